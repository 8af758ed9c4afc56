// Package prose adapts the entity model of jdkato/prose/v2.
//
// The library gives tokens without offsets, panics where it could return errors, shares one
// token among the equal words of a text, and closes no entity at the end of a text. So it
// is fed one sentence at a time, as our own tokens parted by spaces, and only its labels
// are read: they are carried back to our tokens, and the spans are ours.
package prose

import (
	"context"
	"fmt"

	"github.com/jdkato/prose/v2"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Recognizer finds people and places, and few organisations, by a maximum entropy model. It
// calls a country a place: the model does not tell them apart. It is safe for many goroutines: the model is only read.
type Recognizer struct {
	model *prose.Model
}

// New opens the model that prose brings along, which takes about a third of a second.
func New() (r *Recognizer, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, fmt.Errorf("prose: opening its model: %v", p)
		}
	}()
	return &Recognizer{prose.ModelFromData("actant")}, nil
}

// Recognize returns the mentions of d, as ner.Recognizer promises.
func (r *Recognizer) Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error) {
	out := []fact.Mention{}
	for i, st := range d.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for first := st.First; first < st.Last; first += longest {
			labels, err := r.labels(d, first, min(first+longest, st.Last))
			if err != nil {
				return nil, fmt.Errorf("prose: sentence %d of %s: %w", i+1, d.Source, err)
			}
			out = r.spans(out, d, first, labels)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return out, nil
}

// longest is how many tokens the library sees at a time, so that no text makes it slow.
const longest = 250

// labels returns the library's label of each of our tokens [first, last).
func (r *Recognizer) labels(d *text.Document, first, last int) (labels []string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the library panics: %v", p)
		}
	}()
	words := make([]string, 0, last-first)
	for _, t := range d.Tokens[first:last] {
		words = append(words, word(d.Slice(t)))
	}
	doc, err := prose.NewDocument(join(words), prose.UsingModel(r.model), prose.WithSegmentation(false))
	if err != nil {
		return nil, err
	}
	return align(words, doc.Tokens()), nil
}
