package web

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/graph/force"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/text"
)

// saver gathers what a saved page carries.
type saver struct {
	HTMLSettings
	c      Corpus
	g      *graph.Graph
	out    *savedJSON
	facts  map[string]*fact.Facts // of the documents that the edges rest on
	docs   map[string]store.Document
	counts map[string]units
	bytes  int
}

// mostStatements is how many statements a saved card carries.
const mostStatements = 50

func save(ctx context.Context, c Corpus, q store.Query, set HTMLSettings) (*savedJSON, error) {
	g, _, err := c.Graph(ctx, q)
	if err != nil {
		return nil, err
	}
	s := &saver{HTMLSettings: set, c: c, g: g, facts: map[string]*fact.Facts{}, docs: map[string]store.Document{}, counts: map[string]units{},
		out: &savedJSON{Nodes: []nodeJSON{}, Aliases: map[string][]countJSON{}, Cards: map[string]savedCardJSON{}, Edges: []edgeJSON{}, Pieces: [][]pieceJSON{}, Documents: []docJSON{}}}
	s.out.Title, s.out.Date, s.out.Theme = or(label(set.Title), "Actant"), label(set.Date), set.Theme
	if s.out.Theme != "light" && s.out.Theme != "dark" {
		s.out.Theme = ""
	}
	notes, edgeNotes, err := c.Notes(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.edges(ctx, edgeNotes); err != nil {
		return nil, err
	}
	if err := s.nodes(ctx, notes); err != nil {
		return nil, err
	}
	s.documents()
	s.statements()
	s.initial(q)
	s.corpus()
	return s.out, nil
}

// edges takes in the edges with their pieces, and reads the documents they come from.
func (s *saver) edges(ctx context.Context, notes map[string][]string) error {
	for i := range s.g.EdgeCount() {
		if err := ctx.Err(); err != nil {
			return err
		}
		e := s.g.Edge(i)
		ref := refOf(e, s.g.Node(e.Source).Key, s.g.Node(e.Target).Key)
		s.out.Edges = append(s.out.Edges, edgeOf(e, ref, len(notes[ref.String()]) > 0))
		pieces := []pieceJSON{}
		for _, ev := range s.g.Evidence(i) {
			if err := s.read(ctx, ev.Document); err != nil {
				return err
			}
			pieces = append(pieces, s.piece(ev))
		}
		s.out.Pieces = append(s.out.Pieces, pieces)
	}
	return nil
}

// read fetches a document once.
func (s *saver) read(ctx context.Context, id string) error {
	if _, ok := s.counts[id]; ok {
		return nil
	}
	f, d, err := s.c.Document(ctx, id)
	if errors.Is(err, store.ErrUnknown) {
		s.counts[id] = units{}
		return nil
	}
	if err != nil {
		return err
	}
	if s.Evidence == EvidenceFull {
		if s.bytes += len(f.Text); s.bytes > 8*s.MaxBytes { // text shrinks to a third or so
			return s.tooLarge(s.bytes)
		}
	}
	s.facts[id], s.docs[id], s.counts[id] = f, d, unitsOf(f.Text)
	return nil
}

func (s *saver) piece(e graph.Evidence) pieceJSON {
	p := pieceOf(e, s.counts[e.Document].of(e.Sentence))
	if s.Evidence == EvidenceNone {
		p.Sentence, p.Subject, p.Trigger, p.Object, p.Start, p.End, p.Ref = "", nil, nil, nil, 0, 0, ""
	}
	return p
}

func (s *saver) nodes(ctx context.Context, notes map[string][]string) error {
	communities := s.g.Communities(graph.AllLayers, 1)
	at, err := s.place(ctx, communities)
	if err != nil {
		return err
	}
	for i := range s.g.NodeCount() {
		n := s.g.Node(i)
		out := nodeOf(n)
		out.X, out.Y, out.Community, out.Note = at[i].X, at[i].Y, communities[i], len(notes[n.Key]) > 0
		near := map[int]bool{}
		card := savedCardJSON{IDs: idsOf(n.IDs), Roles: labels(n.Roles), Notes: labels(notes[n.Key]), Statements: []statementJSON{}}
		for _, k := range s.g.EdgesAt(i) {
			e := s.g.Edge(k)
			near[e.Source+e.Target-i] = true
			if e.First != "" && (card.First == "" || e.First < card.First) {
				card.First = e.First
			}
			card.Last = max(card.Last, e.Last)
		}
		out.Degree = len(near)
		if n.MetonymOf != "" {
			of := ""
			if k, ok := s.g.NodeByKey(n.MetonymOf); ok {
				of = s.g.Node(k).Label
			}
			card.MetonymOf = &metonymJSON{n.MetonymOf, name(of, spelt(n.MetonymOf))}
		}
		s.out.Nodes = append(s.out.Nodes, out)
		s.out.Aliases[n.Key], s.out.Cards[n.Key] = aliasesOf(n.Aliases), card
	}
	return nil
}

// place lays the graph out; what has its place keeps it.
func (s *saver) place(ctx context.Context, communities []int) ([]force.Point, error) {
	at, err := arrange(ctx, s.g, communities, s.At, true)
	for i := range at {
		if p, ok := s.At[s.g.Node(i).Key]; ok {
			at[i] = force.Point{X: bounded(p[0]), Y: bounded(p[1])}
		}
	}
	return at, err
}

// documents takes in the documents, with their texts at EvidenceFull only.
func (s *saver) documents() {
	for _, id := range s.ids() {
		d := docOf(s.facts[id], s.docs[id])
		if s.Evidence != EvidenceFull {
			d.Text, d.Sentences, d.Removed, d.Mentions, d.Statements = "", []span{}, []removedJSON{}, []mentionJSON{}, []saidJSON{}
		}
		s.out.Documents = append(s.out.Documents, d)
	}
}

// ids lists the documents that are there, by date.
func (s *saver) ids() []string {
	var out []string
	for id := range s.facts {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b string) int {
		return cmp.Or(cmp.Compare(s.facts[a].Doc.Date, s.facts[b].Doc.Date), cmp.Compare(a, b))
	})
	return out
}

// statements takes in what the entities of the page say in its documents, the latest first.
func (s *saver) statements() {
	if s.Evidence == EvidenceNone {
		return
	}
	ids := s.ids()
	slices.Reverse(ids)
	for _, id := range ids {
		f := s.facts[id]
		for _, st := range f.Statements {
			key := keyOf(f, st.Speaker)
			card, ok := s.out.Cards[key]
			if !ok || len(st.Content) == 0 {
				continue
			}
			if card.TotalStatements++; len(card.Statements) < mostStatements {
				card.Statements = append(card.Statements, statementJSON{id, titleOf(f.Doc.Title, f.Doc.Source, id), f.Doc.Date, prose(content(f.Text, st.Content)), st.Kind,
					s.counts[id].at(st.Content[0].Start)})
			}
			s.out.Cards[key] = card
		}
	}
}

// content joins the pieces of what somebody says.
func content(t string, pieces []text.Span) string {
	var parts []string
	for _, p := range pieces {
		if p.Start >= 0 && p.End <= len(t) && p.Start <= p.End {
			parts = append(parts, p.Of(t))
		}
	}
	return strings.Join(parts, " … ")
}

// initial chooses what the page shows first.
func (s *saver) initial(q store.Query) {
	first := s.g
	if s.g.NodeCount() > overviewNodes && !q.Isolated {
		first, _ = s.g.Filter(graph.Filter{Layers: graph.AutoLayer, TopNodes: overviewNodes})
	}
	s.out.Initial = make([]string, first.NodeCount())
	for i := range s.out.Initial {
		s.out.Initial[i] = first.Node(i).Key
	}
}

// corpus counts what the page carries.
func (s *saver) corpus() {
	c := corpusOf(store.Stats{Documents: len(s.out.Documents), Entities: len(s.out.Nodes)})
	c.Actant, c.Name, c.ReadOnly, c.Evidence, c.Revision = label(s.Version), s.out.Title, true, s.Evidence, 1
	c.Limits = limitsJSON{max(1, len(s.out.Nodes)), 500}
	for _, d := range s.out.Documents {
		if d.DuplicateOf != "" {
			c.NearDuplicates++
		}
		if d.Date != "" && (c.First == "" || d.Date < c.First) {
			c.First = d.Date
		}
		c.Last = max(c.Last, d.Date)
	}
	types, relations, sts := map[string]int{}, map[string]int{}, map[string]int{}
	for _, n := range s.out.Nodes {
		types[string(n.Type)]++
	}
	for _, e := range s.out.Edges {
		if e.Type == graph.Cooccur {
			c.Cooccurrences++
			continue
		}
		c.Relations++
		relations[string(e.Type)]++
		sts[string(e.Status)]++
	}
	c.Types, c.RelationTypes, c.Statuses = inOrder(types, fact.Types), inOrder(relations, relationTypes), inOrder(sts, statuses)
	slices.SortStableFunc(c.RelationTypes, func(a, b countJSON) int { return b.Count - a.Count })
	s.out.Corpus = c
}

// inOrder lists the counts of what there is.
func inOrder[T ~string](counts map[string]int, order []T) []countJSON {
	out := []countJSON{}
	for _, v := range order {
		if n := counts[string(v)]; n > 0 {
			out = append(out, countJSON{string(v), n})
		}
	}
	return out
}
