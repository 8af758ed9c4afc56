package render

import (
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/layout"
)

// Settings say what a picture shows and how; the zero value makes a good one.
type Settings struct {
	Title       string // above the picture; "" for none
	Source      string // the source note at the foot: documents, outlet, "" for none
	Date        string // of the picture, written after the source; "" for none
	Theme       Theme
	Transparent bool // no background

	MaxNodes     int   // 0 is 60, below 0 all
	MaxEdges     int   // 0 is what stays readable for the nodes, below 0 all
	Cooccurrence Layer // of co-occurrence edges
	Weak         bool  // draw co-occurrences of one sentence too
	Isolated     bool  // draw nodes without an edge

	// At are places of the nodes by their keys, in any unit, y downward. The picture keeps them, made larger or smaller as
	// a whole so that shapes and names have room, and asks for no layout; Isolated is then taken as set. A node without
	// a place stands below the others, and names for which there is no room are left out. nil: nodes are laid out.
	At map[string]Point

	// Left is what filters took out of the graph before it came here; it is counted with what the picture leaves out.
	Left graph.Left

	Scale  float64  // pixels of a PNG to one unit; 0 is 2
	Fonts  [][]byte // TrueType or OpenType, for characters that Liberation Sans lacks in PNG and PDF
	Layout layout.Settings
}

// Layer says whether co-occurrence edges are drawn.
type Layer uint8

// The choices: where there are no typed relations, always, never.
const (
	LayerAuto Layer = iota
	LayerShown
	LayerHidden
)

// DefaultNodes is how many nodes a picture shows when nothing else is said.
const DefaultNodes = 60

func (s Settings) maxNodes(all int) int {
	switch {
	case s.MaxNodes < 0:
		return all
	case s.MaxNodes == 0:
		return min(all, DefaultNodes)
	}
	return min(all, s.MaxNodes)
}

// maxEdges grows slower than the nodes, since edges, unlike nodes, get into each other's way.
func (s Settings) maxEdges(nodes, all int) int {
	switch {
	case s.MaxEdges < 0:
		return all
	case s.MaxEdges == 0:
		return min(all, nodes+nodes/2+10)
	}
	return min(all, s.MaxEdges)
}
