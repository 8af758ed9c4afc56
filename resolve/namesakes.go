package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// settleNamesake decides by context what each mention of a name means that is the surname of somebody here and the list's
// name of a place or country ("Washington", "Jordan").
func (x *resolution) settleNamesake(key string, ms []int, place fact.Type) {
	person, elsewhere := -1, -1 // sentence in which either was last meant
	next := 0
	for _, i := range ms {
		m := &x.ms[i]
		for ; next < i; next++ {
			if o := &x.ms[next]; o.Type == fact.Person && o.sent >= 0 {
				if n := x.parsePerson(o.Text); !n.bare() && n.last() == key {
					person = o.sent
				}
			}
		}
		t := x.readNamesake(m, i, person, elsewhere, place)
		if t != m.Type {
			m.Type, m.ID = t, ""
		}
		if t == fact.Person && person >= 0 {
			person = m.sent
		} else if t != fact.Person {
			elsewhere = m.sent
		}
	}
	x.namesakes[key] = true
}

// readNamesake is what one such mention means: what stands around it speaks first, then who or what was meant last. A name
// that acts before anybody bears it in full is the place; where nothing speaks the recogniser is believed.
func (x *resolution) readNamesake(m *mention, i, person, elsewhere int, place fact.Type) fact.Type {
	switch {
	case m.sent < 0:
		return m.Type
	case m.title.is() || x.titleBefore(m.first, x.d.Sentences[m.sent].First).class == gazetteer.Honorific:
		return fact.Person
	case locatives[x.lower(m.first-1, m.sent)] || x.insideOf(i):
		return place
	case person < 0 && x.acts(m):
		return place
	case person >= 0 && m.sent-person <= near && person >= elsewhere && x.speaks(m.first, m.last, m.sent):
		return fact.Person
	case m.Type == fact.Person && person < 0 && elsewhere >= 0:
		return place
	}
	return m.Type
}

// insideOf says whether mention i follows a place and a comma: "Amman, Jordan".
func (x *resolution) insideOf(i int) bool {
	if i == 0 {
		return false
	}
	m, o := &x.ms[i], &x.ms[i-1]
	return o.sent == m.sent && o.last == m.first-1 && x.token(m.first-1, m.sent) == "," && (o.Type == fact.Place || o.Type == fact.Country)
}

// listedPlace is the type of what a list calls by a name when that is a country or a capital, "" otherwise.
func (x *resolution) listedPlace(name string) fact.Type {
	for _, m := range x.g.Lookup(name) {
		if m.Kind == fact.Name && (m.Entry.Type == fact.Country || m.Entry.Type == fact.Place && m.Capital) {
			return m.Entry.Type
		}
	}
	return ""
}

// findStates tells the American state from the country of its name ("Georgia"): it is the state behind a place of the
// United States and a comma, and everywhere in a text that says so once and names nothing else of that country.
func (x *resolution) findStates() {
	for i := range x.ms {
		m := &x.ms[i]
		if m.Kind != fact.Name || m.Type != fact.Country && m.Type != fact.Place || !x.insideOf(i) || !x.inCountry(x.ms[i-1].Text, "US") {
			continue
		}
		country, state := x.countryAndState(m.Text)
		if state == nil || country == nil {
			continue
		}
		all := !x.names(country)
		for k := range x.ms {
			if o := &x.ms[k]; k == i || all && o.Kind == fact.Name && fold(o.Text) == fold(m.Text) && o.Type != fact.Person {
				o.Type, o.ID = fact.Place, entryID(state)
			}
		}
	}
}

// countryAndState are the country and the state of the United States that share a name, nil when none does.
func (x *resolution) countryAndState(name string) (country, state *gazetteer.Entry) {
	for _, m := range x.g.Lookup(name) {
		switch {
		case m.Kind != fact.Name:
		case m.Entry.Type == fact.Country:
			country = m.Entry
		case m.Entry.Type == fact.Place && m.Entry.Country == "US" && m.Entry.ID == "":
			state = m.Entry
		}
	}
	return country, state
}

// inCountry says whether a list knows a place of this name in a country.
func (x *resolution) inCountry(name, code string) bool {
	for _, m := range x.g.Lookup(name) {
		if m.Kind == fact.Name && m.Entry.Type == fact.Place && m.Entry.Country == code {
			return true
		}
	}
	return false
}

// names says whether the document names a place or the people of a country by another name than its own.
func (x *resolution) names(country *gazetteer.Entry) bool {
	for i := range x.ms {
		for _, m := range x.g.Lookup(x.ms[i].Text) {
			if m.Entry.Country == country.Country && (m.Kind == fact.Demonym || m.Entry.Type == fact.Place && m.Safe) {
				return true
			}
		}
	}
	return false
}

// linkCardinals joins "the North" to North Korea in a text that names the other Korea, too, and nothing else that begins so.
func (x *resolution) linkCardinals() {
	byFirst, several := make(map[string]*group), make(map[string]bool)
	rest := make(map[string]map[string]bool) // "korea" by "north"
	for _, f := range x.forms {
		first, name, longer := strings.Cut(f.key, " ")
		if !longer || opposites[first] == "" || f.kind != fact.Name {
			continue
		}
		if rest[first] == nil {
			rest[first] = make(map[string]bool)
		}
		rest[first][name] = true
		if g := byFirst[first]; g != nil && g != f.group {
			several[first] = true
		}
		byFirst[first] = f.group
	}
	for _, f := range x.forms {
		long := byFirst[f.key]
		if long == nil || several[f.key] || f.typ != fact.Place || long.typ != fact.Country || firstOf(long) > f.ms[0] {
			continue
		}
		for name := range rest[f.key] {
			if rest[opposites[f.key]][name] {
				x.join(long, f.group, byFirstWord)
			}
		}
	}
}

var opposites = map[string]string{"north": "south", "south": "north", "east": "west", "west": "east"}
