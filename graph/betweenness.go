package graph

// betweennessBudget bounds the steps of betweenness (sources times edges), about two seconds
// of one core. Within it the figure is exact; beyond, it is estimated from fewer sources.
const betweennessBudget = 200_000_000

// Betweenness is the share, in [0,1], of the shortest paths between two others that pass
// through a node, directions and weights forgotten (Brandes 2001). In a large graph (nodes times edges above
// 10^8) it is estimated from at least 64 sources spread evenly over the nodes (Brandes and Pich 2007),
// the same ones on every run.
func (g *Graph) Betweenness(l Layers) []float64 { return g.undirected(l).betweenness() }

func (n *network) betweenness() []float64 {
	size := n.len()
	total := make([]float64, size)
	if size < 3 {
		return total
	}
	sources := min(size, max(64, betweennessBudget/(len(n.to)+size)))
	w := newWalk(size)
	for k := range sources {
		n.spread(int32(k*size/sources), w, total)
	}
	pairs := float64(size-1) * float64(size-2) * float64(sources) / float64(size)
	for i := range total {
		total[i] = round10(min(1, total[i]/pairs))
	}
	return total
}

// walk is the working memory of one search.
type walk struct {
	order       []int32 // nodes by distance
	distance    []int32
	paths, part []float64
}

func newWalk(n int) *walk {
	return &walk{make([]int32, 0, n), make([]int32, n), make([]float64, n), make([]float64, n)}
}

// spread adds to total what the shortest paths from s give to the nodes between.
func (n *network) spread(s int32, w *walk, total []float64) {
	for i := range w.distance {
		w.distance[i], w.paths[i], w.part[i] = -1, 0, 0
	}
	w.distance[s], w.paths[s] = 0, 1
	w.order = append(w.order[:0], s)
	for at := 0; at < len(w.order); at++ {
		u := w.order[at]
		for _, v := range n.to[n.offsets[u]:n.offsets[u+1]] {
			if w.distance[v] < 0 {
				w.distance[v] = w.distance[u] + 1
				w.order = append(w.order, v)
			}
			if w.distance[v] == w.distance[u]+1 {
				w.paths[v] += w.paths[u]
			}
		}
	}
	for at := len(w.order) - 1; at > 0; at-- {
		v := w.order[at]
		each := (1 + w.part[v]) / w.paths[v]
		for _, u := range n.to[n.offsets[v]:n.offsets[v+1]] {
			if w.distance[u] == w.distance[v]-1 {
				w.part[u] += float64(w.paths[u] * each)
			}
		}
		total[v] += w.part[v]
	}
}
