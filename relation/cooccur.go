package relation

import (
	"cmp"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// listReach bounds the pairs of one sentence: each entity is paired with so many after it. A sentence that names more is a
// list (a squad, the signatories of a letter), of which a single pair says little and all pairs cost the square.
const listReach = 16

// cooccurrences counts, for each pair of entities, the sentences that name both.
func cooccurrences(d *text.Document, ms []fact.Mention) []fact.Cooccurrence {
	count := map[[2]int32]int{}
	var in []int32
	next := 0
	for _, s := range d.Sentences {
		in = in[:0]
		for ; next < len(ms) && ms[next].Span.Start < s.End; next++ {
			if e := int32(ms[next].Entity.Index()); e >= 0 && ms[next].Span.Start >= s.Start {
				in = append(in, e)
			}
		}
		for i, p := range unique(&in) {
			for _, q := range in[i+1 : min(len(in), i+1+listReach)] {
				count[[2]int32{min(p, q), max(p, q)}]++
			}
		}
	}
	out := make([]fact.Cooccurrence, 0, len(count))
	for pair, n := range count {
		out = append(out, fact.Cooccurrence{Source: int(pair[0]), Target: int(pair[1]), Sentences: n})
	}
	slices.SortFunc(out, func(p, q fact.Cooccurrence) int {
		return cmp.Or(cmp.Compare(p.Source, q.Source), cmp.Compare(p.Target, q.Target))
	})
	return out
}

// unique drops what s holds a second time, keeping the order of first occurrence.
func unique(s *[]int32) []int32 {
	seen := make(map[int32]bool, len(*s))
	*s = slices.DeleteFunc(*s, func(e int32) bool {
		dup := seen[e]
		seen[e] = true
		return dup
	})
	return *s
}
