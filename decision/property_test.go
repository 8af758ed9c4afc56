package decision_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

func encode(t testing.TB, f *fact.Facts) string {
	t.Helper()
	b, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// randomDecision decides something about f, often more than once about the same.
func randomDecision(r *rand.Rand, f *fact.Facts) decision.Decision {
	key := func() string { return f.Entities[r.IntN(len(f.Entities))].Key }
	edge := func() (*decision.EdgeRef, *fact.Relation) {
		if len(f.Relations) == 0 {
			return nil, nil
		}
		x := &f.Relations[r.IntN(len(f.Relations))]
		return &decision.EdgeRef{Source: f.Entities[x.Source].Key, Target: f.Entities[x.Target].Key, Type: x.Type, Status: x.Status, Symmetric: x.Symmetric}, x
	}
	kind := decision.Kinds[r.IntN(len(decision.Kinds))]
	d := decision.Decision{Kind: kind}
	switch kind {
	case decision.Merge, decision.Distinct, decision.Keep:
		d.Key, d.Into = key(), key()
	case decision.Split:
		d.Key, d.Name = key(), fmt.Sprint("Someone Else ", r.IntN(3))
		if r.IntN(4) == 0 {
			d.Name = f.Entities[r.IntN(len(f.Entities))].Name
		}
		for _, m := range f.Mentions {
			if e := m.Entity.Index(); e >= 0 && f.Entities[e].Key == d.Key && r.IntN(2) == 0 {
				d.Forms = append(d.Forms, m.Text)
			}
		}
		if len(d.Forms) == 0 || r.IntN(5) == 0 {
			d.Documents = []string{f.Doc.ID}
		}
	case decision.Rename:
		d.Key, d.Name = key(), fmt.Sprint("Renamed ", r.IntN(5))
	case decision.Retype:
		d.Key, d.Type = key(), fact.Types[r.IntN(len(fact.Types))]
	case decision.Hide:
		d.Key = key()
	case decision.Note:
		d.Key, d.Text = key(), "seen"
	case decision.Reject, decision.Correct:
		e, x := edge()
		if e == nil {
			return decision.Decision{Kind: decision.Hide, Key: key()}
		}
		d.Edge = e
		if r.IntN(2) == 0 {
			ref := decision.Ref(f.Doc.ID, x.Sentence.Of(f.Text))
			d.Evidence = &ref
		}
		if kind == decision.Correct {
			to := *e
			to.Type = fact.RelationTypes[r.IntN(len(fact.RelationTypes))]
			to.Status = []fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged}[r.IntN(4)]
			if to.Symmetric = r.IntN(2) == 0; r.IntN(2) == 0 {
				to.Source, to.Target = to.Target, to.Source
			}
			d.To = &to
		}
	}
	return d
}

// TestValid holds what random decisions make of the sample articles to the contract.
func TestValid(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	changed := 0
	for _, f := range articles(t) {
		if len(f.Entities) == 0 {
			continue
		}
		if b := breaches(f); len(b) > 0 {
			t.Fatalf("%s breaks the contract before any decision: %q", f.Doc.Source, b)
		}
		before := encode(t, f)
		for round := range 60 {
			var log []decision.Decision
			for range 1 + round/2 {
				log = append(log, randomDecision(r, f))
			}
			got := decision.Compile(log).Apply(f)
			if got != f {
				changed++
			}
			for _, b := range breaches(got) {
				t.Errorf("%s: %s\nunder %v", f.Doc.Source, b, log)
			}
			if encode(t, f) != before {
				t.Fatalf("%s: Apply wrote to its argument under %v", f.Doc.Source, log)
			}
			var b graph.Builder
			b.Add(got)
			if n := b.Graph().NodeCount(); n != len(got.Entities) {
				t.Errorf("%s: %d entities, %d nodes", f.Doc.Source, len(got.Entities), n)
			}
			for i := range log {
				log[i].Undone = true
			}
			if got := decision.Compile(log).Apply(f); got != f {
				t.Errorf("%s: undoing all does not give the input back", f.Doc.Source)
			}
			if t.Failed() {
				return
			}
		}
	}
	if changed < 300 {
		t.Errorf("only %d logs changed anything", changed)
	}
}

// TestIndependentOrder shuffles decisions on entities that have nothing to do with each other.
func TestIndependentOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, f := range articles(t) {
		if len(f.Entities) < 6 {
			continue
		}
		for range 40 {
			p := r.Perm(len(f.Entities))
			key := func(i int) string { return f.Entities[p[i]].Key }
			log := []decision.Decision{
				{Kind: decision.Merge, Key: key(0), Into: key(1)},
				{Kind: decision.Merge, Key: key(1), Into: key(2)}, // a chain counts as independent, too
				{Kind: decision.Rename, Key: key(3), Name: "New Name"},
				{Kind: decision.Hide, Key: key(4)},
				{Kind: decision.Split, Key: key(5), Name: "Part Of", Forms: []string{f.Entities[p[5]].Aliases[0].Name}},
			}
			if len(f.Relations) > 0 {
				x := f.Relations[r.IntN(len(f.Relations))]
				log = append(log, decision.Decision{Kind: decision.Reject, Edge: &decision.EdgeRef{Source: f.Entities[x.Source].Key,
					Target: f.Entities[x.Target].Key, Type: x.Type, Status: x.Status, Symmetric: x.Symmetric}})
			}
			want := encode(t, decision.Compile(log).Apply(f))
			for range 5 {
				r.Shuffle(len(log), func(i, j int) { log[i], log[j] = log[j], log[i] })
				if got := encode(t, decision.Compile(log).Apply(f)); got != want {
					t.Fatalf("%s: the order of %v matters:\n%s\n%s", f.Doc.Source, log, got, want)
				}
			}
		}
	}
}

// TestApplyTwice applies decisions to what they made already: nothing is left to change.
func TestApplyTwice(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, f := range articles(t) {
		for range 60 {
			if len(f.Entities) == 0 {
				break
			}
			var log []decision.Decision
			for len(log) < 8 {
				d := randomDecision(r, f)
				if d.Kind == decision.Correct || d.Kind == decision.Reject { // one after the other on one edge: not promised
					continue
				}
				if d.Kind == decision.Split && !strings.HasPrefix(d.Name, "Someone") { // a key merged away and made again: nor that
					continue
				}
				log = append(log, d)
			}
			slices.SortStableFunc(log, func(a, b decision.Decision) int { return strings.Compare(string(a.Kind), string(b.Kind)) }) // splits last: what is merged in later is not split
			o := decision.Compile(log)
			once := o.Apply(f)
			if twice := o.Apply(once); encode(t, twice) != encode(t, once) {
				t.Fatalf("%s: applying %v twice gives\n%s\nafter\n%s", f.Doc.Source, log, encode(t, twice), encode(t, once))
			}
		}
	}
}

// TestRelated: a decision that comes or goes changes only documents that hold one of the keys related to it.
func TestRelated(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, f := range articles(t) {
		for range 80 {
			if len(f.Entities) == 0 {
				break
			}
			var log []decision.Decision
			for range 10 {
				log = append(log, randomDecision(r, f))
			}
			undo := r.IntN(len(log))
			with := decision.Compile(log)
			keys := with.Related(log[undo].Keys()...)
			before := with.Apply(f)
			log[undo].Undone = true
			after := decision.Compile(log).Apply(f)
			held := slices.ContainsFunc(f.Entities, func(e fact.Entity) bool { return slices.Contains(keys, e.Key) })
			if !held && encode(t, before) != encode(t, after) {
				t.Fatalf("%s: %v changes a document without any of %v", f.Doc.Source, log[undo], keys)
			}
		}
	}
}
