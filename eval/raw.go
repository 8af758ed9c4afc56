package eval

import (
	"context"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// Raw is a recogniser that does not see the tokens and sentences of the gold: it is given the text alone, which is cut anew.
func Raw(rec ner.Recognizer) ner.Recognizer { return raw{rec} }

type raw struct{ ner.Recognizer }

// Recognize returns the mentions of d's text.
func (r raw) Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error) {
	return r.Recognizer.Recognize(ctx, segment.Segment(&text.Document{Meta: d.Meta, Text: d.Text}))
}
