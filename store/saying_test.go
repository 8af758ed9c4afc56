package store

import (
	"slices"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Documents are listed by what they say: compared with the evidence of the graph's edges under the same filters.
func TestDocumentsAreListedByWhatTheySay(t *testing.T) {
	s, fs, g := filled(t, 40)
	for name, q := range map[string]Query{
		"accuse": {Relations: []fact.RelationType{fact.Accuse}}, "denied": {Statuses: []fact.Status{fact.Denied}},
		"told twice": {MinSources: 2, Layers: graph.AutoLayer}, "two sentences": {MinWeight: 2, Layers: graph.TypedLayer},
		"people accuse": {Relations: []fact.RelationType{fact.Accuse}, Types: []fact.Type{fact.Person}},
		"together":      {Relations: []fact.RelationType{graph.Cooccur}, MinWeight: 3}, "either": {Statuses: []fact.Status{fact.Denied, fact.Cooccurring}, MinSources: 5},
		"auto": {Statuses: []fact.Status{fact.Cooccurring}, Layers: graph.AutoLayer, Types: []fact.Type{fact.Country, fact.Place}},
	} {
		filter := q.filter(g)
		if filter.Layers == graph.AutoLayer && name == "auto" {
			filter.Layers = graph.AllLayers
		}
		part, _ := g.Filter(filter)
		want := map[string]bool{}
		for i := range part.EdgeCount() {
			for _, e := range part.Evidence(i) {
				want[e.Document] = true
			}
		}
		rows, n, err := s.Documents(ctx, q, "", 0, 0)
		if err != nil || n != len(rows) || len(want) == 0 || len(want) == 40 {
			t.Fatal(name, n, len(rows), len(want), err)
		}
		got := map[string]bool{}
		for _, d := range rows {
			got[d.ID] = true
		}
		for id := range want {
			if !got[id] {
				t.Errorf("%s: %s is missing", name, id)
			}
		}
		if q.Statuses == nil && len(got) != len(want) { // of co-occurrences graphs keep part of the evidence
			t.Errorf("%s: %d documents, want %d", name, len(got), len(want))
		}
	}
	rows, _, err := s.Documents(ctx, Query{Types: []fact.Type{fact.Country}}, "", 0, 0)
	want := 0
	for _, f := range fs {
		if slices.ContainsFunc(f.Entities, func(e fact.Entity) bool { return e.Type == fact.Country }) {
			want++
		}
	}
	if err != nil || len(rows) != want || want == 40 {
		t.Error(len(rows), want, err)
	}
}
