package eval

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// FactsReader reads what a document says; the pipeline is one.
type FactsReader interface {
	Extract(ctx context.Context, d *text.Document) (*fact.Facts, error)
}

// Overlaps are the thresholds at which statements are matched: the share of the words of two contents that is in both.
var Overlaps = [2]float64{0.3, 0.8}

// QuoteKinds are the rows of a table of quotations; "quoted" is direct and mixed taken as one.
var QuoteKinds = []string{"all", "quoted", "direct", "mixed", "indirect"}

// QuotesScore is how well statements are found. Content counts them by kind and threshold, each kind on its own: gold of
// the kind against found of the kind, matched one to one, the best first. Speakers are counted over the pairs that match at the lower
// threshold, all kinds together: Gold and Predicted are the pairs, Correct those whose speaker is right, and named leaves out the
// pairs for which the gold has none.
type QuotesScore struct {
	Documents       int
	Content         [len(Overlaps)][5]Count // by QuoteKinds
	Speakers, Named Count
}

// Add adds the counts of o.
func (s *QuotesScore) Add(o QuotesScore) {
	s.Documents += o.Documents
	for i := range s.Content {
		for k := range s.Content[i] {
			s.Content[i][k].Add(o.Content[i][k])
		}
	}
	s.Speakers.Add(o.Speakers)
	s.Named.Add(o.Named)
}

// Quotation is who said what, by spans of a text. Kind is "" when unknown.
type Quotation struct {
	Kind             fact.StatementKind
	Speaker, Content []text.Span
}

// Quotes runs a reader over the texts of a file of annotated quotations, JSON Lines with the fields text and quotes (of these
// speaker_spans, content_spans and type; offsets count code points), and scores its statements.
func Quotes(ctx context.Context, r io.Reader, name string, x FactsReader) (QuotesScore, error) {
	var sum QuotesScore
	err := eachLine(r, name, func(n int, line string) error {
		if strings.TrimSpace(line) == "" {
			return nil
		}
		doc, gold, err := readQuotes(line)
		if err != nil {
			return fmt.Errorf("eval: reading %s: line %d: %w", name, n, err)
		}
		f, err := x.Extract(ctx, doc)
		if err != nil {
			return fmt.Errorf("eval: %s: line %d: %w", name, n, err)
		}
		sum.Add(CompareQuotes(segment.Segment(doc), gold, found(f)))
		return nil
	})
	return sum, err
}

// found returns the statements of facts.
func found(f *fact.Facts) []Quotation {
	var out []Quotation
	for _, s := range f.Statements {
		q := Quotation{Kind: s.Kind, Content: s.Content}
		if s.Kind == fact.Direct && !marked(f.Text, s.Content) {
			q.Kind = fact.Indirect // a turn of an interview; kinds are told by marks on both sides
		}
		if !s.SpeakerSpan.IsZero() {
			q.Speaker = []text.Span{s.SpeakerSpan}
		}
		out = append(out, q)
	}
	return out
}

// marked reports whether quotation marks stand in or right around one of the spans.
func marked(s string, spans []text.Span) bool {
	for _, sp := range spans {
		if hasMarks(s[max(0, sp.Start-4):min(len(s), sp.End+4)]) {
			return true
		}
	}
	return false
}

// hasMarks reports whether s has quotation marks: double ones, or a pair of single ones around words.
func hasMarks(s string) bool {
	return strings.ContainsAny(s, "\"“”‘«»") || strings.Contains(s, "''") || singleMarks.MatchString(s)
}

var singleMarks = regexp.MustCompile(`(?:^|\s)'\w[^']*'(?:\W|$)`)

// readQuotes reads one line of a file of quotations.
func readQuotes(line string) (*text.Document, []Quotation, error) {
	var row struct {
		ID, Text string
		Quotes   []struct {
			Speaker [][2]int `json:"speaker_spans"`
			Content [][2]int `json:"content_spans"`
			Type    fact.StatementKind
		}
	}
	if err := json.Unmarshal([]byte(line), &row); err != nil {
		return nil, nil, err
	}
	at := codePoints(row.Text)
	var out []Quotation
	for i, q := range row.Quotes {
		speaker, ok1 := spansAt(at, q.Speaker)
		content, ok2 := spansAt(at, q.Content)
		if !ok1 || !ok2 {
			return nil, nil, fmt.Errorf("quotation %d reaches beyond the text of %d characters", i+1, len(at)-1)
		}
		k := q.Type
		if k == "" || k == fact.Indirect { // markers of kinds overlook some quotation marks
			k = kindOf(row.Text, content)
		}
		out = append(out, Quotation{Kind: k, Speaker: speaker, Content: content})
	}
	return &text.Document{Text: row.Text, Meta: text.Meta{ID: row.ID, Bytes: len(row.Text)}}, out, nil
}

// kindOf is the kind of a quotation that has none marked: by the quotation marks in its content.
func kindOf(s string, content []text.Span) fact.StatementKind {
	marks, all := false, true
	for _, sp := range content {
		c := sp.Of(s)
		marks = marks || hasMarks(c)
		t := strings.TrimFunc(c, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(".,", r) })
		open, _ := utf8.DecodeRuneInString(t)
		end, _ := utf8.DecodeLastRuneInString(t)
		all = all && strings.ContainsRune("\"“«'‘", open) && strings.ContainsRune("\"”»'’", end)
	}
	switch {
	case marks && all:
		return fact.Direct
	case marks:
		return fact.Mixed
	}
	return fact.Indirect
}

// codePoints returns the byte at which each code point of s starts, and its end.
func codePoints(s string) []int {
	at := make([]int, 0, len(s)+1)
	for i := range s {
		at = append(at, i)
	}
	return append(at, len(s))
}

// spansAt turns spans of code points into spans of bytes; it fails when one lies outside.
func spansAt(at []int, pairs [][2]int) ([]text.Span, bool) {
	var out []text.Span
	for _, p := range pairs {
		if p[0] < 0 || p[0] > p[1] || p[1] >= len(at) {
			return nil, false
		}
		out = append(out, text.Span{Start: at[p[0]], End: at[p[1]]})
	}
	return out, true
}

// CompareQuotes scores what was found in a segmented document.
func CompareQuotes(d *text.Document, gold, found []Quotation) QuotesScore {
	s := QuotesScore{Documents: 1}
	g, f := wordSets(d, gold), wordSets(d, found)
	for i, threshold := range Overlaps {
		for k, kind := range QuoteKinds {
			pairs := match(d, gold, found, g, f, threshold, kind)
			s.Content[i][k] = Count{Gold: of(kind, gold), Predicted: of(kind, found), Correct: len(pairs)}
			if i != 0 || k != 0 {
				continue
			}
			for _, p := range pairs {
				s.speaker(d, gold[p.gold], found[p.found])
			}
		}
	}
	return s
}

// speaker counts whether the speaker of a matched pair is right.
func (s *QuotesScore) speaker(d *text.Document, gold, found Quotation) {
	c := Count{Gold: 1, Predicted: 1}
	if SameSpeaker(d, gold.Speaker, found.Speaker) {
		c.Correct = 1
	}
	s.Speakers.Add(c)
	if len(gold.Speaker) > 0 {
		s.Named.Add(c)
	}
}

// is reports whether a quotation belongs to a row.
func (q *Quotation) is(kind string) bool {
	return kind == "all" || string(q.Kind) == kind || kind == "quoted" && q.Kind != fact.Indirect
}

func of(kind string, qs []Quotation) int {
	n := 0
	for i := range qs {
		if qs[i].is(kind) {
			n++
		}
	}
	return n
}

// pair is a gold and a found quotation that match.
type pair struct {
	gold, found int
	overlap     float64
}

// match pairs the quotations of a kind one to one, those that share most first.
func match(d *text.Document, gold, found []Quotation, g, f [][]int, threshold float64, kind string) []pair {
	var all []pair
	for i := range gold {
		for k := range found {
			if gold[i].is(kind) && found[k].is(kind) {
				if o := wordsShared(g[i], f[k]); o >= threshold {
					all = append(all, pair{i, k, o})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(p, q pair) int { return cmp.Compare(q.overlap, p.overlap) })
	usedGold, usedFound := make([]bool, len(gold)), make([]bool, len(found))
	return slices.DeleteFunc(all, func(p pair) bool {
		taken := usedGold[p.gold] || usedFound[p.found]
		usedGold[p.gold], usedFound[p.found] = true, true
		return taken
	})
}

// wordSets returns for each quotation the tokens of its content that hold a letter or digit, sorted.
func wordSets(d *text.Document, qs []Quotation) [][]int {
	out := make([][]int, len(qs))
	for i := range qs {
		out[i] = wordsIn(d, qs[i].Content)
	}
	return out
}

func wordsIn(d *text.Document, spans []text.Span) []int {
	var out []int
	for _, s := range spans {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			if strings.ContainsFunc(d.Slice(d.Tokens[i]), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
				out = append(out, i)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// wordsShared is the number of words in both over the number in either.
func wordsShared(a, b []int) float64 {
	both := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch c := cmp.Compare(a[i], b[k]); {
		case c < 0:
			i++
		case c > 0:
			k++
		default:
			both, i, k = both+1, i+1, k+1
		}
	}
	return float64(both) / float64(max(len(a)+len(b)-both, 1))
}
