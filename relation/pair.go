package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// pair resolves "the two", "both leaders", "the two countries" to the last two people or countries that the text named,
// when there were exactly two: in the sentence so far, else in the sentence before and this one.
func (a *analysis) pair(c int) []actor {
	ch := &a.chunks[c]
	kind, ok := a.pairKind(ch)
	if !ok {
		return nil
	}
	start := a.words[ch.first].span.Start
	s := a.d.Sentences[a.sentence]
	two := a.between(s.Start, start, kind)
	if len(two) < 2 && a.sentence > 0 {
		two = a.between(a.d.Sentences[a.sentence-1].Start, start, kind)
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
	case a.is(head, "parties", "companies", "officials", "ministers"):
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
