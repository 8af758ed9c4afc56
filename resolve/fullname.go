package resolve

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// mostCompared bounds how many people of one family name are compared, so that a list
// of ten thousand Smiths stays linear.
const mostCompared = 128

// linkFullNames joins the full names that can only be one person's. A name that fits
// two people the document keeps apart stays its own entity, with both as candidates.
func (x *resolution) linkFullNames() {
	index := make(map[string][]*group)
	for _, f := range x.fullForms() {
		fits := x.fitting(f, index)
		switch {
		case len(fits) == 1 && x.join(fits[0], f.group, byFullName):
		case len(fits) > 1:
			f.group.candidates = fits
		}
		for _, k := range fullKeys(f.name) {
			if b := index[k]; !slices.Contains(b, f.group) && len(b) < mostCompared {
				index[k] = append(b, f.group)
			}
		}
	}
	for _, f := range x.forms {
		if f.typ == fact.Person {
			f.group.gender = x.genderOf(f.group)
			f.group.likely = x.likelyGender(f.group)
		}
	}
}

// fullForms lists the full names of persons, the most specific first.
func (x *resolution) fullForms() []*form {
	var out []*form
	for _, f := range x.forms {
		if f.typ == fact.Person && f.kind == fact.Name && !f.name.bare() {
			out = append(out, f)
		}
	}
	slices.SortStableFunc(out, func(a, b *form) int { return weight(b.name) - weight(a.name) })
	return out
}

// weight is how much a name tells: its letters.
func weight(n personName) int {
	sum := 0
	for _, w := range n.words {
		sum += len(w)
	}
	return sum
}

// fullKeys are the strings under which compatible names meet.
func fullKeys(n personName) []string {
	w := n.words
	if len(w) < 2 {
		return nil
	}
	keys := []string{"l:" + skeleton(w[len(w)-1]), "p:" + skeleton(w[0]) + " " + skeleton(w[1])}
	if len(w) == 2 {
		keys = append(keys, "p:"+skeleton(w[1])+" "+skeleton(w[0]))
	}
	return keys
}

// fitting returns the people whose full names are compatible with f.
func (x *resolution) fitting(f *form, index map[string][]*group) []*group {
	var out []*group
	for _, k := range fullKeys(f.name) {
		for _, g := range index[k] {
			g = g.forms0()
			if g != nil && g != f.group && !slices.Contains(out, g) && g.allCompatible(f) {
				out = append(out, g)
			}
		}
	}
	return out
}

// forms0 returns g unless it has been emptied into another.
func (g *group) forms0() *group {
	if len(g.forms) == 0 {
		return nil
	}
	return g
}

func (g *group) allCompatible(f *form) bool {
	if g.typ != fact.Person || g.id != "" && f.group.id != "" && g.id != f.group.id {
		return false
	}
	full := g.forms[0].name // the most specific
	if !compatible(full, f.name) {
		return false
	}
	for _, o := range g.forms[1:] {
		if !isPartOf(o.name, full) && !isPartOf(f.name, full) && !compatible(o.name, f.name) {
			return false
		}
	}
	return true
}

// isPartOf says whether n is a shorter stretch from either end of the full name: such
// parts need not agree with one another.
func isPartOf(n, full personName) bool {
	return len(n.words) < len(full.words) && (startsWith(full.words, n.words) || endsWith(full.words, n.words))
}

// genderOf reads a person's gender off the titles, then the given names; Unknown when they disagree.
func (x *resolution) genderOf(g *group) gazetteer.Gender {
	var votes [3]int
	for _, f := range g.forms {
		for _, i := range f.ms {
			votes[x.ms[i].title.gender]++
		}
	}
	if votes[gazetteer.Male] == 0 && votes[gazetteer.Female] == 0 {
		for _, f := range g.forms {
			votes[x.givenGender(f.name)] += len(f.ms)
		}
	}
	switch {
	case votes[gazetteer.Male] > 0 && votes[gazetteer.Female] == 0:
		return gazetteer.Male
	case votes[gazetteer.Female] > 0 && votes[gazetteer.Male] == 0:
		return gazetteer.Female
	}
	return gazetteer.Unknown
}

// likelyGender is the gender of somebody who is only called by what may be a given name: "Gloria".
func (x *resolution) likelyGender(g *group) gazetteer.Gender {
	if g.gender != gazetteer.Unknown {
		return g.gender
	}
	for _, f := range g.forms {
		if !f.name.bare() || x.surnames[f.name.last()] || slices.ContainsFunc(f.ms, func(i int) bool { return x.ms[i].title.is() }) {
			return gazetteer.Unknown
		}
	}
	gender, _ := x.g.GivenName(g.forms[0].name.short())
	return gender
}

// givenGender is the gender of the given name of a full name. A bare name tells none:
// "Kelly" may be a family name.
func (x *resolution) givenGender(n personName) gazetteer.Gender {
	if n.bare() || familyFirst[n.units[0]] {
		return gazetteer.Unknown
	}
	for _, u := range n.units[:len(n.units)-1] {
		if g, ok := x.g.GivenName(u); ok && g != gazetteer.Unknown && !eitherGender[fold(u)] {
			return g
		}
		if len(n.units[0]) > 1 {
			break // a middle name decides only behind an initial
		}
	}
	return gazetteer.Unknown
}
