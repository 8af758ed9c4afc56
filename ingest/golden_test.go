package ingest

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-project/actant/text"
)

var update = flag.Bool("update", false, "rewrite the expected files under testdata")

// TestPages reads every page under testdata/clean and compares what was made of it: the metadata, and the text with
// ⟦reason: ...⟧ around what was removed.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("testdata/clean/[0-9]*.*")
	if err != nil || len(files) < 20 {
		t.Fatalf("found %d pages: %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".want") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) { comparePage(t, file) })
	}
}

func comparePage(t *testing.T, file string) {
	var b strings.Builder
	for d, err := range Read(context.Background(), fileInput(file), Settings{}) {
		if err != nil {
			fmt.Fprintf(&b, "error %v\n", err)
			continue
		}
		checkRemoved(t, d)
		describe(&b, d)
	}
	golden := file + ".want"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.String(); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// describe writes the metadata that are set, then the marked text.
func describe(b *strings.Builder, d *text.Document) {
	fmt.Fprintf(b, "source %s\n", filepath.Base(d.Source))
	for _, f := range [][2]string{{"title", d.Title}, {"date", d.Date}, {"authors", strings.Join(d.Authors, "; ")}, {"outlet", d.Outlet}, {"place", d.Place}, {"url", d.URL}, {"language", d.Language}} {
		if f[1] != "" {
			fmt.Fprintf(b, "%s %s\n", f[0], f[1])
		}
	}
	b.WriteString("\n")
	at := 0
	for _, r := range d.Removed {
		fmt.Fprintf(b, "%s⟦%s: %s⟧", d.Text[at:r.Span.Start], r.Why, d.Slice(r.Span))
		at = r.Span.End
	}
	fmt.Fprintf(b, "%s\n", strings.TrimRight(d.Text[at:], "\n"))
}

func fileInput(path string) Input {
	b, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	return FromReader(path, strings.NewReader(string(b)))
}

// checkRemoved holds what every document promises.
func checkRemoved(t *testing.T, d *text.Document) {
	t.Helper()
	end := 0
	for _, r := range d.Removed {
		sp := r.Span
		if sp.Start < end || sp.End <= sp.Start || sp.End > len(d.Text) {
			t.Fatalf("removed %v after %d in a text of %d bytes", sp, end, len(d.Text))
		}
		if !runeBoundary(d.Text, sp.Start) || !runeBoundary(d.Text, sp.End) {
			t.Fatalf("removed %v cuts a character: %q", sp, d.Slice(sp))
		}
		if r.Why == "" {
			t.Fatalf("removed %v without a reason", sp)
		}
		end = sp.End
	}
	if d.ID == "" || d.Language == "" || d.Bytes != len(d.Text) || d.Source == "" {
		t.Fatalf("incomplete metadata: %+v", d.Meta)
	}
}

func runeBoundary(s string, i int) bool {
	return i == len(s) || s[i]&0xc0 != 0x80 // in valid UTF-8 a continuation byte starts no character
}

// TestKeepAll: the same metadata, nothing removed.
func TestKeepAll(t *testing.T) {
	for d, err := range Read(context.Background(), fileInput("testdata/clean/04-aus-paper.txt"), Settings{KeepAll: true}) {
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Removed) != 0 || d.Date != "2024-07-09" || d.Place != "Canberra" || len(d.Authors) != 2 {
			t.Errorf("got %d removed, %+v", len(d.Removed), d.Meta)
		}
	}
}

// TestKeepFiles: ordinary texts lose nothing, whatever they talk about.
func TestKeepFiles(t *testing.T) {
	files, _ := filepath.Glob("testdata/clean/*keep-*.txt")
	if len(files) < 4 {
		t.Fatalf("only %d files", len(files))
	}
	for _, file := range files {
		for d, err := range Read(context.Background(), fileInput(file), Settings{}) {
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range d.Removed {
				t.Errorf("%s: removed %q as %s", file, d.Slice(r.Span), r.Why)
			}
		}
	}
}

// TestIsPlace: a gazetteer's places make "Name:" a dateline; a person's name never is one.
func TestIsPlace(t *testing.T) {
	const page = "Council closes pool\n\n%s: The council closed the town's only swimming pool on Monday after a heron moved in and refused to leave.\n\nNobody swam.\n"
	places := func(name string) bool { return name == "Umbridge Bay" }
	for _, c := range []struct {
		head, place string
		set         Settings
	}{
		{"Umbridge Bay", "Umbridge Bay", Settings{IsPlace: places}},
		{"Umbridge Bay", "", Settings{}},
		{"Hegarty", "", Settings{IsPlace: places}},
		{"Nairobi", "Nairobi", Settings{}},
	} {
		for d, err := range Read(context.Background(), FromReader("a.txt", strings.NewReader(fmt.Sprintf(page, c.head))), c.set) {
			if err != nil {
				t.Fatal(err)
			}
			if d.Place != c.place || (len(d.Removed) == 1) != (c.place != "") {
				t.Errorf("%s: place %q, removed %v", c.head, d.Place, d.Removed)
			}
		}
	}
}
