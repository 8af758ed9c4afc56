package graph

import (
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"
)

// Undirected shows a Graph to gonum as a simple weighted undirected graph: directions are
// forgotten and the weights of parallel edges summed. Node IDs are node indices, and all it
// lists ascends by ID. The zero Self and Absent suit algorithms that take weights for strength.
type Undirected struct {
	Self, Absent float64 // weights from a node to itself, and between nodes without an edge
	n            *network
}

// Undirected returns the view for gonum of the given layers.
func (g *Graph) Undirected(l Layers) *Undirected { return &Undirected{n: g.undirected(l)} }

// Node returns the node with the given ID, or nil.
func (u *Undirected) Node(id int64) gonum.Node { return nodeOf(u.n, id) }

// Nodes returns all nodes by ID.
func (u *Undirected) Nodes() gonum.Nodes { return nodesOf(u.n) }

// From returns the neighbours of id, by ID.
func (u *Undirected) From(id int64) gonum.Nodes { return neighbours(u.n, id) }

// HasEdgeBetween reports whether x and y are neighbours.
func (u *Undirected) HasEdgeBetween(x, y int64) bool { return u.n.find(x, y) >= 0 }

// Edge returns the edge of x and y, seen from x, or nil.
func (u *Undirected) Edge(x, y int64) gonum.Edge {
	if e := u.WeightedEdge(x, y); e != nil {
		return e
	}
	return nil
}

// EdgeBetween is Edge.
func (u *Undirected) EdgeBetween(x, y int64) gonum.Edge { return u.Edge(x, y) }

// WeightedEdge returns the edge of x and y, seen from x, or nil.
func (u *Undirected) WeightedEdge(x, y int64) gonum.WeightedEdge {
	k := u.n.find(x, y)
	if k < 0 {
		return nil
	}
	return simple.WeightedEdge{F: simple.Node(x), T: simple.Node(y), W: float64(u.n.weight[k])}
}

// WeightedEdgeBetween is WeightedEdge.
func (u *Undirected) WeightedEdgeBetween(x, y int64) gonum.WeightedEdge { return u.WeightedEdge(x, y) }

// Weight returns the weight of the edge of x and y, or Self or Absent; ok tells an edge or x itself.
func (u *Undirected) Weight(x, y int64) (w float64, ok bool) {
	if x == y {
		return u.Self, true
	}
	if k := u.n.find(x, y); k >= 0 {
		return float64(u.n.weight[k]), true
	}
	return u.Absent, false
}

// Edges returns every edge once, from its lower end, by its ends.
func (u *Undirected) Edges() gonum.Edges {
	all := u.edges()
	if all == nil {
		return gonum.Empty
	}
	out := make([]gonum.Edge, len(all))
	for i, e := range all {
		out[i] = e
	}
	return iterator.NewOrderedEdges(out)
}

// WeightedEdges returns every edge once, from its lower end, by its ends.
func (u *Undirected) WeightedEdges() gonum.WeightedEdges {
	all := u.edges()
	if all == nil {
		return gonum.Empty
	}
	return iterator.NewOrderedWeightedEdges(all)
}

func (u *Undirected) edges() []gonum.WeightedEdge {
	var out []gonum.WeightedEdge
	for x := range u.n.len() {
		for k := u.n.offsets[x]; k < u.n.offsets[x+1]; k++ {
			if y := u.n.to[k]; int(y) > x {
				out = append(out, simple.WeightedEdge{F: simple.Node(x), T: simple.Node(y), W: float64(u.n.weight[k])})
			}
		}
	}
	return out
}

func (n *network) has(id int64) bool { return id >= 0 && id < int64(n.len()) }

// find returns the place of v among the neighbours of u, or -1.
func (n *network) find(u, v int64) int {
	if !n.has(u) || !n.has(v) {
		return -1
	}
	k, ok := slices.BinarySearch(n.to[n.offsets[u]:n.offsets[u+1]], int32(v))
	if !ok {
		return -1
	}
	return int(n.offsets[u]) + k
}

func nodeOf(n *network, id int64) gonum.Node {
	if !n.has(id) {
		return nil
	}
	return simple.Node(id)
}

func nodesOf(n *network) gonum.Nodes {
	if n.len() == 0 {
		return gonum.Empty
	}
	return iterator.NewImplicitNodes(0, n.len(), func(id int) gonum.Node { return simple.Node(id) })
}

func neighbours(n *network, id int64) gonum.Nodes {
	if !n.has(id) || n.offsets[id] == n.offsets[id+1] {
		return gonum.Empty
	}
	to := n.to[n.offsets[id]:n.offsets[id+1]]
	out := make([]gonum.Node, len(to))
	for i, v := range to {
		out[i] = simple.Node(v)
	}
	return iterator.NewOrderedNodes(out)
}
