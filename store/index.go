package store

import (
	"cmp"
	"errors"
	"maps"
	"math"
	"slices"

	"database/sql"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// flushAfter is how many documents are indexed before the rows are written: a hub of a thousand documents is then written once.
const flushAfter = 1000

// indexer keeps the index in step with the documents. It adds up what documents bring and take, in memory, and writes each row once.
type indexer struct {
	*session
	waiting   int // documents not flushed
	ids       map[string]int64
	strings   map[string]int64
	actors    map[string]*graph.Actor // what changes, negative where something goes
	edges     map[edgeKey]*edgeChange
	pairs     map[pairKey]*pairChange
	evidence  []evidenceRow
	meetings  []meetingRow
	gone      []goneEdge
	gonePairs []gonePair
	counts    map[string]int
	loose     map[int64]bool // entities that may have nothing left
	fresh     map[int64]bool // documents added and not flushed
}

// edgeKey is the key of an edge in the tables.
type edgeKey struct {
	source, target         int64
	typ, status, symmetric int64
}

type pairKey struct{ source, target int64 }

func (k edgeKey) compare(o edgeKey) int {
	return cmp.Or(cmp.Compare(k.source, o.source), cmp.Compare(k.target, o.target), cmp.Compare(k.typ, o.typ),
		cmp.Compare(k.status, o.status), cmp.Compare(k.symmetric, o.symmetric))
}

func (k pairKey) compare(o pairKey) int {
	return cmp.Or(cmp.Compare(k.source, o.source), cmp.Compare(k.target, o.target))
}

func (k edgeKey) args() []any { return []any{k.source, k.target, k.typ, k.status, k.symmetric} }

// edgeChange is what documents bring to an edge and take from it.
type edgeChange struct {
	weight, documents  int
	labels, attributed map[int64]int
	span               extent
	score              int64
	lost               extent // of what goes: where it was the first or the last, that must be looked up again
	lostScore          int64  // highest of what goes, -1 for nothing
}

type pairChange struct {
	weight, documents int
	span, lost        extent
}

// extent is the first and last of days, 0 when none is known.
type extent struct{ first, last int64 }

func (x *extent) widen(day int64) {
	if day == 0 {
		return
	}
	if x.first == 0 || day < x.first {
		x.first = day
	}
	x.last = max(x.last, day)
}

// touches reports whether days at the rim of x are among those lost.
func (x extent) touches(lost extent) bool {
	return lost.first != 0 && (lost.first <= x.first || lost.last >= x.last)
}

type evidenceRow struct {
	edgeKey
	doc, n, day, score, attributed int64
	data                           []byte
}

type meetingRow struct {
	pairKey
	doc, sentences int64
	data           []byte
}

type goneEdge struct {
	edgeKey
	doc int64
}

type gonePair struct {
	pairKey
	doc int64
}

func newIndexer(q *session) *indexer {
	x := &indexer{session: q, ids: make(map[string]int64), strings: make(map[string]int64), counts: make(map[string]int), loose: make(map[int64]bool)}
	x.reset()
	return x
}

func (x *indexer) reset() {
	x.actors, x.edges, x.pairs = make(map[string]*graph.Actor), make(map[edgeKey]*edgeChange), make(map[pairKey]*pairChange)
	x.fresh = make(map[int64]bool)
	x.evidence, x.meetings, x.gone, x.gonePairs, x.waiting = x.evidence[:0], x.meetings[:0], x.gone[:0], x.gonePairs[:0], 0
}

// id returns the number of a key, a new one when it has none.
func (x *indexer) id(key string) (int64, error) {
	return x.numberOf(x.ids, "SELECT entity FROM keys WHERE key = ?", "INSERT INTO keys (key) VALUES (?)", key)
}

// stringID returns the number of a lemma, a rule or the like; 0 is "".
func (x *indexer) stringID(s string) (int64, error) {
	if s == "" {
		return 0, nil
	}
	return x.numberOf(x.strings, "SELECT string FROM strings WHERE text = ?", "INSERT INTO strings (text) VALUES (?)", s)
}

func (x *indexer) numberOf(known map[string]int64, find, insert, s string) (int64, error) {
	if n, ok := known[s]; ok {
		return n, nil
	}
	n, err := x.number(find, s)
	if errors.Is(err, sql.ErrNoRows) {
		n, err = x.insert(insert, s)
	}
	if err == nil {
		known[s] = n
	}
	return n, err
}

// typeID is the place of a relation's type in the schema, or for others a number beyond.
func (x *indexer) typeID(t fact.RelationType) (int64, error) {
	if i := slices.Index(fact.RelationTypes, t); i >= 0 {
		return int64(i), nil
	}
	n, err := x.stringID(string(t))
	return n + otherTypes, err
}

const otherTypes = 1000 // types that are not of the schema: this and the number of their string

// relationType is what typeID gave a number to.
func (q *session) relationType(n int64) (fact.RelationType, error) {
	if n >= 0 && n < int64(len(fact.RelationTypes)) {
		return fact.RelationTypes[n], nil
	}
	s, err := q.string(n - otherTypes)
	return fact.RelationType(s), err
}

// statuses in the order of their numbers, which is that of graphs.
var statuses = []fact.Status{fact.Stated, fact.Alleged, fact.StatusPossible, fact.Denied}

func scoreBits(s float32) int64 { return int64(math.Float32bits(s)) }
func bitsScore(n int64) float32 { return math.Float32frombits(uint32(n)) }

// add indexes what a document says (sign 1), or takes it out of the index (sign -1).
func (x *indexer) add(doc int64, f *fact.Facts, sign int) error {
	if sign < 0 && x.fresh[doc] { // what goes is deleted before what comes is written
		if err := x.flush(); err != nil {
			return err
		}
	}
	if sign > 0 {
		x.fresh[doc] = true
	}
	return x.addDigest(doc, graph.DigestOf(f), sign, unchanged{})
}

// addDigest is add but for what stays the same.
func (x *indexer) addDigest(doc int64, d *graph.Digest, sign int, same unchanged) error {
	ids := make([]int64, len(d.Entities))
	for i, e := range d.Entities {
		id, err := x.id(e.Key)
		if err != nil {
			return err
		}
		ids[i] = id
		if x.actors[e.Key] == nil {
			x.actors[e.Key] = &graph.Actor{}
		}
		e.Count(x.actors[e.Key], sign)
	}
	x.counts["sentences"] += sign * d.Sentences
	if err := x.addRelations(doc, d, ids, sign, same); err != nil {
		return err
	}
	x.addPairs(doc, d, ids, sign, same)
	if x.waiting++; x.waiting >= flushAfter {
		return x.flush()
	}
	return nil
}

func (x *indexer) addRelations(doc int64, d *graph.Digest, ids []int64, sign int, same unchanged) error {
	seen := make(map[edgeKey]bool)
	for n, r := range d.Relations {
		if same.relations != nil && same.relations[n] {
			continue
		}
		row, label, err := x.evidenceRow(doc, int64(n), &r, ids)
		if err != nil {
			return err
		}
		e := x.edges[row.edgeKey]
		if e == nil {
			e = &edgeChange{lostScore: -1, labels: make(map[int64]int), attributed: make(map[int64]int)}
			x.edges[row.edgeKey] = e
		}
		e.weight += sign
		e.labels[label] += sign
		if row.attributed != 0 {
			e.attributed[row.attributed] += sign
		}
		if !seen[row.edgeKey] {
			seen[row.edgeKey] = true
			e.documents += sign
			if sign < 0 {
				x.gone = append(x.gone, goneEdge{row.edgeKey, doc})
			}
		}
		if sign < 0 {
			e.lost.widen(row.day)
			e.lostScore = max(e.lostScore, row.score)
		} else {
			e.span.widen(row.day)
			e.score = max(e.score, row.score)
			x.evidence = append(x.evidence, row)
		}
		x.counts["evidence"] += sign
	}
	return nil
}

func (x *indexer) evidenceRow(doc, n int64, r *graph.DigestRelation, ids []int64) (row evidenceRow, label int64, err error) {
	row = evidenceRow{edgeKey: edgeKey{source: ids[r.Source], target: ids[r.Target], status: int64(slices.Index(statuses, r.Status))},
		doc: doc, n: n, day: int64(r.Day), score: scoreBits(r.Score)}
	if row.typ, err = x.typeID(r.Type); err != nil {
		return row, 0, err
	}
	if r.Symmetric {
		row.symmetric = 1
	}
	if r.Attributed >= 0 {
		row.attributed = ids[r.Attributed]
	}
	b := putSpan(putSpan(putSpan(putSpan(nil, r.Sentence), r.Trigger), r.SourceSpan), r.TargetSpan)
	for i, s := range []string{r.Label, r.Lemma, r.Rule, string(r.Polarity), string(r.Modality)} {
		id, err := x.stringID(s)
		if err != nil {
			return row, 0, err
		}
		if i == 0 {
			label = id
		}
		b = putInt(b, int(id))
	}
	row.data = b
	return row, label, nil
}

func (x *indexer) addPairs(doc int64, d *graph.Digest, ids []int64, sign int, same unchanged) {
	for i, p := range d.Pairs {
		if same.pairs != nil && same.pairs[i] {
			continue
		}
		k := pairKey{ids[p.Source], ids[p.Target]}
		c := x.pairs[k]
		if c == nil {
			c = &pairChange{}
			x.pairs[k] = c
		}
		c.weight += sign * p.Sentences
		c.documents += sign
		if sign < 0 {
			c.lost.widen(int64(d.Day))
			x.gonePairs = append(x.gonePairs, gonePair{k, doc})
			continue
		}
		c.span.widen(int64(d.Day))
		x.meetings = append(x.meetings, meetingRow{k, doc, int64(p.Sentences), encodeShared(p.Shared)})
	}
}

func encodeShared(shared []graph.DigestShared) []byte {
	b := putInt(nil, len(shared))
	for _, s := range shared {
		b = putInt(putSpan(putSpan(putSpan(b, s.Sentence), s.SourceSpan), s.TargetSpan), s.Others)
	}
	return b
}

func decodeShared(b []byte) ([]graph.DigestShared, error) {
	c := &cursor{b: b}
	out := make([]graph.DigestShared, c.count())
	for i := range out {
		out[i] = graph.DigestShared{Sentence: c.span(), SourceSpan: c.span(), TargetSpan: c.span(), Others: c.int()}
	}
	if c.bad {
		return nil, ErrDamaged
	}
	return out, nil
}

// flush writes all that changed: evidence first, so that edges can look up what is left of theirs.
func (x *indexer) flush() error {
	for _, step := range []func() error{x.flushEvidence, x.flushMeetings, x.flushActors, x.flushEdges, x.flushPairs, x.flushCounts} {
		if err := step(); err != nil {
			return err
		}
		if err := x.ctx.Err(); err != nil {
			return err
		}
	}
	x.reset()
	return nil
}

func (x *indexer) flushEvidence() error {
	slices.SortFunc(x.gone, func(a, b goneEdge) int { return cmp.Or(a.compare(b.edgeKey), cmp.Compare(a.doc, b.doc)) })
	for _, g := range x.gone {
		if err := x.exec("DELETE FROM evidence WHERE source=? AND target=? AND type=? AND status=? AND symmetric=? AND doc=?", append(g.args(), g.doc)...); err != nil {
			return err
		}
	}
	slices.SortFunc(x.evidence, func(a, b evidenceRow) int {
		return cmp.Or(a.compare(b.edgeKey), cmp.Compare(a.doc, b.doc), cmp.Compare(a.n, b.n))
	})
	for _, e := range x.evidence {
		if err := x.exec("INSERT INTO evidence VALUES (?,?,?,?,?,?,?,?,?,?,?)", append(e.args(), e.doc, e.n, e.day, e.score, e.attributed, e.data)...); err != nil {
			return err
		}
	}
	return nil
}

func (x *indexer) flushMeetings() error {
	slices.SortFunc(x.gonePairs, func(a, b gonePair) int { return cmp.Or(a.compare(b.pairKey), cmp.Compare(a.doc, b.doc)) })
	for _, g := range x.gonePairs {
		if err := x.exec("DELETE FROM meetings WHERE source=? AND target=? AND doc=?", g.source, g.target, g.doc); err != nil {
			return err
		}
	}
	slices.SortFunc(x.meetings, func(a, b meetingRow) int { return cmp.Or(a.compare(b.pairKey), cmp.Compare(a.doc, b.doc)) })
	for _, m := range x.meetings {
		if err := x.exec("INSERT INTO meetings VALUES (?,?,?,?,?)", m.source, m.target, m.doc, m.sentences, m.data); err != nil {
			return err
		}
	}
	return nil
}

func (x *indexer) flushCounts() error {
	for _, name := range slices.Sorted(maps.Keys(x.counts)) {
		if n := x.counts[name]; n != 0 {
			if err := x.exec("INSERT INTO counters VALUES (?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", name, n); err != nil {
				return err
			}
		}
	}
	clear(x.counts)
	return x.exec("DELETE FROM counters WHERE n = 0")
}
