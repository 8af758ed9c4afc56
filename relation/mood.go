package relation

import "github.com/actant-project/actant/fact"

// weighOwn reads the auxiliaries, negations and marks that hang on word i.
func (a *analysis) weighOwn(w *weight, i int) {
	verb := a.isVerb(i)
	if f := a.words[i].lex.forms; !verb && a.childBy(i, "cop") < 0 || f&past != 0 && f&base == 0 || a.spelt(i, "had") {
		w.tense = fact.Past
	}
	x := auxiliaries{modal: -1}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		switch a.rel(k) {
		case "aux", "cop":
			a.weighAux(w, k, &x)
		case "advmod", "det", "cc":
			a.weighModifier(w, k, verb)
		case "amod":
			a.weighAdjective(w, k, verb)
		case "nsubj", "obj":
			w.negative = w.negative || verb && a.empty(k)
		case "mark", "case":
			a.weighMark(w, k, &x)
		}
	}
	switch {
	case x.modal >= 0 && a.politely(i, x.modal): // "would like to"
		w.tense = fact.Present
	case x.modal >= 0 && !x.have && a.spelt(x.modal, "can", "could") && a.spelt(i, "see", "hear", "feel", "smell"): // one does
		if w.tense = fact.Present; a.spelt(x.modal, "could") {
			w.tense = fact.Past
		}
	case a.aboutTo(i, x):
		w.tense, w.modality = fact.FutureTense, weaker(w.modality, fact.Future)
	case x.modal >= 0:
		w.tense = fact.FutureTense
		w.modality = weaker(w.modality, a.modalOf(x.modal, x.have, w))
	case x.to && (x.be || a.rel(i) == "root"), x.be && a.bareForm(i) && a.markOf(i, "that") < 0: // "is to meet", "Leaders to meet", "all it does is wait"
		w.tense, w.modality = fact.FutureTense, fact.Future
	case a.imperative(i):
		w.modality = weaker(w.modality, fact.Requested)
	case verb && i > 1 && a.spelt(0, "may") && a.rel(0) != "nsubj" && a.bareForm(i): // "May Norway defend Peru", where the parser sees a month
		w.modality = weaker(w.modality, fact.Possible)
	case verb && w.tense == fact.Present && a.ahead(i): // "Norway hosts Chad next week"
		w.tense, w.modality = fact.FutureTense, weaker(w.modality, fact.Future)
	}
}

// politely reports whether the modal before the verb i only softens a wish that is there: "would like to".
func (a *analysis) politely(i, modal int) bool {
	return a.spelt(modal, "would", "'d") && a.spelt(i, "like", "love", "prefer") && a.childBy(i, "xcomp") > i
}

// aboutTo reports whether the word i is the "going" of what will be.
func (a *analysis) aboutTo(i int, x auxiliaries) bool {
	c := a.childBy(i, "xcomp")
	return a.spelt(i, "going", "gonna", "gon") && c > i && a.markOf(c, "to") >= 0 && !x.have
}

// ahead reports whether a time to come hangs on the verb i.
func (a *analysis) ahead(i int) bool {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		switch a.rel(k) {
		case "obl", "advmod", "nmod", "obj":
			if a.spelt(k, "tomorrow") || a.spelt(k-1, "next", "coming") && (a.class(k)&cTime != 0 || isUnit(a.lemma(k))) {
				return true
			}
		}
	}
	return false
}

// auxiliaries are what stands before a verb.
type auxiliaries struct {
	have, be, to bool
	modal        int
}

func (a *analysis) weighAux(w *weight, k int, x *auxiliaries) {
	c := a.class(k)
	switch {
	case c&cModal != 0:
		x.modal = k
		return
	case c&cHave != 0:
		x.have = true
	case c&cBe != 0:
		x.be = x.be || a.spelt(k, "is", "are", "was", "were")
	}
	if a.spelt(k, "was", "were", "did", "had", "has", "have", "'ve") {
		w.tense = fact.Past
	} else if a.spelt(k, "is", "are", "am", "'re", "'m", "does", "do") {
		w.tense = fact.Present
	}
}

func (a *analysis) weighModifier(w *weight, k int, verb bool) {
	switch {
	case a.class(k)&cNeg != 0 && !a.spelt(k+1, "only", "just", "merely", "simply"), a.spelt(k, "neither", "never"), a.spelt(k, "no") && !(verb && a.headOf(k) < k), a.spelt(k, "longer") && a.spelt(k-1, "no"):
		w.negative = true
	case a.spelt(k, "rather", "instead") && a.childBy(k, "fixed") >= 0: // "rather than attack"
		w.negative = true
	case !verb && (a.class(k)&cHedge != 0 || a.spelt(k, "any")): // "any attack"
		w.modality = weaker(w.modality, fact.Possible)
	}
}

func (a *analysis) weighAdjective(w *weight, k int, verb bool) {
	if verb {
		return
	}
	if a.class(k)&cHedge != 0 && a.tagAt(k-1) != tHyphen {
		w.modality = fact.Possible
	}
	if a.spelt(k, "future", "next", "forthcoming", "upcoming") {
		w.modality, w.tense = fact.Future, fact.FutureTense
	}
}

func (a *analysis) weighMark(w *weight, k int, x *auxiliaries) {
	switch {
	case a.spelt(k, "without", "instead"), a.spelt(k, "than") && a.rel(k) == "case", a.spelt(k, "rather") && a.childBy(k, "fixed") >= 0:
		w.negative = true
	case a.rel(k) == "mark" && a.spelt(k, "to"):
		x.to = true
	case a.rel(k) == "mark" && a.spelt(k, "if", "unless", "whether"):
		w.modality = weaker(w.modality, fact.Possible)
	}
}

// empty reports whether the phrase that word k heads names nobody: "nobody", "no country".
func (a *analysis) empty(k int) bool {
	n := a.childBy(k, "det", "cc:preconj")
	return a.spelt(k, "nobody", "none", "nothing") && !a.spelt(k+1, "but") || n >= 0 && a.spelt(n, "no", "neither")
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

// imperative reports whether the verb i is an order: a bare form without subject or auxiliary, or one with "please". Verbs by which
// a writer says "I" without saying it are none.
func (a *analysis) imperative(i int) bool {
	if !a.isVerb(i) || !a.bareForm(i) && !a.spelt(i, "let", "lets") {
		return false
	}
	r, d := a.rel(i), a.childBy(i, "discourse")
	if d >= 0 && d < i && a.spelt(d, "please", "pls", "plz") && a.childBy(i, "aux", "mark") < 0 {
		return true
	}
	if a.headline || attitudes[a.lower(i)] {
		return false
	}
	return (r == "root" || r == "parataxis") && a.childBy(i, "nsubj", "aux", "csubj", "expl", "cop", "mark") < 0
}

// attitudes are the verbs that stand without the "I" that they mean.
var attitudes = setOf([]string{"thank", "thanks", "hope", "wish", "love", "like", "hate", "enjoy", "recommend", "think", "guess", "believe", "know", "want", "need",
	"doubt", "feel", "appreciate"})

// bareForm reports whether the verb i has the form of an infinitive, and of nothing else but the present.
func (a *analysis) bareForm(i int) bool {
	f := a.words[i].lex.forms
	return a.isVerb(i) && (f&base != 0 && f&(past|participle) == 0 || f == 0 && a.lemma(i) == a.lower(i))
}

// tensed reports whether the verb i says by its form alone that it stands in no infinitive: "attacked", "attacks".
func (a *analysis) tensed(i int) bool {
	f := a.words[i].lex.forms
	return f&(past|third) != 0 && f&base == 0
}

// infinite reports whether the verb i is an infinitive or a gerund.
func (a *analysis) infinite(i int) bool {
	f := a.words[i].lex.forms
	if x := a.childBy(i, "aux"); a.markOf(i, "to") >= 0 || a.spelt(x, "being", "having") || f&gerund != 0 && x < 0 {
		return true
	}
	return f&base != 0 && f&past == 0 && a.rel(i) == "xcomp"
}

// asks reports whether the sentence asks if what the verb i says is so. "Why did Chad attack?" takes it for granted, and so do the
// clauses beside the one that asks.
func (a *analysis) asks(i int) bool {
	end := a.questionMark(i)
	if end < 0 || a.wh(i) {
		return false
	}
	h := a.headOf(i)
	return a.invertedAt(i) || (h < 0 || h > end) && !a.spelt(i, "wondering", "wonder", "hope") && !a.clauseFollows(i) && !a.asksElsewhere()
}

// questionMark is the mark of the question that word i stands in, that of the sentence or that of a quotation in it ("'Has Chad left?' he asked"),
// or -1.
func (a *analysis) questionMark(i int) int {
	if a.question() {
		return len(a.words) - 1
	}
	k := i + 1
	for k < len(a.words) && a.words[k].tag != tQuote && a.words[k].tag != tEnd {
		k++
	}
	if k+1 < len(a.words) && a.of(k) == "?" && a.words[k+1].tag == tQuote {
		return k
	}
	return -1
}

// clauseFollows reports whether another main clause follows that of word i.
func (a *analysis) clauseFollows(i int) bool {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if r := a.rel(int(c)); int(c) > i && (r == "conj" || r == "parataxis") && a.childBy(int(c), "nsubj", "cop", "aux") >= 0 {
			return true
		}
	}
	return false
}

// asksElsewhere reports whether some word of the sentence bears the signs of a question: without any, as in "Chad attacked Niger?",
// its root asks.
func (a *analysis) asksElsewhere() bool {
	t := &a.tree
	if !t.asked {
		t.asked, t.asking = true, false
		for k := 0; k < len(a.words) && !t.asking; k++ {
			t.asking = a.invertedAt(k) || a.wh(k)
		}
	}
	return t.asking
}

// invertedAt reports whether an auxiliary stands before the subject of word i.
func (a *analysis) invertedAt(i int) bool {
	x, s := a.childBy(i, "aux", "cop"), a.childBy(i, "nsubj", "expl")
	return x >= 0 && s > x
}

// wh reports whether word i stands under a word of asking: "who attacked", "on which day did".
func (a *analysis) wh(i int) bool {
	for c := a.tree.child[i]; c >= 0 && int(c) < i; c = a.tree.next[c] {
		if a.asksFor(int(c)) {
			return true
		}
		for d := a.tree.child[c]; d >= 0; d = a.tree.next[d] {
			if a.asksFor(int(d)) {
				return true
			}
		}
	}
	return false
}

func (a *analysis) asksFor(i int) bool {
	return a.spelt(i, "who", "whom", "whose", "what", "which", "where", "when", "why", "how")
}
