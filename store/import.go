package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"github.com/actant-project/actant/decision"
)

// Imported is what became of the decisions of another log, beside those that had been taken back there.
type Imported struct {
	Taken   int                 // into this log
	Held    int                 // here already
	Waiting []decision.Decision // of those taken, the ones about somebody whom no document here names
	LeftOut []LeftOut           // at odds with what was decided here
}

// LeftOut is a decision that was not taken in, and why.
type LeftOut struct {
	Decision decision.Decision
	Reason   error
}

// ImportDecisions takes in the decisions of another log that do not hold here yet, in one transaction. What was decided here comes first: one
// that it makes senseless is left out. A decision about what this corpus does not have is kept: it holds when such a document comes. One
// without a time gets at.
func (s *Store) ImportDecisions(ctx context.Context, ds []decision.Decision, at string) (out Imported, err error) {
	err = s.update(ctx, "importing decisions", func(q *session) error {
		log, err := q.readLog()
		if err != nil {
			return err
		}
		in := newImport(log)
		fresh := in.choose(ds, at)
		for _, d := range fresh {
			if _, err := q.log(d); err != nil {
				return err
			}
		}
		out = in.Imported
		if len(fresh) == 0 {
			return nil
		}
		if err := q.redo(decision.Compile(log), fresh); err != nil {
			return err
		}
		out.Waiting, err = q.waiting(in.overlay(), fresh)
		return err
	})
	if err != nil {
		return Imported{}, err
	}
	return out, nil
}

// importing chooses what to take in.
type importing struct {
	Imported
	log   []decision.Decision // with what is taken in
	have  map[string]bool     // what holds
	now   *decision.Overlay   // of log but for what is in newer
	newer map[string]bool     // keys that decisions taken in since now was compiled speak of
}

func newImport(log []decision.Decision) *importing {
	in := &importing{log: slices.Clone(log), have: make(map[string]bool), now: decision.Compile(log), newer: make(map[string]bool)}
	for _, d := range log {
		if !d.Undone {
			in.have[sameLine(d)] = true
		}
	}
	return in
}

func (in *importing) choose(ds []decision.Decision, at string) (fresh []decision.Decision) {
	for _, d := range ds {
		switch {
		case d.Undone:
			continue
		case in.have[sameLine(d)]:
			in.Held++
			continue
		}
		if err := in.check(d); err != nil {
			in.LeftOut = append(in.LeftOut, LeftOut{d, err})
			continue
		}
		in.have[sameLine(d)] = true
		if d.At == "" {
			d.At = at
		}
		in.log, fresh = append(in.log, d), append(fresh, d)
		for _, key := range in.keys(d) {
			in.newer[key] = true
		}
	}
	in.Taken = len(fresh)
	return fresh
}

// check says why d makes no sense after what has been decided. Compiling takes long with a long log, so it is done only when
// d speaks of what has changed.
func (in *importing) check(d decision.Decision) error {
	if slices.ContainsFunc(in.keys(d), func(key string) bool { return in.newer[key] }) {
		in.overlay()
	}
	return in.now.Check(d, func(string) bool { return true })
}

func (in *importing) overlay() *decision.Overlay {
	in.now = decision.Compile(in.log)
	clear(in.newer)
	return in.now
}

// keys are those that a decision names, and what they became.
func (in *importing) keys(d decision.Decision) []string {
	out := d.Keys()
	for _, key := range d.Keys() {
		out = append(out, in.now.Final(key))
	}
	return out
}

// waiting lists the decisions that speak of a key which no document has.
func (q *session) waiting(o *decision.Overlay, ds []decision.Decision) ([]decision.Decision, error) {
	known := make(map[string]bool)
	for _, d := range ds {
		for _, key := range d.Targets() {
			known[key] = false
		}
	}
	for _, key := range slices.Sorted(maps.Keys(known)) {
		there, err := q.has("SELECT 1 FROM keys JOIN appearances USING (entity) WHERE key IN (?, ?)", key, o.Final(key))
		if err != nil {
			return nil, err
		}
		known[key] = there
	}
	return slices.DeleteFunc(slices.Clone(ds), func(d decision.Decision) bool {
		return !slices.ContainsFunc(d.Targets(), func(key string) bool { return !known[key] })
	}), nil
}

// sameLine is what two decisions have in common when they say the same, whenever it was said.
func sameLine(d decision.Decision) string {
	d.ID, d.At, d.Undone = 0, "", false
	b, err := json.Marshal(d)
	if err != nil {
		return fmt.Sprint(d)
	}
	return string(b)
}
