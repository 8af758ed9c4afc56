package model

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What layers give, as checksums: the same on every processor. A change here changes what models say.
func TestBitsAreTheSameOnEveryMachine(t *testing.T) {
	name := filepath.Join("testdata", "bits.txt")
	if *update {
		if err := os.WriteFile(name, []byte(fingerprints(t, Available()[0])), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range Available() {
		if got := fingerprints(t, k); got != string(want) {
			t.Errorf("%s gives\n%swant\n%s", k.Name(), got, want)
		}
	}
}

// even fills a matrix without functions of math, which differ from machine to machine.
func even(r *rand.Rand, rows, cols int, spread float32) Matrix {
	m := new(Work).Matrix(rows, cols)
	for i := range rows {
		for j := range m.Row(i) {
			m.Row(i)[j] = float32((r.Float32()*2 - 1) * spread)
		}
	}
	return m
}

func fingerprints(t *testing.T, k *Kernels) string {
	r, w := seeded(20), NewWork(k)
	lens := []int{12, 30, 1, 7}
	var p Packing
	p.Set(lens)
	var out strings.Builder
	note := func(name string, m Matrix) {
		sum := sha256.New()
		for i := range m.Rows {
			sum.Write(Float32Bytes(m.Row(i)))
		}
		fmt.Fprintf(&out, "%s %x\n", name, sum.Sum(nil)[:8])
	}
	lstm, a, _ := testLSTM(t, r, 40, 40, 4)
	h, src := w.Matrix(50, 40), even(r, 50, 40, 2)
	lstm.Apply(w, h, w.QuantizePacked(src, a.Input, &p), &p, true)
	note("lstm", h)
	h = mustLinear(t, randomWeights(r, 40, 40)).Forward(w, h)
	note("linear", h)
	crf, err := NewCRF([]string{"O", "B-X", "I-X", "B-Y", "I-Y"}, even(r, 1, 25, 2).Row(0), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	marginals := w.Matrix(30, 5)
	crf.Marginals(w, marginals, h.Part(0, 30).Columns(0, 5))
	note("marginals", marginals)
	scores, codes := w.Matrix(20, 21), w.Codes(21, 40)
	w.Quantize(codes, h.Part(0, 21), 0.031)
	w.Products(scores, codes.Part(0, 20), codes)
	note("products", scores)
	coupled, a, _ := testLSTM(t, r, 40, 40, 3)
	coupled.Apply(w, h, w.QuantizePacked(src, a.Input, &p), &p, false)
	note("coupled", h)
	return out.String()
}
