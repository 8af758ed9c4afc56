package resolve

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// retypeByContext corrects the type of names that the text itself says what they are: "the broadcaster Kanal", "Fenol, a start-up" and
// "Fenol's chief executive" are bodies, "Enver Dal, an economist" is a person.
func (x *resolution) retypeByContext() {
	bodies, people := make(map[string]bool), make(map[string]bool)
	clubs := x.shortClubs()
	nicks := make(map[string]bool)
	for i := range x.ms {
		m := &x.ms[i]
		if n := quotedName(m.Text); m.Type == fact.Person && n != "" {
			nicks[n] = true
		}
		switch {
		case m.Kind != fact.Name || m.sent < 0 || m.first >= m.last:
		case (m.Type == fact.Person || m.Type == fact.Place) && x.onlyBody(m):
			bodies[nameKey(m)] = true
		case m.Type != fact.Organisation && x.maybeBody(m) && (x.saidBody(i) || x.hasOfficers(m) || x.shortOfBody(i)), m.Type == fact.Place && x.hasOfficers(m) && x.beginsBody(i) && !x.stoodIn(m):
			bodies[nameKey(m)] = true
		case m.Type != fact.Person && x.maybePerson(m) && (x.saidPerson(m) || x.lettered(m)):
			people[nameKey(m)] = true
		}
	}
	for i := range x.ms {
		m := &x.ms[i]
		switch k := nameKey(m); {
		case m.Kind != fact.Name:
		case bodies[k] && m.Type != fact.Organisation && (x.maybeBody(m) || x.onlyBody(m) || x.beginsBody(i)):
			m.Type, m.ID = fact.Organisation, ""
		case clubs[k] && m.Type == fact.Person && !m.title.is() && !x.surnames[k] && x.g.Lookup(m.Text) == nil:
			m.Type, m.ID = fact.Organisation, ""
		case nicks[m.Text] && m.Type != fact.Person && x.lower(m.first-1, m.sent) != "the" && x.g.Lookup(m.Text) == nil:
			m.Type, m.ID = fact.Person, ""
		case people[k] && m.Type != fact.Person && x.maybePerson(m):
			m.Type, m.ID = fact.Person, ""
			x.cutLetters(m)
			x.surnames[x.parsePerson(m.Text).last()] = true
		}
	}
}

// shortOfBody says whether the name is an acronym in brackets behind the name of a body of three words or more that begins with the same letter:
// "Union of Port Clerks (UPC)".
func (x *resolution) shortOfBody(i int) bool {
	m := &x.ms[i]
	if i == 0 || !isAcronym(m.Text) || x.ms[i-1].Type != fact.Organisation || !x.bracketed(&x.ms[i-1], m) {
		return false
	}
	long := x.ms[i-1].Text
	return strings.Count(long, " ") > 1 && long[0] == m.Text[0]
}

// shortClubs are the names of clubs without the letters that end them: "Al Dhafir" of "Al Dhafir FC".
func (x *resolution) shortClubs() map[string]bool {
	short := make(map[string]bool)
	for i := range x.ms {
		if m := &x.ms[i]; m.Type == fact.Organisation && m.Kind == fact.Name {
			k := nameKey(m)
			if at := strings.LastIndexByte(k, ' '); at > 0 && clubLetters[k[at+1:]] {
				short[k[:at]] = true
			}
		}
	}
	return short
}

// clubLetters end the names of clubs.
var clubLetters = words(`fc afc cfc rfc cf fk nk bk`)

// stoodIn says whether the text speaks of the place that the name is as well: "in Boston".
func (x *resolution) stoodIn(m *mention) bool {
	return slices.ContainsFunc(x.ms, func(o mention) bool {
		return o.Text == m.Text && o.sent >= 0 && whereabouts[x.lower(o.first-1, o.sent)]
	})
}

var whereabouts = words(`in near outside inside around across through`)

// beginsBody says whether a town's name, no capital's, is the first word of a body that was named before: "Kenmore" after "Kenmore University".
func (x *resolution) beginsBody(i int) bool {
	m := &x.ms[i]
	if m.last-m.first != 1 || slices.ContainsFunc(x.g.Lookup(m.Text), func(k gazetteer.Match) bool { return k.Capital || k.Entry.Type != fact.Place }) {
		return false
	}
	return slices.ContainsFunc(x.ms[:i], func(o mention) bool {
		return o.Type == fact.Organisation && o.last-o.first > 1 && o.sent >= 0 && x.token(o.first, o.sent) == m.Text
	})
}

// maybeBody says whether nothing about the name itself tells that it is no body: neither a title but one that bodies have as
// well ("broadcaster"), a given name, somebody's family name nor a list.
func (x *resolution) maybeBody(m *mention) bool {
	first := fold(x.token(m.first, m.sent))
	titled := m.title.is() && (m.title.class != gazetteer.Occupation || !calledBody(x.head(m.title, m.sent)))
	return !titled && !x.given(first) && !x.surnames[nameKey(m)] && m.ID == "" && x.g.Lookup(m.Text) == nil
}

// onlyBody says whether lists know the name as a body and as nothing else, and nothing in the text speaks for a person.
func (x *resolution) onlyBody(m *mention) bool {
	known := x.g.Lookup(m.Text)
	if len(known) == 0 || m.title.is() || m.ID != "" || x.surnames[nameKey(m)] || x.given(fold(x.token(m.first, m.sent))) {
		return false
	}
	return !slices.ContainsFunc(known, func(k gazetteer.Match) bool {
		return k.Entry.Type != fact.Organisation || !k.Safe || k.Kind != fact.Name
	})
}

// maybePerson says whether a name of several words begins with a given name and is in no list.
func (x *resolution) maybePerson(m *mention) bool {
	n := x.parsePerson(m.Text)
	return len(n.units) > 1 && len(n.units) < 5 && m.ID == "" && x.given(n.units[0]) && x.g.Lookup(m.Text) == nil
}

// saidBody says whether the noun of a body stands before the name as what it is, or as its apposition.
func (x *resolution) saidBody(i int) bool {
	m := &x.ms[i]
	if noun := m.first - 1; calledBody(x.lower(noun, m.sent)) && (x.within(x.up(noun), m) || x.up(x.headOwn(m)) == noun && x.dep(m.last) != "acl" || !x.isVerb(m.last)) {
		return true // and not "the newspaper Dal owns"
	}
	if i > 0 && x.ms[i-1].sent == m.sent && x.ms[i-1].last == m.first-1 && x.lower(m.first-1, m.sent) == "and" {
		if w := x.lower(x.ms[i-1].first-1, m.sent); strings.HasSuffix(w, "s") && calledBody(strings.TrimSuffix(w, "s")) {
			return true // "the carriers Fenol and Tridal"
		}
	}
	return calledBody(x.appositionHead(m))
}

// within says whether token i is one of the mention's.
func (x *resolution) within(i int, m *mention) bool { return m.first <= i && i < m.last }

// headOwn is the token of the mention that hangs on none of its others.
func (x *resolution) headOwn(m *mention) int {
	h := m.first
	for x.within(x.up(h), m) && x.up(h) != h {
		h = x.up(h)
	}
	return h
}

// calledBody says whether a noun in the singular or, before several names, in the plural means a body and never a person.
func calledBody(w string) bool {
	k := bodyNouns[w]
	if k == 0 && strings.HasSuffix(w, "s") {
		k = bodyNouns[strings.TrimSuffix(w, "s")]
	}
	return k != 0
}

// appositionHead is the head of "a Bavarian start-up" behind the name and its comma, in lower case, or "".
func (x *resolution) appositionHead(m *mention) string {
	const longest = 6
	at := m.last + 1
	if x.token(m.last, m.sent) != "," || !indefinite[x.lower(at, m.sent)] {
		return ""
	}
	head := ""
	for at++; at < m.last+2+longest; at++ {
		w := x.token(at, m.sent)
		if w == "-" {
			continue
		}
		if !isWord(w) && !capitalised(w) || prepositions[w] || clauseMarks[w] {
			break
		}
		if head = strings.ToLower(w); x.lower(at-1, m.sent) == "-" {
			head = x.lower(at-2, m.sent) + "-" + head
		}
	}
	return head
}

// hasOfficers says whether the name owns what only a body has: a board, a chief executive, shareholders.
func (x *resolution) hasOfficers(m *mention) bool {
	at := m.last
	if w := x.lower(at, m.sent); w == "shares" {
		return m.Type == fact.Person && x.verbFollows(at+1, m.sent)
	} else if w != "'s" && w != "'" {
		return false
	}
	if x.lower(at+1, m.sent) == "chief" {
		w := x.lower(at+2, m.sent)
		return w == "executive" || w == "financial" || w == "operating"
	}
	return officers[x.lower(at+1, m.sent)] && !capitalised(x.token(at+1, m.sent))
}

// officers are what a firm or another body has and a person has not.
var officers = words(`board shareholders shareholder headquarters subsidiary subsidiaries chairman chairwoman chair co-founder founder
	treasurer bondholders creditors provost trustees vice-chancellor`)

// lettered says whether letters that only a person has end the name: "Fergal Roe SC".
func (x *resolution) lettered(m *mention) bool {
	w := x.token(m.last-1, m.sent)
	return m.last-m.first > 2 && postnominals[fold(w)] && w == strings.ToUpper(w)
}

// saidPerson says whether what stands behind the name and its comma says that it is a person's: "Enver Dal, an economist".
func (x *resolution) saidPerson(m *mention) bool {
	head := x.appositionHead(m)
	if m.Type == fact.Organisation || head == "" || bodyNouns[head] != 0 {
		return false
	}
	_, t := typeOfNoun(head)
	return t == fact.Person
}
