package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-project/actant/graph"
)

// gephi returns the class path of Gephi's importer, which "make test-gephi" puts in place. It is large, so its
// absence is no failure anywhere but there, where ACTANT_READERS is gephi.
func gephi(t *testing.T) string {
	t.Helper()
	target := filepath.Join(readers, "gephi", "target")
	path, err := os.ReadFile(filepath.Join(target, "classpath.txt"))
	_, java := exec.LookPath("java")
	if err != nil || java != nil {
		if os.Getenv("ACTANT_READERS") == "gephi" {
			t.Fatal("Gephi's importer is missing: make test-gephi needs Java and Maven")
		}
		t.Skip("Gephi's importer is missing: make test-gephi")
	}
	return filepath.Join(target, "classes") + string(filepath.ListSeparator) + strings.TrimSpace(string(path))
}

func readGephi(t *testing.T, format string, g *graph.Graph) elements {
	t.Helper()
	return read(t, "java", "-Djava.awt.headless=true", "-cp", gephi(t), "Read", file(t, format, g))
}

// GEXF is what to give Gephi: nothing may get lost on the way.
func TestGephiGEXF(t *testing.T) {
	eachGraph(t, func(t *testing.T, g *graph.Graph) { same(t, readGephi(t, "gexf", g), wanted(g, Settings{}), nil) })
}

// Gephi's spreadsheet import keeps parallel edges apart by the column Kind. It takes days for timestamps.
func TestGephiCSV(t *testing.T) {
	eachGraph(t, func(t *testing.T, g *graph.Graph) {
		var paths []string
		for _, name := range []string{"nodes", "edges"} {
			path := filepath.Join(t.TempDir(), name+".csv")
			if err := os.WriteFile(path, part(t, "csv", name, g, Settings{}), 0o600); err != nil {
				t.Fatal(err)
			}
			paths = append(paths, path)
		}
		if g.NodeCount() == 0 {
			t.Skip("Gephi's spreadsheet import takes no empty table")
		}
		got := read(t, "java", append([]string{"-Djava.awt.headless=true", "-cp", gephi(t), "Read"}, paths...)...)
		want := wanted(g, Settings{})
		disarm(want.Nodes)
		disarm(want.Edges)
		same(t, got, want, func(what, a string) string {
			switch {
			case a == "first_date" || a == "last_date":
				return ""
			case what == "edge" && a == "type":
				return "relation"
			}
			return a
		})
	})
}

// disarm does to texts what is done to the cells of a table.
func disarm(es []element) {
	t := &table{v: &view{}, joined: true}
	for _, e := range es {
		for a, x := range e.Attributes {
			switch x := x.(type) {
			case string:
				e.Attributes[a] = t.cell(x)
			case []string:
				e.Attributes[a] = t.value(a, list, value{list: x})
			}
		}
	}
}

// Of a GraphML file Gephi keeps one edge of those that are parallel; that is why the table names GEXF for it.
func TestGephiGraphML(t *testing.T) {
	for _, format := range []string{"graphml", "graphml-yed"} {
		g := hostile()
		got, want := readGephi(t, format, g), wanted(g, Settings{})
		sameElements(t, "node", got.Nodes, want.Nodes, nil)
		if pairs := pairsOf(want.Edges); len(pairsOf(got.Edges)) != len(pairs) || len(got.Edges) != len(pairs) {
			t.Errorf("%s: %d edges between %d pairs, want one for each of %d", format, len(got.Edges), len(pairsOf(got.Edges)), len(pairs))
		}
	}
}

func pairsOf(es []element) map[[2]string]bool {
	pairs := make(map[[2]string]bool)
	for _, e := range es {
		pairs[[2]string{e.Source, e.Target}] = true
	}
	return pairs
}
