package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

func evalCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "eval",
		Short: "Score Actant against annotated text",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(
		evalNERCommand(a),
		evalSyntaxCommand(a, "tag", "Accuracy of parts of speech and lemmas", false),
		evalSyntaxCommand(a, "parse", "Accuracy of parts of speech, lemmas and dependency trees (UAS, LAS)", true),
		evalCorefCommand(a),
		evalQuotesCommand(a),
	)
	return cmd
}

func evalNERCommand(a *app) *cobra.Command {
	var asJSON, raw bool
	cmd := &cobra.Command{
		Use:   "ner GOLD...",
		Short: "Precision, recall and F1 of names, on exact spans",
		Long: `Score the names found over the tokens of GOLD, CoNLL files whose last column is a BIO tag: precision,
recall and F1 by type on exact spans. The label set is recognised by its labels, and only
the types that it marks are scored. COARSE lines take countries and places as one. With --raw
words and sentences are cut anew from the text, and a name that is cut otherwise is wrong.

  actant eval ner gold.conll
  actant eval ner --ner rules gold.conll --json`,
		Args: atLeast(1, "at least one GOLD file"),
		RunE: func(cmd *cobra.Command, args []string) error {
			g, rec, err := a.openRecognizer()
			if err != nil {
				return err
			}
			if raw {
				rec = eval.Raw(rec)
			}
			for _, p := range args {
				a.report(a.openEach(p, func(r io.Reader) error {
					score, err := eval.NER(cmd.Context(), r, p, rec, goldLists(g))
					if err != nil {
						return err
					}
					return a.printScores(&score, p, asJSON)
				}))
			}
			return nil
		},
	}
	a.recognizerFlags(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a file")
	cmd.Flags().BoolVar(&raw, "raw", false, "cut words and sentences anew")
	return cmd
}

// goldLists is what the mapping of label sets asks of the lists.
func goldLists(g *gazetteer.Gazetteer) eval.Lists {
	has := func(name string, ok func(gazetteer.Match) bool) bool { return slices.ContainsFunc(g.Lookup(name), ok) }
	return eval.Lists{
		Country: func(name string) bool {
			return has(name, func(m gazetteer.Match) bool { return m.Entry.Type == fact.Country && m.Kind == fact.Name })
		},
		Demonym: func(word string) bool {
			return has(word, func(m gazetteer.Match) bool { return m.Kind == fact.Demonym || m.Entry.Type == fact.Group })
		},
		Title: func(words []string) int { return titleEnd(g, words) },
	}
}

// titleEnd is how many words of a person's span, as some sets mark it, come before the name: all up to the last that is a
// title, or an ordinary word in lower case ("chairman of the board Ann Lee").
func titleEnd(g *gazetteer.Gazetteer, words []string) int {
	end := 0
	for i := range len(words) - 1 {
		w := g.Word(words[i])
		switch lower := words[i] == strings.ToLower(words[i]); {
		case lower && w.Is(gazetteer.Particle):
		case lower && w.Is(gazetteer.Common), endsTitle(g, words[:i+1]) && !w.Is(gazetteer.AnyGivenName|gazetteer.Surname):
			end = i + 1
		}
	}
	return end
}

// endsTitle reports whether the last words are a title.
func endsTitle(g *gazetteer.Gazetteer, words []string) bool {
	for n := 1; n <= min(len(words), 5); n++ {
		if class, _ := g.Title(strings.ToLower(strings.Join(words[len(words)-n:], " "))); class != gazetteer.NoTitle {
			return true
		}
	}
	return false
}
