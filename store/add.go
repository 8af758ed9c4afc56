package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Hash is the content hash of a text, which Store.Known asks for.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Known reports whether a document with that content hash is there.
func (s *Store) Known(ctx context.Context, hash string) (known bool, err error) {
	sum, err := hex.DecodeString(hash)
	if err != nil {
		return false, fmt.Errorf("store: %q is no content hash: %w", hash, err)
	}
	err = s.view(ctx, "looking for a document", func(q *session) error {
		known, err = q.has("SELECT 1 FROM documents WHERE hash=?", sum)
		return err
	})
	return known, err
}

// Add takes in documents with their text, all or none, in one transaction; they are safe on disk when it returns. at is when, RFC 3339.
//
// A text that is there already is not added again; should the same document come with other facts, those take
// the place of the old ones. A document of the same ID or from the same source (but for "-") as an older one takes its place. One
// without an ID gets the hash of its text. A text that repeats another but for details is kept and searched, but its
// facts do not count while the other is there, see Query.Duplicates.
func (s *Store) Add(ctx context.Context, batch []*fact.Facts, at string) ([]Added, error) {
	out := make([]Added, 0, len(batch))
	err := s.update(ctx, "adding documents", func(q *session) error {
		w, err := newWriter(q)
		if err != nil {
			return err
		}
		for _, f := range batch {
			if err := ctx.Err(); err != nil {
				return err
			}
			a, err := w.addDocument(f, at)
			if err != nil {
				return err
			}
			out = append(out, a)
		}
		return w.finish()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// writer changes documents within a transaction.
type writer struct {
	*indexer
	overlay      apply
	texts, facts packer
}

type apply interface {
	Apply(*fact.Facts) *fact.Facts
}

func newWriter(q *session) (*writer, error) {
	o, err := q.decided()
	if err != nil {
		return nil, err
	}
	return makeWriter(q, o), nil
}

func makeWriter(q *session, o apply) *writer {
	return &writer{indexer: newIndexer(q), overlay: o, facts: packer{dict: factsDict}}
}

// finish writes what is left to write.
func (w *writer) finish() error {
	if err := w.flush(); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(w.loose)) {
		err := w.exec(`DELETE FROM keys WHERE entity=?1 AND NOT EXISTS (SELECT 1 FROM appearances WHERE entity=?1)
			AND NOT EXISTS (SELECT 1 FROM entities WHERE entity=?1)`, id)
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) addDocument(f *fact.Facts, at string) (Added, error) {
	if f == nil || f.Text == "" && f.Doc.Bytes > 0 {
		return Added{}, errors.New("facts without their text can not be kept; extract them with the text")
	}
	sum := sha256.Sum256([]byte(f.Text))
	f = withID(f, hex.EncodeToString(sum[:16]))
	name := f.Doc.ID
	facts, err := w.facts.packFacts(f)
	if err != nil {
		return Added{}, fmt.Errorf("%s: %w", name, err)
	}
	known, same, err := w.known(f, sum[:], facts)
	if err != nil || known != "" {
		return Added{ID: known, Status: Known}, err
	}
	replaced, err := w.replaces(f, sum[:], same)
	if err != nil {
		return Added{}, err
	}
	for _, doc := range replaced {
		if err := w.remove(doc); err != nil {
			return Added{}, fmt.Errorf("%s, which takes the place of an older one: %w", name, err)
		}
	}
	a, err := w.insertDocument(f, sum[:], facts, at)
	if err != nil {
		return Added{}, fmt.Errorf("%s: %w", name, err)
	}
	if len(replaced) > 0 {
		a.Status = Updated
	}
	return a, nil
}

func withID(f *fact.Facts, hash string) *fact.Facts {
	if f.Doc.ID != "" {
		return f
	}
	g := *f
	g.Doc.ID = hash
	return &g
}

// known returns the ID of the document that has the same text, "" when there is none, or when it is the same document with other facts: then same is its
// number. That it comes from another file is no other fact.
func (w *writer) known(f *fact.Facts, sum, facts []byte) (knownID string, same int64, err error) {
	var old []byte
	var source string
	err = w.one("SELECT doc, id, source, facts FROM documents JOIN contents USING (doc) WHERE hash=?", sum).Scan(&same, &knownID, &source, &old)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return "", 0, nil
	case err != nil:
		return "", 0, err
	case knownID != f.Doc.ID || string(old) == string(facts):
		return knownID, 0, nil
	}
	moved := *f
	moved.Doc.Source = source
	if facts, err = w.facts.packFacts(&moved); err == nil && string(old) == string(facts) {
		return knownID, 0, nil
	}
	return "", same, err
}

// replaces lists the documents whose place f takes.
func (w *writer) replaces(f *fact.Facts, sum []byte, same int64) ([]int64, error) {
	docs, err := w.list("SELECT doc FROM documents WHERE id=?", f.Doc.ID)
	if err != nil {
		return nil, err
	}
	if f.Doc.Source != "" && f.Doc.Source != "-" && !strings.HasPrefix(f.Doc.Source, "-#") && !strings.HasPrefix(f.Doc.Source, "-!") {
		bySource, err := w.list("SELECT doc FROM documents WHERE source=? ORDER BY doc", f.Doc.Source)
		if err != nil {
			return nil, err
		}
		docs = append(docs, bySource...)
	}
	if same != 0 {
		docs = append(docs, same)
	}
	slices.Sort(docs)
	return slices.Compact(docs), nil
}

func (w *writer) insertDocument(f *fact.Facts, sum, facts []byte, at string) (Added, error) {
	a := Added{ID: f.Doc.ID, Status: New}
	runs := shingles(f.Text)
	original, err := w.nearest(runs)
	if err != nil {
		return a, err
	}
	var duplicateOf any
	if original != 0 {
		a.Status, duplicateOf = Duplicate, original
		if err := w.one("SELECT id FROM documents WHERE doc=?", original).Scan(&a.DuplicateOf); err != nil {
			return a, err
		}
	}
	d := f.Doc
	doc, err := w.insert(`INSERT INTO documents (id, hash, source, title, outlet, day, added, bytes, sentences, entities, relations, duplicate_of)
		VALUES (?,?,?,?,?,?,?,?,?,0,0,?)`, d.ID, sum, d.Source, d.Title, d.Outlet, int64(graph.ParseDay(d.Date)), at, len(f.Text), len(f.Sentences), duplicateOf)
	if err != nil {
		return a, err
	}
	if err := w.exec("INSERT INTO contents VALUES (?,?,?)", doc, w.texts.pack([]byte(f.Text)), facts); err != nil {
		return a, err
	}
	for _, b := range bands(runs) {
		if err := w.exec("INSERT INTO bands VALUES (?,?)", b, doc); err != nil {
			return a, err
		}
	}
	if err := w.exec("INSERT INTO fulltext (rowid, title, body) VALUES (?,?,?)", doc, d.Title, f.Text); err != nil {
		return a, err
	}
	w.counts["documents"]++
	if original != 0 {
		w.counts["duplicates"]++
	}
	return a, w.enter(doc, f, original == 0)
}

// enter indexes a document: where what occurs and, when it counts, all it says.
func (w *writer) enter(doc int64, raw *fact.Facts, counts bool) error {
	decided := w.overlay.Apply(raw)
	if err := w.appear(doc, raw, decided, counts); err != nil {
		return err
	}
	if counts {
		return w.add(doc, decided, 1)
	}
	return nil
}

// leave takes a document out of the index.
func (w *writer) leave(doc int64, raw *fact.Facts, counted bool) error {
	decided := w.overlay.Apply(raw)
	keys := make(map[string]bool)
	for _, f := range []*fact.Facts{raw, decided} {
		for i := range f.Entities {
			keys[f.Entities[i].Key] = true
		}
	}
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		id, err := w.id(key)
		if err != nil {
			return err
		}
		w.loose[id] = true
		if err := w.exec("DELETE FROM appearances WHERE entity=? AND doc=?", id, doc); err != nil {
			return err
		}
	}
	if counted {
		return w.add(doc, decided, -1)
	}
	return nil
}

// occurrence is how an entity occurs in a document (1: in the extraction, 2: under the decisions), and how much it says.
type occurrence struct{ how, said int }

func occurrences(raw, decided *fact.Facts, counts bool) map[string]occurrence {
	out := make(map[string]occurrence)
	for i := range raw.Entities {
		out[raw.Entities[i].Key] = occurrence{how: 1}
	}
	if counts {
		for i := range decided.Entities {
			key := decided.Entities[i].Key
			out[key] = occurrence{how: out[key].how | 2}
		}
		for i := range decided.Statements {
			if at := decided.Statements[i].Speaker.Index(); at >= 0 && at < len(decided.Entities) {
				o := out[decided.Entities[at].Key]
				o.said++
				out[decided.Entities[at].Key] = o
			}
		}
	}
	delete(out, "")
	return out
}

// appear writes where the document's entities occur, in the extraction and under the decisions, and how much they say.
func (w *writer) appear(doc int64, raw, decided *fact.Facts, counts bool) error {
	now := occurrences(raw, decided, counts)
	for _, key := range slices.Sorted(maps.Keys(now)) {
		if err := w.occur(doc, key, now[key]); err != nil {
			return err
		}
	}
	return w.size(doc, decided)
}

func (w *writer) occur(doc int64, key string, o occurrence) error {
	id, err := w.id(key)
	if err != nil {
		return err
	}
	return w.exec("INSERT OR REPLACE INTO appearances VALUES (?,?,?,?)", id, doc, o.how, o.said)
}

func (w *writer) size(doc int64, decided *fact.Facts) error {
	return w.exec("UPDATE documents SET entities=?, relations=? WHERE doc=?", len(decided.Entities), len(decided.Relations), doc)
}
