// Package rules finds names by lists and patterns: no model, a few milliseconds a megabyte.
//
// A sentence is read once. Runs of capitalised words are cut at titles and known names and
// judged by the words that give a name away: "Ministry of", "Corp", "River", a given name,
// "Mr". What is uncertain waits until the whole document is read; then what was certain
// somewhere is taken at its other occurrences too, and a surname for its bearer.
package rules

import (
	"context"
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// Recognizer finds names by lists and patterns. It is safe for many goroutines.
type Recognizer struct {
	g    *gazetteer.Gazetteer
	pool sync.Pool
}

// New returns a recogniser that knows the names of g.
func New(g *gazetteer.Gazetteer) *Recognizer { return &Recognizer{g: g} }

// Recognize returns the mentions of d, as ner.Recognizer promises.
func (r *Recognizer) Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error) {
	s, _ := r.pool.Get().(*scan)
	if s == nil {
		s = &scan{}
	}
	defer r.pool.Put(s)
	s.reset(r.g, d)
	for i := range d.Sentences {
		if i&63 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s.sentence(d.Sentences[i])
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s.settle()
	return s.mentions(), nil
}

// A find is a stretch of tokens taken, or held, for a name.
type find struct {
	first, last int // tokens [first, last)
	typ         fact.Type
	kind        fact.Kind
	id          string
	score       float32 // 0: nothing speaks for it yet
	locked      bool    // from a user's list: nothing changes it
	gaz         bool    // from the lists
	start       bool    // opens a sentence, so its capital says little
}

// scan is the state of one document's reading.
type scan struct {
	g     *gazetteer.Gazetteer
	d     *text.Document
	toks  []token
	sport int8 // 1: on sport, -1: not, 0: not known yet
	apart bool // tokens stand apart by spaces, as those of a corpus do
	finds []find
	memory
}

func (s *scan) reset(g *gazetteer.Gazetteer, d *text.Document) {
	s.g, s.d = g, d
	s.finds = s.finds[:0]
	if cap(s.toks) < len(d.Tokens) {
		s.toks = make([]token, len(d.Tokens))
	}
	s.toks = s.toks[:len(d.Tokens)]
	for i, t := range d.Tokens {
		s.toks[i] = s.read(d.Slice(t))
	}
	s.apart, s.sport = standApart(d), 0
	s.memory.reset()
}

// standApart reports whether no two of the first tokens touch, as in a corpus that comes in tokens.
func standApart(d *text.Document) bool {
	n := min(len(d.Tokens), 300)
	for i := 1; i < n; i++ {
		if d.Tokens[i-1].End == d.Tokens[i].Start {
			return false
		}
	}
	return n > 1
}

// text returns the document's text of tokens [first, last).
func (s *scan) text(first, last int) string {
	return s.d.Text[s.d.Tokens[first].Start:s.d.Tokens[last-1].End]
}

// add holds tokens [first, last) for a name of type t.
func (s *scan) add(first, last int, t fact.Type, score float32) *find {
	s.finds = append(s.finds, find{first: first, last: last, typ: t, kind: fact.Name, score: score})
	return &s.finds[len(s.finds)-1]
}

// mentions turns the finds into mentions.
func (s *scan) mentions() []fact.Mention {
	out := make([]fact.Mention, 0, len(s.finds))
	for _, f := range s.finds {
		if s.trim(&f); f.score < keep || f.typ == "" || f.first >= f.last {
			continue
		}
		sp := text.Span{Start: s.d.Tokens[f.first].Start, End: s.d.Tokens[f.last-1].End}
		out = append(out, fact.Mention{Span: sp, Text: s.d.Slice(sp), Type: f.typ, Kind: f.kind, Score: f.score, ID: f.id})
	}
	return out
}

// trim takes "the", titles and possessives off the ends of a find, whatever found it.
func (s *scan) trim(f *find) {
	for f.first < f.last && (strings.EqualFold(s.text(f.first, f.first+1), "the") || f.typ == fact.Person && !f.locked && s.titleAlone(f.first)) {
		f.first++
	}
	for f.first < f.last && possessive(s.text(f.last-1, f.last)) {
		f.last--
	}
}

// titleAlone reports whether token i is a title and no one's name.
func (s *scan) titleAlone(i int) bool {
	w := s.toks[i].word
	class := w.Class()
	return class != gazetteer.NoTitle && class != gazetteer.Occupation && !w.Is(gazetteer.AnyGivenName|gazetteer.Surname)
}

// possessive reports whether a token is one of the possessive's.
func possessive(w string) bool {
	switch w {
	case "'s", "’s", "'S", "’S", "'", "’":
		return true
	}
	return false
}

// keep is the score from which a find becomes a mention.
const keep = 0.5
