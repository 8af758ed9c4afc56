// Package force places the nodes of large graphs by ForceAtlas2.
package force

import (
	"context"
	"errors"
	"fmt"
	"math"
)

// Point is a place; y grows downward.
type Point struct{ X, Y float64 }

// Graph is an undirected graph in flat arrays: the neighbours of node i are Targets[Offsets[i]:Offsets[i+1]], each
// pair is in it both ways, and parallel edges are one. Weights run beside Targets; nil is 1 for all.
type Graph struct {
	N       int
	Offsets []int32 // N+1
	Targets []int32
	Weights []float32
}

// Settings say how a graph is placed; the zero value works. Slices are nil or hold one value for each node.
type Settings struct {
	Size      []float64 // radii, in the unit of the places returned; nil is 1 for all
	Community []int     // of each node, from 0; members start together. nil: what is near in the graph starts together

	// Seed are old places of the nodes that are Known. They stay where they are, or nearly so, and the other nodes find
	// their places among them. A known node that stood alone and is now joined to others moves to them.
	Seed  []Point
	Known []bool

	Iterations int     // on the whole graph; 0 is chosen by its size, and it ends earlier when little moves
	Gravity    float64 // pull toward the middle, against long arms; 0 is 1, below 0 none
	Spread     float64 // room between the nodes; 0 is 1
}

// Limits of what is placed.
const (
	maxNodes = 1 << indexBits
	farthest = 1e9  // old places beyond, in gaps between nodes, are taken as unknown
	largest  = 1e12 // size of a node, weight of an edge
)

// Place returns a place for each node: neighbours near each other, communities apart (Jacomy and others 2014), and no two
// nodes of the given sizes overlapping. The largest component stands above the others, which are set in rows, and the middle
// of all is at the origin; where old places are given, new components come below them. With nothing new, old places come
// back as they were, unless nodes grew. The same input gives the same places to the bit on every machine. It fails when the graph or the
// settings do not fit together, when overlaps cannot be removed, or when ctx ends.
func Place(ctx context.Context, g Graph, s Settings) ([]Point, error) {
	if err := check(g, s); err != nil {
		return nil, fmt.Errorf("force: %w", err)
	}
	p := newPlacer(ctx, g, s)
	if p.anyKnown() {
		p.extend()
	} else {
		p.afresh()
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("force: placing %d nodes: %w", g.N, err)
	}
	if p.stuck {
		return nil, fmt.Errorf("force: placing %d nodes: no room was found for all; their sizes or old places differ too much, so place them anew", g.N)
	}
	return p.at, nil
}

// placer holds what is the same for all parts of a placement.
type placer struct {
	ctx       context.Context
	g         Graph
	s         Settings
	radius    []float64
	known     []bool
	at        []Point
	tree      tree
	stuck     bool      // overlaps remain
	number    []int32   // see local
	component []int32   // of each node
	parts     [][]int32 // nodes of each component, the largest first
}

func newPlacer(ctx context.Context, g Graph, s Settings) *placer {
	p := &placer{ctx: ctx, g: g, s: s, radius: make([]float64, g.N), known: make([]bool, g.N), at: make([]Point, g.N)}
	for i := range g.N {
		p.radius[i] = 1
		if s.Size != nil {
			p.radius[i] = s.Size[i]
		}
	}
	if p.s.Spread <= 0 {
		p.s.Spread = 1
	}
	switch {
	case s.Gravity < 0:
		p.s.Gravity = 0
	case s.Gravity == 0:
		p.s.Gravity = 1
	}
	p.split()
	p.recall()
	return p
}

// recall takes over the old places, but for those so far out that nothing could be told apart there.
func (p *placer) recall() {
	limit := farthest * p.gap()
	for i, k := range p.s.Known {
		if q := p.s.Seed[i]; k && math.Abs(q.X) < limit && math.Abs(q.Y) < limit {
			p.known[i], p.at[i] = true, q
		}
	}
}

func (p *placer) anyKnown() bool {
	for _, k := range p.known {
		if k {
			return true
		}
	}
	return false
}

// check says what is wrong with the input.
func check(g Graph, s Settings) error {
	switch {
	case g.N < 0 || g.N >= maxNodes:
		return fmt.Errorf("%d nodes: up to %d can be placed", g.N, maxNodes-1)
	case g.N == 0:
		return nil
	case len(g.Offsets) != g.N+1 || g.Offsets[0] != 0 || int(g.Offsets[g.N]) != len(g.Targets):
		return errors.New("the offsets do not fit the nodes and targets of the graph")
	case g.Weights != nil && len(g.Weights) != len(g.Targets):
		return errors.New("the graph has another number of weights than of targets")
	case s.Size != nil && len(s.Size) != g.N, s.Community != nil && len(s.Community) != g.N,
		s.Known != nil && (len(s.Known) != g.N || len(s.Seed) != g.N):
		return errors.New("the settings are for another number of nodes than the graph has")
	}
	for i := range g.N {
		if g.Offsets[i] > g.Offsets[i+1] {
			return fmt.Errorf("the offsets fall at node %d", i)
		}
		if s.Size != nil && !(s.Size[i] >= 0 && s.Size[i] < largest) {
			return fmt.Errorf("node %d has size %v", i, s.Size[i])
		}
		if s.Community != nil && (s.Community[i] < 0 || s.Community[i] >= g.N) {
			return fmt.Errorf("node %d is in community %d of %d nodes", i, s.Community[i], g.N)
		}
	}
	for k, v := range g.Targets {
		if v < 0 || int(v) >= g.N {
			return fmt.Errorf("an edge leads to node %d of %d", v, g.N)
		}
		if g.Weights != nil && !(g.Weights[k] >= 0 && g.Weights[k] < largest) {
			return fmt.Errorf("an edge to node %d weighs %v", v, g.Weights[k])
		}
	}
	return nil
}
