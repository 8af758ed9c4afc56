package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

var relationSorts = map[string]string{"source": "s.label", "target": "t.label", "type": "e.type", "status": "e.status", "weight": "e.weight", "documents": "e.documents",
	"first": "e.first", "last": "e.last", "score": "e.score"}

// Relations lists edges and says how many there are in all. sort is source, target, type, status, weight, documents, first, last or score, with
// a - before it descending; "" is -weight. Co-occurrences are among them as Layers says.
func (s *Store) Relations(ctx context.Context, f Query, sort string, offset, limit int) (out []EdgeRow, total int, err error) {
	order, err := orderBy(sort, "-weight", relationSorts, "e.source, e.target, e.type, e.status, e.symmetric")
	if err != nil {
		return nil, 0, err
	}
	err = s.view(ctx, "listing relations", func(q *session) error {
		layer, err := q.settle(f)
		if err != nil {
			return err
		}
		if layer != graph.TypedLayer || !f.plain() {
			out, total, err = q.relationsOfGraph(f, or(sort, "-weight"), offset, limit)
			return err
		}
		where, args := q.whereEdges(f)
		if total, err = q.count("relations", "SELECT count(*) FROM edges e", where, args); err != nil {
			return err
		}
		from := " FROM edges e"
		if strings.Contains(order, ".label") {
			from += " JOIN entities s ON s.entity = e.source JOIN entities t ON t.entity = e.target"
		}
		out, err = q.edgeRows(from+where+order+" LIMIT ? OFFSET ?", append(args, limitOf(limit), max(offset, 0))...)
		return err
	})
	return out, total, err
}

// count counts rows; without a condition the counter says it.
func (q *session) count(counter, query, where string, args []any) (n int, err error) {
	if args == nil {
		err = q.one("SELECT coalesce((SELECT n FROM counters WHERE name = ?), 0)", counter).Scan(&n)
		return n, err
	}
	return n, q.one(query+where, args...).Scan(&n)
}

// settle says which layers a query is about.
func (q *session) settle(f Query) (graph.Layers, error) {
	switch f.Layers {
	case graph.AutoLayer:
		counts, err := q.counters()
		if err != nil || counts["relations"] == 0 {
			return graph.CooccurLayer, err
		}
		return graph.TypedLayer, nil
	case graph.AllLayers:
		if len(f.Relations) > 0 && !slices.Contains(f.Relations, graph.Cooccur) || len(f.Statuses) > 0 && !slices.Contains(f.Statuses, fact.Cooccurring) {
			return graph.TypedLayer, nil
		}
	}
	return f.Layers, nil
}

// whereEdges is the condition on typed edges e.
func (q *session) whereEdges(f Query) (string, []any) {
	where, args := " WHERE 1", []any(nil)
	if f.MinWeight > 1 || f.MinSources > 1 {
		where, args = " WHERE e.weight >= ? AND e.documents >= ?", []any{f.MinWeight, f.MinSources}
	}
	in := func(column string, values []any) {
		where += " AND " + column + " IN " + marks(len(values))
		args = append(args, values...)
	}
	if len(f.Types) > 0 {
		types := typeNumbers(f.Types)
		for _, end := range []string{"e.source", "e.target"} {
			in("(SELECT type FROM entities WHERE entity = "+end+")", types)
		}
	}
	if len(f.Relations) > 0 {
		var types []any
		for _, t := range f.Relations {
			k, err := q.edgeParts(t, fact.Stated, false)
			if err != nil {
				k.typ = -1 // none has it
			}
			types = append(types, k.typ)
		}
		in("e.type", types)
	}
	if len(f.Statuses) > 0 {
		var list []any
		for _, t := range f.Statuses {
			list = append(list, slices.Index(statuses, t))
		}
		in("e.status", list)
	}
	return where, args
}

// edgeRows reads typed edges; what follows SELECT's columns is given.
func (q *session) edgeRows(rest string, args ...any) ([]EdgeRow, error) {
	type row struct {
		edgeKey
		weight, documents int
		score             int64
		span              extent
	}
	var rows []row
	err := q.each("SELECT e.source, e.target, e.type, e.status, e.symmetric, e.weight, e.documents, e.score, e.first, e.last"+rest, args, func(s scanner) error {
		var r row
		err := s.Scan(&r.source, &r.target, &r.typ, &r.status, &r.symmetric, &r.weight, &r.documents, &r.score, &r.span.first, &r.span.last)
		rows = append(rows, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]EdgeRow, len(rows))
	for i, r := range rows {
		t, err := q.relationType(r.typ)
		if err != nil {
			return nil, err
		}
		e := graph.Edge{Type: t, Status: statuses[r.status], Symmetric: r.symmetric != 0, Weight: r.weight, Documents: r.documents,
			Score: round6(float64(bitsScore(r.score))), First: graph.Day(r.span.first).String(), Last: graph.Day(r.span.last).String()}
		if err := q.describe(&e, r.source, r.target, scope{}); err != nil {
			return nil, err
		}
		if out[i], err = q.edgeRow(e, r.source, r.target); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// edgeRow names the ends of an edge.
func (q *session) edgeRow(e graph.Edge, source, target int64) (EdgeRow, error) {
	s, err := q.named(source)
	if err != nil {
		return EdgeRow{}, err
	}
	t, err := q.named(target)
	return rowOf(e, s, t), err
}

func rowOf(e graph.Edge, s, t named) EdgeRow {
	ref := decision.EdgeRef{Source: s.key, Target: t.key, Type: e.Type, Status: e.Status, Symmetric: e.Symmetric}
	e.ID, e.Source, e.Target = ref.String(), 0, 0
	return EdgeRow{Edge: e, Ref: ref, SourceKey: s.key, TargetKey: t.key, SourceLabel: s.label, TargetLabel: t.label, SourceType: s.typ, TargetType: t.typ}
}

// relationsOfGraph lists the edges of a graph.
func (q *session) relationsOfGraph(f Query, sort string, offset, limit int) ([]EdgeRow, int, error) {
	in, err := q.scope(f)
	if err != nil {
		return nil, 0, err
	}
	g, err := q.bare(f)
	if err != nil {
		return nil, 0, err
	}
	name, descending := strings.CutPrefix(sort, "-")
	order := make([]int, g.EdgeCount())
	edges := make([]graph.Edge, g.EdgeCount())
	for i := range edges {
		order[i], edges[i] = i, g.Edge(i)
	}
	labels := make([]string, g.NodeCount())
	for i := range labels {
		labels[i] = g.Node(i).Label
	}
	slices.SortStableFunc(order, func(i, j int) int {
		x, y := &edges[i], &edges[j]
		c := 0
		switch name {
		case "source":
			c = cmp.Compare(labels[x.Source], labels[y.Source])
		case "target":
			c = cmp.Compare(labels[x.Target], labels[y.Target])
		case "type":
			c = slices.Index(fact.RelationTypes, x.Type) - slices.Index(fact.RelationTypes, y.Type)
		case "status":
			c = slices.Index(statuses, x.Status) - slices.Index(statuses, y.Status)
		case "weight":
			c = x.Weight - y.Weight
		case "documents":
			c = x.Documents - y.Documents
		case "first":
			c = cmp.Compare(x.First, y.First)
		case "last":
			c = cmp.Compare(x.Last, y.Last)
		case "score":
			c = cmp.Compare(x.Score, y.Score)
		}
		if descending {
			c = -c
		}
		return c
	})
	var out []EdgeRow
	for _, i := range page(order, offset, limit) {
		row, err := q.rowOfGraph(g, edges[i], in, f.Duplicates)
		if err != nil {
			return nil, 0, err
		}
		out = append(out, row)
	}
	return out, len(edges), nil
}

// rowOfGraph makes a row of a graph's edge; unless the graph is whole, its names are looked up.
func (q *session) rowOfGraph(g *graph.Graph, e graph.Edge, in scope, whole bool) (EdgeRow, error) {
	s, t := g.Node(e.Source), g.Node(e.Target)
	if whole {
		return rowOf(e, named{s.Key, s.Label, s.Type}, named{t.Key, t.Label, t.Type}), nil
	}
	k, _, err := q.edge(decision.EdgeRef{Source: s.Key, Target: t.Key, Type: e.Type, Status: e.Status, Symmetric: e.Symmetric})
	if err != nil {
		return EdgeRow{}, err
	}
	if e.Type != graph.Cooccur {
		if err := q.describe(&e, k.source, k.target, in); err != nil {
			return EdgeRow{}, err
		}
	}
	return q.edgeRow(e, k.source, k.target)
}
