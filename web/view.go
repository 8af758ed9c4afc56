package web

import (
	"context"
	"math"
	"slices"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
)

// overviewNodes is how many entities a view shows when nothing else is said.
const overviewNodes = 80

// edgesPerNode is how many edges a view has room for, by its nodes.
const edgesPerNode = 4

// asked turns filters into what the corpus understands.
func (q queryJSON) asked() store.Query {
	out := store.Query{Types: q.Types, Relations: q.Relations, Statuses: q.Statuses, Documents: q.Documents, Since: q.Since, Until: q.Until,
		MinSources: q.MinSources, MinWeight: q.MinWeight, Around: q.Around, Depth: q.Depth, Duplicates: q.Duplicates}
	switch {
	case q.Cooccurrence == "shown", slices.Contains(q.Relations, graph.Cooccur), slices.Contains(q.Statuses, fact.Cooccurring):
		out.Layers = graph.AllLayers
	case q.Cooccurrence == "hidden":
		out.Layers = graph.TypedLayer
	default:
		out.Layers = graph.AutoLayer
	}
	return out
}

// choosy reports whether edges are chosen: then an entity without one is not what was asked for.
func (q queryJSON) choosy() bool {
	return len(q.Relations)+len(q.Statuses)+len(q.Documents)+len(q.Around) > 0 || q.MinSources+q.MinWeight > 0 || q.Since+q.Until != "" || q.Cooccurrence == "hidden"
}

// overview reports whether the filters are those of the page as it opens.
func (q queryJSON) overview() bool {
	return !q.choosy() && len(q.Types) == 0 && q.Top == 0 && q.Cooccurrence == "auto" && !q.Duplicates
}

// graph answers a view: chosen, placed and counted.
func (s *Server) graph(ctx context.Context, c *call) (any, error) {
	q := c.q.asked()
	q.Top = min(or(c.q.Top, overviewNodes), s.maxNodes())
	q.TopEdges = edgesPerNode * q.Top
	g, left, err := s.corpus.Graph(ctx, q)
	if err == nil && g.NodeCount() == 0 && !c.q.choosy() {
		q.Isolated = true // nobody is related to anybody: then show who there is
		g, left, err = s.corpus.Graph(ctx, q)
	}
	if err != nil {
		return nil, err
	}
	communities := g.Communities(graph.AllLayers, 1)
	at, err := s.place(ctx, g, communities, c.values.Encode(), c.q.overview())
	if err != nil {
		return nil, err
	}
	v, err := s.viewOf(ctx, g, q)
	if err != nil {
		return nil, err
	}
	for i := range v.Nodes {
		v.Nodes[i].Community, v.Nodes[i].X, v.Nodes[i].Y = communities[i], at[i].X, at[i].Y
	}
	v.Revision, v.Left = c.revision, leftJSON(left)
	return v, nil
}

// viewOf turns a graph into a view without places.
func (s *Server) viewOf(ctx context.Context, g *graph.Graph, q store.Query) (*viewJSON, error) {
	noted, notedEdges, err := s.corpus.Notes(ctx)
	if err != nil {
		return nil, err
	}
	v := &viewJSON{Nodes: make([]nodeJSON, g.NodeCount()), Edges: make([]edgeJSON, g.EdgeCount())}
	keys := make([]string, g.NodeCount())
	for i := range v.Nodes {
		v.Nodes[i] = nodeOf(g.Node(i))
		keys[i] = v.Nodes[i].Key
		v.Nodes[i].Note = len(noted[keys[i]]) > 0
	}
	degrees, err := s.corpus.Degree(ctx, keys, unbound(q))
	if err != nil {
		return nil, err
	}
	for i := range v.Nodes {
		v.Nodes[i].Degree = degrees[keys[i]]
	}
	for i := range v.Edges {
		e := g.Edge(i)
		ref := refOf(e, keys[e.Source], keys[e.Target])
		v.Edges[i] = edgeOf(e, ref, len(notedEdges) > 0 && len(notedEdges[ref.String()]) > 0)
	}
	return v, nil
}

// unbound is q without what limits it to a neighbourhood or a number.
func unbound(q store.Query) store.Query {
	q.Around, q.Depth, q.Top, q.TopEdges = nil, 0, 0, 0
	return q
}

func nodeOf(n graph.Node) nodeJSON {
	return nodeJSON{Key: n.Key, Label: name(n.Label, n.Key), Type: n.Type, Size: radius(n.Mentions), Mentions: n.Mentions, Documents: n.Documents}
}

// radius grows with the cube root of the mentions, and means the same in every view.
func radius(mentions int) float64 {
	return round(min(5+3*math.Cbrt(float64(mentions)), 32), 10)
}

// way answers the cheapest way between two entities, with the best sentence of every hop.
func (s *Server) way(ctx context.Context, c *call) (any, error) {
	from, to := c.needed("from"), c.needed("to")
	if c.err != nil {
		return nil, c.err
	}
	q := c.q.asked()
	g, edges, err := s.corpus.Path(ctx, from, to, q)
	if err != nil {
		return nil, err
	}
	out := pathJSON{Found: edges != nil || from == to, Nodes: []nodeJSON{}, Hops: []hopJSON{}}
	if edges == nil && from != to {
		return out, nil
	}
	at, ok := g.NodeByKey(from)
	if !ok {
		return nil, missing("entity", from)
	}
	v, err := s.viewOf(ctx, g, q)
	if err != nil {
		return nil, err
	}
	out.Nodes = append(out.Nodes, v.Nodes[at])
	for _, i := range edges {
		e := g.Edge(i)
		hop := hopJSON{Edge: v.Edges[i], Forward: e.Source == at}
		at = e.Source + e.Target - at
		ref := refOf(e, g.Node(e.Source).Key, g.Node(e.Target).Key)
		if hop.Piece, err = s.bestPiece(ctx, ref, q); err != nil {
			return nil, err
		}
		out.Hops = append(out.Hops, hop)
		out.Nodes = append(out.Nodes, v.Nodes[at])
	}
	for i := range out.Nodes {
		out.Nodes[i].Community = -1
	}
	s.line(out.Nodes)
	return out, nil
}

// bestPiece is the best sentence of an edge, empty when it has none.
func (s *Server) bestPiece(ctx context.Context, ref decision.EdgeRef, q store.Query) (pieceJSON, error) {
	es, _, err := s.corpus.Evidence(ctx, ref, unbound(q), 0, 1)
	if err != nil || len(es) == 0 {
		return pieceJSON{Status: ref.Status}, err
	}
	ps, err := s.pieces(ctx, es)
	if err != nil {
		return pieceJSON{}, err
	}
	return ps[0], nil
}
