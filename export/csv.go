package export

import (
	"encoding/csv"
	"strings"
)

// gephiNodes and gephiEdges write the two tables of Gephi's spreadsheet import. "Kind" keeps parallel edges
// apart; the relation's type is the column "relation", since Gephi takes "Type" for the direction.
func gephiNodes(v *view, p *printer) error {
	t := newTable(v, p, true, "Id", "Label")
	return tableRows(t, v.g.NodeCount(), v.node, without(nodeColumns, "label"), nil,
		func(r *nodeRow) []string { return []string{r.id, r.Label} })
}

func gephiEdges(v *view, p *printer) error {
	t := newTable(v, p, true, "Source", "Target", "Type", "Id", "Kind", "Label", "Weight", "relation")
	return tableRows(t, v.g.EdgeCount(), v.edge, without(edgeColumns, "label", "weight", "type"), nil,
		func(r *edgeRow) []string {
			return []string{r.source, r.target, "Directed", r.ID, kindOf(r), r.Label, decimal(float64(r.Weight)), string(r.Type)}
		})
}

// neo4jNodes and neo4jEdges write the two tables of neo4j-admin's import, which reads the types off the header.
// "name" is what Neo4j shows on a node; every node has the label Entity beside that of its type.
func neo4jNodes(v *view, p *printer) error {
	t := newTable(v, p, false, "id:ID", "name", ":LABEL")
	return tableRows(t, v.g.NodeCount(), v.node, without(nodeColumns, "label"), neo4jType,
		func(r *nodeRow) []string { return []string{r.id, r.Label, "Entity;" + labelOf(r.Type)} })
}

func neo4jEdges(v *view, p *printer) error {
	t := newTable(v, p, false, ":START_ID", ":END_ID", ":TYPE", "id")
	return tableRows(t, v.g.EdgeCount(), v.edge, edgeColumns, neo4jType,
		func(r *edgeRow) []string { return []string{r.source, r.target, relationLabel(r.Type), r.ID} })
}

// table is a CSV file in the writing.
type table struct {
	v      *view
	p      *printer
	w      *csv.Writer
	header []string
	joined bool // lists are texts for people, not arrays
}

func newTable(v *view, p *printer, joined bool, header ...string) *table {
	return &table{v, p, csv.NewWriter(p.w), header, joined}
}

// tableRows writes the header and n rows: the fixed cells first, then the columns.
func tableRows[R any](t *table, n int, row func(int) *R, cs []column[R], typed func(kind) string, fixed func(*R) []string) error {
	cells := t.header
	for _, c := range cs {
		name := c.name
		if typed != nil {
			name += typed(c.kind)
		}
		cells = append(cells, name)
	}
	if err := t.w.Write(cells); err != nil {
		return err
	}
	for i := range n {
		r := row(i)
		cells = cells[:0]
		for _, s := range fixed(r) {
			cells = append(cells, t.cell(s))
		}
		for _, c := range cs {
			cells = append(cells, t.value(c.name, c.kind, c.of(r)))
		}
		if err := t.w.Write(cells); err != nil {
			return err
		}
	}
	t.w.Flush()
	return t.w.Error()
}

func (t *table) value(name string, k kind, x value) string {
	switch {
	case k == list && !t.joined:
		return t.cell(neo4jArray(x.list))
	case k == list || k == words:
		return t.cell(x.line(name, k))
	}
	if k == real { // Gephi takes a column of nothing but 0 for points in time
		return float(x.real)
	}
	return x.line(name, k) // a figure may begin with a minus
}

// cell disarms a text that a spreadsheet would run as a formula, as OWASP advises: by an apostrophe. And it turns
// backslashes, since Gephi and LOAD CSV take them for escapes, of the end of the cell even.
func (t *table) cell(s string) string {
	if t.v.RawCells {
		return s
	}
	s = strings.ReplaceAll(s, `\`, "/")
	if strings.IndexAny(s, "=+-@\t\r\n＝＋－＠") == 0 {
		return "'" + s
	}
	return s
}

// neo4jArray joins a list by the importer's array delimiter, which no item may hold.
func neo4jArray(items []string) string {
	out := make([]string, len(items))
	for i, s := range items {
		out[i] = strings.ReplaceAll(s, ";", ",")
	}
	return strings.Join(out, ";")
}

func neo4jType(k kind) string {
	switch k {
	case integer:
		return ":int"
	case real:
		return ":double"
	case boolean:
		return ":boolean"
	case list:
		return ":string[]"
	}
	return ""
}

// without returns the columns but for those named.
func without[R any](cs []column[R], names ...string) []column[R] {
	out := make([]column[R], 0, len(cs))
	skip := " " + strings.Join(names, " ") + " "
	for _, c := range cs {
		if !strings.Contains(skip, " "+c.name+" ") {
			out = append(out, c)
		}
	}
	return out
}
