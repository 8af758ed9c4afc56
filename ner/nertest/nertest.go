// Package nertest holds the contract that every ner.Recognizer keeps, as tests to run it through.
package nertest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// Run fails t where r breaks what ner.Recognizer promises, on ordinary texts, on hostile
// ones, from many goroutines and with a context that has ended. It says nothing of how
// good r is, but that it must find something in the ordinary texts.
func Run(t *testing.T, r ner.Recognizer) {
	t.Helper()
	t.Run("texts", func(t *testing.T) { testTexts(t, r) })
	t.Run("hostile", func(t *testing.T) { testHostile(t, r) })
	t.Run("repeated", func(t *testing.T) { testRepeated(t, r) })
	t.Run("together", func(t *testing.T) { testTogether(t, r) })
	t.Run("ended", func(t *testing.T) { testEnded(t, r) })
}

// Fuzz fuzzes r with texts, seeded from the ordinary and the small hostile ones.
func Fuzz(f *testing.F, r ner.Recognizer) {
	for _, c := range slices.Concat(Texts(), hostile()) {
		if len(c.Text) < 5_000 {
			f.Add(c.Text)
		}
	}
	f.Fuzz(func(t *testing.T, s string) { try(t, r, document(s)) })
}

// Benchmark measures r on the ordinary texts, in bytes and tokens a second.
func Benchmark(b *testing.B, r ner.Recognizer) {
	var docs []*text.Document
	tokens, size := 0, 0
	for _, c := range Texts() {
		d := document(c.Text)
		docs, tokens, size = append(docs, d), tokens+len(d.Tokens), size+len(d.Text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		for _, d := range docs {
			if _, err := r.Recognize(context.Background(), d); err != nil {
				b.Fatal(err)
			}
		}
		n++
	}
	b.ReportMetric(float64(n*tokens)/b.Elapsed().Seconds(), "tokens/s")
}

func testTexts(t *testing.T, r ner.Recognizer) {
	found := 0
	for _, c := range Texts() {
		t.Run(c.Name, func(t *testing.T) { found += len(try(t, r, document(c.Text))) })
	}
	if found == 0 && !t.Failed() {
		t.Error("nothing is found in any of the texts")
	}
}

func testHostile(t *testing.T, r ner.Recognizer) {
	for _, c := range hostile() {
		t.Run(c.Name, func(t *testing.T) { try(t, r, document(c.Text)) })
	}
	for name, d := range unusual() {
		t.Run(name, func(t *testing.T) { try(t, r, d) })
	}
}

// testRepeated asks for every text again after all others, and after the caller has
// written on what it was given.
func testRepeated(t *testing.T, r ner.Recognizer) {
	first := answers(t, r)
	for i, c := range slices.Backward(Texts()) {
		again := try(t, r, document(c.Text))
		sameAs(t, c.Name+" asked again", again, first[i])
		for k := range again {
			again[k] = fact.Mention{Score: -1}
		}
		sameAs(t, c.Name+" after its answer was written on", try(t, r, document(c.Text)), first[i])
	}
}

// testTogether asks from many goroutines at once: parallel subtests, some of which share a
// document and each of which begins at another one.
func testTogether(t *testing.T, r ner.Recognizer) {
	want := answers(t, r)
	var shared []*text.Document
	for _, c := range Texts() {
		shared = append(shared, document(c.Text))
	}
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for k := range shared {
				k = (k + i) % len(shared)
				sameAs(t, Texts()[k].Name, ask(t, r, shared[k]), want[k])
			}
		})
	}
}

func testEnded(t *testing.T, r ner.Recognizer) {
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	late, stop := context.WithDeadline(context.Background(), time.Unix(1, 0))
	defer stop()
	for _, c := range Texts() {
		d := document(c.Text)
		if _, err := r.Recognize(cancelled, d); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: a cancelled context gives the error %v", c.Name, err)
		}
		if _, err := r.Recognize(late, d); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("%s: a context past its deadline gives the error %v", c.Name, err)
		}
		ask(t, r, d) // the end of one call is not the end of the next
	}
}

func answers(t *testing.T, r ner.Recognizer) [][]fact.Mention {
	t.Helper()
	var out [][]fact.Mention
	for _, c := range Texts() {
		out = append(out, slices.Clone(try(t, r, document(c.Text))))
	}
	return out
}

// try asks r, and fails t when the answer breaks a promise or d was written to.
func try(t *testing.T, r ner.Recognizer, d *text.Document) []fact.Mention {
	t.Helper()
	before := clone(d)
	ms := ask(t, r, d)
	if !reflect.DeepEqual(before, d) {
		t.Error("the document was written to")
	}
	return ms
}

func ask(t *testing.T, r ner.Recognizer, d *text.Document) []fact.Mention {
	t.Helper()
	ms, err := r.Recognize(context.Background(), d)
	if err != nil {
		t.Fatalf("error: %v", err)
	}
	for i, v := range Violations(d, ms) {
		if i == 10 {
			t.Error("and more")
			break
		}
		t.Error(v)
	}
	return ms
}

func sameAs(t *testing.T, what string, got, want []fact.Mention) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d mentions, the first time %d", what, len(got), len(want))
		return
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s: mention %d is %+v, the first time %+v", what, i, got[i], want[i])
			return
		}
	}
}

func document(s string) *text.Document {
	return segment.Segment(&text.Document{Meta: text.Meta{Source: "nertest", Language: "en", Bytes: len(s)}, Text: s})
}

// clone copies d and all it holds, spare room behind its slices left out.
func clone(d *text.Document) *text.Document {
	c := *d
	c.Authors, c.Removed, c.Paragraphs = slices.Clone(d.Authors), slices.Clone(d.Removed), slices.Clone(d.Paragraphs)
	c.Sentences, c.Tokens = slices.Clone(d.Sentences), slices.Clone(d.Tokens)
	return &c
}
