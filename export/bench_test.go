package export

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// BenchmarkWrite writes 2,000 nodes and 10,000 edges with a sentence each. MB/s are of what is written.
func BenchmarkWrite(b *testing.B) {
	g := large(2_000, 10_000)
	s := Settings{Measures: g.Measures()}
	for _, f := range Formats() {
		if f.Name == "mermaid" {
			continue
		}
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			n := counter(0)
			if err := Write(&n, f.Name, g, s); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(n))
			for b.Loop() {
				if err := Write(io.Discard, f.Name, g, s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// counter counts what is written to it.
type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

// large is a made-up graph of that size, the same every time.
func large(nodes, edges int) *graph.Graph {
	f := &fact.Facts{Doc: text.Meta{ID: "large", Source: "large.txt", Date: "2025-01-31"}}
	var b strings.Builder
	for i := range nodes {
		f.Entities = append(f.Entities, fact.Entity{ID: i, Key: fmt.Sprintf("person/actor-%d", i), Name: fmt.Sprintf("Actor %d Müller", i),
			Type: fact.Types[i%len(fact.Types)], Aliases: []fact.Alias{{Name: fmt.Sprintf("A. %d", i), Count: 2}}, Mentions: 1 + i%9})
	}
	for i := range edges {
		start := b.Len()
		fmt.Fprintf(&b, "Actor %d is said to have warned actor %d over the \"quay & dock\" affair, an aide told reporters.\n", i, i*7)
		s := text.Span{Start: start, End: b.Len() - 1}
		f.Sentences = append(f.Sentences, s)
		f.Relations = append(f.Relations, fact.Relation{Type: fact.RelationTypes[i%len(fact.RelationTypes)], Source: i % nodes, Target: (i*7 + 3 + i/nodes) % nodes,
			Lemma: "warn", Sentence: s, Status: fact.Stated, Score: 0.5})
	}
	f.Text = b.String()
	return graphOf(f)
}
