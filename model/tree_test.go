package model

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func randomScores(r *rand.Rand, w *Work, n, levels int) Matrix {
	m := w.Matrix(n, n+1)
	for i := range n {
		for j := range m.Row(i) {
			m.Row(i)[j] = float32(r.IntN(levels)) / 8
		}
	}
	return m
}

// bestByTrying returns the highest sum of scores of any tree with one root.
func bestByTrying(m Matrix) float32 {
	n := m.Rows
	heads, best := make([]int32, n), float32(-1e9)
	var try func(i int)
	try = func(i int) {
		if i == n {
			if isTree(heads) {
				best = max(best, sumOf(m, heads))
			}
			return
		}
		for h := range n + 1 {
			if h != i+1 {
				heads[i] = int32(h)
				try(i + 1)
			}
		}
	}
	try(0)
	return best
}

func sumOf(m Matrix, heads []int32) (sum float32) {
	for i, h := range heads {
		sum += m.Row(i)[h]
	}
	return sum
}

func isTree(heads []int32) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		v := int32(i + 1)
		for steps := 0; v != 0; steps++ {
			if v = heads[v-1]; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

func TestTreeIsTheBestOfAll(t *testing.T) {
	r := seeded(3)
	for n := 1; n <= 5; n++ {
		for round := range 300 {
			w := new(Work)
			m := randomScores(r, w, n, 3+r.IntN(60))
			if round%2 == 0 { // sums of products of codes are large
				for i := range m.Data {
					m.Data[i] *= 1 << 16
				}
			}
			if r.IntN(2) == 0 { // roots that look good alone
				for i := range n {
					m.Row(i)[0] += 9
				}
			}
			heads := make([]int32, n)
			Tree(w, heads, m)
			if !isTree(heads) || sumOf(m, heads) != bestByTrying(m) {
				t.Fatalf("%v: %v scores %v, best is %v", m.Data, heads, sumOf(m, heads), bestByTrying(m))
			}
		}
	}
}

// Long chains of cycles within cycles: whatever the size, the result is a tree and no single arc can be bettered.
func TestLargeTreesHold(t *testing.T) {
	r := seeded(4)
	w := new(Work)
	for range 60 {
		w.Reset()
		n := 2 + r.IntN(150)
		m := randomScores(r, w, n, 4+r.IntN(1000))
		for i := range n - 1 { // neighbours like each other: cycles
			m.Row(i)[i+2] += 70
			m.Row(i + 1)[i+1] += 69
		}
		heads := make([]int32, n)
		Tree(w, heads, m)
		if !isTree(heads) {
			t.Fatalf("no tree: %v", heads)
		}
		checkNoBetterArc(t, m, heads)
		again := make([]int32, n)
		Tree(w, again, m)
		if !slices.Equal(heads, again) {
			t.Fatal("the second time another tree")
		}
	}
}

func checkNoBetterArc(t *testing.T, m Matrix, heads []int32) {
	t.Helper()
	for i, old := range heads {
		if old == 0 {
			continue
		}
		for h := 1; h <= len(heads); h++ {
			heads[i] = int32(h)
			if h != i+1 && m.Row(i)[h] > m.Row(i)[old] && isTree(heads) {
				t.Fatalf("token %d is better with head %d than with %d", i+1, h, old)
			}
		}
		heads[i] = old
	}
}

func TestTreeTakesAnyFloat(t *testing.T) {
	w := new(Work)
	for n := 1; n < 12; n++ {
		m := w.Matrix(n, n+1)
		heads := make([]int32, n)
		for i := range n {
			copy(m.Row(i), hard(seeded(uint64(n)), 100)[i*3:])
		}
		Tree(w, heads, m)
		if !isTree(heads) {
			t.Fatalf("%d tokens: %v", n, heads)
		}
	}
	Tree(w, nil, Matrix{})
}

func BenchmarkTree(b *testing.B) {
	for _, n := range []int{10, 25, 60, 150} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			w, heads := new(Work), make([]int32, n)
			m := randomScores(seeded(5), new(Work), n, 1000)
			b.ReportAllocs()
			for b.Loop() {
				w.Reset()
				Tree(w, heads, m)
			}
		})
	}
}
