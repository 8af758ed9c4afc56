package rules

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// memory is what a document has shown with confidence.
type memory struct {
	votes   map[string]votes // by the whole string
	surname map[string]bool  // last words of people's names
	given   map[string]bool  // first words of people's names
	company map[string]int   // by the whole string: how far what is said of it shows an organisation
}

// votes count, by type, how often a string was found with confidence.
type votes [7]int

func (m *memory) reset() {
	if m.votes == nil {
		m.votes, m.surname, m.given, m.company = map[string]votes{}, map[string]bool{}, map[string]bool{}, map[string]int{}
	}
	clear(m.votes)
	clear(m.surname)
	clear(m.given)
	clear(m.company)
}

// organisation is the place of organisations in votes.
var organisation = slices.Index(fact.Types, fact.Organisation)

// sure is the score from which a find is evidence for the same string elsewhere.
const sure = 0.6

// settle decides what was left open by what the document showed elsewhere.
func (s *scan) settle() {
	s.acronyms()
	for i := range s.finds {
		s.learn(&s.finds[i])
	}
	s.actors()
	for i := range s.finds {
		s.decide(&s.finds[i])
	}
	s.finds = slices.DeleteFunc(s.finds, func(f find) bool { return f.score < keep || f.typ == "" })
}

func (s *scan) learn(f *find) {
	if f.typ == fact.Person && f.score >= keep && f.score < sure && f.last > f.first+1 && !s.town(f.last-1, f.last) {
		s.learnPerson(f)
	}
	if f.score < sure || f.typ == "" || f.kind == fact.Demonym {
		return
	}
	str := s.text(f.first, f.last)
	s.vote(str, f.typ)
	switch f.typ {
	case fact.Person:
		s.learnPerson(f)
	case fact.Organisation:
		s.learnShort(f)
	}
}

// learnShort remembers a company's name without what it is: "Brightwater" and "Brightwater
// Foods" of "Brightwater Foods Plc".
func (s *scan) learnShort(f *find) {
	for last := f.last; last > f.first+1 && s.toks[last-1].word.Is(gazetteer.Suffix); {
		for last--; last > f.first+1 && s.toks[last-1].shape == punct; {
			last--
		}
		first := s.toks[f.first]
		if last == f.first+1 && (first.word.Is(gazetteer.Common|gazetteer.Calendar) || first.shape == initial || s.demonym(f.first)) {
			return
		}
		s.vote(s.text(f.first, last), fact.Organisation)
	}
}

// demonym reports whether token i alone names a people or a country.
func (s *scan) demonym(i int) bool {
	ms, n := s.known(i, i+1)
	return n > 0 && (ms[0].Kind == fact.Demonym || ms[0].Entry.Type == fact.Country)
}

// vote counts str as a name of type t.
func (s *scan) vote(str string, t fact.Type) {
	v := s.votes[str]
	v[slices.Index(fact.Types, t)]++
	s.votes[str] = v
}

func (s *scan) learnPerson(f *find) {
	last := f.last - 1
	for last > f.first && s.generation(last) {
		last--
	}
	if last == f.first {
		s.surname[s.text(last, last+1)] = true
		return
	}
	from := last
	for from-2 > f.first && s.is(from-1, f.last, "-") {
		from -= 2
	}
	for from-1 > f.first && s.toks[from-1].shape == lower && s.toks[from-1].word.Is(gazetteer.Particle) {
		from--
	}
	s.surname[lowerArticle(s.text(from, last+1))] = true
	if w := s.toks[f.first]; w.shape == capital && (w.word.Is(gazetteer.AnyGivenName) || !w.word.Is(gazetteer.Common)) {
		s.given[s.text(f.first, f.first+1)] = true
	}
}

// lowerArticle puts the article of an Arabic name in lower case, as it stands after a given name.
func lowerArticle(s string) string {
	if len(s) > 3 && s[2] == '-' && (strings.HasPrefix(s, "Al") || strings.HasPrefix(s, "El")) {
		return strings.ToLower(s[:2]) + s[2:]
	}
	return s
}

// generation reports whether token k is "Jr." or the like.
func (s *scan) generation(k int) bool {
	switch s.text(k, k+1) {
	case "Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV":
		return true
	}
	return false
}

// decide settles one find.
func (s *scan) decide(f *find) {
	if f.locked || f.kind == fact.Demonym {
		return
	}
	str := s.text(f.first, f.last)
	bare := lowerArticle(str)
	one := f.last == f.first+1 || bare != str || strings.HasPrefix(str, "al-")
	weak := f.score < sure || f.gaz && f.typ == fact.Place
	if one && weak && (s.surname[bare] || s.given[str] && f.score < sure) && !(f.start && s.toks[f.first].word.Is(gazetteer.Common) && !s.surname[bare]) {
		if !f.gaz || !s.placed(f) {
			f.typ, f.score, f.id, f.gaz = fact.Person, 0.75, "", false
			return
		}
	}
	if f.score >= sure && !(f.gaz && f.typ == fact.Place && !s.placed(f)) {
		return
	}
	if s.company[str] > 0 || one && f.gaz && s.votes[str][organisation] > 0 {
		f.typ, f.score, f.id, f.gaz = fact.Organisation, 0.7, "", false
		return
	}
	if f.score >= sure {
		return
	}
	if best, n := top(s.votes[str]); n > 0 {
		f.typ, f.score = best, 0.7
	}
}

// placed reports whether a place stands after a preposition of place.
func (s *scan) placed(f *find) bool {
	return f.first > 0 && s.toks[f.first-1].shape == lower && s.toks[f.first-1].word.Is(gazetteer.Preposition)
}

// top returns the type with the most votes; the first of fact.Types wins a tie.
func top(v votes) (fact.Type, int) {
	best := 0
	for i, n := range v {
		if n > v[best] {
			best = i
		}
	}
	return fact.Types[best], v[best]
}

// acronyms joins "North Atlantic Alliance (NATO)" and "NATO (North Atlantic Alliance)": the
// short form has the long one's type, and an unlisted long form is an organisation.
func (s *scan) acronyms() {
	for i := 0; i+1 < len(s.finds); i++ {
		a, b := &s.finds[i], &s.finds[i+1]
		if b.first != a.last+1 || !s.is(a.last, len(s.toks), "(") || !s.is(b.last, len(s.toks), ")") {
			continue
		}
		long, short := a, b
		if a.typ == fact.Organisation && a.score >= sure && b.last == b.first+1 && s.toks[b.first].shape == caps && !b.gaz {
			b.typ, b.score = fact.Organisation, 0.8
			continue
		}
		if s.abbreviates(b, a) {
			long, short = b, a
		} else if !s.abbreviates(a, b) {
			continue
		}
		if long.score < sure || long.typ == "" || long.typ == fact.Person {
			long.typ, long.score = fact.Organisation, 0.8
		}
		if !short.gaz {
			short.typ, short.score = long.typ, 0.8
		}
	}
}

// abbreviates reports whether short is made of the first letters of long's capitalised words.
func (s *scan) abbreviates(long, short *find) bool {
	if short.last != short.first+1 || s.toks[short.first].shape != caps || long.last-long.first < 2 {
		return false
	}
	str := s.text(short.first, short.last)
	at := 0
	for k := long.first; k < long.last && at < len(str); k++ {
		if s.toks[k].upper() && s.text(k, k+1)[0] == str[at] {
			at++
		}
	}
	return at >= 2 && at >= len(str)-1
}
