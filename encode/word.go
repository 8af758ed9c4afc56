package encode

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	fnvOffset = 0x811C9DC5
	fnvPrime  = 0x01000193
	maxEnds   = 4  // characters of the longest prefix and suffix in the bag
	maxTri    = 24 // trigrams in the bag
	shapeLen  = 12
)

// hashed adds s to the FNV-1a sum h.
func hashed(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * fnvPrime
	}
	return h
}

func hashedRune(h uint32, r rune) uint32 {
	if r < utf8.RuneSelf {
		return (h ^ uint32(r)) * fnvPrime
	}
	var buf [utf8.UTFMax]byte
	for _, b := range buf[:utf8.EncodeRune(buf[:], r)] {
		h = (h ^ uint32(b)) * fnvPrime
	}
	return h
}

// key starts the sum of a key of the bag, which begins with its kind.
func key(kind byte) uint32 { return (uint32(fnvOffset) ^ uint32(kind)) * fnvPrime }

// appendBag appends the rows of the hashed bag of a cased word: the word itself, its ends of one to four characters, and
// the trigrams of its lower case between ^ and $.
func appendBag(rows []int32, word string, size uint32) []int32 {
	add := func(h uint32) { rows = append(rows, int32(h%size)) }
	add(hashed(key('w'), word))
	head, tail := 0, len(word)
	for n := 0; n < maxEnds && head < len(word); n++ {
		_, k := utf8.DecodeRuneInString(word[head:])
		head += k
		add(hashed(key('p'), word[:head]))
		_, k = utf8.DecodeLastRuneInString(word[:tail])
		tail -= k
		add(hashed(key('s'), word[tail:]))
	}
	// a, b, c are the last three characters of ^word$ that were met.
	a, b, met, grams := rune(-1), '^', 1, 0
	next := func(c rune) {
		if met++; met > 2 && grams < maxTri {
			add(hashedRune(hashedRune(hashedRune(key('t'), a), b), c))
			grams++
		}
		a, b = b, c
	}
	for _, c := range word {
		if next(unicode.ToLower(c)); grams == maxTri {
			return rows
		}
	}
	next('$')
	return rows
}

// shapeRow is the row of a word's shape: X for upper case, x for other letters, d for digits, and no character more than
// twice in a row.
func shapeRow(word string, size uint32) int32 {
	h, n := uint32(fnvOffset), 0
	a, b := rune(-1), rune(-1)
	for _, c := range word {
		switch {
		case unicode.IsUpper(c) || unicode.IsTitle(c):
			c = 'X'
		case unicode.IsLetter(c):
			c = 'x'
		case unicode.IsDigit(c):
			c = 'd'
		}
		if c == a && c == b {
			continue
		}
		a, b = b, c
		if h = hashedRune(h, c); n == shapeLen-1 {
			break
		}
		n++
	}
	return int32(h % size)
}

// vocabulary finds words in a list, one a line. It is a hash table over the list itself.
type vocabulary struct {
	list    string
	starts  []uint32 // where each word begins, and the end
	buckets []uint32 // 1 + the number of a word, 0 where there is none; linear probing
}

func newVocabulary(list string) *vocabulary {
	n := strings.Count(list, "\n")
	v := &vocabulary{list: list, starts: make([]uint32, 0, n+1)}
	size := 1
	for size < 2*n {
		size *= 2
	}
	v.buckets = make([]uint32, max(size, 2))
	for at := 0; ; {
		v.starts = append(v.starts, uint32(at))
		k := strings.IndexByte(list[at:], '\n')
		if k < 0 {
			return v
		}
		v.insert(hashed(fnvOffset, list[at:at+k]))
		at += k + 1
	}
}

func (v *vocabulary) insert(h uint32) {
	mask := uint32(len(v.buckets) - 1)
	for h &= mask; v.buckets[h] != 0; h = (h + 1) & mask {
	}
	v.buckets[h] = uint32(len(v.starts))
}

// len is the number of words.
func (v *vocabulary) len() int { return len(v.starts) - 1 }

// find returns 1 + the number of a word, 0 when it is not in the list.
func (v *vocabulary) find(word string) int32 {
	mask := uint32(len(v.buckets) - 1)
	for h := hashed(fnvOffset, word) & mask; v.buckets[h] != 0; h = (h + 1) & mask {
		n := v.buckets[h]
		if v.list[v.starts[n-1]:v.starts[n]-1] == word {
			return int32(n)
		}
	}
	return 0
}

// row is that of the first form of a word that is known: in lower case; with its digits as 0; without dots; its part
// after the last hyphen.
func (v *vocabulary) row(word string) int32 {
	low := strings.ToLower(word)
	if n := v.find(low); n != 0 {
		return n
	}
	if n := v.find(strings.Map(zeros, low)); n != 0 {
		return n
	}
	if n := v.find(strings.ReplaceAll(low, ".", "")); n != 0 {
		return n
	}
	return v.find(low[strings.LastIndexByte(low, '-')+1:])
}

func zeros(c rune) rune {
	if '0' <= c && c <= '9' {
		return '0'
	}
	return c
}
