package web

import (
	"context"
	"math"
	"slices"

	"github.com/actant-project/actant/graph"
)

// Neighbours that an expansion brings.
const (
	expandStep = 24
	expandMost = 500
)

func (s *Server) expandGet(ctx context.Context, c *call) (any, error) {
	e := expandJSON{Key: c.needed("key"), Have: c.list("have"), Limit: c.number("limit", expandStep, 1, expandMost), Query: c.q}
	if c.err != nil {
		return nil, c.err
	}
	return s.expand(ctx, c.revision, e)
}

func (s *Server) expandPost(ctx context.Context, c *call) (any, error) {
	e := *c.body.(*expandJSON)
	c.check(&e.Query)
	c.bounded("have", e.Have)
	if e.Key == "" || len(e.Key) > maxText {
		c.fail(wrong("key", "missing, or longer than %d bytes", maxText))
	}
	if e.Limit < 0 {
		c.fail(wrong("limit", "below 0"))
	}
	e.Limit = min(or(e.Limit, expandStep), expandMost)
	if c.err != nil {
		return nil, c.err
	}
	return s.expand(ctx, c.revision, e)
}

// expand answers the strongest neighbours of a node that are not there yet, the node itself when it is not, and the
// edges of all these. What is there stays where it is.
func (s *Server) expand(ctx context.Context, revision int64, e expandJSON) (*viewJSON, error) {
	q := e.Query.asked()
	v := &viewJSON{Revision: revision, Nodes: []nodeJSON{}, Edges: []edgeJSON{}}
	fresh, more, err := s.corpus.Strongest(ctx, e.Key, e.Have, e.Limit, q)
	if err != nil {
		return nil, err
	}
	v.Left.Nodes = more
	have := make(map[string]bool, len(e.Have)+1)
	for _, k := range e.Have {
		have[k] = true
	}
	if !have[e.Key] {
		fresh = append([]string{e.Key}, fresh...)
	}
	if len(fresh) == 0 {
		return v, nil
	}
	// What is there already has its edges; those of what is new are enough.
	part, err := s.corpus.Join(ctx, fresh, e.Have, q)
	if err != nil {
		return nil, err
	}
	whole, err := s.viewOf(ctx, part, q)
	if err != nil {
		return nil, err
	}
	return s.arrive(v, whole, part, fresh, have, e), nil
}

func keysOf(set map[string]bool) []string {
	out := make([]string, 0, len(set))
	for k := range set {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// among returns the graph of exactly the given entities and all edges between them under the filters.
func (s *Server) among(ctx context.Context, filters queryJSON, keys []string) (*graph.Graph, error) {
	return s.corpus.Join(ctx, keys, nil, filters.asked())
}

// arrive moves what is new from the whole into v, placed around what is there, with its edges to that.
func (s *Server) arrive(v, whole *viewJSON, g *graph.Graph, fresh []string, have map[string]bool, e expandJSON) *viewJSON {
	isNew := make(map[string]bool, len(fresh))
	for _, k := range fresh {
		isNew[k] = true
	}
	there := func(k string) bool { return isNew[k] || have[k] }
	for _, edge := range whole.Edges {
		if (isNew[edge.Source] || isNew[edge.Target]) && there(edge.Source) && there(edge.Target) {
			v.Edges = append(v.Edges, edge)
		}
	}
	at := s.around(whole, g, fresh, e)
	for _, k := range fresh {
		if i, ok := g.NodeByKey(k); ok {
			n := whole.Nodes[i]
			n.X, n.Y, n.Community = at[k].x, at[k].y, -1
			v.Nodes = append(v.Nodes, n)
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, d := range at {
		s.latest[k] = [2]float64{d.x, d.y}
	}
	return v
}

// around finds places for what is new: the centre near those on the screen that it belongs to, the others near the centre.
func (s *Server) around(whole *viewJSON, g *graph.Graph, fresh []string, e expandJSON) map[string]disc {
	there := s.there(e)
	sizes := make(map[string]float64, len(whole.Nodes))
	for _, n := range whole.Nodes {
		sizes[n.Key] = n.Size
	}
	var b board
	var sumX, sumY float64
	for _, k := range keysOf(there.set) {
		p := there.at[k]
		b.put(disc{p[0], p[1], or(sizes[k], 12)})
		sumX, sumY = sumX+p[0], sumY+p[1]
	}
	n := float64(max(1, len(there.set)))
	out := make(map[string]disc, len(fresh))
	centre, ok := there.at[e.Key]
	if !ok {
		x, y := s.middle(g, e.Key, there)
		d := b.near(x, y, 0, or(sizes[e.Key], 12), 0)
		out[e.Key], centre = d, [2]float64{d.x, d.y}
	}
	angle := math.Atan2(centre[1]-sumY/n, centre[0]-sumX/n) // away from the crowd
	for _, k := range fresh {
		if k != e.Key {
			out[k] = b.near(centre[0], centre[1], or(sizes[e.Key], 12)+40, or(sizes[k], 12), angle)
		}
	}
	return out
}

// onScreen is where the nodes are that an expansion comes to.
type onScreen struct {
	at  map[string][2]float64
	set map[string]bool
}

// there is where the page says its nodes are, else where an answer put them last.
func (s *Server) there(e expandJSON) onScreen {
	out := onScreen{map[string][2]float64{}, map[string]bool{}}
	s.mu.Lock()
	defer s.mu.Unlock()
	keys := slices.Clone(e.Have)
	if _, ok := e.Positions[e.Key]; ok {
		keys = append(keys, e.Key)
	}
	for _, k := range keys {
		p, ok := e.Positions[k]
		if !ok {
			p, ok = s.latest[k]
		}
		if ok {
			out.at[k], out.set[k] = [2]float64{bounded(p[0]), bounded(p[1])}, true
		}
	}
	return out
}

// bounded keeps a coordinate where arithmetic with it is safe.
func bounded(x float64) float64 { return max(-1e6, min(1e6, round(x, 10))) }

// middle is the middle of the neighbours of a node that are on the screen, or of all that is.
func (s *Server) middle(g *graph.Graph, key string, there onScreen) (x, y float64) {
	var keys []string
	if i, ok := g.NodeByKey(key); ok {
		for _, e := range g.EdgesAt(i) {
			edge := g.Edge(e)
			if k := g.Node(edge.Source + edge.Target - i).Key; there.set[k] {
				keys = append(keys, k)
			}
		}
	}
	if len(keys) == 0 {
		keys = keysOf(there.set)
	}
	for _, k := range keys {
		x, y = x+there.at[k][0]/float64(len(keys)), y+there.at[k][1]/float64(len(keys))
	}
	return x, y
}
