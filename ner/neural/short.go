package neural

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// short gives a person's last name and an organisation's first word, where they stand alone, the type of the full name in
// the same document. Where the lists know the word, as that of a town perhaps, the adviser must say so too.
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
	for i := range s.spans {
		sp := &s.spans[i]
		if sp.last-sp.first != 1 || sp.user {
			continue
		}
		word := s.token(sp.first)
		typ, ok := full[word]
		if ok && typ >= 0 && typ != sp.typ && (s.advised[sp.first] == typ || s.lists.Lookup(word) == nil) {
			sp.typ, sp.score = typ, s.mean(sp.first, sp.last, typ)
		}
	}
}
