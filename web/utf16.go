package web

import (
	"sort"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// span is [start, end) in UTF-16 code units of the text it comes with, as browsers count.
type span [2]int

// units is where bytes and UTF-16 code units of a text part ways: at each character of several bytes.
type units struct {
	size  int // bytes of the text
	marks []mark
}

// mark is a character of several bytes: where it starts, its bytes, and how many bytes more than units there were behind it.
type mark struct{ start, width, lag int32 }

// unitsOf counts a text. This is the one place where bytes become UTF-16: an invalid byte is one unit, which is how JSON shows it.
func unitsOf(s string) units {
	u := units{size: len(s)}
	lag := int32(0)
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, width := utf8.DecodeRuneInString(s[i:])
		if width > 1 {
			lag += int32(width) - 1
			if r > 0xFFFF {
				lag--
			}
			u.marks = append(u.marks, mark{int32(i), int32(width), lag})
		}
		i += width
	}
	return u
}

// at is the number of units before a byte. A byte inside a character counts as the character's first, one outside the text as the text's nearer end.
func (u units) at(offset int) int {
	offset = max(0, min(offset, u.size))
	n := sort.Search(len(u.marks), func(i int) bool { return int(u.marks[i].start+u.marks[i].width) > offset })
	if n < len(u.marks) {
		offset = min(offset, int(u.marks[n].start)) // the character it may lie in
	}
	if n == 0 {
		return offset
	}
	return offset - int(u.marks[n-1].lag)
}

// of turns a byte span into one of units; what runs backwards is empty.
func (u units) of(s text.Span) span { return span{u.at(s.Start), u.at(max(s.Start, s.End))} }

// spans turns byte spans of s into spans of units.
func spans(s string, byBytes ...text.Span) []span {
	u := unitsOf(s)
	out := make([]span, len(byBytes))
	for i, b := range byBytes {
		out[i] = u.of(b)
	}
	return out
}

// inside returns inner as a span of the text that outer covers, or the zero Span when it does not lie there.
func inside(outer, inner text.Span) text.Span {
	if inner.Len() <= 0 || !outer.Contains(inner) {
		return text.Span{}
	}
	return text.Span{Start: inner.Start - outer.Start, End: inner.End - outer.Start}
}
