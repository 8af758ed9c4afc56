package decision

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// Overlay is a compiled log: what documents are like under its decisions. It never changes and any number of
// goroutines may use it. A nil Overlay has no decisions.
type Overlay struct {
	steps    map[string][]step   // by the key that they lead away from, in the order of the log
	becomes  map[string]string   // a key that was merged or retyped away, and where to
	names    map[string]string   // given by people, by final key
	also     map[string][]string // names that people gave to what was merged away later, by final key
	hidden   map[string]bool
	rules    map[[2]string][]rule // on relations, by the lesser and the greater final key of their ends
	ruled    map[string]bool      // the keys of rules
	apart    map[[2]string]bool   // pairs not to be proposed; true: not to be merged
	notes    map[string][]string
	edgeNote map[string][]string
	linked   map[string][]string // keys that one decision names, both ways
}

// step leads mentions from one key to another.
type step struct {
	at        int // place in the log
	to        string
	split     bool
	name      string          // of what is split off
	forms     map[string]bool // nil: all
	documents map[string]bool // nil: all
}

// rule rejects relations, or corrects them to what to says.
type rule struct {
	edge      EdgeRef
	to        *EdgeRef
	evidence  *EvidenceRef
	documents map[string]bool // nil: all
}

// Compile reads a log in its order, leaving out what is undone and what lacks a field.
func Compile(ds []Decision) *Overlay {
	o := &Overlay{steps: map[string][]step{}, becomes: map[string]string{}, names: map[string]string{}, also: map[string][]string{},
		hidden: map[string]bool{}, rules: map[[2]string][]rule{}, ruled: map[string]bool{}, apart: map[[2]string]bool{},
		notes: map[string][]string{}, edgeNote: map[string][]string{}, linked: map[string][]string{}}
	for i := range ds {
		if d := &ds[i]; !d.Undone && d.complete() == nil {
			o.take(i, *d)
		}
	}
	for i := range ds { // what is said of edges and pairs is said of what their ends became
		if d := &ds[i]; !d.Undone && d.complete() == nil {
			o.takeForGood(d)
		}
	}
	return o
}

// take takes in a decision that changes entities.
func (o *Overlay) take(at int, d Decision) {
	key, into := o.Final(d.Key), o.Final(d.Into)
	switch d.Kind {
	case Merge:
		o.link(d.Key, d.Into, key, into)
		o.merge(at, key, into, d.Name)
	case Split:
		o.split(at, key, &d)
	case Retype:
		o.retype(at, key, &d)
	case Rename:
		o.names[key] = d.Name
	case Hide:
		o.hidden[key] = true
	}
}

func (o *Overlay) merge(at int, key, into, name string) {
	if key == into {
		return
	}
	o.steps[key] = append(o.steps[key], step{at: at, to: into})
	o.becomes[key] = into
	if n := o.names[key]; n != "" {
		o.also[into] = append(o.also[into], n)
	}
	o.also[into] = append(o.also[into], o.also[key]...)
	delete(o.names, key)
	delete(o.also, key)
	delete(o.hidden, key)
	if name != "" && o.names[into] == "" {
		o.names[into] = name
	}
}

// split brings the key of what is split off back, should it have been merged away.
func (o *Overlay) split(at int, key string, d *Decision) {
	t := d.Type
	if t == "" {
		t = typeOf(key)
	}
	to := Key(t, d.Name)
	o.link(d.Key, key, to, d.splitKey())
	if to == key {
		return
	}
	delete(o.becomes, to)
	o.steps[key] = append(o.steps[key], step{at: at, to: to, split: true, name: d.Name, forms: set(d.Forms, clean), documents: set(d.Documents, same)})
}

// retype leads to the key of the new type, and so to whatever has that key already: an organisation taken for a person in
// one text is the organisation of the other texts.
func (o *Overlay) retype(at int, key string, d *Decision) {
	to := string(d.Type) + "/" + slugOf(key)
	if o.Final(to) == key {
		delete(o.becomes, to) // retyped back
	}
	o.link(d.Key, key, d.retypeKey(), to, o.Final(to))
	if to = o.Final(to); to == key {
		return
	}
	o.steps[key] = append(o.steps[key], step{at: at, to: to})
	o.becomes[key] = to
	if n := o.names[key]; n != "" && o.names[to] == "" {
		o.names[to] = n
	}
	o.also[to] = append(o.also[to], o.also[key]...)
	if o.hidden[key] {
		o.hidden[to] = true
	}
	delete(o.names, key)
	delete(o.also, key)
	delete(o.hidden, key)
}

// takeForGood takes in what holds whatever its keys become.
func (o *Overlay) takeForGood(d *Decision) {
	switch d.Kind {
	case Reject, Correct:
		r := rule{edge: o.finalEdge(*d.Edge), evidence: d.Evidence, documents: set(d.Documents, same)}
		if d.To != nil {
			to := o.finalEdge(*d.To)
			r.to = &to
		}
		p := pairOf(r.edge.Source, r.edge.Target)
		o.rules[p] = append(o.rules[p], r)
		o.ruled[p[0]], o.ruled[p[1]] = true, true
	case Note:
		if d.Edge != nil {
			id := o.finalEdge(*d.Edge).String()
			o.edgeNote[id] = append(o.edgeNote[id], d.Text)
		} else {
			key := o.Final(d.Key)
			o.notes[key] = append(o.notes[key], d.Text)
		}
	case Distinct, Keep:
		p := pairOf(o.Final(d.Key), o.Final(d.Into))
		o.apart[p] = o.apart[p] || d.Kind == Distinct
	}
}

// Final returns the key under which what had key is shown.
func (o *Overlay) Final(key string) string {
	if o == nil {
		return key
	}
	for {
		to, ok := o.becomes[key]
		if !ok {
			return key
		}
		key = to
	}
}

func (o *Overlay) finalEdge(e EdgeRef) EdgeRef {
	e.Source, e.Target = o.Final(e.Source), o.Final(e.Target)
	return e.ordered()
}

// Notes returns what people noted about an entity, oldest first.
func (o *Overlay) Notes(key string) []string {
	if o == nil {
		return nil
	}
	return slices.Clone(o.notes[o.Final(key)])
}

// EdgeNotes returns what people noted about an edge, oldest first.
func (o *Overlay) EdgeNotes(e EdgeRef) []string {
	if o == nil {
		return nil
	}
	return slices.Clone(o.edgeNote[o.finalEdge(e).String()])
}

// Apart reports whether a decision says that two keys are not to be proposed as one.
func (o *Overlay) Apart(a, b string) bool {
	if o == nil {
		return false
	}
	_, ok := o.apart[pairOf(o.Final(a), o.Final(b))]
	return ok
}

// held reports whether a decision keeps two final keys from being proposed, and whether also from being merged.
func (o *Overlay) held(a, b string) (distinct, ok bool) {
	if o == nil {
		return false, false
	}
	distinct, ok = o.apart[pairOf(a, b)]
	return distinct, ok
}

// hides reports whether what had a key is hidden.
func (o *Overlay) hides(key string) bool { return o != nil && o.hidden[o.Final(key)] }

// rejects reports whether the whole of an edge is rejected.
func (o *Overlay) rejects(e EdgeRef) bool {
	if o == nil {
		return false
	}
	e = o.finalEdge(e)
	return slices.ContainsFunc(o.rules[pairOf(e.Source, e.Target)], func(r rule) bool {
		return r.edge == e && r.to == nil && r.evidence == nil && r.documents == nil
	})
}

// link remembers that one decision names these keys.
func (o *Overlay) link(keys ...string) {
	keys = sortedSet(keys)
	for _, k := range keys[1:] {
		o.linked[k] = append(o.linked[k], keys[0])
		o.linked[keys[0]] = append(o.linked[keys[0]], k)
	}
}

// Related returns the keys that decisions connect with keys, those included, sorted. A decision that comes or goes can
// change only documents in whose raw extraction one of Related(d.Keys()...) occurs; o must be the overlay that has d in its log.
func (o *Overlay) Related(keys ...string) []string {
	seen := make(map[string]bool)
	next := sortedSet(slices.Clone(keys))
	out := []string{}
	for len(next) > 0 {
		k := next[len(next)-1]
		next = next[:len(next)-1]
		if seen[k] {
			continue
		}
		seen[k] = true
		out = append(out, k)
		if o != nil {
			next = append(next, o.linked[k]...)
		}
	}
	slices.Sort(out)
	return out
}

// touches reports whether any decision can change f.
func (o *Overlay) touches(f *fact.Facts) bool {
	return o != nil && slices.ContainsFunc(f.Entities, func(e fact.Entity) bool {
		k := e.Key
		return len(o.steps[k]) > 0 || o.names[k] != "" || len(o.also[k]) > 0 || o.hidden[k] || o.ruled[k]
	})
}

func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// set makes a set of values, nil of none.
func set(values []string, as func(string) string) map[string]bool {
	if len(values) == 0 {
		return nil
	}
	out := make(map[string]bool, len(values))
	for _, v := range values {
		out[as(v)] = true
	}
	return out
}

func same(s string) string { return s }
