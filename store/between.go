package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Between returns a graph that holds two entities and all edges between them under f, but for its Around, Depth, Top and TopEdges. Unless
// near-duplicates count it looks at nothing else, so it is quick for those whom every document names, too.
func (s *Store) Between(ctx context.Context, a, b string, f Query) (g *graph.Graph, err error) {
	f.Around, f.Depth, f.Top, f.TopEdges, f.Isolated = []string{a, b}, 0, 0, 0, true
	err = s.view(ctx, "looking between two entities", func(q *session) error {
		if f.Duplicates {
			g, _, err = q.wholeGraph(f)
			return err
		}
		in, err := q.scope(f)
		if err != nil {
			return err
		}
		rows, err := q.between([2]string{a, b}, f, in)
		if err != nil {
			return err
		}
		g, err = q.couple([2]string{a, b}, rows, in)
		return err
	})
	return g, err
}

// couple makes a graph of two entities and their edges.
func (q *session) couple(keys [2]string, rows []EdgeRow, in scope) (*graph.Graph, error) {
	var l graph.Loader
	at := make(map[string]int)
	for _, key := range slices.Compact(slices.Sorted(slices.Values(keys[:]))) {
		id, err := q.shown(key)
		if err != nil {
			return nil, err
		}
		a, err := q.actor(id)
		if err != nil {
			return nil, err
		}
		at[key] = l.Node(a.Node(key, q.labelOf), a.Sentences)
	}
	for i, r := range rows {
		e := r.Edge
		e.Source, e.Target = at[r.SourceKey], at[r.TargetKey]
		l.Edge(e, i+1)
	}
	counts, err := q.counters()
	if err != nil {
		return nil, err
	}
	return l.Graph(counts["sentences"], &source{store: q.Store, ctx: q.ctx, in: in}), nil
}

// shown returns the number of an entity that the corpus shows.
func (q *session) shown(key string) (int64, error) {
	id, err := q.number("SELECT entity FROM keys JOIN entities USING (entity) WHERE keys.key=?", key)
	if noRows(err) {
		err = ErrUnknown
	}
	if err != nil {
		err = fmt.Errorf("entity %s: %w", key, err)
	}
	return id, err
}

// between lists the edges between two entities, either way.
func (q *session) between(keys [2]string, f Query, in scope) ([]EdgeRow, error) {
	layer, err := q.settle(f)
	if err != nil {
		return nil, err
	}
	var ids [2]int64
	for i, key := range keys {
		if ids[i], err = q.shown(key); err != nil {
			return nil, err
		}
	}
	var out []EdgeRow
	if layer != graph.CooccurLayer {
		if out, err = q.typedBetween(ids, f, in); err != nil {
			return nil, err
		}
	}
	if layer == graph.TypedLayer {
		return out, nil
	}
	row, ok, err := q.pairBetween(keys, f, in)
	if ok {
		out = append(out, row)
	}
	return out, err
}

// typedBetween lists the typed edges. What a narrow scope leaves of them is counted from the evidence.
func (q *session) typedBetween(ids [2]int64, f Query, in scope) ([]EdgeRow, error) {
	all := f
	all.MinWeight, all.MinSources = 0, 0
	where, args := q.whereEdges(all)
	rows, err := q.edgeRows(" FROM edges e"+where+" AND e.source IN (?,?) AND e.target IN (?,?) AND e.source <> e.target",
		append(args, ids[0], ids[1], ids[0], ids[1])...)
	if err != nil {
		return nil, err
	}
	var out []EdgeRow
	for _, r := range rows {
		if !in.open() {
			r, err = q.recount(r.Ref, in)
			if errors.Is(err, ErrUnknown) {
				continue
			}
			if err != nil {
				return nil, err
			}
		}
		if r.Weight >= f.MinWeight && r.Documents >= f.MinSources {
			out = append(out, r)
		}
	}
	return out, nil
}

// recount is an edge as a scope leaves it.
func (q *session) recount(ref decision.EdgeRef, in scope) (EdgeRow, error) {
	k, cooccur, err := q.edge(ref)
	if err != nil {
		return EdgeRow{}, err
	}
	return q.countEdge(ref, k, cooccur, in)
}

// pairBetween returns the co-occurrence of two entities, if there is one.
func (q *session) pairBetween(keys [2]string, f Query, in scope) (row EdgeRow, ok bool, err error) {
	if len(f.Relations) > 0 && !slices.Contains(f.Relations, graph.Cooccur) || len(f.Statuses) > 0 && !slices.Contains(f.Statuses, fact.Cooccurring) {
		return row, false, nil
	}
	ref := decision.EdgeRef{Source: min(keys[0], keys[1]), Target: max(keys[0], keys[1]), Type: graph.Cooccur, Status: fact.Cooccurring, Symmetric: true}
	if in.open() {
		row, err = q.pairRow(ref)
	} else {
		row, err = q.recount(ref, in)
	}
	if errors.Is(err, ErrUnknown) {
		return row, false, nil
	}
	typed := len(f.Types) == 0 || slices.Contains(f.Types, row.SourceType) && slices.Contains(f.Types, row.TargetType)
	return row, err == nil && typed && row.Weight >= f.MinWeight && row.Documents >= f.MinSources, err
}

// pairRow is the whole of a co-occurrence.
func (q *session) pairRow(ref decision.EdgeRef) (EdgeRow, error) {
	k, _, err := q.edge(ref)
	if err != nil {
		return EdgeRow{}, err
	}
	e := graph.Edge{Type: ref.Type, Status: ref.Status, Symmetric: true}
	if err := q.describePair(&e, k, true); err != nil {
		return EdgeRow{}, err
	}
	if e.Weight == 0 {
		return EdgeRow{}, fmt.Errorf("%s: %w", ref, ErrUnknown)
	}
	return q.edgeRow(e, k.source, k.target)
}
