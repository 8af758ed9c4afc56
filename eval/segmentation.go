package eval

import (
	"fmt"
	"io"
	"sort"
	"strings"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// Segmentation is how well tokens and sentences are cut.
type Segmentation struct{ Tokens, Sentences Count }

// Add adds the counts of o.
func (s *Segmentation) Add(o Segmentation) {
	s.Tokens.Add(o.Tokens)
	s.Sentences.Add(o.Sentences)
}

// CompareSegmentation scores the tokens and sentences of got against those of gold, as the
// CoNLL shared tasks do: a span is right when it has the same first and last character.
// The two must be of the same text.
func CompareSegmentation(gold, got *text.Document) Segmentation {
	return Segmentation{
		Tokens:    compareSpans(gold.Tokens, got.Tokens),
		Sentences: compareSpans(sentenceSpans(gold), sentenceSpans(got)),
	}
}

func sentenceSpans(d *text.Document) []text.Span {
	out := make([]text.Span, len(d.Sentences))
	for i, s := range d.Sentences {
		out[i] = s.Span
	}
	return out
}

// compareSpans counts over two lists sorted by start, each of disjoint spans.
func compareSpans(gold, got []text.Span) Count {
	c := Count{Gold: len(gold), Predicted: len(got)}
	for i, k := 0, 0; i < len(gold) && k < len(got); {
		switch d := gold[i].Compare(got[k]); {
		case d == 0:
			c.Correct++
			i++
			k++
		case d < 0:
			i++
		default:
			k++
		}
	}
	return c
}

// SegmentTrees cuts the raw text of each document of a CoNLL-U file anew and scores it, by the
// genre that starts the document's name ("weblog-...", "GUM_news_...") and altogether.
func SegmentTrees(r io.Reader, name string) (map[string]Segmentation, error) {
	out := map[string]Segmentation{}
	for trees, err := range ReadCoNLLU(r, name) {
		if err != nil {
			return nil, err
		}
		gold, _ := trees.Document()
		got := segment.Segment(&text.Document{Meta: gold.Meta, Text: gold.Text})
		sc := CompareSegmentation(gold, got)
		for _, k := range []string{genre(gold.ID), "all"} {
			sum := out[k]
			sum.Add(sc)
			out[k] = sum
		}
	}
	return out, nil
}

func genre(id string) string {
	id = strings.TrimPrefix(id, "GUM_")
	if i := strings.IndexAny(id, "-_"); i > 0 {
		return id[:i]
	}
	return "other"
}

// WriteSegmentation writes one line per genre, in the order of their names.
func WriteSegmentation(w io.Writer, name string, scores map[string]Segmentation) error {
	keys := make([]string, 0, len(scores))
	for k := range scores {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		s := scores[k]
		_, err := fmt.Fprintf(w, "%-12s %-14s tokens %7d P %6.2f R %6.2f F1 %6.2f   sentences %6d P %6.2f R %6.2f F1 %6.2f\n", name, k,
			s.Tokens.Gold, 100*s.Tokens.Precision(), 100*s.Tokens.Recall(), 100*s.Tokens.F1(),
			s.Sentences.Gold, 100*s.Sentences.Precision(), 100*s.Sentences.Recall(), 100*s.Sentences.F1())
		if err != nil {
			return fmt.Errorf("eval: writing scores: %w", err)
		}
	}
	return nil
}
