package store

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

const noon = "2026-01-02T12:00:00Z"

func open(t testing.TB) *Store {
	t.Helper()
	s, err := Open(context.Background(), filepath.Join(t.TempDir(), "corpus.db"), Settings{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func add(t testing.TB, s *Store, fs ...*fact.Facts) []Added {
	t.Helper()
	out, err := s.Add(context.Background(), fs, noon)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// told writes all that a graph says, for comparing, with the IDs of edges or without.
func told(g *graph.Graph, ids bool) string {
	var b strings.Builder
	put := func(v any) {
		line, err := json.Marshal(v)
		if err != nil {
			panic(err)
		}
		b.Write(line)
		b.WriteByte('\n')
	}
	for i := range g.NodeCount() {
		put(g.Node(i))
	}
	for i := range g.EdgeCount() {
		e := g.Edge(i)
		if !ids {
			e.ID = ""
		}
		put(e)
		put(g.Evidence(i))
	}
	put(g.Documents())
	return b.String()
}

func build(fs []*fact.Facts) *graph.Graph {
	var b graph.Builder
	for _, f := range fs {
		b.Add(f)
	}
	return b.Graph()
}

// same fails with the first line in which two graphs differ.
func same(t *testing.T, what string, got, want *graph.Graph, ids bool) {
	t.Helper()
	g, w := told(got, ids), told(want, ids)
	if g == w {
		return
	}
	gs, ws := strings.Split(g, "\n"), strings.Split(w, "\n")
	for i := range min(len(gs), len(ws)) {
		if gs[i] != ws[i] {
			t.Fatalf("%s: line %d of %d, %d:\n got %s\nwant %s", what, i, len(gs), len(ws), gs[i], ws[i])
		}
	}
	t.Fatalf("%s: %d lines, want %d", what, len(gs), len(ws))
}

func TestTheGraphIsThatOfTheDocumentsLeft(t *testing.T) {
	ctx := context.Background()
	small := press{entities: 40, perDoc: 8, filler: 120}
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := open(t)
		there := map[string]*fact.Facts{}
		for range 12 {
			var batch []*fact.Facts
			for range 1 + r.IntN(6) {
				f := small.document(r.IntN(30))
				batch = append(batch, f)
				there[f.Doc.ID] = f
			}
			add(t, s, batch...)
			for _, id := range slices.Sorted(mapKeys(there)) {
				if r.IntN(4) == 0 {
					if _, err := s.Remove(ctx, id[:8+r.IntN(20)]); err != nil {
						t.Fatal(err)
					}
					delete(there, id)
				}
			}
			var left []*fact.Facts
			for _, f := range there {
				left = append(left, f)
			}
			want := build(left)
			got, _, err := s.Graph(ctx, Query{Isolated: true})
			if err != nil {
				t.Fatal(err)
			}
			same(t, fmt.Sprint("seed ", seed), got, want, true)
			for name, c := range queries(want) {
				wantPart, wantLeft := want.Filter(c.filter)
				gotPart, gotLeft, err := s.Graph(ctx, c.query)
				if err != nil {
					t.Fatal(err)
				}
				same(t, fmt.Sprint("seed ", seed, ": ", name), gotPart, wantPart, c.query.Layers == graph.AllLayers && c.query.Relations == nil && c.query.Documents == nil && c.query.Since == "")
				if gotLeft != wantLeft {
					t.Fatalf("%s: left %+v, want %+v", name, gotLeft, wantLeft)
				}
			}
		}
	}
}

func mapKeys[V any](m map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

type asked struct {
	query  Query
	filter graph.Filter
}

// queries are what may be asked of a corpus, and what it means for the graph of all of it.
func queries(g *graph.Graph) map[string]asked {
	out := map[string]asked{
		"typed":    {Query{Layers: graph.TypedLayer}, graph.Filter{Layers: graph.TypedLayer}},
		"overview": {Query{Layers: graph.AutoLayer, Top: 10, TopEdges: 30}, graph.Overview(10)},
		"together": {Query{Layers: graph.CooccurLayer, MinWeight: 2}, graph.Filter{Layers: graph.CooccurLayer, MinWeight: 2}},
		"people":   {Query{Types: []fact.Type{fact.Person, fact.Country}}, graph.Filter{Types: []fact.Type{fact.Person, fact.Country}}},
		"meetings": {Query{Relations: []fact.RelationType{fact.Consult}, Top: 5}, graph.Filter{Relations: []fact.RelationType{fact.Consult}, TopNodes: 5}},
		"2020 on":  {Query{Since: "2020-01-01"}, graph.Filter{Since: "2020-01-01"}},
		"until":    {Query{Until: "2019-06-30", Layers: graph.AutoLayer}, graph.Filter{Until: "2019-06-30", Layers: graph.AutoLayer}},
		"sources":  {Query{MinSources: 2, Statuses: []fact.Status{fact.Stated, fact.Cooccurring}}, graph.Filter{MinDocuments: 2, Statuses: []fact.Status{fact.Stated, fact.Cooccurring}}},
	}
	if ds := g.Documents(); len(ds) > 2 {
		out["documents"] = asked{Query{Documents: []string{ds[0].ID, ds[1].Source}}, graph.Filter{Documents: []string{ds[0].ID, ds[1].Source}}}
		key := g.Node(0).Key
		out["around"] = asked{Query{Around: []string{key}, Depth: 2, Layers: graph.TypedLayer}, graph.Filter{Around: []int{0}, AroundDepth: 2, Layers: graph.TypedLayer}}
	}
	return out
}
