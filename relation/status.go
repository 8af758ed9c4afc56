package relation

import "github.com/actant-project/actant/fact"

// weighTree derives polarity, modality and tense of what word i names from its own words and from all that governs it.
func (a *analysis) weighTree(i int) weight {
	w := weight{modality: fact.Asserted, tense: fact.Present}
	a.weighOwn(&w, i)
	at := i
	for range depthLimit {
		h := a.headOf(at)
		if h < 0 {
			break
		}
		if !a.weighBy(&w, at, h) {
			break
		}
		at = h
	}
	if a.headOf(at) < 0 && a.question() {
		w.modality = weaker(w.modality, fact.Possible)
	}
	if c := a.childBy(i, "advcl"); c >= 0 && w.tense != fact.Past {
		if m := a.childBy(c, "mark"); m >= 0 && a.is(m, "if", "unless") {
			w.modality = weaker(w.modality, fact.Possible)
		}
	}
	return w
}

// weighOwn reads the auxiliaries and negations that hang on word i.
func (a *analysis) weighOwn(w *weight, i int) {
	f := a.words[i].lex.forms
	verb := a.isVerb(i)
	switch {
	case !verb:
		w.tense = fact.Past
	case f&past != 0 && f&base == 0:
		w.tense = fact.Past
	}
	have, be, to, modal := false, false, false, -1
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		switch a.rel(k) {
		case "aux", "cop":
			switch {
			case a.class(k)&cModal != 0:
				modal = k
			case a.class(k)&cHave != 0:
				have = true
			case a.class(k)&cBe != 0:
				be = be || a.fullRel(k) == "aux" && a.is(k, "is", "are", "was", "were")
			}
			if a.is(k, "was", "were", "did", "had", "has", "have", "'ve") && a.class(k)&cModal == 0 {
				w.tense = fact.Past
			} else if a.is(k, "is", "are", "am", "'re", "'m", "does", "do") && a.fullRel(k) != "aux:pass" {
				w.tense = fact.Present
			}
		case "advmod", "det", "cc":
			if a.class(k)&cNeg != 0 && !a.is(k+1, "only", "just", "merely", "simply") || a.is(k, "no", "neither", "never") {
				w.negative = true
			} else if !verb && a.class(k)&cHedge != 0 {
				w.modality = fact.Possible
			}
		case "amod":
			if !verb && a.class(k)&cHedge != 0 && a.tagAt(k-1) != tHyphen {
				w.modality = fact.Possible
			}
			if !verb && a.is(k, "future", "next", "forthcoming", "upcoming") {
				w.modality, w.tense = fact.Future, fact.FutureTense
			}
		case "nsubj", "obj":
			if n := a.childBy(k, "det", "cc:preconj"); verb && (a.is(k, "nobody", "none", "nothing") || n >= 0 && a.is(n, "no", "neither")) {
				w.negative = true
			}
		case "mark":
			w.negative = w.negative || a.is(k, "without")
			to = to || a.is(k, "to")
			if a.is(k, "if", "unless", "whether") {
				w.modality = fact.Possible
			}
		case "case":
			if a.is(k, "without", "than") {
				w.negative = true
			}
		}
	}
	if modal >= 0 {
		w.tense = fact.FutureTense
		w.modality = weaker(w.modality, a.modalOf(modal, have, w))
	} else if to && (be || a.rel(i) == "root") { // "is to meet", "Leaders to meet"
		w.tense, w.modality = fact.FutureTense, fact.Future
	} else if a.imperative(i) {
		w.modality = weaker(w.modality, fact.Requested)
	}
}

// modalOf is the modality of a modal verb.
func (a *analysis) modalOf(k int, have bool, w *weight) fact.Modality {
	switch a.words[k].lex.form {
	case "will", "shall", "'ll", "wo":
		return fact.Future
	case "would", "'d":
		if have {
			w.tense = fact.Past
			return fact.Possible
		}
		return fact.Future
	case "must", "should", "ought":
		return fact.Requested
	}
	w.tense = fact.Present
	if have {
		w.tense = fact.Past
	}
	return fact.Possible
}

// imperative reports whether the verb i is a bare order: no subject, no auxiliary, first in its sentence.
func (a *analysis) imperative(i int) bool {
	return a.rel(i) == "root" && a.isVerb(i) && a.words[i].lex.forms&base != 0 && a.words[i].lex.forms&past == 0 &&
		!a.is(i, "thank", "thanks", "hope") && a.childBy(i, "nsubj", "aux", "csubj", "expl", "cop") < 0 && !a.headline
}

// weighBy adds what the head h does to word at that hangs on it, and reports whether to go on above h.
func (a *analysis) weighBy(w *weight, at, h int) bool {
	r := a.rel(at)
	if !a.isVerb(at) && a.isVerb(h) && (r == "obj" || a.fullRel(at) == "nsubj:pass" || r == "obl") {
		return a.weighCarried(w, at, h)
	}
	switch r {
	case "xcomp", "ccomp":
		return a.weighClause(w, at, h, r == "xcomp" || a.childBy(at, "mark") >= 0 && a.is(a.childBy(at, "mark"), "to"))
	case "advcl":
		m := a.childBy(at, "mark")
		switch {
		case m >= 0 && a.is(m, "to"):
			return a.weighPurpose(w, h)
		case m >= 0 && a.is(m, "before", "until"):
		case a.childBy(at, "aux", "cop") < 0:
			w.tense = a.ownTense(h)
		}
		return false
	case "acl":
		if m := a.childBy(at, "mark"); m >= 0 && a.is(m, "to") {
			if a.rel(h) == "root" { // "Leaders to meet"
				w.modality, w.tense = weaker(w.modality, fact.Future), fact.FutureTense
				return false
			}
			if g := a.headOf(h); g >= 0 && a.words[h].ment >= 0 && a.isVerb(g) {
				return a.weighPurpose(w, g)
			}
			w.modality, w.tense = weaker(w.modality, fact.Intended), fact.FutureTense
			if a.is(h, "refusal", "failure", "inability", "unwillingness") {
				w.negative = true
			}
			return false
		}
		if m := a.childBy(at, "mark"); a.class(h)&(cDoubt|cReporting) != 0 || m >= 0 && a.is(m, "that") && !a.is(h, "fact", "news") {
			w.modality = weaker(w.modality, fact.Possible)
		}
		if a.fullRel(at) == "acl:relcl" {
			return false
		}
		if g := a.headOf(h); g >= 0 && a.isVerb(g) && !a.passiveAt(at) {
			w.tense = a.ownTense(g)
		}
		return a.inherit(w, h)
	case "conj":
		if a.isVerb(at) != a.isVerb(h) {
			return false
		}
		if a.childBy(at, "aux", "nsubj") < 0 && a.isVerb(at) {
			o := weight{modality: fact.Asserted, tense: w.tense}
			a.weighOwn(&o, h)
			if a.words[at].lex.forms&base != 0 && a.childBy(h, "aux") >= 0 || a.childBy(h, "aux") < 0 {
				w.modality = weaker(w.modality, o.modality)
			}
			if a.words[at].lex.forms&base != 0 && a.childBy(h, "aux") >= 0 {
				w.negative = w.negative || o.negative
				w.tense = o.tense
			}
			return true
		}
		return !a.isVerb(at)
	case "nmod":
		if a.class(h)&cDoubt != 0 && a.words[h].ment < 0 {
			w.modality = weaker(w.modality, fact.Possible)
		}
		return false
	}
	return false
}

// weighPurpose adds that an infinitive stands for what the verb h is for, or asks for.
func (a *analysis) weighPurpose(w *weight, h int) bool {
	m := fact.Intended
	if a.isVerb(h) && a.effectAt(h)&eRequest != 0 {
		m = fact.Requested
	}
	w.modality, w.tense = weaker(w.modality, m), fact.FutureTense
	return false
}

// ownTense is the tense of word h by its own auxiliaries.
func (a *analysis) ownTense(h int) fact.Tense {
	var w weight
	a.weighOwn(&w, h)
	if w.tense == "" {
		w.tense = fact.Present
	}
	return w.tense
}

// inherit takes on what the noun h stands in.
func (a *analysis) inherit(w *weight, h int) bool {
	if n := a.childBy(h, "det"); n >= 0 && a.is(n, "no", "neither") {
		w.negative = true
	}
	return false
}

// weighCarried adds what the verb h does to its event noun: "cancelled talks", "will hold talks"; "condemned the attack" leaves it a fact.
func (a *analysis) weighCarried(w *weight, at, h int) bool {
	v := a.verbAt(h)
	if v == nil || a.rel(at) == "obl" && a.caseOf(at) != "for" {
		if a.rel(at) == "obl" && a.caseOf(at) == "for" {
			return false
		}
		return false
	}
	e := a.effectAt(h)
	if e&eDeny != 0 && a.childBy(at, "nmod:poss") >= 0 {
		return false // "Peru's criticism was rejected": it was uttered
	}
	if e&eLight == 0 && e&(eDeny|eRequest|eFuture|eIntend) == 0 || a.rel(at) == "obl" && v.lemma != "call" && v.lemma != "plan" && v.lemma != "hope" {
		return false
	}
	return a.apply(w, h, e)
}

// weighClause adds what the verb or adjective h does to the clause that depends on it.
func (a *analysis) weighClause(w *weight, at, h int, bare bool) bool {
	e := a.effectAt(h)
	v := a.verbAt(h)
	if !bare {
		finite := a.rel(at) == "ccomp"
		if v != nil && v.cue&(qQuote|qClause) != 0 && v.lemma != "deny" && v.lemma != "hope" && finite {
			e &= eRequest
		}
		o := weight{modality: fact.Asserted}
		a.weighOwn(&o, h)
		switch {
		case e&eDeny != 0:
			w.negative = !o.negative
		case o.negative:
			w.modality = weaker(w.modality, fact.Possible)
		case e&eRequest != 0:
			w.modality, w.tense = weaker(w.modality, fact.Requested), fact.FutureTense
		case e&eFuture != 0:
			w.modality, w.tense = weaker(w.modality, fact.Future), fact.FutureTense
		case e&eIntend != 0, v != nil && unsure[v.lemma]:
			w.modality = weaker(w.modality, fact.Possible)
		}
		return false
	}
	return a.apply(w, h, e)
}

// unsure are verbs whose that-clause need not be so.
var unsure = setOf([]string{"think", "believe", "suspect", "doubt", "guess", "assume", "suppose", "imagine", "wish", "fear", "expect", "seem", "appear"})

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

// apply adds the effect of h, then h's own weight, and reports whether to go on above h.
func (a *analysis) apply(w *weight, h int, e effect) bool {
	o := weight{modality: fact.Asserted, tense: w.tense}
	a.weighOwn(&o, h)
	w.under(o, e)
	if e&(eRequest|eFuture|eIntend) != 0 && e&eLight == 0 {
		w.tense = fact.FutureTense
	} else {
		w.tense = o.tense
	}
	return true
}
