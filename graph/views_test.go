package graph

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/multi"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/testgraph"

	"github.com/actant-project/actant/fact"
)

var (
	_ gonum.WeightedDirectedMultigraph = (*Directed)(nil)
	_ gonum.DirectedMultigraph         = (*Directed)(nil)
	_ gonum.WeightedDirected           = (*Directed)(nil)
	_ gonum.WeightedUndirected         = (*Undirected)(nil)
	_ gonum.Weighted                   = (*Undirected)(nil)
)

// rawEdge is an edge of a graph made by hand.
type rawEdge struct {
	s, t, w   int
	symmetric bool
	cooccur   bool
}

// rawGraph makes a graph of n nodes and the given edges, without evidence.
func rawGraph(n int, edges []rawEdge) *Graph {
	g := &Graph{strings: []string{""}, types: []fact.RelationType{fact.Consult, Cooccur}, total: 1 << 20, nodes: make([]nodeRow, n)}
	for i := range g.nodes {
		g.nodes[i].sentences = 1
	}
	for _, e := range edges {
		row := edgeRow{source: int32(e.s), target: int32(e.t), weight: int32(max(1, e.w)), documents: 1, symmetric: e.symmetric}
		if e.cooccur {
			row.typ, row.status = 1, cooccurring
		}
		if row.symmetric && row.source > row.target {
			row.source, row.target = row.target, row.source
		}
		g.edges = append(g.edges, row)
	}
	slices.SortStableFunc(g.edges, compareEdges)
	return g.index()
}

// numbered maps the IDs of a test case onto 0, 1, 2 ... in order.
func numbered(nodes []gonum.Node, edges []testgraph.WeightedLine) (map[int64]int, []gonum.Node) {
	var ids []int64
	for _, n := range nodes {
		ids = append(ids, n.ID())
	}
	for _, e := range edges {
		ids = append(ids, e.From().ID(), e.To().ID())
	}
	slices.Sort(ids)
	of := make(map[int64]int)
	var out []gonum.Node
	for i, id := range slices.Compact(ids) {
		of[id] = i
		out = append(out, simple.Node(i))
	}
	return of, out
}

func rawOf(nodes []gonum.Node, edges []testgraph.WeightedLine) (*Graph, []gonum.Node, bool) {
	of, out := numbered(nodes, edges)
	var raw []rawEdge
	for _, e := range edges {
		if s, t := of[e.From().ID()], of[e.To().ID()]; s != t { // no entity relates to itself
			raw = append(raw, rawEdge{s: s, t: t, w: int(math.Abs(e.Weight()))})
		}
	}
	return rawGraph(len(out), raw), out, len(raw) > 0 || len(edges) == 0
}

func directedBuilder(nodes []gonum.Node, edges []testgraph.WeightedLine, self, absent float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	g, ns, ok := rawOf(nodes, edges)
	if !ok {
		return nil, nil, nil, math.NaN(), math.NaN(), false
	}
	var es []testgraph.Edge
	for i, e := range g.edges {
		es = append(es, multi.WeightedLine{F: simple.Node(e.source), T: simple.Node(e.target), W: float64(e.weight), UID: int64(2 * i)})
	}
	return g.Directed(AllLayers), ns, es, 0, 0, true
}

func TestDirectedIsAGonumMultigraph(t *testing.T) {
	t.Run("EdgeExistence", func(t *testing.T) { testgraph.EdgeExistence(t, directedBuilder, false) })
	t.Run("LineExistence", func(t *testing.T) { testgraph.LineExistence(t, lineBuilder, true, true) })
	t.Run("NodeExistence", func(t *testing.T) { testgraph.NodeExistence(t, directedBuilder) })
	t.Run("ReturnAdjacentNodes", func(t *testing.T) { testgraph.ReturnAdjacentNodes(t, directedBuilder, true, false) })
	t.Run("ReturnAllLines", func(t *testing.T) { testgraph.ReturnAllLines(t, lineBuilder, true) })
	t.Run("ReturnAllNodes", func(t *testing.T) { testgraph.ReturnAllNodes(t, directedBuilder, true) })
	t.Run("ReturnAllWeightedLines", func(t *testing.T) { testgraph.ReturnAllWeightedLines(t, directedBuilder, true) })
	t.Run("ReturnNodeSlice", func(t *testing.T) { testgraph.ReturnNodeSlice(t, directedBuilder, true) })
}

// lineBuilder is directedBuilder with the lines that Lines returns, which bear no weight.
func lineBuilder(nodes []gonum.Node, edges []testgraph.WeightedLine, self, absent float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	g, ns, es, s, a, ok := directedBuilder(nodes, edges, self, absent)
	for i, e := range es {
		l := e.(multi.WeightedLine)
		es[i] = multi.Line{F: l.F, T: l.T, UID: l.UID}
	}
	return g, ns, es, s, a, ok
}

func undirectedBuilder(nodes []gonum.Node, edges []testgraph.WeightedLine, self, absent float64) (gonum.Graph, []gonum.Node, []testgraph.Edge, float64, float64, bool) {
	g, ns, ok := rawOf(nodes, edges)
	if !ok {
		return nil, nil, nil, math.NaN(), math.NaN(), false
	}
	weights := make(map[[2]int32]float64)
	for _, e := range g.edges {
		weights[[2]int32{min(e.source, e.target), max(e.source, e.target)}] += float64(e.weight)
	}
	var es []testgraph.Edge
	for k, w := range weights {
		es = append(es, simple.WeightedEdge{F: simple.Node(k[0]), T: simple.Node(k[1]), W: w})
	}
	u := g.Undirected(AllLayers)
	u.Self, u.Absent = self, absent
	return u, ns, es, self, absent, true
}

func TestUndirectedIsAGonumGraph(t *testing.T) {
	t.Run("EdgeExistence", func(t *testing.T) { testgraph.EdgeExistence(t, undirectedBuilder, true) })
	t.Run("NodeExistence", func(t *testing.T) { testgraph.NodeExistence(t, undirectedBuilder) })
	t.Run("ReturnAdjacentNodes", func(t *testing.T) { testgraph.ReturnAdjacentNodes(t, undirectedBuilder, true, true) })
	t.Run("ReturnAllEdges", func(t *testing.T) { testgraph.ReturnAllEdges(t, undirectedBuilder, true) })
	t.Run("ReturnAllNodes", func(t *testing.T) { testgraph.ReturnAllNodes(t, undirectedBuilder, true) })
	t.Run("ReturnAllWeightedEdges", func(t *testing.T) { testgraph.ReturnAllWeightedEdges(t, undirectedBuilder, true) })
	t.Run("ReturnEdgeSlice", func(t *testing.T) { testgraph.ReturnEdgeSlice(t, undirectedBuilder, true) })
	t.Run("ReturnWeightedEdgeSlice", func(t *testing.T) { testgraph.ReturnWeightedEdgeSlice(t, undirectedBuilder, true) })
	t.Run("ReturnNodeSlice", func(t *testing.T) { testgraph.ReturnNodeSlice(t, undirectedBuilder, true) })
	t.Run("Weight", func(t *testing.T) { testgraph.Weight(t, undirectedBuilder) })
}

func TestSymmetricEdgesAreLinesBothWays(t *testing.T) {
	g := rawGraph(3, []rawEdge{{s: 1, t: 0, w: 2, symmetric: true}, {s: 0, t: 1, w: 3}, {s: 1, t: 2, w: 1}, {s: 0, t: 2, cooccur: true, symmetric: true}})
	d := g.Directed(TypedLayer)
	ids := func(u, v int64) (out []int64) {
		for ls := d.Lines(u, v); ls.Next(); {
			out = append(out, ls.Line().ID())
		}
		return out
	}
	if f, b := ids(0, 1), ids(1, 0); !slices.Equal(f, []int64{0, 2}) || !slices.Equal(b, []int64{3}) {
		t.Errorf("lines %v there, %v back", f, b)
	}
	if w, _ := d.Weight(0, 1); w != 5 || d.HasEdgeBetween(0, 2) || d.HasEdgeFromTo(2, 1) || !d.HasEdgeBetween(2, 1) {
		t.Errorf("weight %v; or a layer or direction is wrong", w)
	}
}

// randomGraph makes a graph of n nodes and up to m edges from a seed.
func randomGraph(seed uint64, n, m int, maxWeight int, symmetric bool) *Graph {
	r := rand.New(rand.NewPCG(seed, 7))
	var edges []rawEdge
	for range m {
		if s, t := r.IntN(n), r.IntN(n); s != t {
			edges = append(edges, rawEdge{s: s, t: t, w: 1 + r.IntN(maxWeight), symmetric: symmetric && r.IntN(2) == 0})
		}
	}
	return rawGraph(n, edges)
}

func TestSourcedNamesSourcesAnew(t *testing.T) {
	var b Builder
	b.Add(sample())
	g := b.Graph()
	folder := func(g *Graph) (all []string) {
		for _, d := range g.Documents() {
			all = append(all, d.Source)
		}
		for i := range g.EdgeCount() {
			for _, e := range g.Evidence(i) {
				all = append(all, e.Source)
			}
		}
		return all
	}
	before := folder(g)
	for _, s := range folder(g.Sourced(func(string) string { return "x" })) {
		if s != "x" {
			t.Errorf("source %q", s)
		}
	}
	if !slices.Equal(folder(g), before) {
		t.Error("the graph itself was changed")
	}
}
