package store

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// ways are filters under which neighbourhoods are compared with the whole graph.
var ways = map[string]Query{"all": {}, "typed": {Layers: graph.TypedLayer}, "together": {Layers: graph.CooccurLayer}, "auto": {Layers: graph.AutoLayer},
	"dated": {Since: "2018-01-01", Until: "2023-12-31"}, "told twice": {MinSources: 2}, "people": {Types: []fact.Type{fact.Person}},
	"denied": {Statuses: []fact.Status{fact.Denied}}, "words": {Search: "harvest", Layers: graph.AutoLayer}, "copies": {Duplicates: true}}

func TestStrongestNeighboursAreThoseOfTheGraph(t *testing.T) {
	s, _, _ := filled(t, 30)
	for name, q := range ways {
		q.Isolated = true
		g, _, err := s.Graph(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		found := 0
		for v := 0; v < g.NodeCount(); v += 3 {
			weight := map[int]int{}
			for _, i := range g.EdgesAt(v) {
				e := g.Edge(i)
				if e.Type == graph.Cooccur {
					weight[e.Source+e.Target-v] += e.Weight
				} else {
					weight[e.Source+e.Target-v] += 4 * e.Weight
				}
			}
			delete(weight, v)
			order := slices.Collect(maps.Keys(weight))
			slices.SortFunc(order, func(a, b int) int {
				return cmp.Or(weight[b]-weight[a], g.Node(b).Mentions-g.Node(a).Mentions, cmp.Compare(g.Node(a).Key, g.Node(b).Key))
			})
			var keys []string
			for _, w := range order {
				keys = append(keys, g.Node(w).Key)
			}
			others := append(slices.Clone(keys[:len(keys)/3]), "person/nobody", g.Node(v).Key)
			want := keys[len(keys)/3:]
			got, more, err := s.Strongest(ctx, g.Node(v).Key, others, 4, q)
			if err != nil || !slices.Equal(got, want[:min(4, len(want))]) || more != len(want)-len(got) {
				t.Fatalf("%s, %s: %q and %d more, want %q, %v", name, g.Node(v).Key, got, more, want, err)
			}
			found += len(got)
		}
		if found == 0 {
			t.Errorf("%s: nobody has a neighbour, so it shows nothing", name)
		}
	}
	if _, _, err := s.Strongest(ctx, "person/nobody", nil, 5, Query{}); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
}

func TestJoinHasTheEdgesOfTheGraph(t *testing.T) {
	s, _, _ := filled(t, 30)
	for name, q := range ways {
		q.Isolated = true
		g, _, err := s.Graph(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		var keys, others []string
		isKey, isOther := map[int]bool{}, map[int]bool{}
		for v := range g.NodeCount() {
			switch v % 3 {
			case 0:
				keys, isKey[v] = append(keys, g.Node(v).Key), true
			case 1:
				others, isOther[v] = append(others, g.Node(v).Key), true
			}
		}
		want := map[string]string{}
		for i := range g.EdgeCount() {
			e := g.Edge(i)
			if isKey[e.Source] && (isKey[e.Target] || isOther[e.Target]) || isKey[e.Target] && isOther[e.Source] {
				want[refOf(g, e).String()] = fmt.Sprint(e.Weight, e.Documents, e.Label, e.Score, e.First, g.Evidence(i))
			}
		}
		part, err := s.Join(ctx, append(keys, "person/nobody"), others, q)
		if err != nil || len(want) == 0 {
			t.Fatal(name, len(want), err)
		}
		got := map[string]string{}
		for i := range part.EdgeCount() {
			e := part.Edge(i)
			ref := refOf(part, e)
			if slices.Contains(keys, ref.Source) || slices.Contains(keys, ref.Target) {
				got[ref.String()] = fmt.Sprint(e.Weight, e.Documents, e.Label, e.Score, e.First, part.Evidence(i))
			}
		}
		if !maps.Equal(got, want) {
			t.Errorf("%s: %d edges, want %d\n%v\n%v", name, len(got), len(want), got, want)
		}
		for _, k := range keys {
			if v, ok := part.NodeByKey(k); !ok || part.Node(v).Mentions == 0 {
				t.Errorf("%s: %s is missing", name, k)
			}
		}
	}
	some, _, err := s.Entities(ctx, Query{}, "", 0, 3)
	if err != nil {
		t.Fatal(err)
	}
	labels, err := s.Labels(ctx, []string{"person/nobody", some[0].Key, some[2].Key})
	if err != nil || len(labels) != 2 || labels[some[0].Key] != some[0].Label || labels[some[2].Key] != some[2].Label {
		t.Error(labels, err)
	}
}
