package decision_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

var update = flag.Bool("update", false, "rewrite the expectations under testdata")

// TestApplyCases applies the log of each case to its facts. A case has the files text (one sentence a line, mentions marked
// [text|key|kind], kind "name" by default), relations (edge @trigger), statements (key: content), log and want.
func TestApplyCases(t *testing.T) {
	paths, err := filepath.Glob("testdata/apply/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, p := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(p), ".txtar"), func(t *testing.T) { runCase(t, p) })
	}
}

func runCase(t *testing.T, path string) {
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	section := func(name string) string {
		i := slices.IndexFunc(ar.Files, func(f txtar.File) bool { return f.Name == name })
		if i < 0 {
			return ""
		}
		return string(ar.Files[i].Data)
	}
	f := factsOf(t, section("text"), section("relations"), section("statements"))
	if b := breaches(f); len(b) > 0 {
		t.Fatalf("the case itself breaks the contract: %q", b)
	}
	log, err := decision.Parse(strings.NewReader("actant-decisions 1\n"+section("log")), path)
	if err != nil {
		t.Fatal(err)
	}
	got := decision.Compile(log).Apply(f)
	for _, b := range breaches(got) {
		t.Error(b)
	}
	shown := show(got)
	if got == f {
		shown = "unchanged\n"
	}
	if *update {
		for i := range ar.Files {
			if ar.Files[i].Name == "want" {
				ar.Files[i].Data = []byte(shown)
			}
		}
		if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want := section("want"); shown != want {
		t.Errorf("got\n%s\nwant\n%s", shown, want)
	}
}

// factsOf builds facts from marked text.
func factsOf(t testing.TB, marked, relations, statements string) *fact.Facts {
	f := &fact.Facts{Actant: 1, Doc: text.Meta{ID: "d1", Source: "d1.txt", Language: "en"}, Sentences: []text.Span{}, Mentions: []fact.Mention{},
		Entities: []fact.Entity{}, Statements: []fact.Statement{}, Relations: []fact.Relation{}, Cooccurrences: []fact.Cooccurrence{}}
	byKey := map[string]int{}
	for line := range strings.Lines(marked) {
		start := len(f.Text)
		readMarked(f, byKey, line)
		f.Sentences = append(f.Sentences, text.Span{Start: start, End: len(f.Text) - 1})
	}
	f.Doc.Bytes = len(f.Text)
	for i := range f.Entities {
		finish(f, i)
	}
	for line := range strings.Lines(statements) {
		key, content, _ := strings.Cut(strings.TrimSpace(line), ": ")
		sp := spanOf(f.Text, content, 0)
		if sp.IsZero() {
			t.Fatalf("the text does not hold %q", content)
		}
		s := fact.Statement{Content: []text.Span{sp}, Kind: fact.Indirect}
		if e, ok := byKey[key]; ok {
			s.Speaker = fact.RefTo(e)
			s.SpeakerSpan = near(f, e, sp)
		}
		for e := range f.Entities {
			if m := near(f, e, sp); sp.Contains(m) {
				s.About = append(s.About, e)
			}
		}
		f.Statements = append(f.Statements, s)
	}
	for line := range strings.Lines(relations) {
		f.Relations = append(f.Relations, relationOf(t, f, byKey, strings.TrimSpace(line)))
	}
	slices.SortStableFunc(f.Relations, func(a, b fact.Relation) int { return a.Trigger.Compare(b.Trigger) })
	countPairs(f)
	return f
}

func readMarked(f *fact.Facts, byKey map[string]int, line string) {
	for line != "" {
		before, rest, ok := strings.Cut(line, "[")
		f.Text += before
		if !ok {
			return
		}
		inside, after, _ := strings.Cut(rest, "]")
		line = after
		p := append(strings.Split(inside, "|"), "name")
		typ, _, _ := strings.Cut(p[1], "/")
		m := fact.Mention{Span: text.Span{Start: len(f.Text), End: len(f.Text) + len(p[0])}, Text: p[0], Type: fact.Type(typ), Kind: fact.Kind(p[2]), Score: 1}
		f.Text += p[0]
		if _, ok := byKey[p[1]]; !ok {
			byKey[p[1]] = len(f.Entities)
			f.Entities = append(f.Entities, fact.Entity{ID: len(f.Entities), Key: p[1], Type: fact.Type(typ)})
		}
		e := byKey[p[1]]
		m.Entity = fact.RefTo(e)
		f.Entities[e].Mentions++
		f.Mentions = append(f.Mentions, m)
	}
}

// finish gives an entity its aliases, and the longest of them for a name.
func finish(f *fact.Facts, i int) {
	e := &f.Entities[i]
	counts := map[string]int{}
	for _, m := range f.Mentions {
		if m.Entity.Index() == i && (m.Kind == fact.Name || m.Kind == fact.Demonym) {
			counts[m.Text]++
			if len(m.Text) > len(e.Name) {
				e.Name = m.Text
			}
		}
	}
	for name, n := range counts {
		e.Aliases = append(e.Aliases, fact.Alias{Name: name, Count: n})
	}
	slices.SortFunc(e.Aliases, func(x, y fact.Alias) int {
		if x.Count != y.Count {
			return y.Count - x.Count
		}
		return strings.Compare(x.Name, y.Name)
	})
}

// near is the mention of e that is nearest to sp.
func near(f *fact.Facts, e int, sp text.Span) text.Span {
	var best text.Span
	gap := 1 << 30
	for _, m := range f.Mentions {
		if g := max(m.Span.Start-sp.End, sp.Start-m.Span.End); m.Entity.Index() == e && g < gap {
			best, gap = m.Span, g
		}
	}
	return best
}

func relationOf(t testing.TB, f *fact.Facts, byKey map[string]int, line string) fact.Relation {
	id, trigger, _ := strings.Cut(line, " @")
	e, err := decision.ParseEdgeRef(id)
	if err != nil {
		t.Fatal(err)
	}
	r := fact.Relation{Type: e.Type, Symmetric: e.Symmetric, Trigger: spanOf(f.Text, trigger, 0), Lemma: trigger, Polarity: fact.Positive, Modality: fact.Asserted,
		Rule: "test", Score: 0.5, Source: byKey[e.Source], Target: byKey[e.Target]}
	if e.Status == fact.Denied {
		r.Polarity = fact.Negative
	}
	if e.Status == fact.StatusPossible {
		r.Modality = fact.Possible
	}
	for _, s := range f.Sentences {
		if s.Contains(r.Trigger) {
			r.Sentence = s
		}
	}
	for i, s := range f.Statements {
		if s.Content[0].Contains(r.Trigger) {
			r.Statement, r.AttributedTo = fact.RefTo(i), s.Speaker
		}
	}
	r.Status = fact.StatusOf(r.Polarity, r.Modality, !r.Statement.IsZero())
	r.SourceSpan, r.TargetSpan = near(f, r.Source, r.Trigger), near(f, r.Target, r.Trigger)
	return r
}

func countPairs(f *fact.Facts) {
	for i := range f.Entities {
		for j := i + 1; j < len(f.Entities); j++ {
			n := 0
			for _, s := range f.Sentences {
				has := func(e int) bool {
					return slices.ContainsFunc(f.Mentions, func(m fact.Mention) bool { return m.Entity.Index() == e && s.Contains(m.Span) })
				}
				if has(i) && has(j) {
					n++
				}
			}
			if n > 0 {
				f.Cooccurrences = append(f.Cooccurrences, fact.Cooccurrence{Source: i, Target: j, Sentences: n})
			}
		}
	}
}

// show writes facts so that a person can read them.
func show(f *fact.Facts) string {
	var b bytes.Buffer
	key := func(r fact.Ref) string {
		if r.IsZero() {
			return "?"
		}
		return f.Entities[r.Index()].Key
	}
	for _, e := range f.Entities {
		fmt.Fprintf(&b, "%s %q %s", e.Key, e.Name, e.Type)
		for _, a := range e.Aliases {
			fmt.Fprintf(&b, ", %s %d", a.Name, a.Count)
		}
		b.WriteString("\n ")
		for i, m := range f.Mentions {
			if m.Entity.Index() == e.ID {
				fmt.Fprintf(&b, " %d:%s(%s)", i, m.Text, m.Type)
			}
		}
		b.WriteByte('\n')
	}
	for _, s := range f.Statements {
		fmt.Fprintf(&b, "%s: %s", key(s.Speaker), s.Content[0].Of(f.Text))
		for _, e := range s.About {
			fmt.Fprintf(&b, " (about %s)", f.Entities[e].Key)
		}
		b.WriteByte('\n')
	}
	for _, r := range f.Relations {
		e := decision.EdgeRef{Source: f.Entities[r.Source].Key, Target: f.Entities[r.Target].Key, Type: r.Type, Status: r.Status, Symmetric: r.Symmetric}
		fmt.Fprintf(&b, "%s @%s", e, r.Trigger.Of(f.Text))
		if !r.Statement.IsZero() {
			fmt.Fprintf(&b, " in the words of %s", key(r.AttributedTo))
		}
		b.WriteByte('\n')
	}
	for _, c := range f.Cooccurrences {
		fmt.Fprintf(&b, "%s + %s %d\n", f.Entities[c.Source].Key, f.Entities[c.Target].Key, c.Sentences)
	}
	return b.String()
}
