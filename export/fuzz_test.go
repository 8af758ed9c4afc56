package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// FuzzFormats writes graphs of arbitrary names, keys, verbs, sentences and sources in every format and reads
// the files back. What a format promises must hold whatever the text says.
func FuzzFormats(f *testing.F) {
	for i, n := range hostileNames {
		f.Add(n, hostileNames[(i+1)%len(hostileNames)], "person/"+n, n, n+". "+n, byte(i))
	}
	f.Fuzz(func(t *testing.T, name, other, key, lemma, sentence string, bits byte) {
		g := graphOf(fuzzed(name, other, key, lemma, sentence, bits))
		for _, format := range Formats() {
			if len(format.Parts) == 0 {
				fuzzOne(t, format.Name, g)
			}
			for _, p := range format.Parts {
				fuzzTable(t, format.Name, p, g)
			}
		}
	})
}

// fuzzed makes facts of three actors and some edges, which bits choose.
func fuzzed(name, other, key, lemma, sentence string, bits byte) *fact.Facts {
	f := &fact.Facts{Doc: text.Meta{ID: other, Source: sentence, Title: name, Date: "2025-01-02"}, Text: sentence,
		Sentences: []text.Span{{End: len(sentence)}}, Entities: []fact.Entity{
			{Key: key, Name: name, Type: fact.Types[int(bits)%7], Aliases: []fact.Alias{{Name: other, Count: 1}}, Mentions: 2,
				IDs: map[string]string{lemma: name}, Roles: []fact.Role{{Title: lemma, Of: fact.RefTo(1)}}},
			{ID: 1, Key: key + "x", Name: other, Type: fact.Person, MetonymOf: fact.RefTo(0), Mentions: 1},
			{ID: 2, Key: "e1", Name: sentence, Type: fact.Place, Mentions: 1}}}
	statuses := []fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged}
	for i := range 8 {
		if bits>>i&1 == 1 {
			f.Relations = append(f.Relations, fact.Relation{Type: fact.RelationType(lemma), Lemma: lemma, Source: i % 3, Target: (i + 1) % 3,
				Symmetric: i%2 == 0, Sentence: f.Sentences[0], Status: statuses[i%4], AttributedTo: fact.RefTo(2), Rule: other, Score: 0.5})
		}
	}
	f.Cooccurrences = []fact.Cooccurrence{{Source: 0, Target: 1, Sentences: 2}}
	return f
}

func fuzzOne(t *testing.T, format string, g *graph.Graph) {
	var b bytes.Buffer
	err := Write(&b, format, g, Settings{Title: "fuzz", Evidence: -1})
	if errors.Is(err, ErrTooLarge) && format == "mermaid" {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(b.Bytes()) {
		t.Fatalf("%s: invalid UTF-8", format)
	}
	nodes, edges := -1, -1
	switch format {
	case "graphml", "graphml-yed", "gexf":
		nodes, edges = countXML(t, b.Bytes())
	case "json", "cytoscape":
		nodes, edges = countJSON(t, b.Bytes())
	default:
		nodes, edges = countLines(t, format, b.String())
	}
	if nodes != g.NodeCount() || edges != g.EdgeCount() {
		t.Fatalf("%s: %d nodes and %d edges, want %d and %d\n%s", format, nodes, edges, g.NodeCount(), g.EdgeCount(), b.String())
	}
}

// countXML reads to the end and counts; ids must be NMTOKENs of ASCII, each once.
func countXML(t *testing.T, b []byte) (nodes, edges int) {
	nmtoken := regexp.MustCompile(`^[A-Za-z0-9_.:-]+$`)
	seen := make(map[string]bool)
	for d := xml.NewDecoder(bytes.NewReader(b)); ; {
		tok, err := d.Token()
		if err == io.EOF {
			return nodes, edges
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		e, ok := tok.(xml.StartElement)
		if !ok || e.Name.Local != "node" && e.Name.Local != "edge" {
			continue
		}
		id := e.Attr[0].Value
		if e.Attr[0].Name.Local != "id" || !nmtoken.MatchString(id) || seen[id] {
			t.Fatalf("id %q is no NMTOKEN, or comes twice", id)
		}
		seen[id] = true
		if e.Name.Local == "node" {
			nodes++
		} else {
			edges++
		}
	}
}

func countJSON(t *testing.T, b []byte) (nodes, edges int) {
	var got struct {
		Nodes, Links []map[string]any
		Elements     struct{ Nodes, Edges []map[string]any }
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	return len(got.Nodes) + len(got.Elements.Nodes), len(got.Links) + len(got.Elements.Edges)
}

// countLines counts the lines of the formats that write one thing a line, once their strings are taken out.
func countLines(t *testing.T, format, s string) (nodes, edges int) {
	double, single := regexp.MustCompile(`"(?:[^"\\]|\\.)*"`), regexp.MustCompile(`'(?:[^'\\]|\\['\\])*'|`+"`(?:[^`]|``)*`")
	shapes := map[string][2]*regexp.Regexp{
		"dot":     {regexp.MustCompile(`^  \$ \[[\w=$ ]*\];$`), regexp.MustCompile(`^  \$ -> \$ \[[\w=$ ]*\];$`)},
		"cypher":  {regexp.MustCompile(`^MERGE [^'"` + "`" + `]*;$`), regexp.MustCompile(`^MATCH [^'"` + "`" + `]*;$`)},
		"mermaid": {regexp.MustCompile(`^  n\d+\[\$\]:::\w+$`), regexp.MustCompile(`^  n\d+ [-.<>x]+(\|\$\|)? n\d+$`)},
	}
	literal := double
	if format == "cypher" {
		literal = single
	}
	for _, l := range strings.Split(s, "\n") {
		bare := literal.ReplaceAllLiteralString(l, "$")
		switch {
		case shapes[format][0].MatchString(bare):
			nodes++
		case shapes[format][1].MatchString(bare):
			edges++
		case !regexp.MustCompile(`^(digraph actant \{|  label=\$;|\}|// .*|CREATE CONSTRAINT .*|flowchart LR|  classDef .*|)$`).MatchString(bare):
			t.Fatalf("%s: a stray line: %s", format, bare)
		}
	}
	return nodes, edges
}

// fuzzTable reads a CSV file back: every row is whole, and no cell starts a formula.
func fuzzTable(t *testing.T, format, part string, g *graph.Graph) {
	var b bytes.Buffer
	if err := WritePart(&b, format, part, g, Settings{}); err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if want := map[string]int{"nodes": g.NodeCount(), "edges": g.EdgeCount()}[part]; len(all) != want+1 {
		t.Fatalf("%s %s: %d rows, want %d", format, part, len(all)-1, want)
	}
	for _, row := range all[1:] {
		for _, cell := range row {
			_, notFigure := fmt.Sscan(cell, new(float64))
			if strings.IndexAny(cell, "=+-@\t\r\n") == 0 && notFigure != nil || strings.Contains(cell, `\`) {
				t.Fatalf("%s %s: cell %q", format, part, cell)
			}
		}
	}
}
