package store

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// skeleton is the graph of a corpus with nothing but what filters ask for: no names, no evidence. It is kept
// while the corpus stays as it is.
type skeleton struct {
	graph    *graph.Graph
	entities []int64 // of nodes
}

// skeletonKey says what a skeleton holds.
type skeletonKey struct {
	typed, pairs bool
	scope        string
}

// edgesKept is how many edges the skeletons may have that are kept, the one asked for longest ago going first. An edge takes some 76 bytes.
const edgesKept = 1_000_000

// bones are the nodes while a skeleton is made.
type bones struct {
	*session
	loader graph.Loader
	ids    []int64
	index  []int32 // by entity: node and 1
	sizes  []int   // by node: sentences
	total  int
	most   int  // nodes, those named most; 0: all. Edges of others are passed over
	named  bool // nodes have all their names
}

// skeleton returns the skeleton of what a query is about, but for what graph.Filter does.
func (q *session) skeleton(f Query, in scope) (*skeleton, error) {
	counts, err := q.counters()
	if err != nil {
		return nil, err
	}
	typed := f.Layers != graph.CooccurLayer
	pairs := f.Layers == graph.AllLayers && (len(f.Relations) == 0 || slices.Contains(f.Relations, graph.Cooccur)) &&
		(len(f.Statuses) == 0 || slices.Contains(f.Statuses, fact.Cooccurring)) || f.Layers == graph.CooccurLayer || f.Layers == graph.AutoLayer && counts["relations"] == 0
	key := skeletonKey{typed: typed, pairs: pairs}
	if !in.open() {
		key.scope = fmt.Sprint(f.Documents, "\x00", f.Search, "\x00", f.Since, f.Until)
	}
	if s := q.keptSkeleton(key); s != nil {
		return s, nil
	}
	s, err := q.makeSkeleton(key, in, counts["sentences"])
	if err == nil && f.Layers == graph.AutoLayer && !key.pairs && s.graph.EdgeCount() == 0 {
		key.pairs = true
		s, err = q.makeSkeleton(key, in, counts["sentences"])
		key.pairs = false // what was asked for
	}
	if err == nil {
		q.keepSkeleton(key, s)
	}
	return s, err
}

func (q *session) keptSkeleton(key skeletonKey) *skeleton {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.skeletonsAt != q.at {
		return nil
	}
	for i, k := range q.skeletonOrder {
		if k == key {
			q.skeletonOrder = append(slices.Delete(q.skeletonOrder, i, i+1), key)
			return q.skeletons[key]
		}
	}
	return nil
}

func (q *session) keepSkeleton(key skeletonKey, s *skeleton) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.skeletonsAt > q.at {
		return
	}
	if q.skeletonsAt < q.at || q.skeletons == nil {
		q.skeletons, q.skeletonOrder, q.skeletonsAt = make(map[skeletonKey]*skeleton), nil, q.at
	}
	if _, ok := q.skeletons[key]; !ok {
		q.skeletonOrder = append(q.skeletonOrder, key)
	}
	q.skeletons[key] = s
	sum := 0
	for _, k := range q.skeletonOrder {
		sum += q.skeletons[k].graph.EdgeCount()
	}
	for sum > edgesKept && len(q.skeletonOrder) > 1 {
		first := q.skeletonOrder[0]
		sum -= q.skeletons[first].graph.EdgeCount()
		delete(q.skeletons, first)
		q.skeletonOrder = q.skeletonOrder[1:]
	}
}

func (q *session) makeSkeleton(key skeletonKey, in scope, total int) (*skeleton, error) {
	b := &bones{session: q, total: total}
	if err := b.load(key, in); err != nil {
		return nil, err
	}
	return &skeleton{b.loader.Graph(total, nil), b.ids}, nil
}

func (b *bones) load(key skeletonKey, in scope) error {
	if err := b.loadNodes(); err != nil {
		return err
	}
	if key.typed {
		if err := b.loadEdges(in); err != nil {
			return err
		}
	}
	if key.pairs {
		return b.loadPairs(in)
	}
	return nil
}

func (b *bones) loadNodes() error {
	type row struct {
		id                             int64
		key, label                     string
		typ                            int
		mentions, documents, sentences int
	}
	var rows []row
	most := int64(0)
	query, args := "SELECT entity, key, label, type, mentions, documents, sentences FROM entities", []any(nil)
	if b.most > 0 {
		query, args = query+" ORDER BY mentions DESC, key LIMIT ?", []any{b.most}
	}
	err := b.each(query, args, func(s scanner) error {
		var r row
		err := s.Scan(&r.id, &r.key, &r.label, &r.typ, &r.mentions, &r.documents, &r.sentences)
		rows = append(rows, r)
		most = max(most, r.id)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(rows, func(x, y row) int { return cmp.Compare(x.key, y.key) })
	b.ids, b.sizes, b.index = make([]int64, len(rows)), make([]int, len(rows)), make([]int32, most+1)
	for i, r := range rows {
		b.ids[i], b.sizes[i] = r.id, r.sentences
		b.index[r.id] = int32(i) + 1
		n, err := b.name(r.id, graph.Node{Key: r.key, Label: r.label, Type: typeOf(r.typ), Mentions: r.mentions, Documents: r.documents})
		if err != nil {
			return err
		}
		b.loader.Node(n, r.sentences)
	}
	return nil
}

// node returns the node of an entity.
func (b *bones) node(entity int64) (int, error) {
	if entity < 0 || entity >= int64(len(b.index)) || b.index[entity] == 0 {
		return 0, fmt.Errorf("entity %d of an edge: %w", entity, ErrDamaged)
	}
	return int(b.index[entity]) - 1, nil
}

// passes reports whether an edge leads to a node that is left out.
func (b *bones) passes(source, target int64) bool {
	out := func(entity int64) bool { return entity < 0 || entity >= int64(len(b.index)) || b.index[entity] == 0 }
	return b.most > 0 && (out(source) || out(target))
}

func (b *bones) edge(k edgeKey, weight, documents int, score int64, span extent) error {
	if b.passes(k.source, k.target) {
		return nil
	}
	source, err := b.node(k.source)
	if err != nil {
		return err
	}
	target, err := b.node(k.target)
	if err != nil {
		return err
	}
	t, err := b.relationType(k.typ)
	if err != nil {
		return err
	}
	b.loader.Edge(graph.Edge{Source: source, Target: target, Type: t, Status: statuses[k.status], Symmetric: k.symmetric != 0, Weight: weight, Documents: documents,
		Score: float64(bitsScore(score))}, 0)
	b.loader.Days(graph.Day(span.first), graph.Day(span.last))
	return nil
}

func (b *bones) loadEdges(in scope) error {
	if !in.open() {
		return b.loadEdgesIn(in)
	}
	return b.each("SELECT source, target, type, status, symmetric, weight, documents, score, first, last FROM edges", nil, func(row scanner) error {
		var k edgeKey
		var weight, documents int
		var score int64
		var span extent
		if err := row.Scan(&k.source, &k.target, &k.typ, &k.status, &k.symmetric, &weight, &documents, &score, &span.first, &span.last); err != nil {
			return err
		}
		return b.edge(k, weight, documents, score, span)
	})
}

// counted is an edge counted from evidence.
type counted struct {
	weight int
	score  int64
	span   extent
	docs   map[int64]bool
}

// lastDay is behind all others.
const lastDay = 99991231

// loadEdgesIn counts the edges that have evidence in scope.
func (b *bones) loadEdgesIn(in scope) error {
	edges := make(map[edgeKey]*counted)
	query, args := "SELECT source, target, type, status, symmetric, doc, day, score FROM evidence", []any(nil)
	if in.dated {
		until := in.until
		if until == 0 {
			until = lastDay
		}
		query, args = query+" WHERE day BETWEEN ? AND ?", []any{max(in.since, 1), until}
	}
	err := b.each(query, args, func(row scanner) error {
		var k edgeKey
		var doc, day, score int64
		if err := row.Scan(&k.source, &k.target, &k.typ, &k.status, &k.symmetric, &doc, &day, &score); err != nil || !in.has(doc, day) {
			return err
		}
		e := edges[k]
		if e == nil {
			e = &counted{docs: make(map[int64]bool, 1)}
			edges[k] = e
		}
		e.weight++
		e.score = max(e.score, score)
		e.span.widen(day)
		e.docs[doc] = true
		return nil
	})
	if err != nil {
		return err
	}
	for k, e := range edges {
		if err := b.edge(k, e.weight, len(e.docs), e.score, e.span); err != nil {
			return err
		}
	}
	return nil
}

func (b *bones) pair(k pairKey, whole, weight, documents int, span extent) error {
	if b.passes(k.source, k.target) {
		return nil
	}
	source, err := b.node(k.source)
	if err != nil {
		return err
	}
	target, err := b.node(k.target)
	if err != nil {
		return err
	}
	score, _ := graph.Association(whole, b.sizes[source], b.sizes[target], b.total)
	b.loader.Edge(graph.Edge{Source: source, Target: target, Type: graph.Cooccur, Status: fact.Cooccurring, Symmetric: true, Weight: weight,
		Documents: documents, Score: score}, 0)
	b.loader.Days(graph.Day(span.first), graph.Day(span.last))
	return nil
}

func (b *bones) loadPairs(in scope) error {
	if !in.open() {
		return b.loadPairsIn(in)
	}
	return b.each("SELECT source, target, weight, documents, first, last FROM pairs", nil, func(row scanner) error {
		var k pairKey
		var weight, documents int
		var span extent
		if err := row.Scan(&k.source, &k.target, &weight, &documents, &span.first, &span.last); err != nil {
			return err
		}
		return b.pair(k, weight, weight, documents, span)
	})
}

// loadPairsIn counts the co-occurrences that have evidence in scope, among what graphs keep of it.
func (b *bones) loadPairsIn(in scope) error {
	var at pairKey
	var all []piece
	weight, documents := 0, 0
	var whole extent
	done := func() error {
		if len(all) == 0 {
			return nil
		}
		slices.SortFunc(all, func(x, y piece) int { return comparePieces(&x, &y) })
		kept := all[:min(len(all), graph.CooccurEvidence)]
		n, span, docs := 0, extent{}, make(map[int64]bool)
		for _, p := range kept {
			if in.has(p.doc, p.day) {
				n++
				span.widen(p.day)
				docs[p.doc] = true
			}
		}
		switch n {
		case 0:
			return nil
		case len(kept):
			return b.pair(at, weight, weight, documents, whole)
		}
		return b.pair(at, weight, n, len(docs), span)
	}
	err := b.each(`SELECT m.source, m.target, m.doc, m.sentences, m.data, d.id, d.day FROM meetings m JOIN documents d USING (doc)
		ORDER BY m.source, m.target`, nil, func(row scanner) error {
		var k pairKey
		var p piece
		var sentences int
		var data []byte
		if err := row.Scan(&k.source, &k.target, &p.doc, &sentences, &data, &p.Document, &p.day); err != nil {
			return err
		}
		if k != at {
			if err := done(); err != nil {
				return err
			}
			at, all, weight, documents, whole = k, all[:0], 0, 0, extent{}
		}
		shared, err := decodeShared(data)
		if err != nil {
			return fmt.Errorf("evidence in document %s: %w", p.Document, err)
		}
		weight, documents = weight+sentences, documents+1
		whole.widen(p.day)
		for _, s := range shared {
			p.Sentence, p.SourceSpan, p.TargetSpan, p.score = s.Sentence, s.SourceSpan, s.TargetSpan, s.Score()
			all = append(all, p)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return done()
}
