package relation

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// TestLearnHappened learns the weights of lexicon/happen.txt again, from the training part of the factuality annotations and from
// testdata/happen.txt, when asked to by -update and ACTANT_UDS names that part (train/py/uds.py says how to get it). It tells what a
// logistic regression on the verb and the four words on either side, learnt in the same way, makes of the development part: what the tree
// must beat. Without being asked, it checks that the weights are there.
func TestLearnHappened(t *testing.T) {
	if !*update {
		if len(happenWeights()) < 1000 {
			t.Errorf("only %d weights", len(happenWeights()))
		}
		return
	}
	data := foretoldsIn(t, os.Getenv("ACTANT_UDS"))
	if len(data) == 0 {
		t.Skip("ACTANT_UDS does not name the training part")
	}
	w := fitHappened(append(undecided(data), slices.Repeat(undecided(ownForetolds(t)), 5)...)) // five times: in the manner of news, and few
	tellNear(t, data)
	var b strings.Builder
	b.WriteString("# Weights, in thousandths, of the filter of what happened. Learnt by TestLearnHappened from the training part of the\n" +
		"# factuality annotations of Universal Decompositional Semantics on the English Web Treebank (CC BY-SA 4.0; so is this file) and testdata/happen.txt.\n")
	for _, name := range slices.Sorted(maps.Keys(w)) {
		if !strings.ContainsAny(name, " #") {
			fmt.Fprintf(&b, "%s %d\n", name, w[name])
		}
	}
	if err := os.WriteFile("lexicon/happen.txt", []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// tellNear logs how far the words beside a predicate get.
func tellNear(t *testing.T, data []foretold) {
	data = slices.Clone(data)
	for i := range data {
		data[i].signs = data[i].near
	}
	w, right, agreed, rightAgreed := fitHappened(data), 0, 0, 0
	dev := foretolds(t)
	for i := range dev {
		f := &dev[i]
		ok := (f.sum(f.near, w) > 0) == f.happened()
		right += count(ok)
		if math.Abs(f.value) >= 0.5 {
			agreed++
			rightAgreed += count(ok)
		}
	}
	t.Logf("by four words on either side: of all %.1f %%, where the annotators agree %.1f %%", per(right, len(dev)), per(rightAgreed, agreed))
}

// undecided are those on which the filter decides.
func undecided(data []foretold) []foretold {
	var out []foretold
	for _, f := range data {
		if f.open {
			out = append(out, f)
		}
	}
	return out
}

// ownForetolds are the verbs in brackets of testdata/happen.txt.
func ownForetolds(t *testing.T) []foretold {
	b, err := os.ReadFile("testdata/happen.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []foretold
	for line := range lines(string(b)) {
		parts := strings.Split(line[2:], "[")
		d := segment.Segment(&text.Document{Text: strings.NewReplacer("[", "", "]", "").Replace(line[2:])})
		a := newAnalysis(New(nil), d, parsed(t, d), nil, nil)
		a.read(0)
		at, value := 0, 1.0
		if line[0] == '-' {
			value = -1
		}
		for _, p := range parts[:len(parts)-1] {
			at += len(strings.Replace(p, "]", "", 1))
			out = append(out, a.foretell(a.wordAt(at), line, value))
		}
	}
	return out
}

// TestOwnHappened holds the rules and the filter to what testdata/happen.txt says.
func TestOwnHappened(t *testing.T) {
	data := ownForetolds(t)
	wrong := 0
	for i := range data {
		if f := &data[i]; f.told(happenWeights()) != f.happened() {
			wrong++
			t.Logf("%s: %+v", f.document, f.rules)
		}
	}
	if 20*wrong > len(data) {
		t.Errorf("%d of %d told wrong", wrong, len(data))
	}
}

// fitHappened fits a logistic regression, in an order drawn from a fixed seed; what is seen seldom is held close to nothing, and what the
// annotators do not agree on counts for little. The weights, the mean of those after each round, are in thousandths; what comes to little is
// left out.
func fitHappened(data []foretold) map[string]int {
	number := map[string]int{}
	var names []string
	var seen []float64
	rows := make([][]int, len(data))
	for i := range data {
		for _, s := range data[i].signs {
			n, ok := number[s]
			if !ok {
				n = len(names)
				number[s], names, seen = n, append(names, s), append(seen, 0)
			}
			seen[n]++
			rows[i] = append(rows[i], n)
		}
	}
	w, g, mean := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	order := rand.New(rand.NewPCG(1, 2))
	const rounds, rate, hold, seldom, little = 10, 0.1, 8, 2, 20
	for range rounds {
		for _, i := range order.Perm(len(data)) {
			sum, y := 0.0, 0.0
			for _, n := range rows[i] {
				sum += w[n]
			}
			if data[i].happened() {
				y = 1
			}
			step := math.Min(1, math.Abs(data[i].value)+0.05) * (y - 1/(1+math.Exp(-sum)))
			for _, n := range rows[i] {
				if seen[n] > seldom {
					x := step - hold*w[n]/seen[n]
					g[n] += x * x
					w[n] += rate * x / math.Sqrt(g[n]+1)
				}
			}
		}
		for n := range w {
			mean[n] += w[n] / rounds
		}
	}
	out := map[string]int{}
	for n, name := range names {
		if x := math.Round(1000 * mean[n]); math.Abs(x) >= little {
			out[name] = int(x)
		}
	}
	return out
}
