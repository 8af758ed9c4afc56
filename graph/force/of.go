package force

import (
	"gonum.org/v1/gonum/graph"

	actant "github.com/actant-project/actant/graph"
)

// Of returns the given layers of a graph, directions forgotten and parallel edges summed. Node numbers stay.
func Of(g *actant.Graph, layers actant.Layers) Graph {
	out := Graph{N: g.NodeCount(), Offsets: make([]int32, g.NodeCount()+1)}
	edges := graph.WeightedEdgesOf(g.Undirected(layers).WeightedEdges())
	for _, e := range edges {
		out.Offsets[e.From().ID()+1]++
		out.Offsets[e.To().ID()+1]++
	}
	for i := range out.N {
		out.Offsets[i+1] += out.Offsets[i]
	}
	out.Targets, out.Weights = make([]int32, 2*len(edges)), make([]float32, 2*len(edges))
	next := append([]int32(nil), out.Offsets...)
	for _, e := range edges {
		u, v := e.From().ID(), e.To().ID()
		for range 2 {
			out.Targets[next[u]], out.Weights[next[u]] = int32(v), float32(e.Weight())
			next[u]++
			u, v = v, u
		}
	}
	return out
}
