package flat

import (
	"encoding/binary"
	"fmt"
	"sort"
)

// Builder gathers the sections of a file.
type Builder struct {
	Header   string // what the file is, its sources and licences; must hold no zero byte
	sections [][]byte
}

// Section appends a section of raw bytes.
func (b *Builder) Section(data []byte) { b.sections = append(b.sections, data) }

// Table appends a table and returns where the record of each key lies, for Table.KeyAt.
// Keys longer than 255 bytes are an error.
func (b *Builder) Table(values map[string]uint32) (map[string]uint32, error) {
	keys := make([]string, 0, len(values))
	for k := range values {
		if len(k) > 255 {
			return nil, fmt.Errorf("flat: key %q... has %d bytes", k[:32], len(k))
		}
		keys = append(keys, k)
	}
	sort.Strings(keys)
	slots := uint32(len(keys)*5/4 + 8)
	at := make(map[string]uint32, len(keys))
	out := make([]byte, 4+4*slots)
	binary.LittleEndian.PutUint32(out, slots)
	for _, k := range keys {
		slot := slotOf(Hash(k), slots)
		for binary.LittleEndian.Uint32(out[4+4*slot:]) != 0 {
			slot = next(slot, slots)
		}
		at[k] = uint32(len(out))
		binary.LittleEndian.PutUint32(out[4+4*slot:], at[k])
		out = append(out, byte(len(k)))
		out = append(out, k...)
		out = binary.LittleEndian.AppendUint32(out, values[k])
	}
	b.Section(out)
	return at, nil
}

// Bytes returns the file.
func (b *Builder) Bytes() []byte {
	out := append([]byte(b.Header), 0)
	out = binary.LittleEndian.AppendUint32(out, uint32(len(b.sections)))
	at := len(out) + 8*len(b.sections)
	for _, s := range b.sections {
		out = binary.LittleEndian.AppendUint32(out, uint32(at))
		out = binary.LittleEndian.AppendUint32(out, uint32(len(s)))
		at += len(s)
	}
	for _, s := range b.sections {
		out = append(out, s...)
	}
	return out
}
