// Package neural finds names by a trained network: bidirectional recurrent layers over what a word is and what the lists
// know of it, a conditional random field over its tags, and a second look at the document as a whole, where what a name is
// elsewhere speaks for what it is here.
package neural

import (
	"context"
	"fmt"
	"sync"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/text"
)

// Recognizer finds names by a trained network. It is safe for many goroutines.
type Recognizer struct {
	lists *gazetteer.Gazetteer
	net   encode.Encoder
	emit  *model.Linear
	crf   *model.CRF
	pool  sync.Pool

	adviser ner.Recognizer
}

// New returns the recogniser of a model, which knows the names of g. Adviser may be nil; what it finds speaks for the same
// names here.
func New(m *encode.Model, g *gazetteer.Gazetteer, adviser ner.Recognizer) (*Recognizer, error) {
	r := &Recognizer{lists: g, adviser: adviser}
	r.pool.New = func() any { return newReading(r) }
	var err error
	if r.net, err = m.Encoder("names", g); err != nil {
		return nil, err
	}
	if r.emit, err = m.Layer("names.emit"); err != nil {
		return nil, err
	}
	if err := r.openCRF(m); err != nil {
		return nil, fmt.Errorf("neural: %w", err)
	}
	return r, nil
}

func (r *Recognizer) openCRF(m *encode.Model) error {
	tags, err := m.Strings("tags")
	if err != nil {
		return err
	}
	if err := checkTags(tags); err != nil {
		return err
	}
	if r.emit.In != r.net.Cols() || r.emit.Out != len(tags) {
		return fmt.Errorf("the model gives %d scores from %d values, want %d from %d", r.emit.Out, r.emit.In, len(tags), r.net.Cols())
	}
	transitions, err := m.Want("names.crf.transitions", model.Float32, len(tags), len(tags))
	if err != nil {
		return err
	}
	start, err := m.Want("names.crf.start", model.Float32, len(tags))
	if err != nil {
		return err
	}
	r.crf, err = model.NewCRF(tags, transitions.Float32s(), start.Float32s(), nil)
	return err
}

// checkTags holds the model's tags to the order that this package counts on: O, then B and I of each type.
func checkTags(tags []string) error {
	if len(tags) != 1+2*len(fact.Types) || tags[0] != "O" {
		return fmt.Errorf("the model has %d tags, want %d", len(tags), 1+2*len(fact.Types))
	}
	for k, t := range fact.Types {
		if tags[1+2*k] != "B-"+string(t) || tags[2+2*k] != "I-"+string(t) {
			return fmt.Errorf("the model's tags are %q", tags)
		}
	}
	return nil
}

// Recognize returns the mentions of d, as ner.Recognizer promises.
func (r *Recognizer) Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error) {
	s := r.pool.Get().(*reading)
	defer r.pool.Put(s)
	defer s.forget()
	if err := s.emissions(ctx, d); err != nil {
		return nil, err
	}
	if err := s.advise(ctx); err != nil {
		return nil, err
	}
	s.decode()
	s.agree()
	s.mend()
	s.kinds()
	s.known()
	s.corporate()
	s.found()
	s.firms()
	s.namesakes()
	s.teams()
	s.short()
	s.acronyms()
	s.bodies()
	s.things()
	s.shout()
	s.peoples()
	return s.mentions(), nil
}

// emissions computes the scores of the tags of all tokens.
func (s *reading) emissions(ctx context.Context, d *text.Document) error {
	s.start(d)
	return s.net.Run(ctx, d, nil, func(b *encode.Batch) error {
		scores := s.emit.Forward(b.Work, b.States)
		for _, p := range b.Parts {
			for i := range p.Len() {
				copy(s.scores.Row(p.First+i), scores.Row(p.Row+i))
			}
		}
		return nil
	})
}
