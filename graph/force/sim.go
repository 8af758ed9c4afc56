package force

import (
	"context"
	"math"
)

// sim lets the forces move the nodes of a level. The explicit conversions here and elsewhere keep the compiler from fusing
// multiply and add, which would give other last bits, and in the end other pictures, on other processors.
type sim struct {
	*level
	tree    *tree
	src     sources
	repulse float64 // factor of repulsion
	gravity float64 // force on a mass of one, toward the middle

	anchored       []bool // nodes drawn to homeX, homeY
	homeX, homeY   []float64
	restX, restY   []float64 // what acted on them at home
	strength       []float64 // what pulls at a node: its edges and, in like measure, an old place
	fx, fy, ox, oy []float64 // forces, and those of the step before
	speed, ease    float64   // of all nodes; how readily it grows
	moved          float64   // mean way of a node in the last step
}

func newSim(l *level, t *tree, gravity float64) *sim {
	n := l.len()
	buf := make([]float64, 5*n)
	s := &sim{level: l, tree: t, repulse: 1, gravity: gravity, fx: buf[:n], fy: buf[n : 2*n], ox: buf[2*n : 3*n], oy: buf[3*n : 4*n],
		strength: buf[4*n:], speed: 1, ease: 1}
	for i := range n {
		for _, w := range l.weight[l.offsets[i]:l.offsets[i+1]] {
			s.strength[i] += w
		}
	}
	return s
}

// settled is the mean way of a node in a step, by the mean length of an edge, below which it is not worth going on.
const settled = 1e-3

// run makes up to the given number of steps.
func (s *sim) run(ctx context.Context, steps int) {
	for k := range steps {
		if ctx.Err() != nil {
			return
		}
		s.step()
		if k%8 == 7 && s.moved < settled*s.meanLength() {
			return
		}
	}
}

func (s *sim) step() {
	s.fx, s.ox = s.ox, s.fx
	s.fy, s.oy = s.oy, s.fy
	clear(s.fx)
	clear(s.fy)
	s.tree.build(s.x, s.y, s.mass, nil)
	s.tree.repel(s.fx, s.fy, &s.src)
	s.pull()
	s.adapt()
	s.move()
}

// pull adds attraction along edges, gravity and the draw of old places.
func (s *sim) pull() {
	for i := range s.fx {
		if s.strength[i] == 0 {
			s.fx[i], s.fy[i] = 0, 0 // stands alone, where nothing would hold it
			continue
		}
		x, y := s.x[i], s.y[i]
		fx, fy := float64(s.repulse*s.fx[i]), float64(s.repulse*s.fy[i])
		targets := s.targets[s.offsets[i]:s.offsets[i+1]]
		weight := s.weight[s.offsets[i]:s.offsets[i+1]]
		for k, j := range targets {
			w := weight[k]
			fx += float64(w * (s.x[j] - x))
			fy += float64(w * (s.y[j] - y))
		}
		if d := length(x, y); d > 0 && s.gravity > 0 {
			g := float64(s.gravity*s.mass[i]) / d
			fx -= float64(g * x)
			fy -= float64(g * y)
		}
		if s.anchored != nil && s.anchored[i] {
			k := float64(s.strength[i] * anchor / (1 + anchor))
			fx += float64(k*(s.homeX[i]-x)) - s.restX[i]
			fy += float64(k*(s.homeY[i]-y)) - s.restY[i]
		}
		s.fx[i], s.fy[i] = fx, fy
	}
}

// adapt sets the common speed as high as the swinging of the nodes allows (Jacomy and others 2014).
func (s *sim) adapt() {
	swing, traction := 0.0, 0.0
	for i, m := range s.mass {
		swing += float64(m * length(s.fx[i]-s.ox[i], s.fy[i]-s.oy[i]))
		traction += float64(m * length((s.fx[i]+s.ox[i])/2, (s.fy[i]+s.oy[i])/2))
	}
	n := float64(s.len())
	guess := float64(0.05 * math.Sqrt(n))
	tolerance := max(math.Sqrt(guess), min(10, float64(guess*traction)/float64(n*n)))
	if swing > float64(2*traction) {
		s.ease = max(0.05, s.ease/2)
		tolerance = max(tolerance, 1)
	}
	target := 1000.0
	if swing > 0 {
		target = float64(float64(tolerance*s.ease)*traction) / swing
	}
	switch {
	case swing > float64(tolerance*traction):
		s.ease = max(0.05, float64(0.7*s.ease))
	case s.speed < 1000:
		s.ease = float64(1.3 * s.ease)
	}
	s.speed += min(target-s.speed, s.speed/2)
}

// move takes each node along its force: the less, the more it swings, and never so far that its edges would throw it back.
func (s *sim) move() {
	way := 0.0
	for i, m := range s.mass {
		swing := float64(m * length(s.fx[i]-s.ox[i], s.fy[i]-s.oy[i]))
		k := min(s.speed/(1+math.Sqrt(float64(s.speed*swing))), 1/s.strength[i])
		dx, dy := float64(k*s.fx[i]), float64(k*s.fy[i])
		s.x[i], s.y[i] = s.x[i]+dx, s.y[i]+dy
		way += length(dx, dy)
	}
	s.moved = way / float64(s.len())
}

func (s *level) meanLength() float64 {
	sum := 0.0
	for i := range s.mass {
		for _, j := range s.targets[s.offsets[i]:s.offsets[i+1]] {
			sum += length(s.x[i]-s.x[j], s.y[i]-s.y[j])
		}
	}
	return sum / max(1, float64(len(s.targets)))
}

func length(dx, dy float64) float64 { return math.Sqrt(float64(dx*dx) + float64(dy*dy)) }
