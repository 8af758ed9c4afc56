package store

import (
	"context"
	"fmt"
	"slices"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/graph"
)

// Edge returns an edge with its figures under f, of which it takes Documents, Since, Until, Search and Duplicates. When nothing of it is left it is ErrUnknown.
func (s *Store) Edge(ctx context.Context, e decision.EdgeRef, f Query) (out EdgeRow, err error) {
	err = s.view(ctx, "looking up an edge", func(q *session) error {
		if f.Duplicates {
			g, i, err := q.wholeEdge(e, f)
			if err == nil {
				edge := g.Edge(i)
				s, t := g.Node(edge.Source), g.Node(edge.Target)
				out = rowOf(edge, named{s.Key, s.Label, s.Type}, named{t.Key, t.Label, t.Type})
			}
			return err
		}
		k, cooccur, err := q.edge(e)
		if err != nil {
			return err
		}
		in, err := q.scope(f)
		if err != nil {
			return err
		}
		if in.open() && cooccur {
			out, err = q.pairRow(e)
			return err
		}
		if in.open() {
			rows, err := q.edgeRows(" FROM edges e"+whereEdge, k.args()...)
			if err == nil && len(rows) == 0 {
				return fmt.Errorf("%s: %w", e, ErrUnknown)
			}
			if err == nil {
				out = rows[0]
			}
			return err
		}
		out, err = q.countEdge(e, k, cooccur, in)
		return err
	})
	return out, err
}

// countEdge works out an edge's figures from its evidence.
func (q *session) countEdge(ref decision.EdgeRef, k edgeKey, cooccur bool, in scope) (EdgeRow, error) {
	kept, err := q.pieces(k, cooccur, scope{})
	if err != nil {
		return EdgeRow{}, err
	}
	all := len(kept)
	pieces := slices.DeleteFunc(kept, func(p piece) bool { return !in.has(p.doc, p.day) })
	e := graph.Edge{Type: ref.Type, Status: ref.Status, Symmetric: ref.Symmetric, Weight: len(pieces)}
	docs := make(map[int64]bool)
	var span extent
	for _, p := range pieces {
		docs[p.doc] = true
		span.widen(p.day)
		e.Score = max(e.Score, p.Score)
	}
	e.Documents, e.First, e.Last = len(docs), graph.Day(span.first).String(), graph.Day(span.last).String()
	if cooccur && len(pieces) > 0 {
		err = q.describePair(&e, k, len(pieces) == all)
	} else if !cooccur {
		err = q.describe(&e, k.source, k.target, in)
	}
	if err == nil && e.Weight == 0 {
		err = fmt.Errorf("%s: %w", ref, ErrUnknown)
	}
	if err != nil {
		return EdgeRow{}, err
	}
	return q.edgeRow(e, k.source, k.target)
}

// describePair adds the strength of a co-occurrence and, when all of it is in scope, its whole figures.
func (q *session) describePair(e *graph.Edge, k edgeKey, whole bool) error {
	var weight, documents, a, b int
	var span extent
	err := q.one(`SELECT p.weight, p.documents, p.first, p.last, s.sentences, t.sentences FROM pairs p JOIN entities s ON s.entity = p.source
		JOIN entities t ON t.entity = p.target WHERE p.source=? AND p.target=?`, k.source, k.target).Scan(&weight, &documents, &span.first, &span.last, &a, &b)
	if noRows(err) {
		e.Weight = 0
		return nil
	}
	if err != nil {
		return err
	}
	total, err := q.number("SELECT n FROM counters WHERE name = 'sentences'")
	if err != nil {
		return err
	}
	e.Score, _ = graph.Association(weight, a, b, int(total))
	if whole {
		e.Weight, e.Documents, e.First, e.Last = weight, documents, graph.Day(span.first).String(), graph.Day(span.last).String()
	}
	_, e.Significance = graph.Association(e.Weight, a, b, int(total))
	return nil
}

// wholeEdge finds an edge in the graph in which near-duplicates count.
func (q *session) wholeEdge(ref decision.EdgeRef, f Query) (*graph.Graph, int, error) {
	g, _, err := q.wholeGraph(Query{Documents: f.Documents, Since: f.Since, Until: f.Until, Search: f.Search, Isolated: true})
	if err != nil {
		return nil, 0, err
	}
	if v, ok := g.NodeByKey(ref.Source); ok {
		for _, i := range g.EdgesAt(v) {
			if refOf(g, g.Edge(i)).String() == ref.String() {
				return g, i, nil
			}
		}
	}
	return nil, 0, fmt.Errorf("%s: %w", ref, ErrUnknown)
}
