package text_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/text"
)

func TestSpanJSON(t *testing.T) {
	b, err := json.Marshal(text.Span{Start: 2, End: 5})
	if err != nil || string(b) != "[2,5]" {
		t.Fatalf("%s, %v", b, err)
	}
	var s text.Span
	if err := json.Unmarshal([]byte("[2,5]"), &s); err != nil || s != (text.Span{Start: 2, End: 5}) {
		t.Errorf("%v, %v", s, err)
	}
	for _, bad := range []string{"[5,2]", "[-1,2]", `"x"`, "{}"} {
		if err := json.Unmarshal([]byte(bad), &s); err == nil {
			t.Errorf("%s was taken for a span", bad)
		}
	}
}

func TestAt(t *testing.T) {
	d := &text.Document{
		Sentences: []text.Sentence{{Span: text.Span{Start: 2, End: 5}}, {Span: text.Span{Start: 8, End: 9}}},
		Tokens:    []text.Span{{Start: 2, End: 4}, {Start: 4, End: 5}, {Start: 8, End: 9}},
	}
	for offset, want := range []int{-1, -1, 0, 0, 0, -1, -1, -1, 1, -1} {
		if got := d.SentenceAt(offset); got != want {
			t.Errorf("SentenceAt(%d) = %d, want %d", offset, got, want)
		}
	}
	for offset, want := range []int{0, 0, 0, 0, 1, 2, 2, 2, 2, 3} {
		if got := d.TokenAt(offset); got != want {
			t.Errorf("TokenAt(%d) = %d, want %d", offset, got, want)
		}
	}
}

func TestParagraphs(t *testing.T) {
	wrapped := strings.Repeat("This line is of about the same length as all the others are\n", 4) + "\nA second block.\n"
	for _, c := range []struct {
		in   string
		want []string
	}{
		{"", nil},
		{" \n\n\t", nil},
		{"One.\nTwo.\n\nThree.", []string{"One.", "Two.", "Three."}},
		{"  One. \r\n Two.", []string{"One.", "Two."}},
		{wrapped, []string{strings.TrimSpace(wrapped[:strings.Index(wrapped, "\n\n")]), "A second block."}},
	} {
		var got []string
		for _, p := range text.Paragraphs(c.in) {
			got = append(got, p.Of(c.in))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}
