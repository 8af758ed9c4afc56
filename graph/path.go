package graph

import (
	"cmp"
	"container/heap"
	"slices"

	"github.com/actant-project/actant/fact"
)

// Path returns the edges of the cheapest way between two nodes, directions forgotten,
// in walking order: empty when from is to, nil when there is none. An edge costs 1000 and what speaks
// against it: 500 divided by its weight, 250 when it is alleged, 350 when possible, 750 when denied; a
// co-occurrence costs CooccurCost and 1000 divided by its weight, so that two relations of any status win over it.
// Of ways that cost the same the one with fewer edges wins, then that of the lower edges, seen from the end.
func (g *Graph) Path(from, to int) []int { return g.PathOf(AllLayers, from, to) }

// PathOf is Path over the given layers.
func (g *Graph) PathOf(l Layers, from, to int) []int {
	if from < 0 || to < 0 || from >= len(g.nodes) || to >= len(g.nodes) {
		return nil
	}
	l = g.settle(l)
	reached := map[int32]way{int32(from): {edge: -1}}
	done := make(map[int32]bool)
	front := &frontier{{node: int32(from)}}
	for front.Len() > 0 {
		at := heap.Pop(front).(stop)
		if done[at.node] {
			continue
		}
		done[at.node] = true
		if at.node == int32(to) {
			return g.walkBack(reached, int32(to))
		}
		for _, i := range g.edgesAt(int(at.node)) {
			e := &g.edges[i]
			if !l.has(e) {
				continue
			}
			v := e.source + e.target - at.node
			w := way{at.cost + cost(e), at.hops + 1, i}
			if old, ok := reached[v]; done[v] || ok && old.compare(w) <= 0 {
				continue
			}
			reached[v] = w
			heap.Push(front, stop{v, w.cost, w.hops})
		}
	}
	return nil
}

func (g *Graph) walkBack(reached map[int32]way, to int32) []int {
	path := []int{}
	for i := reached[to].edge; i >= 0; i = reached[to].edge {
		path = append(path, int(i))
		to = g.edges[i].source + g.edges[i].target - to
	}
	slices.Reverse(path)
	return path
}

// CooccurCost is what a co-occurrence costs at least on a path: more than any two relations.
const CooccurCost = 5000

// Cost is what an edge costs on a path.
func Cost(e Edge) int { return int(costOf(e.Weight, e.Status)) }

func cost(e *edgeRow) int64 { return costOf(int(e.weight), statuses[e.status]) }

func costOf(weight int, status fact.Status) int64 {
	w := int64(max(1, weight))
	switch status {
	case fact.Cooccurring:
		return CooccurCost + 1000/w
	case fact.Alleged:
		return 1250 + 500/w
	case fact.StatusPossible:
		return 1350 + 500/w
	case fact.Denied:
		return 1750 + 500/w
	}
	return 1000 + 500/w
}

// way is the best way known to a node: its last edge, -1 at the start.
type way struct {
	cost int64
	hops int32
	edge int32
}

func (s way) compare(o way) int {
	return cmp.Or(cmp.Compare(s.cost, o.cost), cmp.Compare(s.hops, o.hops), cmp.Compare(s.edge, o.edge))
}

// stop is a node on the frontier.
type stop struct {
	node int32
	cost int64
	hops int32
}

type frontier []stop

func (f frontier) Len() int      { return len(f) }
func (f frontier) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f frontier) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(f[i].cost, f[j].cost), cmp.Compare(f[i].hops, f[j].hops), cmp.Compare(f[i].node, f[j].node)) < 0
}
func (f *frontier) Push(x any) { *f = append(*f, x.(stop)) }
func (f *frontier) Pop() any {
	old := *f
	last := old[len(old)-1]
	*f = old[:len(old)-1]
	return last
}
