package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letters that Unicode does not take apart into a base and a mark.
var undecomposed = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t",
	'ə': "e", 'ŋ': "n", '’': "'", '‘': "'", 'ʼ': "'", '‐': "-", '‑': "-", '–': "-", '\u00a0': " ", '\u202f': " ",
}

// fold returns the form under which two spellings of a name are compared: lower case,
// no diacritics, no dots ("U.S." is "us"), straight apostrophes, single spaces.
func fold(s string) string {
	if isASCII(s) {
		return foldASCII(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFD.String(s) {
		r = unicode.ToLower(r)
		switch t, ok := undecomposed[r]; {
		case ok:
			b.WriteString(t)
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) || r == utf8.RuneError:
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return foldASCII(b.String())
}

// foldASCII lower-cases ASCII letters, drops dots and makes every run of white space one space.
func foldASCII(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		switch {
		case c == '.':
			continue
		case c == ' ' || c >= '\t' && c <= '\r':
			if len(b) == 0 || b[len(b)-1] == ' ' {
				continue
			}
			c = ' '
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return strings.TrimSuffix(string(b), " ")
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// slug turns a name into the second half of a key: folded, every run of other signs
// a hyphen. Letters of other scripts are kept; a name without any letter is "unnamed".
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range fold(name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			gap = r != '\'' || gap
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap = false
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return "unnamed"
	}
	return b.String()
}

// spelling lists what transliterations into English differ in; longer ones come first.
var spelling = strings.NewReplacer("kh", "h", "gh", "g", "qu", "k", "dh", "d", "q", "g", "ph", "f", "ck", "k",
	"tz", "ts", "cz", "c", "ou", "u", "oo", "u", "ee", "i", "yy", "i", "iy", "i", "ij", "i", "ii", "i", "y", "i", "w", "v", "j", "i")

// skeleton is equal for the usual transliterations of one foreign name ("Zelensky",
// "Zelenskyy", "Zelenskiy"; "Gaddafi", "Qaddafi"). Words of up to four letters stay as they are.
func skeleton(word string) string {
	if len(word) <= 4 {
		return word
	}
	s := spelling.Replace(word)
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if len(b) == 0 || s[i] != b[len(b)-1] {
			b = append(b, s[i])
		}
	}
	return string(b)
}
