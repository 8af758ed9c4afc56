package neural

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// short gives a person's last name and an organisation's first word, where they stand alone, the type of the full name in
// the same document. Where the lists know the word, as that of a town perhaps, the adviser must say so too, of
// most of its places.
func (s *reading) short() {
	full := map[string]int8{}
	for _, v := range s.votes {
		if v.last-v.first < 2 || v.sums[v.best] < sure {
			continue
		}
		word := ""
		switch fact.Types[v.best] {
		case fact.Person:
			word = s.token(v.last - 1)
		case fact.Organisation:
			word = s.token(v.first)
		}
		if len(word) < 3 || !capitalised(word) || s.lists.Word(word).Is(gazetteer.Common|gazetteer.Calendar) {
			continue
		}
		if typ, ok := full[word]; ok && typ != v.best {
			full[word] = none
		} else if !ok {
			full[word] = v.best
		}
	}
	s.withoutTail()
	told := map[string]int{} // how many places of a word the adviser takes for the full name's type, less the others
	for i := range s.spans {
		if word, typ, ok := s.alone(i, full); ok {
			if told[word]--; s.advised[s.spans[i].first] == typ {
				told[word] += 2
			}
		}
	}
	for i := range s.spans {
		sp := &s.spans[i]
		word, typ, ok := s.alone(i, full)
		if ok && typ != sp.typ && (told[word] > 0 || s.lists.Lookup(word) == nil) {
			sp.typ, sp.score = typ, s.mean(sp.first, sp.last, typ)
		}
	}
}

// withoutTail gives what the document names more fully as a club's or a company's its type: "Al Dhafir" beside "Al Dhafir FC", "Lakeland"
// beside "Lakeland Generics". What the lists know as a town must not be spoken of as one.
func (s *reading) withoutTail() {
	short := map[string]bool{}
	for _, sp := range s.spans {
		if sp.typ == organisation && sp.last-sp.first > 1 && (clubTails[s.token(sp.last-1)] || trades[s.token(sp.last-1)]) {
			short[s.key(sp.first, sp.last-1)] = true
		}
	}
	if len(short) == 0 {
		return
	}
	for i := range s.spans {
		sp := &s.spans[i]
		if key := s.key(sp.first, sp.last); locative[strings.ToLower(s.token(max(sp.first-1, 0)))] && sp.typ == place && s.lists.Lookup(key) != nil {
			delete(short, key)
		}
	}
	for i := range s.spans {
		sp := &s.spans[i]
		if (sp.typ == person || sp.typ == place && !s.capital(sp)) && short[s.key(sp.first, sp.last)] {
			sp.typ, sp.score = organisation, max(s.mean(sp.first, sp.last, organisation), 0.5)
		}
	}
}

// capital reports whether a span is the name of a country or a capital.
func (s *reading) capital(sp *span) bool {
	return slices.ContainsFunc(s.lists.Lookup(s.key(sp.first, sp.last)), func(m gazetteer.Match) bool { return m.Capital || m.Entry.Type == fact.Country })
}

// clubTails end the names of clubs that go without them.
var clubTails = set("FC F.C. AFC SC CF")

// alone returns the word of a span that is but one of a full name's, and the full name's type.
func (s *reading) alone(i int, full map[string]int8) (word string, typ int8, ok bool) {
	sp := &s.spans[i]
	if sp.last-sp.first != 1 {
		return "", none, false
	}
	word = s.token(sp.first)
	typ, ok = full[word]
	return word, typ, ok && typ != none
}
