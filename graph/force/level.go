package force

import "slices"

// level is a connected graph with places, at one of several grades of coarseness: each of its nodes stands for those
// that have it as parent on the finer level.
type level struct {
	offsets, targets []int32
	weight           []float64 // pull of the edges
	mass             []float64
	community        []int32 // nil: all in one
	parent           []int32 // on the next coarser level
	x, y             []float64
}

func (l *level) len() int { return len(l.mass) }

// coarsest is the size of the level that is placed from nothing.
const coarsest = 24

// levels returns l and ever coarser levels of it.
func levels(l *level) []*level {
	out := []*level{l}
	for l.len() > coarsest {
		c := l.coarsen()
		if c.len() < 2 {
			break // a star
		}
		if c.len() > l.len()-l.len()/10 {
			if l.community == nil {
				break
			}
			// What is left are communities; now they are joined to each other.
			l.community = nil
			continue
		}
		out, l = append(out, c), c
	}
	return out
}

// coarsen joins each node to its closest neighbour of the same community, as far as that is the middle of a group or may
// become it, so that groups are stars.
func (l *level) coarsen() *level {
	n := l.len()
	l.parent = make([]int32, n)
	for i := range l.parent {
		l.parent[i] = -1
	}
	groups := int32(0)
	mass, middle := make([]float64, 0, n), make([]bool, n) // of groups; of nodes
	var community []int32
	found := func(i int32) {
		l.parent[i], middle[i] = groups, true
		mass = append(mass, l.mass[i])
		if l.community != nil {
			community = append(community, l.community[i])
		}
		groups++
	}
	for _, i := range l.byDegree() {
		if l.parent[i] >= 0 {
			continue
		}
		best := l.closest(i, middle, mass)
		if best < 0 {
			found(i)
			continue
		}
		if l.parent[best] < 0 {
			found(best)
		}
		l.parent[i] = l.parent[best]
		mass[l.parent[i]] += l.mass[i]
	}
	c := &level{mass: mass, community: community}
	l.contract(c)
	return c
}

// closest is the neighbour that node i joins: heavy edges draw, heavy groups do not, so that groups stay of one size.
func (l *level) closest(i int32, middle []bool, mass []float64) int32 {
	best, most := int32(-1), 0.0
	for k := l.offsets[i]; k < l.offsets[i+1]; k++ {
		j := l.targets[k]
		if j == i || l.community != nil && l.community[i] != l.community[j] || l.parent[j] >= 0 && !middle[j] {
			continue
		}
		m := l.mass[j]
		if middle[j] {
			m = mass[l.parent[j]]
		}
		if draw := l.weight[k] / m; draw > most {
			best, most = j, draw
		}
	}
	return best
}

// byDegree lists the nodes, those of fewest neighbours first.
func (l *level) byDegree() []int32 {
	n := l.len()
	most := int32(0)
	for i := range n {
		most = max(most, l.offsets[i+1]-l.offsets[i])
	}
	start := make([]int32, most+2)
	for i := range n {
		start[l.offsets[i+1]-l.offsets[i]+1]++
	}
	for d := range start[1:] {
		start[d+1] += start[d]
	}
	out := make([]int32, n)
	for i := range n {
		d := l.offsets[i+1] - l.offsets[i]
		out[start[d]] = int32(i)
		start[d]++
	}
	return out
}

// contract fills the edges of the coarser level c, parallel ones summed.
func (l *level) contract(c *level) {
	start, members := group(l.parent, c.len())
	c.offsets = make([]int32, 1, c.len()+1)
	pull := make([]float64, c.len())
	var near []int32
	for g := range int32(c.len()) {
		near = near[:0]
		for _, i := range members[start[g]:start[g+1]] {
			for k := l.offsets[i]; k < l.offsets[i+1]; k++ {
				h := l.parent[l.targets[k]]
				if h == g {
					continue
				}
				if pull[h] == 0 {
					near = append(near, h)
				}
				pull[h] += l.weight[k]
			}
		}
		slices.Sort(near)
		for _, h := range near {
			c.targets, c.weight = append(c.targets, h), append(c.weight, pull[h])
			pull[h] = 0
		}
		c.offsets = append(c.offsets, int32(len(c.targets)))
	}
	c.x, c.y = make([]float64, c.len()), make([]float64, c.len())
}

// group lists what is in group g, ascending, as members[start[g]:start[g+1]].
func group(of []int32, groups int) (start, members []int32) {
	start, members = make([]int32, groups+1), make([]int32, len(of))
	for _, g := range of {
		start[g+1]++
	}
	for g := range groups {
		start[g+1] += start[g]
	}
	next := slices.Clone(start)
	for i, g := range of {
		members[next[g]] = int32(i)
		next[g]++
	}
	return start, members
}
