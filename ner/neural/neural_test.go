package neural_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/encode/encodetest"
	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/ner/nertest"
	"github.com/actant-project/actant/ner/neural"
	"github.com/actant-project/actant/ner/rules"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// opened is the recogniser of the model that comes with the program.
func opened(g *gazetteer.Gazetteer, adviser ner.Recognizer) (*neural.Recognizer, error) {
	m, err := encode.Shipped()
	if err != nil {
		return nil, err
	}
	return neural.New(m, g, adviser)
}

func recognizer(t testing.TB, g *gazetteer.Gazetteer) *neural.Recognizer {
	t.Helper()
	r, err := opened(g, rules.New(g))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestContract(t *testing.T) { nertest.Run(t, recognizer(t, gazetteer.Default())) }

func TestContractWithoutAdviser(t *testing.T) {
	r, err := opened(gazetteer.Default(), nil)
	if err != nil {
		t.Fatal(err)
	}
	nertest.Run(t, r)
}

func FuzzRecognize(f *testing.F) { nertest.Fuzz(f, recognizer(f, gazetteer.Default())) }

func BenchmarkRecognize(b *testing.B) { nertest.Benchmark(b, recognizer(b, gazetteer.Default())) }

func find(t testing.TB, r *neural.Recognizer, s string) []fact.Mention {
	t.Helper()
	ms, err := r.Recognize(context.Background(), segment.Segment(&text.Document{Text: s}))
	if err != nil {
		t.Fatal(err)
	}
	return ms
}

func TestCases(t *testing.T) {
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	r := recognizer(t, gazetteer.Default())
	for i, c := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		lines := strings.Split(c, "\n")
		if i == 0 {
			continue // the head
		}
		var got []string
		for _, m := range find(t, r, lines[0]) {
			got = append(got, fmt.Sprintf("%s %s", m.Type, m.Text))
		}
		if !slices.Equal(got, lines[1:]) {
			t.Errorf("%s\ngot  %q\nwant %q", lines[0], got, lines[1:])
		}
	}
}

// Before the second look at the document the tags are those of training, where a sentence stands alone.
func TestTagsAreThoseOfTraining(t *testing.T) {
	r, err := opened(gazetteer.Default(), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range encodetest.Vectors(t, os.DirFS("../..")) {
		tags, err := r.Tags(context.Background(), encodetest.Document(v.Tokens))
		if err != nil || !slices.Equal(tags, v.Tags) {
			t.Errorf("%q:\ngot  %q\nwant %q (%v)", v.Tokens, tags, v.Tags, err)
		}
	}
}

// What users list wins over what the network thinks, and over names that overlap with it.
func TestUsersListsWin(t *testing.T) {
	g := gazetteer.Default().With([]gazetteer.Entry{
		{ID: "x:1", Name: "Harker", Type: fact.Organisation}, {ID: "x:2", Name: "the green table", Type: fact.Event}, {ID: "x:3", Name: "York Times", Type: fact.Place},
	})
	var got []string
	for _, m := range find(t, recognizer(t, g), "Donald Harker told the New York Times that the green table had met in Oslo.") {
		if m.ID != "" && strings.HasPrefix(m.ID, "x:") {
			got = append(got, fmt.Sprint(m.Type, " ", m.Text, " ", m.ID))
		} else if m.Text != "Oslo" {
			t.Errorf("%s %s overlaps with what users list", m.Type, m.Text)
		}
	}
	want := []string{"organisation Harker x:1", "place York Times x:3", "event green table x:2"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A name has one type in a document, whatever the network thinks of each place.
func TestOneTypeADocument(t *testing.T) {
	s := "Brant met Lena Brant. “Brant is late,” she said. In Brant’s view it was Brant who lost. Reports from Brant were few."
	for _, m := range find(t, recognizer(t, gazetteer.Default()), s) {
		if m.Text == "Brant" && m.Type != fact.Person {
			t.Errorf("Brant at %d is a %s", m.Span.Start, m.Type)
		}
	}
}

func TestTypesStandWhereTheyAreCountedOn(t *testing.T) {
	if fact.Types[neural.TypeOrganisation] != fact.Organisation || fact.Types[neural.TypePlace] != fact.Place {
		t.Error(fact.Types)
	}
}

func TestCountriesAndPeoplesHaveTheirIdentifiers(t *testing.T) {
	for _, m := range find(t, recognizer(t, gazetteer.Default()), "France and the Polish minister spoke in Oslo.") {
		switch m.Text {
		case "France":
			if m.Type != fact.Country || m.ID != "iso3166:FR" {
				t.Errorf("%+v", m)
			}
		case "Polish":
			if m.Type != fact.Group || m.Kind != fact.Demonym || m.ID != "iso3166:PL" {
				t.Errorf("%+v", m)
			}
		}
	}
}

func ExampleRecognizer_Recognize() {
	m, err := encode.Shipped()
	if err != nil {
		panic(err)
	}
	g := gazetteer.Default()
	r, err := neural.New(m, g, rules.New(g))
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
	fmt.Println(eval.BIO(d, ms)[:2])
	// Output:
	// Maria Kovac person
	// Ministry of Finance organisation
	// Oslo place
	// [B-person I-person]
}
