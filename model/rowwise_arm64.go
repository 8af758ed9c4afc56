package model

func rowsNEON(k Kernels) *Kernels {
	k.quantizeUp, k.peak, k.affine, k.residual, k.center = quantizeUpNEON, peakNEON, affineNEON, residualNEON, centerNEON
	k.gelu, k.weigh, k.highest, k.widen = geluNEON, weighNEON, highestNEON, widenNEON
	return &k
}

// These do what their forms ending in Go do; numbers of values are multiples of lane.

//go:noescape
func quantizeUpNEON(dst []uint8, src []float32, inverse float32)

//go:noescape
func peakNEON(dst, src, factor []float32) float32

//go:noescape
func affineNEON(dst, src, gain, bias []float32, scale float32)

//go:noescape
func residualNEON(dst, src, bias []float32, scale float32) float32

//go:noescape
func centerNEON(dst []float32, mean float32) float32

//go:noescape
func geluNEON(dst, src, bias []float32, scale float32) float32

//go:noescape
func weighNEON(dst []uint8, src []float32, top, scale float32) int32

//go:noescape
func highestNEON(src []float32) float32

//go:noescape
func widenNEON(dst, src []float32)
