package model

// Tree sets heads to the tree with the highest sum of scores in which exactly one token hangs on the root: heads[i] is 0
// for that token, else the number of its head counted from 1. scores has one row a token and a column more than tokens:
// column 0 is the root, column j token j. Method of Chu-Liu and Edmonds on a full matrix. Scores count in
// steps of 2^-20 and are cut at 2^22, so that sums are exact for up to 4,000 tokens; at each choice the lowest of equal heads
// wins. Where the best heads of all tokens are such a tree, it is that. Memory grows with the square of the tokens, so callers
// bound the length of sentences.
func Tree(w *Work, heads []int32, scores Matrix) {
	n := scores.Rows
	if n == 0 {
		return
	}
	if greedy(w, heads, scores) {
		return
	}
	defer w.Release(w.Mark())
	s := newSpanning(w, n+1)
	for i := range n {
		row := s.row(i + 1)
		for j, x := range scores.Row(i)[:n+1] {
			row[j] = fixed(x)
		}
		row[0] -= oneRoot
	}
	clear(s.row(0))
	s.solve()
	copy(heads, s.parent[1:])
}

// greedy gives each token its best head and reports whether that is a tree with one root.
func greedy(w *Work, heads []int32, scores Matrix) bool {
	roots := 0
	for i := range scores.Rows {
		row, best := scores.Row(i), 0
		for j := 1; j <= scores.Rows; j++ {
			if j != i+1 && row[j] > row[best] {
				best = j
			}
		}
		heads[i] = int32(best)
		if best == 0 {
			roots++
		}
	}
	return roots == 1 && !cyclic(w, heads[:scores.Rows])
}

func cyclic(w *Work, heads []int32) bool {
	defer w.Release(w.Mark())
	walk := w.Int32s(len(heads))
	clear(walk)
	for start := range heads {
		v := start
		for v >= 0 && walk[v] == 0 {
			walk[v] = int32(start + 1)
			v = int(heads[v]) - 1
		}
		if v >= 0 && walk[v] == int32(start+1) {
			return true
		}
	}
	return false
}

// oneRoot is taken off each arc from the root, so that a second root never pays: it is more than sums of other arcs differ.
const oneRoot = 1 << 56

func fixed(x float32) int64 {
	const limit = 1 << 22
	if !(x > -limit) {
		x = -limit
	}
	if !(x < limit) {
		x = limit
	}
	return int64(x * (1 << 20))
}
