package web

import (
	"maps"
	"math"
	"slices"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/verb"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/text"
)

// refOf names an edge of a graph as decisions and the API do.
func refOf(e graph.Edge, source, target string) decision.EdgeRef {
	return decision.EdgeRef{Source: source, Target: target, Type: e.Type, Status: e.Status, Symmetric: e.Symmetric}
}

func edgeOf(e graph.Edge, ref decision.EdgeRef, noted bool) edgeJSON {
	out := edgeJSON{ID: ref.String(), Source: ref.Source, Target: ref.Target, Type: e.Type, Status: e.Status, Symmetric: e.Symmetric,
		Label: label(verb.Phrase(e)), Weight: e.Weight, Documents: e.Documents, Score: round(e.Score, 1e4), First: e.First, Last: e.Last, Note: noted}
	if len(e.AttributedTo) > 0 {
		out.AttributedTo = labels(e.AttributedTo)
	}
	return out
}

func relationOf(r store.EdgeRow, noted bool) relationJSON {
	return relationJSON{edgeOf(r.Edge, r.Ref, noted), name(r.SourceLabel, r.SourceKey), name(r.TargetLabel, r.TargetKey)}
}

// name is what to call an entity: its key when nothing of its label can be shown.
func name(shown, key string) string {
	if l := label(shown); l != "" {
		return l
	}
	return or(label(key), "?")
}

// pieceOf turns byte spans of the document into spans of the sentence, and cuts off a folder. start and end are where
// the sentence lies in the document, in UTF-16.
func pieceOf(e graph.Evidence, where span) pieceJSON {
	out := pieceJSON{Document: e.Document, Title: label(e.Title), Outlet: label(e.Outlet), Date: e.Date, Sentence: prose(e.Text),
		Start: where[0], End: where[1], Status: e.Status, AttributedTo: label(e.AttributedTo), Lemma: label(e.Lemma), Rule: label(e.Rule),
		Score: round(e.Score, 1e4), Ref: decision.Ref(e.Document, e.Text).String()}
	marks := []text.Span{inside(e.Sentence, e.SourceSpan), inside(e.Sentence, e.Trigger), inside(e.Sentence, e.TargetSpan)}
	for i, sp := range spans(e.Text, marks...) {
		if !marks[i].IsZero() && sp[1] > sp[0] {
			*[]**span{&out.Subject, &out.Trigger, &out.Object}[i] = &sp
		}
	}
	return out
}

func documentOf(d store.Document) documentRowJSON {
	return documentRowJSON{d.ID, titleOf(d.Title, d.Source, d.ID), label(d.Outlet), d.Date, base(d.Source), d.Entities, d.Relations, d.DuplicateOf}
}

// titleOf is what to call a document.
func titleOf(title, source, id string) string { return or(label(title), or(base(source), label(id))) }

// docOf is the whole document with all its spans in UTF-16.
func docOf(f *fact.Facts, d store.Document) docJSON {
	m := f.Doc
	out := docJSON{ID: or(d.ID, m.ID), Title: titleOf(m.Title, m.Source, m.ID), Outlet: label(m.Outlet), Date: m.Date, Authors: labels(m.Authors), URL: link(m.URL),
		Source: base(m.Source), Text: prose(f.Text), Removed: []removedJSON{}, Mentions: []mentionJSON{}, Statements: []saidJSON{}, DuplicateOf: d.DuplicateOf}
	out.Sentences = spans(f.Text, f.Sentences...)
	removed := make([]text.Span, len(f.Removed))
	for i, r := range f.Removed {
		removed[i] = r.Span
	}
	for i, sp := range spans(f.Text, removed...) {
		out.Removed = append(out.Removed, removedJSON{sp, string(f.Removed[i].Why)})
	}
	mentions := make([]text.Span, len(f.Mentions))
	for i, m := range f.Mentions {
		mentions[i] = m.Span
	}
	for i, sp := range spans(f.Text, mentions...) {
		if key := keyOf(f, f.Mentions[i].Entity); key != "" {
			out.Mentions = append(out.Mentions, mentionJSON{sp, key, f.Entities[f.Mentions[i].Entity.Index()].Type, f.Mentions[i].Kind})
		}
	}
	for _, st := range f.Statements {
		out.Statements = append(out.Statements, saidJSON{spans(f.Text, st.Content...), keyOf(f, st.Speaker)})
	}
	return out
}

// keyOf is the key of the entity a reference points at, or "".
func keyOf(f *fact.Facts, r fact.Ref) string {
	if i := r.Index(); i >= 0 && i < len(f.Entities) {
		return f.Entities[i].Key
	}
	return ""
}

func countsOf(cs []store.Count) []countJSON {
	out := make([]countJSON, len(cs))
	for i, c := range cs {
		out[i] = countJSON{label(c.Name), c.Count}
	}
	return out
}

func aliasesOf(as []fact.Alias) []countJSON {
	out := make([]countJSON, len(as))
	for i, a := range as {
		out[i] = countJSON{label(a.Name), a.Count}
	}
	return out
}

func idsOf(ids map[string]string) []idJSON {
	out := make([]idJSON, 0, len(ids))
	for _, k := range slices.Sorted(maps.Keys(ids)) {
		out = append(out, idJSON{label(k), label(ids[k])})
	}
	return out
}

// round keeps answers short; what is no number is 0.
func round(x, parts float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return math.Round(x*parts) / parts
}
