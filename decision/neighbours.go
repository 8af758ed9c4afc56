package decision

import (
	"cmp"
	"math"
	"slices"

	"github.com/actant-project/actant/graph"
)

// neighbours answers who is next to whom; it reads a node's neighbours when they are first asked for.
type neighbours struct {
	g    *graph.Undirected
	of   map[int][]int
	size int
}

func newNeighbours(g *graph.Graph) *neighbours {
	return &neighbours{g: g.Undirected(graph.AllLayers), of: make(map[int][]int), size: g.NodeCount()}
}

// at returns the neighbours of a node, ascending.
func (n *neighbours) at(node int) []int {
	if out, ok := n.of[node]; ok {
		return out
	}
	var out []int
	for it := n.g.From(int64(node)); it.Next(); {
		out = append(out, int(it.Node().ID()))
	}
	n.of[node] = out
	return out
}

func (n *neighbours) adjacent(a, b int) bool {
	_, ok := slices.BinarySearch(n.at(a), b)
	return ok
}

// hub reports whether a node has so many neighbours that sharing it says nothing.
func (n *neighbours) hub(node int) bool { return len(n.at(node)) > max(30, n.size/50) }

// shared returns the neighbours of both but for hubs, those with the fewest neighbours of their own first, and how much they say together:
// each one over the logarithm of its neighbours (Adamic and Adar 2003).
func (n *neighbours) shared(a, b int) (out []int, weight float64) {
	x, y := n.at(a), n.at(b)
	for len(x) > 0 && len(y) > 0 {
		switch {
		case x[0] < y[0]:
			x = x[1:]
		case x[0] > y[0]:
			y = y[1:]
		default:
			if !n.hub(x[0]) {
				out = append(out, x[0])
			}
			x, y = x[1:], y[1:]
		}
	}
	slices.SortStableFunc(out, func(i, j int) int { return cmp.Compare(len(n.at(i)), len(n.at(j))) })
	for _, i := range out {
		weight += 1 / math.Log(1+float64(len(n.at(i))))
	}
	return out, weight
}
