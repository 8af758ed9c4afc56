package web

import (
	"net/url"
	"path"
	"strings"
	"unicode"
)

// label makes hostile text fit to be a name on the page: one line without control characters and without
// characters that steer the order of writing or cannot be seen, so that no name can look like another's.
func label(s string) string {
	if plain(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), r == 0x200B:
			return ' '
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), r == 0x034F:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return short(strings.Join(strings.Fields(s), " "), maxLabel)
}

// maxLabel is how many bytes of a name or title are shown.
const maxLabel = 1000

// plain reports a text of nothing but printable ASCII and single spaces, which most are.
func plain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == ' ' && (i == 0 || s[i-1] == ' ') {
			return false
		}
	}
	return len(s) <= maxLabel && !strings.HasSuffix(s, " ")
}

// prose makes a sentence or a document safe to show and keeps its length in UTF-16, so that spans stay true: controls but
// for line ends and tabs, and the embeddings, overrides and isolates that reorder a line, become U+FFFD. Marks that
// languages need stay.
func prose(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r == '\t', r == '\r':
			return r
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r) && r != 0x200E && r != 0x200F && r != 0x061C:
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// short cuts s to n bytes with an ellipsis, between characters.
func short(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n] + "…"
}

// base is the last element of a document's source: its name without the folder it was read from, on any system.
func base(source string) string {
	source = strings.ReplaceAll(source, `\`, "/")
	if b := path.Base(source); b != "." && b != "/" {
		return label(b)
	}
	return ""
}

func labels(ss []string) []string {
	out := make([]string, len(ss))
	for i, s := range ss {
		out[i] = label(s)
	}
	return out
}

// link is an address that may be followed: of the web, without secrets in it. Anything else is no link.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || label(address) != address {
		return ""
	}
	u.User = nil
	return u.String()
}
