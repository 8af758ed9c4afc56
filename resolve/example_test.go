package resolve_test

import (
	"fmt"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

func ExampleResolver_Resolve() {
	d := segment.Segment(&text.Document{Text: "President Amara Diallo flew to France. Diallo said she would return on Friday."})
	found := []fact.Mention{
		{Span: text.Span{Start: 10, End: 22}, Type: fact.Person, Kind: fact.Name, Score: 0.9},
		{Span: text.Span{Start: 31, End: 37}, Type: fact.Country, Kind: fact.Name, Score: 0.9},
		{Span: text.Span{Start: 39, End: 45}, Type: fact.Person, Kind: fact.Name, Score: 0.9},
	}
	mentions, entities, _ := resolve.New(gazetteer.Default()).Resolve(d, nil, found)
	for _, e := range entities {
		fmt.Println(e.Key, e.Mentions, e.IDs)
	}
	for _, m := range mentions {
		fmt.Println(m.Text, m.Kind, entities[m.Entity.Index()].Name)
	}
	// Output:
	// person/amara-diallo 3 map[]
	// country/france 1 map[iso3166:FR]
	// Amara Diallo name Amara Diallo
	// France name France
	// Diallo name Amara Diallo
	// she pronoun Amara Diallo
}
