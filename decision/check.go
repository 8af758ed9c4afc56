package decision

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// complete says which field of d is missing or wrong in itself, whatever the corpus is.
func (d Decision) complete() error {
	need := func(ok bool, what string) error {
		if ok {
			return nil
		}
		return fmt.Errorf("%s needs %s", d.Kind, what)
	}
	switch d.Kind {
	case Merge, Distinct, Keep:
		return first(need(d.Key != "" && d.Into != "", "two keys: key= and into="))
	case Split:
		return first(need(d.Key != "", "a key"), need(d.Name != "", "a name for what is split off"),
			need(len(d.Forms)+len(d.Documents) > 0, "forms or documents to split off"), knownType(d.Type, true))
	case Rename:
		return first(need(d.Key != "", "a key"), need(strings.TrimSpace(d.Name) != "", "a name"))
	case Retype:
		return first(need(d.Key != "", "a key"), knownType(d.Type, false))
	case Hide:
		return need(d.Key != "", "a key")
	case Reject:
		return need(d.Edge != nil, "an edge")
	case Correct:
		if err := need(d.Edge != nil && d.To != nil, "an edge and what it should be: edge= and to="); err != nil {
			return err
		}
		return d.checkTo()
	case Note:
		return first(need((d.Key != "") != (d.Edge != nil), "a key or an edge, and not both"), need(d.Text != "", "a text"))
	}
	return fmt.Errorf("%q is no kind of decision; the kinds are %s", d.Kind, joined(Kinds))
}

func knownType(t fact.Type, orNone bool) error {
	if orNone && t == "" || slices.Contains(fact.Types, t) {
		return nil
	}
	return fmt.Errorf("%q is no type; the types are %s", t, joined(fact.Types))
}

// checkTo says what is wrong with what an edge is corrected to.
func (d Decision) checkTo() error {
	from, to := d.Edge, d.To
	switch {
	case !slices.Contains(fact.RelationTypes, to.Type):
		return fmt.Errorf("%q is no type of relation; the types are %s", to.Type, joined(fact.RelationTypes))
	case !slices.Contains(doubts, to.Status):
		return fmt.Errorf("%q is no status of a relation; those are %s", to.Status, joined(doubts))
	case from.Type == graph.Cooccur || from.Status == fact.Cooccurring:
		return errors.New("a co-occurrence says nothing that could be corrected; it can be rejected")
	case from.ordered() == to.ordered():
		return errors.New("the edge is that already")
	case !(to.Source == from.Source && to.Target == from.Target) && !(to.Source == from.Target && to.Target == from.Source):
		return errors.New("a correction changes type, status or direction of an edge, not its ends; merge or split those")
	}
	return nil
}

// doubts are the statuses that a relation can have.
var doubts = []fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged}

// UnknownKey is the error of a decision about a key that nothing in the corpus has.
type UnknownKey struct {
	Key  string
	Near []string // the nearest known keys, where the caller has filled them in; see Nearest
}

func (e *UnknownKey) Error() string {
	s := fmt.Sprintf("nothing has the key %q", e.Key)
	if len(e.Near) > 0 {
		s += "; did you mean " + strings.Join(e.Near, " or ") + "?"
	}
	return s
}

// Refused is the error of a decision that makes no sense, for all reasons but an unknown key.
type Refused struct{ Reason error }

func (e *Refused) Error() string { return e.Reason.Error() }

func (e *Refused) Unwrap() error { return e.Reason }

// Check says why d makes no sense now, or nil. known reports whether the corpus shows an entity of that key. An unknown
// key is an *UnknownKey, all else a *Refused.
func (o *Overlay) Check(d Decision, known func(key string) bool) error {
	if err := d.complete(); err != nil {
		return &Refused{err}
	}
	for _, k := range d.Targets() {
		if o.hides(k) {
			return &Refused{fmt.Errorf("%s is hidden by an earlier decision; undo that first", k)}
		}
		if !known(k) && !known(o.Final(k)) {
			return &UnknownKey{Key: k}
		}
	}
	if err := o.sensible(d); err != nil {
		return &Refused{err}
	}
	return nil
}

// sensible says why d is at odds with earlier decisions, or changes nothing.
func (o *Overlay) sensible(d Decision) error {
	a, b := o.Final(d.Key), o.Final(d.Into)
	switch d.Kind {
	case Merge, Distinct, Keep:
		if d.Key == d.Into {
			return fmt.Errorf("%s is one entity: name two", d.Key)
		}
		if a == b {
			return fmt.Errorf("%s and %s are one entity already, by an earlier decision; undo that first", d.Key, d.Into)
		}
		if held, _ := o.held(a, b); held && d.Kind == Merge {
			return fmt.Errorf("%s and %s are held apart by an earlier decision; undo that first", d.Key, d.Into)
		}
		if held, ok := o.held(a, b); ok && (held || d.Kind == Keep) && d.Kind != Merge {
			return fmt.Errorf("%s and %s are held apart already, by an earlier decision", d.Key, d.Into)
		}
	case Rename:
		if o != nil && o.names[a] == d.Name {
			return fmt.Errorf("%s is called %s already, by an earlier decision", d.Key, d.Name)
		}
	case Note:
		if d.Edge == nil && slices.Contains(o.Notes(a), d.Text) || d.Edge != nil && slices.Contains(o.EdgeNotes(*d.Edge), d.Text) {
			return errors.New("that note is there already")
		}
	case Split:
		if d.splitKey() == a {
			return fmt.Errorf("what is split off %s needs another name: %q makes the same key", d.Key, d.Name)
		}
	case Retype:
		if typeOf(a) == d.Type {
			return fmt.Errorf("%s is of type %s already", d.Key, d.Type)
		}
	case Reject, Correct:
		if d.Edge.Type == graph.Cooccur && d.Evidence != nil {
			return errors.New("a co-occurrence can be rejected for a document or for good, not sentence by sentence")
		}
		if d.Kind == Reject && o.rejects(*d.Edge) {
			return errors.New("that edge is rejected already, by an earlier decision")
		}
	}
	return nil
}

// Targets are the keys of the entities that d is about, sorted: without them it changes nothing.
func (d Decision) Targets() []string {
	keys := []string{d.Key, d.Into}
	if d.Edge != nil {
		keys = append(keys, d.Edge.Source, d.Edge.Target)
	}
	return sortedSet(keys)
}

// first returns the first error.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
