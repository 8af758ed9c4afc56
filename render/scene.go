// Package render turns a graph into a picture: a Scene of placed and labelled nodes and edges, drawn
// to SVG, PNG and PDF by one routine, and written as DOT.
package render

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/font"
	"github.com/actant-project/actant/render/layout"
)

// Point is a place in the picture in units of 1/96 inch; y grows downward from the upper edge.
type Point = layout.Point

// Rect is a box in the picture.
type Rect = layout.Rect

// Scene is a picture ready to be drawn. Everything in it is placed, measured, clean text.
type Scene struct {
	Width, Height float64
	Title         string
	Subtitle      string // how much of the graph is shown
	Source        string // source note with its date
	Theme         Theme
	Transparent   bool
	Nodes         []Node
	Edges         []Edge // in the order of drawing
	Legend        []LegendItem
	Texts         []Text // title, subtitle, notes and legend as placed
	Left          LeftOut
	Notes         []string // what the maker of the picture should know: a fallback, missing fonts
	Engine        string   // what proposed the placement

	fonts   *font.Set
	scale   float64
	crowded bool // too large for lines to look for ways around nodes
}

// Node is one drawn entity.
type Node struct {
	Key      string
	Label    string   // the whole name
	Lines    []string // the name as drawn; empty where it is left out
	Type     fact.Type
	Color    Color
	At       Point
	R        float64
	FontSize float64
	Bold     bool
	Side     layout.Side
	Box      Rect // of the label
	Mentions int
	Tooltip  string
}

// Edge is one drawn relation.
type Edge struct {
	ID             string // of the graph's edge
	Source, Target int    // indices of Nodes
	Type           fact.RelationType
	Status         fact.Status
	Tone           Tone
	Color          Color
	Width          float64
	Curve          Curve // from one shape to the other, arrow left out
	Arrow          []Point
	Cross          []Point // the middle of the mark of a denied relation; empty for the others
	Label          string  // what is written on it; drawn when Shown
	Shown          bool
	Gap            [2]float64 // the stretch of the curve that makes way for the label; none where both are 0
	LabelAt        Point      // middle of the label
	FontSize       float64
	Box            Rect // of the label
	Weight         int
	Tooltip        string
}

// Text is a line of text of the frame around the picture.
type Text struct {
	Text  string
	At    Point // start of the baseline
	Size  float64
	Bold  bool
	Quiet bool
	Class string
}

// LegendItem explains one sign; exactly one of Node, Status and Tone is set.
type LegendItem struct {
	Label  string
	Node   fact.Type
	Status fact.Status
	Tone   Tone
	At     Point // middle of the sign
}

// LeftOut counts what the graph holds and the picture does not.
type LeftOut struct {
	graph.Left
	Parallel int // relations between two drawn nodes beyond the four that are drawn
	Told     int // offices in somebody's words that the text states itself
	Labels   int // edge labels for which there was no room
	Names    int // names of nodes for which there was no room where places were given
}
