package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// How much of each a card shows; its totals say how much there is.
const (
	cardRows       = 100
	cardStatements = 20
	manyStatements = 1000 // of one entity
)

// Entity returns all there is to say of an entity. Neighbours, relations and dates are those under f.
func (s *Store) Entity(ctx context.Context, key string, f Query) (c Card, err error) {
	err = s.view(ctx, "looking up "+key, func(q *session) error {
		id, err := q.number("SELECT entity FROM keys JOIN entities USING (entity) WHERE keys.key=?", key)
		if noRows(err) {
			return fmt.Errorf("entity %s: %w", key, ErrUnknown)
		}
		if err != nil {
			return err
		}
		a, err := q.actor(id)
		if err != nil {
			return err
		}
		c = Card{Node: a.Node(key, q.labelOf)}
		if c.MetonymOf != "" {
			c.MetonymLabel = or(q.labelOf(c.MetonymOf), c.MetonymOf)
		}
		return errors.Join(q.cardEdges(&c, id, f), q.cardStatements(&c, id), q.cardHistory(&c))
	})
	return c, err
}

// spoke is an edge at the entity of a card.
type spoke struct {
	k                 edgeKey
	cooccur           bool
	weight, documents int
	score             float64
	significance      float64
	span              extent
	other             int64
}

// edgeOf is the edge without its names.
func (q *session) edgeOf(s *spoke) (graph.Edge, error) {
	e := graph.Edge{Type: graph.Cooccur, Status: fact.Cooccurring, Symmetric: true, Weight: s.weight, Documents: s.documents, Score: s.score,
		Significance: s.significance, First: graph.Day(s.span.first).String(), Last: graph.Day(s.span.last).String()}
	if s.cooccur {
		return e, nil
	}
	var err error
	e.Type, err = q.relationType(s.k.typ)
	e.Status, e.Symmetric = statuses[s.k.status], s.k.symmetric != 0
	return e, err
}

// cardEdges adds neighbours and relations.
func (q *session) cardEdges(c *Card, id int64, f Query) error {
	spokes, err := q.spokes(c.Key, id, f)
	if err != nil {
		return err
	}
	c.TotalRelations = len(spokes)
	if err := q.cardNeighbours(c, spokes); err != nil {
		return err
	}
	var span extent
	for _, s := range spokes {
		span.widen(s.span.first)
		span.widen(s.span.last)
	}
	c.First, c.Last = graph.Day(span.first).String(), graph.Day(span.last).String()
	in, err := q.scope(f)
	if err != nil {
		return err
	}
	spokes = front(spokes, cardRows, func(s spoke) int { return s.weight - boolRank(s.cooccur)<<40 })
	slices.SortFunc(spokes, func(x, y spoke) int {
		return cmp.Or(boolRank(x.cooccur)-boolRank(y.cooccur), cmp.Compare(y.weight, x.weight),
			cmp.Compare(y.documents, x.documents), cmp.Compare(y.score, x.score), x.k.compare(y.k))
	})
	for _, s := range page(spokes, 0, cardRows) {
		e, err := q.edgeOf(&s)
		if err != nil {
			return err
		}
		if !s.cooccur && !f.Duplicates {
			if err := q.describe(&e, s.k.source, s.k.target, in); err != nil {
				return err
			}
		}
		row, err := q.edgeRow(e, s.k.source, s.k.target)
		if err != nil {
			return err
		}
		c.Relations = append(c.Relations, row)
	}
	return nil
}

// front leaves out what can not be among the n heaviest: sorting all of a hub's edges takes longer than reading them.
func front[T any](all []T, n int, weight func(T) int) []T {
	if len(all) <= n {
		return all
	}
	weights := make([]int, len(all))
	for i, v := range all {
		weights[i] = weight(v)
	}
	slices.Sort(weights)
	least := weights[len(weights)-n]
	return slices.DeleteFunc(slices.Clone(all), func(v T) bool { return weight(v) < least })
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (q *session) cardNeighbours(c *Card, spokes []spoke) error {
	type sum struct{ edges, weight int }
	sums := make(map[int64]*sum)
	var order []int64
	for _, s := range spokes {
		n := sums[s.other]
		if n == nil {
			n = &sum{}
			sums[s.other] = n
			order = append(order, s.other)
		}
		n.edges++
		n.weight += s.weight
	}
	c.TotalNeighbours = len(order)
	order = front(order, cardRows, func(id int64) int { return sums[id].weight })
	slices.SortFunc(order, func(x, y int64) int {
		return cmp.Or(cmp.Compare(sums[y].weight, sums[x].weight), cmp.Compare(sums[y].edges, sums[x].edges), cmp.Compare(x, y))
	})
	for _, id := range page(order, 0, cardRows) {
		n, err := q.named(id)
		if err != nil {
			return err
		}
		c.Neighbours = append(c.Neighbours, Neighbour{Key: n.key, Label: n.label, Type: n.typ, Edges: sums[id].edges, Weight: sums[id].weight})
	}
	return nil
}

// spokes returns the edges at an entity, without names.
func (q *session) spokes(key string, id int64, f Query) ([]spoke, error) {
	layer, err := q.settle(f)
	if err != nil {
		return nil, err
	}
	f.Around, f.Depth, f.Top, f.TopEdges = nil, 0, 0, 0
	if !f.plain() || len(f.Types) > 0 {
		return q.spokesOfGraph(key, f)
	}
	var out []spoke
	if layer != graph.CooccurLayer {
		if out, err = q.typedSpokes(id, f); err != nil {
			return nil, err
		}
	}
	if layer != graph.TypedLayer {
		pairs, err := q.pairSpokes(id, f)
		return append(out, pairs...), err
	}
	return out, nil
}

func (q *session) typedSpokes(id int64, f Query) ([]spoke, error) {
	where, args := q.whereEdges(f)
	var out []spoke
	for _, end := range [][2]string{{"source", "target"}, {"target", "source"}} {
		// Few numbers a row: those who are named most have ten thousands of rows, and each number takes its time.
		query := "SELECT e." + end[1] + ", (e.type<<8) + (e.status<<1) + e.symmetric, (e.weight<<32) + e.documents, e.score, (e.first<<32) + e.last FROM edges e" +
			where + " AND e." + end[0] + "=?"
		err := q.each(query, append(slices.Clone(args), id), func(row scanner) error {
			var kind, size, score, days int64
			s := spoke{}
			err := row.Scan(&s.other, &kind, &size, &score, &days)
			s.k = edgeKey{source: id, target: s.other, typ: kind >> 8, status: kind >> 1 & 0x7f, symmetric: kind & 1}
			if end[0] == "target" {
				s.k.source, s.k.target = s.other, id
			}
			s.weight, s.documents, s.score = int(size>>32), int(size&0xffffffff), round6(float64(bitsScore(score)))
			s.span = extent{days >> 32, days & 0xffffffff}
			out = append(out, s)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (q *session) pairSpokes(id int64, f Query) ([]spoke, error) {
	var out []spoke
	total, err := q.number("SELECT coalesce((SELECT n FROM counters WHERE name = 'sentences'), 0)")
	if err != nil {
		return nil, err
	}
	for _, end := range []string{"source", "target"} {
		err := q.each(`SELECT p.source, p.target, p.weight, p.documents, p.first, p.last, s.sentences, t.sentences FROM pairs p
			JOIN entities s ON s.entity = p.source JOIN entities t ON t.entity = p.target WHERE p.weight >= ? AND p.documents >= ? AND p.`+end+"=?",
			[]any{f.MinWeight, f.MinSources, id}, func(row scanner) error {
				s := spoke{cooccur: true}
				var a, b int
				err := row.Scan(&s.k.source, &s.k.target, &s.weight, &s.documents, &s.span.first, &s.span.last, &a, &b)
				s.other = s.k.source + s.k.target - id
				s.score, s.significance = graph.Association(s.weight, a, b, int(total))
				out = append(out, s)
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// spokesOfGraph returns the edges at an entity in the graph that a query asks for.
func (q *session) spokesOfGraph(key string, f Query) ([]spoke, error) {
	f.Isolated = true
	g, err := q.bare(f)
	if err != nil {
		return nil, err
	}
	v, ok := g.NodeByKey(key)
	if !ok {
		return nil, nil
	}
	var out []spoke
	for _, i := range g.EdgesAt(v) {
		e := g.Edge(i)
		ref := decision.EdgeRef{Source: g.Node(e.Source).Key, Target: g.Node(e.Target).Key, Type: e.Type, Status: e.Status, Symmetric: e.Symmetric}
		k, _, err := q.edge(ref)
		if errors.Is(err, ErrUnknown) {
			continue // of near-duplicates alone
		}
		if err != nil {
			return nil, err
		}
		s := spoke{k: k, cooccur: e.Type == graph.Cooccur, weight: e.Weight, documents: e.Documents, score: e.Score, significance: e.Significance,
			span: extent{int64(graph.ParseDay(e.First)), int64(graph.ParseDay(e.Last))}, other: k.source}
		if ref.Source == key {
			s.other = k.target
		}
		out = append(out, s)
	}
	return out, nil
}

// cardStatements adds what the entity says, the latest first.
func (q *session) cardStatements(c *Card, id int64) error {
	if err := q.one("SELECT coalesce(sum(statements), 0) FROM appearances WHERE entity=?", id).Scan(&c.TotalStatements); err != nil || c.TotalStatements == 0 {
		return err
	}
	// Who speaks in many documents is found quickest in the latest ones.
	join := "appearances CROSS JOIN documents"
	if c.TotalStatements > manyStatements {
		join = "documents CROSS JOIN appearances"
	}
	docs, err := q.list("SELECT doc FROM "+join+" USING (doc) WHERE entity=? AND statements > 0 ORDER BY day DESC, doc LIMIT ?", id, cardStatements)
	if err != nil {
		return err
	}
	o, err := q.decided()
	if err != nil {
		return err
	}
	for _, doc := range docs {
		if len(c.Statements) >= cardStatements {
			break
		}
		raw, err := q.raw(doc)
		if err != nil {
			q.report(doc, err)
			continue
		}
		c.Statements = append(c.Statements, statementsOf(o.Apply(raw), c.Key)...)
	}
	c.Statements = page(c.Statements, 0, cardStatements)
	return nil
}

// statementsOf lists what the entity of that key says in a document.
func statementsOf(f *fact.Facts, key string) []Statement {
	var out []Statement
	for _, st := range f.Statements {
		i := st.Speaker.Index()
		if i < 0 || i >= len(f.Entities) || f.Entities[i].Key != key {
			continue
		}
		s := Statement{Document: f.Doc.ID, Source: f.Doc.Source, Title: f.Doc.Title, Date: f.Doc.Date, Kind: st.Kind}
		var parts []string
		for _, sp := range st.Content {
			if sp.Start < 0 || sp.End > len(f.Text) || sp.Start >= sp.End {
				continue
			}
			if len(parts) == 0 {
				s.Span = sp
			}
			s.Span = text.Span{Start: min(s.Span.Start, sp.Start), End: max(s.Span.End, sp.End)}
			parts = append(parts, sp.Of(f.Text))
		}
		s.Text = strings.Join(parts, " … ")
		out = append(out, s)
	}
	return out
}

// cardHistory adds notes and the decisions that made the entity what it is.
func (q *session) cardHistory(c *Card) error {
	o, err := q.decided()
	if err != nil {
		return err
	}
	log, err := q.readLog()
	if err != nil {
		return err
	}
	c.Notes = o.Notes(c.Key)
	for _, d := range log {
		if d.Undone || d.Edge != nil {
			continue
		}
		if slices.ContainsFunc(d.Keys(), func(k string) bool { return k == c.Key || o.Final(k) == c.Key }) {
			c.History = append(c.History, d)
		}
	}
	return nil
}
