package main

import (
	"bufio"
	"encoding/json"

	"github.com/spf13/cobra"
)

func extractCommand(a *app) *cobra.Command {
	var withText bool
	cmd := &cobra.Command{
		Use:   "extract FILE...",
		Short: "Write what each document says as one line of JSON",
		Long: `Write what each document says as one line of JSON: mentions, entities, statements,
relations and co-occurrences, with byte spans of the text. FILE may be text, Markdown, HTML,
JSON Lines, a folder, a .gz, .zip or .tar of them, or - for stdin.

  actant extract article.txt | jq -r '.entities[] | [.type, .name] | @tsv'
  actant extract --text archive.zip > facts.jsonl
  actant graph --facts facts.jsonl -o net.svg`,
		Args: atLeast(1, "at least one FILE (- is stdin)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			facts, err := a.facts(cmd.Context(), args)
			if err != nil {
				return err
			}
			w := bufio.NewWriterSize(a.out, 1<<16)
			enc := json.NewEncoder(w)
			enc.SetEscapeHTML(false)
			for f := range facts {
				if !withText {
					f.Text = ""
				}
				if err := enc.Encode(f); err != nil {
					return err
				}
				if err := w.Flush(); err != nil {
					return err
				}
			}
			return w.Flush()
		},
	}
	a.readFlags(cmd)
	cmd.Flags().BoolVar(&withText, "text", false, "add the text the spans refer to")
	return cmd
}
