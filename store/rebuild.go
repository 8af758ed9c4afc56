package store

import (
	"context"
	"fmt"
)

// refreshIndex makes the index of a corpus again when another version of the program made it.
func (s *Store) refreshIndex(ctx context.Context) error {
	var have int64
	err := s.transact(ctx, s.write, func(q *session) (err error) {
		have, err = q.number("SELECT coalesce((SELECT value FROM meta WHERE name = 'index'), 0)")
		return err
	})
	if err != nil || have == indexVersion {
		return err
	}
	return s.update(ctx, "making the index again", func(q *session) error {
		w, err := newWriter(q)
		if err != nil {
			return err
		}
		if err := w.rebuild(); err != nil {
			return err
		}
		return w.finish()
	})
}

// Rebuild makes the index of all documents again.
func (s *Store) Rebuild(ctx context.Context) error {
	return s.update(ctx, "making the index again", func(q *session) error {
		w, err := newWriter(q)
		if err != nil {
			return err
		}
		if err := w.rebuild(); err != nil {
			return err
		}
		return w.finish()
	})
}

// indexTables hold what is made of the documents.
var indexTables = []string{"keys", "counters", "appearances", "entities", "tallies", "words", "edges", "evidence", "pairs", "meetings"}

// rebuild empties the index and fills it again. A document that can not be read is reported and left out.
func (w *writer) rebuild() error {
	for _, table := range indexTables {
		if err := w.exec("DELETE FROM " + table); err != nil {
			return err
		}
	}
	clear(w.ids)
	w.reset()
	clear(w.counts)
	docs, err := w.list("SELECT doc FROM documents ORDER BY doc")
	if err != nil {
		return err
	}
	for _, doc := range docs {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		counts, err := w.has("SELECT 1 FROM documents WHERE doc=? AND duplicate_of IS NULL", doc)
		if err != nil {
			return err
		}
		w.counts["documents"]++
		if !counts {
			w.counts["duplicates"]++
		}
		raw, err := w.raw(doc)
		if err != nil {
			w.report(doc, err)
			continue
		}
		if err := w.enter(doc, raw, counts); err != nil {
			return fmt.Errorf("document %s: %w", raw.Doc.ID, err)
		}
	}
	return w.exec("INSERT OR REPLACE INTO meta VALUES ('index', ?)", indexVersion)
}
