package model

// spanning is the state of the search. Node 0 is the root. A cycle is contracted into the one of its nodes where it was
// found; the others are gone until the contraction is undone.
type spanning struct {
	n      int
	score  []int64 // [to][from]
	parent []int32 // best head so far; the root's is unused
	walk   []int32 // the number of the walk that met the node, 0 before, gone when contracted

	// Of each contraction: the node of the cycle that each other node hangs on if on any ([level][node]), the node of
	// the cycle that an arc from it comes in at, and as a list of pairs the cycle's nodes with their heads, first the one that is left.
	kept, enter, cycles []int32
	ends                []int32 // of each contraction in cycles
}

const gone = -1

func newSpanning(w *Work, n int) spanning {
	return spanning{
		n: n, score: w.Int64s(n * n), parent: w.Int32s(n), walk: w.Int32s(n),
		kept: w.Int32s(n * n)[:0], enter: w.Int32s(n * n)[:0], cycles: w.Int32s(4 * n)[:0], ends: w.Int32s(n)[:0],
	}
}

func (s *spanning) row(to int) []int64 { return s.score[to*s.n:][:s.n] }

func (s *spanning) solve() {
	clear(s.walk)
	for v := 1; v < s.n; v++ {
		s.parent[v] = s.bestHead(v)
	}
	for start := 1; start < s.n; start++ {
		s.follow(int32(start))
	}
	s.expand()
}

// bestHead returns the best head of v among the nodes that are left.
func (s *spanning) bestHead(v int) int32 {
	row, best := s.row(v), 0
	for from := 1; from < s.n; from++ {
		if from != v && s.walk[from] != gone && row[from] > row[best] {
			best = from
		}
	}
	return int32(best)
}

// follow walks from start to the root or to a node that an earlier walk met. Where it meets itself it has found a cycle,
// contracts it and goes on from there.
func (s *spanning) follow(start int32) {
	v := start
	for v != 0 && s.walk[v] == 0 {
		s.walk[v] = start
		v = s.parent[v]
		if v != 0 && s.walk[v] == start {
			s.contract(v)
			s.walk[v] = 0
		}
	}
}

// contract makes the cycle through c one node, c.
func (s *spanning) contract(c int32) {
	first := len(s.cycles)
	for v := c; ; {
		s.cycles = append(s.cycles, v, s.parent[v])
		s.walk[v] = gone
		if v = s.parent[v]; v == c {
			break
		}
	}
	cycle := s.cycles[first:]
	s.ends = append(s.ends, int32(len(s.cycles)))
	for u := range s.n {
		kept, enter := c, c
		if s.walk[u] != gone {
			kept, enter = s.join(cycle, c, u)
		}
		s.kept, s.enter = append(s.kept, kept), append(s.enter, enter)
	}
	s.walk[c] = 0
	s.parent[c] = s.bestHead(int(c))
}

// join gives the contracted node c the best of the cycle's arcs from and to u, which is not of the cycle. An arc into
// the cycle counts for what it gains over the arc of the cycle that it replaces.
func (s *spanning) join(cycle []int32, c int32, u int) (kept, enter int32) {
	in, out := int64(0), int64(0)
	inCycle := false
	for i := 0; i < len(cycle); i += 2 {
		v, head := cycle[i], cycle[i+1]
		if gain := s.row(int(v))[u] - s.row(int(v))[head]; i == 0 || gain > in {
			in, enter = gain, v
		}
		if score := s.row(u)[v]; i == 0 || score > out {
			out, kept = score, v
		}
		inCycle = inCycle || s.parent[u] == v
	}
	s.row(int(c))[u], s.row(u)[c] = in, out
	if inCycle && u != 0 {
		s.parent[u] = c
	}
	return kept, enter
}

// expand undoes the contractions, the last first: the arc into a cycle replaces one of its own.
func (s *spanning) expand() {
	for level := len(s.ends) - 1; level >= 0; level-- {
		first := int32(0)
		if level > 0 {
			first = s.ends[level-1]
		}
		cycle := s.cycles[first:s.ends[level]]
		kept, enter := s.kept[level*s.n:][:s.n], s.enter[level*s.n:][:s.n]
		c := cycle[0]
		head := s.parent[c]
		for u := 1; u < s.n; u++ {
			if s.parent[u] == c {
				s.parent[u] = kept[u]
			}
		}
		for i := 0; i < len(cycle); i += 2 {
			s.parent[cycle[i]] = cycle[i+1]
		}
		s.parent[enter[head]] = head
	}
}
