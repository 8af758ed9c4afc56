package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

func relationsCommand(a *app) *cobra.Command {
	var asJSON bool
	var filters filterFlags
	cmd := &cobra.Command{
		Use:   "relations FILE...",
		Short: "List who did what to whom, best supported first",
		Long: `List the edges of the graph, best supported first, each with its best sentence.

  actant relations article.txt
  actant relations reports/ --rel accuse,threaten --status stated
  actant relations article.txt --json | jq -r '[.source,.type,.target]|@tsv'`,
		Args: atLeast(1, "at least one FILE (- is stdin)"),
		RunE: func(cmd *cobra.Command, args []string) error {
			g, err := a.gather(cmd.Context(), args, filters.duplicates)
			if err != nil {
				return err
			}
			filter, err := filters.filter(g)
			if err != nil {
				return err
			}
			g, _ = g.Filter(filter)
			if g.EdgeCount() == 0 {
				return exit{exitNothing, "no relations found"}
			}
			return a.listEdges(g, asJSON)
		},
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	filters.add(cmd, 0)
	filters.addDuplicates(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines")
	return cmd
}

// ranked returns all edges: stated before doubtful before co-occurring, then by weight.
func ranked(g *graph.Graph) []int {
	order := make([]int, g.EdgeCount())
	edges := make([]graph.Edge, len(order))
	for i := range order {
		order[i], edges[i] = i, g.Edge(i)
	}
	slices.SortStableFunc(order, func(x, y int) int { return compareEdges(edges[x], edges[y]) })
	return order
}

// compareEdges puts the stated before the doubtful before the co-occurring, then the better supported first.
func compareEdges(x, y graph.Edge) int {
	return cmp.Or(cmp.Compare(doubt(x), doubt(y)), cmp.Compare(y.Weight, x.Weight), cmp.Compare(y.Score, x.Score))
}

func doubt(e graph.Edge) int {
	switch e.Status {
	case fact.Stated:
		return 0
	case fact.Cooccurring:
		return 2
	}
	return 1
}

// edgeLine is one edge in JSON.
type edgeLine struct {
	Source       string            `json:"source"`
	Target       string            `json:"target"`
	Type         fact.RelationType `json:"type"`
	Label        string            `json:"label,omitempty"`
	Status       fact.Status       `json:"status"`
	Symmetric    bool              `json:"symmetric"`
	Weight       int               `json:"weight"`
	Documents    int               `json:"documents"`
	Score        float64           `json:"score"`
	First        string            `json:"first,omitempty"`
	Last         string            `json:"last,omitempty"`
	AttributedTo []string          `json:"attributed_to,omitempty"`
	Evidence     string            `json:"evidence,omitempty"`
}

func (a *app) listEdges(g *graph.Graph, asJSON bool) error {
	out := bufio.NewWriter(a.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	if !asJSON {
		fmt.Fprintln(w, "SENTENCES\tWHO, WHAT, WHOM\tEVIDENCE")
	}
	for _, i := range ranked(g) {
		e := g.Edge(i)
		sentence := ""
		if ev := g.Evidence(i); len(ev) > 0 {
			sentence = ev[0].Text
		}
		if !asJSON {
			fmt.Fprintf(w, "%d\t%s\t%s\n", e.Weight, edgeTitle(g, e), shorten(sentence, 80))
			continue
		}
		if err := enc.Encode(edgeLine{g.Node(e.Source).Label, g.Node(e.Target).Label, e.Type, e.Label, e.Status, e.Symmetric,
			e.Weight, e.Documents, e.Score, e.First, e.Last, e.AttributedTo, sentence}); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Flush()
}
