package nertest_test

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/ner/nertest"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// words finds each word of a list as a country.
type words []string

func (ws words) Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error) {
	var out []fact.Mention
	for _, s := range d.Sentences {
		for _, t := range d.Tokens[s.First:s.Last] {
			if slices.Contains(ws, d.Slice(t)) {
				out = append(out, fact.Mention{Span: t, Type: fact.Country, Kind: fact.Name, Score: 1})
			}
		}
	}
	return out, ctx.Err()
}

func TestASimpleRecognizerPasses(t *testing.T) { nertest.Run(t, words{"Norway", "Russia", "Kenya"}) }

func BenchmarkWords(b *testing.B) { nertest.Benchmark(b, words{"Norway", "Russia", "Kenya"}) }

func FuzzWords(f *testing.F) { nertest.Fuzz(f, words{"Norway", "Russia", "Kenya"}) }

func TestTextsAreWhatTheySay(t *testing.T) {
	if n := len(nertest.Texts()); n < 4 {
		t.Errorf("%d texts", n)
	}
	for _, c := range nertest.Texts() {
		d := segment.Segment(&text.Document{Text: c.Text})
		if len(d.Sentences) < 5 || len(d.Tokens) < 80 {
			t.Errorf("%s: %d sentences, %d tokens", c.Name, len(d.Sentences), len(d.Tokens))
		}
	}
}

func TestViolationsAreSeen(t *testing.T) {
	d := segment.Segment(&text.Document{Text: "The Mr. Berg’s aides saw Norway. Sen. Ola Vik left Oslo's docks."})
	at := func(s string) text.Span {
		i := strings.Index(d.Text, s)
		if i < 0 {
			t.Fatalf("%q is not in the text", s)
		}
		return text.Span{Start: i, End: i + len(s)}
	}
	ok := func(s string, change ...func(*fact.Mention)) fact.Mention {
		m := fact.Mention{Span: at(s), Text: s, Type: fact.Person, Kind: fact.Name, Score: 0.5}
		for _, c := range change {
			c(&m)
		}
		return m
	}
	span := func(a, b int) func(*fact.Mention) {
		return func(m *fact.Mention) { m.Span, m.Text = text.Span{Start: a, End: b}, "" }
	}
	score := func(s float32) func(*fact.Mention) { return func(m *fact.Mention) { m.Score = s } }
	for _, c := range []struct {
		name, want string
		ms         []fact.Mention
	}{
		{"good", "", []fact.Mention{ok("Berg"), ok("Norway"), ok("Ola Vik", func(m *fact.Mention) { m.Text = "" }), ok("Oslo", score(1))}},
		{"none", "", nil},
		{"unsorted", "starts before", []fact.Mention{ok("Norway"), ok("Berg")}},
		{"twice", "starts before", []fact.Mention{ok("Norway"), ok("Norway")}},
		{"overlapping", "starts before", []fact.Mention{ok("Ola Vik"), ok("Vik")}},
		{"overlapping one before the last", "starts before", []fact.Mention{ok("Berg’s aides"), ok("Berg"), ok("Norway")}},
		{"half a token", "start and end with tokens", []fact.Mention{ok("orway")}},
		{"a space", "start and end with tokens", []fact.Mention{ok("Norway", span(at(" Norway").Start, at("Norway").End))}},
		{"half a character", "start and end with tokens", []fact.Mention{ok("Berg", span(at("Berg").Start, at("Berg").End+1))}},
		{"two sentences", "inside one sentence", []fact.Mention{ok("Norway. Sen. Ola")}},
		{"empty", "no range", []fact.Mention{ok("Berg", span(5, 5))}},
		{"backwards", "no range", []fact.Mention{ok("Berg", span(9, 5))}},
		{"outside", "no range", []fact.Mention{ok("Berg", span(9, 500))}},
		{"before", "no range", []fact.Mention{ok("Berg", span(-1, 3))}},
		{"other text", "has the text", []fact.Mention{ok("Berg", func(m *fact.Mention) { m.Text = "berg" })}},
		{"type", "has the type", []fact.Mention{ok("Berg", func(m *fact.Mention) { m.Type = "PER" })}},
		{"kind", "has the kind", []fact.Mention{ok("Berg", func(m *fact.Mention) { m.Kind = fact.Pronoun })}},
		{"no kind", "has the kind", []fact.Mention{ok("Berg", func(m *fact.Mention) { m.Kind = "" })}},
		{"demonym", "demonym and no group", []fact.Mention{ok("Berg", func(m *fact.Mention) { m.Kind = fact.Demonym })}},
		{"metonym", "metonym and no place", []fact.Mention{ok("Berg", func(m *fact.Mention) { m.Kind = fact.Metonym })}},
		{"entity", "has an entity", []fact.Mention{ok("Berg", func(m *fact.Mention) { m.Entity = fact.RefTo(0) })}},
		{"no score", "has the score", []fact.Mention{ok("Berg", score(0))}},
		{"high score", "has the score", []fact.Mention{ok("Berg", score(1.01))}},
		{"no number", "has the score", []fact.Mention{ok("Berg", score(float32(math.NaN())))}},
		{"the", `starts with "the"`, []fact.Mention{ok("The Mr. Berg")}},
		{"title", "starts with a title", []fact.Mention{ok("Mr. Berg")}},
		{"another title", "starts with a title", []fact.Mention{ok("Sen. Ola Vik")}},
		{"curly possessive", "ends with a possessive", []fact.Mention{ok("Berg’s")}},
		{"straight possessive", "ends with a possessive", []fact.Mention{ok("Oslo's")}},
	} {
		got := nertest.Violations(d, c.ms)
		switch {
		case c.want == "" && got != nil:
			t.Errorf("%s: %q", c.name, got)
		case c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)):
			t.Errorf("%s: got %q, want one that says %q", c.name, got, c.want)
		}
	}
}

func ExampleViolations() {
	d := segment.Segment(&text.Document{Text: "Mr. Berg left."})
	fmt.Println(nertest.Violations(d, []fact.Mention{{Span: text.Span{Start: 0, End: 8}, Type: fact.Person, Kind: fact.Name, Score: 1}}))
	// Output: [mention 0, [0,8] "Mr. Berg": starts with a title]
}
