package web

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
)

// fake is a corpus in memory, as simple as can be: all it says comes from one graph.
type fake struct {
	docs map[string]*fact.Facts
	g    *graph.Graph

	mu        sync.Mutex
	log       []decision.Decision
	positions map[string][2]float64
	proposals []decision.Proposal
	graphs    int   // calls of Graph
	broken    error // what every call answers when set
	panics    bool
}

func newFake(fs ...*fact.Facts) *fake {
	var b graph.Builder
	c := &fake{docs: map[string]*fact.Facts{}, positions: map[string][2]float64{}}
	for _, f := range fs {
		c.docs[f.Doc.ID] = f
		b.Add(f)
	}
	c.g = b.Graph()
	return c
}

func (c *fake) fail() error {
	if c.panics {
		panic("the fake corpus panics at /home/someone/corpus.db")
	}
	return c.broken
}

func (c *fake) Revision(context.Context) (int64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return int64(len(c.log)) + 1, nil
}

func (c *fake) Stats(context.Context) (store.Stats, error) {
	return store.Stats{Documents: len(c.docs), Entities: c.g.NodeCount(), Relations: c.g.TypedCount(), Cooccurrences: c.g.EdgeCount() - c.g.TypedCount(), Revision: 1,
		First: "2024-01-01", Last: "2024-12-31", Types: []store.Count{{Name: "person", Count: c.g.NodeCount()}}}, c.fail()
}

func (c *fake) filter(q store.Query) graph.Filter {
	f := graph.Filter{Types: q.Types, Relations: q.Relations, Statuses: q.Statuses, Layers: q.Layers, MinWeight: q.MinWeight, MinDocuments: q.MinSources,
		Since: q.Since, Until: q.Until, Documents: q.Documents, AroundDepth: q.Depth, TopNodes: q.Top, TopEdges: q.TopEdges, KeepIsolated: q.Isolated}
	for _, k := range q.Around {
		if i, ok := c.g.NodeByKey(k); ok {
			f.Around = append(f.Around, i)
		}
	}
	if q.Around != nil && f.Around == nil {
		f.Around = []int{-1}
	}
	return f
}

func (c *fake) Graph(_ context.Context, q store.Query) (*graph.Graph, graph.Left, error) {
	c.mu.Lock()
	c.graphs++
	c.mu.Unlock()
	g, left := c.g.Filter(c.filter(q))
	return g, left, c.fail()
}

func (c *fake) Strongest(_ context.Context, key string, others []string, limit int, q store.Query) ([]string, int, error) {
	q.Around, q.Depth, q.Isolated = []string{key}, 1, true
	g, _ := c.g.Filter(c.filter(q))
	centre, ok := g.NodeByKey(key)
	if !ok {
		if _, ok := c.g.NodeByKey(key); !ok {
			return nil, 0, store.ErrUnknown
		}
		return nil, 0, c.fail()
	}
	have := map[string]bool{}
	for _, k := range others {
		have[k] = true
	}
	keys, more := strongest(g, centre, have, limit)
	return keys, more, c.fail()
}

func (c *fake) Join(_ context.Context, keys, others []string, q store.Query) (*graph.Graph, error) {
	q.Around, q.Top, q.TopEdges, q.Isolated = nil, 0, 0, true
	g, _ := c.g.Filter(c.filter(q))
	stay := []int{-1}
	for _, k := range slices.Concat(keys, others) {
		if v, ok := g.NodeByKey(k); ok {
			stay = append(stay, v)
		}
	}
	slices.Sort(stay)
	stay = slices.Compact(stay)
	g, _ = g.Filter(graph.Filter{Around: stay, TopNodes: max(1, len(stay)-1), KeepIsolated: true})
	return g, c.fail()
}

func (c *fake) Labels(_ context.Context, keys []string) (map[string]string, error) {
	out := map[string]string{}
	for _, k := range keys {
		if v, ok := c.g.NodeByKey(k); ok {
			out[k] = c.g.Node(v).Label
		}
	}
	return out, c.fail()
}

// strongest lists the neighbours of a node that are not there yet, those with the most evidence first, and says how many it left out.
func strongest(g *graph.Graph, centre int, have map[string]bool, limit int) ([]string, int) {
	weight := map[int]int{}
	for _, i := range g.EdgesAt(centre) {
		e := g.Edge(i)
		if e.Type == graph.Cooccur {
			weight[e.Source+e.Target-centre] += e.Weight
		} else {
			weight[e.Source+e.Target-centre] += 4 * e.Weight
		}
	}
	type near struct {
		key              string
		weight, mentions int
	}
	var all []near
	for i, w := range weight {
		if n := g.Node(i); i != centre && !have[n.Key] {
			all = append(all, near{n.Key, w, n.Mentions})
		}
	}
	slices.SortFunc(all, func(a, b near) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(b.mentions, a.mentions), cmp.Compare(a.key, b.key))
	})
	out := make([]string, 0, limit)
	for _, n := range all[:min(limit, len(all))] {
		out = append(out, n.key)
	}
	return out, len(all) - len(out)
}

func (c *fake) entity(i int) store.Entity {
	n := c.g.Node(i)
	return store.Entity{Key: n.Key, Label: n.Label, Type: n.Type, Mentions: n.Mentions, Documents: n.Documents, Degree: len(c.g.EdgesAt(i))}
}

func (c *fake) Find(_ context.Context, name string, limit int) ([]store.Entity, error) {
	var out []store.Entity
	for i := range c.g.NodeCount() {
		if n := c.g.Node(i); strings.Contains(strings.ToLower(n.Label), strings.ToLower(name)) && len(out) < limit {
			out = append(out, c.entity(i))
		}
	}
	return out, c.fail()
}

func (c *fake) ids() []string {
	var out []string
	for id := range c.docs {
		out = append(out, id)
	}
	slices.Sort(out)
	return out
}

func (c *fake) Search(_ context.Context, words string, limit int) ([]store.Hit, int, error) {
	var out []store.Hit
	total := 0
	for _, id := range c.ids() {
		f := c.docs[id]
		at := strings.Index(f.Text, words)
		if at < 0 {
			continue
		}
		if total++; len(out) < limit {
			end := min(len(f.Text), at+len(words)+20)
			h := store.Hit{Document: id, Title: f.Doc.Title, Outlet: f.Doc.Outlet, Date: f.Doc.Date, Snippet: f.Text[at:end], Start: at}
			h.Marks = append(h.Marks, spanOf(0, len(words)))
			out = append(out, h)
		}
	}
	return out, total, c.fail()
}

func cut[T any](all []T, offset, limit int) ([]T, int, error) {
	offset = min(offset, len(all))
	return all[offset:min(len(all), offset+limit)], len(all), nil
}

func (c *fake) Entities(_ context.Context, q store.Query, sort string, offset, limit int) ([]store.Entity, int, error) {
	var out []store.Entity
	for i := range c.g.NodeCount() {
		if q.Types == nil || slices.Contains(q.Types, c.g.Node(i).Type) {
			out = append(out, c.entity(i))
		}
	}
	if sort == "label" {
		slices.SortFunc(out, func(a, b store.Entity) int { return cmp.Compare(a.Label, b.Label) })
	}
	return cut(out, offset, limit)
}

func (c *fake) row(i int) store.EdgeRow {
	e := c.g.Edge(i)
	a, b := c.g.Node(e.Source), c.g.Node(e.Target)
	r := store.EdgeRow{Edge: e, Ref: refOf(e, a.Key, b.Key), SourceKey: a.Key, TargetKey: b.Key, SourceLabel: a.Label, TargetLabel: b.Label, SourceType: a.Type, TargetType: b.Type}
	r.ID, r.Source, r.Target = r.Ref.String(), 0, 0
	return r
}

func (c *fake) rows() []store.EdgeRow {
	out := make([]store.EdgeRow, c.g.EdgeCount())
	for i := range out {
		out[i] = c.row(i)
	}
	return out
}

func (c *fake) Relations(_ context.Context, q store.Query, sort string, offset, limit int) ([]store.EdgeRow, int, error) {
	return cut(c.rows(), offset, limit)
}

func (c *fake) Documents(_ context.Context, q store.Query, sort string, offset, limit int) ([]store.Document, int, error) {
	var out []store.Document
	for _, id := range c.ids() {
		if f := c.docs[id]; q.Search == "" || strings.Contains(f.Text, q.Search) {
			out = append(out, documentRow(f))
		}
	}
	return cut(out, offset, limit)
}

func documentRow(f *fact.Facts) store.Document {
	return store.Document{ID: f.Doc.ID, Source: f.Doc.Source, Title: f.Doc.Title, Outlet: f.Doc.Outlet, Date: f.Doc.Date, Bytes: len(f.Text), Entities: len(f.Entities), Relations: len(f.Relations)}
}

func (c *fake) Timeline(_ context.Context, q store.Query, offset, limit int) ([]store.Event, int, error) {
	var out []store.Event
	for i := range c.g.EdgeCount() {
		for _, e := range c.g.Evidence(i) {
			out = append(out, store.Event{Edge: c.row(i), Evidence: e})
		}
	}
	slices.SortStableFunc(out, func(a, b store.Event) int { return cmp.Compare(a.Evidence.Date, b.Evidence.Date) })
	return cut(out, offset, limit)
}

func (c *fake) Histogram(_ context.Context, q store.Query, n int) ([]store.Bucket, int, error) {
	return []store.Bucket{{Start: "2024-01-01", End: "2024-12-31", Documents: len(c.docs)}}, 0, c.fail()
}

func (c *fake) Entity(_ context.Context, key string, q store.Query) (store.Card, error) {
	i, ok := c.g.NodeByKey(key)
	if !ok {
		return store.Card{}, store.ErrUnknown
	}
	card := store.Card{Node: c.g.Node(i)}
	for _, e := range c.g.EdgesAt(i) {
		card.Relations = append(card.Relations, c.row(e))
		edge := c.g.Edge(e)
		o := c.g.Node(edge.Source + edge.Target - i)
		card.Neighbours = append(card.Neighbours, store.Neighbour{Key: o.Key, Label: o.Label, Type: o.Type, Edges: 1, Weight: edge.Weight})
	}
	card.TotalRelations, card.TotalNeighbours = len(card.Relations), len(card.Neighbours)
	for _, d := range c.log {
		if slices.Contains(d.Keys(), key) {
			card.History = append(card.History, d)
		}
	}
	for _, id := range c.ids() {
		f := c.docs[id]
		for _, st := range f.Statements {
			if keyOf(f, st.Speaker) == key {
				card.Statements = append(card.Statements, store.Statement{Document: id, Title: f.Doc.Title, Date: f.Doc.Date, Text: content(f.Text, st.Content), Kind: st.Kind, Span: st.Content[0]})
			}
		}
	}
	card.TotalStatements = len(card.Statements)
	return card, c.fail()
}

func (c *fake) find(ref decision.EdgeRef) (int, bool) {
	at, ok := c.g.NodeByKey(ref.Source)
	if !ok {
		return 0, false
	}
	for _, i := range c.g.EdgesAt(at) {
		if c.row(i).Ref == ref {
			return i, true
		}
	}
	return 0, false
}

func (c *fake) Edge(_ context.Context, ref decision.EdgeRef, q store.Query) (store.EdgeRow, error) {
	if i, ok := c.find(ref); ok {
		return c.row(i), c.fail()
	}
	return store.EdgeRow{}, store.ErrUnknown
}

func (c *fake) Evidence(_ context.Context, ref decision.EdgeRef, q store.Query, offset, limit int) ([]graph.Evidence, int, error) {
	i, ok := c.find(ref)
	if !ok {
		return nil, 0, store.ErrUnknown
	}
	return cut(c.g.Evidence(i), offset, limit)
}

func (c *fake) Document(_ context.Context, id string) (*fact.Facts, store.Document, error) {
	f, ok := c.docs[id]
	if !ok {
		return nil, store.Document{}, store.ErrUnknown
	}
	return f, documentRow(f), c.fail()
}

func (c *fake) Path(_ context.Context, from, to string, q store.Query) (*graph.Graph, []int, error) {
	a, ok := c.g.NodeByKey(from)
	b, ok2 := c.g.NodeByKey(to)
	if !ok || !ok2 {
		return nil, nil, store.ErrUnknown
	}
	return c.g, c.g.PathOf(q.Layers, a, b), c.fail()
}

func (c *fake) Degree(_ context.Context, keys []string, q store.Query) (map[string]int, error) {
	out := map[string]int{}
	for _, k := range keys {
		if i, ok := c.g.NodeByKey(k); ok {
			out[k] = len(c.g.EdgesAt(i))
		}
	}
	return out, c.fail()
}

func (c *fake) Decide(_ context.Context, d decision.Decision) (int64, error) {
	if _, ok := c.g.NodeByKey(d.Key); d.Key != "" && !ok {
		return 0, &decision.UnknownKey{Key: d.Key, Near: []string{"person/near-one"}}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	d.ID = int64(len(c.log)) + 1
	c.log = append(c.log, d)
	return d.ID, c.fail()
}

func (c *fake) Undo(_ context.Context, id int64, at string) (decision.Decision, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range slices.Backward(c.log) {
		if !c.log[i].Undone && (id == 0 || c.log[i].ID == id) {
			c.log[i].Undone = true
			return c.log[i], c.fail()
		}
	}
	return decision.Decision{}, store.ErrUnknown
}

func (c *fake) Decisions(context.Context) ([]decision.Decision, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.log), c.fail()
}

func (c *fake) Notes(context.Context) (map[string][]string, map[string][]string, error) {
	entities, edges := map[string][]string{}, map[string][]string{}
	for _, d := range c.log {
		switch {
		case d.Kind == decision.Note && d.Edge != nil:
			edges[d.Edge.String()] = append(edges[d.Edge.String()], d.Text)
		case d.Kind == decision.Note:
			entities[d.Key] = append(entities[d.Key], d.Text)
		}
	}
	return entities, edges, c.fail()
}

func (c *fake) Proposals(_ context.Context, limit int) ([]decision.Proposal, error) {
	return c.proposals[:min(limit, len(c.proposals))], c.fail()
}

func (c *fake) Positions(context.Context) (map[string][2]float64, error) { return c.positions, nil }

func (c *fake) SetPositions(_ context.Context, at map[string][2]float64) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, p := range at {
		c.positions[k] = p
	}
	return nil
}
