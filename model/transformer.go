package model

import (
	"fmt"
	"math"
	"slices"
)

// TransformerLayer is attention and two products of one layer, each added to what it read and normalised, as in BERT. It is
// read-only after it is made.
type TransformerLayer struct {
	Heads             int
	QKV, Out          *RowLinear
	Up, Down          *RowLinear
	AfterOut, AfterUp Norm
}

// Norm is the gain and the bias of a LayerNorm.
type Norm struct{ Gain, Bias []float32 }

const normEpsilon = 1e-12

// Norm reads the tensors "name.gain" and "name.bias" of n values, a multiple of 16.
func (f *File) Norm(name string, n int) (norm Norm, err error) {
	if n%lane != 0 {
		return norm, fmt.Errorf("model: norm %q of %d values, no multiple of %d", name, n, lane)
	}
	if norm.Gain, err = f.Floats(name+".gain", n); err != nil {
		return norm, err
	}
	norm.Bias, err = f.Floats(name+".bias", n)
	return norm, err
}

// TransformerLayer reads the layer of a name: the layers "name.qkv", "name.out", "name.up", "name.down" and the norms
// "name.norm1" and "name.norm2".
func (f *File) TransformerLayer(name string, heads int) (*TransformerLayer, error) {
	l := &TransformerLayer{Heads: heads}
	for part, to := range map[string]**RowLinear{"qkv": &l.QKV, "out": &l.Out, "up": &l.Up, "down": &l.Down} {
		var err error
		if *to, err = f.RowLayer(name+"."+part, part == "down"); err != nil {
			return nil, err
		}
	}
	n := l.QKV.In
	if heads < 1 || n%heads != 0 || n/heads%lane != 0 || n/heads > MaxProduct || l.QKV.Out != 3*n || l.Out.In != n || l.Out.Out != n ||
		l.Up.In != n || l.Down.In != l.Up.Out || l.Down.Out != n || l.Up.Out%lane != 0 {
		return nil, fmt.Errorf("model: layer %q: the sizes do not fit each other", name)
	}
	var err error
	if l.AfterOut, err = f.Norm(name+".norm1", n); err != nil {
		return nil, err
	}
	l.AfterUp, err = f.Norm(name+".norm2", n)
	return l, err
}

// Apply changes x, the rows of sequences of the given lengths one after the other. Sequences do not see each other.
func (l *TransformerLayer) Apply(w *Work, x Matrix, lens []int) {
	mark := w.Mark()
	qkv, taken := l.QKV.Forward(w, x), w.Matrix(x.Rows, x.Cols)
	at := 0
	for _, n := range lens {
		w.Attend(taken.Part(at, at+n), qkv.Part(at, at+n), l.Heads)
		at += n
	}
	codes := l.Out.Codes(w, taken)
	l.AfterOut.join(w, x, l.Out.Sums(w, codes), l.Out.bias, codes.Scales)
	w.Release(mark)
	for from := 0; from < x.Rows; from += feedRows {
		l.feed(w, x.Part(from, min(from+feedRows, x.Rows)))
	}
}

// feedRows is how many rows go through the wide inner layer at once, so that they stay in the caches.
const feedRows = 96

// feed is the second half of the layer.
func (l *TransformerLayer) feed(w *Work, x Matrix) {
	defer w.Release(w.Mark())
	in := l.Up.Codes(w, x)
	inner := l.Up.Sums(w, in)
	codes := w.RowCodes(inner.Rows, inner.Cols)
	for i := range inner.Rows {
		row := inner.Row(i)
		scale, inverse := upScale(w.gelu(row, row, l.Up.bias, in.Scales[i]))
		w.quantizeUp(codes.Row(i), row, inverse)
		codes.Scales[i] = scale
	}
	l.AfterUp.join(w, x, l.Down.Sums(w, codes), l.Down.bias, codes.Scales)
}

// join adds the output of a layer, in sums, to x and normalises it.
func (n Norm) join(w *Work, x, sums Matrix, bias, scales []float32) {
	for i := range x.Rows {
		sum := w.residual(x.Row(i), sums.Row(i), bias, scales[i])
		w.normalize(x.Row(i), n.Gain, n.Bias, sum, normEpsilon)
	}
}

// Apply normalises the rows of x.
func (n Norm) Apply(w *Work, x Matrix) {
	for i := range x.Rows {
		w.normalize(x.Row(i), n.Gain, n.Bias, laneSum(x.Row(i)), normEpsilon)
	}
}

// keyScale is one over the root of the width of a head.
func keyScale(width int) float32 { return float32(1 / math.Sqrt(float64(width))) }

// ones returns n ones.
func ones(n int) []float32 {
	if n > len(manyOnes) {
		return slices.Repeat([]float32{1}, n)
	}
	return manyOnes[:n:n]
}

var manyOnes = slices.Repeat([]float32{1}, 4096)
