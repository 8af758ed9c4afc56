package export

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/actant-project/actant/fact"
)

// Mermaid's own limits, maxEdges and maxTextSize; it draws nothing beyond them.
const (
	mermaidEdges = 500
	mermaidChars = 50_000
)

// writeMermaid writes a flow chart: labels, verbs, status and types. It has no place for the other attributes.
func writeMermaid(v *view, p *printer) error {
	if n := v.g.EdgeCount(); n > mermaidEdges {
		return fmt.Errorf("%w: Mermaid draws up to %d edges and there are %d; filter it, or write another format",
			ErrTooLarge, mermaidEdges, n)
	}
	var b strings.Builder
	b.WriteString("flowchart LR\n")
	chars := 0
	grow := func(line string) error {
		b.WriteString(line)
		if chars += utf16Len(line); chars > mermaidChars {
			return fmt.Errorf("%w: Mermaid reads up to %d characters; filter it, or write another format", ErrTooLarge, mermaidChars)
		}
		return nil
	}
	chars = b.Len()
	types := make(map[fact.Type]bool)
	for i := range v.g.NodeCount() {
		r := v.named(i)
		types[r.Type] = true
		if err := grow(mermaidNode(i, r)); err != nil {
			return err
		}
	}
	for i := range v.g.EdgeCount() {
		if err := grow(mermaidEdge(v.edge(i))); err != nil {
			return err
		}
	}
	for _, t := range fact.Types {
		if types[t] {
			if err := grow("  classDef " + string(t) + " fill:" + colourOf(t) + ",stroke:#404040,color:#000000\n"); err != nil {
				return err
			}
		}
	}
	p.print(b.String())
	return p.err
}

func mermaidNode(i int, r *nodeRow) string {
	class := ""
	if r.Type != "" && isWord(string(r.Type)) {
		class = ":::" + string(r.Type)
	}
	return "  n" + strconv.Itoa(i) + `["` + mermaidText(r.Label) + `"]` + class + "\n"
}

func mermaidEdge(r *edgeRow) string {
	line := lineOf(r.Status)
	arrow := line.mermaid
	if r.Symmetric {
		arrow = line.mutual
	}
	label := ""
	if r.Status != fact.Cooccurring {
		label = `|"` + mermaidText(caption(r)) + `"|`
	}
	return "  n" + strconv.Itoa(r.Source) + " " + arrow + label + " n" + strconv.Itoa(r.Target) + "\n"
}

// mermaidText keeps letters, digits and the plainest punctuation, and writes all else as #code; so that no
// name is taken for markup, a directive or the end of a label.
func mermaidText(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Zs) || strings.ContainsRune(".,'’-", r) {
			b.WriteRune(r)
			continue
		}
		b.WriteString("#" + strconv.Itoa(int(r)) + ";")
	}
	return b.String()
}

// utf16Len is the length as JavaScript counts it.
func utf16Len(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
