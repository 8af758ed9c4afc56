package graph

import (
	"cmp"
	"maps"
	"slices"

	"github.com/actant-project/actant/fact"
)

// Piece is a piece of evidence with what names it among the labels of its edge: its lemma or, for consult, its mode.
type Piece struct {
	Evidence
	Label string
}

// Source is where a Graph made by a Loader gets what is too much to be kept in memory.
type Source interface {
	// Pieces returns what the edge rests on, in the order of Graph.Evidence; source and target are the keys of its ends.
	Pieces(source, target string, e Edge) []Piece
	// Documents lists the documents of the graph, by ID.
	Documents() []Document
}

// Loader makes a Graph of nodes and edges that were counted elsewhere, of Digests. The zero Loader is empty and ready.
type Loader struct {
	g     gatherer
	types map[fact.RelationType]int32
	names []fact.RelationType
}

// Node takes in a node that sentences sentences name. Nodes come in the order of their keys; it returns the index.
func (l *Loader) Node(n Node, sentences int) int {
	l.start()
	r := nodeRow{key: l.g.str(n.Key), label: l.g.str(n.Label), metonymOf: l.g.str(n.MetonymOf), typ: uint8(typeRank(n.Type)),
		mentions: count32(n.Mentions), documents: count32(n.Documents), sentences: count32(sentences)}
	r.aliases[0], r.ids[0], r.roles[0] = int32(len(l.g.aliases)), int32(len(l.g.Graph.ids)), int32(len(l.g.roles))
	for _, a := range n.Aliases {
		l.g.aliases = append(l.g.aliases, aliasRow{l.g.str(a.Name), count32(a.Count)})
	}
	for _, k := range slices.Sorted(maps.Keys(n.IDs)) {
		l.g.Graph.ids = append(l.g.Graph.ids, [2]int32{l.g.str(k), l.g.str(n.IDs[k])})
	}
	for _, s := range n.Roles {
		l.g.roles = append(l.g.roles, l.g.str(s))
	}
	r.aliases[1], r.ids[1], r.roles[1] = int32(len(l.g.aliases)), int32(len(l.g.Graph.ids)), int32(len(l.g.roles))
	l.g.nodes = append(l.g.nodes, r)
	return len(l.g.nodes) - 1
}

// Edge takes in an edge, in any order. Significance and ID are
// not read: number is what the ID is to hold, 0 for the place among all edges, which all edges must want or none.
func (l *Loader) Edge(e Edge, number int) {
	l.start()
	typ, ok := l.types[e.Type]
	if !ok {
		typ = int32(len(l.names))
		l.types[e.Type], l.names = typ, append(l.names, e.Type)
	}
	r := edgeRow{source: int32(e.Source), target: int32(e.Target), typ: typ, status: uint8(max(0, slices.Index(statuses, e.Status))), symmetric: e.Symmetric,
		label: l.g.str(e.Label), weight: count32(e.Weight), documents: count32(e.Documents), score: float32(e.Score),
		first: packDate(e.First), last: packDate(e.Last), evidence: int32(len(l.g.attributed)), number: int32(number)}
	for _, s := range e.AttributedTo {
		l.g.attributed = append(l.g.attributed, l.g.str(s))
	}
	r.evidenceEnd = int32(len(l.g.attributed))
	l.g.edges = append(l.g.edges, r)
}

// Days gives the edge taken in last its First and Last.
func (l *Loader) Days(first, last Day) {
	e := &l.g.edges[len(l.g.edges)-1]
	e.first, e.last = int32(first), int32(last)
}

// Graph returns the graph of what was taken in, with the sentences of all its documents, and evidence from source. The Loader is spent then.
func (l *Loader) Graph(sentences int, source Source) *Graph {
	l.start()
	g := l.g.Graph
	g.total, g.source = sentences, source
	l.sortTypes()
	slices.SortFunc(g.edges, compareEdges)
	numbered := slices.ContainsFunc(g.edges, func(e edgeRow) bool { return e.number != 0 })
	for i := range g.edges {
		e := &g.edges[i]
		if numbered {
			g.number = append(g.number, e.number)
			e.number = 0
		}
	}
	*l = Loader{}
	return g.index()
}

func (l *Loader) start() {
	if l.g.Graph == nil {
		l.g = gatherer{Graph: &Graph{}, number: make(map[string]int32)}
		l.types = make(map[fact.RelationType]int32)
		l.g.str("")
	}
}

// sortTypes puts the types of relation in their order, co-occurrence last.
func (l *Loader) sortTypes() {
	if _, ok := l.types[Cooccur]; !ok {
		l.names = append(l.names, Cooccur)
	}
	sorted := slices.SortedFunc(slices.Values(l.names), compareRelationTypes)
	at := make([]int32, len(l.names))
	for i, t := range l.names {
		at[i] = int32(slices.Index(sorted, t))
	}
	l.g.Graph.types = sorted
	for i := range l.g.edges {
		l.g.edges[i].typ = at[l.g.edges[i].typ]
	}
}

func compareRelationTypes(x, y fact.RelationType) int {
	return cmp.Or(relationRank(x)-relationRank(y), cmp.Compare(x, y))
}

// Association returns the Score and the Significance of a co-occurrence in shared of total sentences, when its ends are named in a and b.
func Association(shared, a, b, total int) (score, significance float64) {
	return round6(float64(float32(npmi(shared, a, b, total)))), likelihood(float64(shared), float64(a), float64(b), float64(total))
}

// loaded returns g with the evidence of all its edges in its own tables.
func (g *Graph) loaded() *Graph {
	if g.source == nil {
		return g
	}
	out := *g
	in := gatherer{Graph: &out, number: make(map[string]int32, len(g.strings))}
	out.strings = slices.Clone(g.strings)
	for i, s := range out.strings {
		in.number[s] = int32(i)
	}
	out.source, out.edges = nil, slices.Clone(g.edges)
	of := make(map[string]int32)
	for i, d := range g.source.Documents() {
		of[d.ID] = int32(i)
		out.documents = append(out.documents, documentRow{in.str(d.ID), in.str(d.Source), in.str(d.Title), in.str(d.Outlet), packDate(d.Date)})
	}
	for i := range out.edges {
		e := &out.edges[i]
		pieces := g.pieces(i)
		e.evidence = int32(len(out.evidence))
		for _, p := range pieces {
			if d, ok := of[p.Document]; ok {
				out.evidence = append(out.evidence, in.row(d, &p))
			}
		}
		e.evidenceEnd = int32(len(out.evidence))
	}
	return &out
}

// pieces asks the source for the evidence of edge i.
func (g *Graph) pieces(i int) []Piece {
	e := &g.edges[i]
	return g.source.Pieces(g.strings[g.nodes[e.source].key], g.strings[g.nodes[e.target].key], g.Edge(i))
}

func (g *gatherer) row(document int32, p *Piece) evidenceRow {
	r := evidenceRow{document: document, sentence: -1, date: packDate(p.Date), lemma: g.str(p.Lemma), rule: g.str(p.Rule), label: g.str(p.Label),
		attributed: g.str(p.AttributedTo), polarity: g.str(string(p.Polarity)), modality: g.str(string(p.Modality)), score: float32(p.Score),
		status: int32(max(0, slices.Index(statuses, p.Status)))}
	r.trigger, r.sourceSpan, r.targetSpan = spanOf(p.Trigger), spanOf(p.SourceSpan), spanOf(p.TargetSpan)
	if s := spanOf(p.Sentence); s != (span{}) {
		r.sentence = int32(len(g.sentences))
		g.sentences = append(g.sentences, sentenceRow{document, s, p.Text})
	}
	return r
}

// Neighbours is the number of nodes that a node has edges with.
func (g *Graph) Neighbours(node int) int {
	seen := make(map[int32]bool)
	for _, i := range g.edgesAt(node) {
		seen[g.edges[i].source+g.edges[i].target-int32(node)] = true
	}
	return len(seen)
}
