package relation

import (
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// eventPairs yields the pairs of the half of the event corpus that may be learnt from, whose annotated ends are given. What its ontology
// calls an agreement, a threat or a refusal may be something else that is still to come or does not; it is learnt only where the rules say
// the same.
func eventPairs(t *testing.T) iter.Seq[*tiePair] {
	return func(yield func(*tiePair) bool) {
		n := -1
		for line := range dataLines(t, "events/plover_gsr/all.jsonl") {
			var g goldEvent
			if err := json.Unmarshal([]byte(line), &g); err != nil {
				t.Fatal(err)
			}
			src, tar := endsOf(&g)
			kind := learnCodes[g.Code]
			if n++; n%2 == 1 || len(src) == 0 || len(tar) == 0 || kind == "" {
				continue
			}
			d, ms, es := load(g.Text)
			ms, es = withEnds(g.Text, ms, es, append(append([]text.Span{}, src...), tar...))
			is := map[[2]int][]string{}
			at := func(in []text.Span) (out []int) {
				for _, m := range ms {
					if !m.Entity.IsZero() && slices.ContainsFunc(in, m.Span.Overlaps) {
						out = append(out, m.Entity.Index())
					}
				}
				return out
			}
			for _, x := range at(src) {
				for _, y := range at(tar) {
					is[[2]int{x, y}] = []string{classOf(kind, true)}
					is[[2]int{y, x}] = []string{classOf(kind, false)}
				}
			}
			for _, p := range pairsIn(newAnalysis(New(nil), d, parsed(t, d), ms, es), "event:"+g.ID, true, is, nil) {
				if ahead(kind) && len(p.Is) > 0 && !slices.Contains(p.Found, p.Is[0]) {
					continue
				}
				if len(p.Is) == 0 && len(p.Found) > 0 {
					continue // an event that is not the one annotated
				}
				if !yield(p) {
					return
				}
			}
		}
	}
}

// caseFact is a relation in what is wanted of a case.
var caseFact = regexp.MustCompile(`^(\w+)(?::\w+)? (.+) (->|<>) (.+), \w+ .*?"(.*?)"`)

// casePairs yields the pairs of the cases, of which all that is wanted is labelled and all else is not so, and of those parts of pairs.txt
// that were read.
func casePairs(t *testing.T) iter.Seq[*tiePair] {
	files, _ := filepath.Glob("testdata/tree/*.txtar")
	return func(yield func(*tiePair) bool) {
		for _, file := range append(files, "testdata/relations.txtar", "testdata/statements.txtar") {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for i := 0; i+1 < len(ar.Files); i += 2 {
				for _, p := range pairsOfCase(t, ar.Files[i].Name, string(ar.Files[i].Data), string(ar.Files[i+1].Data)) {
					if !yield(p) {
						return
					}
				}
			}
		}
		data, err := os.ReadFile("testdata/pairs.txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(data), "# part ")[1:] {
			name, part, _ := strings.Cut(part, "\n")
			if strings.Contains(name, "not looked at") {
				continue
			}
			for line := range lines(part) {
				for _, p := range pairsOfDeed(t, line) {
					if !yield(p) {
						return
					}
				}
			}
		}
	}
}

// pairsOfCase are the pairs of one case; a relation counts in the sentence that has its trigger.
func pairsOfCase(t *testing.T, name, s, want string) []*tiePair {
	d, ms, es := marked(s)
	var out []*tiePair
	for _, sentence := range d.Sentences {
		is := map[[2]int][]string{}
		for line := range lines(want) {
			m := caseFact.FindStringSubmatch(line)
			if m == nil || !slices.Contains(fact.RelationTypes, fact.RelationType(m[1])) || !strings.Contains(sentence.Of(d.Text), m[5]) {
				continue
			}
			named := func(name string) int { return slices.IndexFunc(es, func(e fact.Entity) bool { return e.Name == name }) }
			addLabel(is, named(m[2]), named(m[4]), fact.RelationType(m[1]), m[3] == "->")
		}
		for _, p := range pairsIn(newAnalysis(New(nil), d, parsed(t, d), ms, es), "case:"+name, true, is, nil) {
			if p.start == sentence.Start {
				out = append(out, p)
			}
		}
	}
	return out
}

// pairsOfDeed are the pairs of a line of pairs.txt that its label is of.
func pairsOfDeed(t *testing.T, line string) []*tiePair {
	kind, s, _ := strings.Cut(line, "\t")
	m, src, tar := markedPair(s)
	d, ms, es := marked(m)
	is := map[[2]int][]string{}
	about := map[[2]int]bool{}
	for x := range es {
		for y := range es {
			if slices.Contains(src, es[x].Name) && slices.Contains(tar, es[y].Name) {
				about[[2]int{x, y}], about[[2]int{y, x}] = true, true
				if kind != none {
					addLabel(is, x, y, fact.RelationType(kind), true)
				}
			}
		}
	}
	return slices.DeleteFunc(pairsIn(newAnalysis(New(nil), d, parsed(t, d), ms, es), "deed:"+s, true, is, nil), func(p *tiePair) bool { return !about[p.entities] })
}

// addLabel adds a label to both orders of the two.
func addLabel(into map[[2]int][]string, x, y int, k fact.RelationType, forward bool) {
	there, back := []string{classOf(k, true)}, []string{classOf(k, false)}
	if !forward {
		there, back = bothWays(k), bothWays(k)
	}
	into[[2]int{x, y}] = append(into[[2]int{x, y}], there...)
	into[[2]int{y, x}] = append(into[[2]int{y, x}], back...)
}

// mutual reports whether the direction of the type is not learnt.
func mutual(k fact.RelationType) bool {
	return k == fact.Consult || k == fact.Agree || k == fact.Cooperate
}

func classOf(k fact.RelationType, forward bool) string {
	switch {
	case mutual(k):
		return string(k) + "="
	case forward:
		return string(k) + ">"
	}
	return string(k) + "<"
}

func bothWays(k fact.RelationType) []string {
	if mutual(k) {
		return []string{classOf(k, true)}
	}
	return []string{classOf(k, true), classOf(k, false)}
}

// tieLabels are the classes that the labels give the pairs of entities, and those that a reader may defend.
func tieLabels(labels string, ms []fact.Mention) (is, may map[[2]int][]string) {
	is, may = map[[2]int][]string{}, map[[2]int][]string{}
	if labels == "-" || labels == "?" {
		return is, may
	}
	for _, l := range strings.Split(labels, "; ") {
		kind, rest, _ := strings.Cut(l, " ")
		source, target, forward := strings.Cut(rest, " > ")
		if !forward {
			source, target, _ = strings.Cut(rest, " = ")
		}
		x, y := labelledEntity(source, ms), labelledEntity(target, ms)
		if x < 0 || y < 0 || x == y {
			continue
		}
		into := is
		if k, ok := strings.CutSuffix(kind, "?"); ok {
			kind, into = k, may
		}
		addLabel(into, x, y, fact.RelationType(kind), forward)
	}
	return is, may
}

// labelledEntity returns the entity of the mention that is written as the name, or else of one that holds it or lies in it; or -1.
func labelledEntity(name string, ms []fact.Mention) int {
	for _, same := range []func(m string) bool{
		func(m string) bool { return m == name },
		func(m string) bool { return strings.HasSuffix(name, " "+m) || strings.HasSuffix(m, " "+name) },
		func(m string) bool {
			return len(m) > 3 && strings.Contains(name, m) || len(name) > 3 && strings.Contains(m, name)
		},
	} {
		for _, m := range ms {
			if same(m.Text) && !m.Entity.IsZero() {
				return m.Entity.Index()
			}
		}
	}
	return -1
}
