package export

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

func TestJSON(t *testing.T) {
	var got struct {
		Directed, Multigraph bool
		Nodes                []struct {
			ID      string
			Aliases []fact.Alias
			IDs     map[string]string
			Roles   []string
		}
		Links []struct {
			Key           string
			Evidence      []evidence
			EvidenceCount int      `json:"evidence_count"`
			AttributedTo  []string `json:"attributed_to"`
		}
	}
	if err := json.Unmarshal(written(t, "json", harbour(t), Settings{}), &got); err != nil {
		t.Fatal(err)
	}
	if !got.Directed || !got.Multigraph {
		t.Error("not a directed multigraph")
	}
	n := got.Nodes[5]
	if n.ID != "place.gdansk" || n.IDs["wikidata"] != "Q1792" || len(n.Aliases) != 1 || n.Aliases[0] != (fact.Alias{Name: "Danzig", Count: 1}) {
		t.Errorf("node 5 is %+v", n)
	}
	e := got.Links[1]
	if e.Key != "e2" || e.EvidenceCount != 1 || e.AttributedTo[0] != "Lena Ortiz" {
		t.Fatalf("link 1 is %+v", e)
	}
	if v := e.Evidence[0]; v.Text != "Baltic Freight may sue the city, Ortiz said." || v.Source != "news/harbour.txt" ||
		v.Modality != "possible" || v.Sentence.Len() != len(v.Text) || v.Date != "2025-03-04" {
		t.Errorf("evidence is %+v", v)
	}
}

// rows reads a CSV file back with encoding/csv; every row must have as many cells as the header.
func rows(t *testing.T, b []byte) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCSV(t *testing.T) {
	g := hostile()
	nodes, edges := rows(t, part(t, "csv", "nodes", g, Settings{})), rows(t, part(t, "csv", "edges", g, Settings{}))
	if len(nodes) != g.NodeCount()+1 || len(edges) != g.EdgeCount()+1 {
		t.Fatalf("%d nodes and %d edges", len(nodes)-1, len(edges)-1)
	}
	if h := strings.Join(nodes[0], ","); !strings.HasPrefix(h, "Id,Label,") {
		t.Errorf("header of nodes: %s", h)
	}
	if h := strings.Join(edges[0], ","); !strings.HasPrefix(h, "Source,Target,Type,Id,Kind,Label,Weight,") {
		t.Errorf("header of edges: %s", h)
	}
	for _, row := range append(nodes, edges...) {
		for _, cell := range row {
			if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "+") || strings.HasPrefix(cell, "@") || strings.HasPrefix(cell, "-2") {
				t.Errorf("a spreadsheet would run %q", cell)
			}
		}
	}
}

func TestRawCells(t *testing.T) {
	g := hostile()
	for raw, want := range map[bool]string{false: `'=HYPERLINK("http://x")`, true: `=HYPERLINK("http://x")`} {
		found := false
		for _, row := range rows(t, part(t, "csv", "nodes", g, Settings{RawCells: raw})) {
			found = found || row[1] == want
		}
		if !found {
			t.Errorf("RawCells %v: no cell %s", raw, want)
		}
	}
}

// Figures are never disarmed, though they begin with a minus.
func TestNumbersStay(t *testing.T) {
	tb := &table{v: &view{}}
	if got := tb.value("score", real, value{real: -0.25}); got != "-0.25" {
		t.Errorf("score is %s", got)
	}
}

func TestNeo4j(t *testing.T) {
	g := hostile()
	nodes, edges := rows(t, part(t, "neo4j", "nodes", g, Settings{})), rows(t, part(t, "neo4j", "edges", g, Settings{}))
	if h := strings.Join(nodes[0], ","); !strings.HasPrefix(h, "id:ID,name,:LABEL,key,type,aliases:string[],") || !strings.Contains(h, "mentions:int") {
		t.Errorf("header of nodes: %s", h)
	}
	if h := strings.Join(edges[0], ","); !strings.HasPrefix(h, ":START_ID,:END_ID,:TYPE,id,weight:int,") || !strings.Contains(h, "symmetric:boolean") {
		t.Errorf("header of edges: %s", h)
	}
	ids := make(map[string]bool)
	for i, row := range nodes[1:] {
		ids[row[0]] = true
		if got, want := len(strings.Split(row[5], ";")), len(g.Node(i).Aliases); got != want {
			t.Errorf("node %s has %d aliases, want %d: %s", row[0], got, want, row[5])
		}
	}
	for _, row := range edges[1:] {
		if !ids[row[0]] || !ids[row[1]] || !regexp.MustCompile(`^[A-Z]+$`).MatchString(row[2]) {
			t.Errorf("edge %v", row[:4])
		}
	}
}

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"plain": `'plain'`, `O'Neil`: `'O\'Neil'`, `a\b`: `'a\\b'`, `\`: `'\\'`, `\u0027`: `'\\' + 'u0027'`, `\\u0027`: `'\\\\' + 'u0027'`,
	} {
		if got := quote(in); got != want {
			t.Errorf("quote(%s) = %s, want %s", in, got, want)
		}
	}
}

// Once strings are taken out, a script must hold nothing but what this package says itself.
func TestCypherStringsHoldTheirNames(t *testing.T) {
	script := string(written(t, "cypher", hostile(), Settings{}))
	literal := regexp.MustCompile(`'(?:[^'\\]|\\['\\])*'`)
	rest := regexp.MustCompile(`^(?://.*|CREATE CONSTRAINT .*;|MERGE \(n:Entity \{id: \$\}\) SET n:\w+, n \+= \{[\w:$, .+\[\]-]*\};|` +
		`MATCH \(a:Entity \{id: \$\}\), \(b:Entity \{id: \$\}\) MERGE \(a\)-\[r:\w+ \{status: \$, symmetric: \w+\}\]->\(b\) SET r \+= \{[\w:$, .+\[\]-]*\};)$`)
	for _, line := range strings.Split(strings.TrimSpace(script), "\n") {
		if bare := literal.ReplaceAllLiteralString(line, "$"); !rest.MatchString(bare) {
			t.Errorf("a name has got out of its string: %s", bare)
		}
		if strings.Contains(strings.ReplaceAll(line, `\\' + 'u`, ""), `\u`) {
			t.Errorf("Neo4j 4 would decode: %s", line)
		}
	}
}

func TestMermaid(t *testing.T) {
	line := regexp.MustCompile(`^(flowchart LR|  n\d+\["[^"\[\](){}<>|` + "`" + `%\\&]*"\]:::\w+|  n\d+ (-->|--x|---|-\.->|<-->|x--x|<-\.->)` +
		`(\|"[^"\[\](){}<>|` + "`" + `%\\&]*"\|)? n\d+|  classDef \w+ fill:#\w{6},stroke:#404040,color:#000000)$`)
	for _, l := range strings.Split(strings.TrimSpace(string(written(t, "mermaid", hostile(), Settings{}))), "\n") {
		if !line.MatchString(l) {
			t.Errorf("not a line of a flow chart: %s", l)
		}
	}
}

func TestMermaidTooLarge(t *testing.T) {
	for name, g := range map[string]*graph.Graph{"edges": star(501, 1), "characters": star(300, 200)} {
		var b strings.Builder
		if err := Write(&b, "mermaid", g, Settings{}); !errors.Is(err, ErrTooLarge) || b.Len() > 0 {
			t.Errorf("too many %s: %v and %d bytes, want ErrTooLarge and none", name, err, b.Len())
		}
	}
	if err := Write(io.Discard, "mermaid", star(500, 1), Settings{}); err != nil {
		t.Errorf("500 edges: %v", err)
	}
}

// star is one person who accuses n others with names of some length.
func star(n, length int) *graph.Graph {
	f := &fact.Facts{Doc: text.Meta{ID: "s"}, Entities: []fact.Entity{{Key: "person/hub", Name: "Hub", Type: fact.Person, Mentions: 1}}}
	for i := 1; i <= n; i++ {
		key := "person/" + strings.Repeat("x", i%7) + "-" + string(rune('a'+i%26)) + strings.Repeat("y", i/26)
		f.Entities = append(f.Entities, fact.Entity{ID: i, Key: key, Name: strings.Repeat("é", length), Type: fact.Person, Mentions: 1})
		f.Relations = append(f.Relations, fact.Relation{Type: fact.Accuse, Source: 0, Target: i, Lemma: "accuse", Status: fact.Stated, Score: 1})
	}
	return graphOf(f)
}

func TestDOTLabel(t *testing.T) {
	for in, want := range map[string]string{
		`AT&T`: `"AT&T"`, `&lt;b&gt;`: `"&amp;lt;b&amp;gt;"`, `say "hi"`: `"say \"hi\""`, `\N\`: `"\\N\\"`, `&#60;`: `"&amp;#60;"`,
	} {
		if got := dotLabel(in); got != want {
			t.Errorf("dotLabel(%s) = %s, want %s", in, got, want)
		}
	}
}
