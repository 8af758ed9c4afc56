package model

import "math"

// The elementwise part of LSTMs. Its results become codes of 7 bits, so an exponential good to four digits will do; fractions are
// brought to one denominator, for divisions are what costs most. As in floats.go, each operation is rounded once and the
// assembly does the same ones in the same order.

const (
	// Factors of a gate x, so that power gives e^-x for a sigmoid, 1/(1+e^-x), and e^-2x for a hyperbolic tangent, (1-e^-2x)/(1+e^-2x).
	gateSigmoid = -log2e
	gateTanh    = -2 * log2e

	powerMost = 40      // so that products of three powers, or of two and a c, are finite
	cellMost  = 1 << 40 // bounds c, which grows by no more than 1 a step and so meets it only if it began so
)

// The polynomial 1 + power1*r + power2*r² + power3*r³ is 2^r on |r| <= 1/2 within 1.013e-4, relative: the least that is possible
// with 1 for r = 0.
const (
	power1 = 0.69328293
	power2 = 0.24221096
	power3 = 0.05500893
)

// power is 2^t within 1.03e-4, relative, for t in -powerMost..powerMost; t outside counts as the nearer end.
func power(t float32) float32 {
	t = bounded(t, powerMost)
	shifted := t + magic
	r := t - (shifted - magic)
	p := float32(r*power3) + power2
	p = float32(p*r) + power1
	p = float32(p*r) + 1
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(shifted)<<23)
}

func bounded(x, most float32) float32 {
	if !(x > -most) {
		return -most
	}
	if !(x < most) {
		return most
	}
	return x
}

// Cell does the elementwise part of a step of an LSTM. gates are blocks of as many values as h has: in, forget, candidate, out; or in,
// candidate, out where forget is coupled to in. c becomes forget*c + in*candidate and h becomes out*tanh(c), with the sigmoids of in,
// forget (coupled: 1 - that of in) and out, and the hyperbolic tangent of candidate; codes become those of h: inverse is one over
// their scale. h is right within 2e-4, c within 2e-4 of the greater of 1 and its size. Whatever finite values come in, finite ones come
// out; of a NaN comes what differs from processor to processor.
func (w *Work) Cell(h, c, gates []float32, codes []uint8, inverse float32) {
	m := len(h)
	n := whole(m)
	kernel, rest := w.kernels().cell, cellGo
	if len(gates) == 3*m {
		kernel, rest = w.kernels().coupled, coupledGo
	} else if len(gates) != 4*m {
		panic("model: Cell: neither three nor four blocks of gates")
	}
	kernel(h[:n], c[:n], gates, codes[:n], m, inverse)
	rest(h[n:], c[n:m], gates[n:], codes[n:m], m, inverse)
}

// cellGo is a step of as many units as h has; the gates of a unit are block values apart.
func cellGo(h, c, gates []float32, codes []uint8, block int, inverse float32) {
	for i := range h {
		ei, ef := power(float32(gates[i]*gateSigmoid)), power(float32(gates[block+i]*gateSigmoid))
		eg, out := power(float32(gates[2*block+i]*gateTanh)), gates[3*block+i]
		both := float32((1 + ei) * (1 + eg))
		sum := float32(c[i]*both) + float32((1-eg)*(1+ef))
		c[i] = bounded(sum/float32(both*(1+ef)), cellMost)
		h[i] = output(c[i], out)
		codes[i] = code(h[i], inverse)
	}
}

// coupledGo is cellGo with coupled gates.
func coupledGo(h, c, gates []float32, codes []uint8, block int, inverse float32) {
	for i := range h {
		ei, eg, out := power(float32(gates[i]*gateSigmoid)), power(float32(gates[block+i]*gateTanh)), gates[2*block+i]
		sum := float32(float32(c[i]*ei)*(1+eg)) + (1 - eg)
		c[i] = bounded(sum/float32((1+ei)*(1+eg)), cellMost)
		h[i] = output(c[i], out)
		codes[i] = code(h[i], inverse)
	}
}

// output is the sigmoid of out times the hyperbolic tangent of c.
func output(c, out float32) float32 {
	eo, ec := power(float32(out*gateSigmoid)), power(float32(c*gateTanh))
	return (1 - ec) / float32((1+eo)*(1+ec))
}
