package model

import "encoding/binary"

// Attend sets out to what the rows of one sequence take from each other: qkv holds queries, keys and values side by side, each of
// as many columns as out, in heads of equal width, a multiple of 16. Queries and keys are quantized by row and head, values by column;
// what a row takes of another is a code of 0 to 127, and the codes of a row are divided by their sum.
func (w *Work) Attend(out, qkv Matrix, heads int) {
	if out.Rows == 0 {
		return
	}
	defer w.Release(w.Mark())
	size := out.Cols
	a := attention{w: w, n: out.Rows, heads: heads, width: size / heads}
	queries, keys := a.rows(qkv.Columns(0, size)), a.rows(qkv.Columns(size, 2*size))
	values, scales := a.columns(qkv.Columns(2*size, 3*size))
	scores, taken := w.Matrix(a.n, a.n), w.Codes(a.n, a.n)
	scores.Cols = scores.Stride // padding is as good as never taken: see keyLayer
	for h := range heads {
		mark := w.Mark()
		at := h * a.width
		layer := a.keyLayer(keys, h)
		layer.run(w, scores, queries.Data[at:], queries.Stride, Matrix{Data: layer.bias})
		into := out.Columns(at, at+a.width)
		layer = a.valueLayer(values, scales, h)
		for i := range a.n {
			row := scores.Row(i)
			sum := w.weigh(taken.Data[i*taken.Stride:][:taken.Stride], row, w.highest(row), queries.Scales[i*heads+h])
			layer.scaled[i] = 1 / float32(sum)
		}
		layer.run(w, into, taken.Data, taken.Stride, Matrix{Data: layer.bias})
		for i := range a.n {
			w.Affine(into.Row(i), into.Row(i), ones(a.width), layer.bias, layer.scaled[i])
		}
		w.Release(mark)
	}
}

type attention struct {
	w               *Work
	n, heads, width int // rows, heads, columns of a head
}

// headLayer is a layer made of a sequence's own rows.
type headLayer struct {
	Linear
	scaled []float32 // of each row of the input, what its output is multiplied by
}

// rows quantizes the heads of each row.
func (a *attention) rows(src Matrix) RowCodes {
	out := RowCodes{a.w.Codes(a.n, src.Cols), a.w.Floats(a.n * a.heads)}
	row := a.w.Floats(a.width)
	for i := range a.n {
		x, codes := src.Row(i), out.Row(i)
		for h := range a.heads {
			at := h * a.width
			scale, inverse := rowScale(a.w.Peak(row, x[at:at+a.width], ones(a.width)))
			a.w.kernels().quantize(codes[at:at+a.width], row, inverse)
			out.Scales[i*a.heads+h] = scale
		}
	}
	return out
}

// columns quantizes the columns of src; the scales are those of the columns. Rows that make their number a multiple of four are 0.
func (a *attention) columns(src Matrix) (Codes, []float32) {
	w := a.w
	out := w.Codes(roundUp(a.n, 4), src.Cols)
	scales, inverse, row := w.Floats(src.Cols), w.Floats(src.Cols), w.Floats(src.Cols)
	clear(scales)
	for i := range a.n {
		w.widen(scales, src.Row(i))
	}
	for i, top := range scales {
		scales[i], inverse[i] = rowScale(top)
	}
	for i := range a.n {
		w.Peak(row, src.Row(i), inverse)
		w.kernels().quantize(out.Row(i), row, 1)
	}
	for i := a.n; i < out.Rows; i++ {
		fillOrigin(out.Part(i, i+1))
	}
	return out, scales
}

// never is the score of what is never taken.
const never = -1e30

// layer gives out a layer to be filled whose bias is 0.
func (a *attention) layer(in, out int) headLayer {
	w := a.w
	padded, kq := roundUp(out, lane), roundUp(in, 4)/4
	l := headLayer{Linear: Linear{In: in, Out: out, kq: kq}, scaled: w.Floats(a.n)}
	l.packed, l.corr, l.scale, l.bias = w.Int8s(padded*kq*4), w.Int32s(padded), w.Floats(padded), w.Floats(padded)
	clear(l.bias)
	return l
}

// keyLayer is the layer that multiplies queries with the keys of a head. The scores of padding are never.
func (a *attention) keyLayer(keys RowCodes, head int) headLayer {
	l := a.layer(a.width, a.n)
	root := keyScale(a.width)
	for i := range l.scale {
		if i >= a.n {
			clearOutput(&l.Linear, i)
			l.scale[i], l.bias[i] = 0, never
			continue
		}
		l.corr[i] = packCodes(&l.Linear, keys.Row(i)[head*a.width:][:a.width], i)
		l.scale[i] = keys.Scales[i*a.heads+head] * root
	}
	return l
}

// packCodes lays the codes of output n where the kernels look for weights, and returns the correction for the origin of what they
// are multiplied with.
func packCodes(l *Linear, codes []uint8, n int) int32 {
	at := n/lane*l.kq*4*lane + n%lane*4
	var even, odd uint32 // sums of codes, two in each
	for k := 0; k < len(codes); k += 4 {
		four := binary.LittleEndian.Uint32(codes[k:])
		even += four & 0xFF00FF
		odd += four >> 8 & 0xFF00FF
		putWeights(l.packed[at:at+4], four)
		at += 4 * lane
	}
	sum := even + odd
	return -Origin * (int32(sum&0xFFFF+sum>>16) - Origin*int32(len(codes)))
}

// putWeights sets dst to four codes counted from Origin. Codes are below 128, so no byte borrows from the next.
func putWeights(dst []int8, four uint32) {
	four = (four | 0x80808080) - 0x40404040 ^ 0x80808080
	_ = dst[3]
	dst[0], dst[1], dst[2], dst[3] = int8(four), int8(four>>8), int8(four>>16), int8(four>>24)
}

func clearOutput(l *Linear, n int) {
	l.corr[n] = 0
	at := n/lane*l.kq*4*lane + n%lane*4
	for range l.kq {
		clear(l.packed[at : at+4])
		at += 4 * lane
	}
}

// valueLayer is the layer that sums the values of a head by how much is taken of each. What is taken counts from 0.
func (a *attention) valueLayer(values Codes, scales []float32, head int) headLayer {
	l := a.layer(a.n, a.width)
	from := head * a.width
	copy(l.scale, scales[from:from+a.width])
	clear(l.corr)
	for k := range l.kq {
		r0, r1 := values.Row(4 * k)[from:], values.Row(4*k + 1)[from:]
		r2, r3 := values.Row(4*k + 2)[from:], values.Row(4*k + 3)[from:]
		for n := range a.width {
			four := uint32(r0[n]) | uint32(r1[n])<<8 | uint32(r2[n])<<16 | uint32(r3[n])<<24
			putWeights(l.packed[n/lane*l.kq*4*lane+k*4*lane+n%lane*4:][:4], four)
		}
	}
	return l
}
