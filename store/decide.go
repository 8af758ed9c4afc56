package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/actant-project/actant/decision"
)

// Decide takes a decision into the log and returns its number. One that makes no sense now is refused and says why.
func (s *Store) Decide(ctx context.Context, d decision.Decision) (id int64, err error) {
	err = s.update(ctx, "deciding", func(q *session) error {
		o, err := q.decided()
		if err != nil {
			return err
		}
		if err := q.check(o, d); err != nil {
			return err
		}
		if id, err = q.log(d); err != nil {
			return err
		}
		return q.redo(o, []decision.Decision{d})
	})
	return id, err
}

// check asks the decisions whether d makes sense, and names near keys when it is about an unknown one.
func (q *session) check(o *decision.Overlay, d decision.Decision) error {
	var failed error
	err := o.Check(d, func(key string) bool {
		known, err := q.has("SELECT 1 FROM keys JOIN entities USING (entity) WHERE keys.key=?", key)
		failed = errors.Join(failed, err)
		return known
	})
	if failed != nil {
		return failed
	}
	var unknown *decision.UnknownKey
	if errors.As(err, &unknown) {
		if unknown.Near, failed = q.nearKeys(unknown.Key); failed != nil {
			return failed
		}
	}
	return err
}

// nearKeys returns keys of the corpus that look like one it has not: of those that share its first letters, the nearest.
func (q *session) nearKeys(key string) ([]string, error) {
	var keys []string
	for _, n := range []int{len(key) / 2, len(key) / 3} {
		err := q.each("SELECT key FROM keys WHERE key >= ? AND key < ? ORDER BY key LIMIT 2000", []any{key[:n], key[:n] + "\U0010ffff"}, func(row scanner) error {
			var k string
			err := row.Scan(&k)
			keys = append(keys, k)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(keys)
	keys = slices.DeleteFunc(slices.Compact(keys), func(k string) bool { return k == key })
	return decision.Nearest(key, keys, 3), nil
}

// log appends a decision.
func (q *session) log(d decision.Decision) (int64, error) {
	d.ID, d.Undone = 0, false
	line, err := json.Marshal(d)
	if err != nil {
		return 0, err
	}
	return q.insert("INSERT INTO decisions (line) VALUES (?)", string(line))
}

// readLog returns all decisions in order.
func (q *session) readLog() ([]decision.Decision, error) {
	var out []decision.Decision
	err := q.each("SELECT id, line, undone FROM decisions ORDER BY id", nil, func(row scanner) error {
		var id int64
		var line, undone string
		if err := row.Scan(&id, &line, &undone); err != nil {
			return err
		}
		var d decision.Decision
		if err := json.Unmarshal([]byte(line), &d); err != nil {
			return fmt.Errorf("decision %d: %w: %w", id, ErrDamaged, err)
		}
		d.ID, d.Undone = id, undone != ""
		out = append(out, d)
		return nil
	})
	return out, err
}

// redo indexes the documents again that decisions touch which have come to the log or gone from it; before is what held without them.
func (q *session) redo(before *decision.Overlay, changed []decision.Decision) error {
	log, err := q.readLog()
	if err != nil {
		return err
	}
	after := decision.Compile(log)
	docs, err := q.touched(before, after, changed)
	if err != nil {
		return err
	}
	w := makeWriter(q, before)
	for _, doc := range docs {
		if err := q.ctx.Err(); err != nil {
			return err
		}
		if err := w.redo(doc, before, after); err != nil {
			return err
		}
	}
	return w.finish()
}

func (w *writer) redo(doc int64, before, after *decision.Overlay) error {
	raw, err := w.raw(doc)
	if errors.Is(err, ErrDamaged) {
		w.report(doc, err) // as it was it stays in the index
		return nil
	}
	if err != nil {
		return err
	}
	counts, err := w.has("SELECT 1 FROM documents WHERE doc=? AND duplicate_of IS NULL", doc)
	if err != nil {
		return err
	}
	return w.change(doc, raw, before.Apply(raw), after.Apply(raw), counts)
}

// touched lists the documents that decisions can change.
func (q *session) touched(before, after *decision.Overlay, changed []decision.Decision) ([]int64, error) {
	keys := make(map[string]bool)
	for _, d := range changed {
		for _, o := range []*decision.Overlay{before, after} {
			for _, key := range o.Related(d.Keys()...) {
				keys[key] = true
			}
		}
	}
	var docs []int64
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		more, err := q.list("SELECT doc FROM appearances JOIN keys USING (entity) WHERE key=? AND how & 1", key)
		if err != nil {
			return nil, err
		}
		docs = append(docs, more...)
	}
	slices.Sort(docs)
	return slices.Compact(docs), nil
}

// Undo takes a decision back, the last one that holds when id is 0, and returns it. It stays in the log, as undone at the time at.
func (s *Store) Undo(ctx context.Context, id int64, at string) (d decision.Decision, err error) {
	err = s.update(ctx, "taking a decision back", func(q *session) error {
		log, err := q.readLog()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(log, func(d decision.Decision) bool { return d.ID == id })
		if id == 0 {
			for i = len(log) - 1; i >= 0 && log[i].Undone; i-- {
			}
		}
		switch {
		case i < 0 && id == 0:
			return fmt.Errorf("there is no decision to take back: %w", ErrUnknown)
		case i < 0:
			return fmt.Errorf("decision %d: %w", id, ErrUnknown)
		case log[i].Undone:
			return &decision.Refused{Reason: fmt.Errorf("decision %d has been taken back before", id)}
		}
		d = log[i]
		if at == "" {
			at = "-"
		}
		before := decision.Compile(log)
		if err := q.exec("UPDATE decisions SET undone=? WHERE id=?", at, d.ID); err != nil {
			return err
		}
		d.Undone = true
		return q.redo(before, []decision.Decision{d})
	})
	return d, err
}

// Decisions returns the log, oldest first, with those taken back.
func (s *Store) Decisions(ctx context.Context) (out []decision.Decision, err error) {
	err = s.view(ctx, "reading the decisions", func(q *session) error {
		out, err = q.readLog()
		return err
	})
	return out, err
}

// Notes returns what people noted: on entities by key, on edges by the text of their reference.
func (s *Store) Notes(ctx context.Context) (entities, edges map[string][]string, err error) {
	entities, edges = make(map[string][]string), make(map[string][]string)
	err = s.view(ctx, "reading the notes", func(q *session) error {
		o, err := q.decided()
		if err != nil {
			return err
		}
		log, err := q.readLog()
		if err != nil {
			return err
		}
		for _, d := range log {
			if d.Kind != decision.Note || d.Undone {
				continue
			}
			if d.Edge == nil {
				key := o.Final(d.Key)
				entities[key] = o.Notes(key)
				continue
			}
			e := *d.Edge
			e.Source, e.Target = o.Final(e.Source), o.Final(e.Target)
			edges[e.String()] = o.EdgeNotes(e)
		}
		return nil
	})
	return entities, edges, err
}

// Positions returns where entities were drawn last, by key.
func (s *Store) Positions(ctx context.Context) (map[string][2]float64, error) {
	out := make(map[string][2]float64)
	err := s.view(ctx, "reading positions", func(q *session) error {
		return q.each("SELECT key, x, y FROM positions", nil, func(row scanner) error {
			var key string
			var at [2]float64
			err := row.Scan(&key, &at[0], &at[1])
			out[key] = at
			return err
		})
	})
	return out, err
}

// SetPositions keeps where entities are drawn. One that is not named stays where it was. The revision does not grow by it.
func (s *Store) SetPositions(ctx context.Context, at map[string][2]float64) error {
	if s.write == nil {
		return s.fail("keeping positions", ErrReadOnly)
	}
	return s.fail("keeping positions", s.transact(ctx, s.write, func(q *session) error {
		for _, key := range slices.Sorted(maps.Keys(at)) {
			if err := q.exec("INSERT OR REPLACE INTO positions VALUES (?,?,?)", key, at[key][0], at[key][1]); err != nil {
				return err
			}
		}
		return q.tx.Commit()
	}))
}
