package store

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

var update = flag.Bool("update", false, "write testdata anew; versions that have been given out are never rewritten")

// outline says in lines what is in a corpus.
func outline(t *testing.T, s *Store) string {
	t.Helper()
	var b strings.Builder
	st, err := s.Stats(ctx)
	st.Revision = 0
	fmt.Fprintf(&b, "%+v %v\n", st, err)
	docs, _, err := s.Documents(ctx, Query{}, "id", 0, 0)
	for _, d := range docs {
		fmt.Fprintf(&b, "%+v\n", d)
	}
	entities, _, err2 := s.Entities(ctx, Query{}, "key", 0, 0)
	for _, e := range entities {
		fmt.Fprintf(&b, "%+v\n", e)
	}
	g, _, err3 := s.Graph(ctx, Query{})
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	for i := range g.EdgeCount() {
		fmt.Fprintf(&b, "%s %+v\n", refOf(g, g.Edge(i)), g.Edge(i))
		for _, e := range g.Evidence(i) {
			fmt.Fprintf(&b, "  %+v\n", e)
		}
	}
	log, err := s.Decisions(ctx)
	hits, _, err2 := s.Search(ctx, "harvest", 0)
	at, err3 := s.Positions(ctx)
	fmt.Fprintln(&b, log, err, hits, err2, at, err3)
	return b.String()
}

// TestMakeTheFirstVersion writes a corpus as SQL, once for each version of the schema, before that version is given out.
func TestMakeTheFirstVersion(t *testing.T) {
	const name = "testdata/version1.sql"
	if _, err := os.Stat(name); !*update || !errors.Is(err, fs.ErrNotExist) {
		t.Skip("made already; -update makes it when it is missing")
	}
	s := open(t)
	small := press{entities: 12, perDoc: 4, filler: 40}
	add(t, s, small.document(1), small.document(2), copyOf(small.document(1), 1), small.document(3))
	list, _, err := s.Entities(ctx, Query{}, "", 0, 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []decision.Decision{{Kind: decision.Merge, Key: list[1].Key, Into: list[0].Key, At: noon}, {Kind: decision.Note, Key: list[0].Key, Text: "ask 'them'", At: noon}} {
		if _, err := s.Decide(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.SetPositions(ctx, map[string][2]float64{list[0].Key: {1, -2.5}}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(script(t, s)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("testdata/version1.txt", []byte(outline(t, s)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// script writes a corpus as SQL: its schema and its rows, those of the full text by what is in it.
func script(t *testing.T, s *Store) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "%s\nPRAGMA application_id = %d;\nPRAGMA user_version = %d;\n", migrations[len(migrations)-1], appID, len(migrations))
	err := s.view(ctx, "writing it down", func(q *session) error {
		var tables []string
		err := q.each("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'fulltext%' AND name <> 'sqlite_stat1' ORDER BY rowid", nil, func(row scanner) error {
			var name string
			err := row.Scan(&name)
			tables = append(tables, name)
			return err
		})
		for _, table := range tables {
			var columns []string
			err = errors.Join(err, q.each("SELECT 'quote(' || name || ')' FROM pragma_table_info(?) ORDER BY cid", []any{table}, func(row scanner) error {
				var name string
				err := row.Scan(&name)
				columns = append(columns, name)
				return err
			}))
			err = errors.Join(err, q.each("SELECT "+strings.Join(columns, " || ', ' || ")+" FROM "+table, nil, func(row scanner) error {
				var values string
				err := row.Scan(&values)
				fmt.Fprintf(&b, "INSERT INTO %s VALUES (%s);\n", table, values)
				return err
			}))
		}
		docs, err2 := q.list("SELECT doc FROM documents ORDER BY doc")
		for _, doc := range docs {
			f, err3 := q.raw(doc)
			err = errors.Join(err, err2, err3)
			quote := func(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }
			fmt.Fprintf(&b, "INSERT INTO fulltext (rowid, title, body) VALUES (%d, %s, %s);\n", doc, quote(f.Doc.Title), quote(f.Text))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// goldenDocument is written by hand, so that what the index makes of it changes only when the index does.
func goldenDocument() *fact.Facts {
	f := press{entities: 9, perDoc: 5, filler: 30}.document(7)
	f.Entities[0].Roles = []fact.Role{{Title: "President", Of: fact.RefTo(1)}}
	f.Entities[0].IDs = map[string]string{"wikidata": "Q1"}
	f.Entities[1].MetonymOf = fact.RefTo(0)
	f.Relations = append(f.Relations, fact.Relation{Type: "haggle", Source: 0, Target: 1, Lemma: "haggle", Score: 0.25})
	return f
}

// The rows of the index are those that this version of it makes. When this fails for a good reason, raise indexVersion and run with -update:
// corpora that are there are then indexed again.
func TestIndexRowsAreOfThisVersion(t *testing.T) {
	s := open(t)
	add(t, s, goldenDocument())
	var b strings.Builder
	fmt.Fprintln(&b, "index version", indexVersion)
	rows := indexRows(t, s)
	for _, name := range []string{"counters", "appearances", "entities", "tallies", "words", "edges", "evidence", "pairs", "meetings"} {
		fmt.Fprintf(&b, "# %s\n%s", name, rows[name])
	}
	const name = "testdata/index.txt"
	if *update {
		if err := os.WriteFile(name, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil || b.String() != string(want) {
		t.Errorf("the index is another (%v); got\n%s", err, b.String())
	}
	if g, _, err := s.Graph(ctx, Query{Layers: graph.AutoLayer}); err != nil || g.EdgeCount() == 0 {
		t.Error(g, err)
	}
}
