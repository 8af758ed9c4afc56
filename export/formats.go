package export

import (
	"path/filepath"
	"strings"
)

// Format is one row of the table of formats.
type Format struct {
	Name       string   // as Write takes it
	Extensions []string // of file names, the usual one first, with the dot
	MediaType  string   // of one file
	Readers    string   // programs that read it
	About      string   // one line, what it is for
	Parts      []string // names of the files when there are several, else nil

	write []func(*view, *printer) error // one a part
}

// Formats returns the table of formats in the order in which to show them.
func Formats() []Format {
	one := func(f func(*view, *printer) error) []func(*view, *printer) error {
		return []func(*view, *printer) error{f}
	}
	two := []string{"nodes", "edges"}
	return []Format{
		{"gexf", []string{".gexf"}, "application/gexf+xml", "Gephi, Gephi Lite, Retina, graphology",
			"best for Gephi: parallel edges stay apart, with colours, sizes and a timeline", nil, one(writeGEXF)},
		{"graphml", []string{".graphml"}, "application/graphml+xml", "NetworkX, igraph, graph-tool, Cytoscape, graphology, R",
			"best for programs: every attribute with its type", nil, one(writeGraphML)},
		{"graphml-yed", []string{".yed.graphml"}, "application/graphml+xml", "yEd, yEd Live",
			"GraphML with shapes, colours and labels for the yEd editor", nil, one(writeYEd)},
		{"json", []string{".json"}, "application/json", "NetworkX, D3, scripts",
			"node-link JSON with every edge's evidence as objects", nil, one(writeJSON)},
		{"cytoscape", []string{".cyjs"}, "application/json", "Cytoscape, Cytoscape.js",
			"Cytoscape JSON", nil, one(writeCytoscape)},
		{"csv", []string{".csv"}, "text/csv", "Gephi, spreadsheets, pandas, R",
			"two tables, nodes and edges, with the headers Gephi knows", two,
			[]func(*view, *printer) error{gephiNodes, gephiEdges}},
		{"neo4j", []string{".neo4j.csv"}, "text/csv", "neo4j-admin database import, LOAD CSV",
			"two tables, nodes and edges, with typed headers for bulk loading", two,
			[]func(*view, *printer) error{neo4jNodes, neo4jEdges}},
		{"cypher", []string{".cypher", ".cql"}, "application/x-cypher-query", "Neo4j, openCypher databases",
			"a script of MERGE statements that can be run again", nil, one(writeCypher)},
		{"mermaid", []string{".mmd", ".mermaid"}, "text/vnd.mermaid", "GitHub, GitLab, Obsidian, Notion",
			"a small diagram for Markdown, up to 500 edges", nil, one(writeMermaid)},
		{"dot", []string{".gv", ".dot"}, "text/vnd.graphviz", "Graphviz, pydot",
			"DOT with every attribute and no looks", nil, one(writeDOT)},
	}
}

// ForPath returns the format that a file name's extension asks for, the longest extension first:
// "a.neo4j.csv" is neo4j, "a.csv" is csv.
func ForPath(path string) (Format, bool) {
	var best Format
	length := 0
	path = strings.ToLower(path)
	for _, f := range Formats() {
		for _, e := range f.Extensions {
			if len(e) > length && strings.HasSuffix(path, e) {
				best, length = f, len(e)
			}
		}
	}
	return best, length > 0
}

// Paths returns the names of the files of f, one a part: "out.csv" becomes "out.nodes.csv" and
// "out.edges.csv". A format of one file keeps its name.
func (f Format) Paths(path string) []string {
	if len(f.Parts) == 0 {
		return []string{path}
	}
	ext := filepath.Ext(path)
	paths := make([]string, len(f.Parts))
	for i, p := range f.Parts {
		paths[i] = strings.TrimSuffix(path, ext) + "." + p + ext
	}
	return paths
}
