package web

import (
	"context"
	"math"
	"slices"

	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/graph/force"
)

// roomy is the room a node takes, by its radius: its name wants some, too.
const roomy = 1.5

// place finds a place for every node of a view. What the same view had before a change of the corpus stays where it was;
// else nodes that the overview has stay where it has them, so that filters and new documents move little. A view that shares
// little with these is laid out afresh.
func (s *Server) place(ctx context.Context, g *graph.Graph, communities []int, view string, overview bool) ([]force.Point, error) {
	kept := s.before(view)
	if kept == nil {
		kept = s.places(ctx)
	}
	if err := s.draw(ctx); err != nil {
		return nil, err
	}
	at, err := arrange(ctx, g, communities, kept, false)
	<-s.drawing
	if err != nil {
		return nil, err
	}
	s.remember(ctx, g, at, view, overview)
	return at, nil
}

// arrange lays a graph out around the places that are known; those of less than a third of the nodes say too little, and are used
// when they must be only.
func arrange(ctx context.Context, g *graph.Graph, communities []int, kept map[string][2]float64, must bool) ([]force.Point, error) {
	n := g.NodeCount()
	set := force.Settings{Size: make([]float64, n), Community: communities}
	seed, known, count := make([]force.Point, n), make([]bool, n), 0
	for i := range n {
		node := g.Node(i)
		set.Size[i] = radius(node.Mentions) * roomy
		if at, ok := kept[node.Key]; ok {
			seed[i], known[i] = force.Point{X: bounded(at[0]), Y: bounded(at[1])}, true
			count++
		}
	}
	if count > 0 && (must || 3*count >= n) {
		set.Seed, set.Known = seed, known
	}
	at, err := force.Place(ctx, force.Of(g, graph.AllLayers), set)
	for i := range at {
		at[i] = force.Point{X: round(at[i].X, 10), Y: round(at[i].Y, 10)}
	}
	return at, err
}

// draw waits for one of the few places for those who draw; they give it back by reading from s.drawing.
func (s *Server) draw(ctx context.Context) error {
	select {
	case s.drawing <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// places is where the overview has its nodes, as kept in the corpus.
func (s *Server) places(ctx context.Context) map[string][2]float64 {
	s.mu.Lock()
	kept := s.kept
	s.mu.Unlock()
	if kept != nil {
		return kept
	}
	kept, err := s.corpus.Positions(ctx)
	if err != nil {
		s.log("reading where the overview has its nodes: " + err.Error())
		return nil
	}
	if kept == nil {
		kept = map[string][2]float64{}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept == nil {
		s.kept = kept
	}
	return s.kept
}

// manyViews is how many views are remembered for when the corpus changes under them.
const manyViews = 8

// placed is where a view has its nodes.
type placed struct {
	view   string
	places map[string][2]float64
}

// before is where a view had its nodes last, nil when that is not known.
func (s *Server) before(view string) map[string][2]float64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, v := range s.views {
		if v.view == view {
			return v.places
		}
	}
	return nil
}

// keepView remembers a view in front of the others; s.mu is held.
func (s *Server) keepView(view string, places map[string][2]float64) {
	s.views = slices.DeleteFunc(s.views, func(v placed) bool { return v.view == view })
	s.views = slices.Insert(s.views, 0, placed{view, places})
	s.views = s.views[:min(manyViews, len(s.views))]
}

// manyPlaces is how many latest places are remembered.
const manyPlaces = 100_000

// remember keeps where a view has its nodes: for what comes into it next, and an overview's for good.
func (s *Server) remember(ctx context.Context, g *graph.Graph, at []force.Point, view string, overview bool) {
	places := make(map[string][2]float64, len(at))
	for i, p := range at {
		places[g.Node(i).Key] = [2]float64{p.X, p.Y}
	}
	s.mu.Lock()
	if len(s.latest) > manyPlaces {
		s.latest = map[string][2]float64{}
	}
	for k, p := range places {
		s.latest[k] = p
	}
	s.keepView(view, places)
	if overview {
		all := make(map[string][2]float64, len(s.kept)+len(places))
		for k, p := range s.kept {
			all[k] = p
		}
		for k, p := range places {
			all[k] = p
		}
		s.kept = all
	}
	s.mu.Unlock()
	if overview && !s.set.ReadOnly {
		if err := s.corpus.SetPositions(ctx, places); err != nil {
			s.log("keeping where the overview has its nodes: " + err.Error())
		}
	}
}

// line gives the nodes of a path the places they have on the screen, and the others one in a row between them.
func (s *Server) line(nodes []nodeJSON) {
	s.mu.Lock()
	defer s.mu.Unlock()
	x, y := 0.0, 0.0
	for i := range nodes {
		if at, ok := s.latest[nodes[i].Key]; ok {
			x, y = at[0], at[1]
		} else if i > 0 {
			x += 120
		}
		nodes[i].X, nodes[i].Y = round(x, 10), round(y, 10)
	}
}

// disc is a node that takes room.
type disc struct{ x, y, r float64 }

// board knows the room that is taken, by cells of a grid.
type board struct {
	cells map[[2]int][]disc
	most  float64 // largest radius
}

const cell = 64

func (b *board) put(d disc) {
	if b.cells == nil {
		b.cells = map[[2]int][]disc{}
	}
	at := [2]int{int(math.Floor(d.x / cell)), int(math.Floor(d.y / cell))}
	b.cells[at] = append(b.cells[at], d)
	b.most = max(b.most, d.r)
}

// free reports whether nothing lies within gap of a disc.
func (b *board) free(d disc, gap float64) bool {
	reach := d.r + b.most + gap
	for cx := int(math.Floor((d.x - reach) / cell)); cx <= int(math.Floor((d.x+reach)/cell)); cx++ {
		for cy := int(math.Floor((d.y - reach) / cell)); cy <= int(math.Floor((d.y+reach)/cell)); cy++ {
			for _, o := range b.cells[[2]int{cx, cy}] {
				if math.Hypot(o.x-d.x, o.y-d.y) < o.r+d.r+gap {
					return false
				}
			}
		}
	}
	return true
}

// near puts a disc of radius r at the first free place of a spiral around (x, y), which begins in the given direction.
func (b *board) near(x, y, from, r, angle float64) disc {
	const golden, gap, tries = 2.399963229728653, 14, 6000
	var d disc
	for i := range tries {
		away := from + 9*math.Sqrt(float64(i))
		turn := angle + float64(i)*golden
		d = disc{round(x+away*math.Cos(turn), 10), round(y+away*math.Sin(turn), 10), r}
		if b.free(d, gap) {
			break
		}
	}
	b.put(d)
	return d
}
