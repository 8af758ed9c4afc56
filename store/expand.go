package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/actant-project/actant/graph"
)

// typedWorth is how many co-occurrences one piece of evidence of a relation is worth when neighbours are ranked.
const typedWorth = 4

// Strongest lists the neighbours of an entity under f, but for its Around, Depth, Top and TopEdges, that are not among others: at most limit, those with
// the most evidence first, and how many more there are.
func (s *Store) Strongest(ctx context.Context, key string, others []string, limit int, f Query) (keys []string, more int, err error) {
	err = s.view(ctx, "looking round "+key, func(q *session) error {
		id, err := q.shown(key)
		if err != nil {
			return err
		}
		spokes, err := q.spokes(key, id, f)
		if err != nil {
			return err
		}
		weight := make(map[int64]int)
		for _, s := range spokes {
			if s.cooccur {
				weight[s.other] += s.weight
			} else {
				weight[s.other] += typedWorth * s.weight
			}
		}
		delete(weight, id)
		err = q.inBatches("SELECT entity FROM keys WHERE key IN ", anys(others), func(row scanner) error {
			var other int64
			err := row.Scan(&other)
			delete(weight, other)
			return err
		})
		if err != nil {
			return err
		}
		keys, err = q.heaviest(weight, limit)
		more = len(weight) - len(keys)
		return err
	})
	return keys, more, err
}

// heaviest returns the keys of the entities with the greatest weight; among equals those named most come first. Only
// of those that may be among them it looks up names.
func (q *session) heaviest(weight map[int64]int, limit int) ([]string, error) {
	weights := slices.Sorted(maps.Values(weight))
	least := 0
	if len(weights) > limit {
		least = weights[len(weights)-limit]
	}
	var ids []any
	for id, w := range weight { // in any order: they are sorted below
		if w >= least {
			ids = append(ids, id)
		}
	}
	type near struct {
		key              string
		weight, mentions int
	}
	var all []near
	err := q.inBatches("SELECT entity, key, mentions FROM entities WHERE entity IN ", ids, func(row scanner) error {
		var id int64
		var n near
		err := row.Scan(&id, &n.key, &n.mentions)
		n.weight = weight[id]
		all = append(all, n)
		return err
	})
	slices.SortFunc(all, func(a, b near) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.key, b.key))
	})
	var out []string
	for _, n := range all[:min(limit, len(all))] {
		out = append(out, n.key)
	}
	return out, err
}

// inBatches runs a query that ends in a list of values, some hundred values at a time.
func (q *session) inBatches(query string, values []any, f func(scanner) error) error {
	for part := range slices.Chunk(values, 500) {
		if err := q.each(query+marks(len(part)), part, f); err != nil {
			return err
		}
	}
	return nil
}

// Join returns the graph of some entities, the edges between them under f, but for its Around, Depth, Top and TopEdges, and those that lead to others,
// with the others they lead to (and with all of others when near-duplicates count). Keys that the corpus does not show, or f does not let through, are left out.
func (s *Store) Join(ctx context.Context, keys, others []string, f Query) (g *graph.Graph, err error) {
	f.Around, f.Depth, f.Top, f.TopEdges, f.Isolated = nil, 0, 0, 0, true
	err = s.view(ctx, "joining entities", func(q *session) error {
		if f.Duplicates {
			whole, _, err := q.wholeGraph(f)
			if err == nil {
				g = only(whole, slices.Concat(keys, others))
			}
			return err
		}
		in, err := q.scope(f)
		if err != nil {
			return err
		}
		sk, err := q.skeleton(f, in)
		if err != nil {
			return err
		}
		part := induced(sk.graph, keys, others)
		part, _ = part.Filter(f.filter(part))
		counts, err := q.counters()
		if err != nil {
			return err
		}
		g, err = q.flesh(part, sk, in, counts["sentences"])
		return err
	})
	return g, err
}

// only is the part of a graph with just the nodes of keys.
func only(g *graph.Graph, keys []string) *graph.Graph {
	stay := []int{-1} // none but these
	for _, k := range keys {
		if v, ok := g.NodeByKey(k); ok {
			stay = append(stay, v)
		}
	}
	slices.Sort(stay)
	stay = slices.Compact(stay)
	g, _ = g.Filter(graph.Filter{Around: stay, TopNodes: max(1, len(stay)-1), KeepIsolated: true})
	return g
}

// induced is the part of a graph with the nodes of keys, and the edges between them and to others.
func induced(g *graph.Graph, keys, others []string) *graph.Graph {
	wanted := make(map[int]bool) // true: of keys
	for i, list := range [][]string{others, keys} {
		for _, k := range list {
			if v, ok := g.NodeByKey(k); ok {
				wanted[v] = i == 1
			}
		}
	}
	found := make(map[int]bool) // edges
	nodes := make(map[int]bool)
	for v, of := range wanted {
		if !of {
			continue
		}
		nodes[v] = true
		for _, i := range g.EdgesAt(v) {
			e := g.Edge(i)
			if other := e.Source + e.Target - v; hasKey(wanted, other) {
				found[i], nodes[other] = true, true
			}
		}
	}
	var l graph.Loader
	at := make(map[int]int, len(nodes))
	for _, v := range slices.Sorted(maps.Keys(nodes)) {
		at[v] = l.Node(g.Node(v), 0)
	}
	for _, i := range slices.Sorted(maps.Keys(found)) {
		e := g.Edge(i)
		e.Source, e.Target = at[e.Source], at[e.Target]
		number := 0
		fmt.Sscanf(e.ID, "e%d", &number)
		l.Edge(e, number)
	}
	return l.Graph(0, nil)
}

func hasKey[K comparable, V any](m map[K]V, k K) bool {
	_, ok := m[k]
	return ok
}

// Labels returns the names under which entities are shown, by key; keys of which none is shown are missing.
func (s *Store) Labels(ctx context.Context, keys []string) (map[string]string, error) {
	out := make(map[string]string, len(keys))
	err := s.view(ctx, "looking up names", func(q *session) error {
		return q.inBatches("SELECT keys.key, label FROM keys JOIN entities USING (entity) WHERE keys.key IN ", anys(keys), func(row scanner) error {
			var key, label string
			err := row.Scan(&key, &label)
			out[key] = label
			return err
		})
	})
	return out, err
}
