package segment

import (
	"unicode"
	"unicode/utf8"
)

// class is a set of kinds of byte. The empty set is white space and control characters.
type class uint16

const (
	lower class = 1 << iota
	upper
	digit
	point
	apos // ' and `
	dash
	at
	slash
	colon
	other
	high // first byte of a multi-byte character, or a stray byte

	letter = lower | upper
	alnum  = letter | digit
)

var classes = classTable()

func classTable() (t [256]class) {
	for b := '!'; b <= '~'; b++ {
		t[b] = other
	}
	for b := 'a'; b <= 'z'; b++ {
		t[b], t[b-'a'+'A'] = lower, upper
	}
	for b := '0'; b <= '9'; b++ {
		t[b] = digit
	}
	for b := 0x80; b < 0x100; b++ {
		t[b] = high
	}
	t['_'] = lower
	t['.'], t['\''], t['`'], t['-'] = point, apos, apos, dash
	t['@'], t['/'], t[':'] = at, slash, colon
	return t
}

// kind is what a non-ASCII character is to the scanner.
type kind uint8

const (
	blankRune  kind = iota // space, control or invisible
	wordRune               // letter, mark, number; also a byte that is no UTF-8
	joinRune               // invisible, part of a word or an emoji
	quoteRune              // ’ between letters
	symbolRune             // a token by itself
	emojiRune              // a token with the joiners that follow
)

// runeKind classifies a non-ASCII character. The ranges asked first are the common ones.
func runeKind(r rune) kind {
	switch {
	case r >= 0xC0 && r < 0x250:
		if r == '×' || r == '÷' {
			return symbolRune
		}
		return wordRune
	case r == '’':
		return quoteRune
	case r == utf8.RuneError:
		return wordRune
	case r == 0xAD || r == 0x200C || r == 0x200D || r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r < 0xE0080:
		return joinRune
	case unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsNumber(r):
		return wordRune
	case r >= 0x1F000 && r < 0x20000 || r >= 0x2600 && r < 0x27C0:
		return emojiRune
	case unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
		return blankRune
	}
	return symbolRune
}

// rune decodes the character at i, which is no ASCII.
func (c *scanner) rune(i int) (kind, int) {
	r, n := utf8.DecodeRuneInString(c.s[i:c.end])
	return runeKind(r), n
}

// wordAt returns the length of the word character at i, 0 when there is none.
func (c *scanner) wordAt(i int) int {
	if i >= c.end {
		return 0
	}
	k := classes[c.s[i]]
	if k&alnum != 0 {
		return 1
	}
	if k&high == 0 {
		return 0
	}
	if kd, n := c.rune(i); kd == wordRune || kd == joinRune {
		return n
	}
	return 0
}

// aposAt returns the length of the apostrophe at i, 0 when there is none.
func (c *scanner) aposAt(i int) int {
	if i >= c.end {
		return 0
	}
	if b := c.s[i]; b == '\'' || b == '`' {
		return 1
	}
	if i+3 <= c.end && c.s[i:i+3] == "’" {
		return 3
	}
	return 0
}

// is reports whether the byte at i is of class k; false past the end.
func (c *scanner) is(i int, k class) bool { return i < c.end && classes[c.s[i]]&k != 0 }

// byteAt returns the byte at i, 0 past the end.
func (c *scanner) byteAt(i int) byte {
	if i >= c.end {
		return 0
	}
	return c.s[i]
}

// letters returns the end of the run of ASCII letters at i, looking at most max bytes far.
func (c *scanner) letters(i, max int) int {
	for stop := min(c.end, i+max); i < stop && classes[c.s[i]]&letter != 0 && c.s[i] != '_'; {
		i++
	}
	return i
}

// digits returns the end of the run of ASCII digits at i.
func (c *scanner) digits(i int) int {
	for c.is(i, digit) {
		i++
	}
	return i
}

// lowered returns s in lower case (ASCII), "" when it is longer than any listed word.
// The bytes live in buf, so that looking a word up costs no allocation.
func lowered(buf *[24]byte, s string) []byte {
	if len(s) > len(buf) {
		return nil
	}
	b := buf[:len(s)]
	for i := range s {
		ch := s[i]
		if 'A' <= ch && ch <= 'Z' {
			ch += 'a' - 'A'
		}
		b[i] = ch
	}
	return b
}
