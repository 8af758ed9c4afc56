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

// actors appends the entities that the phrases of l stand for.
func (a *analysis) actors(out []actor, l list, end as) []actor {
	for _, c := range a.phrases(l) {
		if two := a.pair(int(c)); len(two) > 0 {
			out = append(out, two...)
			continue
		}
		if x, ok := a.actor(int(c), end); ok {
			out = append(out, x)
		}
	}
	return out
}

// actor returns the entity that the noun chunk c stands for: the one its head names, or the country whose forces or holdings it names.
func (a *analysis) actor(c int, end as) (actor, bool) {
	ch := &a.chunks[c]
	if x, ok := a.named(ch); ok {
		return x, a.canAct(x.entity, end)
	}
	sets := a.words[ch.head].lex.sets
	if a.words[ch.head].tag == tPron {
		return a.anaphor(c)
	}
	if x, ok := a.apposedName(c); ok && a.canAct(x.entity, end) {
		return x, true
	}
	if sets&nQuantity != 0 && a.form(c+1) == "of" && a.kind(c+2) == kNoun {
		return a.actor(c+2, end)
	}
	if sets&nKindword != 0 {
		if x, ok := a.modifier(ch, nAgent); ok && a.es[x.entity].Type == fact.Organisation {
			return x, true
		}
	}
	if sets&nAgent == 0 && !(end == asTarget && sets&nHolding != 0) {
		return actor{}, false
	}
	x, ok := a.modifier(ch, sets)
	if !ok && a.form(c+1) == "of" && a.kind(c+2) == kNoun {
		x, ok = a.actor(c+2, end)
		ok = ok && a.es[x.entity].Type == fact.Country
	}
	x.proxy = true
	return x, ok
}

// anaphor resolves a pronoun that nothing has linked, when it is the subject of what somebody says: in "Hungary said it
// would help", "it" is Hungary.
func (a *analysis) anaphor(c int) (actor, bool) {
	for k := range a.frames {
		f := &a.frames[k]
		if f.verb == nil || f.verb.cue&qQuote == 0 && f.verb.cue&qClause == 0 || f.passive || f.clause.empty() || int(a.pool[f.clause.lo]) != c || f.subj.hi-f.subj.lo != 1 {
			continue
		}
		s := int(a.pool[f.subj.lo])
		if s == c || a.words[a.chunks[s].head].tag == tPron && a.words[a.chunks[s].head].ment < 0 {
			return actor{}, false
		}
		x, ok := a.actor(s, asSource)
		if !ok || !a.agreesWith(a.words[a.chunks[c].head].lex.form, x, s) {
			return actor{}, false
		}
		x.proxy, x.span = true, a.words[a.chunks[c].head].span
		return x, true
	}
	return actor{}, false
}

// agreesWith reports whether the pronoun can stand for the subject chunk s, which is actor x.
func (a *analysis) agreesWith(pronoun string, x actor, s int) bool {
	person := a.es[x.entity].Type == fact.Person
	switch pronoun {
	case "he", "she":
		return person
	case "it":
		return !person && !a.endsInS(int(a.chunks[s].head))
	case "they":
		return !person && (x.proxy || a.endsInS(int(a.chunks[s].head)))
	}
	return false
}

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

// modifier returns the country or organisation whose agents or holdings the chunk names: "Russian forces", "NATO troops".
func (a *analysis) modifier(ch *chunk, sets nounSet) (actor, bool) {
	for i := ch.head - 1; i >= ch.first; i-- {
		w := &a.words[i]
		if w.tag == tHyphen || w.ment < 0 {
			if w.tag == tHyphen && i > ch.first {
				return actor{}, false // "pro-Russian forces" are not Russia's
			}
			continue
		}
		if s := w.span.Start; s > 0 && a.d.Text[s-1] == '-' {
			return actor{}, false
		}
		m := &a.ms[w.ment]
		e := m.Entity.Index()
		if e < 0 || m.Kind == fact.Pronoun && a.es[e].Type != fact.Country {
			return actor{}, false
		}
		ok := a.es[e].Type == fact.Country || a.es[e].Type == fact.Organisation && sets&nAgent != 0 && sets&nOffice == 0
		return actor{entity: int32(e), span: m.Span}, ok
	}
	return actor{}, false
}

// canAct reports whether entity e can stand at that end of an event.
func (a *analysis) canAct(e int32, end as) bool {
	switch a.es[e].Type {
	case fact.Person, fact.Organisation, fact.Country, fact.Group:
		return true
	}
	return end == asTarget
}

// owner returns to whom the noun chunk c belongs: the possessor, the nationality, or what follows "of".
// The family, staff and lawyers of a person are not his.
func (a *analysis) owner(c int) (actor, bool) {
	ch := &a.chunks[c]
	head := &a.words[ch.head]
	if head.ment >= 0 {
		return actor{}, false
	}
	person := head.lex.sets&(nKin|nOffice) != 0
	for i := ch.head - 1; i >= ch.first; i-- {
		w := &a.words[i]
		if w.ment < 0 || a.words[i+1].tag == tHyphen || i > ch.first && a.words[i-1].tag == tHyphen {
			continue
		}
		m := &a.ms[w.ment]
		e := m.Entity.Index()
		possessor := a.words[i+1].tag == tPoss || a.possessivePronoun(int(i))
		modifies := e >= 0 && (m.Kind == fact.Demonym || a.es[e].Type == fact.Country || a.es[e].Type == fact.Organisation && head.lex.sets&nProposal != 0)
		if e < 0 || !possessor && !modifies {
			return actor{}, false
		}
		if person && a.es[e].Type != fact.Country {
			return actor{}, false
		}
		return actor{entity: int32(e), span: m.Span, proxy: true}, true
	}
	by := head.lex.sets&nProposal != 0 && (a.form(c+1) == "by" || a.form(c+1) == "from")
	if (a.form(c+1) == "of" || by) && a.kind(c+1) == kPrep && a.kind(c+2) == kNoun {
		x, ok := a.named(&a.chunks[c+2])
		x.proxy = true
		return x, ok && !person
	}
	return actor{}, false
}

// ownerKnown reports whether the noun chunk c has an owner that is an entity.
func (a *analysis) ownerKnown(c int) bool {
	_, ok := a.owner(c)
	return ok
}

// owners appends the owners of the phrases of l.
func (a *analysis) owners(out []actor, l list) []actor {
	for _, c := range a.phrases(l) {
		if x, ok := a.owner(int(c)); ok {
			out = append(out, x)
		}
	}
	return out
}

// apposedName returns the entity named after a description and set off by commas: "the airport's operator, DAA, for".
func (a *analysis) apposedName(c int) (actor, bool) {
	j := a.officeEnd(c)
	if a.kind(j) != kComma || a.kind(j+1) != kNoun || a.words[a.chunks[c].first].tag != tDet && a.words[a.chunks[c].head].lex.sets&nOffice == 0 {
		return actor{}, false
	}
	switch a.kind(j + 2) {
	case kComma, kEnd, kQuote, kDash, kSemi:
	default:
		return actor{}, false
	}
	if a.kind(j+2) == kComma && (a.kind(j+3) == kConj && a.kind(j+4) == kNoun && !a.opensClause(j+4) || a.kind(j+3) == kNoun && a.listGoesOn(j+1)) {
		return actor{}, false
	}
	x, ok := a.named(&a.chunks[j+1])
	return x, ok && (a.es[x.entity].Type == fact.Person || a.es[x.entity].Type == fact.Organisation)
}
