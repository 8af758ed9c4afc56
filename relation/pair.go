package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// pair resolves "the two", "both leaders", "the two countries" to the last two people, countries or companies that the text named,
// when there were exactly two: in the sentence so far, else in the sentence before and this one. Who does something to them is not one of them.
func (a *analysis) pair(c int) []actor {
	ch := &a.chunks[c]
	kind, ok := a.pairKind(ch)
	if !ok {
		return nil
	}
	start := a.words[ch.first].span.Start
	two := a.partiesBetween(ch)
	but := a.subjectsOver(int(ch.head))
	for back := 0; len(two) < 2 && back <= a.pairReach(but) && a.sentence >= back; back++ {
		two = slices.DeleteFunc(a.between(a.d.Sentences[a.sentence-back].Start, start, kind), func(x actor) bool { return slices.Contains(but, x.entity) })
	}
	if len(two) != 2 {
		return nil
	}
	for i := range two {
		two[i].span = a.spanOf(ch)
		two[i].proxy = true
	}
	return two
}

// pairReach is how many sentences back the two may be named: who urges them is not one of them, which leaves less to mistake.
func (a *analysis) pairReach(subjects []int32) int {
	if len(subjects) > 0 {
		return 2
	}
	return 1
}

// partiesBetween returns A and B of "talks between A and B" before "both sides".
func (a *analysis) partiesBetween(ch *chunk) []actor {
	const longest = 10
	if !a.is(int(ch.head), "sides") {
		return nil
	}
	for i := int(ch.first) - 1; i >= 0; i-- {
		if !a.is(i, "between") {
			continue
		}
		var out []actor
		for k := i + 1; k < min(i+longest, int(ch.first)) && len(out) < 2; k++ {
			if m := a.words[k].ment; m >= 0 && a.ms[m].Entity.Index() >= 0 && (len(out) == 0 || a.is(k-1, "and", "the") && int(out[0].entity) != a.ms[m].Entity.Index()) {
				out = append(out, actor{entity: int32(a.ms[m].Entity.Index()), span: a.ms[m].Span})
			}
		}
		return out
	}
	return nil
}

// subjectsOver returns who is the subject of the clause that word h stands in as another part.
func (a *analysis) subjectsOver(h int) []int32 {
	t := &a.syn
	if len(t.w) == 0 {
		return nil
	}
	up := int(t.head[h])
	for n := 0; n < 4 && up >= 0; n++ {
		if sub := t.dependent(up, "nsubj"); sub >= 0 {
			if t.under(h, sub) {
				return nil
			}
			return a.joinedEntities(sub)
		}
		if !t.isRel(up, "conj", "xcomp", "advcl") {
			return nil
		}
		up = int(t.head[up])
	}
	return nil
}

// joinedEntities are the entities that word h and what is joined to it name.
func (a *analysis) joinedEntities(h int) []int32 {
	t := &a.syn
	var out []int32
	if m := a.words[h].ment; m >= 0 && a.ms[m].Entity.Index() >= 0 {
		out = append(out, int32(a.ms[m].Entity.Index()))
	}
	for k := t.kid[h]; k >= 0; k = t.next[k] {
		if t.isRel(int(k), "conj") {
			out = append(out, a.joinedEntities(int(k))...)
		}
	}
	return out
}

// pairKind tells which type of entity "the two ..." stands for.
func (a *analysis) pairKind(ch *chunk) (fact.Type, bool) {
	head := int(ch.head)
	first := int(ch.first)
	two := false
	for i := first; i <= head; i++ {
		if a.words[i].ment >= 0 {
			return "", false
		}
		two = two || a.is(i, "two", "both", "pair", "duo")
	}
	switch {
	case !two:
		return "", false
	case a.is(head, "two") && a.is(first, "the"), a.is(head, "both") && head == first, a.is(head, "pair", "duo") && a.is(first, "the"):
		return fact.Person, true
	case a.words[head].lex.sets&nPair == 0:
		return "", false
	case a.is(head, "sides", "countries", "nations", "governments", "neighbours", "neighbors", "states", "allies", "powers"):
		return fact.Country, true
	case a.is(head, "companies"):
		return fact.Organisation, true
	case a.is(head, "parties", "officials", "ministers"):
		return "", false
	}
	return fact.Person, true
}

// between returns the different entities of a type that are mentioned in [from, to).
func (a *analysis) between(from, to int, kind fact.Type) []actor {
	i, _ := slices.BinarySearchFunc(a.ms, from, func(m fact.Mention, at int) int { return m.Span.Start - at })
	var out []actor
	for ; i < len(a.ms) && a.ms[i].Span.Start < to && len(out) < 4; i++ {
		e := a.ms[i].Entity.Index()
		if e < 0 || a.es[e].Type != kind || slices.ContainsFunc(out, func(x actor) bool { return int(x.entity) == e }) {
			continue
		}
		out = append(out, actor{entity: int32(e), span: a.ms[i].Span})
	}
	return out
}
