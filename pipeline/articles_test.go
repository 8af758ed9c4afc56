package pipeline_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
)

// TestArticles holds the sample articles to what a careful reader finds in them: the
// .expect file beside each names what must and what must not be found. Lines:
//
//	doc ID                       the lines below are about this document of the file
//	title|date|place|author X    metadata
//	entity TYPE NAME [| ALIAS]   exactly one entity goes by the name, has the type, and by each alias
//	absent NAME                  no entity goes by the name
//	relation TYPE A | B          from A to B, or between them when symmetric, whatever its status
//	never STATUS TYPE A | B      no such relation of that status, in either direction
//	statement A | WORDS          A said something that holds the words
//
// What is expected and not met stands in testdata/quality/articles.txt, a golden file: a
// change in quality is a change in that file, to be read in the diff (-update rewrites it).
func TestArticles(t *testing.T) {
	files, err := filepath.Glob("../testdata/articles/*.expect")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d expectation files, %v", len(files), err)
	}
	var unmet []string
	all := 0
	for _, file := range files {
		facts := articleFacts(t, file)
		current := facts[0]
		for n, line := range lines(t, file) {
			if id, ok := strings.CutPrefix(line, "doc "); ok {
				i := slices.IndexFunc(facts, func(f *fact.Facts) bool { return f.Doc.ID == id })
				if i < 0 {
					t.Fatalf("%s: no document %q", file, id)
				}
				current = facts[i]
				continue
			}
			all++
			if err := check(current, line); err != nil {
				unmet = append(unmet, fmt.Sprintf("%s:%d: %s: %v", filepath.Base(file), n+1, line, err))
			}
		}
	}
	got := fmt.Sprintf("%d of %d expectations met; not met:\n%s\n", all-len(unmet), all, strings.Join(unmet, "\n"))
	const golden = "../testdata/quality/articles.txt"
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("quality changed (go test ./pipeline -update, and read the diff). Now:\n%s\nwas:\n%s", got, want)
	}
}

var update = flag.Bool("update", false, "rewrite golden files")

func articleFacts(t *testing.T, expect string) []*fact.Facts {
	t.Helper()
	base := strings.TrimSuffix(expect, ".expect")
	matches, _ := filepath.Glob(base + ".*")
	for _, m := range matches {
		if m == expect {
			continue
		}
		var out []*fact.Facts
		for r := range newPipeline(t).Run(context.Background(), read(t, m), 2) {
			if r.Err != nil {
				t.Fatal(r.Err)
			}
			out = append(out, r.Facts)
		}
		return out
	}
	t.Fatalf("no article beside %s", expect)
	return nil
}

func lines(t *testing.T, file string) []string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []string
	for s := bufio.NewScanner(f); s.Scan(); {
		out = append(out, s.Text())
	}
	return out
}

// check holds one line of an .expect file against the facts.
func check(f *fact.Facts, line string) error {
	verb, rest, _ := strings.Cut(line, " ")
	parts := strings.Split(rest, " | ")
	switch verb {
	case "title":
		return same(f.Doc.Title, rest)
	case "date":
		return same(f.Doc.Date, rest)
	case "place":
		return same(f.Doc.Place, rest)
	case "author":
		if !slices.Contains(f.Doc.Authors, rest) {
			return fmt.Errorf("authors are %q", f.Doc.Authors)
		}
		return nil
	case "absent":
		if got := named(f, rest); len(got) > 0 {
			return fmt.Errorf("found as %v", got[0].Key)
		}
		return nil
	case "entity":
		typ, name, _ := strings.Cut(parts[0], " ")
		return checkEntity(f, fact.Type(typ), append([]string{name}, parts[1:]...))
	case "relation":
		typ, a, _ := strings.Cut(parts[0], " ")
		if !related(f, fact.RelationType(typ), a, parts[1], "") {
			return fmt.Errorf("not found")
		}
		return nil
	case "never":
		words := strings.SplitN(parts[0], " ", 3)
		status, typ, a := fact.Status(words[0]), fact.RelationType(words[1]), words[2]
		if related(f, typ, a, parts[1], status) || related(f, typ, parts[1], a, status) {
			return fmt.Errorf("found")
		}
		return nil
	case "statement":
		return checkStatement(f, parts[0], parts[1])
	}
	return fmt.Errorf("unknown expectation %q", verb)
}

func same(got, want string) error {
	if got != want {
		return fmt.Errorf("is %q", got)
	}
	return nil
}

func named(f *fact.Facts, name string) []fact.Entity {
	return slices.DeleteFunc(slices.Clone(f.Entities), func(e fact.Entity) bool {
		return e.Name != name && !slices.ContainsFunc(e.Aliases, func(a fact.Alias) bool { return a.Name == name })
	})
}

func checkEntity(f *fact.Facts, typ fact.Type, names []string) error {
	var key string
	for _, name := range names {
		got := named(f, name)
		if len(got) != 1 {
			return fmt.Errorf("%d entities go by %q", len(got), name)
		}
		if got[0].Type != typ {
			return fmt.Errorf("%q is a %s", name, got[0].Type)
		}
		if key != "" && key != got[0].Key {
			return fmt.Errorf("%q is another entity: %s, %s", name, key, got[0].Key)
		}
		key = got[0].Key
	}
	return nil
}

func related(f *fact.Facts, typ fact.RelationType, a, b string, status fact.Status) bool {
	is := func(i int, name string) bool {
		return slices.ContainsFunc(named(f, name), func(e fact.Entity) bool { return e.ID == i })
	}
	return slices.ContainsFunc(f.Relations, func(r fact.Relation) bool {
		if r.Type != typ || (status != "" && r.Status != status) {
			return false
		}
		return is(r.Source, a) && is(r.Target, b) || r.Symmetric && is(r.Source, b) && is(r.Target, a)
	})
}

func checkStatement(f *fact.Facts, speaker, words string) error {
	for _, s := range f.Statements {
		for _, c := range s.Content {
			if !strings.Contains(c.Of(f.Text), words) {
				continue
			}
			if i := s.Speaker.Index(); i < 0 || f.Entities[i].Name != speaker {
				return fmt.Errorf("said by %q (%d)", s.SpeakerSpan.Of(f.Text), i)
			}
			return nil
		}
	}
	return fmt.Errorf("no statement holds the words")
}
