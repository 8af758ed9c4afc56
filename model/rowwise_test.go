package model

import (
	"math/rand/v2"
	"testing"
)

func TestRowwiseBits(t *testing.T) {
	r := seeded(12)
	pure := NewWork(plain())
	for _, k := range Available() {
		w := NewWork(k)
		for _, n := range []int{0, 16, 32, 48, 384, 1536} {
			sameRows(t, w, pure, n, hard(r, n), shuffled(r, hard(r, n)), shuffled(r, hard(r, n)))
			sameRows(t, w, pure, n, normal(r, n), normal(r, n), normal(r, n))
		}
	}
}

func shuffled(r *rand.Rand, xs []float32) []float32 {
	r.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
	return xs
}

func sameRows(t *testing.T, w, pure *Work, n int, a, b, c []float32) {
	t.Helper()
	for name, run := range rowwise(n, a, b, c) {
		got, want := make([]float32, n+1), make([]float32, n+1)
		run(w, got)
		run(pure, want)
		for i := range want {
			if !sameBits(got[i], want[i]) {
				t.Fatalf("%s: %s, %d of %d: %v, want %v", w.kernels().Name(), name, i, n, got[i], want[i])
			}
		}
	}
}

// rowwise are calls of each function on n values; they leave n results and what the function returns.
func rowwise(n int, a, b, c []float32) map[string]func(w *Work, out []float32) {
	scores := make([]float32, n)
	for i, x := range a {
		scores[i] = -min(abs(x), -never)
	}
	bytes := func(out []float32, fill func(q []uint8)) {
		q := make([]uint8, n)
		fill(q)
		for i, c := range q {
			out[i] = float32(c)
		}
	}
	return map[string]func(w *Work, out []float32){
		"peak":     func(w *Work, out []float32) { out[n] = w.Peak(out[:n], a, b) },
		"affine":   func(w *Work, out []float32) { w.Affine(out[:n], a, b, c, 0.37) },
		"residual": func(w *Work, out []float32) { copy(out, a); out[n] = w.residual(out[:n], b, c, 0.37) },
		"center":   func(w *Work, out []float32) { copy(out, a); out[n] = w.kernels().center(out[:n], 0.37) },
		"gelu":     func(w *Work, out []float32) { out[n] = w.gelu(out[:n], a, b, 0.37) },
		"up":       func(w *Work, out []float32) { bytes(out, func(q []uint8) { w.quantizeUp(q, a, 3.7) }) },
		"weigh": func(w *Work, out []float32) {
			bytes(out, func(q []uint8) { out[n] = float32(w.weigh(q, scores, 0, 0.37)) })
		},
		"highest": func(w *Work, out []float32) { out[n] = w.highest(a) },
		"widen":   func(w *Work, out []float32) { w.Peak(out[:n], scores, scores); w.widen(out[:n], a) },
	}
}

func abs(x float32) float32 {
	if x < 0 {
		return -x
	}
	return x
}
