package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/text"
)

func showCommand(a *app) *cobra.Command {
	var filters filterFlags
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show NAME",
		Short: "Show what the corpus says of one entity",
		Long: `Show what the corpus says of one entity: its names and offices, whom it deals with, what it says,
and what was decided about it.

  actant show Halvorsen
  actant show "North Sea Shipping Council" --since 2025-01-01 --json`,
		Args: exactly(1, "one NAME; put quotes around one of several words"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			s, err := a.openCorpus(ctx, true)
			if err != nil {
				return err
			}
			q, err := filters.query(ctx, s)
			if err != nil {
				return err
			}
			e, err := findIn(ctx, s, args[0])
			if err != nil {
				return err
			}
			card, err := s.Entity(ctx, e.Key, q)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(a.out)
			if asJSON {
				enc := json.NewEncoder(out)
				enc.SetEscapeHTML(false)
				if err := enc.Encode(cardJSON(card)); err != nil {
					return err
				}
				return out.Flush()
			}
			writeCard(out, styleFor(a.out), card)
			return out.Flush()
		},
	}
	a.corpusFlag(cmd)
	filters.add(cmd, 0)
	filters.addDuplicates(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object")
	return cmd
}

// cardLine is an entity's card in JSON.
type cardLine struct {
	entityLine
	First      string          `json:"first,omitempty"`
	Last       string          `json:"last,omitempty"`
	MetonymOf  string          `json:"metonym_of,omitempty"`
	Neighbours []neighbourLine `json:"neighbours"`
	Relations  []relationRow   `json:"relations"`
	Statements []statementLine `json:"statements"`
	Notes      []string        `json:"notes,omitempty"`
}

type neighbourLine struct {
	Key       string    `json:"key"`
	Name      string    `json:"name"`
	Type      fact.Type `json:"type"`
	Sentences int       `json:"sentences"`
}

type statementLine struct {
	Text     string             `json:"text"`
	Kind     fact.StatementKind `json:"kind"`
	Document string             `json:"document"`
	Date     string             `json:"date,omitempty"`
	Span     text.Span          `json:"span"`
}

func cardJSON(c store.Card) cardLine {
	out := cardLine{
		entityLine: entityLine{c.Key, c.Label, c.Type, c.Mentions, c.Documents, c.Aliases, c.IDs, c.Roles},
		First:      c.First, Last: c.Last, MetonymOf: c.MetonymOf, Notes: c.Notes,
		Neighbours: []neighbourLine{}, Relations: []relationRow{}, Statements: []statementLine{},
	}
	for _, n := range c.Neighbours {
		out.Neighbours = append(out.Neighbours, neighbourLine{n.Key, n.Label, n.Type, n.Weight})
	}
	for _, e := range c.Relations {
		out.Relations = append(out.Relations, rowOf(e))
	}
	for _, st := range c.Statements {
		out.Statements = append(out.Statements, statementLine{st.Text, st.Kind, st.Document, st.Date, st.Span})
	}
	return out
}

const cardRows = 12 // of each kind on a terminal

func writeCard(w io.Writer, st style, c store.Card) {
	fmt.Fprintf(w, "%s  %s\n", st.bold(printable(c.Label)), st.dim(string(c.Type)+", "+c.Key))
	var also []string
	for _, alias := range c.Aliases {
		if alias.Name != c.Label {
			also = append(also, fmt.Sprintf("%s %d", shorten(alias.Name, 40), alias.Count))
		}
	}
	line(w, "also", also)
	line(w, "roles", c.Roles)
	if c.MetonymOf != "" {
		line(w, "stands for", []string{or(c.MetonymLabel, c.MetonymOf)})
	}
	var ids []string
	for _, list := range slices.Sorted(maps.Keys(c.IDs)) {
		ids = append(ids, list+":"+c.IDs[list])
	}
	line(w, "ids", ids)
	found := plural(c.Mentions, "mention") + " in " + plural(c.Documents, "document")
	if c.First != "" {
		found += ", " + c.First
		if c.Last != c.First {
			found += " to " + c.Last
		}
	}
	line(w, "found", []string{found})
	line(w, "notes", c.Notes)
	if len(c.Relations) > 0 {
		fmt.Fprintf(w, "\n%s\n", st.bold(plural(c.TotalRelations, "relation")))
	}
	for _, e := range c.Relations[:min(cardRows, len(c.Relations))] {
		fmt.Fprintf(w, "  %s  %s\n", titleOf(e.SourceLabel, e.TargetLabel, e.Edge), st.dim(plural(e.Weight, "sentence")))
	}
	if len(c.Statements) > 0 {
		fmt.Fprintf(w, "\n%s\n", st.bold(plural(c.TotalStatements, "statement")))
	}
	for _, s := range c.Statements[:min(cardRows, len(c.Statements))] {
		fmt.Fprintf(w, "  “%s”  %s\n", shorten(s.Text, 100), st.dim(strings.TrimSpace(s.Date+" "+shorten(or(s.Title, s.Source), 50))))
	}
	for _, d := range c.History {
		fmt.Fprintf(w, "%s\n", st.dim(fmt.Sprintf("decision %d: %s", d.ID, printable(d.Title(func(string) string { return "" })))))
	}
}

// line prints a labelled list, or nothing when it is empty.
func line(w io.Writer, label string, values []string) {
	if len(values) > 0 {
		fmt.Fprintf(w, "  %-11s %s\n", label, shorten(strings.Join(values, ", "), 160))
	}
}

func searchCommand(a *app) *cobra.Command {
	var limit int
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "search WORDS",
		Short: "Find documents of the corpus by the words in them",
		Long: `Find the documents that hold all the words. "Words in quotes" must follow each other, and the last
word, of two letters or more, may be the beginning of one.

  actant search tanker insur
  actant search '"coast guard" letter' --json`,
		Args: atLeast(1, "words to search for"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.openCorpus(cmd.Context(), true)
			if err != nil {
				return err
			}
			if limit < 0 {
				return usageError("--limit %d: must not be below 0", limit)
			}
			hits, total, err := s.Search(cmd.Context(), strings.Join(args, " "), limit)
			if err != nil {
				return err
			}
			if total == 0 {
				return exit{exitNothing, "no document holds these words"}
			}
			if err := a.printHits(hits, asJSON); err != nil {
				return err
			}
			if len(hits) < total {
				a.say("%s of %s; --limit 0 shows all.", thousands(len(hits)), plural(total, "document"))
			}
			return nil
		},
	}
	a.corpusFlag(cmd)
	cmd.Flags().IntVar(&limit, "limit", 20, "at most so many; 0 is all")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines")
	return cmd
}

// hitLine is one document found in JSON; start is where the snippet begins in its text.
type hitLine struct {
	Document string      `json:"document"`
	Title    string      `json:"title,omitempty"`
	Outlet   string      `json:"outlet,omitempty"`
	Date     string      `json:"date,omitempty"`
	Snippet  string      `json:"snippet"`
	Marks    []text.Span `json:"marks"`
	Start    int         `json:"start"`
}

func (a *app) printHits(hits []store.Hit, asJSON bool) error {
	out := bufio.NewWriter(a.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	st := styleFor(a.out)
	for _, h := range hits {
		if asJSON {
			if err := enc.Encode(hitLine{h.Document, h.Title, h.Outlet, h.Date, h.Snippet, h.Marks, h.Start}); err != nil {
				return err
			}
			continue
		}
		fmt.Fprintf(out, "%s  %s\n  %s\n", st.bold(shorten(or(h.Title, h.Source), 90)), st.dim(shortID(h.Document)+" "+h.Date), bracketed(h.Snippet, h.Marks))
	}
	return out.Flush()
}

// bracketed is a text on one line with [marks].
func bracketed(s string, marks []text.Span) string {
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if m.Start < at || m.End > len(s) {
			continue
		}
		b.WriteString(s[at:m.Start] + "[" + s[m.Start:m.End] + "]")
		at = m.End
	}
	b.WriteString(s[at:])
	return strings.Join(strings.Fields(printable(b.String())), " ")
}
