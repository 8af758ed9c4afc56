package model

// gemmGo is the plain form of a gemmFunc for one panel.
func gemmGo(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int) {
	for r := range rows {
		acc := [lane]int32(corr[:lane])
		dotPanel(&acc, a[r*lda:][:4*kq], b)
		out, add := c[r*ldc:][:lane], bias[r*ldbias:][:lane]
		for n, sum := range acc {
			out[n] = float32(float32(sum)*scale[n]) + add[n]
		}
	}
}

// dotPanel adds the products of a with 16 outputs' weights, four activations at a time.
func dotPanel(acc *[lane]int32, a []uint8, b []int8) {
	for len(a) >= 4 && len(b) >= 4*lane {
		a0, a1, a2, a3 := int32(a[0]), int32(a[1]), int32(a[2]), int32(a[3])
		w := (*[4 * lane]int8)(b)
		for n := range acc {
			acc[n] += a0*int32(w[4*n]) + a1*int32(w[4*n+1]) + a2*int32(w[4*n+2]) + a3*int32(w[4*n+3])
		}
		a, b = a[4:], b[4*lane:]
	}
}
