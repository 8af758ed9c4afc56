package neural

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// mentions turns the spans into mentions.
func (s *reading) mentions() []fact.Mention {
	s.userNames()
	out := make([]fact.Mention, 0, len(s.spans))
	for i := range s.spans {
		sp := &s.spans[i]
		s.trim(sp)
		if sp.first >= sp.last {
			continue
		}
		s.look(sp)
		at := text.Span{Start: s.d.Tokens[sp.first].Start, End: s.d.Tokens[sp.last-1].End}
		out = append(out, fact.Mention{
			Span: at, Text: s.d.Slice(at), Type: fact.Types[sp.typ], Kind: sp.kind, Score: min(max(sp.score, 0.01), 1), ID: sp.id,
		})
	}
	return out
}

// userNames takes what users' lists name, whatever the network says of it or of what overlaps with it.
func (s *reading) userNames() {
	if !s.lists.HasUser() {
		return
	}
	var own []span
	for _, sent := range s.d.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			matches, n := s.lists.Longest(s.d, i, sent.Last)
			if n == 0 || !matches[0].Entry.User {
				continue
			}
			e := matches[0].Entry
			own = append(own, span{first: i, last: i + n, typ: int8(slices.Index(fact.Types, e.Type)), score: 1, id: e.ID, kind: fact.Name, user: true})
			i += n - 1
		}
	}
	s.replace(own)
}

// trim takes "the", titles, possessives and stray marks off the ends of a span.
func (s *reading) trim(sp *span) {
	for sp.first < sp.last && (strings.EqualFold(s.token(sp.first), "the") || !sp.user && fact.Types[sp.typ] == fact.Person && s.titleAlone(sp.first)) {
		sp.first++
	}
	for sp.first < sp.last && possessive(s.token(sp.last-1)) && !s.possessiveName(sp) {
		sp.last--
	}
}

// titleAlone reports whether token i is a title and no one's name.
func (s *reading) titleAlone(i int) bool {
	w := s.lists.Word(s.token(i))
	class := w.Class()
	return class != gazetteer.NoTitle && class != gazetteer.Occupation && !w.Is(gazetteer.AnyGivenName|gazetteer.Surname)
}

// possessive reports whether a token is one of the possessive's.
func possessive(w string) bool {
	switch w {
	case "'s", "’s", "'S", "’S", "'", "’":
		return true
	}
	return false
}

// look gives a span the identifier that the lists know, and the type where they know better: which places are
// countries, and who is called after one.
func (s *reading) look(sp *span) {
	if sp.user {
		return
	}
	typ := fact.Types[sp.typ]
	for _, m := range s.lists.Lookup(s.key(sp.first, sp.last)) {
		e := m.Entry
		switch {
		case m.Kind == fact.Demonym && typ == fact.Group:
			sp.kind, sp.id = fact.Demonym, e.ID
			return
		case m.Kind == fact.Demonym:
		case located(typ) && located(e.Type):
			sp.typ, sp.id = int8(slices.Index(fact.Types, e.Type)), e.ID
			return
		case typ == e.Type && m.Safe:
			sp.id = e.ID
			return
		}
	}
}

func located(t fact.Type) bool { return t == fact.Country || t == fact.Place }
