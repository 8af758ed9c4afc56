package neural_test

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/encode/encodetest"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/ner/nertest"
	"github.com/actant-project/actant/ner/neural"
	"github.com/actant-project/actant/text"
)

func largeOf(t testing.TB, data []byte) *neural.Recognizer {
	t.Helper()
	f, err := model.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := encode.New(f)
	if err != nil {
		t.Fatal(err)
	}
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
	nertest.Run(t, largeOf(t, data))
}

func TestLargeTagsAreThoseOfTraining(t *testing.T) {
	data, err := os.ReadFile("../../model/weights/large.model")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the large model is not there")
	}
	if err != nil {
		t.Fatal(err)
	}
	r := largeOf(t, data)
	if data, err = os.ReadFile("../../model/weights/testdata/large.json"); err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Sentences []struct {
			Tokens []string `json:"tokens"`
			Tags   []string `json:"names.tags"`
		} `json:"sentences"`
	}
	if err := json.Unmarshal(data, &vectors); err != nil || len(vectors) == 0 {
		t.Fatal(len(vectors), err)
	}
	for _, v := range vectors {
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
