package rules_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner/nertest"
	"github.com/actant-project/actant/ner/rules"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

var update = flag.Bool("update", false, "rewrite the expected mentions")

func TestContract(t *testing.T) {
	nertest.Run(t, rules.New(gazetteer.Default()))
}

// TestContractWithUsersLists checks the contract when names in lower case are looked for too.
func TestContractWithUsersLists(t *testing.T) {
	g := gazetteer.Default().With([]gazetteer.Entry{{Name: "the lawyer", Type: fact.Person}, {Name: "Warsaw", Type: fact.Event}})
	nertest.Run(t, rules.New(g))
}

func recognize(t testing.TB, g *gazetteer.Gazetteer, s string) []fact.Mention {
	t.Helper()
	ms, err := rules.New(g).Recognize(context.Background(), segment.Segment(&text.Document{Text: s}))
	if err != nil {
		t.Fatal(err)
	}
	return ms
}

// list writes mentions as the cases do: one a line, in order.
func list(ms []fact.Mention) []byte {
	var b bytes.Buffer
	for _, m := range ms {
		kind := ""
		if m.Kind != fact.Name {
			kind = " (" + string(m.Kind) + ")"
		}
		fmt.Fprintf(&b, "%s: %s%s\n", m.Type, strings.Join(strings.Fields(m.Text), " "), kind)
	}
	return b.Bytes()
}

func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i+1 < len(ar.Files); i += 2 {
				got := list(recognize(t, gazetteer.Default(), string(ar.Files[i].Data)))
				if *update {
					ar.Files[i+1].Data = got
				} else if !bytes.Equal(got, ar.Files[i+1].Data) {
					t.Errorf("%s:\n%s\nwant:\n%s", ar.Files[i].Name, got, ar.Files[i+1].Data)
				}
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func TestUsersListWins(t *testing.T) {
	g := gazetteer.Default().With([]gazetteer.Entry{
		{ID: "x:1", Name: "Washington", Type: fact.Person},
		{ID: "x:2", Name: "project ember", Type: fact.Other, Aliases: []string{"Ember"}},
	})
	got := string(list(recognize(t, g, "In Washington they stopped project ember. EMBER IS DEAD, SAID WASHINGTON. Ember was his.")))
	want := "person: Washington\nother: project ember\nother: EMBER\nperson: WASHINGTON\nother: Ember\n"
	if got != want {
		t.Errorf("got:\n%s", got)
	}
	for _, m := range recognize(t, g, "Ember") {
		if m.ID != "x:2" || m.Score != 1 {
			t.Errorf("%+v", m)
		}
	}
}

func FuzzRecognize(f *testing.F) {
	f.Add("US President Anna Kovac (NATO) of the Ministry of X, 54, said Al-Najjar’s")
	f.Add("THE 2024 Olympics – Mr. de la Cruz & Sons Ltd., World War II of the")
	r := rules.New(gazetteer.Default())
	f.Fuzz(func(t *testing.T, s string) {
		d := segment.Segment(&text.Document{Text: s})
		ms, err := r.Recognize(context.Background(), d)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range nertest.Violations(d, ms) {
			t.Error(v)
		}
	})
}

func BenchmarkRecognize(b *testing.B) {
	ar, err := txtar.ParseFile("testdata/news.txtar")
	if err != nil {
		b.Fatal(err)
	}
	var s strings.Builder
	for s.Len() < 1<<18 {
		for i := 0; i < len(ar.Files); i += 2 {
			s.Write(ar.Files[i].Data)
			s.WriteString("\n\n")
		}
	}
	d := segment.Segment(&text.Document{Text: s.String()})
	r := rules.New(gazetteer.Default())
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := r.Recognize(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleRecognizer() {
	d := segment.Segment(&text.Document{Text: "UK Defence Secretary Jane Holloway flew to Riga. Holloway met Latvian officers."})
	ms, err := rules.New(gazetteer.Default()).Recognize(context.Background(), d)
	if err != nil {
		panic(err)
	}
	for _, m := range ms {
		fmt.Println(m.Text, m.Type, m.Kind)
	}
	// Output:
	// UK country name
	// Jane Holloway person name
	// Riga place name
	// Holloway person name
	// Latvian group demonym
}
