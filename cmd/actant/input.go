package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ingest"
	"github.com/actant-project/actant/pipeline"
	"github.com/actant-project/actant/text"
)

// disk opens paths as the user gave them.
type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(name) }

// documentsOf yields the documents of all paths, in order.
func (a *app) documentsOf(ctx context.Context, paths []string, g *gazetteer.Gazetteer) iter.Seq2[*text.Document, error] {
	settings := ingest.Settings{KeepAll: a.keepAll, IsPlace: func(name string) bool { return isPlace(g, name) }}
	return func(yield func(*text.Document, error) bool) {
		for in, err := range ingest.Walk(disk{}, a.in, paths...) {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			for d, err := range ingest.Read(ctx, in, settings) {
				if err == nil && a.pass != nil && a.pass(d) {
					continue
				}
				if !yield(d, err) {
					return
				}
			}
		}
	}
}

func isPlace(g *gazetteer.Gazetteer, name string) bool {
	return slices.ContainsFunc(g.Lookup(name), func(m gazetteer.Match) bool { return m.Entry.Type == fact.Place })
}

// factsFlag adds --facts, by which a command reads what extract wrote.
func (a *app) factsFlag(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&a.isFacts, "facts", false, "FILE holds facts, as 'actant extract --text' writes them, and not text")
}

// readFacts yields the facts in files of JSON Lines.
func (a *app) readFacts(paths []string) iter.Seq[pipeline.Result] {
	return func(yield func(pipeline.Result) bool) {
		for _, p := range paths {
			if !a.readFactsFile(p, yield) {
				return
			}
		}
	}
}

func (a *app) readFactsFile(path string, yield func(pipeline.Result) bool) bool {
	var r io.Reader = a.in
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return yield(pipeline.Result{Err: err})
		}
		defer f.Close()
		r = f
	}
	lines := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			f, bad := decodeFacts(line)
			if bad != nil {
				bad = fmt.Errorf("%s:%d: %w", path, n, bad)
			}
			if !yield(pipeline.Result{Facts: f, Err: bad}) {
				return false
			}
			if bad != nil && n == 1 && line[0] != '{' {
				return true // no JSON: each other line would say so, too
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return yield(pipeline.Result{Err: fmt.Errorf("%s: %w", path, err)})
		}
	}
}

func decodeFacts(line []byte) (*fact.Facts, error) {
	var f fact.Facts
	if err := json.Unmarshal(line, &f); err != nil {
		return nil, fmt.Errorf("not facts: %w", err)
	}
	if f.Actant != fact.Version {
		return nil, fmt.Errorf("not facts of version %d (the field \"actant\" is %d)", fact.Version, f.Actant)
	}
	return &f, nil
}
