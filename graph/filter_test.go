package graph

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/actant-project/actant/fact"
)

func TestFilter(t *testing.T) {
	g := sampleGraph()
	for _, c := range []struct {
		name         string
		f            Filter
		nodes, edges int
		left         Left
	}{
		{"zero", Filter{}, 3, 5, Left{}},
		{"typed layer drops who has no relation", Filter{Layers: TypedLayer}, 2, 2, Left{1, 0, 3}},
		{"isolated kept", Filter{Layers: TypedLayer, KeepIsolated: true}, 3, 2, Left{0, 0, 3}},
		{"auto is typed", Filter{Layers: AutoLayer}, 2, 2, Left{1, 0, 3}},
		{"co-occurrence alone", Filter{Layers: CooccurLayer}, 3, 3, Left{0, 2, 0}},
		{"types", Filter{Types: []fact.Type{fact.Person}}, 2, 3, Left{1, 0, 2}},
		{"relation", Filter{Relations: []fact.RelationType{fact.Consult}}, 2, 1, Left{1, 1, 3}},
		{"status", Filter{Statuses: []fact.Status{fact.Denied}}, 2, 1, Left{1, 1, 3}},
		{"weight", Filter{MinWeight: 2}, 2, 1, Left{1, 2, 2}},
		{"documents", Filter{MinDocuments: 2}, 0, 0, Left{3, 2, 3}},
		{"score", Filter{MinScore: 0.9, Layers: TypedLayer}, 2, 1, Left{1, 1, 3}},
		{"score of co-occurrence", Filter{MinScore: 0.95}, 2, 1, Left{1, 2, 2}},
		{"until", Filter{Until: "2024-05-01"}, 2, 1, Left{1, 1, 3}},
		{"since", Filter{Since: "2024-05-02", Layers: TypedLayer}, 2, 1, Left{1, 1, 3}},
		{"document by source", Filter{Documents: []string{"a.txt"}}, 3, 5, Left{}},
		{"other document", Filter{Documents: []string{"b.txt"}}, 0, 0, Left{3, 2, 3}},
		{"around", Filter{Around: []int{0}, Layers: CooccurLayer}, 3, 3, Left{0, 2, 0}},
		{"around one who has none", Filter{Around: []int{0}, Layers: TypedLayer}, 1, 0, Left{2, 2, 3}},
		{"top edges", Filter{TopEdges: 1}, 2, 1, Left{1, 1, 3}},
		{"top nodes", Filter{TopNodes: 2}, 2, 3, Left{1, 0, 2}},
		{"significance", Filter{MinSignificance: 10.83}, 2, 2, Left{1, 0, 3}},
	} {
		got, left := g.Filter(c.f)
		if got.NodeCount() != c.nodes || got.EdgeCount() != c.edges || left != c.left {
			t.Errorf("%s: %d nodes, %d edges, left %+v; want %d, %d, %+v", c.name, got.NodeCount(), got.EdgeCount(), left, c.nodes, c.edges, c.left)
		}
	}
}

func TestFilteredEdgesKeepIDsAndEvidence(t *testing.T) {
	g := sampleGraph()
	part, _ := g.Filter(Filter{Statuses: []fact.Status{fact.Denied}})
	e := part.Edge(0)
	if e.ID != g.Edge(3).ID || part.Node(e.Source).Key != "person/tomas-brandt" || len(part.Evidence(0)) != 1 {
		t.Errorf("%+v", e)
	}
	if again, _ := part.Filter(Filter{}); dump(t, again) != dump(t, part) {
		t.Error("a filter that keeps all changes something")
	}
	if i, ok := part.NodeByKey("person/zz-okafor"); !ok || !slices.Equal(part.EdgesAt(i), []int{0}) {
		t.Error("the part is not indexed")
	}
}

func TestRestrictingDocumentsCountsAnew(t *testing.T) {
	var b Builder
	for i, date := range []string{"2024-01-01", "2024-02-01", "2024-03-01"} {
		f := sample()
		f.Doc.ID, f.Doc.Date = date, date
		f.Relations[0].Date, f.Relations[0].Lemma, f.Relations[0].Mode = "", []string{"see", "see", "meet"}[i], ""
		f.Relations[0].Score = 0.5 + float32(i)/10
		b.Add(f)
	}
	g := b.Graph()
	part, left := g.Filter(Filter{Since: "2024-02-01", Layers: TypedLayer})
	e := part.Edge(0)
	if e.Weight != 2 || e.Documents != 2 || e.First != "2024-02-01" || e.Last != "2024-03-01" || e.Label != "meet" || e.Score != 0.7 {
		t.Errorf("%+v", e)
	}
	if left.Edges != 0 || g.Edge(2).Weight != 3 || g.Edge(2).Label != "see" {
		t.Errorf("the whole graph changed, or an edge was lost: %+v %+v", left, g.Edge(2))
	}
}

func TestTopNodesStayLinked(t *testing.T) {
	for seed := range uint64(20) {
		g := randomGraph(seed, 200, 260, 4, true)
		part, left := g.Filter(Overview(30))
		if part.NodeCount() != 30 || left.Nodes != 170 {
			t.Errorf("seed %d: %v, left %+v", seed, part, left)
		}
		if part.EdgeCount() > 90 {
			t.Errorf("seed %d: %d edges", seed, part.EdgeCount())
		}
		for i := range part.NodeCount() {
			if len(part.EdgesAt(i)) == 0 {
				t.Errorf("seed %d: node %d stands alone", seed, i)
			}
		}
	}
}

func TestPathPrefersWhatIsStated(t *testing.T) {
	g := rawGraph(5, []rawEdge{{s: 0, t: 3, cooccur: true, symmetric: true}, {s: 1, t: 0}, {s: 1, t: 3}, {s: 0, t: 2, w: 9}, {s: 2, t: 3, w: 9}})
	if p := g.Path(0, 3); !slices.Equal(p, []int{0, 4}) {
		t.Errorf("path %v: heavier relations win over lighter ones and over co-occurrence", p)
	}
	if p := g.PathOf(CooccurLayer, 0, 3); len(p) != 1 || g.Edge(p[0]).Type != Cooccur {
		t.Errorf("path %v", p)
	}
	if p := g.Path(0, 0); p == nil || len(p) != 0 {
		t.Errorf("from a node to itself: %v", p)
	}
	if g.Path(0, 4) != nil || g.Path(0, 9) != nil || g.Path(-1, 0) != nil {
		t.Error("a path to where none leads")
	}
}

func TestPathPrefersTwoRelationsToOneCooccurrence(t *testing.T) {
	denied := uint8(slices.Index(statuses, fact.Denied))
	for _, named := range []int{1, 1 << 20} {
		g := rawGraph(4, []rawEdge{{s: 0, t: 1}, {s: 0, t: 3, w: named, cooccur: true, symmetric: true}, {s: 1, t: 3}})
		g.edges[0].status, g.edges[2].status = denied, denied
		if p := g.Path(0, 3); !slices.Equal(p, []int{0, 2}) {
			t.Errorf("named together in %d sentences: path %v", named, p)
		}
	}
	g := rawGraph(5, []rawEdge{{s: 0, t: 1}, {s: 0, t: 3, w: 9, cooccur: true, symmetric: true}, {s: 1, t: 2}, {s: 2, t: 4}, {s: 4, t: 3}})
	if p := g.Path(0, 3); !slices.Equal(p, []int{1}) {
		t.Errorf("path %v: a long chain is worse than a co-occurrence", p)
	}
}

func TestPathIsAWalkOfLeastCost(t *testing.T) {
	for seed := range uint64(20) {
		r := rand.New(rand.NewPCG(seed, 3))
		g := randomGraph(seed, 40, 70, 5, true)
		from, to := r.IntN(40), r.IntN(40)
		least := distances(g, from)
		at, sum := from, int64(0)
		p := g.Path(from, to)
		if (p == nil) != (least[to] < 0) {
			t.Fatalf("seed %d: path %v but least cost %d", seed, p, least[to])
		}
		for _, i := range p {
			e := g.Edge(i)
			if at != e.Source && at != e.Target {
				t.Fatalf("seed %d: edge %d is not at node %d", seed, i, at)
			}
			at = e.Source + e.Target - at
			sum += cost(&g.edges[i])
		}
		if p != nil && (at != to || sum != least[to]) {
			t.Errorf("seed %d: path to %d costs %d, want %d at %d", seed, to, sum, at, least[to])
		}
	}
}

// distances is Bellman and Ford's way to the least costs; -1 where no way leads.
func distances(g *Graph, from int) []int64 {
	d := slices.Repeat([]int64{-1}, g.NodeCount())
	d[from] = 0
	for range d {
		for i := range g.edges {
			e, c := g.edges[i], cost(&g.edges[i])
			for _, w := range [][2]int32{{e.source, e.target}, {e.target, e.source}} {
				if d[w[0]] >= 0 && (d[w[1]] < 0 || d[w[0]]+c < d[w[1]]) {
					d[w[1]] = d[w[0]] + c
				}
			}
		}
	}
	return d
}

func TestEgo(t *testing.T) {
	g := rawGraph(6, []rawEdge{{s: 0, t: 1}, {s: 2, t: 1}, {s: 2, t: 3}, {s: 0, t: 2}, {s: 4, t: 3}})
	for depth, want := range [][2]int{{1, 0}, {3, 3}, {4, 4}, {5, 5}} {
		if e := g.Ego(0, depth); e.NodeCount() != want[0] || e.EdgeCount() != want[1] {
			t.Errorf("depth %d: %v, want %v", depth, e, want)
		}
	}
}
