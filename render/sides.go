package render

import (
	"github.com/actant-project/actant/render/font"
	"github.com/actant-project/actant/render/layout"
)

// sides moves names to the side of their node on which the fewest lines and arrows, as they were
// drawn, run under them. A name never moves onto anything else.
func (sc *Scene) sides(nodes []layout.Node) {
	lines := make([]line, len(sc.Edges))
	for k, e := range sc.Edges {
		pts, mid := e.Curve.points(20), e.Curve.At(0.5)
		lines[k] = line{pts, around(pts).Grow(2 * arrowSize), Rect{X0: mid.X, Y0: mid.Y, X1: mid.X, Y1: mid.Y}}
		if e.Label != "" {
			w, h := sc.fonts.Width(e.Label, edgeFont, font.Regular)/2, edgeFont/2
			lines[k].word = Rect{X0: mid.X - w, Y0: mid.Y - h, X1: mid.X + w, Y1: mid.Y + h}
		}
	}
	for range 2 {
		for i := range sc.Nodes {
			n := &sc.Nodes[i]
			best, least := n.Side, sc.under(i, n.Box, lines)+sideCost[n.Side]
			for side := layout.Below; side <= layout.Left; side++ {
				box := nodes[i].Label(n.At, side)
				if side == n.Side || !sc.clear(i, box) {
					continue
				}
				if c := sc.under(i, box, lines) + sideCost[side]; c < least {
					best, least = side, c
				}
			}
			n.Side, n.Box = best, nodes[i].Label(n.At, best)
		}
	}
}

// line is the path of an edge, the box around it, and where its label would best stand.
type line struct {
	pts        []Point
	area, word Rect
}

// sideCost breaks ties: names stand below or right where they can.
var sideCost = [4]float64{0, 0.1, 0.3, 0.3}

// clear reports whether a label of node i may stand in the box.
func (sc *Scene) clear(i int, box Rect) bool {
	box = box.Grow(4)
	for j, n := range sc.Nodes {
		if j != i && (box.Hits(n.Box) || box.Hits(n.square())) {
			return false
		}
	}
	return true
}

// under charges the lines below a label of node i, and arrows most.
func (sc *Scene) under(i int, box Rect, lines []line) float64 {
	cost := 0.0
	for k, e := range sc.Edges {
		if !box.Hits(lines[k].area.Union(lines[k].word)) {
			continue
		}
		if box.Hits(lines[k].word) {
			cost += 1.2
		}
		hit := 0
		for j := range lines[k].pts[1:] {
			if box.Crosses(lines[k].pts[j], lines[k].pts[j+1]) {
				hit++
			}
		}
		if hit > 0 {
			cost += 1 + 0.08*float64(hit)
			if e.Source != i && e.Target != i {
				cost += 0.6
			}
		}
		if len(e.Arrow) == 3 && box.Grow(2).Crosses(e.Arrow[0], e.Arrow[1]) {
			cost += 4
		}
	}
	return cost
}
