package decision

import "github.com/actant-project/actant/fact"

// Overlay is a compiled log: what documents are like under its decisions. It never changes and any number of
// goroutines may use it. A nil Overlay has no decisions.
type Overlay struct{}

// Compile reads a log in its order, leaving out what is undone, and what makes no sense any more.
func Compile(ds []Decision) *Overlay { return &Overlay{} }

// Apply returns what f says under the decisions. It writes nothing to f, and returns f itself when no decision touches
// it. f is a raw extraction with its text; without the text, decisions on single pieces of evidence find nothing.
// What it returns keeps the promises of the machine contract.
func (o *Overlay) Apply(f *fact.Facts) *fact.Facts { return f }

// Check says why d makes no sense now, or nil. known reports whether the corpus shows an entity of that key. An unknown
// key is an *UnknownKey.
func (o *Overlay) Check(d Decision, known func(key string) bool) error { return nil }

// UnknownKey is the error of a decision about a key that nothing in the corpus has.
type UnknownKey struct {
	Key  string
	Near []string // the nearest known keys, if the caller has filled them in; see Nearest
}

func (e *UnknownKey) Error() string { return "" }

// Final returns the key under which what had key is shown.
func (o *Overlay) Final(key string) string { return key }

// Related returns the keys that decisions connect with keys, those included, sorted. A decision that comes or goes can
// change only documents in whose raw extraction one of Related(d.Keys()...) occurs; o must be the overlay that has d in its log.
func (o *Overlay) Related(keys ...string) []string { return keys }

// Notes returns what people noted about an entity, oldest first.
func (o *Overlay) Notes(key string) []string { return nil }

// EdgeNotes returns what people noted about an edge, oldest first.
func (o *Overlay) EdgeNotes(e EdgeRef) []string { return nil }

// Apart reports whether a decision says that two keys are not to be proposed as one.
func (o *Overlay) Apart(a, b string) bool { return false }

// Title says in words what d does; label gives an entity's name for its key, or "".
func (d Decision) Title(label func(key string) string) string { return "" }
