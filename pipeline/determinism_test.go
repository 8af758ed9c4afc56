package pipeline_test

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/actant-project/actant/export"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

func allArticles(t testing.TB) []*text.Document {
	t.Helper()
	files, err := filepath.Glob("../testdata/articles/*.[^e]*")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d articles, %v", len(files), err)
	}
	var out []*text.Document
	for _, f := range files {
		for d, err := range read(t, f) {
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, d)
		}
	}
	return out
}

func stream(docs []*text.Document) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		for _, d := range docs {
			if !yield(d, nil) {
				return
			}
		}
	}
}

// TestSameBytes extracts the same documents in several orders on one and on many
// goroutines: the facts of each document and the graph of all are the same bytes.
func TestSameBytes(t *testing.T) {
	docs := allArticles(t)
	wantFacts, wantGraph := runAll(t, docs, 1, 1)
	random := rand.New(rand.NewPCG(1, 2))
	for round := range 4 {
		shuffled := append([]*text.Document(nil), docs...)
		random.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		workers, builders := 1+round*3, 1+round
		facts, g := runAll(t, shuffled, workers, builders)
		for id, want := range wantFacts {
			if !bytes.Equal(facts[id], want) {
				t.Errorf("%d workers: facts of %s differ:\n%s\n%s", workers, id, want, facts[id])
			}
		}
		if !bytes.Equal(g, wantGraph) {
			t.Errorf("%d workers, %d builders: the graphs differ", workers, builders)
		}
	}
}

// runAll returns each document's facts as JSON, and the graph of all as JSON, gathered
// by several builders that are merged.
func runAll(t *testing.T, docs []*text.Document, workers, builders int) (map[string][]byte, []byte) {
	t.Helper()
	facts := map[string][]byte{}
	parts := make([]graph.Builder, builders)
	n := 0
	for r := range newPipeline(t).Run(context.Background(), stream(docs), workers) {
		if r.Err != nil {
			t.Fatal(r.Err)
		}
		b, err := json.Marshal(r.Facts)
		if err != nil {
			t.Fatal(err)
		}
		facts[r.Facts.Doc.ID] = b
		parts[n%builders].Add(r.Facts)
		n++
	}
	for i := 1; i < builders; i++ {
		parts[0].Merge(&parts[i])
	}
	var out bytes.Buffer
	if err := export.Write(&out, "json", parts[0].Graph(), export.Settings{}); err != nil {
		t.Fatal(err)
	}
	return facts, out.Bytes()
}

// TestRunOrder holds Run to its promise: results in the order of the documents, errors in their place.
func TestRunOrder(t *testing.T) {
	docs := allArticles(t)
	i := 0
	for r := range newPipeline(t).Run(context.Background(), stream(docs), 8) {
		if r.Err != nil || r.Facts.Doc.ID != docs[i].ID {
			t.Fatalf("result %d is of another document, %v", i, r.Err)
		}
		i++
	}
	if i != len(docs) {
		t.Fatalf("%d results for %d documents", i, len(docs))
	}
	for range newPipeline(t).Run(context.Background(), stream(docs), 2) {
		break // breaking off must not hang or leak
	}
}
