package model

// MaxProduct bounds the columns of Products: so many products of codes sum to less than 2^24, which a float32 holds exactly.
const MaxProduct = 4095

// Products sets out[i][j] to the exact sum of the products of row i of a and row j of b, each code counted from Origin: the
// scores of a biaffine layer for the pairs of a sentence, in steps of the product of both scales.
func (w *Work) Products(out Matrix, a, b Codes) {
	if b.Cols > MaxProduct {
		panic("model: Products: too many columns")
	}
	defer w.Release(w.Mark())
	l := w.layerOf(b)
	l.Apply(w, out, a)
}

// layerOf makes a layer whose weights are the rows of b. Its memory is that of w.
func (w *Work) layerOf(b Codes) Linear {
	padded := roundUp(b.Rows, lane)
	l := Linear{In: b.Cols, Out: b.Rows, kq: roundUp(b.Cols, 4) / 4}
	l.packed, l.corr = w.Int8s(padded*l.kq*4), w.Int32s(padded)
	l.scale, l.bias = w.Floats(padded), w.Floats(padded)
	clear(l.packed)
	clear(l.corr)
	clear(l.bias)
	weights := w.Int8s(b.Cols)
	for n := range b.Rows {
		for i, code := range b.Row(n) {
			weights[i] = int8(code) - Origin
		}
		packRow(l.packed, weights, n, l.kq)
		l.corr[n] = -Origin * sumCodes(weights)
	}
	for n := range l.scale {
		l.scale[n] = 1
	}
	return l
}
