package relation

// nounReport makes the statement of a noun that reports: "Trump's claim that ...", "a warning by the bank that ...", "issued a
// promise to ...".
func (a *analysis) nounReport(i int) {
	t := &a.tree
	if a.words[i].lex.class&cReporting == 0 || a.words[i].ment >= 0 {
		return
	}
	c := t.dependent(i, "ccomp", "acl")
	if c < i || t.w[c].Deprel == "acl:relcl" && !a.thatClause(c) {
		return
	}
	r := report{word: i, cue: stretch{i, i + 1}, kind: saysThat, content: t.runs(c, -1)}
	switch first := a.opening(t.yield(c)); {
	case a.is(first, "that"):
	case a.is(first, "to") && t.w[first].UPOS == "PART":
		r.kind = saysInfinitive
	default:
		return
	}
	if r.speaker = a.ownerOf(i, c); r.speaker.words.empty() {
		return
	}
	a.add(draft{speaker: r.speaker.entity, addressee: -1, with: r.speaker.with, span: r.speaker.span, cue: a.words[i].span}, a.regions(&r)...)
}

// thatClause reports whether "that" before clause c is no pronoun of it: "the claim that he lied", not "the claim that he made".
func (a *analysis) thatClause(c int) bool {
	m := a.tree.dependent(c, "mark")
	return m >= 0 && a.is(m, "that")
}

// ownerOf reads who speaks by a noun: its possessor, who stands after "by" or "from", or the subject of the verb that has it
// for its object.
func (a *analysis) ownerOf(noun, content int) voice {
	t := &a.tree
	if p := t.dependent(noun, "nmod:poss"); p >= 0 {
		v := a.voiceAt(p, -1)
		if s := t.dependent(p, "case"); s > p {
			v.words.hi = min(v.words.hi, s)
			v.span = a.bytesOf(v.words)
		}
		if m := a.words[p].ment; m >= 0 {
			v.entity = int32(a.ms[m].Entity.Index())
		}
		return v
	}
	for k := t.kid[noun]; k >= 0; k = t.next[k] {
		if m := t.marker(int(k)); t.rel(int(k)) == "nmod" && m >= 0 && int(k) < content && a.is(m, "by", "from", "of") {
			return a.voiceAt(int(k), content)
		}
	}
	h := int(t.head[noun])
	if h < 0 || t.w[h].UPOS != "VERB" || !t.isRel(noun, "obj") || a.negated(h) {
		return nobody
	}
	if s := a.subjectOf(h, 0); s >= 0 {
		return a.voiceAt(s, h)
	}
	return nobody
}

// colonStatements makes statements of a name, a colon and a quotation: Jane Roe: “...”.
func (a *analysis) colonStatements() {
	t := &a.tree
	for j := 1; j+1 < len(t.w); j++ {
		if a.words[j].tag != tColon || a.inSpeech(j) || !a.inSpeech(j+1) {
			continue
		}
		if a.hasPredicate(0, j) || t.w[j-1].UPOS != "PROPN" {
			return
		}
		q := int(a.words[j+1].quote)
		if a.quotes[q].statement >= 0 {
			return
		}
		v := a.voiceAt(int(a.nounBefore(j)), -1)
		if v.entity < 0 {
			return
		}
		a.add(draft{speaker: v.entity, addressee: -1, span: v.span, cue: a.words[j].span}, a.quotes[q].outer)
		return
	}
}
