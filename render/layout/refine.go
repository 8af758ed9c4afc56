package layout

import "context"

// refiner improves a placement by moves that lower its cost, and early on by some that raise it
// a little (threshold accepting), so that it leaves poor arrangements behind.
type refiner struct {
	nodes  []Node
	edges  []Edge
	adj    [][]int
	pos    []Point
	sides  []Side
	mid    Point // of the whole, which the nodes are drawn toward
	aspect float64
	scale  float64 // mean length of an edge
	rng    lcg

	// What follows from pos and sides, kept by set.
	shapes, labels []Rect // of nodes
	words          []Rect // labels of edges
}

func newRefiner(p *part, pos []Point, s Settings) *refiner {
	r := &refiner{nodes: p.nodes, edges: p.edges, adj: p.adjacency(), aspect: s.Aspect, rng: lcg(uint64(s.Seed) + 99)}
	r.pos = append(r.pos, pos...)
	r.sides = make([]Side, len(pos))
	for _, e := range p.edges {
		r.scale += e.Len / float64(len(p.edges))
	}
	r.center()
	r.shapes, r.labels, r.words = make([]Rect, len(pos)), make([]Rect, len(pos)), make([]Rect, len(p.edges))
	for i := range r.pos {
		r.set(i, r.pos[i], Below)
	}
	return r
}

// set puts node i somewhere.
func (r *refiner) set(i int, at Point, side Side) {
	r.pos[i], r.sides[i] = at, side
	r.shapes[i], r.labels[i] = r.nodes[i].Shape(at), r.nodes[i].Label(at, side)
	for _, k := range r.adj[i] {
		e := &r.edges[k]
		x, y := (r.pos[e.A].X+r.pos[e.B].X)/2, (r.pos[e.A].Y+r.pos[e.B].Y)/2
		r.words[k] = Rect{x - e.LabelW/2, y - e.LabelH/2, x + e.LabelW/2, y + e.LabelH/2}
	}
}

func (r *refiner) center() {
	var x, y float64
	for _, q := range r.pos {
		x, y = x+q.X, y+q.Y
	}
	n := float64(len(r.pos))
	r.mid = Point{round(x / n), round(y / n)}
}

// run spends a number of moves that falls with the cost of one.
func (r *refiner) run(ctx context.Context) {
	n := len(r.pos)
	sweeps := min(260, max(12, 3_200_000/(n*(n+2*len(r.edges)+10))))
	for s := range sweeps {
		if ctx.Err() != nil {
			return
		}
		heat := 1 - float64(s)/(float64(sweeps)*0.8)
		limit := max(0, float64(9*float64(heat*heat)))
		if heat < 0 {
			limit = 0
		}
		for range n {
			i := r.rng.next(n)
			r.try(i, limit, s, sweeps)
		}
		r.center()
	}
	for range 3 {
		for i := range n {
			r.settle(i)
		}
	}
}

// try makes one random move of node i.
func (r *refiner) try(i int, limit float64, s, sweeps int) {
	switch k := r.rng.next(10); {
	case k < 6:
		reach := float64(r.scale*float64(sweeps-s))/float64(sweeps) + 8
		t := turns[r.rng.next(len(turns))]
		d := float64(reach*float64(r.rng.next(100)+1)) / 100
		if r.rng.next(2) == 0 {
			d = -d
		}
		r.move(i, Point{r.pos[i].X + float64(d*t[0]), r.pos[i].Y + float64(d*t[1])}, r.sides[i], limit)
	case k < 8:
		r.move(i, r.pos[i], Side(r.rng.next(4)), limit)
	case k < 9:
		r.around(i, limit)
	default:
		r.swap(i, r.rng.next(len(r.pos)), limit)
	}
}

// around moves node i to a place at its wished length from one of its neighbours.
func (r *refiner) around(i int, limit float64) {
	if len(r.adj[i]) == 0 {
		return
	}
	e := r.edges[r.adj[i][r.rng.next(len(r.adj[i]))]]
	o, t := r.pos[e.A+e.B-i], turns[r.rng.next(len(turns))]
	d := e.Len
	if r.rng.next(2) == 0 {
		d = -d
	}
	r.move(i, Point{o.X + float64(d*t[0]), o.Y + float64(d*t[1])}, r.sides[i], limit)
}

func (r *refiner) move(i int, to Point, side Side, limit float64) bool {
	to = Point{round(to.X), round(to.Y)}
	before, at, was := r.cost(i), r.pos[i], r.sides[i]
	r.set(i, to, side)
	if r.cost(i)-before < limit {
		return true
	}
	r.set(i, at, was)
	return false
}

func (r *refiner) swap(i, j int, limit float64) {
	if i == j {
		return
	}
	before := r.cost(i) + r.cost(j)
	p, q := r.pos[i], r.pos[j]
	r.set(i, q, r.sides[i])
	r.set(j, p, r.sides[j])
	if r.cost(i)+r.cost(j)-before >= limit {
		r.set(i, p, r.sides[i])
		r.set(j, q, r.sides[j])
	}
}

// settle moves node i in small steps and to the best side as long as that helps.
func (r *refiner) settle(i int) {
	for side := Below; side <= Left; side++ {
		r.move(i, r.pos[i], side, 0)
	}
	for _, d := range []float64{24, 8, 3} {
		for _, t := range turns {
			for _, sign := range []float64{d, -d} {
				r.move(i, Point{r.pos[i].X + float64(sign*t[0]), r.pos[i].Y + float64(sign*t[1])}, r.sides[i], 0)
			}
		}
	}
}
