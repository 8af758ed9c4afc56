package model

// Biaffine scores every pair of a dependent and a head: score = dep*U*head + head*Bias (+ what Middle's bias adds). The
// dependents go through Middle; the heads become 8-bit weights, so that a sentence is two integer products.
type Biaffine struct {
	Middle      *Linear   // columns of dependents to columns of heads
	MiddleScale float32   // scale of the quantized output of Middle
	HeadScale   float32   // scale of the heads as weights: values beyond 127 times it are cut
	Bias        []float32 // per column of heads; nil means 0
}

// Apply sets out, one row a dependent and one column a head, to the scores. deps and heads are those of one sentence.
func (b *Biaffine) Apply(w *Work, out Matrix, deps Codes, heads Matrix) {
	defer w.Release(w.Mark())
	middle := w.Matrix(deps.Rows, b.Middle.Out)
	b.Middle.Apply(w, middle, deps)
	codes := w.Codes(middle.Rows, middle.Cols)
	w.Quantize(codes, middle, b.MiddleScale)
	l := w.temporary(heads, b.HeadScale, b.MiddleScale)
	for i := range heads.Rows {
		if b.Bias != nil {
			w.Dots(l.bias[i:i+1], heads.Row(i), b.Bias)
		}
	}
	l.Apply(w, out, codes)
}

// temporary makes a layer whose weights are the rows, quantized at one scale. Its memory is that of w.
func (w *Work) temporary(rows Matrix, scale, input float32) Linear {
	padded := roundUp(rows.Rows, lane)
	l := Linear{In: rows.Cols, Out: rows.Rows, Taps: 1, kq: roundUp(rows.Cols, 4) / 4}
	l.packed, l.corr = w.Int8s(padded*l.kq*4), w.Int32s(padded)
	l.scale, l.bias = w.Floats(padded), w.Floats(padded)
	clear(l.packed)
	clear(l.corr)
	clear(l.scale)
	clear(l.bias)
	codes, inverse := w.Int8s(rows.Cols), 1/scale
	for n := range rows.Rows {
		weightCodes(codes, rows.Row(n), inverse)
		packRow(l.packed, codes, n, l.In, l.kq, 1)
		l.corr[n] = -Origin * sumCodes(codes)
		l.scale[n] = scale * input
	}
	return l
}

// weightCodes quantizes to -127..127, ties to even.
func weightCodes(dst []int8, src []float32, inverse float32) {
	for i, x := range src {
		v := float32(x * inverse)
		if !(v > -127) {
			v = -127
		}
		if !(v < 127) {
			v = 127
		}
		dst[i] = int8(float32(v+magic) - magic)
	}
}

// Bilinear scores relations of chosen pairs: score r = sum over e of (dep*Middle)[r*E+e] * head[e], where E is the number of
// columns of the heads and Middle has relations*E outputs.
type Bilinear struct{ Middle *Linear }

// together is how many tokens' middles are held at a time, so that they stay in the cache.
const together = 12

// Apply sets out, one row a token and one column a relation, to the scores of each token under its head: row chosen[i] of
// heads.
func (b Bilinear) Apply(w *Work, out Matrix, deps Codes, heads Matrix, chosen []int32) {
	defer w.Release(w.Mark())
	middle := w.Matrix(together, b.Middle.Out)
	for from := 0; from < deps.Rows; from += together {
		part := deps.Part(from, min(from+together, deps.Rows))
		b.Middle.Apply(w, middle.Part(0, part.Rows), part)
		for i := range part.Rows {
			w.Dots(out.Row(from+i), middle.Row(i), heads.Row(int(chosen[from+i])))
		}
	}
}
