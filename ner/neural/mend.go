package neural

import (
	"slices"
	"strings"
	"unicode"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// mend puts right what the network does not see: words that no name holds.
func (s *reading) mend() {
	s.part()
	at := 0
	for _, sent := range s.d.Sentences {
		plain := !s.anyCapital(sent.First, sent.Last)
		for ; at < len(s.spans) && s.spans[at].first < sent.Last; at++ {
			sp := &s.spans[at]
			s.cutTitle(sp, sent.Last)
			s.cutParty(sp)
			s.wild(sp)
			s.named(sp)
			s.home(sp)
			s.governed(sp)
			s.raise(sp)
			if s.address(sp) || s.ticker(sp) || s.deity(sp) || s.opposed(sp) || s.minded(sp) || !plain && s.lowered(sp) {
				sp.last = sp.first
			}
		}
	}
	s.spans = slices.DeleteFunc(s.spans, span.empty)
}

// cutTitle ends a name of an organisation or place where a title begins that goes on behind it: "UK Defence" before
// "Secretary", "State" in "Secretary of State".
func (s *reading) cutTitle(sp *span, end int) {
	if t := fact.Types[sp.typ]; t != fact.Organisation && !located(t) {
		return
	}
	if s.inTitle(sp, end) {
		sp.last = sp.first
		return
	}
	for i := sp.first; i < sp.last; i++ {
		n, class, _ := s.lists.TitleAt(s.d, i, end)
		if class != gazetteer.NoTitle && i+n > sp.last && s.portfolio(i, sp.last) {
			if sp.last = i; i > sp.first {
				if ms := s.lists.Lookup(s.key(sp.first, i)); ms != nil && ms[0].Safe && ms[0].Kind == fact.Name {
					sp.typ = int8(slices.Index(fact.Types, ms[0].Entry.Type))
				}
			}
			return
		}
	}
}

// inTitle reports whether a span is the last part of an office's title: "Treasury" in "Secretary of the Treasury".
func (s *reading) inTitle(sp *span, end int) bool {
	for i := max(0, sp.first-3); i < sp.first-1; i++ {
		if n, class, _ := s.lists.TitleAt(s.d, i, end); class == gazetteer.Office && i+n >= sp.last && n > 1 && s.of(i+1, sp.first) {
			return s.lists.Word(s.key(sp.first, sp.last)).Is(gazetteer.Portfolio)
		}
	}
	return false
}

// of reports whether "of" or "for" is among tokens [first, last).
func (s *reading) of(first, last int) bool {
	for i := first; i < last; i++ {
		if w := s.token(i); w == "of" || w == "for" {
			return true
		}
	}
	return false
}

// cutParty takes a politician's party off the place: "R-Iowa", "D-N.Y.".
func (s *reading) cutParty(sp *span) {
	if sp.last-sp.first < 3 || s.token(sp.first+1) != "-" {
		return
	}
	switch s.token(sp.first) {
	case "D", "R", "I":
		sp.first += 2
		sp.typ = place
	}
}

// wild takes for places the organisations that end in a word for a part of the earth, or what is built on it: "Irish Sea".
func (s *reading) wild(sp *span) {
	if sp.typ == organisation && sp.last-sp.first > 1 && earthly[s.token(sp.last-1)] {
		sp.typ = place
	}
}

var earthly = set(`Sea Ocean River Strait Straits Peninsula Mountains Desert Archipelago Gulf Glacier Lagoon Fjord Plateau Island Islands
Building Stadium Arena Gym Gymnasium Tower Towers Bridge Airport Boulevard Avenue Highway Expressway`)

// named takes for a person the unlisted place whose first word is a given name, the last no word for a place: "Diego Silang".
func (s *reading) named(sp *span) {
	if n := sp.last - sp.first; sp.typ != place || n < 2 || n > 4 || !capitalised(s.token(sp.last-1)) || s.lists.Lookup(s.key(sp.first, sp.last)) != nil {
		return
	}
	first, last := s.lists.Word(s.token(sp.first)), s.lists.Word(s.token(sp.last-1))
	if first.Is(gazetteer.AnyGivenName) && !first.Is(gazetteer.Common) && !last.Is(gazetteer.PlaceTail|gazetteer.Common|gazetteer.Head|gazetteer.Suffix) &&
		s.lists.Lookup(s.token(sp.first)) == nil && !earthly[s.token(sp.last-1)] {
		sp.typ = person
	}
}

// home takes for a place the listed town that only says where a firm is: "the Leeds boxmaker Tarn & Co".
func (s *reading) home(sp *span) {
	w := s.after(sp.last)
	if sp.typ != organisation || capitalised(w) || !s.lists.Word(w).Is(gazetteer.Firm) && !strings.HasSuffix(w, "maker") || s.located(sp.first, sp.last) == nil {
		return
	}
	if slices.ContainsFunc(s.spans, func(o span) bool { return o.first == sp.last+1 && o.typ == organisation }) {
		sp.typ = place
	}
}

// governed takes for a place the "Delta State" that somebody governs; without a governor it may be a university.
func (s *reading) governed(sp *span) {
	if sp.typ == organisation && sp.last-sp.first > 1 && sp.first > 1 && provinces[s.token(sp.last-1)] && s.token(sp.first-1) == "of" && governors[strings.ToLower(s.token(sp.first-2))] {
		sp.typ = place
		for i := range s.spans {
			if o := &s.spans[i]; o.typ == organisation && s.key(o.first, o.last) == s.key(sp.first, sp.last) {
				o.typ = place
			}
		}
	}
}

var (
	provinces = set("State County Province Region District Territory")
	governors = set("governor governors governorship sheriff capital prefect senator")
)

// raise takes an ordinary word in small letters off the start of a name: "federal Liberal Party".
func (s *reading) raise(sp *span) {
	w := s.token(sp.first)
	if sp.last-sp.first > 1 && fact.Types[sp.typ] != fact.Other && fact.Types[sp.typ] != fact.Event && w == strings.ToLower(w) && letter(w[0]) && capitalised(s.token(sp.first+1)) &&
		s.lists.Word(w).Is(gazetteer.Common) && !s.lists.Word(w).Is(gazetteer.Particle) {
		sp.first++
	}
}

// Numbers of types in fact.Types.
const person, organisation, country, place, group, event, other = 0, 1, 2, 3, 4, 5, 6

// portfolio reports whether tokens [first, last) are what a minister minds, and no name that the lists have.
func (s *reading) portfolio(first, last int) bool {
	key := s.key(first, last)
	return s.lists.Word(key).Is(gazetteer.Portfolio) && s.lists.Lookup(key) == nil
}

// anyCapital reports whether a word of tokens [first, last) has a capital, or a letter that knows no case.
func (s *reading) anyCapital(first, last int) bool {
	for i := first; i < last; i++ {
		if strings.ContainsFunc(s.token(i), func(c rune) bool { return unicode.IsLetter(c) && !unicode.IsLower(c) }) {
			return true
		}
	}
	return false
}

// address reports whether a span is an address of mail or a page.
func (s *reading) address(sp *span) bool {
	w := s.token(sp.first)
	return sp.last-sp.first == 1 && (strings.Contains(w, "@") && len(w) > 3 || strings.Contains(w, "://") || strings.HasPrefix(w, "www."))
}

// ticker reports whether a span is the code of a share: "(VNTR.L)".
func (s *reading) ticker(sp *span) bool {
	w := s.token(sp.first)
	code, exchange, ok := strings.Cut(w, ".")
	return ok && sp.last-sp.first == 1 && len(code) > 1 && len(exchange) > 0 && len(exchange) < 3 && initials(w) &&
		sp.first > 0 && s.token(sp.first-1) == "(" && s.after(sp.last) == ")"
}

// deity reports whether a span is a word for God, who is sworn by more than he acts.
func (s *reading) deity(sp *span) bool {
	switch s.token(sp.last - 1) {
	case "God", "Allah", "Almighty":
		return fact.Types[sp.typ] == fact.Person && sp.last-sp.first <= 2
	}
	return false
}

// minded reports whether a span is what an office minds: "Asian Affairs" after "Assistant Secretary for".
func (s *reading) minded(sp *span) bool {
	if sp.first < 2 || s.token(sp.last-1) != "Affairs" && s.after(sp.last) != "Affairs" {
		return false
	}
	w := s.token(sp.first - 1)
	before := s.token(sp.first - 2)
	return (w == "for" || w == "of") && (before == "Affairs" || s.lists.Word(before).Class() == gazetteer.Office)
}

// opposed reports whether a span is one word that says what something is not, or is for: "non-NATO", "pro-European".
func (s *reading) opposed(sp *span) bool {
	if sp.last-sp.first != 1 {
		return false
	}
	prefix, rest, ok := strings.Cut(s.token(sp.first), "-")
	if !ok || !capitalised(rest) {
		return false
	}
	switch strings.ToLower(prefix) {
	case "non", "anti", "pro", "ex", "pre", "post":
		return true
	}
	return false
}

// lowered reports whether a span has no capital though other words of its sentence have theirs, and is an ordinary
// word, or a given name that is one too: "frank".
func (s *reading) lowered(sp *span) bool {
	if s.anyCapital(sp.first, sp.last) {
		return false
	}
	return s.ordinary(sp.first, sp.last) || fact.Types[sp.typ] == fact.Person && sp.last-sp.first == 1
}

// ordinary reports whether tokens [first, last) are ordinary words.
func (s *reading) ordinary(first, last int) bool {
	for i := first; i < last; i++ {
		if !s.lists.CommonWord(s.token(i)) {
			return false
		}
	}
	return true
}
