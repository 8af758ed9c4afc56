package decision_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

func BenchmarkApply(b *testing.B) {
	fs := articles(b)
	r := rand.New(rand.NewPCG(1, 1))
	var log []decision.Decision
	for range 1000 {
		log = append(log, randomDecision(r, fs[r.IntN(3)]))
	}
	o := decision.Compile(log)
	n := 0
	for _, f := range fs {
		n += len(f.Text)
	}
	b.SetBytes(int64(n))
	for b.Loop() {
		for _, f := range fs {
			o.Apply(f)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	fs := articles(b)
	r := rand.New(rand.NewPCG(1, 1))
	var log []decision.Decision
	for range 10_000 {
		log = append(log, randomDecision(r, fs[r.IntN(len(fs))]))
	}
	for b.Loop() {
		decision.Compile(log)
	}
}

// crowd is a graph of n people and bodies with names as alike as in a large archive, each next to a few others.
func crowd(n int) *graph.Graph {
	r := rand.New(rand.NewPCG(2, 3))
	syllables := []string{"ka", "mar", "lin", "os", "ter", "hov", "ba", "ri", "den", "sky", "va", "to", "mi", "chen", "ul", "fer", "go", "sta"}
	name := func(parts int) string {
		s := ""
		for range parts {
			s += syllables[r.IntN(len(syllables))]
		}
		return string(s[0]-32) + s[1:]
	}
	given := []string{"John", "J.", "Maria", "Mohammed", "Muhammad", "Bill", "William", "Anna", "Sergei", "Sergey", "Li", "Kim"}
	var families []string
	for range n / 12 {
		families = append(families, name(2+r.IntN(2)))
	}
	var b graph.Builder
	for d := 0; d < n; d += 20 {
		f := &fact.Facts{Actant: 1}
		f.Doc.ID = fmt.Sprint("d", d)
		seen := map[string]bool{}
		for len(f.Entities) < 24 {
			typ, label := fact.Person, given[r.IntN(len(given))]+" "+families[r.IntN(len(families))]
			switch r.IntN(10) {
			case 0:
				typ, label = fact.Organisation, name(2)+" "+name(2)+" Commission"
			case 1:
				label = families[r.IntN(len(families))]
			}
			key := decision.Key(typ, label)
			if seen[key] {
				continue
			}
			seen[key] = true
			i := len(f.Entities)
			f.Entities = append(f.Entities, fact.Entity{ID: i, Key: key, Name: label, Type: typ, Mentions: 1 + r.IntN(5), Aliases: []fact.Alias{{Name: label, Count: 1}}})
			if i > 0 {
				f.Cooccurrences = append(f.Cooccurrences, fact.Cooccurrence{Source: i - 1, Target: i, Sentences: 1})
			}
		}
		b.Add(f)
	}
	return b.Graph()
}

func BenchmarkPropose(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		g := crowd(n)
		b.Run(fmt.Sprint(g.NodeCount()), func(b *testing.B) {
			for b.Loop() {
				decision.Propose(g, nil, 100)
			}
		})
	}
}
