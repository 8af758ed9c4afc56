package graph

import (
	"maps"
	"slices"
)

// Communities returns the community of each node, found by maximising modularity (Louvain,
// Blondel and others 2008, with a last pass over single nodes, and with communities that fell apart split);
// parallel edges are summed and directions forgotten. 0 is the largest. A resolution above 1
// gives more and smaller communities; 0 means 1. Isolated nodes are communities of their own.
func (g *Graph) Communities(l Layers, resolution float64) []int {
	if resolution <= 0 {
		resolution = 1
	}
	return ints(g.undirected(l).communities(resolution))
}

// Modularity is how far the weight inside communities is above what chance would put there, at most 1.
func (g *Graph) Modularity(l Layers, communities []int, resolution float64) float64 {
	n := g.undirected(l)
	inside, total, all := make(map[int]int64), make(map[int]int64), int64(0)
	for v := range communities {
		for k := n.offsets[v]; k < n.offsets[v+1]; k++ {
			all += n.weight[k]
			total[communities[v]] += n.weight[k]
			if communities[n.to[k]] == communities[v] {
				inside[communities[v]] += n.weight[k]
			}
		}
	}
	if all == 0 {
		return 0
	}
	q := 0.0
	for _, c := range slices.Sorted(maps.Keys(total)) {
		share := float64(total[c]) / float64(all)
		q += float64(inside[c])/float64(all) - float64(resolution*float64(share*share))
	}
	return round10(q)
}

func (n *network) communities(resolution float64) []int32 {
	of := make([]int32, n.len())
	for i := range of {
		of[i] = int32(i)
	}
	level, loops := n, make([]int64, n.len())
	for {
		p := newPartition(level, loops, resolution)
		if !p.move() {
			break
		}
		count := p.compact()
		for i := range of {
			of[i] = p.of[of[i]]
		}
		if count == level.len() {
			break
		}
		level, loops = p.aggregate(count)
	}
	last := newPartition(n, make([]int64, n.len()), resolution)
	last.assign(of)
	last.move()
	return n.split(last.of)
}

// split makes a community of each connected part of a community.
func (n *network) split(of []int32) []int32 {
	part := make([]int32, len(of))
	for i := range part {
		part[i] = -1
	}
	count := int32(0)
	var stack []int32
	for i := range part {
		if part[i] >= 0 {
			continue
		}
		part[i] = count
		for stack = append(stack[:0], int32(i)); len(stack) > 0; {
			u := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, v := range n.to[n.offsets[u]:n.offsets[u+1]] {
				if part[v] < 0 && of[v] == of[u] {
					part[v] = count
					stack = append(stack, v)
				}
			}
		}
		count++
	}
	return bySize(part, int(count))
}

// partition puts the nodes of a network into communities. loops are the weights inside
// nodes that stand for several, counted twice.
type partition struct {
	*network
	loops      []int64
	of         []int32
	strength   []int64 // of a node: weights of its edges, loops included
	total      []int64 // of a community: strengths of its nodes
	resolution float64
	all        float64 // strength of all
	to         []int64 // weight from the node at hand to a community
	near       []int32 // communities with such a weight
}

func newPartition(n *network, loops []int64, resolution float64) *partition {
	size := n.len()
	p := &partition{network: n, loops: loops, of: make([]int32, size), strength: make([]int64, size), total: make([]int64, size),
		resolution: resolution, to: make([]int64, size)}
	all := int64(0)
	for v := range size {
		s := loops[v]
		for _, w := range n.weight[n.offsets[v]:n.offsets[v+1]] {
			s += w
		}
		p.of[v], p.strength[v], p.total[v] = int32(v), s, s
		all += s
	}
	p.all = float64(all)
	return p
}

// assign starts from communities already found.
func (p *partition) assign(of []int32) {
	copy(p.of, of)
	clear(p.total)
	for v, c := range p.of {
		p.total[c] += p.strength[v]
	}
}

// move takes each node to the neighbouring community that gains most, until none gains;
// neighbours of one that moved are looked at again. It reports whether any moved.
func (p *partition) move() bool {
	size := p.len()
	queue, waiting := make([]int32, size), make([]bool, size)
	for v := range queue {
		queue[v], waiting[v] = int32(v), true
	}
	moved := false
	for ; len(queue) > 0; queue = queue[1:] {
		v := queue[0]
		waiting[v] = false
		if !p.moveNode(v) {
			continue
		}
		moved = true
		for _, u := range p.network.to[p.offsets[v]:p.offsets[v+1]] {
			if !waiting[u] && p.of[u] != p.of[v] {
				waiting[u] = true
				queue = append(queue, u)
			}
		}
	}
	return moved
}

func (p *partition) moveNode(v int32) bool {
	home := p.of[v]
	p.total[home] -= p.strength[v]
	p.near = append(p.near[:0], home)
	for k := p.offsets[v]; k < p.offsets[v+1]; k++ {
		c := p.of[p.network.to[k]]
		if p.to[c] == 0 && c != home {
			p.near = append(p.near, c)
		}
		p.to[c] += p.weight[k]
	}
	best, most := home, 0.0
	for i, c := range p.near {
		gain := float64(p.to[c]) - float64(float64(p.resolution*float64(p.strength[v]))*float64(p.total[c]))/p.all
		if i == 0 {
			most = gain + float64(1e-10*float64(p.strength[v])) // home, unless another is truly better
		} else if gain > most {
			best, most = c, gain
		}
		p.to[c] = 0
	}
	p.of[v] = best
	p.total[best] += p.strength[v]
	return best != home
}

// compact numbers the communities 0, 1, 2 ... by first member and returns how many they are.
func (p *partition) compact() int {
	number := make([]int32, p.len())
	count := int32(0)
	for v, c := range p.of {
		if number[c] == 0 {
			count++
			number[c] = count
		}
		p.of[v] = number[c] - 1
	}
	return int(count)
}

// aggregate makes a network whose nodes are the communities, and their loops.
func (p *partition) aggregate(count int) (*network, []int64) {
	start, members := p.members(count)
	n := &network{offsets: make([]int32, 1, count+1)}
	loops := make([]int64, count)
	clear(p.to)
	for c := range count {
		p.near = p.near[:0]
		for _, v := range members[start[c]:start[c+1]] {
			loops[c] += p.loops[v]
			for k := p.offsets[v]; k < p.offsets[v+1]; k++ {
				d := p.of[p.network.to[k]]
				if p.to[d] == 0 {
					p.near = append(p.near, d)
				}
				p.to[d] += p.weight[k]
			}
		}
		slices.Sort(p.near)
		for _, d := range p.near {
			if int(d) == c {
				loops[c] += p.to[d]
			} else {
				n.to, n.weight = append(n.to, d), append(n.weight, p.to[d])
			}
			p.to[d] = 0
		}
		n.offsets = append(n.offsets, int32(len(n.to)))
	}
	return n, loops
}

// members lists the nodes of community c, ascending, as members[start[c]:start[c+1]].
func (p *partition) members(count int) (start, members []int32) {
	start, members = make([]int32, count+1), make([]int32, p.len())
	for _, c := range p.of {
		start[c+1]++
	}
	for c := range count {
		start[c+1] += start[c]
	}
	next := slices.Clone(start)
	for v, c := range p.of {
		members[next[c]] = int32(v)
		next[c]++
	}
	return start, members
}
