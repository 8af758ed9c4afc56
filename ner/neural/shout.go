package neural

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// shout reads sentences in capitals, where no word shows that it is a name, by the names of the rest of the document:
// "PUTIN WARNS NATO" where it speaks of Putin. What the network found there stays where it is a name of the rest, or
// overlaps with none.
func (s *reading) shout() {
	var loud []text.Sentence
	for _, sent := range s.d.Sentences {
		if s.loud(sent) {
			loud = append(loud, sent)
		}
	}
	if len(loud) == 0 || len(loud) == len(s.d.Sentences) {
		return
	}
	names := s.loudNames(loud)
	var found []span
	for _, sent := range loud {
		for i := sent.First; i < sent.Last; i++ {
			if v := s.longestLoud(names[s.token(i)], i, sent.Last); v != nil {
				last := i + v.last - v.first
				found = append(found, span{first: i, last: last, typ: v.best, score: 0.7, kind: fact.Name})
				i = last - 1
			}
		}
	}
	s.replace(found)
}

// loud reports whether a sentence of two words or more is all in capitals.
func (s *reading) loud(sent text.Sentence) bool {
	words := 0
	for i := sent.First; i < sent.Last; i++ {
		w := s.token(i)
		if w != strings.ToUpper(w) {
			return false
		}
		if len(w) > 1 && capitalised(w) {
			words++
		}
	}
	return words > 1
}

// loudNames is the confident names of the sentences that are not in capitals, by their first word in capitals.
func (s *reading) loudNames(loud []text.Sentence) map[string][]*vote {
	names := map[string][]*vote{}
	seen := map[*vote]bool{}
	for _, sp := range s.spans {
		for len(loud) > 0 && loud[0].Last <= sp.first {
			loud = loud[1:]
		}
		v := s.names[s.key(sp.first, sp.last)]
		if v == nil || seen[v] || len(loud) > 0 && loud[0].First <= sp.first {
			continue
		}
		if seen[v] = true; v.sums[v.best] >= sure && capitalised(s.token(v.first)) && len(v.name) >= 3 {
			first := strings.ToUpper(s.token(v.first))
			names[first] = append(names[first], v)
		}
	}
	return names
}

// longestLoud is the longest of names that stands in capitals from token i on.
func (s *reading) longestLoud(names []*vote, i, end int) *vote {
	var best *vote
	for _, v := range names {
		n := v.last - v.first
		if i+n > end || best != nil && n <= best.last-best.first {
			continue
		}
		same := true
		for k := range n {
			same = same && s.token(i+k) == strings.ToUpper(s.token(v.first+k))
		}
		if same {
			best = v
		}
	}
	return best
}
