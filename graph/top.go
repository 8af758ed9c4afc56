package graph

import (
	"cmp"
	"slices"
)

// topNodes keeps the n nodes that matter most in a picture: those with the most and
// heaviest edges and the most mentions, typed edges counting four times. A node that would stand
// alone among them gives its place to the next one that would not; always are kept.
func (s *selection) topNodes(n int, always []int, isolated bool) {
	ranked := s.ranked(always)
	chosen := make([]bool, len(s.node))
	for _, v := range ranked[:min(n, len(ranked))] {
		chosen[v] = true
	}
	if !isolated {
		s.relink(chosen, ranked, n, always)
	}
	s.node = chosen
	s.dropLoose()
}

// relink replaces the chosen nodes that have no edge to another by the next best that have.
func (s *selection) relink(chosen []bool, ranked []int32, n int, always []int) {
	count := 0
	alone := slices.DeleteFunc(slices.Clone(ranked), func(v int32) bool {
		return !chosen[v] || slices.Contains(always, int(v)) || s.linked(v, chosen)
	})
	for _, v := range alone {
		chosen[v] = false
	}
	for _, v := range ranked {
		if chosen[v] {
			count++
		}
	}
	for more := true; more && count < n; {
		more = false
		for _, v := range ranked {
			if count < n && !chosen[v] && s.linked(v, chosen) {
				chosen[v], more = true, true
				count++
			}
		}
	}
}

// ranked lists the nodes that stay, the most important first.
func (s *selection) ranked(always []int) []int32 {
	degree, weight := make([]float64, len(s.node)), make([]float64, len(s.node))
	for i := range s.edges {
		e := &s.edges[i]
		if !s.edge[i] {
			continue
		}
		factor := 4.0
		if e.status == cooccurring {
			factor = 1
		}
		for _, v := range [2]int32{e.source, e.target} {
			degree[v] += factor
			weight[v] += factor * float64(e.weight)
		}
	}
	mostDegree, mostWeight, mostMentions := 1.0, 1.0, 1.0
	var out []int32
	for v := range s.node {
		if s.node[v] {
			out = append(out, int32(v))
			mostDegree, mostWeight = max(mostDegree, degree[v]), max(mostWeight, weight[v])
			mostMentions = max(mostMentions, float64(s.nodes[v].mentions))
		}
	}
	score := make([]float64, len(s.node))
	for _, v := range out {
		score[v] = round6(degree[v]/mostDegree + weight[v]/mostWeight + float64(s.nodes[v].mentions)/mostMentions)
		if slices.Contains(always, int(v)) {
			score[v] += 10
		}
	}
	slices.SortFunc(out, func(x, y int32) int { return cmp.Or(cmp.Compare(score[y], score[x]), cmp.Compare(x, y)) })
	return out
}

// topEdges keeps n edges: first the heaviest of each node, then the heaviest of all.
func (s *selection) topEdges(n int) {
	var ranked []int32
	for i := range s.edges {
		if s.edge[i] {
			ranked = append(ranked, int32(i))
		}
	}
	if len(ranked) <= n {
		return
	}
	slices.SortFunc(ranked, s.compareImportance)
	has := make([]bool, len(s.nodes))
	var first, rest []int32
	for _, i := range ranked {
		e := &s.edges[i]
		if has[e.source] && has[e.target] {
			rest = append(rest, i)
			continue
		}
		has[e.source], has[e.target] = true, true
		first = append(first, i)
	}
	clear(s.edge)
	for _, i := range append(first, rest...)[:n] {
		s.edge[i] = true
	}
}

// compareImportance orders edges: typed ones, heavier ones, surer ones first.
func (s *selection) compareImportance(x, y int32) int {
	a, b := &s.edges[x], &s.edges[y]
	return cmp.Or(compareBool(a.status == cooccurring, b.status == cooccurring), cmp.Compare(b.weight, a.weight),
		cmp.Compare(b.documents, a.documents), cmp.Compare(b.score, a.score), cmp.Compare(a.status, b.status), cmp.Compare(x, y))
}
