package store

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// saying is the condition on documents d that they say what q asks of edges or, when it asks nothing of edges, that they name an entity of
// q's types; "" when it asks neither.
func (q *session) saying(f Query) (string, []any, error) {
	if len(f.Relations)+len(f.Statuses) == 0 && f.MinWeight <= 1 && f.MinSources <= 1 {
		if len(f.Types) == 0 {
			return "", nil, nil
		}
		return "d.doc IN (SELECT a.doc FROM appearances a JOIN entities e ON e.entity = a.entity WHERE a.how & 2 AND e.type IN " + marks(len(f.Types)) + ")", typeNumbers(f.Types), nil
	}
	if f.Layers == graph.AutoLayer && (slices.Contains(f.Relations, graph.Cooccur) || slices.Contains(f.Statuses, fact.Cooccurring)) {
		f.Layers = graph.AllLayers
	}
	layer, err := q.settle(f)
	if err != nil {
		return "", nil, err
	}
	typed, args := q.telling(f)
	together, more := naming(f)
	switch layer {
	case graph.TypedLayer:
		return "d.doc IN (" + typed + ")", args, nil
	case graph.CooccurLayer:
		return "d.doc IN (" + together + ")", more, nil
	}
	return "d.doc IN (" + typed + " UNION " + together + ")", append(args, more...), nil
}

// telling selects the documents with evidence of typed edges.
func (q *session) telling(f Query) (string, []any) {
	where, args := q.whereEdges(f)
	if f.MinWeight <= 1 && f.MinSources <= 1 {
		return "SELECT e.doc FROM evidence e" + where, args
	}
	return `SELECT v.doc FROM edges e JOIN evidence v ON v.source = e.source AND v.target = e.target AND v.type = e.type AND v.status = e.status
		AND v.symmetric = e.symmetric` + where, args
}

// naming selects the documents that name two entities together.
func naming(f Query) (string, []any) {
	query, args := "SELECT m.doc FROM pairs p JOIN meetings m ON m.source = p.source AND m.target = p.target WHERE p.weight >= ? AND p.documents >= ?",
		[]any{f.MinWeight, f.MinSources}
	if len(f.Types) > 0 {
		for _, end := range []string{"p.source", "p.target"} {
			query += " AND (SELECT type FROM entities WHERE entity = " + end + ") IN " + marks(len(f.Types))
			args = append(args, typeNumbers(f.Types)...)
		}
	}
	return query, args
}

// typeNumbers are the numbers of types in the tables.
func typeNumbers(types []fact.Type) []any {
	out := make([]any, len(types))
	for i, t := range types {
		out[i] = slices.Index(fact.Types, t)
	}
	return out
}
