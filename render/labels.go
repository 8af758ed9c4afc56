package render

import (
	"cmp"
	"math"
	"slices"

	"github.com/actant-project/actant/render/font"
)

// labeller places edge labels one after the other, the weightiest first.
type labeller struct {
	sc    *Scene
	hard  []Rect    // what a label may not touch
	set   []Rect    // the labels placed, by edge; the zero Rect is none
	paths [][]Point // of all edges
	areas []Rect    // around the paths
}

// labels gives every edge label a free place on or beside its line. Where there is none it is set a little
// smaller, and only then left out and counted.
func (sc *Scene) labels() {
	l := &labeller{sc: sc, set: make([]Rect, len(sc.Edges))}
	for _, n := range sc.Nodes {
		l.hard = append(l.hard, n.square().Grow(3), n.Box.Grow(2))
	}
	for _, e := range sc.Edges {
		pts := e.Curve.points(16)
		l.paths, l.areas = append(l.paths, pts), append(l.areas, around(pts).Grow(2*arrowSize))
	}
	for i := range sc.Edges {
		l.strike(&sc.Edges[i])
	}
	order := make([]int, 0, len(sc.Edges))
	for i, e := range sc.Edges {
		if e.Label != "" {
			order = append(order, i)
		}
	}
	// Short edges have the fewest places to choose from, so among equals they choose first.
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := sc.Edges[a], sc.Edges[b]
		return cmp.Or(cmp.Compare(min(y.Weight, 4), min(x.Weight, 4)), cmp.Compare(math.Round(x.Curve.Length()), math.Round(y.Curve.Length())), cmp.Compare(x.ID, y.ID))
	})
	for _, i := range order {
		if !l.put(i, edgeFont) && !l.put(i, leastFont) && !l.displace(i) {
			sc.Left.Labels++
		}
	}
}

// displace finds a place for a label by moving one that stands in its way, and reports whether both have one.
func (l *labeller) displace(i int) bool {
	for j := range l.sc.Edges {
		other := l.sc.Edges[j]
		if !other.Shown || !other.Box.Hits(l.areas[i]) {
			continue
		}
		l.lift(j)
		if l.put(i, leastFont) {
			if l.put(j, edgeFont) || l.put(j, leastFont) {
				return true
			}
			l.lift(i)
		}
		l.sc.Edges[j], l.set[j] = other, other.Box.Grow(2)
	}
	return false
}

// lift takes a label away again.
func (l *labeller) lift(i int) {
	e := &l.sc.Edges[i]
	e.Box, e.Shown, e.FontSize, e.LabelAt, e.Gap = Rect{}, false, edgeFont, Point{}, [2]float64{}
	l.set[i] = Rect{}
}

// strike moves the mark of a denial to where nothing covers it, as near to the middle as can be.
func (l *labeller) strike(e *Edge) {
	if len(e.Cross) == 0 {
		return
	}
	for _, t := range spots {
		p := e.Curve.At(t)
		if box := (Rect{X0: p.X, Y0: p.Y, X1: p.X, Y1: p.Y}).Grow(crossSize + 3); !l.blocked(box) {
			e.Cross[0] = p
			l.hard = append(l.hard, box)
			return
		}
	}
}

// spots are the places tried along a line, from the middle outward.
var spots = []float64{0.5, 0.47, 0.53, 0.44, 0.56, 0.41, 0.59, 0.38, 0.62, 0.35, 0.65, 0.32, 0.68, 0.29, 0.71, 0.26, 0.74, 0.23, 0.77, 0.2, 0.8}

// put finds the best free place of a label, and reports whether there is one.
func (l *labeller) put(i int, size float64) bool {
	e := &l.sc.Edges[i]
	w, h := l.sc.fonts.Width(e.Label, size, font.Regular)+6, size*1.18
	length := e.Curve.Length()
	best, least := Rect{}, -1.0
	for k, t := range spots {
		p, d := e.Curve.At(t), e.Curve.Dir(t)
		// The share of the line that a label set on it would hide.
		cover := min(w/max(math.Abs(d.X), 1e-3), h/max(math.Abs(d.Y), 1e-3)) / max(length, 1)
		for j, off := range beside(d, w, h) {
			box := Rect{X0: p.X + off.X - w/2, Y0: p.Y + off.Y - h/2, X1: p.X + off.X + w/2, Y1: p.Y + off.Y + h/2}
			if l.blocked(box) {
				continue
			}
			cost := 7*math.Abs(t-0.5) + 1e-4*float64(k*8+j)
			switch {
			case j == 1 || j == 2:
				cost += 0.8 + l.crossings(i, box)
			case j > 4:
				cost += 4 + 2.6*l.crossings(i, box.Grow(2))
			case j > 2: // beside its line a label must not seem to belong to another
				cost += 2 + 2.6*l.crossings(i, box.Grow(2))
			case cover > 0.6:
				cost += 6*cover + l.crossings(i, box)
			default:
				cost += l.crossings(i, box)
			}
			if least < 0 || cost < least {
				best, least = box, cost
			}
		}
	}
	if least < 0 || least > 14 {
		return false
	}
	e.Box, e.Shown, e.FontSize = best, true, size
	e.LabelAt = Point{X: (best.X0 + best.X1) / 2, Y: (best.Y0 + best.Y1) / 2}
	e.gap()
	l.set[i] = best.Grow(2)
	return true
}

// gap finds the stretch of the line that lies under its own label, which is left undrawn: a rim around the
// letters would let it show between them.
func (e *Edge) gap() {
	const n = 80
	first, last := -1, -1
	for k := range n + 1 {
		p := e.Curve.At(float64(k) / n)
		if p.X > e.Box.X0 && p.X < e.Box.X1 && p.Y > e.Box.Y0+1 && p.Y < e.Box.Y1-1 {
			if first < 0 {
				first = k
			}
			last = k
		}
	}
	if first >= 0 && last > first {
		e.Gap = [2]float64{float64(first) / n, float64(last) / n}
	}
}

// beside lists the shifts of a label: on the line, a little off its middle, and clear of it to either side, also
// where the line bears a mark.
func beside(d Point, w, h float64) [7]Point {
	// A box of w by h clears a line of direction d when moved along the normal by this much.
	n := Point{X: -d.Y, Y: d.X}
	r := (math.Abs(n.X)*w+math.Abs(n.Y)*h)/2 + 1
	if n.Y > 0 {
		n = Point{X: -n.X, Y: -n.Y}
	}
	var out [7]Point
	for k, s := range [3]float64{r * 0.4, r, r + crossSize + 5} {
		out[2*k+1], out[2*k+2] = Point{X: n.X * s, Y: n.Y * s}, Point{X: -n.X * s, Y: -n.Y * s}
	}
	return out
}

func (l *labeller) blocked(box Rect) bool {
	return slices.ContainsFunc(l.hard, box.Hits) || slices.ContainsFunc(l.set, func(r Rect) bool { return r != Rect{} && box.Hits(r) })
}

// crossings charges the foreign lines that the label would hide.
func (l *labeller) crossings(i int, box Rect) float64 {
	cost := 0.0
	for k, pts := range l.paths {
		if k == i || !box.Hits(l.areas[k]) {
			continue
		}
		for j := range pts[1:] {
			if box.Crosses(pts[j], pts[j+1]) {
				cost += 4.5
				break
			}
		}
		if a := l.sc.Edges[k].Arrow; a != nil && box.Grow(2).Crosses(a[0], a[1]) {
			cost += 5
		}
	}
	return cost
}
