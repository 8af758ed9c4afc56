package force

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
)

// known are small graphs of known shape.
func known() map[string]Graph {
	return map[string]Graph{
		"cliques": graphOf(24, append(append(clique(0, 12), clique(12, 12)...), [3]int{3, 15, 1})),
		"grid":    graphOf(144, grid(12)),
		"star":    graphOf(41, star(40)),
		"ring":    graphOf(60, ring(60)),
		"club":    graphOf(34, club()),
		"parts":   graphOf(80, append(ring(30), [3]int{40, 41, 1}, [3]int{42, 43, 1}, [3]int{43, 44, 2})),
	}
}

func clique(from, n int) (out [][3]int) {
	for i := range n {
		for j := range i {
			out = append(out, [3]int{from + i, from + j, 1})
		}
	}
	return out
}

func grid(side int) (out [][3]int) {
	for y := range side {
		for x := range side {
			if x > 0 {
				out = append(out, [3]int{y*side + x, y*side + x - 1, 1})
			}
			if y > 0 {
				out = append(out, [3]int{y*side + x, y*side - side + x, 1})
			}
		}
	}
	return out
}

func star(leaves int) (out [][3]int) {
	for i := range leaves {
		out = append(out, [3]int{0, i + 1, 1})
	}
	return out
}

func ring(n int) (out [][3]int) {
	for i := range n {
		out = append(out, [3]int{i, (i + 1) % n, 1})
	}
	return out
}

// club is a club of 34 about to part: two leaders, 0 and 17, each with followers who know some of their like, and a few
// who keep in with both.
func club() (out [][3]int) {
	r := rand.New(rand.NewPCG(34, 78))
	seen := map[[2]int]bool{}
	tie := func(a, b int) {
		if pair := [2]int{min(a, b), max(a, b)}; a != b && !seen[pair] {
			seen[pair] = true
			out = append(out, [3]int{a, b, 1 + r.IntN(4)})
		}
	}
	for i := range 34 {
		leader := i / 17 * 17
		tie(i, leader)
		tie(i, leader+1+r.IntN(16))
		if i%6 == 5 {
			tie(i, 17-leader)
		}
	}
	return out
}

func place(t testing.TB, g Graph, s Settings) []Point {
	t.Helper()
	at, err := Place(context.Background(), g, s)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range at {
		if math.IsNaN(p.X+p.Y) || math.IsInf(p.X+p.Y, 0) {
			t.Fatalf("node %d stands at %v", i, p)
		}
	}
	return at
}

func distance(a, b Point) float64 { return length(a.X-b.X, a.Y-b.Y) }

// lengths are the mean distances of neighbours and of all pairs.
func lengths(g Graph, at []Point) (edges, pairs float64) {
	n := 0
	for i := range at {
		for _, j := range g.Targets[g.Offsets[i]:g.Offsets[i+1]] {
			edges += distance(at[i], at[j])
		}
		for j := range i {
			pairs += distance(at[i], at[j])
			n++
		}
	}
	return edges / float64(len(g.Targets)), pairs / float64(n)
}

// overlapping counts the pairs of which one covers part of the other.
func overlapping(at []Point, size []float64) (count int) {
	for i := range at {
		for j := range i {
			r := 2.0
			if size != nil {
				r = size[i] + size[j]
			}
			if distance(at[i], at[j]) < r {
				count++
			}
		}
	}
	return count
}

// bySum makes radii that grow with the neighbours of a node.
func bySum(g Graph) []float64 {
	out := make([]float64, g.N)
	for i := range out {
		out[i] = 3 + 2*math.Sqrt(float64(g.Offsets[i+1]-g.Offsets[i]))
	}
	return out
}
