package neural_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/encode/encodetest"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner/nertest"
	"github.com/actant-project/actant/ner/neural"
	"github.com/actant-project/actant/text"
)

func largeOf(t testing.TB, m *encode.Model) *neural.Recognizer {
	t.Helper()
	r, err := neural.New(m, gazetteer.Default(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestContractOfLargeModels(t *testing.T) {
	data, err := encodetest.Tiny(2)
	if err != nil {
		t.Fatal(err)
	}
	nertest.Run(t, largeOf(t, encodetest.Open(t, data)))
}

func TestLargeTagsAreThoseOfTraining(t *testing.T) {
	m, chunks := encodetest.Large(t, os.DirFS("../.."))
	r := largeOf(t, m)
	for _, v := range chunks {
		d, want := &text.Document{}, []string{}
		for _, s := range v.Sentences {
			d, want = joined(d, encodetest.Document(s.Tokens)), append(want, s.Tags...)
		}
		if strings.ContainsAny(d.Text, "İΣ") {
			continue // Go and Python disagree about their lower case
		}
		if tags, err := r.Tags(context.Background(), d); err != nil || !slices.Equal(tags, want) {
			t.Errorf("%.80q:\ngot  %q\nwant %q (%v)", d.Text, tags, want, err)
		}
	}
}

// joined is a document of the sentences of two.
func joined(a, b *text.Document) *text.Document {
	if len(a.Tokens) == 0 {
		return b
	}
	by, words := len(a.Text)+1, len(a.Tokens)
	a.Text += " " + b.Text
	for _, t := range b.Tokens {
		a.Tokens = append(a.Tokens, text.Span{Start: t.Start + by, End: t.End + by})
	}
	for _, s := range b.Sentences {
		a.Sentences = append(a.Sentences, text.Sentence{Span: text.Span{Start: s.Start + by, End: s.End + by}, First: s.First + words, Last: s.Last + words})
	}
	return a
}
