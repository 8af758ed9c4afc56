// Package graph gathers the facts of many documents into one graph whose every edge keeps
// its evidence, and measures, filters and searches it.
package graph

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Cooccur is the type of the edges of the co-occurrence layer, which is never mixed with typed relations.
const Cooccur fact.RelationType = "cooccur"

// Node is one entity of the graph.
type Node struct {
	Key       string            // "person/donald-trump"; unique in the graph
	Label     string            // the name shown: the commonest, then the smallest string
	Type      fact.Type         // the commonest, then the first in fact.Types
	Aliases   []fact.Alias      // other names, commonest first
	IDs       map[string]string // nil when there are none
	Roles     []string          // "President (United States)", commonest first
	MetonymOf string            // key of the country it stands for, or ""
	Mentions  int
	Documents int
}

// Edge is all relations of one type and status between two nodes, in one direction.
type Edge struct {
	ID             string // stable, unique in the graph, an XML NMTOKEN: "e1", "e2" ... in edge order
	Source, Target int    // node indices; Source < Target when Symmetric
	Type           fact.RelationType
	Status         fact.Status // fact.Cooccurring for the co-occurrence layer
	Symmetric      bool
	Label          string // the commonest lemma or, for consult, mode; "" for co-occurrence
	Weight         int    // pieces of evidence; sentences for co-occurrence
	Documents      int
	Score          float64  // typed: highest confidence in (0,1]; co-occurrence: normalised PMI in [-1,1]
	First, Last    string   // dates of the relations, else of their documents, YYYY-MM-DD, "" unknown
	AttributedTo   []string // labels of those in whose words it is alleged, sorted
	Significance   float64  // co-occurrence: log-likelihood ratio, above 10.83 hardly chance; 0 for typed
}

// Evidence is one sentence that an edge rests on.
type Evidence struct {
	Document, Source, Title, Outlet, Date     string    // of the document; Date of the relation where known
	Sentence, Trigger, SourceSpan, TargetSpan text.Span // bytes of the document's text; zero when unknown
	Text                                      string    // the sentence; "" when the facts carried no text
	Lemma                                     string
	Polarity                                  fact.Polarity
	Modality                                  fact.Modality
	Status                                    fact.Status
	AttributedTo                              string // label, or ""
	Rule                                      string
	Score                                     float64
}

// Measures are the figures of one node.
type Measures struct {
	Degree         int // edges at the node, either direction
	WeightedDegree int
	PageRank       float64
	Betweenness    float64
	Core           int // k-core number
	Component      int // 0 is the largest
	Community      int // 0 is the largest
}
