package pipeline_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/actant-project/actant/text"
)

// TestSentencesAlone gives every sentence of the sample articles to the pipeline as a document of its own: what looks at the name or the
// sentence before must do without either.
func TestSentencesAlone(t *testing.T) {
	p := newPipeline(t)
	ctx := context.Background()
	for _, pattern := range []string{"../testdata/articles/*.txt", "../testdata/fresh/*/*.txt"} {
		files, _ := filepath.Glob(pattern)
		if len(files) < 6 {
			t.Fatalf("%d articles in %s", len(files), pattern)
		}
		for _, file := range files {
			for d, err := range read(t, file) {
				if err != nil {
					t.Fatal(err)
				}
				f, err := p.Extract(ctx, d)
				if err != nil {
					t.Fatal(err)
				}
				for _, s := range f.Sentences {
					if _, err := p.Extract(ctx, &text.Document{Text: s.Of(f.Text)}); err != nil {
						t.Errorf("%s: %v: %s", file, err, s.Of(f.Text))
					}
				}
			}
		}
	}
}
