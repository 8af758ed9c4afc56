package relation

// hungOn takes what the parser has hung on the object though it is said of it: "accused the bank | of hiding losses".
func (a *analysis) hungOn(r *report, object int) {
	t := &a.syn
	for k := t.kid[object]; k >= 0; k = t.next[k] {
		m := t.marker(int(k))
		if int(k) > object && t.w[k].Deprel == "amod" && t.w[k].UPOS == "ADJ" && r.verb != nil && r.verb.cue&qNaming != 0 && t.next[k] < 0 {
			r.take(saysNaming, stretch{int(t.lo[object]), a.predicateEnd(r.word)})
		}
		if int(k) > object && m > object && t.isRel(int(k), "acl", "nmod") && (a.is(m, "of") && r.verb != nil && r.verb.cue&qGerund != 0 || a.is(m, "as")) {
			a.prepositional(r, int(k), object)
		}
	}
}

// withReason widens what somebody is called by what for: "called him a hero for jumping in".
func (a *analysis) withReason(r *report) {
	t := &a.syn
	c := &r.content[len(r.content)-1]
	for c.hi < len(t.w) && a.words[c.hi].quote >= 0 && t.w[c.hi].UPOS == "PUNCT" {
		c.hi++
	}
	if c.hi < len(t.w) && a.is(c.hi, "for") {
		if h := int(t.head[c.hi]); h > c.hi && int(t.head[h]) == r.word {
			c.hi = int(t.hi[h])
		}
	}
}

// objectEnd returns the word after what verb v reports as an object: its phrase without when and where that was said.
func (a *analysis) objectEnd(v, object int) int {
	t := &a.syn
	end := a.predicateEnd(v)
	for i := object; i < end; i++ {
		if a.words[i].quote >= 0 {
			return end
		}
	}
	for k := t.kid[v]; k >= 0; k = t.next[k] {
		i := int(k)
		if i < object || int(t.lo[i]) <= object || !t.isRel(i, "obl", "advcl") || a.inSpeech(i) {
			continue
		}
		m := t.marker(i)
		if m < 0 && a.words[i].lex.class&cTime != 0 || m >= 0 && a.is(m, "in", "at", "on", "during", "while", "when", "after", "before", "amid") {
			end = min(end, int(t.lo[i]))
		}
	}
	return a.withoutStop(object, end)
}

// stolenSubject returns the subject of the clause of word i, before the verb of r, that the parser has hung on that verb beside its
// own: “Hard times” kept us out, Roe told ...; or -1.
func (a *analysis) stolenSubject(r *report, i int) int {
	t := &a.syn
	s := t.dependent(r.word, "nsubj")
	if i > r.word || s < 0 || s > i || s == r.subject || r.subject < i || t.dependent(i, "nsubj", "csubj", "expl") >= 0 {
		return -1
	}
	return s
}

// commasAround reports whether a comma stands before the words and behind them.
func (a *analysis) commasAround(y stretch) bool {
	return y.lo > 0 && y.hi < len(a.words) && a.words[y.lo-1].tag == tComma && (a.words[y.hi].tag == tComma || a.words[y.hi-1].tag == tComma)
}
