package relation

// dropNested drops, of the sentence's statements from the first on, what is only part of what somebody says: a wish, a name or
// a plan told of in another's words belongs to them. What is said there in so many words stays.
func (a *analysis) dropNested(first int) {
	for i := first; i < len(a.drafts); i++ {
		if !a.drafts[i].weak {
			continue
		}
		if outer := a.holderOf(i, first); outer >= 0 {
			a.drafts[i].content = nil
			a.hand(i, outer)
		}
	}
}

// holderOf returns the first draft from the given one on whose content holds the cue of draft i, or -1.
func (a *analysis) holderOf(i, from int) int {
	for k := from; k < len(a.drafts); k++ {
		if k == i {
			continue
		}
		for _, c := range a.drafts[k].content {
			if c.Contains(a.drafts[i].cue) {
				return k
			}
		}
	}
	return -1
}

// hand gives the quotations of one draft of the sentence to another.
func (a *analysis) hand(from, to int) {
	s := a.d.Sentences[a.sentence]
	for q := a.quoteFrom(s.Start); q < len(a.quotes) && a.quotes[q].outer.Start <= s.End; q++ {
		if a.quotes[q].statement == from {
			a.quotes[q].statement = to
		}
	}
}

// weak reports whether r is too little to stand inside what somebody else says: no clause or quotation of a verb of speech.
func (a *analysis) weak(r *report) bool {
	if r.kind > saysWhether || r.verb == nil || r.verb.cue&qQuote == 0 || !a.finite(r.word) {
		return true
	}
	switch a.whoSpeaks(r) {
	case "it", "thing", "none":
		return true
	}
	return a.modal(r.word)
}

// modal reports whether verb i only could or would be.
func (a *analysis) modal(i int) bool {
	t := &a.syn
	for k := t.kid[i]; k >= 0; k = t.next[k] {
		if a.words[k].lex.class&cModal != 0 {
			return true
		}
	}
	return false
}
