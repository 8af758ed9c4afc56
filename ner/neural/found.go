package neural

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// found takes the bodies that the network saw elsewhere in the document or not at all, and that their words or what stands beside them
// give away.
func (s *reading) found() {
	s.whole()
	s.complete()
	var more []span
	firsts := s.firstWords()
	next := 0
	for _, sent := range s.d.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			for next < len(s.spans) && s.spans[next].last <= i {
				next++
			}
			limit := sent.Last
			if next < len(s.spans) {
				limit = min(limit, s.spans[next].first)
			}
			if i >= limit {
				continue
			}
			last := 0
			switch {
			case firsts[s.token(i)] && s.standsAlone(i, sent):
				last = i + 1
			case s.joined(i, sent):
				last = i + 1
			case s.branch(i, sent):
				last = i + 2
			case i == sent.First:
				last = s.opening(sent, limit)
			default:
				last = s.titledPaper(i, sent)
			}
			if last > i && last <= limit {
				more = append(more, span{first: i, last: last, typ: organisation, score: max(s.mean(i, last, organisation), 0.5), kind: fact.Name})
				i = last - 1
			}
		}
	}
	s.replace(more)
}

// whole joins to a name what the network left out of it: "Ghana" and "FA", "Italian" and a "Coast Guard" that the lists know as another
// country's.
func (s *reading) whole() {
	for i := range s.spans {
		sp := &s.spans[i]
		next := len(s.d.Tokens)
		if i+1 < len(s.spans) {
			next = s.spans[i+1].first
		}
		switch {
		case !sp.empty() && located(fact.Types[sp.typ]) && s.after(sp.last) == "FA":
			if sp.last == next {
				s.spans[i+1].first++
			}
			sp.last++
			sp.typ, sp.id = organisation, ""
		case !sp.empty() && sp.typ != group && sp.last < next && trades[s.after(sp.last)] && s.endsName(sp.last+1) && !s.loudAt(sp.first) && s.lists.Lookup(s.key(sp.first, sp.last)) == nil:
			sp.last++
			sp.typ, sp.id = organisation, ""
		case !sp.empty() && sp.typ == organisation && sp.first > 0 && s.foreignService(sp):
			if o := &s.spans[max(i-1, 0)]; i > 0 && o.last == sp.first {
				sp.first, o.last = o.first, o.first
			} else {
				sp.first--
			}
			sp.id = ""
		}
	}
	s.spans = slices.DeleteFunc(s.spans, span.empty)
}

// endsName reports whether no word in a capital stands at token i.
func (s *reading) endsName(i int) bool { return i >= len(s.d.Tokens) || !capitalised(s.token(i)) }

// loudAt reports whether token i is one of a headline in capitals.
func (s *reading) loudAt(i int) bool {
	return s.loud(s.d.Sentences[s.d.SentenceAt(s.d.Tokens[i].Start)])
}

// complete takes a body's or a company's name of several words whole where the network saw only a part of it: "Lotus" in the second "Golden Lotus".
func (s *reading) complete() {
	byFirst := map[string][]*vote{}
	for _, v := range s.votes {
		if w := s.token(v.first); v.best == organisation && v.last-v.first > 1 && v.sums[organisation] >= likely && capitalised(w) && capitalised(s.token(v.last-1)) && s.lists.Word(w).Class() == gazetteer.NoTitle {
			byFirst[w] = append(byFirst[w], v)
		}
	}
	if len(byFirst) == 0 {
		return
	}
	var whole []span
	for i := range s.spans {
		sp := s.spans[i]
		sent := s.d.Sentences[s.d.SentenceAt(s.d.Tokens[sp.first].Start)]
		for from := max(sent.First, sp.first-4); from < sp.first; from++ {
			if i > 0 && s.spans[i-1].last > from {
				continue
			}
			for _, v := range byFirst[s.token(from)] {
				if last := from + v.last - v.first; last == sp.last && s.same(from, v) {
					whole = append(whole, span{first: from, last: last, typ: organisation, score: max(s.mean(from, last, organisation), 0.5), kind: fact.Name})
					from = sp.first
					break
				}
			}
		}
	}
	s.replace(whole)
}

// foreignService reports whether a listed body of one country has the adjective of another before it.
func (s *reading) foreignService(sp *span) bool {
	ms := s.lists.Lookup(s.key(sp.first, sp.last))
	if len(ms) == 0 || ms[0].Entry.Type != fact.Organisation || ms[0].Entry.Country == "" {
		return false
	}
	return slices.ContainsFunc(s.lists.Lookup(s.token(sp.first-1)), func(m gazetteer.Match) bool {
		return m.Kind == fact.Demonym && m.Entry.Country != "" && m.Entry.Country != ms[0].Entry.Country
	})
}

// firstWords are the words by which the companies of the document may be called: "Obsidian" of "Obsidian Materials", where nothing
// else is called so, and the document does not use the word as an ordinary one.
func (s *reading) firstWords() map[string]bool {
	out := map[string]bool{}
	for _, v := range s.votes {
		if v.last-v.first < 2 || v.best != organisation || v.sums[organisation] < likely || !s.tradeWord(v.last-1) || s.token(v.last-1) == strings.ToLower(s.token(v.last-1)) {
			continue
		}
		w := s.token(v.first)
		if proper(w) && len(w) > 4 && s.lists.Lookup(w) == nil && s.lists.Word(w).Class() == gazetteer.NoTitle && !s.lists.Word(w).Is(gazetteer.Calendar|gazetteer.Head|gazetteer.HeadOf|gazetteer.OrgStart) &&
			!s.small(strings.ToLower(w)) {
			out[w] = true
		}
	}
	return out
}

// tradeWord reports whether token i ends companies' names.
func (s *reading) tradeWord(i int) bool {
	w := s.token(i)
	return trades[w] || tradesAlone[w] || s.lists.Word(w).Is(gazetteer.Suffix)
}

// standsAlone reports whether nothing in a capital stands beside token i that might be a part of one name with it.
func (s *reading) standsAlone(i int, sent text.Sentence) bool {
	before, after := s.within(i-1, sent), s.within(i+1, sent)
	return !strings.EqualFold(before, "the") && !capitalised(after) && after != "-" && before != "-" && (i-1 <= sent.First || !capitalised(before))
}

// branch reports whether a union's branch with its number stands at token i: "Local 61".
func (s *reading) branch(i int, sent text.Sentence) bool {
	after := s.within(i+2, sent)
	return s.token(i) == "Local" && number(s.within(i+1, sent)) && after != "-" && (i > sent.First || linkWords[after] || s.acts(after) || possessive(after) || after == ",") &&
		strings.Trim(s.token(i+1), "0123456789") == ""
}

// joined reports whether token i is a word of letters and numbers by which those who fight for it are told: "rebels of the M44".
func (s *reading) joined(i int, sent text.Sentence) bool {
	w := s.token(i)
	return initials(w) && s.lists.Lookup(w) == nil && s.lists.Word(w).Class() == gazetteer.NoTitle && s.within(i-1, sent) == "the" && s.within(i-2, sent) == "of" &&
		fighters[strings.ToLower(s.within(i-3, sent))] && !capitalised(s.within(i+1, sent))
}

// opening is where a name that opens a sentence ends, before token limit, where a comma and a word for a body follow: "Alarm Phone, the
// volunteer hotline". It is 0 where none does.
func (s *reading) opening(sent text.Sentence, limit int) int {
	last := sent.First
	for last < limit && s.mayName(last, gazetteer.Occupation) && !s.lists.Word(s.token(last)).Is(gazetteer.Preposition) {
		last++
	}
	if last-sent.First < 2 || last-sent.First > 5 || !s.firmBehind(last, sent) {
		return 0
	}
	return last
}

// titledPaper is where the name of a paper ends that starts at token i with when it comes out: "the Sunday Lantern". It is 0 where none does.
func (s *reading) titledPaper(i int, sent text.Sentence) int {
	if !issued[s.token(i)] || !strings.EqualFold(s.within(i-1, sent), "the") {
		return 0
	}
	w, after := s.within(i+1, sent), s.within(i+2, sent)
	if !proper(w) || outings[w] || capitalised(after) || s.lists.Word(w).Class() != gazetteer.NoTitle || s.lists.Word(w).Is(gazetteer.Calendar) {
		return 0
	}
	return i + 2
}

var (
	// tradesAlone end companies' names; they are ordinary words as well, and say nothing without another sign.
	tradesAlone = set("Materials Group Holdings Partners")
	fighters    = set("rebels fighters militants members gunmen guerrillas leaders supporters militiamen")
	issued      = set("Daily Sunday Weekly Evening")
	// outings are what else happens on a Sunday or an evening.
	outings = set("Mass Service School League Night Morning Prayer Lunch Roast Show Afternoon Evening Dinner Ride Run Market Game Prayers Session Final Concert Matinee Papers Opening")
)

// likely is the confidence from which a name whose own last word says that it is a company's is looked for elsewhere, too.
const likely = 0.5
