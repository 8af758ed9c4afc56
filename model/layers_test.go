package model

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

func randomMatrix(r *rand.Rand, rows, cols int, spread float64) Matrix {
	m := new(Work).Matrix(rows, cols)
	for i := range m.Data {
		m.Data[i] = float32(r.NormFloat64() * spread)
	}
	return m
}

var lengths = [][]int{{1}, {5, 0, 1, 12}, {3, 3, 3}, {40, 2, 31, 7, 7, 1, 19}, {}}

func sum(xs []int) (n int) {
	for _, x := range xs {
		n += x
	}
	return n
}

func TestPackingOrdersByTime(t *testing.T) {
	for _, lens := range lengths {
		var p Packing
		p.Set([]int{9, 9, 9, 9, 9, 9, 9, 9, 9}) // what was there before must not show
		p.Set(lens)
		seen, row := make([]bool, sum(lens)), 0
		for tm, alive := range p.Alive {
			if p.Offsets[tm] != row || tm > 0 && alive > p.Alive[tm-1] || alive == 0 {
				t.Fatalf("%v: time %d has %d at %d, want row %d", lens, tm, alive, p.Offsets[tm], row)
			}
			for rank := range alive {
				at := p.Plain(rank, tm)
				if seen[at] {
					t.Fatalf("%v: row %d twice", lens, at)
				}
				seen[at] = true
				row++
			}
		}
		if row != p.Rows || row != len(seen) {
			t.Fatalf("%v: %d rows, want %d", lens, row, len(seen))
		}
	}
}

// testLSTM has so many blocks of gates: 3 if they are coupled, else 4.
func testLSTM(t testing.TB, r *rand.Rand, in, hidden, blocks int) (*LSTM, Weights, Weights) {
	a, b := randomWeights(r, in, blocks*hidden), randomWeights(r, hidden, blocks*hidden)
	b.Input, b.Bias = 1./63, nil
	for i := range b.Scales {
		a.Scales[i], b.Scales[i] = 0.002, 0.002
	}
	return &LSTM{Input: mustLinear(t, a), Recurrent: mustLinear(t, b)}, a, b
}

// A sentence alone, in doubles, from the definition of an LSTM; the 8-bit state is part of it.
func lstmByDefinition(a, b Weights, x Codes, hidden int, backward bool) [][]float64 {
	out := make([][]float64, x.Rows)
	c, q := make([]float64, hidden), make([]int, hidden)
	sigmoid := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	for step := range x.Rows {
		t := step
		if backward {
			t = x.Rows - 1 - step
		}
		gate := func(n int) float64 {
			var sx, sh int
			for k, code := range x.Row(t) {
				sx += (int(code) - Origin) * int(a.Codes[n*a.In+k])
			}
			for k, code := range q {
				sh += code * int(b.Codes[n*hidden+k])
			}
			return float64(sx)*float64(a.Scales[n]*a.Input) + float64(a.Bias[n]) + float64(sh)*float64(b.Scales[n]*b.Input)
		}
		out[t] = make([]float64, hidden)
		for n := range hidden {
			forget := 1 - sigmoid(gate(n))
			if a.Out == 4*hidden {
				forget = sigmoid(gate(hidden + n))
			}
			c[n] = forget*c[n] + sigmoid(gate(n))*math.Tanh(gate(a.Out-2*hidden+n))
			out[t][n] = sigmoid(gate(a.Out-hidden+n)) * math.Tanh(c[n])
		}
		for n, h := range out[t] {
			q[n] = int(math.RoundToEven(h * 63))
		}
	}
	return out
}

func TestLSTMByDefinitionAndBitsAcrossKernels(t *testing.T) {
	for _, blocks := range []int{3, 4} {
		for _, backward := range []bool{false, true} {
			for _, lens := range lengths {
				checkLSTM(t, lens, blocks, backward)
			}
		}
	}
}

func checkLSTM(t *testing.T, lens []int, blocks int, backward bool) {
	const in, hidden = 24, 20
	r := seeded(7)
	lstm, a, b := testLSTM(t, r, in, hidden, blocks)
	src := randomMatrix(r, sum(lens), in, 1)
	var first Matrix
	for i, k := range Available() {
		w := NewWork(k)
		var p Packing
		p.Set(lens)
		got := w.Matrix(src.Rows, hidden)
		lstm.Apply(w, got, w.QuantizePacked(src, a.Input, &p), &p, backward)
		if i == 0 {
			first = got
			compareLSTM(t, w, got, src, lens, a, b, backward)
		}
		for row := range got.Rows {
			for n, v := range got.Row(row) {
				if !sameBits(v, first.Row(row)[n]) {
					t.Fatalf("%s differs from %s at %d,%d", k.Name(), Available()[0].Name(), row, n)
				}
			}
		}
	}
}

func compareLSTM(t *testing.T, w *Work, got, src Matrix, lens []int, a, b Weights, backward bool) {
	t.Helper()
	codes := w.Codes(src.Rows, src.Cols)
	w.Quantize(codes, src, a.Input)
	at := 0
	for i, n := range lens {
		want := lstmByDefinition(a, b, codes.Part(at, at+n), got.Cols, backward)
		for tok := range n {
			for c, v := range got.Row(at + tok) {
				if math.Abs(float64(v)-want[tok][c]) > 0.02 { // a state may round to the next code
					t.Fatalf("%v backward=%v: sentence %d token %d column %d is %v, want %v", lens, backward, i, tok, c, v, want[tok][c])
				}
			}
		}
		at += n
	}
}

func TestEmbeddingSums(t *testing.T) {
	for _, k := range Available() {
		e := &Embedding{Rows: 3, Cols: 19, codes: make([]int8, 57), scales: []float32{0.5, 0.25, 1}}
		for i := range e.codes {
			e.codes[i] = int8(i - 28)
		}
		got := make([]float32, 19)
		e.Sum(NewWork(k), got, []int32{2, 0, 2})
		for i, g := range got {
			if want := 2*float32(38+i-28) + 0.5*float32(i-28); g != want {
				t.Fatalf("%s: column %d is %v, want %v", k.Name(), i, g, want)
			}
		}
		exact := make([]int32, 19)
		if e.SumCodes(exact, []int32{2, 0, 2}); exact[3] != 2*(38+3-28)+3-28 {
			t.Errorf("sum of codes %v", exact)
		}
	}
}

func TestProductsAreExact(t *testing.T) {
	r := seeded(8)
	for _, k := range Available() {
		for _, size := range [][3]int{{1, 2, 1}, {2, 3, 24}, {17, 18, 128}, {40, 41, 130}, {3, 4, MaxProduct}} {
			w := NewWork(k)
			a, b, out := randomCodes(r, size[0], size[2]), randomCodes(r, size[1], size[2]), w.Matrix(size[0], size[1])
			w.Products(out, a, b)
			for i := range out.Rows {
				for j, got := range out.Row(i) {
					var want int
					for c, code := range a.Row(i) {
						want += (int(code) - Origin) * (int(b.Row(j)[c]) - Origin)
					}
					if int(got) != want {
						t.Fatalf("%s, %v: product %d,%d is %v, want %d", k.Name(), size, i, j, got, want)
					}
				}
			}
		}
	}
}

func TestNothingIsAllocatedInTheLoop(t *testing.T) {
	r := seeded(10)
	lens := []int{25, 3, 31, 8, 14}
	lstm, a, _ := testLSTM(t, r, 32, 48, 4)
	linear := mustLinear(t, randomWeights(r, 48, 96))
	crf := testCRF(t, r)
	src := randomMatrix(r, sum(lens), 32, 1)
	var p Packing
	path, heads := make([]uint8, 40), make([]int32, 40)
	for _, k := range Available() {
		w := NewWork(k)
		batch := func() {
			w.Reset()
			p.Set(lens)
			h := w.Matrix(sum(lens), 48)
			lstm.Apply(w, h, w.QuantizePacked(src, a.Input, &p), &p, false)
			ab := linear.Forward(w, h)
			scores := w.Matrix(25, 26)
			codes, keys := w.Codes(25, 48), w.Codes(26, 48)
			w.Quantize(codes, h.Part(0, 25), 0.02)
			w.Quantize(keys, h.Part(0, 26), 0.02)
			w.Products(scores, codes, keys)
			Tree(w, heads, scores)
			crf.Decode(w, path, ab.Part(0, 25).Columns(0, len(crf.Tags)))
			crf.Marginals(w, w.Matrix(25, len(crf.Tags)), ab.Part(0, 25).Columns(0, len(crf.Tags)))
		}
		batch()
		if n := testing.AllocsPerRun(5, batch); n != 0 {
			t.Errorf("%s: %v allocations a batch", k.Name(), n)
		}
	}
}

func BenchmarkLayers(b *testing.B) {
	r := seeded(11)
	lens := make([]int, 24)
	for i := range lens {
		lens[i] = 10 + i*30/24
	}
	rows := sum(lens)
	var p Packing
	p.Set(lens)
	narrow, _, _ := testLSTM(b, r, 192, 192, 4)
	queries := randomCodes(r, rows, 128)
	broad, _, _ := testLSTM(b, r, 512, 256, 4)
	coupled, _, _ := testLSTM(b, r, 512, 256, 3)
	broader, wide := randomMatrix(r, rows, 512, 1), randomMatrix(r, rows, 192, 1)
	for _, k := range Available() {
		w := NewWork(k)
		for name, run := range map[string]func(){
			"bilstm-192-192": func() { // 0.59 M multiply-adds a token
				BiLSTM{narrow, narrow}.Apply(w, w.Matrix(rows, 384), wide, &p)
			},
			"bilstm-512-256": func() { // 1.57 M
				BiLSTM{broad, broad}.Apply(w, w.Matrix(rows, 512), broader, &p)
			},
			"coupled-512-256": func() { // 1.18 M
				BiLSTM{coupled, coupled}.Apply(w, w.Matrix(rows, 512), broader, &p)
			},
			"products-25x128": func() { // as many sentences of 25 tokens as make the rows
				for i := 0; i+26 <= rows; i += 25 {
					mark := w.Mark()
					w.Products(w.Matrix(25, 26), queries.Part(i, i+25), queries.Part(i, i+26))
					w.Release(mark)
				}
			},
		} {
			b.Run(fmt.Sprint(k.Name(), "/", name), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					w.Reset()
					run()
				}
				b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N*rows), "ns/token")
			})
		}
	}
}
