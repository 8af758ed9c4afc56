package force

import (
	"math"
	"slices"
)

// afresh places all components, each by itself, and sets them in rows.
func (p *placer) afresh() {
	for _, part := range p.parts {
		if p.ctx.Err() != nil {
			return
		}
		if len(part) > 1 {
			p.placePart(part)
		}
	}
	p.pack()
}

// placePart places a component around the origin: first in coarse outline, then ever finer.
func (p *placer) placePart(part []int32) {
	ls := levels(p.levelOf(part))
	for k, l := range slices.Backward(ls) {
		s := newSim(l, &p.tree, p.s.Gravity)
		if k == len(ls)-1 {
			l.spiral()
		} else {
			l.unfold(ls[k+1])
		}
		s.run(p.ctx, p.steps(k, l.len()))
	}
	l := ls[0]
	l.center()
	l.lie()
	p.finish(l, part)
}

// steps is how many steps a level may take. Coarse levels are cheap and their outline is what the finer ones keep.
func (p *placer) steps(k, n int) int {
	switch {
	case k == 0 && p.s.Iterations > 0:
		return p.s.Iterations
	case k > 0 && n < 2000:
		return 200
	case n < 2000:
		return 300
	case n < 20000:
		return 120
	}
	return 60
}

// levelOf returns a component as a level.
func (p *placer) levelOf(part []int32) *level {
	n := len(part)
	l := &level{offsets: make([]int32, n+1), mass: make([]float64, n), x: make([]float64, n), y: make([]float64, n)}
	local := p.local(part)
	sum := 0.0
	for k, i := range part {
		for e := p.g.Offsets[i]; e < p.g.Offsets[i+1]; e++ {
			j := p.g.Targets[e]
			if j == i {
				continue
			}
			w := 1.0
			if p.g.Weights != nil {
				w = math.Sqrt(float64(p.g.Weights[e]))
			}
			l.targets, l.weight = append(l.targets, local[j]), append(l.weight, w)
			sum += w
		}
		l.offsets[k+1] = int32(len(l.targets))
		l.mass[k] = float64(l.offsets[k+1]-l.offsets[k]) + 1
		if p.s.Community != nil {
			l.community = append(l.community, int32(p.s.Community[i]))
		}
	}
	l.temper(sum)
	return l
}

// Bounds of the pull of an edge, the mean being 1.
const weakest, strongest = 0.25, 5.0

// temper brings the mean pull to 1, so that graphs of heavy and of light edges look alike, and bounds it.
func (l *level) temper(sum float64) {
	if sum <= 0 {
		sum = 1
	}
	mean := sum / float64(len(l.weight))
	for k, w := range l.weight {
		l.weight[k] = max(weakest, min(strongest, w/mean))
	}
}

// local numbers the nodes of a part from 0; other entries are of no meaning.
func (p *placer) local(part []int32) []int32 {
	if p.number == nil {
		p.number = make([]int32, p.g.N)
	}
	for k, i := range part {
		p.number[i] = int32(k)
	}
	return p.number
}

// finish takes over a level's places, in the unit of the radii and without overlaps.
func (p *placer) finish(l *level, part []int32) {
	radius := make([]float64, len(part))
	for k, i := range part {
		radius[k] = p.radius[i]
	}
	k := p.scale(l, radius)
	for i := range l.x {
		l.x[i], l.y[i] = float64(k*l.x[i]), float64(k*l.y[i])
	}
	p.separate(l.x, l.y, radius, nil)
	for k, i := range part {
		p.at[i] = Point{l.x[k], l.y[k]}
	}
}
