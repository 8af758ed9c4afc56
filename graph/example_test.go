package graph_test

import (
	"fmt"

	"gonum.org/v1/gonum/graph/path"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// reports are the facts of two documents about the same three people.
func reports() []*fact.Facts {
	people := []fact.Entity{{ID: 0, Key: "person/lena-voss", Name: "Lena Voss", Type: fact.Person, Mentions: 2},
		{ID: 1, Key: "person/omar-reid", Name: "Omar Reid", Type: fact.Person, Mentions: 1},
		{ID: 2, Key: "person/ines-calder", Name: "Ines Calder", Type: fact.Person, Mentions: 1}}
	accused := fact.Relation{Type: fact.Accuse, Source: 0, Target: 1, Lemma: "accuse", Sentence: text.Span{Start: 0, End: 28}, Status: fact.Stated, Score: 0.9}
	met := fact.Relation{Type: fact.Consult, Mode: "meet", Source: 2, Target: 1, Symmetric: true, Lemma: "meet", Status: fact.Stated, Score: 0.8}
	return []*fact.Facts{
		{Doc: text.Meta{ID: "mon", Source: "monday.txt"}, Text: "Lena Voss accused Omar Reid.", Entities: people, Relations: []fact.Relation{accused}},
		{Doc: text.Meta{ID: "tue", Source: "tuesday.txt"}, Entities: people, Relations: []fact.Relation{met, accused}},
	}
}

func Example() {
	var b graph.Builder
	for _, f := range reports() {
		b.Add(f)
	}
	g := b.Graph()
	for i := range g.EdgeCount() {
		e := g.Edge(i)
		fmt.Printf("%s: %s -%s-> %s, %d times in %d documents\n", e.ID, g.Node(e.Source).Label, e.Label, g.Node(e.Target).Label, e.Weight, e.Documents)
	}
	fmt.Println(g.Evidence(1)[0].Text)
	// Output:
	// e1: Ines Calder -meet-> Omar Reid, 1 times in 1 documents
	// e2: Lena Voss -accuse-> Omar Reid, 2 times in 2 documents
	// Lena Voss accused Omar Reid.
}

func ExampleGraph_Path() {
	var b graph.Builder
	for _, f := range reports() {
		b.Add(f)
	}
	g := b.Graph()
	for _, i := range g.Path(g.Find("voss")[0], g.Find("calder")[0]) {
		e := g.Edge(i)
		fmt.Println(g.Node(e.Source).Label, e.Label, g.Node(e.Target).Label)
	}
	// Output:
	// Lena Voss accuse Omar Reid
	// Ines Calder meet Omar Reid
}

func ExampleGraph_Filter() {
	var b graph.Builder
	for _, f := range reports() {
		b.Add(f)
	}
	part, left := b.Graph().Filter(graph.Filter{MinDocuments: 2})
	fmt.Println(part, left)
	// Output: graph of 2 nodes and 1 edges from 2 documents {1 1 0}
}

// Any algorithm of gonum runs on a view, and gives the same result every time.
func ExampleGraph_Undirected() {
	var b graph.Builder
	for _, f := range reports() {
		b.Add(f)
	}
	g := b.Graph()
	u := g.Undirected(graph.AllLayers)
	from, _ := g.NodeByKey("person/lena-voss")
	to, _ := g.NodeByKey("person/ines-calder")
	nodes, weight := path.DijkstraFrom(u.Node(int64(from)), u).To(int64(to))
	fmt.Println(len(nodes), weight)
	// Output: 3 3
}
