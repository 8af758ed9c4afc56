package decision_test

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ingest"
	"github.com/actant-project/actant/ner/all"
	"github.com/actant-project/actant/pipeline"
	"github.com/actant-project/actant/relation"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

type disk struct{}

func (disk) Open(name string) (fs.File, error) { return os.Open(name) }

// articles returns the facts of the sample articles, extracted once for all tests.
func articles(t testing.TB) []*fact.Facts {
	t.Helper()
	once.Do(func() { extracted = extract(t) })
	if len(extracted) < 10 {
		t.Fatalf("only %d sample articles", len(extracted))
	}
	return extracted
}

var (
	once      sync.Once
	extracted []*fact.Facts
)

func extract(t testing.TB) []*fact.Facts {
	g := gazetteer.Default()
	rec, err := all.New(all.Default, g)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := syntax.Open(g)
	if err != nil {
		t.Fatal(err)
	}
	p := &pipeline.Pipeline{Recognizer: rec, Parser: parser, Resolver: resolve.New(g), Relations: relation.New(g)}
	paths, err := filepath.Glob("../testdata/articles/[0-9]*")
	if err != nil {
		t.Fatal(err)
	}
	paths = slices.DeleteFunc(paths, func(p string) bool { return strings.HasSuffix(p, ".expect") })
	var out []*fact.Facts
	for in, err := range ingest.Walk(disk{}, nil, paths...) {
		if err != nil {
			t.Fatal(err)
		}
		for d, err := range ingest.Read(context.Background(), in, ingest.Settings{}) {
			if err != nil {
				t.Fatal(err)
			}
			f, err := p.Extract(context.Background(), d)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, f)
		}
	}
	return out
}

// breaches lists what f breaks of the promises of docs/facts.md.
func breaches(f *fact.Facts) []string {
	v := &validator{f: f}
	v.mentions()
	v.entities()
	v.statements()
	v.relations()
	v.pairs()
	return v.out
}

type validator struct {
	f   *fact.Facts
	out []string
}

func (v *validator) bad(format string, args ...any) {
	v.out = append(v.out, fmt.Sprintf(format, args...))
}

func (v *validator) ref(what string, r fact.Ref) {
	if r.Index() < -1 || r.Index() >= len(v.f.Entities) {
		v.bad("%s points at entity %d of %d", what, r.Index(), len(v.f.Entities))
	}
}

func (v *validator) mentions() {
	if !slices.IsSortedFunc(v.f.Mentions, func(a, b fact.Mention) int { return a.Span.Compare(b.Span) }) {
		v.bad("mentions are out of order")
	}
	for i, m := range v.f.Mentions {
		v.ref(fmt.Sprintf("mention %d", i), m.Entity)
		if m.Text != m.Span.Of(v.f.Text) || !slices.Contains(fact.Types, m.Type) {
			v.bad("mention %d: %+v", i, m)
		}
	}
}

func (v *validator) entities() {
	n := len(v.f.Entities)
	counts, named, first := make([]int, n), make([]bool, n), make([]int, n)
	for i, m := range v.f.Mentions {
		if e := m.Entity.Index(); e >= 0 && e < n {
			if counts[e] == 0 {
				first[e] = i
			}
			counts[e]++
			named[e] = named[e] || m.Kind == fact.Name || m.Kind == fact.Demonym || m.Kind == fact.Metonym
		}
	}
	if !slices.IsSorted(first) {
		v.bad("entities are not in the order of their first mentions")
	}
	keys := map[string]bool{}
	for i, e := range v.f.Entities {
		if e.ID != i || keys[e.Key] || !strings.HasPrefix(e.Key, string(e.Type)+"/") || e.Mentions != counts[i] || !named[i] || e.Name == "" {
			v.bad("entity %d: %+v (%d mentions point at it, by name: %v)", i, e, counts[i], named[i])
		}
		keys[e.Key] = true
		v.entity(i, &e)
	}
}

func (v *validator) entity(i int, e *fact.Entity) {
	v.ref("metonym_of", e.MetonymOf)
	if e.MetonymOf.Index() == i || slices.ContainsFunc(e.Roles, func(r fact.Role) bool { return r.Of.Index() == i }) ||
		slices.ContainsFunc(e.Candidates, func(r fact.Ref) bool { return r.Index() == i }) {
		v.bad("entity %d points at itself: %+v", i, *e)
	}
	for _, r := range e.Roles {
		v.ref("role", r.Of)
	}
	for _, c := range e.Candidates {
		v.ref("candidate", c)
	}
	seen := map[string]bool{}
	for _, a := range e.Aliases {
		if a.Count < 1 || a.Name == "" || seen[a.Name] {
			v.bad("entity %d: alias %+v", i, a)
		}
		seen[a.Name] = true
	}
	if len(e.Aliases) == 0 || !slices.IsSortedFunc(e.Aliases, func(a, b fact.Alias) int { return b.Count - a.Count }) {
		v.bad("entity %d: aliases %v", i, e.Aliases)
	}
}

func (v *validator) statements() {
	for i, s := range v.f.Statements {
		if len(s.Content) == 0 || i > 0 && v.f.Statements[i-1].Content[0].Start > s.Content[0].Start {
			v.bad("statement %d has no content or is out of order", i)
		}
		v.ref("speaker", s.Speaker)
		v.ref("addressee", s.Addressee)
		if !s.Speaker.IsZero() && (s.Speaker == s.Addressee || slices.Contains(s.CoSpeakers, s.Speaker)) {
			v.bad("statement %d: %+v", i, s)
		}
		for _, r := range s.CoSpeakers {
			v.ref("cospeaker", r)
		}
		seen := map[int]bool{}
		for _, e := range s.About {
			if v.ref("about", fact.RefTo(e)); seen[e] {
				v.bad("statement %d is about %d twice", i, e)
			}
			seen[e] = true
		}
	}
}

func (v *validator) relations() {
	order := func(a, b fact.Relation) int {
		return slices.Compare(
			[]int{a.Sentence.Start, a.Sentence.End, a.Trigger.Start, a.Trigger.End, a.Source, a.Target},
			[]int{b.Sentence.Start, b.Sentence.End, b.Trigger.Start, b.Trigger.End, b.Source, b.Target})
	}
	if !slices.IsSortedFunc(v.f.Relations, order) {
		v.bad("relations are out of order")
	}
	for i, r := range v.f.Relations {
		v.ref("source", fact.RefTo(r.Source))
		v.ref("target", fact.RefTo(r.Target))
		if !slices.Contains(v.f.Sentences, r.Sentence) || !r.Sentence.Contains(r.Trigger) || r.Source == r.Target {
			v.bad("relation %d: %+v", i, r)
		}
		// what people call alleged need not lie in a statement
		claimed := r.Status == fact.Alleged && r.Polarity == fact.Positive && r.Modality == fact.Asserted
		if !slices.Contains(fact.RelationTypes, r.Type) || r.Status != fact.StatusOf(r.Polarity, r.Modality, !r.Statement.IsZero()) && !claimed {
			v.bad("relation %d: type %s, status %s of %s %s", i, r.Type, r.Status, r.Polarity, r.Modality)
		}
		if st := r.Statement.Index(); st >= 0 && r.AttributedTo != v.f.Statements[st].Speaker {
			v.bad("relation %d is attributed to another than the speaker of its statement", i)
		}
	}
}

func (v *validator) pairs() {
	for i, c := range v.f.Cooccurrences {
		if c.Source < 0 || c.Source >= c.Target || c.Target >= len(v.f.Entities) || c.Sentences < 1 || c.Sentences > len(v.f.Sentences) {
			v.bad("co-occurrence %d: %+v", i, c)
		}
		if i > 0 && slices.Compare([]int{v.f.Cooccurrences[i-1].Source, v.f.Cooccurrences[i-1].Target}, []int{c.Source, c.Target}) >= 0 {
			v.bad("co-occurrence %d is out of order", i)
		}
	}
}

// spanOf finds s in t.
func spanOf(t, s string, from int) text.Span {
	i := strings.Index(t[from:], s)
	if i < 0 {
		return text.Span{}
	}
	return text.Span{Start: from + i, End: from + i + len(s)}
}
