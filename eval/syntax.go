package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// SyntaxScore is how well words are analysed: counts of words with the right part of speech, lemma, head (UAS), and
// head and relation (LAS). Relations are compared without their subtypes and punctuation counts, as in the
// CoNLL 2018 shared task. Over gold tokens precision, recall and F1 are one figure, the accuracy.
type SyntaxScore struct {
	Documents, Sentences  int
	UPOS, Lemma, UAS, LAS Count
}

// Add adds the counts of o.
func (s *SyntaxScore) Add(o SyntaxScore) {
	s.Documents += o.Documents
	s.Sentences += o.Sentences
	s.UPOS.Add(o.UPOS)
	s.Lemma.Add(o.Lemma)
	s.UAS.Add(o.UAS)
	s.LAS.Add(o.LAS)
}

// Syntax runs an analyzer over the gold tokens of a CoNLL-U file, or, when raw, over tokens and sentences cut anew from
// its text, and scores it. A word of raw text is right only if it is a word of the gold, too.
func Syntax(ctx context.Context, r io.Reader, name string, an syntax.Analyzer, raw bool) (SyntaxScore, error) {
	var sum SyntaxScore
	for trees, err := range ReadCoNLLU(r, name) {
		if err != nil {
			return sum, err
		}
		gold, rows := trees.Document()
		words, err := trees.words(rows, len(gold.Tokens))
		if err != nil {
			return sum, fmt.Errorf("eval: reading %s: %w", name, err)
		}
		got := gold
		if raw {
			got = segment.Segment(&text.Document{Meta: gold.Meta, Text: gold.Text})
		}
		found, err := an.Analyze(ctx, got, nil)
		if err != nil {
			return sum, fmt.Errorf("eval: %s: %w", name, err)
		}
		sc := CompareWords(gold, words, got, found)
		sc.Documents, sc.Sentences = 1, len(trees)
		sum.Add(sc)
	}
	return sum, nil
}

// words returns the gold analysis of each token. A token of several words that do not spell it has that of its first.
func (d TreeDocument) words(rows [][]int, tokens int) ([]syntax.Word, error) {
	out := make([]syntax.Word, tokens)
	filled := make([]bool, tokens)
	for i := range d {
		byID := map[string]int{}
		for k := range d[i].Rows {
			if t := rows[i][k]; t >= 0 && d[i].Rows[k].IsWord() {
				byID[d[i].Rows[k][ID]] = t
			}
		}
		for k := range d[i].Rows {
			r := &d[i].Rows[k]
			t := rows[i][k]
			if t < 0 || filled[t] || !r.IsWord() {
				continue
			}
			head, err := headOf(r, byID)
			if err != nil {
				return nil, err
			}
			out[t], filled[t] = syntax.Word{UPOS: r[UPOS], Lemma: r[Lemma], Head: head, Deprel: r[Deprel]}, true
		}
	}
	return out, nil
}

func headOf(r *TreeRow, byID map[string]int) (int, error) {
	if r[Head] == "0" || r[Head] == "_" {
		return -1, nil
	}
	if _, err := strconv.Atoi(r[Head]); err != nil {
		return 0, fmt.Errorf("word %s %q: the head %q is no number", r[ID], r[Form], r[Head])
	}
	head, ok := byID[r[Head]]
	if !ok {
		return -1, nil // a word that has no token of its own
	}
	return head, nil
}

// CompareWords scores an analysis of got against that of gold, two segmentations of the same text.
func CompareWords(gold *text.Document, want []syntax.Word, got *text.Document, found []syntax.Word) SyntaxScore {
	n := Count{Gold: len(gold.Tokens), Predicted: len(got.Tokens)}
	s := SyntaxScore{UPOS: n, Lemma: n, UAS: n, LAS: n}
	same := aligned(gold.Tokens, got.Tokens)
	for i, k := range same {
		if k < 0 {
			continue
		}
		w, f := want[i], found[k]
		count(&s.UPOS, w.UPOS == f.UPOS)
		count(&s.Lemma, w.Lemma == f.Lemma)
		head := f.Deprel != "" && (w.Head < 0 && f.Head < 0 || w.Head >= 0 && f.Head >= 0 && same[w.Head] == f.Head)
		count(&s.UAS, head)
		count(&s.LAS, head && universal(w.Deprel) == universal(f.Deprel))
	}
	return s
}

func count(c *Count, right bool) {
	if right {
		c.Correct++
	}
}

// universal is a relation without its subtype.
func universal(deprel string) string {
	u, _, _ := strings.Cut(deprel, ":")
	return u
}

// aligned returns for each span of gold the index of the same span of got, or -1. Both are sorted and disjoint.
func aligned(gold, got []text.Span) []int {
	out := make([]int, len(gold))
	k := 0
	for i, g := range gold {
		for k < len(got) && got[k].Compare(g) < 0 {
			k++
		}
		out[i] = -1
		if k < len(got) && got[k] == g {
			out[i] = k
		}
	}
	return out
}

// WriteText writes the scores as a table in percent: of tag the first two lines, of parse all.
func (s *SyntaxScore) WriteText(w io.Writer, name string, parse bool) error {
	_, err := fmt.Fprintf(w, "%s: %d documents, %d sentences, %d words\n", name, s.Documents, s.Sentences, s.UPOS.Gold)
	for _, r := range s.rows(parse) {
		if err == nil {
			_, err = fmt.Fprintf(w, "%-6s precision %6.2f  recall %6.2f  F1 %6.2f\n", r.Type, 100*r.Precision, 100*r.Recall, 100*r.F1)
		}
	}
	if err != nil {
		return fmt.Errorf("eval: writing scores: %w", err)
	}
	return nil
}

// WriteJSON writes the scores as one JSON object on one line; shares are between 0 and 1.
func (s *SyntaxScore) WriteJSON(w io.Writer, name string, parse bool) error {
	err := json.NewEncoder(w).Encode(struct {
		File      string `json:"file"`
		Documents int    `json:"documents"`
		Sentences int    `json:"sentences"`
		Words     int    `json:"words"`
		Scores    []row  `json:"scores"`
	}{name, s.Documents, s.Sentences, s.UPOS.Gold, s.rows(parse)})
	if err != nil {
		return fmt.Errorf("eval: writing scores: %w", err)
	}
	return nil
}

func (s *SyntaxScore) rows(parse bool) []row {
	out := []row{newRow("UPOS", s.UPOS), newRow("lemma", s.Lemma)}
	if parse {
		out = append(out, newRow("UAS", s.UAS), newRow("LAS", s.LAS))
	}
	return out
}
