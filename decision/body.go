package decision

import (
	"slices"
	"strings"
	"unicode"
)

// body is the name of anything but a person, taken apart.
type body struct {
	words   []string // folded, spelt the British way, without articles
	core    []string // without legal forms at the end
	sorted  string   // of an office: its words without "of", sorted; else ""
	acronym string   // folded, if the name is one
}

var little = []string{"of", "the", "and", "for", "in", "on", "to", "de", "des", "der", "du", "la", "a", "an"}

func parseBody(name string) body {
	var b body
	if isAcronym(name) {
		b.acronym = strings.ReplaceAll(fold(name), " ", "")
	}
	name = bodySigns.Replace(fold(name))
	for _, w := range strings.Fields(name) {
		if w != "the" || len(b.words) > 0 {
			b.words = append(b.words, british(w))
		}
	}
	l := knownNames()
	b.core = b.words
	for n := len(b.core); n > 1 && (l.legal[b.core[n-1]] || b.core[n-1] == ","); n = len(b.core) {
		b.core = b.core[:n-1]
	}
	if slices.ContainsFunc(b.words, func(w string) bool { return l.office[w] }) {
		plain := slices.DeleteFunc(slices.Clone(b.words), func(w string) bool { return slices.Contains(little, w) })
		slices.Sort(plain)
		b.sorted = strings.Join(plain, " ")
	}
	return b
}

// isAcronym reports whether a name is of two to six capitals, with or without dots.
func isAcronym(name string) bool {
	n := 0
	for _, r := range name {
		switch {
		case unicode.IsUpper(r):
			n++
		case r != '.':
			return false
		}
	}
	return n >= 2 && n <= 6
}

// british levels the spellings of English on both sides of the ocean; not Labour and Labor, which are two parties.
func british(w string) string {
	switch {
	case w == "defense":
		return "defence"
	case w == "center":
		return "centre"
	case w == "program":
		return "programme"
	}
	return britishEndings.Replace(w)
}

var (
	britishEndings = strings.NewReplacer("ization", "isation", "izing", "ising")
	bodySigns      = strings.NewReplacer("'", "", "-", " ", ",", " , ", "&", " and ", "(", " ", ")", " ", "/", " ")
)

// acronymOf is made of the first letters of the words, the little ones left out; "" for fewer than two.
func (b *body) acronymOf() string {
	var s []rune
	for _, w := range b.core {
		if slices.Contains(little, w) || w == "," {
			continue
		}
		for _, r := range w {
			s = append(s, r)
			break
		}
	}
	if len(s) < 2 || len(s) > 6 {
		return ""
	}
	return string(s)
}

// respeltBody reports whether two names are the same but for transliteration: as many words, each the same or sounding the same.
func respeltBody(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] && (min(len(a[i]), len(b[i])) < 7 || sound(a[i]) != sound(b[i]) || strings.ContainsFunc(a[i]+b[i], unicode.IsDigit)) {
			return false
		}
	}
	return true
}

// endsWith reports whether b is the end of a, which has more words.
func endsWith(a, b []string) bool {
	return len(b) > 0 && len(a) > len(b) && slices.Equal(a[len(a)-len(b):], b)
}
