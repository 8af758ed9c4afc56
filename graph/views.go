package graph

import (
	"cmp"
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/multi"
	"gonum.org/v1/gonum/graph/simple"
)

// Directed shows a Graph to gonum as a weighted directed multigraph: node IDs are node
// indices, edge i is the line of ID 2i, and a symmetric one also the line 2i+1 back. All it
// lists ascends by ID, so what gonum computes from it is the same on every run.
type Directed struct {
	g       *Graph
	layers  Layers
	out, in *network
}

// Directed returns the view for gonum of the given layers.
func (g *Graph) Directed(l Layers) *Directed {
	l = g.settle(l)
	outward := g.network(l, func(e *edgeRow, from int32) bool { return e.symmetric || e.target == from })
	return &Directed{g, l, outward, g.inward(l)}
}

// Node returns the node with the given ID, or nil.
func (d *Directed) Node(id int64) gonum.Node { return nodeOf(d.out, id) }

// Nodes returns all nodes by ID.
func (d *Directed) Nodes() gonum.Nodes { return nodesOf(d.out) }

// From returns the nodes that a line leads to from id, by ID.
func (d *Directed) From(id int64) gonum.Nodes { return neighbours(d.out, id) }

// To returns the nodes that a line leads from to id, by ID.
func (d *Directed) To(id int64) gonum.Nodes { return neighbours(d.in, id) }

// HasEdgeFromTo reports whether a line leads from u to v.
func (d *Directed) HasEdgeFromTo(u, v int64) bool { return d.out.find(u, v) >= 0 }

// HasEdgeBetween reports whether a line joins x and y, either way.
func (d *Directed) HasEdgeBetween(x, y int64) bool {
	return d.HasEdgeFromTo(x, y) || d.HasEdgeFromTo(y, x)
}

// Edge returns the lines from u to v as one edge, or nil.
func (d *Directed) Edge(u, v int64) gonum.Edge {
	if !d.HasEdgeFromTo(u, v) {
		return nil
	}
	return multi.Edge{F: simple.Node(u), T: simple.Node(v), Lines: d.Lines(u, v)}
}

// WeightedEdge returns the lines from u to v as one edge of their summed weight, or nil.
func (d *Directed) WeightedEdge(u, v int64) gonum.WeightedEdge {
	if !d.HasEdgeFromTo(u, v) {
		return nil
	}
	return multi.WeightedEdge{F: simple.Node(u), T: simple.Node(v), WeightedLines: d.WeightedLines(u, v)}
}

// Weight returns the summed weight of the lines from u to v: 0, and true only for u itself, when there are none.
func (d *Directed) Weight(u, v int64) (float64, bool) {
	if k := d.out.find(u, v); k >= 0 {
		return float64(d.out.weight[k]), true
	}
	return 0, u == v && d.Node(u) != nil
}

// Lines returns the lines from u to v by ID.
func (d *Directed) Lines(u, v int64) gonum.Lines {
	var out []gonum.Line
	for _, l := range d.lines(u, v) {
		out = append(out, multi.Line{F: l.F, T: l.T, UID: l.UID})
	}
	if out == nil {
		return gonum.Empty
	}
	return iterator.NewOrderedLines(out)
}

// WeightedLines returns the lines from u to v by ID.
func (d *Directed) WeightedLines(u, v int64) gonum.WeightedLines {
	var out []gonum.WeightedLine
	for _, l := range d.lines(u, v) {
		out = append(out, l)
	}
	if out == nil {
		return gonum.Empty
	}
	return iterator.NewOrderedWeightedLines(out)
}

// Edges returns the edges, each all lines from one node to another, by their ends.
func (d *Directed) Edges() gonum.Edges {
	var out []gonum.Edge
	for u := range d.g.nodes {
		for _, v := range d.out.to[d.out.offsets[u]:d.out.offsets[u+1]] {
			out = append(out, d.Edge(int64(u), int64(v)))
		}
	}
	if out == nil {
		return gonum.Empty
	}
	return iterator.NewOrderedEdges(out)
}

// WeightedEdges returns the edges with their weights, by their ends.
func (d *Directed) WeightedEdges() gonum.WeightedEdges {
	var out []gonum.WeightedEdge
	for u := range d.g.nodes {
		for _, v := range d.out.to[d.out.offsets[u]:d.out.offsets[u+1]] {
			out = append(out, d.WeightedEdge(int64(u), int64(v)))
		}
	}
	if out == nil {
		return gonum.Empty
	}
	return iterator.NewOrderedWeightedEdges(out)
}

func (d *Directed) lines(u, v int64) []multi.WeightedLine {
	if !d.HasEdgeFromTo(u, v) {
		return nil
	}
	var out []multi.WeightedLine
	add := func(s, t int64, back bool) {
		for i := d.g.firstEdge(int32(s), int32(t)); i < len(d.g.edges); i++ {
			e := &d.g.edges[i]
			if int64(e.source) != s || int64(e.target) != t {
				break
			}
			if !d.layers.has(e) || back && !e.symmetric {
				continue
			}
			l := multi.WeightedLine{F: simple.Node(u), T: simple.Node(v), W: float64(e.weight), UID: int64(2 * i)}
			if back {
				l.UID++
			}
			out = append(out, l)
		}
	}
	add(u, v, false)
	add(v, u, true)
	slices.SortFunc(out, func(x, y multi.WeightedLine) int { return cmp.Compare(x.UID, y.UID) })
	return out
}

// firstEdge is the index of the first edge from s to t, or where it would be.
func (g *Graph) firstEdge(s, t int32) int {
	i, _ := slices.BinarySearchFunc(g.edges, edgeRow{source: s, target: t}, func(x, y edgeRow) int {
		return cmp.Or(cmp.Compare(x.source, y.source), cmp.Compare(x.target, y.target), 1)
	})
	return i
}
