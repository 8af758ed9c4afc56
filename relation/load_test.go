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

// load cuts a text and finds its names by the rules.
func load(s string) (*text.Document, []fact.Mention, []fact.Entity) {
	g := gazetteer.Default()
	d := segment.Segment(&text.Document{Text: s, Meta: text.Meta{Date: "2025-02-13"}})
	ms, _ := rules.New(g).Recognize(context.Background(), d)
	ms, es, _ := resolve.New(g).Resolve(d, nil, ms)
	return d, ms, es
}

var theParser = sync.OnceValues(func() (*syntax.Parser, error) { return syntax.Open(gazetteer.Default()) })

// parsed returns the parse of d by the shipped parser.
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
