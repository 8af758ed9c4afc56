package render

import (
	"cmp"
	"math"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/render/font"
)

// Spaces between lines, shapes and labels.
const (
	laneGap   = 22.0
	shapeGap  = 2.5
	arrowSize = 7.5
	crossSize = 5.0
	crowd     = 120 // nodes
)

// route draws the edges' paths: straight where nothing is in the way, else in the gentlest free arc,
// and fanned out where several join the same two nodes.
func (sc *Scene) route() {
	for _, bundle := range sc.bundles() {
		n := len(bundle)
		for k, i := range bundle {
			e := &sc.Edges[i]
			a, b := sc.Nodes[e.Source], sc.Nodes[e.Target]
			bend := 0.0
			if n > 1 {
				bend = (float64(k) - float64(n-1)/2) * sc.lane(bundle)
			} else if !sc.crowded {
				bend = sc.freeBend(i)
			}
			// Bends are to the left of the way from the lower to the higher node, whatever the edge's direction.
			if e.Source > e.Target {
				bend = -bend
			}
			sc.shape(e, arc(a.At, b.At, bend))
		}
	}
}

// lane is the space between the lines of a bundle: more where they run up and down, since words run across.
func (sc *Scene) lane(bundle []int) float64 {
	e := sc.Edges[bundle[0]]
	a, b := sc.Nodes[e.Source].At, sc.Nodes[e.Target].At
	d := max(dist(a, b), 1)
	wide := 0.0
	for _, i := range bundle {
		wide = max(wide, sc.fonts.Width(sc.Edges[i].Label, edgeFont, font.Regular))
	}
	steep := math.Abs(b.Y-a.Y) / d
	return min(max(laneGap*1.35, steep*steep*0.6*wide), d*(0.26+0.1*steep*steep))
}

// bundles groups the edges by the pair they join.
func (sc *Scene) bundles() [][]int {
	order := make([]int, len(sc.Edges))
	for i := range order {
		order[i] = i
	}
	pair := func(i int) [2]int {
		e := sc.Edges[i]
		return [2]int{min(e.Source, e.Target), max(e.Source, e.Target)}
	}
	slices.SortStableFunc(order, func(x, y int) int {
		a, b := pair(x), pair(y)
		// Within a bundle one direction lies beside the other.
		return cmp.Or(a[0]-b[0], a[1]-b[1], sc.Edges[x].Source-sc.Edges[y].Source, cmp.Compare(sc.Edges[x].ID, sc.Edges[y].ID))
	})
	var out [][]int
	for k, i := range order {
		if k == 0 || pair(i) != pair(order[k-1]) {
			out = append(out, nil)
		}
		out[len(out)-1] = append(out[len(out)-1], i)
	}
	return out
}

// freeBend finds the gentlest arc of a lone edge that runs over no other node or label.
func (sc *Scene) freeBend(i int) float64 {
	e := sc.Edges[i]
	a, b := sc.Nodes[e.Source].At, sc.Nodes[e.Target].At
	if e.Source > e.Target {
		a, b = b, a
	}
	d := dist(a, b)
	best, least := 0.0, -1.0
	bends := []float64{0, 0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.25, -0.25, 0.33, -0.33}
	if len(sc.Nodes) > crowd {
		bends = bends[:5] // long arcs around a crowd would hide more than they spare
	}
	for _, k := range bends {
		cost := sc.obstacles(arc(a, b, k*d), e.Source, e.Target) + 9*k*k/0.06
		if k < 0 {
			cost += 1e-6
		}
		if least < 0 || cost < least {
			best, least = k*d, cost
		}
	}
	return best
}

// obstacles counts what a path runs over: foreign nodes most, their labels, and its own ends' labels.
func (sc *Scene) obstacles(c Curve, source, target int) float64 {
	cost := 0.0
	pts := c.points(24)
	area := around(pts)
	for k, n := range sc.Nodes {
		box := n.Box.Grow(1.5)
		if !area.Hits(box) && !area.Hits(n.square().Grow(7)) {
			continue
		}
		own := k == source || k == target
		near := false
		for j, p := range pts[1:] {
			if !own && dist(p, n.At) < n.R+7 {
				near = true
			}
			if box.Crosses(pts[j], p) {
				cost += 0.9
				if own {
					cost -= 0.55
				}
			}
		}
		if near {
			cost += 8
		}
	}
	return cost
}

// shape cuts the path at the shapes of its ends, makes room for the arrow, and marks a denial.
func (sc *Scene) shape(e *Edge, c Curve) {
	from := c.leaves(sc.Nodes[e.Source].edge() + shapeGap)
	to := 1 - c.reversed().leaves(sc.Nodes[e.Target].edge()+shapeGap)
	if to <= from {
		from, to = 0.45, 0.55
	}
	if e.Arrow == nil {
		e.Curve = c.Part(from, to)
	} else {
		size := arrowSize + 1.4*(e.Width-1.5)
		tip := c.At(to)
		back := 1 - c.reversed().leaves(dist(c[3], tip)+size)
		back = max(from, min(back, to))
		base := c.At(back)
		dx, dy := tip.X-base.X, tip.Y-base.Y
		d := max(hypot(dx, dy), 1e-6)
		nx, ny := -dy/d*size*0.46, dx/d*size*0.46
		e.Arrow = []Point{tip, {X: base.X + nx, Y: base.Y + ny}, {X: base.X - nx, Y: base.Y - ny}}
		e.Curve = c.Part(from, back+(to-back)*0.3)
	}
	if e.Status == fact.Denied {
		e.Cross = []Point{e.Curve.At(0.5)}
	}
}

// edge is how far from the middle of a node its lines end.
func (n Node) edge() float64 {
	switch n.Type {
	case fact.Person, fact.Other:
		return n.R
	case fact.Country, fact.Group:
		return n.R * 1.06
	}
	return n.R * 1.12
}

// square is the box of a node's shape.
func (n Node) square() Rect {
	return Rect{X0: n.At.X - n.R, Y0: n.At.Y - n.R, X1: n.At.X + n.R, Y1: n.At.Y + n.R}
}

// around is the box around points, never quite empty.
func around(pts []Point) Rect {
	r := Rect{X0: pts[0].X, Y0: pts[0].Y, X1: pts[0].X, Y1: pts[0].Y}
	for _, p := range pts[1:] {
		r = Rect{X0: min(r.X0, p.X), Y0: min(r.Y0, p.Y), X1: max(r.X1, p.X), Y1: max(r.Y1, p.Y)}
	}
	return r.Grow(0.5)
}
