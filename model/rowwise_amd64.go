package model

func rows512(k Kernels) *Kernels {
	k.quantizeUp, k.peak, k.affine, k.residual, k.center = quantizeUp512, peak512, affine512, residual512, center512
	k.gelu, k.weigh, k.highest, k.widen = gelu512, weigh512, highest512, widen512
	return &k
}

func rows256(k Kernels) *Kernels {
	k.quantizeUp, k.peak, k.affine, k.residual, k.center = quantizeUp256, peak256, affine256, residual256, center256
	k.gelu, k.weigh, k.highest, k.widen = gelu256, weigh256, highest256, widen256
	return &k
}

// These do what their forms ending in Go do; numbers of values are multiples of lane.

//go:noescape
func quantizeUp512(dst []uint8, src []float32, inverse float32)

//go:noescape
func peak512(dst, src, factor []float32) float32

//go:noescape
func affine512(dst, src, gain, bias []float32, scale float32)

//go:noescape
func residual512(dst, src, bias []float32, scale float32) float32

//go:noescape
func center512(dst []float32, mean float32) float32

//go:noescape
func gelu512(dst, src, bias []float32, scale float32) float32

//go:noescape
func weigh512(dst []uint8, src []float32, top, scale float32) int32

//go:noescape
func highest512(src []float32) float32

//go:noescape
func widen512(dst, src []float32)

//go:noescape
func quantizeUp256(dst []uint8, src []float32, inverse float32)

//go:noescape
func peak256(dst, src, factor []float32) float32

//go:noescape
func affine256(dst, src, gain, bias []float32, scale float32)

//go:noescape
func residual256(dst, src, bias []float32, scale float32) float32

//go:noescape
func center256(dst []float32, mean float32) float32

//go:noescape
func gelu256(dst, src, bias []float32, scale float32) float32

//go:noescape
func weigh256(dst []uint8, src []float32, top, scale float32) int32

//go:noescape
func highest256(src []float32) float32

//go:noescape
func widen256(dst, src []float32)
