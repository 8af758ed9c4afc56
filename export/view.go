package export

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// source is what the writers ask of a graph.
type source interface {
	NodeCount() int
	EdgeCount() int
	Node(i int) graph.Node
	Edge(i int) graph.Edge
	Evidence(i int) []graph.Evidence
	Measures() []graph.Measures
}

// view is a graph as the writers see it: row by row, with clean texts and ids.
type view struct {
	Settings
	g   source
	ids []string
}

func newView(g source, s Settings) *view {
	v := &view{Settings: s, g: g, ids: make([]string, g.NodeCount())}
	for i := range v.ids {
		v.ids[i] = nmtoken(g.Node(i).Key)
	}
	v.Title = clean(s.Title)
	if !isDate(s.Date) {
		v.Date = ""
	}
	return v
}

// node returns row i of the table of nodes.
func (v *view) node(i int) *nodeRow {
	if len(v.Measures) != v.g.NodeCount() { // the dearest part of a large graph: only where it is asked for, and once
		v.Measures = v.g.Measures()
	}
	r := v.named(i)
	r.Measures = v.Measures[i]
	return r
}

// named returns row i of the table of nodes without its figures.
func (v *view) named(i int) *nodeRow {
	r := &nodeRow{Node: v.g.Node(i), id: v.ids[i]}
	r.Key, r.MetonymOf, r.Type = clean(r.Key), clean(r.MetonymOf), fact.Type(clean(string(r.Type)))
	if r.Label = clean(r.Label); r.Label == "" {
		r.Label = r.id
	}
	r.Roles = cleanAll(r.Roles)
	r.Aliases = slices.Clone(r.Aliases)
	for i := range r.Aliases {
		r.Aliases[i].Name = clean(r.Aliases[i].Name)
	}
	ids := make(map[string]string, len(r.IDs))
	for k, id := range r.IDs {
		ids[clean(k)] = clean(id)
	}
	r.IDs = ids
	return r
}

// edge returns row i of the table of edges.
func (v *view) edge(i int) *edgeRow {
	r := &edgeRow{Edge: v.g.Edge(i)}
	if i > 0 {
		o := v.g.Edge(i - 1) // edges are sorted, the mutual one behind the directed one
		r.twin = o.Source == r.Source && o.Target == r.Target && o.Type == r.Type && o.Status == r.Status
	}
	r.source, r.target = v.ids[r.Source], v.ids[r.Target]
	r.Label, r.First, r.Last = clean(r.Label), clean(r.First), clean(r.Last)
	r.Type, r.Status = fact.RelationType(clean(string(r.Type))), fact.Status(clean(string(r.Status)))
	r.AttributedTo = cleanAll(r.AttributedTo)
	es := v.g.Evidence(i)
	r.pieces, r.dates = len(es), days(r.First, r.Last, es)
	for _, e := range es[:min(len(es), v.limit())] {
		r.shown = append(r.shown, cleanEvidence(e))
	}
	return r
}

// limit is the number of sentences written per edge.
func (v *view) limit() int {
	switch {
	case v.Settings.Evidence == 0:
		return 3
	case v.Settings.Evidence < 0:
		return int(^uint(0) >> 1)
	}
	return v.Settings.Evidence
}

// days lists the days of an edge, sorted, each once.
func days(first, last string, es []graph.Evidence) []string {
	ds := make([]string, 0, len(es)+2)
	add := func(d string) {
		if isDate(d) {
			ds = append(ds, d)
		}
	}
	add(first)
	add(last)
	for i := range es {
		add(es[i].Date)
	}
	slices.Sort(ds)
	return slices.Compact(ds)
}

func cleanEvidence(e graph.Evidence) graph.Evidence {
	for _, s := range []*string{&e.Document, &e.Source, &e.Title, &e.Outlet, &e.Date, &e.Text, &e.Lemma,
		&e.AttributedTo, &e.Rule, (*string)(&e.Polarity), (*string)(&e.Modality), (*string)(&e.Status)} {
		*s = clean(*s)
	}
	return e
}

func cleanAll(ss []string) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = clean(s)
	}
	return out
}
