package all_test

import (
	"context"
	"fmt"
	"sync"
	"testing"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/ner/all"
	"github.com/actant-project/actant/ner/nertest"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

var standard = sync.OnceValues(func() (ner.Recognizer, error) { return all.New("", gazetteer.Default()) })

func TestContract(t *testing.T) {
	r, err := standard()
	if err != nil {
		t.Fatal(err)
	}
	nertest.Run(t, r)
}

func TestNames(t *testing.T) {
	names := all.Names()
	if len(names) == 0 || names[0] != all.Default {
		t.Fatal(names)
	}
	for _, name := range names {
		if r, err := all.New(name, gazetteer.Default()); err != nil || r == nil {
			t.Error(name, err)
		}
	}
	if _, err := all.New("oracle", gazetteer.Default()); err == nil || err.Error() != `ner: no recogniser "oracle"; there are neural, rules, prose` {
		t.Error(err)
	}
}

func BenchmarkDefault(b *testing.B) {
	r, err := standard()
	if err != nil {
		b.Fatal(err)
	}
	nertest.Benchmark(b, r)
}

func ExampleNew() {
	r, err := all.New("rules", gazetteer.Default())
	if err != nil {
		panic(err)
	}
	d := segment.Segment(&text.Document{Text: "Maria Kovac of the Ministry of Finance flew to Oslo."})
	ms, err := r.Recognize(context.Background(), d)
	if err != nil {
		panic(err)
	}
	for _, m := range ms {
		fmt.Println(m.Text, m.Type)
	}
	// Output:
	// Maria Kovac person
	// Ministry of Finance organisation
	// Oslo place
}
