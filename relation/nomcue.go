package relation

// nounReport makes the statement of a noun that reports: "Trump's claim that ...".
func (a *analysis) nounReport(i int) {
	t := &a.tree
	if a.words[i].lex.class&cReporting == 0 || a.words[i].ment >= 0 {
		return
	}
	c := t.dependent(i, "ccomp", "acl")
	if c < i || !a.is(a.opening(t.yield(c)), "that") {
		return
	}
	p := t.dependent(i, "nmod:poss")
	if p < 0 {
		return
	}
	r := report{word: i, cue: stretch{i, i + 1}, kind: saysThat, content: t.runs(c, -1), subject: p}
	r.speaker = a.owner2(p, i)
	a.add(draft{speaker: r.speaker.entity, addressee: -1, span: r.speaker.span, cue: a.words[i].span}, a.regions(&r)...)
}

// owner2 reads the possessor p of a noun as the one who speaks.
func (a *analysis) owner2(p, noun int) voice {
	t := &a.tree
	v := a.voiceAt(p, -1)
	if s := t.dependent(p, "case"); s > p {
		v.words.hi = s
		v.span = a.bytesOf(v.words)
	}
	if m := a.words[p].ment; m >= 0 {
		v.entity = int32(a.ms[m].Entity.Index())
	}
	return v
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
