package store

import (
	"errors"
	"fmt"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Between two entities there is what the whole graph has there.
func TestBetweenTwoIsWhatTheGraphHasThere(t *testing.T) {
	s, _, _ := filled(t, 30)
	found := map[string]int{}
	for name, q := range map[string]Query{"all": {}, "typed": {Layers: graph.TypedLayer}, "together": {Layers: graph.CooccurLayer}, "auto": {Layers: graph.AutoLayer},
		"dated": {Since: "2018-01-01", Until: "2023-12-31"}, "dated twice": {Since: "2018-01-01", MinWeight: 2}, "told twice": {MinSources: 2},
		"people": {Types: []fact.Type{fact.Person}}, "denied": {Statuses: []fact.Status{fact.Denied}}, "consult": {Relations: []fact.RelationType{fact.Consult}},
		"words": {Search: "harvest"}, "copies": {Duplicates: true}} {
		q.Isolated = true
		g, _, err := s.Graph(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		for a := range g.NodeCount() {
			for b := a % 3; b < a; b += 3 {
				want := edgesBetween(g, g.Node(a).Key, g.Node(b).Key)
				part, err := s.Between(ctx, g.Node(a).Key, g.Node(b).Key, q)
				if err != nil {
					t.Fatal(err)
				}
				if got := edgesBetween(part, g.Node(a).Key, g.Node(b).Key); got != want {
					t.Fatalf("%s: got\n%s\nwant\n%s", name, got, want)
				}
				found[name] += len(want)
			}
		}
		if found[name] == 0 {
			t.Errorf("%s: no edges, so it shows nothing", name)
		}
	}
	if _, err := s.Between(ctx, "person/nobody", "person/none", Query{}); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

func edgesBetween(g *graph.Graph, a, b string) (out string) {
	v, ok := g.NodeByKey(a)
	w, there := g.NodeByKey(b)
	if !ok || !there {
		return ""
	}
	for _, i := range g.EdgesAt(v) {
		e := g.Edge(i)
		if e.Source != w && e.Target != w {
			continue
		}
		ref := refOf(g, e)
		e.ID, e.Source, e.Target = "", 0, 0
		out += fmt.Sprintf("%s %+v %+v\n", ref, e, g.Evidence(i))
	}
	return out
}
