package encode

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

var openLarge = sync.OnceValues(func() (*Model, error) {
	data, err := os.ReadFile("../model/weights/large.model")
	if err != nil {
		return nil, err
	}
	f, err := model.Open(data)
	if err != nil {
		return nil, err
	}
	return New(f)
})

func largeModel(t testing.TB) *Model {
	t.Helper()
	m, err := openLarge()
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the large model is not there")
	}
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func largeTaskOf(t testing.TB, name string) *largeTask {
	t.Helper()
	e, err := largeModel(t).Encoder(name, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	return e.(*largeTask)
}

// largeVector is a chunk of sentences with what training computed of it.
type largeVector struct {
	Sentences []struct {
		Tokens []string `json:"tokens"`
	} `json:"sentences"`
	Pieces [][]int32   `json:"pieces"`
	Own    [][]float32 `json:"own.first4"`
	Names  [][]float32 `json:"names.first4"`
	Syntax [][]float32 `json:"syntax.first4"`
}

func (v *largeVector) document() *text.Document {
	var all []vector
	for _, s := range v.Sentences {
		all = append(all, vector{Tokens: s.Tokens, Parts: []int{len(s.Tokens)}})
	}
	return documentOf(all...)
}

func readLarge(t *testing.T) (vs []largeVector) {
	t.Helper()
	largeModel(t)
	data, err := os.ReadFile("../model/weights/testdata/large.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &vs); err != nil || len(vs) == 0 {
		t.Fatal(len(vs), err)
	}
	if testing.Short() {
		vs = vs[:1]
	}
	return slices.DeleteFunc(vs, func(v largeVector) bool {
		return slices.ContainsFunc(v.Sentences[0].Tokens, odd)
	})
}

func TestLargeStatesAreThoseOfTraining(t *testing.T) {
	for k, v := range readLarge(t) {
		d := v.document()
		names, syntax := largeTaskOf(t, "names"), largeTaskOf(t, "syntax")
		var ids []int32
		for i, want := range v.Pieces {
			if ids = names.list.appendPieces(ids[:0], d.Slice(d.Tokens[i])); !slices.Equal(ids, want) {
				t.Errorf("%q: pieces %d, want %d", d.Slice(d.Tokens[i]), ids, want)
			}
		}
		r := new(largeRun)
		names.prepare(r, d, appendParts(nil, d, 0, 1))
		own := names.ownOf(r, d, window{last: min(len(d.Tokens), d.Sentences[0].Last)}, 0)
		for i := range own.Rows {
			if !slices.Equal(own.Row(i)[:4], v.Own[i]) {
				t.Fatalf("chunk %d: %q by itself is %v, want %v", k, d.Slice(d.Tokens[i]), own.Row(i)[:4], v.Own[i])
			}
		}
		sameStates(t, names, d, v.Names)
		sameStates(t, syntax, d, v.Syntax)
	}
}

func sameStates(t *testing.T, e Encoder, d *text.Document, want [][]float32) {
	t.Helper()
	seen := 0
	err := e.Run(context.Background(), d, nil, func(b *Batch) error {
		for _, p := range b.Parts {
			for i := range p.Len() {
				if got := b.States.Row(p.Row + i)[:4]; !slices.Equal(got, want[p.First+i]) {
					t.Fatalf("%.60q: word %d, %q: state %v, want %v", d.Text, p.First+i, d.Slice(d.Tokens[p.First+i]), got, want[p.First+i])
				}
				seen++
			}
		}
		return nil
	})
	if err != nil || seen != len(d.Tokens) {
		t.Fatal(seen, err)
	}
}

func TestPieces(t *testing.T) {
	v := newVocabulary(special + "a\nab\n##b\n##c\n.\nna\n##ive\ncafe\n中\n")
	for word, want := range map[string][]int32{
		"a": {4}, "ABC": {5, 7}, "abcb": {5, 7, 6}, "a.b": {4, 8, 1}, "": {1}, "x": {1}, "...": {8, 8, 8}, "naïve": {9, 10}, "CAFÉ": {11}, "a中": {4, 12},
		"a\u00adb\x00": {5}, "\xff": {1}, strings.Repeat("ab.", 20): {5, 8, 5, 8, 5, 8, 5, 8, 5, 8, 5, 8}, "a" + strings.Repeat("b", 100): {1}, "[CLS]": {1, 1, 1},
	} {
		if got := v.appendPieces(nil, word); !slices.Equal(got, want) {
			t.Errorf("%q: %d, want %d", word, got, want)
		}
	}
}

// BenchmarkLarge measures the transformer on one core, from words to the states of names.
func BenchmarkLarge(b *testing.B) {
	data, err := os.ReadFile("../testdata/articles/01-strait-talks.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := segment.Segment(&text.Document{Text: strings.Repeat(string(data)+"\n\n", 3)})
	e := largeTaskOf(b, "names")
	b.ReportAllocs()
	for b.Loop() {
		e.memo = memo[model.RowCodes]{}
		if err := e.Run(context.Background(), d, nil, func(*Batch) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkOpenLarge is what a process pays before it reads its first word.
func BenchmarkOpenLarge(b *testing.B) {
	f := largeModel(b).File
	for b.Loop() {
		if _, err := New(f); err != nil {
			b.Fatal(err)
		}
	}
}
