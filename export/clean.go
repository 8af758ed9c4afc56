package export

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean returns s on one line: white space collapsed and trimmed, invalid bytes as U+FFFD, and without
// control characters, what XML 1.0 forbids, and bidirectional embeddings, overrides and isolates, by which a
// name could rewrite its neighbours on a screen. Marks that languages need (ZWJ, LRM ...) stay.
func clean(s string) string {
	if isClean(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case breaks(r):
			space = b.Len() > 0
		case forbidden(r):
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	return b.String()
}

// isClean reports whether clean would return s itself; it may say no to some that are.
func isClean(s string) bool {
	last := rune(' ')
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD") || forbidden(r) {
			return false
		}
		if breaks(r) && (r != ' ' || last == ' ') {
			return false
		}
		last = r
	}
	return s == "" || last != ' '
}

// breaks reports white space that becomes one plain space. No-break spaces are letters here.
func breaks(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

func forbidden(r rune) bool {
	if r < 0x7f {
		return r < ' ' && !breaks(r)
	}
	return !breaks(r) && unicode.IsControl(r) ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || // bidirectional controls
		r == 0xfeff || r == 0xfffe || r == 0xffff
}

// nmtoken spells a key as an XML NMTOKEN in ASCII, differently for different keys: "person/ana-ruiz" is
// "person.ana-ruiz". What is no letter, digit or hyphen is written as its code, "_E9_".
func nmtoken(key string) string {
	b := make([]byte, 0, len(key)+8)
	dot := false
	for i, r := range key {
		switch {
		case r == '/':
			b, dot = append(b, '.'), true
		case r == '-' || r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			b = append(b, byte(r))
		case r == utf8.RuneError && !strings.HasPrefix(key[i:], "\uFFFD"):
			b = append(b, "_x"...) // an invalid byte, apart from the character of that code
			b = append(strconv.AppendInt(b, int64(key[i]), 16), '_')
		default:
			b = append(b, '_')
			b = append(strconv.AppendInt(b, int64(r), 16), '_')
		}
	}
	if !dot { // no id of a node can be the id of an edge
		return "__" + string(b)
	}
	return string(b)
}
