package render

import "math"

// smooth outlines a line of few bends: one polygon, its sides half the width to either side.
func smooth(l []Point, width float64, round bool) [][]Point {
	if len(l) == 0 {
		return nil
	}
	if round {
		out := [][]Point{disc(l[0], width/2)}
		if len(l) == 1 || dist(l[0], l[len(l)-1]) < 1e-3 {
			return out
		}
	}
	if len(l) < 2 {
		return nil
	}
	left, right := make([]Point, 0, 2*len(l)), make([]Point, 0, len(l))
	for i, p := range l {
		n := normal(l[max(0, i-1)], l[min(len(l)-1, i+1)])
		left = append(left, Point{X: p.X + n.X*width/2, Y: p.Y + n.Y*width/2})
		right = append(right, Point{X: p.X - n.X*width/2, Y: p.Y - n.Y*width/2})
	}
	for i := len(right) - 1; i >= 0; i-- {
		left = append(left, right[i])
	}
	return [][]Point{left}
}

// thick outlines a line of any bends with round joins: a box for each piece and a disc for each corner,
// all turning the same way, so that where they overlap they add up to full.
func thick(l []Point, width float64, closed bool) [][]Point {
	var out [][]Point
	for i, a := range l {
		b := l[(i+1)%len(l)]
		if i == len(l)-1 && !closed {
			break
		}
		out = append(out, disc(a, width/2))
		if dist(a, b) < 1e-6 {
			continue
		}
		n := normal(a, b)
		x, y := n.X*width/2, n.Y*width/2
		out = append(out, []Point{{X: a.X - x, Y: a.Y - y}, {X: b.X - x, Y: b.Y - y}, {X: b.X + x, Y: b.Y + y}, {X: a.X + x, Y: a.Y + y}})
	}
	return out
}

func normal(a, b Point) Point {
	dx, dy := b.X-a.X, b.Y-a.Y
	d := max(hypot(dx, dy), 1e-9)
	return Point{X: -dy / d, Y: dx / d}
}

// disc is a circle of twelve corners, which is round enough for lines and rims.
func disc(c Point, r float64) []Point {
	out := make([]Point, 12)
	for i := range out {
		s, cos := math.Sincos(float64(i) * math.Pi / 6)
		out[i] = Point{X: c.X + r*cos, Y: c.Y + r*s}
	}
	return out
}

// dash cuts a line into its drawn pieces; an on of zero gives single points.
func dash(l []Point, pattern []float64) [][]Point {
	var out [][]Point
	on, left, k := true, pattern[0], 0
	cur := []Point{l[0]}
	flip := func(at Point) {
		if on && len(cur) > 0 {
			out = append(out, append(cur, at))
		}
		cur, on, k = nil, !on, k+1
		left = pattern[k%len(pattern)]
		if on {
			cur = []Point{at}
		}
	}
	for i := range l[1:] {
		a, b := l[i], l[i+1]
		for d := dist(a, b); d > left; d = dist(a, b) {
			a = mix(a, b, left/d)
			flip(a)
			if left <= 0 {
				flip(a)
			}
		}
		left -= dist(a, b)
		if on {
			cur = append(cur, b)
		}
	}
	if on && len(cur) > 1 {
		out = append(out, cur)
	}
	return out
}
