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
				return refusal(err)
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
		Long: `Take in the decisions of a text file, those that do not hold here yet. What was decided here comes first: one that is at odds
with it is left out, and named with the reason. One about somebody whom no document here names is kept, and holds when such a
document comes. A file with a line that is wrong is refused as a whole, with the number of the line.`,
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
	if err := writeFile(path, func(w io.Writer) error { return decision.Write(w, out) }); err != nil {
		return exit{exitUnreadable, fmt.Sprintf("writing %s: %v", path, plain(err))}
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
	in, err := s.ImportDecisions(cmd.Context(), ds, now())
	if err != nil {
		return refusal(err)
	}
	c := newCurator(a, s)
	for _, l := range in.LeftOut {
		a.say("Left out: %s: %v.", c.title(cmd.Context(), l.Decision), printable(l.Reason.Error()))
	}
	for _, d := range in.Waiting {
		a.say("Waiting for a document that names them: %s.", c.title(cmd.Context(), d))
	}
	a.say("%s taken in, %d held already, %d left out; `actant decisions` lists them, `actant undo N` takes one back.",
		plural(in.Taken, "decision"), in.Held, len(in.LeftOut))
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
