package render

import (
	"math"
	"slices"

	"github.com/actant-project/actant/render/layout"
)

// sidesAt gives each name the first free side of its node, those most mentioned first, were the places stretched by k. A
// name that finds none has no side; left counts these.
func (sc *Scene) sidesAt(here []int, boxes []layout.Node, k float64) (sides map[int]layout.Side, left int) {
	taken := boxGrid{}
	at := func(i int) Point { return Point{X: sc.Nodes[i].At.X * k, Y: sc.Nodes[i].At.Y * k} }
	for _, i := range here {
		taken.add(boxes[i].Shape(at(i)))
	}
	order := slices.Clone(here)
	slices.SortStableFunc(order, func(a, b int) int { return sc.Nodes[b].Mentions - sc.Nodes[a].Mentions })
	named := order[:min(len(order), mostNames)]
	sides = make(map[int]layout.Side, len(named))
	for _, i := range named {
		for side := layout.Below; side <= layout.Left; side++ {
			if box := boxes[i].Label(at(i), side); !taken.hits(box.Grow(nameRoom)) {
				taken.add(box)
				sides[i] = side
				break
			}
		}
	}
	return sides, len(here) - len(sides)
}

// name sets the names of placed nodes and takes away those without room.
func (sc *Scene) name(here []int, boxes []layout.Node) {
	sides, left := sc.sidesAt(here, boxes, 1)
	sc.Left.Names += left
	for _, i := range here {
		n := &sc.Nodes[i]
		side, ok := sides[i]
		if !ok {
			n.Lines, boxes[i].LabelW, boxes[i].LabelH = nil, 0, 0
		}
		n.Side, n.Box = side, boxes[i].Label(n.At, side)
	}
}

// below sets nodes without a place in rows under all others.
func (sc *Scene) below(here, missing []int, boxes []layout.Node) {
	if len(missing) == 0 {
		return
	}
	var all Rect
	for k, i := range here {
		box := boxes[i].Box(sc.Nodes[i].At, sc.Nodes[i].Side)
		if k == 0 {
			all = box
		}
		all = all.Union(box)
	}
	const room = 24.0
	wide := max(all.X1-all.X0, leastWidth)
	x, y, high := all.X0, all.Y1+room, 0.0
	for _, i := range missing {
		// Names stand below, so that the box around node and name begins at the node's upper edge.
		box := boxes[i].Box(Point{}, layout.Below)
		if x > all.X0 && x+box.X1-box.X0 > all.X0+wide {
			x, y, high = all.X0, y+high+room, 0
		}
		n := &sc.Nodes[i]
		n.Side, n.At = layout.Below, Point{X: x - box.X0, Y: y - box.Y0}
		n.Box = boxes[i].Label(n.At, n.Side)
		x, high = x+box.X1-box.X0+room, max(high, box.Y1-box.Y0)
	}
}

// boxGrid finds boxes by the squares of the plane that they touch.
type boxGrid map[[2]int][]Rect

const gridSquare = 80.0

func (g boxGrid) each(r Rect, visit func(at [2]int) bool) bool {
	for x := int(math.Floor(r.X0 / gridSquare)); x <= int(math.Floor(r.X1/gridSquare)); x++ {
		for y := int(math.Floor(r.Y0 / gridSquare)); y <= int(math.Floor(r.Y1/gridSquare)); y++ {
			if visit([2]int{x, y}) {
				return true
			}
		}
	}
	return false
}

func (g boxGrid) add(r Rect) {
	g.each(r, func(at [2]int) bool { g[at] = append(g[at], r); return false })
}

func (g boxGrid) hits(r Rect) bool {
	return g.each(r, func(at [2]int) bool { return slices.ContainsFunc(g[at], r.Hits) })
}
