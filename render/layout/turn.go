package layout

// turns are the rotations tried: cosine and sine of multiples of 15 degrees.
var turns = [12][2]float64{{1, 0}, {.9659258, .2588190}, {.8660254, .5}, {.7071068, .7071068}, {.5, .8660254}, {.2588190, .9659258},
	{0, 1}, {-.2588190, .9659258}, {-.5, .8660254}, {-.7071068, .7071068}, {-.8660254, .5}, {-.9659258, .2588190}}

// turn rotates a placement so that it lies wide, then stretches it gently toward the aspect.
func (p *part) turn(pos []Point, aspect float64) {
	bestTurn, bestArea := turns[0], 0.0
	for i, t := range turns {
		w, h := p.extent(pos, t)
		// The area of the page of the given aspect that holds the placement.
		page := max(w, float64(h*aspect))
		if i == 0 || page < bestArea {
			bestTurn, bestArea = t, page
		}
	}
	for i, q := range pos {
		pos[i] = rotate(q, bestTurn)
	}
	w, h := p.extent(pos, turns[0])
	if h < 1 || w < 1 {
		return
	}
	k := float64(aspect*h) / w
	k = min(1.35, max(0.8, k))
	for i := range pos {
		pos[i].X, pos[i].Y = round(float64(pos[i].X*k)), round(pos[i].Y)
	}
}

func rotate(q Point, t [2]float64) Point {
	return Point{round(float64(q.X*t[0]) - float64(q.Y*t[1])), round(float64(q.X*t[1]) + float64(q.Y*t[0]))}
}

func (p *part) extent(pos []Point, t [2]float64) (w, h float64) {
	box := Rect{}
	for i, q := range pos {
		r := p.nodes[i].Box(rotate(q, t), Below)
		if i == 0 {
			box = r
		}
		box = box.Union(r)
	}
	return box.X1 - box.X0, box.Y1 - box.Y0
}
