//go:build amd64 || arm64

package model

import "math"

// constants are what the elementwise assembly needs, in the order in which it names them, each as wide as an AVX2 vector or two of NEON.
//
//lint:ignore U1000 the assembly reads it
var constants = [21][8]float32(spread(expMin, expMax, log2e, magic, ln2Hi, ln2Lo, poly4, poly3, poly2, poly1, poly0, 1, -Origin, Origin-1, magic+Origin,
	geluCubic, geluLinear, 127, -Low, 127-Low, magic+Low))

// cellConstants are those of the cells, likewise.
//
//lint:ignore U1000 see constants
var cellConstants = [14][8]float32(spread(gateSigmoid, gateTanh, -powerMost, powerMost, magic, power3, power2, power1, 1, -cellMost, cellMost,
	-Origin, Origin-1, magic+Origin))

//lint:ignore U1000 see constants
func spread(values ...float32) [][8]float32 {
	table := make([][8]float32, len(values))
	for i, v := range values {
		for j := range table[i] {
			table[i][j] = v
		}
	}
	return table
}

// lowest is the least float32.
//
//lint:ignore U1000 see constants
var lowest float32 = -math.MaxFloat32
