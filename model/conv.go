package model

import "fmt"

// Convolution is a Linear of several taps over the tokens of a sentence: output t sees the inputs at
// t + (tap - Taps/2)*Dilation, and zeros beyond the ends. Sentences do not see each other.
type Convolution struct {
	*Linear
	Dilation int
}

// Reach is how many rows of padding a Layout needs for it.
func (c Convolution) Reach() int { return c.Taps / 2 * c.Dilation }

// Apply sets out, which is plain, to the convolution of x, which is padded (see QuantizePadded).
func (c Convolution) Apply(w *Work, out Matrix, x Codes, l *Layout) {
	if c.Reach() > l.Pad || x.Rows != l.PaddedRows() {
		panic(fmt.Sprintf("model: convolution of reach %d over %d rows, padded by %d to %d", c.Reach(), x.Rows, l.Pad, l.PaddedRows()))
	}
	c.checkShapes(out, x, l.Rows)
	for from := 0; from < len(l.Lens); {
		to, rows := from, 0
		for to < len(l.Lens) && (to == from || (rows+l.Lens[to])*x.Stride <= blockBytes) {
			rows += l.Lens[to]
			to++
		}
		c.sentences(w.kernels(), out, x, l, from, to)
		from = to
	}
}

// sentences runs strip by strip over the sentences from up to to: their activations and the weights of a strip stay
// in the caches.
func (c Convolution) sentences(k *Kernels, out Matrix, x Codes, l *Layout, from, to int) {
	for n := 0; n < c.Padded(); n += lane * c.width(k, n) {
		for i := from; i < to; i++ {
			if l.Lens[i] > 0 {
				first := (l.Padded(i) - c.Reach()) * x.Stride
				c.strip(k, n, out.Data[l.Starts[i]*out.Stride:], out.Stride, x.Data[first:], x.Stride, l.Lens[i], c.Dilation*x.Stride, c.bias, 0)
			}
		}
	}
}

// Gate sets dst to a*Sigmoid(b), where a is the left and b the right half of the columns of ab.
func (w *Work) Gate(dst, ab Matrix) {
	half := ab.Cols / 2
	for i := range ab.Rows {
		row := ab.Row(i)
		w.GLU(dst.Row(i), row[:half], row[half:])
	}
}
