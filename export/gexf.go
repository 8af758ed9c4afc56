package export

import (
	"math"
	"strconv"

	"github.com/actant-project/actant/fact"
)

// writeGEXF writes GEXF 1.3. All edges have one direction, since Gephi drops those of another, and parallel
// edges have kinds of their own, since Gephi collapses those of one kind.
func writeGEXF(v *view, p *printer) error {
	p.print(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
`)
	gexfMeta(v, p)
	p.print(`  <graph defaultedgetype="directed"`)
	if v.dated() {
		p.print(` mode="dynamic" timeformat="date" timerepresentation="interval"`)
	}
	p.print(">\n")
	gexfAttributes(p, "node", gexfColumns(nodeColumns))
	gexfAttributes(p, "edge", gexfColumns(edgeColumns))
	if err := gexfNodes(v, p); err != nil {
		return err
	}
	if err := gexfEdges(v, p); err != nil {
		return err
	}
	p.print("  </graph>\n</gexf>\n")
	return p.err
}

func gexfMeta(v *view, p *printer) {
	p.print("  <meta")
	if v.Date != "" {
		p.print(` lastmodifieddate="`, v.Date, `"`)
	}
	p.print(">\n    <creator>Actant</creator>\n")
	if v.Title != "" {
		p.print("    <description>")
		p.xml(v.Title)
		p.print("</description>\n")
	}
	p.print("  </meta>\n")
}

// dated reports whether any edge has a day, without which a file must not claim a timeline.
func (v *view) dated() bool {
	for i := range v.g.EdgeCount() {
		if e := v.g.Edge(i); isDate(e.First) || isDate(e.Last) {
			return true
		}
	}
	return false
}

// gexfColumns leaves out what GEXF has its own places for.
func gexfColumns[R any](cs []column[R]) []column[R] {
	var out []column[R]
	for _, c := range cs {
		if c.name != "label" && c.name != "weight" {
			out = append(out, c)
		}
	}
	return out
}

// gexfAttributes declares attributes under their names: graphology shows the id of an attribute, not its title.
func gexfAttributes[R any](p *printer, class string, cs []column[R]) {
	p.print(`    <attributes class="`, class, "\">\n")
	for _, c := range cs {
		p.print(`      <attribute id="`, c.name, `" title="`, c.name, `" type="`, gexfType(c.kind), "\"/>\n")
	}
	p.print("    </attributes>\n")
}

func gexfType(k kind) string {
	if k == integer {
		return "integer"
	}
	return graphMLType(k)
}

func gexfNodes(v *view, p *printer) error {
	p.print(`    <nodes count="`, strconv.Itoa(v.g.NodeCount()), "\">\n")
	cs := gexfColumns(nodeColumns)
	for i := range v.g.NodeCount() {
		r := v.node(i)
		p.print(`      <node id="`, r.id, `" label="`)
		p.xml(r.Label)
		p.print("\">\n")
		gexfValues(p, r, cs)
		gexfLooks(p, r)
		p.print("      </node>\n")
		if p.err != nil {
			return p.err
		}
	}
	p.print("    </nodes>\n")
	return p.err
}

// gexfLooks gives a node the colour of its type and a size by its mentions.
func gexfLooks(p *printer, r *nodeRow) {
	c, _ := strconv.ParseUint(colourOf(r.Type)[1:], 16, 32)
	part := func(shift uint) string { return strconv.Itoa(int(c >> shift & 0xff)) }
	p.print(`        <viz:color r="`, part(16), `" g="`, part(8), `" b="`, part(0), "\"/>\n",
		`        <viz:size value="`, decimal(math.Round(80*math.Sqrt(float64(max(r.Mentions, 1))))/10), "\"/>\n")
}

func gexfEdges(v *view, p *printer) error {
	p.print(`    <edges count="`, strconv.Itoa(v.g.EdgeCount()), "\">\n")
	cs := gexfColumns(edgeColumns)
	for i := range v.g.EdgeCount() {
		r := v.edge(i)
		p.print(`      <edge id="`, r.ID, `" source="`, r.source, `" target="`, r.target, `" kind="`)
		p.xml(kindOf(r))
		p.print(`" label="`)
		p.xml(r.Label)
		p.print(`" weight="`, strconv.Itoa(r.Weight), "\">\n")
		gexfValues(p, r, cs)
		gexfSpells(p, r.dates)
		p.print("      </edge>\n")
		if p.err != nil {
			return p.err
		}
	}
	p.print("    </edges>\n")
	return p.err
}

// kindOf tells the parallel edges of two nodes apart: the relation type, with the doubt when there is one,
// since one type of relation can be stated and denied of the same two, and can be mutual beside directed.
func kindOf(r *edgeRow) string {
	kind := string(r.Type)
	if r.Status != fact.Stated && r.Status != fact.Cooccurring {
		kind += " (" + string(r.Status) + ")"
	}
	if r.twin {
		kind += ", mutual"
	}
	return kind
}

func gexfValues[R any](p *printer, r *R, cs []column[R]) {
	p.print("        <attvalues>\n")
	for _, c := range cs {
		p.print(`          <attvalue for="`, c.name, `" value="`)
		p.xml(c.of(r).line(c.name, c.kind))
		p.print("\"/>\n")
	}
	p.print("        </attvalues>\n")
}

// gexfSpells writes one spell a day: what happened on two days did not last from one to the other.
func gexfSpells(p *printer, days []string) {
	if len(days) == 0 {
		return
	}
	p.print("        <spells>\n")
	for _, d := range days {
		p.print(`          <spell start="`, d, `" end="`, d, "\"/>\n")
	}
	p.print("        </spells>\n")
}
