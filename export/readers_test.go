package export

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-project/actant/graph"
)

// readers holds the scripts that read what is exported with programs of others.
const readers = "../testdata/readers"

// python is Debian's own, which has NetworkX and igraph from Debian's packages.
const python = "/usr/bin/python3"

// need skips the test when a reader is not there; under CI=true or ACTANT_READERS=all it fails it instead, so
// that no check falls away unseen.
func need(t *testing.T, reader, install string, there bool) {
	t.Helper()
	if there {
		return
	}
	if os.Getenv("CI") == "true" || os.Getenv("ACTANT_READERS") == "all" {
		t.Fatalf("%s is missing: %s", reader, install)
	}
	t.Skipf("%s is missing: %s", reader, install)
}

func needCommand(t *testing.T, command, install string) {
	t.Helper()
	_, err := exec.LookPath(command)
	need(t, command, install, err == nil)
}

func needModule(t *testing.T, module string) {
	t.Helper()
	need(t, "Python's "+module, "apt-get install python3-"+module, exec.Command(python, "-c", "import "+module).Run() == nil)
}

func needGraphology(t *testing.T) {
	t.Helper()
	needCommand(t, "node", "apt-get install nodejs npm")
	_, err := os.Stat(filepath.Join(readers, "node_modules", "graphology"))
	need(t, "graphology", "npm ci --prefix testdata/readers", err == nil)
}

// run runs a reader and returns what it prints; what it prints on stderr when it fails ends the test.
func run(t *testing.T, command string, args ...string) []byte {
	t.Helper()
	var stdout, stderr bytes.Buffer
	c := exec.Command(command, args...)
	c.Stdout, c.Stderr = &stdout, &stderr
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", command, strings.Join(args, " "), err, stderr.String(), stdout.String())
	}
	return stdout.Bytes()
}

// read runs a reader that prints elements.
func read(t *testing.T, command string, args ...string) elements {
	t.Helper()
	var e elements
	out := run(t, command, args...)
	if err := json.Unmarshal(out, &e); err != nil {
		t.Fatalf("%s %s: %v\n%.500s", command, strings.Join(args, " "), err, out)
	}
	return e
}

// eachGraph runs a test on the ordinary, the hostile and the empty graph.
func eachGraph(t *testing.T, test func(*testing.T, *graph.Graph)) {
	for name, g := range map[string]*graph.Graph{"harbour": harbour(t), "hostile": hostile(), "empty": graphOf()} {
		t.Run(name, func(t *testing.T) { test(t, g) })
	}
}

// file writes g in a format to a file for a reader.
func file(t *testing.T, format string, g *graph.Graph) string {
	t.Helper()
	f, err := find(format)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "g"+f.Extensions[0])
	if err := os.WriteFile(path, written(t, format, g, Settings{Title: `A "graph" & <more>`, Date: "2025-03-11"}), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNetworkX(t *testing.T) {
	needModule(t, "networkx")
	for _, format := range []string{"graphml", "graphml-yed", "gexf", "json", "cytoscape"} {
		t.Run(format, func(t *testing.T) {
			eachGraph(t, func(t *testing.T, g *graph.Graph) {
				got := read(t, python, readers+"/networkx_read.py", strings.TrimSuffix(format, "-yed"), file(t, format, g))
				same(t, got, wanted(g, Settings{}), func(what, a string) string {
					if format == "graphml-yed" && what == "edge" && a == "label" {
						return "" // it takes yEd's, which says the status too
					}
					if format == "json" && (a == "aliases" || a == "ids" || a == "evidence") {
						return "" // structured there; TestJSON looks at them
					}
					return a
				})
			})
		})
	}
}

func TestIgraph(t *testing.T) {
	needModule(t, "igraph")
	for _, format := range []string{"graphml", "graphml-yed"} {
		t.Run(format, func(t *testing.T) {
			eachGraph(t, func(t *testing.T, g *graph.Graph) {
				same(t, read(t, python, readers+"/igraph_read.py", file(t, format, g)), wanted(g, Settings{}), nil)
			})
		})
	}
}

func TestGraphology(t *testing.T) {
	needGraphology(t)
	for _, format := range []string{"graphml", "gexf"} {
		t.Run(format, func(t *testing.T) {
			eachGraph(t, func(t *testing.T, g *graph.Graph) {
				same(t, read(t, "node", readers+"/graphology.mjs", format, file(t, format, g)), wanted(g, Settings{}), nil)
			})
		})
	}
}

func TestGraphviz(t *testing.T) {
	needCommand(t, "dot", "apt-get install graphviz")
	eachGraph(t, func(t *testing.T, g *graph.Graph) {
		var out struct {
			Objects []map[string]any
			Edges   []map[string]any
		}
		if err := json.Unmarshal(run(t, "dot", "-Tdot_json", file(t, "dot", g)), &out); err != nil {
			t.Fatal(err)
		}
		var got elements
		for _, o := range out.Objects {
			got.Nodes = append(got.Nodes, element{ID: o["name"].(string), Attributes: unescaped(o)})
		}
		for _, o := range out.Edges {
			end := func(name string) string { return got.Nodes[int(o[name].(float64))].ID }
			got.Edges = append(got.Edges, element{o["id"].(string), end("tail"), end("head"), unescaped(o)})
		}
		same(t, got, wanted(g, Settings{}), nil)
	})
}

// unescaped undoes what DOT does to a backslash and to an entity in a label.
func unescaped(o map[string]any) map[string]any {
	m := make(map[string]any)
	for k, x := range o {
		if s, ok := x.(string); ok {
			s = strings.ReplaceAll(s, `\\`, `\`)
			if k == "label" {
				s = strings.NewReplacer("&amp;amp;", "&amp;", "&amp;#60;", "&#60;").Replace(s)
			}
			x = s
		}
		m[k] = x
	}
	return m
}

func TestSchemas(t *testing.T) {
	needCommand(t, "xmllint", "apt-get install libxml2-utils")
	needCommand(t, "jing", "apt-get install jing")
	for format, schema := range map[string]string{"graphml": "graphml.rnc", "graphml-yed": "graphml.rnc", "gexf": "gexf.rnc"} {
		t.Run(format, func(t *testing.T) {
			eachGraph(t, func(t *testing.T, g *graph.Graph) {
				path := file(t, format, g)
				run(t, "xmllint", "--noout", path)
				run(t, "jing", "-c", filepath.Join(readers, schema), path)
			})
		})
	}
}
