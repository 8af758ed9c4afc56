package relation

// widen lets content after its verb go on to the end of the verb's own phrase: parsers hang much on the verb that belongs to
// what is said.
func (a *analysis) widen(r *report) {
	i := 0
	for r.content[i].lo < r.word {
		i++
	}
	end := r.content[len(r.content)-1].hi
	if r.kind <= saysInfinitive || r.kind == saysPrep {
		end = max(end, a.predicateEnd(r.word))
	}
	start := a.behindTold(r, r.content[i].lo)
	if r.kind == saysClause && !r.left && (r.verb == nil || r.verb.cue&qObject == 0) || r.kind == saysNaming {
		start = a.withoutGap(r, start)
	}
	r.content = append(r.content[:i], stretch{start, end})
}

// behindTold moves the start of a clause behind a name, right after a verb that takes who is told, on which a subject follows: the parser
// has taken both for one, "told Reuters the freeze had cost millions".
func (a *analysis) behindTold(r *report, start int) int {
	m := a.words[start].ment
	if r.kind != saysClause || start != r.cue.hi || m < 0 || r.verb == nil || r.verb.cue&qObject == 0 {
		return start
	}
	i := start
	for i+1 < len(a.words) && a.words[i].ment == m {
		i++
	}
	if w := &a.words[i]; w.lex.class&(cDet|cPossessive|cSubject|cThat) == 0 && (w.ment < 0 || w.ment == m) || w.tag == tPoss {
		return start
	}
	r.told = start
	return i
}

// withoutGap moves the start of content back to the cue when only nouns, and what hangs on them, stand between: the parser
// has cut a subject in two.
func (a *analysis) withoutGap(r *report, start int) int {
	t := &a.syn
	if r.subject > r.word {
		return start
	}
	for i := start - 1; i >= r.cue.hi; i-- {
		if top := a.topUnder(i, r.word); a.words[i].tag == tComma || a.words[i].lex.class&cTime != 0 || top >= 0 && !t.isRel(top, "obj", "iobj", "nsubj", "ccomp", "xcomp", "det", "compound", "dep") {
			return start
		}
	}
	return r.cue.hi
}

// topUnder returns the word that hangs on v and holds word i in its subtree, or -1.
func (a *analysis) topUnder(i, v int) int {
	for n := 0; i >= 0 && n < len(a.words); n++ {
		h := int(a.syn.head[i])
		if h == v {
			return i
		}
		i = h
	}
	return -1
}

// predicateEnd returns the word after the verb's phrase: its subtree without what is set off by a comma, without a second
// predicate of the same subject, and without its stop.
func (a *analysis) predicateEnd(v int) int {
	t := &a.syn
	end := int(t.hi[v])
	for k := t.kid[v]; k >= 0; k = t.next[k] {
		i := int(k)
		lo := int(t.lo[i])
		if i < v || lo <= v+1 {
			continue
		}
		comma := a.words[lo].tag == tComma || a.words[lo-1].tag == tComma
		switch {
		case t.isRel(i, "conj") && !a.is(a.afterAnd(lo), "that") && (t.dependent(i, "nsubj") < 0 && a.sameForm(i, v) || a.reporting(i)),
			t.isRel(i, "parataxis") && a.reporting(i), t.isRel(i, "advcl") && comma && (a.adds(i) || a.is(a.opening(t.yield(i)), "as") && a.sets(a.opening(t.yield(i)))):
			end = min(end, lo)
		}
	}
	for i := v + 1; i < end && a.unstopped(); i++ {
		if a.is(i, "as") && t.w[i].UPOS == "SCONJ" {
			end = i
		}
	}
	return a.withoutStop(v, end)
}

// afterAnd returns the first word from i on that is neither a conjunction nor a mark.
func (a *analysis) afterAnd(i int) int {
	for i+1 < len(a.words) && (a.syn.w[i].UPOS == "PUNCT" || a.syn.w[i].UPOS == "CCONJ") {
		i++
	}
	return i
}

// sameForm reports whether two verbs can be predicates of one subject: "said A and left", not "arguing A and left".
func (a *analysis) sameForm(i, v int) bool {
	f, g := a.words[i].lex.forms, a.words[v].lex.forms
	return f == 0 || g == 0 || f&g != 0 || a.syn.dependent(i, "aux") >= 0 && g&gerund == 0
}

// withoutStop moves end back over punctuation that closes no quotation.
func (a *analysis) withoutStop(v, end int) int {
	for end > v+1 && a.syn.w[end-1].UPOS == "PUNCT" && a.words[end-1].quote < 0 {
		end--
	}
	return end
}

// reporting reports whether word i is a verb of speech.
func (a *analysis) reporting(i int) bool {
	if a.syn.w[i].UPOS != "VERB" {
		return false
	}
	v := a.verbOf(i)
	return v != nil && v.cue&qQuote != 0
}
