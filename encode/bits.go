package encode

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// kinds are the types of the lists in the order of their bits: bit 2k for the first token of a match, 2k+1 for the others.
var kinds = [...]fact.Type{fact.Country, fact.Place, fact.Organisation, fact.Person, fact.Group, fact.Event, fact.Other}

// Bits after those of kinds; each takes two.
const (
	capitalBit = 14 // a place that is its country's capital
	unsafeBit  = 16 // no entry that the form alone is enough for
	titleBit   = 18 // then honorific, office, rank, occupation
)

// SpanBits is the number of bits that AddSpanBits may set.
const SpanBits = 26

// words are the properties of single words in the order of their bits; the four classes of title follow.
var words = [...]gazetteer.Word{
	gazetteer.Common, gazetteer.GivenFemale, gazetteer.GivenMale, gazetteer.Given, gazetteer.Surname, gazetteer.Suffix,
	gazetteer.Head, gazetteer.HeadOf, gazetteer.News, gazetteer.PlaceTail, gazetteer.PlaceHead, gazetteer.EventTail,
	gazetteer.LawTail, gazetteer.Calendar, gazetteer.Particle, gazetteer.Speech, gazetteer.TitleStart, gazetteer.Modifier,
	gazetteer.Preposition, gazetteer.Portfolio, gazetteer.OrgStart, gazetteer.NoName,
}

// WordBits is the number of bits that BitsOfWord may set.
const WordBits = len(words) + 4

// AddSpanBits sets in bits, one value for each of the tokens from first on, what the lists know of the tokens
// together. Names are the longest matches from left to right, and so are titles, each for themselves.
func AddSpanBits(g *gazetteer.Gazetteer, d *text.Document, first int, bits []uint32) {
	end := first + len(bits)
	for i := first; i < end; {
		matches, n := g.Longest(d, i, end)
		spread(bits[i-first:][:n], matchBits(matches))
		i += max(n, 1)
	}
	for i := first; i < end; {
		n, class, _ := g.TitleAt(d, i, end)
		if n > 0 && class != gazetteer.NoTitle {
			spread(bits[i-first:][:n], 1<<(titleBit+2*(class-1)))
		}
		i += max(n, 1)
	}
}

// spread sets the bits of first in the first token, their upper neighbours in the others.
func spread(bits []uint32, first uint32) {
	for i := range bits {
		if i == 0 {
			bits[i] |= first
		} else {
			bits[i] |= first << 1
		}
	}
}

func matchBits(matches []gazetteer.Match) uint32 {
	var bits uint32
	safe := len(matches) == 0
	for _, m := range matches {
		for k, t := range kinds {
			if t == matchType(m) {
				bits |= 1 << (2 * k)
			}
		}
		if m.Capital {
			bits |= 1 << capitalBit
		}
		safe = safe || m.Safe
	}
	if !safe {
		bits |= 1 << unsafeBit
	}
	return bits
}

// matchType is the type of the mention, not of what it leads to: a demonym's entry is the country.
func matchType(m gazetteer.Match) fact.Type {
	if m.Kind == fact.Demonym {
		return fact.Group
	}
	return m.Entry.Type
}

// BitsOfWord says what the lists know of a word by itself.
func BitsOfWord(g *gazetteer.Gazetteer, word string) uint32 {
	var bits uint32
	w := g.Word(word)
	for k, p := range words {
		if w.Is(p) {
			bits |= 1 << k
		}
	}
	if c := w.Class(); c != gazetteer.NoTitle {
		bits |= 1 << (len(words) + int(c) - 1)
	}
	return bits
}
