package pipeline_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// TestContract holds the facts of every sample article to the promises of docs/facts.md.
func TestContract(t *testing.T) {
	for r := range newPipeline(t).Run(context.Background(), stream(allArticles(t)), 2) {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		for _, complaint := range breaches(r.Facts) {
			t.Errorf("%s: %s", r.Facts.Doc.Source, complaint)
		}
	}
}

// breaches lists what of the contract f breaks.
func breaches(f *fact.Facts) []string {
	var out []string
	bad := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	inText := func(s text.Span) bool { return 0 <= s.Start && s.Start < s.End && s.End <= len(f.Text) }
	if f.Doc.ID == "" || f.Doc.Source == "" || f.Doc.Language == "" || f.Doc.Bytes != len(f.Text) {
		bad("id, source, language or bytes is missing or wrong: %+v", f.Doc)
	}
	if !slices.IsSortedFunc(f.Mentions, func(a, b fact.Mention) int { return a.Span.Compare(b.Span) }) {
		bad("mentions are out of order")
	}
	counts, named, first := make([]int, len(f.Entities)), make([]bool, len(f.Entities)), make([]int, len(f.Entities))
	for i, m := range f.Mentions {
		if !inText(m.Span) || m.Text != m.Span.Of(f.Text) || !slices.Contains(fact.Types, m.Type) {
			bad("mention %d: %+v", i, m)
		}
		for _, r := range f.Removed {
			if r.Span.Overlaps(m.Span) {
				bad("mention %q lies in removed text", m.Text)
			}
		}
		if e := m.Entity.Index(); e >= 0 {
			if counts[e] == 0 {
				first[e] = i
			}
			counts[e]++
			named[e] = named[e] || m.Kind == fact.Name || m.Kind == fact.Demonym || m.Kind == fact.Metonym
		}
	}
	for _, u := range f.Unnamed {
		if len(u.Mentions) < 2 || !slices.Contains(fact.Types, u.Type) {
			bad("%+v is no chain", u)
		}
		for _, m := range u.Mentions {
			if !inText(m.Span) || m.Text != m.Span.Of(f.Text) || !m.Entity.IsZero() || m.Type != u.Type {
				bad("unnamed mention %+v", m)
			}
		}
	}
	keys := map[string]bool{}
	for i, e := range f.Entities {
		if e.ID != i || keys[e.Key] || !strings.HasPrefix(e.Key, string(e.Type)+"/") || e.Mentions != counts[i] || !named[i] {
			bad("entity %d: %+v (%d mentions point at it, by name: %v)", i, e, counts[i], named[i])
		}
		keys[e.Key] = true
	}
	if !slices.IsSorted(first) {
		bad("entities are not in the order of their first mentions")
	}
	for i, s := range f.Statements {
		if len(s.Content) == 0 || i > 0 && f.Statements[i-1].Content[0].Start > s.Content[0].Start {
			bad("statement %d has no content or is out of order", i)
		}
		for _, c := range s.Content {
			if !inText(c) {
				bad("statement %d: content %v", i, c)
			}
		}
	}
	for i, r := range f.Relations {
		if !slices.Contains(f.Sentences, r.Sentence) || !r.Sentence.Contains(r.Trigger) || r.Source == r.Target {
			bad("relation %d: %+v", i, r)
		}
		if !slices.Contains(fact.RelationTypes, r.Type) || r.Status != fact.StatusOf(r.Polarity, r.Modality, !r.Statement.IsZero()) {
			bad("relation %d: type %s, status %s of %s %s", i, r.Type, r.Status, r.Polarity, r.Modality)
		}
		if st := r.Statement.Index(); st >= 0 && r.AttributedTo != f.Statements[st].Speaker {
			bad("relation %d is attributed to another than the speaker of its statement", i)
		}
	}
	for i, c := range f.Cooccurrences {
		if c.Source >= c.Target || c.Sentences < 1 {
			bad("co-occurrence %d: %+v", i, c)
		}
	}
	return out
}
