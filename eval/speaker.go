package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/actant-project/actant/text"
)

// SameSpeaker reports whether two noun phrases name the speaker alike: the head of each is a word of the other, so that "the
// minister" is right for "the minister, Jane Roe" and "Roe's lawyer" is wrong for "Roe". A relative pronoun of the gold is its
// antecedent, the phrase that ends just before it. Where the gold has none, none is right.
func SameSpeaker(d *text.Document, gold, found []text.Span) bool {
	g, f := wordsIn(d, gold), wordsIn(d, found)
	if len(g) == 0 || len(f) == 0 {
		return len(g) == len(f)
	}
	if len(g) == 1 && relative(d.Slice(d.Tokens[g[0]])) {
		last := f[len(f)-1]
		return slices.Contains(f, g[0]) || last < g[0] && g[0]-last <= 2
	}
	return slices.Contains(f, headIn(d, g)) && slices.Contains(g, headIn(d, f))
}

func relative(w string) bool {
	switch strings.ToLower(w) {
	case "who", "which", "that":
		return true
	}
	return false
}

// headIn guesses the head of a noun phrase, given by its words: the last one before a comma, a preposition or a relative clause,
// and behind a possessor.
func headIn(d *text.Document, words []int) int {
	head := words[0]
	for k := 1; k < len(words); k++ {
		if words[k] != words[k-1]+1 && strings.ContainsAny(d.Text[d.Tokens[words[k-1]].End:d.Tokens[words[k]].Start], ",(—") {
			return head
		}
		switch w := strings.ToLower(d.Slice(d.Tokens[words[k]])); w {
		case "'s", "’s":
		case "of", "for", "in", "at", "from", "with", "on", "by", "to", "and", "who", "which", "that", "whose":
			return head
		default:
			head = words[k]
		}
	}
	return head
}

// WriteText writes the scores as a table in percent.
func (s *QuotesScore) WriteText(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "%s: %d documents\n%-8s %-9s %8s %9s %8s %9s %7s %7s\n", name, s.Documents, "overlap", "kind", "gold", "predicted", "correct", "precision", "recall", "F1")
	for i, threshold := range Overlaps {
		for k, kind := range QuoteKinds {
			if r := newRow(kind, s.Content[i][k]); err == nil {
				_, err = fmt.Fprintf(w, "%-8.1f %-9s %8d %9d %8d %9.2f %7.2f %7.2f\n", threshold, r.Type, r.Gold, r.Predicted, r.Correct, 100*r.Precision, 100*r.Recall, 100*r.F1)
			}
		}
	}
	for _, r := range s.speakers() {
		if err == nil {
			_, err = fmt.Fprintf(w, "%-18s %8d matched %16d right %9.2f\n", r.Type, r.Gold, r.Correct, 100*r.Recall)
		}
	}
	if err != nil {
		return fmt.Errorf("eval: writing scores: %w", err)
	}
	return nil
}

// WriteJSON writes the scores as one JSON object on one line; shares are between 0 and 1.
func (s *QuotesScore) WriteJSON(w io.Writer, name string) error {
	type overlapRow struct {
		Overlap float64 `json:"overlap"`
		row
	}
	var content []overlapRow
	for i, threshold := range Overlaps {
		for k, kind := range QuoteKinds {
			content = append(content, overlapRow{threshold, newRow(kind, s.Content[i][k])})
		}
	}
	err := json.NewEncoder(w).Encode(struct {
		File      string       `json:"file"`
		Documents int          `json:"documents"`
		Content   []overlapRow `json:"content"`
		Speakers  []row        `json:"speakers"`
	}{name, s.Documents, content, s.speakers()})
	if err != nil {
		return fmt.Errorf("eval: writing scores: %w", err)
	}
	return nil
}

func (s *QuotesScore) speakers() []row {
	return []row{newRow("speaker", s.Speakers), newRow("speaker named", s.Named)}
}
