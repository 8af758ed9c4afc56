package layout

import "math"

// The cost of a placement adds what makes a picture hard to read, in units of one crossing being 10.
const (
	costOverlap = 60.0 // of two nodes or labels, plus a share of the depth
	costThrough = 26.0 // an edge through a foreign node
	costLabel   = 15.0 // an edge through a foreign label
	costOwn     = 9.0  // an edge through the label of its own end
	costCross   = 10.0
	costShort   = 40.0 // an edge shorter than wished, at zero length
	costLong    = 7.0  // an edge twice as long as wished
	costAngle   = 8.0  // two edges of a node leaving it together
	costFar     = 0.35 // a node one edge length from the middle, by square
	costWord    = 9.0  // the label of an edge on a node, a label or another edge's label
	costUnder   = 5.0  // the label of an edge on another edge
	costNear    = 1.6  // two nodes nearer than an edge length
	costPage    = 60.0 // a page twice as large as what is on it
	flat        = 1.2  // how much longer an upright edge counts, so that the picture lies wide
	nodePad     = 9.0
	edgePad     = 8.0
	narrow      = 0.93 // cosine above which two edges of a node leave it together
	lineEnds    = 44.0 // what shows of a line beside its label
	lanePad     = 13.0 // half the width of one more arc beside the first
)

var sideCost = [4]float64{0, 1.2, 1.6, 1.6}

// total is the cost of the whole placement, counting what two nodes share twice.
func (r *refiner) total() float64 {
	sum := 0.0
	for i := range r.pos {
		sum += r.cost(i)
	}
	return sum
}

// waste charges the empty part of a page of the aspect aimed at.
func (r *refiner) waste() float64 {
	box := r.shapes[0]
	for i := range r.shapes {
		box = box.Union(r.shapes[i]).Union(r.labels[i])
	}
	w, h := box.X1-box.X0, box.Y1-box.Y0
	page := max(w, float64(h*r.aspect))
	return float64(costPage * (float64(page*page)/r.aspect/max(1, float64(w*h)) - 1))
}

// cost is what node i and its edges add.
func (r *refiner) cost(i int) float64 {
	c := sideCost[r.sides[i]] + r.far(i)
	c += r.boxes(i)
	for k, e := range r.adj[i] {
		c += r.edge(e, i)
		for _, f := range r.adj[i][k+1:] {
			c += r.angle(i, e, f)
		}
	}
	return c + r.crossedBy(i) + r.onWords(i)
}

// far draws nodes to the middle, more from above and below, so that the picture lies wide.
func (r *refiner) far(i int) float64 {
	dx, dy := (r.pos[i].X-r.mid.X)/r.scale, (r.pos[i].Y-r.mid.Y)/r.scale
	dy = float64(dy * r.aspect)
	return float64(costFar * (float64(dx*dx) + float64(dy*dy)) / 2)
}

// boxes charges overlaps and crowding with all other nodes.
func (r *refiner) boxes(i int) float64 {
	c := 0.0
	shape, label := r.shapes[i].Grow(nodePad), r.labels[i].Grow(nodePad-3)
	for j := range r.pos {
		if j == i {
			continue
		}
		dx, dy := r.pos[i].X-r.pos[j].X, r.pos[i].Y-r.pos[j].Y
		if d := length(dx, dy); d < r.scale {
			c += float64(costNear * (1 - d/r.scale))
		}
		s, l := r.shapes[j], r.labels[j]
		c += depth(shape, s) + depth(shape, l) + depth(label, s) + depth(label, l)
	}
	return c
}

func depth(a, b Rect) float64 {
	x, y := a.Overlap(b)
	if x <= 0 || y <= 0 {
		return 0
	}
	return costOverlap + float64(1.5*min(x, y))
}

// edge charges an edge at node i for its length and for what it runs through.
func (r *refiner) edge(k, i int) float64 {
	e := r.edges[k]
	a, b := r.pos[e.A], r.pos[e.B]
	c := 0.0
	d := length(a.X-b.X, float64(flat*(a.Y-b.Y)))
	if rel := d/e.Len - 1; rel < 0 {
		c += float64(costShort * float64(rel*rel))
	} else {
		c += float64(costLong * min(float64(rel*rel), rel))
	}
	// What shows of a level line must hold its label and more.
	if d := length(a.X-b.X, a.Y-b.Y); d > 1 {
		need := r.nodes[e.A].R + r.nodes[e.B].R + lineEnds + float64(e.LabelW*math.Abs(a.X-b.X))/d
		if rel := 1 - d/need; rel > 0 {
			c += float64(2 * costShort * float64(rel*rel))
		}
	}
	for j := range r.pos {
		if j != e.A && j != e.B {
			c += r.through(e, a, b, j)
		}
	}
	c += r.wording(k)
	for _, end := range [2]int{e.A, e.B} {
		if r.labels[end].Grow(1+float64(lanePad*float64(e.Lanes-1))).Crosses(a, b) {
			c += costOwn
		}
	}
	for f, o := range r.edges {
		if f != k && o.A != e.A && o.A != e.B && o.B != e.A && o.B != e.B && segments(a, b, r.pos[o.A], r.pos[o.B]) {
			c += costCross
		}
	}
	return c
}

// through charges edge ab for running over node j or its label.
func (r *refiner) through(e Edge, a, b Point, j int) float64 {
	n, at := r.nodes[j], r.pos[j]
	pad := edgePad + float64(lanePad*float64(e.Lanes-1))
	c := 0.0
	if r.shapes[j].Grow(pad).Crosses(a, b) {
		if d := toSegment(a, b, at) - n.R - pad; d < 0 {
			c += costThrough + min(10, -d)
		}
	}
	if r.labels[j].Grow(2).Crosses(a, b) {
		c += costLabel
	}
	return c
}

// crossedBy charges the edges of others that run over node i.
func (r *refiner) crossedBy(i int) float64 {
	c := 0.0
	for _, e := range r.edges {
		if e.A != i && e.B != i {
			c += r.through(e, r.pos[e.A], r.pos[e.B], i)
		}
	}
	return c
}

// onWords charges node i for standing on the labels of foreign edges.
func (r *refiner) onWords(i int) float64 {
	c := 0.0
	for k, e := range r.edges {
		if w := r.words[k]; e.A != i && e.B != i && (w.Hits(r.shapes[i]) || w.Hits(r.labels[i])) {
			c += costWord
		}
	}
	return c
}

// angle charges two edges that leave node i in nearly one direction.
func (r *refiner) angle(i, e, f int) float64 {
	p, q := r.pos[r.edges[e].A+r.edges[e].B-i], r.pos[r.edges[f].A+r.edges[f].B-i]
	ux, uy, vx, vy := p.X-r.pos[i].X, p.Y-r.pos[i].Y, q.X-r.pos[i].X, q.Y-r.pos[i].Y
	l := float64(length(ux, uy) * length(vx, vy))
	if l < 1e-6 {
		return costAngle
	}
	cos := (float64(ux*vx) + float64(uy*vy)) / l
	if cos <= narrow {
		return 0
	}
	return float64(costAngle * (cos - narrow) / (1 - narrow))
}

// wording charges the label of edge k for what it would lie on, were it set on the middle.
func (r *refiner) wording(k int) float64 {
	word := r.words[k]
	if word.X0 == word.X1 {
		return 0
	}
	c := 0.0
	for j := range r.pos {
		if word.Hits(r.shapes[j]) || word.Hits(r.labels[j]) {
			c += costWord
		}
	}
	for f, o := range r.edges {
		if f == k {
			continue
		}
		if word.Hits(r.words[f]) {
			c += costWord
		}
		if word.Crosses(r.pos[o.A], r.pos[o.B]) {
			c += costUnder
		}
	}
	return c
}
