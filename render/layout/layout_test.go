package layout

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"
)

// web makes a graph of n nodes in which a few have many neighbours, with parts apart.
func web(n int) ([]Node, []Edge) {
	rng := lcg(7)
	nodes := make([]Node, n)
	var edges []Edge
	for i := range nodes {
		nodes[i] = Node{R: float64(8 + rng.next(18)), LabelW: float64(30 + rng.next(150)), LabelH: float64(15 * (1 + rng.next(2)))}
		if i%17 != 0 {
			edges = append(edges, Edge{A: i, B: rng.next(i), Len: float64(90 + rng.next(80)), Lanes: 1, LabelW: 60, LabelH: 15})
		}
		if i > 3 && i%3 == 0 {
			edges = append(edges, Edge{A: i, B: rng.next(4), Len: 120, Lanes: 1})
		}
	}
	return nodes, edges
}

func private700(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "cache")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func overlaps(t *testing.T, nodes []Node, res Result) {
	t.Helper()
	for i := range nodes {
		for j := range i {
			for _, a := range []Rect{nodes[i].Shape(res.Pos[i]), nodes[i].Label(res.Pos[i], res.Sides[i])} {
				for _, b := range []Rect{nodes[j].Shape(res.Pos[j]), nodes[j].Label(res.Pos[j], res.Sides[j])} {
					if a.Hits(b) {
						t.Errorf("nodes %d and %d overlap: %v, %v", i, j, a, b)
					}
				}
			}
		}
	}
}

func TestPlaceOverlapsNothing(t *testing.T) {
	cache := private700(t)
	for _, n := range []int{0, 1, 2, 3, 10, 40, 120, 400} {
		for _, engine := range []string{"native", ""} {
			if engine == "" && (!Embedded() || n > 40) {
				continue
			}
			t.Run(fmt.Sprint(n, engine), func(t *testing.T) {
				nodes, edges := web(n)
				s := Settings{Engine: engine, CacheDir: cache}
				res, err := Place(context.Background(), nodes, edges, s)
				if err != nil || res.Note != "" {
					t.Fatal(err, res.Note)
				}
				overlaps(t, nodes, res)
				again, _ := Place(context.Background(), nodes, edges, s)
				if fmt.Sprint(again) != fmt.Sprint(res) {
					t.Error("the same graph was placed in two ways")
				}
			})
		}
	}
}

func TestPlaceHostileGraphs(t *testing.T) {
	nodes := make([]Node, 6) // without size, all edges of length 0, loops and doubles
	edges := []Edge{{A: 0, B: 0}, {A: 0, B: 1}, {A: 1, B: 0}, {A: 1, B: 2}, {A: 2, B: 3}, {A: 3, B: 4}, {A: 4, B: 5}, {A: 5, B: 0}}
	res, err := Place(context.Background(), nodes, edges, Settings{Engine: "native"})
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range res.Pos {
		if !(p.X > -1e6 && p.X < 1e6 && p.Y > -1e6 && p.Y < 1e6) {
			t.Errorf("node %d lies at %v", i, p)
		}
	}
}

func TestPlaceEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	nodes, edges := web(60)
	if _, err := Place(ctx, nodes, edges, Settings{}); err == nil {
		t.Error("a placement came out of a context that had ended")
	}
}

func TestPlaceLiesWide(t *testing.T) {
	nodes, edges := web(60)
	res, err := Place(context.Background(), nodes, edges, Settings{Engine: "native"})
	if err != nil {
		t.Fatal(err)
	}
	box := nodes[0].Box(res.Pos[0], res.Sides[0])
	for i := range nodes {
		box = box.Union(nodes[i].Box(res.Pos[i], res.Sides[i]))
	}
	if a := (box.X1 - box.X0) / (box.Y1 - box.Y0); a < 1.2 || a > 2.6 {
		t.Errorf("width by height is %.2f", a)
	}
}

func TestWithoutHelperItSaysSo(t *testing.T) {
	nodes, edges := web(12)
	res, err := Place(context.Background(), nodes, edges, Settings{carried: fstest.MapFS{}})
	if err != nil || res.Engine != "native" || res.Note == "" {
		t.Errorf("got engine %q, note %q, error %v", res.Engine, res.Note, err)
	}
	overlaps(t, nodes, res)
}

func TestBrokenHelperFallsBack(t *testing.T) {
	nodes, edges := web(12)
	carried := fstest.MapFS{packed: {Data: []byte("not gzip")}}
	res, err := Place(context.Background(), nodes, edges, Settings{carried: carried, Timeout: time.Second})
	if err != nil || res.Engine != "native" || res.Note == "" {
		t.Errorf("got engine %q, note %q, error %v", res.Engine, res.Note, err)
	}
}

func BenchmarkPlace(b *testing.B) {
	for _, n := range []int{10, 30, 60, 400} {
		nodes, edges := web(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := Place(context.Background(), nodes, edges, Settings{Engine: "native"}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func ExamplePlace() {
	nodes := []Node{{R: 10, LabelW: 40, LabelH: 14}, {R: 10, LabelW: 60, LabelH: 14}}
	res, _ := Place(context.Background(), nodes, []Edge{{A: 0, B: 1, Len: 120}}, Settings{})
	fmt.Println(res.Engine, res.Pos[1].X-res.Pos[0].X)
	// Output: native 120
}
