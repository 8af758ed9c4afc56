package ingest

import (
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decodeText gives the text that b holds. UTF-8 stays as it is, a byte order mark included; other bytes are
// taken for windows-1252 (which holds Latin-1) when they read sensibly so.
func decodeText(b []byte) (string, error) {
	if utf8.Valid(b) {
		return string(b), nil
	}
	at := invalidAt(b)
	if !westernText(b) {
		return "", fmt.Errorf("invalid UTF-8 at byte %d, and not windows-1252 either", at)
	}
	out, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return "", fmt.Errorf("invalid UTF-8 at byte %d: %w", at, err)
	}
	return string(out), nil
}

// invalidAt is the offset of the first byte that is not UTF-8; len(b) when there is none.
func invalidAt(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}

// westernText reports whether b reads as windows-1252: few high bytes, each beside a letter, a space or
// punctuation as accents, quotes and dashes are, none of them undefined, and
// hardly any well-formed UTF-8 (which would make b broken UTF-8 instead).
func westernText(b []byte) bool {
	high, multi := 0, 0
	for i := 0; i < len(b); {
		c := b[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		if r, n := utf8.DecodeRune(b[i:]); r != utf8.RuneError {
			multi++
			i += n
			continue
		}
		switch c {
		case 0x81, 0x8d, 0x8f, 0x90, 0x9d:
			return false
		}
		high++
		i++
	}
	return multi*4 <= high && high*4 <= len(b)
}
