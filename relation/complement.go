package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/text"
)

// findComplement finds, in the tree, what the verb of r would report.
func (a *analysis) findComplement(r *report) {
	t := &a.tree
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
			object = i
			a.hungOn(r, i)
		case "advcl", "obl":
			if i > v {
				a.prepositional(r, i, object)
			}
		}
	}
	if r.kind == saysNothing && t.head[v] >= 0 && (t.rel(v) == "parataxis" || a.isAside(v) || a.betweenCommas(v)) {
		h := int(t.head[v])
		for n := 0; t.rel(v) == "acl" && !t.verbal(h) && t.head[h] >= 0 && n < 8; n++ {
			h = int(t.head[h])
		}
		r.take(saysAround, t.runs(h, v)...)
		r.left = h < v
		return
	}
	if n := len(r.content); n > 0 && r.kind != saysNoun && r.kind != saysAround && r.content[n-1].lo > v {
		a.reach(r)
	}
	if r.kind == saysNothing && object > v {
		r.take(saysNoun, stretch{int(t.lo[object]), a.predicateEnd(v)})
	}
}

// hungOn takes what the parser has hung on the object though it is said of it: "accused the bank | of hiding losses".
func (a *analysis) hungOn(r *report, object int) {
	t := &a.tree
	for k := t.kid[object]; k >= 0; k = t.next[k] {
		m := t.marker(int(k))
		if int(k) > object && m > object && t.isRel(int(k), "acl", "nmod") && (a.is(m, "of") && r.verb != nil && r.verb.cue&qGerund != 0 || a.is(m, "as")) {
			a.prepositional(r, int(k), object)
		}
	}
}

// reach lets content after its verb go on to the end of the verb's own phrase: parsers hang much on the verb that belongs to
// what is said.
func (a *analysis) reach(r *report) {
	i := 0
	for r.content[i].lo < r.word {
		i++
	}
	end := r.content[len(r.content)-1].hi
	if r.kind <= saysInfinitive || r.kind == saysPrep {
		end = max(end, a.predicateEnd(r.word))
	}
	start := r.content[i].lo
	if r.kind == saysClause && !r.left && (r.verb == nil || r.verb.cue&qObject == 0) || r.kind == saysNaming {
		start = a.withoutGap(r, start)
	}
	r.content = append(r.content[:i], stretch{start, end})
}

// withoutGap moves the start of content back to the cue when only nouns, and what hangs on them, stand between: the parser
// has cut a subject in two.
func (a *analysis) withoutGap(r *report, start int) int {
	t := &a.tree
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
		h := int(a.tree.head[i])
		if h == v {
			return i
		}
		i = h
	}
	return -1
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
	m := a.tree.dependent(v, "mark", "advmod")
	return m >= 0 && a.is(m, "as") && a.tree.isRel(v, "advcl")
}

// betweenCommas reports whether verb v is put, with a subject of its own, into a clause: "the bridge, engineers warned, could fail".
func (a *analysis) betweenCommas(v int) bool {
	t := &a.tree
	y := t.yield(v)
	s := t.dependent(v, "nsubj")
	return t.rel(v) == "acl" && s == a.opening(y) && a.class(s)&(cWh|cThat) == 0 && y.lo > 0 && y.hi < len(t.w) &&
		a.words[y.lo-1].tag == tComma && (a.words[y.hi].tag == tComma || a.words[y.hi-1].tag == tComma)
}

// clausal takes the clause of word i, a complement of the report's verb.
func (a *analysis) clausal(r *report, i int) {
	t := &a.tree
	runs := t.runs(i, -1)
	if lo := runs[0].lo; lo-1 >= r.cue.hi && int(t.head[lo-1]) == r.word && a.is(lo-1, "how", "why", "what", "when", "where", "whether") {
		runs[0].lo--
	}
	first := a.opening(runs[0])
	switch m := t.dependent(i, "mark"); {
	case i < r.word && !a.inSpeech(i) && t.w[i].UPOS == "VERB" && t.dependent(i, "nsubj", "csubj", "expl") < 0 && a.words[i].lex.forms&(gerund|participle) != 0 && t.dependent(i, "aux") < 0:
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
	t := &a.tree
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
		if a.tree.w[i].UPOS != "PUNCT" {
			return i
		}
	}
	return s.lo
}

// openClause takes what verb or adjective i, whose subject is the verb's, says.
func (a *analysis) openClause(r *report, i, object int) {
	t := &a.tree
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
	t := &a.tree
	m := t.marker(i)
	if m < 0 || m > i || r.kind != saysNothing && r.kind != saysPrep {
		return
	}
	p := a.words[m].lex.form
	switch {
	case p == "to" && t.rel(i) == "advcl" && t.w[m].UPOS == "PART":
		if r.verb != nil && r.verb.cue&qInfinitive != 0 && (object >= 0 || t.dependent(r.word, "obl") >= 0 || int(t.lo[i]) == r.word+1) {
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
	t := &a.tree
	lo := int(t.lo[i])
	for k := lo; k > v && k > lo-3; k-- {
		if a.words[k].tag == tColon || a.words[k].quote >= 0 && a.inSpeech(k) {
			return true
		}
	}
	return lo == v+1
}

// predicateEnd returns the word after the verb's phrase: its subtree without what is set off by a comma, without a second
// predicate of the same subject, and without its stop.
func (a *analysis) predicateEnd(v int) int {
	t := &a.tree
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
			t.isRel(i, "parataxis") && a.reporting(i), t.isRel(i, "advcl") && comma && (a.adds(i) || a.sets(a.opening(t.yield(i)))):
			end = min(end, lo)
		}
	}
	return a.withoutStop(v, end)
}

// afterAnd returns the first word from i on that is neither a conjunction nor a mark.
func (a *analysis) afterAnd(i int) int {
	for i+1 < len(a.words) && (a.tree.w[i].UPOS == "PUNCT" || a.tree.w[i].UPOS == "CCONJ") {
		i++
	}
	return i
}

// sameForm reports whether two verbs can be predicates of one subject: "said A and left", not "arguing A and left".
func (a *analysis) sameForm(i, v int) bool {
	f, g := a.words[i].lex.forms, a.words[v].lex.forms
	return f == 0 || g == 0 || f&g != 0 || a.tree.dependent(i, "aux") >= 0 && g&gerund == 0
}

// withoutStop moves end back over punctuation that closes no quotation.
func (a *analysis) withoutStop(v, end int) int {
	for end > v+1 && a.tree.w[end-1].UPOS == "PUNCT" && a.words[end-1].quote < 0 {
		end--
	}
	return end
}

// reporting reports whether word i is a verb of speech.
func (a *analysis) reporting(i int) bool {
	if a.tree.w[i].UPOS != "VERB" {
		return false
	}
	v := a.verbOf(i)
	return v != nil && v.cue&qQuote != 0
}

// mend finds the clause after a verb of speech that the parser has hung elsewhere: after "that", or from the subject of the next
// finite verb on, when nothing but who was told, and when and where, stands between.
func (a *analysis) mend(r *report) {
	t := &a.tree
	if r.verb == nil || r.verb.cue&(qClause|qThat) == 0 {
		return
	}
	end := len(t.w)
	if t.isRel(r.word, "acl") || t.isRel(r.word, "advcl") && int(t.head[r.word]) > r.word {
		end = int(t.hi[r.word])
	}
	start := max(r.cue.hi, r.speaker.words.hi)
	for i := start; i < end; i++ {
		w := &t.w[i]
		switch {
		case a.words[i].tag == tSemi, a.words[i].tag == tComma && i > start, w.UPOS == "CCONJ" && i+1 < end && t.verbal(i+1), a.inSpeech(i):
			return
		case a.is(i, "that") && i+2 < end && (w.UPOS == "SCONJ" || w.UPOS == "PRON" && t.verbal(int(max(t.head[i], 0)))):
			r.take(saysThat, stretch{i + 1, a.withoutStop(r.word, end)})
			return
		case a.is(i, "whether", "how", "why", "what") && r.verb.cue&(qWhether|qClause) != 0:
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

// mendClause takes for content the clause whose finite verb or auxiliary is word i, somewhere after the cue.
func (a *analysis) mendClause(r *report, i int, in stretch) {
	t := &a.tree
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
	t := &a.tree
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

// findQuotes looks for quotations beside speaker and cue, wherever the parser has put them. What the tree gives beside a
// quotation stays only where it belongs to the same breath.
func (a *analysis) findQuotes(r *report) {
	b := r.block()
	before, left := a.quoteEndingBefore(a.words[b.lo].span.Start)
	left = left && (r.verb != nil && r.verb.cue&(qQuote|qClause) != 0 || a.parted(before, b.lo)) && (b.lo < r.cue.lo || a.finite(r.word) || a.quotes[before].statement < 0)
	after, right := a.quoteOpeningAfter(r, b, left)
	if left {
		region := a.quoteRegion(before, b.lo)
		r.content = slices.DeleteFunc(r.content, func(s stretch) bool {
			return s.lo > b.lo || s.lo < b.lo && a.words[s.lo].span.Start >= region.Start
		})
		for i := range r.content {
			if c := &r.content[i]; c.lo < b.lo && c.hi > b.hi {
				c.hi = b.lo
			}
		}
		r.quotes = append(r.quotes, region)
		r.left = true
		a.asQuote(r)
	} else if right {
		r.content = slices.DeleteFunc(r.content, func(s stretch) bool { return s.hi <= b.lo && a.hasPredicate(s.lo, s.hi) })
	}
	if right {
		r.quotes = append(r.quotes, after)
		a.asQuote(r)
	}
}

// parted reports whether a comma, a dash or a mark at its end parts quotation q from word i.
func (a *analysis) parted(q, i int) bool {
	return strings.ContainsRune(",?!…—–-", lastRune(a.quotes[q].inner.Of(a.d.Text))) ||
		strings.ContainsAny(a.d.Text[a.quotes[q].outer.End:max(a.quotes[q].outer.End, a.words[i].span.Start)], ",—–-")
}

func (a *analysis) asQuote(r *report) {
	if r.kind == saysNothing || r.kind > saysQuote {
		r.kind, r.content = saysQuote, nil
	}
}

// quoteOpeningAfter returns the quotation that opens after speaker and cue, with at most an addressee, where and when it was
// said, a colon, a comma or "that" between; the region starts with an object that is not whom it was said to.
func (a *analysis) quoteOpeningAfter(r *report, b stretch, left bool) (text.Span, bool) {
	t := &a.tree
	i := max(b.hi, r.cue.hi)
	start := -1
	for i < len(t.w) && !a.inSpeech(i) {
		h := int(t.head[i])
		top := i
		for n := 0; h >= 0 && h != r.word && n < 12; n++ {
			top, h = h, int(t.head[h])
		}
		joins := left && t.w[i].UPOS == "CCONJ" && a.words[i-1].tag == tComma && (a.opensSpeech(i+1) || a.opensSpeech(i+2) && t.w[i+1].UPOS == "ADV")
		if joins {
			start = i + 1
		}
		if t.w[i].UPOS != "PUNCT" && !a.is(i, "that") && !joins && start < 0 && (h != r.word || !t.isRel(top, "obj", "iobj", "obl", "advmod", "nsubj", "xcomp")) {
			return text.Span{}, false
		}
		if (t.w[i].UPOS == "VERB" || t.w[i].UPOS == "AUX") && start != i-1 || a.words[i].tag == tSemi {
			return text.Span{}, false
		}
		if h == r.word && !left && start < 0 && t.isRel(top, "obj", "xcomp") && (r.verb == nil || r.verb.cue&qObject == 0) {
			start = int(max(t.lo[top], int32(r.cue.hi)))
		}
		i++
	}
	q := -1
	if i == len(t.w) {
		if a.words[i-1].tag == tColon {
			q, _ = a.quoteAfterSentence()
		}
	} else {
		q = int(a.words[i].quote)
	}
	if q < 0 {
		return text.Span{}, false
	}
	sp := a.quotes[q].outer
	if r.kind == saysNothing && !left && i < len(t.w) {
		sp.End = max(sp.End, a.breathEnd(r.word, q))
	}
	if start >= 0 && start < i {
		sp.Start = min(sp.Start, a.words[start].span.Start)
	}
	return sp, true
}

// breathEnd returns where the clause ends that goes on behind quotation q: nowhere behind it when it ends in a stop or a comma.
func (a *analysis) breathEnd(v, q int) int {
	end := a.quotes[q].outer.End
	in := a.quotes[q].inner.Of(a.d.Text)
	next := a.wordAt(end)
	if strings.ContainsRune(".,!?…", lastRune(in)) || next >= len(a.words) || a.tree.w[next].UPOS == "PUNCT" {
		return end
	}
	return a.words[max(a.predicateEnd(v), 1)-1].span.End
}

// opensSpeech reports whether a quotation of speech opens at word i.
func (a *analysis) opensSpeech(i int) bool {
	return i < len(a.words) && a.inSpeech(i) && !a.inSpeech(i-1)
}

// quoteAfterSentence returns the quotation that opens right after a sentence that ends in a colon.
func (a *analysis) quoteAfterSentence() (int, bool) {
	end := a.words[len(a.words)-1].span.End
	q := a.quoteFrom(end)
	if q >= len(a.quotes) || !a.quotes[q].speech || hasWord(text.Span{Start: end, End: max(end, a.quotes[q].outer.Start)}.Of(a.d.Text)) {
		return -1, false
	}
	return q, true
}

// quoteEndingBefore returns the quotation of speech that ends just before the byte offset, with at most a comma or dash between.
func (a *analysis) quoteEndingBefore(at int) (int, bool) {
	q := a.quoteFrom(at) - 1
	if q < 0 || !a.quotes[q].speech || !a.quotes[q].closed {
		return 0, false
	}
	if strings.Trim(a.d.Text[a.quotes[q].outer.End:at], " ,\t\u00a0–—-") != "" {
		return 0, false
	}
	in := a.quotes[q].inner.Of(a.d.Text)
	sameSentence := a.d.Sentences[a.sentence].Start < a.quotes[q].outer.End
	if !sameSentence && (strings.HasSuffix(in, ".") || a.quotes[q].statement >= 0) {
		return 0, false // “A.” He said ...: the quotation was done
	}
	return q, true
}

// quoteRegion is the quotation q, which ends before word i, with the words of its clause before it: But “A,” he said.
func (a *analysis) quoteRegion(q, i int) text.Span {
	qt := &a.quotes[q]
	r := qt.outer
	if qt.outer.Start <= a.d.Sentences[a.sentence].Start {
		return r
	}
	first := a.clauseStart(i)
	start := a.words[first].span.Start
	if start >= qt.outer.Start || len(strings.Fields(a.d.Text[start:qt.outer.Start])) < 2 {
		return r
	}
	for k := first; k < len(a.words) && a.words[k].span.Start < qt.outer.Start; k++ {
		if v := a.verbOf(k); a.words[k].tag == tColon || a.tree.w[k].UPOS == "VERB" && v != nil && v.cue&qQuote != 0 && !a.inSpeech(k) {
			return r
		}
	}
	r.Start = start
	return r
}

// clauseStart returns the first word of what is said before word i: the sentence's first, or the one after a semicolon, or
// after what an earlier statement has taken.
func (a *analysis) clauseStart(i int) int {
	taken := 0
	for k := len(a.drafts) - 1; k >= 0 && a.drafts[k].sentence == a.sentence; k-- {
		for _, c := range a.drafts[k].content {
			taken = max(taken, c.End)
		}
		taken = max(taken, a.drafts[k].cue.End)
	}
	first := 0
	for k := i - 1; k >= 0; k-- {
		if a.words[k].tag == tSemi || a.words[k].span.Start < taken {
			first = k + 1
			break
		}
	}
	for first < i && a.tree.w[first].UPOS == "PUNCT" && a.words[first].quote < 0 {
		first++
	}
	return first
}

// fallBack takes for a verb of speech, when the tree gives it nothing to say, the clause before or after it.
func (a *analysis) fallBack(r *report) {
	if r.verb == nil || r.verb.cue&qClause == 0 || a.tree.passive(r.word) {
		return
	}
	b := r.block()
	first := a.clauseStart(b.lo)
	if b.lo-first >= 3 && a.words[b.lo-1].tag == tComma && !r.speaker.words.empty() && a.hasPredicate(first, b.lo) {
		r.left = true
		r.take(saysAround, stretch{first, b.lo - 1})
	}
}

// hasPredicate reports whether a verb stands in the words [i, j).
func (a *analysis) hasPredicate(i, j int) bool {
	for ; i < j; i++ {
		if u := a.tree.w[i].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}
