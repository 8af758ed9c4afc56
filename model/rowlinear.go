package model

import "fmt"

// RowLinear is a Linear whose input rows are quantized each by a scale of its own, found when it is seen: for inputs whose
// sizes differ too much from row to row. It is read-only after it is made.
type RowLinear struct {
	In, Out int

	linear *Linear   // the scales of the inputs are 1, there is no bias
	smooth []float32 // by which the input's columns are multiplied first
	bias   []float32
	up     bool // inputs are hardly negative: their codes count from Low
}

// RowCodes are quantized rows with the scale of each.
type RowCodes struct {
	Codes
	Scales []float32
}

// RowLayer makes the layer of a name: its weights are the tensor "name.weight", its bias "name.bias", the factors of its input's
// columns "name.smooth", all 1 if there is none. Up says that inputs are hardly negative. Sizes must be multiples of 16.
func (f *File) RowLayer(name string, up bool) (*RowLinear, error) {
	t, err := f.Want(name+".weight", Int8, -1, -1)
	if err != nil {
		return nil, err
	}
	ws := Weights{In: t.Shape[1], Out: t.Shape[0], Codes: t.Int8s(), Input: 1}
	if ws.Out%lane != 0 {
		return nil, fmt.Errorf("model: layer %q: %d outputs are no multiple of %d", name, ws.Out, lane)
	}
	if ws.Scales, err = f.scales(t); err != nil {
		return nil, err
	}
	bias, err := f.Floats(name+".bias", ws.Out)
	if err != nil {
		return nil, err
	}
	if up {
		ws.Zero = Low
	}
	l := &RowLinear{In: ws.In, Out: ws.Out, bias: bias, up: up}
	if l.linear, err = NewLinear(ws); err != nil {
		return nil, fmt.Errorf("tensor %q: %w", t.Name, err)
	}
	if l.smooth, err = f.smooth(name+".smooth", ws.In); err != nil {
		return nil, err
	}
	return l, nil
}

// smooth returns the factors of that name, padded with ones to a multiple of 16.
func (f *File) smooth(name string, n int) ([]float32, error) {
	out := aligned[float32](roundUp(n, lane))
	for i := range out {
		out[i] = 1
	}
	if _, ok := f.Tensor(name); !ok {
		return out, nil
	}
	factors, err := f.Floats(name, n)
	copy(out, factors)
	return out, err
}

// Floats returns the values of the float32 tensor of that name, which must be n finite ones.
func (f *File) Floats(name string, n int) ([]float32, error) {
	t, err := f.Want(name, Float32, n)
	if err != nil {
		return nil, err
	}
	if !allFinite(t.Float32s()) {
		return nil, fmt.Errorf("model: tensor %q: a value is not finite", name)
	}
	return t.Float32s(), nil
}

// least is what the greatest value of a row counts as at least, so that scales are normal numbers.
const least = 1e-10

// rowScale returns the scale of rows whose greatest size is top, and what to multiply them by.
func rowScale(top float32) (scale, inverse float32) {
	top = max(top, least)
	return top / (Origin - 1), (Origin - 1) / top
}

// upScale does the same for rows whose codes count from Low, which are never below -Low*0.010625.
func upScale(top float32) (scale, inverse float32) {
	scale = max(top/(127-Low), 0.010625)
	return scale, 1 / scale
}

// RowCodes gives out codes for rows of that many columns, to be filled.
func (w *Work) RowCodes(rows, cols int) RowCodes {
	return RowCodes{w.Codes(rows, cols), w.Floats(rows)}
}

// Part returns a view of rows [from, to).
func (c RowCodes) Part(from, to int) RowCodes {
	return RowCodes{c.Codes.Part(from, to), c.Scales[from:to]}
}

// SmoothRows sets dst to the codes of the rows of src times factors, of which there are as many as src has columns, rounded up
// to 16.
func (w *Work) SmoothRows(dst RowCodes, src Matrix, factors []float32) {
	defer w.Release(w.Mark())
	n := len(factors)
	row := w.Floats(n)
	for i := range src.Rows {
		from := src.Data[i*src.Stride:][:n]
		clear(from[src.Cols:])
		scale, inverse := rowScale(w.Peak(row, from, factors))
		w.kernels().quantize(dst.Data[i*dst.Stride:][:n], row, inverse)
		dst.Scales[i] = scale
	}
}

// Codes gives out the codes of x as the layer wants them.
func (l *RowLinear) Codes(w *Work, x Matrix) RowCodes {
	out := w.RowCodes(x.Rows, x.Cols)
	w.SmoothRows(out, x, l.smooth)
	return out
}

// Sums gives out what becomes the output when row i is multiplied by the scale of row i of x and the bias is added.
func (l *RowLinear) Sums(w *Work, x RowCodes) Matrix {
	out := w.Matrix(x.Rows, l.Out)
	l.linear.Apply(w, out, x.Codes)
	return out
}

// Apply gives out the output for quantized rows.
func (l *RowLinear) Apply(w *Work, x RowCodes) Matrix {
	out := l.Sums(w, x)
	for i := range out.Rows {
		w.Affine(out.Row(i), out.Row(i), ones(l.Out), l.bias, x.Scales[i])
	}
	return out
}

// Forward gives out the output for rows of floats.
func (l *RowLinear) Forward(w *Work, x Matrix) Matrix {
	out := w.Matrix(x.Rows, l.Out)
	mark := w.Mark()
	codes := l.Codes(w, x)
	l.linear.Apply(w, out, codes.Codes)
	w.Release(mark)
	for i := range out.Rows {
		w.Affine(out.Row(i), out.Row(i), ones(l.Out), l.bias, codes.Scales[i])
	}
	return out
}
