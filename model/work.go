package model

import "unsafe"

// Work is the scratch memory and the kernels of one worker. What its methods give out stays valid until Reset, or until
// Release of an earlier Mark; after a batch of the largest size has been seen, nothing is allocated any more.
// Contents are undefined: whoever takes memory fills it. A Work is for one goroutine. The zero value is ready.
type Work struct {
	chosen *Kernels
	bytes  slab[uint8]
	int8s  slab[int8]
	int32s slab[int32]
	int64s slab[int64]
	floats slab[float32]
}

// NewWork returns a Work that uses the given kernels; nil means the best ones of this processor.
func NewWork(k *Kernels) *Work { return &Work{chosen: k} }

func (w *Work) kernels() *Kernels {
	if w.chosen == nil {
		w.chosen = best
	}
	return w.chosen
}

// Reset takes all memory back. If it did not suffice last time, it is enlarged now.
func (w *Work) Reset() {
	w.bytes.reset()
	w.int8s.reset()
	w.int32s.reset()
	w.int64s.reset()
	w.floats.reset()
}

// Mark is a point to which Release returns.
type Mark struct{ bytes, int8s, int32s, int64s, floats int }

// Mark notes what is in use.
func (w *Work) Mark() Mark {
	return Mark{w.bytes.used, w.int8s.used, w.int32s.used, w.int64s.used, w.floats.used}
}

// Release takes back all that was given out since the mark.
func (w *Work) Release(m Mark) {
	w.bytes.used, w.int8s.used, w.int32s.used, w.int64s.used, w.floats.used = m.bytes, m.int8s, m.int32s, m.int64s, m.floats
}

// Bytes gives out n bytes.
func (w *Work) Bytes(n int) []uint8 { return w.bytes.take(n) }

// Int8s gives out n integers.
func (w *Work) Int8s(n int) []int8 { return w.int8s.take(n) }

// Int32s gives out n integers.
func (w *Work) Int32s(n int) []int32 { return w.int32s.take(n) }

// Int64s gives out n integers.
func (w *Work) Int64s(n int) []int64 { return w.int64s.take(n) }

// Floats gives out n numbers.
func (w *Work) Floats(n int) []float32 { return w.floats.take(n) }

// Matrix gives out a matrix whose rows begin at multiples of 64 bytes.
func (w *Work) Matrix(rows, cols int) Matrix {
	stride := roundUp(cols, lane)
	return Matrix{Data: w.Floats(rows * stride), Rows: rows, Cols: cols, Stride: stride, room: stride}
}

// Codes gives out a matrix of quantized activations whose rows begin at multiples of 16 bytes.
func (w *Work) Codes(rows, cols int) Codes {
	stride := roundUp(cols, lane)
	return Codes{Data: w.Bytes(rows * stride), Rows: rows, Cols: cols, Stride: stride}
}

// A slab gives out parts of one buffer, each at a multiple of 64 bytes. used may pass its end: then
// the rest is allocated singly, until reset makes the buffer as large as was needed.
type slab[T any] struct {
	buf        []T
	used, need int
}

func (s *slab[T]) take(n int) []T {
	var zero T
	at := s.used
	s.used += roundUp(n, cacheLine/int(unsafe.Sizeof(zero)))
	s.need = max(s.need, s.used)
	if s.used > len(s.buf) {
		return aligned[T](n)
	}
	return s.buf[at : at+n : at+n]
}

func (s *slab[T]) reset() {
	s.used = 0
	if s.need > len(s.buf) {
		s.buf = aligned[T](s.need + s.need/4)
	}
}

const cacheLine = 64

// aligned allocates n values, the first at a multiple of a cache line: vector loads that cross lines cost twice.
func aligned[T any](n int) []T {
	var zero T
	per := cacheLine / int(unsafe.Sizeof(zero))
	buf := make([]T, n+per)
	skip := 0
	if off := int(uintptr(unsafe.Pointer(unsafe.SliceData(buf))) % cacheLine); off != 0 {
		skip = (cacheLine - off) / int(unsafe.Sizeof(zero))
	}
	return buf[skip : skip+n : skip+n]
}

func roundUp(n, to int) int { return (n + to - 1) / to * to }
