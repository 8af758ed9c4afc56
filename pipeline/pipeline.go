// Package pipeline runs the stages in order: a document in, its facts out.
package pipeline

import (
	"context"
	"fmt"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/relation"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// Pipeline holds the stages that need data. All fields must be set; it is then safe for many goroutines.
type Pipeline struct {
	Recognizer ner.Recognizer
	Parser     syntax.Analyzer
	Resolver   *resolve.Resolver
	Relations  *relation.Extractor
}

// Extract returns what d says. It depends on d alone: the same document gives the same
// facts. The facts share the document's text. An error names the document; a panic of a
// stage becomes one, so that one document cannot stop the others.
func (p *Pipeline) Extract(ctx context.Context, d *text.Document) (f *fact.Facts, err error) {
	defer func() {
		if r := recover(); r != nil {
			f, err = nil, fmt.Errorf("%s: extracting: internal error: %v", d.Source, r)
		}
	}()
	d = segment.Segment(d)
	found, err := p.Recognizer.Recognize(ctx, d)
	if err != nil {
		return nil, fmt.Errorf("%s: finding names: %w", d.Source, err)
	}
	parse, err := p.Parser.Analyze(ctx, d, nil)
	if err != nil {
		return nil, fmt.Errorf("%s: parsing: %w", d.Source, err)
	}
	mentions, entities, unnamed := p.Resolver.Resolve(d, parse, found)
	said := p.Relations.Extract(d, parse, mentions, entities)
	f = &fact.Facts{
		Actant: fact.Version, Doc: d.Meta, Text: d.Text,
		Sentences: spans(d.Sentences), Removed: nonNil(d.Removed),
		Mentions: nonNil(mentions), Entities: nonNil(entities),
		Statements: nonNil(said.Statements), Relations: nonNil(said.Relations),
		Cooccurrences: nonNil(said.Cooccurrences), Unnamed: nonNil(unnamed),
	}
	addRoles(f)
	return f, nil
}

func spans(sentences []text.Sentence) []text.Span {
	out := make([]text.Span, len(sentences))
	for i, s := range sentences {
		out[i] = s.Span
	}
	return out
}

// nonNil makes an absent list an empty one: in JSON it is [] and never null.
func nonNil[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// addRoles copies the present, undoubted role relations onto the people who hold them, where their words name the office.
func addRoles(f *fact.Facts) {
	for _, r := range f.Relations {
		if r.Type != fact.RoleOf || r.Status == fact.Denied || r.Status == fact.StatusPossible || r.Tense == fact.Past {
			continue
		}
		if r.Rule == relation.LeadsRule || r.Rule == relation.ServesRule || r.Lemma == "counterpart" {
			continue
		}
		role := fact.Role{Title: r.Trigger.Of(f.Text), Of: fact.RefTo(r.Target)}
		e := &f.Entities[r.Source]
		known := false
		for _, have := range e.Roles {
			known = known || have == role
		}
		if !known {
			e.Roles = append(e.Roles, role)
		}
	}
}
