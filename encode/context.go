package encode

import (
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/gazetteer"
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

// contextBits says of each token of d what stands around it, as the lists and the sentence have it. All networks see the same,
// whichever asks first and however it cuts the text.
func (n *Net) contextBits(d *text.Document) []uint32 {
	key := memoKey{n.lists, 0, len(d.Tokens)}
	if bits, ok := n.model.contexts.get(d, key, n.name); ok {
		return bits
	}
	bits := make([]uint32, len(d.Tokens))
	for _, s := range d.Sentences {
		setContext(n.lists, bits[s.First:s.Last], d, s, s.First)
	}
	n.model.contexts.put(d, key, n.name, bits)
	return bits
}

// setContext adds to bits, which are zero, the context of as many tokens of a sentence from token first on.
func setContext(g *gazetteer.Gazetteer, bits []uint32, d *text.Document, s text.Sentence, first int) {
	AddSpanBits(g, d, first, bits)
	whole := caseBits(d, s)
	for i := range bits {
		bits[i] |= whole
	}
	if first == s.First && len(bits) > 0 {
		bits[0] |= 1 << startBit
	}
}

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
