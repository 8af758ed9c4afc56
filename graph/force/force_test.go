package force

import (
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestNeighboursAreNearerThanStrangers(t *testing.T) {
	for name, most := range map[string]float64{"cliques": 0.4, "grid": 0.25, "ring": 0.15, "club": 0.75} {
		g := known()[name]
		if edges, pairs := lengths(g, place(t, g, Settings{})); edges > most*pairs {
			t.Errorf("%s: neighbours are %.2f apart, any two %.2f", name, edges, pairs)
		}
	}
}

func TestNothingOverlaps(t *testing.T) {
	graphs := known()
	graphs["archive"], _ = archive(1500, 4000)
	graphs["empty"], graphs["one"], graphs["loose"] = Graph{Offsets: []int32{0}}, graphOf(1, nil), graphOf(300, nil)
	for name, g := range graphs {
		for _, size := range [][]float64{nil, bySum(g)} {
			if n := overlapping(place(t, g, Settings{Size: size}), size); n > 0 {
				t.Errorf("%s: %d pairs overlap", name, n)
			}
		}
	}
}

// Nodes of very different sizes on few places are the hardest to part.
func TestCrowdsAreParted(t *testing.T) {
	g := graphOf(200, clique(0, 200))
	size, seed, old := make([]float64, 200), make([]Point, 200), make([]bool, 200)
	for i := range size {
		size[i], old[i] = float64(i%5)*float64(i%5)*10, true
		seed[i] = Point{float64(i % 3), 0}
	}
	at := place(t, g, Settings{Size: size, Seed: seed, Known: old})
	if n := overlapping(at, size); n > 0 {
		t.Errorf("%d pairs overlap", n)
	}
}

func TestCommunitiesStandApart(t *testing.T) {
	g, community := archive(1000, 4000)
	at := place(t, g, Settings{Community: community})
	// Most nodes are nearest to the middle of their own community.
	middles, count := make([]Point, 4), make([]float64, 4)
	for i, c := range community {
		middles[c].X, middles[c].Y, count[c] = middles[c].X+at[i].X, middles[c].Y+at[i].Y, count[c]+1
	}
	for c := range middles {
		middles[c].X, middles[c].Y = middles[c].X/count[c], middles[c].Y/count[c]
	}
	home := 0
	for i, c := range community {
		best := 0
		for d := range middles {
			if distance(at[i], middles[d]) < distance(at[i], middles[best]) {
				best = d
			}
		}
		if best == c {
			home++
		}
	}
	if home < 850 {
		t.Errorf("%d of 1000 nodes are nearest to the middle of their community", home)
	}
}

func TestCliquesDoNotMix(t *testing.T) {
	at := place(t, known()["cliques"], Settings{})
	within, across := 0.0, math.Inf(1)
	for i := range at {
		for j := range i {
			if d := distance(at[i], at[j]); i/12 == j/12 {
				within = max(within, d)
			} else if i != 15 || j != 3 {
				across = min(across, d)
			}
		}
	}
	if within > across {
		t.Errorf("members are up to %.1f apart, strangers from %.1f on", within, across)
	}
}

func TestMiddleOfAStarIsInside(t *testing.T) {
	at := place(t, known()["star"], Settings{})
	var quarters [4]int
	for _, p := range at[1:] {
		k := 0
		if p.X > at[0].X {
			k = 1
		}
		if p.Y > at[0].Y {
			k += 2
		}
		quarters[k]++
	}
	if slices.Min(quarters[:]) < 5 {
		t.Errorf("leaves around the middle, by quarter: %v", quarters)
	}
}

func TestARingIsRound(t *testing.T) {
	at := place(t, known()["ring"], Settings{})
	near, far := math.Inf(1), 0.0
	for _, p := range at {
		d := length(p.X, p.Y)
		near, far = min(near, d), max(far, d)
	}
	if near < 0.6*far {
		t.Errorf("the ring is between %.1f and %.1f from its middle", near, far)
	}
}

// A grid that is not folded has no two edges that cross.
func TestAGridIsFlat(t *testing.T) {
	g := known()["grid"]
	at := place(t, g, Settings{})
	var edges [][2]int
	for i := range at {
		for _, j := range g.Targets[g.Offsets[i]:g.Offsets[i+1]] {
			if int(j) > i {
				edges = append(edges, [2]int{i, int(j)})
			}
		}
	}
	side := func(a, b, c Point) bool { return (b.X-a.X)*(c.Y-a.Y) > (b.Y-a.Y)*(c.X-a.X) }
	crossings := 0
	for k, e := range edges {
		for _, f := range edges[:k] {
			if e[0] == f[0] || e[0] == f[1] || e[1] == f[0] || e[1] == f[1] {
				continue
			}
			a, b, c, d := at[e[0]], at[e[1]], at[f[0]], at[f[1]]
			if side(a, b, c) != side(a, b, d) && side(c, d, a) != side(c, d, b) {
				crossings++
			}
		}
	}
	if crossings > 2 {
		t.Errorf("%d edges cross", crossings)
	}
}

func TestLooseNodesStayNear(t *testing.T) {
	g := known()["parts"]
	at := place(t, g, Settings{})
	lowest, width := math.Inf(-1), 0.0
	for _, p := range at[:30] {
		lowest, width = max(lowest, p.Y), max(width, 2*math.Abs(p.X))
	}
	for i, p := range at[30:] {
		if p.Y <= lowest || p.Y > lowest+width || 2*math.Abs(p.X) > width+2 {
			t.Errorf("node %d at %v is not below the ring, which ends at %.1f and is %.1f wide", 30+i, p, lowest, width)
		}
	}
}

func TestHeavyEdgesAreShort(t *testing.T) {
	at := place(t, graphOf(3, [][3]int{{0, 1, 16}, {1, 2, 1}, {0, 2, 1}}), Settings{})
	if strong, weak := distance(at[0], at[1]), distance(at[1], at[2]); strong >= 0.9*weak {
		t.Errorf("the heavy edge is %.1f long, the light one %.1f", strong, weak)
	}
}

func TestSameInputSamePlaces(t *testing.T) {
	g, community := archive(1200, 3000)
	a := place(t, g, Settings{Community: community, Size: bySum(g)})
	if !slices.Equal(a, place(t, g, Settings{Community: community, Size: bySum(g)})) {
		t.Error("places differ from one time to the next")
	}
}

// Fused, multiply and add round once and not twice, and every later step differs.
func TestNothingIsFusedOnOtherProcessors(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles for another processor")
	}
	build := exec.Command("go", "build", "-gcflags=-S", ".")
	build.Env = append(os.Environ(), "GOARCH=arm64", "GOOS=linux", "CGO_ENABLED=0")
	out, err := build.CombinedOutput()
	if err != nil {
		t.Skipf("cannot compile for arm64: %v: %.300s", err, out)
	}
	if !strings.Contains(string(out), "FMULD") {
		t.Fatal("no multiplication in the listing: it is not the one looked for")
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, "force/") && regexp.MustCompile(`FN?M(ADD|SUB)[DS]`).MatchString(line) {
			t.Errorf("fused: %s", strings.TrimSpace(line))
		}
	}
}

func TestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Place(ctx, known()["grid"], Settings{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestWhatDoesNotFitIsRefused(t *testing.T) {
	g := known()["ring"]
	bad := map[string]struct {
		g Graph
		s Settings
	}{
		"offsets":   {Graph{N: 2, Offsets: []int32{0, 1}}, Settings{}},
		"falling":   {Graph{N: 2, Offsets: []int32{0, 2, 1}, Targets: []int32{1}}, Settings{}},
		"target":    {Graph{N: 1, Offsets: []int32{0, 1}, Targets: []int32{1}}, Settings{}},
		"weights":   {Graph{N: g.N, Offsets: g.Offsets, Targets: g.Targets, Weights: []float32{1}}, Settings{}},
		"size":      {g, Settings{Size: []float64{1}}},
		"negative":  {graphOf(1, nil), Settings{Size: []float64{-1}}},
		"NaN":       {graphOf(1, nil), Settings{Size: []float64{math.NaN()}}},
		"community": {graphOf(1, nil), Settings{Community: []int{1}}},
		"seed":      {graphOf(1, nil), Settings{Known: []bool{true}}},
	}
	for name, c := range bad {
		if _, err := Place(context.Background(), c.g, c.s); err == nil {
			t.Errorf("%s: placed", name)
		}
	}
}
