package model

import (
	"errors"
	"fmt"
)

// Linear is a layer out = x*W + bias with 8-bit weights, packed for the kernels. It is read-only after it is
// made.
type Linear struct {
	In, Out int     // columns of x, columns of the output
	Input   float32 // scale of the activations that it reads

	kq     int // four-byte steps
	packed []int8
	corr   []int32 // takes the origin of the activations out: -Origin times the sum of an output's weights
	scale  []float32
	bias   []float32
}

// Weights is what a Linear is made of.
type Weights struct {
	In, Out int
	Codes   []int8    // [Out][In], each in -127..127
	Scales  []float32 // per output: a weight is its code times this
	Bias    []float32 // per output; nil means 0
	Input   float32   // scale of the activations x, more than 0
	Zero    int32     // code of an activation of 0; 0 means Origin
}

// MaxInner bounds In: sums of that many products are far from overflow.
const MaxInner = 1 << 16

// NewLinear packs weights. It copies what it keeps.
func NewLinear(ws Weights) (*Linear, error) {
	if err := ws.check(); err != nil {
		return nil, fmt.Errorf("model: linear layer %d to %d: %w", ws.In, ws.Out, err)
	}
	padded := roundUp(ws.Out, lane)
	l := &Linear{In: ws.In, Out: ws.Out, Input: ws.Input, kq: roundUp(ws.In, 4) / 4}
	l.packed = aligned[int8](padded * l.kq * 4)
	l.corr, l.scale, l.bias = aligned[int32](padded), aligned[float32](padded), aligned[float32](padded)
	zero := ws.Zero
	if zero == 0 {
		zero = Origin
	}
	for n := range ws.Out {
		row := ws.Codes[n*ws.In:][:ws.In]
		packRow(l.packed, row, n, l.kq)
		l.corr[n] = -zero * sumCodes(row)
		l.scale[n] = ws.Scales[n] * ws.Input
	}
	copy(l.bias, ws.Bias)
	return l, nil
}

func (ws Weights) check() error {
	switch {
	case ws.In <= 0 || ws.Out <= 0 || ws.In > MaxInner || ws.Out > 1<<24:
		return errors.New("sizes out of range")
	case len(ws.Codes) != ws.In*ws.Out:
		return fmt.Errorf("%d weights, want %d", len(ws.Codes), ws.In*ws.Out)
	case len(ws.Scales) != ws.Out:
		return fmt.Errorf("%d scales, want %d", len(ws.Scales), ws.Out)
	case ws.Bias != nil && len(ws.Bias) != ws.Out:
		return fmt.Errorf("%d biases, want %d", len(ws.Bias), ws.Out)
	}
	for i, c := range ws.Codes {
		if c == -128 {
			return fmt.Errorf("weight %d is -128; quantize to -127..127", i)
		}
	}
	if !(ws.Input > 0) || !finite(ws.Input) || !allFinite(ws.Scales) || !allFinite(ws.Bias) {
		return errors.New("a scale or bias is not finite, or the scale of the input not positive")
	}
	return nil
}

// packRow lays the weights of output n where the kernels look for them: see gemmFunc.
func packRow(dst, row []int8, n, kq int) {
	panel := dst[n/lane*kq*4*lane:]
	at := n % lane * 4
	for k := 0; k < len(row); k += 4 {
		copy(panel[at:at+4], row[k:])
		at += 4 * lane
	}
}

func sumCodes(row []int8) int32 {
	var sum int32
	for _, c := range row {
		sum += int32(c)
	}
	return sum
}

// Padded is the number of columns that Apply writes: Out rounded up to 16. Those beyond Out become 0.
func (l *Linear) Padded() int { return len(l.scale) }

// Apply sets out to x*W + bias. out must have room for Padded columns, as matrices of a Work have.
func (l *Linear) Apply(w *Work, out Matrix, x Codes) {
	l.checkShapes(out, x, x.Rows)
	l.run(w, out, x.Data, x.Stride, Matrix{Data: l.bias})
}

// Forward gives out x*W + bias for activations in floats, which it quantizes by Input.
func (l *Linear) Forward(w *Work, x Matrix) Matrix {
	out := w.Matrix(x.Rows, l.Out)
	mark := w.Mark()
	codes := w.Codes(x.Rows, x.Cols)
	w.Quantize(codes, x, l.Input)
	l.Apply(w, out, codes)
	w.Release(mark)
	return out
}

// ForwardBoth gives out what Forward does of two layers that read the same; where they do so at one scale, x is quantized once.
func ForwardBoth(w *Work, x Matrix, a, b *Linear) (outA, outB Matrix) {
	outA, outB = w.Matrix(x.Rows, a.Out), w.Matrix(x.Rows, b.Out)
	defer w.Release(w.Mark())
	codes := w.Codes(x.Rows, x.Cols)
	w.Quantize(codes, x, a.Input)
	a.Apply(w, outA, codes)
	if b.Input != a.Input {
		w.Quantize(codes, x, b.Input)
	}
	b.Apply(w, outB, codes)
	return outA, outB
}

// ApplyAdd sets out to x*W + add, where add stands in for the bias: a residual, or the input part of a recurrent
// layer. add may be out itself.
func (l *Linear) ApplyAdd(w *Work, out Matrix, x Codes, add Matrix) {
	l.checkShapes(out, x, x.Rows)
	if add.Rows != out.Rows || add.room < l.Padded() {
		panic("model: ApplyAdd: matrix to add is too small")
	}
	l.run(w, out, x.Data, x.Stride, add)
}

func (l *Linear) checkShapes(out Matrix, x Codes, rows int) {
	if x.Cols != l.In || out.Rows != rows || out.room < l.Padded() {
		panic(fmt.Sprintf("model: linear layer %d to %d: input %dx%d, output %dx%d with room for %d columns",
			l.In, l.Out, x.Rows, x.Cols, out.Rows, out.Cols, out.room))
	}
}

// blockBytes bounds the activations that are used again for each strip of outputs, so that they and the
// weights stay in the second cache.
const blockBytes = 192 << 10

// run multiplies block by block. add is one row (stride 0) or as many as out has.
func (l *Linear) run(w *Work, out Matrix, a []uint8, lda int, add Matrix) {
	k := w.kernels()
	block := max(24, blockBytes/(l.kq*4)/12*12)
	for r := 0; r < out.Rows; r += block {
		n := min(block, out.Rows-r)
		l.strips(k, out.Part(r, r+n).Data, out.Stride, a[r*lda:], lda, n, add.Data[r*add.Stride:], add.Stride)
	}
}

// strips multiplies a block of rows with all weights.
func (l *Linear) strips(k *Kernels, c []float32, ldc int, a []uint8, lda, rows int, bias []float32, ldbias int) {
	n := 0
	if strips := l.Padded() / (lane * k.panels); k.strips != nil && strips > 0 {
		k.strips(c, ldc, a, lda, rows, l.kq, l.packed, l.corr, l.scale, bias, ldbias, strips)
		n = strips * lane * k.panels
	}
	for ; n < l.Padded(); n += lane * l.width(k, n) {
		l.strip(k, n, c, ldc, a, lda, rows, bias, ldbias)
	}
}

// width is the number of panels that the kernels take at output n.
func (l *Linear) width(k *Kernels, n int) int {
	if n+lane*k.panels <= l.Padded() {
		return k.panels
	}
	return 1
}

// strip computes the outputs from n on that the kernels take at once, for some rows.
func (l *Linear) strip(k *Kernels, n int, c []float32, ldc int, a []uint8, lda, rows int, bias []float32, ldbias int) {
	gemm, wide := k.narrow, l.width(k, n)
	if wide > 1 {
		gemm = k.wide
	}
	panel := l.kq * 4 * lane
	gemm(c[n:], ldc, a, lda, rows, l.kq, l.packed[n/lane*panel:], l.corr[n:], l.scale[n:], bias[n:], ldbias)
}
