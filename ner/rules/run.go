package rules

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// run reads the run of name words [i, j) and returns where to go on.
func (s *scan) run(l *line, i, j int) int {
	if s.skipStart(l, i, j) {
		return i + 1
	}
	ms, n := s.known(i, l.last)
	tn, class, _ := s.g.TitleAt(s.d, i, l.last)
	tail := s.tail(l, i, j)
	if end := s.organisation(l, i, tail, n); end > i+n {
		s.add(i, end, fact.Organisation, 0.8).start = s.opens(l, i)
		return end
	}
	if tn > n && !holds(ms, n) && (n == 0 || i+tn <= j) && !s.organisationAfterTitle(i, i+tn, j) {
		l.title = titleAt{i + tn, class}
		return i + tn
	}
	if n > 0 && s.believe(l, i, n, ms, tail) {
		s.take(i, i+n, ms).start = s.opens(l, i)
		return i + n
	}
	return s.judge(l, i, tail)
}

// holds reports whether a title starts with a name that is a mention of its own: "CIA" in
// "CIA Director", "Senate" in "Senate Majority Leader".
func holds(ms []gazetteer.Match, n int) bool {
	return n > 0 && ms[0].Safe && ms[0].Entry.Type != fact.Person
}

// skipStart reports whether a run's first word is only capitalised because it opens the
// sentence, or is no name word at all.
func (s *scan) skipStart(l *line, i, j int) bool {
	t := s.toks[i]
	if j == i+1 && s.abbreviation(i) {
		return true
	}
	if s.function(i) && (t.shape != caps || l.shouted) || t.shape == initial && j == i+1 {
		if _, n := s.known(i, l.last); n > 1 || n == 1 && t.shape == caps && !l.shouted {
			return false
		}
		return true
	}
	if t.word.Is(gazetteer.Calendar) {
		if _, n := s.known(i, l.last); n > 1 {
			return false
		}
		return !(l.title.end == i && l.title.class != gazetteer.NoTitle) || !t.word.Is(gazetteer.Surname|gazetteer.AnyGivenName)
	}
	return false
}

// opens reports whether token i opens the sentence or a quotation in it.
func (s *scan) opens(l *line, i int) bool {
	if i == l.first {
		return true
	}
	switch s.d.Slice(s.d.Tokens[i-1]) {
	case "“", "\"", "‘", "``", ":", "•", "-", "–", "—", "*", "(", "[", "'":
		return true
	}
	return s.toks[i-1].shape == number && i-1 == l.first
}

// tail returns where the first title, or the first listed name after the start, cuts the run.
func (s *scan) tail(l *line, i, j int) int {
	for k := i + 1; k < j; k++ {
		w := s.toks[k].word
		if s.toks[k].upper() && s.toks[k].shape != initial && w.Is(gazetteer.TitleStart) && !w.Is(gazetteer.Surname|gazetteer.Head) {
			if k+1 < j && s.toks[k+1].shape == capital && s.toks[k+1].word.Is(gazetteer.Head) && !s.toks[k+1].word.Is(gazetteer.TitleStart) {
				continue // "National Governors Association"
			}
			if n, class, _ := s.g.TitleAt(s.d, k, j); n > 0 && class != gazetteer.Occupation && k+n < l.last {
				return k
			}
		}
	}
	return j
}

// believe reports whether a listed name of n tokens at i is to be taken here.
func (s *scan) believe(l *line, i, n int, ms []gazetteer.Match, tail int) bool {
	m := ms[0]
	if i+n < tail && s.partOfPerson(l, i, n, tail, m) {
		return false
	}
	if m.Safe || n > 1 {
		return !(n == 1 && l.shouted && s.toks[i].word.Is(gazetteer.Common) && m.Entry.Type != fact.Country)
	}
	if l.title.end == i && l.title.class < gazetteer.Occupation && l.title.class != gazetteer.NoTitle {
		return false // "Mr Jordan"
	}
	if s.toks[i].word.Is(gazetteer.Common) && (s.opens(l, i) || l.titled) {
		return false
	}
	return m.Entry.Type == fact.Country || m.Entry.Type == fact.Group || s.placeContext(l, i) || m.Entry.Type == fact.Organisation && s.toks[i].shape == caps
}

// partOfPerson reports whether a listed name is the start of a person's: "Paris Hilton", "Jordan Peterson".
func (s *scan) partOfPerson(l *line, i, n, tail int, m gazetteer.Match) bool {
	if n != 1 || m.Entry.Type == fact.Person {
		return false
	}
	first, next := s.toks[i].word, s.toks[tail-1].word
	if !first.Is(gazetteer.AnyGivenName) || m.Entry.Type == fact.Country && m.Safe {
		return false
	}
	return next.Is(gazetteer.Surname) || !next.Is(gazetteer.Common|gazetteer.Head|gazetteer.Suffix|gazetteer.PlaceTail|gazetteer.EventTail|gazetteer.News)
}

// placeContext reports whether a preposition of place stands before token i.
func (s *scan) placeContext(l *line, i int) bool {
	return i > l.first && s.toks[i-1].shape == lower && s.toks[i-1].word.Is(gazetteer.Preposition)
}
