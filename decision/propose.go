package decision

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Proposal says that two entities are likely the same. A is the one to keep: merge B into A.
type Proposal struct {
	A      string    `json:"a"`
	B      string    `json:"b"`
	ALabel string    `json:"aLabel"`
	BLabel string    `json:"bLabel"`
	Type   fact.Type `json:"type"` // of A
	Reason string    `json:"reason"`
	Score  float64   `json:"score"` // in (0,1]
}

// Propose returns at most limit pairs of g's nodes that are likely the same, best first; 0 is all. Pairs that o has as distinct or kept are
// left out. g shows what o made of the facts.
func Propose(g *graph.Graph, o *Overlay, limit int) []Proposal { return nil }

// Nearest returns up to n of keys whose spelling is nearest to key, best first.
func Nearest(key string, keys []string, n int) []string { return nil }
