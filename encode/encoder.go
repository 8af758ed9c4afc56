package encode

import (
	"context"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// Encoder gives the words of a text the states that one task needs. It is safe for many goroutines.
type Encoder interface {
	// Run encodes all sentences of d and hands them to visit in batches, of each batch the sentences for which first is true
	// before the others; nil stands for all. It is cut short by an error of visit, and between batches by the end of ctx.
	Run(ctx context.Context, d *text.Document, first func(sentence int) bool, visit func(*Batch) error) error
	// Cols is the number of values of a state.
	Cols() int
}

// Encoder opens the encoder of a task, "names" or "syntax", which sees the names that g knows. Those of a large model share what
// they compute of a document.
func (m *Model) Encoder(task string, g *gazetteer.Gazetteer) (Encoder, error) {
	if m.large != nil {
		return m.large.task(task, g)
	}
	return m.Net(task, g)
}
