package layout

import (
	"cmp"
	"slices"
)

// minGap is what stays free between the boxes of two nodes.
const minGap = 6

// wideward is how much longer a sideward push may be than one up or down, and still be taken.
const wideward = 1.7

// separate pushes overlapping nodes apart along the shorter way until none overlap; where that
// does not end it spreads the whole a little, which always does.
func (p *part) separate() {
	for round := 0; p.push(round); round++ {
		if round%40 == 39 {
			for i := range p.pos {
				p.pos[i].X, p.pos[i].Y = p.pos[i].X*1.08, p.pos[i].Y*1.08
			}
		}
	}
	for i := range p.pos {
		p.pos[i].X, p.pos[i].Y = round(p.pos[i].X), round(p.pos[i].Y)
	}
}

// push makes one pass over all pairs whose boxes meet along x, and reports whether any overlapped.
func (p *part) push(pass int) bool {
	any := false
	order, spans := make([]int, len(p.pos)), make([]Rect, len(p.pos))
	for i := range p.pos {
		order[i], spans[i] = i, p.nodes[i].Box(p.pos[i], p.sides[i]).Grow(minGap)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(spans[a].X0, spans[b].X0) })
	for k, i := range order {
		for _, j := range order[k+1:] {
			if spans[j].X0 > spans[i].X1 {
				break
			}
			if spans[i].Hits(spans[j]) {
				any = p.pair(i, j, pass) || any
			}
		}
	}
	return any
}

// pair moves two nodes apart where shapes or labels of theirs overlap.
func (p *part) pair(i, j, pass int) bool {
	any := false
	for a := range 2 {
		for b := range 2 {
			// The boxes are taken anew, since the first push may have moved them.
			any = p.apart(i, j, p.boxes(i)[a], p.boxes(j)[b], pass) || any
		}
	}
	return any
}

func (p *part) boxes(i int) [2]Rect {
	return [2]Rect{p.nodes[i].Shape(p.pos[i]), p.nodes[i].Label(p.pos[i], p.sides[i])}
}

// apart moves i and j each half of the way out of the overlap of their boxes a and b.
func (p *part) apart(i, j int, a, b Rect, pass int) bool {
	x, y := a.Overlap(b)
	x, y = x+minGap, y+minGap
	if x <= 0.01 || y <= 0.01 {
		return false
	}
	// Labels are wide, so the shorter push is mostly up or down, which would make the picture tall. Late passes push both ways.
	if x < wideward*y || pass > 200 {
		d := x/2 + 0.01
		if a.X0+a.X1 < b.X0+b.X1 || a.X0+a.X1 == b.X0+b.X1 && i > j {
			d = -d
		}
		p.pos[i].X, p.pos[j].X = p.pos[i].X+d, p.pos[j].X-d
	}
	if x >= wideward*y || pass > 200 {
		d := y/2 + 0.01
		if a.Y0+a.Y1 < b.Y0+b.Y1 || a.Y0+a.Y1 == b.Y0+b.Y1 && i > j {
			d = -d
		}
		p.pos[i].Y, p.pos[j].Y = p.pos[i].Y+d, p.pos[j].Y-d
	}
	return true
}
