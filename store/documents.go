package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// prefixLeast is how much of an ID names a document when no other begins so.
const prefixLeast = 6

// Document returns what a document says, decisions applied, with its text. id may be as in Remove.
func (s *Store) Document(ctx context.Context, id string) (f *fact.Facts, d Document, err error) {
	err = s.view(ctx, "reading "+id, func(q *session) error {
		doc, err := q.resolve(id)
		if err != nil {
			return err
		}
		if d, err = q.document(doc); err != nil {
			return err
		}
		o, err := q.decided()
		if err != nil {
			return err
		}
		raw, err := q.raw(doc)
		if err != nil {
			return err
		}
		f = o.Apply(raw)
		return nil
	})
	return f, d, err
}

// resolve returns the number of the document of that name.
func (q *session) resolve(name string) (int64, error) {
	for _, query := range []string{"SELECT doc FROM documents WHERE id=?", "SELECT doc FROM documents WHERE source=?"} {
		docs, err := q.list(query+" LIMIT 2", name)
		switch {
		case err != nil:
			return 0, err
		case len(docs) == 1:
			return docs[0], nil
		case len(docs) > 1:
			return 0, fmt.Errorf("%s: several documents come from it; name one by its ID", name)
		}
	}
	if len(name) >= prefixLeast {
		docs, err := q.list("SELECT doc FROM documents WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", name, name+"\U0010ffff")
		switch {
		case err != nil:
			return 0, err
		case len(docs) == 1:
			return docs[0], nil
		case len(docs) > 1:
			return 0, fmt.Errorf("%s: several documents have an ID that begins so; write more of it", name)
		}
	}
	return 0, fmt.Errorf("document %s: %w", name, ErrUnknown)
}

// resolveAll returns the numbers of documents, each once; a source may name several.
func (q *session) resolveAll(names []string) ([]int64, error) {
	var out []int64
	for _, name := range names {
		docs, err := q.list("SELECT doc FROM documents WHERE source=? AND source NOT IN ('', '-') ORDER BY doc", name)
		if err != nil {
			return nil, err
		}
		if len(docs) == 0 || slices.Contains(names, "") {
			doc, err := q.resolve(name)
			if err != nil {
				return nil, err
			}
			docs = []int64{doc}
		}
		for _, d := range docs {
			if !slices.Contains(out, d) {
				out = append(out, d)
			}
		}
	}
	return out, nil
}

// IDs returns the IDs of the documents of these names, which may be as in Remove, each once and in that order.
func (s *Store) IDs(ctx context.Context, names ...string) (ids []string, err error) {
	err = s.view(ctx, "looking for documents", func(q *session) error {
		docs, err := q.resolveAll(names)
		if err != nil {
			return err
		}
		for _, doc := range docs {
			d, err := q.document(doc)
			if err != nil {
				return err
			}
			ids = append(ids, d.ID)
		}
		return nil
	})
	return ids, err
}

const documentColumns = `SELECT d.id, d.source, d.title, d.outlet, d.day, d.added, d.bytes, d.entities, d.relations, coalesce(o.id, '')
	FROM documents d LEFT JOIN documents o ON o.doc = d.duplicate_of `

func scanDocument(row scanner) (d Document, err error) {
	var day graph.Day
	err = row.Scan(&d.ID, &d.Source, &d.Title, &d.Outlet, &day, &d.Added, &d.Bytes, &d.Entities, &d.Relations, &d.DuplicateOf)
	d.Date = day.String()
	return d, err
}

func (q *session) document(doc int64) (Document, error) {
	d, err := scanDocument(q.one(documentColumns+"WHERE d.doc=?", doc))
	return d, orDamaged(err)
}

// raw returns a document as it was extracted, with its text.
func (q *session) raw(doc int64) (*fact.Facts, error) {
	var facts, txt []byte
	err := q.one("SELECT facts, text FROM contents WHERE doc=?", doc).Scan(&facts, &txt)
	if err == nil {
		var f *fact.Facts
		if f, err = unpackFacts(facts, txt); err == nil {
			return f, nil
		}
	}
	return nil, fmt.Errorf("document %s: %w", q.idOf(doc), orDamaged(err))
}

// text returns the text of a document.
func (q *session) text(doc int64) (string, error) {
	if t, ok := q.texts.get(doc); ok {
		return t, nil
	}
	var b []byte
	err := q.one("SELECT text FROM contents WHERE doc=?", doc).Scan(&b)
	if err == nil {
		b, err = unpack(b, "")
	}
	if err != nil {
		return "", fmt.Errorf("document %s: text: %w", q.idOf(doc), orDamaged(err))
	}
	t := string(b)
	if !q.writing {
		q.texts.put(doc, t)
	}
	return t, nil
}

// idOf is a document's ID for messages.
func (q *session) idOf(doc int64) string {
	var id string
	if err := q.one("SELECT id FROM documents WHERE doc=?", doc).Scan(&id); err != nil {
		return fmt.Sprintf("number %d", doc)
	}
	return id
}

// report keeps the damage of a document for Damaged; the rest goes on.
func (q *session) report(doc int64, err error) {
	id := q.idOf(doc)
	q.mu.Lock()
	defer q.mu.Unlock()
	q.damaged[id] = err
}

// Damaged lists what could not be read of documents so far, one error each, by ID. All else went on without them.
func (s *Store) Damaged() []error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []error
	for _, id := range slices.Sorted(maps.Keys(s.damaged)) {
		out = append(out, s.damaged[id])
	}
	return out
}

// Check reads the whole corpus and returns all that is damaged, one error a document.
func (s *Store) Check(ctx context.Context) ([]error, error) {
	var out []error
	err := s.view(ctx, "checking it", func(q *session) error {
		err := q.each("PRAGMA integrity_check(20)", nil, func(row scanner) error {
			var line string
			if err := row.Scan(&line); err != nil {
				return err
			}
			if line != "ok" {
				out = append(out, fmt.Errorf("%w: %s", ErrDamaged, line))
			}
			return nil
		})
		if err != nil {
			return err
		}
		docs, err := q.list("SELECT doc FROM documents ORDER BY doc")
		for _, doc := range docs {
			if err := ctx.Err(); err != nil {
				return err
			}
			if _, err := q.raw(doc); err != nil {
				out = append(out, err)
			}
		}
		return err
	})
	return out, err
}

// documentSorts are the orders of Documents; the ID comes last in all of them.
var documentSorts = map[string]string{"date": "d.day", "title": "d.title", "outlet": "d.outlet", "source": "d.source", "added": "d.doc",
	"entities": "d.entities", "relations": "d.relations", "id": "d.id"}

// Documents lists documents and says how many there are in all. sort is date, title, outlet, source, added, entities, relations or
// id, with a - before it descending; "" is -date. It lists those that are dated so and hold q's Search, that name one of Around, and that say
// what q asks of edges: have evidence of one of these Relations, Statuses and Types, with MinWeight and MinSources. Types alone are those of entities
// that a document names. Near-duplicates are listed, too, unless it is asked what documents name or say.
func (s *Store) Documents(ctx context.Context, q Query, sort string, offset, limit int) (out []Document, total int, err error) {
	order, err := orderBy(sort, "-date", documentSorts, "d.id")
	if err != nil {
		return nil, 0, err
	}
	err = s.view(ctx, "listing documents", func(v *session) error {
		where, args, err := v.whereDocuments(q)
		if err != nil {
			return err
		}
		if total, err = v.count("documents", "SELECT count(*) FROM documents d", where, args); err != nil {
			return err
		}
		return v.each(documentColumns+where+order+" LIMIT ? OFFSET ?", append(args, limitOf(limit), offset), func(row scanner) error {
			d, err := scanDocument(row)
			out = append(out, d)
			return err
		})
	})
	return out, total, err
}

// whereDocuments is the condition on documents d.
func (q *session) whereDocuments(f Query) (string, []any, error) {
	var conditions []string
	var args []any
	add := func(condition string, values ...any) {
		conditions = append(conditions, condition)
		args = append(args, values...)
	}
	if f.Since != "" || f.Until != "" {
		add("d.day > 0 AND d.day >= ?", int64(graph.ParseDay(f.Since)))
		if until := graph.ParseDay(f.Until); until != 0 {
			add("d.day <= ?", int64(until))
		}
	}
	if len(f.Documents) > 0 {
		values := anys(f.Documents)
		add("(d.id IN "+marks(len(values))+" OR d.source IN "+marks(len(values))+")", append(values, values...)...)
	}
	if len(f.Around) > 0 {
		add("d.doc IN (SELECT doc FROM appearances JOIN keys USING (entity) WHERE how & 2 AND key IN "+marks(len(f.Around))+")", anys(f.Around)...)
	}
	if f.Search != "" {
		words := matchQuery(f.Search)
		if words == "" {
			add("0")
		} else {
			add("d.doc IN (SELECT rowid FROM fulltext WHERE fulltext MATCH ?)", words)
		}
	}
	if condition, values, err := q.saying(f); err != nil {
		return "", nil, err
	} else if condition != "" {
		add(condition, values...)
	}
	if len(conditions) == 0 {
		return " ", nil, nil
	}
	if args == nil {
		args = []any{}
	}
	return " WHERE " + strings.Join(conditions, " AND "), args, nil
}

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// marks is "(?,?,?)".
func marks(n int) string { return "(" + strings.TrimSuffix(strings.Repeat("?,", n), ",") + ")" }

// limitOf is a LIMIT: 0 and below are none.
func limitOf(limit int) int {
	if limit <= 0 {
		return -1
	}
	return limit
}

// orderBy turns the name of a sort into SQL; the last column makes it total.
func orderBy(sort, usual string, columns map[string]string, last string) (string, error) {
	if sort == "" {
		sort = usual
	}
	name, descending := strings.CutPrefix(sort, "-")
	column, ok := columns[name]
	if !ok {
		return "", fmt.Errorf("store: sort %q: %w: it must be one of %s, with a - before it to turn it round", sort, ErrOrder, strings.Join(slices.Sorted(maps.Keys(columns)), ", "))
	}
	if descending {
		column += " DESC"
	}
	return " ORDER BY " + column + ", " + last, nil
}

// noRows reports that a query found nothing.
func noRows(err error) bool { return errors.Is(err, sql.ErrNoRows) }
