package model

import "golang.org/x/sys/cpu"

func native() []*Kernels {
	neon := plain()
	neon.name, neon.wide, neon.narrow = "neon", gemmNEON, gemmNEON
	if !cpu.ARM64.HasASIMDDP {
		return []*Kernels{neon}
	}
	dot := plain()
	dot.name, dot.wide, dot.narrow = "dotprod", gemmDot, gemmDot
	return []*Kernels{dot, neon}
}

// gemmDot is a gemmFunc for one panel by dot products of four bytes, gemmNEON one by products of 16 bits.
//
//go:noescape
func gemmDot(c []float32, ldc int, a []uint8, lda, rows, taps, tap, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

//go:noescape
func gemmNEON(c []float32, ldc int, a []uint8, lda, rows, taps, tap, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)
