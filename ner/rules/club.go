package rules

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// club reports whether the words [i, end) read as a club's or a foreign body's name: "FC
// Porto", "Parti Kebangsaan" and, in a report on sport, "Dynamo Kyiv", "Bayer Leverkusen".
func (s *scan) club(l *line, i, end int) bool {
	if end-i < 2 || !s.toks[i+1].upper() || l.shouted || l.titled {
		return false
	}
	first, last := s.toks[i], s.toks[end-1]
	if first.word.Is(gazetteer.OrgStart) && (first.shape == caps || !first.word.Is(gazetteer.AnyGivenName|gazetteer.Surname|gazetteer.Common)) ||
		first.word.Is(gazetteer.OrgStart) && first.word.Is(gazetteer.Head) && !last.word.Is(gazetteer.Common) ||
		last.shape == caps && last.word.Is(gazetteer.OrgStart) {
		return true
	}
	if end != i+2 || first.shape != capital || first.word.Is(gazetteer.Common|gazetteer.AnyGivenName|gazetteer.PlaceHead|gazetteer.TitleStart|gazetteer.Modifier) || s.saysPerson(l, i) {
		return false
	}
	return s.town(i+1, end) && !last.word.Is(gazetteer.Surname|gazetteer.AnyGivenName|gazetteer.Common) && s.onSport()
}

// town reports whether the words [i, end) are surely a place that is no country.
func (s *scan) town(i, end int) bool {
	ms, n := s.known(i, end)
	return n == end-i && ms[0].Safe && ms[0].Entry.Type == fact.Place
}

// acronym reports whether token i is a word of three capitals or more, and no initials.
func (s *scan) acronym(i int) bool {
	w := s.text(i, i+1)
	return s.toks[i].shape == caps && len(w) > 2 && !strings.Contains(w, ".")
}

// letters reports whether one of the words [i, end) is a word of capitals that nobody can
// pronounce.
func (s *scan) letters(i, end int) bool {
	for k := i; k < end; k++ {
		if s.acronym(k) && !strings.ContainsAny(s.text(k, k+1), "AEIOUY") {
			return true
		}
	}
	return false
}

// onSport reports whether the document speaks of clubs and their games. It counts once.
func (s *scan) onSport() bool {
	if s.sport == 0 {
		s.sport = -1
		n := 0
		for i := 0; i < len(s.toks) && s.sport < 0; i++ {
			if s.toks[i].shape == lower && sportWords[s.text(i, i+1)] {
				if n++; n > 2 {
					s.sport = 1
				}
			}
		}
	}
	return s.sport > 0
}

var sportWords = set(`club clubs goal goals goalkeeper striker midfielder defender winger coach league season penalty match matches midfield
halftime half-time scored scorer squad substitute transfer kick-off header offside stadium playoff play-off fixture fixtures semi-final quarter-final derby`)
