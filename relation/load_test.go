package relation

import (
	"context"
	"sync"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner/rules"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// load cuts a text, parses it and finds its names by the rules.
func load(t testing.TB, s string) (*text.Document, []syntax.Word, []fact.Mention, []fact.Entity) {
	g := gazetteer.Default()
	d := segment.Segment(&text.Document{Text: s, Meta: text.Meta{Date: "2025-02-13"}})
	parse := parsed(t, d)
	ms, _ := rules.New(g).Recognize(context.Background(), d)
	ms, es := resolve.New(g).Resolve(d, parse, ms)
	return d, parse, ms, es
}

var theParser = sync.OnceValues(func() (*syntax.Parser, error) { return syntax.Open(gazetteer.Default()) })

// parsed returns the parse of a segmented document by the parser that comes with the program.
func parsed(t testing.TB, d *text.Document) []syntax.Word {
	t.Helper()
	p, err := theParser()
	if err != nil {
		t.Fatal(err)
	}
	words, err := p.Analyze(context.Background(), d, nil)
	if err != nil {
		t.Fatal(err)
	}
	return words
}
