package neural

import (
	"context"

	"github.com/actant-project/actant/text"
)

// Tags returns the tags of d before anything but the network has spoken.
func (r *Recognizer) Tags(ctx context.Context, d *text.Document) ([]string, error) {
	s := newReading(r)
	if err := s.emissions(ctx, d); err != nil {
		return nil, err
	}
	var tags []string
	for _, sent := range d.Sentences {
		path := s.path[sent.First:sent.Last]
		s.crf.Decode(&s.work, path, s.scores.Part(sent.First, sent.Last))
		for _, k := range path {
			tags = append(tags, s.crf.Tags[k])
		}
	}
	return tags, nil
}

// The numbers that the package gives two types.
const (
	TypeOrganisation = organisation
	TypePlace        = place
)
