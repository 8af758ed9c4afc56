package force

import "math"

// box is the smallest around some nodes.
type box struct{ x0, y0, x1, y1 float64 }

func (p *placer) around(part []int32) box {
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, i := range part {
		r, q := p.radius[i], p.at[i]
		b = box{min(b.x0, q.X-r), min(b.y0, q.Y-r), max(b.x1, q.X+r), max(b.y1, q.Y+r)}
	}
	return b
}

func (p *placer) shift(part []int32, dx, dy float64) {
	for _, i := range part {
		p.at[i] = Point{p.at[i].X + dx, p.at[i].Y + dy}
	}
}

// pageAspect is the width by height aimed at where many components lie side by side.
const pageAspect = 1.6

// pack sets all components in rows, the largest first, and their middle at the origin.
func (p *placer) pack() {
	all := p.rows(p.parts, 0)
	dx, dy := -(all.x0+all.x1)/2, -(all.y0+all.y1)/2
	for _, part := range p.parts {
		p.shift(part, dx, dy)
	}
}

// rows sets components side by side from the origin down, on at least the given width, and returns the box around all.
func (p *placer) rows(parts [][]int32, width float64) box {
	boxes := make([]box, len(parts))
	area, pad := 0.0, float64(4*p.gap())
	for k, part := range parts {
		boxes[k] = p.around(part)
		w, h := boxes[k].x1-boxes[k].x0+pad, boxes[k].y1-boxes[k].y0+pad
		area += float64(w * h)
		width = max(width, w)
	}
	line := skyline{{0, max(width, math.Sqrt(float64(pageAspect*area))), 0}}
	all := box{}
	for k, b := range boxes {
		w, h := b.x1-b.x0+pad, b.y1-b.y0+pad
		x, y := line.put(w, h)
		p.shift(parts[k], x-b.x0, y-b.y0)
		all.x1, all.y1 = max(all.x1, x+w-pad), max(all.y1, y+h-pad)
	}
	return all
}

// skyline is the lower edge of what is packed, from left to right without holes.
type skyline []stretch

type stretch struct{ x, width, y float64 }

// put finds the highest free place for a box, the leftmost of those, and takes it.
func (s *skyline) put(w, h float64) (x, y float64) {
	best, least := -1, math.Inf(1)
	for k := range *s {
		if top, ok := s.top(k, w); ok && top < least {
			best, least = k, top
		}
	}
	x = (*s)[best].x
	s.cover(best, w, least+h)
	return x, least
}

// top is how low a box of width w must stand to begin with stretch k.
func (s *skyline) top(k int, w float64) (y float64, ok bool) {
	for _, t := range (*s)[k:] {
		y = max(y, t.y)
		if w -= t.width; w <= float64(1e-9*t.width) {
			return y, true
		}
	}
	return 0, false
}

// cover lowers the line to y from stretch k on, over width w.
func (s *skyline) cover(k int, w, y float64) {
	out := append(skyline{}, (*s)[:k]...)
	from := (*s)[k].x
	out = append(out, stretch{from, w, y})
	for _, t := range (*s)[k:] {
		if end := t.x + t.width; end > from+w {
			start := max(t.x, from+w)
			out = append(out, stretch{start, end - start, t.y})
		}
	}
	*s = out
}
