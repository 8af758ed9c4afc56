package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// edited changes every n-th word or so.
func edited(txt string, n int, seed uint64) string {
	r := rand.New(rand.NewPCG(seed, 3))
	words := strings.Fields(txt)
	for i := range words {
		if r.IntN(n) == 0 {
			words[i] = fmt.Sprint("changed", r.IntN(1000))
		}
	}
	return strings.Join(words, " ")
}

func TestNearDuplicates(t *testing.T) {
	article := usualPress.document(1).Text
	other := usualPress.document(2).Text
	brief := func(city string, high, low int, sky string) string {
		return fmt.Sprintf("Weather for %s: %s in the morning with winds from the west at %d km/h. Highs near %d, lows near %d. The outlook for the weekend is %s with rain later.",
			city, sky, high+3, high, low, sky)
	}
	for _, c := range []struct {
		what, a, b string
		want       bool
	}{
		{"the same", article, article, true},
		{"other case and spaces", article, strings.ToUpper(strings.ReplaceAll(article, " ", "\n")), true},
		{"another headline and a credit", article, "BORDER TALKS FAIL AGAIN\nBy our staff\n" + article + "\nReporting by A. Writer; editing by B. Reader", true},
		{"every fortieth word corrected", article, edited(article, 40, 1), true},
		{"a paragraph more", article, article + " " + other[:len(other)/10], true},
		{"every fifth word changed", article, edited(article, 5, 1), false},
		{"half of it", article, article[:len(article)/2], false},
		{"twice as much", article, article + " " + other, false},
		{"another story", article, other, false},
		{"weather of two days", brief("Kralin", 21, 12, "cloudy"), brief("Port Vesel", 15, 3, "clear"), false},
		{"a line", "Markets closed.", "Markets closed.", false}, // the content hash finds those
		{"nothing", "", "", false},
	} {
		a, b := shingles(c.a), shingles(c.b)
		x, y := member{runs: a, bands: bands(a)}, member{runs: b, bands: bands(b)}
		if got := x.alike(&y); got != c.want || y.alike(&x) != got {
			t.Errorf("%s: %v, want %v", c.what, got, c.want)
		}
	}
}

// copyOf is a document with the text of another, edited a little, and the same facts.
func copyOf(f *fact.Facts, n int) *fact.Facts {
	g := *f
	g.Text = f.Text + strings.Repeat(" Correction added later.", n)
	g.Doc.Source, g.Doc.ID = fmt.Sprintf("copies/%s-%d.txt", f.Doc.ID[:6], n), Hash(g.Text)[:32]
	g.Doc.Bytes = len(g.Text)
	return &g
}

func TestCopiesCountOnce(t *testing.T) {
	small := press{entities: 30, perDoc: 8, filler: 120}
	f, other := small.document(1), small.document(2)
	c1, c2 := copyOf(f, 1), copyOf(f, 2)
	s := open(t)
	got := add(t, s, f, other, c1, f, c2)
	want := []Added{{f.Doc.ID, New, ""}, {other.Doc.ID, New, ""}, {c1.Doc.ID, Duplicate, f.Doc.ID}, {f.Doc.ID, Known, ""}, {c2.Doc.ID, Duplicate, f.Doc.ID}}
	if !slices.Equal(got, want) {
		t.Fatalf("%+v\nwant %+v", got, want)
	}
	check := func(what string, q Query, fs ...*fact.Facts) {
		t.Helper()
		g, _, err := s.Graph(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		same(t, what, g, build(fs), true)
	}
	check("once", Query{Isolated: true}, f, other)
	check("all", Query{Isolated: true, Duplicates: true}, f, other, c1, c2)
	if st, err := s.Stats(ctx); err != nil || st.Documents != 4 || st.Duplicates != 2 {
		t.Errorf("%+v %v", st, err)
	}
	if hits, n, err := s.Search(ctx, "correction", 10); err != nil || n != 2 {
		t.Errorf("%+v %d %v", hits, n, err)
	}
	if _, err := s.Remove(ctx, f.Doc.ID); err != nil {
		t.Fatal(err)
	}
	check("the first copy in its place", Query{Isolated: true}, c1, other)
	if _, d, err := s.Document(ctx, c2.Doc.ID); err != nil || d.DuplicateOf != c1.Doc.ID {
		t.Errorf("%+v %v", d, err)
	}
	if got := add(t, s, f); got[0].DuplicateOf != c1.Doc.ID {
		t.Errorf("%+v", got)
	}
	indexIsAsMadeAnew(t, s)
}

// Which documents count does not depend on what was there between.
func TestWhichCopyCountsDependsOnOrderAlone(t *testing.T) {
	small := press{entities: 30, perDoc: 8, filler: 120}
	for seed := range uint64(6) {
		r := rand.New(rand.NewPCG(seed, 4))
		var all []*fact.Facts
		for i := range 4 {
			f := small.document(i)
			all = append(all, f)
			for n := range 4 { // each further from the first, so that the last are copies of the third but not of the first
				c := copyOf(f, 1)
				c.Text = edited(f.Text, 40-9*n, uint64(n))
				c.Doc.ID, c.Doc.Bytes = Hash(c.Text)[:32], len(c.Text)
				c.Doc.Source = fmt.Sprintf("copies/%d-%d", i, n)
				all = append(all, c)
			}
		}
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		s, fresh := open(t), open(t)
		add(t, s, all...)
		var left []*fact.Facts
		var gone []string
		for _, f := range all {
			if r.IntN(2) == 0 {
				gone = append(gone, f.Doc.ID)
			} else {
				left = append(left, f)
			}
		}
		r.Shuffle(len(gone), func(i, j int) { gone[i], gone[j] = gone[j], gone[i] })
		if _, err := s.Remove(ctx, gone...); err != nil {
			t.Fatal(err)
		}
		add(t, fresh, left...)
		a, b := counting(t, s), counting(t, fresh)
		if !slices.Equal(a, b) {
			t.Errorf("seed %d: %v count, want %v", seed, a, b)
		}
		g, _, err := s.Graph(ctx, Query{Isolated: true})
		if err != nil {
			t.Fatal(err)
		}
		h, _, err := fresh.Graph(ctx, Query{Isolated: true})
		if err != nil {
			t.Fatal(err)
		}
		same(t, fmt.Sprint("seed ", seed), g, h, true)
		indexIsAsMadeAnew(t, s)
	}
}

// counting lists the documents with the one that each repeats.
func counting(t *testing.T, s *Store) []string {
	t.Helper()
	ds, _, err := s.Documents(ctx, Query{}, "id", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range ds {
		out = append(out, d.ID[:6]+">"+d.DuplicateOf)
	}
	return out
}

func TestWhatIsUpdated(t *testing.T) {
	small := press{entities: 30, perDoc: 8, filler: 120}
	a, b, c := small.document(1), small.document(2), small.document(3)
	s := open(t)
	add(t, s, a)
	b.Doc.Source = a.Doc.Source // the file changed
	c.Doc.ID = "agency-77"
	d := small.document(4)
	d.Doc.ID = "agency-77" // the agency's number came again
	e, f := small.document(5), small.document(6)
	e.Doc.Source, f.Doc.Source = "-", "-"
	got := add(t, s, b, c, d, e, f)
	for i, want := range []Status{Updated, New, Updated, New, New} {
		if got[i].Status != want {
			t.Errorf("%d: %+v, want %s", i, got[i], want)
		}
	}
	again := *f // the same text, read again with other lists
	again.Relations = again.Relations[:1]
	if got := add(t, s, &again); got[0].Status != Updated || got[0].DuplicateOf != "" {
		t.Errorf("%+v", got)
	}
	if got := add(t, s, &again); got[0].Status != Known {
		t.Errorf("%+v", got)
	}
	elsewhere := again // the same text in another file
	elsewhere.Doc.ID, elsewhere.Doc.Source = "other", "other.txt"
	if got := add(t, s, &elsewhere); got[0] != (Added{ID: f.Doc.ID, Status: Known}) {
		t.Errorf("%+v", got)
	}
	g, _, err := s.Graph(ctx, Query{Isolated: true})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "updated", g, build([]*fact.Facts{b, d, e, &again}), true)
	indexIsAsMadeAnew(t, s)
	if _, _, err := s.Graph(ctx, Query{Layers: graph.AutoLayer}); err != nil {
		t.Error(err)
	}
}

// The same text from another file is the same document, not a newer one.
func TestAnotherFileIsNoOtherDocument(t *testing.T) {
	s := open(t)
	f := usualPress.document(3)
	add(t, s, f)
	moved := *f
	moved.Doc.Source = "press/elsewhere.txt"
	got, err := s.Add(ctx, []*fact.Facts{&moved}, noon)
	if err != nil || got[0].Status != Known {
		t.Errorf("%+v %v", got, err)
	}
	moved.Doc.Title = "Read otherwise"
	if got, err = s.Add(ctx, []*fact.Facts{&moved}, noon); err != nil || got[0].Status != Updated {
		t.Errorf("%+v %v", got, err)
	}
}

func TestCopies(t *testing.T) {
	wire := "The harbour master of Port Elin said on Tuesday that two ferries had been sent back because their papers were out of date."
	var c Copies
	for i, x := range []struct {
		text   string
		copied bool
	}{{wire, false}, {"Ferries sent back. " + wire, true}, {wire + " (Reuters)", true}, {"Short.", false}, {"Short.", false},
		{"A quite different report of a council that met on Wednesday to speak of bread, rents, and the price of coal in winter.", false}, {wire, true}} {
		if got := c.Repeats(x.text); got != x.copied {
			t.Errorf("%d: %v, want %v", i, got, x.copied)
		}
	}
}
