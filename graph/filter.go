package graph

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// Filter says which part of a graph to keep. The zero Filter keeps all edges and the nodes
// that have one; each field narrows it further. Edges whose ends are gone go too.
type Filter struct {
	Types           []fact.Type         // of nodes; nil: all
	Relations       []fact.RelationType // of edges; nil: all. Cooccur is one of them
	Statuses        []fact.Status       // of edges; nil: all
	Layers          Layers
	MinWeight       int      // of edges
	MinDocuments    int      // of edges
	MinScore        float64  // of edges: confidence, or normalised PMI for co-occurrence; 0: any
	MinSignificance float64  // of co-occurrences: log-likelihood ratio; 10.83 leaves out what chance explains. 0: any
	Since, Until    string   // YYYY-MM-DD, both included; evidence without a date is left out then
	Documents       []string // only evidence of these, by ID or source; nil: all
	Around          []int    // nodes: only those at most AroundDepth edges from one of them stay
	AroundDepth     int      // 0 means 1
	TopNodes        int      // keep at most so many, those that matter most in a picture; 0: all
	TopEdges        int      // keep at most so many, each node's heaviest first; 0: all
	KeepIsolated    bool     // keep nodes that have no edge left
}

// Left is what a filter left out.
type Left struct {
	Nodes         int
	Edges         int // typed
	Cooccurrences int
}

// Overview is the filter of a picture: the top nodes, no co-occurrence where typed
// relations exist, and at most three edges to a node.
func Overview(top int) Filter {
	return Filter{Layers: AutoLayer, TopNodes: top, TopEdges: 3 * top}
}

// Filter returns the part of g that f keeps, and how much it left out. Edges keep their IDs. Where
// dates or documents are chosen, an edge rests on the evidence that is left and its figures are counted anew (those of a
// co-occurrence from the sentences it kept, see CooccurEvidence); the figures of nodes stay those of the whole graph.
func (g *Graph) Filter(f Filter) (*Graph, Left) {
	s := newSelection(g, f)
	s.around(f.Around, max(1, f.AroundDepth))
	if !f.KeepIsolated {
		s.dropIsolated(f.Around)
	}
	if f.TopNodes > 0 {
		s.topNodes(f.TopNodes, f.Around, f.KeepIsolated)
	}
	if f.TopEdges > 0 {
		s.topEdges(f.TopEdges)
		if !f.KeepIsolated {
			s.dropIsolated(f.Around)
		}
	}
	out := s.graph()
	typed := out.TypedCount()
	left := Left{Nodes: g.NodeCount() - out.NodeCount(), Edges: g.TypedCount() - typed}
	left.Cooccurrences = g.EdgeCount() - out.EdgeCount() - left.Edges
	return out, left
}

// Ego returns the part of g within depth edges of a node, directions forgotten, with all edges inside it.
func (g *Graph) Ego(node, depth int) *Graph {
	s := &selection{Graph: g, node: all(len(g.nodes)), edge: all(len(g.edges))}
	s.around([]int{node}, depth)
	return s.graph()
}

// selection marks the nodes and edges of a graph that stay.
type selection struct {
	*Graph
	node, edge []bool
}

func newSelection(g *Graph, f Filter) *selection {
	if f.Since != "" || f.Until != "" || f.Documents != nil {
		g = g.restrict(f)
	}
	s := &selection{Graph: g, node: make([]bool, len(g.nodes)), edge: make([]bool, len(g.edges))}
	for i := range g.nodes {
		s.node[i] = f.Types == nil || slices.Contains(f.Types, fact.Types[g.nodes[i].typ])
	}
	f.Layers = g.settle(f.Layers)
	for i := range g.edges {
		s.edge[i] = s.joins(&g.edges[i]) && f.keeps(g, &g.edges[i])
	}
	return s
}

// joins reports whether both ends of an edge stay.
func (s *selection) joins(e *edgeRow) bool { return s.node[e.source] && s.node[e.target] }

func (f *Filter) keeps(g *Graph, e *edgeRow) bool {
	switch {
	case !f.Layers.has(e), int(e.weight) < f.MinWeight, int(e.documents) < f.MinDocuments,
		f.MinScore != 0 && round6(float64(e.score)) < f.MinScore,
		f.Relations != nil && !slices.Contains(f.Relations, g.types[e.typ]),
		f.Statuses != nil && !slices.Contains(f.Statuses, statuses[e.status]):
		return false
	}
	return f.MinSignificance == 0 || e.status != cooccurring || g.significance(e) >= f.MinSignificance
}

// around drops what lies further than depth edges from the given nodes; without any it drops nothing.
func (s *selection) around(from []int, depth int) {
	if len(from) == 0 {
		return
	}
	near := make([]bool, len(s.nodes))
	var ring []int32
	for _, v := range from {
		if v >= 0 && v < len(near) && !near[v] {
			near[v] = true
			ring = append(ring, int32(v))
		}
	}
	for ; depth > 0 && len(ring) > 0; depth-- {
		var next []int32
		for _, u := range ring {
			for _, i := range s.edgesAt(int(u)) {
				if v := s.edges[i].source + s.edges[i].target - u; s.edge[i] && !near[v] {
					near[v] = true
					next = append(next, v)
				}
			}
		}
		ring = next
	}
	s.node = near
	s.dropLoose()
}

// dropLoose drops the edges that have lost an end.
func (s *selection) dropLoose() {
	for i := range s.edge {
		s.edge[i] = s.edge[i] && s.joins(&s.edges[i])
	}
}

// dropIsolated drops the nodes without an edge, but for those asked for by name.
func (s *selection) dropIsolated(but []int) {
	for v := range s.node {
		s.node[v] = s.node[v] && (slices.Contains(but, v) || s.linked(int32(v), s.node))
	}
}

// linked reports whether v has an edge that stays to a node of the set.
func (s *selection) linked(v int32, set []bool) bool {
	return slices.ContainsFunc(s.edgesAt(int(v)), func(i int32) bool {
		return s.edge[i] && set[s.edges[i].source+s.edges[i].target-v]
	})
}

// graph makes a graph of what stays. It shares all tables but those of nodes and edges.
func (s *selection) graph() *Graph {
	out := *s.Graph
	out.nodes, out.edges, out.number = nil, nil, []int32{}
	at := make([]int32, len(s.nodes))
	for v := range s.nodes {
		if s.node[v] {
			at[v] = int32(len(out.nodes))
			out.nodes = append(out.nodes, s.nodes[v])
		}
	}
	for i, e := range s.edges {
		if s.edge[i] {
			e.source, e.target = at[e.source], at[e.target]
			out.edges = append(out.edges, e)
			out.number = append(out.number, int32(s.edgeNumber(i)))
		}
	}
	return out.index()
}

func all(n int) []bool {
	return slices.Repeat([]bool{true}, n)
}
