package ingest

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-project/actant/text"
)

// FuzzRead: whatever the bytes and the name, no panic, and documents keep their promises.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob("testdata/clean/[0-9]*.*")
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil && !strings.HasSuffix(file, ".want") {
			f.Add(filepath.Base(file), b)
		}
	}
	f.Add("x.tar.gz", gz(tarOf("a.txt", story)))
	f.Add("x.zip", zipOf("a.html", "<p>"+story))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		set := Settings{Limits: Limits{Document: 1 << 20, Expanded: 8 << 20}}
		n := 0
		for d, err := range Read(context.Background(), FromReader(name+"x", bytes.NewReader(b)), set) {
			if (d == nil) == (err == nil) {
				t.Fatal("a document and an error, or neither")
			}
			if d != nil {
				checkRemoved(t, d)
			}
			if n++; n > 1000 {
				break
			}
		}
	})
}

// FuzzClean: cleaning any text leaves it as it is and marks sorted disjoint spans of it.
func FuzzClean(f *testing.F) {
	files, _ := filepath.Glob("testdata/clean/*.txt")
	for _, file := range files {
		if b, err := os.ReadFile(file); err == nil {
			f.Add(string(b))
		}
	}
	f.Add("By \u0130lker \u0130nan\n\nANKARA (AP) — \u0130 photo: \u0130\n")
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "?")
		d := &text.Document{Text: s}
		clean(d, Settings{IsPlace: func(string) bool { return true }})
		d.ID, d.Language, d.Bytes, d.Source = "x", "en", len(s), "x"
		checkRemoved(t, d)
		if d.Text != s {
			t.Fatal("the text was changed")
		}
		md := readMarkdown(s)
		clean(md, Settings{})
		md.ID, md.Language, md.Bytes, md.Source = "x", "en", len(s), "x"
		checkRemoved(t, md)
	})
}
