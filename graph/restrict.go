package graph

import "slices"

// restrict returns the graph that rests only on evidence of the filter's documents and dates.
// It has all the nodes of g, and the edges that have evidence left.
func (g *Graph) restrict(f Filter) *Graph {
	g = g.loaded()
	wanted := g.wanted(f)
	out := *g
	out.edges, out.evidence, out.number = nil, nil, []int32{}
	for i, e := range g.edges {
		from := int32(len(out.evidence))
		for _, r := range g.evidence[e.evidence:e.evidenceEnd] {
			if wanted(&r) {
				out.evidence = append(out.evidence, r)
			}
		}
		left := int32(len(out.evidence)) - from
		if left == 0 {
			continue
		}
		whole := left == e.evidenceEnd-e.evidence
		e.evidence, e.evidenceEnd = from, int32(len(out.evidence))
		if !whole {
			out.recount(&e)
		}
		out.edges = append(out.edges, e)
		out.number = append(out.number, int32(g.edgeNumber(i)))
	}
	return out.index()
}

// recount works out an edge's figures from what evidence it has; a co-occurrence keeps its score.
func (g *Graph) recount(e *edgeRow) {
	score := e.score
	g.sum(e)
	if e.status == cooccurring {
		e.score = score
	}
}

// wanted tells the evidence that a filter's documents and dates let through.
func (g *Graph) wanted(f Filter) func(*evidenceRow) bool {
	since, until := packDate(f.Since), packDate(f.Until)
	known := make([]bool, len(g.documents))
	for i, d := range g.documents {
		known[i] = f.Documents == nil || slices.Contains(f.Documents, g.strings[d.id]) || slices.Contains(f.Documents, g.strings[d.source])
	}
	dated := f.Since != "" || f.Until != ""
	return func(r *evidenceRow) bool {
		return known[r.document] && (!dated || r.date != 0 && r.date >= since && (until == 0 || r.date <= until))
	}
}
