package relation

import "github.com/actant-project/actant/fact"

// weight is what scope says of an event.
type weight struct {
	negative bool
	modality fact.Modality
	tense    fact.Tense

	performed bool // done by saying so: "I would like to thank"
}

// weigh derives polarity, modality and tense of frame k from its auxiliaries and from what governs it.
func (a *analysis) weigh(k int32, depth int) weight {
	f := &a.frames[k]
	w := weight{modality: fact.Asserted, tense: fact.Present}
	if f.group >= 0 {
		a.weighGroup(&w, f)
	} else {
		a.weighNoun(&w, f)
	}
	if a.conditional(int(f.chunk)) || a.question() {
		w.modality = weaker(w.modality, fact.Possible)
	}
	a.govern(&w, f, depth)
	return w
}

// weighGroup reads the verb's own auxiliaries.
func (a *analysis) weighGroup(w *weight, f *frame) {
	g := &a.groups[f.group]
	w.negative = g.negative && !a.notOnly(f) || a.emptySubject(f.subj) || a.emptySubject(f.obj)
	if g.pastTense || g.perfect {
		w.tense = fact.Past
	}
	if g.passive && !g.finite || g.ing && !g.finite {
		w.tense = a.mainTense(f)
	}
	if g.isTo {
		w.modality, w.tense = fact.Future, fact.FutureTense
	}
	if g.modal < 0 {
		return
	}
	switch a.words[g.modal].lex.form {
	case "will", "shall", "'ll", "wo":
		w.modality, w.tense = fact.Future, fact.FutureTense
	case "would", "'d":
		w.modality, w.tense = fact.Future, fact.FutureTense
		if g.have {
			w.modality, w.tense = fact.Possible, fact.Past
		}
	case "must", "should", "ought":
		w.modality = fact.Requested
	default:
		w.modality = fact.Possible
	}
}

// mainTense is the tense of the nearest finite verb.
func (a *analysis) mainTense(f *frame) fact.Tense {
	t := fact.Past
	for k := range a.frames {
		p := &a.frames[k]
		if p.group < 0 || !a.groups[p.group].finite {
			continue
		}
		if a.groups[p.group].pastTense {
			t = fact.Past
		} else {
			t = fact.Present
		}
		if p.chunk > f.chunk {
			break
		}
	}
	return t
}

// weighNoun reads what stands in and before the noun phrase: "no talks", "a possible attack", "the threat of war".
func (a *analysis) weighNoun(w *weight, f *frame) {
	w.tense = fact.Past
	ch := a.chunks[f.chunk]
	for i := ch.first; i < ch.head; i++ {
		switch c := a.class(int(i)); {
		case c&cDenial != 0:
			w.negative = true
		case c&cHedge != 0 && a.tagAt(int(i)-1) != tHyphen:
			w.modality = fact.Possible
		}
		if a.is(int(i), "future", "next", "forthcoming", "upcoming") {
			w.modality, w.tense = fact.Future, fact.FutureTense
		}
	}
	c := int(f.chunk)
	switch {
	case a.form(c-1) == "without", a.form(c-1) == "than" || a.form(c-1) == "of" && a.form(c-2) == "instead":
		w.negative = true
	case a.kind(c-1) == kPrep && a.kind(c-2) == kNoun && a.doubtful(c-2):
		w.modality = fact.Possible
	}
}

// doubtful reports whether what hangs on noun chunk c need not have happened: "the threat of war", "a call for talks".
func (a *analysis) doubtful(c int) bool {
	w := &a.words[a.chunks[c].head]
	return w.lex.class&cDoubt != 0 && w.ment < 0
}

// govern adds what the governing verb does.
func (a *analysis) govern(w *weight, f *frame, depth int) {
	outer := weight{modality: fact.Asserted, tense: w.tense}
	if f.gov >= 0 && depth < 6 {
		outer = a.weigh(f.gov, depth+1)
	}
	if f.gov < 0 && depth < 6 {
		a.governClause(w, f, depth)
	}
	e := f.govEffect
	if f.noun != nil && f.gov >= 0 && e == 0 {
		return // "condemned the attack": it did happen
	}
	w.under(outer, e)
	if e&(eRequest|eFuture|eIntend) != 0 && e&eLight == 0 {
		w.tense = fact.FutureTense
	} else if f.gov >= 0 {
		w.tense = outer.tense
	}
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

// notOnly reports whether the negation is of "not only".
func (a *analysis) notOnly(f *frame) bool {
	c := a.chunks[f.chunk]
	for i := int(c.first); i < int(c.last); i++ {
		if a.words[i].tag == tNeg && a.is(i+1, "only", "just", "merely", "simply") {
			return true
		}
	}
	return false
}

// emptySubject reports whether a list is of phrases as "no one", "neither country", "none of them".
func (a *analysis) emptySubject(l list) bool {
	for _, c := range a.phrases(l) {
		first := int(a.chunks[c].first)
		if a.is(first, "no", "neither", "none", "nobody", "nothing", "no-one") || a.kind(int(c)-1) == kAdv && a.form(int(c)-1) == "neither" {
			return true
		}
	}
	return false
}

// conditional reports whether chunk c lies in a clause that "if", "unless" or "whether" opens.
func (a *analysis) conditional(c int) bool {
	verbs := 0
	for j := c - 1; j >= 0; j-- {
		switch a.chunks[j].kind {
		case kSub:
			return a.words[a.chunks[j].first].lex.class&cConditional != 0
		case kVerb:
			if verbs++; verbs > 1 && a.groups[a.chunks[j].group].finite {
				return false
			}
		case kComma, kSemi, kColon, kThat, kDash:
			return false
		}
	}
	return false
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

// governClause adds what the verb does in whose that-clause the frame stands: "denied that", "hopes that", "did not say that".
func (a *analysis) governClause(w *weight, f *frame, depth int) {
	if f.subj.empty() {
		return
	}
	for k := range a.frames {
		p := &a.frames[k]
		if p.verb == nil || p.clause.empty() || p.chunk >= f.chunk || a.pool[p.clause.lo] != a.pool[f.subj.lo] {
			continue
		}
		outer := a.weigh(int32(k), depth+1)
		e := a.effectOf(p)
		if p.verb.cue&(qQuote|qClause) != 0 && p.verb.lemma != "deny" && p.verb.lemma != "hope" {
			e &= eRequest
		}
		switch {
		case e&eDeny != 0:
			w.negative = !outer.negative
		case outer.negative:
			w.modality = weaker(w.modality, fact.Possible)
		case e&eRequest != 0:
			w.modality = weaker(w.modality, fact.Requested)
		case e&eFuture != 0:
			w.modality = weaker(w.modality, fact.Future)
		case e&eIntend != 0:
			w.modality = weaker(w.modality, fact.Possible)
		}
		return
	}
}
