package all

import (
	"context"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/text"
)

// over takes all that its first recogniser finds, and of the second what lies in the gaps
// and stands up to what the lists know.
type over struct {
	first, second ner.Recognizer
	g             *gazetteer.Gazetteer
}

// Recognize returns the mentions of both, as ner.Recognizer promises.
func (o over) Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error) {
	out, err := o.first.Recognize(ctx, d)
	if err != nil {
		return nil, err
	}
	more, err := o.second.Recognize(ctx, d)
	if err != nil {
		return nil, err
	}
	found := len(out)
	for _, m := range more {
		at, hit := slices.BinarySearchFunc(out[:found], m.Span, func(x fact.Mention, sp text.Span) int {
			if x.Span.End <= sp.Start {
				return -1
			}
			if x.Span.Start >= sp.End {
				return 1
			}
			return 0
		})
		_ = at
		if !hit && o.plausible(d, m) {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b fact.Mention) int { return a.Span.Compare(b.Span) })
	return out, nil
}

const giveaway = gazetteer.Calendar | gazetteer.Head | gazetteer.Suffix | gazetteer.TitleStart | gazetteer.EventTail | gazetteer.LawTail | gazetteer.News

// plausible reports whether a find of the second recogniser is worth having: capitalised
// words, none of which is an ordinary one or gives away another type.
func (o over) plausible(d *text.Document, m fact.Mention) bool {
	if m.Kind == fact.Demonym {
		return true
	}
	for t := d.TokenAt(m.Span.Start); t < len(d.Tokens) && d.Tokens[t].Start < m.Span.End; t++ {
		s := d.Slice(d.Tokens[t])
		w := o.g.Word(s)
		if s == "-" || w.Is(gazetteer.Particle) {
			continue
		}
		if s == strings.ToLower(s) || s == strings.ToUpper(s) && len(s) > 1 || w.Is(giveaway) || w.Is(gazetteer.Common) {
			return false
		}
	}
	return len(m.Text) > 2
}
