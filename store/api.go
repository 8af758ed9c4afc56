package store

import (
	"context"
	"errors"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

var errUnbuilt = errors.New("store: not built yet")

// Settings say how a corpus is opened. The zero Settings open one that is there, to read and write.
type Settings struct {
	Create   bool // make it when it is not there
	ReadOnly bool // write nothing, not even beside it
}

// Store is an open corpus, safe for several goroutines.
type Store struct{}

// Open opens the corpus at path (":memory:" is a private one that ends with Close), and brings an older one up to date.
func Open(ctx context.Context, path string, s Settings) (*Store, error) { return nil, errUnbuilt }

// Close ends the use of the corpus.
func (s *Store) Close() error { return errUnbuilt }

// Hash is the content hash of a text, which Known asks for.
func Hash(text string) string { return "" }

// Known reports whether a document with that content hash is there.
func (s *Store) Known(ctx context.Context, hash string) (bool, error) { return false, errUnbuilt }

// Add takes in documents, all or none, in one transaction; they are safe when it returns. at is when, RFC 3339.
func (s *Store) Add(ctx context.Context, batch []*fact.Facts, at string) ([]Added, error) {
	return nil, errUnbuilt
}

// Remove takes documents out, named by ID, by a prefix of it (six characters at least) that fits one only, or by source; all or none.
func (s *Store) Remove(ctx context.Context, docs ...string) ([]Document, error) {
	return nil, errUnbuilt
}

// Stats says how much there is.
func (s *Store) Stats(ctx context.Context) (Stats, error) { return Stats{}, errUnbuilt }

// Revision is a number that grows with every change.
func (s *Store) Revision(ctx context.Context) (int64, error) { return 0, errUnbuilt }

// Graph returns what q asks for.
func (s *Store) Graph(ctx context.Context, q Query) (*graph.Graph, graph.Left, error) {
	return nil, graph.Left{}, errUnbuilt
}

// Find returns entities by name.
func (s *Store) Find(ctx context.Context, name string, limit int) ([]Entity, error) {
	return nil, errUnbuilt
}

// Entities lists entities and says how many there are. sort is label, type, mentions, documents, degree, with a - before it descending; "" is -mentions.
func (s *Store) Entities(ctx context.Context, q Query, sort string, offset, limit int) ([]Entity, int, error) {
	return nil, 0, errUnbuilt
}

// Relations lists edges: sort is source, target, type, status, weight, documents, first; "" is -weight.
func (s *Store) Relations(ctx context.Context, q Query, sort string, offset, limit int) ([]EdgeRow, int, error) {
	return nil, 0, errUnbuilt
}

// Documents lists documents: sort is date, title, outlet, source, added, entities, relations; "" is -date.
func (s *Store) Documents(ctx context.Context, q Query, sort string, offset, limit int) ([]Document, int, error) {
	return nil, 0, errUnbuilt
}

// Timeline lists dated evidence of relations, oldest first.
func (s *Store) Timeline(ctx context.Context, q Query, offset, limit int) ([]Event, int, error) {
	return nil, 0, errUnbuilt
}

// Entity returns the card of an entity.
func (s *Store) Entity(ctx context.Context, key string, q Query) (Card, error) {
	return Card{}, errUnbuilt
}

// Edge returns one edge with its figures under q.
func (s *Store) Edge(ctx context.Context, e decision.EdgeRef, q Query) (EdgeRow, error) {
	return EdgeRow{}, errUnbuilt
}

// Evidence returns what an edge rests on, best first, and how much there is.
func (s *Store) Evidence(ctx context.Context, e decision.EdgeRef, q Query, offset, limit int) ([]graph.Evidence, int, error) {
	return nil, 0, errUnbuilt
}

// Document returns what a document says, decisions applied, with its text. id may be as in Remove.
func (s *Store) Document(ctx context.Context, id string) (*fact.Facts, Document, error) {
	return nil, Document{}, errUnbuilt
}

// Search returns the documents that hold all the words, best first, and how many there are. "Words in quotes" must follow
// each other; the last word may go on.
func (s *Store) Search(ctx context.Context, words string, limit int) ([]Hit, int, error) {
	return nil, 0, errUnbuilt
}

// Histogram counts documents over time, in equal stretches, and those without a date.
func (s *Store) Histogram(ctx context.Context, q Query, buckets int) ([]Bucket, int, error) {
	return nil, 0, errUnbuilt
}

// Path returns a graph that holds the cheapest way between two entities, and its edges in walking order: nil when there is none.
func (s *Store) Path(ctx context.Context, from, to string, q Query) (*graph.Graph, []int, error) {
	return nil, nil, errUnbuilt
}

// Degree counts the neighbours of entities in the whole corpus, under q but for its Around, Top and Depth.
func (s *Store) Degree(ctx context.Context, keys []string, q Query) (map[string]int, error) {
	return nil, errUnbuilt
}

// Decide takes a decision into the log and returns its number.
func (s *Store) Decide(ctx context.Context, d decision.Decision) (int64, error) {
	return 0, errUnbuilt
}

// Undo takes a decision back, the last one that holds when id is 0.
func (s *Store) Undo(ctx context.Context, id int64, at string) (decision.Decision, error) {
	return decision.Decision{}, errUnbuilt
}

// Decisions returns the log, oldest first, undone ones included.
func (s *Store) Decisions(ctx context.Context) ([]decision.Decision, error) { return nil, errUnbuilt }

// ImportDecisions takes in those that are not in the log yet, all or none, and says how many they were.
func (s *Store) ImportDecisions(ctx context.Context, ds []decision.Decision, at string) (int, error) {
	return 0, errUnbuilt
}

// Notes returns the notes on entities and edges: by key, and by the text of the edge's reference.
func (s *Store) Notes(ctx context.Context) (map[string][]string, map[string][]string, error) {
	return nil, nil, errUnbuilt
}

// Proposals returns pairs of entities that may be the same, best first.
func (s *Store) Proposals(ctx context.Context, limit int) ([]decision.Proposal, error) {
	return nil, errUnbuilt
}

// Positions returns where entities were drawn last, by key.
func (s *Store) Positions(ctx context.Context) (map[string][2]float64, error) {
	return nil, errUnbuilt
}

// SetPositions keeps where entities are drawn. A key that is not in the map keeps its place.
func (s *Store) SetPositions(ctx context.Context, at map[string][2]float64) error { return errUnbuilt }
