package eval

import (
	"math"
	"math/rand"
	"slices"
	"testing"
)

// The figures were worked out by hand from the definitions.
func TestCoreferenceMetrics(t *testing.T) {
	third := 1.0 / 3
	for _, c := range []struct {
		name          string
		gold, got     Clusters
		muc, b3, ceaf [2]float64 // precision, recall
	}{
		{"same", Clusters{{1, 2}, {3, 4, 5}}, Clusters{{3, 4, 5}, {1, 2}}, [2]float64{1, 1}, [2]float64{1, 1}, [2]float64{1, 1}},
		{"one split", Clusters{{1, 2, 3, 4}}, Clusters{{1, 2}, {3, 4}}, [2]float64{1, 2 * third}, [2]float64{1, .5}, [2]float64{third, 2 * third}},
		{"one merge", Clusters{{1, 2}, {3, 4}}, Clusters{{1, 2, 3, 4}}, [2]float64{2 * third, 1}, [2]float64{.5, 1}, [2]float64{2 * third, third}},
		{"half unknown", Clusters{{1, 2, 3}}, Clusters{{1, 2, 9}}, [2]float64{.5, .5}, [2]float64{4.0 / 9, 4.0 / 9}, [2]float64{2 * third, 2 * third}},
		{"nothing found", Clusters{{1, 2}}, nil, [2]float64{0, 0}, [2]float64{0, 0}, [2]float64{0, 0}},
		{"nothing there", nil, Clusters{{1, 2}}, [2]float64{0, 0}, [2]float64{0, 0}, [2]float64{0, 0}},
	} {
		for _, m := range []struct {
			name string
			got  PRF
			want [2]float64
		}{{"MUC", MUC(c.gold, c.got), c.muc}, {"B-cubed", BCubed(c.gold, c.got), c.b3}, {"CEAF-e", CEAFe(c.gold, c.got), c.ceaf}} {
			if p, r := m.got.Precision.Value(), m.got.Recall.Value(); math.Abs(p-m.want[0]) > 1e-9 || math.Abs(r-m.want[1]) > 1e-9 {
				t.Errorf("%s: %s is %.4f, %.4f, want %v", c.name, m.name, p, r, m.want)
			}
		}
	}
}

// TestBestAlignment compares with trying every order.
func TestBestAlignment(t *testing.T) {
	rng := rand.New(rand.NewSource(7))
	for range 200 {
		gain := make([][]float64, 1+rng.Intn(5))
		cols := 1 + rng.Intn(5)
		for i := range gain {
			gain[i] = make([]float64, cols)
			for j := range gain[i] {
				gain[i][j] = float64(rng.Intn(4)) / 4
			}
		}
		if got, want := bestAlignment(gain), tryAll(gain, 0, make([]bool, cols)); math.Abs(got-want) > 1e-9 {
			t.Fatalf("%v: %g, want %g", gain, got, want)
		}
	}
}

func tryAll(gain [][]float64, i int, used []bool) float64 {
	if i == len(gain) {
		return 0
	}
	best := tryAll(gain, i+1, used)
	for j := range used {
		if !used[j] {
			u := slices.Clone(used)
			u[j] = true
			best = max(best, gain[i][j]+tryAll(gain, i+1, u))
		}
	}
	return best
}
