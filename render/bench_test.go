package render

import (
	"context"
	"fmt"
	"io"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/layout"
)

func BenchmarkSceneOf(b *testing.B) {
	for _, n := range sizes {
		g := graphOf(facts(b, n))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := SceneOf(context.Background(), g, Settings{Layout: native()}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkWrite(b *testing.B) {
	sc := sceneOf(b, 60, Settings{Layout: native()})
	for _, f := range []struct {
		name  string
		write func(io.Writer) error
	}{{"SVG", sc.WriteSVG}, {"PNG", sc.WritePNG}, {"PDF", sc.WritePDF}, {"DOT", sc.WriteDOT}} {
		b.Run(f.name, func(b *testing.B) {
			for b.Loop() {
				if err := f.write(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func ExampleSceneOf() {
	f := &fact.Facts{
		Entities: []fact.Entity{
			{ID: 0, Key: "person/ada-okafor", Name: "Ada Okafor", Type: fact.Person, Mentions: 4},
			{ID: 1, Key: "organisation/harbour-board", Name: "Harbour Board", Type: fact.Organisation, Mentions: 2},
		},
		Relations: []fact.Relation{{Type: fact.Accuse, Source: 0, Target: 1, Lemma: "criticize", Status: fact.Stated, Score: 0.9}},
	}
	var b graph.Builder
	b.Add(f)
	sc, err := SceneOf(context.Background(), b.Graph(), Settings{Title: "Harbour", Layout: layout.Settings{Engine: "native"}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range sc.Edges {
		fmt.Println(sc.Nodes[e.Source].Label, e.Label, sc.Nodes[e.Target].Label)
	}
	if err := sc.WriteSVG(io.Discard); err != nil {
		fmt.Println(err)
	}
	// Output: Ada Okafor criticized Harbour Board
}
