package model

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// BenchmarkLinear measures products of the sizes that layers have, in multiply-adds a second.
func BenchmarkLinear(b *testing.B) {
	for _, k := range Available() {
		for _, size := range [][3]int{{256, 576, 384}, {256, 168, 640}, {256, 512, 1024}, {25, 576, 384}, {1, 160, 640}, {8, 160, 640}, {16, 160, 640}, {64, 160, 640}, {256, 384, 15}} {
			b.Run(fmt.Sprintf("%s/%dx%dx%d", k.Name(), size[0], size[1], size[2]), func(b *testing.B) {
				r := seeded(1)
				l, x := mustLinear(b, randomWeights(r, size[1], size[2])), randomCodes(r, size[0], size[1])
				w := NewWork(k)
				out := w.Matrix(size[0], size[2])
				b.ReportAllocs()
				for b.Loop() {
					l.Apply(w, out, x)
				}
				b.ReportMetric(float64(size[0]*size[1]*size[2])*float64(b.N)/b.Elapsed().Seconds()/1e9, "GMAC/s")
			})
		}
	}
}

func BenchmarkElementwise(b *testing.B) {
	for _, k := range Available() {
		w := NewWork(k)
		const n = 4096
		x, y, z, q := normal(seeded(1), n), make([]float32, n), make([]float32, n), make([]uint8, n)
		four := normal(seeded(2), 4*n)
		for name, run := range map[string]func(){
			"cell":     func() { w.Cell(y, z, four, q, 3) },
			"coupled":  func() { w.Cell(y, z, four[:3*n], q, 3) },
			"quantize": func() { w.QuantizeRow(q, x, 3) },
		} {
			b.Run(k.Name()+"/"+name, func(b *testing.B) {
				for b.Loop() {
					run()
				}
				b.ReportMetric(b.Elapsed().Seconds()*1e9/float64(b.N)/n, "ns/value")
			})
		}
	}
}

func normal(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64() * 2)
	}
	return out
}
