package store

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// plain reports whether a query asks for nothing that takes more than a look at single rows.
func (f *Query) plain() bool {
	return len(f.Documents) == 0 && f.Since == "" && f.Until == "" && f.Search == "" && len(f.Around) == 0 && f.Top == 0 && f.TopEdges == 0 && !f.Duplicates
}

var entitySorts = map[string]string{"label": "label", "type": "type", "mentions": "mentions", "documents": "documents", "degree": "neighbours", "key": "key"}

// Entities lists entities and says how many there are in all. sort is label, key, type, mentions, documents or degree, with a - before it
// descending; "" is -mentions. When q asks for more than types, it lists the nodes of q's graph.
func (s *Store) Entities(ctx context.Context, f Query, sort string, offset, limit int) (out []Entity, total int, err error) {
	order, err := orderBy(sort, "-mentions", entitySorts, "key")
	if err != nil {
		return nil, 0, err
	}
	err = s.view(ctx, "listing entities", func(q *session) error {
		if !f.plain() || len(f.Relations) > 0 || len(f.Statuses) > 0 || f.MinWeight > 0 || f.MinSources > 0 {
			out, total, err = q.entitiesOfGraph(f, or(sort, "-mentions"), offset, limit)
			return err
		}
		where, args := " WHERE 1", []any(nil)
		if len(f.Types) > 0 {
			where += " AND type IN " + marks(len(f.Types))
			for _, t := range f.Types {
				args = append(args, slices.Index(fact.Types, t))
			}
		}
		if err := q.one("SELECT count(*) FROM entities"+where, args...).Scan(&total); err != nil {
			return err
		}
		return q.each(entityColumns+where+order+" LIMIT ? OFFSET ?", append(args, limitOf(limit), max(offset, 0)), func(row scanner) error {
			e, err := scanEntity(row)
			out = append(out, e)
			return err
		})
	})
	return out, total, err
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// entitiesOfGraph lists the nodes of a graph.
func (q *session) entitiesOfGraph(f Query, sort string, offset, limit int) ([]Entity, int, error) {
	g, err := q.bare(f)
	if err != nil {
		return nil, 0, err
	}
	all := make([]Entity, g.NodeCount())
	for i := range all {
		n := g.Node(i)
		all[i] = Entity{Key: n.Key, Label: n.Label, Type: n.Type, Mentions: n.Mentions, Documents: n.Documents, Degree: g.Neighbours(i)}
		if n.Label == n.Key {
			all[i].Label = or(q.labelOf(n.Key), n.Key)
		}
	}
	name, descending := strings.CutPrefix(sort, "-")
	slices.SortFunc(all, func(x, y Entity) int {
		c := map[string]int{"label": cmp.Compare(x.Label, y.Label), "key": cmp.Compare(x.Key, y.Key), "type": slices.Index(fact.Types, x.Type) - slices.Index(fact.Types, y.Type),
			"mentions": x.Mentions - y.Mentions, "documents": x.Documents - y.Documents, "degree": x.Degree - y.Degree}[name]
		if descending {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(x.Key, y.Key))
	})
	return page(all, offset, limit), len(all), nil
}

// bare returns the graph that a query asks for; its nodes may have their keys for labels.
func (q *session) bare(f Query) (*graph.Graph, error) {
	if f.Duplicates {
		g, _, err := q.wholeGraph(f)
		return g, err
	}
	in, err := q.scope(f)
	if err != nil {
		return nil, err
	}
	g, _, err := q.part(f, in)
	return g, err
}

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
		if err := q.one("SELECT count(*) FROM edges e"+where, args...).Scan(&total); err != nil {
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
	where, args := " WHERE e.weight >= ? AND e.documents >= ?", []any{f.MinWeight, f.MinSources}
	in := func(column string, values []any) {
		where += " AND " + column + " IN " + marks(len(values))
		args = append(args, values...)
	}
	if len(f.Types) > 0 {
		var types []any
		for _, t := range f.Types {
			types = append(types, slices.Index(fact.Types, t))
		}
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
	labels := make(map[int]string)
	if name == "source" || name == "target" {
		for i := range g.NodeCount() {
			labels[i] = or(q.labelOf(g.Node(i).Key), g.Node(i).Key)
		}
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

// Edge returns an edge with its figures under f, of which it takes Documents, Since, Until, Search and Duplicates. When nothing of it is left it is ErrUnknown.
func (s *Store) Edge(ctx context.Context, e decision.EdgeRef, f Query) (out EdgeRow, err error) {
	err = s.view(ctx, "looking up an edge", func(q *session) error {
		k, cooccur, err := q.edge(e)
		if err != nil {
			return err
		}
		in, err := q.scope(f)
		if err != nil {
			return err
		}
		if in.open() && !cooccur {
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
	pieces, err := q.pieces(k, cooccur, in)
	if err != nil {
		return EdgeRow{}, err
	}
	e := graph.Edge{Type: ref.Type, Status: ref.Status, Symmetric: ref.Symmetric, Weight: len(pieces)}
	docs := make(map[int64]bool)
	var span extent
	for _, p := range pieces {
		docs[p.doc] = true
		span.widen(p.day)
		e.Score = max(e.Score, p.Score)
	}
	e.Documents, e.First, e.Last = len(docs), graph.Day(span.first).String(), graph.Day(span.last).String()
	if cooccur {
		err = q.describePair(&e, k, in.open() || len(pieces) == 0)
	} else {
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

// Timeline lists dated evidence of relations, oldest first, and says how much there is. Of f it takes Types, Relations, Statuses, Documents, Since,
// Until, Search and Around, of which an edge must touch one.
func (s *Store) Timeline(ctx context.Context, f Query, offset, limit int) (out []Event, total int, err error) {
	err = s.view(ctx, "making a timeline", func(q *session) error {
		in, err := q.scope(f)
		if err != nil {
			return err
		}
		f.MinWeight, f.MinSources = 0, 0
		where, args := q.whereEdges(f)
		where = strings.Replace(where, " WHERE e.weight >= ? AND e.documents >= ?", " WHERE e.day BETWEEN ? AND ?", 1)
		args[0], args[1] = max(in.since, 1), int64(99991231)
		if in.until != 0 {
			args[1] = in.until
		}
		if len(f.Around) > 0 {
			list := "(SELECT entity FROM keys WHERE key IN " + marks(len(f.Around)) + ")"
			where += " AND (e.source IN " + list + " OR e.target IN " + list + ")"
			args = append(append(args, anys(f.Around)...), anys(f.Around)...)
		}
		return q.timeline(where, args, in, offset, limit, &out, &total)
	})
	return out, total, err
}

func (q *session) timeline(where string, args []any, in scope, offset, limit int, out *[]Event, total *int) error {
	type at struct {
		edgeKey
		doc, n int64
	}
	var rows []at
	collect := func(query string, args []any) error {
		return q.each(query, args, func(row scanner) error {
			var r at
			err := row.Scan(&r.source, &r.target, &r.typ, &r.status, &r.symmetric, &r.doc, &r.n)
			if in.docs == nil || in.docs[r.doc] {
				rows = append(rows, r)
			}
			return err
		})
	}
	query := "SELECT e.source, e.target, e.type, e.status, e.symmetric, e.doc, e.n FROM evidence e" + where +
		" ORDER BY e.day, e.score DESC, e.doc, e.source, e.target, e.type, e.status, e.symmetric, e.n"
	if in.docs != nil {
		if err := collect(query, args); err != nil {
			return err
		}
		*total = len(rows)
		rows = page(rows, offset, limit)
	} else {
		if err := q.one("SELECT count(*) FROM evidence e"+where, args...).Scan(total); err != nil {
			return err
		}
		if err := collect(query+" LIMIT ? OFFSET ?", append(args, limitOf(limit), max(offset, 0))); err != nil {
			return err
		}
	}
	for _, r := range rows {
		var p piece
		err := q.each(`SELECT doc, d.id, d.source, d.title, d.outlet, e.day, e.score, e.attributed, e.data FROM evidence e JOIN documents d USING (doc)
			WHERE e.source=? AND e.target=? AND e.type=? AND e.status=? AND e.symmetric=? AND e.doc=? AND e.n=?`, append(r.args(), r.doc, r.n), func(row scanner) (err error) {
			p, err = q.scanPiece(row, r.edgeKey)
			return err
		})
		if err != nil {
			return err
		}
		q.fill(&p)
		edge, err := q.edgeRows(" FROM edges e"+whereEdge, r.args()...)
		if err != nil {
			return err
		}
		if len(edge) == 1 {
			*out = append(*out, Event{edge[0], p.Evidence})
		}
	}
	return nil
}

// Histogram counts documents over time in so many equal stretches of whole days, from the first to the last, and those without a date. Of f it takes
// what Documents takes.
func (s *Store) Histogram(ctx context.Context, f Query, buckets int) (out []Bucket, undated int, err error) {
	err = s.view(ctx, "counting documents over time", func(q *session) error {
		where, args, err := q.whereDocuments(f)
		if err != nil {
			return err
		}
		if !f.Duplicates {
			where = strings.Replace(or(strings.TrimSpace(where), "WHERE 1"), "WHERE ", " WHERE d.duplicate_of IS NULL AND ", 1)
		}
		days := make(map[int64]int)
		first, last := int64(0), int64(0)
		err = q.each("SELECT d.day, count(*) FROM documents d"+where+" GROUP BY d.day", args, func(row scanner) error {
			var day graph.Day
			var n int
			if err := row.Scan(&day, &n); err != nil || day == 0 {
				undated += n
				return err
			}
			at, err := time.Parse(time.DateOnly, day.String())
			if err != nil {
				undated += n // 31 February
				return nil
			}
			d := at.Unix() / 86400
			if len(days) == 0 {
				first, last = d, d
			}
			days[d] += n
			first, last = min(first, d), max(last, d)
			return nil
		})
		if err != nil || len(days) == 0 {
			return err
		}
		out = stretches(days, first, last, int64(max(buckets, 1)))
		return nil
	})
	return out, undated, err
}

func stretches(days map[int64]int, first, last, count int64) []Bucket {
	length := (last - first + count) / count // of each, rounded up
	var out []Bucket
	for start := first; start <= last; start += length {
		out = append(out, Bucket{Start: dayOf(start), End: dayOf(min(start+length-1, last))})
	}
	for d, n := range days {
		out[(d-first)/length].Documents += n
	}
	return out
}

func dayOf(d int64) string { return time.Unix(d*86400, 0).UTC().Format(time.DateOnly) }
