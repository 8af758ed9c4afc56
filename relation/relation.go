// Package relation finds who said and did what to whom: statements, typed relations and co-occurrence.
//
// It works in steps that know little of each other: finding deeds and who takes part in them in the parse tree, typing them by the
// lexicon and a learned table, weighing polarity, modality and tense, and assembling what the contract asks for.
package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// Extractor finds relations by the embedded lexicon. It is safe for many goroutines.
type Extractor struct {
	lex *lexicon
	gaz *gazetteer.Gazetteer
}

// Result is what a document says, in the order and with the indices of the machine contract.
type Result struct {
	Statements    []fact.Statement
	Relations     []fact.Relation
	Cooccurrences []fact.Cooccurrence
}

// New returns an extractor that asks g for titles; with a nil g the lexicon's own list of offices has to do.
func New(g *gazetteer.Gazetteer) *Extractor { return &Extractor{lex: theLexicon(), gaz: g} }

// Extract finds the statements, relations and co-occurrences of a segmented document whose mentions ms point into es.
// parse has a word for each token of d, or is nil: without it there are roles and co-occurrences only. Mentions that point nowhere are passed over. It writes to none of its arguments; the same arguments give the same result.
func (x *Extractor) Extract(d *text.Document, parse []syntax.Word, ms []fact.Mention, es []fact.Entity) Result {
	ms = usable(d, ms, len(es))
	return newAnalysis(x, d, parse, ms, es).extract()
}

// extract reads the document, sentence by sentence.
func (a *analysis) extract() Result {
	d := a.d
	a.readTurns()
	var out Result
	for s := range d.Sentences {
		a.read(s)
		a.subjects[s].entity = -1
		if len(a.words) == 0 || len(a.words) > longSentence {
			a.lookAway()
			continue
		}
		a.readStatements()
		out.Relations = a.eventsOf(out.Relations)
	}
	a.claimRest()
	out.Statements = a.statements()
	in := newWords(out.Statements)
	out.Relations = a.accusations(out.Relations, in)
	out.Relations = a.saidTo(out.Relations, out.Statements)
	ordered(out.Relations)
	attribute(out.Relations, in)
	out.Cooccurrences = cooccurrences(d, a.ms)
	return out
}

// usable returns the mentions that lie in the text and point at one of n entities, or at none, sorted.
func usable(d *text.Document, ms []fact.Mention, n int) []fact.Mention {
	bad := func(m fact.Mention) bool {
		return m.Span.Start < 0 || m.Span.Start >= m.Span.End || m.Span.End > len(d.Text) || m.Entity.Index() >= n
	}
	order := func(p, q fact.Mention) int { return p.Span.Compare(q.Span) }
	if slices.ContainsFunc(ms, bad) || !slices.IsSortedFunc(ms, order) {
		ms = slices.DeleteFunc(slices.Clone(ms), bad)
		slices.SortStableFunc(ms, order)
	}
	return ms
}
