package relation

import "github.com/actant-project/actant/fact"

// weighTree derives polarity, modality and tense of what word i names from its own words and from all that governs it.
func (a *analysis) weighTree(i int) weight {
	w := a.weighAt(i, 0)
	a.judge(&w, i)
	return w
}

func (a *analysis) weighAt(i, depth int) weight {
	w := weight{modality: fact.Asserted, tense: fact.Present}
	a.weighOwn(&w, i)
	if h := a.headOf(i); h >= 0 && depth < depthLimit {
		a.weighBy(&w, i, h, depth)
	}
	if x := a.supposedBy(i); x >= 0 {
		w.modality = weaker(w.modality, fact.Possible)
		w.negative = w.negative && !a.spelt(x, "had") // "had Chad not attacked": it did
	}
	switch {
	case a.asks(i) || w.tense != fact.Past && a.onCondition(i):
		w.modality = weaker(w.modality, fact.Possible)
	case a.performed(i, w):
		w.modality, w.tense, w.performed = fact.Asserted, fact.Present, true
	}
	return w
}

// performed reports whether someone does by saying so what the verb of speech i says: "I would like to thank", "we must say".
func (a *analysis) performed(i int, w weight) bool {
	if v := a.verbAt(i); w.negative || w.modality == fact.Asserted || v == nil || !performs[v.lemma] {
		return false
	}
	wants := false
	if h := a.headOf(i); h >= 0 && a.rel(i) == "xcomp" && a.spelt(h, "like", "want", "have", "love", "wish") && a.ownTense(h) != fact.Past && a.childBy(h, "obj") < 0 {
		i, wants = h, true
	}
	if a.person(i) != "first" || a.markOf(i, "if", "unless", "whether") >= 0 {
		return false
	}
	m := a.childBy(i, "aux")
	return m < 0 && (wants || a.bareForm(i)) || a.spelt(m, "would", "'d", "must", "can")
}

// performs are verbs for deeds that are done by saying so.
var performs = setOf([]string{"acknowledge", "add", "admit", "apologise", "apologize", "applaud", "appreciate", "assure", "commend", "concede", "condemn", "confess",
	"confirm", "congratulate", "declare", "emphasise", "emphasize", "guarantee", "invite", "mention", "note", "pay", "point", "praise",
	"promise", "recommend", "reiterate", "remind",
	"repeat", "salute", "say", "state", "stress", "suggest", "thank", "urge", "vow", "warn", "welcome"})

// supposedBy is the auxiliary before the subject of the verb i by which a clause is no fact but a condition: "had Chad attacked, Norway
// would"; or -1. At the head of the sentence the parser may hang it on the wrong verb.
func (a *analysis) supposedBy(i int) int {
	x, s := a.childBy(i, "aux"), a.childBy(i, "nsubj")
	if a.question() || s < 0 || s > i {
		return -1
	}
	if a.spelt(0, "had", "were", "should") && s > 0 && a.firstVerb() == i {
		return 0
	}
	if a.rel(i) == "advcl" && x >= 0 && x < s && a.childBy(i, "mark") < 0 && a.spelt(x, "had", "were", "should") {
		return x
	}
	return -1
}

// firstVerb is the first verb of the sentence that is no auxiliary, or -1.
func (a *analysis) firstVerb() int {
	for i := range a.words {
		if a.isVerb(i) {
			return i
		}
	}
	return -1
}

// onCondition reports whether a condition hangs on the verb i.
func (a *analysis) onCondition(i int) bool {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if a.rel(int(c)) != "advcl" {
			continue
		}
		if m := a.markOf(int(c), "if", "unless"); m >= 0 && !a.spelt(m-1, "even", "as") && !a.tellsOf(i, int(c)) {
			return true
		}
	}
	return false
}

// tellsOf reports whether the condition c belongs to what the verb i says will be, and not to the saying: "threatens to attack if".
func (a *analysis) tellsOf(i, c int) bool {
	x, v := a.childBy(i, "xcomp", "ccomp"), a.verbAt(i)
	return x > i && x < c && v != nil && (v.cue != 0 || v.effect&(eIntend|eRequest|eFuture) != 0)
}

// weighBy adds what the head h, and all above it, do to word i that hangs on it.
func (a *analysis) weighBy(w *weight, i, h, depth int) {
	if a.markOf(i, "to") >= 0 && a.wh(i) { // "knows how to", "talks on where to"
		w.modality, w.tense = weaker(w.modality, fact.Possible), fact.FutureTense
		return
	}
	if !a.isVerb(i) && a.isVerb(h) {
		switch a.fullRel(i) {
		case "obj", "obl", "nsubj:pass":
			a.weighCarried(w, i, h, depth)
			return
		case "nsubj":
			if occurs[a.lemma(h)] {
				a.adopt(w, h, 0, depth) // "talks will take place"
			} else {
				a.weighSupposed(w, i, h)
			}
			return
		}
	}
	switch a.rel(i) {
	case "xcomp", "ccomp", "csubj":
		a.weighClause(w, i, h, depth)
	case "advcl":
		a.weighAdverbial(w, i, h, depth)
	case "acl":
		a.weighModifying(w, i, h, depth)
	case "conj":
		a.weighJoined(w, i, h, depth)
	case "nmod":
		if a.class(h)&cDoubt != 0 && a.words[h].ment < 0 {
			w.modality = weaker(w.modality, fact.Possible)
		}
	}
}

// adopt adds the effect of h on what depends on it, then h's own weight and tense.
func (a *analysis) adopt(w *weight, h int, e effect, depth int) {
	outer := a.weighAt(h, depth+1)
	w.under(outer, e)
	if e&(eRequest|eFuture|eIntend) != 0 {
		w.tense = fact.FutureTense
	} else {
		w.tense = outer.tense
	}
}

// weighCarried adds what the verb h does to its event noun: "cancelled talks", "will hold talks"; "condemned the attack" leaves it a fact.
func (a *analysis) weighCarried(w *weight, i, h, depth int) {
	v, e := a.verbAt(h), a.effectAt(h)
	switch {
	case v == nil, e&(eLight|eDeny|eRequest|eFuture|eIntend) == 0:
	case e&eDeny != 0 && a.childBy(i, "nmod:poss") >= 0 && !undoes[v.lemma]: // "Peru's criticism was rejected": it was uttered
	case a.rel(i) == "obl" && (a.caseOf(i) != "for" || v.lemma != "call" && v.lemma != "plan" && v.lemma != "hope"):
	default:
		a.adopt(w, h, e, depth)
	}
}

// undoes are verbs by which what was to be does not come about, whoever's it is: "cancelled her trip".
var undoes = setOf([]string{"cancel", "scrap", "abandon", "shelve", "skip", "avoid", "prevent", "avert", "thwart", "foil"})

// weighSupposed holds an event noun for supposed that is new and of which is told what it would do: "an attack would".
func (a *analysis) weighSupposed(w *weight, i, h int) {
	m := a.childBy(h, "aux")
	if m < 0 || a.class(m)&cModal == 0 || a.childBy(i, "nmod:poss") >= 0 {
		return
	}
	if d := a.childBy(i, "det"); d < 0 || a.spelt(d, "a", "an", "any") {
		w.modality = weaker(w.modality, fact.Possible)
	}
}

// weighClause adds what the verb or adjective h does to the clause i that is its object or subject.
func (a *analysis) weighClause(w *weight, i, h, depth int) {
	bare := a.rel(i) == "xcomp" || a.markOf(i, "to") >= 0
	n := a.headOf(h)
	switch {
	case bare && a.fullRel(h) == "acl:relcl" && a.effectAt(h)&eLight != 0 && n >= 0 && a.class(n)&(cDoubt|cReporting) != 0: // "the threat he made to"
		a.weighInfinitiveOf(w, n, depth)
	case bare && !a.isVerb(h) && a.words[h].lex.eff == 0:
		a.weighJudged(w, h, depth)
	case bare:
		a.adopt(w, h, a.effectOn(i, h), depth)
	default:
		a.weighThat(w, i, h, depth)
	}
}

// weighJudged adds what an adjective or noun says of an infinitive: "it is hard to leave" tells of no leaving, "it was nice to leave" does.
func (a *analysis) weighJudged(w *weight, h, depth int) {
	outer := a.weighAt(h, depth+1)
	w.negative = w.negative || outer.negative
	w.modality = weaker(w.modality, outer.modality)
	if w.tense = outer.tense; w.tense != fact.Past && !moved[a.lower(h)] {
		w.modality = weaker(w.modality, fact.Possible)
	}
}

// moved are adjectives of how one takes what is so: "sorry to hear".
var moved = setOf([]string{"glad", "delighted", "sorry", "sad", "surprised", "shocked", "saddened", "dismayed", "honoured", "honored", "relieved", "disappointed",
	"lucky", "fortunate", "ashamed"})

// weighThat adds what h does to a clause with a subject of its own: "denied that", "hopes that", "did not say that".
func (a *analysis) weighThat(w *weight, i, h, depth int) {
	e, v := a.effectAt(h), a.verbAt(h)
	if v != nil && v.cue&(qQuote|qClause) != 0 && v.lemma != "deny" && v.lemma != "hope" && a.rel(i) == "ccomp" {
		e &= eRequest
	}
	outer := weight{modality: fact.Asserted}
	a.weighOwn(&outer, h)
	switch {
	case v != nil && factive[v.lemma] && !a.bareForm(i), outer.negative && a.rel(i) == "ccomp" && a.wh(i): // "did not know that", "cannot say why"
	case e&eDeny != 0:
		w.negative = !outer.negative
	case outer.negative:
		w.modality = weaker(w.modality, fact.Possible)
	case e&eRequest != 0 && a.demanded(i, v), !a.isVerb(h) && a.bareThird(i), v != nil && suggests[v.lemma] && a.demanded(i, v): // "it is vital that Chad leave"
		w.modality, w.tense = weaker(w.modality, fact.Requested), fact.FutureTense
	case e&eFuture != 0:
		w.modality, w.tense = weaker(w.modality, fact.Future), fact.FutureTense
	case e&eIntend != 0, v != nil && unsure[v.lemma], v != nil && supposes[v.lemma] && !a.generous:
		w.modality = weaker(w.modality, fact.Possible)
	}
}

// demanded reports whether the clause i of a request tells what shall be done: "asked that Chad leave", not "told them that Chad leaves".
func (a *analysis) demanded(i int, v *verb) bool {
	if x := a.childBy(i, "aux", "cop"); x >= 0 {
		return a.spelt(x, "be")
	}
	return a.bareForm(i) && (v == nil || v.lemma != "tell" || a.bareThird(i))
}

// suggests are verbs of report whose that-clause tells what shall be done when its verb is bare.
var suggests = setOf([]string{"suggest", "propose", "recommend", "insist", "advise", "move"})

// bareThird reports whether the verb i has the bare form where a present tense would show.
func (a *analysis) bareThird(i int) bool {
	return a.bareForm(i) && a.childBy(i, "aux", "cop") < 0 && a.thirdSubject(i)
}

// thirdSubject reports whether the subject of the verb i is one that a present tense would show.
func (a *analysis) thirdSubject(i int) bool {
	s := a.childBy(i, "nsubj")
	return s >= 0 && (a.upos(s) == "PROPN" || a.upos(s) == "NOUN" && a.lemma(s) == a.lower(s) || a.spelt(s, "he", "she", "it")) && a.childBy(s, "conj") < 0
}

// factive are verbs whose that-clause is so even when they are negated: "did not know that".
var factive = setOf([]string{"know", "realise", "realize", "regret", "forget", "remember", "notice", "discover", "learn", "resent", "overlook", "recall", "mind", "care"})

// supposes are verbs of which the that-clause is so to somebody; unsure are those of which it need not be so to anybody.
var (
	supposes = setOf([]string{"think", "believe", "suspect", "guess", "assume", "suppose", "seem", "appear"})
	unsure   = setOf([]string{"doubt", "imagine", "wish", "fear", "expect"})
)

// effectAt is what the verb, adjective or noun at word h does to what depends on it.
func (a *analysis) effectAt(h int) effect {
	e := a.words[h].lex.eff
	if v := a.verbAt(h); v != nil && a.isVerb(h) {
		e |= v.effect
		if c := a.childBy(h, "compound:prt"); c >= 0 {
			e |= a.lex.phrase[v.lemma+" "+a.words[c].lex.form]
		}
	}
	return e
}

// effectOn is what h does to the infinitive or gerund i: "is going to" tells what will be, "has to" what must, "had to" what was.
func (a *analysis) effectOn(i, h int) effect {
	e := a.effectAt(h)
	if a.infinite(i) && a.childBy(i, "mark") < 0 && mooted[a.lemma(h)] {
		return eIntend
	}
	switch {
	case a.lemma(h) == "try" && a.words[i].lex.forms&gerund != 0: // "tried calling"
		return eFact
	case a.spelt(h, "stopped", "quit", "halted") && a.isVerb(h) && a.words[i].lex.forms&gerund != 0 && a.markOf(i, "from") < 0 && a.childBy(h, "obj") < 0: // until then it did
		return eFact
	case a.markOf(i, "to") < 0 || !a.isVerb(h):
	case a.spelt(h, "going", "gonna"):
		return eFuture
	case a.lemma(h) == "mean", a.lemma(h) == "look", a.politely(h, a.childBy(h, "aux")): // "meant to", "is looking to"
		return eIntend
	case a.spelt(h, "have", "has"):
		return eRequest
	}
	return e
}

// mooted are verbs whose gerund need not come about: "risk losing".
var mooted = setOf([]string{"face", "risk", "contemplate", "envisage", "envision", "discuss", "debate", "suggest", "recommend", "advise", "oppose", "fear", "mean", "urge"})
