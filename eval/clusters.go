package eval

import "slices"

// Share is a numerator and a denominator, so that shares add up over documents.
type Share struct{ Num, Den float64 }

// Value is the quotient, 0 of nothing.
func (s Share) Value() float64 {
	if s.Den == 0 {
		return 0
	}
	return s.Num / s.Den
}

// PRF is a precision and a recall that add up.
type PRF struct{ Precision, Recall Share }

// Add adds o.
func (p *PRF) Add(o PRF) {
	p.Precision.Num += o.Precision.Num
	p.Precision.Den += o.Precision.Den
	p.Recall.Num += o.Recall.Num
	p.Recall.Den += o.Recall.Den
}

// F1 is the harmonic mean of precision and recall.
func (p PRF) F1() float64 {
	a, b := p.Precision.Value(), p.Recall.Value()
	if a+b == 0 {
		return 0
	}
	return 2 * a * b / (a + b)
}

// Clusters is a partition of mentions, which are any numbers; a mention is in one cluster at most.
type Clusters [][]int

// of maps mentions to their clusters.
func (c Clusters) of() map[int]int {
	m := make(map[int]int)
	for i, ms := range c {
		for _, k := range ms {
			m[k] = i
		}
	}
	return m
}

// mentions counts them.
func (c Clusters) mentions() (n int) {
	for _, ms := range c {
		n += len(ms)
	}
	return n
}

// MUC counts links: of each cluster of one side, how many are kept by the other (Vilain and others 1995).
func MUC(gold, got Clusters) PRF { return PRF{links(got, gold), links(gold, got)} }

// links is the share of the links of a that hold in b.
func links(a, b Clusters) (s Share) {
	in := b.of()
	for _, ms := range a {
		parts := make(map[int]bool)
		alone := 0
		for _, k := range ms {
			if c, ok := in[k]; ok {
				parts[c] = true
			} else {
				alone++
			}
		}
		s.Num += float64(len(ms) - len(parts) - alone)
		s.Den += float64(len(ms) - 1)
	}
	return s
}

// BCubed averages over mentions how much of each one's cluster is right (Bagga and Baldwin 1998). Mentions
// without a counterpart stay and count as wrong.
func BCubed(gold, got Clusters) PRF { return PRF{overlap(got, gold), overlap(gold, got)} }

// overlap sums, over the mentions of a, the share of a's cluster that is with it in b, too.
func overlap(a, b Clusters) (s Share) {
	in := b.of()
	for _, ms := range a {
		with := make(map[int]int)
		for _, k := range ms {
			if c, ok := in[k]; ok {
				with[c]++
			}
		}
		both := 0
		for _, n := range with {
			both += n * n
		}
		s.Num += float64(both) / float64(len(ms))
		s.Den += float64(len(ms))
	}
	return s
}

// CEAFe aligns entities one to one so that their likeness, 2|A∩B| / (|A|+|B|), is greatest (Luo 2005).
func CEAFe(gold, got Clusters) PRF {
	in := got.of()
	alike := make([][]float64, len(gold))
	for i, ms := range gold {
		alike[i] = make([]float64, len(got))
		for _, k := range ms {
			if c, ok := in[k]; ok {
				alike[i][c] += 2 / float64(len(ms)+len(got[c]))
			}
		}
	}
	sum := bestAlignment(alike)
	return PRF{Share{sum, float64(len(got))}, Share{sum, float64(len(gold))}}
}

// bestAlignment is the greatest sum of one cell a row and column (the Hungarian method, a row at a time).
func bestAlignment(gain [][]float64) float64 {
	n := 0
	if len(gain) > 0 {
		n = max(len(gain), len(gain[0]))
	}
	cost := func(i, j int) float64 {
		if i < len(gain) && j < len(gain[i]) {
			return -gain[i][j]
		}
		return 0
	}
	byRow, byCol := make([]float64, n+1), make([]float64, n+1) // potentials
	rowOf := make([]int, n+1)                                  // of columns; rows count from 1, 0 is none
	for i := 1; i <= n; i++ {
		augment(i, n, cost, byRow, byCol, rowOf)
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum -= cost(rowOf[j]-1, j-1)
	}
	return sum
}

// augment places row i along the cheapest path of changes.
func augment(i, n int, cost func(i, j int) float64, byRow, byCol []float64, rowOf []int) {
	least, from := make([]float64, n+1), make([]int, n+1)
	used := make([]bool, n+1)
	for j := range least {
		least[j] = 1e18
	}
	rowOf[0] = i
	at := 0
	for rowOf[at] != 0 {
		used[at] = true
		next, delta := 0, 1e18
		for j := 1; j <= n; j++ {
			if used[j] {
				continue
			}
			if c := cost(rowOf[at]-1, j-1) - byRow[rowOf[at]] - byCol[j]; c < least[j] {
				least[j], from[j] = c, at
			}
			if least[j] < delta {
				next, delta = j, least[j]
			}
		}
		for j := range used {
			if used[j] {
				byRow[rowOf[j]] += delta
				byCol[j] -= delta
			} else {
				least[j] -= delta
			}
		}
		at = next
	}
	for at != 0 {
		rowOf[at] = rowOf[from[at]]
		at = from[at]
	}
}

// withoutSingletons leaves out the clusters of one mention.
func (c Clusters) withoutSingletons() Clusters {
	return slices.DeleteFunc(slices.Clone(c), func(ms []int) bool { return len(ms) < 2 })
}
