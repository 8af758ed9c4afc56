package decision

import (
	"cmp"
	"math"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// listReach is how many after it an entity of one sentence is paired with: the extraction's own bound for lists.
const listReach = 16

// tally is what the raw pairs allow for a new one.
type tally struct{ least, most int }

// cooccurrences counts anew where a merge or a split makes that needed: a sentence that names both of a merged entity and a
// third is one sentence. All other pairs keep their counts.
func (a *applying) cooccurrences(ms []fact.Mention, es []fact.Entity) []fact.Cooccurrence {
	allowed := a.allowed()
	counted := a.count(ms)
	for p := range counted { // the parts of one entity may meet where the entity was one
		if allowed[p] == (tally{}) && a.kin(p) {
			allowed[p] = tally{0, math.MaxInt}
		}
	}
	out := make([]fact.Cooccurrence, 0, len(allowed))
	for p, t := range allowed {
		n := t.most
		if a.groups[p[0]].changed(a) || a.groups[p[1]].changed(a) {
			if n = min(max(counted[p], t.least), t.most); len(a.f.Sentences) == 0 {
				n = max(t.least, min(t.most, 1))
			}
		}
		if n > 0 && !a.rejected(es[p[0]].Key, es[p[1]].Key) {
			out = append(out, fact.Cooccurrence{Source: p[0], Target: p[1], Sentences: n})
		}
	}
	slices.SortFunc(out, func(x, y fact.Cooccurrence) int {
		return cmp.Or(cmp.Compare(x.Source, y.Source), cmp.Compare(x.Target, y.Target))
	})
	return out
}

// changed reports whether a group is not just one entity of the extraction.
func (g *group) changed(a *applying) bool {
	return len(g.parts) > 1 || len(a.byEntity[g.parts[0].entity]) > 1
}

// kin reports whether two groups share an entity that was split.
func (a *applying) kin(p [2]int) bool {
	return slices.ContainsFunc(a.groups[p[0]].parts, func(x *part) bool {
		return slices.ContainsFunc(a.groups[p[1]].parts, func(y *part) bool { return x.entity == y.entity })
	})
}

// allowed bounds the sentences of each pair: no more than its raw pairs have together, and no fewer than the one that has
// most, unless that was of an entity now split.
func (a *applying) allowed() map[[2]int]tally {
	out := make(map[[2]int]tally, len(a.f.Cooccurrences))
	for _, c := range a.f.Cooccurrences {
		if min(c.Source, c.Target) < 0 || max(c.Source, c.Target) >= len(a.byEntity) {
			continue
		}
		whole := len(a.byEntity[c.Source]) == 1 && len(a.byEntity[c.Target]) == 1
		for _, p := range a.byEntity[c.Source] {
			for _, q := range a.byEntity[c.Target] {
				i, j := p.index(), q.index()
				if i < 0 || j < 0 || i == j {
					continue
				}
				k := [2]int{min(i, j), max(i, j)}
				t := out[k]
				t.most += c.Sentences
				if whole {
					t.least = max(t.least, c.Sentences)
				}
				out[k] = t
			}
		}
	}
	return out
}

// count counts the sentences of each pair, as the extraction does.
func (a *applying) count(ms []fact.Mention) map[[2]int]int {
	out := make(map[[2]int]int)
	sentences := slices.Clone(a.f.Sentences)
	slices.SortFunc(sentences, text.Span.Compare)
	next := 0
	var in []int
	for _, s := range sentences {
		in = in[:0]
		for ; next < len(ms) && ms[next].Span.Start < s.End; next++ {
			if e := ms[next].Entity.Index(); e >= 0 && e < len(a.groups) && ms[next].Span.Start >= s.Start && !slices.Contains(in, e) {
				in = append(in, e)
			}
		}
		for i, p := range in {
			for _, q := range in[i+1 : min(len(in), i+1+listReach)] {
				out[[2]int{min(p, q), max(p, q)}]++
			}
		}
	}
	return out
}

// rejected reports whether people rejected that two occur together, in this document or in all.
func (a *applying) rejected(x, y string) bool {
	return slices.ContainsFunc(a.o.rules[pairOf(x, y)], func(r rule) bool {
		return r.to == nil && r.edge.Type == graph.Cooccur && a.covers(&r, text.Span{})
	})
}
