package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// plain reports whether a query asks for nothing that takes more than a look at single rows.
func (f *Query) plain() bool {
	return len(f.Documents) == 0 && f.Since == "" && f.Until == "" && f.Search == "" && len(f.Around) == 0 && f.Top == 0 && f.TopEdges == 0 && !f.Duplicates
}

// ofEdges reports whether a query asks for some edges, and so for entities that have them.
func (f *Query) ofEdges() bool {
	return len(f.Relations)+len(f.Statuses)+len(f.Documents)+len(f.Around) > 0 || f.Since != "" || f.Until != "" || f.Search != "" || f.MinWeight > 1 || f.MinSources > 1
}

var entitySorts = map[string]string{"label": "label", "type": "type", "mentions": "mentions", "documents": "documents", "degree": "neighbours", "key": "key"}

// Entities lists entities and says how many there are in all. sort is label, key, type, mentions, documents or degree, with a - before it
// descending; "" is -mentions. When q asks for more than types, it lists the nodes of q's graph: those without an edge only when q asks nothing of edges.
func (s *Store) Entities(ctx context.Context, f Query, sort string, offset, limit int) (out []Entity, total int, err error) {
	order, err := orderBy(sort, "-mentions", entitySorts, "key")
	if err != nil {
		return nil, 0, err
	}
	err = s.view(ctx, "listing entities", func(q *session) error {
		if !f.plain() || len(f.Relations) > 0 || len(f.Statuses) > 0 || f.MinWeight > 1 || f.MinSources > 1 {
			out, total, err = q.entitiesOfGraph(f, or(sort, "-mentions"), offset, limit)
			return err
		}
		where, args := " WHERE 1", []any(nil)
		if len(f.Types) > 0 {
			where += " AND type IN " + marks(len(f.Types))
			for _, t := range f.Types {
				args = append(args, slices.Index(fact.Types, t))
			}
		}
		if total, err = q.count("entities", "SELECT count(*) FROM entities", where, args); err != nil {
			return err
		}
		return q.each(entityColumns+where+order+" LIMIT ? OFFSET ?", append(args, limitOf(limit), max(offset, 0)), func(row scanner) error {
			e, err := scanEntity(row)
			out = append(out, e)
			return err
		})
	})
	return out, total, err
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

// entitiesOfGraph lists the nodes of a graph.
func (q *session) entitiesOfGraph(f Query, sort string, offset, limit int) ([]Entity, int, error) {
	f.Isolated = f.Isolated || !f.ofEdges()
	g, err := q.bare(f)
	if err != nil {
		return nil, 0, err
	}
	all := make([]Entity, g.NodeCount())
	for i := range all {
		n := g.Node(i)
		all[i] = Entity{Key: n.Key, Label: n.Label, Type: n.Type, Mentions: n.Mentions, Documents: n.Documents, Degree: g.Neighbours(i)}
	}
	name, descending := strings.CutPrefix(sort, "-")
	slices.SortFunc(all, func(x, y Entity) int {
		c := map[string]int{"label": cmp.Compare(x.Label, y.Label), "key": cmp.Compare(x.Key, y.Key), "type": slices.Index(fact.Types, x.Type) - slices.Index(fact.Types, y.Type),
			"mentions": x.Mentions - y.Mentions, "documents": x.Documents - y.Documents, "degree": x.Degree - y.Degree}[name]
		if descending {
			c = -c
		}
		return cmp.Or(c, cmp.Compare(x.Key, y.Key))
	})
	return page(all, offset, limit), len(all), nil
}

// bare returns the graph that a query asks for, its edges without labels unless near-duplicates count.
func (q *session) bare(f Query) (*graph.Graph, error) {
	if f.Duplicates {
		g, _, err := q.wholeGraph(f)
		return g, err
	}
	in, err := q.scope(f)
	if err != nil {
		return nil, err
	}
	g, _, err := q.part(f, in)
	return g, err
}
