package relation

import "slices"

// findComplement finds, in the tree, what the verb of r would report.
func (a *analysis) findComplement(r *report) {
	t := &a.syn
	v := r.word
	object := -1
	for k := t.kid[v]; k >= 0; k = t.next[k] {
		i := int(k)
		switch t.rel(i) {
		case "ccomp":
			a.clausal(r, i)
		case "xcomp":
			a.openClause(r, i, object)
		case "parataxis":
			if i > v && r.kind == saysNothing && a.introduced(v, i) {
				r.take(saysClause, t.runs(i, -1)...)
			}
		case "obj":
			if object < v || r.verb == nil || r.verb.cue&qNaming == 0 {
				object = i
			} else if t.w[t.lo[i]].UPOS == "DET" {
				r.take(saysNaming, stretch{int(t.lo[object]), int(t.hi[i])})
			}
			a.hungOn(r, i)
		case "advcl", "obl":
			if i > v {
				a.prepositional(r, i, object)
			}
		}
	}
	if r.kind == saysPrep && t.rel(v) == "parataxis" && r.cue.hi < len(a.words) && a.words[r.cue.hi].tag == tComma {
		r.kind, r.content = saysNothing, nil // "would she resign, he asked, for the good of the party"
	}
	if r.kind == saysNothing && t.head[v] >= 0 && (t.rel(v) == "parataxis" && !a.anew(v) || a.isAside(v) || a.betweenCommas(v)) {
		h := int(t.head[v])
		for n := 0; (t.rel(v) == "acl" || t.rel(v) == "parataxis" && a.commasAround(t.yield(v))) && !t.verbal(h) && t.head[h] >= 0 && n < 8; n++ {
			h = int(t.head[h])
		}
		r.take(saysAround, t.runs(h, v)...)
		r.left = h < v
		return
	}
	if n := len(r.content); n > 0 && r.kind != saysNoun && r.kind != saysAround && r.content[n-1].lo > v {
		a.widen(r)
	}
	if r.kind == saysNaming {
		a.withReason(r)
	}
	if r.kind == saysNothing && object > v {
		r.take(saysNoun, stretch{int(t.lo[object]), a.objectEnd(v, object)})
	}
}

// anew reports whether the clause of verb v begins behind a semicolon or colon: it then tells of something else than what stands before.
func (a *analysis) anew(v int) bool {
	y := a.syn.yield(v)
	if int(a.syn.head[v]) > y.lo {
		return false
	}
	for i := max(y.lo-1, 1); i <= y.lo; i++ {
		if t := a.words[i].tag; (t == tSemi || t == tColon) && !a.inSpeech(i-1) && a.words[i-1].quote < 0 {
			return true
		}
	}
	return false
}

// take makes content of kind the report's, beside content of the same or a better kind that is there.
func (r *report) take(kind complement, content ...stretch) {
	if r.kind != saysNothing && r.kind > saysWhether || r.kind == saysNothing {
		r.kind, r.content = kind, nil
	}
	r.content = append(r.content, content...)
}

// isAside reports whether verb v heads "as Jane Roe said".
func (a *analysis) isAside(v int) bool {
	m := a.syn.dependent(v, "mark", "advmod")
	return m >= 0 && a.is(m, "as") && a.syn.isRel(v, "advcl")
}

// betweenCommas reports whether verb v is put, with a subject of its own, into a clause: "the bridge, engineers warned, could fail".
func (a *analysis) betweenCommas(v int) bool {
	t := &a.syn
	y := t.yield(v)
	s := t.dependent(v, "nsubj")
	return t.rel(v) == "acl" && s == a.opening(y) && a.class(s)&(cWh|cThat) == 0 && a.commasAround(y)
}

// clausal takes the clause of word i, a complement of the report's verb.
func (a *analysis) clausal(r *report, i int) {
	t := &a.syn
	runs := t.runs(i, -1)
	if lo := runs[0].lo; lo-1 >= r.cue.hi && int(t.head[lo-1]) == r.word && a.is(lo-1, "how", "why", "what", "when", "where", "whether") {
		runs[0].lo--
	}
	first := a.opening(runs[0])
	stolen := a.stolenSubject(r, i)
	if stolen >= 0 {
		runs[0].lo = int(t.lo[stolen])
	}
	switch m := t.dependent(i, "mark"); {
	case i < r.word && stolen < 0 && !a.inSpeech(i) && t.w[i].UPOS == "VERB" && t.dependent(i, "nsubj", "csubj", "expl") < 0 && a.words[i].lex.forms&(gerund|participle) != 0 && t.dependent(i, "aux") < 0:
	case i < r.word && t.lo[i] < int32(r.word):
		r.left = true
		r.take(saysClause, runs...)
	case a.adds(i), m >= 0 && a.is(m, "as", "because", "after", "although", "while", "before", "since", "until", "unless", "though"):
	case m >= 0 && a.words[m].tag == tTo || m >= 0 && t.w[m].UPOS == "PART" && a.is(m, "to"):
		r.take(saysInfinitive, runs...)
	case a.is(first, "that"):
		r.take(saysThat, runs...)
	case a.words[first].lex.class&cWh != 0 || a.is(first, "whether", "if", "how", "why", "what", "who", "where", "when", "which"):
		r.take(saysWhether, runs...)
	case a.words[i].lex.forms&gerund != 0 && t.dependent(i, "aux", "nsubj") < 0 && t.w[i].UPOS == "VERB":
		r.take(saysGerund, runs...)
	default:
		r.take(saysClause, runs...)
	}
}

// adds reports whether word i is a verb of speech set off by a comma: "said A, adding that B".
func (a *analysis) adds(i int) bool {
	t := &a.syn
	v := a.verbOf(i)
	lo := int(t.lo[i])
	if lo == 0 || v == nil || v.cue == 0 || a.words[i].lex.forms&gerund == 0 || t.dependent(i, "nsubj", "aux") >= 0 {
		return false
	}
	return a.words[lo].tag == tComma || a.words[lo-1].tag == tComma
}

// opening returns the first word of a run that is no punctuation.
func (a *analysis) opening(s stretch) int {
	for i := s.lo; i < s.hi; i++ {
		if a.syn.w[i].UPOS != "PUNCT" {
			return i
		}
	}
	return s.lo
}

// openClause takes what verb or adjective i, whose subject is the verb's, says.
func (a *analysis) openClause(r *report, i, object int) {
	t := &a.syn
	y := t.yield(i)
	switch m := t.dependent(i, "mark"); {
	case i < r.word:
	case m >= 0 && a.is(m, "to"):
		r.take(saysInfinitive, stretch{y.lo, max(y.hi, i+1)})
	case t.w[i].UPOS == "VERB" && a.words[i].lex.forms&gerund != 0:
		r.take(saysGerund, y)
	case object >= 0 && object < i:
		r.take(saysNaming, stretch{int(t.lo[object]), y.hi})
	default:
		if r.kind == saysNothing {
			r.take(saysNaming, y)
		}
	}
}

// prepositional takes the phrase or gerund of word i with the preposition before it.
func (a *analysis) prepositional(r *report, i, object int) {
	t := &a.syn
	m := t.marker(i)
	if m < 0 || m > i || r.kind != saysNothing && r.kind != saysPrep {
		return
	}
	p := a.words[m].lex.form
	switch {
	case p == "to" && t.rel(i) == "advcl" && t.w[m].UPOS == "PART":
		if r.verb != nil && (r.verb.cue&qInfinitive != 0 || a.toldTo(r)) && (object >= 0 || t.dependent(r.word, "obl") >= 0 || int(t.lo[i]) == r.word+1) {
			r.take(saysInfinitive, t.yield(i))
		}
	case p == "as" && object >= 0 && object < i:
		r.prep = p
		r.take(saysNaming, stretch{int(t.lo[object]), int(t.hi[i])})
	case slices.Contains([]string{"of", "for", "about", "on", "against", "to", "with", "over", "into", "in", "as", "at", "after", "from"}, p) && a.words[i].lex.class&cTime == 0:
		kind := saysPrep
		if t.isRel(i, "advcl", "acl") || a.words[i].lex.forms&gerund != 0 && t.w[i].UPOS == "VERB" {
			kind = saysGerund
		}
		if r.kind == saysNothing && r.verb != nil && a.takesPrep(r.verb, p) {
			r.prep = p
			start := m + 1
			if p == "for" && object > r.word {
				start = int(t.lo[object])
			}
			r.take(kind, stretch{start, int(t.hi[i])})
		}
	}
}

// takesPrep reports whether what a verb reports may stand after the preposition.
func (a *analysis) takesPrep(v *verb, p string) bool {
	if v.cue&qPrep != 0 && a.lex.says[v.lemma+" "+p] {
		return true
	}
	if courtesies[v.lemma] && (p == "for" || p == "on" || p == "with") {
		return true
	}
	switch p {
	case "of":
		return v.cue&(qAbout|qGerund) != 0
	case "about", "on":
		return v.cue&qAbout != 0
	case "for":
		return v.cue&qFor != 0
	case "as":
		return v.cue&qNaming != 0
	}
	return false
}

// introduced reports whether what stands between verb v and the clause of word i lets the clause be what is said: a colon, a
// comma before a quotation, or nothing.
func (a *analysis) introduced(v, i int) bool {
	t := &a.syn
	lo := int(t.lo[i])
	for k := lo; k > v && k > lo-3; k-- {
		if a.words[k].tag == tColon || a.words[k].quote >= 0 && a.inSpeech(k) {
			return true
		}
	}
	return lo == v+1
}
