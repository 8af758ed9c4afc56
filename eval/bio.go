package eval

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Tagged is a labelled run of tokens, [First, Last).
type Tagged struct {
	First, Last int
	Label       string
}

// Spans reads the tags of one sentence as the conlleval script does: BIO, IOB1 and IOBES,
// and an I- that follows nothing of its label starts a span.
func Spans(tags []string) []Tagged {
	var out []Tagged
	open := false
	var before byte = 'O'
	var label string
	for i, tag := range tags {
		mark, l := parseTag(tag)
		if open && (l != label || starts(mark) || ends(before)) || mark == 'O' {
			open = false
		}
		if mark != 'O' {
			if !open {
				out = append(out, Tagged{First: i, Label: l})
				open = true
			}
			out[len(out)-1].Last = i + 1
		}
		before, label = mark, l
	}
	return out
}

func starts(mark byte) bool { return mark == 'B' || mark == 'S' || mark == 'U' }
func ends(mark byte) bool   { return mark == 'E' || mark == 'S' || mark == 'U' || mark == 'L' }

// parseTag cuts "B-person" in two. What is no tag is O; a bare label is inside.
func parseTag(tag string) (mark byte, label string) {
	if tag == "" || tag == "O" || tag == "_" {
		return 'O', ""
	}
	if len(tag) > 2 && (tag[1] == '-' || tag[1] == '_') && strings.IndexByte("BIESUL", tag[0]) >= 0 {
		return tag[0], tag[2:]
	}
	return 'I', tag
}

// BIO returns a tag for each token of d: "B-person", "I-person", "O". Where mentions overlap the
// first keeps its tokens.
func BIO(d *text.Document, mentions []fact.Mention) []string {
	tags := make([]string, len(d.Tokens))
	for i := range tags {
		tags[i] = "O"
	}
	for _, m := range mentions {
		mark := "B-"
		for i := d.TokenAt(m.Span.Start); i < len(tags) && d.Tokens[i].Start < m.Span.End && tags[i] == "O"; i++ {
			tags[i] = mark + string(m.Type)
			mark = "I-"
		}
	}
	return tags
}
