package web

import (
	"context"
	"errors"
	"sync"

	"github.com/actant-project/actant/store"
)

// counted keeps how documents are counted in UTF-16, which takes their texts to find out, for one revision.
type counted struct {
	mu       sync.Mutex
	revision int64
	byID     map[string]units
	marks    int
}

// manyMarks bounds what is kept: 12 bytes each.
const manyMarks = 1 << 20

func (c *counted) get(revision int64, id string) (units, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if revision != c.revision {
		c.revision, c.byID, c.marks = revision, nil, 0
	}
	u, ok := c.byID[id]
	return u, ok
}

func (c *counted) put(revision int64, id string, u units) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if revision != c.revision {
		return
	}
	if c.byID == nil || c.marks > manyMarks {
		c.byID, c.marks = map[string]units{}, 0
	}
	c.byID[id] = u
	c.marks += len(u.marks) + 16
}

// unitsOf counts the text of a document. One that is gone meanwhile counts as nothing.
func (s *Server) unitsOf(ctx context.Context, id string) (units, error) {
	revision := s.seen.Load()
	if u, ok := s.counted.get(revision, id); ok {
		return u, nil
	}
	f, _, err := s.corpus.Document(ctx, id)
	if errors.Is(err, store.ErrUnknown) {
		return units{}, nil
	}
	if err != nil {
		return units{}, err
	}
	u := unitsOf(f.Text)
	s.counted.put(revision, id, u)
	return u, nil
}
