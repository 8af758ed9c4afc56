package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
)

// listFlags say how much of a list to show, in which order and how.
type listFlags struct {
	filterFlags
	sort   string
	limit  int
	asJSON bool
}

func lsCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ls docs|entities|relations",
		Short: "List what the corpus holds",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return usageError("%s needs docs, entities or relations; see `%s --help`", cmd.CommandPath(), cmd.CommandPath())
		},
	}
	docs := a.lsOne("docs", "List documents, newest first", "date, title, outlet, source, added, entities, relations", a.lsDocs)
	docs.Aliases = []string{"documents"}
	cmd.AddCommand(
		docs,
		a.lsOne("entities", "List entities, most mentioned first", "label, type, mentions, documents, degree", a.lsEntities),
		a.lsOne("relations", "List relations, best supported first", "source, target, type, status, weight, documents, first", a.lsRelations),
	)
	return cmd
}

// lister prints the rows that a query chooses, and says how many there are in all.
type lister func(ctx context.Context, s *store.Store, q store.Query, f *listFlags) (shown, total int, err error)

func (a *app) lsOne(what, short, orders string, list lister) *cobra.Command {
	var f listFlags
	cmd := &cobra.Command{
		Use: what, Short: short, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.openCorpus(cmd.Context(), true)
			if err != nil {
				return err
			}
			q, err := f.query(cmd.Context(), s)
			if err != nil {
				return err
			}
			if f.limit < 0 {
				return usageError("--limit %d: must not be below 0", f.limit)
			}
			shown, total, err := list(cmd.Context(), s, q, &f)
			if errors.Is(err, store.ErrOrder) {
				return usageError("--sort %s: must be one of %s, with - before it to turn it round", f.sort, orders)
			}
			if err != nil {
				return err
			}
			if total == 0 {
				return exit{exitNothing, "no " + what + " found"}
			}
			if shown < total {
				a.say("%s of %s; --limit 0 shows all.", thousands(shown), thousands(total))
			}
			return nil
		},
	}
	a.corpusFlag(cmd)
	f.add(cmd, 0)
	f.addDuplicates(cmd)
	cmd.Flags().StringVar(&f.sort, "sort", "", "order: "+orders+"; -x is descending")
	cmd.Flags().IntVar(&f.limit, "limit", 100, "at most so many; 0 is all")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "JSON Lines")
	return cmd
}

func (f *filterFlags) addDuplicates(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.duplicates, "duplicates", false, "count documents that are nearly the same as another, too")
}

// documentLine is one document in JSON.
type documentLine struct {
	ID          string `json:"id"`
	Source      string `json:"source"`
	Title       string `json:"title,omitempty"`
	Outlet      string `json:"outlet,omitempty"`
	Date        string `json:"date,omitempty"`
	Added       string `json:"added"`
	Bytes       int    `json:"bytes"`
	Entities    int    `json:"entities"`
	Relations   int    `json:"relations"`
	DuplicateOf string `json:"duplicate_of,omitempty"`
}

func (a *app) lsDocs(ctx context.Context, s *store.Store, q store.Query, f *listFlags) (int, int, error) {
	if f.top > 0 {
		return 0, 0, usageError("--top chooses among entities; --limit says how many documents are shown")
	}
	docs, total, err := s.Documents(ctx, q, f.sort, 0, f.limit)
	if err != nil {
		return 0, 0, err
	}
	err = printRows(a, f.asJSON, "ID\tDATE\tENTITIES\tRELATIONS\tTITLE\tSOURCE", docs, func(d store.Document) any {
		return documentLine{d.ID, d.Source, d.Title, d.Outlet, d.Date, d.Added, d.Bytes, d.Entities, d.Relations, d.DuplicateOf}
	}, func(d store.Document) string {
		title := shorten(d.Title, 60)
		if d.DuplicateOf != "" {
			title += " (copy)"
		}
		return fmt.Sprintf("%s\t%s\t%d\t%d\t%s\t%s", shortID(d.ID), d.Date, d.Entities, d.Relations, title, printable(d.Source))
	})
	return len(docs), total, err
}

// shortID is as much of an ID as tells documents apart, and as rm and show take.
func shortID(id string) string {
	if len(id) == 64 || len(id) == 40 || len(id) == 32 {
		return id[:12]
	}
	return printable(id)
}

// entityRow is one entity of a corpus in JSON.
type entityRow struct {
	Key       string    `json:"key"`
	Name      string    `json:"name"`
	Type      fact.Type `json:"type"`
	Mentions  int       `json:"mentions"`
	Documents int       `json:"documents"`
	Degree    int       `json:"degree"`
}

func (a *app) lsEntities(ctx context.Context, s *store.Store, q store.Query, f *listFlags) (int, int, error) {
	rows, total, err := s.Entities(ctx, q, f.sort, 0, f.limit)
	if err != nil {
		return 0, 0, err
	}
	err = printRows(a, f.asJSON, "MENTIONS\tDOCUMENTS\tNEIGHBOURS\tTYPE\tNAME", rows, func(e store.Entity) any {
		return entityRow{e.Key, e.Label, e.Type, e.Mentions, e.Documents, e.Degree}
	}, func(e store.Entity) string {
		return fmt.Sprintf("%d\t%d\t%d\t%s\t%s", e.Mentions, e.Documents, e.Degree, e.Type, shorten(e.Label, 80))
	})
	return len(rows), total, err
}

// relationRow is one edge of a corpus in JSON.
type relationRow struct {
	Edge         string            `json:"edge"`
	Source       string            `json:"source"`
	Target       string            `json:"target"`
	Type         fact.RelationType `json:"type"`
	Label        string            `json:"label,omitempty"`
	Status       fact.Status       `json:"status"`
	Symmetric    bool              `json:"symmetric"`
	Weight       int               `json:"weight"`
	Documents    int               `json:"documents"`
	Score        float64           `json:"score"`
	First        string            `json:"first,omitempty"`
	Last         string            `json:"last,omitempty"`
	AttributedTo []string          `json:"attributed_to,omitempty"`
}

func rowOf(e store.EdgeRow) relationRow {
	return relationRow{e.Ref.String(), e.SourceLabel, e.TargetLabel, e.Type, e.Label, e.Status, e.Symmetric, e.Weight, e.Documents,
		e.Score, e.First, e.Last, e.AttributedTo}
}

func (a *app) lsRelations(ctx context.Context, s *store.Store, q store.Query, f *listFlags) (int, int, error) {
	rows, total, err := s.Relations(ctx, q, f.sort, 0, f.limit)
	if err != nil {
		return 0, 0, err
	}
	err = printRows(a, f.asJSON, "SENTENCES\tDOCUMENTS\tFIRST\tLAST\tWHO, WHAT, WHOM", rows, func(e store.EdgeRow) any { return rowOf(e) }, func(e store.EdgeRow) string {
		return fmt.Sprintf("%d\t%d\t%s\t%s\t%s", e.Weight, e.Documents, e.First, e.Last, titleOf(e.SourceLabel, e.TargetLabel, e.Edge))
	})
	return len(rows), total, err
}

// printRows prints a list as a table or as JSON Lines.
func printRows[T any](a *app, asJSON bool, head string, rows []T, object func(T) any, line func(T) string) error {
	out := bufio.NewWriter(a.out)
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for _, r := range rows {
			if err := enc.Encode(object(r)); err != nil {
				return err
			}
		}
		return out.Flush()
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	if len(rows) > 0 {
		fmt.Fprintln(w, head)
	}
	for _, r := range rows {
		fmt.Fprintln(w, line(r))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Flush()
}
