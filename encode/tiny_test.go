package encode_test

import (
	"context"
	"encoding/binary"
	"hash/crc32"
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/encode/encodetest"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

func tiny(t testing.TB) []byte {
	t.Helper()
	data, err := encodetest.Tiny(1)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func encoder(t testing.TB, m *encode.Model, task string) encode.Encoder {
	t.Helper()
	e, err := m.Encoder(task, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// statesOf runs e over d and returns a copy of the state of each token.
func statesOf(t testing.TB, e encode.Encoder, d *text.Document, first func(int) bool) [][]float32 {
	t.Helper()
	out := make([][]float32, len(d.Tokens))
	err := e.Run(context.Background(), d, first, func(b *encode.Batch) error {
		for k, p := range b.Parts {
			if first != nil && first(p.Sentence) != (k < b.First) {
				t.Errorf("part %d of %d is of sentence %d", k, b.First, p.Sentence)
			}
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
	return out
}

func same(a, b [][]float32) bool {
	return slices.EqualFunc(a, b, func(x, y []float32) bool {
		return slices.EqualFunc(x, y, func(u, v float32) bool { return math.Float32bits(u) == math.Float32bits(v) })
	})
}

func segmented(s string) *text.Document { return segment.Segment(&text.Document{Text: s}) }

var (
	story   = strings.Repeat("The Prime Minister, Maria Kovac, met Donald Harker in Paris on Tuesday. She flew to Germany later. Nobody knew why. ", 40)
	endless = strings.Repeat("they met envoys from Ankara and Oslo who said that nothing would come of it ; ", 400) + "."
)

// What a document gives does not depend on whether another task has read it, on what else was read, or on many reading at once.
func TestLargeTasksShareWhatTheyCompute(t *testing.T) {
	m := encodetest.Open(t, tiny(t))
	d := segmented(story)
	chosen := func(s int) bool { return s%3 == 1 }
	names, syntax := statesOf(t, encoder(t, m, "names"), d, nil), statesOf(t, encoder(t, m, "syntax"), d, chosen)
	alone := statesOf(t, encoder(t, encodetest.Open(t, tiny(t)), "syntax"), segmented(story), nil)
	if !same(syntax, alone) {
		t.Error("the states of syntax depend on those of names")
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			mine := segmented(story)
			if !same(statesOf(t, encoder(t, m, "names"), mine, nil), names) || !same(statesOf(t, encoder(t, m, "syntax"), mine, nil), alone) {
				t.Error("states differ when many read")
			}
		})
	}
	wg.Wait()
}

// Sentences further away than a chunk do not matter, whatever the kernels.
func TestLargeChunksDoNotSeeEachOther(t *testing.T) {
	e := encoder(t, encodetest.Open(t, tiny(t)), "names")
	first := "The envoys left." + strings.Repeat(" They met again in the old town and talked all night", 12) + "."
	one, two := segmented(first), segmented(first+"\n\n"+story)
	if !same(statesOf(t, e, one, nil), statesOf(t, e, two, nil)[:len(one.Tokens)]) {
		t.Error("a chunk sees the next")
	}
}

func TestLargeReadsWhatIsEndlessOrOdd(t *testing.T) {
	m := encodetest.Open(t, tiny(t))
	for _, s := range []string{"", "Yes", endless, strings.Repeat("- ? ( ", 3000), strings.Repeat("é", 5000), "\x00 \xff\xfe !", strings.Repeat("!", 900), strings.Repeat("a.b.c-d/", 700)} {
		d := segmented(s)
		statesOf(t, encoder(t, m, "names"), d, nil)
		statesOf(t, encoder(t, m, "syntax"), d, nil)
	}
}

// The start of a sentence too long for one window is not changed by what comes windows later.
func TestLargeWindows(t *testing.T) {
	e := encoder(t, encodetest.Open(t, tiny(t)), "names")
	words := strings.Fields(endless)
	long := statesOf(t, e, encodetest.Document(words[:1500]), nil)
	other := statesOf(t, e, encodetest.Document(append(slices.Clone(words[:1400]), slices.Repeat([]string{"No"}, 100)...)), nil)
	if !same(long[:300], other[:300]) {
		t.Error("the first window sees the last")
	}
	if same(long[1300:1400], other[1300:1400]) {
		t.Error("the last window does not see its end")
	}
}

func TestLargeRunEndsEarly(t *testing.T) {
	e := encoder(t, encodetest.Open(t, tiny(t)), "names")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := e.Run(ctx, segmented(story), nil, func(*encode.Batch) error { t.Error("visited"); return nil }); err == nil {
		t.Error("no error")
	}
}

// FuzzLarge changes a byte of a sound file: it is refused, or read without a panic.
func FuzzLarge(f *testing.F) {
	sound := tiny(f)
	for at := 40; at < 4000; at += 37 {
		f.Add(uint32(at), byte('9'))
	}
	f.Add(uint32(len(sound)/2), byte(0xff))
	d := segmented("Maria Kovac, 51, left (with 'her' dog). They met—so it's said.")
	f.Fuzz(func(t *testing.T, at uint32, to byte) {
		data := slices.Clone(sound)
		data[32+int(at)%(len(data)-32)] = to
		binary.LittleEndian.PutUint32(data[24:], crc32.Checksum(data[32:], crc32.MakeTable(crc32.Castagnoli)))
		file, err := model.Open(data)
		if err != nil {
			return
		}
		m, err := encode.New(file)
		if err != nil {
			return
		}
		for _, task := range []string{"names", "syntax"} {
			if e, err := m.Encoder(task, gazetteer.Default()); err == nil {
				_ = e.Run(context.Background(), d, nil, func(*encode.Batch) error { return nil })
			}
		}
	})
}
