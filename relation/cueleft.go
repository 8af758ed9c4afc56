package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/text"
)

// leftContent returns what stands before speaker and cue, which start at chunk i: a quotation or a clause, and a comma.
func (a *analysis) leftContent(i int, right found) (text.Span, bool) {
	at := a.words[a.chunks[i].first].span.Start
	if q, ok := a.quoteEndingBefore(at); ok {
		return a.quoteRegion(q, i), true
	}
	j := i - 1
	for a.kind(j) == kAdv || a.kind(j) == kTime || a.form(j) == "as" {
		j--
	}
	if a.kind(j) != kComma && a.kind(j) != kDash || j <= 0 {
		return text.Span{}, false
	}
	first := a.clauseStart(j)
	if first >= j || right.ok && !right.goesOn && !right.quote {
		return text.Span{}, false
	}
	if !right.goesOn && !a.finiteIn(first, j) {
		return text.Span{}, false
	}
	return text.Span{Start: a.words[a.chunks[first].first].span.Start, End: a.words[a.chunks[j].first].span.Start}, true
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

// quoteRegion is the quotation q with the words of its sentence before it: But “A,” he said.
func (a *analysis) quoteRegion(q, i int) text.Span {
	qt := &a.quotes[q]
	r := qt.outer
	s := a.d.Sentences[a.sentence]
	if qt.outer.Start <= s.Start {
		return r
	}
	first := a.clauseStart(i - 1)
	start := a.words[a.chunks[first].first].span.Start
	if start >= qt.outer.Start {
		return r
	}
	lead := a.d.Text[start:qt.outer.Start]
	if len(strings.Fields(lead)) < 2 || a.cueIn(first, qt.outer.Start) {
		return r
	}
	r.Start = start
	return r
}

// cueIn reports whether, from chunk first to the byte offset, a verb of speech or a colon stands that could have the quotation.
func (a *analysis) cueIn(first, end int) bool {
	for j := first; j < len(a.chunks) && a.words[a.chunks[j].first].span.Start < end; j++ {
		c := &a.chunks[j]
		if c.kind == kColon || c.kind == kVerb && c.head >= 0 && a.words[c.head].lex.verb != nil && a.words[c.head].lex.verb.cue&qQuote != 0 && !a.inSpeech(int(c.head)) {
			return true
		}
	}
	return false
}

// clauseStart returns the first chunk of what is said before chunk j: the sentence's first, or the one after a semicolon, or
// after what an earlier statement has taken.
func (a *analysis) clauseStart(j int) int {
	first := 0
	taken := 0
	for k := len(a.drafts) - 1; k >= 0 && a.drafts[k].sentence == a.sentence; k-- {
		for _, c := range a.drafts[k].content {
			taken = max(taken, c.End)
		}
		taken = max(taken, a.drafts[k].cue.End)
	}
	for k := j - 1; k >= 0; k-- {
		c := &a.chunks[k]
		if c.kind == kSemi || a.words[c.first].span.Start < taken {
			first = k + 1
			break
		}
	}
	for first < j && (a.kind(first) == kComma || a.kind(first) == kDash) {
		first++
	}
	return first
}

// finiteIn reports whether a clause stands in the chunks [i, j): a finite verb with its subject.
func (a *analysis) finiteIn(i, j int) bool {
	for k := i; k < j; k++ {
		if c := &a.chunks[k]; c.kind == kVerb && a.groups[c.group].finite && k > i {
			if a.kind(i) == kSub && a.form(i) != "if" {
				return slices.ContainsFunc(a.chunks[i:j], func(c chunk) bool { return c.kind == kComma })
			}
			return true
		}
	}
	return false
}

// endOf returns the byte at which the content after a cue ends.
func (a *analysis) endOf(f *frame, r found) int {
	sentenceEnd := a.words[len(a.words)-1].span.End
	start := r.chunk
	if r.quote {
		q := a.words[min(len(a.words)-1, a.wordAt(r.start))].quote
		if r.chunk >= len(a.chunks) {
			q = int32(a.quoteFrom(r.start))
		}
		if q >= 0 {
			end := a.quotes[q].outer.End
			if end >= sentenceEnd || a.endsSpeech(int(q)) {
				return end
			}
			for start < len(a.chunks) && a.words[a.chunks[start].first].span.Start < end {
				start++
			}
			start--
		}
	}
	verbs := 0
	for j := start + 1; j < len(a.chunks); j++ {
		if f.verb == nil && a.kind(j) == kVerb && a.groups[a.chunks[j].group].finite {
			if verbs++; verbs == 2 && f.head < 0 { // "the claim that A was B was mocked"
				return a.words[a.chunks[j].first].span.Start
			}
		}
		if a.inSpeech(int(a.chunks[j].first)) {
			continue
		}
		if a.cutsAt(f, r, j) {
			return a.words[a.chunks[j].first].span.Start
		}
	}
	last := len(a.words) - 1
	if a.words[last].quote >= 0 {
		return max(sentenceEnd, a.quotes[a.words[last].quote].outer.End)
	}
	if a.words[last].tag == tEnd {
		return a.words[last].span.Start
	}
	return sentenceEnd
}

// endsSpeech reports whether nothing can follow in the same breath: the quotation ends in a stop, or a comma follows.
func (a *analysis) endsSpeech(q int) bool {
	in := a.quotes[q].inner.Of(a.d.Text)
	if strings.HasSuffix(in, ".") || strings.HasSuffix(in, "?") || strings.HasSuffix(in, "!") || strings.HasSuffix(in, ",") {
		return true
	}
	rest := a.d.Text[a.quotes[q].outer.End:]
	return strings.HasPrefix(rest, ",") || strings.HasPrefix(rest, ".")
}

// cutsAt reports whether the content ends before chunk j: someone else speaks, or the same one speaks anew.
func (a *analysis) cutsAt(f *frame, r found, j int) bool {
	switch a.kind(j) {
	case kSemi:
		return a.cueClause(j + 1)
	case kDash:
		return a.kind(int(f.chunk)-1) == kDash
	case kConj:
		return a.kind(j-1) != kComma && a.cueVerb(f, j+1)
	case kComma:
		k := j + 1
		if f.how == byRelative || f.how == byParticiple && a.opensSentence(f) {
			return true
		}
		if a.kind(k) == kVerb && a.speaking(k) && a.groups[a.chunks[k].group].ing {
			return true
		}
		if a.form(k) == "according" {
			return true
		}
		if a.kind(k) == kSub && a.kind(a.skipLight(k+1)) == kVerb && a.groups[a.chunks[a.skipLight(k+1)].group].ing {
			return true
		}
		conj := a.kind(k) == kConj || a.kind(k) == kSub
		if a.kind(k) == kConj && a.cueVerb(f, k+1) {
			return true
		}
		return conj && (a.cueClause(k+1) || a.form(k) == "as" && a.kind(k+1) == kNoun && a.opensClause(k+1))
	}
	return false
}

// opensSentence reports whether the frame's verb comes before every finite one.
func (a *analysis) opensSentence(f *frame) bool {
	for k := range a.frames {
		if a.frames[k].chunk >= f.chunk || a.frames[k].group < 0 {
			return true
		}
		if a.groups[a.frames[k].group].finite {
			return false
		}
	}
	return true
}

// speaking reports whether the verb chunk k is one after which a quotation can stand.
func (a *analysis) speaking(k int) bool {
	h := a.chunks[k].head
	return h >= 0 && a.words[h].lex.verb != nil && a.words[h].lex.verb.cue&qQuote != 0 && !a.groups[a.chunks[k].group].passive
}

// cueVerb reports whether chunk k is a verb of speech in the form of frame f: "said A and added B".
func (a *analysis) cueVerb(f *frame, k int) bool {
	for a.kind(k) == kAdv {
		k++
	}
	if a.kind(k) != kVerb || !a.speaking(k) {
		return false
	}
	g := &a.groups[a.chunks[k].group]
	return g.finite && g.modal < 0 && (f.verb == nil || g.pastTense == a.groups[f.group].pastTense)
}

// cueClause reports whether from chunk k on somebody speaks: a subject and a verb of speech.
func (a *analysis) cueClause(k int) bool {
	for n := 0; n < 8; n, k = n+1, k+1 {
		switch a.kind(k) {
		case kNoun, kPrep, kAdv, kTime:
		case kVerb:
			g := &a.groups[a.chunks[k].group]
			return n > 0 && a.speaking(k) && g.finite && g.modal < 0
		default:
			return false
		}
	}
	return false
}
