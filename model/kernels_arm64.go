package model

import "golang.org/x/sys/cpu"

func native() []*Kernels {
	neon := rowsNEON(Kernels{
		name: "neon", wide: gemmNEON, narrow: gemmNEON, panels: 1,
		quantize: quantizeNEON, exp: expNEON, scaled: scaledNEON,
		cell: cellNEON, coupled: coupledNEON,
	})
	if !cpu.ARM64.HasASIMDDP {
		return []*Kernels{neon}
	}
	dot := *neon
	dot.name, dot.wide, dot.narrow = "dotprod", gemmDot, gemmDot
	return []*Kernels{&dot, neon}
}

// gemmDot is a gemmFunc for one panel by dot products of four bytes, gemmNEON one by products of 16 bits.
//
//go:noescape
func gemmDot(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

//go:noescape
func gemmNEON(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

// The rest do what their forms ending in Go do; numbers of values are multiples of lane.

//go:noescape
func quantizeNEON(dst []uint8, src []float32, inverse float32)

//go:noescape
func expNEON(dst, src []float32)

//go:noescape
func cellNEON(h, c, gates []float32, codes []uint8, block int, inverse float32)

//go:noescape
func coupledNEON(h, c, gates []float32, codes []uint8, block int, inverse float32)

//go:noescape
func scaledNEON(dst []float32, src []int8, scale float32)
