package pipeline_test

import (
	"context"
	"testing"

	"github.com/actant-project/actant/ner/all"
)

// BenchmarkExtract measures the whole pipeline on one core, text in, facts out.
func BenchmarkExtract(b *testing.B) {
	for _, name := range all.Names() {
		b.Run(name, func(b *testing.B) {
			p := pipelineWith(b, name)
			docs := allArticles(b)
			size := 0
			for _, d := range docs {
				size += len(d.Text)
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					if _, err := p.Extract(context.Background(), d); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
