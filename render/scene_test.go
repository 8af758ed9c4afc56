package render

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/font"
	"github.com/actant-project/actant/render/layout"
)

var sizes = []int{2, 10, 30, 60}

// layouts are the two ways a picture is placed; the second one only where a helper was built in.
func layouts() map[string]layout.Settings {
	out := map[string]layout.Settings{"native": native()}
	if layout.Embedded() {
		out["graphviz"] = layout.Settings{}
	}
	return out
}

func TestNothingOverlaps(t *testing.T) {
	for _, n := range sizes {
		for name, l := range layouts() {
			t.Run(fmt.Sprint(n, name), func(t *testing.T) {
				sc := sceneOf(t, n, Settings{Title: "Strait", Layout: l})
				type named struct {
					what string
					box  Rect
				}
				var boxes []named
				for _, n := range sc.Nodes {
					boxes = append(boxes, named{"shape of " + n.Label, n.square()}, named{"name " + n.Label, n.Box})
				}
				for _, e := range sc.Edges {
					if e.Shown {
						boxes = append(boxes, named{"label " + e.Label + " " + e.ID, e.Box})
					}
				}
				for i, a := range boxes {
					if a.box.X0 < 0 || a.box.Y0 < 0 || a.box.X1 > sc.Width || a.box.Y1 > sc.Height {
						t.Errorf("%s lies outside the picture: %v", a.what, a.box)
					}
					for _, b := range boxes[:i] {
						if a.box.Hits(b.box) {
							t.Errorf("%s and %s overlap", a.what, b.what)
						}
					}
				}
			})
		}
	}
}

func TestTextFitsItsBoxAndIsNeverSmall(t *testing.T) {
	sc := sceneOf(t, 60, Settings{Title: "Strait", Source: "Somebody", Layout: native()})
	for _, n := range sc.Nodes {
		if n.FontSize < 12 || len(n.Lines) > 3 {
			t.Errorf("%s is set at %v on %d lines", n.Label, n.FontSize, len(n.Lines))
		}
		for _, l := range n.Lines {
			if w := sc.fonts.Width(l, n.FontSize, face(n.Bold)); w > n.Box.X1-n.Box.X0+0.01 {
				t.Errorf("%q is %v wide in a box of %v", l, w, n.Box)
			}
		}
	}
	for _, e := range sc.Edges {
		if e.Shown && (e.FontSize < 12 || sc.fonts.Width(e.Label, e.FontSize, font.Regular) > e.Box.X1-e.Box.X0) {
			t.Errorf("%q does not fit", e.Label)
		}
	}
	for _, x := range sc.Texts {
		if right := x.At.X + sc.fonts.Width(x.Text, x.Size, face(x.Bold)); x.Size < 12 || right > sc.Width || x.At.Y > sc.Height {
			t.Errorf("%q ends at %v, %v of %v, %v", x.Text, right, x.At.Y, sc.Width, sc.Height)
		}
	}
}

func TestMostLabelsFindRoom(t *testing.T) {
	for _, n := range sizes {
		sc := sceneOf(t, n, Settings{Layout: native()})
		if sc.Left.Labels*10 > len(sc.Edges) {
			t.Errorf("of %d edges among %d entities %d have no label", len(sc.Edges), n, sc.Left.Labels)
		}
		hidden := 0
		for _, e := range sc.Edges {
			if !e.Shown {
				hidden++
			}
		}
		if hidden != sc.Left.Labels {
			t.Errorf("%d labels are not shown, %d are counted", hidden, sc.Left.Labels)
		}
	}
}

func TestLegendListsOnlyWhatOccurs(t *testing.T) {
	sc := sceneOf(t, 4, Settings{Layout: native()})
	var got []string
	for _, l := range sc.Legend {
		got = append(got, l.Label)
	}
	want := "Person, Country, cooperation, conflict, other relation, stated, possible or planned, “alleged”, in someone’s words"
	if s := strings.Join(got, ", "); s != want {
		t.Errorf("legend: %s", s)
	}
}

func TestPictureSaysWhatIsLeftOut(t *testing.T) {
	f := facts(t, 40)
	f.Cooccurrences = []fact.Cooccurrence{{Source: 0, Target: 5, Sentences: 3}}
	sc, err := SceneOf(context.Background(), graphOf(f), Settings{MaxNodes: 12, Left: graph.Left{Nodes: 100, Edges: 200}, Layout: native()})
	if err != nil {
		t.Fatal(err)
	}
	if len(sc.Nodes) != 12 || !strings.HasPrefix(sc.Subtitle, "12 of ") {
		t.Errorf("%d nodes, subtitle %q", len(sc.Nodes), sc.Subtitle)
	}
	if sc.Left.Nodes < 100+40-12 || sc.Left.Cooccurrences != 1 || sc.Left.Edges <= 200 {
		t.Errorf("left out: %+v", sc.Left)
	}
	var svg bytes.Buffer
	if err := sc.WriteSVG(&svg); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(svg.String(), ">Left out: ") {
		t.Error("the picture does not say what is left out")
	}
}

func TestCooccurrenceShowsOnlyWithoutRelations(t *testing.T) {
	f := facts(t, 12)
	f.Cooccurrences = []fact.Cooccurrence{{Source: 0, Target: 1, Sentences: 9}, {Source: 0, Target: 9, Sentences: 3}, {Source: 2, Target: 7, Sentences: 1}}
	count := func(s Settings) (co int) {
		t.Helper()
		s.Layout = native()
		sc, err := SceneOf(context.Background(), graphOf(f), s)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range sc.Edges {
			if e.Status == fact.Cooccurring {
				co++
			}
		}
		return co
	}
	if n := count(Settings{}); n != 0 {
		t.Errorf("%d co-occurrences beside relations", n)
	}
	// The pair 0, 1 has relations, which say more; the pair 2, 7 rests on one sentence.
	if n := count(Settings{Cooccurrence: LayerShown}); n != 1 {
		t.Errorf("%d co-occurrences where they are asked for, want 1", n)
	}
	f.Relations = nil
	if n := count(Settings{}); n != 2 {
		t.Errorf("%d co-occurrences where there is nothing else, want 2", n)
	}
	if n := count(Settings{Weak: true}); n != 3 {
		t.Errorf("%d co-occurrences with weak ones, want 3", n)
	}
	f.Cooccurrences = f.Cooccurrences[2:]
	if n := count(Settings{}); n != 1 {
		t.Errorf("%d co-occurrences where all are weak, want 1", n)
	}
}

func TestEmptyGraphs(t *testing.T) {
	for _, f := range []*fact.Facts{{}, {Entities: []fact.Entity{{Key: "person/x", Name: "X", Type: fact.Person, Mentions: 1}}}} {
		sc, err := SceneOf(context.Background(), graphOf(f), Settings{})
		if err != nil {
			t.Fatal(err)
		}
		if len(sc.Nodes) != len(f.Entities) {
			t.Errorf("%d nodes of %d entities", len(sc.Nodes), len(f.Entities))
		}
		for name, out := range writeAll(t, sc) {
			if len(out) == 0 {
				t.Errorf("%s is empty", name)
			}
		}
	}
}

func TestSameGraphSameBytes(t *testing.T) {
	s := Settings{Title: "Strait", Source: "S", Date: "2031", Layout: native()}
	a, b := writeAll(t, sceneOf(t, 30, s)), writeAll(t, sceneOf(t, 30, s))
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs from one time to the next", name)
		}
	}
}

func TestEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := SceneOf(ctx, graphOf(facts(t, 30)), Settings{}); err == nil {
		t.Error("a picture came out of a context that had ended")
	}
}

// writeAll writes a scene in all formats.
func writeAll(t testing.TB, sc *Scene) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	var b bytes.Buffer
	for _, f := range []struct {
		name  string
		write func() error
	}{{"svg", func() error { return sc.WriteSVG(&b) }}, {"png", func() error { return sc.WritePNG(&b) }},
		{"pdf", func() error { return sc.WritePDF(&b) }}, {"dot", func() error { return sc.WriteDOT(&b) }}} {
		b.Reset()
		if err := f.write(); err != nil {
			t.Fatalf("%s: %v", f.name, err)
		}
		out[f.name] = bytes.Clone(b.Bytes())
	}
	return out
}
