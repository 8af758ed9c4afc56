package neural

import (
	"slices"

	"github.com/actant-project/actant/gazetteer"
)

// corporate takes whole the names of which the network saw a part or nothing because half of them are ordinary words: a club's behind
// its two or three letters, "AC Valdora", and a firm's before "& Co".
func (s *reading) corporate() {
	var whole []span
	clubs := map[string]bool{}
	for _, sent := range s.d.Sentences {
		for i := sent.First; i+1 < sent.Last; i++ {
			first, last := i, 0
			switch w := s.token(i); {
			case w == "&" && i > sent.First && capitalised(s.token(i-1)) && partners[s.token(i+1)]:
				first, last = i-1, i+2
			case len(w) < 5 && initials(w) && s.lists.Word(w).Is(gazetteer.OrgStart) && proper(s.token(i+1)) && s.lists.Lookup(s.token(i+1)) == nil:
				last = i + 2
				clubs[s.token(i+1)] = true
			default:
				continue
			}
			at := slices.IndexFunc(s.spans, func(sp span) bool { return sp.last > first })
			if at >= 0 && s.spans[at].first < last {
				if sp := s.spans[at]; sp.typ == organisation && sp.first <= first && sp.last >= last {
					continue
				}
				first, last = min(first, s.spans[at].first), max(last, s.spans[at].last)
			}
			whole = append(whole, span{first: first, last: last, typ: organisation, score: max(s.mean(first, last, organisation), 0.5)})
			i = last - 1
		}
	}
	s.replace(whole)
	for i := range s.spans {
		if sp := &s.spans[i]; sp.last-sp.first == 1 && clubs[s.token(sp.first)] {
			sp.typ = organisation
		}
	}
}

// partners follow "&" at the end of a firm's name.
var partners = set("Co Co. Company Sons Bros Brothers Partners")

// proper reports whether a word has a capital and then small letters.
func proper(w string) bool { return capitalised(w) && len(w) > 2 && w[1] >= 'a' }
