package graph

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	gonumnet "gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"gonum.org/v1/gonum/graph/topo"
)

func TestPageRankIsGonums(t *testing.T) {
	for seed := range uint64(8) {
		g := randomGraph(seed, 30, 60, 1, true)
		want := simple.NewDirectedGraph()
		for i := range g.NodeCount() {
			want.AddNode(simple.Node(i))
		}
		weight := make(map[[2]int]bool) // gonum's knows no weights: one edge a direction
		var once []rawEdge
		for i := range g.EdgeCount() {
			e := g.Edge(i)
			ways := [][2]int{{e.Source, e.Target}}
			if e.Symmetric {
				ways = append(ways, [2]int{e.Target, e.Source})
			}
			for _, w := range ways {
				if !weight[w] {
					weight[w] = true
					once = append(once, rawEdge{s: w[0], t: w[1]})
					want.SetEdge(simple.Edge{F: simple.Node(w[0]), T: simple.Node(w[1])})
				}
			}
		}
		ranks := gonumnet.PageRankSparse(want, damping, 1e-12)
		sum := 0.0
		for i, r := range rawGraph(30, once).PageRank(AllLayers) {
			sum += r
			if math.Abs(r-ranks[int64(i)]) > 1e-8 {
				t.Errorf("seed %d node %d: PageRank %v, gonum says %v", seed, i, r, ranks[int64(i)])
			}
		}
		if math.Abs(sum-1) > 1e-6 {
			t.Errorf("shares add up to %v", sum)
		}
	}
}

func TestBetweennessIsGonums(t *testing.T) {
	for seed := range uint64(8) {
		g := randomGraph(seed, 25, 50, 3, true)
		want := gonumnet.Betweenness(g.Undirected(AllLayers))
		for i, b := range g.Betweenness(AllLayers) {
			if w := want[int64(i)] / (24 * 23); math.Abs(b-w) > 1e-9 {
				t.Errorf("seed %d node %d: betweenness %v, gonum says %v", seed, i, b, w)
			}
		}
	}
}

func TestCoresAndComponentsAreGonums(t *testing.T) {
	for seed := range uint64(8) {
		g := randomGraph(seed, 60, 20+int(seed)*15, 1, true)
		u := g.Undirected(AllLayers)
		cores := g.Cores(AllLayers)
		_, layers := topo.DegeneracyOrdering(u)
		if got := slices.Max(cores); got != len(layers)-1 {
			t.Errorf("seed %d: highest core %d, gonum's %d", seed, got, len(layers)-1)
		}
		for k := range layers {
			in := make(map[int64]bool)
			for _, n := range topo.KCore(k, u) {
				in[n.ID()] = true
			}
			for i, c := range cores {
				if in[int64(i)] != (c >= k) && k > 0 {
					t.Errorf("seed %d node %d: core %d, gonum has it in the %d-core: %v", seed, i, c, k, in[int64(i)])
				}
			}
		}
		components := g.Components(AllLayers)
		parts := topo.ConnectedComponents(u)
		for _, part := range parts {
			for _, n := range part {
				if components[n.ID()] != components[part[0].ID()] {
					t.Errorf("seed %d: a component was torn apart", seed)
				}
			}
		}
		if got := slices.Max(components) + 1; got != len(parts) {
			t.Errorf("seed %d: %d components, gonum has %d", seed, got, len(parts))
		}
		assertLargestFirst(t, components)
	}
}

func TestCommunitiesAreAsGoodAsGonums(t *testing.T) {
	for seed := range uint64(10) {
		g := blockGraph(seed, 5, 16)
		u := g.Undirected(AllLayers)
		theirs := community.Modularize(u, 1, rand.NewPCG(seed, 1)).Communities()
		best := community.Q(u, theirs, 1)
		of := g.Communities(AllLayers, 1)
		ours := make([][]gonum.Node, slices.Max(of)+1)
		for i, c := range of {
			ours[c] = append(ours[c], simple.Node(i))
		}
		q := community.Q(u, ours, 1)
		if q < best-0.01 {
			t.Errorf("seed %d: modularity %.4f, gonum reaches %.4f", seed, q, best)
		}
		if m := g.Modularity(AllLayers, of, 1); math.Abs(m-q) > 1e-6 {
			t.Errorf("seed %d: Modularity says %v, gonum %v", seed, m, q)
		}
		if fine := slices.Max(g.Communities(AllLayers, 4)); fine <= slices.Max(of) {
			t.Errorf("seed %d: resolution 4 gives %d communities, resolution 1 %d", seed, fine+1, slices.Max(of)+1)
		}
		assertLargestFirst(t, of)
	}
}

// blockGraph makes blocks of nodes with many edges inside and few between.
func blockGraph(seed uint64, blocks, size int) *Graph {
	r := rand.New(rand.NewPCG(seed, 11))
	var edges []rawEdge
	for range blocks * size * 5 {
		b := r.IntN(blocks) * size
		s, t := b+r.IntN(size), b+r.IntN(size)
		if r.IntN(6) == 0 {
			t = r.IntN(blocks * size)
		}
		if s != t {
			edges = append(edges, rawEdge{s: s, t: t, w: 1 + r.IntN(3)})
		}
	}
	return rawGraph(blocks*size, edges)
}

func assertLargestFirst(t *testing.T, of []int) {
	t.Helper()
	size := make([]int, slices.Max(of)+1)
	for _, c := range of {
		size[c]++
	}
	if !slices.IsSortedFunc(size, func(x, y int) int { return y - x }) {
		t.Errorf("groups are not numbered by size: %v", size)
	}
}

func TestSampledBetweennessFindsTheBridge(t *testing.T) {
	// two rings of cliques joined by one node, so large that not every source is searched from
	const half = 9000
	var edges []rawEdge
	r := rand.New(rand.NewPCG(5, 5))
	for side := range 2 {
		for v := range half {
			for range 3 {
				if u := r.IntN(half); u != v {
					edges = append(edges, rawEdge{s: side*half + v, t: side*half + u})
				}
			}
		}
	}
	bridge := 2 * half
	edges = append(edges, rawEdge{s: bridge, t: 0}, rawEdge{s: bridge, t: half})
	g := rawGraph(2*half+1, edges)
	if budget := g.undirected(AllLayers); betweennessBudget/(len(budget.to)+budget.len()) >= budget.len() {
		t.Fatal("the graph is small enough for the exact figure")
	}
	b := g.Betweenness(AllLayers)
	if b[bridge] < 0.45 || b[bridge] > 0.55 {
		t.Errorf("half of all paths cross the bridge, estimated %v", b[bridge])
	}
}

func TestMeasuresOfAnEmptyGraphAndOfLayers(t *testing.T) {
	if ms := new(Builder).Graph().Measures(); len(ms) != 0 {
		t.Errorf("measures of nothing: %v", ms)
	}
	g := rawGraph(4, []rawEdge{{s: 0, t: 1, w: 5}, {s: 1, t: 2, w: 2, cooccur: true, symmetric: true}})
	all, typed := g.Measures(), g.MeasuresOf(TypedLayer)
	if all[1].Degree != 2 || all[1].WeightedDegree != 7 || typed[1].Degree != 1 || typed[1].WeightedDegree != 5 {
		t.Errorf("degrees %+v and %+v", all[1], typed[1])
	}
	if all[2].Component != all[0].Component || typed[2].Component == typed[0].Component || all[3].Component != 1 {
		t.Errorf("components %+v and %+v", all, typed)
	}
	if auto := g.MeasuresOf(AutoLayer); !slices.Equal(auto, typed) {
		t.Errorf("with a typed edge the automatic layer is the typed one")
	}
}
