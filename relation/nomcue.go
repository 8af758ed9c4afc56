package relation

// nounReport makes the statement of a noun that reports: "Trump's claim that ...", "a warning by the bank that ...", "issued a
// promise to ...".
func (a *analysis) nounReport(i int) {
	if a.words[i].lex.class&cReporting == 0 || a.words[i].ment >= 0 {
		return
	}
	c, kind := a.nounClause(i)
	if c < 0 {
		return
	}
	r := report{word: i, cue: stretch{i, i + 1}, kind: kind, content: a.unbroken(c)}
	if r.speaker = a.ownerOf(i, c); r.speaker.words.empty() {
		return
	}
	a.add(draft{speaker: r.speaker.entity, addressee: -1, with: r.speaker.with, span: r.speaker.span, cue: a.words[i].span, weak: true}, a.regions(&r)...)
}

// nounClause returns the head of the clause that says what noun i reports, after "that" or with "to", or -1. "That" must not be a
// pronoun of it: "the claim that he lied", not "the claim that he made".
func (a *analysis) nounClause(i int) (int, complement) {
	t := &a.syn
	for k := t.kid[i]; k >= 0; k = t.next[k] {
		c := int(k)
		m := t.dependent(c, "mark")
		if c < i || m < 0 || m != a.opening(t.yield(c)) || !t.isRel(c, "ccomp", "acl") {
			continue
		}
		switch {
		case a.is(m, "that"):
			return c, saysThat
		case a.is(m, "to"):
			return c, saysInfinitive
		}
	}
	return -1, saysNothing
}

// unbroken returns the clause of word c up to where the subtree, after a gap, goes on: there the clause around it does.
func (a *analysis) unbroken(c int) []stretch {
	runs := a.syn.runs(c, -1)
	if len(runs) > 1 {
		runs[0].hi = runs[1].lo
	}
	return runs[:1]
}

// ownerOf reads who speaks by a noun: its possessor, who stands after "by" or "from", or the subject of the verb that has it
// for its object.
func (a *analysis) ownerOf(noun, content int) voice {
	t := &a.syn
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
	for k := t.kid[noun]; k >= 0; k = t.next[k] {
		if e := a.entityAt(int(k)); int(k) < noun && e >= 0 && t.isRel(int(k), "compound", "nmod", "amod") && t.marker(int(k)) < 0 && a.canAct(e, asSource) {
			v := a.voiceAt(int(k), -1) // "a Reuters report that ..."
			for v.words.lo < int(k) && int(t.head[v.words.lo]) == noun {
				v.words.lo++
			}
			v.span = a.bytesOf(v.words)
			return v
		}
	}
	h := int(t.head[noun])
	if h < 0 || t.w[h].UPOS != "VERB" || !t.isRel(noun, "obj") || a.negated(h) {
		return nobody
	}
	if s := a.whoSays(h, 0); s >= 0 {
		return a.voiceAt(s, h)
	}
	return nobody
}

// topSubject reads the subject of the sentence's main verb.
func (a *analysis) topSubject() voice {
	t := &a.syn
	for i := range t.w {
		if t.head[i] < 0 {
			if s := a.subjectIn(i); s >= 0 && s < i && (!t.passive(i) || t.w[i].UPOS == "ADJ") { // "was unimpressed" is no passive
				return a.voiceAt(s, i)
			}
			return nobody
		}
	}
	return nobody
}
