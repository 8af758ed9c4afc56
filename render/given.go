package render

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/actant-project/actant/render/layout"
)

// Limits of a picture whose places are given.
const (
	leastSide   = 1300.0 // how large it may grow to make room for names, and how much more for each root of the nodes
	rootSide    = 70.0
	mostSide    = 3400.0
	growth      = 1.12 // from one size tried to the next
	shapeRoom   = 6.0  // between two shapes
	nameRoom    = 3.0  // around a name
	mostNames   = 400  // of the most mentioned
	mostWorded  = 600  // lines that are worded
	mostRouted  = 600  // nodes that lines go around
	leastShrink = 0.25 // of a shape in a crowd
)

// keep takes over the places given.
func (sc *Scene) keep(ctx context.Context, at map[string]Point) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	sc.Engine = "given"
	here, missing := sc.take(at)
	k, most := sc.span(here)
	boxes := sc.boxes()
	k = sc.bestSize(here, boxes, k, most)
	for _, i := range here {
		n := &sc.Nodes[i]
		n.At = Point{X: n.At.X * k, Y: n.At.Y * k}
	}
	sc.name(here, boxes)
	sc.below(here, missing, boxes)
	if err := ctx.Err(); err != nil {
		return err
	}
	sc.crowded = len(sc.Nodes) > mostRouted
	if !sc.crowded && len(sc.Edges) <= mostWorded {
		sc.connect(boxes)
		return nil
	}
	sc.route()
	for _, e := range sc.Edges {
		if e.Label != "" {
			sc.Left.Labels++
		}
	}
	return nil
}

// take sets the places given around the origin, and lists who has one and who has none.
func (sc *Scene) take(at map[string]Point) (here, missing []int) {
	for i := range sc.Nodes {
		p, ok := at[sc.Nodes[i].Key]
		if !ok || !(math.Abs(p.X) < 1e12 && math.Abs(p.Y) < 1e12) {
			missing = append(missing, i)
			continue
		}
		sc.Nodes[i].At = p
		here = append(here, i)
	}
	if len(here) == 0 {
		return here, missing
	}
	box := sc.extent(here)
	for _, i := range here {
		n := &sc.Nodes[i]
		n.At = Point{X: n.At.X - (box.X0+box.X1)/2, Y: n.At.Y - (box.Y0+box.Y1)/2}
	}
	return here, missing
}

func (sc *Scene) extent(here []int) Rect {
	var box Rect
	for k, i := range here {
		p := sc.Nodes[i].At
		r := Rect{X0: p.X, Y0: p.Y, X1: p.X, Y1: p.Y}
		if k == 0 {
			box = r
		}
		box = box.Union(r)
	}
	return box
}

// span returns the least and the largest factor by which the places may be stretched. Where even the largest leaves
// shapes on each other, shapes shrink.
func (sc *Scene) span(here []int) (least, most float64) {
	box := sc.extent(here)
	side := min(mostSide, leastSide+rootSide*math.Sqrt(float64(len(here))))
	if d := max(box.X1-box.X0, box.Y1-box.Y0); d > 0 {
		most = side / d
	} else {
		return 1, 1
	}
	free := sc.tightest(here)
	if free > most {
		shrink := max(leastShrink, most/free)
		for i := range sc.Nodes {
			sc.Nodes[i].R *= shrink
		}
		free = most
	}
	wish, length := 0.0, 0.0
	for k, e := range sc.links() {
		if len(sc.Edges) > mostWorded {
			e.Len = sc.Nodes[e.A].R + sc.Nodes[e.B].R + 40
		}
		wish, length = wish+e.Len, length+dist(sc.Nodes[sc.Edges[k].Source].At, sc.Nodes[sc.Edges[k].Target].At)
	}
	if length > 0 {
		free = max(free, wish/length)
	}
	return min(free, most), most
}

// tightest is the factor that frees all shapes of each other.
func (sc *Scene) tightest(here []int) float64 {
	// From left to right, only those less far apart than any pair found so far demands need a look.
	order := slices.Clone(here)
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(sc.Nodes[a].At.X, sc.Nodes[b].At.X) })
	widest := 0.0
	for _, i := range here {
		widest = max(widest, sc.Nodes[i].R)
	}
	k := 0.0
	for a, i := range order {
		for _, j := range order[a+1:] {
			n, o := sc.Nodes[i], sc.Nodes[j]
			if k > 0 && (o.At.X-n.At.X)*k > n.R+widest+shapeRoom {
				break
			}
			k = max(k, (n.R+o.R+shapeRoom)/max(dist(n.At, o.At), 1e-9))
		}
	}
	return k
}

// bestSize is the least factor at which the most names find room.
func (sc *Scene) bestSize(here []int, boxes []layout.Node, least, most float64) float64 {
	best, fewest := least, -1
	for k := least; ; k = min(k*growth, most) {
		_, left := sc.sidesAt(here, boxes, k)
		if fewest < 0 || left < fewest {
			best, fewest = k, left
		}
		if left == 0 || k >= most {
			return best
		}
	}
}
