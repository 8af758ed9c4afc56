package pipeline_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
)

// freshScore counts what is expected of some articles, by the kind of line, and the relations found.
type freshScore struct {
	met, all        map[string]int
	right, relation int // relations found, and those of them that are expected or may be
}

// TestFreshArticles reports how much of what careful readers listed is found in articles that were written by others than the rules
// were, without the program at hand. Those in testdata/fresh/first to fourth were read afterwards to mend what was wrong in them, those
// in testdata/fresh/held were not. A line "maybe TYPE A | B" names a relation that may be found without being wrong.
func TestFreshArticles(t *testing.T) {
	var got strings.Builder
	for _, part := range []string{"first", "second", "third", "fourth", "held"} {
		files, _ := filepath.Glob("../testdata/fresh/" + part + "/*.expect")
		if len(files) < 12 {
			t.Fatalf("%d expectation files in %s", len(files), part)
		}
		score := freshScore{map[string]int{}, map[string]int{}, 0, 0}
		for _, file := range files {
			score.add(articleFacts(t, file)[0], lines(t, file))
		}
		fmt.Fprintf(&got, "%s: relations expected %s, found %s right; statements %s; entities %s; not to be found and not found %s\n",
			part, score.of("relation"), share(score.right, score.relation), score.of("statement"), score.of("entity"), score.of("never", "absent"))
	}
	const golden = "../testdata/quality/fresh.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("quality changed (go test ./pipeline -update, and read the diff). Now:\n%s\nwas:\n%s", &got, want)
	}
}

func (s *freshScore) add(f *fact.Facts, expected []string) {
	for _, line := range expected {
		verb, _, _ := strings.Cut(line, " ")
		if verb == "maybe" {
			continue
		}
		s.all[verb]++
		if check(f, line) == nil {
			s.met[verb]++
		}
	}
	for i := range f.Relations {
		s.relation++
		if slices.ContainsFunc(expected, func(line string) bool { return names(f, &f.Relations[i], line) }) {
			s.right++
		}
	}
}

// names reports whether an expectation is of the relation.
func names(f *fact.Facts, r *fact.Relation, line string) bool {
	verb, rest, _ := strings.Cut(line, " ")
	typ, rest, _ := strings.Cut(rest, " ")
	if verb != "relation" && verb != "maybe" || typ != string(r.Type) {
		return false
	}
	a, b, _ := strings.Cut(rest, " | ")
	one := *f
	one.Relations = []fact.Relation{*r}
	return related(&one, r.Type, a, b, "")
}

func (s *freshScore) of(verbs ...string) string {
	met, all := 0, 0
	for _, v := range verbs {
		met, all = met+s.met[v], all+s.all[v]
	}
	return share(met, all)
}

func share(n, of int) string {
	return fmt.Sprintf("%d of %d (%.1f %%)", n, of, 100*float64(n)/float64(max(of, 1)))
}
