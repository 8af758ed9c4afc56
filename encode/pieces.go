package encode

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Numbers of the pieces that every vocabulary begins with.
const (
	pieceUnknown = 1
	pieceBegin   = 2
	pieceEnd     = 3
)

const (
	maxPieces    = 12  // of a word; the rest is not seen
	maxPieceWord = 100 // characters of what is cut; more are unknown
)

// special are the first lines of a list of pieces.
const special = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n"

// appendPieces appends the numbers of the pieces of a word, at least one, as BERT's uncased vocabularies want it: the longest that
// are known, from the left.
func (v *vocabulary) appendPieces(ids []int32, word string) []int32 {
	first := len(ids)
	for part := range splitPieces(word) {
		if ids = v.appendLongest(ids, part); len(ids)-first >= maxPieces {
			return ids[:first+maxPieces]
		}
	}
	if len(ids) == first {
		ids = append(ids, pieceUnknown)
	}
	return ids
}

// appendLongest appends the longest pieces from the left of a part of a word, or the unknown piece where they do not make it up.
func (v *vocabulary) appendLongest(ids []int32, part string) []int32 {
	first := len(ids)
	if utf8.RuneCountInString(part) > maxPieceWord {
		return append(ids, pieceUnknown)
	}
	const inner = "##"
	rest, prefix := part, ""
	for rest != "" {
		end, id := len(rest), int32(0)
		for ; end > 0; end-- {
			if id = v.find(prefix + rest[:end]); id != 0 {
				break
			}
		}
		if id == 0 {
			return append(ids[:first], pieceUnknown)
		}
		ids, rest, prefix = append(ids, id-1), rest[end:], inner
	}
	return ids
}

// splitPieces yields what of a word is cut by itself: punctuation marks and CJK characters each alone, all in lower case without
// accents and control characters.
func splitPieces(word string) iter.Seq[string] {
	plain := plainWord(word)
	return func(yield func(string) bool) {
		start := 0
		for i, c := range plain {
			if i < start {
				continue
			}
			alone, space := isMark(c) || isIdeograph(c), unicode.IsSpace(c)
			if !alone && !space {
				continue
			}
			if start < i && !yield(plain[start:i]) {
				return
			}
			start = i + len(string(c))
			if alone && !yield(plain[i:start]) {
				return
			}
		}
		if start < len(plain) {
			yield(plain[start:])
		}
	}
}

// plainWord is a word in lower case without accents and control characters.
func plainWord(word string) string {
	if isPlain(word) {
		return word
	}
	var b strings.Builder
	for _, c := range norm.NFD.String(strings.ToValidUTF8(word, "")) {
		switch {
		case c == 0 || c == unicode.ReplacementChar || unicode.Is(unicode.Mn, c):
		case c == '\t' || c == '\n' || c == '\r':
			b.WriteByte(' ')
		case unicode.In(c, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs):
		default:
			b.WriteRune(unicode.ToLower(c))
		}
	}
	return b.String()
}

// isPlain reports whether a word is made of ASCII's visible characters without capitals.
func isPlain(word string) bool {
	for i := range len(word) {
		if c := word[i]; c <= ' ' || c > '~' || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func isMark(c rune) bool {
	if c < 0x80 {
		return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
	}
	return unicode.IsPunct(c)
}

func isIdeograph(c rune) bool {
	return 0x4E00 <= c && c <= 0x9FFF || 0x3400 <= c && c <= 0x4DBF || 0x20000 <= c && c <= 0x2A6DF || 0x2A700 <= c && c <= 0x2B73F ||
		0x2B740 <= c && c <= 0x2B81F || 0x2B920 <= c && c <= 0x2CEAF || 0xF900 <= c && c <= 0xFAFF || 0x2F800 <= c && c <= 0x2FA1F
}
