package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/text"
)

// defaultCorpus is the corpus of whoever names none.
const defaultCorpus = "corpus.db"

// corpusFlag adds -c, by which a command works on a corpus.
func (a *app) corpusFlag(cmd *cobra.Command) {
	cmd.Flags().StringVarP(&a.corpus, "corpus", "c", "", "the corpus, one file (default $ACTANT_CORPUS, else "+defaultCorpus+")")
}

func (a *app) corpusPath() string {
	return or(a.corpus, or(os.Getenv("ACTANT_CORPUS"), defaultCorpus))
}

// openCorpus opens the corpus for a command that needs one to be there; it stays open until the command ends.
func (a *app) openCorpus(ctx context.Context, readOnly bool) (*store.Store, error) {
	path := a.corpusPath()
	s, err := store.Open(ctx, path, store.Settings{ReadOnly: readOnly})
	if errors.Is(err, fs.ErrNotExist) {
		hint := "`actant add FILE...` makes one"
		if a.takesFiles {
			hint = "name FILEs to read, or " + hint
		}
		return nil, exit{exitUnreadable, fmt.Sprintf("%s: there is no corpus; %s, -c names another", path, hint)}
	}
	if err != nil {
		return nil, exit{exitUnreadable, err.Error()}
	}
	a.opened = append(a.opened, s)
	return s, nil
}

// createCorpus opens the corpus, and makes it when it is not there.
func (a *app) createCorpus(ctx context.Context, path string) (*store.Store, error) {
	s, err := store.Open(ctx, path, store.Settings{Create: true})
	if err != nil {
		return nil, exit{exitUnreadable, err.Error()}
	}
	a.opened = append(a.opened, s)
	return s, nil
}

// close closes every corpus that the command opened.
func (a *app) close() (err error) {
	for _, s := range a.opened {
		err = errors.Join(err, s.Close())
	}
	return err
}

// now is the moment of a change, as the log keeps it.
func now() string { return time.Now().UTC().Format(time.RFC3339) }

func addCommand(a *app) *cobra.Command {
	var again bool
	cmd := &cobra.Command{
		Use:   "add FILE...",
		Short: "Read documents into a corpus that grows",
		Long: `Read documents into the corpus, which is made when it is not there. What is in it already is
passed over, so the same folder may be added every day; a file that changed replaces what it was.
Copies of a story with small changes are kept, and count once. Stopped or killed, it goes on
where it was when it is run again.

  actant add reports/
  actant add -c trade.db news.jsonl.gz
  curl -s https://example.org/story | actant add -`,
		Args: atLeast(1, "at least one FILE (- is stdin)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			s, err := a.createCorpus(ctx, a.corpusPath())
			if err != nil {
				return err
			}
			a.again = again
			done, err := a.addAll(ctx, s, args)
			if err != nil {
				return err
			}
			return a.sayAdded(ctx, s, done)
		},
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	a.corpusFlag(cmd)
	cmd.Flags().BoolVar(&again, "again", false, "read again what is in the corpus already, say with new lists")
	return cmd
}

// tally counts what became of the documents added.
type tally map[store.Status]int

// A batch is committed when it is full or has waited: what is lost to a kill is never more than it holds.
const (
	batchSize = 256
	batchWait = 2 * time.Second
)

// addAll reads the inputs into s, and names on stderr what could not be read.
func (a *app) addAll(ctx context.Context, s *store.Store, paths []string) (tally, error) {
	done := tally{}
	if !a.again {
		a.pass = func(d *text.Document) bool {
			known, err := s.Known(ctx, store.Hash(d.Text))
			if err == nil && known {
				done[store.Known]++
				return true
			}
			return false
		}
	}
	facts, err := a.facts(ctx, paths)
	if err != nil {
		return nil, err
	}
	for batch := range batches(a.withText(facts)) {
		// What is read is kept, also when the user has had enough meanwhile.
		added, err := s.Add(context.WithoutCancel(ctx), batch, now())
		if err != nil {
			return nil, exit{exitUnreadable, err.Error()}
		}
		for _, d := range added {
			done[d.Status]++
		}
	}
	return done, ctx.Err()
}

// withText leaves out, and names, facts that were written without their text: they can show no sentence.
func (a *app) withText(facts iter.Seq[*fact.Facts]) iter.Seq[*fact.Facts] {
	return func(yield func(*fact.Facts) bool) {
		for f := range facts {
			if f.Text == "" && f.Doc.Bytes > 0 {
				a.report(fmt.Errorf("%s: facts without their text can not be kept; write them with `actant extract --text`", or(f.Doc.Source, f.Doc.ID)))
				continue
			}
			if !yield(f) {
				return
			}
		}
	}
}

// batches groups facts for one commit each.
func batches(facts iter.Seq[*fact.Facts]) iter.Seq[[]*fact.Facts] {
	return func(yield func([]*fact.Facts) bool) {
		var batch []*fact.Facts
		since := time.Now()
		for f := range facts {
			batch = append(batch, f)
			if len(batch) < batchSize && time.Since(since) < batchWait {
				continue
			}
			if !yield(batch) {
				return
			}
			batch, since = nil, time.Now()
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

func (a *app) sayAdded(ctx context.Context, s *store.Store, done tally) error {
	if a.quiet {
		return nil
	}
	words := []string{plural(done[store.New]+done[store.Duplicate], "document") + " added"}
	for _, c := range []struct {
		n    int
		what string
	}{
		{done[store.Duplicate], "of them nearly the same as another (counted once)"},
		{done[store.Updated], "changed and read again"}, {done[store.Known], "known already"}, {a.unreadable, "could not be read"},
	} {
		if c.n > 0 {
			words = append(words, thousands(c.n)+" "+c.what)
		}
	}
	fmt.Fprintln(a.err, strings.Join(words, ", ")+".")
	st, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.err, "%s now holds %s: %s, %s.\n", a.corpusPath(), plural(st.Documents, "document"),
		entityCount(st.Entities), plural(st.Relations, "relation"))
	return nil
}

func rmCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rm DOC...",
		Short: "Take documents out of the corpus",
		Long: `Take documents out of the corpus, with exactly what only they supported. DOC is an ID as
` + "`actant ls docs`" + ` shows it, the beginning of one, or a path. Decisions stay.

  actant rm 3f9c21 reports/old.txt`,
		Args: atLeast(1, "at least one DOC"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.openCorpus(cmd.Context(), false)
			if err != nil {
				return err
			}
			removed, err := s.Remove(cmd.Context(), args...)
			if errors.Is(err, store.ErrUnknown) {
				return exit{exitNothing, err.Error() + "; `actant ls docs` lists them"}
			}
			if err != nil {
				return err
			}
			for _, d := range removed {
				a.say("Removed %s  %s  %s", shorten(d.ID, 14), printable(d.Source), shorten(d.Title, 60))
			}
			return nil
		},
	}
	a.corpusFlag(cmd)
	return cmd
}

// say writes a line on stderr, unless the user wants none.
func (a *app) say(format string, args ...any) {
	if !a.quiet {
		fmt.Fprintf(a.err, format+"\n", args...)
	}
}
