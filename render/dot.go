package render

import (
	"bufio"
	"io"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// WriteDOT writes the picture for Graphviz: colours, shapes, line styles, labels, tooltips, and the
// positions, which `neato -n` takes over and the other engines leave aside.
func (sc *Scene) WriteDOT(w io.Writer) error {
	b := bufio.NewWriter(w)
	col := sc.Theme.colors()
	put := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
	}
	paper := col.paper.Hex()
	if sc.Transparent {
		paper = "transparent"
	}
	put("digraph actant {\n")
	put("  graph [charset=\"UTF-8\", outputorder=edgesfirst, overlap=false, splines=true, fontname=\"Liberation Sans\", fontsize=14, labelloc=t, labeljust=l, fontcolor=",
		quote(col.ink.Hex()), ", bgcolor=", quote(paper), ", label=", quote(strings.Join(nonEmpty(sc.Title, sc.Subtitle, sc.Source), "\n")), "]\n")
	put("  node [fontname=\"Liberation Sans\", style=filled, fixedsize=true, label=\"\", penwidth=1.5, color=", quote(col.paper.Hex()), ", fontcolor=", quote(col.ink.Hex()), "]\n")
	put("  edge [fontname=\"Liberation Sans\", fontsize=9, arrowsize=0.7]\n")
	for i, n := range sc.Nodes {
		put("  ", nodeName(i), " [xlabel=", quote(strings.Join(n.Lines, "\n")), ", shape=", dotShape(n.Type), ", fillcolor=", quote(n.Color.Hex()),
			", width=", num(n.R*2/96), ", height=", num(n.R*2/96), ", fontsize=", num(n.FontSize*point),
			", pos=", quote(num(n.At.X*point)+","+num((sc.Height-n.At.Y)*point)), ", class=", quote(word(string(n.Type))),
			", comment=", quote(legal(n.Key)), ", tooltip=", quote(n.Tooltip), "]\n")
	}
	for _, e := range sc.Edges {
		put("  ", nodeName(e.Source), " -> ", nodeName(e.Target), " [id=", quote(legal(e.ID)), ", color=", quote(e.Color.Hex()), ", penwidth=", num(e.Width))
		if e.Label != "" {
			put(", label=", quote(e.Label), ", fontcolor=", quote(col.words[e.Tone].Hex()))
		}
		if e.Arrow == nil {
			put(", dir=none")
		}
		put(dotStyle(e.Status), ", class=", quote(word(string(e.Type))+" "+word(string(e.Status))), ", tooltip=", quote(e.Tooltip), "]\n")
	}
	put("}\n")
	return b.Flush()
}

func nodeName(i int) string { return "n" + num(float64(i+1)) }

func nonEmpty(parts ...string) []string {
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

// dotShape is Graphviz's name of the shape of a type.
func dotShape(t fact.Type) string {
	return [...]string{"circle", "square", "hexagon", "diamond", "pentagon", "invtriangle", "doublecircle"}[slices.Index(fact.Types, known(t))]
}

// dotStyle is the line style of a status; a denial ends in a crossbar, since Graphviz knows no mark in the middle.
func dotStyle(s fact.Status) string {
	switch s {
	case fact.StatusPossible:
		return ", style=dashed"
	case fact.Alleged:
		return ", style=dotted"
	case fact.Denied:
		return ", style=solid, arrowhead=tee"
	}
	return ", style=solid"
}

// quote writes text as a quoted string of DOT: no escape of Graphviz's own, such as \N or \G, survives in it.
func quote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(legal(s)) + `"`
}
