// Package decision holds what people decided about a corpus, apart from what was extracted from it.
//
// A log of decisions compiles to an Overlay, which turns the facts of a document into what they are under the
// decisions. Decisions name entities by key and evidence by document and sentence, so they survive extracting again,
// removing documents and adding others; one whose target is gone changes nothing and is kept.
//
// # What the keys of a log mean
//
// A log is read from its first line to its last. A key is one of the raw extraction or one that an earlier
// decision made. A key that an earlier line merged or retyped away means what it became; a split may bring it
// back. What is said of an edge (reject, correct, note) or of a pair (distinct, keep) is said for good: when
// later lines merge an end of it, it holds for what the end became.
package decision

import (
	"github.com/actant-project/actant/fact"
)

// Kind is what a decision does.
type Kind string

// The kinds, with the fields each of them has beside At.
const (
	Merge    Kind = "merge"    // Key, Into, Name: Key is the same as Into, which stays; it is shown as Name unless that is ""
	Split    Kind = "split"    // Key, Name, Forms, Documents, Type: what Key is called by Forms, in Documents, is another entity
	Rename   Kind = "rename"   // Key, Name
	Retype   Kind = "retype"   // Key, Type
	Hide     Kind = "hide"     // Key: treated as if it had not been found
	Reject   Kind = "reject"   // Edge, and Evidence or Documents to reject only part of it
	Correct  Kind = "correct"  // Edge, To, and Evidence or Documents to correct only part of it
	Note     Kind = "note"     // Key or Edge, Text
	Distinct Kind = "distinct" // Key, Into: not the same; never proposed, never merged
	Keep     Kind = "keep"     // Key, Into: a proposal put aside; not proposed again
)

// Kinds lists the kinds in their usual order.
var Kinds = []Kind{Merge, Split, Rename, Retype, Hide, Reject, Correct, Note, Distinct, Keep}

// Decision is one line of a log. Its Kind says which fields it has; the others are zero.
type Decision struct {
	ID        int64        `json:"id,omitempty"` // position in the log of a corpus, from 1; 0 until it is stored
	At        string       `json:"at,omitempty"` // RFC 3339
	Kind      Kind         `json:"kind"`
	Key       string       `json:"key,omitempty"`       // the entity it is about
	Into      string       `json:"into,omitempty"`      // merge: the key that stays; distinct and keep: the other one
	Name      string       `json:"name,omitempty"`      // rename, split, merge
	Type      fact.Type    `json:"type,omitempty"`      // retype; split: the new entity's, "" for that of Key
	Forms     []string     `json:"forms,omitempty"`     // split: names as written in the text; none: all
	Documents []string     `json:"documents,omitempty"` // split, reject, correct: ids; none: all
	Edge      *EdgeRef     `json:"edge,omitempty"`      // reject, correct, note
	Evidence  *EvidenceRef `json:"evidence,omitempty"`  // reject, correct: only this piece
	To        *EdgeRef     `json:"to,omitempty"`        // correct: what Edge should be, with the same two ends
	Text      string       `json:"text,omitempty"`      // note
	Undone    bool         `json:"undone,omitempty"`    // taken back: as if it were not there
}

// Keys returns the keys that d names, sorted, that of an entity split off included. Documents are affected by d when they
// hold, in their raw extraction, one of Overlay.Related of these keys.
func (d Decision) Keys() []string {
	keys := []string{d.Key, d.Into, d.splitKey(), d.retypeKey()}
	for _, e := range []*EdgeRef{d.Edge, d.To} {
		if e != nil {
			keys = append(keys, e.Source, e.Target)
		}
	}
	return sortedSet(keys)
}

// splitKey is the key of the entity that a split makes, "" for other kinds.
func (d Decision) splitKey() string {
	if d.Kind != Split {
		return ""
	}
	t := d.Type
	if t == "" {
		t = typeOf(d.Key)
	}
	return Key(t, d.Name)
}

// retypeKey is the key of Key under its new type, "" for other kinds. A key is "type/slug", so it changes with the type;
// the old one goes on working, as one that was merged away does.
func (d Decision) retypeKey() string {
	if d.Kind != Retype {
		return ""
	}
	return string(d.Type) + "/" + slugOf(d.Key)
}
