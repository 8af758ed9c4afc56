package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// evalSyntaxCommand is `eval tag` and, with trees, `eval parse`.
func evalSyntaxCommand(a *app, name, short string, trees bool) *cobra.Command {
	var asJSON, raw bool
	cmd := &cobra.Command{
		Use:   name + " GOLD...",
		Short: short,
		Long: short + `, over the words of GOLD, files in CoNLL-U (Universal Dependencies 2).
Relations are compared without their subtypes, and punctuation counts. With --raw words and
sentences are cut anew from the text, and a word that is cut otherwise is wrong.

  actant eval ` + name + ` en_ewt-ud-dev.conllu
  actant eval ` + name + ` --raw en_ewt-ud-dev.conllu --json`,
		Args: atLeast(1, "at least one GOLD file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			_, an, err := a.openAnalyzer()
			if err != nil {
				return err
			}
			for _, p := range args {
				a.report(a.openEach(p, func(r io.Reader) error {
					score, err := eval.Syntax(cmd.Context(), r, p, an, raw)
					if err != nil {
						return err
					}
					if asJSON {
						return score.WriteJSON(a.out, p, trees)
					}
					return score.WriteText(a.out, p, trees)
				}))
			}
			return nil
		},
	}
	a.listFlag(cmd)
	a.modelFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a file")
	cmd.Flags().BoolVar(&raw, "raw", false, "cut words and sentences anew")
	return cmd
}

// openAnalyzer returns the lists, with the user's on top, and the parser that sees them.
func (a *app) openAnalyzer() (*gazetteer.Gazetteer, syntax.Analyzer, error) {
	g, err := a.gazetteer()
	if err != nil {
		return nil, nil, err
	}
	m, err := a.openModel()
	if err != nil {
		return nil, nil, err
	}
	p, err := syntax.New(m, g)
	if err != nil {
		return nil, nil, fmt.Errorf("opening the model: %w", err)
	}
	return g, p, nil
}

// tagTrees writes the words of texts with their analysis as CoNLL-U.
func (a *app) tagTrees(ctx context.Context, w io.Writer, paths []string) error {
	g, an, err := a.openAnalyzer()
	if err != nil {
		return err
	}
	for d, err := range a.documentsOf(ctx, paths, g) {
		if err == nil {
			err = writeTrees(ctx, w, an, segment.Segment(d))
		}
		a.report(err)
	}
	return nil
}

func writeTrees(ctx context.Context, w io.Writer, an syntax.Analyzer, d *text.Document) error {
	words, err := an.Analyze(ctx, d, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Source, err)
	}
	return eval.WriteCoNLLU(w, eval.Trees(d, words))
}

// tagGiven writes the CoNLL-U of paths again, with our analysis of its words.
func (a *app) tagGiven(ctx context.Context, w io.Writer, paths []string) error {
	_, an, err := a.openAnalyzer()
	if err != nil {
		return err
	}
	for _, p := range paths {
		a.report(a.openEach(p, func(r io.Reader) error {
			for trees, err := range eval.ReadCoNLLU(r, p) {
				if err != nil {
					return err
				}
				d, rows := trees.Document()
				words, err := an.Analyze(ctx, d, nil)
				if err != nil {
					return fmt.Errorf("%s: %w", p, err)
				}
				trees.Annotate(words, rows)
				if err := eval.WriteCoNLLU(w, trees); err != nil {
					return err
				}
			}
			return nil
		}))
	}
	return nil
}
