package export

import (
	"regexp"
	"strings"
)

// writeDOT writes DOT with every attribute and no looks.
func writeDOT(v *view, p *printer) error {
	p.print("digraph actant {\n")
	if v.Title != "" {
		p.print("  label=", dotLabel(v.Title), ";\n")
	}
	for i := range v.g.NodeCount() {
		r := v.node(i)
		p.print("  ", dotString(r.id), " [")
		dotColumns(p, r, nodeColumns)
		p.print("];\n")
		if p.err != nil {
			return p.err
		}
	}
	for i := range v.g.EdgeCount() {
		r := v.edge(i)
		p.print("  ", dotString(r.source), " -> ", dotString(r.target), " [id=", dotString(r.ID), " ")
		dotColumns(p, r, edgeColumns)
		p.print("];\n")
		if p.err != nil {
			return p.err
		}
	}
	p.print("}\n")
	return p.err
}

func dotColumns[R any](p *printer, r *R, cs []column[R]) {
	for i, c := range cs {
		if i > 0 {
			p.print(" ")
		}
		s := c.of(r).line(c.name, c.kind)
		if c.name == "label" {
			p.print(c.name, "=", dotLabel(s))
			continue
		}
		p.print(c.name, "=", dotString(s))
	}
}

// dotString quotes s. Backslashes are doubled, as DOT has it: a single one could end the string or, in a label,
// stand for the node's name.
func dotString(s string) string {
	return `"` + dotEscape.Replace(s) + `"`
}

var dotEscape = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

var dotEntity = regexp.MustCompile(`&(#?\w+;)`)

// dotLabel quotes a text to be drawn, in which Graphviz reads entities of HTML.
func dotLabel(s string) string { return dotString(dotEntity.ReplaceAllString(s, "&amp;$1")) }
