package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Graph returns what q asks for, and how much there is beside it. Its figures are those that a graph.Builder with the facts of
// the same documents, decisions applied, and graph.Graph.Filter give; so are the IDs of its edges when neither layers nor documents nor dates are chosen. Evidence is read when asked for, from
// the corpus as it is then; the graph is of no use for it when the corpus has been closed.
func (s *Store) Graph(ctx context.Context, f Query) (g *graph.Graph, left graph.Left, err error) {
	err = s.view(ctx, "making a graph", func(q *session) error {
		g, left, err = q.graph(f)
		return err
	})
	return g, left, err
}

// filter is the part of a query that graph.Filter does, on a skeleton or a whole graph.
func (f *Query) filter(g *graph.Graph) graph.Filter {
	out := graph.Filter{Types: orNil(f.Types), Relations: orNil(f.Relations), Statuses: orNil(f.Statuses), Layers: f.Layers, MinWeight: f.MinWeight,
		MinDocuments: f.MinSources, AroundDepth: f.Depth, TopNodes: f.Top, TopEdges: f.TopEdges, KeepIsolated: f.Isolated}
	for _, key := range f.Around {
		if v, ok := g.NodeByKey(key); ok {
			out.Around = append(out.Around, v)
		}
	}
	return out
}

// orNil is a list, or nil when it is empty: an empty choice chooses all.
func orNil[T any](list []T) []T {
	if len(list) == 0 {
		return nil
	}
	return list
}

func (q *session) graph(f Query) (*graph.Graph, graph.Left, error) {
	if f.Duplicates {
		return q.wholeGraph(f)
	}
	in, err := q.scope(f)
	if err != nil {
		return nil, graph.Left{}, err
	}
	part, s, err := q.part(f, in)
	if err != nil {
		return nil, graph.Left{}, err
	}
	counts, err := q.counters()
	if err != nil {
		return nil, graph.Left{}, err
	}
	typed := part.TypedCount()
	left := graph.Left{Nodes: counts["entities"] - part.NodeCount(), Edges: counts["relations"] - typed, Cooccurrences: counts["pairs"] - part.EdgeCount() + typed}
	g, err := q.flesh(part, s, in, counts["sentences"])
	return g, left, err
}

// part returns the part of the skeleton that a query asks for.
func (q *session) part(f Query, in scope) (*graph.Graph, *skeleton, error) {
	s, err := q.skeleton(f, in)
	if err != nil {
		return nil, nil, err
	}
	filter := f.filter(s.graph)
	if len(f.Around) > 0 && len(filter.Around) == 0 {
		return nil, nil, fmt.Errorf("%s: %w", strings.Join(f.Around, ", "), ErrUnknown)
	}
	part, _ := s.graph.Filter(filter)
	return part, s, nil
}

// flesh gives a part of a skeleton its names and what is known of its edges.
func (q *session) flesh(part *graph.Graph, s *skeleton, in scope, sentences int) (*graph.Graph, error) {
	var l graph.Loader
	ids := make([]int64, part.NodeCount())
	for i := range ids {
		key := part.Node(i).Key
		at, _ := s.graph.NodeByKey(key)
		ids[i] = s.entities[at]
		a, err := q.actor(ids[i])
		if err != nil {
			return nil, fmt.Errorf("entity %s: %w", key, err)
		}
		l.Node(a.Node(key, q.labelOf), a.Sentences)
	}
	for i := range part.EdgeCount() {
		e := part.Edge(i)
		if e.Type != graph.Cooccur {
			if err := q.describe(&e, ids[e.Source], ids[e.Target], in); err != nil {
				return nil, err
			}
		}
		number := 0
		fmt.Sscanf(e.ID, "e%d", &number)
		l.Edge(e, number)
	}
	return l.Graph(sentences, &source{store: q.Store, ctx: q.ctx, in: in}), nil
}

// labelOf returns the label of a key, "" when the corpus shows no such entity.
func (q *session) labelOf(key string) string {
	var label string
	if q.one("SELECT label FROM entities JOIN keys USING (entity) WHERE keys.key=?", key).Scan(&label) != nil {
		return ""
	}
	return label
}

// named is how an entity is shown.
type named struct {
	key, label string
	typ        fact.Type
}

func (q *session) named(id int64) (named, error) {
	if n, ok := q.names[id]; ok {
		return n, nil
	}
	var n named
	var typ int
	if err := q.one("SELECT key, label, type FROM entities WHERE entity=?", id).Scan(&n.key, &n.label, &typ); err != nil {
		return n, fmt.Errorf("entity %d: %w", id, orDamaged(err))
	}
	n.typ = typeOf(typ)
	q.names[id] = n
	return n, nil
}

// describe adds the label of a typed edge and in whose words it is alleged.
func (q *session) describe(e *graph.Edge, source, target int64, in scope) error {
	k, err := q.keyOf(e, source, target)
	if err != nil {
		return err
	}
	var labels, attributed map[string]int
	if in.open() {
		labels, attributed, err = q.tallied(k)
	} else {
		labels, attributed, err = q.talliedIn(k, in)
	}
	if err != nil {
		return err
	}
	e.Label, e.AttributedTo = "", nil
	if len(labels) > 0 {
		e.Label = slices.MinFunc(slices.Collect(maps.Keys(labels)), func(x, y string) int { return cmp.Or(cmp.Compare(labels[y], labels[x]), cmp.Compare(x, y)) })
	}
	e.AttributedTo = slices.Sorted(maps.Keys(attributed))
	return nil
}

func (q *session) keyOf(e *graph.Edge, source, target int64) (edgeKey, error) {
	k, err := q.edgeParts(e.Type, e.Status, e.Symmetric)
	k.source, k.target = source, target
	return k, err
}

// tallied returns the labels of an edge and to whom its evidence is attributed.
func (q *session) tallied(k edgeKey) (labels, attributed map[string]int, err error) {
	var tally []byte
	if err := q.one("SELECT tally FROM edges"+whereEdge, k.args()...).Scan(&tally); err != nil {
		return nil, nil, orDamaged(err)
	}
	labelIDs, attributedIDs, err := decodeEdge(tally)
	labels, attributed = make(map[string]int), make(map[string]int)
	for id, n := range labelIDs {
		s, err := q.string(id)
		if err != nil {
			return nil, nil, err
		}
		labels[s] += n
	}
	for id, n := range attributedIDs {
		who, err := q.named(id)
		if err != nil {
			return nil, nil, err
		}
		attributed[who.label] += n
	}
	return labels, attributed, err
}

func (q *session) talliedIn(k edgeKey, in scope) (labels, attributed map[string]int, err error) {
	pieces, err := q.pieces(k, false, in)
	labels, attributed = make(map[string]int), make(map[string]int)
	for _, p := range pieces {
		labels[p.Label]++
		if p.AttributedTo != "" {
			attributed[p.AttributedTo]++
		}
	}
	return labels, attributed, err
}

// source reads evidence for a graph.
type source struct {
	store *Store
	ctx   context.Context
	in    scope
}

// Pieces reads the evidence of an edge; when the corpus can not be read any more there is none.
func (s *source) Pieces(from, to string, e graph.Edge) (out []graph.Piece) {
	ref := decision.EdgeRef{Source: from, Target: to, Type: e.Type, Status: e.Status, Symmetric: e.Symmetric}
	s.store.view(context.WithoutCancel(s.ctx), "looking up evidence", func(q *session) error {
		k, cooccur, err := q.edge(ref)
		if err != nil {
			return err
		}
		pieces, err := q.pieces(k, cooccur, s.in)
		for i := range pieces {
			q.fill(&pieces[i])
			out = append(out, pieces[i].Piece)
		}
		return err
	})
	return out
}

// Documents lists the documents that count.
func (s *source) Documents() (out []graph.Document) {
	out = []graph.Document{}
	s.store.view(context.WithoutCancel(s.ctx), "listing documents", func(q *session) error {
		return q.each("SELECT id, source, title, outlet, day FROM documents WHERE duplicate_of IS NULL ORDER BY id", nil, func(row scanner) error {
			var d graph.Document
			var day graph.Day
			err := row.Scan(&d.ID, &d.Source, &d.Title, &d.Outlet, &day)
			d.Date = day.String()
			out = append(out, d)
			return err
		})
	})
	return out
}

// wholeKept is the most documents of which the graph with near-duplicates is kept between questions.
const wholeKept = 2000

// allFacts makes a graph of the facts of all documents, near-duplicates with them, in memory.
func (q *session) allFacts() (*graph.Graph, error) {
	q.mu.Lock()
	g, at := q.whole, q.wholeAt
	q.mu.Unlock()
	if g != nil && at == q.at {
		return g, nil
	}
	o, err := q.decided()
	if err != nil {
		return nil, err
	}
	docs, err := q.list("SELECT doc FROM documents ORDER BY doc")
	if err != nil {
		return nil, err
	}
	var b graph.Builder
	for _, doc := range docs {
		if err := q.ctx.Err(); err != nil {
			return nil, err
		}
		raw, err := q.raw(doc)
		if err != nil {
			q.report(doc, err)
			continue
		}
		b.Add(o.Apply(raw))
	}
	g = b.Graph()
	if len(docs) <= wholeKept {
		q.mu.Lock()
		q.whole, q.wholeAt = g, q.at
		q.mu.Unlock()
	}
	return g, nil
}

// wholeGraph is the graph of a query in which near-duplicates count.
func (q *session) wholeGraph(f Query) (*graph.Graph, graph.Left, error) {
	g, err := q.allFacts()
	if err != nil {
		return nil, graph.Left{}, err
	}
	filter := f.filter(g)
	filter.Since, filter.Until = f.Since, f.Until
	if len(f.Documents) > 0 || f.Search != "" {
		where, args, err := q.whereDocuments(Query{Documents: f.Documents, Search: f.Search})
		if err != nil {
			return nil, graph.Left{}, err
		}
		filter.Documents = []string{}
		err = q.each("SELECT d.id FROM documents d"+where, args, func(row scanner) error {
			var id string
			err := row.Scan(&id)
			filter.Documents = append(filter.Documents, id)
			return err
		})
		if err != nil {
			return nil, graph.Left{}, err
		}
	}
	if len(f.Around) > 0 && len(filter.Around) == 0 {
		return nil, graph.Left{}, fmt.Errorf("%s: %w", strings.Join(f.Around, ", "), ErrUnknown)
	}
	part, left := g.Filter(filter)
	return part, left, nil
}
