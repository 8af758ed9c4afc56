package render

import (
	"slices"
	"strconv"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/render/layout"
)

// draw is the one routine behind all pictures: paper, lines, nodes, words, frame.
func (sc *Scene) draw(c canvas) {
	col := sc.Theme.colors()
	if !sc.Transparent {
		c.path(box(Rect{X1: sc.Width, Y1: sc.Height}), stroke{filled: true, fill: col.paper, class: "paper"})
	}
	c.group("edges", "")
	for _, e := range sc.Edges {
		sc.drawEdge(c, e)
	}
	c.end()
	c.group("nodes", "")
	for _, n := range sc.Nodes {
		sc.drawNode(c, n)
	}
	c.end()
	c.group("edge-labels", "")
	for _, e := range sc.Edges {
		if e.Shown {
			c.group("edge-label", e.Tooltip, "edge", e.ID)
			c.text(e.Label, Point{X: e.LabelAt.X, Y: e.LabelAt.Y + e.FontSize*0.35},
				textStyle{size: e.FontSize, color: col.words[e.Tone], halo: true, paper: col.paper, anchor: "middle"})
			c.end()
		}
	}
	c.end()
	c.group("node-labels", "")
	for _, n := range sc.Nodes {
		sc.drawName(c, n)
	}
	c.end()
	sc.drawFrame(c)
}

func (sc *Scene) drawEdge(c canvas, e Edge) {
	c.group("edge "+word(string(e.Status))+" "+word(string(e.Type)), e.Tooltip, "edge", e.ID, "source", sc.Nodes[e.Source].Key, "target",
		sc.Nodes[e.Target].Key, "weight", strconv.Itoa(e.Weight))
	var p path
	for _, c := range e.pieces() {
		p.move(c[0])
		p.cubic(c[1], c[2], c[3])
	}
	c.path(p, stroke{lined: true, line: e.Color, width: e.Width, dash: dashes(e.Status, e.Width)})
	if len(e.Arrow) == 3 {
		c.path(polyline(e.Arrow, true), stroke{filled: true, fill: e.Color})
	}
	for _, at := range e.Cross {
		sc.drawCross(c, at, e.Color)
	}
	c.end()
}

// pieces are the parts of the line that are drawn.
func (e Edge) pieces() []Curve {
	if e.Gap[1] <= e.Gap[0] {
		return []Curve{e.Curve}
	}
	var out []Curve
	if e.Gap[0] > 0 {
		out = append(out, e.Curve.Part(0, e.Gap[0]))
	}
	if e.Gap[1] < 1 {
		out = append(out, e.Curve.Part(e.Gap[1], 1))
	}
	return out
}

// drawCross strikes out what is denied: a small × on the paper's colour.
func (sc *Scene) drawCross(c canvas, at Point, color Color) {
	paper := sc.Theme.colors().paper
	c.path(ring(at, crossSize+2.5), stroke{filled: true, fill: paper, lined: true, line: color, width: 1})
	const d = crossSize * 0.62
	var p path
	p.move(Point{X: at.X - d, Y: at.Y - d})
	p.line(Point{X: at.X + d, Y: at.Y + d})
	p.move(Point{X: at.X - d, Y: at.Y + d})
	p.line(Point{X: at.X + d, Y: at.Y - d})
	c.path(p, stroke{lined: true, line: color, width: 1.8})
}

// dashes is the line style of a status.
func dashes(s fact.Status, width float64) []float64 {
	switch s {
	case fact.StatusPossible:
		return []float64{5 + width, 3 + width}
	case fact.Alleged:
		return []float64{0, 2.2*width + 1}
	}
	return nil
}

func polyline(pts []Point, closed bool) path {
	var p path
	for i, q := range pts {
		if i == 0 {
			p.move(q)
		} else {
			p.line(q)
		}
	}
	if closed {
		p.close()
	}
	return p
}

func (sc *Scene) drawNode(c canvas, n Node) {
	c.group("node "+word(string(n.Type)), n.Tooltip, "node", n.Key)
	sc.drawShape(c, n.Type, n.Color, n.At, n.R)
	c.end()
}

// drawShape draws a node on a rim of paper that keeps lines off it.
func (sc *Scene) drawShape(c canvas, t fact.Type, color Color, at Point, r float64) {
	shape, paper := slices.Index(fact.Types, known(t)), sc.Theme.colors().paper
	c.path(shapePath(shape, at, r), stroke{filled: true, fill: color, lined: true, line: paper, width: 1.5})
	if known(t) == fact.Other {
		c.path(ring(at, r*0.5), stroke{filled: true, fill: paper})
	}
}

func (sc *Scene) drawName(c canvas, n Node) {
	if len(n.Lines) == 0 {
		return
	}
	col := sc.Theme.colors()
	style := textStyle{size: n.FontSize, face: face(n.Bold), color: col.ink, halo: true, paper: col.paper, anchor: anchor(n.Side)}
	x := (n.Box.X0 + n.Box.X1) / 2
	switch n.Side {
	case layout.Right:
		x = n.Box.X0
	case layout.Left:
		x = n.Box.X1
	}
	c.group("node-label", n.Tooltip, "node", n.Key)
	for i, l := range n.Lines {
		c.text(l, Point{X: x, Y: n.Box.Y0 + n.FontSize*(leading*float64(i)+0.9)}, style)
	}
	c.end()
}

func (sc *Scene) drawFrame(c canvas) {
	col := sc.Theme.colors()
	c.group("frame", "")
	for _, l := range sc.Legend {
		sc.drawSign(c, l)
	}
	for _, t := range sc.Texts {
		color := col.ink
		if t.Quiet {
			color = col.quiet
		}
		c.text(t.Text, t.At, textStyle{size: t.Size, face: face(t.Bold), color: color, anchor: "start", class: t.Class})
	}
	c.end()
}

func (sc *Scene) drawSign(c canvas, l LegendItem) {
	col := sc.Theme.colors()
	if l.Node != "" {
		sc.drawShape(c, l.Node, col.node(l.Node), l.At, signRadius)
		return
	}
	s := stroke{lined: true, line: col.quiet, width: 2, dash: dashes(l.Status, 2)}
	switch {
	case l.Tone != ToneNone:
		s.line, s.width = col.lines[l.Tone], 3
	case l.Status == fact.Cooccurring:
		s.line, s.width = col.lines[Faint], 1.4
	}
	c.path(polyline([]Point{{X: l.At.X - signWidth/2, Y: l.At.Y}, {X: l.At.X + signWidth/2, Y: l.At.Y}}, false), s)
	if l.Status == fact.Denied {
		sc.drawCross(c, l.At, col.quiet)
	}
}

// word makes a class name of a type.
func word(s string) string {
	out := []byte{}
	for i := range len(s) {
		if c := s[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' {
			out = append(out, c)
		}
	}
	return string(out)
}
