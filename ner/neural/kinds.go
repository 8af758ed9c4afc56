package neural

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// kinds puts right of what kind a name is where the words beside it say so: storms are events, ships are things, a town before "-based" is a
// town. What the network takes for one name in the line of a result is two.
func (s *reading) kinds() {
	s.results()
	s.forces()
	ships, tribes := map[string]bool{}, map[string]bool{}
	next := 0
	for _, sent := range s.d.Sentences {
		first := next
		for ; next < len(s.spans) && s.spans[next].first < sent.Last; next++ {
			sp := &s.spans[next]
			switch before := s.within(sp.first-1, sent); {
			case s.storm(sp, before):
				sp.typ = event
			case s.site(sp, sent), s.settlement(sp, sent):
				sp.typ = place
			case s.tribe(sp, sent):
				tribes[s.token(sp.first)] = true
			case s.ranked(sp):
				sp.typ = person
			case s.presented(sp, sent):
				sp.typ = person
			case s.seat(sp, sent):
				sp.typ = place
			case vessels[before] && (sp.typ == organisation || sp.typ == place || sp.typ == person) && s.lists.Lookup(s.key(sp.first, sp.last)) == nil:
				ships[s.key(sp.first, sp.last)] = true
			case sp.first == sent.First && s.ordinaryElsewhere(sp, sent):
				sp.last = sp.first
			}
		}
		s.roll(s.spans[first:next], sent)
	}
	s.spans = slices.DeleteFunc(s.spans, span.empty)
	for i := range s.spans {
		if sp := &s.spans[i]; ships[s.key(sp.first, sp.last)] {
			sp.typ = other
		} else if sp.last-sp.first == 1 && sp.typ != person && tribes[s.token(sp.first)] {
			sp.typ = group
		}
	}
	s.nicknames()
	s.whereOnly()
}

// whereOnly takes for places the persons and unlisted countries of which the text only says what is in them: "in Adama", "a road to Zerin".
func (s *reading) whereOnly() {
	where := map[string]int{} // how many places of a name are so, or -1 where one is not
	each := func(do func(*span, string, bool)) {
		for i := range s.spans {
			sp := &s.spans[i]
			key := s.key(sp.first, sp.last)
			if sp.first == 0 || sp.typ != person && sp.typ != country || sp.last-sp.first > 2 {
				continue
			}
			before := s.token(sp.first - 1)
			do(sp, key, (before == "in" || before == "near" || sp.typ == country && (before == "to" || before == "at")) && (sp.first < 2 || !believed[s.token(sp.first-2)]) && !possessive(s.after(sp.last)) && !s.acts(s.after(sp.last)))
		}
	}
	each(func(sp *span, key string, in bool) {
		v := s.names[key]
		if !in || v != nil && v.kin > 0 || sp.typ == person && (s.mean(sp.first, sp.last, place) < 0.05 || s.lists.Word(s.token(sp.last-1)).Is(gazetteer.Surname)) || sp.typ == country && s.lists.Lookup(key) != nil {
			where[key] = -1
		} else if where[key] >= 0 {
			where[key]++
		}
	})
	each(func(sp *span, key string, _ bool) {
		if where[key] > 0 {
			sp.typ = place
		}
	})
}

// nicknames takes for a person what stands in quotes within a person's name, wherever else it stands: "Cobra" of "Kofi "Cobra" Ansah".
func (s *reading) nicknames() {
	nick := map[string]bool{}
	for i := range s.spans {
		sp := &s.spans[i]
		for k := sp.first + 1; sp.typ == person && k+3 < sp.last; k++ {
			if quoteMarks[s.token(k)] && quoteMarks[s.token(k+2)] && proper(s.token(k+1)) {
				nick[s.token(k+1)] = true
			}
		}
	}
	for i := range s.spans {
		if sp := &s.spans[i]; sp.last-sp.first == 1 && nick[s.token(sp.first)] {
			sp.typ = person
		}
	}
}

// tribe reports whether the word for a people says what one unlisted word is: "the Munduruku people".
func (s *reading) tribe(sp *span, sent text.Sentence) bool {
	return (sp.typ == organisation || sp.typ == place) && sp.last-sp.first == 1 && (tribal[s.within(sp.last, sent)] || elders[s.within(sp.last, sent)] && strings.Contains("a an", s.within(sp.first-1, sent))) && article[strings.ToLower(s.within(sp.first-1, sent))] &&
		s.lists.Lookup(s.token(sp.first)) == nil && !initials(s.token(sp.first))
}

// ranked reports whether a span is a rank and a word of a person's full name in the document: "General Akol" beside "Akol Deng".
func (s *reading) ranked(sp *span) bool {
	if sp.typ != organisation || sp.last-sp.first != 2 || s.lists.Word(s.token(sp.first)).Class() != gazetteer.Rank {
		return false
	}
	v := s.names[s.token(sp.last-1)]
	return v != nil && v.kin > 0
}

// storm reports whether a span is the name of a storm, and takes the word for it into the span. Of the words "Storm" alone is a given name as
// well: then a storm must be spoken of.
func (s *reading) storm(sp *span, before string) bool {
	if sp.last-sp.first == 1 && storms[before] {
		sp.first--
	}
	w := s.token(sp.first)
	return sp.last-sp.first == 2 && storms[w] && capitalised(s.token(sp.last-1)) && (w != "Storm" || s.small("storm"))
}

// small reports whether the document has a word in small letters.
func (s *reading) small(w string) bool {
	for i := range s.d.Tokens {
		if s.token(i) == w {
			return true
		}
	}
	return false
}

// seat reports whether a span is the town of "the Leeds-based company".
func (s *reading) seat(sp *span, sent text.Sentence) bool {
	return sp.typ == organisation && s.within(sp.last, sent) == "-" && seated[s.within(sp.last+1, sent)] &&
		slices.ContainsFunc(s.lists.Lookup(s.key(sp.first, sp.last)), func(m gazetteer.Match) bool { return located(m.Entry.Type) })
}

// site reports whether a noun for a place in small letters says what a span is: "the Al-Wadiah crossing", "the Wau Lith displacement camp".
func (s *reading) site(sp *span, sent text.Sentence) bool {
	if sp.typ != organisation && sp.typ != person || s.lists.Word(s.token(sp.last-1)).Is(gazetteer.Head|gazetteer.Suffix) {
		return false
	}
	at := sp.last
	if w := s.within(at, sent); w == "displacement" || w == "refugee" || w == "border" {
		at++
	}
	if w := s.within(at, sent); !sites[w] && (w != "camp" || at == sp.last) || capitalised(s.within(at+1, sent)) {
		return false
	}
	if v := s.names[s.key(sp.first, sp.last)]; v != nil && v.kin > 0 {
		return false // somebody's name: the Kennedy airport
	}
	ms := s.lists.Lookup(s.key(sp.first, sp.last))
	return len(ms) == 0 || located(ms[0].Entry.Type)
}

// settlement reports whether "the town of" stands before an unlisted name.
func (s *reading) settlement(sp *span, sent text.Sentence) bool {
	return (sp.typ == organisation || sp.typ == person || sp.typ == country) && s.within(sp.first-1, sent) == "of" && settlements[s.within(sp.first-2, sent)] &&
		s.lists.Lookup(s.key(sp.first, sp.last)) == nil && !s.lists.Word(s.token(sp.last-1)).Is(gazetteer.Head|gazetteer.Suffix)
}

// presented reports whether the unlisted words of what was taken for a place are somebody's: "Mbola Tsiry, the village chief,".
func (s *reading) presented(sp *span, sent text.Sentence) bool {
	n := sp.last - sp.first
	return sp.typ == place && n > 1 && n < 4 && s.lists.Lookup(s.key(sp.first, sp.last)) == nil && s.calling(sp.last, sent) &&
		!s.lists.Word(s.token(sp.last-1)).Is(gazetteer.PlaceTail|gazetteer.Common) && !locative[s.within(sp.first-1, sent)]
}

// ordinaryElsewhere reports whether the one word that opens a sentence is no name: a word that the document has in small letters behind an article
// as well, and another in small letters behind it.
func (s *reading) ordinaryElsewhere(sp *span, sent text.Sentence) bool {
	w, after := s.token(sp.first), s.within(sp.last, sent)
	if sp.last-sp.first != 1 || sp.typ == person || w == strings.ToUpper(w) || !letter(after[0]) || after != strings.ToLower(after) || s.lists.Lookup(w) != nil {
		return false
	}
	small := strings.ToLower(w)
	for i := 1; i < len(s.d.Tokens); i++ {
		if s.token(i) == small && articles[strings.ToLower(s.token(i-1))] {
			return true
		}
	}
	return false
}

// roll takes for people the unlisted words that stand in a list of people: "Frimpel, Tahsin, Koch; Wirtzel, Palacín".
func (s *reading) roll(spans []span, sent text.Sentence) {
	people := 0
	for i := range spans {
		if spans[i].typ == person && s.listed(&spans[i], sent) {
			people++
		}
	}
	for i := range spans {
		sp := &spans[i]
		if people >= 4 && (sp.typ == place || sp.typ == organisation) && sp.last-sp.first == 1 && s.listed(sp, sent) && s.lists.Lookup(s.token(sp.first)) == nil && !initials(s.token(sp.first)) {
			sp.typ = person
		}
	}
}

// listed reports whether marks stand on both sides of a span.
func (s *reading) listed(sp *span, sent text.Sentence) bool {
	before, after := s.within(sp.first-1, sent), s.within(sp.last, sent)
	return strings.Contains(",;:()", before) && strings.Contains(",;(.", after)
}

// forces takes for one body two places joined by "and" and the word for one behind them: "Avon and Somerset Police".
func (s *reading) forces() {
	for i := 0; i+1 < len(s.spans); i++ {
		a, b := &s.spans[i], s.spans[i+1]
		if a.typ == place && b.typ == place && b.first == a.last+1 && s.token(a.last) == "and" && countyBodies[s.after(b.last)] && (i+2 == len(s.spans) || s.spans[i+2].first > b.last) {
			a.last, a.typ = b.last+1, organisation
			a.score = max(s.mean(a.first, a.last, organisation), 0.5)
			s.spans = slices.Delete(s.spans, i+1, i+2)
		}
	}
}

// results parts the two teams of "Leverkusen 2 Porto 1".
func (s *reading) results() {
	var more []span
	for i := range s.spans {
		sp := &s.spans[i]
		mid, end := sp.first, sp.last
		for mid < end && !score(s.token(mid)) {
			mid++
		}
		if score(s.token(end - 1)) {
			end--
		} else if !score(s.after(end)) {
			continue
		}
		if mid == sp.first || mid+1 >= end || !capitalised(s.token(mid+1)) || slices.ContainsFunc([]string{s.token(mid - 1), s.token(end - 1)}, func(w string) bool { return !capitalised(w) }) {
			continue
		}
		more = append(more, span{first: mid + 1, last: end, typ: organisation, score: s.mean(mid+1, end, organisation), kind: fact.Name})
		sp.last, sp.typ = mid, organisation
	}
	s.spans = append(s.spans, more...)
	slices.SortFunc(s.spans, func(a, b span) int { return a.first - b.first })
}

var (
	storms  = set("Storm Hurricane Typhoon Cyclone")
	vessels = set(`tanker frigate ferry yacht freighter trawler destroyer submarine warship cruiser corvette steamer liner battleship lifeboat
icebreaker schooner ship vessel`)
	tribal = set("people peoples tribe tribes tribesmen")
	// believed go before "in" and a person.
	believed = set("confidence trust faith interest interested belief believe believed believes loss invested confided confide change role")
	// settlements stand with "of" before the names of places.
	settlements = set("town village hamlet suburb commune municipality")
	elders      = set("elder villager herder tribesman warrior nomad pastoralist")
	quoteMarks  = set("\" “ ” '' ``")
	// sites are nouns for places behind their names.
	sites    = set("airport crossing checkpoint peninsula valley highlands archipelago")
	articles = set("a an the")
	// countyBodies are bodies of two counties together.
	countyBodies = set("Police Constabulary Council")
	seated       = set("based born headquartered bound")
)
