package rules

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// line is the sentence being read.
type line struct {
	first, last int
	titled      bool // most words are capitalised: a headline
	shouted     bool // all words are capitals
	title       titleAt
}

// titleAt is a title that ended just before a token.
type titleAt struct {
	end   int
	class gazetteer.TitleClass
}

// sentence reads one sentence.
func (s *scan) sentence(st text.Sentence) {
	if st.First >= st.Last {
		return
	}
	l := line{first: st.First, last: st.Last}
	l.titled, l.shouted = s.headline(l)
	for i := l.first; i < l.last; {
		i = s.step(&l, i)
	}
}

// headline counts how many words of a sentence are capitalised.
func (s *scan) headline(l line) (titled, shouted bool) {
	up, all, content := 0, 0, 0
	for i := l.first; i < l.last; i++ {
		t := s.toks[i]
		if t.shape == punct || t.shape == number || t.shape == lower && s.function(i) {
			continue
		}
		content++
		if t.upper() {
			up++
		}
		if t.shape == caps {
			all++
		}
	}
	last := s.text(l.last-1, l.last)
	closed := last == "." || last == "”" || last == "\"" || last == ";" || last == ","
	return content >= 4 && up*10 >= content*8 && !closed, content >= 3 && all*10 >= content*7
}

// step reads what starts at token i and returns where to go on.
func (s *scan) step(l *line, i int) int {
	t := s.toks[i]
	if t.shape == punct {
		return i + 1
	}
	if ms, n := s.known(i, l.last); n > 0 && (ms[0].Entry.User || !t.upper()) {
		s.take(i, i+n, ms)
		return i + n
	}
	if t.shape == number {
		if end := s.election(l, i); end > i {
			s.add(i, end, fact.Event, 0.8)
			return end
		}
		return i + 1
	}
	if !t.upper() {
		if s.article(l, i) {
			return s.run(l, i, s.runEnd(l, i+2))
		}
		if t.word.Is(gazetteer.TitleStart | gazetteer.Modifier) {
			if n, class, _ := s.g.TitleAt(s.d, i, l.last); n > 0 {
				l.title = titleAt{i + n, class}
				return s.afterLowerTitle(l, i, n)
			}
		}
		return i + 1
	}
	return s.run(l, i, s.runEnd(l, i))
}

// article reports whether "al-" before a capital starts at token i.
func (s *scan) article(l *line, i int) bool {
	if i+2 >= l.last || !s.is(i+1, l.last, "-") || !s.toks[i+2].upper() || !s.touches(i) || !s.touches(i+1) {
		return false
	}
	switch s.text(i, i+1) {
	case "al", "el", "ul", "as", "ash", "an", "ad", "at", "ar", "az":
		return true
	}
	return false
}

// afterLowerTitle goes on within the title when it holds a capital, as "US" in "former US president".
func (s *scan) afterLowerTitle(l *line, i, n int) int {
	for k := i; k < i+n; k++ {
		if s.toks[k].upper() {
			return i + max(1, k-i)
		}
	}
	return i + n
}

// known looks up the longest listed name at token i, less what ends in a dangling word.
func (s *scan) known(i, end int) ([]gazetteer.Match, int) {
	if s.toks[i].shape == lower && s.toks[i].word.Is(gazetteer.Common) && !s.hasUser() {
		return nil, 0
	}
	return s.g.Longest(s.d, i, end)
}

// hasUser reports whether names in lower case must be looked up everywhere.
func (s *scan) hasUser() bool { return s.g.HasUser() }

// take adds the listed name of tokens [first, last).
func (s *scan) take(first, last int, ms []gazetteer.Match) *find {
	m := ms[0]
	if last > first+1 && (s.is(first, last, "The") || s.is(first, last, "the")) {
		first++
	}
	if m.Entry.Type == fact.Event && first > 0 && s.year(first-1) {
		first--
	}
	f := s.add(first, last, m.Entry.Type, 0.9)
	f.gaz, f.id = true, m.Entry.ID
	if m.Kind == fact.Demonym {
		f.typ, f.kind = fact.Group, fact.Demonym
	}
	if m.Entry.User {
		f.locked, f.score = true, 1
		return f
	}
	if !m.Safe {
		f.score = 0.6
	}
	return f
}

// longestRun bounds the tokens of a run, so that a page of capitals takes no time in its square.
const longestRun = 40

// runEnd returns the end of the run of name words that starts at token i.
func (s *scan) runEnd(l *line, i int) int {
	j := i + 1
	for j < l.last && j < i+longestRun {
		switch n := s.joins(l, j); {
		case n > 0:
			j += n
		default:
			return j
		}
	}
	return j
}

// joins returns how many tokens from j on belong to the run before it: 0 when it ends there.
func (s *scan) joins(l *line, j int) int {
	t := s.toks[j]
	switch {
	case t.upper():
		if s.is(j, l.last, "I") && !s.toks[j-1].word.Is(gazetteer.EventTail) {
			return 0
		}
		if s.abbreviation(j) && !s.abbreviation(j-1) && !t.word.Is(orgWord|gazetteer.OrgStart) {
			return 0 // "Jane Holloway KC"
		}
		bearer := s.toks[j-1].word.Is(gazetteer.AnyGivenName | gazetteer.TitleStart)
		if t.word.Is(gazetteer.Calendar) {
			if !bearer {
				return 0
			}
		} else if s.function(j) && t.shape == capital {
			return 0
		}
		return 1
	case j+1 >= l.last:
		return 0
	case t.shape == punct && s.toks[j-1].word.Is(gazetteer.AnyGivenName):
		if n := s.nickname(l, j); n > 0 {
			return n
		}
	}
	switch {
	case s.is(j, l.last, "-") || s.is(j, l.last, "–"):
		return s.hyphen(j)
	case s.is(j, l.last, "and"):
		return s.and(l, j)
	case s.is(j, l.last, "&"):
		if s.toks[j+1].upper() {
			return 2
		}
	case s.is(j, l.last, "'s") || s.is(j, l.last, "’s") || s.is(j, l.last, "'") || s.is(j, l.last, "’"):
		if s.toks[j+1].upper() && s.toks[j-1].word.Is(gazetteer.Common) && !s.toks[j-1].word.Is(gazetteer.TitleStart|gazetteer.Calendar) &&
			s.toks[j+1].word.Is(gazetteer.Head|gazetteer.PlaceTail|gazetteer.EventTail) {
			return 2
		}
	case t.shape == lower && t.word.Is(gazetteer.Particle):
		return s.particle(l, j)
	}
	return 0
}

// hyphen joins "Jean-Pierre", "Ki-moon" and "al-Assad", not "US-led".
func (s *scan) hyphen(j int) int {
	if !s.touches(j-1) || !s.touches(j) || s.toks[j-1].shape == initial {
		return 0
	}
	next := s.toks[j+1]
	if _, n := s.known(j-1, j); n > 0 && !s.toks[j-1].word.Is(gazetteer.AnyGivenName) {
		return 0
	}
	if next.upper() || next.shape == lower && (!next.word.Is(gazetteer.Common) || syllables[s.text(j+1, j+2)]) {
		return 2
	}
	return 0
}

// nickname joins the name in quotation marks in 'Samuel "Sammy" Bello'.
func (s *scan) nickname(l *line, j int) int {
	if j+3 >= l.last || !s.quote(j) || !s.toks[j+1].upper() || !s.quote(j+2) || !s.toks[j+3].upper() || s.function(j+3) {
		return 0
	}
	return 4
}

func (s *scan) quote(j int) bool {
	switch s.text(j, j+1) {
	case "\"", "“", "”", "‘", "’", "'", "``", "''":
		return true
	}
	return false
}

// and joins two ordinary words before what an organisation's name ends with:
// "Competition and Markets Authority".
func (s *scan) and(l *line, j int) int {
	prev, next := s.toks[j-1], s.toks[j+1]
	if n := max(s.abbreviated(l, j), s.counties(l, j)); n > 0 {
		return n
	}
	if prev.shape != capital || next.shape != capital || !prev.word.Is(gazetteer.Common) || !next.word.Is(gazetteer.Common) ||
		prev.word.Is(gazetteer.Head|gazetteer.AnyGivenName|gazetteer.Calendar) || prev.word.Class() != gazetteer.NoTitle || next.word.Is(gazetteer.AnyGivenName) {
		return 0
	}
	if ms, n := s.known(j-1, j); n > 0 && ms[0].Safe {
		return 0
	}
	end := j + 2
	for end < l.last && s.toks[end].shape == capital && !s.function(end) {
		end++
	}
	if end == j+2 && !next.word.Is(gazetteer.Head) || !s.toks[end-1].word.Is(gazetteer.Head) {
		return 0
	}
	return 2
}

// abbreviated returns how many tokens from "and" at j on belong to the name before it because
// its first letters follow in brackets: "Oceanic and Atmospheric Administration (NOAA)".
func (s *scan) abbreviated(l *line, j int) int {
	end := j + 1
	for end < min(l.last, j+6) && s.toks[end].shape == capital && !s.function(end) {
		end++
	}
	if end == j+1 || end+2 >= l.last || !s.is(end, l.last, "(") || s.toks[end+1].shape != caps || !s.is(end+2, l.last, ")") {
		return 0
	}
	short := s.text(end+1, end+2)
	at := len(short)
	for k := end - 1; k >= l.first && at > 0; k-- {
		if s.toks[k].upper() && s.text(k, k+1)[0] == short[at-1] {
			if at--; at == 0 && k < j {
				return end - j
			}
		} else if k != j && !s.is(k, j, "of") && !s.is(k, j, "for") && !(s.is(k, end, "and") && s.toks[k].shape == lower) {
			return 0
		}
	}
	return 0
}

// counties joins two regions before the body that serves both: "Avon and Somerset Police".
// Two countries, or two peoples, are two actors.
func (s *scan) counties(l *line, j int) int {
	if j+2 >= l.last || s.toks[j+1].shape != capital || s.toks[j+2].shape != capital || !s.toks[j+2].word.Is(gazetteer.Head) || s.toks[j+2].word.Is(gazetteer.Surname) {
		return 0
	}
	for _, k := range [2]int{j - 1, j + 1} {
		ms, n := s.known(k, l.last)
		if s.toks[k].shape != capital || s.toks[k].word.Is(gazetteer.TitleStart|gazetteer.Head|gazetteer.Common) || n > 1 || n == 1 && (ms[0].Entry.Type != fact.Place || ms[0].Capital) || n == 0 && s.toks[k].word.Is(gazetteer.AnyGivenName) {
			return 0
		}
	}
	if j-2 >= l.first && s.toks[j-2].upper() && s.toks[j-2].word.Is(gazetteer.AnyGivenName) {
		return 0 // "Ann Avon and Somerset Police"
	}
	return 3
}

// syllables are the second ones of Korean given names that are English words too.
var syllables = set("min sun in so hi son hun won un moon young ho woo sung sook ok chan gun do he hee")

// particle joins "de", "van der", "bin" between capitalised words.
func (s *scan) particle(l *line, j int) int {
	n := 1
	for j+n < l.last && s.toks[j+n].shape == lower && s.toks[j+n].word.Is(gazetteer.Particle) {
		n++
	}
	if j+n+1 < l.last && s.is(j+n, l.last, "-") && s.touches(j+n) {
		n++
	}
	if j+n < l.last && s.toks[j+n].upper() && n <= 3 && !s.hard(j) {
		return n + 1
	}
	return 0
}

// hard reports whether a particle is first of all an English word.
func (s *scan) hard(j int) bool {
	switch s.d.Slice(s.d.Tokens[j]) {
	case "do", "den", "ten", "ben", "e", "y", "bar", "av", "le", "les", "and":
		return true
	}
	return false
}
