package model

// Kernels is one way to do the heavy work. All ways give the same bits.
type Kernels struct {
	name string

	// wide multiplies panels panels at a time, narrow one.
	wide, narrow gemmFunc
	panels       int
	// strips does the same as wide for some times as many panels. It is nil where nothing is gained by that.
	strips func(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias, strips int)

	// These take a number of values that is a multiple of lane.
	quantize func(dst []uint8, src []float32, inverse float32)
	exp      func(dst, src []float32)
	scaled   func(dst []float32, src []int8, scale float32)

	// So do these: see cell.go.
	cell, coupled func(h, c, gates []float32, codes []uint8, block int, inverse float32)

	// So do these: see rowwise.go.
	quantizeUp func(dst []uint8, src []float32, inverse float32)
	peak       func(dst, src, factor []float32) float32
	affine     func(dst, src, gain, bias []float32, scale float32)
	residual   func(dst, src, bias []float32, scale float32) float32
	center     func(dst []float32, mean float32) float32
	gelu       func(dst, src, bias []float32, scale float32) float32
	weigh      func(dst []uint8, src []float32, top, scale float32) int32
	highest    func(src []float32) float32
	widen      func(dst, src []float32)
}

// A gemmFunc computes rows x 16*panels outputs:
//
//	c[r][n] = float32(corr[n] + sum a*b)*scale[n] + bias[r*ldbias+n]
//
// The sum runs over the 4*kq bytes of row r, from a[r*lda] on. b holds panels of 16 outputs, each panel as
// [kq][16][4]int8. The caller has checked all bounds and that every byte of a that meets a nonzero weight is at most 127.
type gemmFunc func(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

// Name says what the kernels need: "amx", "avx512vnni", "avxvnni", "avx2", "dotprod", "neon" or "go".
func (k *Kernels) Name() string { return k.name }

// Available returns the kernels that this processor can run, best first; the last is plain Go.
func Available() []*Kernels { return append(native(), plain()) }

// best is what a Work uses by default; it never changes.
var best = Available()[0]

func plain() *Kernels {
	return &Kernels{
		name: "go", wide: gemmGo, narrow: gemmGo, panels: 1,
		quantize: quantizeGo, exp: expGo, scaled: scaledGo,
		cell: cellGo, coupled: coupledGo,
		quantizeUp: quantizeUpGo, peak: peakGo, affine: affineGo, residual: residualGo, center: centerGo,
		gelu: geluGo, weigh: weighGo, highest: highestGo, widen: widenGo,
	}
}
