package force

import (
	"cmp"
	"math"
	"slices"
)

// The golden angle, by which each place of a spiral is turned against the one before it.
const goldenCos, goldenSin = -0.7373688780783197, 0.6754902942615238

// turn is a direction that goes round by golden angles. It is renewed before its length drifts.
type turn struct{ x, y float64 }

func (t turn) next() turn {
	x := float64(t.x*goldenCos) - float64(t.y*goldenSin)
	y := float64(t.x*goldenSin) + float64(t.y*goldenCos)
	d := length(x, y)
	return turn{x / d, y / d}
}

// spiral places the nodes of a coarsest level, the heaviest in the middle.
func (l *level) spiral() {
	order := make([]int32, l.len())
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(l.mass[b], l.mass[a]) })
	t, mass := turn{1, 0}, 0.0
	for _, i := range order {
		r := math.Sqrt(mass)
		l.x[i], l.y[i] = float64(r*t.x), float64(r*t.y)
		mass += l.mass[i]
		t = t.next()
	}
}

// unfold places the nodes of l where those of the coarser level stand that they are part of: one in its middle, the
// others round it, the heavier ones nearer.
func (l *level) unfold(coarse *level) {
	start, members := group(l.parent, coarse.len())
	room := float64(0.25 * coarse.meanLength())
	for g := range coarse.len() {
		in := members[start[g]:start[g+1]]
		slices.SortStableFunc(in, func(a, b int32) int { return cmp.Compare(l.mass[b], l.mass[a]) })
		t := turn{1, 0}
		for k, i := range in {
			r := float64(room * math.Sqrt(float64(k)/float64(len(in))))
			l.x[i], l.y[i] = coarse.x[g]+float64(r*t.x), coarse.y[g]+float64(r*t.y)
			t = t.next()
		}
	}
}

// center moves the middle of the nodes to the origin.
func (l *level) center() {
	sx, sy := 0.0, 0.0
	for i := range l.x {
		sx, sy = sx+l.x[i], sy+l.y[i]
	}
	n := float64(l.len())
	for i := range l.x {
		l.x[i], l.y[i] = l.x[i]-sx/n, l.y[i]-sy/n
	}
}

// lie turns the nodes so that they spread most from left to right, as screens do.
func (l *level) lie() {
	xx, xy, yy := 0.0, 0.0, 0.0
	for i := range l.x {
		xx += float64(l.x[i] * l.x[i])
		xy += float64(l.x[i] * l.y[i])
		yy += float64(l.y[i] * l.y[i])
	}
	// The direction of the greater eigenvalue of the covariance.
	half := float64((xx - yy) / 2)
	x, y := half+length(half, xy), xy
	d := length(x, y)
	if d == 0 {
		if yy <= xx {
			return
		}
		x, y, d = 0, 1, 1
	}
	c, s := x/d, y/d
	for i := range l.x {
		l.x[i], l.y[i] = float64(c*l.x[i])+float64(s*l.y[i]), float64(c*l.y[i])-float64(s*l.x[i])
	}
}
