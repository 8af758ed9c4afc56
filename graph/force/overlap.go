package force

import (
	"math"
	"slices"
)

// gap is what should stay free between two nodes.
func (p *placer) gap() float64 {
	sum := 0.0
	for _, r := range p.radius {
		sum += r
	}
	if sum == 0 {
		return 0.5 * p.s.Spread
	}
	return float64(0.5*p.s.Spread) * sum / float64(len(p.radius))
}

// Measures of the scale of a component.
const (
	crowded   = 0.3  // the share of nodes that may be too near to another before overlaps are removed
	thinnest  = 0.04 // the least share of its box that nodes take up, lest tight clusters lie in a waste
	edgeRadii = 6.0  // least mean length of an edge, in mean radii
	nearby    = 6    // nodes looked at along the Z curve to either side
)

// scale is by how much to stretch a component so that most of its nodes are free of overlaps already.
func (p *placer) scale(l *level, radius []float64) float64 {
	gap := p.gap()
	k := float64(p.s.Spread * p.roomy(l, radius, gap))
	radii, area, half := 0.0, 0.0, float64(gap/2)
	for _, r := range radius {
		radii += r
		area += float64(math.Pi * float64((r+half)*(r+half)))
	}
	x0, x1 := bounds(l.x)
	y0, y1 := bounds(l.y)
	if box := float64((x1 - x0) * (y1 - y0)); box > 0 {
		k = min(k, math.Sqrt(area/float64(thinnest*box)))
	}
	if mean := l.meanLength(); mean > 0 {
		k = max(k, float64(edgeRadii*p.s.Spread)*radii/float64(len(radius))/mean)
	}
	return max(k, 1e-9)
}

// roomy is the factor that frees all but the most crowded nodes.
func (p *placer) roomy(l *level, radius []float64, gap float64) float64 {
	p.tree.build(l.x, l.y, nil, radius)
	t, n := &p.tree, l.len()
	room := make([]float64, n)
	for k := range n {
		room[k] = math.Inf(1)
		for j := max(0, k-nearby); j < min(n, k+nearby+1); j++ {
			if j != k {
				room[k] = min(room[k], length(t.x[k]-t.x[j], t.y[k]-t.y[j])/(t.radius[k]+t.radius[j]+gap))
			}
		}
	}
	slices.Sort(room)
	return 1 / max(room[int(crowded*float64(n))], 1e-9)
}

// separate pushes overlapping nodes apart until none overlap; where that takes long, it spreads the whole a little, which
// always ends it. share says how readily each node gives way; nil is 1 for all.
func (p *placer) separate(x, y, radius, share []float64) {
	n := len(x)
	dx, dy := make([]float64, n), make([]float64, n)
	gap := p.gap()
	for round := 1; p.ctx.Err() == nil; round++ {
		if round > maxRounds {
			p.stuck = true
			return
		}
		p.tree.build(x, y, nil, radius)
		clear(dx)
		clear(dy)
		if !p.tree.overlaps(gap, dx, dy, share) {
			return
		}
		for i := range dx {
			x[i], y[i] = x[i]+dx[i], y[i]+dy[i]
		}
		if round%patience == 0 {
			share = nil
			for i := range x {
				x[i], y[i] = float64(1.03*x[i]), float64(1.03*y[i])
			}
		}
	}
}

// Of the rounds of pushing: how many come before a spread, and at how many something is wrong.
const patience, maxRounds = 30, 5000

// overlaps adds to dx and dy, by body number, how far each is to move out of those that it is nearer to than gap. It
// reports whether any two truly overlap.
func (t *tree) overlaps(gap float64, dx, dy, share []float64) bool {
	any := false
	for a := range t.x {
		reach := t.radius[a] + gap
		for k := int32(0); k < int32(len(t.cells)); {
			c := &t.cells[k]
			r := reach + c.reach
			if int(c.to) <= a || t.x[a] < c.x0-r || t.x[a] > c.x1+r || t.y[a] < c.y0-r || t.y[a] > c.y1+r {
				k = c.next
				continue
			}
			if c.leaf {
				for b := max(int(c.from), a+1); b < int(c.to); b++ {
					any = t.apart(a, b, gap, dx, dy, share) || any
				}
			}
			k++
		}
	}
	return any
}

// apart adds what moves bodies a and b out of each other.
func (t *tree) apart(a, b int, gap float64, dx, dy, share []float64) bool {
	ux, uy := t.x[b]-t.x[a], t.y[b]-t.y[a]
	touch := t.radius[a] + t.radius[b]
	d := length(ux, uy)
	if d >= touch+gap {
		return false
	}
	i, j := t.order[a], t.order[b]
	way := touch + gap - d
	if d < float64(1e-6*(touch+gap)) {
		// On top of each other they leave in directions of their own.
		ux, uy, d = float64(1+i%7), float64(j%5)-2, length(float64(1+i%7), float64(j%5)-2)
	}
	mine := 0.5
	if share != nil {
		mine = share[i] / (share[i] + share[j])
	}
	kx, ky := float64(ux*way)/d, float64(uy*way)/d
	dx[i], dy[i] = dx[i]-float64(mine*kx), dy[i]-float64(mine*ky)
	dx[j], dy[j] = dx[j]+float64((1-mine)*kx), dy[j]+float64((1-mine)*ky)
	return way > float64(0.9*gap)
}
