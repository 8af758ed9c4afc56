package gazetteer

import (
	"strings"

	"github.com/actant-project/actant/gazetteer/flat"
	"github.com/actant-project/actant/gazetteer/internal/format"
	"github.com/actant-project/actant/text"
)

// maxForm is the length in bytes of the longest surface form that is looked up.
const maxForm = 160

// Lookup returns every entry known under a surface form, best first, or nil. Case counts,
// but a form all in capitals of four letters or more is found as a headline writes it.
// Curly apostrophes, dashes and runs of white space are read as their plain forms.
// A user's entries come alone: they replace what the lists know.
func (g *Gazetteer) Lookup(surface string) []Match {
	if surface == "" || len(surface) > maxForm {
		return nil
	}
	if !plain(surface) {
		surface = normal(surface)
	}
	return g.lookup(surface)
}

func (g *Gazetteer) lookup(s string) []Match {
	if g.user != nil {
		if ms := g.user.lookup(s); ms != nil {
			return ms
		}
	}
	if v, ok := g.lists.forms.Get(s); ok {
		return g.lists.matches(v)
	}
	if capitals(s) {
		if v, ok := g.lists.forms.Fold(s); ok {
			return g.lists.matches(v)
		}
	}
	return nil
}

// Longest returns the entries under the longest surface form that starts at token i and
// does not pass token end, and how many tokens it covers; nil and 0 when there is none.
func (g *Gazetteer) Longest(d *text.Document, i, end int) (matches []Match, tokens int) {
	if i >= end || end > len(d.Tokens) {
		return nil, 0
	}
	start := d.Tokens[i].Start
	mask := g.lengths(format.FirstWord(d.Slice(d.Tokens[i])))
	if mask == 0 {
		return nil, 0
	}
	longest := 2*format.MaxLength(mask) + 8 // normalising may shorten what the text has
	last := i
	for last+1 < end && d.Tokens[last+1].End-start <= longest && !g.ends(d.Slice(d.Tokens[last+1])) {
		last++
	}
	for ; last >= i; last-- {
		s := d.Text[start:d.Tokens[last].End]
		if !plain(s) {
			s = normal(s)
		}
		if mask&format.LengthBit(len(s)) == 0 {
			continue
		}
		if ms := g.lookup(s); ms != nil {
			return ms, last - i + 1
		}
	}
	return nil, 0
}

// lengths returns the mask of the lengths of the forms that may start with a word.
func (g *Gazetteer) lengths(word string) uint32 {
	h := flat.Hash(word)
	mask := flat.Uint32(g.lists.firsts, int(4*(h%format.FirstSlots)))
	if g.user != nil {
		mask |= g.user.lengths(h)
	}
	return mask
}

// CountryByCode returns the country or territory of an ISO 3166-1 alpha-2 code, or nil.
func (g *Gazetteer) CountryByCode(alpha2 string) *Entry {
	i, ok := g.lists.countries[alpha2]
	if !ok {
		return nil
	}
	return g.lists.entry(i)
}

// plain reports whether s needs no normalising.
func plain(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c == 0xE2 || c == 0xC2: // curly quotes, dashes, no-break space
			return false
		case c < ' ', c == ' ' && i+1 < len(s) && (s[i+1] == ' ' || s[i+1] == '-' || s[i+1] == '\''):
			return false
		}
	}
	return true
}

// normal puts one space for every run of white space, and plain apostrophes and hyphens
// where curly ones or tokens set apart ("Al - Qaeda", "People 's Party") stand.
func normal(s string) string {
	out := make([]byte, 0, len(s))
	apart := false // the last byte is a hyphen that had a space before it
	for i := 0; i < len(s); {
		c, size := plainByte(s, i)
		i += size
		n := len(out)
		switch {
		case c == ' ' && (n == 0 || out[n-1] == ' ' || apart):
			continue
		case (c == '-' || c == '\'') && n > 0 && out[n-1] == ' ':
			out[n-1] = c
			apart = c == '-'
			continue
		}
		out = append(out, c)
		apart = false
	}
	return strings.TrimSuffix(string(out), " ")
}

// plainByte returns what stands at byte i of s, curly signs and odd spaces made plain, and its length.
func plainByte(s string, i int) (byte, int) {
	switch c := s[i]; {
	case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0x98 || s[i+2] == 0x99):
		return '\'', 3
	case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && 0x90 <= s[i+2] && s[i+2] <= 0x93:
		return '-', 3
	case c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
		return ' ', 2
	case '\t' <= c && c <= '\r':
		return ' ', 1
	default:
		return c, 1
	}
}

// ends reports whether a token is one that no listed name goes beyond.
func (g *Gazetteer) ends(tok string) bool {
	switch tok {
	case ";", ":", "!", "?", "\"", "“", "”", "—", "…", "[", "]":
		return g.user == nil
	}
	return false
}

// capitals reports whether s has four letters or more and none in lower case.
func capitals(s string) bool {
	letters := 0
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z':
			return false
		case 'A' <= c && c <= 'Z':
			letters++
		}
	}
	return letters >= 4
}
