package relation

import "github.com/actant-project/actant/fact"

// treeDate resolves the time expression that hangs on word i, or on what it depends on, where that tells of the same moment.
func (a *analysis) treeDate(i int, w *weight) string {
	first, beforeHead := i, false
	for range 4 {
		if d := a.dateUnder(i, first, beforeHead, w); d != "" {
			return d
		}
		h := a.headOf(i)
		if h < 0 || !a.sameTime(i, h) {
			break
		}
		beforeHead = beforeHead || a.rel(i) == "conj" && a.childBy(i, "nsubj") >= 0
		i = h
	}
	return ""
}

// dateUnder resolves the first time expression that hangs on word i and dates word first: one before i where joined clauses only share
// what stands before both, and one behind first where first is still to come ("agreed on Monday to meet").
func (a *analysis) dateUnder(i, first int, beforeHead bool, w *weight) string {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if beforeHead && k > i || a.words[k].ment >= 0 || i != first && k < first && w.tense == fact.FutureTense && a.ownTense(i) != fact.FutureTense {
			continue
		}
		switch a.rel(k) {
		case "obl", "nmod", "advmod", "compound", "nummod", "obj", "amod":
			if bounds[a.caseOf(k)] && !a.spelt(k-2, "day") { // "the day after tomorrow"
				continue
			}
			now := *w
			if now.tense == fact.Present && a.isVerb(i) && a.shape(i) == "progressive" { // "is visiting on Friday"
				now.tense = fact.FutureTense
			}
			lo, hi := a.reach(k, 4)
			if d := a.dateIn(lo, hi, &now); d != "" {
				return d
			}
		}
	}
	return ""
}

// bounds are prepositions before the beginning or the end of what took longer, or is not done by then.
var bounds = setOf([]string{"since", "until", "till", "before", "after", "from", "by", "to", "between"})

// sameTime reports whether word i, as it depends on h, tells of the same moment as h.
func (a *analysis) sameTime(i, h int) bool {
	switch a.rel(i) {
	case "xcomp", "conj":
		return true
	case "advcl":
		return a.markOf(i, "as", "while") >= 0 || a.childBy(i, "nsubj") < 0 && a.markOf(i, "after", "before", "since", "because", "if", "until", "for") < 0
	case "obj", "nsubj":
		return a.isVerb(i) || a.effectAt(h)&eLight != 0 || a.rel(i) == "nsubj" && occurs[a.lemma(h)]
	case "obl":
		c := a.caseOf(i)
		return c == "in" || c == "during" || c == "at"
	case "nmod":
		return a.caseOf(i) == "of"
	}
	return false
}

// occurs are the verbs that say of an event when it was.
var occurs = setOf([]string{"take", "happen", "occur", "begin", "start", "come", "follow", "end", "last", "erupt", "break", "resume", "unfold", "continue"})
