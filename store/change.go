package store

import (
	"maps"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// change indexes a document anew of which decisions make something else than before. Most of it stays as it is, and is not written again.
func (w *writer) change(doc int64, raw, before, now *fact.Facts, counts bool) error {
	if before == now { // none touches it
		return nil
	}
	if err := w.reappear(doc, occurrences(raw, before, counts), occurrences(raw, now, counts)); err != nil {
		return err
	}
	if err := w.size(doc, now); err != nil || !counts {
		return err
	}
	if w.fresh[doc] { // as in add
		if err := w.flush(); err != nil {
			return err
		}
	}
	gone, come := graph.DigestOf(before), graph.DigestOf(now)
	here, there := compare(gone, come)
	if err := w.addDigest(doc, gone, -1, here); err != nil {
		return err
	}
	w.fresh[doc] = true
	return w.addDigest(doc, come, 1, there)
}

// reappear writes what has changed of where entities occur.
func (w *writer) reappear(doc int64, before, now map[string]occurrence) error {
	for _, key := range slices.Sorted(maps.Keys(before)) {
		if _, still := now[key]; still {
			continue
		}
		id, err := w.id(key)
		if err != nil {
			return err
		}
		w.loose[id] = true
		if err := w.exec("DELETE FROM appearances WHERE entity=? AND doc=?", id, doc); err != nil {
			return err
		}
	}
	for _, key := range slices.Sorted(maps.Keys(now)) {
		if now[key] == before[key] {
			continue
		}
		if err := w.occur(doc, key, now[key]); err != nil {
			return err
		}
	}
	return nil
}

// unchanged says which relations and pairs of a digest another of the same document has, too; nil is none.
type unchanged struct{ relations, pairs []bool }

// proof is a piece of an edge's evidence apart from how a digest numbers entities.
type proof struct {
	attributed string
	n          int
	rest       graph.DigestRelation
}

// edgeName names an edge apart from how a digest numbers entities.
type edgeName struct {
	source, target string
	typ            fact.RelationType
	status         fact.Status
	symmetric      bool
}

// compare finds what two digests of a document have in common: the edges whose evidence is the same piece for piece, and the pairs.
func compare(a, b *graph.Digest) (inA, inB unchanged) {
	x, y := evidenceOf(a), evidenceOf(b)
	same := func(d *graph.Digest) []bool {
		out := make([]bool, len(d.Relations))
		for n := range out {
			name := nameOf(d, n)
			out[n] = slices.Equal(x[name], y[name])
		}
		return out
	}
	p, q := pairsOf(a), pairsOf(b)
	alike := func(d *graph.Digest) []bool {
		out := make([]bool, len(d.Pairs))
		for i, pair := range d.Pairs {
			k := [2]string{d.Entities[pair.Source].Key, d.Entities[pair.Target].Key}
			v, there := p[k]
			w, too := q[k]
			out[i] = there && too && v.Sentences == w.Sentences && slices.Equal(v.Shared, w.Shared) && a.Day == b.Day
		}
		return out
	}
	return unchanged{same(a), alike(a)}, unchanged{same(b), alike(b)}
}

func nameOf(d *graph.Digest, n int) edgeName {
	r := &d.Relations[n]
	return edgeName{d.Entities[r.Source].Key, d.Entities[r.Target].Key, r.Type, r.Status, r.Symmetric}
}

func evidenceOf(d *graph.Digest) map[edgeName][]proof {
	out := make(map[edgeName][]proof)
	for n, r := range d.Relations {
		t := proof{n: n, rest: r}
		if r.Attributed >= 0 {
			t.attributed = d.Entities[r.Attributed].Key
		}
		t.rest.Source, t.rest.Target, t.rest.Attributed = 0, 0, 0
		name := nameOf(d, n)
		out[name] = append(out[name], t)
	}
	return out
}

func pairsOf(d *graph.Digest) map[[2]string]*graph.DigestPair {
	out := make(map[[2]string]*graph.DigestPair, len(d.Pairs))
	for i, p := range d.Pairs {
		out[[2]string{d.Entities[p.Source].Key, d.Entities[p.Target].Key}] = &d.Pairs[i]
	}
	return out
}
