package decision

import (
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// compare says why two nodes may be one, or that there is no reason, or one against it.
func (p *proposer) compare(x, y *profile) (match, bool) {
	sameID := false
	for list, id := range x.node.IDs {
		if other := y.node.IDs[list]; other != "" {
			if other != id {
				return match{}, false
			}
			sameID = true
		}
	}
	switch {
	case sameID:
		return match{base: 0.97, reason: "a list gives both the same id", sure: true}, true
	case x.node.Type != y.node.Type:
		return acrossTypes(x, y)
	case x.node.Type == fact.Person && x.person.generation != y.person.generation:
		return match{}, false
	case x.label == y.label:
		return match{base: 0.93, reason: "the same name"}, true
	}
	var m match
	ok := false
	switch x.node.Type {
	case fact.Person:
		m, ok = p.comparePeople(x, y)
	case fact.Place, fact.Country:
		if ok = knownNames().share(knownNames().place, slug(x.label), slug(y.label), false); ok {
			m = match{base: 0.9, reason: "two names of one place"}
		}
	default:
		m, ok = compareBodies(x, y)
	}
	if !ok {
		m, ok = alsoCalled(x, y)
	}
	return m, ok
}

// acrossTypes joins what has one name and two types: people are no places, and countries share names with towns.
func acrossTypes(x, y *profile) (match, bool) {
	for _, t := range []fact.Type{x.node.Type, y.node.Type} {
		if t == fact.Country || t == fact.Place {
			return match{}, false
		}
	}
	if x.label != y.label {
		return match{}, false
	}
	m := match{base: 0.6, reason: fmt.Sprintf("the same name, once as %s and once as %s", x.node.Type, y.node.Type), needs: 1}
	if !strings.Contains(x.label, " ") {
		m.needs = 2
	}
	return m, true
}

// alsoCalled finds the name of one among the aliases of the other. A single word must be an acronym, or the two share neighbours.
func alsoCalled(x, y *profile) (match, bool) {
	part := 1
	switch {
	case y.aliases[x.label]:
	case x.aliases[y.label]:
		part = 2
		x, y = y, x
	default:
		return match{}, false
	}
	if x.node.Type == fact.Person && y.person.generation != x.person.generation {
		return match{}, false
	}
	m := match{base: 0.88, reason: fmt.Sprintf("%s is also called %s", y.node.Label, x.node.Label), sure: true}
	if !strings.Contains(x.label, " ") {
		m.part = part
	}
	if m.part != 0 && !isAcronym(x.node.Label) {
		m.base, m.needs, m.sure = 0.6, 1, false
	}
	return m, true
}

func (p *proposer) comparePeople(x, y *profile) (match, bool) {
	if len(x.words) < len(y.words) {
		if endsWith(y.words, x.words) || y.person.eastern && x.label == y.person.family {
			return p.familyOnly(x, y, 1)
		}
	} else if endsWith(x.words, y.words) || x.person.eastern && y.label == x.person.family {
		return p.familyOnly(y, x, 2)
	}
	fam, weak := families(&x.person, &y.person)
	given := givenNames(x.person.given, y.person.given)
	if fam == conflict || given == conflict || x.person.bare() != y.person.bare() {
		return match{}, false
	}
	if x.person.bare() {
		given = equalNames
	}
	m := match{base: 0.9, reason: "the same name in another form"}
	switch {
	case weak && given == possible:
		return match{}, false
	case weak:
		m = match{base: 0.6, reason: "names that differ by a letter", needs: 2}
	case given == possible && fam == respelt:
		m = match{base: 0.55, reason: "surnames that sound alike, and an initial that fits", needs: 1}
	case given == possible:
		m = match{base: 0.65, reason: "the same surname, and an initial that fits", needs: 1}
	case given == looser:
		m = match{base: 0.75, reason: "the same surname, and given names that go together", needs: 1}
	case fam == respelt:
		m = match{base: 0.82, reason: "two spellings of one name"}
	case given == respelt:
		m = match{base: 0.8, reason: "the same surname, and two spellings of a given name"}
	}
	if given == possible {
		m.part = 1 + b2i(initialsOf(x.person.given) < initialsOf(y.person.given))
	}
	return m, true
}

// initialsOf counts the initials among given names.
func initialsOf(given []string) int {
	n := 0
	for _, g := range given {
		n += b2i(len(g) == 1)
	}
	return n
}

// familyOnly weighs a name that is the end of a longer one. One that is somebody's given name says less.
func (p *proposer) familyOnly(short, long *profile, part int) (match, bool) {
	family := short.words
	if len(family) == 1 && len(family[0]) < 2 || slices.Contains(generations, family[0]) {
		return match{}, false
	}
	m := match{base: 0.55, reason: fmt.Sprintf("%s is the surname of %s", short.node.Label, long.node.Label), part: part, needs: 1}
	if len(family) > 1 {
		m.base = 0.65
	} else if p.given[family[0]] {
		m.needs = 3
	} else if p.bearers[family[0]] == 1 && long.person.family == family[0] {
		m.alone = 0.4
	}
	return m, true
}

func compareBodies(x, y *profile) (match, bool) {
	a, b := &x.body, &y.body
	switch {
	case slices.Equal(a.words, b.words):
		return match{base: 0.9, reason: "two spellings of one name", needs: b2i(len(a.words) == 1)}, true // the Who is not the WHO
	case len(a.core) > 0 && slices.Equal(a.core, b.core):
		return match{base: 0.88, reason: "the same name but for the legal form"}, true
	case a.sorted != "" && a.sorted == b.sorted:
		return match{base: 0.86, reason: "the same office in other words"}, true
	case respeltBody(a.words, b.words):
		return match{base: 0.75, reason: "names that sound alike", needs: 1}, true
	case x.node.Type != fact.Organisation:
		return match{}, false
	}
	if m, ok := acronym(x, y, 1); ok {
		return m, true
	}
	if m, ok := acronym(y, x, 2); ok {
		return m, true
	}
	if m, ok := headOf(x, y, 1); ok {
		return m, true
	}
	return headOf(y, x, 2)
}

// acronym weighs a name of capitals against a long one. Two letters fit too many.
func acronym(short, long *profile, part int) (match, bool) {
	if short.body.acronym == "" || short.body.acronym != long.body.acronymOf() {
		return match{}, false
	}
	m := match{base: 0.75, reason: fmt.Sprintf("%s are the initials of %s", short.node.Label, long.node.Label), part: part}
	switch len(short.body.acronym) {
	case 2:
		m.base, m.needs = 0.6, 2
	case 3:
		m.needs = 1
	}
	return m, true
}

// headOf weighs a name that is the end of a longer one: the Commission, the European Commission.
func headOf(short, long *profile, part int) (match, bool) {
	if !endsWith(long.body.words, short.body.words) || slices.Contains(little, long.body.words[len(long.body.words)-len(short.body.words)-1]) {
		return match{}, false
	}
	return match{base: 0.5, reason: fmt.Sprintf("%s is the end of %s", short.node.Label, long.node.Label), part: part, needs: 2}, true
}
