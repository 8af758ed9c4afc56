package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
)

func TestOpenSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", foreign)
	if err == nil {
		_, err = db.Exec("CREATE TABLE mine (a); INSERT INTO mine VALUES (1)")
		db.Close()
	}
	newer := filepath.Join(dir, "newer.db")
	if db, e := sql.Open("sqlite", newer); e == nil {
		_, e = db.Exec("CREATE TABLE x (a); PRAGMA application_id = 1097036910; PRAGMA user_version = 999")
		err = errors.Join(err, e, db.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		path string
		set  Settings
		want error
	}{
		{filepath.Join(dir, "missing.db"), Settings{}, fs.ErrNotExist},
		{filepath.Join(dir, "missing.db"), Settings{Create: true, ReadOnly: true}, fs.ErrNotExist},
		{write("notes.txt", strings.Repeat("my notes ", 50)), Settings{Create: true}, ErrNotCorpus},
		{write("short.txt", "x"), Settings{Create: true}, ErrNotCorpus},
		{write("empty.db", ""), Settings{}, ErrNotCorpus},
		{foreign, Settings{Create: true}, ErrNotCorpus},
		{newer, Settings{}, ErrNewer},
		{dir, Settings{Create: true}, ErrNotCorpus},
	} {
		before, _ := os.ReadFile(c.path)
		s, err := Open(ctx, c.path, c.set)
		if s != nil || !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.path) {
			t.Errorf("%s %+v: %v, want %v", c.path, c.set, err, c.want)
		}
		if after, _ := os.ReadFile(c.path); !bytes.Equal(before, after) {
			t.Errorf("%s was written to", c.path)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 5 {
		t.Errorf("files were left behind: %v %v", left, err)
	}
	s, err := Open(ctx, filepath.Join(dir, "empty.db"), Settings{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestReadOnlyWritesNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "corpus ü?#%20.db") // a name that must be escaped in an address
	s, err := Open(ctx, path, Settings{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	f := press{entities: 30, perDoc: 8, filler: 120}.document(1)
	add(t, s, f)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(ctx, path, Settings{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	if st, err := r.Stats(ctx); err != nil || st.Documents != 1 {
		t.Error(st, err)
	}
	if _, err := r.Add(ctx, []*fact.Facts{f}, noon); !errors.Is(err, ErrReadOnly) {
		t.Error(err)
	}
	if err := r.SetPositions(ctx, map[string][2]float64{"a": {1, 2}}); !errors.Is(err, ErrReadOnly) {
		t.Error(err)
	}
	if _, err := r.Decide(ctx, decision.Decision{Kind: decision.Hide, Key: "x"}); !errors.Is(err, ErrReadOnly) {
		t.Error(err)
	}
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("it was written to", err)
	}
}

func TestReadingGoesOnWhileAnotherWrites(t *testing.T) {
	path := filepath.Join(t.TempDir(), "corpus.db")
	small := press{entities: 30, perDoc: 8, filler: 120}
	w, err := Open(ctx, path, Settings{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	add(t, w, small.document(1))
	r, err := Open(ctx, path, Settings{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	first, _, err := r.Graph(ctx, Query{})
	if err != nil {
		t.Fatal(err)
	}
	err = w.update(ctx, "holding the lock", func(q *session) error {
		if g, _, err := r.Graph(ctx, Query{}); err != nil || g.NodeCount() != first.NodeCount() {
			t.Error(g, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	add(t, w, small.document(2))
	if g, _, err := r.Graph(ctx, Query{}); err != nil || g.NodeCount() <= first.NodeCount() {
		t.Error("what was added is not seen", g, err)
	}
}

func TestOneWriterAtATime(t *testing.T) {
	path := filepath.Join(t.TempDir(), "corpus.db")
	a, err := Open(ctx, path, Settings{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := Open(ctx, path, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := b.write.Exec("PRAGMA busy_timeout = 20"); err != nil {
		t.Fatal(err)
	}
	err = a.update(ctx, "holding the lock", func(*session) error {
		_, err := b.Add(ctx, []*fact.Facts{usualPress.document(1)}, noon)
		if !errors.Is(err, ErrLocked) || !strings.Contains(err.Error(), path) {
			t.Error(err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	add(t, b, usualPress.document(1))
}

func TestACanceledAddKeepsNothing(t *testing.T) {
	s := open(t)
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := s.Add(stopped, []*fact.Facts{usualPress.document(1)}, noon); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if st, err := s.Stats(ctx); err != nil || st.Documents != 0 || st.Revision != 1 {
		t.Error(st, err)
	}
}

// A corpus that the first version made, as SQL, opens and says what it said then.
func TestTheFirstVersionStillOpens(t *testing.T) {
	script, err := os.ReadFile("testdata/version1.sql")
	if err != nil {
		t.Fatal(err)
	}
	want, err := os.ReadFile("testdata/version1.txt")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(string(script)); err != nil {
		t.Fatal(err)
	}
	db.Close()
	s, err := Open(ctx, path, Settings{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := outline(t, s); got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	indexIsAsMadeAnew(t, s)
}

func TestMigrationsRunInOrderAndOnce(t *testing.T) {
	s := open(t)
	steps := append(migrations[:len(migrations):len(migrations)], "CREATE TABLE next (a); INSERT INTO next VALUES (1)", "UPDATE next SET a = a + 1")
	for from := len(migrations); from <= len(steps); from += 2 {
		tx, err := s.write.Begin()
		if err != nil {
			t.Fatal(err)
		}
		if err := migrate(ctx, tx, from, steps); err != nil {
			t.Fatal(err)
		}
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	var a, version int
	if err := s.write.QueryRow("SELECT a FROM next").Scan(&a); err != nil || a != 2 {
		t.Error(a, err)
	}
	if err := s.write.QueryRow("PRAGMA user_version").Scan(&version); err != nil || version != len(steps) {
		t.Error(version, err)
	}
	if _, err := Open(ctx, s.path, Settings{}); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
}

func TestDamageIsNamedAndTheRestGoesOn(t *testing.T) {
	small := press{entities: 30, perDoc: 8, filler: 120}
	fs := []*fact.Facts{small.document(1), small.document(2), small.document(3)}
	s := open(t)
	add(t, s, fs...)
	if _, err := s.write.Exec("UPDATE contents SET text = x'00112233445566', facts = substr(facts, 1, 40) WHERE doc = 2"); err != nil {
		t.Fatal(err)
	}
	bad := fs[1].Doc.ID
	if _, _, err := s.Document(ctx, bad); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), bad) {
		t.Error(err)
	}
	g, _, err := s.Graph(ctx, Query{Isolated: true})
	if err != nil || g.NodeCount() != build(fs).NodeCount() {
		t.Fatal(g, err)
	}
	with, without := 0, 0
	for i := range g.EdgeCount() {
		for _, e := range g.Evidence(i) {
			if e.Text == "" {
				without++
			} else {
				with++
			}
			if (e.Text == "") != (e.Document == bad) {
				t.Fatalf("%+v", e)
			}
		}
	}
	if with == 0 || without == 0 {
		t.Error(with, without)
	}
	if errs := s.Damaged(); len(errs) != 1 || !strings.Contains(errs[0].Error(), bad) {
		t.Error(errs)
	}
	if errs, err := s.Check(ctx); err != nil || len(errs) != 1 || !strings.Contains(errs[0].Error(), bad) {
		t.Error(errs, err)
	}
	if _, _, err := s.Search(ctx, "harvest", 10); err != nil {
		t.Error(err)
	}
	if _, err := s.Remove(ctx, bad); err != nil {
		t.Fatal(err)
	}
	g, _, err = s.Graph(ctx, Query{Isolated: true})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "without it", g, build([]*fact.Facts{fs[0], fs[2]}), true)
	indexIsAsMadeAnew(t, s)
}

func FuzzUnpack(f *testing.F) {
	var p packer
	p.dict = factsDict
	facts, err := p.packFacts(usualPress.document(1))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(facts)
	f.Add([]byte{})
	f.Add([]byte{0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1})
	f.Fuzz(func(t *testing.T, blob []byte) {
		if got, err := unpackFacts(blob, blob); err == nil {
			t.Log(got) // a blob that is both facts and a text: none is known
		} else if !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
		if a, err := decodeActor(blob); err == nil {
			if b, err := decodeActor(encodeActor(a)); err != nil || hex.EncodeToString(encodeActor(b)) != hex.EncodeToString(encodeActor(a)) {
				t.Error(err)
			}
		}
		decodeShared(blob)
		decodeEdge(blob)
	})
}
