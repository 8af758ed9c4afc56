package neural

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// acronyms gives what stands for a name in the document ("Niger Bend Survey (NBS)") the name's type, wherever it stands.
func (s *reading) acronyms() {
	typ := map[string]int8{}
	for _, sp := range s.spans {
		if at := sp.last + 1; at < len(s.d.Tokens) && s.token(sp.last) == "(" && (s.abbreviates(s.token(at), sp.first, sp.last) || sp.typ == organisation && s.after(at+1) == ")" && s.condenses(s.token(at), &sp)) {
			typ[s.token(at)] = sp.typ
		}
	}
	s.bracketed(func(before int, w string) {
		if s.body(s.token(before)) && s.lists.Word(w).Class() == gazetteer.NoTitle {
			typ[w] = organisation
		}
	})
	s.usedAlone(typ)
	if len(typ) > 0 {
		s.give(typ)
	}
}

// usedAlone adds the unlisted words in capitals that the network takes for an organisation somewhere, headlines in capitals left out.
func (s *reading) usedAlone(typ map[string]int8) {
	next := 0
	for _, sent := range s.d.Sentences {
		loud := s.loud(sent)
		for ; next < len(s.spans) && s.spans[next].first < sent.Last; next++ {
			sp := &s.spans[next]
			w := s.token(sp.first)
			if _, known := typ[w]; !loud && !known && sp.last-sp.first == 1 && sp.typ == organisation && sp.score >= 0.5 && len(w) > 2 && initials(w) &&
				s.lists.Lookup(w) == nil && s.lists.Word(w).Class() == gazetteer.NoTitle {
				typ[w] = organisation
			}
		}
	}
}

// bodyWords are words for companies and other bodies.
const bodyWords = gazetteer.Firm | gazetteer.Head | gazetteer.HeadOf

// body reports whether an ordinary word is one for a body: "the regulator (OPRA)".
func (s *reading) body(w string) bool {
	return w == strings.ToLower(w) && s.lists.Word(w).Is(bodyWords)
}

// bodies takes for organisations the two letters of a state where they have the article of a body: "funds for the VA," is
// nobody's Virginia. After a comma ("Reston, VA") they stay a state's.
func (s *reading) bodies() {
	typ := map[string]bool{}
	code := func(sp span) bool {
		return sp.typ == place && sp.last-sp.first == 1 && len(s.token(sp.first)) == 2 && initials(s.token(sp.first)) && sp.first > 0
	}
	for _, sp := range s.spans {
		if code(sp) && strings.EqualFold(s.token(sp.first-1), "the") && ends(s.after(sp.last)) {
			typ[s.token(sp.first)] = true
		}
	}
	for i := range s.spans {
		if sp := s.spans[i]; typ[s.token(sp.first)] && code(sp) && s.token(sp.first-1) != "," {
			s.spans[i].typ = organisation
		}
	}
}

// ends reports whether a word can go on behind a whole noun phrase, but not within one.
func ends(w string) bool { return w == "" || !letter(w[0]) || linkWords[w] || possessive(w) }

// give makes each place of a word a name of its type.
func (s *reading) give(typ map[string]int8) {
	var more []span
	next := 0
	for i := range s.d.Tokens {
		for next < len(s.spans) && s.spans[next].last <= i {
			next++
		}
		t, ok := typ[s.token(i)]
		switch {
		case !ok:
		case next == len(s.spans) || s.spans[next].first > i:
			more = append(more, span{first: i, last: i + 1, typ: t, score: max(s.mean(i, i+1, t), 0.5), kind: fact.Name})
		case s.spans[next].last-s.spans[next].first == 1:
			s.spans[next].typ = t
		}
	}
	s.spans = append(s.spans, more...)
	slices.SortFunc(s.spans, func(a, b span) int { return a.first - b.first })
}

// things drops the acronyms of what is no name: those that the document introduces behind ordinary words, as in "greenhouse
// gases (GHG)".
func (s *reading) things() {
	things := map[string]bool{}
	s.bracketed(func(before int, w string) {
		if s.thing(before) {
			things[w] = true
		}
	})
	if len(things) == 0 {
		return
	}
	s.spans = slices.DeleteFunc(s.spans, func(sp span) bool { return sp.last-sp.first == 1 && things[s.token(sp.first)] })
}

// bracketed visits the unlisted words in capitals that stand in brackets, each with the token before the bracket.
func (s *reading) bracketed(visit func(before int, word string)) {
	for i := 1; i+2 < len(s.d.Tokens); i++ {
		if w := s.token(i + 1); s.token(i) == "(" && s.token(i+2) == ")" && initials(w) && s.lists.Lookup(w) == nil {
			visit(i-1, w)
		}
	}
}

// initials reports whether a word is made of capitals.
func initials(w string) bool { return len(w) > 1 && capitalised(w) && w == strings.ToUpper(w) }

// thing reports whether token i is an ordinary word in small letters, and none for a body: "the regulator (FCA)".
func (s *reading) thing(i int) bool {
	w := s.token(i)
	known := s.lists.Word(w)
	return letter(w[0]) && w == strings.ToLower(w) && known.Is(gazetteer.Common) && !known.Is(bodyWords) && known.Class() == gazetteer.NoTitle
}

// condenses reports whether an unlisted word of three to eight capitals is made of letters of a body's name in their order, of three words
// or more: "KEFLU" of "Kenya Federation of Labour Unions".
func (s *reading) condenses(word string, sp *span) bool {
	if len(word) < 3 || len(word) > 8 || !initials(word) || sp.last-sp.first < 3 || s.lists.Lookup(word) != nil {
		return false
	}
	name := strings.ToUpper(s.key(sp.first, sp.last))
	if name[0] != word[0] {
		return false
	}
	for i := range len(word) {
		at := strings.IndexByte(name, word[i])
		if at < 0 {
			return false
		}
		name = name[at+1:]
	}
	return true
}

// abbreviates reports whether a word in capitals is made of the initials of tokens [first, last), of which words in lower
// case may be left out.
func (s *reading) abbreviates(word string, first, last int) bool {
	if len(word) < 2 || last-first < 2 {
		return false
	}
	i := first
	for _, c := range word {
		if !unicode.IsUpper(c) {
			return false
		}
		for ; ; i++ {
			if i == last {
				return false
			}
			if initial, _ := utf8.DecodeRuneInString(s.token(i)); unicode.ToUpper(initial) == c {
				break
			} else if unicode.IsUpper(initial) {
				return false
			}
		}
		i++
	}
	for ; i < last; i++ {
		if capitalised(s.token(i)) {
			return false
		}
	}
	return true
}
