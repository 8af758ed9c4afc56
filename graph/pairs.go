package graph

import (
	"cmp"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// CooccurEvidence is how many sentences a co-occurrence edge keeps as evidence; its Weight
// counts them all. Kept are those that name the fewest others, then the first by document and place.
const CooccurEvidence = 16

// pair is the co-occurrence of two entities of a digest.
type pair struct {
	a, b     int32
	count    int
	evidence []shared
}

// shared is a sentence that names both ends of a pair.
type shared struct {
	sentence     int32
	others       int32 // entities named in it beside the two
	aSpan, bSpan span
}

// occurrence is the first mention of an entity in a sentence, a name rather than a pronoun.
type occurrence struct {
	sentence int32 // index into the sorted sentences of the Facts
	named    bool
	span     span
}

func (r *reader) readPairs() {
	all := r.sortedSentences()
	at, named := r.occurrences(all)
	r.d.total = len(all)
	counts := make(map[[2]int32]int)
	var order [][2]int32
	for _, c := range r.f.Cooccurrences {
		a, b := r.entity(c.Source), r.entity(c.Target)
		if a < 0 || b < 0 || a == b || c.Sentences < 1 {
			continue
		}
		k := [2]int32{min(a, b), max(a, b)}
		if counts[k] == 0 {
			order = append(order, k)
		}
		counts[k] = clampCount(counts[k] + c.Sentences)
	}
	for _, k := range order {
		p := pair{a: k[0], b: k[1], count: counts[k]}
		for _, s := range sharedSentences(at[p.a], at[p.b], p.count, named) {
			s.sentence = r.sentence(all[s.sentence])
			p.evidence = append(p.evidence, s)
		}
		r.d.pairs = append(r.d.pairs, p)
		r.d.total = max(r.d.total, p.count)
	}
	for i := range r.d.entities {
		for _, o := range at[i] {
			if o.named {
				r.d.entities[i].sentences++
			}
		}
	}
	for _, p := range r.d.pairs { // other countings of a sentence's names must not give a share above one
		for _, e := range []int32{p.a, p.b} {
			r.d.entities[e].sentences = max(r.d.entities[e].sentences, p.count)
		}
	}
}

func (r *reader) sortedSentences() []text.Span {
	var out []text.Span
	for _, s := range r.f.Sentences {
		if r.span(s) != (span{}) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, text.Span.Compare)
	return slices.Compact(out)
}

// occurrences lists for each entity the sentences that mention it, and counts for each sentence the entities named.
func (r *reader) occurrences(all []text.Span) (at [][]occurrence, named []int32) {
	at = make([][]occurrence, len(r.d.entities))
	for i := range r.f.Mentions {
		m := &r.f.Mentions[i]
		e, sp := r.entity(m.Entity.Index()), r.span(m.Span)
		if e < 0 || sp == (span{}) {
			continue
		}
		s, ok := slices.BinarySearchFunc(all, m.Span.Start, func(s text.Span, start int) int { return cmp.Compare(s.Start, start) })
		if !ok {
			s--
		}
		if s >= 0 && all[s].Contains(m.Span) {
			at[e] = append(at[e], occurrence{int32(s), m.Kind != fact.Pronoun && m.Kind != fact.Nominal, sp})
		}
	}
	named = make([]int32, len(all))
	for e, os := range at {
		slices.SortFunc(os, func(x, y occurrence) int {
			return cmp.Or(cmp.Compare(x.sentence, y.sentence), compareBool(y.named, x.named), compareSpan(x.span, y.span))
		})
		at[e] = slices.CompactFunc(os, func(x, y occurrence) bool { return x.sentence == y.sentence })
		for _, o := range at[e] {
			if o.named {
				named[o.sentence]++
			}
		}
	}
	return at, named
}

// sharedSentences returns the best of the sentences that hold both: those that name both,
// and, should they be fewer than count, those that mention them otherwise.
func sharedSentences(a, b []occurrence, count int, named []int32) []shared {
	var both, loose []shared
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x.sentence < y.sentence:
			a = a[1:]
			continue
		case x.sentence > y.sentence:
			b = b[1:]
			continue
		case x.named && y.named:
			both = append(both, shared{x.sentence, named[x.sentence] - 2, x.span, y.span})
		default:
			loose = append(loose, shared{x.sentence, named[x.sentence], x.span, y.span})
		}
		a, b = a[1:], b[1:]
	}
	if len(both) < count {
		both = append(both, loose[:min(len(loose), count-len(both))]...)
	}
	slices.SortFunc(both, func(x, y shared) int {
		return cmp.Or(cmp.Compare(x.others, y.others), cmp.Compare(x.sentence, y.sentence))
	})
	return both[:min(len(both), CooccurEvidence)]
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case y:
		return -1
	}
	return 1
}

func compareSpan(x, y span) int {
	return cmp.Or(cmp.Compare(x.start, y.start), cmp.Compare(x.end, y.end))
}
