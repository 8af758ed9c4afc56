package neural

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// namesakes takes for persons the names of towns where the document speaks of someone: whom others met or thanked, who has a
// wife or a lawyer, who is a "he". Countries and their capitals act, too, and stay places.
func (s *reading) namesakes() {
	said := map[string]int{}
	next, before := 0, (*span)(nil)
	for _, sent := range s.d.Sentences {
		for ; next < len(s.spans) && s.spans[next].first < sent.Last; next++ {
			sp := &s.spans[next]
			if s.town(sp) {
				said[s.token(sp.first)] += s.personal(sp, before, sent)
			}
			before = sp
		}
	}
	for i := range s.spans {
		sp := &s.spans[i]
		if word := s.token(sp.first); s.town(sp) && said[word] >= enough {
			sp.typ, sp.score = person, max(s.mean(sp.first, sp.last, person), 0.5)
			if v := s.names[word]; v != nil {
				v.best = person
			}
		}
	}
}

// town reports whether a span is one word taken for a place that is no country and no capital.
func (s *reading) town(sp *span) bool {
	if sp.last-sp.first != 1 || sp.typ != place {
		return false
	}
	for _, m := range s.lists.Lookup(s.token(sp.first)) {
		if m.Capital || m.Entry.Type != fact.Place && m.Entry.Type != fact.Person {
			return false
		}
	}
	return true
}

// personal is how much a place in the text speaks for a person; before is the name before it.
func (s *reading) personal(sp, before *span, sent text.Sentence) int {
	sum := 0
	word, after := strings.ToLower(s.within(sp.first-1, sent)), s.within(sp.last, sent)
	switch {
	case toPersons[word]:
		if !letter(after[0]) || linkWords[after] || s.lists.Word(after).Is(gazetteer.Preposition) { // not "met Kirkuk officials"
			sum += enough
		}
	case s.lists.Word(word).Is(gazetteer.Preposition), word == "of":
		sum -= enough
	case word == "and" && before != nil && before.last == sp.first-1 && before.typ == person:
		if verb := s.within(before.first-1, sent); s.acts(after) || toPersons[verb] || verb == "called" {
			sum += enough
		}
	}
	if possessive(after) && ofPersons[s.within(sp.last+1, sent)] {
		sum += enough
	}
	if s.lists.Word(after).Is(gazetteer.Speech) {
		sum++
	}
	switch s.pronoun(sp.last, sent.Last) {
	case "he", "she", "his", "her", "him", "himself", "herself":
		sum++
	}
	return sum
}

var (
	// toPersons are verbs whose objects are persons as good as always.
	toPersons = set(`thanked thanking thanks congratulated congratulating accused accusing accuses met meets meeting phoned married marrying
praised praising urged urging interviewed arrested arresting sacked sacking fired appointed nominated succeeded replaced greeted hugged`)
	// ofPersons are nouns of what only persons have.
	ofPersons = set(`wife husband son sons daughter daughters mother father brother sister widow lawyer lawyers aide aides predecessor successor
remarks arrest speech career resignation dismissal nephew niece parents fiancée memoirs boyfriend girlfriend`)
)
