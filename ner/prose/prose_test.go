package prose_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/ner/nertest"
	"github.com/actant-project/actant/ner/prose"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// shared is opened once: it takes a third of a second.
var shared = sync.OnceValue(func() *prose.Recognizer {
	r, err := prose.New()
	if err != nil {
		panic(err)
	}
	return r
})

func TestContract(t *testing.T) {
	nertest.Run(t, shared())
}

func TestOffsets(t *testing.T) {
	s := "“It’s late,” said Donald Harker’s brother — in France.\n\n\tMr Michael O’Hara   left Germany."
	ms, err := shared().Recognize(context.Background(), segment.Segment(&text.Document{Text: s}))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]fact.Type{}
	for _, m := range ms {
		found[m.Text] = m.Type
	}
	for name, typ := range map[string]fact.Type{"Donald Harker": fact.Person, "France": fact.Place, "Germany": fact.Place} {
		if found[name] != typ {
			t.Errorf("%s: %q; all: %v", name, found[name], found)
		}
	}
}

func BenchmarkRecognize(b *testing.B) {
	d := segment.Segment(&text.Document{Text: "The Prime Minister, Maria Kovac, met Donald Harker in Paris on Tuesday. She flew to Germany later."})
	b.SetBytes(int64(len(d.Text)))
	r := shared()
	for b.Loop() {
		if _, err := r.Recognize(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleNew() {
	r, err := prose.New()
	if err != nil {
		panic(err)
	}
	d := segment.Segment(&text.Document{Text: "Maria Kovac flew to France."})
	ms, err := r.Recognize(context.Background(), d)
	if err != nil {
		panic(err)
	}
	for _, m := range ms {
		fmt.Println(m.Text, m.Type)
	}
	// Output:
	// Maria Kovac person
	// France place
}
