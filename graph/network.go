package graph

// Layers says which edges are looked at. The zero Layers are all of them.
type Layers int

// The choices of layers.
const (
	AllLayers    Layers = iota
	TypedLayer          // without co-occurrence
	CooccurLayer        // co-occurrence alone
	AutoLayer           // typed where the graph has any typed edge, else co-occurrence
)

func (l Layers) has(e *edgeRow) bool {
	switch l {
	case TypedLayer:
		return e.status != cooccurring
	case CooccurLayer:
		return e.status == cooccurring
	}
	return true
}

// settle turns AutoLayer into the layer it means for g.
func (g *Graph) settle(l Layers) Layers {
	if l != AutoLayer {
		return l
	}
	if g.TypedCount() > 0 {
		return TypedLayer
	}
	return CooccurLayer
}

// network is a simple weighted graph: parallel edges are summed, neighbours ascend.
// The neighbours of node i are to[offsets[i]:offsets[i+1]].
type network struct {
	offsets, to []int32
	weight      []int64
}

func (n *network) len() int { return len(n.offsets) - 1 }

// undirected forgets directions: each pair of neighbours is in it both ways.
func (g *Graph) undirected(l Layers) *network {
	return g.network(g.settle(l), func(*edgeRow, int32) bool { return true })
}

// inward lists for each node those with an edge to it; symmetric edges run both ways.
func (g *Graph) inward(l Layers) *network {
	return g.network(g.settle(l), func(e *edgeRow, from int32) bool { return e.symmetric || e.source == from })
}

// network lists u among the neighbours of v for each edge of the layers that may be walked from u to v.
func (g *Graph) network(l Layers, walk func(e *edgeRow, from int32) bool) *network {
	n := &network{offsets: make([]int32, len(g.nodes)+1)}
	each := func(visit func(u, v int32, w int32)) {
		for u := range int32(len(g.nodes)) {
			for _, i := range g.edgesAt(int(u)) {
				if e := &g.edges[i]; l.has(e) && walk(e, u) {
					visit(u, e.source+e.target-u, e.weight)
				}
			}
		}
	}
	each(func(_, v, _ int32) { n.offsets[v+1]++ })
	for i := range g.nodes {
		n.offsets[i+1] += n.offsets[i]
	}
	n.to = make([]int32, n.offsets[len(g.nodes)])
	n.weight = make([]int64, len(n.to))
	end := make([]int32, len(g.nodes)) // filled so far; u ascends, so equal neighbours meet
	copy(end, n.offsets)
	each(func(u, v, w int32) {
		if k := end[v] - 1; k >= n.offsets[v] && n.to[k] == u {
			n.weight[k] += int64(w)
			return
		}
		n.to[end[v]], n.weight[end[v]] = u, int64(w)
		end[v]++
	})
	n.close(end)
	return n
}

// close moves the lists together after parallel edges were summed.
func (n *network) close(end []int32) {
	at := int32(0)
	for i := range end {
		from := n.offsets[i]
		n.offsets[i] = at
		at += int32(copy(n.to[at:], n.to[from:end[i]]))
		copy(n.weight[n.offsets[i]:], n.weight[from:end[i]])
	}
	n.offsets[len(end)] = at
	n.to, n.weight = n.to[:at], n.weight[:at]
}
