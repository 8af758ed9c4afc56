package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/graph"
)

// Path returns the cheapest way between two entities under f, as graph.Graph.Path finds it: a graph of its nodes and edges, and the edges in
// walking order; nil when there is no way.
func (s *Store) Path(ctx context.Context, from, to string, f Query) (g *graph.Graph, way []int, err error) {
	f.Around, f.Depth, f.Top, f.TopEdges, f.Isolated = nil, 0, 0, 0, true
	err = s.view(ctx, "looking for a path", func(q *session) error {
		if f.Duplicates {
			whole, _, err := q.wholeGraph(f)
			if err == nil {
				way, err = pathIn(whole, from, to)
			}
			g = whole
			return err
		}
		in, err := q.scope(f)
		if err != nil {
			return err
		}
		layers := []graph.Layers{f.Layers}
		if f.Layers == graph.AllLayers {
			layers = []graph.Layers{graph.TypedLayer, graph.AllLayers} // co-occurrences are many, and seldom the cheapest
		}
		for i, layer := range layers {
			f.Layers = layer
			part, sk, err := q.part(f, in)
			if err != nil {
				return err
			}
			found, err := pathIn(part, from, to)
			if err != nil {
				return err
			}
			if i < len(layers)-1 && (found == nil || costOf(part, found) >= graph.CooccurCost) {
				continue
			}
			g, way, err = q.only(part, sk, found, from, in)
			return err
		}
		return nil
	})
	return g, way, err
}

func pathIn(g *graph.Graph, from, to string) ([]int, error) {
	var ends [2]int
	for i, key := range []string{from, to} {
		v, ok := g.NodeByKey(key)
		if !ok {
			return nil, fmt.Errorf("entity %s: %w", key, ErrUnknown)
		}
		ends[i] = v
	}
	return g.Path(ends[0], ends[1]), nil
}

// costOf is what a way costs.
func costOf(g *graph.Graph, way []int) int {
	sum := 0
	for _, i := range way {
		sum += graph.Cost(g.Edge(i))
	}
	return sum
}

// only returns the graph of a way's edges and where they are in it.
func (q *session) only(part *graph.Graph, s *skeleton, way []int, from string, in scope) (*graph.Graph, []int, error) {
	keys := []string{from}
	for _, i := range way {
		e := part.Edge(i)
		keys = append(keys, part.Node(e.Source).Key, part.Node(e.Target).Key)
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	var l graph.Loader
	at := make(map[string]int)
	for _, key := range keys {
		v, _ := part.NodeByKey(key)
		at[key] = l.Node(part.Node(v), 0)
	}
	refs := make([]decision.EdgeRef, len(way))
	for n, i := range way {
		e := part.Edge(i)
		refs[n] = refOf(part, e)
		e.Source, e.Target = at[refs[n].Source], at[refs[n].Target]
		l.Edge(e, i+1)
	}
	counts, err := q.counters()
	if err != nil {
		return nil, nil, err
	}
	g, err := q.flesh(l.Graph(counts["sentences"], nil), s, in, counts["sentences"])
	if err != nil || way == nil {
		return g, nil, err
	}
	out := make([]int, len(way))
	for n := range way {
		for i := range g.EdgeCount() {
			if refOf(g, g.Edge(i)) == refs[n] {
				out[n] = i
			}
		}
	}
	return g, out, nil
}

// refOf is how decisions name an edge of a graph.
func refOf(g *graph.Graph, e graph.Edge) decision.EdgeRef {
	return decision.EdgeRef{Source: g.Node(e.Source).Key, Target: g.Node(e.Target).Key, Type: e.Type, Status: e.Status, Symmetric: e.Symmetric}
}

// Degree counts the neighbours of entities in the whole corpus, under f but for its Around, Depth and Top.
func (s *Store) Degree(ctx context.Context, keys []string, f Query) (map[string]int, error) {
	f.Around, f.Depth, f.Top, f.TopEdges, f.Isolated = nil, 0, 0, 0, true
	out := make(map[string]int, len(keys))
	err := s.view(ctx, "counting neighbours", func(q *session) error {
		layer, err := q.settle(f)
		if err != nil {
			return err
		}
		if f.plain() && layer == graph.TypedLayer && len(f.Types)+len(f.Relations)+len(f.Statuses)+f.MinWeight+f.MinSources == 0 {
			for _, key := range keys {
				n, err := q.number("SELECT coalesce((SELECT degree FROM entities JOIN keys USING (entity) WHERE keys.key=?), 0)", key)
				if err != nil {
					return err
				}
				out[key] = int(n)
			}
			return nil
		}
		g, err := q.bare(f)
		if err != nil {
			return err
		}
		for _, key := range keys {
			if v, ok := g.NodeByKey(key); ok {
				out[key] = g.Neighbours(v)
			}
		}
		return nil
	})
	return out, err
}
