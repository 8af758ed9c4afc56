package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/pipeline"
)

// scores is what an evaluation can print.
type scores interface {
	WriteText(w io.Writer, name string) error
	WriteJSON(w io.Writer, name string) error
}

func (a *app) printScores(s scores, name string, asJSON bool) error {
	if asJSON {
		return s.WriteJSON(a.out, name)
	}
	return s.WriteText(a.out, name)
}

func evalCorefCommand(a *app) *cobra.Command {
	var asJSON bool
	var split string
	cmd := &cobra.Command{
		Use:   "coref GOLD...",
		Short: "MUC, B-cubed, CEAF-e and their mean for who is who",
		Long: `Score who is who, from raw text, on GOLD: JSON Lines with the fields text, mentions (cluster, type, b, e) and
ontogum (cluster, b, e; chains without singletons), or a GAP file (.tsv) of pronouns with two names each.

  named   chains that hold a name: the entities Actant looks for. No name are titles alone ("Mr.
          President"), the people of a country and several at once ("Ann Lee and Bo Li")
  typed   the mentions of the seven types: people, organisations, places and events, also those nobody names,
          and whatever else bears a name
  chains  the same chains whole: also verbs, which "this" may go back to
  names   B-cubed over the names that gold and ours share

  actant eval coref gum/news.jsonl gum/speech.jsonl --split dev`,
		Args: atLeast(1, "at least one GOLD file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, p, err := a.openPipeline()
			if err != nil {
				return err
			}
			g, err := a.gazetteer()
			if err != nil {
				return err
			}
			var sum eval.CorefScore
			files := 0
			for _, name := range args {
				a.report(a.openEach(name, func(r io.Reader) error {
					if strings.HasSuffix(name, ".tsv") {
						return a.evalGAP(cmd.Context(), p, r, name, asJSON)
					}
					s, err := eval.Coref(cmd.Context(), r, name, split, p.Extract, p.Parser, goldLists(g))
					sum.Add(s)
					files++
					if err != nil {
						return err
					}
					return a.printScores(&s, name, asJSON)
				}))
			}
			if files > 1 {
				return a.printScores(&sum, "all", asJSON)
			}
			return nil
		},
	}
	a.recognizerFlags(cmd)
	cmd.Flags().StringVar(&split, "split", "", "only the documents of this split: train, dev, test")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a file")
	return cmd
}

func (a *app) evalGAP(ctx context.Context, p *pipeline.Pipeline, r io.Reader, name string, asJSON bool) error {
	rows, err := eval.ReadGAP(r, name)
	if err != nil {
		return err
	}
	s, err := eval.GAP(ctx, rows, p.Extract)
	if err != nil {
		return err
	}
	return a.printScores(&s, name, asJSON)
}
