package force

// sources are the masses that act on the bodies of one leaf: cells far away as one, bodies near by themselves.
type sources struct {
	x, y, mass []float64
}

// repel adds to fx and fy, by body number, the repulsion of all other bodies: mass times mass by distance.
func (t *tree) repel(fx, fy []float64, src *sources) {
	for _, l := range t.leaves {
		src.gather(t, &t.cells[l])
		for k := t.cells[l].from; k < t.cells[l].to; k++ {
			gx, gy := src.push(t.x[k], t.y[k])
			i := t.order[k]
			fx[i] += float64(t.mass[k] * gx)
			fy[i] += float64(t.mass[k] * gy)
		}
	}
}

// opening is the square of how many times its width a cell must be away from a leaf to count as one mass.
const opening = 0.8

// gather lists the sources for a leaf.
func (s *sources) gather(t *tree, leaf *cell) {
	s.x, s.y, s.mass = s.x[:0], s.y[:0], s.mass[:0]
	for k := int32(0); k < int32(len(t.cells)); {
		c := &t.cells[k]
		dx := max(leaf.x0-c.x, c.x-leaf.x1, 0)
		dy := max(leaf.y0-c.y, c.y-leaf.y1, 0)
		w := max(c.x1-c.x0, c.y1-c.y0)
		switch {
		case float64(dx*dx)+float64(dy*dy) > float64(opening*float64(w*w)):
			s.x, s.y, s.mass = append(s.x, c.x), append(s.y, c.y), append(s.mass, c.mass)
			k = c.next
		case c.leaf:
			s.x, s.y, s.mass = append(s.x, t.x[c.from:c.to]...), append(s.y, t.y[c.from:c.to]...), append(s.mass, t.mass[c.from:c.to]...)
			k = c.next
		default:
			k++
		}
	}
}

// push is what the sources do to a body of mass one. The body itself is among them and, being nowhere off, does nothing.
func (s *sources) push(x, y float64) (gx, gy float64) {
	sx := s.x
	sy, mass := s.y[:len(sx)], s.mass[:len(sx)]
	for k := range sx {
		dx, dy := x-sx[k], y-sy[k]
		f := mass[k] / (float64(dx*dx) + float64(dy*dy) + 1e-9)
		gx += float64(dx * f)
		gy += float64(dy * f)
	}
	return gx, gy
}
