package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
)

func (s *Server) decisions(ctx context.Context, _ *call) (any, error) {
	ds, err := s.corpus.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	rows, err := s.titled(ctx, ds)
	return decisionsJSON{rows}, err
}

// titled says in words what decisions do.
func (s *Server) titled(ctx context.Context, ds []decision.Decision) ([]decisionJSON, error) {
	out := make([]decisionJSON, 0, len(ds))
	var keys []string
	for _, d := range ds {
		keys = append(keys, d.Keys()...)
	}
	slices.Sort(keys)
	shown, err := s.corpus.Labels(ctx, slices.Compact(keys))
	if err != nil {
		return nil, err
	}
	for _, d := range ds {
		d.Text, d.Name = prose(d.Text), label(d.Name)
		if d.Forms != nil {
			d.Forms = labels(d.Forms)
		}
		out = append(out, decisionJSON{d, label(d.Title(func(key string) string {
			if l := shown[key]; l != "" && l != d.Name { // what it is called by this decision says nothing
				return name(l, key)
			}
			return spelt(key)
		}))})
	}
	return out, nil
}

// spelt makes a name of the key of an entity that is not shown any more: "person/ada-lind" was Ada Lind.
func spelt(key string) string {
	_, slug, _ := strings.Cut(key, "/")
	parts := strings.Fields(strings.ReplaceAll(slug, "-", " "))
	for i, p := range parts {
		parts[i] = strings.ToUpper(p[:1]) + p[1:]
	}
	return name(strings.Join(parts, " "), key)
}

func (s *Server) now() string { return s.set.Clock().UTC().Format(time.RFC3339) }

func (s *Server) decide(ctx context.Context, c *call) (any, error) {
	d := c.body.(*decisionJSON).Decision
	if err := sound(c.params, d); err != nil {
		return nil, err
	}
	d.ID, d.At, d.Undone = 0, s.now(), false
	if err := s.sensible(ctx, d); err != nil {
		return nil, err
	}
	id, err := s.corpus.Decide(ctx, d)
	if err != nil {
		return nil, err
	}
	d.ID = id
	return s.oneTitled(ctx, d)
}

// sensible asks the decisions taken whether d goes with them, so that a refusal can be told from a failure of the corpus. Which
// keys there are the corpus knows better.
func (s *Server) sensible(ctx context.Context, d decision.Decision) error {
	ds, err := s.corpus.Decisions(ctx)
	if err != nil {
		return err
	}
	if err := decision.Compile(ds).Check(d, func(string) bool { return true }); err != nil {
		return refuse(http.StatusUnprocessableEntity, "", "%s", label(err.Error()))
	}
	return nil
}

// sound refuses what is no decision at all; whether it makes sense now the corpus says.
func sound(p *params, d decision.Decision) error {
	if !slices.Contains(decision.Kinds, d.Kind) {
		return wrong("kind", "%s is none of %s", quoted(string(d.Kind)), strings.Join(words(decision.Kinds), ", "))
	}
	if d.Type != "" && !slices.Contains(fact.Types, d.Type) {
		return wrong("type", "%s is none of %s", quoted(string(d.Type)), strings.Join(words(fact.Types), ", "))
	}
	for _, f := range []struct{ name, value string }{{"key", d.Key}, {"into", d.Into}, {"name", d.Name}} {
		if len(f.value) > maxText {
			return wrong(f.name, "longer than %d bytes", maxText)
		}
	}
	for _, f := range []struct {
		name string
		edge *decision.EdgeRef
	}{{"edge", d.Edge}, {"to", d.To}} {
		if f.edge == nil {
			continue
		}
		if _, err := parseEdge(f.name, f.edge.String()); err != nil {
			return err
		}
	}
	if len(d.Text) > 10*maxText {
		return wrong("text", "longer than %d bytes", 10*maxText)
	}
	p.bounded("forms", d.Forms)
	p.bounded("documents", d.Documents)
	return p.err
}

func (s *Server) undo(ctx context.Context, c *call) (any, error) {
	id := c.body.(*undoJSON).ID
	if id < 0 {
		return nil, wrong("id", "below 0")
	}
	ds, err := s.corpus.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	if slices.ContainsFunc(ds, func(d decision.Decision) bool { return d.ID == id && d.Undone }) {
		return nil, refuse(http.StatusConflict, "", "decision %d has been taken back before", id)
	}
	d, err := s.corpus.Undo(ctx, id, s.now())
	if err != nil {
		return nil, err
	}
	return s.oneTitled(ctx, d)
}

func (s *Server) oneTitled(ctx context.Context, d decision.Decision) (any, error) {
	out, err := s.titled(ctx, []decision.Decision{d})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

// Sentences that show who either of a proposal's two is.
const proposalPieces = 2

func (s *Server) proposals(ctx context.Context, c *call) (any, error) {
	limit := c.number("limit", 20, 1, 200)
	if c.err != nil {
		return nil, c.err
	}
	ps, err := s.corpus.Proposals(ctx, limit)
	if err != nil {
		return nil, err
	}
	out := pageOf[proposalJSON]{Rows: []proposalJSON{}, Total: len(ps)}
	for _, p := range ps[:min(limit, len(ps))] {
		row := proposalJSON{Proposal: p}
		row.ALabel, row.BLabel, row.Reason, row.Score = name(p.ALabel, p.A), name(p.BLabel, p.B), label(p.Reason), round(p.Score, 1e4)
		if row.APieces, err = s.piecesAbout(ctx, p.A); err != nil {
			return nil, err
		}
		if row.BPieces, err = s.piecesAbout(ctx, p.B); err != nil {
			return nil, err
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// piecesAbout are the best sentences of the strongest edges of an entity.
func (s *Server) piecesAbout(ctx context.Context, key string) ([]pieceJSON, error) {
	out := []pieceJSON{}
	card, err := s.corpus.Entity(ctx, key, store.Query{Layers: graph.AllLayers})
	if errors.Is(err, store.ErrUnknown) {
		return out, nil
	}
	if err != nil {
		return nil, err
	}
	for _, r := range card.Relations[:min(proposalPieces, len(card.Relations))] {
		p, err := s.bestPiece(ctx, r.Ref, store.Query{Layers: graph.AllLayers})
		if err != nil {
			return nil, err
		}
		if p.Document != "" {
			out = append(out, p)
		}
	}
	return out, nil
}
