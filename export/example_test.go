package export_test

import (
	"fmt"
	"os"

	"github.com/actant-project/actant/export"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

func ExampleWrite() {
	facts := &fact.Facts{
		Doc:  text.Meta{ID: "1", Source: "note.txt"},
		Text: "Ana met Bo.", Sentences: []text.Span{{Start: 0, End: 11}},
		Entities: []fact.Entity{
			{ID: 0, Key: "person/ana", Name: "Ana", Type: fact.Person, Mentions: 1},
			{ID: 1, Key: "person/bo", Name: "Bo", Type: fact.Person, Mentions: 1},
		},
		Relations: []fact.Relation{{Type: fact.Consult, Source: 0, Target: 1, Symmetric: true, Lemma: "meet",
			Sentence: text.Span{Start: 0, End: 11}, Status: fact.Stated, Score: 0.9}},
	}
	var b graph.Builder
	b.Add(facts)
	if err := export.Write(os.Stdout, "mermaid", b.Graph(), export.Settings{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// flowchart LR
	//   n0["Ana"]:::person
	//   n1["Bo"]:::person
	//   n0 <-->|"meet"| n1
	//   classDef person fill:#f3c26b,stroke:#404040,color:#000000
}

func ExampleForPath() {
	f, _ := export.ForPath("harbour.csv")
	fmt.Println(f.Name, f.Paths("harbour.csv"))
	// Output: csv [harbour.nodes.csv harbour.edges.csv]
}
