package force

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"
)

// without returns g without the nodes of which left says so, and the numbers in g of those that stay.
func without(g Graph, left func(i int) bool) (Graph, []int) {
	number, stay := make([]int, g.N), []int{}
	for i := range number {
		number[i] = -1
		if !left(i) {
			number[i] = len(stay)
			stay = append(stay, i)
		}
	}
	var edges [][3]int
	for _, i := range stay {
		for k := g.Offsets[i]; k < g.Offsets[i+1]; k++ {
			if j := int(g.Targets[k]); j > i && number[j] >= 0 {
				edges = append(edges, [3]int{number[i], number[j], int(g.Weights[k])})
			}
		}
	}
	return graphOf(len(stay), edges), stay
}

func TestNewNodesMoveOldOnesLittle(t *testing.T) {
	for _, size := range [][2]int{{300, 900}, {2000, 7000}} {
		g, _ := archive(size[0], size[1])
		r := rand.New(rand.NewPCG(1, 1))
		fresh := make([]bool, g.N)
		for range max(3, g.N/100) {
			fresh[r.IntN(g.N)] = true
		}
		before, stay := without(g, func(i int) bool { return fresh[i] })
		old := place(t, before, Settings{Size: bySum(before)})
		s := Settings{Size: bySum(g), Seed: make([]Point, g.N), Known: make([]bool, g.N)}
		for k, i := range stay {
			s.Seed[i], s.Known[i] = old[k], true
		}
		at := place(t, g, s)
		moved, farthest, component := 0.0, 0.0, newPlacer(context.Background(), before, Settings{}).component
		for k, i := range stay {
			d := distance(at[i], s.Seed[i])
			moved += d / float64(len(stay))
			if component[k] == 0 { // those that stood apart may move to who they belong to
				farthest = max(farthest, d)
			}
		}
		edges, pairs := lengths(g, at)
		near, count := 0.0, 0
		for i := range at {
			for _, j := range g.Targets[g.Offsets[i]:g.Offsets[i+1]] {
				if fresh[i] {
					near, count = near+distance(at[i], at[j]), count+1
				}
			}
		}
		near /= float64(count)
		t.Logf("%d nodes: old ones moved by %.3f of an edge, at most %.2f; edges of new ones are %.2f of the others", g.N, moved/edges, farthest/edges, near/edges)
		if moved > 0.03*edges || farthest > edges {
			t.Errorf("old nodes moved by %.2f and at most %.2f, edges are %.2f long", moved, farthest, edges)
		}
		if near > 1.6*edges || near > 0.7*pairs {
			t.Errorf("edges of new nodes are %.2f long, those of all %.2f, and any two are %.2f apart", near, edges, pairs)
		}
		if n := overlapping(at, s.Size); n > 0 {
			t.Errorf("%d pairs overlap", n)
		}
	}
}

func TestWhatIsKnownStays(t *testing.T) {
	g, _ := archive(400, 1200)
	at := place(t, g, Settings{})
	all := make([]bool, g.N)
	for i := range all {
		all[i] = true
	}
	if again := place(t, g, Settings{Seed: at, Known: all}); !slices.Equal(at, again) {
		t.Error("nodes moved though there was nothing new")
	}
}

func TestNewPartsComeBelow(t *testing.T) {
	g := known()["parts"]
	s := Settings{Seed: make([]Point, g.N), Known: make([]bool, g.N)}
	for i, p := range place(t, graphOf(30, ring(30)), Settings{}) {
		s.Seed[i], s.Known[i] = p, true
	}
	at := place(t, g, s)
	if !slices.Equal(at[:30], s.Seed[:30]) {
		t.Error("the ring moved")
	}
	lowest := 0.0
	for _, p := range at[:30] {
		lowest = max(lowest, p.Y)
	}
	for _, p := range at[30:] {
		if p.Y <= lowest {
			t.Errorf("%v is not below the ring, which ends at %.1f", p, lowest)
		}
	}
	if n := overlapping(at, nil); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
}

func TestOldNodesOnTopOfEachOtherAreParted(t *testing.T) {
	g := graphOf(6, append(ring(5), [3]int{4, 5, 1}))
	s := Settings{Seed: make([]Point, 6), Known: []bool{true, true, true, true, true, false}}
	if n := overlapping(place(t, g, s), nil); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
}
