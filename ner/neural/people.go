package neural

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// peoples settles which names are of peoples, believers and parties' people. Where a word of theirs names a language
// ("she spoke Dutch"), it is no people.
func (s *reading) peoples() {
	for i := range s.spans {
		sp := &s.spans[i]
		switch t := fact.Types[sp.typ]; {
		case s.language(sp.first, sp.last):
			sp.typ = other
		case t == fact.Group && s.compound(sp):
			sp.typ = organisation
		case t == fact.Organisation || t == fact.Other:
			s.cutBearers(sp)
			if s.people(sp) {
				sp.typ = group
			}
		}
	}
	s.national()
	s.dwellers()
}

// national takes for a body what a people's name begins where the network saw no body behind it: "Australian Centre for
// Disease Control".
func (s *reading) national() {
	var bodies []span
	for i, sp := range s.spans {
		if sp.typ != group || sp.last-sp.first != 1 || i+1 < len(s.spans) && s.spans[i+1].first == sp.last {
			continue
		}
		if last := s.bodyEnd(sp.last, s.d.Sentences[s.d.SentenceAt(s.d.Tokens[sp.first].Start)]); last > 0 {
			bodies = append(bodies, span{first: sp.first, last: last, typ: organisation, score: max(s.mean(sp.first, last, organisation), 0.5), kind: fact.Name})
		}
	}
	s.replace(bodies)
	for i := range s.spans {
		sp := &s.spans[i]
		limit := s.d.Sentences[s.d.SentenceAt(s.d.Tokens[sp.first].Start)].Last
		if i+1 < len(s.spans) {
			limit = min(limit, s.spans[i+1].first)
		}
		s.secondField(sp, limit)
	}
}

// secondField takes into a body's name the second of the fields that it works in, up to token limit: "and Water Loss" behind "Centre for
// Control of Soil".
func (s *reading) secondField(sp *span, limit int) {
	if sp.typ != organisation || sp.last+1 >= limit || s.token(sp.last) != "and" || !s.field(sp.last-1) {
		return
	}
	for i := sp.first; i+1 < sp.last; i++ {
		if w := s.token(i + 1); !s.lists.Word(s.token(i)).Is(gazetteer.HeadOf) || w != "of" && w != "for" {
			continue
		}
		last := sp.last + 1
		for last < limit && s.field(last) {
			last++
		}
		if last > sp.last+1 && (last == limit || !capitalised(s.token(last))) {
			sp.last = last
		}
		return
	}
}

// field reports whether token i is an ordinary word in a capital that is nobody's name and no word for a body.
func (s *reading) field(i int) bool {
	w := s.token(i)
	return proper(w) && !linkWords[strings.ToLower(w)] && !articles[strings.ToLower(w)] && s.lists.CommonWord(w) && !s.lists.Word(w).Is(gazetteer.Head|gazetteer.HeadOf|gazetteer.Suffix|gazetteer.AnyGivenName)
}

// bodyEnd is where a name ends that goes on at token i with a word for a body, "for" or "of", and words in capitals; or 0.
func (s *reading) bodyEnd(i int, sent text.Sentence) int {
	w := s.within(i, sent)
	if !capitalised(w) || !s.lists.Word(w).Is(gazetteer.HeadOf) || !joint[s.within(i+1, sent)] || s.within(i+1, sent) == "and" {
		return 0
	}
	last := 0
	for i += 2; capitalised(s.within(i, sent)); i++ {
		last = i + 1
		if joint[s.within(i+1, sent)] {
			i++
		}
	}
	return last
}

var joint = set("of for and")

// people reports whether a span names people who are one by belief, descent or home.
func (s *reading) people(sp *span) bool {
	key := s.key(sp.first, sp.last)
	if ms := s.lists.Lookup(key); ms != nil {
		return peopled(ms[0]) && (ms[0].Safe || s.describes(sp))
	}
	if sp.last-sp.first != 1 {
		return s.dweller(key)
	}
	return capitalised(key) && (strings.HasSuffix(key, "ists") || strings.HasSuffix(key, "crats")) || s.dweller(key) && !number(s.after(sp.last))
}

// describes reports whether a span is an adjective before an ordinary word or a title: "Republican voters", "Democratic Senator".
func (s *reading) describes(sp *span) bool {
	next := s.after(sp.last)
	return next != "" && letter(next[0]) && (!capitalised(next) && !linkWords[next] || s.lists.Word(next).Class() >= gazetteer.Office)
}

// peopled reports whether what the lists know is a people.
func peopled(m gazetteer.Match) bool { return m.Kind == fact.Demonym || m.Entry.Type == fact.Group }

// cutBearers ends a span before an office's or a trade's name that follows a listed one: "Republican Senators", "EU
// Commissioner".
func (s *reading) cutBearers(sp *span) {
	last := strings.ToLower(s.token(sp.last - 1))
	if sp.last-sp.first < 2 || s.lists.Word(last).Class() < gazetteer.Office {
		return
	}
	ms := s.lists.Lookup(s.key(sp.first, sp.last-1))
	switch {
	case ms == nil || s.lists.Lookup(s.key(sp.first, sp.last)) != nil:
	case peopled(ms[0]) && strings.HasSuffix(last, "s"):
		sp.last--
		sp.typ = group
	case ms[0].Safe && ms[0].Entry.Type == fact.Organisation && !s.lists.Word(last).Is(gazetteer.Head|gazetteer.HeadOf):
		sp.last--
		sp.typ = organisation
	}
}

// compound reports whether a span is one unlisted word that only begins with a people's name: "Germanwatch".
func (s *reading) compound(sp *span) bool {
	word := s.token(sp.first)
	if sp.last-sp.first != 1 || strings.ContainsAny(word, "-'’") || s.lists.Lookup(word) != nil {
		return false
	}
	for k := 5; k+2 < len(word); k++ {
		if ms := s.lists.Lookup(word[:k]); ms != nil && ms[0].Safe && (peopled(ms[0]) || ms[0].Entry.Type == fact.Country) {
			return !slices.ContainsFunc(peopleEndings, func(end string) bool { return strings.HasSuffix(word, end) })
		}
	}
	return false
}

var peopleEndings = []string{"ans", "an", "ists", "ist", "ites", "ite", "ers", "er", "ese", "ish", "ic", "men", "man", "women", "woman", "phone", "phones", "speaking"}

// dwellers takes plurals of those who live in a listed place where the network saw nothing: "Johoreans".
func (s *reading) dwellers() {
	next := 0
	var more []span
	for i := range s.d.Tokens {
		for next < len(s.spans) && s.spans[next].last <= i {
			next++
		}
		if next < len(s.spans) && s.spans[next].first <= i {
			continue
		}
		if w := s.token(i); capitalised(w) && s.dweller(w) && !number(s.after(i+1)) {
			more = append(more, span{first: i, last: i + 1, typ: group, score: max(s.mean(i, i+1, group), 0.5), kind: fact.Name})
		}
	}
	s.spans = append(s.spans, more...)
	slices.SortFunc(s.spans, func(a, b span) int { return a.first - b.first })
}

// number reports whether a word starts with a digit, as the chapter of a letter to the Corinthians.
func number(w string) bool { return w != "" && '0' <= w[0] && w[0] <= '9' }

// dweller reports whether a word or words are the plural of a listed place's people: "Sarawakians", "New Yorkers".
func (s *reading) dweller(key string) bool {
	if len(key) < 7 || s.lists.Lookup(key) != nil || s.lists.Word(key) != 0 {
		return false
	}
	for _, end := range dwellerEndings {
		stem, ok := strings.CutSuffix(key, end)
		if !ok || len(stem) < 4 {
			continue
		}
		for _, place := range [...]string{stem, stem + "a", stem + "ia", stem + "o", stem + "e", stem + "y"} {
			if ms := s.lists.Lookup(place); ms != nil && ms[0].Safe && ms[0].Kind == fact.Name && located(ms[0].Entry.Type) {
				return true
			}
		}
	}
	return false
}

var dwellerEndings = []string{"ans", "ians", "eans", "ites", "ers"}
