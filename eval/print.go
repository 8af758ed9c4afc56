package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"math"

	"github.com/actant-project/actant/fact"
)

// row is a line of a table of scores.
type row struct {
	Type      string  `json:"type"`
	Gold      int     `json:"gold"`
	Predicted int     `json:"predicted"`
	Correct   int     `json:"correct"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
}

// newRow rounds to a hundredth of a percent.
func newRow(name string, c Count) row {
	round := func(f float64) float64 { return math.Round(f*1e4) / 1e4 }
	return row{name, c.Gold, c.Predicted, c.Correct, round(c.Precision()), round(c.Recall()), round(c.F1())}
}

// rows lists the marked types and their sum, then the coarse types and theirs.
func (s *NamesScore) rows() (types, coarse []row) {
	for i, t := range fact.Types {
		if s.Marked[i] {
			types = append(types, newRow(string(t), s.Types[i]))
		}
	}
	types = append(types, newRow("micro", s.Micro()))
	for i, n := range []string{"PER", "ORG", "LOC"} {
		coarse = append(coarse, newRow(n, s.Coarse[i]))
	}
	return types, append(coarse, newRow("micro", s.CoarseMicro()))
}

// WriteText writes the scores as a table with fixed columns, in percent.
func (s *NamesScore) WriteText(w io.Writer, name string) error {
	types, coarse := s.rows()
	_, err := fmt.Fprintf(w, "%s: labels %s, %d documents, %d sentences, %d tokens\n", name, s.Labels, s.Documents, s.Sentences, s.Tokens)
	for _, table := range [][]row{types, coarse} {
		if err == nil {
			err = writeRows(w, "type", table)
		}
	}
	return writing(err)
}

// writeRows writes a table with fixed columns, in percent, whose first column has the name.
func writeRows(w io.Writer, first string, table []row) error {
	_, err := fmt.Fprintf(w, "%-14s %8s %9s %8s %9s %7s %7s\n", first, "gold", "predicted", "correct", "precision", "recall", "F1")
	for _, r := range table {
		if err == nil {
			_, err = fmt.Fprintf(w, "%-14s %8d %9d %8d %9.2f %7.2f %7.2f\n", r.Type, r.Gold, r.Predicted, r.Correct, 100*r.Precision, 100*r.Recall, 100*r.F1)
		}
	}
	return err
}

// writing names the step in which err, if any, came up.
func writing(err error) error {
	if err != nil {
		return fmt.Errorf("eval: writing scores: %w", err)
	}
	return nil
}

// WriteJSON writes the scores as one JSON object on one line; shares are between 0 and 1.
func (s *NamesScore) WriteJSON(w io.Writer, name string) error {
	types, coarse := s.rows()
	return writeScores(w, struct {
		File      string `json:"file"`
		Labels    string `json:"labels"`
		Documents int    `json:"documents"`
		Sentences int    `json:"sentences"`
		Tokens    int    `json:"tokens"`
		Types     []row  `json:"types"`
		Coarse    []row  `json:"coarse"`
	}{name, s.Labels, s.Documents, s.Sentences, s.Tokens, types, coarse})
}

func writeScores(w io.Writer, v any) error { return writing(json.NewEncoder(w).Encode(v)) }
