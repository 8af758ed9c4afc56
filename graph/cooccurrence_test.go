package graph

import (
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

func TestSignificanceOfCooccurrence(t *testing.T) {
	// 100 sentences, 20 with the one, 15 with the other, 10 with both; worked out by hand
	if got := npmi(10, 20, 15, 100); got != 0.522879 {
		t.Errorf("normalised PMI %v", got)
	}
	g := &Graph{total: 100, nodes: []nodeRow{{sentences: 20}, {sentences: 15}, {sentences: 50}}}
	if got := g.significance(&edgeRow{source: 0, target: 1, weight: 10}); got < 19.40 || got > 19.42 {
		t.Errorf("log-likelihood ratio %v, want 19.41", got)
	}
	if got := g.significance(&edgeRow{source: 0, target: 2, weight: 1}); got >= 0 {
		t.Errorf("two who avoid each other: %v", got)
	}
	if a, b := npmi(0, 3, 3, 9), npmi(9, 9, 9, 9); a != -1 || b != 1 {
		t.Errorf("never and always together: %v, %v", a, b)
	}
}

// crowd is a document in whose sentence i two people meet, and in every third a third one too.
func crowd(sentences int) *fact.Facts {
	f := &fact.Facts{Doc: text.Meta{ID: "crowd"}, Entities: []fact.Entity{
		{Key: "person/a", Name: "Ann", Mentions: 1}, {Key: "person/b", Name: "Bo", Mentions: 1}, {Key: "person/c", Name: "Cy", Mentions: 1}},
		Cooccurrences: []fact.Cooccurrence{{Source: 0, Target: 1, Sentences: sentences}}}
	var body strings.Builder
	for i := range sentences {
		start := body.Len()
		for e, name := range []string{"Ann", "Bo", "Cy"} {
			if e == 2 && i%3 != 0 {
				continue
			}
			f.Mentions = append(f.Mentions, fact.Mention{Span: text.Span{Start: body.Len(), End: body.Len() + len(name)}, Kind: fact.Name, Entity: fact.RefTo(e)})
			body.WriteString(name + " ")
		}
		f.Sentences = append(f.Sentences, text.Span{Start: start, End: body.Len() - 1})
	}
	f.Text = body.String()
	return f
}

func TestCooccurrenceKeepsTheBestSentences(t *testing.T) {
	var b Builder
	b.Add(crowd(60))
	g := b.Graph()
	if e := g.Edge(0); e.Weight != 60 || e.Score != 1 || e.Type != Cooccur {
		t.Errorf("%+v", e)
	}
	ev := g.Evidence(0)
	if len(ev) != CooccurEvidence {
		t.Fatalf("%d sentences kept", len(ev))
	}
	for i, e := range ev {
		if e.Text != "Ann Bo" || e.Score != 1 || e.SourceSpan.Len() != 3 || i > 0 && ev[i-1].Sentence.Start >= e.Sentence.Start {
			t.Errorf("sentence %d: %+v", i, e)
		}
	}
}

func TestPronounsAreEvidenceOnlyWhereNamesDoNotDo(t *testing.T) {
	f := crowd(4)
	f.Mentions[0].Kind = fact.Pronoun // in the first sentence Ann is "she"
	f.Cooccurrences[0].Sentences = 3  // a counting of names
	var names, all Builder
	names.Add(f)
	if got := len(names.Graph().Evidence(0)); got != 3 {
		t.Errorf("%d sentences that name both", got)
	}
	f.Cooccurrences[0].Sentences = 4 // a counting of all mentions
	all.Add(f)
	if g := all.Graph(); len(g.Evidence(0)) != 4 || g.Edge(0).Score != 1 {
		t.Errorf("evidence %d, score %v", len(g.Evidence(0)), g.Edge(0).Score)
	}
}
