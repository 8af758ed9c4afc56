package relation

import "github.com/actant-project/actant/fact"

// weighAdverbial adds what the verb h does to the clause i that tells of it why, when or how.
func (a *analysis) weighAdverbial(w *weight, i, h, depth int) {
	m, g := a.childBy(i, "mark"), a.headOf(h)
	switch {
	case a.markOf(i, "to") >= 0 && a.words[i].lex.forms&gerund == 0:
		a.weighInOrder(w, i, h, depth)
	case a.spelt(h, "soon", "long") && a.spelt(h-1, "as") && g >= 0 && depth < depthLimit: // "as soon as Chad attacks"
		a.weighAdverbial(w, i, g, depth+1)
	case w.modality != fact.Asserted || a.timed(i, m): // "will leave if Chad attacks", "when Chad attacks"
		if outer := a.weighAt(h, depth+1); w.tense != fact.Past || a.spelt(a.childBy(i, "aux"), "have", "has") {
			w.tense, w.modality = outer.tense, weaker(w.modality, outer.modality)
		}
	case m >= 0 && a.words[i].lex.forms&gerund != 0 && a.spelt(m, "from", "of", "about", "on", "against", "at", "to", "in"):
		outer := a.weighAt(h, depth+1)
		w.tense = outer.tense
		if outer.negative { // "did not think of leaving"
			w.modality = weaker(w.modality, fact.Possible)
		}
		w.under(weight{modality: outer.modality}, a.effectOfGerund(m, h))
	case a.spelt(m, "for"): // "fined for hiding losses", "called for sending troops"
		w.tense = a.ownTense(h)
		w.under(weight{modality: fact.Asserted}, a.effectAt(h)&(eRequest|eIntend))
	case a.childBy(i, "aux", "cop", "nsubj", "csubj", "expl") < 0:
		outer := a.weighAt(h, depth+1)
		w.tense, w.modality = outer.tense, weaker(w.modality, outer.modality)
	}
}

// effectOfGerund is what the verb h does to a gerund after the preposition m: "was barred from", "warned against".
func (a *analysis) effectOfGerund(m, h int) effect {
	switch {
	case a.spelt(m, "from") && a.childBy(h, "obj", "nsubj:pass") >= 0:
		return eDeny
	case a.spelt(m, "against"), a.spelt(m, "of", "about") && a.lemma(h) == "think", a.spelt(m, "to") && a.spelt(a.childBy(h, "advmod"), "forward"):
		return eIntend
	}
	return a.effectAt(h) &^ eLight
}

// weighInOrder adds what the verb h does to an infinitive beside it: that it is its end, or, of "forced them to", its outcome.
func (a *analysis) weighInOrder(w *weight, i, h, depth int) {
	e, o := a.effectAt(h), a.childBy(h, "obj")
	if o >= 0 && a.implies(h, o) {
		a.adopt(w, h, 0, depth)
		return
	}
	if e&eFact != 0 && a.childBy(h, "obj", "obl") < 0 || e&eObject != 0 && a.childBy(h, "obj", "iobj", "nsubj:pass") >= 0 {
		a.adopt(w, h, a.effectOn(i, h), depth)
		return
	}
	a.weighPurpose(w, h, depth)
}

// timed reports whether clause i, with the mark m or none, tells when: "after", "once", "as soon as".
func (a *analysis) timed(i, m int) bool {
	if m < 0 {
		m = a.childBy(i, "advmod")
	}
	return m >= 0 && (a.spelt(m, "after", "before", "until", "till", "when", "whenever", "once") || a.spelt(m, "as") && a.spelt(m-2, "as") && a.spelt(m-1, "soon", "long"))
}

// weighModifying adds what the noun h does to the clause i that hangs on it.
func (a *analysis) weighModifying(w *weight, i, h, depth int) {
	m := a.childBy(i, "mark")
	if a.markOf(i, "to") >= 0 {
		a.weighInfinitiveOf(w, h, depth)
		return
	}
	if a.fullRel(i) == "acl:relcl" {
		if d := a.childBy(h, "det"); w.tense == fact.Present && (d >= 0 && a.spelt(d, "any") || a.spelt(h, "anyone", "anybody", "anything", "anywhere", "anyplace", "whoever", "whatever", "wherever")) {
			w.modality = weaker(w.modality, fact.Possible)
		}
		return
	}
	if m >= 0 && (a.class(h)&(cDoubt|cReporting) != 0 || !a.generous && a.spelt(m, "that") && !a.spelt(h, "fact", "news", "word", "proof", "evidence")) {
		w.modality = weaker(w.modality, fact.Possible)
	}
	g := a.headOf(h)
	if g >= 0 && a.isVerb(g) && !a.passiveAt(i) {
		w.tense = a.ownTense(g)
	}
	w.negative = w.negative || a.empty(h) || g >= 0 && a.lemma(g) == "be" && a.denied(g) || a.caseOf(h) == "without" && a.words[i].lex.forms&gerund != 0
}

// weighInfinitiveOf adds what the noun h does to an infinitive: "the plan to", "refusal to", "Leaders to meet".
func (a *analysis) weighInfinitiveOf(w *weight, h, depth int) {
	g := a.headOf(h)
	switch {
	case a.childBy(h, "cop") >= 0 && a.words[h].lex.eff == 0 && a.class(h)&cDoubt == 0: // "it was a mistake to"
		a.weighJudged(w, h, depth)
	case g < 0:
		w.modality, w.tense = weaker(w.modality, fact.Future), fact.FutureTense
	case a.words[h].ment >= 0 && a.isVerb(g):
		a.weighPurpose(w, g, depth)
	case a.implies(g, h):
		a.adopt(w, g, 0, depth)
	default:
		w.modality, w.tense = weaker(w.modality, fact.Intended), fact.FutureTense
		w.negative = w.negative || a.spelt(h, "refusal", "failure", "inability", "unwillingness")
	}
}

// implies reports whether verb and object say together that what follows was done: "took the time to", "had the courage to".
func (a *analysis) implies(verb, object int) bool {
	if !a.isVerb(verb) || a.rel(object) != "obj" || a.empty(object) {
		return false
	}
	switch a.lemma(verb) {
	case "take", "seize", "use":
		return chances[a.lemma(object)] || isUnit(a.lemma(object)) || a.spelt(object, "while")
	case "have":
		return virtues[a.lemma(object)]
	}
	return false
}

// Nouns that imply what follows after "take" and after "have" (Karttunen, Simple and phrasal implicatives, 2012).
var (
	chances = setOf([]string{"time", "trouble", "opportunity", "chance", "occasion", "moment", "liberty", "pain", "pains", "care"})
	virtues = setOf([]string{"courage", "nerve", "gall", "gut", "guts", "audacity", "temerity", "decency", "foresight", "fortune", "misfortune", "luck", "pleasure",
		"honour", "honor", "privilege", "kindness"})
)

// weighPurpose adds that an infinitive stands for what the verb h is for, or asks for.
func (a *analysis) weighPurpose(w *weight, h, depth int) {
	if a.generous && means[a.lemma(h)] {
		a.adopt(w, h, 0, depth)
		return
	}
	m := fact.Intended
	if a.isVerb(h) && a.effectAt(h)&eRequest != 0 {
		m = fact.Requested
	}
	w.modality, w.tense = weaker(w.modality, m), fact.FutureTense
}

// means are verbs whose purpose has mostly been reached once they are done: "used tanks to free the town".
var means = setOf([]string{"use", "employ", "take", "invoke", "apply", "exploit"})

// ownTense is the tense of word h by its own auxiliaries.
func (a *analysis) ownTense(h int) fact.Tense {
	w := weight{tense: fact.Present}
	a.weighOwn(&w, h)
	return w.tense
}

// weighJoined adds to the second of two joined words what holds of both.
func (a *analysis) weighJoined(w *weight, i, h, depth int) {
	g := a.headOf(h)
	switch {
	case a.isVerb(i) != a.isVerb(h), depth >= depthLimit:
	case !a.isVerb(i):
		if g >= 0 {
			a.weighBy(w, h, g, depth+1)
		}
	case a.childBy(i, "aux", "nsubj") >= 0:
		a.weighSharedMark(w, i, h)
	case a.tensed(i) && a.infinite(h): // "failed to take the town and shelled it": it goes with the verb above
		for n := 0; n < depthLimit && g >= 0 && a.infinite(h); n++ {
			h, g = g, a.headOf(g)
		}
		if g >= 0 {
			a.weighBy(w, h, g, depth+1)
		}
	default:
		a.weighTwin(w, i, h, depth)
	}
}

// weighSharedMark lets the "if" of the first of two joined clauses hold for the second.
func (a *analysis) weighSharedMark(w *weight, i, h int) {
	if a.markOf(h, "if", "unless", "whether") >= 0 && a.childBy(i, "mark") < 0 {
		w.modality = weaker(w.modality, fact.Possible)
	}
}

// weighTwin adds to the verb i what holds of the verb h before it, whose subject and auxiliaries it may share.
func (a *analysis) weighTwin(w *weight, i, h, depth int) {
	own := weight{modality: fact.Asserted, tense: w.tense}
	a.weighOwn(&own, h)
	a.weighSharedMark(w, i, h)
	helped := a.childBy(h, "aux") >= 0
	bare := a.words[i].lex.forms&base != 0
	if bare || !helped {
		w.modality = weaker(w.modality, own.modality)
	}
	if c := a.childBy(i, "cc"); helped && (bare || c >= 0 && a.spelt(c, "or", "nor")) {
		w.negative = w.negative || own.negative
		w.tense = own.tense
	}
	if g := a.headOf(h); g >= 0 {
		a.weighBy(w, h, g, depth+1)
	}
}
