package relation

import "github.com/actant-project/actant/fact"

// weight is what scope says of an event.
type weight struct {
	negative bool
	modality fact.Modality
	tense    fact.Tense

	performed bool // done by saying so: "I would like to thank"
}

// under adds to w that it stands under a word of weight outer that has the effect e. The tense is the caller's.
func (w *weight) under(outer weight, e effect) {
	switch {
	case e&eDeny != 0 && outer.negative:
		w.modality = weaker(w.modality, fact.Possible)
	case e&eDeny != 0:
		w.negative = true
	case e&eRequest != 0:
		w.modality, w.negative = weaker(w.modality, fact.Requested), w.negative || outer.negative
	case e&eFuture != 0:
		w.modality, w.negative = weaker(w.modality, fact.Future), w.negative || outer.negative
	case e&eIntend != 0:
		w.modality, w.negative = weaker(w.modality, fact.Intended), w.negative || outer.negative
	default:
		w.negative = w.negative || outer.negative
	}
	w.modality = weaker(outer.modality, w.modality)
}

// weaker keeps the first modality unless it is an assertion.
func weaker(m, n fact.Modality) fact.Modality {
	if m == fact.Asserted {
		return n
	}
	return m
}

// question reports whether the sentence asks.
func (a *analysis) question() bool {
	for i := len(a.words) - 1; i >= 0 && i >= len(a.words)-3; i-- {
		if a.words[i].tag == tEnd {
			return a.of(i) == "?"
		}
	}
	return false
}
