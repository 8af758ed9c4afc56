package neural

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/text"
)

const (
	types   = 7         // in the order of fact.Types
	classes = 1 + types // none, then the types
)

// reading is the state of one document's reading.
type reading struct {
	*Recognizer
	d      *text.Document
	work   model.Work
	scores model.Matrix       // of the tags of each token
	probs  [][classes]float32 // of each token
	path   []uint8

	advised []int8 // the type that the adviser gave each token, or none

	words  map[string]int32 // capitalised words, numbered
	word   []int32          // the number of each token's word, or -1
	totals []total          // of each word
	spans  []span
	names  map[string]*vote
	firsts map[string][]*vote // confident names by their first word
	votes  []*vote            // those of names, in the order in which they were met
}

// span is tokens [first, last) taken for a name.
type span struct {
	first, last int
	typ         int8 // index in fact.Types
	score       float32
	id          string
	kind        fact.Kind
	user        bool
}

func (sp span) empty() bool { return sp.first >= sp.last }

func newReading(r *Recognizer) *reading {
	return &reading{Recognizer: r, words: map[string]int32{}, names: map[string]*vote{}, firsts: map[string][]*vote{}}
}

func (s *reading) start(d *text.Document) {
	s.d = d
	s.work.Reset()
	s.scores = s.work.Matrix(len(d.Tokens), len(s.crf.Tags))
	s.probs = slices.Grow(s.probs[:0], len(d.Tokens))[:len(d.Tokens)]
	clear(s.probs)
	s.path = s.work.Bytes(len(d.Tokens))
	s.spans = s.spans[:0]
}

// forget lets go of the document.
func (s *reading) forget() {
	s.d = nil
	clear(s.words)
	clear(s.names)
	clear(s.firsts)
	clear(s.votes)
	clear(s.spans)
	s.word, s.totals, s.votes = s.word[:0], s.totals[:0], s.votes[:0]
}

func (s *reading) token(i int) string { return s.d.Slice(s.d.Tokens[i]) }

// decode finds the names: what is probable of each token alone, what the other places of its word say, and the best tags
// with both.
func (s *reading) decode() {
	s.marginals()
	s.number()
	s.share()
	s.marginals()
	for _, sent := range s.d.Sentences {
		path := s.path[sent.First:sent.Last]
		s.crf.Decode(&s.work, path, s.scores.Part(sent.First, sent.Last))
		s.cut(path, sent.First)
	}
}

// marginals sets probs from scores.
func (s *reading) marginals() {
	for _, sent := range s.d.Sentences {
		mark := s.work.Mark()
		m := s.work.Matrix(sent.Last-sent.First, len(s.crf.Tags))
		s.crf.Marginals(&s.work, m, s.scores.Part(sent.First, sent.Last))
		for i := range m.Rows {
			row, out := m.Row(i), &s.probs[sent.First+i]
			out[0] = row[0]
			for k := 1; k < classes; k++ {
				out[k] = row[2*k-1] + row[2*k]
			}
		}
		s.work.Release(mark)
	}
}

// cut appends the spans of the tags of the tokens from first on.
func (s *reading) cut(path []uint8, first int) {
	for i := 0; i < len(path); {
		tag := path[i]
		j := i + 1
		if tag != 0 {
			for inside := (tag + 1) &^ 1; j < len(path) && path[j] == inside; {
				j++
			}
			s.spans = append(s.spans, span{first: first + i, last: first + j, typ: int8(tag-1) / 2, kind: fact.Name})
		}
		i = j
	}
}

// capitalised reports whether a word starts with an upper-case letter.
func capitalised(word string) bool {
	c, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(c)
}

// key is the words of tokens [first, last) with single spaces between.
func (s *reading) key(first, last int) string {
	surface := s.d.Text[s.d.Tokens[first].Start:s.d.Tokens[last-1].End]
	if last-first == 1 || !strings.ContainsAny(surface, "\n\r\t\u00a0") && !strings.Contains(surface, "  ") {
		return surface
	}
	return strings.Join(strings.Fields(surface), " ")
}
