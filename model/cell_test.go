package model

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPowerIsAsGoodAsPromised(t *testing.T) {
	var worst float64
	eachFloat(func(x float32) {
		got := power(x)
		if x >= -powerMost && x <= powerMost {
			worst = max(worst, math.Abs(float64(got)/math.Exp2(float64(x))-1))
		} else if want := power(float32(math.Copysign(powerMost, float64(x)))); got != want {
			t.Fatalf("power of %v is %v, want %v", x, got, want)
		}
	})
	t.Logf("error %.4g", worst)
	if worst > 1.03e-4 || power(0) != 1 {
		t.Errorf("error %v, power of 0 %v", worst, power(0))
	}
}

// gatesOf are blocks of hard values, without NaN, which no layer gives: the processors do not agree about it.
func gatesOf(r *rand.Rand, blocks, n int) (gates []float32) {
	for range blocks {
		block := slices.DeleteFunc(hard(r, n+1), func(x float32) bool { return x != x })
		block = append(block, -1e30)[:n] // hard has one NaN at most
		r.Shuffle(n, func(i, j int) { block[i], block[j] = block[j], block[i] })
		gates = append(gates, block...)
	}
	return gates
}

func TestCellBits(t *testing.T) {
	r, pure := seeded(3), NewWork(plain())
	for _, k := range Available() {
		w := NewWork(k)
		for _, blocks := range []int{3, 4} {
			for _, n := range []int{0, 1, 15, 16, 17, 64, 1000, 5003} {
				gates, c := gatesOf(r, blocks, n), gatesOf(r, 1, n)
				wantC := slices.Clone(c)
				h, wantH, codes, wantCodes := make([]float32, n), make([]float32, n), make([]uint8, n), make([]uint8, n)
				w.Cell(h, c, gates, codes, 70)
				pure.Cell(wantH, wantC, gates, wantCodes, 70)
				for i := range h {
					if !sameBits(h[i], wantH[i]) || !sameBits(c[i], wantC[i]) || codes[i] != wantCodes[i] {
						t.Fatalf("%s, %d blocks, %d of %d: h %v, c %v, code %d, want %v, %v, %d",
							k.Name(), blocks, i, n, h[i], c[i], codes[i], wantH[i], wantC[i], wantCodes[i])
					}
				}
			}
		}
	}
}

// What is finite stays so, however far out, and h is a product of a sigmoid and a hyperbolic tangent.
func TestCellsStayFinite(t *testing.T) {
	ends := []float32{0, float32(math.Copysign(0, -1)), 1e-40, 30, -30, 100, -100, 1e30, -1e30, math.MaxFloat32, -math.MaxFloat32}
	for _, k := range Available() {
		w := NewWork(k)
		for _, blocks := range []int{3, 4} {
			for _, start := range ends {
				n := int(math.Pow(float64(len(ends)), float64(blocks)))
				gates := make([]float32, blocks*n) // all ways to choose an end for each gate
				for i := range n {
					for b, rest := 0, i; b < blocks; b, rest = b+1, rest/len(ends) {
						gates[b*n+i] = ends[rest%len(ends)]
					}
				}
				h, c, codes := make([]float32, n), slices.Repeat([]float32{start}, n), make([]uint8, n)
				for range 3 {
					w.Cell(h, c, gates, codes, 63)
				}
				for i := range h {
					if !finite(c[i]) || !(h[i] >= -1 && h[i] <= 1) || codes[i] < 1 || codes[i] > 127 {
						t.Fatalf("%s, %d blocks, c %v: c %v, h %v, code %d", k.Name(), blocks, start, c[i], h[i], codes[i])
					}
				}
			}
		}
	}
}

func TestCellsAreThoseOfTheDefinition(t *testing.T) {
	const n = 4096
	r, w := seeded(4), new(Work)
	sigmoid := func(x float32) float64 { return 1 / (1 + math.Exp(-float64(x))) }
	for _, blocks := range []int{3, 4} {
		for _, spread := range []float32{0.1, 2, 10, 60} {
			gates, c := make([]float32, blocks*n), make([]float32, n)
			for i := range gates {
				gates[i] = (r.Float32()*2 - 1) * spread
			}
			for i := range c {
				c[i] = (r.Float32()*2 - 1) * spread * 8
			}
			in, cand, out := gates[:n], gates[len(gates)-2*n:][:n], gates[len(gates)-n:]
			h, before, codes := make([]float32, n), slices.Clone(c), make([]uint8, n)
			w.Cell(h, c, gates, codes, 63)
			var worst float64
			for i := range h {
				forget := 1 - sigmoid(in[i])
				if blocks == 4 {
					forget = sigmoid(gates[n+i])
				}
				want := forget*float64(before[i]) + sigmoid(in[i])*math.Tanh(float64(cand[i]))
				worst = max(worst, math.Abs(float64(c[i])-want)/max(1, math.Abs(want)), math.Abs(float64(h[i])-sigmoid(out[i])*math.Tanh(want)))
				if codes[i] != code(h[i], 63) {
					t.Fatalf("h %v has code %d", h[i], codes[i])
				}
			}
			t.Logf("%d blocks to %v: %.3g", blocks, spread, worst)
			if worst > 2e-4 {
				t.Errorf("%d blocks to %v: error %v", blocks, spread, worst)
			}
		}
	}
}
