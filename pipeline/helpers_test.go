package pipeline_test

import (
	"context"
	"io/fs"
	"iter"
	"os"
	"sync"
	"testing"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ingest"
	"github.com/actant-project/actant/ner/all"
	"github.com/actant-project/actant/pipeline"
	"github.com/actant-project/actant/relation"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// newPipeline returns the default pipeline, opened once for all tests.
func newPipeline(t testing.TB) *pipeline.Pipeline {
	t.Helper()
	once.Do(func() { shared = pipelineWith(t, all.Default) })
	return shared
}

var (
	once   sync.Once
	shared *pipeline.Pipeline
)

func pipelineWith(t testing.TB, recognizer string) *pipeline.Pipeline {
	t.Helper()
	g := gazetteer.Default()
	rec, err := all.New(recognizer, g)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := syntax.Open(g)
	if err != nil {
		t.Fatal(err)
	}
	return &pipeline.Pipeline{Recognizer: rec, Parser: parser, Resolver: resolve.New(g), Relations: relation.New(g)}
}

type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(name) }

// read yields the documents of a file as the command does.
func read(t testing.TB, path string) iter.Seq2[*text.Document, error] {
	t.Helper()
	return func(yield func(*text.Document, error) bool) {
		for in, err := range ingest.Walk(disk{}, nil, path) {
			if err != nil {
				yield(nil, err)
				return
			}
			for d, err := range ingest.Read(context.Background(), in, ingest.Settings{}) {
				if !yield(d, err) {
					return
				}
			}
		}
	}
}
