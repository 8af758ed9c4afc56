package main

import (
	"strings"

	"github.com/spf13/cobra"
)

const rootHelp = `Actant reads text, finds the people, countries and organisations in it and who said or
did what to whom, and draws the graph. Every edge can show the sentences it rests on.
All of it happens on this machine: nothing is sent or fetched.

  actant graph article.txt                       draw article.svg and say what was found
  actant graph reports/ -o net.svg -o net.gexf   a folder; several outputs, by extension
  actant why Trump Putin article.txt             the sentences behind an edge
  actant serve article.txt                       explore it in the browser
  actant add reports/                            a corpus that grows; then serve, search, show, review
  actant extract news.jsonl | jq .relations      facts as JSON, one line a document

Exit status: 0 done, 1 nothing found, 2 wrong usage, 3 some inputs could not be read
(each is named; the others are done), 130 interrupted.`

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:               "actant",
		Short:             "Who said and did what to whom: a graph from text, with its evidence",
		Long:              rootHelp,
		SilenceErrors:     true,
		SilenceUsage:      true,
		Args:              noCommand,
		PersistentPreRunE: a.prepare,
		RunE:              func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return usageError("%s; see `%s --help`", flagCause(err), cmd.CommandPath())
	})
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "no words on stderr but errors")
	root.AddCommand(
		graphCommand(a), extractCommand(a), tagCommand(a), entitiesCommand(a), relationsCommand(a),
		whyCommand(a), whyMergedCommand(a), pathCommand(a), addCommand(a), rmCommand(a), lsCommand(a), showCommand(a), searchCommand(a),
		exportCommand(a), serveCommand(a), formatsCommand(a), modelsCommand(a), evalCommand(a), versionCommand(a),
	)
	root.AddCommand(decisionCommands(a)...)
	return root
}

// noCommand rejects what is no command, and says which one was perhaps meant.
func noCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return usageError("unknown command %q; did you mean `actant %s`?", args[0], near[0])
	}
	return usageError("unknown command %q; `actant help` lists them", args[0])
}

// flagCause says in plain words what is wrong with a flag's value.
func flagCause(err error) string {
	cause, number, is := strings.Cut(err.Error(), ": strconv.Parse")
	switch {
	case !is:
		return cause
	case strings.HasPrefix(number, "Bool"):
		return cause + ": not true or false"
	}
	return cause + ": not a number"
}

// atLeast is cobra.MinimumNArgs with an error that says what is missing.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < n {
			return usageError("%s needs %s; see `%s --help`", cmd.CommandPath(), what, cmd.CommandPath())
		}
		return nil
	}
}
