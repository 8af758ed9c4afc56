package store

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/actant-project/actant/graph"
)

// Timeline lists dated evidence of relations, oldest first, and says how much there is. Of f it takes Types, Relations, Statuses, Documents, Since,
// Until, Search and Around, of which an edge must touch one.
func (s *Store) Timeline(ctx context.Context, f Query, offset, limit int) (out []Event, total int, err error) {
	err = s.view(ctx, "making a timeline", func(q *session) error {
		in, err := q.scope(f)
		if err != nil {
			return err
		}
		f.MinWeight, f.MinSources = 0, 0
		until := in.until
		if until == 0 {
			until = lastDay
		}
		where, args := q.whereEdges(f)
		where, args = where+" AND e.day BETWEEN ? AND ?", append(args, max(in.since, 1), until)
		from := " FROM evidence e"
		if len(f.Around) > 0 {
			var keys []any
			from, keys = evidenceAround(f.Around)
			args = append(keys, args...)
		}
		return q.timeline(from+where, args, in, offset, limit, &out, &total)
	})
	return out, total, err
}

// evidenceAround is the evidence of edges at these entities: from one end it is in the order of the table, from the other it is found by the edges.
func evidenceAround(keys []string) (from string, args []any) {
	const columns = "v.source, v.target, v.type, v.status, v.symmetric, v.doc, v.n, v.day, v.score"
	list := "(SELECT entity FROM keys WHERE key IN " + marks(len(keys)) + ")"
	from = " FROM (SELECT " + columns + " FROM evidence v WHERE v.source IN " + list + " UNION ALL SELECT " + columns + ` FROM edges x JOIN evidence v
		ON v.source = x.source AND v.target = x.target AND v.type = x.type AND v.status = x.status AND v.symmetric = x.symmetric
		WHERE x.target IN ` + list + " AND x.source NOT IN " + list + ") e"
	return from, slices.Concat(anys(keys), anys(keys), anys(keys))
}

func (q *session) timeline(from string, args []any, in scope, offset, limit int, out *[]Event, total *int) error {
	type at struct {
		edgeKey
		doc, n int64
	}
	var rows []at
	collect := func(query string, args []any) error {
		return q.each(query, args, func(row scanner) error {
			var r at
			err := row.Scan(&r.source, &r.target, &r.typ, &r.status, &r.symmetric, &r.doc, &r.n)
			if in.docs == nil || in.docs[r.doc] {
				rows = append(rows, r)
			}
			return err
		})
	}
	query := "SELECT e.source, e.target, e.type, e.status, e.symmetric, e.doc, e.n" + from +
		" ORDER BY e.day, e.score DESC, e.doc, e.source, e.target, e.type, e.status, e.symmetric, e.n"
	if in.docs != nil {
		if err := collect(query, args); err != nil {
			return err
		}
		*total = len(rows)
		rows = page(rows, offset, limit)
	} else {
		if err := q.one("SELECT count(*)"+from, args...).Scan(total); err != nil {
			return err
		}
		if err := collect(query+" LIMIT ? OFFSET ?", append(args, limitOf(limit), max(offset, 0))); err != nil {
			return err
		}
	}
	for _, r := range rows {
		var p piece
		err := q.each(`SELECT doc, d.id, d.source, d.title, d.outlet, e.day, e.score, e.attributed, e.data FROM evidence e JOIN documents d USING (doc)
			WHERE e.source=? AND e.target=? AND e.type=? AND e.status=? AND e.symmetric=? AND e.doc=? AND e.n=?`, append(r.args(), r.doc, r.n), func(row scanner) (err error) {
			p, err = q.scanPiece(row, r.edgeKey)
			return err
		})
		if err != nil {
			return err
		}
		q.fill(&p)
		edge, err := q.edgeRows(" FROM edges e"+whereEdge, r.args()...)
		if err != nil {
			return err
		}
		if len(edge) == 1 {
			*out = append(*out, Event{edge[0], p.Evidence})
		}
	}
	return nil
}

// Histogram counts documents over time in so many equal stretches of whole days, from the first to the last, and those without a date. Of f it takes
// what Documents takes.
func (s *Store) Histogram(ctx context.Context, f Query, buckets int) (out []Bucket, undated int, err error) {
	err = s.view(ctx, "counting documents over time", func(q *session) error {
		where, args, err := q.whereDocuments(f)
		if err != nil {
			return err
		}
		if !f.Duplicates {
			where = strings.Replace(or(strings.TrimSpace(where), "WHERE 1"), "WHERE ", " WHERE d.duplicate_of IS NULL AND ", 1)
		}
		days := make(map[int64]int)
		first, last := int64(0), int64(0)
		err = q.each("SELECT d.day, count(*) FROM documents d"+where+" GROUP BY d.day", args, func(row scanner) error {
			var day graph.Day
			var n int
			if err := row.Scan(&day, &n); err != nil || day == 0 {
				undated += n
				return err
			}
			at, err := time.Parse(time.DateOnly, day.String())
			if err != nil {
				undated += n // 31 February
				return nil
			}
			d := at.Unix() / 86400
			if len(days) == 0 {
				first, last = d, d
			}
			days[d] += n
			first, last = min(first, d), max(last, d)
			return nil
		})
		if err != nil || len(days) == 0 {
			return err
		}
		out = stretches(days, first, last, int64(max(buckets, 1)))
		return nil
	})
	return out, undated, err
}

func stretches(days map[int64]int, first, last, count int64) []Bucket {
	length := (last - first + count) / count // of each, rounded up
	var out []Bucket
	for start := first; start <= last; start += length {
		out = append(out, Bucket{Start: dayOf(start), End: dayOf(min(start+length-1, last))})
	}
	for d, n := range days {
		out[(d-first)/length].Documents += n
	}
	return out
}

func dayOf(d int64) string { return time.Unix(d*86400, 0).UTC().Format(time.DateOnly) }
