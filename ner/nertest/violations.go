package nertest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Violations lists where ms, found in d, breaks what ner.Recognizer promises; nil where it
// does not. Of titles it knows only a few, and those only before persons. It takes a final
// 's for a possessive even where it belongs to a brand.
func Violations(d *text.Document, ms []fact.Mention) []string {
	var out []string
	end := 0
	for i, m := range ms {
		for _, v := range append(placed(d, m, end), worded(d, m)...) {
			out = append(out, fmt.Sprintf("mention %d, %s: %s", i, show(d, m), v))
		}
		end = max(end, m.Span.End)
	}
	return out
}

// placed says what is wrong with a mention's span, after mentions that end at end.
func placed(d *text.Document, m fact.Mention, end int) []string {
	sp := m.Span
	if sp.Start < 0 || sp.End > len(d.Text) || sp.Start >= sp.End {
		return []string{fmt.Sprintf("is no range of the text's %d bytes", len(d.Text))}
	}
	var out []string
	if sp.Start < end {
		out = append(out, fmt.Sprintf("starts before %d, where an earlier one ends", end))
	}
	if first, last, ok := tokens(d, sp); !ok {
		out = append(out, "does not start and end with tokens")
	} else if s := d.SentenceAt(sp.Start); s < 0 || first < d.Sentences[s].First || last >= d.Sentences[s].Last || !d.Sentences[s].Contains(sp) {
		out = append(out, "is not inside one sentence")
	}
	if m.Text != "" && m.Text != d.Slice(sp) {
		out = append(out, fmt.Sprintf("has the text %q", m.Text))
	}
	return out
}

// worded says what is wrong with a mention's words and marks.
func worded(d *text.Document, m fact.Mention) []string {
	var out []string
	if !slices.Contains(fact.Types, m.Type) {
		out = append(out, fmt.Sprintf("has the type %q", m.Type))
	}
	switch m.Kind {
	case fact.Name:
	case fact.Demonym:
		if m.Type != fact.Group {
			out = append(out, "is a demonym and no group")
		}
	case fact.Metonym:
		if m.Type != fact.Place {
			out = append(out, "is a metonym and no place")
		}
	default:
		out = append(out, fmt.Sprintf("has the kind %q", m.Kind))
	}
	if !m.Entity.IsZero() {
		out = append(out, "has an entity")
	}
	if !(m.Score > 0 && m.Score <= 1) { // so put, it holds for NaN
		out = append(out, fmt.Sprintf("has the score %v", m.Score))
	}
	if first, last, ok := tokens(d, m.Span); ok {
		out = append(out, edges(d.Slice(d.Tokens[first]), d.Slice(d.Tokens[last]), m)...)
	}
	return out
}

// titles are those that no person's name starts with.
var titles = []string{"mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "president", "senator", "minister"}

// edges says what is wrong with a mention's first and last word.
func edges(first, last string, m fact.Mention) []string {
	var out []string
	first = strings.ToLower(strings.TrimSuffix(first, "."))
	if first == "the" {
		out = append(out, `starts with "the"`)
	}
	if m.Type == fact.Person && slices.Contains(titles, first) {
		out = append(out, "starts with a title")
	}
	last = strings.ToLower(strings.ReplaceAll(last, "’", "'"))
	if strings.HasSuffix(last, "'s") || strings.HasSuffix(last, "'") {
		out = append(out, "ends with a possessive")
	}
	return out
}

// tokens returns the first and the last token of a span, and whether there are tokens that
// start and end where it does.
func tokens(d *text.Document, sp text.Span) (first, last int, ok bool) {
	if sp.Start < 0 || sp.End > len(d.Text) || sp.Start >= sp.End {
		return 0, 0, false
	}
	first, last = d.TokenAt(sp.Start), d.TokenAt(sp.End-1)
	ok = last < len(d.Tokens) && d.Tokens[first].Start == sp.Start && d.Tokens[last].End == sp.End
	return first, last, ok
}

func show(d *text.Document, m fact.Mention) string {
	sp := m.Span
	if sp.Start < 0 || sp.End > len(d.Text) || sp.Start > sp.End {
		return fmt.Sprintf("[%d,%d]", sp.Start, sp.End)
	}
	s := d.Slice(sp)
	if len(s) > 60 {
		s = s[:60] + "..."
	}
	return fmt.Sprintf("[%d,%d] %q", sp.Start, sp.End, s)
}
