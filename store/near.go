package store

import (
	"cmp"
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

// Two texts are near-duplicates when they share most of their runs of shingleWords words: copies with another headline, a
// credit, some corrected words. Which texts share runs is looked up by MinHash (Broder 1997): a text has bandCount numbers, each made of
// bandRows of the smallest hashes of its runs, and texts alike in nearAlike of their runs or more agree in one of them but
// for two cases in a thousand. Those that do are compared run by run, so that it is chance at most that overlooks a copy, and never finds a false one.
const (
	shingleWords = 3
	bandCount    = 16
	bandRows     = 4
	nearAlike    = 0.75
	// Short texts of one kind (weather, results) share their words without being copies.
	nearShort      = 60 // runs
	nearShortAlike = 0.85
	nearLeast      = 12 // runs; below it only the same text is the same
)

// shingles returns the hashes of the runs of words in a text, sorted, each once.
func shingles(txt string) []uint64 {
	words := strings.FieldsFunc(strings.ToLower(txt), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var out []uint64
	h := fnv.New64a()
	for i := 0; i+shingleWords <= len(words); i++ {
		h.Reset()
		for _, w := range words[i : i+shingleWords] {
			h.Write([]byte(w))
			h.Write([]byte{' '})
		}
		out = append(out, h.Sum64())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// bands returns the numbers under which a text with these runs is found.
func bands(runs []uint64) []int64 {
	if len(runs) < nearLeast {
		return nil
	}
	out := make([]int64, bandCount)
	for b := range out {
		band := scramble(uint64(b))
		for r := range bandRows {
			seed := scramble(uint64(b*bandRows+r) + 1<<32)
			least := ^uint64(0)
			for _, x := range runs {
				least = min(least, (x^seed)*0x9e3779b97f4a7c15)
			}
			band = scramble(band ^ least)
		}
		out[b] = int64(band)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// scramble is the finisher of splitmix64 (Steele and others 2014).
func scramble(x uint64) uint64 {
	x += 0x9e3779b97f4a7c15
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return x ^ x>>31
}

// near reports whether two texts with these runs are copies of one another.
func near(a, b []uint64) bool {
	if min(len(a), len(b)) < nearLeast {
		return false
	}
	shared, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch cmp.Compare(a[i], b[j]) {
		case -1:
			i++
		case 1:
			j++
		default:
			shared++
			i++
			j++
		}
	}
	alike := nearAlike
	if min(len(a), len(b)) < nearShort {
		alike = nearShortAlike
	}
	return float64(shared) >= alike*float64(len(a)+len(b)-shared)
}

// Copies finds texts that repeat one that it was asked about before. The zero value has seen none.
type Copies struct {
	runs [][]uint64
	by   map[int64][]int // band: texts that have it
}

// Repeats reports whether txt is nearly the same as an earlier text that repeats none itself, and remembers it if it is not.
func (c *Copies) Repeats(txt string) bool {
	runs := shingles(txt)
	found := bands(runs)
	for _, b := range found {
		for _, i := range c.by[b] {
			if near(runs, c.runs[i]) {
				return true
			}
		}
	}
	if c.by == nil {
		c.by = map[int64][]int{}
	}
	for _, b := range found {
		c.by[b] = append(c.by[b], len(c.runs))
	}
	c.runs = append(c.runs, runs)
	return false
}

// alike reports whether a is found by b's numbers and is a copy of it.
func (m *member) alike(o *member) bool {
	return slices.ContainsFunc(m.bands, func(b int64) bool { _, ok := slices.BinarySearch(o.bands, b); return ok }) && near(m.runs, o.runs)
}

// nearest returns the earliest document that counts and that a text with these runs repeats, 0 for none.
func (q *session) nearest(runs []uint64) (int64, error) {
	candidates, err := q.candidates(runs)
	if err != nil {
		return 0, err
	}
	for _, doc := range candidates {
		counts, err := q.has("SELECT 1 FROM documents WHERE doc=? AND duplicate_of IS NULL", doc)
		if err != nil {
			return 0, err
		}
		if counts && q.repeats(doc, runs) {
			return doc, nil
		}
	}
	return 0, nil
}

// repeats reports whether a document's text is a copy of that with these runs.
func (q *session) repeats(doc int64, runs []uint64) bool {
	t, err := q.text(doc)
	return err == nil && near(runs, shingles(t)) // a damaged text is like no other
}

// candidates lists the documents that share a band with a text, earliest first.
func (q *session) candidates(runs []uint64) ([]int64, error) {
	var out []int64
	for _, b := range bands(runs) {
		docs, err := q.list("SELECT doc FROM bands WHERE band=?", b)
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}
