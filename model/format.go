package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
)

// A model file is, in little-endian byte order:
//
//	magic      8 bytes  "\x89ACTANT\n"
//	version    uint32   1
//	header     uint32   its length in bytes
//	payload    uint64   its length in bytes
//	checksum   uint32   CRC-32C of header and payload
//	reserved   uint32   0
//	header     JSON: {"card": any object, "meta": strings by name,
//	           "tensors": [{"name", "type", "shape", "offset", "scale", "scales"}]}
//	padding    zeros up to a multiple of 64
//	payload    the tensors, each at a multiple of 64, row by row, zeros between
//
// Offsets count from the start of the payload. The tensors stand by name, do not overlap and leave no gap of 64 bytes
// or more. The file is not compressed: 8-bit weights hardly shrink, and as it is it can be used where it lies.
const (
	fileMagic   = "\x89ACTANT\n"
	fileVersion = 1
	prefixSize  = 32
)

// Limits of a file; they keep a damaged or hostile one from costing memory or overflowing.
const (
	maxHeader  = 16 << 20
	maxTensors = 1 << 16
	maxDims    = 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Reasons why a file does not open; errors of Open wrap them.
var (
	ErrNoModel  = errors.New("not a model file")
	ErrVersion  = errors.New("model file of another version; use the model that came with this program, or rebuild it")
	ErrDamaged  = errors.New("model file is damaged; fetch or build it again")
	ErrNoTensor = errors.New("no such tensor")
)

// Type is the type of a tensor's values.
type Type string

// The types that a file can hold.
const (
	Int8    Type = "int8"
	Uint8   Type = "uint8"
	Int16   Type = "int16"
	Int32   Type = "int32"
	Float32 Type = "float32"
)

// Size is the number of bytes of a value; 0 for an unknown type.
func (t Type) Size() int {
	switch t {
	case Int8, Uint8:
		return 1
	case Int16:
		return 2
	case Int32, Float32:
		return 4
	}
	return 0
}

// Tensor is one entry of a file. Its bytes are those of the file: read-only.
type Tensor struct {
	Name  string `json:"name"`
	Type  Type   `json:"type"`
	Shape []int  `json:"shape"`
	// Scale, if not 0, is what one unit of a quantized tensor stands for.
	Scale float32 `json:"scale,omitempty"`
	// Scales, if not empty, names a float32 tensor that holds such a scale for each row (first index).
	Scales string `json:"scales,omitempty"`
	Offset int    `json:"offset"`

	Data []byte `json:"-"` // little-endian
}

// Len is the number of values.
func (t *Tensor) Len() int { return len(t.Data) / t.Type.Size() }

// bytes returns the number of bytes that the type and the shape ask for.
func (t *Tensor) bytes() (int, error) {
	size := t.Type.Size()
	if size == 0 {
		return 0, fmt.Errorf("tensor %q: unknown type %q", t.Name, t.Type)
	}
	if len(t.Shape) > maxDims {
		return 0, fmt.Errorf("tensor %q: %d dimensions, at most %d are known", t.Name, len(t.Shape), maxDims)
	}
	for _, d := range t.Shape {
		if d < 0 || d > 0 && size > math.MaxInt32/d {
			return 0, fmt.Errorf("tensor %q: shape %v out of range", t.Name, t.Shape)
		}
		size *= d
	}
	return size, nil
}

// Contents is what a file holds.
type Contents struct {
	// Card is the model card: a JSON object, for people and for the program that uses the model.
	Card json.RawMessage `json:"card"`
	// Meta holds single numbers and names that the networks need beside their tensors.
	Meta    map[string]string `json:"meta,omitempty"`
	Tensors []Tensor          `json:"tensors"`
}

type prefix struct {
	headerLen, payloadLen int
	sum                   uint32
}

func (p prefix) payloadAt() int { return roundUp(prefixSize+p.headerLen, cacheLine) }

func (p prefix) append(b []byte) []byte {
	b = append(b, fileMagic...)
	b = binary.LittleEndian.AppendUint32(b, fileVersion)
	b = binary.LittleEndian.AppendUint32(b, uint32(p.headerLen))
	b = binary.LittleEndian.AppendUint64(b, uint64(p.payloadLen))
	b = binary.LittleEndian.AppendUint32(b, p.sum)
	return binary.LittleEndian.AppendUint32(b, 0)
}

// readPrefix checks all that can be known before the header is read.
func readPrefix(data []byte) (prefix, error) {
	if len(data) < prefixSize || string(data[:8]) != fileMagic {
		return prefix{}, ErrNoModel
	}
	if v := binary.LittleEndian.Uint32(data[8:]); v != fileVersion {
		return prefix{}, fmt.Errorf("version %d, want %d: %w", v, fileVersion, ErrVersion)
	}
	headerLen, payloadLen := binary.LittleEndian.Uint32(data[12:]), binary.LittleEndian.Uint64(data[16:])
	if headerLen > maxHeader || payloadLen > math.MaxInt32 || binary.LittleEndian.Uint32(data[28:]) != 0 {
		return prefix{}, fmt.Errorf("header of %d and payload of %d bytes: %w", headerLen, payloadLen, ErrDamaged)
	}
	p := prefix{int(headerLen), int(payloadLen), binary.LittleEndian.Uint32(data[24:])}
	if want := p.payloadAt() + p.payloadLen; len(data) != want {
		return prefix{}, fmt.Errorf("%d bytes, want %d: %w", len(data), want, ErrDamaged)
	}
	return p, nil
}
