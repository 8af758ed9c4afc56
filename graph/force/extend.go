package force

import "math"

// Of old places.
const (
	anchor      = 3.0 // draw of an old place, in units of the pull of the node's own edges
	extendSteps = 60
	oldShare    = 0.1 // how much of the way out of an overlap an old node goes beside a new one
)

// extend finds places for the new nodes among the old ones, which stay nearly where they are.
func (p *placer) extend() {
	var near []int32 // nodes of components in which something is known
	var far [][]int32
	for _, part := range p.parts {
		known := false
		for _, i := range part {
			known = known || p.known[i]
		}
		if known {
			near = append(near, part...)
		} else {
			far = append(far, part)
		}
	}
	p.join(near)
	for _, part := range far {
		if p.ctx.Err() == nil && len(part) > 1 {
			p.placePart(part)
		}
	}
	p.below(near, far)
}

// below sets new components in rows below everything.
func (p *placer) below(near []int32, far [][]int32) {
	if len(far) == 0 {
		return
	}
	b, pad := p.around(near), float64(4*p.gap())
	p.rows(far, b.width(), pad)
	x, _ := b.middle()
	for _, part := range far {
		p.shift(part, x, b.y1+pad)
	}
}

// join lets the new nodes of part find places while the old ones are held.
func (p *placer) join(part []int32) {
	l := p.levelOf(part)
	s := newSim(l, &p.tree, 0)
	s.anchored = make([]bool, len(part))
	for k, i := range part {
		s.anchored[k] = p.known[i]
		l.x[k], l.y[k] = p.at[i].X, p.at[i].Y
	}
	p.release(s, part)
	for k, held := range s.anchored {
		if held {
			s.strength[k] += float64(anchor * s.strength[k])
		}
	}
	s.homeX, s.homeY = append(s.homeX, l.x...), append(s.homeY, l.y...)
	s.repulse = s.balance(p.gap())
	fresh := s.seedNew()
	if fresh {
		s.restOfOld()
		steps := p.s.Iterations
		if steps == 0 {
			steps = extendSteps
		}
		s.run(p.ctx, steps)
	}
	radius, share := make([]float64, len(part)), make([]float64, len(part))
	for k, i := range part {
		radius[k], share[k] = p.radius[i], 1
		if s.anchored[k] {
			share[k] = oldShare
		}
	}
	p.separate(l.x, l.y, radius, share)
	for k, i := range part {
		p.at[i] = Point{l.x[k], l.y[k]}
	}
}

// release takes old nodes for new ones that stood alone and now belong to what has a shape: their place meant nothing.
func (p *placer) release(s *sim, part []int32) {
	held, firm := make([]bool, len(part)), make([]bool, len(p.parts))
	for k, i := range part {
		for _, j := range s.targets[s.offsets[k]:s.offsets[k+1]] {
			held[k] = held[k] || s.anchored[k] && s.anchored[j]
		}
		firm[p.component[i]] = firm[p.component[i]] || held[k]
	}
	for k, i := range part {
		if firm[p.component[i]] {
			s.anchored[k] = held[k]
		}
	}
}

// balance is the repulsion that would hold the old nodes at the size they were drawn: in balance the pull of the edges
// times their length, summed up, is the repulsion times the distance, which does not depend on the places.
func (s *sim) balance(gap float64) float64 {
	pull, mass, squares := 0.0, 0.0, 0.0
	for i, old := range s.anchored {
		if !old {
			continue
		}
		mass += s.mass[i]
		squares += float64(s.mass[i] * s.mass[i])
		for k := s.offsets[i]; k < s.offsets[i+1]; k++ {
			if j := s.targets[k]; s.anchored[j] {
				dx, dy := s.x[i]-s.x[j], s.y[i]-s.y[j]
				pull += float64(s.weight[k] * (float64(dx*dx) + float64(dy*dy)))
			}
		}
	}
	if pairs := float64(mass*mass) - squares; pull > 0 && pairs > 0 {
		return pull / pairs
	}
	return max(float64(36*float64(gap*gap)), 1e-9)
}

// seedNew places each new node at the weighted mean of its placed neighbours, those next to old ones first, and reports
// whether there is any.
func (s *sim) seedNew() bool {
	placed := append([]bool(nil), s.anchored...)
	var wave, next []int32
	for i := range placed {
		if !placed[i] {
			wave = append(wave, int32(i))
		}
	}
	any := len(wave) > 0
	step := math.Sqrt(s.repulse)
	t := turn{1, 0}
	for len(wave) > 0 {
		next = next[:0]
		var done []int32
		for _, i := range wave {
			x, y, sum := 0.0, 0.0, 0.0
			for k := s.offsets[i]; k < s.offsets[i+1]; k++ {
				if j := s.targets[k]; placed[j] {
					w := s.weight[k]
					x, y, sum = x+float64(w*s.x[j]), y+float64(w*s.y[j]), sum+w
				}
			}
			if sum == 0 {
				next = append(next, i)
				continue
			}
			s.x[i], s.y[i] = x/sum+float64(step*t.x), y/sum+float64(step*t.y)
			t = t.next()
			done = append(done, i)
		}
		for _, i := range done {
			placed[i] = true
		}
		if len(done) == 0 {
			break // an edge known to one end only
		}
		wave, next = next, wave
	}
	return any
}

// restOfOld finds the forces that the old nodes exert on each other where they stand. They are taken off later, so that
// what was at rest moves only by what is new.
func (s *sim) restOfOld() {
	var x, y, mass []float64
	var id []int32
	for i, old := range s.anchored {
		if old {
			x, y, mass, id = append(x, s.x[i]), append(y, s.y[i]), append(mass, s.mass[i]), append(id, int32(i))
		}
	}
	fx, fy := make([]float64, len(id)), make([]float64, len(id))
	s.tree.build(x, y, mass, nil)
	s.tree.repel(fx, fy, &s.src)
	s.restX, s.restY = make([]float64, s.len()), make([]float64, s.len())
	for k, i := range id {
		gx, gy := float64(s.repulse*fx[k]), float64(s.repulse*fy[k])
		for e := s.offsets[i]; e < s.offsets[i+1]; e++ {
			if j := s.targets[e]; s.anchored[j] {
				gx += float64(s.weight[e] * (s.x[j] - s.x[i]))
				gy += float64(s.weight[e] * (s.y[j] - s.y[i]))
			}
		}
		s.restX[i], s.restY[i] = gx, gy
	}
}
