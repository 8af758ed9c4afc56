package graph

import (
	"cmp"
	"math"
	"slices"

	"github.com/actant-project/actant/fact"
)

// item is one relation of one document, on its way into an edge.
type item struct {
	edge edgeRow // its first fields and its direction only
	row  evidenceRow
}

// gatherRelations makes an edge of all relations of the same ends, type, status and direction.
func (g *gatherer) gatherRelations() {
	typ := make(map[fact.RelationType]int32, len(g.types))
	for i, t := range g.types {
		typ[t] = int32(i)
	}
	var items []item
	for d, x := range g.ds {
		sentences := g.addSentences(d, x)
		for i := range x.relations {
			items = append(items, g.item(d, &x.relations[i], typ[x.relations[i].typ], sentences))
		}
	}
	slices.SortFunc(items, func(x, y item) int {
		return cmp.Or(compareEdges(x.edge, y.edge), g.compareEvidence(&x.row, &y.row))
	})
	items = slices.CompactFunc(items, func(x, y item) bool { return x == y })
	for len(items) > 0 {
		n := 1
		for n < len(items) && compareEdges(items[0].edge, items[n].edge) == 0 {
			n++
		}
		g.addEdge(items[:n])
		items = items[n:]
	}
}

// addSentences enters a digest's sentences and returns the number of the first.
func (g *gatherer) addSentences(d int, x *digest) int32 {
	first := int32(len(g.sentences))
	for _, s := range x.sentences {
		g.sentences = append(g.sentences, sentenceRow{int32(d), s.span, s.text})
	}
	return first
}

func (g *gatherer) item(d int, r *relation, typ, firstSentence int32) item {
	it := item{
		edge: edgeRow{source: g.local[d][r.source], target: g.local[d][r.target], typ: typ,
			status: uint8(slices.Index(statuses, r.status)), symmetric: r.symmetric},
		row: evidenceRow{document: int32(d), sentence: r.sentence, date: r.date, lemma: g.str(r.lemma), label: g.str(r.label), rule: g.str(r.rule),
			trigger: r.trigger, sourceSpan: r.sourceSpan, targetSpan: r.targetSpan, score: r.score,
			polarity: g.str(string(r.polarity)), modality: g.str(string(r.modality))},
	}
	it.row.status = int32(it.edge.status)
	if r.sentence >= 0 {
		it.row.sentence += firstSentence
	}
	if r.attributed >= 0 {
		it.row.attributed = g.nodes[g.local[d][r.attributed]].label
	}
	if it.row.date == 0 {
		it.row.date = g.ds[d].date
	}
	if r.symmetric && it.edge.source > it.edge.target {
		it.edge.source, it.edge.target = it.edge.target, it.edge.source
		it.row.sourceSpan, it.row.targetSpan = it.row.targetSpan, it.row.sourceSpan
	}
	return it
}

// compareEvidence is the total order of evidence: score, document, place, and then all the rest.
func (g *Graph) compareEvidence(x, y *evidenceRow) int {
	if c := cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.document, y.document), compareSpan(g.place(x), g.place(y)),
		compareSpan(x.trigger, y.trigger), compareSpan(x.sourceSpan, y.sourceSpan), compareSpan(x.targetSpan, y.targetSpan),
		cmp.Compare(x.date, y.date)); c != 0 {
		return c
	}
	for _, p := range [][2]int32{{x.rule, y.rule}, {x.lemma, y.lemma}, {x.label, y.label}, {x.polarity, y.polarity},
		{x.modality, y.modality}, {x.attributed, y.attributed}} {
		if c := cmp.Compare(g.strings[p[0]], g.strings[p[1]]); c != 0 {
			return c
		}
	}
	return 0
}

// place is where evidence lies in its document.
func (g *Graph) place(r *evidenceRow) span {
	if r.sentence < 0 {
		return span{}
	}
	return g.sentences[r.sentence].span
}

// addEdge makes one edge of its evidence, which is sorted.
func (g *gatherer) addEdge(items []item) {
	e := items[0].edge
	e.evidence = int32(len(g.evidence))
	for i := range items {
		g.evidence = append(g.evidence, items[i].row)
	}
	e.evidenceEnd = int32(len(g.evidence))
	g.sum(&e)
	g.edges = append(g.edges, e)
}

// sum works out the figures of a typed edge from its evidence.
func (g *Graph) sum(e *edgeRow) {
	var labels tally[int32]
	documents := make(map[int32]bool)
	e.weight, e.score, e.first, e.last = e.evidenceEnd-e.evidence, 0, 0, 0
	for i := range g.evidence[e.evidence:e.evidenceEnd] {
		r := &g.evidence[int(e.evidence)+i]
		labels.add(r.label, 1)
		documents[r.document] = true
		e.score = max(e.score, r.score)
		e.widen(r.date)
	}
	e.documents = int32(len(documents))
	e.label = labels.ranked(func(x, y int32) int { return cmp.Compare(g.strings[x], g.strings[y]) })[0]
}

// widen takes a date into the edge's first and last.
func (e *edgeRow) widen(date int32) {
	if date == 0 {
		return
	}
	if e.first == 0 || date < e.first {
		e.first = date
	}
	e.last = max(e.last, date)
}

// meeting is the co-occurrence of two nodes in one document.
type meeting struct {
	source, target, document int32
	pair                     *pair
}

func (g *gatherer) gatherPairs() {
	first := make([]int32, len(g.ds)+1)
	var all []meeting
	for d, x := range g.ds {
		first[d+1] = first[d] + int32(len(x.sentences))
		for i := range x.pairs {
			p := &x.pairs[i]
			a, b := g.local[d][p.a], g.local[d][p.b]
			all = append(all, meeting{min(a, b), max(a, b), int32(d), p})
		}
	}
	slices.SortFunc(all, func(x, y meeting) int {
		return cmp.Or(cmp.Compare(x.source, y.source), cmp.Compare(x.target, y.target), cmp.Compare(x.document, y.document))
	})
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].source == all[0].source && all[n].target == all[0].target {
			n++
		}
		g.addCooccurrence(all[:n], first)
		all = all[n:]
	}
}

func (g *gatherer) addCooccurrence(ms []meeting, firstSentence []int32) {
	e := edgeRow{source: ms[0].source, target: ms[0].target, typ: int32(len(g.types) - 1), status: cooccurring, symmetric: true,
		documents: int32(len(ms)), evidence: int32(len(g.evidence))}
	weight := 0
	var rows []evidenceRow
	for _, m := range ms {
		weight += m.pair.count
		date := g.ds[m.document].date
		e.widen(date)
		for _, s := range m.pair.evidence {
			r := evidenceRow{document: m.document, sentence: firstSentence[m.document] + s.sentence, date: date, status: cooccurring,
				sourceSpan: s.aSpan, targetSpan: s.bSpan, score: 1 / float32(1+s.others)}
			if g.local[m.document][m.pair.a] != e.source {
				r.sourceSpan, r.targetSpan = r.targetSpan, r.sourceSpan
			}
			rows = append(rows, r)
		}
	}
	slices.SortFunc(rows, func(x, y evidenceRow) int { return g.compareEvidence(&x, &y) })
	g.evidence = append(g.evidence, rows[:min(len(rows), CooccurEvidence)]...)
	e.evidenceEnd = int32(len(g.evidence))
	e.weight = count32(weight)
	e.score = float32(npmi(int(e.weight), int(g.nodes[e.source].sentences), int(g.nodes[e.target].sentences), g.total))
	g.edges = append(g.edges, e)
}

// npmi is the normalised pointwise mutual information, in [-1,1], of two that share n of total
// sentences and are in a and b of them (Bouma 2009).
func npmi(n, a, b, total int) float64 {
	switch {
	case n <= 0:
		return -1
	case n >= total:
		return 1
	}
	p := float64(n) / float64(total)
	pmi := math.Log(p) - math.Log(float64(a)/float64(total)) - math.Log(float64(b)/float64(total))
	return round6(max(-1, min(1, pmi/-math.Log(p))))
}

// significance is Dunning's log-likelihood ratio G² of a co-occurrence: above 10.83 chance
// explains it less than once in a thousand. It is negative when the two avoid each other.
func (g *Graph) significance(e *edgeRow) float64 {
	return likelihood(float64(e.weight), float64(g.nodes[e.source].sentences), float64(g.nodes[e.target].sentences), float64(g.total))
}

func likelihood(n, a, b, total float64) float64 {
	cell := func(observed, rows, columns float64) float64 {
		if observed <= 0 || rows <= 0 || columns <= 0 {
			return 0
		}
		return observed * math.Log(float64(observed*total)/float64(rows*columns))
	}
	sum := cell(n, a, b)
	sum += cell(a-n, a, total-b)
	sum += cell(b-n, total-a, b)
	sum += cell(total-a-b+n, total-a, total-b)
	if n*total < a*b {
		sum = -sum
	}
	return round6(2 * sum)
}

// round6 keeps six decimals, so that the last bits of a platform's arithmetic do not show.
func round6(x float64) float64 { return math.Round(x*1e6) / 1e6 }
