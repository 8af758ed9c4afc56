package graph

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync"
	"testing"
	"unsafe"

	"github.com/actant-project/actant/fact"
)

const bigNodes, bigEdges = 100_000, 1_000_000

// bigGraph is a graph of 100,000 nodes and a million edges with a sentence each: a few well
// known actors, a long tail, and circles that keep to themselves, as in an archive of news.
var bigGraph = sync.OnceValue(func() *Graph {
	r := rand.New(rand.NewPCG(42, 42))
	zipf := rand.NewZipf(r, 1.3, 40, bigNodes-1)
	var edges []rawEdge
	for len(edges) < bigEdges {
		s := int(zipf.Uint64())
		t := int(zipf.Uint64())
		if r.IntN(4) > 0 { // most relations stay in the circle of every 200th node
			t = (s%200 + 200*r.IntN(bigNodes/200)) % bigNodes
		}
		if s != t {
			edges = append(edges, rawEdge{s: s, t: t, w: 1, symmetric: r.IntN(3) == 0, cooccur: r.IntN(2) == 0})
		}
	}
	g := rawGraph(bigNodes, edges)
	name(g)
	return g
})

// name gives a graph made by hand keys and a sentence of evidence for every edge.
func name(g *Graph) {
	for i := range g.nodes {
		g.strings = append(g.strings, fmt.Sprintf("person/actor-%06d", i), fmt.Sprintf("Actor %06d", i))
		g.nodes[i].key, g.nodes[i].label = int32(2*i+1), int32(2*i+2)
	}
	g.documents = []documentRow{{}}
	for i := range g.edges {
		g.edges[i].evidence, g.edges[i].evidenceEnd = int32(i), int32(i+1)
		g.evidence = append(g.evidence, evidenceRow{sentence: int32(i)})
		g.sentences = append(g.sentences, sentenceRow{span: span{int32(i), int32(i + 1)}})
	}
	g.evidence, g.sentences, g.strings = slices.Clip(g.evidence), slices.Clip(g.sentences), slices.Clip(g.strings)
	g.edges = slices.Clip(g.edges)
}

// structureBytes is what nodes, edges, adjacency and names take; evidenceBytes what evidence takes without its text.
func (g *Graph) structureBytes() (structure, evidence int) {
	structure = len(g.nodes)*int(unsafe.Sizeof(nodeRow{})) + len(g.edges)*int(unsafe.Sizeof(edgeRow{})) + 4*(len(g.at)+len(g.offsets)+len(g.number))
	for _, s := range g.strings {
		structure += 16 + len(s)
	}
	return structure, len(g.evidence)*int(unsafe.Sizeof(evidenceRow{})) + len(g.sentences)*int(unsafe.Sizeof(sentenceRow{}))
}

func TestAMillionEdgesTakeUnder100MB(t *testing.T) {
	if testing.Short() {
		t.Skip("makes a graph of a million edges")
	}
	structure, evidence := bigGraph().structureBytes()
	t.Logf("%d nodes, %d edges: %.1f MB, their evidence without its text %.1f MB", bigNodes, bigEdges, float64(structure)/1e6, float64(evidence)/1e6)
	if structure > 100e6 {
		t.Errorf("the graph takes %d bytes", structure)
	}
}

func BenchmarkBigMemory(b *testing.B) {
	structure, evidence := bigGraph().structureBytes()
	for b.Loop() {
		runtime.KeepAlive(bigGraph())
	}
	b.ReportMetric(float64(structure)/1e6, "MB-graph")
	b.ReportMetric(float64(evidence)/1e6, "MB-evidence")
}

func BenchmarkBigPageRank(b *testing.B) {
	g := bigGraph()
	for b.Loop() {
		g.PageRank(AllLayers)
	}
}

func BenchmarkBigCommunities(b *testing.B) {
	g := bigGraph()
	var of []int
	for b.Loop() {
		of = g.Communities(AllLayers, 1)
	}
	b.ReportMetric(g.Modularity(AllLayers, of, 1), "modularity")
	b.ReportMetric(float64(slices.Max(of)+1), "communities")
}

func BenchmarkBigBetweennessSampled(b *testing.B) {
	g := bigGraph()
	for b.Loop() {
		g.Betweenness(AllLayers)
	}
}

func BenchmarkBetweennessExact2k(b *testing.B) {
	g := randomGraph(1, 2000, 10000, 3, true)
	for b.Loop() {
		g.Betweenness(AllLayers)
	}
}

func BenchmarkBigCores(b *testing.B) {
	g := bigGraph()
	for b.Loop() {
		g.Cores(AllLayers)
	}
}

func BenchmarkBigPath(b *testing.B) {
	g := bigGraph()
	r := rand.New(rand.NewPCG(9, 9))
	for b.Loop() {
		g.Path(r.IntN(bigNodes), r.IntN(bigNodes))
	}
}

func BenchmarkBigOverview(b *testing.B) {
	g := bigGraph()
	for b.Loop() {
		g.Filter(Overview(60))
	}
}

func corpus(n int) []*fact.Facts {
	r := rand.New(rand.NewPCG(6, 6))
	out := make([]*fact.Facts, n)
	for i := range out {
		out[i] = randomFacts(r, fmt.Sprintf("doc%d", i))
	}
	return out
}

func BenchmarkAdd(b *testing.B) {
	all := corpus(1000)
	b.ReportAllocs()
	for b.Loop() {
		var x Builder
		for _, f := range all {
			x.Add(f)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "µs/document")
}

func BenchmarkGraph(b *testing.B) {
	var x Builder
	for _, f := range corpus(1000) {
		x.Add(f)
	}
	b.ReportAllocs()
	for b.Loop() {
		x.Graph()
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*1000), "µs/document")
}
