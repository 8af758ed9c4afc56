package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func testCRF(t testing.TB, r *rand.Rand) *CRF {
	t.Helper()
	tags := []string{"O"}
	for _, kind := range []string{"PER", "ORG", "LOC", "GPE", "NORP", "EVENT", "MISC"} {
		tags = append(tags, "B-"+kind, "I-"+kind)
	}
	return mustCRF(t, r, tags)
}

func mustCRF(t testing.TB, r *rand.Rand, tags []string) *CRF {
	t.Helper()
	n := len(tags)
	c, err := NewCRF(tags, normal(r, n*n), normal(r, n), normal(r, n))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// allPaths calls visit with each path that BIO allows and its score in doubles.
func allPaths(c *CRF, emissions Matrix, visit func(path []int, score float64)) {
	path := make([]int, emissions.Rows)
	var walk func(t int, score float64)
	walk = func(t int, score float64) {
		if t == len(path) {
			visit(path, score+float64(c.end[path[t-1]]))
			return
		}
		for tag := range c.Tags {
			step := float64(c.start[tag])
			if t > 0 {
				step = float64(c.trans[tag][path[t-1]])
			}
			if step > forbidden/2 {
				path[t] = tag
				walk(t+1, score+step+float64(emissions.Row(t)[tag]))
			}
		}
	}
	walk(0, 0)
}

func TestCRFAgainstAllPaths(t *testing.T) {
	r := seeded(12)
	for _, spread := range []float64{1, 5} {
		for n := 1; n <= 5; n++ {
			c := mustCRF(t, r, []string{"O", "B-X", "I-X", "B-Y", "I-Y"})
			emissions := randomMatrix(r, n, 5, spread)
			best, bestScore, total := make([]int, n), math.Inf(-1), 0.0
			want := make([][5]float64, n)
			allPaths(c, emissions, func(path []int, score float64) {
				if score > bestScore {
					bestScore = score
					copy(best, path)
				}
				total += math.Exp(score)
				for i, tag := range path {
					want[i][tag] += math.Exp(score)
				}
			})
			w := new(Work)
			path, got := make([]uint8, n), w.Matrix(n, 5)
			c.Decode(w, path, emissions)
			c.Marginals(w, got, emissions)
			for i := range n {
				if int(path[i]) != best[i] {
					t.Errorf("path %v, want %v", path, best)
				}
				for tag := range 5 {
					if p := want[i][tag] / total; math.Abs(float64(got.Row(i)[tag])-p) > 2e-6 {
						t.Errorf("token %d of %d, %s: %v, want %v", i, n, c.Tags[tag], got.Row(i)[tag], p)
					}
				}
			}
		}
	}
}

func TestCRFKeepsToBIO(t *testing.T) {
	r := seeded(13)
	c := testCRF(t, r)
	w := new(Work)
	for _, spread := range []float64{1, 30, 1000, 1e6} {
		emissions := randomMatrix(r, 60, len(c.Tags), spread)
		for i := range emissions.Rows { // the inside tags look best
			for tag := 2; tag < len(c.Tags); tag += 2 {
				emissions.Row(i)[tag] += float32(3 * spread)
			}
		}
		path, p := make([]uint8, 60), w.Matrix(60, len(c.Tags))
		c.Decode(w, path, emissions)
		c.Marginals(w, p, emissions)
		for i, tag := range path {
			if i > 0 && !mayFollow(c.Tags[path[i-1]], c.Tags[tag]) || i == 0 && c.Tags[tag][0] == 'I' {
				t.Fatalf("spread %v: tag %s at %d", spread, c.Tags[tag], i)
			}
			var total float32
			for _, x := range p.Row(i) {
				total += x
			}
			if math.Abs(float64(total)-1) > 1e-5 { // NaN fails, too
				t.Fatalf("spread %v: marginals of token %d sum to %v", spread, i, total)
			}
		}
	}
}

func TestTiesGoToTheLowestTag(t *testing.T) {
	c, err := NewCRF([]string{"a", "b", "c"}, make([]float32, 9), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	w := new(Work)
	m := w.Matrix(4, 3)
	m.Zero()
	path := []uint8{9, 9, 9, 9}
	if c.Decode(w, path, m); fmt.Sprint(path) != "[0 0 0 0]" {
		t.Error(path)
	}
}

func TestCRFRefusesWrongSizes(t *testing.T) {
	for _, n := range []int{0, 3, 33} {
		if _, err := NewCRF(make([]string, n), make([]float32, 4), nil, nil); err == nil {
			t.Errorf("%d tags with 4 transitions", n)
		}
	}
	if _, err := NewCRF([]string{"O"}, []float32{float32(math.NaN())}, nil, nil); err == nil {
		t.Error("NaN is no score")
	}
}

func BenchmarkCRF(b *testing.B) {
	r := seeded(14)
	c, w := testCRF(b, r), new(Work)
	emissions, path := randomMatrix(r, 25, len(c.Tags), 3), make([]uint8, 25)
	b.Run("decode", func(b *testing.B) {
		for b.Loop() {
			w.Reset()
			c.Decode(w, path, emissions)
		}
		b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N*25), "ns/token")
	})
	b.Run("marginals", func(b *testing.B) {
		for b.Loop() {
			w.Reset()
			c.Marginals(w, w.Matrix(25, len(c.Tags)), emissions)
		}
		b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N*25), "ns/token")
	})
}
