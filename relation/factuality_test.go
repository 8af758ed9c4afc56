package relation

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// TestFactuality measures whether a predicate that happened is told from one that did not, by scope in the tree, where the corpus is at
// hand: what is positive and asserted, and not to come, counts as happened.
func TestFactuality(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "factuality", "uds", "dev.jsonl"))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	right, all, happened, recall := 0, 0, 0, [2][2]int{}
	for sc.Scan() {
		var g struct {
			Text       string
			Predicates []struct {
				B, E     int
				Happened bool
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
		for s := range d.Sentences {
			a.read(s)
			for _, p := range g.Predicates {
				b := at[p.B]
				if b < d.Sentences[s].Start || b >= d.Sentences[s].End || !a.tree.known {
					continue
				}
				w := a.weighTree(a.wordAt(b))
				got := !w.negative && w.modality == fact.Asserted
				all++
				x, y := 0, 0
				if p.Happened {
					happened++
					x = 1
				}
				if got {
					y = 1
				}
				recall[x][y]++
				if got == p.Happened {
					right++
				} else if os.Getenv("SHOW") == "fact" {
					t.Logf("happened %v, got %+v: %s: %s", p.Happened, w, g.Text[b:at[p.E-1]+1], g.Text)
				}
			}
		}
	}
	got := fmt.Sprintf("%d predicates, %.1f %% happened; told right %.1f %% (happened %.1f %%, not %.1f %%)", all, per(happened, all), per(right, all),
		per(recall[1][1], happened), per(recall[0][0], all-happened))
	t.Log(got)
	golden(t, "factuality.txt", got+"\n")
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
