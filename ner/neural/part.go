package neural

import (
	"slices"
	"unicode"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// part cuts spans in two: at semicolons, at the goals between two sides, before the bearer of an office, behind an owner, and
// where "and" joins two names.
func (s *reading) part() {
	for i := 0; i < len(s.spans); i++ {
		sp := s.spans[i]
		if t := fact.Types[sp.typ]; t == fact.Event || t == fact.Other {
			continue
		}
		if k := s.bearer(&sp); k > 0 {
			s.split(i, k, k, person)
			continue
		}
		for k := sp.first + 1; k < sp.last-1; k++ {
			w := s.token(k)
			switch {
			case w == ";", number(w) && number(s.after(sp.last)), w == "and" && s.joins(sp.first, k, sp.last):
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
	if the := s.token(k + 1); (the == "the" || the == "The") && k-first > 1 && last-k > 2 {
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
