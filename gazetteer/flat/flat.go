// Package flat is a read-only file of hash tables that is used where it lies, without decoding.
//
// A file is a header of text that people can read, ended by a zero byte, and numbered
// sections. A table is a section that maps short keys to 32-bit values. Keys that differ
// only in the case of ASCII letters share a hash, so both exact and case-blind look-ups
// walk the same slots. Numbers are little-endian.
package flat

import (
	"errors"
	"fmt"
	"strings"
)

// ErrFormat is wrapped by every error of Open.
var ErrFormat = errors.New("not a flat file")

// File is an opened file; its sections are substrings of the bytes given to Open.
type File struct {
	Header   string
	sections []string
}

// Open reads the header and the directory of b. It copies nothing and trusts nothing
// that it can check; what lies inside the sections is checked by those who read them.
func Open(b string) (*File, error) {
	zero := strings.IndexByte(b, 0)
	if zero < 0 || len(b) < zero+5 {
		return nil, fmt.Errorf("flat: no header: %w", ErrFormat)
	}
	f := &File{Header: b[:zero]}
	at := zero + 1
	n := int(Uint32(b, at))
	at += 4
	if n > 64 || len(b) < at+8*n {
		return nil, fmt.Errorf("flat: %d sections in %d bytes: %w", n, len(b), ErrFormat)
	}
	for i := range n {
		off, size := int(Uint32(b, at+8*i)), int(Uint32(b, at+8*i+4))
		if off+size > len(b) {
			return nil, fmt.Errorf("flat: section %d ends at byte %d of %d: %w", i, off+size, len(b), ErrFormat)
		}
		f.sections = append(f.sections, b[off:off+size])
	}
	return f, nil
}

// Section returns section i, or "" when there is none.
func (f *File) Section(i int) string {
	if i < 0 || i >= len(f.sections) {
		return ""
	}
	return f.sections[i]
}

// Uint32 reads four bytes of s at offset at.
func Uint32(s string, at int) uint32 {
	_ = s[at+3]
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

// Hash is the FNV-1a hash of s with ASCII letters in lower case.
func Hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	h ^= h >> 16 // the last byte must reach the high bits, which choose the slot
	h *= 0x45d9f3b
	return h ^ h>>15
}

// Table is a section read as a hash table. The zero Table is empty.
type Table struct {
	s     string
	slots uint32
}

// TableOf reads a section written by Builder.Table.
func TableOf(section string) (Table, error) {
	if section == "" {
		return Table{}, nil
	}
	if len(section) < 8 {
		return Table{}, fmt.Errorf("flat: a table of %d bytes: %w", len(section), ErrFormat)
	}
	slots := Uint32(section, 0)
	if slots == 0 || uint64(len(section)) < 4+4*uint64(slots) {
		return Table{}, fmt.Errorf("flat: a table of %d slots in %d bytes: %w", slots, len(section), ErrFormat)
	}
	return Table{section, slots}, nil
}

// Get returns the value of key, and whether the table has it.
func (t Table) Get(key string) (uint32, bool) {
	if t.s == "" || len(key) > 255 {
		return 0, false
	}
	for slot := slotOf(Hash(key), t.slots); ; slot = next(slot, t.slots) {
		at := int(Uint32(t.s, 4+4*int(slot)))
		if at == 0 {
			return 0, false
		}
		if t.key(at) == key {
			return t.value(at), true
		}
	}
}

// Fold returns the value of the first key that equals key but for the case of ASCII letters.
func (t Table) Fold(key string) (uint32, bool) {
	if t.s == "" || len(key) > 255 {
		return 0, false
	}
	for slot := slotOf(Hash(key), t.slots); ; slot = next(slot, t.slots) {
		at := int(Uint32(t.s, 4+4*int(slot)))
		if at == 0 {
			return 0, false
		}
		if foldEqual(t.key(at), key) {
			return t.value(at), true
		}
	}
}

// KeyAt returns the key whose record lies at a byte offset of the section, as Offset gave it.
func (t Table) KeyAt(at uint32) string { return t.key(int(at)) }

// slotOf spreads hashes over any number of slots without division.
func slotOf(h, slots uint32) uint32 { return uint32(uint64(h) * uint64(slots) >> 32) }

func next(slot, slots uint32) uint32 {
	if slot++; slot == slots {
		return 0
	}
	return slot
}

func (t Table) key(at int) string   { return t.s[at+1 : at+1+int(t.s[at])] }
func (t Table) value(at int) uint32 { return Uint32(t.s, at+1+int(t.s[at])) }

func foldEqual(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range len(a) {
		if x, y := a[i], b[i]; x != y && lower(x) != lower(y) {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}
