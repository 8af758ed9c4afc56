package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// article is a document of nothing but text.
func article(source, title, body string) *fact.Facts {
	return &fact.Facts{Actant: fact.Version, Doc: text.Meta{Source: source, Title: title, Date: "2025-03-04", Bytes: len(body)}, Text: body}
}

func TestSearch(t *testing.T) {
	s := open(t)
	long := strings.Repeat("Nothing of note happened in the town that week.\n", 20)
	add(t, s,
		article("a", "Łódź and Zürich sign", "The mayors of Łódź and Zürich met. They signed a treaty on trams, and the trams' drivers were glad."),
		article("b", "", long+"Then the O'Brien inquiry found \"no evidence\" of fraud AND left NOT a trace.\n"+long),
		article("c", "Trams", "A tramway opened. Señora Ñáñez cut the ribbon; NEAR the river, people sang."))
	for _, c := range []struct {
		words string
		want  string // sources of the hits, sorted
		first string // what the first hit's first mark holds
	}{
		{"treaty", "a", "treaty"}, {"TREATY", "a", "treaty"}, {"tram", "ac", "Trams"}, {"tram ", "", ""}, {"trams", "ac", "Trams"}, {"zurich", "a", "Zürich"}, {"nanez", "c", "Ñáñez"},
		{`"no evidence"`, "b", "no evidence"}, {`"evidence no"`, "", ""}, {"o'brien", "b", "O'Brien"}, {"fraud AND left", "b", ""}, {"fraud and treaty", "", ""},
		{"LEFT NOT", "b", "left"}, {"people NEAR river", "c", "NEAR"}, {`tram*`, "", ""}, {"title:trams", "", ""}, {`"`, "", ""}, {`" "`, "", ""}, {`tre"aty`, "", ""}, {"^treaty", "a", "treaty"},
		{"-treaty", "a", "treaty"}, {"treaty OR fraud", "", ""}, {"(treaty", "a", "treaty"}, {"treaty)", "a", "treaty"}, {"'; DROP TABLE documents; --", "", ""},
		{"", "", ""}, {"   ", "", ""}, {"\x00", "", ""}, {"tre\x00aty", "", ""}, {"\xff\xfe", "", ""}, {"?", "", ""}, {"“no evidence”", "b", "no evidence"},
	} {
		hits, n, err := s.Search(ctx, c.words, 10)
		if err != nil {
			t.Errorf("%q: %v", c.words, err)
			continue
		}
		var got []string
		for _, h := range hits {
			_, d, err := s.Document(ctx, h.Document)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, d.Source)
			for _, m := range h.Marks {
				if m.Start < 0 || m.End > len(h.Snippet) || m.Start >= m.End {
					t.Errorf("%q: mark %v of %q", c.words, m, h.Snippet)
				}
			}
		}
		slices.Sort(got)
		if strings.Join(got, "") != c.want || n != len(got) {
			t.Errorf("%q: %v (%d), want %q", c.words, got, n, c.want)
		}
		if c.first != "" && (len(hits[0].Marks) == 0 || hits[0].Marks[0].Of(hits[0].Snippet) != c.first) && len(hits) == 1 {
			t.Errorf("%q: %+v, want the mark %q", c.words, hits[0], c.first)
		}
	}
	hits, _, err := s.Search(ctx, "fraud", 1)
	if err != nil || !strings.Contains(hits[0].Snippet, "inquiry found") || !strings.HasSuffix(hits[0].Snippet, "a trace.") || strings.Contains(hits[0].Snippet, "\n") || len(hits[0].Snippet) > snippetBytes {
		t.Errorf("%+v %v", hits, err)
	}
	f, _, err := s.Document(ctx, hits[0].Document)
	if err != nil || !strings.HasPrefix(f.Text[hits[0].Start:], hits[0].Snippet) {
		t.Errorf("the snippet is not at %d: %v", hits[0].Start, err)
	}
}

func FuzzSearch(f *testing.F) {
	s, err := Open(ctx, ":memory:", Settings{Create: true})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { s.Close() })
	body := "Łódź and Zürich sign a treaty; O'Brien said \"no evidence\" was found in the ﬁnal report, at 12:30."
	add(f, s, article("a", "Treaty", body))
	for _, words := range []string{"treaty", `"no evidence"`, "NEAR(a b)", "a*", "title : x", `"""`, "\x00", "ﬁnal", "İ", "ǅ", "12:30", "{a b} : c", "a + b"} {
		f.Add(words)
	}
	f.Fuzz(func(t *testing.T, words string) {
		hits, _, err := s.Search(ctx, words, 5)
		if err != nil {
			t.Fatalf("%q: %v", words, err)
		}
		for _, h := range hits {
			if h.Start < 0 || !strings.HasPrefix(body[h.Start:], h.Snippet) || !utf8.ValidString(h.Snippet) {
				t.Errorf("%q: %+v", words, h)
			}
			for _, m := range h.Marks {
				if m.Start < 0 || m.End > len(h.Snippet) || m.Start >= m.End {
					t.Errorf("%q: mark %v", words, m)
				}
			}
		}
		if _, err := s.Find(ctx, words, 5); err != nil {
			t.Errorf("%q: %v", words, err)
		}
	})
}

func TestFind(t *testing.T) {
	s := open(t)
	f := article("a", "", "x y z some text of it")
	name := func(key, label string, mentions int, aliases ...string) {
		e := fact.Entity{ID: len(f.Entities), Key: key, Name: label, Type: fact.Type(key[:strings.Index(key, "/")]), Mentions: mentions}
		for _, a := range append(aliases, label) {
			e.Aliases = append(e.Aliases, fact.Alias{Name: a, Count: 1})
		}
		f.Entities = append(f.Entities, e)
	}
	name("person/angela-merkel", "Angela Merkel", 9, "Merkel")
	name("person/jose-pena", "José Peña", 4, "Pena")
	name("person/john-o-brien", "John O'Brien", 3)
	name("organisation/european-union", "European Union", 30, "EU", "the Union")
	name("organisation/eurovision", "Eurovision", 40)
	name("country/united-kingdom", "United Kingdom", 20, "UK", "Britain")
	name("person/eu", "Eu", 1)
	name("place/sao-paulo", "São Paulo", 2)
	add(t, s, f)
	for _, c := range []struct{ name, want string }{
		{"Merkel", "person/angela-merkel:Merkel"}, {"merkel angela", "person/angela-merkel:"}, {"ANGELA  merkel", "person/angela-merkel:"}, {"ang mer", "person/angela-merkel:"},
		{"pena", "person/jose-pena:Pena"}, {"jose peña", "person/jose-pena:"}, {"o'brien", "person/john-o-brien:"}, {"obrien", "person/john-o-brien:"},
		{"eu", "organisation/european-union:EU person/eu: organisation/eurovision:"}, {"Britain", "country/united-kingdom:Britain"}, {"britain uk", ""},
		{"organisation/european-union", "organisation/european-union:"}, {"european-union", "organisation/european-union:"}, {"sao", "place/sao-paulo:"}, {"são paulo", "place/sao-paulo:"},
		{"union", "organisation/european-union:"}, {"nobody", ""}, {"", ""}, {"%", ""}, {"_", ""}, {"'", ""},
	} {
		found, err := s.Find(ctx, c.name, 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, e := range found {
			got = append(got, e.Key+":"+e.Alias)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q: %v, want %s", c.name, got, c.want)
		}
	}
}

func ExampleStore_Search() {
	s, err := Open(ctx, ":memory:", Settings{Create: true})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	s.Add(ctx, []*fact.Facts{article("letter.txt", "A letter", "The ferries stop at noon. No ferry runs on Sundays.")}, noon)
	hits, total, _ := s.Search(ctx, `ferry "on sundays"`, 10)
	fmt.Println(total)
	for _, m := range hits[0].Marks {
		fmt.Println(m.Of(hits[0].Snippet))
	}
	// Output:
	// 1
	// ferry
	// on Sundays
}

func TestTheLastWordGoesOn(t *testing.T) {
	for typed, want := range map[string]string{"harv": `"harv" *`, "storm harv": `"storm" AND "harv" *`, "storm harv ": `"storm" AND "harv"`,
		"h": `"h"`, "storm h": `"storm" AND "h"`, "习": `"习" *`, `"bank h"`: `"bank h"`} {
		if got := matchQuery(typed); got != want {
			t.Errorf("%q: %s, want %s", typed, got, want)
		}
	}
}
