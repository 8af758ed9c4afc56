package layout

// cell is the grain of packing.
const cell = 22

// square is a cell of the plane.
type square struct{ x, y int }

// pack moves the parts side by side: the largest first, each next one where it makes the picture
// grow least, close to the middle. It returns the box around all.
func pack(parts []*part, aspect float64) Rect {
	taken := map[square]bool{}
	var area Rect
	for i, p := range parts {
		p.home()
		cells, box := p.cells()
		at := square{}
		if i > 0 {
			at = fit(taken, cells, box, area, aspect)
		}
		for _, c := range cells {
			taken[square{c.x + at.x, c.y + at.y}] = true
		}
		dx, dy := float64(at.x*cell), float64(at.y*cell)
		for k := range p.pos {
			p.pos[k].X, p.pos[k].Y = p.pos[k].X+dx, p.pos[k].Y+dy
		}
		moved := Rect{box.X0 + dx, box.Y0 + dy, box.X1 + dx, box.Y1 + dy}
		if i == 0 {
			area = moved
		}
		area = area.Union(moved)
	}
	return area
}

// widen spreads a picture that is too tall a little to the sides, which can make nothing overlap.
func widen(parts []*part, area Rect, aspect float64) {
	if len(parts) == 0 || len(parts[0].ids) < 3 {
		return
	}
	k := float64(aspect*(area.Y1-area.Y0)) / max(1, area.X1-area.X0)
	k = min(1.22, max(1, k))
	for _, p := range parts {
		for i := range p.pos {
			p.pos[i].X = round(float64(p.pos[i].X * k))
		}
	}
}

// home moves a part to the origin.
func (p *part) home() {
	box := p.box()
	for i := range p.pos {
		p.pos[i].X, p.pos[i].Y = round(p.pos[i].X-box.X0), round(p.pos[i].Y-box.Y0)
	}
}

func (p *part) box() Rect {
	var box Rect
	for i, q := range p.pos {
		b := p.nodes[i].Box(q, p.sides[i])
		if i == 0 {
			box = b
		}
		box = box.Union(b)
	}
	return box
}

// cells lists the squares that nodes, labels and edges of the part cover, with a margin.
func (p *part) cells() ([]square, Rect) {
	seen := map[square]bool{}
	var out []square
	add := func(r Rect) {
		for x := floor(r.X0); x <= floor(r.X1); x++ {
			for y := floor(r.Y0); y <= floor(r.Y1); y++ {
				if c := (square{x, y}); !seen[c] {
					seen[c] = true
					out = append(out, c)
				}
			}
		}
	}
	for i, q := range p.pos {
		add(p.nodes[i].Shape(q).Grow(20))
		add(p.nodes[i].Label(q, p.sides[i]).Grow(16))
	}
	for _, e := range p.edges {
		a, b := p.pos[e.A], p.pos[e.B]
		n := int(length(a.X-b.X, a.Y-b.Y)/cell) + 1
		for k := range n + 1 {
			t := float64(k) / float64(n)
			x, y := a.X+float64(t*(b.X-a.X)), a.Y+float64(t*(b.Y-a.Y))
			add(Rect{x, y, x, y}.Grow(16))
		}
	}
	return out, p.box()
}

func floor(v float64) int {
	n := int(v / cell)
	if v < 0 && float64(n*cell) != v {
		n--
	}
	return n
}

// fit finds the free shift of the cells that makes the page grow least.
func fit(taken map[square]bool, cells []square, box, area Rect, aspect float64) square {
	w, h := floor(box.X1-box.X0)+2, floor(box.Y1-box.Y0)+2
	best, least := square{floor(area.X1) + 2, 0}, -1.0
	for y := floor(area.Y0) - h - 1; y <= floor(area.Y1)+2; y++ {
		for x := floor(area.X0) - w - 1; x <= floor(area.X1)+2; x++ {
			dx, dy := float64(x*cell), float64(y*cell)
			u := area.Union(Rect{box.X0 + dx, box.Y0 + dy, box.X1 + dx, box.Y1 + dy})
			uw, uh := u.X1-u.X0, u.Y1-u.Y0
			page := max(uw, float64(uh*aspect)) + float64(0.3*min(uw, float64(uh*aspect)))
			mx, my := box.X0/2+box.X1/2+dx-area.X0/2-area.X1/2, box.Y0/2+box.Y1/2+dy-area.Y0/2-area.Y1/2
			page += float64(0.04 * length(mx, float64(my*aspect)))
			if (least < 0 || page < least) && free(taken, cells, x, y) {
				best, least = square{x, y}, page
			}
		}
	}
	return best
}

func free(taken map[square]bool, cells []square, x, y int) bool {
	for _, c := range cells {
		if taken[square{c.x + x, c.y + y}] {
			return false
		}
	}
	return true
}
