package store

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"maps"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// maxBlob is the most a blob may unpack to: a damaged or hostile one must not eat the memory.
const maxBlob = 1 << 28

// packer compresses blobs, one after the other. A blob is its checksum, its length and the deflated bytes; dict is what such blobs have in common.
type packer struct {
	dict string
	w    *flate.Writer
}

func (p *packer) pack(b []byte) []byte {
	var out bytes.Buffer
	out.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(b)))
	out.Write(binary.AppendUvarint(nil, uint64(len(b))))
	if p.w == nil {
		p.w, _ = flate.NewWriterDict(&out, flate.DefaultCompression, []byte(p.dict)) // fails for unknown levels only
	} else {
		p.w.Reset(&out) // keeps the dictionary
	}
	p.w.Write(b) // to memory, as
	p.w.Close()  // all this is
	return out.Bytes()
}

func unpack(blob []byte, dict string) ([]byte, error) {
	if len(blob) < 5 {
		return nil, fmt.Errorf("%w: %d bytes are left of it", ErrDamaged, len(blob))
	}
	size, n := binary.Uvarint(blob[4:])
	if n <= 0 || size > maxBlob {
		return nil, fmt.Errorf("%w: it claims to hold %d bytes", ErrDamaged, size)
	}
	r := flate.NewReaderDict(bytes.NewReader(blob[4+n:]), []byte(dict))
	var out bytes.Buffer
	out.Grow(int(min(size, 1<<20)))
	if _, err := io.Copy(&out, io.LimitReader(r, int64(size)+1)); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if b := out.Bytes(); uint64(len(b)) == size && crc32.ChecksumIEEE(b) == binary.BigEndian.Uint32(blob) {
		return b, nil
	}
	return nil, fmt.Errorf("%w: the checksum does not fit", ErrDamaged)
}

// factsDict is what facts look like, so that small ones compress well. It must never change.
const factsDict = `{"actant":1,"doc":{"id":"","source":"","title":"","date":"20","authors":[""],"outlet":"","url":"https://www.","language":"en","bytes":},` +
	`"sentences":[[0,],"removed":[{"span":[],"why":"headline-repeat"}],"mentions":[{"span":[],"text":"","type":"place","kind":"nominal","entity":0,"score":1},` +
	`{"span":[],"text":"","type":"group","kind":"demonym"},{"span":[],"text":"","type":"country","kind":"metonym"},{"span":[],"text":"he","type":"person","kind":"pronoun","entity":1,"score":0.9},` +
	`{"span":[],"text":"","type":"organisation","kind":"name","entity":2,"score":0.8,"id":"iso3166:"}],` +
	`"entities":[{"id":0,"key":"country/","name":"","type":"country","aliases":[{"name":"","count":1}],"ids":{"iso3166":"","wikidata":"Q"},"mentions":1},` +
	`{"id":1,"key":"organisation/","name":"","type":"organisation","aliases":[{"name":"","count":2}],"mentions":2},` +
	`{"id":2,"key":"person/","name":"","type":"person","aliases":[{"name":"","count":3}],"roles":[{"title":"","of":0}],"mentions":3}],` +
	`"statements":[{"speaker":0,"speaker_span":[],"cue":[],"content":[[]],"about":[],"kind":"direct"},{"kind":"indirect"},{"kind":"mixed"}],` +
	`"relations":[{"type":"consult","mode":"meet","source":0,"target":1,"symmetric":true,"lemma":"meet","trigger":[],"source_span":[],"target_span":[],"sentence":[],` +
	`"polarity":"negative","modality":"possible","status":"alleged","tense":"present","attributed_to":0,"statement":0,"date":"20","passive":true,"rule":"","score":0.9},` +
	`{"type":"said","source":0,"target":1,"symmetric":false,"lemma":"say","trigger":[],"source_span":[],"target_span":[],"sentence":[],` +
	`"polarity":"positive","modality":"asserted","status":"stated","tense":"past","passive":false,"rule":"verb","score":0.7}],` +
	`"cooccurrences":[{"source":0,"target":1,"sentences":1},{"source":1,"target":2,"sentences":2}]}`

// packFacts keeps facts without their text.
func (p *packer) packFacts(f *fact.Facts) ([]byte, error) {
	bare := *f
	bare.Text = ""
	b, err := json.Marshal(&bare)
	if err != nil {
		return nil, err
	}
	return p.pack(b), nil
}

func unpackFacts(facts, txt []byte) (*fact.Facts, error) {
	b, err := unpack(facts, factsDict)
	if err != nil {
		return nil, fmt.Errorf("facts: %w", err)
	}
	f := new(fact.Facts)
	if err := json.Unmarshal(b, f); err != nil {
		return nil, fmt.Errorf("facts: %w: %w", ErrDamaged, err)
	}
	if b, err = unpack(txt, ""); err != nil {
		return nil, fmt.Errorf("text: %w", err)
	}
	f.Text = string(b)
	return f, nil
}

// cursor reads numbers, strings and spans one after the other; bad is set when they end too soon.
type cursor struct {
	b   []byte
	bad bool
}

func (c *cursor) int() int {
	v, n := binary.Varint(c.b)
	if n <= 0 {
		c.b, c.bad = nil, true
		return 0
	}
	c.b = c.b[n:]
	return int(v)
}

func (c *cursor) string() string {
	n := c.int()
	if n < 0 || n > len(c.b) {
		c.b, c.bad = nil, true
		return ""
	}
	s := string(c.b[:n])
	c.b = c.b[n:]
	return s
}

func (c *cursor) span() text.Span {
	start := c.int()
	return text.Span{Start: start, End: start + c.int()}
}

// count reads how many things follow, each of at least one byte.
func (c *cursor) count() int {
	n := c.int()
	if n < 0 || n > len(c.b) {
		c.b, c.bad = nil, true
		return 0
	}
	return n
}

func putInt(b []byte, n int) []byte        { return binary.AppendVarint(b, int64(n)) }
func putString(b []byte, s string) []byte  { return append(putInt(b, len(s)), s...) }
func putSpan(b []byte, s text.Span) []byte { return putInt(putInt(b, s.Start), s.Len()) }

func putTally[K comparable](b []byte, t map[K]int, compare func(x, y K) int, put func([]byte, K) []byte) []byte {
	b = putInt(b, len(t))
	for _, k := range slices.SortedFunc(maps.Keys(t), compare) {
		b = putInt(put(b, k), t[k])
	}
	return b
}

func getTally[K comparable](c *cursor, get func() K) map[K]int {
	n := c.count()
	if n == 0 {
		return nil
	}
	t := make(map[K]int, n)
	for range n {
		k := get()
		t[k] = c.int()
	}
	return t
}

func putPair(b []byte, p [2]string) []byte { return putString(putString(b, p[0]), p[1]) }
func (c *cursor) pair() [2]string          { return [2]string{c.string(), c.string()} }

func comparePairs(x, y [2]string) int { return slices.Compare(x[:], y[:]) }
func compareRoles(x, y graph.Role) int {
	return cmp.Or(cmp.Compare(x.Title, y.Title), cmp.Compare(x.Of, y.Of))
}

func encodeActor(a *graph.Actor) []byte {
	b := putInt(putInt(putInt(nil, a.Mentions), a.Documents), a.Sentences)
	for _, t := range []map[string]int{a.Names, a.Aliases, a.Metonyms} {
		b = putTally(b, t, cmp.Compare[string], putString)
	}
	b = putTally(b, a.Types, cmp.Compare[fact.Type], func(b []byte, t fact.Type) []byte { return putString(b, string(t)) })
	b = putTally(b, a.IDs, comparePairs, putPair)
	return putTally(b, a.Roles, compareRoles, func(b []byte, r graph.Role) []byte { return putPair(b, [2]string{r.Title, r.Of}) })
}

func decodeActor(b []byte) (*graph.Actor, error) {
	c := &cursor{b: b}
	a := &graph.Actor{Mentions: c.int(), Documents: c.int(), Sentences: c.int()}
	a.Names, a.Aliases, a.Metonyms = getTally(c, c.string), getTally(c, c.string), getTally(c, c.string)
	a.Types = getTally(c, func() fact.Type { return fact.Type(c.string()) })
	a.IDs = getTally(c, c.pair)
	a.Roles = getTally(c, func() graph.Role { p := c.pair(); return graph.Role{Title: p[0], Of: p[1]} })
	if c.bad {
		return nil, ErrDamaged
	}
	return a, nil
}
