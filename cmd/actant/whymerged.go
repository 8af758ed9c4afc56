package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/pipeline"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/text"
)

func whyMergedCommand(a *app) *cobra.Command {
	var asJSON bool
	var limit int
	cmd := &cobra.Command{
		Use:   "why-merged NAME [FILE...]",
		Short: "Show which mentions became one entity, and by which rule",
		Long: `Show which names, descriptions and pronouns were taken for NAME, document by document, and by which
rule: exact, surname, acronym-defined, description, pronoun, speaker ... Without FILE it reads
again the documents of the corpus (-c) that hold the name; give --ner as add was given it.

  actant why-merged Trump article.txt
  actant why-merged "Astrid Halvorsen" -c corpus.db --json`,
		Args: atLeast(1, "a NAME, then FILEs, or -c for a corpus"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.whyMerged(cmd.Context(), args[0], args[1:], limit, asJSON)
		},
	}
	a.recognizerFlags(cmd)
	cmd.Flags().BoolVar(&a.keepAll, "keep-all", false, "extract from everything, also from what looks like boilerplate")
	a.corpusFlag(cmd)
	cmd.Flags().IntVar(&limit, "limit", 20, "documents of a corpus that are read")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines: one mention a line")
	return cmd
}

func (a *app) whyMerged(ctx context.Context, name string, paths []string, limit int, asJSON bool) error {
	_, p, err := a.openPipeline()
	if err != nil {
		return err
	}
	var docs iter.Seq2[*text.Document, error]
	if len(paths) > 0 {
		g, err := a.gazetteer()
		if err != nil {
			return err
		}
		docs = a.documentsOf(ctx, paths, g)
	} else if docs, err = a.holding(ctx, name, limit); err != nil {
		return err
	}
	w := bufio.NewWriter(a.out)
	found := 0
	for d, err := range docs {
		if err != nil {
			a.report(err)
			continue
		}
		n, err := a.explain(ctx, w, p, d, name, asJSON)
		if err != nil {
			a.report(err)
		}
		found += n
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if found == 0 {
		return exit{exitNothing, fmt.Sprintf("nobody named %q here", name)}
	}
	return nil
}

// holding yields the documents of the corpus that hold a name of the entity.
func (a *app) holding(ctx context.Context, name string, limit int) (iter.Seq2[*text.Document, error], error) {
	s, err := a.openCorpus(ctx, true)
	if err != nil {
		return nil, err
	}
	e, err := findIn(ctx, s, name)
	if err != nil {
		return nil, err
	}
	card, err := s.Entity(ctx, e.Key, store.Query{})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, alias := range append([]fact.Alias{{Name: e.Label}}, card.Aliases...) {
		hits, _, err := s.Search(ctx, `"`+strings.ReplaceAll(alias.Name, `"`, "")+`"`, limit)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if len(ids) < limit && !slices.Contains(ids, h.Document) {
				ids = append(ids, h.Document)
			}
		}
	}
	return func(yield func(*text.Document, error) bool) {
		for _, id := range ids {
			f, _, err := s.Document(ctx, id)
			var d *text.Document
			if err == nil {
				d = &text.Document{Meta: f.Doc, Text: f.Text, Removed: f.Removed}
			}
			if !yield(d, err) {
				return
			}
		}
	}, nil
}

// mergedLine is one mention in JSON.
type mergedLine struct {
	Document string    `json:"document"`
	Entity   string    `json:"entity"`
	Name     string    `json:"name"`
	Form     string    `json:"form"`
	Sieve    string    `json:"sieve"`
	Span     text.Span `json:"span"`
}

// explain writes how the entities that go by name came about in one document, and counts them.
func (a *app) explain(ctx context.Context, w io.Writer, p *pipeline.Pipeline, d *text.Document, name string, asJSON bool) (int, error) {
	d = segment.Segment(d)
	ms, err := p.Recognizer.Recognize(ctx, d)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", d.Source, err)
	}
	parse, err := p.Parser.Analyze(ctx, d, nil)
	if err != nil {
		return 0, fmt.Errorf("%s: %w", d.Source, err)
	}
	es, links := p.Resolver.Explain(d, parse, ms)
	found := 0
	for _, e := range es {
		if !goesBy(e, name) {
			continue
		}
		found++
		mine := slices.DeleteFunc(slices.Clone(links), func(l resolve.Link) bool { return l.Entity != e.ID })
		if asJSON {
			err = writeMergedJSON(w, d, e, mine)
		} else {
			writeMerged(w, styleFor(a.out), d, es, e, mine)
		}
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

// goesBy says whether an entity has this name, capitals aside.
func goesBy(e fact.Entity, name string) bool {
	return strings.EqualFold(e.Name, name) || e.Key == name ||
		slices.ContainsFunc(e.Aliases, func(a fact.Alias) bool { return strings.EqualFold(a.Name, name) })
}

func writeMergedJSON(w io.Writer, d *text.Document, e fact.Entity, links []resolve.Link) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, l := range links {
		for _, sp := range l.Spans {
			if err := enc.Encode(mergedLine{d.Source, e.Key, e.Name, d.Slice(sp), l.Sieve, sp}); err != nil {
				return err
			}
		}
	}
	return nil
}

func writeMerged(w io.Writer, st style, d *text.Document, es []fact.Entity, e fact.Entity, links []resolve.Link) {
	fmt.Fprintf(w, "%s  %s\n", st.bold(printable(e.Name)), st.dim(e.Key+" · "+printable(d.Source)))
	for _, l := range links {
		for _, sp := range l.Spans[:min(len(l.Spans), shownSpans)] {
			fmt.Fprintf(w, "  %-17s %s\n", l.Sieve, beside(d, sp))
		}
		if n := len(l.Spans) - shownSpans; n > 0 {
			fmt.Fprintf(w, "  %-17s %s\n", l.Sieve, st.dim(fmt.Sprintf("%s: %d more", printable(l.Form), n)))
		}
	}
	for _, c := range e.Candidates {
		fmt.Fprintf(w, "  %-17s %s (%s)\n", "perhaps", printable(es[c.Index()].Name), es[c.Index()].Key)
	}
}

// shownSpans is how many mentions of one form a terminal shows.
const shownSpans = 3

// beside is a mention in brackets with some words on either side.
func beside(d *text.Document, sp text.Span) string {
	const around = 44
	from, to := max(0, sp.Start-around), min(len(d.Text), sp.End+around)
	for from > 0 && from < sp.Start && d.Text[from-1] != ' ' {
		from++
	}
	for to < len(d.Text) && to > sp.End && d.Text[to] != ' ' {
		to--
	}
	s := d.Text[from:sp.Start] + "[" + d.Slice(sp) + "]" + d.Text[sp.End:to]
	return strings.Join(strings.Fields(printable(strings.ToValidUTF8(s, ""))), " ")
}
