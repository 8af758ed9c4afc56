package model

import (
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"unsafe"
)

// Want returns the tensor of that name if it has the wanted type and shape. A dimension of -1 fits any.
func (f *File) Want(name string, typ Type, shape ...int) (*Tensor, error) {
	t, ok := f.Tensor(name)
	if !ok {
		return nil, fmt.Errorf("model: tensor %q: %w", name, ErrNoTensor)
	}
	fits := func(have, want int) bool { return want == -1 || have == want }
	if t.Type != typ || !slices.EqualFunc(t.Shape, shape, fits) {
		return nil, fmt.Errorf("model: tensor %q is %s of shape %v, want %s of shape %v; the model does not fit this program", name, t.Type, t.Shape, typ, shape)
	}
	return t, nil
}

// Int8s, Uint8s, Int16s, Int32s and Float32s return the values of a tensor of that type. They are the bytes
// of the file where byte order and alignment let them be, else a copy. They must not be written to. The type must be
// right: see Want.
func (t *Tensor) Int8s() []int8 {
	t.must(Int8)
	return unsafe.Slice((*int8)(unsafe.Pointer(unsafe.SliceData(t.Data))), len(t.Data))
}

// Uint8s is described at Int8s.
func (t *Tensor) Uint8s() []uint8 {
	t.must(Uint8)
	return t.Data
}

// Int16s is described at Int8s.
func (t *Tensor) Int16s() []int16 {
	t.must(Int16)
	return values(t.Data, func(b []byte) int16 { return int16(binary.LittleEndian.Uint16(b)) })
}

// Int32s is described at Int8s.
func (t *Tensor) Int32s() []int32 {
	t.must(Int32)
	return values(t.Data, func(b []byte) int32 { return int32(binary.LittleEndian.Uint32(b)) })
}

// Float32s is described at Int8s.
func (t *Tensor) Float32s() []float32 {
	t.must(Float32)
	return values(t.Data, func(b []byte) float32 { return math.Float32frombits(binary.LittleEndian.Uint32(b)) })
}

func (t *Tensor) must(typ Type) {
	if t.Type != typ {
		panic(fmt.Sprintf("model: tensor %q is %s, not %s", t.Name, t.Type, typ))
	}
}

// values views data as values of T, or decodes it where the machine's numbers look different.
func values[T any](data []byte, decode func([]byte) T) []T {
	var zero T
	size := int(unsafe.Sizeof(zero))
	n := len(data) / size
	if n == 0 {
		return nil
	}
	if littleEndian() && uintptr(unsafe.Pointer(unsafe.SliceData(data)))%uintptr(size) == 0 {
		return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(data))), n)
	}
	out := make([]T, n)
	for i := range out {
		out[i] = decode(data[i*size:])
	}
	return out
}

func littleEndian() bool { return binary.NativeEndian.Uint16([]byte{1, 0}) == 1 }

// The functions below make the bytes of a tensor.

// Int8Bytes is the data of an int8 tensor.
func Int8Bytes(xs []int8) []byte {
	out := make([]byte, len(xs))
	for i, x := range xs {
		out[i] = byte(x)
	}
	return out
}

// Int32Bytes is the data of an int32 tensor.
func Int32Bytes(xs []int32) []byte {
	out := make([]byte, 0, 4*len(xs))
	for _, x := range xs {
		out = binary.LittleEndian.AppendUint32(out, uint32(x))
	}
	return out
}

// Float32Bytes is the data of a float32 tensor.
func Float32Bytes(xs []float32) []byte {
	out := make([]byte, 0, 4*len(xs))
	for _, x := range xs {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
	}
	return out
}
