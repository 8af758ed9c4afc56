package neural

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// known takes the names of several words that the lists are sure of, where the network found a part of one or nothing. A
// longer name that holds one stays.
func (s *reading) known() {
	at := 0
	found := s.spans
	var sure []span
	for _, sent := range s.d.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			if !capitalised(s.token(i)) && !possessive(s.token(i)) { // "'Ndrangheta" opens with a mark
				continue
			}
			matches, n := s.lists.Longest(s.d, i, sent.Last)
			if n < 2 || !matches[0].Safe || matches[0].Kind != fact.Name || possessive(s.token(i+n-1)) && s.owning(i) {
				continue
			}
			for at < len(found) && found[at].last <= i {
				at++
			}
			if at < len(found) && found[at].first <= i && found[at].last >= i+n {
				if t := matches[0].Entry.Type; found[at].last-found[at].first == n && t != fact.Person && !(located(t) && located(fact.Types[found[at].typ])) {
					found[at].typ = int8(slices.Index(fact.Types, t)) // the network's "West Bank" may be a bank
				}
				i += n - 1
				continue
			}
			if !s.fits(found, at, i, i+n) {
				continue
			}
			typ := int8(slices.Index(fact.Types, matches[0].Entry.Type))
			sure = append(sure, span{first: i, last: i + n, typ: typ, score: 0.9, id: matches[0].Entry.ID, kind: fact.Name})
			i += n - 1
		}
	}
	s.replace(sure)
}

// owning reports whether the document has the full name of a person with the word at token i: then "Moody's" is what she has.
func (s *reading) owning(i int) bool {
	v := s.names[s.token(i)]
	return v != nil && v.kin > 0
}

// possessiveName reports whether a span is a listed body whose name is a possessive: "Moody's".
func (s *reading) possessiveName(sp *span) bool {
	if sp.typ != organisation || sp.last-sp.first < 2 || s.owning(sp.first) {
		return false
	}
	ms := s.lists.Lookup(s.key(sp.first, sp.last))
	return len(ms) > 0 && ms[0].Safe && ms[0].Entry.Type == fact.Organisation
}

// fits reports whether the spans from number at on that overlap with tokens [first, last) lie within them.
func (s *reading) fits(found []span, at, first, last int) bool {
	for ; at < len(found) && found[at].first < last; at++ {
		if found[at].first < first || found[at].last > last {
			return false
		}
	}
	return true
}

// replace adds spans in place of those that overlap with them. Both lists are sorted and disjoint.
func (s *reading) replace(by []span) {
	if len(by) == 0 {
		return
	}
	kept := slices.Clone(by)
	for _, sp := range s.spans {
		at, _ := slices.BinarySearchFunc(by, sp.first, func(o span, first int) int {
			if o.last <= first {
				return -1
			}
			return 1
		})
		if at == len(by) || by[at].first >= sp.last {
			kept = append(kept, sp)
		}
	}
	s.spans = append(s.spans[:0], kept...)
	slices.SortFunc(s.spans, func(a, b span) int { return a.first - b.first })
}
