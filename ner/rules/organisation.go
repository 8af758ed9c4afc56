package rules

import "github.com/actant-project/actant/gazetteer"

const orgWord = gazetteer.Head | gazetteer.Suffix | gazetteer.News

// organisation returns the end of the organisation's name that starts at token i within
// [i, tail), or i when there is none. n is the length of the listed name there.
func (s *scan) organisation(l *line, i, tail, n int) int {
	end := i
	for k := tail - 1; k > i; k-- {
		if s.endsOrganisation(l, i, k, n) {
			end = k + 1
			break
		}
	}
	if of := s.ofOrganisation(l, i, end, tail); of > end {
		return of
	}
	return end
}

// endsOrganisation reports whether token k ends the name that starts at i.
func (s *scan) endsOrganisation(l *line, i, k, n int) bool {
	w := s.toks[k].word
	if !s.toks[k].upper() || !w.Is(orgWord) {
		return false
	}
	if !w.Is(gazetteer.Head|gazetteer.Suffix) && (l.titled || s.toks[k-1].shape == initial) {
		return false
	}
	first := s.toks[i].word
	if first.Is(gazetteer.AnyGivenName) && k == i+1 && (w.Is(gazetteer.Surname) || s.saysPerson(l, i)) && n < 2 {
		return false // "Frank Church"
	}
	if l.title.end == i && l.title.class == gazetteer.Honorific && k == i+1 {
		return false
	}
	return !(l.titled && first.Is(gazetteer.Common) && s.opens(l, i))
}

// saysPerson reports whether a title stands right before token i.
func (s *scan) saysPerson(l *line, i int) bool {
	return l.title.end == i && l.title.class != gazetteer.NoTitle && i > l.first
}

// ofOrganisation extends a name whose word before "of", "for" or "on" can be followed by
// more: "Ministry of Foreign Affairs", "Bank of England", "Department of Health and Human Services".
func (s *scan) ofOrganisation(l *line, i, end, tail int) int {
	for k := tail - 1; k >= i; k-- {
		if !s.toks[k].upper() || !s.toks[k].word.Is(gazetteer.HeadOf) || k+2 >= l.last || k+1 < tail {
			continue
		}
		if !s.is(k+1, l.last, "of") && !s.is(k+1, l.last, "for") && !s.is(k+1, l.last, "on") {
			continue
		}
		at := k + 2
		if s.is(at, l.last, "the") {
			at++
		}
		if stop := s.object(l, at, s.department(k)); stop > at {
			return stop
		}
	}
	return end
}

// department reports whether what token k names is called after several things at once:
// "Department of Health and Human Services".
func (s *scan) department(k int) bool {
	switch s.text(k, k+1) {
	case "Museum", "Administration", "Authority", "Ministry", "Department", "Commission", "Committee", "Council", "Institute", "Bureau", "Office", "Centre", "Center", "Agency", "Board", "School", "College":
		return true
	}
	return false
}

// object returns the end of what follows "Ministry of"; "and" joins more to it where several may.
func (s *scan) object(l *line, at int, several bool) int {
	if at >= l.last || !s.toks[at].upper() || s.function(at) || s.toks[at].word.Is(gazetteer.Calendar) {
		return at
	}
	_, n := s.known(at, l.last)
	stop := max(at+n, s.tail(l, at, s.runEnd(l, at)))
	if n > 0 && stop > at+n && s.toks[at+n].word.Is(gazetteer.AnyGivenName|gazetteer.TitleStart) {
		stop = at + n
	}
	if several && s.is(stop, l.last, ",") {
		if end := s.series(l, stop); end > stop {
			return end
		}
	}
	for several && stop+1 < l.last && (s.is(stop, l.last, "and") || s.is(stop, l.last, "&") || s.is(stop, l.last, ",")) && s.toks[stop+1].upper() {
		next := s.toks[stop+1].word
		if _, n := s.known(stop+1, l.last); n > 0 || !next.Is(gazetteer.Common) || next.Is(gazetteer.TitleStart|gazetteer.AnyGivenName|gazetteer.HeadOf) || s.is(stop, l.last, ",") {
			break
		}
		stop = s.tail(l, stop+1, s.runEnd(l, stop+1))
	}
	return stop
}

// series returns the end of ", Food and Rural Affairs" at token at, or at: more ordinary
// words with commas between and "and" before the last.
func (s *scan) series(l *line, at int) int {
	for k, and := at, false; k+1 < min(l.last, at+16); {
		and = s.is(k, l.last, "and") || s.is(k, l.last, "&")
		if !and && !s.is(k, l.last, ",") {
			return at
		}
		if !and && (s.is(k+1, l.last, "and") || s.is(k+1, l.last, "&")) {
			k, and = k+1, true
		}
		word := k + 1
		for k = word; k < l.last && s.toks[k].shape == capital && !s.function(k); k++ {
			if w := s.toks[k].word; !w.Is(gazetteer.Common|gazetteer.Portfolio) || w.Is(gazetteer.Calendar|gazetteer.HeadOf) {
				return at
			}
		}
		if k == word {
			return at
		}
		if and {
			return k
		}
	}
	return at
}

// organisationAfterTitle reports whether the title [i, at) is itself part of an
// organisation's name: "General Motors", "King Abdullah University".
func (s *scan) organisationAfterTitle(i, at, j int) bool {
	if at != i+1 || at >= j {
		return false
	}
	last := s.toks[j-1].word
	return last.Is(orgWord) && !last.Is(gazetteer.Surname) && !s.toks[at].word.Is(gazetteer.AnyGivenName)
}
