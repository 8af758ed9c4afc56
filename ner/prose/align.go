package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"
)

// longWord is the length from which a token is hidden from the library, which needs time
// in the square of it.
const longWord = 60

// word returns a token as the library is shown it: its own quotation marks, no white space.
func word(s string) string {
	if len(s) > longWord || !utf8.ValidString(s) {
		return "x"
	}
	s = straight.Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return '_'
		}
		return r
	}, s)
}

var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "&rsquo;", "'")

func join(words []string) string { return strings.Join(words, " ") }

// align returns a label for each word: that of the first of the library's tokens that make
// it up. Where the two drift apart the rest stays without labels.
func align(words []string, toks []prose.Token) []string {
	labels := make([]string, len(words))
	k := 0
	for i, w := range words {
		rest := w
		for rest != "" {
			if k == len(toks) || toks[k].Text == "" || !strings.HasPrefix(rest, toks[k].Text) {
				return labels
			}
			if labels[i] == "" {
				labels[i] = toks[k].Label
			}
			rest = rest[len(toks[k].Text):]
			k++
		}
	}
	return labels
}
