package gazetteer

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

func TestLookup(t *testing.T) {
	for _, c := range []struct {
		surface, id, name string
		typ               fact.Type
		kind              fact.Kind
	}{
		{"US", "iso3166:US", "United States", fact.Country, fact.Name},
		{"U.S.", "iso3166:US", "United States", fact.Country, fact.Name},
		{"United States of America", "iso3166:US", "United States", fact.Country, fact.Name},
		{"Britain", "iso3166:GB", "United Kingdom", fact.Country, fact.Name},
		{"UAE", "iso3166:AE", "United Arab Emirates", fact.Country, fact.Name},
		{"Burma", "iso3166:MM", "Myanmar", fact.Country, fact.Name},
		{"Côte d’Ivoire", "iso3166:CI", "Ivory Coast", fact.Country, fact.Name},
		{"Cote d'Ivoire", "iso3166:CI", "Ivory Coast", fact.Country, fact.Name},
		{"Holland", "iso3166:NL", "Netherlands", fact.Country, fact.Name},
		{"RUSSIA", "iso3166:RU", "Russia", fact.Country, fact.Name},
		{"Kosovo", "iso3166:XK", "Kosovo", fact.Country, fact.Name},
		{"Russian", "iso3166:RU", "Russia", fact.Country, fact.Demonym},
		{"Poles", "iso3166:PL", "Poland", fact.Country, fact.Demonym},
		{"Dutch", "iso3166:NL", "Netherlands", fact.Country, fact.Demonym},
		{"North Koreans", "iso3166:KP", "North Korea", fact.Country, fact.Demonym},
		{"Brits", "iso3166:GB", "United Kingdom", fact.Country, fact.Demonym},
		{"Crimea", "", "Crimea", fact.Place, fact.Name},
		{"NATO", "", "North Atlantic Treaty Organization", fact.Organisation, fact.Name},
		{"Kremlin", "", "Kremlin", fact.Organisation, fact.Name},
		{"Kyiv", "geonames:703448", "Kyiv", fact.Place, fact.Name},
		{"Kiev", "geonames:703448", "Kyiv", fact.Place, fact.Name},
		{"Donald Trump", "wikidata:Q22686", "Donald Trump", fact.Person, fact.Name},
		{"Muslims", "", "Muslims", fact.Group, fact.Name},
	} {
		ms := Default().Lookup(c.surface)
		if len(ms) == 0 {
			t.Errorf("%s: not known", c.surface)
			continue
		}
		if e := ms[0].Entry; e.ID != c.id || e.Name != c.name || e.Type != c.typ || ms[0].Kind != c.kind {
			t.Errorf("%s: %+v, kind %s", c.surface, *e, ms[0].Kind)
		}
	}
	for _, s := range []string{"", "us", "polish", "Speaking", "Loading", strings.Repeat("x", 1000), "\xff\xfe"} {
		if ms := Default().Lookup(s); ms != nil {
			t.Errorf("%q is %+v", s, *ms[0].Entry)
		}
	}
}

func TestSafety(t *testing.T) {
	for s, safe := range map[string]bool{"Brussels": true, "Moscow": true, "Berlin": true, "Nice": false, "Apple": false, "Jordan": false} {
		ms := Default().Lookup(s)
		if len(ms) == 0 || ms[0].Safe != safe {
			t.Errorf("%s: %+v; safe must be %v", s, ms, safe)
		}
	}
	if ms := Default().Lookup("Warsaw"); !ms[0].Capital || ms[0].Entry.Country != "PL" {
		t.Errorf("Warsaw: %+v", ms[0])
	}
	if ms := Default().Lookup("Kremlin"); ms[0].Entry.Country != "RU" {
		t.Errorf("Kremlin stands for %q", ms[0].Entry.Country)
	}
}

func TestTitles(t *testing.T) {
	for s, want := range map[string]struct {
		class  TitleClass
		gender Gender
	}{
		"president": {Office, Unknown}, "secretary of state": {Office, Unknown}, "mr": {Honorific, Male}, "mrs.": {Honorific, Female},
		"defence secretary": {Office, Unknown}, "former deputy prime minister": {Office, Unknown}, "sgt.": {Rank, Unknown},
		"spokeswoman": {Office, Female}, "lawyer": {Occupation, Unknown}, "minister of foreign affairs": {Office, Unknown}, "river": {}, "": {}, "former": {},
	} {
		if class, gender := Default().Title(s); class != want.class || gender != want.gender {
			t.Errorf("%q: class %d, gender %d", s, class, gender)
		}
	}
}

func TestTokens(t *testing.T) {
	d := segment.Segment(&text.Document{Text: "The former US Secretary of State met the North Korean\nleader of Bosnia and Herzegovina"})
	at := func(word string) int {
		for i, tok := range d.Tokens {
			if d.Slice(tok) == word {
				return i
			}
		}
		t.Fatal(word)
		return 0
	}
	g := Default()
	if n, class, _ := g.TitleAt(d, at("Secretary"), len(d.Tokens)); n != 3 || class != Office {
		t.Error("Secretary of State:", n, class)
	}
	if ms, n := g.Longest(d, at("Bosnia"), len(d.Tokens)); n != 3 || ms[0].Entry.Country != "BA" {
		t.Error("Bosnia and Herzegovina:", n)
	}
	if ms, n := g.Longest(d, at("Bosnia"), at("Bosnia")+2); n != 1 || ms[0].Entry.Country != "BA" {
		t.Error("Bosnia, cut short:", n)
	}
	if ms, n := g.Longest(d, at("North"), len(d.Tokens)); n != 2 || ms[0].Kind != fact.Demonym {
		t.Error("North Korean:", n)
	}
	if _, n := g.Longest(d, at("met"), len(d.Tokens)); n != 0 {
		t.Error("met:", n)
	}
}

func TestWords(t *testing.T) {
	g := Default()
	if s, ok := g.GivenName("Olena"); !ok || s != Female {
		t.Error("Olena", s, ok)
	}
	if s, ok := g.GivenName("DMYTRO"); !ok || s != Male {
		t.Error("DMYTRO", s, ok)
	}
	for _, w := range []string{"Inc", "GmbH", "University", "Ministry", "ltd."} {
		if !g.OrgSuffix(w) {
			t.Error(w, "is no suffix")
		}
	}
	for _, w := range []string{"speaking", "stark", "loading", "advertisement", "twitter"} {
		if !g.CommonWord(w) {
			t.Error(w, "is not common")
		}
	}
	if e := g.CountryByCode("NA"); e == nil || e.Name != "Namibia" || g.CountryByCode("ZZ") != nil {
		t.Error("NA:", e)
	}
}

func TestUsers(t *testing.T) {
	in := "name,type,aliases,id\nSable Group,organisation,\"Sable|The Sable; Sable Ltd\",crm:7\nParis,person,,\n"
	es, err := ReadCSV(strings.NewReader(in), "list.csv")
	if err != nil || len(es) != 2 || len(es[0].Aliases) != 3 || es[0].ID != "crm:7" {
		t.Fatalf("%+v, %v", es, err)
	}
	js, err := ReadJSONL(strings.NewReader("\ufeff{\"name\":\"Zora\",\"type\":\"Person\",\"aliases\":[\"Z.\"]}\n\n"), "list.jsonl")
	if err != nil || len(js) != 1 || js[0].Type != fact.Person {
		t.Fatalf("%+v, %v", js, err)
	}
	g := Default().With(es).With(js)
	if ms := g.Lookup("Paris"); len(ms) != 1 || ms[0].Entry.Type != fact.Person || !ms[0].Entry.User {
		t.Error("Paris:", ms)
	}
	if ms := g.Lookup("SABLE"); len(ms) != 1 || ms[0].Entry.ID != "crm:7" {
		t.Error("SABLE:", ms)
	}
	if g.Lookup("Z.") == nil || g.Lookup("London") == nil || Default().Lookup("Zora") != nil {
		t.Error("the lists are mixed up")
	}
}

func TestUsersErrors(t *testing.T) {
	for in, want := range map[string]string{
		"":                                    "list.csv: empty",
		"title,type\nx,person\n":              `list.csv:1: no column "name"`,
		"name,type\nA,person\n\nB,planet\n":   `list.csv:4: unknown type "planet"; the types are person, organisation, country, place, group, event, other`,
		"name,type\n  ,person\n":              "list.csv:2: no name",
		"name,type\n\"a\nb\",person\n\"c,x\n": "list.csv: parse error on line 4",
	} {
		if _, err := ReadCSV(strings.NewReader(in), "list.csv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", in, err)
		}
	}
	for in, want := range map[string]string{
		"{\"name\":\"A\",\"type\":\"person\"}\nnonsense\n": "list.jsonl:2:",
		"{\"name\":\"A\",\"type\":\"\"}\n":                 "list.jsonl:1: unknown type",
		"[]\n":                                             "list.jsonl:1:",
	} {
		if _, err := ReadJSONL(strings.NewReader(in), "list.jsonl"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", in, err)
		}
	}
	if _, err := ReadCSV(strings.NewReader("name,type\nA,thing\n"), "x"); !errors.Is(err, ErrType) {
		t.Error(err)
	}
}

func TestSourcesNamed(t *testing.T) {
	for _, s := range []string{"GeoNames", "CC BY 4.0", "PDDL", "MIT", "CC0"} {
		if !strings.Contains(Sources(), s) {
			t.Error("the header does not name", s)
		}
	}
}

func FuzzReadCSV(f *testing.F) {
	f.Add("name,type,aliases,id\nA,person,\"B|C\",1\n")
	f.Add("\ufefftype;name\n\"")
	f.Fuzz(func(t *testing.T, s string) {
		es, err := ReadCSV(strings.NewReader(s), "f")
		checkEntries(t, es, err)
	})
}

func FuzzReadJSONL(f *testing.F) {
	f.Add("{\"name\":\"A\",\"type\":\"person\",\"aliases\":[\"B\"],\"id\":\"1\"}\n{")
	f.Fuzz(func(t *testing.T, s string) {
		es, err := ReadJSONL(strings.NewReader(s), "f")
		checkEntries(t, es, err)
	})
}

// checkEntries finds every entry that was read under its own name.
func checkEntries(t *testing.T, es []Entry, err error) {
	if err != nil && es != nil {
		t.Fatal("entries beside an error")
	}
	g := Default().With(es)
	for _, e := range es {
		if e.Name == "" || e.Type == "" || !e.User {
			t.Fatalf("%+v", e)
		}
		if len(normal(e.Name)) <= maxForm && normal(e.Name) != "" && g.Lookup(e.Name) == nil {
			t.Fatalf("%q is not found", e.Name)
		}
	}
}

func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := open(compiled); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	g := Default()
	for b.Loop() {
		g.Lookup("Bosnia and Herzegovina")
		g.Lookup("Nobody Atall")
	}
}

func ExampleGazetteer_Lookup() {
	for _, s := range []string{"UK", "Poles", "Kremlin"} {
		m := Default().Lookup(s)[0]
		fmt.Println(m.Entry.Name, m.Entry.Type, m.Kind, m.Entry.Country)
	}
	// Output:
	// United Kingdom country name GB
	// Poland country demonym PL
	// Kremlin organisation name RU
}
