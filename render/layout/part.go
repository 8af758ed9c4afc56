package layout

import (
	"context"
	"slices"
)

// part is a connected component, with its own node numbers.
type part struct {
	ids   []int // of the whole graph
	nodes []Node
	edges []Edge // one for each joined pair
	pos   []Point
	sides []Side
}

// split returns the components, the largest first, then by smallest node.
func split(nodes []Node, edges []Edge) []*part {
	root := make([]int, len(nodes))
	for i := range root {
		root[i] = i
	}
	find := func(i int) int {
		for root[i] != i {
			root[i] = root[root[i]]
			i = root[i]
		}
		return i
	}
	for _, e := range edges {
		if a, b := find(e.A), find(e.B); a != b {
			root[max(a, b)] = min(a, b)
		}
	}
	var parts []*part
	of := make([]*part, len(nodes))
	local := make([]int, len(nodes))
	for i, n := range nodes {
		r := find(i)
		if of[r] == nil {
			of[r] = &part{}
			parts = append(parts, of[r])
		}
		of[i], local[i] = of[r], len(of[r].ids)
		of[i].ids, of[i].nodes = append(of[i].ids, i), append(of[i].nodes, n)
	}
	for _, e := range edges {
		if e.A != e.B {
			p := of[e.A]
			p.join(Edge{A: local[e.A], B: local[e.B], Len: e.Len, Lanes: max(1, e.Lanes), LabelW: e.LabelW, LabelH: e.LabelH})
		}
	}
	slices.SortStableFunc(parts, func(a, b *part) int { return len(b.ids) - len(a.ids) })
	return parts
}

// join adds an edge, or widens the one that joins the pair already.
func (p *part) join(e Edge) {
	for i := range p.edges {
		if q := &p.edges[i]; q.A == e.A && q.B == e.B || q.A == e.B && q.B == e.A {
			q.Lanes += e.Lanes
			q.Len = max(q.Len, e.Len)
			// Labels of arcs side by side stand below each other.
			q.LabelW, q.LabelH = max(q.LabelW, e.LabelW), q.LabelH+e.LabelH
			return
		}
	}
	p.edges = append(p.edges, e)
}

// place chooses the best of the proposals and the package's own, and returns its engine.
func (p *part) place(ctx context.Context, proposals []proposal, s Settings) string {
	p.sides = make([]Side, len(p.nodes))
	if len(p.nodes) < 3 {
		p.line()
		return "native"
	}
	cands := []proposal{}
	for _, pr := range proposals {
		pos := make([]Point, len(p.ids))
		for i, id := range p.ids {
			pos[i] = pr.pos[id]
		}
		cands = append(cands, proposal{pr.engine, pos})
	}
	if len(cands) == 0 || s.Engine == "" {
		cands = append(cands, proposal{"native", p.stress(s.Seed)})
	}
	for i := range cands {
		p.turn(cands[i].pos, s.Aspect)
	}
	return p.best(ctx, cands, s)
}

// line sets one or two nodes side by side.
func (p *part) line() {
	p.pos = make([]Point, len(p.nodes))
	if len(p.nodes) == 2 {
		d := 0.0
		for _, e := range p.edges {
			d = max(d, e.Len, p.nodes[0].R+p.nodes[1].R+e.LabelW+lineEnds+16)
		}
		p.pos[1].X = max(d, (p.nodes[0].LabelW+p.nodes[1].LabelW)/2+30)
	}
}

// best refines the most promising candidates and keeps the one of lowest cost.
func (p *part) best(ctx context.Context, cands []proposal, s Settings) string {
	if len(p.nodes) > maxRefine {
		p.pos = cands[0].pos
		p.separate()
		return cands[0].engine
	}
	costs := make([]float64, len(cands))
	order := make([]int, len(cands))
	for i, c := range cands {
		r := newRefiner(p, c.pos, s)
		costs[i], order[i] = r.total()+r.waste(), i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case costs[a] < costs[b]:
			return -1
		case costs[a] > costs[b]:
			return 1
		}
		return 0
	})
	engine, least := "", 0.0
	for k, i := range order[:min(len(order), tries(len(p.nodes)))] {
		if ctx.Err() != nil && k > 0 {
			break
		}
		r := newRefiner(p, cands[i].pos, s)
		r.run(ctx)
		if c := r.total() + r.waste(); k == 0 || c < least {
			engine, least = cands[i].engine, c
			p.pos, p.sides = r.pos, r.sides
		}
	}
	p.separate()
	return engine
}

// tries is how many candidates are refined: more where that is cheap.
func tries(n int) int {
	switch {
	case n <= 30:
		return 4
	case n <= 80:
		return 2
	}
	return 1
}
