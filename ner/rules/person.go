package rules

import "github.com/actant-project/actant/gazetteer"

// person scores how far the words [i, end) read as a person's name.
func (s *scan) person(l *line, i, end int) float32 {
	n := s.words(i, end)
	if n < 2 || n > 5 {
		return 0
	}
	first, last := s.toks[i].word, s.toks[end-1].word
	common, initials := 0, 0
	for k := i; k < end; k++ {
		t := s.toks[k]
		if t.shape == initial && k > i {
			initials++
		} else if t.upper() && t.word.Is(gazetteer.Common) && !t.word.Is(gazetteer.AnyGivenName|gazetteer.Surname) {
			common++
		}
		if t.shape == caps && !l.shouted && len(s.text(k, k+1)) > 2 && !t.word.Is(gazetteer.AnyGivenName|gazetteer.Surname) || s.is(k, end, "&") {
			return 0
		}
	}
	score := float32(0)
	switch {
	case n == 2 && common < n && s.apposed(l, i, end):
		score = 0.75 // "minister for public works, Beat Ott, said"
	case s.saysPerson(l, i) && (common == 0 || first.Is(gazetteer.AnyGivenName)):
		score = 0.9
	case s.saysPerson(l, i) && l.title.class < gazetteer.Occupation && common < n:
		score = 0.7
	case first.Is(gazetteer.AnyGivenName) && common == 0:
		score = 0.85
	case n == 2 && end-i >= 4 && s.is(end-2, end, "-") && s.toks[end-1].shape == lower && s.toks[i].shape == capital:
		score = 0.75 // "Ban Soo-min"
	case initials > 0 && common == 0:
		score = 0.8
	case first.Is(gazetteer.AnyGivenName) && !first.Is(gazetteer.Common) && !last.Is(gazetteer.Head|gazetteer.Suffix):
		score = 0.65
	case first.Is(gazetteer.Surname) && common == 0 && !l.titled: // family name first
		score = 0.65
	case last.Is(gazetteer.Surname) && common == 0:
		score = 0.65
	case s.particled(i, end) && common == 0:
		score = 0.6
	case s.age(l, end) && common == 0:
		score = 0.7
	}
	if score > 0 && (s.age(l, end) || s.speaks(l, end)) {
		score = min(score+0.1, 0.95)
	}
	return score
}

// apposed reports whether the words [i, end) stand between commas after a person's title.
func (s *scan) apposed(l *line, i, end int) bool {
	return l.title.end == i-1 && l.title.class > gazetteer.Honorific && s.is(i-1, l.last, ",") && end < l.last &&
		(s.is(end, l.last, ",") || s.is(end, l.last, ".") || s.is(end, l.last, ";"))
}

// words counts the tokens that are words.
func (s *scan) words(i, end int) int {
	n := 0
	for k := i; k < end; k++ {
		if s.toks[k].shape != punct && !(k > i && s.is(k-1, end, "-")) {
			n++
		}
	}
	return n
}

func (s *scan) particled(i, end int) bool {
	for k := i + 1; k < end; k++ {
		if s.toks[k].shape == lower && s.toks[k].word.Is(gazetteer.Particle) {
			return true
		}
	}
	return false
}

// age reports whether ", 54," or "(54)" follows.
func (s *scan) age(l *line, k int) bool {
	if k+2 >= l.last || !s.is(k, l.last, ",") && !s.is(k, l.last, "(") || s.toks[k+1].shape != number {
		return false
	}
	if w := s.text(k+1, k+2); len(w) != 2 {
		return false
	}
	return s.is(k+2, l.last, ",") || s.is(k+2, l.last, ")")
}

// speaks reports whether a verb of saying follows.
func (s *scan) speaks(l *line, k int) bool {
	return k < l.last && s.toks[k].shape == lower && s.toks[k].word.Is(gazetteer.Speech)
}
