package eval

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// GAPScore counts, over pairs of a pronoun and a name, those that are one person in the gold, in ours, and in both.
type GAPScore struct {
	Rows         int
	Links        Count
	Male, Female Count
}

// GAPRow is a text with a pronoun and two names. Offsets are bytes.
type GAPRow struct {
	ID, Text string
	Pronoun  text.Span
	Names    [2]text.Span
	Is       [2]bool // the pronoun means the name
	Female   bool
}

// ReadGAP reads rows of tab-separated values as GAP has them (Webster and others 2018).
func ReadGAP(r io.Reader, name string) ([]GAPRow, error) {
	in := csv.NewReader(r)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = '\t', true, 11
	rows, err := in.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("eval: reading %s: %w", name, err)
	}
	var out []GAPRow
	for n, f := range rows {
		if n == 0 && f[0] == "ID" {
			continue
		}
		row, err := gapRow(f)
		if err != nil {
			return nil, fmt.Errorf("eval: reading %s: row %d: %w", name, n+1, err)
		}
		out = append(out, row)
	}
	return out, nil
}

func gapRow(f []string) (GAPRow, error) {
	row := GAPRow{ID: f[0], Text: f[1], Is: [2]bool{f[6] == "TRUE", f[9] == "TRUE"}}
	offsets := runeOffsets(row.Text)
	for i, span := range []*text.Span{&row.Pronoun, &row.Names[0], &row.Names[1]} {
		word := f[2+[]int{0, 2, 5}[i]]
		at, err := strconv.Atoi(f[3+[]int{0, 2, 5}[i]])
		if err != nil || at < 0 || at >= len(offsets) || offsets[at]+len(word) > len(row.Text) {
			return row, fmt.Errorf("%q does not stand at %s", word, f[3+[]int{0, 2, 5}[i]])
		}
		*span = text.Span{Start: offsets[at], End: offsets[at] + len(word)}
	}
	switch f[2] {
	case "she", "She", "her", "Her", "hers", "Hers":
		row.Female = true
	}
	return row, nil
}

// GAP scores extract on the rows, from raw text.
func GAP(ctx context.Context, rows []GAPRow, extract Extract) (GAPScore, error) {
	var s GAPScore
	for i := range rows {
		f, err := extract(ctx, &text.Document{Meta: text.Meta{ID: rows[i].ID, Source: rows[i].ID}, Text: rows[i].Text})
		if err != nil {
			return s, err
		}
		s.count(&rows[i], f.Mentions)
	}
	return s, nil
}

func (s *GAPScore) count(row *GAPRow, ms []fact.Mention) {
	s.Rows++
	who := -1
	for _, m := range ms {
		if m.Kind == fact.Pronoun && m.Span.Overlaps(row.Pronoun) {
			who = m.Entity.Index()
		}
	}
	c := &s.Male
	if row.Female {
		c = &s.Female
	}
	for i, name := range row.Names {
		var one Count
		one.Gold = number(row.Is[i])
		for _, m := range ms {
			if who >= 0 && m.Kind == fact.Name && m.Entity.Index() == who && m.Span.Overlaps(name) {
				one.Predicted = 1
				one.Correct = one.Gold
			}
		}
		c.Add(one)
		s.Links.Add(one)
	}
}

func number(is bool) int {
	if is {
		return 1
	}
	return 0
}
