package relation

// interposed reads speaker and cue that stand, between commas, behind the subject of what is said: "Acts of protest, Jane Roe
// said, are ..."; subject is what the parser takes for that of the cue.
func (a *analysis) interposed(r *report, subject int) bool {
	c := r.cue
	for n := 0; n < 8 && c.hi < len(a.words) && a.words[c.hi].tag != tComma && a.circumstance(c.hi, r.word); n++ {
		c.hi++
	}
	if subject >= c.lo || c.hi+1 >= len(a.words) || a.words[c.hi].tag != tComma || c.lo == 0 || a.words[c.lo-1].tag == tComma || r.verb == nil || r.verb.cue&qClause == 0 {
		return false
	}
	n := a.nounBefore(c.lo)
	lo := c.lo - 1
	for lo > 0 && a.syn.w[lo-1].UPOS != "PUNCT" {
		lo--
	}
	if n < lo || lo < 2 || a.words[lo-1].tag != tComma || subject >= lo-1 || a.hasPredicate(lo, c.lo) || !a.hasPredicate(c.hi+1, len(a.words)) {
		return false
	}
	first := a.conjunctBefore(a.clauseStart(lo), lo-1)
	if a.hasPredicate(first, lo) {
		return false
	}
	r.subject, r.speaker = n, a.voiceAt(n, -1)
	r.speaker.words = stretch{lo, c.lo}
	r.speaker.span = a.bytesOf(r.speaker.words)
	r.kind, r.left = saysAround, true
	r.content = []stretch{{first, lo - 1}, {c.hi + 1, a.withoutStop(r.word, len(a.words))}}
	return true
}

// conjunctBefore returns the first word of the last clause in the words [first, end) that a comma and a conjunction open, or first: "..., and Falk, the
// mayor said, threatened to leave".
func (a *analysis) conjunctBefore(first, end int) int {
	for i := end - 1; i > first+1; i-- {
		if a.syn.w[i-1].UPOS == "CCONJ" && a.words[i-2].tag == tComma {
			return i
		}
	}
	return first
}

// circumstance reports whether word i belongs to when or where verb v was said.
func (a *analysis) circumstance(i, v int) bool {
	top := a.topUnder(i, v)
	return !a.inSpeech(i) && (a.words[i].lex.class&(cTime|cPrep|cAdv) != 0 || top >= 0 && a.syn.isRel(top, "obl", "advmod"))
}

// behindClause takes the clause and comma before a verb of speech that may stand before its speaker for what is said, "The roof was
// never inspected, said the mayor", and reports whether there is one.
func (a *analysis) behindClause(r *report) bool {
	c := r.cue
	if c.lo < 4 || a.words[c.lo-1].tag != tComma || a.inSpeech(c.lo-2) || r.verb.cue&qInverted == 0 || !a.finite(r.word) || c.hi != c.lo+1 {
		return false
	}
	first := a.clauseStart(c.lo)
	if !a.hasPredicate(first, c.lo-1) {
		return false
	}
	r.kind, r.left, r.content = saysAround, true, []stretch{{first, c.lo - 1}}
	return true
}

// putBetween takes the clause around a verb of speech and its speaker, noun n, between commas for what is said, "The pumps, said the mayor,
// are safe", and reports whether they stand so; s is what the parser takes for the speaker, perhaps the pumps.
func (a *analysis) putBetween(r *report, s, n int) bool {
	c := r.cue
	if c.lo < 2 || a.words[c.lo-1].tag != tComma || r.verb.cue&qInverted == 0 || c.hi > c.lo+1 || !a.finite(r.word) || a.inSpeech(c.lo-2) {
		return false
	}
	for k := max(s, 0); s >= 0 && k < c.lo-1; k++ {
		if a.words[k].tag == tComma {
			return false // "Jane Roe, the mayor, said the pumps ..."
		}
	}
	hi := n + 1
	for hi < len(a.words) && a.words[hi].tag != tComma && a.topUnder(hi, n) >= 0 {
		hi++
	}
	if hi+1 >= len(a.words) || a.words[hi].tag != tComma || !a.hasPredicate(hi, len(a.words)) || a.hasPredicate(a.clauseStart(c.lo), c.lo) {
		return false
	}
	r.kind, r.left = saysAround, true
	r.content = []stretch{{a.clauseStart(c.lo), c.lo - 1}, {hi + 1, a.withoutStop(r.word, len(a.words))}}
	return true
}

// agentBehind returns the noun after "by" behind the quotation that follows passive v: "described as “...” by Jane Roe"; or -1.
func (a *analysis) agentBehind(v int) int {
	for i := v + 1; i+1 < len(a.words); i++ {
		if a.is(i, "by") && a.words[i-1].quote >= 0 && !a.inSpeech(i) {
			return a.nounAfter(i + 1)
		}
	}
	return -1
}
