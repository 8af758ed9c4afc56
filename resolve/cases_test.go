package resolve_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

var update = flag.Bool("update", false, "rewrite the expected entities under testdata")

// TestCases reads testdata/*.txtar: the file NAME.text holds a text with its names marked
// as [type:Name], NAME.want the entities with their mentions in order.
func TestCases(t *testing.T) {
	holdCases(t, "testdata/*.txtar", entitiesOf)
}

// TestUnnamed reads testdata/unnamed/*.txtar: the file NAME.want has the chains that bear no name, and what else was resolved.
func TestUnnamed(t *testing.T) { holdCases(t, "testdata/unnamed/*.txtar", chainsOf) }

// holdCases holds what result makes of each text in the files against what is wanted.
func holdCases(t *testing.T, pattern string, result func(marked string) string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		changed := false
		for i := range a.Files {
			title, ok := strings.CutSuffix(a.Files[i].Name, ".text")
			if !ok {
				continue
			}
			if i+1 >= len(a.Files) || a.Files[i+1].Name != title+".want" {
				t.Fatalf("%s: %s.text has no %s.want behind it", name, title, title)
			}
			got := result(string(a.Files[i].Data))
			want := string(a.Files[i+1].Data)
			if *update && got != want {
				a.Files[i+1].Data, changed = []byte(got), true
				continue
			}
			t.Run(strings.ReplaceAll(title, " ", "-"), func(t *testing.T) {
				if got != want {
					t.Errorf("got\n%swant\n%s", got, want)
				}
			})
		}
		if changed {
			if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

var parser = sync.OnceValues(func() (*syntax.Parser, error) { return syntax.Open(gazetteer.Default()) })

// parseOf is the tree that the pipeline would hand over.
func parseOf(d *text.Document) []syntax.Word {
	p, err := parser()
	if err != nil {
		panic(err)
	}
	words, err := p.Analyze(context.Background(), d, nil)
	if err != nil {
		panic(err)
	}
	return words
}

// entitiesOf resolves a marked-up text and writes its entities, one a line.
func entitiesOf(marked string) string {
	d, ms := parseMarked(marked)
	ms, es, _ := resolve.New(gazetteer.Default()).Resolve(d, parseOf(d), ms)
	var b strings.Builder
	for i, e := range es {
		var of []string
		for _, m := range ms {
			if m.Entity.Index() == i {
				of = append(of, m.Text)
			}
		}
		fmt.Fprintf(&b, "%s = %s: %s", e.Key, e.Name, strings.Join(of, "; "))
		if !e.MetonymOf.IsZero() {
			fmt.Fprintf(&b, " | stands for %s", es[e.MetonymOf.Index()].Key)
		}
		for _, c := range e.Candidates {
			fmt.Fprintf(&b, " | perhaps %s", es[c.Index()].Key)
		}
		for _, r := range e.Roles {
			fmt.Fprintf(&b, " | %s", r.Title)
			if !r.Of.IsZero() {
				fmt.Fprintf(&b, " (%s)", es[r.Of.Index()].Key)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// chainsOf resolves a marked-up text and writes the entities that are more than one name, then the chains without one.
func chainsOf(marked string) string {
	d, ms := parseMarked(marked)
	ms, es, unnamed := resolve.New(gazetteer.Default()).Resolve(d, parseOf(d), ms)
	var b strings.Builder
	write := func(what string, of []string) {
		if len(of) > 1 {
			fmt.Fprintf(&b, "%s: %s\n", what, strings.Join(of, "; "))
		}
	}
	for i, e := range es {
		var of []string
		for _, m := range ms {
			if m.Entity.Index() == i {
				of = append(of, m.Text)
			}
		}
		write(e.Key, of)
	}
	for _, u := range unnamed {
		var of []string
		for _, m := range u.Mentions {
			of = append(of, m.Text)
		}
		write(string(u.Type), of)
	}
	return b.String()
}

// parseMarked takes the marks out of a text: [person:Ann Lee], [demonym:Poles],
// [person#u1:Ann Lee] with a list's identifier.
func parseMarked(marked string) (*text.Document, []fact.Mention) {
	var b strings.Builder
	var ms []fact.Mention
	for {
		before, rest, ok := strings.Cut(marked, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "]")
		mark, name, ok := strings.Cut(inner, "|")
		if !ok {
			mark, name, _ = strings.Cut(inner, ":")
		}
		typ, id, _ := strings.Cut(mark, "#")
		m := fact.Mention{Type: fact.Type(typ), Kind: fact.Name, Score: 0.9, ID: id}
		if typ == "demonym" {
			m.Type, m.Kind = fact.Group, fact.Demonym
		}
		m.Span.Start = b.Len()
		b.WriteString(name)
		m.Span.End = b.Len()
		ms = append(ms, m)
		marked = after
	}
	return segment.Segment(&text.Document{Text: b.String()}), ms
}
