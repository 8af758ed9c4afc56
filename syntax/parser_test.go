package syntax_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/actant-project/actant/encode/encodetest"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

func parser(t testing.TB) *syntax.Parser {
	t.Helper()
	p, err := syntax.Open(gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func analyze(t testing.TB, p *syntax.Parser, d *text.Document, parse func(int) bool) []syntax.Word {
	t.Helper()
	words, err := p.Analyze(context.Background(), d, parse)
	if err != nil {
		t.Fatal(err)
	}
	if len(words) != len(d.Tokens) {
		t.Fatalf("%d words for %d tokens", len(words), len(d.Tokens))
	}
	return words
}

// What the program computes is what training computed.
func TestTreesAreThoseOfTraining(t *testing.T) {
	p := parser(t)
	for _, v := range encodetest.Vectors(t, os.DirFS("..")) {
		for i, w := range analyze(t, p, encodetest.Document(v.Tokens), nil) {
			if w.UPOS != v.UPOS[i] || w.Head+1 != v.Heads[i] || w.Deprel != v.Relations[i] {
				t.Errorf("%q: %+v, want %s %d %s", v.Tokens[i], w, v.UPOS[i], v.Heads[i]-1, v.Relations[i])
			}
		}
	}
}

const sample = `The Prime Minister, Maria Kovac, was driving home when aides called her. She had "never agreed" to the talks, they said.

Two of the delegates weren't told. Who knew?`

func TestEachSentenceIsOneTree(t *testing.T) {
	p := parser(t)
	long := strings.Repeat("They met in the old town, and the mayor, who was late, gave them the keys and ", 60) + "left."
	noise := strings.Repeat("- ? ( ", 300)
	for _, s := range []string{"", "Yes", sample, long, noise, strings.Repeat("word", 5000), "\x00 \xff\xfe !"} {
		d := segment.Segment(&text.Document{Text: s})
		words := analyze(t, p, d, nil)
		for _, sent := range d.Sentences {
			if err := treeOf(words, sent); err != nil {
				t.Errorf("%.60q: %v", d.Slice(sent.Span), err)
			}
		}
	}
}

func treeOf(words []syntax.Word, s text.Sentence) error {
	roots := 0
	for i := s.First; i < s.Last; i++ {
		w := words[i]
		if w.UPOS == "" || w.Deprel == "" || w.Head >= 0 && (w.Head < s.First || w.Head >= s.Last) {
			return fmt.Errorf("word %d is %+v", i, w)
		}
		if (w.Head < 0) != (w.Deprel == "root") {
			return fmt.Errorf("word %d hangs on %d as %s", i, w.Head, w.Deprel)
		}
		if w.Head < 0 {
			roots++
		}
		at := i
		for range s.Last - s.First {
			if at >= 0 {
				at = words[at].Head
			}
		}
		if at >= 0 {
			return fmt.Errorf("word %d is on a cycle", i)
		}
	}
	if roots != 1 {
		return fmt.Errorf("%d roots", roots)
	}
	return nil
}

func TestOnlyWhatIsAskedForIsParsed(t *testing.T) {
	p := parser(t)
	d := segment.Segment(&text.Document{Text: sample})
	all := analyze(t, p, d, nil)
	some := analyze(t, p, d, func(s int) bool { return s == 1 })
	for i, s := range d.Sentences {
		for k := s.First; k < s.Last; k++ {
			want := all[k]
			if i != 1 {
				want.Head, want.Deprel = some[k].Head, ""
			}
			if some[k] != want {
				t.Errorf("word %d: %+v, want %+v", k, some[k], want)
			}
		}
	}
}

// What a document's words are does not depend on what was read before or at the same time.
func TestManyAtOnce(t *testing.T) {
	p := parser(t)
	texts := []string{sample, strings.ToUpper(sample), "Kim met Xi in Busan. He left.", "no capitals here"}
	want := make([][]syntax.Word, len(texts))
	for i, s := range texts {
		want[i] = analyze(t, parser(t), segment.Segment(&text.Document{Text: s}), nil)
	}
	var wg sync.WaitGroup
	for k := range 24 {
		wg.Go(func() {
			i := k % len(texts)
			got, err := p.Analyze(context.Background(), segment.Segment(&text.Document{Text: texts[i]}), nil)
			if err != nil || !slices.Equal(got, want[i]) {
				t.Errorf("text %d: %v, %v", i, got, err)
			}
		})
	}
	wg.Wait()
}

func TestAnEndedContextEndsIt(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := parser(t).Analyze(ctx, segment.Segment(&text.Document{Text: sample}), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

func FuzzAnalyze(f *testing.F) {
	p := parser(f)
	for _, s := range []string{sample, "U.S. Rep. O'Neill", "a\u0301 \u00a0 \xf0\x28", "(((("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := segment.Segment(&text.Document{Text: s})
		words := analyze(t, p, d, nil)
		for _, sent := range d.Sentences {
			if err := treeOf(words, sent); err != nil {
				t.Errorf("%q: %v", d.Slice(sent.Span), err)
			}
		}
	})
}

func BenchmarkAnalyze(b *testing.B) {
	p := parser(b)
	data, err := os.ReadFile("../testdata/articles/01-strait-talks.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := segment.Segment(&text.Document{Text: string(data)})
	for name, parse := range map[string]func(int) bool{"tags": func(int) bool { return false }, "trees": nil} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				analyze(b, p, d, parse)
			}
			b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

func ExampleParser_Analyze() {
	p, err := syntax.Open(gazetteer.Default())
	if err != nil {
		panic(err)
	}
	d := segment.Segment(&text.Document{Text: "Kovac met ministers in Oslo."})
	words, err := p.Analyze(context.Background(), d, nil)
	if err != nil {
		panic(err)
	}
	for i, w := range words {
		head := "-"
		if w.Head >= 0 {
			head = d.Slice(d.Tokens[w.Head])
		}
		fmt.Println(d.Slice(d.Tokens[i]), w.UPOS, w.Lemma, w.Deprel, head)
	}
	// Output:
	// Kovac PROPN Kovac nsubj met
	// met VERB meet root -
	// ministers NOUN minister obj met
	// in ADP in case Oslo
	// Oslo PROPN Oslo obl met
	// . PUNCT . punct met
}
