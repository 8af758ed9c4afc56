package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
)

func reviewCommand(a *app) *cobra.Command {
	var asJSON bool
	var limit int
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Walk through entities that may be the same",
		Long: `Walk through pairs of entities that may be the same, likeliest first, with the reason and sentences of each.

  y  they are the same: merge them       s  skip: ask again next time
  n  they are two: never ask again       k  keep as it is, and do not ask again
  q  enough

Without a terminal the answers are read from stdin, one a line.

  actant review
  actant review --json | jq -r 'select(.score > 0.8) | [.b, .a] | @tsv'`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.openCorpus(cmd.Context(), asJSON)
			if err != nil {
				return err
			}
			ps, err := s.Proposals(cmd.Context(), limit)
			if err != nil {
				return err
			}
			if len(ps) == 0 {
				return exit{exitNothing, "nothing to review: no two entities look the same"}
			}
			if asJSON {
				for _, p := range ps {
					if err := encodeLine(a.out, p); err != nil {
						return err
					}
				}
				return nil
			}
			r := &reviewer{curator: newCurator(a, s), became: map[string]string{}, lines: bufio.NewReader(a.in)}
			return r.walk(cmd.Context(), ps)
		},
	}
	a.corpusFlag(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "list the pairs as JSON Lines, and ask nothing")
	cmd.Flags().IntVar(&limit, "limit", 100, "at most so many; 0 is all")
	return cmd
}

// reviewer asks about proposals.
type reviewer struct {
	*curator
	lines  *bufio.Reader
	became map[string]string // what was merged on the way
	counts struct{ merged, distinct, kept, skipped int }
}

func (r *reviewer) walk(ctx context.Context, ps []decision.Proposal) error {
	for i, p := range ps {
		a, b := r.now(p.A), r.now(p.B)
		if a == b {
			continue
		}
		if err := r.show(ctx, fmt.Sprintf("%d of %d", i+1, len(ps)), p, a, b); err != nil {
			return err
		}
		more, err := r.ask(ctx, a, b)
		if err != nil || !more {
			return errors.Join(err, r.sum())
		}
	}
	return r.sum()
}

func (r *reviewer) now(key string) string {
	for r.became[key] != "" {
		key = r.became[key]
	}
	return key
}

func (r *reviewer) sum() error {
	r.say("%d merged, %d told apart, %d kept as they are, %d skipped. `actant decisions` lists them, `actant undo` takes the last one back.",
		r.counts.merged, r.counts.distinct, r.counts.kept, r.counts.skipped)
	return nil
}

const samples = 2 // sentences of each

// show prints a proposal: who, why, and where each stands.
func (r *reviewer) show(ctx context.Context, count string, p decision.Proposal, a, b string) error {
	out := bufio.NewWriter(r.out)
	st := styleFor(r.out)
	fmt.Fprintf(out, "\n%s  %s %s %s  %s\n", st.dim(count), st.bold(shorten(r.label(ctx, b), 60)), st.dim("=?"), st.bold(shorten(r.label(ctx, a), 60)),
		st.dim(fmt.Sprintf("%.2f", p.Score)))
	fmt.Fprintf(out, "  %s\n", shorten(p.Reason, 200))
	for _, key := range []string{b, a} {
		if err := r.describe(ctx, out, st, key); err != nil {
			return err
		}
	}
	return out.Flush()
}

func (r *reviewer) describe(ctx context.Context, out io.Writer, st style, key string) error {
	card, err := r.s.Entity(ctx, key, store.Query{})
	if err != nil {
		return refusal(err)
	}
	fmt.Fprintf(out, "  %s  %s\n", st.bold(shorten(card.Label, 60)), st.dim(fmt.Sprintf("%s, %s in %s", printable(card.Key),
		plural(card.Mentions, "mention"), plural(card.Documents, "document"))))
	if len(card.Roles) > 0 {
		fmt.Fprintf(out, "    %s\n", shorten(strings.Join(card.Roles, ", "), 120))
	}
	seen := map[string]bool{}
	for _, e := range card.Relations {
		if len(seen) == samples {
			break
		}
		pieces, _, err := r.s.Evidence(ctx, e.Ref, store.Query{}, 0, 1)
		if err != nil {
			return refusal(err)
		}
		for _, v := range pieces {
			if s := sentenceOf(v); s != "" && !seen[s] && clean(v.Text) != clean(v.Title) {
				seen[s] = true
				fmt.Fprintf(out, "    %s\n", s)
			}
		}
	}
	return nil
}

// clean is a text with single spaces. A headline is no sentence that helps.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

func sentenceOf(v graph.Evidence) string {
	s := shorten(v.Text, 240)
	if s != "" && v.Title != "" {
		s += "  (" + shorten(strings.TrimSpace(v.Title+" "+v.Date), 60) + ")"
	}
	return s
}

// ask reads answers until one makes sense, and acts on it; false ends the walk.
func (r *reviewer) ask(ctx context.Context, a, b string) (bool, error) {
	for ctx.Err() == nil {
		fmt.Fprint(r.err, "the same? y n s k q ")
		answer, err := r.answer()
		if errors.Is(err, io.EOF) {
			fmt.Fprintln(r.err)
			return false, nil
		}
		if err != nil {
			return false, err
		}
		switch answer {
		case "y":
			err = r.merge(ctx, a, b)
		case "n":
			r.counts.distinct++
			err = r.decide(ctx, decision.Decision{Kind: decision.Distinct, Key: b, Into: a})
		case "k":
			r.counts.kept++
			err = r.decide(ctx, decision.Decision{Kind: decision.Keep, Key: b, Into: a})
		case "s":
			r.counts.skipped++
		case "q":
			return false, nil
		default:
			fmt.Fprintln(r.err, "y: the same; n: two; s: skip; k: keep as it is; q: enough")
			continue
		}
		return true, err
	}
	return false, ctx.Err()
}

func (r *reviewer) merge(ctx context.Context, a, b string) error {
	err := r.decide(ctx, decision.Decision{Kind: decision.Merge, Key: b, Into: a, Name: r.label(ctx, a)})
	var e exit
	if errors.As(err, &e) && e.status == exitUsage { // told apart or merged on the way
		fmt.Fprintf(r.err, "actant: %s\n", printable(e.msg))
		return nil
	}
	if err == nil {
		r.became[b] = a
		r.counts.merged++
	}
	return err
}

// answer reads one key from a terminal, or a line from anything else.
func (r *reviewer) answer() (string, error) {
	if f, ok := r.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return r.key(f)
	}
	line, err := r.lines.ReadString('\n')
	if err != nil && strings.TrimSpace(line) == "" {
		return "", err
	}
	return strings.ToLower(strings.TrimSpace(line)), nil
}

func (r *reviewer) key(f *os.File) (string, error) {
	state, err := term.MakeRaw(int(f.Fd()))
	if err != nil {
		return "", err
	}
	var b [1]byte
	_, err = f.Read(b[:])
	err = errors.Join(err, term.Restore(int(f.Fd()), state))
	if b[0] == 3 || b[0] == 4 { // Ctrl-C, Ctrl-D
		b[0] = 'q'
	}
	fmt.Fprintf(r.err, "%s\n", printable(string(b[:])))
	return strings.ToLower(string(b[:])), err
}
