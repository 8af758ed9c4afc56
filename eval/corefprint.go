package eval

import (
	"fmt"
	"io"
	"math"
)

// corefRow is a line of a table of coreference scores.
type corefRow struct {
	Measure   string  `json:"measure"`
	Precision float64 `json:"precision,omitempty"`
	Recall    float64 `json:"recall,omitempty"`
	F1        float64 `json:"f1"`
}

func prfRow(name string, p PRF) corefRow {
	round := func(f float64) float64 { return math.Round(f*1e4) / 1e4 }
	return corefRow{name, round(p.Precision.Value()), round(p.Recall.Value()), round(p.F1())}
}

func (c ChainScore) rows(scope string) []corefRow {
	return []corefRow{
		prfRow(scope+" MUC", c.MUC), prfRow(scope+" B-cubed", c.BCubed), prfRow(scope+" CEAF-e", c.CEAF),
		{Measure: scope + " CoNLL", F1: math.Round(c.CoNLL()*1e4) / 1e4},
	}
}

func countRow(name string, c Count) corefRow {
	r := newRow(name, c)
	return corefRow{name, r.Precision, r.Recall, r.F1}
}

func (s *CorefScore) rows() []corefRow {
	out := append(append(s.Named.rows("named"), s.Typed.rows("typed")...), s.Chains.rows("chains")...)
	return append(out, prfRow("names B-cubed", s.Names), countRow("pairs of names", s.NamesMerged),
		countRow("pronouns", s.Pronouns), countRow("descriptions", s.Others))
}

// WriteText writes the scores as a table with fixed columns, in percent.
func (s *CorefScore) WriteText(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "%s: %d documents; mentions in chains: %d with a name, %d of the types, %d ours\n%-16s %9s %7s %7s\n",
		name, s.Documents, s.Named.Gold, s.Typed.Gold, s.Named.Got, "measure", "precision", "recall", "F1")
	for _, r := range s.rows() {
		if err == nil && r.Precision == 0 && r.Recall == 0 && r.F1 != 0 {
			_, err = fmt.Fprintf(w, "%-16s %9s %7s %7.2f\n", r.Measure, "", "", 100*r.F1)
		} else if err == nil {
			_, err = fmt.Fprintf(w, "%-16s %9.2f %7.2f %7.2f\n", r.Measure, 100*r.Precision, 100*r.Recall, 100*r.F1)
		}
	}
	return writing(err)
}

// WriteJSON writes the scores as one JSON object on one line; shares are between 0 and 1.
func (s *CorefScore) WriteJSON(w io.Writer, name string) error {
	return writeScores(w, struct {
		File      string     `json:"file"`
		Documents int        `json:"documents"`
		Named     int        `json:"named_mentions"`
		Typed     int        `json:"typed_mentions"`
		Found     int        `json:"found_mentions"`
		Measures  []corefRow `json:"measures"`
	}{name, s.Documents, s.Named.Gold, s.Typed.Gold, s.Named.Got, s.rows()})
}

func (s *GAPScore) rows() []row {
	return []row{newRow("male", s.Male), newRow("female", s.Female), newRow("all", s.Links)}
}

// WriteText writes the scores as a table with fixed columns, in percent.
func (s *GAPScore) WriteText(w io.Writer, name string) error {
	_, err := fmt.Fprintf(w, "%s: %d pronouns with two names each\n", name, s.Rows)
	if err == nil {
		err = writeRows(w, "pronouns", s.rows())
	}
	return writing(err)
}

// WriteJSON writes the scores as one JSON object on one line; shares are between 0 and 1.
func (s *GAPScore) WriteJSON(w io.Writer, name string) error {
	return writeScores(w, struct {
		File string `json:"file"`
		Rows int    `json:"rows"`
		GAP  []row  `json:"gap"`
	}{name, s.Rows, s.rows()})
}
