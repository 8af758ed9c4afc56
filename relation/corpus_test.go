package relation

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"
	"unicode"

	"github.com/actant-project/actant/text"
)

// goldQuote is one attribution of the corpus; offsets count code points.
type goldQuote struct {
	Speaker  string   `json:"speaker"`
	Speakers [][2]int `json:"speaker_spans"`
	Cue      string   `json:"cue"`
	Content  string   `json:"content"`
	Spans    [][2]int `json:"content_spans"`
	Kind     string   `json:"type"`
}

type goldArticle struct {
	ID     string      `json:"id"`
	Split  string      `json:"split"`
	Text   string      `json:"text"`
	Quotes []goldQuote `json:"quotes"`
}

// readArticles reads a file of annotated quotations; it skips the test where the corpus is not at hand.
func readArticles(t *testing.T, path string) []goldArticle {
	f, err := os.Open(path)
	if err != nil {
		t.Skip("the corpus is not here")
	}
	defer f.Close()
	var out []goldArticle
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var g goldArticle
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		at := []int{}
		for i := range g.Text {
			at = append(at, i)
		}
		at = append(at, len(g.Text))
		for i := range g.Quotes {
			for k, sp := range g.Quotes[i].Spans {
				g.Quotes[i].Spans[k] = [2]int{at[sp[0]], at[sp[1]]}
			}
			for k, sp := range g.Quotes[i].Speakers {
				g.Quotes[i].Speakers[k] = [2]int{at[sp[0]], at[sp[1]]}
			}
		}
		out = append(out, g)
	}
	return out
}

// tokenSet returns the tokens with a letter or digit in the spans.
func tokenSet(d *text.Document, spans []text.Span) map[int]bool {
	m := map[int]bool{}
	for _, s := range spans {
		for i := d.TokenAt(s.Start); i < len(d.Tokens) && d.Tokens[i].Start < s.End; i++ {
			for _, r := range d.Slice(d.Tokens[i]) {
				if unicode.IsLetter(r) || unicode.IsDigit(r) {
					m[i] = true
					break
				}
			}
		}
	}
	return m
}

func spansOf(p [][2]int) []text.Span {
	var out []text.Span
	for _, s := range p {
		out = append(out, text.Span{Start: s[0], End: s[1]})
	}
	return out
}

func jaccard(a, b map[int]bool) float64 {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return float64(n) / float64(max(len(a)+len(b)-n, 1))
}
