package relation

// findSpeaker fills in who speaks: the subject, or the noun that stands where the subject of a verb of speech does.
func (a *analysis) findSpeaker(r *report) {
	t := &a.syn
	r.speaker = nobody
	if v, ok := a.lastVoice(r); ok {
		r.speaker, r.shared = v, true
		return
	}
	s := r.subject
	if n := a.nounAfter(r.cue.hi); s < 0 && n >= 0 && a.finite(r.word) && r.cue.lo > 0 && a.closes(r.cue.lo) {
		s = n // “...,” chuckled Jane Roe
	}
	if t.passive(r.word) && s < 0 {
		s = a.agentBehind(r.word)
	}
	if speaks := r.verb != nil && r.verb.cue&(qQuote|qClause) != 0; speaks && !t.passive(r.word) && t.rel(r.word) != "xcomp" {
		inverted := (a.closes(r.cue.lo) || r.cue.lo == 0) && (s < 0 || s > r.word)
		switch n := a.nounAfter(r.cue.hi); {
		case n >= 0 && (s < 0 || s > r.word) && a.behindClause(r), n >= 0 && a.putBetween(r, s, n):
			s = n
		case inverted && n >= 0:
			s = n
		case s < 0 && !inverted && a.words[r.word].lex.forms&gerund == 0:
			s = a.nounBefore(r.cue.lo)
		}
	}
	if s < 0 || a.interposed(r, s) {
		return
	}
	if r.subject < 0 {
		r.subject = s
	}
	but := r.word
	if t.under(s, r.word) {
		but = -1
	}
	r.subject, r.speaker = s, a.voiceAt(s, but)
	r.shared = r.subject < r.word && int(t.head[s]) != r.word && t.head[s] >= 0 && int(t.head[s]) < r.word && a.verbBetween(s, r.cue.lo)
	a.joinSplit(r)
	a.fromQuote(r)
	if w := &r.speaker.words; r.left && w.hi < len(a.words) && w.lo >= r.cue.hi && t.w[w.hi].UPOS == "VERB" && a.words[w.hi].lex.forms&participle != 0 {
		w.hi = a.clauseEnd(w.hi) // "said two people briefed on the audit"
		r.speaker.span = a.bytesOf(*w)
	}
	if r.speaker.words.lo < r.cue.hi && r.cue.lo < r.speaker.words.hi { // the parser put the cue into the phrase
		if s < r.cue.lo {
			r.speaker.words.hi = r.cue.lo
		} else {
			r.speaker.words.lo = r.cue.hi
		}
		r.speaker.span = a.bytesOf(r.speaker.words)
	}
}

// lastVoice returns the speaker of the sentence's latest statement for a verb of speech that goes on from it: of "…, he said,
// adding that …" the one who said.
func (a *analysis) lastVoice(r *report) (voice, bool) {
	n := len(a.drafts) - 1
	if n < 0 || a.drafts[n].sentence != a.sentence || a.drafts[n].span.IsZero() || !a.adds(r.word) && !a.cutOff(r.word, &a.drafts[n]) {
		return nobody, false
	}
	d := &a.drafts[n]
	if c := a.wordAt(d.cue.End - 1); a.syn.w[c].Deprel == "acl:relcl" && d.weak && a.lemma(r.word) != "add" && a.subjectAcross(r.word) >= 0 {
		return nobody, false // "rejected a report that accuses it of waste, calling it “...”"
	}
	v := voice{entity: d.speaker, with: d.with, span: d.span}
	v.words = stretch{a.wordAt(d.span.Start), a.wordAt(d.span.End-1) + 1}
	return v, v.words.hi <= r.word
}

// cutOff reports whether verb i, without a subject of its own, is joined to a word of what d says though it stands behind it: "denied
// that he had signed it and insisted that ...".
func (a *analysis) cutOff(i int, d *draft) bool {
	t := &a.syn
	h := int(t.head[i])
	if t.rel(i) != "conj" || h < 0 || a.subjectIn(i) >= 0 || !a.finite(i) {
		return false
	}
	within := false
	for _, c := range d.content {
		if c.End > a.words[i].span.Start {
			return false
		}
		within = within || c.Contains(a.words[h].span)
	}
	return within
}

// closes reports whether a quotation ends just before word i.
func (a *analysis) closes(i int) bool {
	_, ok := a.quoteEndingBefore(a.words[i].span.Start)
	return ok
}

// joinSplit takes in, on the side away from the cue, the nouns that the parser has cut off a speaker's name: "said Rep. | Jane Roe".
func (a *analysis) joinSplit(r *report) {
	t := &a.syn
	w := r.speaker.words
	joins := func(i int) bool {
		return a.nominal(i) && t.head[i] != t.head[r.subject] || t.isRel(i, "obj", "nsubj", "flat", "dep", "compound")
	}
	if r.subject > r.word {
		for w.hi < len(t.w) && a.nominal(w.hi) && a.words[w.hi].caps && a.words[w.hi].lex.class&cTime == 0 && joins(w.hi) {
			w.hi++
		}
		if w.hi+1 < len(t.w) && a.words[w.hi].tag == tComma && a.is(w.hi+1, "who", "whose") {
			w.hi = a.clauseEnd(w.hi + 1)
		}
	} else {
		for w.lo > 0 && t.w[r.subject].UPOS != "PRON" && a.nominal(w.lo-1) && a.words[w.lo-1].caps && !a.inSpeech(w.lo-1) && joins(w.lo-1) {
			w.lo--
		}
		if t.w[r.subject].UPOS == "PROPN" {
			for w.lo > 0 && w.lo <= r.subject && (a.words[w.lo-1].lex.sets&nOffice != 0 && t.w[w.lo-1].UPOS == "NOUN" || w != r.speaker.words && a.nominal(w.lo-1) && t.rel(w.lo-1) == "compound") {
				w.lo--
			}
		}
	}
	if w = a.withTwin(r, w); w == r.speaker.words {
		return
	}
	r.speaker.words, r.speaker.span = w, a.bytesOf(w)
	for i := w.hi - 1; i >= w.lo && r.speaker.entity < 0; i-- {
		if e := a.entityAt(i); e >= 0 && a.canAct(e, asSource) {
			r.speaker.entity = e
		}
	}
}

// withTwin widens the phrase of a speaker over the noun right before it, when the parser has made two subjects of them: "Local MP |
// Jane Roe, who has backed it, said".
func (a *analysis) withTwin(r *report, w stretch) stretch {
	t := &a.syn
	k := t.dependent(r.word, "nsubj")
	if k < w.lo-1 || k < 0 || k >= r.subject || r.subject > r.word || int(t.head[r.subject]) != r.word || t.w[k].UPOS != "NOUN" || t.w[r.subject].UPOS == "PRON" {
		return w
	}
	w.lo = min(w.lo, int(t.lo[k]))
	if hi := int(t.hi[k]); hi > w.hi && hi <= r.cue.lo {
		w.hi = hi
	}
	return a.trimPhrase(k, w)
}

// clauseEnd returns the first comma, quotation or stop from word i on.
func (a *analysis) clauseEnd(i int) int {
	for i < len(a.words) && a.syn.w[i].UPOS != "PUNCT" && !a.inSpeech(i) {
		i++
	}
	return i
}

// fromQuote lets the speaker's phrase begin where a quotation ends, if there is no verb between: “…,” the airline's chief,
// Jane Roe, said.
func (a *analysis) fromQuote(r *report) {
	lo := r.speaker.words.lo
	i := lo
	for i > 0 && a.words[i-1].quote < 0 && lo-i < 24 {
		i--
	}
	if i == 0 || i == lo || !a.inSpeech(i-1) || lo > r.cue.lo {
		return
	}
	for i < lo && a.syn.w[i].UPOS == "PUNCT" {
		i++
	}
	if i == lo || a.hasPredicate(i, lo) || !a.nominal(i) && a.syn.w[i].UPOS != "DET" && a.syn.w[i].UPOS != "ADJ" {
		return
	}
	r.speaker.words.lo = i
	r.speaker.span = a.bytesOf(r.speaker.words)
}

// verbBetween reports whether a verb stands in the words (i, j).
func (a *analysis) verbBetween(i, j int) bool { return a.hasPredicate(i+1, j) }

func (a *analysis) nominal(i int) bool {
	switch a.syn.w[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}
