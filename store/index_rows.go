package store

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// flushActors writes the rows of entities.
func (x *indexer) flushActors() error {
	for _, key := range slices.Sorted(maps.Keys(x.actors)) {
		if idle(x.actors[key]) {
			continue // what came is what had gone
		}
		id, err := x.id(key)
		if err != nil {
			return err
		}
		if err := x.flushActor(id, key, x.actors[key]); err != nil {
			return fmt.Errorf("entity %s: %w", key, err)
		}
	}
	return nil
}

// idle reports whether a change comes to nothing.
func idle(a *graph.Actor) bool {
	return a.Mentions == 0 && a.Documents == 0 && a.Sentences == 0 && zero(a.Names) && zero(a.Aliases) && zero(a.Metonyms) && zero(a.Types) &&
		zero(a.IDs) && zero(a.Roles)
}

func zero[K comparable](tally map[K]int) bool {
	for _, n := range tally {
		if n != 0 {
			return false
		}
	}
	return true
}

func (x *indexer) flushActor(id int64, key string, change *graph.Actor) error {
	old, err := x.actor(id)
	if err != nil {
		return err
	}
	now, _ := decodeActor(encodeActor(old))
	merge(now, change)
	if now.Documents <= 0 {
		x.loose[id] = true
	}
	if err := x.flushWords(id, namesOf(key, old), namesOf(key, now)); err != nil {
		return err
	}
	if old.Documents > 0 {
		x.counts["entities"]--
		x.counts["entity:"+string(old.Type())]--
	}
	if now.Documents <= 0 {
		return errors.Join(x.exec("DELETE FROM entities WHERE entity=?", id), x.exec("DELETE FROM tallies WHERE entity=?", id))
	}
	x.counts["entities"]++
	x.counts["entity:"+string(now.Type())]++
	err = x.exec(`INSERT INTO entities VALUES (?,?,?,?,?,?,?,0,0) ON CONFLICT DO UPDATE SET label=excluded.label, type=excluded.type,
		mentions=excluded.mentions, documents=excluded.documents, sentences=excluded.sentences`,
		id, key, now.Label(key), slices.Index(fact.Types, now.Type()), now.Mentions, now.Documents, now.Sentences)
	if err != nil {
		return err
	}
	return x.exec("INSERT OR REPLACE INTO tallies VALUES (?,?)", id, encodeActor(now))
}

// actor returns what is known of an entity, an empty one when it is new.
func (q *session) actor(id int64) (*graph.Actor, error) {
	var b []byte
	err := q.one("SELECT tally FROM tallies WHERE entity=?", id).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return &graph.Actor{}, nil
	}
	if err != nil {
		return nil, err
	}
	return decodeActor(b)
}

// merge adds the change to a.
func merge(a, change *graph.Actor) {
	a.Mentions += change.Mentions
	a.Documents += change.Documents
	a.Sentences += change.Sentences
	a.Names, a.Aliases, a.Metonyms = sum(a.Names, change.Names), sum(a.Aliases, change.Aliases), sum(a.Metonyms, change.Metonyms)
	a.Types, a.IDs, a.Roles = sum(a.Types, change.Types), sum(a.IDs, change.IDs), sum(a.Roles, change.Roles)
}

// sum adds tallies, and drops what comes to nothing.
func sum[K comparable](a, b map[K]int) map[K]int {
	if a == nil {
		a = make(map[K]int, len(b))
	}
	for k, n := range b {
		if a[k] += n; a[k] == 0 {
			delete(a, k)
		}
	}
	return a
}

// flushWords keeps the index of names.
func (x *indexer) flushWords(id int64, old, now []string) error {
	before, after := wordsOf(old), wordsOf(now)
	for _, w := range before {
		if _, still := slices.BinarySearch(after, w); !still {
			if err := x.exec("DELETE FROM words WHERE word=? AND entity=?", w, id); err != nil {
				return err
			}
		}
	}
	for _, w := range after {
		if _, had := slices.BinarySearch(before, w); !had {
			if err := x.exec("INSERT INTO words VALUES (?,?)", w, id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (x *indexer) flushEdges() error {
	degrees := make(map[int64]int)
	for _, k := range slices.SortedFunc(maps.Keys(x.edges), edgeKey.compare) {
		if err := x.flushEdge(k, x.edges[k], degrees); err != nil {
			return fmt.Errorf("edge %v: %w", k, err)
		}
	}
	return x.flushDegrees("UPDATE entities SET degree = degree + ? WHERE entity=?", degrees)
}

func (x *indexer) flushDegrees(query string, degrees map[int64]int) error {
	for _, id := range slices.Sorted(maps.Keys(degrees)) {
		if degrees[id] != 0 {
			if err := x.exec(query, degrees[id], id); err != nil {
				return err
			}
		}
	}
	return nil
}

const whereEdge = " WHERE source=? AND target=? AND type=? AND status=? AND symmetric=?"

func (x *indexer) flushEdge(k edgeKey, c *edgeChange, degrees map[int64]int) error {
	var weight, documents int
	var score int64
	var span extent
	var tally []byte
	err := x.one("SELECT weight, documents, score, first, last, tally FROM edges"+whereEdge, k.args()...).Scan(&weight, &documents, &score, &span.first, &span.last, &tally)
	existed := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	labels, attributed, err := decodeEdge(tally)
	if err != nil {
		return err
	}
	weight, documents = weight+c.weight, documents+c.documents
	labels, attributed = sum(labels, c.labels), sum(attributed, c.attributed)
	typ, err := x.relationType(k.typ)
	if err != nil {
		return err
	}
	if weight <= 0 {
		if !existed {
			return nil
		}
		x.countEdge(typ, k.status, -1)
		if err := x.exec("DELETE FROM edges"+whereEdge, k.args()...); err != nil {
			return err
		}
		return x.neighbours(k.source, k.target, -1, degrees)
	}
	if c.lostScore >= score || span.touches(c.lost) {
		err := x.one("SELECT max(score), coalesce(min(nullif(day, 0)), 0), max(day) FROM evidence"+whereEdge, k.args()...).Scan(&score, &span.first, &span.last)
		if err != nil {
			return err
		}
	} else {
		score = max(score, c.score)
		span.widen(c.span.first)
		span.widen(c.span.last)
	}
	if !existed {
		x.countEdge(typ, k.status, 1)
		if err := x.neighbours(k.source, k.target, 1, degrees); err != nil {
			return err
		}
	}
	label, err := x.commonest(labels)
	if err != nil {
		return err
	}
	return x.exec(`INSERT INTO edges VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET weight=excluded.weight, documents=excluded.documents,
		score=excluded.score, first=excluded.first, last=excluded.last, label=excluded.label, tally=excluded.tally`,
		append(k.args(), weight, documents, score, span.first, span.last, label, encodeEdge(labels, attributed))...)
}

func (x *indexer) countEdge(t fact.RelationType, status int64, n int) {
	x.counts["relations"] += n
	x.counts["edge:"+string(t)] += n
	x.counts["status:"+string(statuses[status])] += n
}

// neighbours counts two entities as neighbours, or no longer, unless another edge joins them. It is asked when
// the edge at hand is not among the edges.
func (x *indexer) neighbours(a, b int64, n int, degrees map[int64]int) error {
	other, err := x.has("SELECT 1 FROM edges WHERE source=? AND target=? UNION ALL SELECT 1 FROM edges WHERE source=? AND target=? LIMIT 1", a, b, b, a)
	if err == nil && !other {
		degrees[a] += n
		degrees[b] += n
	}
	return err
}

// commonest returns the label that occurs most, then the smallest.
func (x *indexer) commonest(labels map[int64]int) (int64, error) {
	best, text := int64(-1), ""
	for _, id := range slices.Sorted(maps.Keys(labels)) {
		s, err := x.session.string(id)
		if err != nil {
			return 0, err
		}
		if best < 0 || cmp.Or(cmp.Compare(labels[best], labels[id]), cmp.Compare(s, text)) < 0 {
			best, text = id, s
		}
	}
	return max(best, 0), nil
}

func putID(b []byte, id int64) []byte { return putInt(b, int(id)) }

func encodeEdge(labels, attributed map[int64]int) []byte {
	return putTally(putTally(nil, labels, cmp.Compare[int64], putID), attributed, cmp.Compare[int64], putID)
}

func decodeEdge(b []byte) (labels, attributed map[int64]int, err error) {
	if len(b) == 0 {
		return nil, nil, nil
	}
	c := &cursor{b: b}
	id := func() int64 { return int64(c.int()) }
	labels, attributed = getTally(c, id), getTally(c, id)
	if c.bad {
		return nil, nil, ErrDamaged
	}
	return labels, attributed, nil
}

func (x *indexer) flushPairs() error {
	degrees := make(map[int64]int)
	for _, k := range slices.SortedFunc(maps.Keys(x.pairs), pairKey.compare) {
		if err := x.flushPair(k, x.pairs[k], degrees); err != nil {
			return fmt.Errorf("pair %v: %w", k, err)
		}
	}
	return x.flushDegrees("UPDATE entities SET pairs = pairs + ? WHERE entity=?", degrees)
}

func (x *indexer) flushPair(k pairKey, c *pairChange, degrees map[int64]int) error {
	var weight, documents int
	var span extent
	err := x.one("SELECT weight, documents, first, last FROM pairs WHERE source=? AND target=?", k.source, k.target).Scan(&weight, &documents, &span.first, &span.last)
	existed := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	weight, documents = weight+c.weight, documents+c.documents
	count := func(n int) {
		x.counts["pairs"] += n
		degrees[k.source] += n
		degrees[k.target] += n
	}
	if documents <= 0 {
		if existed {
			count(-1)
		}
		return x.exec("DELETE FROM pairs WHERE source=? AND target=?", k.source, k.target)
	}
	if !existed {
		count(1)
	}
	if span.touches(c.lost) {
		err := x.one(`SELECT coalesce(min(nullif(day, 0)), 0), coalesce(max(day), 0) FROM meetings JOIN documents USING (doc) WHERE meetings.source=? AND target=?`,
			k.source, k.target).Scan(&span.first, &span.last)
		if err != nil {
			return err
		}
	} else {
		span.widen(c.span.first)
		span.widen(c.span.last)
	}
	return x.exec(`INSERT INTO pairs VALUES (?,?,?,?,?,?) ON CONFLICT DO UPDATE SET weight=excluded.weight, documents=excluded.documents,
		first=excluded.first, last=excluded.last`, k.source, k.target, weight, documents, span.first, span.last)
}
