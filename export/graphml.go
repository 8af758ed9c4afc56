package export

import "strconv"

// writeGraphML writes GraphML that every reader tried takes whole: one direction, no defaults, ids that are
// NMTOKENs, no attribute named id, source or target, and key ids that speak.
func writeGraphML(v *view, p *printer) error { return graphML(v, p, nil) }

// dress writes what one program wants beside the plain GraphML. Each method ends a group of <data>.
type dress interface {
	namespaces(p *printer)
	keys(p *printer)
	node(p *printer, i int, r *nodeRow)
	edge(p *printer, r *edgeRow)
}

// graphML writes the file, with a dress when there is one.
func graphML(v *view, p *printer, d dress) error {
	p.print(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<graphml xmlns="http://graphml.graphdrawing.org/xmlns"`)
	if d != nil {
		d.namespaces(p)
	}
	p.print(">\n")
	graphMLKeys(p, "node", "n_", nodeColumns)
	graphMLKeys(p, "edge", "e_", edgeColumns)
	if d != nil {
		d.keys(p)
	}
	p.print(`  <graph id="G" edgedefault="directed">`, "\n")
	for i := range v.g.NodeCount() {
		graphMLNode(p, i, v.node(i), d)
		if p.err != nil {
			return p.err
		}
	}
	for i := range v.g.EdgeCount() {
		graphMLEdge(p, v.edge(i), d)
		if p.err != nil {
			return p.err
		}
	}
	p.print("  </graph>\n</graphml>\n")
	return p.err
}

func graphMLNode(p *printer, i int, r *nodeRow, d dress) {
	p.print(`    <node id="`, r.id, "\">\n")
	graphMLData(p, "n_", r, nodeColumns)
	if d != nil {
		d.node(p, i, r)
	}
	p.print("    </node>\n")
}

func graphMLEdge(p *printer, r *edgeRow, d dress) {
	p.print(`    <edge id="`, r.ID, `" source="`, r.source, `" target="`, r.target, "\">\n")
	graphMLData(p, "e_", r, edgeColumns)
	if d != nil {
		d.edge(p, r)
	}
	p.print("    </edge>\n")
}

func graphMLKeys[R any](p *printer, of, prefix string, cs []column[R]) {
	for _, c := range cs {
		p.print(`  <key id="`, prefix, c.name, `" for="`, of, `" attr.name="`, c.name,
			`" attr.type="`, graphMLType(c.kind), "\"/>\n")
	}
}

func graphMLData[R any](p *printer, prefix string, r *R, cs []column[R]) {
	for _, c := range cs {
		p.print(`      <data key="`, prefix, c.name, `">`)
		p.xml(c.of(r).line(c.name, c.kind))
		p.print("</data>\n")
	}
}

func graphMLType(k kind) string {
	switch k {
	case integer:
		return "int"
	case real:
		return "double"
	case boolean:
		return "boolean"
	}
	return "string"
}

// yEd dresses GraphML for the yEd editor, which lays it out on demand; until then nodes stand on a grid.
type yEd struct{ columns int }

func writeYEd(v *view, p *printer) error {
	y := yEd{columns: 1}
	for y.columns*y.columns < v.g.NodeCount() {
		y.columns++
	}
	return graphML(v, p, y)
}

func (yEd) namespaces(p *printer) { p.print(` xmlns:y="http://www.yworks.com/xml/graphml"`) }

// keys declares the graphics, and the description that yEd shows as a tooltip.
func (yEd) keys(p *printer) {
	p.print(`  <key id="n_graphics" for="node" yfiles.type="nodegraphics"/>
  <key id="e_graphics" for="edge" yfiles.type="edgegraphics"/>
  <key id="n_description" for="node" attr.name="description" attr.type="string"/>
  <key id="e_description" for="edge" attr.name="description" attr.type="string"/>
`)
}

func (y yEd) node(p *printer, i int, r *nodeRow) {
	width := 24 + 8*len([]rune(r.Label))
	p.print(`      <data key="n_description">`)
	p.xml(string(r.Type) + ", " + strconv.Itoa(r.Mentions) + " mentions")
	p.print("</data>\n", `      <data key="n_graphics"><y:ShapeNode><y:Geometry height="30.0" width="`, strconv.Itoa(width),
		`.0" x="`, strconv.Itoa(i%y.columns*260), `.0" y="`, strconv.Itoa(i/y.columns*90), `.0"/><y:Fill color="`, colourOf(r.Type),
		`" transparent="false"/><y:BorderStyle color="#404040" type="line" width="1.0"/><y:NodeLabel fontSize="13" textColor="#000000">`)
	p.xml(r.Label)
	p.print(`</y:NodeLabel><y:Shape type="roundrectangle"/></y:ShapeNode></data>`, "\n")
}

func (yEd) edge(p *printer, r *edgeRow) {
	line, target := lineOf(r.Status), "standard"
	if r.Symmetric {
		target = "none"
	}
	p.print(`      <data key="e_description">`)
	p.xml(value{list: sentences(r.shown)}.line("evidence", list))
	p.print("</data>\n", `      <data key="e_graphics"><y:PolyLineEdge><y:LineStyle color="`, line.colour, `" type="`, line.yEd,
		`" width="1.5"/><y:Arrows source="none" target="`, target, `"/><y:EdgeLabel fontSize="11">`)
	p.xml(caption(r))
	p.print("</y:EdgeLabel></y:PolyLineEdge></data>\n")
}
