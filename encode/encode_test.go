package encode

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/model/weights"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

func net(t testing.TB, name string) *Net {
	t.Helper()
	n, err := shipped(t).Net(name, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// states runs n over d and returns a copy of the state of each token, and how many batches there were.
func states(t testing.TB, n *Net, d *text.Document, first func(int) bool) (out [][]float32, batches int) {
	t.Helper()
	out = make([][]float32, len(d.Tokens))
	err := n.Run(context.Background(), d, first, func(b *Batch) error {
		batches++
		for _, p := range b.Parts {
			for i := range p.Len() {
				if out[p.First+i] != nil {
					t.Fatalf("token %d came twice", p.First+i)
				}
				out[p.First+i] = slices.Clone(b.States.Row(p.Row + i))
			}
		}
		return nil
	})
	if err != nil || slices.ContainsFunc(out, func(s []float32) bool { return s == nil }) {
		t.Fatal("a token is missing", err)
	}
	return out, batches
}

// The state of a token depends on its sentence alone, not on what is batched with it or what the caller chose.
func TestSentencesDoNotSeeEachOther(t *testing.T) {
	n := net(t, "syntax")
	s := []string{"Ministers from Oslo met.", "Who knew?", "It was, he said, a long and cold day in Ankara for all of them.", "NO DEAL IN GENEVA"}
	all, _ := states(t, n, segment.Segment(&text.Document{Text: strings.Join(s, "\n\n")}), func(i int) bool { return i%2 == 1 })
	var alone [][]float32
	for _, one := range s {
		got, _ := states(t, n, segment.Segment(&text.Document{Text: one}), nil)
		alone = append(alone, got...)
	}
	if len(all) != len(alone) {
		t.Fatal(len(all), len(alone))
	}
	for i := range all {
		if !slices.Equal(all[i], alone[i]) {
			t.Errorf("token %d differs", i)
		}
	}
}

func TestChosenSentencesComeFirst(t *testing.T) {
	d := segment.Segment(&text.Document{Text: strings.Repeat("One came. Two of them stayed for long. Three? ", 80)})
	chosen := func(i int) bool { return i%3 == 2 }
	seen := 0
	err := net(t, "syntax").Run(context.Background(), d, chosen, func(b *Batch) error {
		rows := 0
		for k, p := range b.Parts {
			if chosen(p.Sentence) != (k < b.First) {
				t.Errorf("part %d of %d is of sentence %d", k, b.First, p.Sentence)
			}
			if k < b.First {
				rows += p.Len()
				seen++
			}
		}
		if rows != b.Rows {
			t.Errorf("%d rows, want %d", b.Rows, rows)
		}
		return nil
	})
	if err != nil || seen != 80 {
		t.Error(seen, err)
	}
}

func TestLongSentencesComeInParts(t *testing.T) {
	d := segment.Segment(&text.Document{Text: strings.Repeat("word and Name, ", 3*MaxPart) + strings.Repeat("Name ", 2*MaxPart) + "."})
	if len(d.Sentences) != 1 {
		t.Skip("the segmenter cuts it")
	}
	var parts []Part
	err := net(t, "syntax").Run(context.Background(), d, nil, func(b *Batch) error {
		parts = append(parts, b.Parts...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(parts, func(a, b Part) int { return a.First - b.First })
	at := 0
	for _, p := range parts {
		if p.First != at || p.Len() > MaxPart || p.Len() < 1 {
			t.Fatalf("part %+v after %d", p, at)
		}
		if at = p.Last; at < 9*MaxPart && d.Slice(d.Tokens[at-1]) != "," {
			t.Errorf("a part ends after %q", d.Slice(d.Tokens[at-1]))
		}
	}
	if at != len(d.Tokens) {
		t.Error(at)
	}
}

func TestRunEndsEarly(t *testing.T) {
	d := segment.Segment(&text.Document{Text: strings.Repeat("They met again. ", 2000)})
	n := net(t, "names")
	ctx, cancel := context.WithCancel(context.Background())
	batches := 0
	err := n.Run(ctx, d, nil, func(*Batch) error { batches++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || batches != 1 {
		t.Error(batches, err)
	}
	stop := errors.New("stop")
	if err := n.Run(context.Background(), d, nil, func(*Batch) error { return stop }); !errors.Is(err, stop) {
		t.Error(err)
	}
}

// What the cache forgets is computed again, to the same bits.
func TestTheCacheIsBounded(t *testing.T) {
	n := net(t, "names")
	d := segment.Segment(&text.Document{Text: "Envoys left Ankara."})
	before, _ := states(t, n, d, nil)
	var b strings.Builder
	for i := range 2 * cacheShards * shardWords {
		fmt.Fprintf(&b, "w%dx ", i)
		if i%50 == 0 {
			b.WriteString(". ")
		}
	}
	states(t, n, segment.Segment(&text.Document{Text: b.String()}), nil)
	for i := range n.types.shards {
		if k := len(n.types.shards[i].vectors); k == 0 || k > shardWords {
			t.Errorf("shard %d keeps %d words", i, k)
		}
	}
	after, _ := states(t, n, d, nil)
	for i := range before {
		if !slices.Equal(before[i], after[i]) {
			t.Errorf("token %d differs", i)
		}
	}
}

func TestHowASentenceIsWritten(t *testing.T) {
	for s, want := range map[string]uint32{
		"PRIME MINISTER RESIGNS": 1 << upperBit, "Talks on Strait Fail Again": 1 << titleCase, "they met in oslo": 1 << noneBit,
		"They met in Oslo": 0, "12 - 7": 0, "I": 0, "i": 1 << noneBit, "A B": 0,
	} {
		d := segment.Segment(&text.Document{Text: s})
		if got := caseBits(d, d.Sentences[0]); got != want {
			t.Errorf("%q: %b, want %b", s, got, want)
		}
	}
}

func TestModelsOfAnotherKindAreRefused(t *testing.T) {
	f, err := weights.Open()
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(f)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Net("dreams", gazetteer.Default()); !errors.Is(err, model.ErrNoTensor) || !strings.Contains(err.Error(), "dreams") {
		t.Error(err)
	}
	if _, err := New(&model.File{}); !errors.Is(err, model.ErrNoTensor) {
		t.Error(err)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"", "a", "U.S.", "well-known", "\xff\xfe", "İ", "1999", strings.Repeat("é", 100)} {
		f.Add(s)
	}
	m := shipped(f)
	f.Fuzz(func(t *testing.T, word string) {
		rows := appendBag(nil, word, 1<<15)
		if len(rows) < 1 || len(rows) > 1+2*maxEnds+maxTri || slices.ContainsFunc(rows, func(r int32) bool { return r < 0 || r >= 1<<15 }) {
			t.Errorf("%q: rows %v", word, rows)
		}
		if r := m.words.row(word); r < 0 || int(r) >= m.vectors.Rows {
			t.Errorf("%q: row %d", word, r)
		}
		if r := shapeRow(word, 512); r < 0 || r >= 512 {
			t.Errorf("%q: shape %d", word, r)
		}
	})
}

func BenchmarkRun(b *testing.B) {
	d := segment.Segment(&text.Document{Text: strings.Repeat("The Prime Minister, Maria Kovac, met Donald Harker in Paris on Tuesday. She flew to Germany later. Nobody knew why. ", 15)})
	for _, name := range []string{"names", "syntax"} {
		n := net(b, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := n.Run(context.Background(), d, nil, func(*Batch) error { return nil }); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}

// BenchmarkOpen is what a process pays before it reads its first word.
func BenchmarkOpen(b *testing.B) {
	f, err := weights.Open()
	if err != nil {
		b.Fatal(err)
	}
	g := gazetteer.Default()
	for b.Loop() {
		m, err := New(f)
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range []string{"names", "syntax"} {
			if _, err := m.Net(name, g); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func ExampleNet_Run() {
	m, err := Shipped()
	if err != nil {
		panic(err)
	}
	n, err := m.Net("syntax", gazetteer.Default())
	if err != nil {
		panic(err)
	}
	d := segment.Segment(&text.Document{Text: "They met. Nobody knew."})
	err = n.Run(context.Background(), d, nil, func(b *Batch) error {
		fmt.Println(len(b.Parts), "sentences,", b.States.Rows, "states")
		return nil
	})
	if err != nil {
		panic(err)
	}
	// Output:
	// 2 sentences, 6 states
}

// What the lists know around a token ends with its sentence, also where a network reads several together.
func TestContextEndsWithTheSentence(t *testing.T) {
	n := net(t, "names")
	one := vector{Tokens: []string{"They", "left", "New"}, Parts: []int{3}}
	two := vector{Tokens: []string{"York", "fell", "."}, Parts: []int{3}}
	want := slices.Concat(n.contextBits(documentOf(one)), n.contextBits(documentOf(two)))
	if got := n.contextBits(documentOf(one, two)); !slices.Equal(got, want) {
		t.Errorf("%x, want %x", got, want)
	}
	if d := documentOf(vector{Tokens: []string{"They", "left", "New", "York"}, Parts: []int{4}}); slices.Equal(n.contextBits(d)[:3], want[:3]) {
		t.Error("the lists do not know New York")
	}
}
