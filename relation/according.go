package relation

import "github.com/actant-project/actant/text"

// accordingTo makes the statement of "according to X", whose cue is chunks j and j+1.
func (a *analysis) accordingTo(j int) {
	if a.kind(j+2) != kNoun {
		return
	}
	l, _ := a.joined(j + 2)
	v := a.voiceOf(l, len(a.chunks))
	d := draft{speaker: v.entity, addressee: -1, with: v.with, span: v.span,
		cue: text.Span{Start: a.words[a.chunks[j].first].span.Start, End: a.words[a.chunks[j+1].last-1].span.End}}
	var regions []text.Span
	if first := a.accordingStart(j); first < j && a.finiteIn(first, j) {
		regions = append(regions, text.Span{Start: a.words[a.chunks[first].first].span.Start, End: a.words[a.chunks[j].first].span.Start})
	}
	if k := int(v.last); a.kind(k) == kComma && k+1 < len(a.chunks) && a.kind(k+1) != kEnd {
		if r := a.at(k+1, foundClause); r.ok && (len(regions) == 0 || a.kind(k+1) == kVerb) {
			regions = append(regions, text.Span{Start: r.start, End: a.sentenceEnd()})
		}
	}
	a.add(d, regions...)
}

// accordingStart returns the first chunk of the clause that "according to" at chunk j ends.
func (a *analysis) accordingStart(j int) int {
	if a.kind(j-1) != kComma && a.kind(j-1) != kNoun && a.kind(j-1) != kQuote && a.kind(j-1) != kAdv && a.kind(j-1) != kTime && a.kind(j-1) != kVerb {
		return j
	}
	return a.clauseStart(j)
}

// sentenceEnd is the byte before the sentence's final stop.
func (a *analysis) sentenceEnd() int {
	last := len(a.words) - 1
	if a.words[last].tag == tEnd {
		return a.words[last].span.Start
	}
	return a.words[last].span.End
}
