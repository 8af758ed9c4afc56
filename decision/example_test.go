package decision_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

func document(id string, names ...string) *fact.Facts {
	f := &fact.Facts{Actant: fact.Version, Doc: text.Meta{ID: id}, Text: strings.Join(names, " ")}
	f.Sentences = []text.Span{{Start: 0, End: len(f.Text)}}
	at := 0
	for i, n := range names {
		f.Mentions = append(f.Mentions, fact.Mention{Span: text.Span{Start: at, End: at + len(n)}, Text: n, Type: fact.Person, Kind: fact.Name, Entity: fact.RefTo(i)})
		f.Entities = append(f.Entities, fact.Entity{ID: i, Key: decision.Key(fact.Person, n), Name: n, Type: fact.Person, Mentions: 1, Aliases: []fact.Alias{{Name: n, Count: 1}}})
		if i > 0 {
			f.Cooccurrences = append(f.Cooccurrences, fact.Cooccurrence{Source: 0, Target: i, Sentences: 1})
		}
		at += len(n) + 1
	}
	return f
}

func ExampleOverlay_Apply() {
	log, err := decision.Parse(strings.NewReader(`actant-decisions 1
# The court papers give her full name.
merge key=person/j-marchetti into=person/josephine-marchetti name="Josephine Marchetti"
`), "spring.log")
	if err != nil {
		fmt.Println(err)
		return
	}
	f := decision.Compile(log).Apply(document("d1", "J. Marchetti", "Omar Haddad"))
	for _, e := range f.Entities {
		fmt.Println(e.Key, e.Name, e.Aliases)
	}
	// Output:
	// person/josephine-marchetti Josephine Marchetti [{J. Marchetti 1}]
	// person/omar-haddad Omar Haddad [{Omar Haddad 1}]
}

func ExampleWrite() {
	edge := decision.EdgeRef{Source: "person/petra-novak", Target: "person/anna-lind", Type: fact.Accuse, Status: fact.Stated}
	ref := decision.Ref("3f2a91", "Petra Novak accused Anna Lind.")
	err := decision.Write(os.Stdout, []decision.Decision{
		{Kind: decision.Rename, Key: "person/anna-lind", Name: `Anna "Annie" Lind`},
		{Kind: decision.Reject, Edge: &edge, Evidence: &ref},
	})
	if err != nil {
		fmt.Println(err)
	}
	// Output:
	// actant-decisions 1
	// rename key=person/anna-lind name="Anna \"Annie\" Lind"
	// reject edge=person/petra-novak>accuse.stated>person/anna-lind evidence=3f2a91#ccc866889c5d
}

func ExamplePropose() {
	var b graph.Builder
	b.Add(document("d1", "J. Marchetti", "Omar Haddad"))
	b.Add(document("d2", "Josephine Marchetti", "Omar Haddad"))
	for _, p := range decision.Propose(b.Graph(), nil, 10) {
		fmt.Printf("%s = %s: %s (%.2f)\n", p.BLabel, p.ALabel, p.Reason, p.Score)
	}
	// Output:
	// J. Marchetti = Josephine Marchetti: the same surname, and an initial that fits; both occur with Omar Haddad (0.77)
}
