package relation_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/relation"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// The mentions come from a recogniser and a resolver; here they are made by hand.
func ExampleExtractor_Extract() {
	d := segment.Segment(&text.Document{Text: "Rosa Quint said Chad had accused Niger of theft. Chad did not meet Niger."})
	es := []fact.Entity{{ID: 0, Name: "Rosa Quint", Type: fact.Person}, {ID: 1, Name: "Chad", Type: fact.Country}, {ID: 2, Name: "Niger", Type: fact.Country}}
	var ms []fact.Mention
	for at := 0; at < len(d.Text); at++ {
		for _, e := range es {
			if strings.HasPrefix(d.Text[at:], e.Name) {
				ms = append(ms, fact.Mention{Span: text.Span{Start: at, End: at + len(e.Name)}, Type: e.Type, Kind: fact.Name, Entity: fact.RefTo(e.ID)})
			}
		}
	}
	parser, err := syntax.Open(gazetteer.Default())
	if err != nil {
		fmt.Println(err)
		return
	}
	parse, err := parser.Analyze(context.Background(), d, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	res := relation.New(gazetteer.Default()).Extract(d, parse, ms, es)
	for _, s := range res.Statements {
		fmt.Println(es[s.Speaker.Index()].Name, "says:", d.Slice(s.Content[0]))
	}
	for _, r := range res.Relations {
		fmt.Println(es[r.Source].Name, r.Type, es[r.Target].Name, r.Status)
	}
	// Output:
	// Rosa Quint says: Chad had accused Niger of theft
	// Chad accuse Niger alleged
	// Chad consult Niger denied
}
