package force

import "math"

// box is the smallest around some nodes.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) width() float64  { return b.x1 - b.x0 }
func (b box) height() float64 { return b.y1 - b.y0 }

func (b box) middle() (x, y float64) { return float64((b.x0 + b.x1) / 2), float64((b.y0 + b.y1) / 2) }

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

// Of the page on which components lie side by side.
const (
	pageAspect = 1.6 // width by height aimed at where none is much larger than the others
	alone      = 0.5 // share of all area from which on the largest stands above the others
)

// pack sets all components in rows, the largest first, and their middle at the origin.
func (p *placer) pack() {
	if len(p.parts) == 0 {
		return
	}
	pad := float64(4 * p.gap())
	first, area := p.around(p.parts[0]), 0.0
	for _, part := range p.parts {
		b := p.around(part)
		area += float64((b.width() + pad) * (b.height() + pad))
	}
	all, rest := box{}, p.parts
	if float64((first.width()+pad)*(first.height()+pad)) > float64(alone*area) {
		x, _ := first.middle()
		p.shift(p.parts[0], -x, -first.y1-pad)
		all, rest = p.around(p.parts[0]), p.parts[1:]
	}
	if len(rest) > 0 {
		b := p.rows(rest, all.width(), pad)
		all = box{min(all.x0, b.x0), all.y0, max(all.x1, b.x1), b.y1}
	}
	x, y := all.middle()
	for _, part := range p.parts {
		p.shift(part, -x, -y)
	}
}

// rows sets components side by side from the height of the origin down, as wide as given or, with 0, as a page, and
// returns the box around them. The origin is above their middle.
func (p *placer) rows(parts [][]int32, width, pad float64) box {
	boxes := make([]box, len(parts))
	area, widest := 0.0, 0.0
	for k, part := range parts {
		boxes[k] = p.around(part)
		w, h := boxes[k].width()+pad, boxes[k].height()+pad
		area += float64(w * h)
		widest = max(widest, w)
	}
	if width == 0 {
		width = math.Sqrt(float64(pageAspect * area))
	}
	line := skyline{{0, max(width+pad, widest), 0}}
	all := box{}
	for k, b := range boxes {
		w, h := b.width()+pad, b.height()+pad
		x, y := line.put(w, h)
		p.shift(parts[k], x-b.x0, y-b.y0)
		all.x1, all.y1 = max(all.x1, x+w-pad), max(all.y1, y+h-pad)
	}
	half := float64(all.x1 / 2)
	for _, part := range parts {
		p.shift(part, -half, 0)
	}
	return box{-half, 0, half, all.y1}
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
