package text

import "testing"

func TestInlineMarks(t *testing.T) {
	const s = "* A **bold** word and [a link](https://example.org).\n"
	at := func(from, to int) Removed { return Removed{Span: Span{from, to}, Why: Navigation} }
	marks := []Removed{at(0, 1), at(4, 6), at(10, 12), at(22, 23), at(29, 51)}
	for i, want := range []bool{false, true, true, true, true} {
		if got := marks[i].Inline(s); got != want {
			t.Errorf("%q inline: %v", marks[i].Span.Of(s), got)
		}
	}
	if at(50, 99).Inline(s) || at(9, 3).Inline(s) {
		t.Error("no span of the text")
	}
	if at(13, 17).Inline(s) {
		t.Error("words are no marks")
	}
	const want = "* A   bold   word and  a link                      .\n"
	if got := WithoutMarks(s, marks); got != want {
		t.Errorf("%q", got)
	}
	if got := WithoutMarks(s, marks[:1]); got != s {
		t.Errorf("%q", got)
	}
}
