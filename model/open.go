package model

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"
)

// File is an opened model file. It is read-only and may be shared.
type File struct {
	Contents // the tensors by name

	data   []byte
	byName map[string]int
}

// Open reads a model file that lies in memory. It keeps data, which must not change, and copies no weights. All
// lengths and the checksum are checked; an error says what is wrong and wraps ErrNoModel, ErrVersion or ErrDamaged.
func Open(data []byte) (*File, error) {
	p, err := readPrefix(data)
	if err != nil {
		return nil, fmt.Errorf("model: %w", err)
	}
	f := &File{data: data}
	if err := f.read(p); err != nil {
		return nil, fmt.Errorf("model: %w: %w", err, ErrDamaged)
	}
	return f, nil
}

func (f *File) read(p prefix) error {
	if sum := crc32.Checksum(f.data[prefixSize:], castagnoli); sum != p.sum {
		return fmt.Errorf("checksum is %08x, want %08x", sum, p.sum)
	}
	dec := json.NewDecoder(bytes.NewReader(f.data[prefixSize:][:p.headerLen]))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f.Contents); err != nil {
		return fmt.Errorf("reading the header: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return fmt.Errorf("the header goes on after its end")
	}
	if err := checkCard(f.Card); err != nil {
		return err
	}
	if err := f.place(f.data[p.payloadAt():]); err != nil {
		return err
	}
	return checkScales(f.Tensors, f.byName)
}

func checkCard(card json.RawMessage) error {
	if len(card) == 0 || card[0] != '{' || !json.Valid(card) {
		return fmt.Errorf("the card is not a JSON object")
	}
	return nil
}

// place gives each tensor its bytes of the payload.
func (f *File) place(payload []byte) error {
	if len(f.Tensors) > maxTensors {
		return fmt.Errorf("%d tensors, at most %d are allowed", len(f.Tensors), maxTensors)
	}
	f.byName = make(map[string]int, len(f.Tensors))
	at := 0
	for i := range f.Tensors {
		t := &f.Tensors[i]
		if i > 0 && t.Name <= f.Tensors[i-1].Name {
			return fmt.Errorf("tensor %q does not stand by name", t.Name)
		}
		size, err := t.bytes()
		if err != nil {
			return err
		}
		if t.Offset != at || size > len(payload)-at {
			return fmt.Errorf("tensor %q: %d bytes at %d of %d, want them at %d", t.Name, size, t.Offset, len(payload), at)
		}
		t.Data = payload[at : at+size : at+size]
		f.byName[t.Name] = i
		at = min(roundUp(at+size, cacheLine), len(payload))
	}
	if at != len(payload) {
		return fmt.Errorf("%d bytes after the last tensor", len(payload)-at)
	}
	return nil
}

// checkScales checks that scales are finite and that the tensors named as scales are there and fit.
func checkScales(tensors []Tensor, byName map[string]int) error {
	for i := range tensors {
		t := &tensors[i]
		if t.Scale < 0 || !finite(t.Scale) {
			return fmt.Errorf("tensor %q: scale %v", t.Name, t.Scale)
		}
		if t.Scales == "" {
			continue
		}
		j, ok := byName[t.Scales]
		if !ok {
			return fmt.Errorf("tensor %q: its scales %q are missing", t.Name, t.Scales)
		}
		if s := &tensors[j]; s.Type != Float32 || len(s.Shape) != 1 || len(t.Shape) == 0 || s.Shape[0] != t.Shape[0] {
			return fmt.Errorf("tensor %q of shape %v: its scales %q are %s of shape %v", t.Name, t.Shape, t.Scales, s.Type, s.Shape)
		}
	}
	return nil
}

// Names lists the tensors by name.
func (f *File) Names() []string {
	names := make([]string, len(f.Tensors))
	for i := range f.Tensors {
		names[i] = f.Tensors[i].Name
	}
	return names
}

// Tensor returns the tensor of that name; ok says whether there is one.
func (f *File) Tensor(name string) (t *Tensor, ok bool) {
	i, ok := f.byName[name]
	if !ok {
		return nil, false
	}
	return &f.Tensors[i], true
}

// Number returns the number that Meta holds by that name.
func (f *File) Number(name string) (float32, error) {
	text, ok := f.Meta[name]
	if !ok {
		return 0, fmt.Errorf("model: number %q: %w", name, ErrNoTensor)
	}
	x, err := strconv.ParseFloat(text, 32)
	if err != nil || !finite(float32(x)) {
		return 0, fmt.Errorf("model: %q is %.40q, want a number; the model does not fit this program", name, text)
	}
	return float32(x), nil
}

// Sum is the SHA-256 of the whole file, in hexadecimal: what a model card or a report quotes. It reads all bytes.
func (f *File) Sum() string {
	sum := sha256.Sum256(f.data)
	return hex.EncodeToString(sum[:])
}

// Strings returns the list of strings that Meta holds by that name: names of tags or relations.
func (f *File) Strings(name string) ([]string, error) {
	text, ok := f.Meta[name]
	if !ok {
		return nil, fmt.Errorf("model: list %q: %w", name, ErrNoTensor)
	}
	var list []string
	if err := json.Unmarshal([]byte(text), &list); err != nil {
		return nil, fmt.Errorf("model: %q is no list of strings; the model does not fit this program: %w", name, err)
	}
	return list, nil
}

// Size is the number of bytes of the whole file.
func (f *File) Size() int { return len(f.data) }
