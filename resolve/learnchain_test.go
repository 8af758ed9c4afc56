package resolve

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"go/format"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner/all"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// TestLearnChains learns the weights of findChains again and prints them. It needs GUM's coreference in the folder that
// ACTANT_COREF names (gum/*.jsonl) and is skipped without.
func TestLearnChains(t *testing.T) {
	dir := os.Getenv("ACTANT_COREF")
	if dir == "" {
		t.Skip("ACTANT_COREF does not name a folder with GUM")
	}
	docs := readChained(t, dir)
	defer func(old [chainCount]int16) { chainWeights = old }(chainWeights)
	chainWeights = [chainCount]int16{}
	w := make([]float64, chainCount)
	var seen []weighed
	for range 4 {
		seen = seen[:0]
		for _, d := range docs {
			seen = append(seen, d.weigh(t)...)
		}
		fitChains(w, seen)
		for i := range w {
			chainWeights[i] = int16(math.Round(w[i] * 100))
		}
	}
	t.Logf("%d phrases", len(seen))
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		writeChainWeights(t)
	}
}

// writeChainWeights writes the file of the weights, a row a line.
func writeChainWeights(t *testing.T) {
	t.Helper()
	var b strings.Builder
	b.WriteString("package resolve\n\n// chainWeights, in hundredths of the log-odds, learnt by maximum likelihood (see learnchain_test.go) from the training part of\n" +
		"// GUM's news, interviews and speeches (Zeldes 2017, CC BY 4.0); a line has the weights of a row for each wording.\nvar chainWeights = [chainCount]int16{\n")
	for row := range int(chainRows) {
		for k := range int(byName) {
			fmt.Fprintf(&b, " %d,", chainWeights[row*int(byName)+k])
		}
		b.WriteByte('\n')
	}
	b.WriteString("}\n")
	src, err := format.Source([]byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("chainweights.go", src, 0o644); err != nil {
		t.Fatal(err)
	}
}

// chained is a document with the chains of its heads.
type chained struct {
	d     *text.Document
	ms    []fact.Mention
	parse []syntax.Word
	of    map[int]string // chain by the token that heads a phrase
}

// weighed is a phrase: the signs of each antecedent, somebody new last, and which are right.
type weighed struct {
	signs []chainSigns
	right []bool
}

func readChained(t *testing.T, dir string) []chained {
	t.Helper()
	g := gazetteer.Default()
	rec, err := all.New(all.Default, g)
	if err != nil {
		t.Fatal(err)
	}
	parser, err := syntax.Open(g)
	if err != nil {
		t.Fatal(err)
	}
	var out []chained
	for _, genre := range [...]string{"news", "interview", "speech"} {
		f, err := os.Open(filepath.Join(dir, "gum", genre+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var g struct {
				Split, Text string
				Ontogum     []struct {
					Cluster string
					B, E    int
				}
			}
			if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
				t.Fatal(err)
			}
			if g.Split != "train" {
				continue
			}
			c := chained{d: segment.Segment(&text.Document{Text: g.Text}), of: make(map[int]string)}
			if c.ms, err = rec.Recognize(context.Background(), c.d); err != nil {
				t.Fatal(err)
			}
			if c.parse, err = parser.Analyze(context.Background(), c.d, nil); err != nil {
				t.Fatal(err)
			}
			offsets, length := runeOffsets(g.Text), make(map[int]int)
			for _, m := range g.Ontogum {
				head := c.headOf(text.Span{Start: offsets[m.B], End: offsets[m.E]})
				if n := length[head]; n == 0 || m.E-m.B < n {
					c.of[head], length[head] = m.Cluster, m.E-m.B
				}
			}
			out = append(out, c)
		}
		f.Close()
	}
	return out
}

// headOf is the token of a span whose head is outside; of several the last before any preposition, mark or verb.
func (c *chained) headOf(sp text.Span) int {
	first := c.d.TokenAt(sp.Start)
	last := first
	for last < len(c.d.Tokens) && c.d.Tokens[last].Start < sp.End {
		last++
	}
	head := -1
	for i := first; i < last; i++ {
		switch u := c.parse[i].UPOS; {
		case head >= 0 && (u == "ADP" || u == "PUNCT" || u == "VERB" || u == "AUX" || u == "CCONJ"):
			return head
		case u == "PUNCT" || c.parse[i].Head >= first && c.parse[i].Head < last:
		case head < 0 || u == "NOUN" || u == "PROPN":
			head = i
		}
	}
	return max(head, first)
}

// weigh resolves the document and returns what every phrase was weighed against.
func (c *chained) weigh(t *testing.T) []weighed {
	t.Helper()
	var out []weighed
	x := &resolution{g: gazetteer.Default(), d: c.d, parse: c.parse}
	x.weigh = func(w *chains, i int, fresh chainSigns) {
		e := weighed{}
		mine, any := c.of[w.ps[i].head], false
		for _, p := range w.pairs {
			right := mine != "" && c.of[w.ps[p.at].head] == mine
			any = any || right
			e.signs, e.right = append(e.signs, p.signs), append(e.right, right)
		}
		e.signs, e.right = append(e.signs, fresh), append(e.right, !any)
		out = append(out, e)
	}
	x.sift(c.ms)
	return out
}

// fitChains raises the likelihood of the right ones by gradient steps (AdaGrad, light decay).
func fitChains(w []float64, seen []weighed) {
	rng := rand.New(rand.NewSource(1))
	sums := make([]float64, len(w))
	grad := make([]float64, len(w))
	for range 40 {
		rng.Shuffle(len(seen), func(i, j int) { seen[i], seen[j] = seen[j], seen[i] })
		for _, e := range seen {
			e.gradient(w, grad)
			for _, s := range e.signs {
				for _, id := range s.ids[:s.n] {
					g := grad[id]
					if g == 0 {
						continue
					}
					grad[id] = 0
					g += 0.001 * w[id]
					sums[id] += g * g
					w[id] -= 0.1 * g / math.Sqrt(sums[id]+1e-6)
				}
			}
		}
	}
}

// gradient adds to grad the gradient of the loss: of all the mass, how much is on what is right.
func (e weighed) gradient(w, grad []float64) {
	scores := make([]float64, len(e.signs))
	top := math.Inf(-1)
	for i, s := range e.signs {
		for _, id := range s.ids[:s.n] {
			scores[i] += w[id]
		}
		top = max(top, scores[i])
	}
	all, right := 0.0, 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - top)
		all += scores[i]
		if e.right[i] {
			right += scores[i]
		}
	}
	for i, s := range e.signs {
		p := scores[i] / all
		if e.right[i] {
			p -= scores[i] / max(right, 1e-300)
		}
		for _, id := range s.ids[:s.n] {
			grad[id] += p
		}
	}
}
