// Package store keeps a corpus in one SQLite file: documents with their facts, the index made of them, full text and decisions.
package store

import (
	"errors"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// What Open and the writing calls may fail with, beside what the disk says.
var (
	ErrNotCorpus = errors.New("not a corpus")
	ErrNewer     = errors.New("made by a newer version of actant; use that one")
	ErrLocked    = errors.New("another process is writing to it; try again when it is done")
	ErrReadOnly  = errors.New("opened for reading only")
	ErrUnknown   = errors.New("not in the corpus")
	ErrDamaged   = errors.New("damaged")
	ErrOrder     = errors.New("there is no such order")
)

// Status says what became of a document given to Add.
type Status string

// What becomes of a document.
const (
	New       Status = "added"
	Known     Status = "known"     // the same text is there already: nothing was done
	Updated   Status = "updated"   // it took the place of an older one
	Duplicate Status = "duplicate" // new, and nearly the same as another: kept, but counted once
)

// Added is what became of one document. An updated one may be a duplicate, too: DuplicateOf says so.
type Added struct {
	ID          string
	Status      Status
	DuplicateOf string // ID of the document it repeats, or ""
}

// Document is what a list says of one document.
type Document struct {
	ID, Source, Title, Outlet, Date string
	Added                           string // when, as given to Add
	Bytes                           int
	Entities, Relations             int    // that it names; pieces of evidence it gives, without co-occurrence
	DuplicateOf                     string // ID, or ""
}

// Query narrows what is looked at. The zero Query is everything; each field narrows it further.
type Query struct {
	Types      []fact.Type         // of entities
	Relations  []fact.RelationType // of edges; graph.Cooccur is one of them
	Statuses   []fact.Status       // of edges
	Documents  []string            // only evidence of these, by ID or source
	Since      string              // YYYY-MM-DD, included; evidence without a date is left out then
	Until      string
	MinSources int      // documents an edge rests on
	MinWeight  int      // pieces of evidence of an edge
	Around     []string // keys: only what lies within Depth edges of one of them
	Depth      int      // 0 means 1
	Top        int      // nodes, those that matter most; 0: all
	TopEdges   int      // edges, each node's heaviest first; 0: all
	Isolated   bool     // keep nodes that have no edge left
	Layers     graph.Layers
	Duplicates bool   // count near-duplicate documents, too
	Search     string // only evidence of documents that hold these words, see Store.Search
}

// Stats is how much there is. Duplicates are counted in Documents and Duplicates, and nowhere else.
type Stats struct {
	Documents, Duplicates int
	Entities              int
	Relations             int // edges with a type
	Cooccurrences         int // edges without
	Evidence              int // pieces that relations rest on
	Sentences             int
	First, Last           string  // dates of documents
	Revision              int64   // grows with every change
	Types                 []Count // entities, in the usual order
	RelationTypes         []Count // edges, most frequent first
	Statuses              []Count // edges with a type
	Decisions             int     // that hold
}

// Count is how often something occurs.
type Count struct {
	Name  string
	Count int
}

// Entity is what a list says of one entity.
type Entity struct {
	Key, Label          string
	Type                fact.Type
	Mentions, Documents int
	Degree              int    // neighbours by relations; where it has none, by co-occurrence
	Alias               string // Find: the name that matched, "" when it was the label or the key
}

// EdgeRow is an edge with its ends by key. Its Source and Target are not node indices but zero, its ID is Ref's text.
type EdgeRow struct {
	graph.Edge
	Ref                      decision.EdgeRef
	SourceKey, TargetKey     string
	SourceLabel, TargetLabel string
	SourceType, TargetType   fact.Type
}

// Card is all there is to say of one entity.
type Card struct {
	graph.Node
	MetonymLabel    string // label of MetonymOf
	First, Last     string // dates of the evidence of its relations, else of its co-occurrences
	Neighbours      []Neighbour
	TotalNeighbours int
	Relations       []EdgeRow // strongest first; co-occurrences last
	TotalRelations  int
	Statements      []Statement
	TotalStatements int
	Notes           []string
	History         []decision.Decision // that made it what it is
}

// Neighbour is one that an entity has edges with.
type Neighbour struct {
	Key, Label    string
	Type          fact.Type
	Edges, Weight int
}

// Statement is what an entity says in one document.
type Statement struct {
	Document, Source, Title, Date string
	Text                          string // its content, pieces joined by " … "
	Kind                          fact.StatementKind
	Span                          text.Span // from the first piece to the end of the last, in the document
}

// Event is one piece of dated evidence with its edge.
type Event struct {
	Edge     EdgeRow
	Evidence graph.Evidence
}

// Hit is one document that holds the words searched for.
type Hit struct {
	Document, Source, Title, Outlet, Date string
	Snippet                               string
	Marks                                 []text.Span // of the words, in Snippet
	Start                                 int         // of Snippet in the document's text
}

// Bucket is a stretch of time and how many documents fall into it.
type Bucket struct {
	Start, End string // YYYY-MM-DD, both included
	Documents  int
}
