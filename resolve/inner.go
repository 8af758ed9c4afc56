package resolve

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// innerQuotes finds what stands between single quotation marks: it begins with a capital behind a space or a mark and ends
// with a stop before the closing mark, which no apostrophe does.
func (x *resolution) innerQuotes() []text.Span {
	var out []text.Span
	for _, p := range x.paragraphs() {
		t := x.d.Slice(p)
		for i := 0; i < len(t); {
			n := singleMark(t[i:])
			if n == 0 || !opensInner(t, i, i+n) {
				i++
				continue
			}
			end := closesInner(t[i+n : min(len(t), i+n+longestInner)])
			if end < 0 {
				i += n
				continue
			}
			out = append(out, text.Span{Start: p.Start + i, End: p.Start + i + n + end})
			i += n + end
		}
	}
	return out
}

const longestInner = 600

// singleMark is the length of the single quotation mark or apostrophe at the start of t, 0 when there is none.
func singleMark(t string) int {
	for _, m := range [...]string{"'", "‘", "’"} {
		if strings.HasPrefix(t, m) {
			return len(m)
		}
	}
	return 0
}

// opensInner says whether the mark from i to end can open: behind a space or another mark, before a capital.
func opensInner(t string, i, end int) bool {
	if before, _ := utf8.DecodeLastRuneInString(t[:i]); i > 0 && !strings.ContainsRune(" \t\n:“\"(", before) {
		return false
	}
	return capitalised(t[end:])
}

// closesInner finds the mark behind a stop, -1 when there is none.
func closesInner(t string) int {
	for j := 1; j < len(t); j++ {
		if strings.IndexByte(".,!?;", t[j-1]) >= 0 && singleMark(t[j:]) > 0 {
			return j
		}
	}
	return -1
}

// innerAt returns the inner quotation that holds the byte offset, counted from 1; 0 for none.
func innerAt(inner []text.Span, offset int) int {
	i := sort.Search(len(inner), func(i int) bool { return inner[i].End > offset })
	if i < len(inner) && inner[i].Start <= offset {
		return i + 1
	}
	return 0
}
