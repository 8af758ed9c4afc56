package export

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

func TestFormatsTable(t *testing.T) {
	names, extensions := map[string]bool{}, map[string]bool{}
	for _, f := range Formats() {
		if names[f.Name] || f.Name == "" || f.About == "" || f.Readers == "" || !strings.Contains(f.MediaType, "/") {
			t.Errorf("%+v: a name twice, or something left empty", f)
		}
		names[f.Name] = true
		for _, e := range f.Extensions {
			if extensions[e] || !strings.HasPrefix(e, ".") {
				t.Errorf("%s: extension %q", f.Name, e)
			}
			extensions[e] = true
		}
		if got, ok := ForPath("A/B.C" + strings.ToUpper(f.Extensions[0])); !ok || got.Name != f.Name {
			t.Errorf("ForPath of %s is %q", f.Extensions[0], got.Name)
		}
		if want := max(len(f.Parts), 1); len(f.write) != want || len(f.Paths("x"+f.Extensions[0])) != want {
			t.Errorf("%s: %d writers for %d files", f.Name, len(f.write), want)
		}
	}
	if f, ok := ForPath("notes.txt"); ok {
		t.Errorf("ForPath(notes.txt) is %s", f.Name)
	}
}

func TestPaths(t *testing.T) {
	for path, want := range map[string][]string{
		"out.csv":         {"out.nodes.csv", "out.edges.csv"},
		"a.b/g.neo4j.csv": {"a.b/g.neo4j.nodes.csv", "a.b/g.neo4j.edges.csv"},
		"g.gexf":          {"g.gexf"},
	} {
		f, _ := ForPath(path)
		if got := f.Paths(path); !slices.Equal(got, want) {
			t.Errorf("Paths(%s) = %v, want %v", path, got, want)
		}
	}
}

func TestUnknownNames(t *testing.T) {
	g := graphOf()
	for _, err := range []error{
		Write(io.Discard, "xlsx", g, Settings{}), WritePart(io.Discard, "xlsx", "nodes", g, Settings{}),
		WritePart(io.Discard, "csv", "sheets", g, Settings{}), WritePart(io.Discard, "gexf", "", g, Settings{}),
	} {
		if !errors.Is(err, ErrFormat) {
			t.Errorf("%v, want ErrFormat", err)
		}
	}
}

// A format of two files comes as a zip of what WritePart writes.
func TestZip(t *testing.T) {
	for _, format := range []string{"csv", "neo4j"} {
		g := hostile()
		b := written(t, format, g, Settings{})
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			t.Fatal(err)
		}
		f, _ := find(format)
		for i, name := range f.Parts {
			r, err := z.File[i].Open()
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(r)
			if err != nil || !bytes.Equal(got, part(t, format, name, g, Settings{})) {
				t.Errorf("%s: %s differs from its part: %v", format, z.File[i].Name, err)
			}
		}
	}
}

// failing is a writer that fails after some bytes, as a full disk does.
type failing struct{ left int }

var errFull = errors.New("disk full")

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWriterErrors(t *testing.T) {
	g := hostile()
	for _, f := range Formats() {
		for _, left := range []int{0, 100, 40_000} {
			if left >= len(written(t, f.Name, g, Settings{})) {
				continue
			}
			if err := Write(&failing{left}, f.Name, g, Settings{}); !errors.Is(err, errFull) {
				t.Errorf("%s after %d bytes: %v, want the writer's error", f.Name, left, err)
			}
		}
	}
}

// No format may let a character through that its readers stop at, or that turns a line of a screen around.
func TestNoFormatLetsControlsThrough(t *testing.T) {
	bad := regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
	g := hostile()
	for _, f := range Formats() {
		files := [][]byte{}
		for _, p := range f.Parts {
			files = append(files, part(t, f.Name, p, g, Settings{}))
		}
		if len(f.Parts) == 0 {
			files = append(files, written(t, f.Name, g, Settings{Title: hostileNames[5] + hostileNames[7]}))
		}
		for _, b := range files {
			if !utf8.Valid(b) {
				t.Errorf("%s: invalid UTF-8", f.Name)
			}
			if at := bad.FindIndex(b); at != nil {
				t.Errorf("%s: %q at byte %d", f.Name, b[at[0]:at[1]], at[0])
			}
		}
	}
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "": "", "  two  spaces ": "two spaces", "a\r\n\tb": "a b", "a\u2028b\u0085c": "a b c", "\n": "",
		"nul\x00bel\x07": "nulbel", "x\xffy": "x\uFFFDy", "\u202eexe.gnp\u2069": "exe.gnp", "\ufeffbom": "bom", "keep\ufffd": "keep\ufffd",
		"no\u00a0break": "no\u00a0break", "👩\u200d🚀": "👩\u200d🚀", "\u200fעברית": "\u200fעברית", "é": "é",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestNMTOKEN(t *testing.T) {
	for in, want := range map[string]string{
		"person/ana-ruiz": "person.ana-ruiz", "place/gdańsk": "place.gda_144_sk", "a/b.c": "a.b_2e_c", "a/_": "a._5f_",
		"e1": "__e1", "": "__", "a/\xff": "a._xff_", "a/\ufffd": "a._fffd_",
	} {
		if got := nmtoken(in); got != want {
			t.Errorf("nmtoken(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDecimal(t *testing.T) {
	for in, want := range map[float64]string{0: "0", 1: "1", 0.1234567: "0.123457", -0.5: "-0.5", 1e-7: "0.0000001", 123456789: "123457000", 1e-15: "0"} {
		if got := decimal(in); got != want {
			t.Errorf("decimal(%g) = %s, want %s", in, got, want)
		}
	}
}

// Settings.Evidence bounds the sentences written, not their count.
func TestEvidenceLimit(t *testing.T) {
	g := graphOf(repeated(5))
	for limit, want := range map[int]int{0: 3, 1: 1, 4: 4, 9: 5, -1: 5} {
		e := newView(g, Settings{Evidence: limit}).edge(0)
		if len(e.shown) != want || e.pieces != 5 {
			t.Errorf("Evidence %d: %d of %d sentences, want %d of 5", limit, len(e.shown), e.pieces, want)
		}
	}
}

// repeated is one document that says the same of two people n times.
func repeated(n int) *fact.Facts {
	f := &fact.Facts{Doc: text.Meta{ID: "r"}, Text: strings.Repeat("Ana met Bo. ", n), Entities: []fact.Entity{
		{Key: "person/ana", Name: "Ana", Type: fact.Person, Mentions: n}, {ID: 1, Key: "person/bo", Name: "Bo", Type: fact.Person, Mentions: n}}}
	for i := range n {
		s := text.Span{Start: 12 * i, End: 12*i + 11}
		f.Sentences = append(f.Sentences, s)
		f.Relations = append(f.Relations, fact.Relation{Type: fact.Consult, Source: 0, Target: 1, Lemma: "meet", Sentence: s,
			Trigger: text.Span{Start: s.Start + 4, End: s.Start + 7}, Status: fact.Stated, Score: 0.5})
	}
	return f
}

// kinds must keep all parallel edges apart: Gephi collapses two of one kind.
func TestKindsDiffer(t *testing.T) {
	v := newView(hostile(), Settings{})
	seen := make(map[string]string)
	for i := range v.g.EdgeCount() {
		r := v.edge(i)
		key := r.source + " " + r.target + " " + kindOf(r)
		if seen[key] != "" {
			t.Errorf("edges %s and %s have one kind: %s", seen[key], r.ID, key)
		}
		seen[key] = r.ID
	}
	if kind := kindOf(&edgeRow{Edge: graph.Edge{Type: fact.Accuse, Status: fact.Denied}}); kind != "accuse (denied)" {
		t.Errorf("kind is %q", kind)
	}
}
