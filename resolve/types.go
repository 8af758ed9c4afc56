package resolve

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// settleTypes makes mentions that are written alike agree on one type, unless the
// document really speaks of two things: then each keeps what its own context says.
func (x *resolution) settleTypes() {
	x.retypeByContext()
	byKey := make(map[string][]int)
	var keys []string
	for i := range x.ms {
		if m := &x.ms[i]; m.Kind == fact.Name {
			k := nameKey(m)
			if byKey[k] == nil {
				keys = append(keys, k)
			}
			byKey[k] = append(byKey[k], i)
		}
	}
	x.namesakes = make(map[string]bool)
	for _, k := range keys {
		x.settle(k, byKey[k])
	}
}

// findSurnames notes the last word of every full name of a person.
func (x *resolution) findSurnames() {
	x.surnames = make(map[string]bool)
	for i := range x.ms {
		if m := &x.ms[i]; m.Type == fact.Person {
			if n := x.parsePerson(m.Text); !n.bare() {
				x.surnames[n.last()] = true
			}
		}
	}
}

// settle decides on the types of the mentions of one key.
func (x *resolution) settle(key string, ms []int) {
	types := x.votes(ms)
	full := x.surnames[key]
	switch {
	case full && x.listedPlace(x.ms[ms[0]].Text) != "":
		x.settleNamesake(key, ms, x.listedPlace(x.ms[ms[0]].Text))
		return
	case x.identities(ms) > 1:
		return
	case len(types) > 1 && types[fact.Person] > 0 && (full || x.anyTitle(ms)):
		x.settleEach(ms, types)
		return
	case len(types) == 1 && types[fact.Person] == 0 && full && !strings.Contains(key, " ") && x.g.Lookup(x.ms[ms[0]].Text) == nil:
		x.retype(ms, fact.Person)
	case len(types) > 1:
		x.retype(ms, x.majority(ms, types))
	}
}

// votes sums the scores of the types, in thousandths.
func (x *resolution) votes(ms []int) map[fact.Type]int {
	v := make(map[fact.Type]int)
	for _, i := range ms {
		v[x.ms[i].Type] += 1 + int(1000*x.ms[i].Score)
	}
	return v
}

// identities counts the different list identities.
func (x *resolution) identities(ms []int) int {
	seen := make(map[string]bool)
	for _, i := range ms {
		if id := x.ms[i].ID; id != "" {
			seen[id] = true
		}
	}
	return len(seen)
}

func (x *resolution) anyTitle(ms []int) bool {
	return slices.ContainsFunc(ms, func(i int) bool { return x.ms[i].title.is() })
}

// majority is the type with most votes; what a list says breaks ties, then the order of the types.
func (x *resolution) majority(ms []int, votes map[fact.Type]int) fact.Type {
	listed := fact.Type("")
	if match := x.g.Lookup(x.ms[ms[0]].Text); len(match) > 0 && match[0].Kind == fact.Name && match[0].Safe {
		listed = match[0].Entry.Type
	}
	if listed == fact.Country && votes[fact.Place] > 0 {
		return fact.Country
	}
	best := fact.Type("")
	for _, t := range fact.Types {
		if votes[t] > votes[best] || votes[t] == votes[best] && votes[t] > 0 && t == listed {
			best = t
		}
	}
	return best
}

// retype gives all the mentions type t; an identity of another type is forgotten.
func (x *resolution) retype(ms []int, t fact.Type) {
	id := ""
	for _, i := range ms {
		if m := &x.ms[i]; m.Type == t && m.ID != "" {
			id = m.ID
		}
	}
	for _, i := range ms {
		x.ms[i].Type, x.ms[i].ID = t, id
	}
}

// settleEach serves a name that is both a person's and something else's ("Washington").
func (x *resolution) settleEach(ms []int, votes map[fact.Type]int) {
	rest := make(map[fact.Type]int, len(votes))
	for t, n := range votes {
		if t != fact.Person {
			rest[t] = n
		}
	}
	other := x.majority(ms, rest)
	for _, i := range ms {
		m := &x.ms[i]
		switch {
		case m.title.is() || m.sent >= 0 && x.titleBefore(m.first, x.d.Sentences[m.sent].First).class == gazetteer.Honorific:
			m.Type, m.ID = fact.Person, ""
		case locatives[x.lower(m.first-1, m.sent)]:
			if m.Type == fact.Person {
				m.Type, m.ID = other, ""
			}
		}
	}
}
