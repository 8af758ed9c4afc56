package force_test

import (
	"context"
	"fmt"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/graph/force"
)

func ExamplePlace() {
	f := &fact.Facts{
		Entities: []fact.Entity{
			{ID: 0, Key: "person/ada-okafor", Name: "Ada Okafor", Type: fact.Person, Mentions: 4},
			{ID: 1, Key: "organisation/harbour-board", Name: "Harbour Board", Type: fact.Organisation, Mentions: 2},
			{ID: 2, Key: "person/lin-brandt", Name: "Lin Brandt", Type: fact.Person, Mentions: 1},
			{ID: 3, Key: "person/tomas-reyl", Name: "Tomas Reyl", Type: fact.Person, Mentions: 1},
		},
		Relations: []fact.Relation{
			{Type: fact.Accuse, Source: 0, Target: 1, Lemma: "criticize", Status: fact.Stated, Score: 0.9},
			{Type: fact.Accuse, Source: 2, Target: 0, Lemma: "criticize", Status: fact.Stated, Score: 0.9},
		},
	}
	var b graph.Builder
	b.Add(f)
	g := b.Graph()
	at, err := force.Place(context.Background(), force.Of(g, graph.AutoLayer), force.Settings{Community: g.Communities(graph.AutoLayer, 1)})
	if err != nil {
		fmt.Println(err)
		return
	}
	lowest := 0
	for i, p := range at {
		if p.Y > at[lowest].Y {
			lowest = i
		}
	}
	fmt.Println(len(at), "places, and below the others", g.Node(lowest).Label)
	// Output: 4 places, and below the others Tomas Reyl
}
