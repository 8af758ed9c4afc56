package model

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// attendByDefinition is softmax attention in doubles.
func attendByDefinition(qkv Matrix, heads, head, i int) []float64 {
	size := qkv.Cols / 3
	width := size / heads
	at := head * width
	out, total := make([]float64, width), 0.0
	for j := range qkv.Rows {
		dot := 0.0
		for k := range width {
			dot += float64(qkv.Row(i)[at+k]) * float64(qkv.Row(j)[size+at+k])
		}
		p := math.Exp(dot / math.Sqrt(float64(width)))
		total += p
		for k := range width {
			out[k] += p * float64(qkv.Row(j)[2*size+at+k])
		}
	}
	for k := range out {
		out[k] /= total
	}
	return out
}

func TestAttentionByDefinitionAndBitsAcrossKernels(t *testing.T) {
	const heads, width = 3, 32
	for _, n := range []int{1, 2, 3, 4, 15, 16, 17, 63, 64, 65, 130} {
		qkv := randomMatrix(seeded(uint64(n)), n, 3*heads*width, 1)
		var first Matrix
		for i, k := range Available() {
			w := NewWork(k)
			got := w.Matrix(n, heads*width)
			w.Attend(got, qkv, heads)
			if i == 0 {
				first = got
				nearDefinition(t, got, qkv, heads, width)
			}
			equalBits(t, k.Name(), got, first)
		}
	}
}

func nearDefinition(t *testing.T, got, qkv Matrix, heads, width int) {
	t.Helper()
	for i := range got.Rows {
		for h := range heads {
			for k, want := range attendByDefinition(qkv, heads, h, i) {
				if v := float64(got.Row(i)[h*width+k]); math.Abs(v-want) > 0.06 {
					t.Fatalf("%d rows: row %d, head %d, column %d is %v, want %v", got.Rows, i, h, k, v, want)
				}
			}
		}
	}
}

func equalBits(t *testing.T, name string, got, want Matrix) {
	t.Helper()
	for i := range want.Rows {
		for n, v := range got.Row(i) {
			if !sameBits(v, want.Row(i)[n]) {
				t.Fatalf("%s: row %d, column %d is %v, want %v", name, i, n, v, want.Row(i)[n])
			}
		}
	}
}

// transformerFile is a file of one layer of random weights.
func transformerFile(t testing.TB, r *rand.Rand, size, inner int) *File {
	t.Helper()
	var tensors []Tensor
	floats := func(name string, n int, middle, spread float32) {
		values := make([]float32, n)
		for i := range values {
			values[i] = middle + (r.Float32()-0.5)*spread
		}
		tensors = append(tensors, Tensor{Name: name, Type: Float32, Shape: []int{n}, Data: Float32Bytes(values)})
	}
	layer := func(name string, in, out int) {
		ws := randomWeights(r, in, out)
		tensors = append(tensors, Tensor{Name: name + ".weight", Type: Int8, Shape: []int{out, in}, Scales: name + ".scale", Data: Int8Bytes(ws.Codes)},
			Tensor{Name: name + ".scale", Type: Float32, Shape: []int{out}, Data: Float32Bytes(ws.Scales)})
		floats(name+".bias", out, 0, 1)
	}
	layer("a.qkv", size, 3*size)
	floats("a.qkv.smooth", size, 1, 1)
	layer("a.out", size, size)
	layer("a.up", size, inner)
	layer("a.down", inner, size)
	for _, n := range []string{"a.norm1", "a.norm2"} {
		floats(n+".gain", size, 1, 0.5)
		floats(n+".bias", size, 0, 0.5)
	}
	var out bytes.Buffer
	if err := Write(&out, Contents{Card: json.RawMessage(card), Tensors: tensors}); err != nil {
		t.Fatal(err)
	}
	f, err := Open(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestTransformerLayer(t *testing.T) {
	const size = 64
	f := transformerFile(t, seeded(3), size, 96)
	l, err := f.TransformerLayer("a", 4)
	if err != nil {
		t.Fatal(err)
	}
	lens := []int{40, 1, 100, 7}
	src := randomMatrix(seeded(4), sum(lens), size, 1)
	var first Matrix
	for i, k := range Available() {
		w := NewWork(k)
		x := copyOf(w, src)
		l.Apply(w, x, lens)
		if i == 0 {
			first = x
		}
		equalBits(t, k.Name(), x, first)
	}
	w, at := new(Work), 0
	for _, n := range lens { // alone
		x := copyOf(w, src.Part(at, at+n))
		l.Apply(w, x, []int{n})
		equalBits(t, fmt.Sprint(n, " rows alone"), x, first.Part(at, at+n))
		at += n
	}
	for _, heads := range []int{0, -1, 3, 8, 64} {
		if _, err := f.TransformerLayer("a", heads); err == nil {
			t.Errorf("%d heads are taken", heads)
		}
	}
	if _, err := f.TransformerLayer("b", 4); err == nil {
		t.Error("a layer that is not there is read")
	}
}

func copyOf(w *Work, src Matrix) Matrix {
	out := w.Matrix(src.Rows, src.Cols)
	for i := range src.Rows {
		copy(out.Row(i), src.Row(i))
	}
	return out
}

func TestNothingIsAllocatedInATransformer(t *testing.T) {
	l, err := transformerFile(t, seeded(3), 64, 96).TransformerLayer("a", 4)
	if err != nil {
		t.Fatal(err)
	}
	src := randomMatrix(seeded(4), 90, 64, 1)
	var w Work
	batch := func() {
		w.Reset()
		l.Apply(&w, copyOf(&w, src), []int{60, 30})
	}
	batch()
	if n := testing.AllocsPerRun(5, batch); n != 0 {
		t.Errorf("%v allocations a batch", n)
	}
}

// A row's own scale loses little, whatever its size.
func TestRowLinear(t *testing.T) {
	f := transformerFile(t, seeded(5), 64, 96)
	plain, err := f.RowLayer("a.qkv", false)
	if err != nil {
		t.Fatal(err)
	}
	weights, _ := f.Tensor("a.qkv.weight")
	scales, _ := f.Tensor("a.qkv.scale")
	smooth, _ := f.Tensor("a.qkv.smooth")
	src := randomMatrix(seeded(6), 5, 64, 1)
	for i, size := range []float32{1, 1e-4, 0, 3e5, 20} {
		for k := range src.Row(i) {
			src.Row(i)[k] *= size
		}
	}
	got := plain.Forward(new(Work), src)
	for i := range got.Rows {
		for n, v := range got.Row(i) {
			want, spread := float64(plain.bias[n]), 0.0
			for k, x := range src.Row(i) {
				p := float64(x*smooth.Float32s()[k]) * float64(weights.Int8s()[n*64+k]) * float64(scales.Float32s()[n])
				want += p
				spread = max(spread, math.Abs(p))
			}
			if math.Abs(float64(v)-want) > 0.2*spread+1e-6 {
				t.Fatalf("row %d, output %d is %v, want %v", i, n, v, want)
			}
		}
	}
}

func BenchmarkTransformerLayer(b *testing.B) {
	l, err := transformerFile(b, seeded(7), 384, 1536).TransformerLayer("a", 12)
	if err != nil {
		b.Fatal(err)
	}
	src := randomMatrix(seeded(8), 390, 384, 1)
	for _, k := range Available() {
		b.Run(k.Name(), func(b *testing.B) {
			w := NewWork(k)
			x := copyOf(new(Work), src)
			for b.Loop() {
				w.Reset()
				l.Apply(w, x, []int{130, 130, 130})
			}
			b.ReportMetric(b.Elapsed().Seconds()*1e6/float64(b.N*x.Rows), "µs/row")
		})
	}
}
