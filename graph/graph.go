package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-project/actant/fact"
)

// Graph is an immutable graph of entities and their relations, read by any number of
// goroutines. Nodes are sorted by key; edges by source, target, type (in the schema's order,
// co-occurrence last), status and direction. Inside it is flat arrays of 32-bit numbers.
type Graph struct {
	strings   []string
	types     []fact.RelationType // in order; edgeRow.typ points here
	documents []documentRow
	sentences []sentenceRow
	aliases   []aliasRow
	ids       [][2]int32 // strings
	roles     []int32    // strings
	evidence  []evidenceRow
	total     int // sentences of all documents

	named      func(string) string // what is said of documents' sources; nil: all
	source     Source              // nil: evidence and documents are in the tables above
	attributed []int32             // strings; with a source, edgeRow.evidence points here

	nodes   []nodeRow
	edges   []edgeRow
	number  []int32 // of the edges' IDs where edges were left out; nil: 1, 2, 3 ...
	offsets []int32 // the edges at node i are at[offsets[i]:offsets[i+1]]
	at      []int32
}

type documentRow struct{ id, source, title, outlet, date int32 }

type sentenceRow struct {
	document int32
	span     span
	text     string
}

type aliasRow struct{ name, count int32 }

type nodeRow struct {
	key, label, metonymOf          int32
	mentions, documents, sentences int32
	aliases, ids, roles            [2]int32 // ranges
	typ                            uint8    // index of fact.Types
}

type edgeRow struct {
	source, target, typ      int32
	weight, documents, label int32
	first, last              int32
	evidence, evidenceEnd    int32
	number                   int32 // in a Loader only
	score                    float32
	status                   uint8 // index of statuses
	symmetric                bool
}

type evidenceRow struct {
	document, sentence, date          int32 // sentence -1: unknown
	lemma, rule, attributed           int32
	trigger, sourceSpan, targetSpan   span
	score                             float32
	polarity, modality, status, label int32
}

// statuses are the statuses in the order in which edges are sorted.
var statuses = []fact.Status{fact.Stated, fact.Alleged, fact.StatusPossible, fact.Denied, fact.Cooccurring}

const cooccurring = 4 // index of statuses

// NodeCount is the number of nodes.
func (g *Graph) NodeCount() int { return len(g.nodes) }

// EdgeCount is the number of edges, co-occurrences included.
func (g *Graph) EdgeCount() int { return len(g.edges) }

// TypedCount is the number of edges that are no co-occurrences.
func (g *Graph) TypedCount() int {
	n := 0
	for i := range g.edges {
		if g.edges[i].status != cooccurring {
			n++
		}
	}
	return n
}

// Node returns node i. What it returns is the caller's own.
func (g *Graph) Node(i int) Node {
	r := &g.nodes[i]
	n := Node{Key: g.strings[r.key], Label: g.strings[r.label], Type: fact.Types[r.typ], MetonymOf: g.strings[r.metonymOf],
		Mentions: int(r.mentions), Documents: int(r.documents)}
	for _, a := range g.aliases[r.aliases[0]:r.aliases[1]] {
		n.Aliases = append(n.Aliases, fact.Alias{Name: g.strings[a.name], Count: int(a.count)})
	}
	for _, id := range g.ids[r.ids[0]:r.ids[1]] {
		if n.IDs == nil {
			n.IDs = make(map[string]string)
		}
		n.IDs[g.strings[id[0]]] = g.strings[id[1]]
	}
	for _, s := range g.roles[r.roles[0]:r.roles[1]] {
		n.Roles = append(n.Roles, g.strings[s])
	}
	return n
}

// Edge returns edge i. What it returns is the caller's own.
func (g *Graph) Edge(i int) Edge {
	r := &g.edges[i]
	e := Edge{ID: "e" + strconv.Itoa(g.edgeNumber(i)), Source: int(r.source), Target: int(r.target), Type: g.types[r.typ],
		Status: statuses[r.status], Symmetric: r.symmetric, Label: g.strings[r.label], Weight: int(r.weight),
		Documents: int(r.documents), Score: round6(float64(r.score)), First: dateString(r.first), Last: dateString(r.last)}
	if r.status == cooccurring {
		e.Significance = g.significance(r)
		return e
	}
	if g.source != nil {
		for _, s := range g.attributed[r.evidence:r.evidenceEnd] {
			e.AttributedTo = append(e.AttributedTo, g.strings[s])
		}
		return e
	}
	for _, v := range g.evidence[r.evidence:r.evidenceEnd] {
		if s := g.strings[v.attributed]; s != "" {
			e.AttributedTo = append(e.AttributedTo, s)
		}
	}
	slices.Sort(e.AttributedTo)
	e.AttributedTo = slices.Compact(e.AttributedTo)
	return e
}

func (g *Graph) edgeNumber(i int) int {
	if g.number != nil {
		return int(g.number[i])
	}
	return i + 1
}

// Confidence is how sure it is, in (0,1], that what edge i says is so, if each of the documents it rests on may be wrong on its own: more
// sentences of one document add nothing. It is the score of a co-occurrence and of an edge whose evidence is not at hand.
func (g *Graph) Confidence(i int) float64 {
	e, wrong := g.Edge(i), 1.0
	if e.Status == fact.Cooccurring {
		return e.Score
	}
	seen := map[string]bool{}
	for _, v := range g.Evidence(i) { // best first
		if !seen[v.Document] {
			seen[v.Document] = true
			wrong *= 1 - v.Score
		}
	}
	if len(seen) == 0 {
		return e.Score
	}
	return round6(1 - wrong)
}

// Evidence returns what edge i rests on, best first: by score, document ID and place. A
// co-occurrence keeps its best CooccurEvidence sentences, any other edge all of its evidence.
func (g *Graph) Evidence(i int) []Evidence {
	r := &g.edges[i]
	if g.source != nil {
		out := []Evidence{}
		for _, p := range g.pieces(i) {
			p.Evidence.Source = g.sourceOf(p.Evidence.Source)
			out = append(out, p.Evidence)
		}
		return out
	}
	out := make([]Evidence, 0, r.evidenceEnd-r.evidence)
	for _, v := range g.evidence[r.evidence:r.evidenceEnd] {
		d := g.documents[v.document]
		e := Evidence{Document: g.strings[d.id], Source: g.sourceOf(g.strings[d.source]), Title: g.strings[d.title], Outlet: g.strings[d.outlet],
			Date: dateString(v.date), Trigger: v.trigger.text(), SourceSpan: v.sourceSpan.text(), TargetSpan: v.targetSpan.text(),
			Lemma: g.strings[v.lemma], Polarity: fact.Polarity(g.strings[v.polarity]), Modality: fact.Modality(g.strings[v.modality]),
			Status: statuses[v.status], AttributedTo: g.strings[v.attributed], Rule: g.strings[v.rule], Score: round6(float64(v.score))}
		if v.sentence >= 0 {
			e.Sentence, e.Text = g.sentences[v.sentence].span.text(), g.sentences[v.sentence].text
		}
		out = append(out, e)
	}
	return out
}

// EdgesAt returns the edges at a node, of either direction, ascending.
func (g *Graph) EdgesAt(node int) []int {
	at := g.edgesAt(node)
	out := make([]int, len(at))
	for i, e := range at {
		out[i] = int(e)
	}
	return out
}

func (g *Graph) edgesAt(node int) []int32 { return g.at[g.offsets[node]:g.offsets[node+1]] }

// NodeByKey returns the node with that key.
func (g *Graph) NodeByKey(key string) (int, bool) {
	return slices.BinarySearchFunc(g.nodes, key, func(n nodeRow, key string) int { return strings.Compare(g.strings[n.key], key) })
}

// Document is what a graph knows of a document it was made from.
type Document struct{ ID, Source, Title, Outlet, Date string }

// Documents lists the documents the graph was made from, by ID; a part of a graph names those of the whole.
func (g *Graph) Documents() []Document {
	if g.source != nil {
		out := slices.Clone(g.source.Documents())
		for i := range out {
			out[i].Source = g.sourceOf(out[i].Source)
		}
		return out
	}
	out := make([]Document, len(g.documents))
	for i, d := range g.documents {
		out[i] = Document{g.strings[d.id], g.sourceOf(g.strings[d.source]), g.strings[d.title], g.strings[d.outlet], dateString(d.date)}
	}
	return out
}

// Sourced returns g with what name makes of the source of each document, for readers whom the folders of a machine do not concern.
func (g *Graph) Sourced(name func(string) string) *Graph {
	out := *g
	out.named = name
	return &out
}

func (g *Graph) sourceOf(source string) string {
	if g.named == nil {
		return source
	}
	return g.named(source)
}

// String says how large the graph is.
func (g *Graph) String() string {
	return fmt.Sprintf("graph of %d nodes and %d edges from %d documents", len(g.nodes), len(g.edges), len(g.documents))
}

// index fills offsets and at from the edges.
func (g *Graph) index() *Graph {
	g.offsets = make([]int32, len(g.nodes)+1)
	for i := range g.edges {
		g.offsets[g.edges[i].source+1]++
		g.offsets[g.edges[i].target+1]++
	}
	for i := range g.nodes {
		g.offsets[i+1] += g.offsets[i]
	}
	next := slices.Clone(g.offsets)
	g.at = make([]int32, 2*len(g.edges))
	for i := range g.edges {
		for _, v := range [2]int32{g.edges[i].source, g.edges[i].target} {
			g.at[next[v]] = int32(i)
			next[v]++
		}
	}
	return g
}
