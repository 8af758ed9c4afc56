package store

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/actant-project/actant/fact"
)

// Remove takes documents out, all or none: each named by its ID, by six or more first characters of it that fit no other, or by
// its source. What only they supported goes, too; when a near-duplicate of one is left, it takes its place. It returns what went.
func (s *Store) Remove(ctx context.Context, docs ...string) ([]Document, error) {
	var out []Document
	err := s.update(ctx, "removing documents", func(q *session) error {
		w, err := newWriter(q)
		if err != nil {
			return err
		}
		numbers, err := q.resolveAll(docs)
		if err != nil {
			return err
		}
		for _, doc := range numbers {
			if err := ctx.Err(); err != nil {
				return err
			}
			d, err := q.document(doc)
			if err != nil {
				return err
			}
			out = append(out, d)
			if err := w.remove(doc); err != nil {
				return fmt.Errorf("%s: %w", d.ID, err)
			}
		}
		return w.finish()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// remove takes a document out of all tables; its near-duplicates are looked at anew.
func (w *writer) remove(doc int64) error {
	counted, err := w.has("SELECT 1 FROM documents WHERE doc=? AND duplicate_of IS NULL", doc)
	if err != nil {
		return err
	}
	raw, err := w.raw(doc)
	if errors.Is(err, ErrDamaged) {
		return w.removeDamaged(doc)
	}
	if err != nil {
		return err
	}
	runs := shingles(raw.Text)
	if err := w.leave(doc, raw, counted); err != nil {
		return err
	}
	for _, b := range bands(runs) {
		if err := w.exec("DELETE FROM bands WHERE band=? AND doc=?", b, doc); err != nil {
			return err
		}
	}
	if err := w.deleteRows(doc); err != nil {
		return err
	}
	w.counts["documents"]--
	if !counted {
		w.counts["duplicates"]--
		return nil
	}
	return w.succeed(doc)
}

func (w *writer) deleteRows(doc int64) error {
	for _, query := range []string{"DELETE FROM fulltext WHERE rowid=?", "DELETE FROM contents WHERE doc=?", "DELETE FROM documents WHERE doc=?"} {
		if err := w.exec(query, doc); err != nil {
			return err
		}
	}
	return nil
}

// removeDamaged takes out a document that can not be read any more: what it gave is not known, so the index is made again without it.
func (w *writer) removeDamaged(doc int64) error {
	if err := w.flush(); err != nil {
		return err
	}
	if err := w.exec("DELETE FROM bands WHERE doc=?", doc); err != nil {
		return err
	}
	if err := w.deleteRows(doc); err != nil {
		return err
	}
	return w.rebuild()
}

// succeed finds out which of the copies of a document that went is to count now. It goes over all copies of
// copies in the order in which they were added, as though they were added now.
func (w *writer) succeed(gone int64) error {
	heirs, err := w.list("SELECT doc FROM documents WHERE duplicate_of=? ORDER BY doc", gone)
	if err != nil || len(heirs) == 0 {
		return err
	}
	family, err := w.family(heirs)
	if err != nil {
		return err
	}
	var originals []member
	for _, m := range family {
		now := int64(0)
		if i := slices.IndexFunc(originals, func(o member) bool { return o.alike(&m) }); i >= 0 {
			now = originals[i].doc
		} else {
			originals = append(originals, m)
		}
		if err := w.setOriginal(m, now); err != nil {
			return err
		}
	}
	return nil
}

// member is a document among its copies.
type member struct {
	doc, original int64 // original 0: it counts
	runs          []uint64
	bands         []int64
}

// family returns the documents that are copies of the given ones, or of such copies, in the order of adding.
func (w *writer) family(docs []int64) ([]member, error) {
	var out []member
	seen := make(map[int64]bool)
	for len(docs) > 0 {
		doc := docs[0]
		docs = docs[1:]
		if seen[doc] {
			continue
		}
		seen[doc] = true
		m := member{doc: doc}
		if err := w.one("SELECT coalesce(duplicate_of, 0) FROM documents WHERE doc=?", doc).Scan(&m.original); err != nil {
			return nil, err
		}
		t, err := w.text(doc)
		if err != nil {
			w.report(doc, err)
			out = append(out, m)
			continue
		}
		m.runs = shingles(t)
		m.bands = bands(m.runs)
		out = append(out, m)
		candidates, err := w.candidates(m.runs)
		if err != nil {
			return nil, err
		}
		for _, c := range candidates {
			if !seen[c] && w.repeats(c, m.runs) {
				docs = append(docs, c)
			}
		}
	}
	slices.SortFunc(out, func(a, b member) int { return int(a.doc - b.doc) })
	return out, nil
}

// setOriginal makes a document a copy of another, or one that counts (0).
func (w *writer) setOriginal(m member, original int64) error {
	if m.original == original {
		return nil
	}
	var value any
	if original != 0 {
		value = original
	}
	if (m.original == 0) == (original == 0) {
		return w.exec("UPDATE documents SET duplicate_of=? WHERE doc=?", value, m.doc)
	}
	raw, err := w.raw(m.doc)
	if err != nil {
		raw = &fact.Facts{}
		w.report(m.doc, err)
	}
	if err := w.leave(m.doc, raw, m.original == 0); err != nil {
		return err
	}
	if err := w.exec("UPDATE documents SET duplicate_of=? WHERE doc=?", value, m.doc); err != nil {
		return err
	}
	if original == 0 {
		w.counts["duplicates"]--
	} else {
		w.counts["duplicates"]++
	}
	return w.enter(m.doc, raw, original == 0)
}
