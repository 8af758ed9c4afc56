package decision_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// FuzzApply gives Apply facts that may point anywhere: files of facts come from other programs, too.
func FuzzApply(f *testing.F) {
	const log = "merge key=person/b into=person/a\nsplit key=person/a form=Ann name=Other\nhide key=person/c\n" +
		"retype key=person/d type=place\nreject edge=person/a>accuse.stated>person/e\nrename key=person/e name=E\n"
	facts := document("d1", "A", "B", "C", "D", "E")
	b, err := json.Marshal(facts)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(b), log)
	f.Add(`{"actant":1,"text":"A met B.","sentences":[[0,8],[3,3],[90,99]],"mentions":[{"span":[0,1],"text":"A","entity":9},{"span":[6,7],"entity":1,"kind":"name"},{"entity":-7}],
"entities":[{"key":"person/a","roles":[{"title":"x","of":0}],"metonym_of":8,"candidates":[0,1,-3,77]},{"key":"person/b"},{"key":"person/b"},{"key":""}],
"statements":[{"speaker":5,"cospeakers":[0,0,9],"about":[-1,0,44],"content":null}],
"relations":[{"type":"accuse","source":-1,"target":7,"sentence":[500,900]},{"type":"accuse","source":0,"target":1,"statement":9,"attributed_to":66,"sentence":[500,900]}],
"cooccurrences":[{"source":-2,"target":90,"sentences":-5},{"source":1,"target":0,"sentences":3}]}`, log+"reject edge=person/a>accuse.alleged>person/a evidence=d#0\n")
	f.Fuzz(func(t *testing.T, line, log string) {
		var facts fact.Facts
		if json.Unmarshal([]byte(line), &facts) != nil {
			return
		}
		ds, err := decision.Parse(strings.NewReader("actant-decisions 1\n"+log), "fuzz")
		if err != nil {
			return
		}
		o := decision.Compile(ds)
		got := o.Apply(&facts)
		for _, m := range got.Mentions {
			if got != &facts && m.Entity.Index() >= len(got.Entities) && m.Entity.Index() < len(facts.Entities) {
				t.Fatalf("a mention points at entity %d of %d", m.Entity.Index(), len(got.Entities))
			}
		}
		if got != &facts {
			for _, r := range got.Relations {
				if r.Source < 0 || r.Source >= len(got.Entities) || r.Target < 0 || r.Target >= len(got.Entities) || r.Source == r.Target {
					t.Fatalf("relation %+v of %d entities", r, len(got.Entities))
				}
			}
		}
		var b graph.Builder
		b.Add(got)
		decision.Propose(b.Graph(), o, 0)
	})
}

// TestHostileFacts bends the indices and spans of real facts: Apply may drop what points nowhere, but not fail.
func TestHostileFacts(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for _, good := range articles(t) {
		for range 40 {
			var f fact.Facts
			if err := json.Unmarshal([]byte(encode(t, good)), &f); err != nil {
				t.Fatal(err)
			}
			if len(f.Entities) == 0 {
				break
			}
			var log []decision.Decision
			for range 6 {
				log = append(log, randomDecision(r, &f))
			}
			any := func() int { return r.IntN(200) - 50 }
			for range 10 {
				m, e, s := &f.Mentions[r.IntN(len(f.Mentions))], &f.Entities[r.IntN(len(f.Entities))], &f.Sentences[r.IntN(len(f.Sentences))]
				m.Entity, m.Span.Start = fact.RefTo(any()), any()
				e.MetonymOf, e.Candidates, e.Key = fact.RefTo(any()), []fact.Ref{fact.RefTo(any())}, f.Entities[0].Key
				s.End = any()
				if len(f.Relations) > 0 {
					x := &f.Relations[r.IntN(len(f.Relations))]
					x.Source, x.Target, x.Statement, x.AttributedTo, x.Sentence.End = any(), any(), fact.RefTo(any()), fact.RefTo(any()), any()
				}
				if len(f.Statements) > 0 {
					x := &f.Statements[r.IntN(len(f.Statements))]
					x.Speaker, x.About, x.Content = fact.RefTo(any()), []int{any()}, nil
				}
				f.Cooccurrences = append(f.Cooccurrences, fact.Cooccurrence{Source: any(), Target: any(), Sentences: any()})
			}
			got := decision.Compile(log).Apply(&f)
			var b graph.Builder
			b.Add(got)
			b.Graph()
		}
	}
}
