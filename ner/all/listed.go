package all

import (
	"context"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/text"
)

// listed sees to it that what a model finds has the type and the identifier that the lists
// give it: a model tells no country from a city and no city from those who live there.
type listed struct {
	model ner.Recognizer
	g     *gazetteer.Gazetteer
}

// Recognize returns the model's mentions, as ner.Recognizer promises.
func (l listed) Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error) {
	ms, err := l.model.Recognize(ctx, d)
	if err != nil {
		return nil, err
	}
	for i := range ms {
		if known := l.g.Lookup(ms[i].Text); known != nil && ms[i].Type == fact.Place || known != nil && known[0].Entry.User {
			name(&ms[i], known[0])
		}
	}
	return ms, nil
}

// name gives a mention what the lists know of it.
func name(m *fact.Mention, known gazetteer.Match) {
	m.ID = known.Entry.ID
	switch {
	case known.Kind == fact.Demonym:
		m.Type, m.Kind = fact.Group, fact.Demonym
	case known.Safe || known.Entry.Type == fact.Country:
		m.Type = known.Entry.Type
	}
}
