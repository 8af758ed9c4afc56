package rules

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// club reports whether the words [i, end) read as a club's or a foreign body's name: "FC
// Porto", "Parti Kebangsaan", "Dynamo Kyiv", "Bayer Leverkusen".
func (s *scan) club(l *line, i, end int) bool {
	if end-i < 2 || !s.toks[i+1].upper() {
		return false
	}
	first := s.toks[i]
	if first.word.Is(gazetteer.OrgStart) && (first.shape == caps || !first.word.Is(gazetteer.AnyGivenName|gazetteer.Surname)) {
		return !l.shouted
	}
	if last := s.toks[end-1]; last.shape == caps && last.word.Is(gazetteer.OrgStart) {
		return !l.shouted
	}
	if end != i+2 || first.shape != capital || first.word.Is(gazetteer.Common|gazetteer.AnyGivenName|gazetteer.PlaceHead|gazetteer.TitleStart|gazetteer.Modifier) || s.saysPerson(l, i) {
		return false
	}
	return s.town(i+1, end) && !s.toks[i+1].word.Is(gazetteer.Surname|gazetteer.AnyGivenName|gazetteer.Common)
}

// town reports whether the words [i, end) are surely a place that is no country.
func (s *scan) town(i, end int) bool {
	ms, n := s.known(i, end)
	return n == end-i && ms[0].Safe && ms[0].Entry.Type == fact.Place
}
