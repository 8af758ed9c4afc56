package convert

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/actant-project/actant/model"
)

// A safetensors file is the length of a header (uint64, little-endian), the header as JSON, and the bytes of the tensors,
// which fill the rest without gaps. The header maps names to type, shape and place; "__metadata__" maps strings to strings.
type raw struct {
	Name    string `json:"-"`
	DType   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
	data    []byte
}

const (
	maxHeader   = 100 << 20
	metadataKey = "__metadata__"
)

var errCut = errors.New("the file is cut short or not a safetensors file")

// parse returns the tensors in the order of their data.
func parse(file []byte) ([]raw, map[string]string, error) {
	if len(file) < 8 {
		return nil, nil, errCut
	}
	n := binary.LittleEndian.Uint64(file)
	if n > maxHeader || n > uint64(len(file)-8) {
		return nil, nil, fmt.Errorf("header of %d bytes in %d: %w", n, len(file), errCut)
	}
	raws, meta, err := parseHeader(file[8 : 8+n])
	if err != nil {
		return nil, nil, err
	}
	return raws, meta, place(raws, file[8+n:])
}

func parseHeader(head []byte) ([]raw, map[string]string, error) {
	var entries map[string]json.RawMessage
	if err := json.Unmarshal(head, &entries); err != nil {
		return nil, nil, fmt.Errorf("header: %w", err)
	}
	var meta map[string]string
	var raws []raw
	for name, entry := range entries {
		if name == metadataKey {
			if err := json.Unmarshal(entry, &meta); err != nil {
				return nil, nil, fmt.Errorf("metadata: %w", err)
			}
			continue
		}
		r := raw{Name: name}
		dec := json.NewDecoder(bytes.NewReader(entry))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&r); err != nil {
			return nil, nil, fmt.Errorf("tensor %q: %w", name, err)
		}
		raws = append(raws, r)
	}
	slices.SortFunc(raws, func(a, b raw) int {
		return cmp.Or(cmp.Compare(a.Offsets[0], b.Offsets[0]), cmp.Compare(a.Offsets[1], b.Offsets[1]), cmp.Compare(a.Name, b.Name))
	})
	return raws, meta, nil
}

// place gives the tensors their bytes and checks that these are as many as type and shape ask for.
func place(raws []raw, body []byte) error {
	at := 0
	for i := range raws {
		r := &raws[i]
		from, to := r.Offsets[0], r.Offsets[1]
		if from != at || to < from || to > len(body) {
			return fmt.Errorf("tensor %q: bytes %d to %d of %d, want them from %d", r.Name, from, to, len(body), at)
		}
		size := sizes[r.DType]
		if size == 0 {
			return fmt.Errorf("tensor %q: type %q is not known", r.Name, r.DType)
		}
		for _, d := range r.Shape {
			if d < 0 || d > 0 && size > math.MaxInt32/d {
				return fmt.Errorf("tensor %q: shape %v out of range", r.Name, r.Shape)
			}
			size *= d
		}
		if to-from != size {
			return fmt.Errorf("tensor %q: %d bytes, its shape %v asks for %d", r.Name, to-from, r.Shape, size)
		}
		r.data, at = body[from:to], to
	}
	if at != len(body) {
		return fmt.Errorf("%d bytes after the last tensor", len(body)-at)
	}
	return nil
}

var sizes = map[string]int{"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "I8": 1, "U8": 1, "BOOL": 1}

// tensor translates the type.
func (r raw) tensor() (model.Tensor, error) {
	t := model.Tensor{Name: r.Name, Shape: r.Shape, Data: r.data}
	switch r.DType {
	case "I8":
		t.Type = model.Int8
	case "U8", "BOOL":
		t.Type = model.Uint8
	case "I16":
		t.Type = model.Int16
	case "I32":
		t.Type = model.Int32
	case "F32":
		t.Type = model.Float32
	case "I64":
		return r.narrowed()
	default:
		t.Type = model.Float32
		t.Data = model.Float32Bytes(r.floats())
	}
	return t, nil
}

func (r raw) narrowed() (model.Tensor, error) {
	values := make([]int32, len(r.data)/8)
	for i := range values {
		x := int64(binary.LittleEndian.Uint64(r.data[8*i:]))
		if int64(int32(x)) != x {
			return model.Tensor{}, fmt.Errorf("tensor %q: value %d does not fit 32 bits", r.Name, x)
		}
		values[i] = int32(x)
	}
	return model.Tensor{Name: r.Name, Type: model.Int32, Shape: r.Shape, Data: model.Int32Bytes(values)}, nil
}

// floats decodes F64, F16 and BF16.
func (r raw) floats() []float32 {
	size := sizes[r.DType]
	out := make([]float32, len(r.data)/size)
	for i := range out {
		b := r.data[i*size:]
		switch r.DType {
		case "F64":
			out[i] = float32(math.Float64frombits(binary.LittleEndian.Uint64(b)))
		case "BF16":
			out[i] = math.Float32frombits(uint32(binary.LittleEndian.Uint16(b)) << 16)
		case "F16":
			out[i] = half(binary.LittleEndian.Uint16(b))
		}
	}
	return out
}

// half is the value of a 16-bit float.
func half(bits uint16) float32 {
	exponent, fraction := int(bits>>10&31), float64(bits&1023)
	value := math.Ldexp(1024+fraction, exponent-25)
	switch {
	case exponent == 0:
		value = math.Ldexp(fraction, -24)
	case exponent == 31 && fraction == 0:
		value = math.Inf(1)
	case exponent == 31:
		value = math.NaN()
	}
	if bits>>15 == 1 {
		value = -value
	}
	return float32(value)
}
