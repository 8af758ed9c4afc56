package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

func entitiesCommand(a *app) *cobra.Command {
	var asJSON bool
	var filters filterFlags
	cmd := &cobra.Command{
		Use:   "entities FILE...",
		Short: "List who and what is named, most mentioned first",
		Long: `List the people, countries, organisations and the rest, most mentioned first.

  actant entities article.txt
  actant entities reports/ --type person,organisation --json`,
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
			nodes := chosen(g, filter)
			if len(nodes) == 0 {
				return exit{exitNothing, "no entities found"}
			}
			return a.listNodes(nodes, asJSON)
		},
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	cmd.Flags().StringSliceVar(&filters.types, "type", nil, "only entities of these types: "+list(fact.Types))
	cmd.Flags().IntVar(&filters.top, "top", 0, "only the N most mentioned; 0 is all")
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines")
	filters.addDuplicates(cmd)
	filters.cooccurrence = "always"
	return cmd
}

// chosen returns the nodes of the filter's types, most mentioned first. Nodes without an edge count too.
func chosen(g *graph.Graph, f graph.Filter) []graph.Node {
	var out []graph.Node
	for i := range g.NodeCount() {
		if n := g.Node(i); len(f.Types) == 0 || slices.Contains(f.Types, n.Type) {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(x, y graph.Node) int { return cmp.Compare(y.Mentions, x.Mentions) })
	if f.TopNodes > 0 && len(out) > f.TopNodes {
		out = out[:f.TopNodes]
	}
	return out
}

// entityLine is one entity in JSON.
type entityLine struct {
	Key       string            `json:"key"`
	Name      string            `json:"name"`
	Type      fact.Type         `json:"type"`
	Mentions  int               `json:"mentions"`
	Documents int               `json:"documents"`
	Aliases   []fact.Alias      `json:"aliases"`
	IDs       map[string]string `json:"ids,omitempty"`
	Roles     []string          `json:"roles,omitempty"`
}

func (a *app) listNodes(nodes []graph.Node, asJSON bool) error {
	out := bufio.NewWriter(a.out)
	if asJSON {
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for _, n := range nodes {
			if err := enc.Encode(entityLine{n.Key, n.Label, n.Type, n.Mentions, n.Documents, n.Aliases, n.IDs, n.Roles}); err != nil {
				return err
			}
		}
		return out.Flush()
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "MENTIONS\tTYPE\tNAME\tALSO")
	for _, n := range nodes {
		var also []string
		for _, alias := range n.Aliases {
			if alias.Name != n.Label && len(also) < 4 {
				also = append(also, alias.Name)
			}
		}
		fmt.Fprintf(w, "%d\t%s\t%s\t%s\n", n.Mentions, n.Type, printable(n.Label), shorten(strings.Join(also, ", "), 60))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return out.Flush()
}
