package web

import (
	"context"
	"slices"
	"strings"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
)

func (s *Server) about(ctx context.Context, c *call) (any, error) {
	st, err := s.corpus.Stats(ctx)
	if err != nil {
		return nil, err
	}
	out := corpusOf(st)
	out.Actant, out.Name, out.ReadOnly, out.Evidence = label(s.set.Version), s.name(), s.set.ReadOnly, EvidenceFull
	out.Limits = limitsJSON{s.maxNodes(), s.maxPage()}
	return out, nil
}

func corpusOf(st store.Stats) corpusJSON {
	return corpusJSON{API: 1, Revision: st.Revision, Documents: st.Documents, NearDuplicates: st.Duplicates, Entities: st.Entities, Relations: st.Relations,
		Cooccurrences: st.Cooccurrences, First: st.First, Last: st.Last, Types: countsOf(st.Types), RelationTypes: countsOf(st.RelationTypes),
		Statuses: countsOf(st.Statuses), Tones: tones()}
}

func (s *Server) search(ctx context.Context, c *call) (any, error) {
	q, limit := c.needed("q"), c.number("limit", 12, 1, 100)
	if c.err != nil {
		return nil, c.err
	}
	found, err := s.corpus.Find(ctx, q, limit)
	if err != nil {
		return nil, err
	}
	hits, total, err := s.corpus.Search(ctx, sought(q), limit)
	if err != nil {
		return nil, err
	}
	out := foundJSON{Entities: []foundEntityJSON{}, Hits: []hitJSON{}, TotalHits: total}
	for _, e := range found {
		out.Entities = append(out.Entities, foundEntityJSON{e.Key, name(e.Label, e.Key), e.Type, label(e.Alias), e.Mentions, e.Documents})
	}
	for _, h := range hits {
		u, err := s.unitsOf(ctx, h.Document)
		if err != nil {
			return nil, err
		}
		out.Hits = append(out.Hits, hitJSON{h.Document, titleOf(h.Title, "", h.Document), label(h.Outlet), h.Date, prose(h.Snippet), spans(h.Snippet, h.Marks...), u.at(h.Start)})
	}
	return out, nil
}

// mostWords is how many words are looked for.
const mostWords = 16

// sought takes repeated words and what goes beyond many out of a search without quotation marks: they find nothing more, and take long to mark.
func sought(q string) string {
	if strings.Contains(q, `"`) {
		return q
	}
	var out []string
	for _, w := range strings.Fields(q) {
		if !slices.Contains(out, w) && len(out) < mostWords {
			out = append(out, w)
		}
	}
	return strings.Join(out, " ")
}

func (s *Server) entity(ctx context.Context, c *call) (any, error) {
	key := c.needed("key")
	if c.err != nil {
		return nil, c.err
	}
	card, err := s.corpus.Entity(ctx, key, c.q.asked())
	if err != nil {
		return nil, err
	}
	_, noted, err := s.corpus.Notes(ctx)
	if err != nil {
		return nil, err
	}
	out := cardJSON{Key: card.Key, Label: name(card.Label, card.Key), Type: card.Type, Aliases: aliasesOf(card.Aliases), IDs: idsOf(card.IDs), Roles: labels(card.Roles),
		MetonymOf: metonymOf(card), Mentions: card.Mentions, Documents: card.Documents, First: card.First, Last: card.Last,
		Neighbours: []neighbourJSON{}, TotalNeighbours: card.TotalNeighbours, Relations: []relationJSON{}, TotalRelations: card.TotalRelations,
		TotalStatements: card.TotalStatements, Notes: labels(card.Notes), History: []decisionJSON{}}
	for _, n := range card.Neighbours {
		out.Neighbours = append(out.Neighbours, neighbourJSON{n.Key, name(n.Label, n.Key), n.Type, n.Edges, n.Weight})
	}
	for _, r := range card.Relations {
		out.Relations = append(out.Relations, relationOf(r, len(noted[r.Ref.String()]) > 0))
	}
	if out.Statements, err = s.statements(ctx, card.Statements); err != nil {
		return nil, err
	}
	out.History, err = s.titled(ctx, card.History)
	return out, err
}

func metonymOf(c store.Card) *metonymJSON {
	if c.MetonymOf == "" {
		return nil
	}
	return &metonymJSON{c.MetonymOf, name(c.MetonymLabel, c.MetonymOf)}
}

func (s *Server) statements(ctx context.Context, sts []store.Statement) ([]statementJSON, error) {
	out := make([]statementJSON, 0, len(sts))
	for _, st := range sts {
		u, err := s.unitsOf(ctx, st.Document)
		if err != nil {
			return nil, err
		}
		out = append(out, statementJSON{st.Document, titleOf(st.Title, "", st.Document), st.Date, prose(st.Text), st.Kind, u.at(st.Span.Start)})
	}
	return out, nil
}

func (s *Server) evidence(ctx context.Context, c *call) (any, error) {
	name, offset, limit := c.needed("edge"), c.number("offset", 0, 0, maxOffset), c.number("limit", min(50, s.maxPage()), 1, s.maxPage())
	if c.err != nil {
		return nil, c.err
	}
	ref, err := parseEdge("edge", name)
	if err != nil {
		return nil, err
	}
	q := unbound(c.q.asked())
	row, err := s.corpus.Edge(ctx, ref, q)
	if err != nil {
		return nil, err
	}
	es, total, err := s.corpus.Evidence(ctx, ref, q, offset, limit)
	if err != nil {
		return nil, err
	}
	_, notes, err := s.corpus.Notes(ctx)
	if err != nil {
		return nil, err
	}
	out := evidenceJSON{Total: total, Notes: labels(notes[ref.String()])}
	r := relationOf(row, len(out.Notes) > 0)
	out.Edge, out.SourceLabel, out.TargetLabel = r.Edge, r.SourceLabel, r.TargetLabel
	out.Pieces, err = s.pieces(ctx, es)
	return out, err
}

// parseEdge reads the id of an edge.
func parseEdge(param, id string) (decision.EdgeRef, error) {
	ref, err := decision.ParseEdgeRef(id)
	if err != nil || !slices.Contains(relationTypes, ref.Type) || !slices.Contains(statuses, ref.Status) {
		return ref, wrong(param, "%s names no edge; one reads person/a>consult.stated>person/b", quoted(id))
	}
	return ref, nil
}

// pieces turns evidence into what the page shows.
func (s *Server) pieces(ctx context.Context, es []graph.Evidence) ([]pieceJSON, error) {
	out := make([]pieceJSON, 0, len(es))
	for _, e := range es {
		u, err := s.unitsOf(ctx, e.Document)
		if err != nil {
			return nil, err
		}
		out = append(out, pieceOf(e, u.of(e.Sentence)))
	}
	return out, nil
}

func (s *Server) document(ctx context.Context, c *call) (any, error) {
	id := c.needed("id")
	if c.err != nil {
		return nil, c.err
	}
	f, d, err := s.corpus.Document(ctx, id)
	if err != nil {
		return nil, err
	}
	return docOf(f, d), nil
}

func (s *Server) documents(ctx context.Context, c *call) (any, error) {
	sort := c.sort("date", "title", "outlet", "source", "added", "entities", "relations")
	offset, limit := c.page(s)
	q := c.q.asked()
	q.Search = sought(c.text("q"))
	if c.err != nil {
		return nil, c.err
	}
	rows, total, err := s.corpus.Documents(ctx, q, sort, offset, limit)
	out := pageOf[documentRowJSON]{Rows: []documentRowJSON{}, Total: total}
	for _, r := range rows {
		out.Rows = append(out.Rows, documentOf(r))
	}
	return out, err
}

func (s *Server) entities(ctx context.Context, c *call) (any, error) {
	sort := c.sort("label", "type", "mentions", "documents", "degree")
	offset, limit := c.page(s)
	if c.err != nil {
		return nil, c.err
	}
	rows, total, err := s.corpus.Entities(ctx, c.q.asked(), sort, offset, limit)
	out := pageOf[entityRowJSON]{Rows: []entityRowJSON{}, Total: total}
	for _, r := range rows {
		out.Rows = append(out.Rows, entityRowJSON{r.Key, name(r.Label, r.Key), r.Type, r.Mentions, r.Documents, r.Degree})
	}
	return out, err
}

func (s *Server) relations(ctx context.Context, c *call) (any, error) {
	sort := c.sort("source", "target", "type", "status", "weight", "documents", "first")
	offset, limit := c.page(s)
	if c.err != nil {
		return nil, c.err
	}
	rows, total, err := s.corpus.Relations(ctx, c.q.asked(), sort, offset, limit)
	out := pageOf[relationJSON]{Rows: []relationJSON{}, Total: total}
	for _, r := range rows {
		out.Rows = append(out.Rows, relationOf(r, false))
	}
	return out, err
}

func (s *Server) timeline(ctx context.Context, c *call) (any, error) {
	offset, limit := c.page(s)
	if c.err != nil {
		return nil, c.err
	}
	rows, total, err := s.corpus.Timeline(ctx, c.q.asked(), offset, limit)
	if err != nil {
		return nil, err
	}
	out := pageOf[datedJSON]{Rows: []datedJSON{}, Total: total}
	for _, r := range rows {
		ps, err := s.pieces(ctx, []graph.Evidence{r.Evidence})
		if err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, datedJSON{relationOf(r.Edge, false), ps[0]})
	}
	return out, nil
}

func (s *Server) histogram(ctx context.Context, c *call) (any, error) {
	n := c.number("buckets", 48, 1, 1000)
	if c.err != nil {
		return nil, c.err
	}
	buckets, undated, err := s.corpus.Histogram(ctx, c.q.asked(), n)
	out := histogramJSON{Buckets: []bucketJSON{}, Undated: undated}
	for _, b := range buckets {
		out.Buckets = append(out.Buckets, bucketJSON(b))
	}
	return out, err
}

// page reads which rows of a list are wanted.
func (c *call) page(s *Server) (offset, limit int) {
	return c.number("offset", 0, 0, maxOffset), c.number("limit", min(100, s.maxPage()), 1, s.maxPage())
}

// sort reads by what a list is sorted: one of the columns, with a - before it for the other way round.
func (c *call) sort(columns ...string) string {
	v := c.text("sort")
	if v != "" && !slices.Contains(columns, strings.TrimPrefix(v, "-")) {
		c.fail(wrong("sort", "%s is none of %s, nor one of them with - before it", quoted(v), strings.Join(columns, ", ")))
	}
	return v
}
