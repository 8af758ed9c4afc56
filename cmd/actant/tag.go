package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

func tagCommand(a *app) *cobra.Command {
	var pretokenized bool
	var format string
	cmd := &cobra.Command{
		Use:   "tag FILE...",
		Short: "Write every token with its tag",
		Long: `Write every token with its tag, B-person, I-person ... or O, one a line, a tab between them and
a blank line between sentences. With --format conllu the tags are parts of speech, lemmas and
dependency trees instead (Universal Dependencies 2, basic). With --pretokenized FILE holds
tokens already, in that format, and tokens and sentences are never changed.

  actant tag article.txt
  actant tag --format conllu article.txt
  actant tag --pretokenized --format conll gold.conll > ours.conll`,
		Args: atLeast(1, "at least one FILE (- is stdin)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			w := bufio.NewWriter(a.out)
			switch {
			case format == "conllu" && pretokenized:
				return errors.Join(a.tagGiven(cmd.Context(), w, args), w.Flush())
			case format == "conllu":
				return errors.Join(a.tagTrees(cmd.Context(), w, args), w.Flush())
			case format != "conll":
				return usageError("--format %s: must be conll or conllu", format)
			}
			g, rec, err := a.openRecognizer()
			if err != nil {
				return err
			}
			if pretokenized {
				return errors.Join(a.tagTokens(cmd.Context(), w, rec, args), w.Flush())
			}
			for d, err := range a.documentsOf(cmd.Context(), args, g) {
				if err == nil {
					err = tagText(cmd.Context(), w, rec, d)
				}
				a.report(err)
			}
			return w.Flush()
		},
	}
	a.recognizerFlags(cmd)
	cmd.Flags().BoolVar(&a.keepAll, "keep-all", false, "tag everything, also what looks like boilerplate")
	cmd.Flags().BoolVar(&pretokenized, "pretokenized", false, "FILE holds tokens, in the format given by --format")
	cmd.Flags().StringVar(&format, "format", "conll", "conll (names) or conllu (words and trees)")
	return cmd
}

// report names an input that could not be read and counts it; nil is nothing.
func (a *app) report(err error) {
	if err == nil {
		return
	}
	if !skipped(err) {
		a.unreadable++
	} else if a.quiet {
		return
	}
	fmt.Fprintf(a.err, "actant: %s\n", printable(err.Error()))
}

func tagText(ctx context.Context, w io.Writer, rec ner.Recognizer, d *text.Document) error {
	d = segment.Segment(d)
	mentions, err := rec.Recognize(ctx, d)
	if err != nil {
		return fmt.Errorf("%s: %w", d.Source, err)
	}
	tags := eval.BIO(d, mentions)
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			if _, err := fmt.Fprintf(w, "%s\t%s\n", d.Slice(d.Tokens[i]), tags[i]); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) tagTokens(ctx context.Context, w io.Writer, rec ner.Recognizer, paths []string) error {
	for _, p := range paths {
		err := a.openEach(p, func(r io.Reader) error {
			for lines, err := range eval.ReadCoNLL(r, p) {
				if err != nil {
					return err
				}
				d, _ := lines.Document()
				mentions, err := rec.Recognize(ctx, d)
				if err != nil {
					return fmt.Errorf("%s: %w", p, err)
				}
				if err := eval.WriteCoNLL(w, lines, eval.BIO(d, mentions)); err != nil {
					return err
				}
			}
			return nil
		})
		a.report(err)
	}
	return nil
}

// openEach opens a path, or stdin for -, for f.
func (a *app) openEach(path string, f func(io.Reader) error) error {
	if path == "-" {
		return f(a.in)
	}
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	return f(file)
}
