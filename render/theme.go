package render

import (
	"fmt"

	"github.com/actant-project/actant/fact"
)

// Color is an opaque colour, 0xRRGGBB.
type Color uint32

// Hex writes the colour as #rrggbb.
func (c Color) Hex() string { return fmt.Sprintf("#%06x", uint32(c)&0xFFFFFF) }

// Theme is the set of colours of a picture.
type Theme uint8

// The themes.
const (
	Light Theme = iota
	Dark
)

// Tone is what a relation does to the two: the colour of its line.
type Tone uint8

// The tones, after the quadrants of the event ontologies.
const (
	ToneNone Tone = iota
	Neutral
	Cooperative
	Hostile
	Faint // co-occurrence
)

// colors of one theme. Entity types are Okabe and Ito's, which colour-blind readers can tell apart.
type colors struct {
	paper, ink, quiet, rule Color
	types                   [7]Color // in the order of fact.Types
	lines, words            [5]Color // by tone
}

var themes = [2]colors{
	Light: {paper: 0xFFFFFF, ink: 0x1A1E23, quiet: 0x59626D, rule: 0xD5D9DE,
		types: [7]Color{0x0072B2, 0xE69F00, 0x009E73, 0x56B4E9, 0xCC79A7, 0xD55E00, 0x8A929B},
		lines: [5]Color{0, 0x8A929B, 0x3D8FB5, 0xC2593F, 0xC4C9CF},
		words: [5]Color{0, 0x4D555F, 0x1E6485, 0x9A3820, 0x59626D}},
	Dark: {paper: 0x12161C, ink: 0xECEFF3, quiet: 0x9BA5B1, rule: 0x2F3741,
		types: [7]Color{0x3B9BD8, 0xF0B429, 0x2DBE94, 0x8CCBF2, 0xDE9CC0, 0xEE7F3B, 0x9AA3AD},
		lines: [5]Color{0, 0x77818D, 0x4A93B8, 0xCC6A52, 0x3F4853},
		words: [5]Color{0, 0xBAC2CC, 0x8FC6E3, 0xF0A48F, 0x9BA5B1}},
}

func (t Theme) colors() *colors { return &themes[min(t, Dark)] }

func (c *colors) node(t fact.Type) Color {
	for i, x := range fact.Types {
		if x == t {
			return c.types[i]
		}
	}
	return c.types[6]
}

// toneOf sorts the types of relation into tones.
func toneOf(t fact.RelationType, s fact.Status) Tone {
	if s == fact.Cooccurring {
		return Faint
	}
	switch t {
	case fact.Consult, fact.Agree, fact.Support, fact.Aid, fact.Yield, fact.Cooperate:
		return Cooperative
	case fact.Accuse, fact.Reject, fact.Threaten, fact.Assault, fact.Sanction, fact.Coerce, fact.Protest, fact.Mobilize, fact.Investigate:
		return Hostile
	}
	return Neutral
}
