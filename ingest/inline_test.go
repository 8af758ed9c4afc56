package ingest

import (
	"testing"

	"github.com/actant-project/actant/text"
)

func TestMarksWithinALine(t *testing.T) {
	for in, want := range map[string]string{
		"He met **Ann Lee** and *Bo* in [Rome](https://x.example/r), said __Cy__.": "He met   Ann Lee   and  Bo  in  Rome                      , said   Cy  .",
		"**Kim**'s aide ~~left~~ stayed in Rome.":                                  "**Kim  's aide   left   stayed in Rome.", // the first are removed with the start of the paragraph
		"Take 2 * 3 and snake_case_name, a lone *star and [1] or [^2].":            "Take 2 * 3 and snake_case_name, a lone *star and [1] or [^2].",
	} {
		d := readMarkdown(in)
		if got := text.WithoutMarks(d.Text, d.Removed); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
