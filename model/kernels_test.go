package model

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func seeded(n uint64) *rand.Rand { return rand.New(rand.NewPCG(n, 1)) }

func randomCodes(r *rand.Rand, rows, cols int) Codes {
	c := new(Work).Codes(rows, cols)
	for i := range c.Data {
		c.Data[i] = uint8(r.IntN(128))
	}
	return c
}

func randomWeights(r *rand.Rand, in, out int) Weights {
	ws := Weights{In: in, Out: out, Codes: make([]int8, in*out), Scales: make([]float32, out), Bias: make([]float32, out), Input: 0.031}
	for i := range ws.Codes {
		ws.Codes[i] = int8(r.IntN(255) - 127)
	}
	for i := range ws.Scales {
		ws.Scales[i], ws.Bias[i] = r.Float32()*0.01, r.Float32()-0.5
	}
	return ws
}

func mustLinear(t testing.TB, ws Weights) *Linear {
	t.Helper()
	l, err := NewLinear(ws)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// direct is what the packing and the kernels must come to, from the definition.
func direct(ws Weights, x Codes, r, n int) float32 {
	var sum int32
	for k := range ws.In {
		sum += (int32(x.Row(r)[k]) - Origin) * int32(ws.Codes[n*ws.In+k])
	}
	return float32(float32(sum)*(ws.Scales[n]*ws.Input)) + ws.Bias[n]
}

func TestEveryKernelMultipliesAsTheDefinitionSays(t *testing.T) {
	r := seeded(1)
	for _, k := range Available() {
		for _, size := range [][3]int{{1, 1, 1}, {1, 3, 15}, {2, 4, 16}, {3, 5, 17}, {5, 63, 64}, {7, 64, 80}, {13, 130, 150}, {25, 168, 640}, {64, 576, 33}, {300, 1024, 65}} {
			ws := randomWeights(r, size[1], size[2])
			x := randomCodes(r, size[0], size[1])
			w := NewWork(k)
			out := w.Matrix(size[0], size[2])
			mustLinear(t, ws).Apply(w, out, x)
			for i := range out.Rows {
				for n, got := range out.Row(i) {
					if want := direct(ws, x, i, n); math.Float32bits(got) != math.Float32bits(want) {
						t.Fatalf("%s, %v: output %d,%d is %v, want %v", k.Name(), size, i, n, got, want)
					}
				}
			}
		}
	}
}

func TestBothLayersGiveWhatEachGives(t *testing.T) {
	r, w := seeded(5), new(Work)
	first, second := randomWeights(r, 37, 20), randomWeights(r, 37, 50)
	x := randomMatrix(r, 9, 37, 1)
	for _, scale := range []float32{first.Input, 2 * first.Input} {
		second.Input = scale
		a, b := mustLinear(t, first), mustLinear(t, second)
		gotA, gotB := ForwardBoth(w, x, a, b)
		wantA, wantB := a.Forward(w, x), b.Forward(w, x)
		for i := range x.Rows {
			if !slices.Equal(gotA.Row(i), wantA.Row(i)) || !slices.Equal(gotB.Row(i), wantB.Row(i)) {
				t.Fatalf("scale %v: row %d differs", scale, i)
			}
		}
	}
}

func TestExtremesDoNotSaturate(t *testing.T) {
	for _, k := range Available() {
		for _, weight := range []int8{-127, 127} {
			for _, code := range []uint8{0, 127} {
				ws := Weights{In: 1024, Out: 64, Codes: make([]int8, 1024*64), Scales: make([]float32, 64), Input: 1}
				for i := range ws.Codes {
					ws.Codes[i] = weight
				}
				for i := range ws.Scales {
					ws.Scales[i] = 1
				}
				w := NewWork(k)
				x, out := w.Codes(7, 1024), w.Matrix(7, 64)
				for i := range x.Data {
					x.Data[i] = code
				}
				mustLinear(t, ws).Apply(w, out, x)
				want := float32(1024 * (int(code) - Origin) * int(weight))
				for _, got := range out.Data {
					if got != want {
						t.Fatalf("%s: weight %d, code %d: %v, want %v", k.Name(), weight, code, got, want)
					}
				}
			}
		}
	}
}

// hard are values where rounding, clamping and the ends of ranges show.
func hard(r *rand.Rand, n int) []float32 {
	special := []float32{0, float32(math.Copysign(0, -1)), 1, -1, 0.5, -0.5, 1.5, 2.5, -2.5, 63, 64, -64, -65, 87, 88, -87, -88, 89, 1e30, -1e30, 1e-30, -1e-40,
		float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.NaN()), math.MaxFloat32, -math.MaxFloat32}
	out := make([]float32, n)
	for i := range out {
		switch {
		case i < len(special):
			out[i] = special[i]
		case i%3 == 0:
			out[i] = float32(r.IntN(400)-200) / 2 // ties
		default:
			out[i] = float32(r.NormFloat64() * 8)
		}
	}
	return out
}

func TestElementwiseBits(t *testing.T) {
	r := seeded(2)
	pure := NewWork(plain())
	for _, k := range Available() {
		w := NewWork(k)
		for _, n := range []int{0, 1, 15, 16, 17, 64, 1000, 5003} {
			a, b := hard(r, n), hard(r, n)
			r.Shuffle(n, func(i, j int) { b[i], b[j] = b[j], b[i] })
			codes := make([]int8, n)
			for i := range codes {
				codes[i] = int8(r.IntN(255) - 127)
			}
			for name, run := range map[string]func(w *Work, dst []float32){
				"exp":    func(w *Work, dst []float32) { w.Exp(dst, a) },
				"scaled": func(w *Work, dst []float32) { copy(dst, a); w.AddScaled(dst, codes, 0.013) },
				"quantize": func(w *Work, dst []float32) {
					q := make([]uint8, n)
					w.QuantizeRow(q, a, 1.7)
					for i, c := range q {
						dst[i] = float32(c)
					}
				},
			} {
				got, want := make([]float32, n), make([]float32, n)
				run(w, got)
				run(pure, want)
				for i := range want {
					if !sameBits(got[i], want[i]) {
						t.Fatalf("%s: %s of %v (%v), %d of %d: %v, want %v", k.Name(), name, a[i], b[i], i, n, got[i], want[i])
					}
				}
			}
		}
	}
}

// sameBits counts all NaN as one: which of them an operation gives is not fixed, and none comes of finite input.
func sameBits(a, b float32) bool {
	return math.Float32bits(a) == math.Float32bits(b) || a != a && b != b
}
