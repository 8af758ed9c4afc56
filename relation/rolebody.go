package relation

import "github.com/actant-project/actant/fact"

// body reads the party or company to which the person whose name heads chunk j is said to belong, without saying as what: "Labour's Tom
// Demir", "Tom Demir of Acme".
func (a *analysis) body(j int) (office, bool) {
	ch := &a.chunks[j]
	name := ch.head
	for name > ch.first && a.words[name-1].ment == a.words[ch.head].ment {
		name--
	}
	at := -1
	switch {
	case name >= ch.first+2 && a.words[name-1].tag == tPoss:
		at = int(name - 2)
	case name == ch.first && a.form(j+1) == "of" && a.kind(j+2) == kNoun && a.ms[a.words[ch.head].ment].Kind == fact.Name:
		at = int(a.chunks[j+2].head)
	}
	if at < 0 || a.words[at].ment < 0 {
		return office{}, false
	}
	x, ok := a.named(&chunk{head: int32(at)})
	if !ok || a.es[x.entity].Type != fact.Organisation || a.ms[a.words[at].ment].Kind != fact.Name {
		return office{}, false
	}
	return office{of: x, trigger: x.span, member: true}, true
}

// divisionOf returns the body whose part chunk n names: "the Tax Foundation's policy centre", "the Justice Department's civil division".
func (a *analysis) divisionOf(n int) (actor, bool) {
	ch := &a.chunks[n]
	if !divisions[a.lower(int(ch.head))] {
		return actor{}, false
	}
	for i := ch.head - 1; i >= ch.first; i-- {
		if m := a.words[i].ment; m >= 0 {
			x, ok := a.named(&chunk{head: i})
			return x, ok && a.es[x.entity].Type == fact.Organisation
		}
	}
	return actor{}, false
}

// ownedBefore reports whether a possessive stands in the words [first, i).
func (a *analysis) ownedBefore(first, i int32) bool {
	for k := first; k < i; k++ {
		if a.words[k].tag == tPoss || a.possessivePronoun(int(k)) {
			return true
		}
	}
	return false
}

// chiefBefore reports whether the officer at word i is a chief one: "chief investment officer".
func (a *analysis) chiefBefore(i int32) bool {
	return a.is(int(i)-1, "chief") || a.is(int(i)-2, "chief") || a.is(int(i)-3, "chief")
}
