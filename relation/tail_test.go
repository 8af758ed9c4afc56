package relation

import (
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// seen is one report that was weighed, with what the corpus says of it.
type seen struct {
	features []string
	good     bool
}

// TestLearnTail learns the weights of lexicon/tail.txt again, from the training part of the GUM attributions and from
// testdata/tail.txt, when asked to by -update. Without the corpus, or without being asked, it checks that the weights are there.
func TestLearnTail(t *testing.T) {
	if !*update {
		if len(tailWeights()) < 20 {
			t.Errorf("only %d weights", len(tailWeights()))
		}
		return
	}
	var data []seen
	for _, genre := range []string{"news", "interview", "speech"} {
		data = append(data, weighed(t, genre, "train")...)
	}
	if len(data) == 0 {
		t.Skip("the corpus is not here")
	}
	data = append(data, ownSentences(t)...)
	w := learn(data)
	var b strings.Builder
	b.WriteString("# Weights, in thousandths, of the filter of reports; learnt by TestLearnTail from testdata/tail.txt and the training part of the GUM corpus (CC BY).\n")
	for _, name := range slices.Sorted(maps.Keys(w)) {
		if n := int(math.Round(1000 * w[name])); n != 0 {
			fmt.Fprintf(&b, "%s %d\n", name, n)
		}
	}
	if err := os.WriteFile("lexicon/tail.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// weighed returns the reports of a part of the corpus whose content is a clause or a quotation: it marks no others.
func weighed(t *testing.T, genre, split string) []seen {
	var out []seen
	for _, g := range readArticles(t, filepath.Join("..", "..", "shared", "data", "attribution", "gum", genre+".jsonl")) {
		if g.Split != split {
			continue
		}
		d, ms, es := load(g.Text)
		parse := parsed(t, d)
		a := newAnalysis(New(nil), d, parse, usable(d, ms, len(es)), es)
		var sets []map[int]bool
		for _, q := range g.Quotes {
			sets = append(sets, tokenSet(d, spansOf(q.Spans)))
		}
		a.watch = func(r *report, taken bool) {
			if r.kind > saysWhether || r.kind == saysAround {
				return
			}
			var dr draft
			for _, s := range a.regions(r) {
				a.fill(&dr, s)
			}
			set := tokenSet(d, dr.content)
			good := slices.ContainsFunc(sets, func(s map[int]bool) bool { return jaccard(s, set) >= 0.4 })
			out = append(out, seen{a.features(r), good})
		}
		a.extract()
	}
	return out
}

// ownSentences returns the reports of testdata/tail.txt.
func ownSentences(t *testing.T) []seen {
	b, err := os.ReadFile("testdata/tail.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []seen
	for line := range lines(string(b)) {
		d, ms, es := load(line[2:])
		parse := parsed(t, d)
		a := newAnalysis(New(nil), d, parse, usable(d, ms, len(es)), es)
		a.watch = func(r *report, _ bool) {
			if r.kind <= saysWhether && r.kind != saysAround {
				out = append(out, seen{a.features(r), line[0] == '+'})
			}
		}
		a.extract()
	}
	return out
}

// learn fits a logistic regression by gradient descent; what is seen seldom is held close to nothing.
func learn(data []seen) map[string]float64 {
	w := map[string]float64{}
	const rate, decay = 0.1, 0.01
	for range 200 {
		for _, s := range data {
			sum := 0.0
			for _, f := range s.features {
				sum += w[f]
			}
			y := 0.0
			if s.good {
				y = 1
			}
			step := y - 1/(1+math.Exp(-sum))
			for _, f := range s.features {
				hold := decay
				if strings.HasPrefix(f, "lemma=") {
					hold = 10 * decay
				}
				w[f] += rate * (step*0.3 - hold*w[f]*0.3)
			}
		}
	}
	return w
}
