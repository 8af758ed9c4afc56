package rules

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// judge decides what the words [i, tail) name when no list does, and returns where to go on.
func (s *scan) judge(l *line, i, tail int) int {
	if end := s.feature(l, i, tail); end > i {
		return end
	}
	start := i
	for start < tail-1 && s.opens(l, start) && s.droppable(start, tail) {
		start++
	}
	if start > i {
		return start // read again without the word that opens the sentence
	}
	end := s.cutAtKnown(l, i, tail)
	if end-i == 1 {
		s.single(l, i)
		return end
	}
	score, typ := s.several(l, i, end)
	f := s.add(i, end, typ, score)
	f.start = s.opens(l, i)
	return end
}

// droppable reports whether an opening word is an ordinary one before a name.
func (s *scan) droppable(i, tail int) bool {
	w := s.toks[i].word
	return w.Is(gazetteer.Common) && !w.Is(gazetteer.AnyGivenName|gazetteer.PlaceHead) && s.toks[i].shape == capital
}

// cutAtKnown ends an unknown name before a listed country, people or body inside it.
func (s *scan) cutAtKnown(l *line, i, tail int) int {
	for k := i + 1; k < tail; k++ {
		if !s.toks[k].upper() || s.is(k-1, l.last, "-") {
			continue
		}
		if k == i+1 && s.toks[i].word.Is(gazetteer.AnyGivenName) {
			continue // "Tom Holland"
		}
		if ms, n := s.known(k, l.last); n > 0 && ms[0].Safe && (ms[0].Entry.Type == fact.Country || n > 1) {
			return k
		}
	}
	return tail
}

// feature takes places, events and laws by their last or first word.
func (s *scan) feature(l *line, i, tail int) int {
	if l.titled && s.opens(l, i) {
		return i
	}
	if s.person(l, i, tail) >= 0.85 && !(s.is(i-1, tail, "the") && i > l.first && s.toks[tail-1].word.Is(gazetteer.PlaceTail)) {
		return i
	}
	for k := tail - 1; k > i; k-- {
		w := s.toks[k].word
		if !s.toks[k].upper() || s.toks[k].shape != capital && !l.shouted {
			continue
		}
		switch {
		case w.Is(gazetteer.PlaceTail) && !(!(i > l.first && s.is(i-1, l.last, "the")) && s.toks[i].word.Is(gazetteer.AnyGivenName) && k == i+1 && w.Is(gazetteer.Surname)):
			s.add(i, k+1, fact.Place, 0.75)
		case w.Is(gazetteer.EventTail):
			s.add(i, s.numeral(l, k+1), fact.Event, 0.7)
			return s.numeral(l, k+1)
		case w.Is(gazetteer.LawTail):
			s.add(i, k+1, fact.Other, 0.7)
		default:
			continue
		}
		return k + 1
	}
	return s.headed(l, i, tail)
}

// numeral takes in the number of a war or games: "World War II".
func (s *scan) numeral(l *line, k int) int {
	if k < l.last {
		switch s.d.Slice(s.d.Tokens[k]) {
		case "I", "II", "III", "IV", "V", "One", "Two":
			return k + 1
		}
	}
	return k
}

// headed takes "Mount Everest", "Gulf of Sidra", "Battle of Mosul", "River Tees".
func (s *scan) headed(l *line, i, tail int) int {
	w := s.toks[i].word
	if tail == i+1 && s.is(tail, l.last, "of") && tail+1 < l.last && s.toks[tail+1].upper() && !s.function(tail+1) {
		typ := fact.Type("")
		switch {
		case w.Is(gazetteer.EventTail) && s.battle(i):
			typ = fact.Event
		case w.Is(gazetteer.PlaceHead | gazetteer.PlaceTail):
			typ = fact.Place
		case w.Is(gazetteer.LawTail):
			typ = fact.Other
		}
		if typ != "" {
			end := s.runEnd(l, tail+1)
			if typ == fact.Place && s.government(i) {
				return tail + 1 // "State of Texas" is Texas
			}
			s.add(i, end, typ, 0.7)
			return end
		}
	}
	if w.Is(gazetteer.PlaceHead) && tail > i+1 && tail <= i+3 && !w.Is(gazetteer.TitleStart) && !s.saysPerson(l, i) {
		if !s.toks[i+1].word.Is(gazetteer.Common) {
			s.add(i, tail, fact.Place, 0.65)
			return tail
		}
	}
	return i
}

// government reports whether token i is a kind of territory, which is no part of its name.
func (s *scan) government(i int) bool {
	switch s.text(i, i+1) {
	case "State", "City", "Province", "County", "Town", "Village", "Territory", "Region", "District", "Municipality", "Border", "Government":
		return true
	}
	return false
}

func (s *scan) battle(i int) bool {
	switch s.d.Slice(s.d.Tokens[i]) {
	case "Battle", "Siege", "War", "Congress", "Operation":
		return true
	}
	return false
}

// several scores an unlisted name of more than one word.
func (s *scan) several(l *line, i, end int) (float32, fact.Type) {
	if s.club(l, i, end) && !l.titled {
		return 0.7, fact.Organisation
	}
	p := s.person(l, i, end)
	if p >= keep {
		return p, fact.Person
	}
	common, words, and := 0, 0, false
	for k := i; k < end; k++ {
		if s.toks[k].word.Is(gazetteer.Common) {
			common++
		}
		if s.toks[k].shape == capital {
			words++
		}
		and = and || s.is(k, end, "&")
	}
	switch {
	case l.titled || l.shouted:
		return 0, ""
	case and && words > 0: // "Harrow & Finch"
		return 0.65, fact.Organisation
	case words == 0 && s.letters(i, end): // "FBM KLCI"
		return 0.5, fact.Organisation
	case words > 0 && end-i <= 3 && s.acronym(i) && !s.toks[end-1].word.Is(gazetteer.Common): // "CIMB Niaga"
		return 0.55, fact.Organisation
	case common == 0 && s.placeContext(l, i) && !s.is(i-1, l.last, "from") && !s.is(i-1, l.last, "to"):
		return 0.55, fact.Place
	case common == 0 && end-i <= 3 && s.town(end-1, end): // "Hulu Selangor"
		return 0.5, fact.Place
	case common == 0 && end-i <= 3:
		return 0.5, fact.Person
	}
	return 0.3, fact.Organisation
}

// single holds one unlisted word; what is said about it elsewhere may decide.
func (s *scan) single(l *line, i int) {
	t := s.toks[i]
	f := s.add(i, i+1, "", 0)
	f.start = s.opens(l, i)
	switch {
	case l.shouted:
	case s.saysPerson(l, i) && !(t.word.Is(gazetteer.Common) && (l.title.class == gazetteer.Occupation || l.titled)):
		f.typ, f.score = fact.Person, 0.8
		if l.title.class == gazetteer.Occupation {
			if f.score = 0.6; s.called(f) {
				f.score = 0.5 // a rival may be a company
			}
		}
	case t.shape == capital && !l.titled && s.region(l, i+1):
		f.typ, f.score = fact.Place, 0.7
	case t.shape == caps:
		if !f.start && !l.titled && len(s.text(i, i+1)) <= 6 && !t.word.Is(gazetteer.Common) {
			f.typ, f.score = fact.Organisation, 0.5
		}
	case t.word.Is(gazetteer.Common) || l.titled || t.shape == initial:
	case s.age(l, i+1) || s.speaks(l, i+1):
		f.typ, f.score = fact.Person, 0.55
	case s.placeContext(l, i) && !s.is(i-1, l.last, "from") && !s.is(i-1, l.last, "to") && !t.word.Is(gazetteer.Surname|gazetteer.AnyGivenName):
		f.typ, f.score = fact.Place, 0.5
	case t.word.Is(gazetteer.Surname) && !f.start:
		f.typ, f.score = fact.Person, 0.5
	case t.word.Is(gazetteer.AnyGivenName):
		f.typ, f.score = fact.Person, 0.5
	}
}

// region reports whether ", North Carolina," or ", Maine." follows: a place and where it lies.
func (s *scan) region(l *line, k int) bool {
	if k+1 >= l.last || !s.is(k, l.last, ",") || !s.toks[k+1].upper() {
		return false
	}
	ms, n := s.known(k+1, l.last)
	if n == 0 || !ms[0].Safe || ms[0].Kind != fact.Name || ms[0].Entry.Type != fact.Place && ms[0].Entry.Type != fact.Country || k > 1 && s.is(k-2, l.last, ",") {
		return false
	}
	at := k + 1 + n
	return at < l.last && (s.is(at, l.last, ",") || s.is(at, l.last, ".")) && !s.is(at+1, l.last, "and")
}
