package relation

import (
	"bufio"
	"encoding/json"
	"fmt"
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
// The corpus gives each predicate a graded value, the mean of what its annotators said. Nearly all lie about 1 or -1; one of six lies near
// 0, where they do not agree. So there are two figures: of all, by the sign of the value, and of those with agreement. The filter was
// learnt from the training part, which shares no document with this one. A third of what is plainly negated ("we didn't charge them") is
// annotated as happened; to us it never does.
func TestFactuality(t *testing.T) {
	data := foretolds(t)
	if len(data) == 0 {
		t.Skip("the corpus is not here")
	}
	w := happenWeights()
	var b strings.Builder
	for _, which := range []struct {
		name  string
		least float64
	}{{"all", 0}, {"annotators agree", 0.5}} {
		var all, happened, rules, told, toldHappened int
		for i := range data {
			f := &data[i]
			if math.Abs(f.value) < which.least {
				continue
			}
			all++
			happened += count(f.happened())
			rules += count(f.ruled() == f.happened())
			told += count(f.told(w) == f.happened())
			toldHappened += count(f.happened() && f.told(w))
		}
		fmt.Fprintf(&b, "%s: %d predicates, %.1f %% happened; told right %.1f %% (happened %.1f %%, not %.1f %%); by rules alone %.1f %%\n",
			which.name, all, per(happened, all), per(told, all), per(toldHappened, happened), per(told-toldHappened, all-happened), per(rules, all))
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
	f := foretold{document: document, value: value, rules: w, open: a.undecided(&w, i), signs: s.all, near: []string{"bias", a.lower(i)}}
	for k := max(0, i-4); k < min(i+5, len(a.words)); k++ {
		if k != i {
			f.near = append(f.near, fmt.Sprintf("%v,%s", k < i, a.lower(k)))
		}
	}
	return f
}

func (f *foretold) happened() bool { return f.value > 0 }

func (f *foretold) sum(signs []string, w map[string]int) int {
	sum := 0
	for _, s := range signs {
		sum += w[s]
	}
	return sum
}

// ruled is what the rules make of it.
func (f *foretold) ruled() bool { return !f.rules.negative && f.rules.modality == fact.Asserted }

// told is what judge makes of it with these weights.
func (f *foretold) told(w map[string]int) bool {
	if f.open {
		return f.sum(f.signs, w) >= 0
	}
	return f.ruled()
}

// foretolds reads the predicates of the development part; nil when it is not at hand.
func foretolds(t *testing.T) []foretold {
	return foretoldsIn(t, filepath.Join("..", "..", "shared", "data", "factuality", "uds", "dev.jsonl"))
}

// foretoldsIn reads the predicates of a file; nil when there is none.
func foretoldsIn(t *testing.T, path string) []foretold {
	f, err := os.Open(path)
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
