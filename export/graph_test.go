package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// factsOf reads a JSON Lines file of facts.
func factsOf(tb testing.TB, path string) []*fact.Facts {
	tb.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var all []*fact.Facts
	for i, line := range bytes.Split(bytes.TrimSpace(b), []byte("\n")) {
		f := new(fact.Facts)
		if err := json.Unmarshal(line, f); err != nil {
			tb.Fatalf("%s:%d: %v", path, i+1, err)
		}
		all = append(all, f)
	}
	return all
}

func graphOf(fs ...*fact.Facts) *graph.Graph {
	var b graph.Builder
	for _, f := range fs {
		b.Add(f)
	}
	return b.Graph()
}

// harbour is an ordinary small graph, from testdata/harbour.jsonl.
func harbour(tb testing.TB) *graph.Graph {
	tb.Helper()
	return graphOf(factsOf(tb, "testdata/harbour.jsonl")...)
}

// names that have broken writers of one format or another.
var hostileNames = []string{
	`Ada "The Quote" O'Neil`, `<script>alert(1)</script>`, `A&B &amp; C &#60;`, "Line\nbreak\r\nInc", "Tab\tLtd",
	"Nul\x00 Bell\x07 Esc\x1b[31m", "bad \xff\xfe utf8", "rtl \u202egnp.exe\u2069", "\ufeffBOM \ufffe\uffff", `=HYPERLINK("http://x")`,
	"+1", "-2", "@cmd", "＝wide", `back\slash\`, `\u0027 }) DETACH DELETE n //`, `'; DROP`, "`tick`", "a|b;c,d", "]]>", "<!--", "%%{init}%%",
	"#quot;", "end", "n0", `\N \G`, "Zoë Žižek", "Владимир", "محمد", "東京都", "👩‍🚀 crew", "e\u0301", "$(rm)", "{{x}}", "NaN", "true", "007",
	"", "   ",
}

// hostile is a graph whose names, keys and sentences are made to break a writer. It has parallel edges of
// every status, mutual and directed ones of the same type, and co-occurrences.
func hostile() *graph.Graph {
	f := &fact.Facts{Actant: fact.Version, Doc: text.Meta{ID: "d1", Source: "a \"b\" <c>\n=.txt", Date: "2025-02-13", Title: "T & <t>"}}
	for i, n := range hostileNames {
		f.Text += n + " said so."
		f.Entities = append(f.Entities, fact.Entity{ID: i, Key: fmt.Sprintf("person/%d%s", i, n), Name: n, Type: fact.Types[i%len(fact.Types)],
			Aliases: []fact.Alias{{Name: n + ";alias", Count: 2}, {Name: "=x", Count: 1}}, IDs: map[string]string{"wiki": n + "=1"},
			Roles: []fact.Role{{Title: "Chief " + n, Of: fact.RefTo((i + 1) % len(hostileNames))}}, Mentions: i})
	}
	f.Entities[2].MetonymOf = fact.RefTo(1)
	f.Sentences = []text.Span{{Start: 0, End: len(f.Text)}}
	for i := range hostileNames {
		f.Relations = append(f.Relations, hostileRelation(f, i, fact.Consult, i%2 == 0))
	}
	for i, s := range []fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged, fact.Stated, fact.Alleged} {
		r := hostileRelation(f, 0, fact.Accuse, i == 4) // parallel edges
		r.Source, r.Target, r.Status, r.AttributedTo = 0, 1, s, fact.RefTo(5)
		f.Relations = append(f.Relations, r)
	}
	f.Cooccurrences = []fact.Cooccurrence{{Source: 0, Target: 1, Sentences: 4}, {Source: 1, Target: 3, Sentences: 1}}
	return graphOf(f)
}

func hostileRelation(f *fact.Facts, i int, t fact.RelationType, symmetric bool) fact.Relation {
	return fact.Relation{Type: t, Source: i, Target: (i + 3) % len(f.Entities), Symmetric: symmetric, Lemma: hostileNames[i],
		Sentence: f.Sentences[0], Trigger: text.Span{Start: 0, End: 3}, Polarity: fact.Positive, Modality: fact.Asserted,
		Status: fact.Stated, Date: "2025-02-12", Rule: hostileNames[i], Score: 0.5}
}

// written returns g in a format, or stops the test.
func written(tb testing.TB, format string, g *graph.Graph, s Settings) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := Write(&b, format, g, s); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// part returns one file of a format of several, or stops the test.
func part(tb testing.TB, format, name string, g *graph.Graph, s Settings) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := WritePart(&b, format, name, g, s); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// element is a node or an edge, as the tables of this package say it, or as another program read it.
type element struct {
	ID         string         `json:"id"`
	Source     string         `json:"source"`
	Target     string         `json:"target"`
	Attributes map[string]any `json:"attributes"`
}

type elements struct {
	Nodes []element `json:"nodes"`
	Edges []element `json:"edges"`
}

// wanted is what every reader should find in g.
func wanted(g *graph.Graph, s Settings) elements {
	v := newView(g, s)
	var e elements
	for i := range g.NodeCount() {
		r := v.node(i)
		e.Nodes = append(e.Nodes, element{ID: r.id, Attributes: attributes(r, nodeColumns)})
	}
	for i := range g.EdgeCount() {
		r := v.edge(i)
		e.Edges = append(e.Edges, element{r.ID, r.source, r.target, attributes(r, edgeColumns)})
	}
	return e
}

func attributes[R any](r *R, cs []column[R]) map[string]any {
	m := make(map[string]any)
	for _, c := range cs {
		x := c.of(r)
		switch c.kind {
		case integer:
			m[c.name] = float64(x.n)
		case real:
			m[c.name] = x.real
		case boolean:
			m[c.name] = x.flag
		case list:
			m[c.name] = x.list
		default:
			m[c.name] = x.text
		}
	}
	return m
}

// same compares what a reader found with what is wanted; names says under which name it keeps an attribute, ""
// for one it has no place for.
func same(t *testing.T, got, want elements, name func(what, attribute string) string) {
	t.Helper()
	sameElements(t, "node", got.Nodes, want.Nodes, name)
	sameElements(t, "edge", got.Edges, want.Edges, name)
}

func sameElements(t *testing.T, what string, got, want []element, name func(what, attribute string) string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d %ss, want %d", len(got), what, len(want))
	}
	byID := make(map[string]element)
	for _, e := range got {
		byID[e.ID] = e
	}
	for _, w := range want {
		g, ok := byID[w.ID]
		if !ok {
			t.Errorf("%s %s is missing", what, w.ID)
			continue
		}
		if g.Source != w.Source || g.Target != w.Target {
			t.Errorf("%s %s runs %s -> %s, want %s -> %s", what, w.ID, g.Source, g.Target, w.Source, w.Target)
		}
		for a, x := range w.Attributes {
			n := a
			if name != nil {
				n = name(what, a)
			}
			if n != "" && !sameValue(a, g.Attributes[n], x) {
				t.Errorf("%s %s: %s is %#v, want %#v", what, w.ID, a, g.Attributes[n], x)
			}
		}
	}
}

// sameValue compares loosely where formats differ by nature: a list may come as joined text, an empty text as
// nothing, a figure as text, and a real is rounded.
func sameValue(name string, got, want any) bool {
	switch w := want.(type) {
	case float64:
		return sameReal(got, w)
	case bool:
		return fmt.Sprint(got) == fmt.Sprint(w)
	case []string:
		if list, ok := got.([]any); ok {
			return len(list) == len(w) && (len(w) == 0 || fmt.Sprint(list...) == fmt.Sprint(anys(w)...))
		}
		return sameValue(name, got, value{list: w}.line(name, list))
	}
	if got == nil {
		got = ""
	}
	return got == want
}

func sameReal(got any, want float64) bool {
	var g float64
	if _, err := fmt.Sscan(strings.TrimSpace(fmt.Sprint(got)), &g); err != nil {
		return false
	}
	d := g - want
	return d*d <= 1e-10*(want*want)+1e-20
}

func anys(ss []string) []any {
	out := make([]any, len(ss))
	for i, s := range ss {
		out[i] = s
	}
	return out
}
