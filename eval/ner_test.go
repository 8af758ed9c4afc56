package eval

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// table recognises what it lists, wherever the words stand.
type table map[string]fact.Type

func (r table) Recognize(_ context.Context, d *text.Document) ([]fact.Mention, error) {
	var out []fact.Mention
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			for j := s.Last; j > i; j-- {
				sp := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[j-1].End}
				if typ, ok := r[d.Slice(sp)]; ok {
					out = append(out, fact.Mention{Span: sp, Type: typ, Kind: fact.Name, Score: 1})
					i = j - 1
					break
				}
			}
		}
	}
	return out, nil
}

var lists = Lists{
	Country: func(s string) bool { return s == "Norway" },
	Demonym: func(s string) bool { return s == "Norwegian" },
	Title:   func(w []string) int { return strings.Count(w[0], "President") },
}

func score(t *testing.T, gold string, rec table) NamesScore {
	t.Helper()
	s, err := NER(context.Background(), strings.NewReader(gold), "gold", rec, lists)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestNER(t *testing.T) {
	rec := table{"Odile Kerr": fact.Person, "Norway": fact.Place, "Brack": fact.Place, "Lund": fact.Organisation, "cheered": fact.Event}
	s := score(t, readFile(t, "testdata/sample.conll"), rec)
	if s.Labels != "conll-names" || s.Documents != 2 || s.Sentences != 3 || s.Tokens != 11 {
		t.Errorf("%+v", s)
	}
	want := [7]Count{{1, 1, 1}, {1, 1, 0}, {1, 0, 0}, {1, 2, 1}}
	if s.Types != want {
		t.Errorf("types %v, want %v", s.Types, want)
	}
	if want := [3]Count{{1, 1, 1}, {1, 1, 0}, {2, 2, 2}}; s.Coarse != want {
		t.Errorf("coarse %v, want %v", s.Coarse, want)
	}
	var text, json bytes.Buffer
	if err := s.WriteText(&text, "sample.conll"); err != nil {
		t.Fatal(err)
	}
	if err := s.WriteJSON(&json, "sample.conll"); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/names.txt", text.String()+json.String())
}

// TestNERAddsUp scores two documents apart and together.
func TestNERAddsUp(t *testing.T) {
	gold := readFile(t, "testdata/sample.conll")
	rec := table{"Odile Kerr": fact.Person, "Norway": fact.Country, "Lund Frey": fact.Organisation}
	cut := strings.LastIndex(gold, "-DOCSTART-")
	sum := score(t, gold[:cut], rec)
	sum.Add(score(t, gold[cut:], rec))
	if whole := score(t, gold, rec); sum != whole {
		t.Errorf("the parts give %+v, the whole %+v", sum, whole)
	}
}

func TestLabelSets(t *testing.T) {
	for _, c := range []struct {
		gold string // words/label
		set  string
		want string
	}{
		{"Oslo/place Norway/country Greens/group", "actant", "place country group"},
		{"Norway/LOC Oslo/LOC Kerr/PER", "conll-names", "country place person"},
		{"Norwegian/MISC Nobel/MISC Lund/ORG", "conll", "group other organisation"},
		{"Norwegian/OTH Oslo/LOC", "uner", "- place"},
		{"2020/TIME Oslo/LOC Hamlet/MISC", "re-docred", "- place -"},
		{"Norway/gpe Norwegian/gpe Oslo/geo May/tim War/eve", "gmb", "country group place - event"},
		{"Norwegian/norp_lex Oslo/place oak/plant Truth/abstract", "gum", "group place - other"},
		{"Oslo/LOCATION Stadium/FACILITY Act/LAW Boss/ROLE", "men", "place place other -"},
		{"Kerr/politician Greens/politicalparty Vote/election Norwegian/misc", "crossner-politics", "person organisation event group"},
		{"Kerr/writer Hamlet/book", "crossner", "person -"},
		{"Kerr/person Beatles/group Acme/corporation Thing/product", "wnut17", "person organisation organisation -"},
		{"Norway/location.country Oslo/location.city Acme/organization.company Isles/location Rome/location.null", "masc", "country place organisation place place"},
	} {
		seen := map[string]bool{}
		for _, w := range strings.Fields(c.gold) {
			_, label, _ := strings.Cut(w, "/")
			seen[label] = true
		}
		set, err := findSet(seen)
		if err != nil || set.name != c.set {
			t.Errorf("%s: set %v, %v, want %s", c.gold, set, err, c.set)
			continue
		}
		var got []string
		for _, w := range strings.Fields(c.gold) {
			word, label, _ := strings.Cut(w, "/")
			r, _ := set.rule(label)
			typ := string(r.typeOf([]string{word}, lists))
			if typ == "" {
				typ = "-"
			}
			got = append(got, typ)
		}
		if g := strings.Join(got, " "); g != c.want {
			t.Errorf("%s: %s, want %s", c.gold, g, c.want)
		}
	}
}

func TestTitlesAreCut(t *testing.T) {
	rec := table{"Kerr": fact.Person}
	if s := score(t, "President\tB-PERSON\nKerr\tI-PERSON\n\nAct\tB-LAW\n", rec); s.Types[0] != (Count{1, 1, 1}) {
		t.Errorf("%v", s.Types[0])
	}
	if s := score(t, "President\tB-PER\nKerr\tI-PER\n", rec); s.Types[0] != (Count{1, 1, 0}) {
		t.Errorf("%v: titles are of the name where the set has none", s.Types[0])
	}
}

func TestUnknownLabels(t *testing.T) {
	_, err := NER(context.Background(), strings.NewReader("a\tB-PER\nb\tB-ZEBRA\n"), "gold.conll", table{}, Lists{})
	if err == nil || !strings.Contains(err.Error(), "gold.conll: labels of no known set: ZEBRA") {
		t.Errorf("error %v", err)
	}
}

func BenchmarkReadCoNLL(b *testing.B) {
	s := strings.Repeat(readFile(b, "testdata/sample.conll"), 500)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for d, err := range ReadCoNLL(strings.NewReader(s), "bench") {
			if err != nil {
				b.Fatal(err)
			}
			d.Document()
		}
	}
}

// A find whose edges are not those of gold tokens is wrong.
func TestRawFindsOfOtherTokensAreWrong(t *testing.T) {
	rec := Raw(finder(func(d *text.Document) []fact.Mention {
		var out []fact.Mention
		for _, tok := range d.Tokens {
			if w := d.Slice(tok); w == "Oslo" || w == "Riga" {
				out = append(out, fact.Mention{Span: tok, Text: w, Type: fact.Place})
			}
		}
		return out
	}))
	s, err := NER(t.Context(), strings.NewReader("Oslo\tB-LOC\n-based\tO\nRiga-based\tB-LOC\nKim\tB-PER\nSt\tB-ORG\n"), "x", rec, Lists{})
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Coarse[2]; got != (Count{Gold: 2, Predicted: 2, Correct: 1}) {
		t.Errorf("%+v", got)
	}
}

type finder func(*text.Document) []fact.Mention

func (f finder) Recognize(_ context.Context, d *text.Document) ([]fact.Mention, error) {
	return f(d), nil
}
