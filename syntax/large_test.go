package syntax_test

import (
	"os"
	"strings"
	"testing"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/encode/encodetest"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

func largeOf(t testing.TB, m *encode.Model) *syntax.Parser {
	t.Helper()
	p, err := syntax.New(m, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestEachSentenceIsOneTreeByLargeModels(t *testing.T) {
	data, err := encodetest.Tiny(3)
	if err != nil {
		t.Fatal(err)
	}
	p := largeOf(t, encodetest.Open(t, data))
	long := strings.Repeat("They met in the old town, and the mayor, who was late, gave them the keys and ", 60) + "left."
	for _, s := range []string{"", "Yes", sample, long, strings.Repeat("- ? ( ", 300), strings.Repeat("word", 5000), "\x00 \xff\xfe !"} {
		d := segment.Segment(&text.Document{Text: s})
		words := analyze(t, p, d, nil)
		for _, sent := range d.Sentences {
			if err := treeOf(words, sent); err != nil {
				t.Errorf("%.60q: %v", d.Slice(sent.Span), err)
			}
		}
	}
}

func TestLargeTreesAreThoseOfTraining(t *testing.T) {
	m, chunks := encodetest.Large(t, os.DirFS(".."))
	p := largeOf(t, m)
	for _, v := range chunks {
		s := v.Sentences[0]
		if len(v.Sentences) > 1 || len(s.Tokens) > encode.MaxPart || strings.ContainsAny(strings.Join(s.Tokens, ""), "İΣ") {
			continue // parsed in parts; or Go and Python disagree about lower case
		}
		for i, w := range analyze(t, p, encodetest.Document(s.Tokens), nil) {
			if w.UPOS != s.UPOS[i] || w.Head+1 != s.Heads[i] || w.Deprel != s.Relations[i] {
				t.Errorf("%q: %+v, want %s %d %s", s.Tokens[i], w, s.UPOS[i], s.Heads[i]-1, s.Relations[i])
			}
		}
	}
}
