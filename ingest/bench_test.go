package ingest

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/actant-project/actant/text"
)

// articles is about 1 MB of articles as scraped, one after the other.
func articles(b *testing.B) []string {
	var out []string
	for _, name := range []string{"01-wire.txt", "04-aus-paper.txt", "06-guardian-shape.txt", "22-keep-media-story.txt"} {
		raw, err := os.ReadFile("testdata/clean/" + name)
		if err != nil {
			b.Fatal(err)
		}
		body := strings.Repeat("The council of Orrin met on Monday, and its chair, Ada Poe, accused the mayor of selling the town's only bridge to his brother-in-law.\n", 30)
		head, tail, _ := strings.Cut(string(raw), "\nT")
		out = append(out, head+"\n"+body+"T"+tail)
	}
	return out
}

func BenchmarkClean(b *testing.B) {
	texts := articles(b)
	size := 0
	for _, t := range texts {
		size += len(t)
	}
	b.SetBytes(int64(size))
	for b.Loop() {
		for _, t := range texts {
			clean(&text.Document{Text: t}, Settings{})
		}
	}
}

func BenchmarkReadHTML(b *testing.B) {
	raw, err := os.ReadFile("testdata/clean/26-page.html")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		for _, err := range Read(context.Background(), FromReader("a.html", strings.NewReader(string(raw))), Settings{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
