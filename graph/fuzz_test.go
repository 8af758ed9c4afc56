package graph

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// FuzzBuilder feeds Facts that no extraction would write: whatever they say, the graph must
// hold together, and come out the same when they are added in the other order.
func FuzzBuilder(f *testing.F) {
	good, err := json.Marshal(sample())
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, []byte(`{}`))
	f.Add([]byte(`{"entities":[{"key":"person/a"},{"key":"person/a"},{"key":""}],"relations":[{"type":"said","source":-1,"target":7},{"type":"cooccur","source":0,"target":1}]}`), good)
	f.Add([]byte(`{"doc":{"id":"x","date":"2024-13-41"},"entities":[{"key":"a","type":"dragon"},{"key":"b","metonym_of":9,"roles":[{"title":"x","of":99}]}],
		"cooccurrences":[{"source":0,"target":1,"sentences":9223372036854775807},{"source":1,"target":0,"sentences":-4}],
		"relations":[{"type":"?","source":1,"target":0,"symmetric":true,"sentence":[5,900000000000],"status":"cooccurring","score":1e30}]}`), []byte(`{"text":"é","sentences":[[1,2]]}`))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		var x, y fact.Facts
		if json.Unmarshal(a, &x) != nil || json.Unmarshal(b, &y) != nil {
			return
		}
		var one, two Builder
		one.Add(&x)
		one.Add(&y)
		two.Add(&y)
		two.Add(&x)
		g := one.Graph()
		checkGraph(t, g)
		if dump(t, g) != dump(t, two.Graph()) {
			t.Error("the order of two documents shows")
		}
		g.Measures()
		part, _ := g.Filter(Overview(3))
		checkGraph(t, part)
		if g.NodeCount() > 1 {
			g.Path(0, g.NodeCount()-1)
		}
	})
}

// checkGraph checks what a Graph promises of every node, edge and piece of evidence.
func checkGraph(t *testing.T, g *Graph) {
	t.Helper()
	for i := range g.NodeCount() {
		n := g.Node(i)
		if at, ok := g.NodeByKey(n.Key); !ok || at != i || n.Key == "" || n.Label == "" || n.Mentions < 0 || n.Documents < 1 {
			t.Fatalf("node %d %+v is found at %d", i, n, at)
		}
		if i > 0 && g.Node(i-1).Key >= n.Key {
			t.Fatalf("nodes %q and %q are out of order", g.Node(i-1).Key, n.Key)
		}
	}
	for i := range g.EdgeCount() {
		e := g.Edge(i)
		if e.Source == e.Target || e.Symmetric && e.Source > e.Target || e.Weight < 1 || e.Documents < 1 || e.Type == "" {
			t.Fatalf("edge %d %+v", i, e)
		}
		if e.Score < -1 || e.Score > 1 || e.Score != e.Score || e.Significance != e.Significance {
			t.Fatalf("edge %d scores %v, %v", i, e.Score, e.Significance)
		}
		if i > 0 && compareEdges(g.edges[i-1], g.edges[i]) >= 0 {
			t.Fatalf("edges %d and %d are out of order", i-1, i)
		}
		for _, v := range g.Evidence(i) {
			for _, s := range []text.Span{v.Sentence, v.Trigger, v.SourceSpan, v.TargetSpan} {
				if s.Start < 0 || s.End < s.Start {
					t.Fatalf("edge %d has span %v", i, s)
				}
			}
			if v.Text != "" && len(v.Text) != v.Sentence.Len() {
				t.Fatalf("edge %d: %q is not as long as %v", i, v.Text, v.Sentence)
			}
			if !utf8.ValidString(e.Label) {
				t.Skip("json replaces invalid UTF-8")
			}
		}
	}
}
