package relation

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// TestFactuality measures whether a predicate that happened is told from one that did not, where the corpus (the development part of the
// factuality annotations of Universal Decompositional Semantics, on English web texts) is at hand. What is positive and asserted counts
// as happened.
//
// The corpus gives each predicate a graded value. Nearly all lie about 1 or -1; one of six lies near 0, where its annotators do not
// agree. So there are two figures: of all, by the sign of the value, and of those with agreement.
//
// There is no other part to learn the filter from, so it is measured by cross-validation: each document is judged by weights that were
// learnt from the others. A logistic regression on the verb and the four words on either side, learnt and measured in the same way, is
// what the tree must beat. A third of what is plainly negated ("we didn't charge them") is annotated as happened; to us it never does.
func TestFactuality(t *testing.T) {
	data := foretolds(t)
	if len(data) == 0 {
		t.Skip("the corpus is not here")
	}
	own := ownForetolds(t)
	var s [2]struct{ all, happened, rules, near, told, toldHappened int }
	for k := range folds {
		w, n := fitHappened(append(others(data, k, false), own...)), fitHappened(others(data, k, true))
		for i := range data {
			f := &data[i]
			if f.fold() != k {
				continue
			}
			for which := range s {
				if x := &s[which]; which == 0 || f.agreed() {
					x.all++
					x.happened += count(f.happened())
					x.rules += count(f.told(nil) == f.happened())
					x.near += count((f.sum(f.near, n) > 0) == f.happened())
					x.told += count(f.told(w) == f.happened())
					x.toldHappened += count(f.happened() && f.told(w))
				}
			}
		}
	}
	var b strings.Builder
	for i, name := range []string{"all", "annotators agree"} {
		x := &s[i]
		fmt.Fprintf(&b, "%s: %d predicates, %.1f %% happened; told right %.1f %% (happened %.1f %%, not %.1f %%); by rules alone %.1f %%, by four words on either side %.1f %%\n",
			name, x.all, per(x.happened, x.all), per(x.told, x.all), per(x.toldHappened, x.happened), per(x.told-x.toldHappened, x.all-x.happened),
			per(x.rules, x.all), per(x.near, x.all))
	}
	t.Log(b.String())
	golden(t, "factuality.txt", b.String())
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// foretold is one annotated predicate with what the rules make of it and what the filter sees.
type foretold struct {
	document    string
	value       float64 // above 0 when it happened
	rules       weight
	open        bool     // whether the filter decides
	signs, near []string // of the tree; of the words beside it
}

// foretell reads word i of the sentence.
func (a *analysis) foretell(i int, document string, value float64) foretold {
	w := a.weighAt(i, 0)
	var s signer
	a.happenSigns(&s, i, &w)
	f := foretold{document: document, value: value, rules: w, open: a.granted(&w, i), signs: s.all, near: []string{"bias", a.lower(i)}}
	for k := max(0, i-4); k < min(i+5, len(a.words)); k++ {
		if k != i {
			f.near = append(f.near, fmt.Sprintf("%v,%s", k < i, a.lower(k)))
		}
	}
	return f
}

func (f *foretold) happened() bool { return f.value > 0 }

func (f *foretold) agreed() bool { return math.Abs(f.value) >= 0.5 }

func (f *foretold) sum(signs []string, w map[string]int) int {
	sum := 0
	for _, s := range signs {
		sum += w[s]
	}
	return sum
}

// told is what judge makes of it with these weights.
func (f *foretold) told(w map[string]int) bool {
	return !f.rules.negative && f.rules.modality == fact.Asserted && (!f.open || f.sum(f.signs, w) >= 0)
}

// folds is into how many parts the documents are divided.
const folds = 10

func (f *foretold) fold() int {
	h := fnv.New32a()
	h.Write([]byte(f.document))
	return int(h.Sum32()>>8) % folds
}

// others are the predicates outside part k, with the signs of the tree or those of the words beside them.
func others(data []foretold, k int, near bool) []foretold {
	var out []foretold
	for _, f := range data {
		if f.fold() != k {
			if near {
				f.signs = f.near
			}
			out = append(out, f)
		}
	}
	return out
}

// foretolds reads the predicates of the corpus; nil when it is not at hand.
func foretolds(t *testing.T) []foretold {
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "factuality", "uds", "dev.jsonl"))
	if err != nil {
		return nil
	}
	defer f.Close()
	var out []foretold
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for sc.Scan() {
		var g struct {
			ID, Text   string
			Predicates []struct {
				B     int
				Value float64
			}
		}
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		d := segment.Segment(&text.Document{Text: g.Text})
		a := newAnalysis(New(nil), d, parsed(t, d), nil, nil)
		at := []int{}
		for i := range g.Text {
			at = append(at, i)
		}
		document := g.ID[:strings.LastIndexByte(g.ID, '-')]
		for s, sentence := range d.Sentences {
			a.read(s)
			for _, p := range g.Predicates {
				if b := at[p.B]; b >= sentence.Start && b < sentence.End && a.tree.known {
					out = append(out, a.foretell(a.wordAt(b), document, p.Value))
				}
			}
		}
	}
	return out
}

// golden holds figures to those of a file in testdata/quality; -update rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("..", "testdata", "quality", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("quality changed (go test ./relation -update, and read the diff). Now:\n%swas:\n%s", got, want)
	}
}
