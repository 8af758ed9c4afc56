package relation

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode"

	"github.com/actant-project/actant/fact"
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

// statementScore counts contents that match. A content is the set of its tokens that hold a letter or digit; gold and found match,
// one to one and best first, when they share at least threshold of the tokens that either has.
type statementScore struct {
	gold, found, matched, speakers, right int
}

func (s statementScore) f1() (p, r, f float64) {
	p, r = float64(s.matched)/float64(max(s.found, 1)), float64(s.matched)/float64(max(s.gold, 1))
	return p, r, 2 * p * r / max(p+r, 1e-9)
}

// TestStatementQuality reports how many statements of annotated political news are found, where that corpus is at hand.
func TestStatementQuality(t *testing.T) {
	articles := readArticles(t, filepath.Join("..", "..", "shared", "data", "eval-only", "polnear", "dev.jsonl"))
	var all, strict, quoted statementScore
	for _, g := range articles {
		d, parse, ms, es := load(t, g.Text)
		st := New(nil).Extract(d, parse, ms, es).Statements
		score(&all, d, g.Quotes, st, 0.3, "", t)
		score(&strict, d, g.Quotes, st, 0.8, "", nil)
		score(&quoted, d, g.Quotes, st, 0.3, "quoted", nil)
	}
	for name, s := range map[string]statementScore{"all at 0.3": all, "all at 0.8": strict, "direct and mixed at 0.3": quoted} {
		p, r, f := s.f1()
		t.Logf("%-24s P %.1f R %.1f F1 %.1f speaker %.1f (gold %d, found %d)", name, 100*p, 100*r, 100*f, 100*float64(s.right)/float64(max(s.speakers, 1)), s.gold, s.found)
	}
}

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

func score(s *statementScore, d *text.Document, gold []goldQuote, found []fact.Statement, threshold float64, only string, t *testing.T) {
	type pair struct {
		g, f int
		j    float64
	}
	var pairs []pair
	keepG := func(g goldQuote) bool {
		return only == "" || strings.ContainsAny(g.Content, "\"“”") || strings.Contains(g.Content, "''")
	}
	keepF := func(f fact.Statement) bool { return only == "" || f.Kind != fact.Indirect }
	var fs []map[int]bool
	for _, f := range found {
		fs = append(fs, tokenSet(d, f.Content))
		if keepF(f) {
			s.found++
		}
	}
	for gi, g := range gold {
		if keepG(g) {
			s.gold++
		}
		set := tokenSet(d, spansOf(g.Spans))
		for fi := range found {
			if j := jaccard(set, fs[fi]); j >= threshold && (keepG(g) && (keepF(found[fi]) || only == "")) {
				pairs = append(pairs, pair{gi, fi, j})
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].j > pairs[j].j })
	usedG, usedF := map[int]bool{}, map[int]bool{}
	for _, p := range pairs {
		if usedG[p.g] || usedF[p.f] {
			continue
		}
		usedG[p.g], usedF[p.f] = true, true
		s.matched++
		if t != nil && os.Getenv("SHOW") == "bound" && p.j < 0.8 {
			c := ""
			for _, sp := range found[p.f].Content {
				c += " | " + d.Slice(sp)
			}
			t.Logf("BOUND %.2f cue %q\n  GOLD %.200s\n  MINE %.200s", p.j, d.Slice(found[p.f].Cue), gold[p.g].Content, c)
		}
		s.speakers++
		if rightSpeaker(d, gold[p.g], found[p.f]) {
			s.right++
		} else if t != nil && os.Getenv("SHOW") == "speaker" {
			t.Logf("SPEAKER gold %q found %q cue %q: %.80s", gold[p.g].Speaker, d.Slice(found[p.f].SpeakerSpan), d.Slice(found[p.f].Cue), gold[p.g].Content)
		}
	}
	if t == nil {
		return
	}
	for i, g := range gold {
		if !usedG[i] && (os.Getenv("SHOW") == "miss" && g.Kind != "indirect" || os.Getenv("SHOW") == "missindirect" && g.Kind == "indirect") {
			t.Logf("MISS %s speaker %q cue %q: %.150s", g.Kind, g.Speaker, g.Cue, g.Content)
		}
	}
	for i, f := range found {
		if !usedF[i] && os.Getenv("SHOW") == "extra" {
			c := ""
			for _, sp := range f.Content {
				c += " | " + d.Slice(sp)
			}
			t.Logf("EXTRA %s %q cue %q: %.300s", f.Kind, d.Slice(f.SpeakerSpan), d.Slice(f.Cue), c)
		}
	}
}

// rightSpeaker reports whether the speaker found shares a token with the gold one, or neither is there.
func rightSpeaker(d *text.Document, g goldQuote, f fact.Statement) bool {
	if f.SpeakerSpan.IsZero() || len(g.Speakers) == 0 {
		return f.SpeakerSpan.IsZero() && len(g.Speakers) == 0
	}
	return jaccard(tokenSet(d, spansOf(g.Speakers)), tokenSet(d, []text.Span{f.SpeakerSpan})) > 0
}
