package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// inline finds the marks of emphasis and links in a line of Markdown, from its start on.
type inline struct {
	line    string
	closing map[int]bool // where emphasis ends that has begun
	linked  bool         // within the words of a link
}

// longestMarked bounds the bytes of a link and of what is emphasised.
const longestMarked = 600

// emphasis is the length of the run of "*", "_" or "~~" at i when it opens or closes emphasis within the line, and less than 0, by the length of
// the run, when it does neither: "2 * 3", "snake_case".
func (in *inline) emphasis(i int) int {
	line := in.line
	n := repeated(line, i)
	if in.closing[i] {
		return n
	}
	if n > 3 || line[i] == '~' && n != 2 || !opens(line, i, n) {
		return -n
	}
	line = line[:min(len(line), i+longestMarked)]
	for k := i + n; k < len(line); k++ {
		if line[k] != line[i] {
			continue
		}
		w := repeated(line, k)
		if w == n && !in.closing[k] && closes(line, k, n) {
			if in.closing == nil {
				in.closing = map[int]bool{}
			}
			in.closing[k] = true
			return n
		}
		k += w - 1
	}
	return -n
}

// begun notes what has begun with the marks before i.
func (in *inline) begun(i int) {
	for k := 0; k < i; {
		if in.line[k] == '[' {
			in.link(k)
			k++
			continue
		}
		in.emphasis(k)
		k += repeated(in.line, k)
	}
}

// repeated is the length of the run of one byte at i.
func repeated(line string, i int) int {
	n := 1
	for i+n < len(line) && line[i+n] == line[i] {
		n++
	}
	return n
}

// opens reports whether the run of n marks at i stands where a word begins.
func opens(line string, i, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+n:])
	return !wordly(before) && i+n < len(line) && !unicode.IsSpace(after)
}

// closes reports whether the run of n marks at i stands where a word ends.
func closes(line string, i, n int) bool {
	before, _ := utf8.DecodeLastRuneInString(line[:i])
	after, _ := utf8.DecodeRuneInString(line[i+n:])
	return !unicode.IsSpace(before) && !wordly(after)
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// link is the length of the "[" before the words of a link or of the "](target)" behind them, 0 for other brackets.
func (in *inline) link(i int) int {
	rest := in.line[i:min(len(in.line), i+longestMarked)]
	if rest[0] == '[' {
		at := strings.IndexByte(rest, ']')
		if at > 1 && strings.HasPrefix(rest[at:], "](") && strings.IndexByte(rest[at:], ')') > 0 {
			in.linked = true
			return 1
		}
		return 0
	}
	if !in.linked || !strings.HasPrefix(rest, "](") {
		return 0
	}
	in.linked = false
	return strings.IndexByte(rest, ')') + 1
}
