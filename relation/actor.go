package relation

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// actor is an entity as it takes part in an event.
type actor struct {
	entity int32
	span   text.Span
	proxy  bool // it is there through its soldiers, its cities, its words
}

// as says which end of an event an actor stands at.
type as uint8

const (
	asSource as = iota
	asTarget
)

// named returns the entity of the name, pronoun or description that heads the chunk.
func (a *analysis) named(ch *chunk) (actor, bool) {
	w := &a.words[ch.head]
	if m := w.ment; m >= 0 {
		if e := a.ms[m].Entity.Index(); e >= 0 && !a.possessivePronoun(int(ch.head)) {
			return actor{entity: int32(e), span: a.ms[m].Span}, true
		}
		return actor{}, false
	}
	for _, n := range a.nominals {
		m := &a.ms[n]
		if e := m.Entity.Index(); e >= 0 && m.Span.End == w.span.End {
			return actor{entity: int32(e), span: m.Span}, true
		}
	}
	return actor{}, false
}

func (a *analysis) possessivePronoun(i int) bool {
	return a.class(i)&cPossessive != 0 && a.words[i].tag == tDet
}

// canAct reports whether entity e can stand at that end of an event.
func (a *analysis) canAct(e int32, end as) bool {
	switch a.es[e].Type {
	case fact.Person, fact.Organisation, fact.Country, fact.Group:
		return true
	}
	return end == asTarget
}
