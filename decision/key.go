package decision

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/actant-project/actant/fact"
)

// Key returns the key that an entity of that type and name has: "type/slug". Extraction makes its keys alike, so an entity
// split off joins what is known under its name in other documents.
func Key(t fact.Type, name string) string { return string(t) + "/" + slug(name) }

// typeOf is the type that a key says, or Other.
func typeOf(key string) fact.Type {
	t, _, _ := strings.Cut(key, "/")
	if slices.Contains(fact.Types, fact.Type(t)) {
		return fact.Type(t)
	}
	return fact.Other
}

// slugOf is what a key says after its type.
func slugOf(key string) string {
	if t, s, ok := strings.Cut(key, "/"); ok && slices.Contains(fact.Types, fact.Type(t)) {
		return s
	}
	return key
}

// letters that Unicode does not take apart into a base and a mark.
var undecomposed = map[rune]string{
	'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'ı': "i", 'ħ': "h", 'ŧ': "t",
	'ə': "e", 'ŋ': "n", '’': "'", '‘': "'", 'ʼ': "'", '‐': "-", '‑': "-", '–': "-", '\u00a0': " ", '\u202f': " ",
}

// fold is a name in lower case, without diacritics, dots and invisible signs, with straight apostrophes and single spaces.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		r = unicode.ToLower(r)
		switch t, ok := undecomposed[r]; {
		case ok:
			b.WriteString(t)
		case r == '.' || r == utf8.RuneError || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r):
		case unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// slug is a folded name with hyphens for all that is neither letter nor digit; "unnamed" without any.
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

// sortedSet sorts ss and drops what is empty or there twice.
func sortedSet(ss []string) []string {
	slices.Sort(ss)
	return slices.DeleteFunc(slices.Compact(ss), func(s string) bool { return s == "" })
}
