package layout

import "math"

// The explicit conversions below keep the compiler from fusing multiply and add, which would
// give other last bits, and in the end other pictures, on other processors.

// round keeps a coordinate on a fine grid.
func round(v float64) float64 { return math.Round(float64(v*1024)) / 1024 }

func length(dx, dy float64) float64 { return math.Sqrt(float64(dx*dx) + float64(dy*dy)) }

func cross(a, b, c Point) float64 {
	return float64((b.X-a.X)*(c.Y-a.Y)) - float64((b.Y-a.Y)*(c.X-a.X))
}

// Rect is a box with sides along the axes.
type Rect struct{ X0, Y0, X1, Y1 float64 }

// Grow returns the box widened by d on each side.
func (r Rect) Grow(d float64) Rect { return Rect{r.X0 - d, r.Y0 - d, r.X1 + d, r.Y1 + d} }

// Overlap returns how far the boxes overlap along each axis; both positive means that they do.
func (r Rect) Overlap(o Rect) (x, y float64) {
	return min(r.X1, o.X1) - max(r.X0, o.X0), min(r.Y1, o.Y1) - max(r.Y0, o.Y0)
}

// Hits reports whether the boxes overlap.
func (r Rect) Hits(o Rect) bool {
	x, y := r.Overlap(o)
	return x > 0 && y > 0
}

// Union returns the box around both.
func (r Rect) Union(o Rect) Rect {
	return Rect{min(r.X0, o.X0), min(r.Y0, o.Y0), max(r.X1, o.X1), max(r.Y1, o.Y1)}
}

// Crosses reports whether the segment from a to b touches the box.
func (r Rect) Crosses(a, b Point) bool {
	if max(a.X, b.X) < r.X0 || min(a.X, b.X) > r.X1 || max(a.Y, b.Y) < r.Y0 || min(a.Y, b.Y) > r.Y1 {
		return false
	}
	if r.contains(a) || r.contains(b) {
		return true
	}
	s := cross(a, b, Point{r.X0, r.Y0})
	t := cross(a, b, Point{r.X1, r.Y0})
	u := cross(a, b, Point{r.X0, r.Y1})
	v := cross(a, b, Point{r.X1, r.Y1})
	return !(s > 0 && t > 0 && u > 0 && v > 0 || s < 0 && t < 0 && u < 0 && v < 0)
}

func (r Rect) contains(p Point) bool { return p.X >= r.X0 && p.X <= r.X1 && p.Y >= r.Y0 && p.Y <= r.Y1 }

// segments reports whether the open segments ab and cd cross.
func segments(a, b, c, d Point) bool {
	if max(a.X, b.X) < min(c.X, d.X) || max(c.X, d.X) < min(a.X, b.X) ||
		max(a.Y, b.Y) < min(c.Y, d.Y) || max(c.Y, d.Y) < min(a.Y, b.Y) {
		return false
	}
	p, q := cross(a, b, c), cross(a, b, d)
	r, s := cross(c, d, a), cross(c, d, b)
	return (p > 0) != (q > 0) && (r > 0) != (s > 0)
}

// toSegment is the distance of c from the segment ab.
func toSegment(a, b, c Point) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	l2 := float64(dx*dx) + float64(dy*dy)
	if l2 < 1e-9 {
		return length(c.X-a.X, c.Y-a.Y)
	}
	t := (float64((c.X-a.X)*dx) + float64((c.Y-a.Y)*dy)) / l2
	t = min(1, max(0, t))
	return length(c.X-a.X-float64(t*dx), c.Y-a.Y-float64(t*dy))
}

// gap between a shape and its label.
const labelGap = 4

// Shape is the box of a node's shape.
func (n Node) Shape(at Point) Rect { return Rect{at.X - n.R, at.Y - n.R, at.X + n.R, at.Y + n.R} }

// Label is the box of a node's label.
func (n Node) Label(at Point, s Side) Rect {
	w, h, d := n.LabelW, n.LabelH, n.R+labelGap
	switch s {
	case Right:
		return Rect{at.X + d, at.Y - h/2, at.X + d + w, at.Y + h/2}
	case Left:
		return Rect{at.X - d - w, at.Y - h/2, at.X - d, at.Y + h/2}
	case Above:
		return Rect{at.X - w/2, at.Y - d - h, at.X + w/2, at.Y - d}
	}
	return Rect{at.X - w/2, at.Y + d, at.X + w/2, at.Y + d + h}
}

// Box is the box around a node and its label.
func (n Node) Box(at Point, s Side) Rect { return n.Shape(at).Union(n.Label(at, s)) }
