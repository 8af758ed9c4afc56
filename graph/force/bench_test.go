package force

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
)

// archive is a graph as an archive of news gives: circles that keep to themselves, each with a few well known actors, and
// a tenth of the edges across.
func archive(n, edges int) (Graph, []int) {
	r := rand.New(rand.NewPCG(5, uint64(n)))
	circles := max(4, n/250)
	well := rand.NewZipf(r, 1.3, 4, uint64(n/circles-1))
	community := make([]int, n)
	for i := range community {
		community[i] = i % circles
	}
	var list [][3]int
	seen := map[[2]int]bool{}
	for len(list) < edges {
		c, d := r.IntN(circles), 0
		if d = c; r.IntN(10) == 0 {
			d = r.IntN(circles)
		}
		a, b := int(well.Uint64())*circles+c, r.IntN(n/circles)*circles+d
		if pair := [2]int{min(a, b), max(a, b)}; a != b && !seen[pair] {
			seen[pair] = true
			list = append(list, [3]int{a, b, 1 + int(r.ExpFloat64())})
		}
	}
	return graphOf(n, list), community
}

// graphOf makes a graph of edges: two ends and a weight.
func graphOf(n int, edges [][3]int) Graph {
	g := Graph{N: n, Offsets: make([]int32, n+1)}
	for _, e := range edges {
		g.Offsets[e[0]+1]++
		g.Offsets[e[1]+1]++
	}
	for i := range n {
		g.Offsets[i+1] += g.Offsets[i]
	}
	next := append([]int32(nil), g.Offsets...)
	g.Targets, g.Weights = make([]int32, 2*len(edges)), make([]float32, 2*len(edges))
	for _, e := range edges {
		for k := range 2 {
			i, j := e[k], e[1-k]
			g.Targets[next[i]], g.Weights[next[i]] = int32(j), float32(e[2])
			next[i]++
		}
	}
	return g
}

func BenchmarkPlace(b *testing.B) {
	for _, size := range [][2]int{{100, 300}, {1000, 4000}, {10_000, 40_000}, {100_000, 400_000}} {
		g, community := archive(size[0], size[1])
		b.Run(fmt.Sprintf("%dnodes", size[0]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Place(context.Background(), g, Settings{Community: community}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// One node in a hundred is new.
func BenchmarkExtend(b *testing.B) {
	g, community := archive(10_000, 40_000)
	s := Settings{Community: community, Seed: place(b, g, Settings{Community: community}), Known: make([]bool, g.N)}
	for i := range s.Known {
		s.Known[i] = i%100 != 50
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Place(context.Background(), g, s); err != nil {
			b.Fatal(err)
		}
	}
}
