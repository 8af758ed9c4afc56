package resolve_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// check holds a result against what Resolve promises.
func check(t *testing.T, d *text.Document, ms []fact.Mention, es []fact.Entity) {
	t.Helper()
	counts := make([]int, len(es))
	named := make([]bool, len(es))
	first := -1
	for i, m := range ms {
		if m.Span.Start < 0 || m.Span.End > len(d.Text) || m.Span.Len() <= 0 {
			t.Fatalf("mention %d has the span %v of %d bytes", i, m.Span, len(d.Text))
		}
		if i > 0 && ms[i-1].Span.Overlaps(m.Span) || i > 0 && ms[i-1].Span.Compare(m.Span) >= 0 {
			t.Errorf("mentions %v and %v are out of order or overlap", ms[i-1].Span, m.Span)
		}
		if m.Text != d.Slice(m.Span) {
			t.Errorf("mention %v has the text %q, the document %q", m.Span, m.Text, d.Slice(m.Span))
		}
		at := m.Entity.Index()
		if at < 0 || at >= len(es) {
			t.Fatalf("mention %q points at entity %d of %d", m.Text, at, len(es))
		}
		if at > first+1 {
			t.Errorf("entity %d is mentioned before entity %d", at, first+1)
		}
		first = max(first, at)
		counts[at]++
		named[at] = named[at] || m.Kind == fact.Name || m.Kind == fact.Demonym || m.Kind == fact.Metonym
	}
	keys := make(map[string]bool)
	for i, e := range es {
		switch {
		case e.ID != i:
			t.Errorf("entity %d has the ID %d", i, e.ID)
		case keys[e.Key]:
			t.Errorf("key %s is not unique", e.Key)
		case !strings.HasPrefix(e.Key, string(e.Type)+"/"):
			t.Errorf("key %s is not of type %s", e.Key, e.Type)
		case e.Mentions != counts[i] || e.Mentions == 0:
			t.Errorf("%s counts %d mentions, %d point at it", e.Key, e.Mentions, counts[i])
		case !named[i]:
			t.Errorf("%s is not named anywhere", e.Key)
		case e.Name == "" || len(e.Aliases) == 0:
			t.Errorf("%s has the name %q and %d aliases", e.Key, e.Name, len(e.Aliases))
		}
		keys[e.Key] = true
		refs := append([]fact.Ref{e.MetonymOf}, e.Candidates...)
		for _, r := range e.Roles {
			refs = append(refs, r.Of)
		}
		for _, r := range refs {
			if r.Index() >= len(es) || r.Index() == i {
				t.Errorf("%s refers to entity %d of %d", e.Key, r.Index(), len(es))
			}
		}
	}
}

// checkUnnamed holds the chains without a name against what Resolve promises.
func checkUnnamed(t *testing.T, d *text.Document, unnamed []fact.Unnamed) {
	t.Helper()
	first := -1
	for _, u := range unnamed {
		if len(u.Mentions) < 2 || !slices.Contains(fact.Types, u.Type) || u.Mentions[0].Span.Start < first {
			t.Errorf("%+v is no chain in order", u)
		}
		first = u.Mentions[0].Span.Start
		for i, m := range u.Mentions {
			switch {
			case m.Span.Start < 0 || m.Span.End > len(d.Text) || m.Text != d.Slice(m.Span):
				t.Errorf("%+v does not stand in the text", m)
			case i > 0 && u.Mentions[i-1].Span.Compare(m.Span) >= 0:
				t.Errorf("%+v is out of order", m)
			case !m.Entity.IsZero() || m.Type != u.Type || m.Kind != fact.Nominal && m.Kind != fact.Pronoun:
				t.Errorf("%+v is no description or pronoun of a %s", m, u.Type)
			}
		}
	}
}

// allCases returns the marked-up texts of testdata.
func allCases(t testing.TB) []string {
	t.Helper()
	var out []string
	for _, f := range [...]string{"people", "states", "organisations", "pronouns", "descriptions", "identity", "speakers"} {
		a, err := txtar.ParseFile("testdata/" + f + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range a.Files {
			if strings.HasSuffix(f.Name, ".text") {
				out = append(out, string(f.Data))
			}
		}
	}
	return out
}

func TestPromises(t *testing.T) {
	r := resolve.New(gazetteer.Default())
	for _, c := range append(allCases(t), strings.Join(allCases(t), "\n\n")) {
		d, found := parseMarked(c)
		before := slices.Clone(found)
		for _, parse := range [][]syntax.Word{nil, parseOf(d)} {
			ms, es, unnamed := r.Resolve(d, parse, found)
			check(t, d, ms, es)
			checkUnnamed(t, d, unnamed)
			if !slices.Equal(before, found) {
				t.Error("Resolve wrote to the mentions it was given")
			}
			again, esAgain, unnamedAgain := r.Resolve(d, parse, found)
			if !reflect.DeepEqual(ms, again) || !reflect.DeepEqual(es, esAgain) || !reflect.DeepEqual(unnamed, unnamedAgain) {
				t.Errorf("two runs over one text differ:\n%s", c)
			}
		}
	}
}

func TestOrderOfMentionsDoesNotMatter(t *testing.T) {
	r := resolve.New(gazetteer.Default())
	for _, c := range allCases(t) {
		d, found := parseMarked(c)
		parse := parseOf(d)
		ms, es, unnamed := r.Resolve(d, parse, found)
		slices.Reverse(found)
		again, esAgain, unnamedAgain := r.Resolve(d, parse, found)
		if !reflect.DeepEqual(ms, again) || !reflect.DeepEqual(es, esAgain) || !reflect.DeepEqual(unnamed, unnamedAgain) {
			t.Errorf("the mentions in reverse give another result:\n%s", c)
		}
	}
}

func TestUnusableMentionsAreLeftOut(t *testing.T) {
	d := segment.Segment(&text.Document{Text: "Ann Lee met Bo."})
	ms, es, _ := resolve.New(gazetteer.Default()).Resolve(d, nil, []fact.Mention{
		{Span: text.Span{Start: 0, End: 7}, Type: fact.Person},
		{Span: text.Span{Start: 4, End: 11}, Type: fact.Person},
		{Span: text.Span{Start: -3, End: 2}, Type: fact.Person},
		{Span: text.Span{Start: 12, End: 99}, Type: fact.Person},
		{Span: text.Span{Start: 7, End: 8}, Type: fact.Person},
		{Span: text.Span{Start: 9, End: 9}, Type: fact.Person},
	})
	check(t, d, ms, es)
	if len(ms) != 1 || ms[0].Text != "Ann Lee" || ms[0].Kind != fact.Name {
		t.Errorf("left are %v", ms)
	}
}

func TestNothingToResolve(t *testing.T) {
	r := resolve.New(gazetteer.Default())
	ms, es, _ := r.Resolve(&text.Document{}, nil, nil)
	if len(ms) != 0 || len(es) != 0 {
		t.Errorf("an empty document has %v and %v", ms, es)
	}
	d := &text.Document{Text: "Ann Lee"} // not segmented
	ms, es, _ = r.Resolve(d, nil, []fact.Mention{{Span: text.Span{Start: 0, End: 7}, Type: fact.Person}})
	check(t, d, ms, es)
}

func TestExplainNamesTheSieves(t *testing.T) {
	d, found := parseMarked("President [person:Donald Reyes] spoke. [person:Reyes] left; he was tired. The president slept. The [organisation:Baltic Fisheries Board] ([organisation:BFB]) met.")
	got := map[string]string{}
	es, links := resolve.New(gazetteer.Default()).Explain(d, nil, found)
	for _, l := range links {
		got[l.Form] = l.Sieve
		if l.Entity >= len(es) || len(l.Spans) != l.Count || d.Slice(l.Spans[0]) != l.Form {
			t.Errorf("%+v does not say where", l)
		}
	}
	want := map[string]string{
		"Donald Reyes": "exact", "Reyes": "surname", "he": "pronoun", "The president": "description",
		"Baltic Fisheries Board": "exact", "BFB": "acronym-defined",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// FuzzResolve throws mentions of all types at random places of random text.
func FuzzResolve(f *testing.F) {
	for _, c := range allCases(f) {
		d, ms := parseMarked(c)
		var at []byte
		for _, m := range ms {
			at = append(at, byte(m.Span.Start), byte(m.Span.Len()), byte(slices.Index(fact.Types, m.Type)))
		}
		f.Add(d.Text, at)
	}
	f.Add("Dr. \xff\xfe (\u202e) \"", []byte{0, 3, 0, 4, 2, 1})
	r := resolve.New(gazetteer.Default())
	kinds := []fact.Kind{fact.Name, fact.Demonym, fact.Metonym, ""}
	f.Fuzz(func(t *testing.T, s string, at []byte) {
		d := segment.Segment(&text.Document{Text: s})
		var found []fact.Mention
		for ; len(at) >= 3; at = at[3:] {
			m := fact.Mention{Type: fact.Types[at[2]%7], Kind: kinds[at[2]>>3&3]}
			m.Span = text.Span{Start: int(at[0]), End: int(at[0]) + int(at[1])}
			if at[2]&0x80 != 0 {
				m.ID = fmt.Sprint("list:", at[2]&3)
			}
			found = append(found, m)
		}
		for _, parse := range [][]syntax.Word{nil, parseOf(d)} {
			ms, es, unnamed := r.Resolve(d, parse, found)
			check(t, d, ms, es)
			checkUnnamed(t, d, unnamed)
		}
	})
}

func BenchmarkResolve(b *testing.B) {
	d, ms := parseMarked(strings.Join(allCases(b), "\n\n"))
	r := resolve.New(gazetteer.Default())
	parse := parseOf(d)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		r.Resolve(d, parse, ms)
	}
}

// BenchmarkLong resolves a text a hundred times as long, to show that time grows with length.
func BenchmarkLong(b *testing.B) {
	d, ms := parseMarked(strings.Repeat(strings.Join(allCases(b), "\n\n")+"\n\n", 100))
	r := resolve.New(gazetteer.Default())
	parse := parseOf(d)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		r.Resolve(d, parse, ms)
	}
}
