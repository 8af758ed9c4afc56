package store

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Stats says how much there is.
func (s *Store) Stats(ctx context.Context) (st Stats, err error) {
	err = s.view(ctx, "counting", func(q *session) error {
		counts, err := q.counters()
		if err != nil {
			return err
		}
		st = Stats{Documents: counts["documents"], Duplicates: counts["duplicates"], Entities: counts["entities"], Relations: counts["relations"],
			Cooccurrences: counts["pairs"], Evidence: counts["evidence"], Sentences: counts["sentences"], Revision: q.at,
			RelationTypes: countsOf(counts, "edge:")}
		for _, t := range fact.Types {
			if n := counts["entity:"+string(t)]; n > 0 {
				st.Types = append(st.Types, Count{string(t), n})
			}
		}
		for _, t := range statuses {
			if n := counts["status:"+string(t)]; n > 0 {
				st.Statuses = append(st.Statuses, Count{string(t), n})
			}
		}
		var first, last graph.Day
		err = q.one(`SELECT coalesce((SELECT min(day) FROM documents WHERE duplicate_of IS NULL AND day > 0), 0),
			coalesce((SELECT max(day) FROM documents WHERE duplicate_of IS NULL), 0)`).Scan(&first, &last)
		if err != nil {
			return err
		}
		st.First, st.Last = first.String(), last.String()
		return q.one("SELECT count(*) FROM decisions WHERE undone = ''").Scan(&st.Decisions)
	})
	return st, err
}

// Revision is a number that grows with every change.
func (s *Store) Revision(ctx context.Context) (at int64, err error) {
	err = s.view(ctx, "reading its revision", func(q *session) error {
		at = q.at
		return nil
	})
	return at, err
}

func (q *session) counters() (map[string]int, error) {
	out := make(map[string]int)
	err := q.each("SELECT name, n FROM counters", nil, func(row scanner) error {
		var name string
		var n int
		err := row.Scan(&name, &n)
		out[name] = n
		return err
	})
	return out, err
}

// countsOf picks the counters of one kind, most frequent first.
func countsOf(counts map[string]int, prefix string) []Count {
	var out []Count
	for name, n := range counts {
		if name, ok := strings.CutPrefix(name, prefix); ok && n > 0 {
			out = append(out, Count{name, n})
		}
	}
	slices.SortFunc(out, func(x, y Count) int { return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Name, y.Name)) })
	return out
}
