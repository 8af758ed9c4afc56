package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// Builder gathers the facts of documents, and its Graph shows them together. The zero
// Builder is empty and ready. It is not safe for several goroutines: give each its own,
// and Merge them.
//
// A Builder is a set of documents. In whatever order, and on however many Builders,
// documents are added and merged, the Graph of the same documents is the same to the byte,
// and a document counts once however often it is added. Entities of several documents are
// one node when their keys are equal, and only then: nothing is guessed here. Documents are told apart by the
// ID of their metadata, else by their source, else by what they say. When two facts under one ID
// differ, the fuller stays: more of its sentences' text, then more relations, then an
// arbitrary but fixed choice.
type Builder struct {
	documents map[string]*digest
	strings   map[string]string
}

// Add takes in the facts of one document, and keeps no reference to them. What points nowhere (an index out
// of range, an entity without a key, a relation of an entity to itself, a count below one)
// is passed over, and a span that runs backwards or out of the text is taken as unknown.
func (b *Builder) Add(f *fact.Facts) {
	if f != nil {
		b.put(b.digest(f))
	}
}

// Merge takes in all documents of o, which stays as it is.
func (b *Builder) Merge(o *Builder) {
	if o == nil {
		return
	}
	for _, d := range o.documents {
		b.put(d)
	}
}

// Documents is the number of documents taken in.
func (b *Builder) Documents() int { return len(b.documents) }

// Graph returns the graph of the documents taken in so far. The Builder can go on growing.
func (b *Builder) Graph() *Graph {
	ds := make([]*digest, 0, len(b.documents))
	for _, d := range b.documents {
		ds = append(ds, d)
	}
	slices.SortFunc(ds, func(x, y *digest) int { return cmp.Compare(x.id, y.id) })
	return gather(ds)
}

func (b *Builder) put(d *digest) {
	if b.documents == nil {
		b.documents = make(map[string]*digest)
	}
	if old := b.documents[d.id]; old == nil || compareDigests(old, d) < 0 {
		b.documents[d.id] = d
	}
}

// intern returns a copy of s that shares nothing with a document's text.
func (b *Builder) intern(s string) string {
	if s == "" {
		return ""
	}
	if t, ok := b.strings[s]; ok {
		return t
	}
	if b.strings == nil {
		b.strings = make(map[string]string)
	}
	s = strings.Clone(s)
	b.strings[s] = s
	return s
}

// compareDigests orders what two Facts of one ID say, the fuller being the greater.
func compareDigests(x, y *digest) int {
	if x == y {
		return 0
	}
	return cmp.Or(cmp.Compare(x.textBytes(), y.textBytes()),
		cmp.Compare(len(x.relations), len(y.relations)),
		cmp.Compare(fmt.Sprintf("%#v", *x), fmt.Sprintf("%#v", *y)))
}
