package decision_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// corpus is one case of a file under testdata/propose.
type corpus struct {
	name  string
	facts []*fact.Facts
	keys  map[string]string // of a label or a key
	same  [][2]string       // keys
}

func readCorpora(t testing.TB, path string) []*corpus {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []*corpus
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		word, rest, _ := strings.Cut(line, " ")
		switch {
		case line == "" || word == "#":
		case word == "case":
			out = append(out, &corpus{name: rest, keys: map[string]string{}})
		case word == "=":
			a, b, _ := strings.Cut(rest, " ~ ")
			c := out[len(out)-1]
			if c.keys[a] == "" || c.keys[b] == "" || c.keys[a] == c.keys[b] {
				t.Fatalf("%s: %s: %q names nobody", path, c.name, line)
			}
			c.same = append(c.same, [2]string{min(c.keys[a], c.keys[b]), max(c.keys[a], c.keys[b])})
		default:
			out[len(out)-1].add(fact.Type(word), rest)
		}
	}
	return out
}

// add takes "Name / alias {list=id} @ neighbour, neighbour", and makes a document of it.
func (c *corpus) add(typ fact.Type, line string) {
	line, near, _ := strings.Cut(line, " @ ")
	line, id, _ := strings.Cut(line, " {")
	names := strings.Split(line, " / ")
	key := decision.Key(typ, names[0])
	for n := 2; c.keys[key] != ""; n++ {
		key = fmt.Sprintf("%s-%d", decision.Key(typ, names[0]), n)
	}
	c.keys[key], c.keys[names[0]] = key, key
	f := &fact.Facts{Actant: 1}
	f.Doc.ID = key
	e := fact.Entity{Key: key, Name: names[0], Type: typ, Mentions: len(names)}
	for _, n := range names {
		e.Aliases = append(e.Aliases, fact.Alias{Name: n, Count: 1})
	}
	if list, v, ok := strings.Cut(strings.TrimSuffix(id, "}"), "="); ok {
		e.IDs = map[string]string{list: v}
	}
	f.Entities = append(f.Entities, e)
	for i, n := range strings.Split(near, ", ") {
		f.Entities = append(f.Entities, fact.Entity{ID: i + 1, Key: decision.Key(fact.Event, n), Name: n, Type: fact.Event, Mentions: 1})
		f.Cooccurrences = append(f.Cooccurrences, fact.Cooccurrence{Source: 0, Target: i + 1, Sentences: 1})
	}
	c.facts = append(c.facts, f)
}

func (c *corpus) graph() *graph.Graph {
	var b graph.Builder
	for _, f := range c.facts {
		b.Add(f)
	}
	return b.Graph()
}

// TestPropose scores the proposals of each file. The figures are in testdata/propose/quality.txt, with every mistake.
func TestPropose(t *testing.T) {
	var report bytes.Buffer
	for _, file := range []string{"tune", "heldout"} {
		var found, right, due int
		var mistakes bytes.Buffer
		for _, c := range readCorpora(t, "testdata/propose/"+file+".txt") {
			due += len(c.same)
			var got [][2]string
			for _, p := range decision.Propose(c.graph(), nil, 0) {
				k := [2]string{min(p.A, p.B), max(p.A, p.B)}
				got = append(got, k)
				found++
				if slices.Contains(c.same, k) {
					right++
				} else {
					fmt.Fprintf(&mistakes, "wrong   %s: %s ~ %s (%.3f, %s)\n", c.name, p.ALabel, p.BLabel, p.Score, p.Reason)
				}
				if p.Score <= 0 || p.Score >= 1 || p.Reason == "" {
					t.Errorf("%s: %+v", c.name, p)
				}
			}
			for _, s := range c.same {
				if !slices.Contains(got, s) {
					fmt.Fprintf(&mistakes, "missed  %s: %s ~ %s\n", c.name, s[0], s[1])
				}
			}
		}
		fmt.Fprintf(&report, "%s: %d pairs, %d proposed, %d right: precision %.3f, recall %.3f\n%s\n", file, due, found, right,
			float64(right)/float64(found), float64(right)/float64(due), &mistakes)
	}
	const golden = "testdata/propose/quality.txt"
	if *update {
		if err := os.WriteFile(golden, report.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if report.String() != string(want) {
		t.Errorf("the quality has changed; look at it, then run with -update\n%s", &report)
	}
}
