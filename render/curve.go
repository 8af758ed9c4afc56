package render

import "math"

// Curve is a cubic Bézier curve.
type Curve [4]Point

// arc is the curve from a to b whose middle lies off to the left by bend.
func arc(a, b Point, bend float64) Curve {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := hypot(dx, dy)
	if d < 1e-6 {
		return Curve{a, a, b, b}
	}
	// The middle of a cubic with both handles moved by h lies 3/4 h off.
	nx, ny := -dy/d*bend*4/3, dx/d*bend*4/3
	return Curve{a, {X: a.X + dx*0.3 + nx, Y: a.Y + dy*0.3 + ny}, {X: a.X + dx*0.7 + nx, Y: a.Y + dy*0.7 + ny}, b}
}

// At returns the point at t in 0..1.
func (c Curve) At(t float64) Point {
	u := 1 - t
	k0, k1, k2, k3 := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
	return Point{X: k0*c[0].X + k1*c[1].X + k2*c[2].X + k3*c[3].X, Y: k0*c[0].Y + k1*c[1].Y + k2*c[2].Y + k3*c[3].Y}
}

// Dir returns the unit direction at t.
func (c Curve) Dir(t float64) Point {
	u := 1 - t
	x := u*u*(c[1].X-c[0].X) + 2*u*t*(c[2].X-c[1].X) + t*t*(c[3].X-c[2].X)
	y := u*u*(c[1].Y-c[0].Y) + 2*u*t*(c[2].Y-c[1].Y) + t*t*(c[3].Y-c[2].Y)
	d := hypot(x, y)
	if d < 1e-9 {
		return Point{X: 1}
	}
	return Point{X: x / d, Y: y / d}
}

func mix(a, b Point, t float64) Point { return Point{X: a.X + (b.X-a.X)*t, Y: a.Y + (b.Y-a.Y)*t} }

// Part returns the piece between two parameters.
func (c Curve) Part(from, to float64) Curve {
	c = c.head(to)
	if to <= 0 {
		return c
	}
	r := Curve{c[3], c[2], c[1], c[0]}.head(1 - from/to)
	return Curve{r[3], r[2], r[1], r[0]}
}

func (c Curve) head(t float64) Curve {
	a, b, d := mix(c[0], c[1], t), mix(c[1], c[2], t), mix(c[2], c[3], t)
	e, f := mix(a, b, t), mix(b, d, t)
	return Curve{c[0], a, e, mix(e, f, t)}
}

// points samples the curve at n+1 places.
func (c Curve) points(n int) []Point {
	out := make([]Point, n+1)
	for i := range out {
		out[i] = c.At(float64(i) / float64(n))
	}
	return out
}

// Length measures the curve by chords.
func (c Curve) Length() float64 {
	sum, p := 0.0, c.points(16)
	for i := range p[1:] {
		sum += dist(p[i], p[i+1])
	}
	return sum
}

// leaves returns the first parameter at which the curve is further than r from its start.
func (c Curve) leaves(r float64) float64 {
	lo, hi := 0.0, 1.0
	for i := 1; i <= 32; i++ {
		if t := float64(i) / 32; dist(c[0], c.At(t)) > r {
			lo, hi = float64(i-1)/32, t
			break
		}
	}
	for range 20 {
		if m := (lo + hi) / 2; dist(c[0], c.At(m)) > r {
			hi = m
		} else {
			lo = m
		}
	}
	return hi
}

func (c Curve) reversed() Curve { return Curve{c[3], c[2], c[1], c[0]} }

func dist(a, b Point) float64 { return hypot(a.X-b.X, a.Y-b.Y) }

// hypot is plain: math.Hypot has other last bits on other processors.
func hypot(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
