// Package wire is the one request and the one answer that pass between Actant and its layout
// helper, a process of its own that links Graphviz. Lengths are points, y grows downward.
package wire

// Request asks for one placement of the graph for each variant.
type Request struct {
	Nodes    []Node    `json:"nodes"`
	Edges    []Edge    `json:"edges"`
	Variants []Variant `json:"variants"`
	// MaxBytes and MaxSeconds are limits that the helper puts on itself where the system lets it; 0 is none.
	MaxBytes   uint64 `json:"max_bytes,omitempty"`
	MaxSeconds uint64 `json:"max_seconds,omitempty"`
}

// Node is the box to be placed.
type Node struct {
	W float64 `json:"w"`
	H float64 `json:"h"`
}

// Edge joins two nodes by index; Len is the length wished for, 0 for the engine's own.
type Edge struct {
	A      int     `json:"a"`
	B      int     `json:"b"`
	Len    float64 `json:"len,omitempty"`
	Weight float64 `json:"weight,omitempty"`
}

// Variant is an engine (neato, fdp, sfdp, dot, circo, twopi) and the seed of its start.
type Variant struct {
	Engine string `json:"engine"`
	Mode   string `json:"mode,omitempty"` // neato: major, KK, sgd
	Seed   int    `json:"seed,omitempty"`
}

// Response holds one placement for each variant, empty where that variant failed.
type Response struct {
	Layouts [][]Point `json:"layouts"`
	Errors  []string  `json:"errors,omitempty"`
}

// Point is the middle of a node.
type Point struct {
	X float64 `json:"x"`
	Y float64 `json:"y"`
}

// Engines lists the engines a Variant may name.
var Engines = []string{"neato", "fdp", "sfdp", "dot", "circo", "twopi"}

// Modes lists the modes of neato a Variant may name; "" is the engine's own.
var Modes = []string{"", "major", "KK", "sgd", "hier"}
