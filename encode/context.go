package encode

import (
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// Bits of a token's context above those of the lists.
const (
	startBit   = SpanBits + iota // first of its sentence
	upperBit                     // a sentence in capitals
	titleCase                    // a sentence whose words mostly start with a capital, as headlines do
	noneBit                      // a sentence without a capital
	contextLen                   // the number of all bits
)

// caseBits says of a sentence how it is written.
func caseBits(d *text.Document, s text.Sentence) uint32 {
	words, long, upper, capital := 0, 0, 0, 0
	for _, t := range d.Tokens[s.First:s.Last] {
		w := d.Slice(t)
		c, n := utf8.DecodeRuneInString(w)
		if !unicode.IsLetter(c) {
			continue
		}
		words++
		if unicode.IsUpper(c) {
			capital++
		}
		if n < len(w) {
			long++
			if isUpper(w) {
				upper++
			}
		}
	}
	switch {
	case words == 0:
		return 0
	case long > 0 && 4*upper >= 3*long:
		return 1 << upperBit
	case words > 3 && 4*capital >= 3*words:
		return 1 << titleCase
	case capital == 0:
		return 1 << noneBit
	}
	return 0
}

func isUpper(w string) bool {
	for _, c := range w {
		if unicode.ToUpper(c) != c {
			return false
		}
	}
	return true
}
