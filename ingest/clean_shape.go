package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxFold is the length beyond which a line is on no list of site furniture.
const maxFold = 200

// fold brings a line to the form in which the lists hold theirs: lower case, straight quotes, single
// spaces, no ornaments around it.
func fold(s string) string {
	s = strings.TrimFunc(s, ornament)
	if plainASCII(s) {
		return strings.ToLower(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			space = true
			continue
		case r == '’' || r == '‘':
			r = '\''
		case r == '“' || r == '”':
			r = '"'
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// plainASCII reports that lower case is all that folding does.
func plainASCII(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && i > 0 && s[i-1] == ' ' {
			return false
		}
	}
	return true
}

// ornament is what sites put around their buttons and headers.
func ornament(r rune) bool {
	return r != '©' && r != '@' && r != '"' && r != '“' && r != '”' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// endsSentence reports whether t ends with a full stop, question or exclamation mark, inside
// closing quotes and brackets or not.
func endsSentence(t string) bool {
	for t != "" {
		r, n := utf8.DecodeLastRuneInString(t)
		switch r {
		case '.', '!', '?', '…':
			return true
		case '"', '\'', '”', '’', '»', ')', ']', ' ', '*', '_':
			t = t[:len(t)-n]
		default:
			return false
		}
	}
	return false
}

// endsWithStop is endsSentence for the full stop alone: headlines may end in "?" and "!".
func endsWithStop(t string) bool {
	t = strings.TrimRight(t, "\"'”’»)] *_")
	return strings.HasSuffix(t, ".") && !strings.HasSuffix(t, "...")
}

func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// allCaps reports a word of at least two letters, none of them lower case.
func allCaps(w string) bool {
	letters := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}

// titled writes "NEW YORK" as "New York" and leaves mixed case alone.
func titled(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if allCaps(w) && !strings.Contains(w, ".") {
			words[i] = titleWord(w)
		}
	}
	return strings.Join(words, " ")
}

func titleWord(w string) string {
	up := true
	return strings.Map(func(r rune) rune {
		if !up {
			r = unicode.ToLower(r)
		}
		up = !unicode.IsLetter(r)
		return r
	}, w)
}

// sentencesOf splits at a stop followed by a space and no lower-case letter; good enough to
// judge boilerplate by.
func sentencesOf(t string) []string {
	var out []string
	start := 0
	for i := 0; i+2 < len(t); i++ {
		if c := t[i]; c != '.' && c != '!' && c != '?' {
			continue
		}
		end := i + 1
		for end < len(t) && strings.ContainsRune("\"')]", rune(t[end])) {
			end++
		}
		if end+1 >= len(t) || t[end] != ' ' && t[end] != '\n' || t[end+1] >= 'a' && t[end+1] <= 'z' {
			continue
		}
		out = append(out, t[start:end])
		start, i = end+1, end
	}
	if start < len(t) {
		out = append(out, t[start:])
	}
	return out
}

// hasAny reports whether s contains one of the phrases.
func hasAny(s string, phrases ...string) bool {
	for _, p := range phrases {
		if strings.Contains(s, p) {
			return true
		}
	}
	return false
}

// hasPrefixAny reports whether s starts with one of the phrases, at a word's end.
func hasPrefixAny(s string, phrases ...string) bool {
	for _, p := range phrases {
		if rest, ok := strings.CutPrefix(s, p); ok {
			if r, _ := utf8.DecodeRuneInString(rest); rest == "" || !unicode.IsLetter(r) || strings.HasSuffix(p, " ") {
				return true
			}
		}
	}
	return false
}
