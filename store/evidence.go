package store

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// scope is the part of the evidence that a query lets through.
type scope struct {
	docs         map[int64]bool // nil: all
	since, until int64          // 0: open
	dated        bool           // what has no date is out
}

// scope works out what a query lets through.
func (q *session) scope(f Query) (scope, error) {
	s := scope{since: int64(graph.ParseDay(f.Since)), until: int64(graph.ParseDay(f.Until)), dated: f.Since != "" || f.Until != ""}
	if len(f.Documents) == 0 && f.Search == "" {
		return s, nil
	}
	where, args, err := q.whereDocuments(Query{Documents: f.Documents, Search: f.Search})
	if err != nil {
		return s, err
	}
	docs, err := q.list("SELECT d.doc FROM documents d"+where, args...)
	s.docs = make(map[int64]bool, len(docs))
	for _, d := range docs {
		s.docs[d] = true
	}
	return s, err
}

func (s *scope) open() bool { return s.docs == nil && !s.dated }

func (s *scope) has(doc, day int64) bool {
	return (s.docs == nil || s.docs[doc]) && (!s.dated || day != 0 && day >= s.since && (s.until == 0 || day <= s.until))
}

// piece is a piece of evidence before its sentence is read.
type piece struct {
	graph.Piece
	doc, day int64
	score    float32
}

// comparePieces is the order of graph.Graph.Evidence.
func comparePieces(x, y *piece) int {
	if c := cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.Document, y.Document), x.Sentence.Compare(y.Sentence), x.Trigger.Compare(y.Trigger),
		x.SourceSpan.Compare(y.SourceSpan), x.TargetSpan.Compare(y.TargetSpan), cmp.Compare(x.day, y.day)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(x.Rule, y.Rule), cmp.Compare(x.Lemma, y.Lemma), cmp.Compare(x.Label, y.Label),
		cmp.Compare(x.Polarity, y.Polarity), cmp.Compare(x.Modality, y.Modality), cmp.Compare(x.AttributedTo, y.AttributedTo))
}

// round6 keeps six decimals, as graphs do.
func round6(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// pieces returns the evidence of an edge in order, without sentences.
func (q *session) pieces(k edgeKey, cooccur bool, in scope) ([]piece, error) {
	var out []piece
	var err error
	if cooccur {
		if out, err = q.shared(pairKey{k.source, k.target}); err != nil {
			return nil, err
		}
	} else {
		err = q.each(`SELECT doc, d.id, d.source, d.title, d.outlet, e.day, e.score, e.attributed, e.data FROM evidence e JOIN documents d USING (doc)
			WHERE e.source=? AND e.target=? AND e.type=? AND e.status=? AND e.symmetric=?`, k.args(), func(row scanner) error {
			p, err := q.scanPiece(row, k)
			out = append(out, p)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.SortFunc(out, func(x, y piece) int { return comparePieces(&x, &y) })
	if cooccur {
		out = out[:min(len(out), graph.CooccurEvidence)]
	}
	return slices.DeleteFunc(out, func(p piece) bool { return !in.has(p.doc, p.day) }), nil
}

func (q *session) scanPiece(row scanner, k edgeKey) (p piece, err error) {
	var score, attributed int64
	var data []byte
	if err := row.Scan(&p.doc, &p.Document, &p.Source, &p.Title, &p.Outlet, &p.day, &score, &attributed, &data); err != nil {
		return p, err
	}
	p.score = bitsScore(score)
	p.Score, p.Date, p.Status = round6(float64(p.score)), graph.Day(p.day).String(), statuses[k.status]
	c := &cursor{b: data}
	p.Sentence, p.Trigger, p.SourceSpan, p.TargetSpan = c.span(), c.span(), c.span(), c.span()
	var polarity, modality string
	for _, s := range []*string{&p.Label, &p.Lemma, &p.Rule, &polarity, &modality} {
		if *s, err = q.string(int64(c.int())); err != nil {
			return p, err
		}
	}
	if c.bad {
		return p, fmt.Errorf("evidence in document %s: %w", p.Document, ErrDamaged)
	}
	p.Polarity, p.Modality = fact.Polarity(polarity), fact.Modality(modality)
	if attributed != 0 {
		n, err := q.named(attributed)
		if err != nil {
			return p, err
		}
		p.AttributedTo = n.label
	}
	return p, nil
}

// shared returns the sentences that two entities share, of all documents.
func (q *session) shared(k pairKey) ([]piece, error) {
	var out []piece
	err := q.each(`SELECT doc, d.id, d.source, d.title, d.outlet, d.day, m.data FROM meetings m JOIN documents d USING (doc)
		WHERE m.source=? AND m.target=?`, []any{k.source, k.target}, func(row scanner) error {
		var p piece
		var data []byte
		if err := row.Scan(&p.doc, &p.Document, &p.Source, &p.Title, &p.Outlet, &p.day, &data); err != nil {
			return err
		}
		shared, err := decodeShared(data)
		if err != nil {
			return fmt.Errorf("evidence in document %s: %w", p.Document, err)
		}
		p.Date, p.Status = graph.Day(p.day).String(), fact.Cooccurring
		for _, s := range shared {
			p.Sentence, p.SourceSpan, p.TargetSpan, p.score = s.Sentence, s.SourceSpan, s.TargetSpan, s.Score()
			p.Score = round6(float64(p.score))
			out = append(out, p)
		}
		return nil
	})
	return out, err
}

// fill reads the sentence of a piece. A damaged document has none, and is reported.
func (q *session) fill(p *piece) {
	if p.Sentence.IsZero() {
		return
	}
	t, err := q.text(p.doc)
	if err == nil && p.Sentence.End > len(t) {
		err = fmt.Errorf("document %s: %w: a sentence lies behind its end", p.Document, ErrDamaged)
	}
	if err != nil {
		q.report(p.doc, err)
		return
	}
	p.Text = p.Sentence.Of(t)
	if !strings.ContainsAny(p.Text, "*_~[]") {
		return
	}
	f, err := q.raw(p.doc) // it knows which of these are marks of a markup
	if err != nil {
		q.report(p.doc, err)
		return
	}
	p.Text = p.Sentence.Of(f.Plain())
}

// edge returns the key of the edge in the tables.
func (q *session) edge(e decision.EdgeRef) (k edgeKey, cooccur bool, err error) {
	if e.Symmetric && e.Source > e.Target {
		e.Source, e.Target = e.Target, e.Source
	}
	cooccur = e.Type == graph.Cooccur
	for key, id := range map[string]*int64{e.Source: &k.source, e.Target: &k.target} {
		if *id, err = q.number("SELECT entity FROM keys WHERE key=?", key); noRows(err) {
			return k, cooccur, fmt.Errorf("%s: %w", key, ErrUnknown)
		} else if err != nil {
			return k, cooccur, err
		}
	}
	if cooccur {
		return k, cooccur, nil
	}
	source, target := k.source, k.target
	k, err = q.edgeParts(e.Type, e.Status, e.Symmetric)
	if k.source, k.target = source, target; err != nil {
		err = fmt.Errorf("%s: %w", e, err)
	}
	return k, cooccur, err
}

// edgeParts is the key of a typed edge without its ends.
func (q *session) edgeParts(t fact.RelationType, status fact.Status, symmetric bool) (k edgeKey, err error) {
	k.status = int64(slices.Index(statuses, status))
	if symmetric {
		k.symmetric = 1
	}
	i := slices.Index(fact.RelationTypes, t)
	if k.typ = int64(i); i >= 0 {
		return k, nil
	}
	n, err := q.number("SELECT string FROM strings WHERE text=?", string(t))
	if noRows(err) {
		err = ErrUnknown
	}
	k.typ = n + otherTypes
	return k, err
}

// Evidence returns what an edge rests on, best first as in graph.Graph.Evidence, with sentences, and how much there is of it under q, of which it takes
// Documents, Since, Until, Search and Duplicates.
func (s *Store) Evidence(ctx context.Context, e decision.EdgeRef, f Query, offset, limit int) (out []graph.Evidence, total int, err error) {
	err = s.view(ctx, "looking up evidence", func(q *session) error {
		if f.Duplicates {
			g, i, err := q.wholeEdge(e, f)
			if err == nil {
				all := g.Evidence(i)
				out, total = page(all, offset, limit), len(all)
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
		pieces, err := q.pieces(k, cooccur, in)
		if err != nil {
			return err
		}
		total = len(pieces)
		if total == 0 && in.open() {
			return fmt.Errorf("%s: %w", e, ErrUnknown)
		}
		for _, p := range page(pieces, offset, limit) {
			q.fill(&p)
			out = append(out, p.Evidence)
		}
		return nil
	})
	return out, total, err
}

// page is the part of a list that begins at offset; a limit of 0 or below is none.
func page[T any](list []T, offset, limit int) []T {
	list = list[min(max(offset, 0), len(list)):]
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	return list
}
