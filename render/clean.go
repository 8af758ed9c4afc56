package render

import (
	"strings"
	"unicode"
)

// clean makes hostile text fit to be drawn: one line, valid UTF-8, no characters that XML forbids,
// and none that steer the order of writing or cannot be seen.
func clean(s string) string { return strings.Join(strings.FieldsFunc(legal(s), unicode.IsSpace), " ") }

// legal is clean with line ends kept.
func legal(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), hidden(r):
			return -1
		case r&0xFFFE == 0xFFFE, r >= 0xFDD0 && r <= 0xFDEF:
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// hidden reports whether r is a mark of direction, or takes no room, so that it could make a name
// read as another.
func hidden(r rune) bool {
	switch {
	case r == 0x00AD, r == 0x034F, r == 0x061C, r == 0x180E, r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	}
	return r >= 0xE0000 && r <= 0xE0FFF
}

// short cuts s to n characters with an ellipsis.
func short(s string, n int) string {
	count := 0
	for i := range s {
		if count++; count > n {
			return strings.TrimRight(s[:i], " ,;") + "…"
		}
	}
	return s
}
