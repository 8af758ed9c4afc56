package relation

import "github.com/actant-project/actant/fact"

// tied is a name, pronoun or description in a sentence and the word by which it hangs in the tree.
type tied struct {
	entity, mention int32
	first, head     int
}

// link is a pair of entities of one sentence, by those of their mentions that are nearest to each other in the tree; from stands first.
type link struct {
	from, to tied
	top      int     // the word where the ways up from both meet
	up, down []int32 // the words below it on either side, from the names up
	others   int     // pairs of the sentence
}

// farthest bounds the steps between two names in the tree, manyTied the mentions of a sentence that is looked at.
const (
	farthest = 12
	manyTied = 16
)

func (l *link) length() int { return len(l.up) + len(l.down) }

// passes reports whether word i lies on the way.
func (l *link) passes(i int) bool {
	for _, w := range l.up {
		if int(w) == i {
			return true
		}
	}
	for _, w := range l.down {
		if int(w) == i {
			return true
		}
	}
	return false
}

// direction tells whether the relation holds from the first to the second (">"), from the second to the first ("<"), between them ("=")
// or not between them ("").
func (l *link) direction(r *fact.Relation) string {
	forward := int32(r.Source) == l.from.entity && int32(r.Target) == l.to.entity
	switch {
	case !forward && (int32(r.Source) != l.to.entity || int32(r.Target) != l.from.entity):
		return ""
	case r.Symmetric:
		return "="
	case forward:
		return ">"
	}
	return "<"
}

// tiedIn returns what in the sentence stands for an entity that can take part in something.
func (a *analysis) tiedIn() []tied {
	var out []tied
	add := func(m int) {
		e := a.ms[m].Entity.Index()
		if e < 0 || a.es[e].Type == fact.Event || a.es[e].Type == fact.Other {
			return
		}
		first, last := a.wordsOf(&a.ms[m])
		for h := first; h < last; h++ {
			if g := a.headOf(h); g < first || g >= last {
				out = append(out, tied{int32(e), int32(m), first, h})
				return
			}
		}
	}
	for i := range a.words {
		if m := a.words[i].ment; m >= 0 && (i == 0 || a.words[i-1].ment != m) {
			add(int(m))
		}
	}
	for _, n := range a.nominals {
		add(int(n))
	}
	return out
}

// links returns the pairs of different entities of the sentence.
func (a *analysis) links() []link {
	ts := a.tiedIn()
	if len(ts) > manyTied {
		return nil
	}
	var out []link
	for i := range ts {
		for j := range ts {
			p, q := ts[i], ts[j]
			if p.entity == q.entity || p.first > q.first || p.first == q.first && i >= j {
				continue
			}
			l, ok := a.linkOf(p, q)
			if !ok {
				continue
			}
			k := 0
			for k < len(out) && !out[k].samePair(&l) {
				k++
			}
			switch {
			case k == len(out):
				out = append(out, l)
			case l.length() < out[k].length():
				out[k] = l
			}
		}
	}
	for i := range out {
		out[i].others = len(out)
	}
	return out
}

func (l *link) samePair(o *link) bool {
	return l.from.entity == o.from.entity && l.to.entity == o.to.entity || l.from.entity == o.to.entity && l.to.entity == o.from.entity
}

// linkOf finds the way between two mentions in the tree.
func (a *analysis) linkOf(p, q tied) (link, bool) {
	var above [farthest + 1]int32
	n := 0
	for i := p.head; i >= 0 && n < len(above); i = a.headOf(i) {
		above[n] = int32(i)
		n++
	}
	var below [farthest + 1]int32
	m := 0
	for i := q.head; i >= 0 && m < len(below); i = a.headOf(i) {
		for k := range n {
			if int(above[k]) == i && k+m <= farthest {
				way := append(append(make([]int32, 0, k+m), above[:k]...), below[:m]...)
				return link{from: p, to: q, top: i, up: way[:k:k], down: way[k:]}, true
			}
		}
		below[m] = int32(i)
		m++
	}
	return link{}, false
}
