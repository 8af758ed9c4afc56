package graph

import (
	"cmp"
	"math"
	"slices"
)

// Measures returns the figures of every node over all layers, at resolution 1.
func (g *Graph) Measures() []Measures { return g.MeasuresOf(AllLayers) }

// MeasuresOf returns the figures of every node over the given layers.
func (g *Graph) MeasuresOf(l Layers) []Measures {
	l = g.settle(l)
	ms := make([]Measures, len(g.nodes))
	for i := range g.edges {
		if e := &g.edges[i]; l.has(e) {
			for _, v := range [2]int32{e.source, e.target} {
				ms[v].Degree++
				ms[v].WeightedDegree += int(e.weight)
			}
		}
	}
	n := g.undirected(l)
	rank, between := g.PageRank(l), n.betweenness()
	core, component, community := n.cores(), n.components(), n.communities(1)
	for i := range ms {
		ms[i].PageRank, ms[i].Betweenness = rank[i], between[i]
		ms[i].Core, ms[i].Component, ms[i].Community = int(core[i]), int(component[i]), int(community[i])
	}
	return ms
}

const (
	damping   = 0.85
	rankLimit = 200   // iterations
	rankDone  = 1e-10 // sum of changes at which iteration ends
)

// PageRank is the share of a walk that follows edges in their direction, heavier ones
// more often, and starts anew anywhere at every seventh step or so (damping 0.85). The
// shares sum to one; each is rounded to ten decimals.
func (g *Graph) PageRank(l Layers) []float64 {
	in := g.inward(l)
	n := in.len()
	out := make([]int64, n)
	for k, u := range in.to {
		out[u] += in.weight[k]
	}
	rank, share := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range rankLimit {
		if step(in, out, rank, share) < rankDone {
			break
		}
	}
	for i := range rank {
		rank[i] = round10(rank[i])
	}
	return rank
}

// step is one iteration of PageRank; it returns how far the ranks moved. Products are
// converted to float64 so that no platform fuses them with the sum.
func step(in *network, out []int64, rank, share []float64) float64 {
	n, idle := float64(len(rank)), 0.0
	for i, r := range rank {
		if out[i] == 0 {
			idle += r
			continue
		}
		share[i] = r / float64(out[i])
	}
	base := float64((1-damping)/n) + float64(damping*idle)/n
	moved := 0.0
	for v := range rank {
		sum := 0.0
		for k := in.offsets[v]; k < in.offsets[v+1]; k++ {
			sum += float64(share[in.to[k]] * float64(in.weight[k]))
		}
		r := base + float64(damping*sum)
		moved += math.Abs(r - rank[v])
		rank[v] = r // share holds the old ranks
	}
	return moved
}

func round10(x float64) float64 { return math.Round(x*1e10) / 1e10 }

// Cores returns each node's core number: the greatest k such that the node belongs to a
// part of the graph in which everyone has k neighbours.
func (g *Graph) Cores(l Layers) []int { return ints(g.undirected(l).cores()) }

// cores peels the nodes off by degree (Batagelj and Zaveršnik 2003).
func (n *network) cores() []int32 {
	degree := make([]int32, n.len())
	most := int32(0)
	for i := range degree {
		degree[i] = n.offsets[i+1] - n.offsets[i]
		most = max(most, degree[i])
	}
	start := make([]int32, most+2) // of each degree in order
	for _, d := range degree {
		start[d+1]++
	}
	for d := range most {
		start[d+1] += start[d]
	}
	order, place := make([]int32, len(degree)), make([]int32, len(degree))
	next := slices.Clone(start)
	for i, d := range degree {
		order[next[d]], place[i] = int32(i), next[d]
		next[d]++
	}
	for _, v := range order {
		for _, u := range n.to[n.offsets[v]:n.offsets[v+1]] {
			if degree[u] <= degree[v] {
				continue
			}
			first := start[degree[u]]
			w := order[first]
			order[place[u]], place[w] = w, place[u]
			order[first], place[u] = u, first
			start[degree[u]]++
			degree[u]--
		}
	}
	return degree
}

// Components returns the component of each node, directions forgotten; 0 is the largest.
func (g *Graph) Components(l Layers) []int { return ints(g.undirected(l).components()) }

func (n *network) components() []int32 {
	of := make([]int32, n.len())
	for i := range of {
		of[i] = -1
	}
	count := int32(0)
	var queue []int32
	for i := range of {
		if of[i] >= 0 {
			continue
		}
		of[i] = count
		for queue = append(queue[:0], int32(i)); len(queue) > 0; queue = queue[1:] {
			for _, v := range n.to[n.offsets[queue[0]]:n.offsets[queue[0]+1]] {
				if of[v] < 0 {
					of[v] = count
					queue = append(queue, v)
				}
			}
		}
		count++
	}
	return bySize(of, int(count))
}

// bySize renumbers groups by size, the largest first, then by their first member.
func bySize(of []int32, count int) []int32 {
	size, first, order := make([]int, count), make([]int, count), make([]int, count)
	for i := len(of) - 1; i >= 0; i-- {
		size[of[i]]++
		first[of[i]] = i
	}
	for c := range order {
		order[c] = c
	}
	slices.SortFunc(order, func(x, y int) int { return cmp.Or(cmp.Compare(size[y], size[x]), cmp.Compare(first[x], first[y])) })
	number := make([]int32, count)
	for i, c := range order {
		number[c] = int32(i)
	}
	for i := range of {
		of[i] = number[of[i]]
	}
	return of
}

func ints(xs []int32) []int {
	out := make([]int, len(xs))
	for i, x := range xs {
		out[i] = int(x)
	}
	return out
}
