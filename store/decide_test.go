package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// decided is the graph of facts under a log.
func decided(fs []*fact.Facts, log []decision.Decision) *graph.Graph {
	o := decision.Compile(log)
	var b graph.Builder
	for _, f := range fs {
		b.Add(o.Apply(f))
	}
	return b.Graph()
}

// anyDecision makes up a decision about what the graph shows.
func anyDecision(r *rand.Rand, g *graph.Graph, fs []*fact.Facts) decision.Decision {
	node := func() graph.Node { return g.Node(r.IntN(g.NodeCount())) }
	edge := func() (*decision.EdgeRef, []graph.Evidence) {
		i := r.IntN(g.EdgeCount())
		e := refOf(g, g.Edge(i))
		return &e, g.Evidence(i)
	}
	a, b := node(), node()
	d := decision.Decision{At: noon, Key: a.Key}
	switch r.IntN(9) {
	case 0, 1:
		d.Kind, d.Into = decision.Merge, b.Key
	case 2:
		d.Kind, d.Name = decision.Rename, a.Label+" II"
	case 3:
		d.Kind, d.Type = decision.Retype, fact.Types[r.IntN(len(fact.Types))]
	case 4:
		d.Kind = decision.Hide
	case 5:
		d.Kind, d.Name, d.Documents = decision.Split, a.Label+" Other", []string{fs[r.IntN(len(fs))].Doc.ID}
	case 6:
		d.Kind, d.Key = decision.Reject, ""
		d.Edge, _ = edge()
	case 7:
		e, evidence := edge()
		d.Kind, d.Key, d.Edge = decision.Reject, "", e
		if len(evidence) > 0 {
			ref := decision.Ref(evidence[0].Document, evidence[0].Text)
			d.Evidence = &ref
		}
	default:
		e, _ := edge()
		to := *e
		to.Type, to.Status, to.Symmetric = fact.Support, fact.Denied, false
		d.Kind, d.Key, d.Edge, d.To = decision.Correct, "", e, &to
	}
	return d
}

func TestDecisionsHoldForWhatIsThereAndWhatComes(t *testing.T) {
	small := press{entities: 30, perDoc: 8, filler: 120}
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 2))
		s := open(t)
		var there []*fact.Facts
		made := 0
		taken, refused := 0, 0
		for step := range 40 {
			switch {
			case step%4 == 0:
				f := small.document(100*int(seed) + made)
				made++
				add(t, s, f)
				there = append(there, f)
			case step%10 == 7 && len(there) > 2:
				i := r.IntN(len(there))
				if _, err := s.Remove(ctx, there[i].Doc.ID); err != nil {
					t.Fatal(err)
				}
				there = slices.Delete(there, i, i+1)
			case step%5 == 4:
				if _, err := s.Undo(ctx, 0, noon); err != nil && !errors.Is(err, ErrUnknown) {
					t.Fatal(err)
				}
			default:
				log, err := s.Decisions(ctx)
				if err != nil {
					t.Fatal(err)
				}
				if _, err := s.Decide(ctx, anyDecision(r, decided(there, log), there)); err != nil {
					refused++
				} else {
					taken++
				}
			}
			log, err := s.Decisions(ctx)
			if err != nil {
				t.Fatal(err)
			}
			got, _, err := s.Graph(ctx, Query{Isolated: true})
			if err != nil {
				t.Fatal(err)
			}
			same(t, fmt.Sprintf("seed %d, step %d, after %+v", seed, step, log), got, decided(there, log), true)
		}
		if taken < 10 {
			t.Fatalf("seed %d: %d decisions taken, %d refused: too few to say anything", seed, taken, refused)
		}
		indexIsAsMadeAnew(t, s)
	}
}

// indexIsAsMadeAnew compares all rows of the index with those that making it again gives.
func indexIsAsMadeAnew(t *testing.T, s *Store) {
	t.Helper()
	kept := indexRows(t, s)
	if err := s.Rebuild(ctx); err != nil {
		t.Fatal(err)
	}
	anew := indexRows(t, s)
	for name, rows := range kept {
		if rows != anew[name] {
			a, b := strings.Split(rows, "\n"), strings.Split(anew[name], "\n")
			for i := range min(len(a), len(b)) {
				if a[i] != b[i] {
					t.Fatalf("%s: kept\n%s\nmade anew\n%s", name, a[i], b[i])
				}
			}
			t.Fatalf("%s: %d rows kept, %d made anew", name, len(a), len(b))
		}
	}
}

// indexRows writes the tables of the index with keys for numbers, which depend on the order in which documents came.
func indexRows(t *testing.T, s *Store) map[string]string {
	t.Helper()
	out := make(map[string]string)
	err := s.view(ctx, "dumping", func(q *session) error {
		for name, query := range map[string]string{
			"keys":        "SELECT key FROM keys ORDER BY key",
			"counters":    "SELECT name || ' ' || n FROM counters ORDER BY name",
			"appearances": "SELECT key || ' ' || doc || ' ' || how || ' ' || statements FROM appearances JOIN keys USING (entity) ORDER BY key, doc",
			"entities":    "SELECT key || ' ' || label || ' ' || type || ' ' || mentions || ' ' || documents || ' ' || sentences || ' ' || degree || ' ' || pairs FROM entities ORDER BY key",
			"tallies":     "SELECT key || ' ' || hex(tally) FROM tallies JOIN keys USING (entity) ORDER BY key",
			"words":       "SELECT word || ' ' || key FROM words JOIN keys USING (entity) ORDER BY word, key",
			"edges": `SELECT s.key || ' ' || t.key || ' ' || type || ' ' || status || ' ' || symmetric || ' ' || weight || ' ' || documents || ' ' || score || ' ' || first || ' ' || last || ' ' || label
				FROM edges JOIN keys s ON s.entity = source JOIN keys t ON t.entity = target ORDER BY 1`,
			"evidence": `SELECT s.key || ' ' || t.key || ' ' || type || ' ' || status || ' ' || symmetric || ' ' || doc || ' ' || n || ' ' || day || ' ' || score || ' ' || coalesce(a.key, '') || ' ' || hex(data)
				FROM evidence JOIN keys s ON s.entity = source JOIN keys t ON t.entity = target LEFT JOIN keys a ON a.entity = attributed ORDER BY 1`,
			"pairs": "SELECT s.key || ' ' || t.key || ' ' || weight || ' ' || documents || ' ' || first || ' ' || last FROM pairs JOIN keys s ON s.entity = source JOIN keys t ON t.entity = target ORDER BY 1",
			"meetings": `SELECT s.key || ' ' || t.key || ' ' || doc || ' ' || sentences || ' ' || hex(data) FROM meetings
				JOIN keys s ON s.entity = source JOIN keys t ON t.entity = target ORDER BY 1`,
			"documents": "SELECT id || ' ' || entities || ' ' || relations || ' ' || coalesce(duplicate_of, 0) FROM documents ORDER BY doc",
		} {
			var b strings.Builder
			err := q.each(query, nil, func(row scanner) error {
				var line string
				err := row.Scan(&line)
				b.WriteString(line + "\n")
				return err
			})
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			out[name] = b.String()
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTheLogTravels(t *testing.T) {
	small := press{entities: 30, perDoc: 8, filler: 120}
	a, b := open(t), open(t)
	for i := range 6 {
		add(t, a, small.document(i))
		add(t, b, small.document(i))
	}
	list, _, err := a.Entities(ctx, Query{}, "", 0, 4)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []decision.Decision{
		{Kind: decision.Merge, Key: list[0].Key, Into: list[1].Key, At: noon}, {Kind: decision.Hide, Key: list[2].Key, At: noon},
		{Kind: decision.Note, Key: list[1].Key, Text: "ask her", At: noon}, {Kind: decision.Rename, Key: list[3].Key, Name: "Gone", At: noon},
	} {
		if _, err := a.Decide(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if d, err := a.Undo(ctx, 0, noon); err != nil || d.Name != "Gone" || !d.Undone {
		t.Fatal(d, err)
	}
	log, err := a.Decisions(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time there is nothing new
		if _, err := b.ImportDecisions(ctx, log, noon); err != nil {
			t.Fatal(err)
		}
	}
	ours, err := b.Decisions(ctx)
	if err != nil || len(ours) != 3 {
		t.Fatal(ours, err)
	}
	ga, _, _ := a.Graph(ctx, Query{Isolated: true})
	gb, _, _ := b.Graph(ctx, Query{Isolated: true})
	same(t, "imported", gb, ga, true)
	notes, _, err := b.Notes(ctx)
	if err != nil || !slices.Equal(notes[list[1].Key], []string{"ask her"}) {
		t.Fatal(notes, err)
	}
	card, err := b.Entity(ctx, list[1].Key, Query{})
	if err != nil || len(card.History) != 2 || len(card.Notes) != 1 {
		t.Fatalf("%+v %v", card, err)
	}
}

func TestDecidingSaysWhatIsWrong(t *testing.T) {
	s := open(t)
	add(t, s, press{entities: 30, perDoc: 8, filler: 120}.document(1))
	list, _, err := s.Entities(ctx, Query{}, "key", 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Decide(ctx, decision.Decision{Kind: decision.Hide, Key: list[0].Key + "x", At: noon})
	var unknown *decision.UnknownKey
	if !errors.As(err, &unknown) || !slices.Contains(unknown.Near, list[0].Key) {
		t.Errorf("%v does not name %s", err, list[0].Key)
	}
	if _, err := s.Undo(ctx, 7, noon); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if log, err := s.Decisions(ctx); err != nil || len(log) != 0 {
		t.Error("a refused decision is in the log", log, err)
	}
}
