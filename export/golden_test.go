package export

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/actant-project/actant/fact"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The golden files are named after the format and the part that made them.
func TestGolden(t *testing.T) {
	g, s := harbour(t), Settings{Title: "Harbour row", Date: "2025-03-11"}
	for _, f := range Formats() {
		if len(f.Parts) == 0 {
			golden(t, "harbour"+f.Extensions[0], written(t, f.Name, g, s))
		}
		for i, path := range f.Paths("harbour" + f.Extensions[0]) {
			if len(f.Parts) > 0 {
				golden(t, path, part(t, f.Name, f.Parts[i], g, s))
			}
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed; go test ./export -update rewrites it, then read the diff\n%s", path, got)
	}
}

// The order in which documents come must not show in any format.
func TestOrderOfDocuments(t *testing.T) {
	fs := factsOf(t, "testdata/harbour.jsonl")
	forth, back := graphOf(fs...), graphOf(reversed(fs)...)
	for _, f := range Formats() {
		if !bytes.Equal(written(t, f.Name, forth, Settings{}), written(t, f.Name, back, Settings{})) {
			t.Errorf("%s depends on the order of the documents", f.Name)
		}
	}
}

func reversed(fs []*fact.Facts) []*fact.Facts {
	out := make([]*fact.Facts, 0, len(fs))
	for i := range fs {
		out = append(out, fs[len(fs)-1-i])
	}
	return out
}
