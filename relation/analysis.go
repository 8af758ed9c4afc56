package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// analysis is the working state of one document. Its slices about a sentence are used again for the next.
type analysis struct {
	lex   *lexicon
	x     *Extractor
	d     *text.Document
	parse []syntax.Word // by token; nil without a parse
	ms    []fact.Mention
	es    []fact.Entity

	quotes   []quotation
	drafts   []draft
	syn      clauseTree
	watch    func(r *report, taken bool) // sees every report that is weighed; nil but in tests
	subjects []subject                   // by sentence
	labels   map[string]int32
	turns    []turn // of an interview, by paragraph; nil when there is none

	tree        tree // of the sentence
	sentence    int
	paragraph   int
	words       []word
	chunks      []chunk
	groups      []group
	nominals    []int32 // mentions of kind nominal in the sentence
	headline    bool
	nextMention int
	nextQuote   int
	signText    []byte
	rows        tieSigns // of the pair at hand
	sight       sight
	home        home
	generous    bool // whether purposes and suppositions count as facts
}

func newAnalysis(x *Extractor, d *text.Document, parse []syntax.Word, ms []fact.Mention, es []fact.Entity) *analysis {
	a := &analysis{lex: x.lex, x: x, d: d, parse: x.lex.mended(d, parse), ms: ms, es: es, quotes: pairQuotes(d), subjects: make([]subject, len(d.Sentences)), sight: sight{subject: -1}}
	a.home = a.homeOf()
	return a
}

// placeQuotes marks the words that lie in quotations.
func (a *analysis) placeQuotes() {
	for i := range a.words {
		w := &a.words[i]
		for a.nextQuote < len(a.quotes) && a.quotes[a.nextQuote].outer.End <= w.span.Start {
			a.nextQuote++
		}
		if a.nextQuote < len(a.quotes) && a.quotes[a.nextQuote].outer.Start <= w.span.Start {
			w.quote = int32(a.nextQuote)
		}
	}
}

// read tags and chunks sentence s. Sentences are read in order.
func (a *analysis) read(s int) {
	a.sentence = s
	for a.paragraph+1 < len(a.d.Paragraphs) && a.d.Paragraphs[a.paragraph].End <= a.d.Sentences[s].Start {
		a.paragraph++
	}
	a.readWords(a.d.Sentences[s])
	a.readTree(a.d.Sentences[s])
	a.tagWords()
	a.chunkWords()
}

func sortSpans(s []text.Span) {
	slices.SortFunc(s, func(p, q text.Span) int { return p.Compare(q) })
}
