package render

import (
	"bytes"
	"context"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/graph/force"
)

// placed returns the places that the layout of large graphs gives, moved and stretched as a screen might have them.
func placed(t testing.TB, g *graph.Graph) map[string]Point {
	t.Helper()
	at, err := force.Place(context.Background(), force.Of(g, graph.AllLayers), force.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]Point{}
	for i, p := range at {
		out[g.Node(i).Key] = Point{X: 5000 + p.X*37, Y: -200 + p.Y*37}
	}
	return out
}

func given(t testing.TB, f *fact.Facts, at map[string]Point) *Scene {
	t.Helper()
	g := graphOf(f)
	if at == nil {
		at = placed(t, g)
	}
	sc, err := SceneOf(context.Background(), g, Settings{Title: "Strait", At: at, MaxNodes: -1, MaxEdges: -1})
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

func TestGivenPlacesAreKept(t *testing.T) {
	f := facts(t, 40)
	at := placed(t, graphOf(f))
	sc := given(t, f, at)
	if len(sc.Nodes) != 40 || sc.Engine != "given" || strings.Contains(strings.Join(sc.Notes, " "), "Graphviz") {
		t.Fatalf("%d nodes by %s, notes %q", len(sc.Nodes), sc.Engine, sc.Notes)
	}
	a, b := sc.Nodes[0], sc.Nodes[39]
	k := (b.At.X - a.At.X) / (at[b.Key].X - at[a.Key].X)
	if k <= 0 {
		t.Fatalf("the picture is %v times the places", k)
	}
	for _, n := range sc.Nodes {
		want := Point{X: a.At.X + k*(at[n.Key].X-at[a.Key].X), Y: a.At.Y + k*(at[n.Key].Y-at[a.Key].Y)}
		if dist(n.At, want) > 1e-6 {
			t.Errorf("%s stands at %v, want %v", n.Label, n.At, want)
		}
	}
}

func TestNothingOverlapsWherePlacesAreGiven(t *testing.T) {
	for _, n := range []int{1, 2, 10, 40, 60} {
		sc := given(t, facts(t, n), nil)
		var boxes []Rect
		named := 0
		for _, n := range sc.Nodes {
			boxes = append(boxes, n.square())
			if len(n.Lines) > 0 {
				boxes, named = append(boxes, n.Box), named+1
			}
		}
		for _, e := range sc.Edges {
			if e.Shown {
				boxes = append(boxes, e.Box)
			}
		}
		for i, a := range boxes {
			if a.X0 < 0 || a.Y0 < 0 || a.X1 > sc.Width || a.Y1 > sc.Height {
				t.Errorf("%d entities: %v lies outside the picture", n, a)
			}
			for _, b := range boxes[:i] {
				if a.Hits(b) {
					t.Errorf("%d entities: %v and %v overlap", n, a, b)
				}
			}
		}
		if named+sc.Left.Names != len(sc.Nodes) || sc.Left.Names*10 > len(sc.Nodes) {
			t.Errorf("of %d names %d are written and %d left out", len(sc.Nodes), named, sc.Left.Names)
		}
	}
}

func TestNodesWithoutAPlaceStandBelow(t *testing.T) {
	f := facts(t, 30)
	f.Entities = append(f.Entities, fact.Entity{ID: 30, Key: "person/alone", Name: "All Alone", Type: fact.Person, Mentions: 1})
	at := placed(t, graphOf(f))
	delete(at, "person/alone")
	bad := f.Entities[3].Key
	at[bad] = Point{X: math.NaN(), Y: 3}
	sc := given(t, f, at)
	lowest, found := 0.0, 0
	for _, n := range sc.Nodes {
		if n.Key != bad && n.Key != "person/alone" {
			lowest = max(lowest, n.At.Y+n.R)
		}
	}
	for _, n := range sc.Nodes {
		if n.Key == bad || n.Key == "person/alone" {
			if found++; n.At.Y-n.R <= lowest || len(n.Lines) == 0 {
				t.Errorf("%s stands at %v, the others end at %v", n.Label, n.At, lowest)
			}
		}
	}
	if found != 2 || len(sc.Nodes) != 31 {
		t.Errorf("%d of 2 among %d", found, len(sc.Nodes))
	}
}

func TestAwkwardPlacesStillMakeAPicture(t *testing.T) {
	f := facts(t, 20)
	for name, place := range map[string]func(i int) Point{
		"one point": func(int) Point { return Point{X: 7, Y: 7} },
		"a line":    func(i int) Point { return Point{X: float64(i)} },
		"far out":   func(i int) Point { return Point{X: math.Pow(10, float64(i%12)), Y: float64(i)} },
		"infinite":  func(int) Point { return Point{X: math.Inf(1)} },
	} {
		at := map[string]Point{}
		for i, e := range f.Entities {
			at[e.Key] = place(i)
		}
		sc := given(t, f, at)
		if len(sc.Nodes) != 20 || !(sc.Width < 6000 && sc.Height < 6000) {
			t.Errorf("%s: %d nodes on %v by %v", name, len(sc.Nodes), sc.Width, sc.Height)
		}
		var svg bytes.Buffer
		if err := sc.WriteSVG(&svg); err != nil || strings.Contains(svg.String(), "NaN") {
			t.Errorf("%s: error %v, or a place that is no number", name, err)
		}
	}
}

// A crowd is drawn whole: what has no room for its name says so.
func TestACrowdIsDrawnWhole(t *testing.T) {
	f := multitude(1200)
	sc := given(t, f, nil)
	if len(sc.Nodes) != 1200 || len(sc.Edges) != len(f.Relations) {
		t.Fatalf("%d nodes, %d edges of %d", len(sc.Nodes), len(sc.Edges), len(f.Relations))
	}
	if sc.Left.Names < 1200-mostNames || sc.Left.Labels != len(sc.Edges) || sc.Width > mostSide+400 {
		t.Errorf("left out: %+v on a page %v wide", sc.Left, sc.Width)
	}
	for i, n := range sc.Nodes {
		for _, o := range sc.Nodes[:i] {
			if dist(n.At, o.At) < n.R+o.R {
				t.Fatalf("%s and %s overlap", n.Label, o.Label)
			}
		}
	}
}

// multitude is made of circles around a few actors.
func multitude(n int) *fact.Facts {
	f := &fact.Facts{Actant: 1}
	for i := range n {
		f.Entities = append(f.Entities, fact.Entity{ID: i, Key: "person/p" + strconv.Itoa(i), Name: "Person " + strconv.Itoa(i), Type: fact.Person, Mentions: 1 + 900/(i+1)})
		if i > 0 {
			f.Relations = append(f.Relations, fact.Relation{Type: fact.Accuse, Source: i, Target: i * i % min(i, 37), Lemma: "criticize", Status: fact.Stated, Score: 0.9})
		}
	}
	return f
}

func TestSamePlacesSameBytes(t *testing.T) {
	f := facts(t, 40)
	a, b := writeAll(t, given(t, f, nil)), writeAll(t, given(t, f, nil))
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs from one time to the next", name)
		}
	}
}

func BenchmarkGivenPlaces(b *testing.B) {
	for _, n := range []int{300, 3000} {
		g := graphOf(multitude(n))
		at := placed(b, g)
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := SceneOf(context.Background(), g, Settings{At: at, MaxNodes: -1, MaxEdges: -1}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
