package resolve

import (
	"sort"
	"strings"

	"github.com/actant-project/actant/text"
)

// findQuotes finds what stands between quotation marks, a paragraph at a time: a
// quotation left open ends with its paragraph.
func (x *resolution) findQuotes() {
	for _, p := range x.paragraphs() {
		open := -1
		t := x.d.Slice(p)
		for i := range len(t) {
			opens, closes := quotationMark(t, i)
			switch {
			case opens && open < 0:
				open = i
			case closes && open >= 0:
				x.quotes = append(x.quotes, text.Span{Start: p.Start + open, End: p.Start + i})
				open = -1
			}
		}
		if open >= 0 {
			x.quotes = append(x.quotes, text.Span{Start: p.Start + open, End: p.End})
		}
	}
	x.countTold()
}

// quotationMark says whether a mark that opens, or one that closes, stands at byte i of t.
func quotationMark(t string, i int) (opens, closes bool) {
	switch t[i] {
	case '"':
		return true, true
	case "“"[0]:
		return strings.HasPrefix(t[i:], "“"), strings.HasPrefix(t[i:], "”")
	}
	return false, false
}

// paragraphs are the document's, or its sentences where it has none.
func (x *resolution) paragraphs() []text.Span {
	if len(x.d.Paragraphs) > 0 {
		return x.d.Paragraphs
	}
	out := make([]text.Span, len(x.d.Sentences))
	for i, s := range x.d.Sentences {
		out[i] = s.Span
	}
	return out
}

// quoteAt returns the quotation that holds the byte offset, counted from 1; 0 for none.
func (x *resolution) quoteAt(offset int) int {
	i := sort.Search(len(x.quotes), func(i int) bool { return x.quotes[i].End > offset })
	if i < len(x.quotes) && x.quotes[i].Start <= offset {
		return i + 1
	}
	return 0
}

// paragraphAt returns the paragraph that holds the byte offset.
func (x *resolution) paragraphAt(offset int) int {
	return sort.Search(len(x.d.Paragraphs), func(i int) bool { return x.d.Paragraphs[i].End > offset })
}

// countTold counts, for each sentence, those before it that are not wholly inside a
// quotation, so that a long quotation does not come between a speaker and "he said".
func (x *resolution) countTold() {
	x.told = make([]int, len(x.d.Sentences)+1)
	for i, s := range x.d.Sentences {
		x.told[i+1] = x.told[i] + 1
		if q := x.quoteAt(s.Start); q > 0 && x.quotes[q-1].End >= s.End-len("”") {
			x.told[i+1]--
		}
	}
	x.told = x.told[1:]
}
