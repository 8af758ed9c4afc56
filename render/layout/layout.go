// Package layout places the nodes of a picture: Graphviz proposes, in a process of its own, and
// the package chooses, refines, frees labels of overlaps and packs the parts side by side.
package layout

import (
	"context"
	"io/fs"
	"time"
)

// Point is a place in the picture; y grows downward.
type Point struct{ X, Y float64 }

// Side is where a node's label stands.
type Side uint8

// The sides, in the order of preference.
const (
	Below Side = iota
	Right
	Above
	Left
)

// Node is a shape of radius R with a label of LabelW by LabelH beside it.
type Node struct{ R, LabelW, LabelH float64 }

// Edge joins two nodes. Len is the length wished for, Lanes how many arcs run side by side; a label
// of LabelW by LabelH stands on its middle.
type Edge struct {
	A, B           int
	Len            float64
	Lanes          int
	LabelW, LabelH float64
}

// Settings of a placement; the zero value works.
type Settings struct {
	Helper    string        // path of actant-layout, used where the program carries none; "" is none
	CacheDir  string        // a private directory for the helper's compiled code; "" compiles it each time
	TempDir   string        // where private files of a run are made; "" is the system's
	Timeout   time.Duration // of the helper; 0 is 20 s
	MaxMemory uint64        // bytes the helper should keep below; 0 is 1 GiB
	Engine    string        // neato, fdp, sfdp, dot, circo, twopi, or "native" for no helper; "" tries several and takes the best
	Aspect    float64       // width by height aimed at; 0 is 1.8
	Seed      int           // of the first start

	carried fs.FS // in place of what the program carries; for tests
}

// Result is a placement: positions and label sides by node index.
type Result struct {
	Pos    []Point
	Sides  []Side
	Engine string // what placed the largest part
	Note   string // why Graphviz did not place it, or ""
}

// Limits beyond which a better picture is not worth the wait.
const (
	maxGraphviz = 500 // nodes Graphviz is asked for
	maxRefine   = 260 // nodes of a part that is refined
)

// Place places the graph: no two nodes or node labels overlap. The same input gives the same
// placement as long as the same helper answers. It fails only when ctx ends.
func Place(ctx context.Context, nodes []Node, edges []Edge, s Settings) (Result, error) {
	if s.Aspect <= 0 {
		s.Aspect = 1.8
	}
	res := Result{Pos: make([]Point, len(nodes)), Sides: make([]Side, len(nodes)), Engine: "native"}
	parts := split(nodes, edges)
	proposals, note := propose(ctx, nodes, edges, parts, s)
	res.Note = note
	for i, p := range parts {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		if engine := p.place(ctx, proposals, s); i == 0 {
			res.Engine = engine
		}
	}
	widen(parts, pack(parts, s.Aspect), s.Aspect)
	for _, p := range parts {
		for i, id := range p.ids {
			res.Pos[id], res.Sides[id] = p.pos[i], p.sides[i]
		}
	}
	return res, ctx.Err()
}

// proposal is one engine's placement of the whole graph.
type proposal struct {
	engine string
	pos    []Point
}

// propose asks the helper; without one there are no proposals and a note that says why.
func propose(ctx context.Context, nodes []Node, edges []Edge, parts []*part, s Settings) ([]proposal, string) {
	switch {
	case s.Engine == "native" || len(parts) == 0 || len(parts[0].ids) < 3:
		return nil, ""
	case len(nodes) > maxGraphviz:
		return nil, "placed without Graphviz, which is meant for up to 500 nodes"
	}
	ps, err := ask(ctx, nodes, edges, s)
	if err != nil {
		return nil, "placed without Graphviz: " + err.Error()
	}
	return ps, ""
}
