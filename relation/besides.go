package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/text"
)

// findQuotes looks for quotations beside speaker and cue, wherever the parser has put them. What the tree gives beside a
// quotation stays only where it belongs to the same breath.
func (a *analysis) findQuotes(r *report) {
	b := r.block()
	before, left := a.quoteEndingBefore(a.words[b.lo].span.Start)
	left = left && !a.governed(before, r.word) && (r.verb != nil && r.verb.cue&(qQuote|qClause) != 0 || a.parted(before, b.lo)) && (b.lo < r.cue.lo || a.finite(r.word) || a.quotes[before].statement < 0)
	after, right := a.quoteOpeningAfter(r, b, left)
	right = right && !a.embeds(r, after) && (r.verb != nil && r.verb.cue != 0 || a.announced(after) && !a.goesOn(after))
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
		if !left && len(r.quotes) == 0 {
			a.openedBefore(r, b, after)
		}
		r.quotes = append(r.quotes, after)
		a.asQuote(r)
	}
}

// governed reports whether a few words in quotation marks are only part of what another verb of speech before them takes:
// Bemoaning the “phony system,” she accused ...
func (a *analysis) governed(q, cue int) bool {
	if a.quotes[q].words >= scareWords {
		return false
	}
	for k := a.wordAt(a.quotes[q].outer.Start) - 1; k >= 0; k-- {
		if a.syn.w[k].UPOS == "VERB" && a.reporting(k) && int(a.syn.head[k]) == cue {
			return true
		}
	}
	return false
}

// embeds reports whether an object or phrase that the verb takes for content holds the quotation in a later part of it: "went
// after him as “...”".
func (a *analysis) embeds(r *report, quote text.Span) bool {
	if r.kind <= saysWhether || r.kind == saysNoun && (r.verb == nil || r.verb.cue&qNoun == 0) {
		return false
	}
	for _, s := range r.content {
		if sp := a.bytesOf(s); sp.Start < quote.Start && sp.End >= quote.End-4 && !a.inSpeech(s.lo) && a.listed(r) {
			return true
		}
	}
	return false
}

// goesOn reports whether a span is a quotation that goes on from one that somebody has spoken: “A,” she said, turning away, “and B.”
func (a *analysis) goesOn(sp text.Span) bool {
	q := a.quoteFrom(sp.Start)
	return q < len(a.quotes) && a.resumes(q) >= 0
}

// announced reports whether a comma, a colon or a dash stands before a span.
func (a *analysis) announced(sp text.Span) bool {
	before := strings.TrimRight(a.d.Text[:sp.Start], " \n\t\u00a0")
	return strings.ContainsRune(",:—–", lastRune(before))
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
		if v := a.verbOf(k); a.words[k].tag == tColon || a.syn.w[k].UPOS == "VERB" && v != nil && v.cue&qQuote != 0 && !a.inSpeech(k) {
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
		if a.drafts[k].weak && a.drafts[k].cue.Start < a.words[i].span.Start && a.words[i-1].tag == tComma {
			continue // it may prove to be part of this
		}
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
	for first < i && a.syn.w[first].UPOS == "PUNCT" && a.words[first].quote < 0 {
		first++
	}
	return first
}

// fallBack takes for a verb of speech, when the tree gives it nothing to say, the clause before or after it.
func (a *analysis) fallBack(r *report) {
	if r.verb == nil || r.verb.cue&qClause == 0 || a.syn.passive(r.word) {
		return
	}
	b := r.block()
	first := a.clauseStart(b.lo)
	if b.lo-first >= 3 && a.words[b.lo-1].tag == tComma && !r.speaker.words.empty() && a.hasPredicate(first, b.lo) {
		r.left = true
		r.take(saysAround, stretch{first, b.lo - 1})
	}
}

// bothSides gives a verb of speech that stands with its speaker between commas both what stands before and what goes on behind with words in
// quotation marks: "The roof leaked, he said, and the stairs “swayed like a ship”".
func (a *analysis) bothSides(r *report) {
	b := r.block()
	if r.verb == nil || r.verb.cue&qClause == 0 || r.kind > saysQuote || !a.finite(r.word) || b.lo < 3 || a.words[b.lo-1].tag != tComma || b.hi >= len(a.words) || a.words[b.hi].tag != tComma {
		return
	}
	if right := a.quotedRest(b.hi + 1); !right.empty() && !r.holds(right) {
		r.content = append(r.content, right)
	}
	left := stretch{a.clauseStart(b.lo), b.lo - 1}
	if a.hasPredicate(left.lo, left.hi) && !r.holds(left) && !a.inSpeech(left.hi-1) && a.words[min(b.hi+1, len(a.words)-1)].quote >= 0 && !a.opensSpeech(b.hi+1) {
		r.content = append([]stretch{left}, r.content...)
		r.kind, r.left = saysAround, true
	}
}

// holds reports whether some of s is content of r.
func (r *report) holds(s stretch) bool {
	return slices.ContainsFunc(r.content, func(c stretch) bool { return c.lo < s.hi && s.lo < c.hi })
}

// quotedRest returns the words from i to the end of the sentence if they open a quotation or, behind "and" or "but", hold one of speech and nobody
// else speaks in them.
func (a *analysis) quotedRest(i int) stretch {
	if i+1 >= len(a.words) || !a.opensSpeech(i) && !a.is(i, "and", "but") {
		return stretch{}
	}
	quoted := false
	for k := i; k < len(a.words); k++ {
		quoted = quoted || a.inSpeech(k)
		if v := a.verbOf(k); a.syn.w[k].UPOS == "VERB" && !a.inSpeech(k) && v != nil && v.cue != 0 || a.words[k].tag == tSemi {
			return stretch{}
		}
	}
	if !quoted {
		return stretch{}
	}
	return stretch{i, a.withoutStop(i, len(a.words))}
}

// hasPredicate reports whether a verb stands in the words [i, j).
func (a *analysis) hasPredicate(i, j int) bool {
	for ; i < j; i++ {
		if u := a.syn.w[i].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}
