package gazetteer

import (
	"strings"
	"testing"

	"github.com/actant-project/actant/text"
)

// document makes a token of each word of s, signs set apart.
func document(s string) *text.Document {
	d := &text.Document{Text: s}
	at := 0
	for _, w := range strings.Fields(s) {
		start := at + strings.Index(s[at:], w)
		at = start + len(w)
		bare := strings.TrimRight(w, ",")
		d.Tokens = append(d.Tokens, text.Span{Start: start, End: start + len(bare)})
		if bare != w {
			d.Tokens = append(d.Tokens, text.Span{Start: start + len(bare), End: at})
		}
	}
	return d
}

func TestTitleAt(t *testing.T) {
	for s, want := range map[string]string{
		"deputy foreign minister Ana Ruiz":                     "deputy foreign minister",
		"former acting fisheries secretary":                    "former acting fisheries secretary",
		"culture and sport minister":                           "culture and sport minister",
		"minister for culture, arts and sport Li Na":           "minister for culture, arts and sport",
		"Minister of Tourism Arts and Culture Nancy":           "Minister of Tourism Arts and Culture",
		"minister of the interior and others":                  "minister of the interior",
		"minister of health and Ana Ruiz":                      "minister of health",
		"deputy Ana Ruiz":                                      "deputy",
		"chief water resources adviser":                        "chief water resources adviser",
		"health workers":                                       "",
		"health and Mr Shah":                                   "",
		"senior defence analyst":                               "senior defence analyst",
		"minister for public works, Beat Ott, defended a plan": "minister for public works",
	} {
		d := document(s)
		got := ""
		if n, _, _ := Default().TitleAt(d, 0, len(d.Tokens)); n > 0 {
			got = d.Text[:d.Tokens[n-1].End]
		}
		if got != want {
			t.Errorf("%q: title is %q, want %q", s, got, want)
		}
	}
}
