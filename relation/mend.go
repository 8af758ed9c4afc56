package relation

// mend finds the clause after a verb of speech that the parser has hung elsewhere: after "that", or from the subject of the next
// finite verb on, when nothing but who was told, and when and where, stands between.
func (a *analysis) mend(r *report) {
	t := &a.syn
	if r.verb == nil || r.verb.cue&(qClause|qThat) == 0 {
		return
	}
	end := len(t.w)
	if t.isRel(r.word, "acl") || t.isRel(r.word, "advcl") && int(t.head[r.word]) > r.word {
		end = int(t.hi[r.word])
		if s := a.subjectIn(max(int(t.head[r.word]), 0)); t.isRel(r.word, "advcl") && s > r.word {
			end = int(t.lo[s]) // "after saying that ..., she left"
		}
	}
	start := max(r.cue.hi, r.speaker.words.hi)
	for i := start; i < end; i++ {
		w := &t.w[i]
		switch {
		case a.words[i].tag == tSemi, a.is(i, "as", "because", "after", "while") && w.UPOS == "SCONJ", a.words[i].tag == tComma && i > start, w.UPOS == "CCONJ" && i+1 < end && t.verbal(i+1), a.inSpeech(i):
			return
		case r.kind == saysNoun && a.is(i, "that") && w.UPOS == "PRON" && a.otherNoun(r, i): // "ordered an inquiry into a fire that"
			return
		case a.is(i, "that") && i+2 < end && a.words[i+1].tag != tComma && (w.UPOS == "SCONJ" || w.UPOS == "PRON" && t.verbal(int(max(t.head[i], 0)))):
			r.take(saysThat, stretch{i + 1, a.withoutStop(r.word, end)})
			return
		case (a.is(i, "whether", "how", "why", "what") || a.is(i, "when", "where", "who") && r.verb.lemma == "ask") && r.verb.cue&(qWhether|qClause) != 0:
			r.take(saysWhether, stretch{i, a.withoutStop(r.word, end)})
			return
		case w.UPOS == "VERB" && t.isRel(i, "acl", "amod"):
		case w.UPOS == "AUX", w.UPOS == "VERB" && t.dependent(i, "nsubj") >= r.cue.hi:
			a.mendClause(r, i, stretch{start, end})
			return
		case w.UPOS == "VERB":
			return
		}
	}
}

// otherNoun reports whether the clause after "that" at word i is one on a noun other than the object.
func (a *analysis) otherNoun(r *report, i int) bool {
	t := &a.syn
	v := int(t.head[i])
	return v > i && t.w[v].Deprel == "acl:relcl" && int(t.head[v]) != t.dependent(r.word, "obj")
}

// mendClause takes for content the clause whose finite verb or auxiliary is word i, somewhere after the cue.
func (a *analysis) mendClause(r *report, i int, in stretch) {
	t := &a.syn
	if r.verb.cue&qClause == 0 {
		return
	}
	h := i
	if t.w[i].UPOS == "AUX" && int(t.head[i]) > i {
		h = int(t.head[i])
	}
	s := a.subjectIn(h)
	switch {
	case s >= r.cue.hi && s < i:
		if lo := int(t.lo[s]); lo >= r.cue.hi && a.light(r, lo) {
			r.take(saysClause, stretch{lo, a.withoutStop(r.word, in.hi)})
			return
		}
		fallthrough
	case r.verb.cue&qObject == 0 && i > in.lo:
		for in.lo < i && (t.w[in.lo].UPOS == "ADV" || a.words[in.lo].lex.class&cTime != 0) {
			in.lo++
		}
		if t.w[in.lo].UPOS != "ADP" && in.lo < i {
			r.take(saysClause, stretch{in.lo, a.withoutStop(r.word, in.hi)})
		}
	}
}

// light reports whether between the cue and word i there is only who was told, and when.
func (a *analysis) light(r *report, i int) bool {
	t := &a.syn
	for k := max(r.cue.hi, r.speaker.words.hi); k < i; k++ {
		told := r.verb.cue&qObject != 0
		time := a.words[k].lex.class&cTime != 0 || t.w[k].UPOS == "ADV"
		top := k
		for n := 0; n < 8 && t.head[top] >= 0 && int(t.head[top]) != r.word; n++ {
			top = int(t.head[top])
		}
		if !time && !told && !(int(t.head[top]) == r.word && t.isRel(top, "obl", "advmod")) {
			return false
		}
	}
	return true
}
