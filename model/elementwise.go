package model

import "math"

// The methods of Work below run over whole slices: the kernels take what is a multiple of lane, the rest goes one by
// one through the same operations. Slices must be equally long, and dst may be an operand.

// Exp sets dst to Exp of each value of src.
func (w *Work) Exp(dst, src []float32) {
	n := whole(len(dst))
	w.kernels().exp(dst[:n], src[:n])
	expGo(dst[n:], src[n:len(dst)])
}

// AddScaled adds scale times each value of src to dst.
func (w *Work) AddScaled(dst []float32, src []int8, scale float32) {
	n := whole(len(dst))
	w.kernels().scaled(dst[:n], src[:n], scale)
	scaledGo(dst[n:], src[n:len(dst)], scale)
}

// QuantizeRow sets dst to the codes of src: inverse is one over the scale. Values beyond the range of the codes become its
// ends.
func (w *Work) QuantizeRow(dst []uint8, src []float32, inverse float32) {
	n := whole(len(dst))
	w.kernels().quantize(dst[:n], src[:n], inverse)
	quantizeGo(dst[n:], src[n:len(dst)], inverse)
}

// Quantize sets all rows of dst to the codes of src at the given scale.
func (w *Work) Quantize(dst Codes, src Matrix, scale float32) {
	for i := range src.Rows {
		w.QuantizeRow(dst.Row(i), src.Row(i), 1/scale)
	}
}

func whole(n int) int { return n &^ (lane - 1) }

func expGo(dst, src []float32) {
	for i, x := range src {
		dst[i] = Exp(x)
	}
}

func scaledGo(dst []float32, src []int8, scale float32) {
	for i, x := range src {
		dst[i] += float32(float32(x) * scale)
	}
}

func quantizeGo(dst []uint8, src []float32, inverse float32) {
	for i, x := range src {
		dst[i] = code(x, inverse)
	}
}

func code(x, inverse float32) uint8 {
	v := float32(x * inverse)
	if !(v > -Origin) {
		v = -Origin
	}
	if !(v < Origin-1) {
		v = Origin - 1
	}
	return uint8(math.Float32bits(v + (magic + Origin)))
}
