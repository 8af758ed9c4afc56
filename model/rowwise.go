package model

import "math"

// The methods of Work below are the elementwise work of a transformer, over rows whose length is a multiple of 16. Each is a
// few rounded operations in a fixed order, as elementwise.go says; the greatest values do not depend on any order.

// Peak sets dst to src times factor, value by value, and returns the greatest size of the results.
func (w *Work) Peak(dst, src, factor []float32) float32 {
	return w.kernels().peak(dst, src[:len(dst)], factor[:len(dst)])
}

// Affine sets dst to src*scale*gain + bias.
func (w *Work) Affine(dst, src, gain, bias []float32, scale float32) {
	w.kernels().affine(dst, src[:len(dst)], gain[:len(dst)], bias[:len(dst)], scale)
}

// residual adds src*scale + bias to dst and returns the sum of dst: see laneSum.
func (w *Work) residual(dst, src, bias []float32, scale float32) float32 {
	return w.kernels().residual(dst, src[:len(dst)], bias[:len(dst)], scale)
}

// normalize sets dst, whose values sum to sum, to the LayerNorm of dst.
func (w *Work) normalize(dst, gain, bias []float32, sum, epsilon float32) {
	n := float32(len(dst))
	squares := w.kernels().center(dst, sum/n)
	spread := float32(squares/n) + epsilon
	w.Affine(dst, dst, gain, bias, 1/float32(math.Sqrt(float64(spread))))
}

// gelu sets dst to GELU(src*scale + bias) and returns the greatest.
func (w *Work) gelu(dst, src, bias []float32, scale float32) float32 {
	return w.kernels().gelu(dst, src[:len(dst)], bias[:len(dst)], scale)
}

// quantizeUp sets dst to the codes of src, of which Low stands for 0.
func (w *Work) quantizeUp(dst []uint8, src []float32, inverse float32) {
	w.kernels().quantizeUp(dst, src[:len(dst)], inverse)
}

// weigh sets dst to the codes 0..127 of e^((x-top)*scale) of src, none of which is above top, and returns their sum.
func (w *Work) weigh(dst []uint8, src []float32, top, scale float32) int32 {
	return w.kernels().weigh(dst, src[:len(dst)], top, scale)
}

// highest returns the greatest of src, or the least float32 if that is greater.
func (w *Work) highest(src []float32) float32 { return w.kernels().highest(src) }

// widen raises dst to the sizes of src.
func (w *Work) widen(dst, src []float32) { w.kernels().widen(dst, src[:len(dst)]) }

// Low is the code of 0 of activations that are hardly negative: they are codes 0..127 for -16..111 steps.
const Low = 16

// GELU by x*Sigmoid(geluLinear*x + geluCubic*x³), which is the usual approximation 0.5x(1+tanh(sqrt(2/pi)(x+0.044715x³))).
const (
	geluCubic  = 0.07135481627
	geluLinear = 1.595769122
)

func peakGo(dst, src, factor []float32) (top float32) {
	for i, x := range src {
		v := x * factor[i]
		dst[i] = v
		if v < 0 {
			v = -v
		}
		if v > top {
			top = v
		}
	}
	return top
}

func affineGo(dst, src, gain, bias []float32, scale float32) {
	for i, x := range src {
		dst[i] = float32(float32(x*scale)*gain[i]) + bias[i]
	}
}

func residualGo(dst, src, bias []float32, scale float32) float32 {
	for i, x := range src {
		dst[i] += float32(x*scale) + bias[i]
	}
	return laneSum(dst)
}

func centerGo(dst []float32, mean float32) float32 {
	for i := range dst {
		dst[i] -= mean
	}
	return laneSquares(dst)
}

func geluGo(dst, src, bias []float32, scale float32) float32 {
	top := float32(-math.MaxFloat32)
	for i, x := range src {
		y := float32(x*scale) + bias[i]
		t := float32(float32(y*y)*geluCubic) + geluLinear
		g := float32(y * Sigmoid(float32(t*y)))
		dst[i] = g
		if g > top {
			top = g
		}
	}
	return top
}

func quantizeUpGo(dst []uint8, src []float32, inverse float32) {
	for i, x := range src {
		v := float32(x * inverse)
		if !(v > -Low) {
			v = -Low
		}
		if !(v < 127-Low) {
			v = 127 - Low
		}
		dst[i] = uint8(math.Float32bits(v + (magic + Low)))
	}
}

func weighGo(dst []uint8, src []float32, top, scale float32) (sum int32) {
	for i, x := range src {
		p := Exp(float32(float32(x-top) * scale))
		dst[i] = uint8(math.Float32bits(float32(p*127) + magic))
		sum += int32(dst[i])
	}
	return sum
}

func highestGo(src []float32) float32 {
	top := float32(-math.MaxFloat32)
	for _, x := range src {
		if x > top {
			top = x
		}
	}
	return top
}

func widenGo(dst, src []float32) {
	for i, x := range src {
		if x < 0 {
			x = -x
		}
		if x > dst[i] {
			dst[i] = x
		}
	}
}
