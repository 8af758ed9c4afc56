package neural

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// part cuts spans in two: at semicolons and addresses, at the goals between two sides, before the bearer of an office, behind
// an owner, behind a firm's town, between a town and its country, before what follows an election, where "and" joins two names, and where one comes twice.
func (s *reading) part() {
	for i := 0; i < len(s.spans); i++ {
		sp := s.spans[i]
		switch t := fact.Types[sp.typ]; t {
		case fact.Other:
			continue
		case fact.Event:
			if k := s.polled(&sp); k > 0 {
				s.split(i, k, k, s.likeliest(k, sp.last))
			}
			continue
		}
		if k := s.bearer(&sp); k > 0 {
			s.split(i, k, k, person)
			continue
		}
		if k := s.twice(&sp); k > 0 {
			s.split(i, k, k, sp.typ)
			continue
		}
		if k := s.headed(&sp); k > 0 {
			s.split(i, k, k, s.likeliest(k, sp.last))
			continue
		}
		if k := s.based(&sp); k > 0 {
			s.vote(&sp).sums = [types]float32{} // the whole is no name
			s.spans[i].typ = place
			s.split(i, k, k+1, sp.typ)
			continue
		}
		if left, right := s.places(&sp); left > 0 {
			s.split(i, left, right, place)
			continue
		}
		for k := sp.first + 1; k < sp.last-1; k++ {
			w := s.token(k)
			switch {
			case w == ";", strings.Contains(w, "@"), number(w) && number(s.after(sp.last)), w == "and" && s.joins(sp.first, k, sp.last):
				s.split(i, k, k+1, sp.typ)
			case sp.typ == organisation && possessive(w) && s.owner(sp.first, k):
				s.split(i, k, k+1, s.owned(k+1, sp.last))
			case sp.typ == organisation && w == "of" && legalForms[s.token(k-1)]:
				s.split(i, k, k+1, place) // "Marlow Freight Ltd. of Leeds"
			default:
				continue
			}
			break
		}
	}
}

// legalForms end a company's name.
var legalForms = set("Ltd Ltd. Limited Inc Inc. Incorporated Corp Corp. plc PLC Plc LLC LLP GmbH AG Co. S.A. S.p.A. N.V. B.V. Bhd Berhad Pty")

// polled is where in a span of an event what follows an election starts: "2000 general election Timbrell". It is 0 where
// nothing does.
func (s *reading) polled(sp *span) int {
	for k := sp.first + 1; k < sp.last; k++ {
		switch s.token(k - 1) {
		case "election", "elections", "referendum", "by-election":
			if capitalised(s.token(k)) {
				return k
			}
		}
	}
	return 0
}

// likeliest is the type of an actor or place that the network holds tokens [first, last) for.
func (s *reading) likeliest(first, last int) int8 {
	return slices.MaxFunc([]int8{person, organisation, place}, func(a, b int8) int {
		return cmp.Compare(s.mean(first, last, a), s.mean(first, last, b))
	})
}

// based is the ordinary word behind the place at the start of an organisation's span: "Leeds boxmaker Tarn & Co". It is 0 where there
// is none.
func (s *reading) based(sp *span) int {
	if sp.typ != organisation || s.lists.Lookup(s.key(sp.first, sp.last)) != nil {
		return 0
	}
	for k := sp.first + 1; k < sp.last-1; k++ {
		if w := s.token(k); len(w) > 3 && letter(w[0]) && !capitalised(w) {
			if linkWords[w] || !capitalised(s.token(k+1)) || s.located(sp.first, k) == nil || s.lists.Word(w).Is(gazetteer.Preposition|gazetteer.Particle) {
				return 0
			}
			return k
		}
	}
	return 0
}

// twice is where a span's name of several words begins anew: "Ann Lee Ann Lee". It is 0 where it does not.
func (s *reading) twice(sp *span) int {
	half := (sp.last - sp.first) / 2
	if half < 2 || sp.first+2*half != sp.last {
		return 0
	}
	for i := sp.first; i < sp.first+half; i++ {
		if s.token(i) != s.token(i+half) {
			return 0
		}
	}
	return sp.first + half
}

// headed is where in a span a name begins behind a heading of some words in capitals: "PREMIER LEAGUE Leeds". It is 0 where
// none does.
func (s *reading) headed(sp *span) int {
	k := sp.first
	for k < sp.last && shouted(s.token(k)) {
		k++
	}
	if k-sp.first < 2 || k == sp.last || !capitalised(s.token(k)) {
		return 0
	}
	return k
}

// shouted reports whether a word of some length is in capitals.
func shouted(w string) bool { return len(w) > 4 && w == strings.ToUpper(w) && letter(w[0]) }

// places is where in a span of places the first of two listed ones ends and the second begins: a town and its country or state
// ("Toledo Ohio"), or else two with a line between ("Oslo - Bergen"). It is 0 where there are no two.
func (s *reading) places(sp *span) (left, right int) {
	if !located(fact.Types[sp.typ]) || s.lists.Lookup(s.key(sp.first, sp.last)) != nil {
		return 0, 0
	}
	for k := sp.first + 1; k < sp.last; k++ {
		if liesIn(s.located(sp.first, k), s.located(k, sp.last)) {
			return k, k
		}
	}
	for k := sp.first + 1; k < sp.last-1; k++ {
		if w := s.token(k); (w == "-" || w == "–" || w == "/") && s.located(sp.first, k) != nil && s.located(k+1, sp.last) != nil {
			return k, k + 1
		}
	}
	return 0, 0
}

// liesIn reports whether one of the towns is in the country of one of the wider places.
func liesIn(towns, wider []*gazetteer.Entry) bool {
	return slices.ContainsFunc(towns, func(town *gazetteer.Entry) bool {
		return town.Type == fact.Place && slices.ContainsFunc(wider, func(w *gazetteer.Entry) bool { return w.Country != "" && w.Country == town.Country })
	})
}

// located is the places that the lists know by tokens [first, last), whatever their case.
func (s *reading) located(first, last int) []*gazetteer.Entry {
	key := s.key(first, last)
	ms := s.lists.Lookup(key)
	if ms == nil {
		ms = s.lists.Lookup(titled(key))
	}
	var out []*gazetteer.Entry
	for _, m := range ms {
		if m.Kind == fact.Name && located(m.Entry.Type) {
			out = append(out, m.Entry)
		}
	}
	return out
}

// titled is key with the first letter of each word in upper case.
func titled(key string) string {
	words := strings.Fields(key)
	for i, w := range words {
		c, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(c)) + w[n:]
	}
	return strings.Join(words, " ")
}

// split cuts span number i at token left, and goes on at token right with a span of type typ.
func (s *reading) split(i, left, right int, typ int8) {
	rest := s.spans[i]
	rest.first, rest.typ = right, typ
	s.spans[i].last = left
	s.spans = slices.Insert(s.spans, i+1, rest)
}

// owner reports whether tokens [first, last) are initials or the like that own what follows: "BBC's Ann Lee".
func (s *reading) owner(first, last int) bool {
	if last-first != 1 {
		return false
	}
	upper := 0
	for _, c := range s.token(first) {
		if unicode.IsUpper(c) {
			upper++
		}
	}
	return upper > 1
}

// owned is the type of what is owned: a person where a given name starts it.
func (s *reading) owned(first, last int) int8 {
	if last-first > 1 && s.lists.Word(s.token(first)).Is(gazetteer.AnyGivenName) {
		return person
	}
	return organisation
}

// bearer is where in a span the name of an office's bearer starts, behind the body whose office it is: "Speaker of the House
// of Lords Ann Lee". It is 0 where none does.
func (s *reading) bearer(sp *span) int {
	if sp.first == 0 || sp.last-sp.first < 3 || fact.Types[sp.typ] == fact.Person {
		return 0
	}
	switch s.token(sp.first - 1) {
	case "of", "the", "for", "at":
	default:
		return 0
	}
	ms, n := s.lists.Longest(s.d, sp.first, sp.last)
	k := sp.first + n
	if n == 0 || !ms[0].Safe || ms[0].Entry.Type == fact.Person || sp.last-k < 2 || sp.last-k > 3 || !s.lists.Word(s.token(k)).Is(gazetteer.AnyGivenName) ||
		s.lists.Word(s.token(sp.last-1)).Is(gazetteer.Head|gazetteer.Suffix|gazetteer.Common|gazetteer.PlaceTail) {
		return 0
	}
	return k
}

// joins reports whether the "and" at token k stands between two names and not within one: the lists know the first, of
// several words, and the second is no ordinary word, or they know both; or the second has an article of its own.
func (s *reading) joins(first, k, last int) bool {
	if s.lists.Lookup(s.key(first, last)) != nil {
		return false
	}
	if the := s.token(k + 1); (the == "the" || the == "The") && (k-first > 1 && last-k > 2 || first > 0 && strings.EqualFold(s.token(first-1), "the")) {
		return true
	}
	ms := s.lists.Lookup(s.key(first, k))
	if ms == nil || !ms[0].Safe {
		return false
	}
	if more := s.lists.Lookup(s.key(k+1, last)); more != nil && more[0].Safe {
		return true
	}
	return k-first > 1 && !s.lists.Word(s.token(last-1)).Is(gazetteer.Common|gazetteer.Head|gazetteer.Suffix|gazetteer.Portfolio)
}
