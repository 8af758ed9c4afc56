package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// summarize says on w what was found: counts, the most mentioned, the best supported
// relations with one sentence each.
func (a *app) summarize(w io.Writer, g *graph.Graph) {
	st := styleFor(w)
	fmt.Fprintf(w, "%s in %s: %s\n", st.bold(countEntities(g)), plural(a.documents, "document"), countEdges(g))
	for _, line := range topEntities(g, 4) {
		fmt.Fprintf(w, "  %s\n", line)
	}
	shown := newsworthy(g, 5)
	for _, i := range shown {
		fmt.Fprintf(w, "\n  %s\n", st.bold(edgeTitle(g, g.Edge(i))))
		if ev := g.Evidence(i); len(ev) > 0 && ev[0].Text != "" {
			fmt.Fprintf(w, "  %s\n", st.dim("“"+shorten(ev[0].Text, width(w)-6)+"”"))
		}
	}
	if len(shown) > 0 {
		fmt.Fprintln(w)
	}
}

// newsworthy returns up to n edges in the order of relations: acts first, then who told whom; who holds
// which office is context, and co-occurrence is shown only when there is nothing else.
func newsworthy(g *graph.Graph, n int) []int {
	var acts, told, together []int
	for _, i := range ranked(g) {
		switch e := g.Edge(i); {
		case e.Status == fact.Cooccurring:
			together = append(together, i)
		case e.Type == fact.Said:
			told = append(told, i)
		case e.Type != fact.RoleOf && e.Type != fact.Member:
			acts = append(acts, i)
		}
	}
	out := append(acts, told...)
	if len(out) == 0 {
		out = together
	}
	return out[:min(n, len(out))]
}

func countEntities(g *graph.Graph) string { return entityCount(g.NodeCount()) }

func entityCount(n int) string {
	if n == 1 {
		return "1 entity"
	}
	return thousands(n) + " entities"
}

// countEdges is "31 relations (24 stated, 3 denied, 4 alleged), 88 co-occurrences".
func countEdges(g *graph.Graph) string {
	count := map[fact.Status]int{}
	for i := range g.EdgeCount() {
		count[g.Edge(i).Status]++
	}
	typed := g.EdgeCount() - count[fact.Cooccurring]
	var parts []string
	for _, s := range statuses[:4] {
		if count[s] > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", thousands(count[s]), s))
		}
	}
	out := plural(typed, "relation")
	if len(parts) > 0 {
		out += " (" + strings.Join(parts, ", ") + ")"
	}
	return out + ", " + plural(count[fact.Cooccurring], "co-occurrence")
}

// topEntities lists the most mentioned of each type, up to n a type.
func topEntities(g *graph.Graph, n int) []string {
	names := map[fact.Type][]graph.Node{}
	for i := range g.NodeCount() {
		node := g.Node(i)
		names[node.Type] = append(names[node.Type], node)
	}
	var out []string
	for _, t := range fact.Types {
		nodes := names[t]
		if len(nodes) == 0 {
			continue
		}
		slices.SortStableFunc(nodes, func(x, y graph.Node) int { return cmp.Compare(y.Mentions, x.Mentions) })
		var words []string
		for _, node := range nodes[:min(n, len(nodes))] {
			words = append(words, fmt.Sprintf("%s %d", shorten(node.Label, 40), node.Mentions))
		}
		more := ""
		if len(nodes) > n {
			more = fmt.Sprintf(" and %d more", len(nodes)-n)
		}
		out = append(out, fmt.Sprintf("%-12s %s%s", t, strings.Join(words, ", "), more))
	}
	return out
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(n) + " " + noun + "s"
}

// thousands writes 1234567 as 1,234,567.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
