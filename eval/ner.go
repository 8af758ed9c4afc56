package eval

import (
	"context"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/ner"
)

// NamesScore is how well names are found: counts of exact spans by type.
type NamesScore struct {
	Labels    string // the name of the gold's label set
	Documents int
	Sentences int
	Tokens    int
	Types     [7]Count // in the order of fact.Types; zero for the types the gold does not mark
	Coarse    [3]Count // people, organisations, and countries and places as one
	Marked    [7]bool
}

// Add adds the counts of o.
func (s *NamesScore) Add(o NamesScore) {
	if s.Labels == "" {
		s.Labels = o.Labels
	} else if s.Labels != o.Labels && o.Labels != "" {
		s.Labels = "mixed"
	}
	s.Documents += o.Documents
	s.Sentences += o.Sentences
	s.Tokens += o.Tokens
	for i := range s.Types {
		s.Types[i].Add(o.Types[i])
		s.Marked[i] = s.Marked[i] || o.Marked[i]
	}
	for i := range s.Coarse {
		s.Coarse[i].Add(o.Coarse[i])
	}
}

// Micro sums the seven types.
func (s *NamesScore) Micro() (c Count) {
	for _, t := range s.Types {
		c.Add(t)
	}
	return c
}

// CoarseMicro sums the three coarse types.
func (s *NamesScore) CoarseMicro() (c Count) {
	for _, t := range s.Coarse {
		c.Add(t)
	}
	return c
}

// span is a scored run of tokens.
type span struct {
	first, last int
	typ         fact.Type
}

// NER runs rec over the tokens of a CoNLL file, whose last column is the gold tag, and scores it
// on exact spans, only on the types that the gold's label set marks. It learns the label
// set from the labels, so the whole file is read first. It fails on labels of no known set.
func NER(ctx context.Context, r io.Reader, name string, rec ner.Recognizer, lists Lists) (NamesScore, error) {
	var docs []TagDocument
	seen := map[string]bool{}
	for d, err := range ReadCoNLL(r, name) {
		if err != nil {
			return NamesScore{}, err
		}
		docs = append(docs, d)
		for _, l := range d {
			if mark, label := parseTag(l.Last); mark != 'O' {
				seen[label] = true
			}
		}
	}
	set, err := findSet(seen)
	if err != nil {
		return NamesScore{}, fmt.Errorf("eval: reading %s: %w", name, err)
	}
	var sum NamesScore
	for i, d := range docs {
		sc, err := scoreNames(ctx, d, rec, set, lists)
		if err != nil {
			return sum, fmt.Errorf("eval: %s: document %d: %w", name, i+1, err)
		}
		sum.Add(sc)
		docs[i] = nil
	}
	return sum, nil
}

// findSet returns the first label set that knows all labels seen.
func findSet(seen map[string]bool) (*labelSet, error) {
	var unknown []string
	for i := range labelSets {
		s := &labelSets[i]
		var missing []string
		for l := range seen {
			if _, ok := s.rule(l); !ok {
				missing = append(missing, l)
			}
		}
		if len(missing) == 0 {
			return s, nil
		}
		if unknown == nil || len(missing) < len(unknown) {
			unknown = missing
		}
	}
	sort.Strings(unknown)
	return nil, fmt.Errorf("labels of no known set: %s", strings.Join(unknown, ", "))
}

func scoreNames(ctx context.Context, d TagDocument, rec ner.Recognizer, set *labelSet, lists Lists) (NamesScore, error) {
	doc, index := d.Document()
	ms, err := rec.Recognize(ctx, doc)
	if err != nil {
		return NamesScore{}, err
	}
	tags := make([]string, len(doc.Tokens))
	for i, k := range index {
		if k >= 0 {
			tags[k] = d[i].Last
		}
	}
	words := make([]string, len(doc.Tokens))
	for i, t := range doc.Tokens {
		words[i] = doc.Slice(t)
	}
	var gold, got []span
	for _, s := range doc.Sentences {
		for _, g := range Spans(tags[s.First:s.Last]) {
			gold = appendGold(gold, g, s.First, words, set, lists)
		}
	}
	for _, m := range ms {
		first, last := doc.TokenAt(m.Span.Start), doc.TokenAt(m.Span.End-1)
		if doc.Tokens[first].Start != m.Span.Start || doc.Tokens[last].End != m.Span.End {
			last = -2 // cut otherwise than the gold: wrong, whatever its words
		}
		got = append(got, span{first, last + 1, m.Type})
	}
	sc := NamesScore{Labels: set.name, Documents: 1, Sentences: len(doc.Sentences), Tokens: len(doc.Tokens)}
	sc.count(set, gold, got)
	return sc, nil
}

// appendGold adds the gold span g of the sentence whose first token is offset.
func appendGold(out []span, g Tagged, offset int, words []string, set *labelSet, lists Lists) []span {
	r, _ := set.rule(g.Label)
	first, last := offset+g.First, offset+g.Last
	if set.titles && r == person && lists.Title != nil {
		if n := lists.Title(words[first:last]); n < last-first {
			first += n
		}
	}
	if t := r.typeOf(words[first:last], lists); t != "" {
		out = append(out, span{first, last, t})
	}
	return out
}

// count compares the spans by the seven types and by the coarse ones.
func (s *NamesScore) count(set *labelSet, gold, got []span) {
	for i, t := range fact.Types {
		if s.Marked[i] = slices.Contains(set.marks, t); s.Marked[i] {
			s.Types[i] = countSpans(gold, got, t)
		}
	}
	for i, ts := range coarse {
		s.Coarse[i] = countSpans(gold, got, ts...)
	}
}

// coarse is the types that each coarse type takes in: PER, ORG, LOC.
var coarse = [3][]fact.Type{{fact.Person}, {fact.Organisation}, {fact.Country, fact.Place}}

// countSpans counts the spans of the types given, taken as one type.
func countSpans(gold, got []span, types ...fact.Type) (c Count) {
	in := map[[2]int]bool{}
	for _, g := range gold {
		if slices.Contains(types, g.typ) {
			c.Gold++
			in[[2]int{g.first, g.last}] = true
		}
	}
	for _, p := range got {
		if slices.Contains(types, p.typ) {
			c.Predicted++
			if in[[2]int{p.first, p.last}] {
				c.Correct++
			}
		}
	}
	return c
}
