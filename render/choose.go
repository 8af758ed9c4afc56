package render

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// lanes is how many relations between two nodes are drawn side by side.
const lanes = 4

// choice is the part of a graph that a picture shows. Node and edge numbers are those of g.
type choice struct {
	g      *graph.Graph
	nodes  []int
	edges  []int
	left   LeftOut
	hidden bool // co-occurrence is left out because there are typed relations
}

// choose takes the top nodes and edges, and of those what stays readable.
func choose(g *graph.Graph, s Settings) choice {
	layers := [...]graph.Layers{LayerAuto: graph.AutoLayer, LayerShown: graph.AllLayers, LayerHidden: graph.TypedLayer}[min(s.Cooccurrence, LayerHidden)]
	nodes := s.maxNodes(g.NodeCount())
	f := graph.Filter{Layers: layers, TopNodes: nodes, KeepIsolated: s.Isolated, TopEdges: s.maxEdges(nodes, g.EdgeCount())}
	if layers == graph.AutoLayer && g.TypedCount() == 0 && !s.Weak {
		f.MinWeight = 2
	}
	sub, left := g.Filter(f)
	if f.MinWeight > 0 && sub.NodeCount() == 0 {
		f.MinWeight = 0
		sub, left = g.Filter(f)
	}
	if sub.NodeCount() == 0 {
		// A graph without any edge is shown as what it is: its nodes.
		f.KeepIsolated = true
		sub, left = g.Filter(f)
	}
	c := choice{g: sub, left: LeftOut{Left: left}, hidden: layers == graph.AutoLayer && g.TypedCount() > 0}
	c.left.Nodes += s.Left.Nodes
	c.left.Edges += s.Left.Edges
	c.left.Cooccurrences += s.Left.Cooccurrences
	c.thin(s.Weak)
	c.settle(s.Isolated)
	return c
}

// thin drops co-occurrences that say nothing beside a typed relation or rest on one sentence, and more arcs than
// can run side by side: of those it keeps what is of different types before what differs in status only. That somebody
// also calls a president one is nothing new where the text says it itself.
func (c *choice) thin(weak bool) {
	typed := c.g.TypedCount() > 0
	arcs, drawn, held := map[[2]int]int{}, map[string]bool{}, map[[2]int]bool{}
	var second []int
	for _, i := range c.ranked() {
		e := c.g.Edge(i)
		pair, kind := pairOf(e), fmt.Sprint(pairOf(e), e.Type, e.Source)
		switch co := e.Type == graph.Cooccur; {
		case e.Source == e.Target:
			c.left.Edges++
		case co && (arcs[pair] > 0 || typed && !weak && e.Weight < 2):
			c.left.Cooccurrences++
		case office(e) && e.Status == fact.Alleged && held[[2]int{e.Source, e.Target}]:
			c.left.Told++
			c.left.Edges++
		case drawn[kind] || arcs[pair] >= lanes:
			second = append(second, i)
		default:
			arcs[pair]++
			drawn[kind] = true
			if office(e) && e.Status == fact.Stated {
				held[[2]int{e.Source, e.Target}] = true
			}
			c.edges = append(c.edges, i)
		}
	}
	for _, i := range second {
		if pair := pairOf(c.g.Edge(i)); arcs[pair] < lanes {
			arcs[pair]++
			c.edges = append(c.edges, i)
			continue
		}
		c.left.Parallel++
		c.left.Edges++
	}
	slices.Sort(c.edges)
}

// office reports whether an edge says what somebody is and not what somebody did.
func office(e graph.Edge) bool { return e.Type == fact.RoleOf || e.Type == fact.Member }

func pairOf(e graph.Edge) [2]int { return [2]int{min(e.Source, e.Target), max(e.Source, e.Target)} }

// ranked lists the edges: relations before co-occurrences, what is stated before what is not, the weightier first.
func (c *choice) ranked() []int {
	order := make([]int, c.g.EdgeCount())
	for i := range order {
		order[i] = i
	}
	doubt := func(e graph.Edge) int {
		return slices.Index([]fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged, fact.Cooccurring}, e.Status)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := c.g.Edge(a), c.g.Edge(b)
		return cmp.Or(doubt(x)-doubt(y), y.Weight-x.Weight)
	})
	return order
}

// settle lists the nodes that are drawn.
func (c *choice) settle(isolated bool) {
	used := make([]bool, c.g.NodeCount())
	for _, i := range c.edges {
		e := c.g.Edge(i)
		used[e.Source], used[e.Target] = true, true
	}
	isolated = isolated || len(c.edges) == 0
	for i, u := range used {
		if u || isolated {
			c.nodes = append(c.nodes, i)
		} else {
			c.left.Nodes++
		}
	}
}

// tally counts typed and co-occurrence edges drawn.
func (c *choice) tally() (typed, co int) {
	for _, i := range c.edges {
		if c.g.Edge(i).Status == fact.Cooccurring {
			co++
		} else {
			typed++
		}
	}
	return typed, co
}
