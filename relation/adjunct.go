package relation

import "github.com/actant-project/actant/fact"

// weighAdverbial adds what the verb h does to the clause i that tells of it why, when or how.
func (a *analysis) weighAdverbial(w *weight, i, h, depth int) {
	m := a.childBy(i, "mark")
	switch {
	case m >= 0 && a.is(m, "to"):
		a.weighPurpose(w, h)
	case a.timed(i, m):
		if w.tense != fact.Past {
			w.modality = weaker(w.modality, a.weighAt(h, depth+1).modality)
		}
	case m >= 0 && a.words[i].lex.forms&gerund != 0 && a.is(m, "from", "of", "for", "about", "on", "against", "at", "to"):
		outer := a.weighAt(h, depth+1)
		w.tense = outer.tense
		w.under(weight{modality: outer.modality}, a.effectAt(h)&^eLight)
	case a.childBy(i, "aux", "cop") < 0:
		outer := a.weighAt(h, depth+1)
		w.tense = outer.tense
		if a.childBy(i, "nsubj") < 0 {
			w.modality = weaker(w.modality, outer.modality)
		}
	}
}

// timed reports whether clause i, with the mark m or none, tells when: "after", "once", "as soon as".
func (a *analysis) timed(i, m int) bool {
	if m < 0 {
		m = a.childBy(i, "advmod")
	}
	return m >= 0 && a.is(m, "after", "before", "until", "till", "when", "whenever", "once", "while")
}

// weighModifying adds what the noun h does to the clause i that hangs on it.
func (a *analysis) weighModifying(w *weight, i, h, depth int) {
	m := a.childBy(i, "mark")
	if m >= 0 && a.is(m, "to") {
		a.weighInfinitiveOf(w, h)
		return
	}
	if a.fullRel(i) == "acl:relcl" {
		return
	}
	if m >= 0 && (a.class(h)&(cDoubt|cReporting) != 0 || a.is(m, "that") && !a.is(h, "fact", "news", "word", "proof", "evidence")) {
		w.modality = weaker(w.modality, fact.Possible)
	}
	if g := a.headOf(h); g >= 0 && a.isVerb(g) && !a.passiveAt(i) {
		w.tense = a.ownTense(g)
	}
	w.negative = w.negative || a.empty(h)
}

// weighInfinitiveOf adds what the noun h does to an infinitive: "the plan to", "refusal to", "Leaders to meet".
func (a *analysis) weighInfinitiveOf(w *weight, h int) {
	g := a.headOf(h)
	switch {
	case g < 0:
		w.modality, w.tense = weaker(w.modality, fact.Future), fact.FutureTense
	case a.words[h].ment >= 0 && a.isVerb(g):
		a.weighPurpose(w, g)
	default:
		w.modality, w.tense = weaker(w.modality, fact.Intended), fact.FutureTense
		w.negative = w.negative || a.is(h, "refusal", "failure", "inability", "unwillingness")
	}
}

// weighPurpose adds that an infinitive stands for what the verb h is for, or asks for.
func (a *analysis) weighPurpose(w *weight, h int) {
	m := fact.Intended
	if a.isVerb(h) && a.effectAt(h)&eRequest != 0 {
		m = fact.Requested
	}
	w.modality, w.tense = weaker(w.modality, m), fact.FutureTense
}

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
		if m := a.childBy(h, "mark"); m >= 0 && a.class(m)&cConditional != 0 && a.childBy(i, "mark") < 0 {
			w.modality = weaker(w.modality, fact.Possible)
		}
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

// weighTwin adds to the verb i what holds of the verb h before it, whose subject and auxiliaries it may share.
func (a *analysis) weighTwin(w *weight, i, h, depth int) {
	own := weight{modality: fact.Asserted, tense: w.tense}
	a.weighOwn(&own, h)
	helped := a.childBy(h, "aux") >= 0
	bare := a.words[i].lex.forms&base != 0
	if bare || !helped {
		w.modality = weaker(w.modality, own.modality)
	}
	if c := a.childBy(i, "cc"); helped && (bare || c >= 0 && a.is(c, "or", "nor")) {
		w.negative = w.negative || own.negative
		w.tense = own.tense
	}
	if g := a.headOf(h); g >= 0 {
		a.weighBy(w, h, g, depth+1)
	}
}
