package model

import (
	"fmt"
)

// Nibbles is a table of vectors in 4 bits, one a row, each with a scale. A byte holds two codes of -8..7, each plus 8, the
// first in its low half.
type Nibbles struct {
	Rows, Cols int
	codes      []uint8
	scales     []float32
}

// Nibbles reads a table from a uint8 tensor of two dimensions, half as wide as the vectors, with Scales.
func (f *File) Nibbles(name string) (*Nibbles, error) {
	t, err := f.Want(name, Uint8, -1, -1)
	if err != nil {
		return nil, err
	}
	n := &Nibbles{Rows: t.Shape[0], Cols: 2 * t.Shape[1], codes: t.Uint8s()}
	if n.scales, err = f.scales(t); err != nil {
		return nil, err
	}
	if n.scales == nil {
		return nil, fmt.Errorf("model: tensor %q has no scales of its rows", name)
	}
	return n, nil
}

// Add adds row i of the table to dst, which has Cols values.
func (n *Nibbles) Add(dst []float32, i int) {
	scale, half := n.scales[i], n.Cols/2
	dst = dst[:n.Cols]
	for k, two := range n.codes[i*half:][:half] {
		dst[2*k] += float32(float32(int32(two&15)-8) * scale)
		dst[2*k+1] += float32(float32(int32(two>>4)-8) * scale)
	}
}
