package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/ingest"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/ner/all"
	"github.com/actant-project/actant/pipeline"
	"github.com/actant-project/actant/relation"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// app is what all commands share: the streams, the flags of reading, and what went wrong so far.
type app struct {
	in  io.Reader
	out io.Writer
	err io.Writer

	quiet      bool
	recognizer string
	modelName  string
	model      *encode.Model // what modelName says, once it is open
	lists      []string
	keepAll    bool
	workers    int
	isFacts    bool
	corpus     string
	opened     []*store.Store
	again      bool                      // add: read what the corpus has already
	pass       func(*text.Document) bool // documents that need no extraction

	takesFiles bool // the command reads FILEs where it is given some
	running    bool // the command line was right; errors from here on are about inputs
	unreadable int
	documents  int

	stopIsNormal bool // Ctrl-C is how the command ends
}

func (a *app) prepare(cmd *cobra.Command, _ []string) error {
	a.running = true
	a.takesFiles = strings.Contains(cmd.Use, "FILE...")
	return nil
}

// readFlags adds the flags of every command that reads text.
func (a *app) readFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	a.recognizerFlags(cmd)
	f.BoolVar(&a.keepAll, "keep-all", false, "extract from everything, also from what looks like boilerplate")
	f.IntVarP(&a.workers, "jobs", "j", runtime.GOMAXPROCS(0), "documents worked on at once")
}

func (a *app) recognizerFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&a.recognizer, "ner", all.Default, "how names are found: "+strings.Join(all.Names(), ", "))
	a.listFlag(cmd)
	a.modelFlag(cmd)
}

// listFlag adds --entities.
func (a *app) listFlag(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&a.lists, "entities", nil, "a list of your own (CSV or JSON Lines: name, type, aliases, id); it wins over all else")
}

// gazetteer returns the built-in lists with the user's on top.
func (a *app) gazetteer() (*gazetteer.Gazetteer, error) {
	g := gazetteer.Default()
	for _, path := range a.lists {
		entries, err := readList(path)
		if err != nil {
			return nil, exit{exitUnreadable, err.Error()}
		}
		g = g.With(entries)
	}
	return g, nil
}

func readList(path string) ([]gazetteer.Entry, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("--entities: %w", err)
	}
	defer f.Close()
	if ext := strings.ToLower(filepath.Ext(path)); ext == ".jsonl" || ext == ".ndjson" {
		return gazetteer.ReadJSONL(f, path)
	}
	return gazetteer.ReadCSV(f, path)
}

// openRecognizer returns the lists and the recogniser that --ner names on top of them.
func (a *app) openRecognizer() (*gazetteer.Gazetteer, ner.Recognizer, error) {
	g, err := a.gazetteer()
	if err != nil {
		return nil, nil, err
	}
	m, err := a.openModel()
	if err != nil {
		return nil, nil, err
	}
	rec, err := all.With(m, a.recognizer, g)
	if err != nil {
		return nil, nil, exit{exitUsage, err.Error()}
	}
	return g, rec, nil
}

// openPipeline returns the lists and the stages on top of them.
func (a *app) openPipeline() (*gazetteer.Gazetteer, *pipeline.Pipeline, error) {
	g, rec, err := a.openRecognizer()
	if err != nil {
		return nil, nil, err
	}
	parser, err := syntax.New(a.model, g)
	if err != nil {
		return nil, nil, err
	}
	return g, &pipeline.Pipeline{Recognizer: rec, Parser: parser, Resolver: resolve.New(g), Relations: relation.New(g)}, nil
}

// facts yields the facts of every input in order, and names on stderr what could not be read.
func (a *app) facts(ctx context.Context, paths []string) (iter.Seq[*fact.Facts], error) {
	results, err := a.results(ctx, paths)
	if err != nil {
		return nil, err
	}
	return func(yield func(*fact.Facts) bool) {
		progress := newProgress(a)
		defer progress.done()
		for r := range results {
			if r.Err != nil {
				if ctx.Err() != nil {
					return
				}
				progress.clear()
				a.report(r.Err)
				continue
			}
			a.documents++
			progress.step()
			if !yield(r.Facts) {
				return
			}
		}
	}, nil
}

// skipped reports whether err is about something in a folder that was never meant to be read:
// a link to a folder, a device. A file that turns out binary or empty is a failure.
func skipped(err error) bool {
	return errors.Is(err, ingest.ErrSkipped) && !errors.Is(err, ingest.ErrBinary) && !errors.Is(err, ingest.ErrEmpty)
}

func (a *app) results(ctx context.Context, paths []string) (iter.Seq[pipeline.Result], error) {
	if a.isFacts {
		return a.readFacts(paths), nil
	}
	g, p, err := a.openPipeline()
	if err != nil {
		return nil, err
	}
	return p.Run(ctx, a.documentsOf(ctx, paths, g), a.workers), nil
}

// gather builds the graph of all inputs; near-duplicates count only with all.
func (a *app) gather(ctx context.Context, paths []string, all bool) (*graph.Graph, error) {
	facts, err := a.facts(ctx, paths)
	if err != nil {
		return nil, err
	}
	var b graph.Builder
	for f := range a.once(facts, all) {
		b.Add(f)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return b.Graph(), nil
}

// progress counts documents on stderr, on a terminal only, and not before a second has gone by.
type progress struct {
	w       io.Writer
	started time.Time
	shown   time.Time
	n       int
}

func newProgress(a *app) *progress {
	if a.quiet || !terminal(a.err) {
		return &progress{}
	}
	now := time.Now()
	return &progress{w: a.err, started: now, shown: now.Add(800 * time.Millisecond)}
}

func (p *progress) step() {
	p.n++
	if p.w == nil {
		return
	}
	if now := time.Now(); now.Sub(p.shown) > 200*time.Millisecond {
		p.shown = now
		fmt.Fprintf(p.w, "\r%d documents, %.0f a second ", p.n, float64(p.n)/now.Sub(p.started).Seconds())
	}
}

func (p *progress) clear() {
	if p.w != nil {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

func (p *progress) done() { p.clear() }
