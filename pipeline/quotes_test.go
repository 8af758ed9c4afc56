package pipeline_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"testing"

	"github.com/actant-project/actant/eval"
)

// TestQuotes holds who said what in annotated political news to testdata/quality/quotes.txt, a golden file: a change in quality is
// a change in that file (-update rewrites it). It measures only where that corpus is at hand.
func TestQuotes(t *testing.T) {
	f, err := os.Open("../../shared/data/eval-only/polnear/dev.jsonl")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the corpus (PolNeAR, dev) is not at hand")
	}
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	score, err := eval.Quotes(context.Background(), f, "polnear dev", newPipeline(t))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := score.WriteText(&got, "polnear dev"); err != nil {
		t.Fatal(err)
	}
	const golden = "../testdata/quality/quotes.txt"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("quality changed (go test ./pipeline -run Quotes -update, and read the diff). Now:\n%swas:\n%s", &got, want)
	}
}
