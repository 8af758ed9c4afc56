package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/store"
)

func undoCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "undo [N]",
		Short: "Take back a decision, the last one or number N",
		Long: `Take back a decision: the last one that holds, or number N of ` + "`actant decisions`" + `. It stays in the log as
undone, and the corpus is as if it had never been taken.

  actant undo
  actant undo 12`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id := int64(0)
			if len(args) == 1 {
				n, err := strconv.ParseInt(args[0], 10, 64)
				if err != nil || n < 1 {
					return usageError("undo %s: not the number of a decision; `actant decisions` lists them", args[0])
				}
				id = n
			}
			s, err := a.openCorpus(cmd.Context(), false)
			if err != nil {
				return err
			}
			d, err := s.Undo(cmd.Context(), id, now())
			if errors.Is(err, store.ErrUnknown) {
				return exit{exitNothing, undoFailure(id)}
			}
			if err != nil {
				return err
			}
			c := newCurator(a, s)
			a.say("Decision %d taken back: %s.", d.ID, c.title(cmd.Context(), d))
			return nil
		},
	}
	a.corpusFlag(cmd)
	return cmd
}

func undoFailure(id int64) string {
	if id == 0 {
		return "there is no decision to take back"
	}
	return fmt.Sprintf("there is no decision %d; `actant decisions` lists them", id)
}

func decisionsCommand(a *app) *cobra.Command {
	var asJSON, all bool
	cmd := &cobra.Command{
		Use:   "decisions",
		Short: "List the decisions of a corpus; export and import them",
		Long: `List the decisions of a corpus, in the order in which they were taken. They are kept apart from what was extracted, and
go as a small text file from one corpus to another, one decision a line.

  actant decisions
  actant decisions export spring.log
  actant decisions import spring.log -c autumn.db`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.openCorpus(cmd.Context(), true)
			if err != nil {
				return err
			}
			ds, err := s.Decisions(cmd.Context())
			if err != nil {
				return err
			}
			if len(ds) == 0 {
				return exit{exitNothing, "no decisions yet"}
			}
			c := newCurator(a, s)
			return printRows(a, asJSON, "N\tTAKEN\tWHAT", ds, func(d decision.Decision) any {
				return decisionLine{d, d.Title(func(key string) string { return c.label(cmd.Context(), key) })}
			}, func(d decision.Decision) string {
				undone := ""
				if d.Undone {
					undone = " (taken back)"
				}
				return fmt.Sprintf("%d\t%s\t%s%s", d.ID, printable(d.At), c.title(cmd.Context(), d), undone)
			})
		},
	}
	a.corpusFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines")
	export := &cobra.Command{
		Use:   "export FILE",
		Short: "Write the decisions to a text file (- is stdout)",
		Args:  exactly(1, "one FILE (- is stdout)"),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.exportDecisions(cmd, args[0], all) },
	}
	export.Flags().BoolVar(&all, "all", false, "with those taken back")
	imports := &cobra.Command{
		Use:   "import FILE",
		Short: "Take in the decisions of a text file (- is stdin)",
		Long: `Take in the decisions of a text file: those that do not hold here yet, all or none. One about somebody who is not
in this corpus is kept, and holds when such a document comes.`,
		Args: exactly(1, "one FILE (- is stdin)"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.importDecisions(cmd, args[0]) },
	}
	a.corpusFlag(export)
	a.corpusFlag(imports)
	cmd.AddCommand(export, imports)
	return cmd
}

// decisionLine is a decision in JSON, with its words.
type decisionLine struct {
	decision.Decision
	Title string `json:"title"`
}

func (a *app) exportDecisions(cmd *cobra.Command, path string, all bool) error {
	s, err := a.openCorpus(cmd.Context(), true)
	if err != nil {
		return err
	}
	ds, err := s.Decisions(cmd.Context())
	if err != nil {
		return err
	}
	var out []decision.Decision
	for _, d := range ds {
		if all || !d.Undone {
			out = append(out, d)
		}
	}
	if path == "-" {
		return decision.Write(a.out, out)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := errors.Join(decision.Write(f, out), f.Close()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	a.say("%s written to %s.", plural(len(out), "decision"), path)
	return nil
}

func (a *app) importDecisions(cmd *cobra.Command, path string) error {
	s, err := a.openCorpus(cmd.Context(), false)
	if err != nil {
		return err
	}
	r := a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		r = f
	}
	ds, err := decision.Parse(r, cmp.Or(map[string]string{"-": "stdin"}[path], path))
	if err != nil {
		return err
	}
	n, err := s.ImportDecisions(cmd.Context(), ds, now())
	if err != nil {
		return refusal(err)
	}
	a.say("%s taken in, %d held already; `actant decisions` lists them, `actant undo N` takes one back.", plural(n, "decision"), len(ds)-n)
	return nil
}

// encodeLine writes one value as a line of JSON.
func encodeLine(w io.Writer, v any) error {
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	return out.Flush()
}
