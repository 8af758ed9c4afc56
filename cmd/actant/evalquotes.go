package main

import (
	"io"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/eval"
)

func evalQuotesCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "quotes GOLD...",
		Short: "Precision, recall and F1 of who said what, by overlap of content",
		Long: `Score the statements found in the texts of GOLD, JSON Lines with the fields text and quotes, and in each quote
speaker_spans, content_spans and type (offsets count characters). Two statements match, one to
one, when they share at least 0.3, and in a second table 0.8, of the words in either content. Each kind is scored on its own; quoted is
direct and mixed. The speaker is right when the head of each noun phrase is a word of the other.

  actant eval quotes gold.jsonl
  actant eval quotes --ner rules gold.jsonl --json`,
		Args: atLeast(1, "at least one GOLD file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, p, err := a.openPipeline()
			if err != nil {
				return err
			}
			for _, path := range args {
				a.report(a.openEach(path, func(r io.Reader) error {
					score, err := eval.Quotes(cmd.Context(), r, path, p)
					if err != nil {
						return err
					}
					return a.printScores(&score, path, asJSON)
				}))
			}
			return nil
		},
	}
	a.recognizerFlags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a file")
	return cmd
}
