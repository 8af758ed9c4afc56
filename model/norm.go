package model

import "math"

// LayerNorm sets each row of dst to (x-mean)/sqrt(variance+epsilon)*gain + bias. Sums run in 16 lanes, value i in lane i
// mod 16, which are then added half to half. dst may be src.
func LayerNorm(dst, src Matrix, gain, bias []float32, epsilon float32) {
	for i := range src.Rows {
		x, y := src.Row(i), dst.Row(i)
		n := float32(len(x))
		mean := laneSum(x) / n
		copy(y, x)
		spread := float32(centerGo(y, mean)/n) + epsilon
		affineGo(y, y, gain, bias, 1/float32(math.Sqrt(float64(spread))))
	}
}

func laneSum(xs []float32) float32 {
	var lanes [lane]float32
	for len(xs) >= lane {
		for i, x := range (*[lane]float32)(xs) {
			lanes[i] += x
		}
		xs = xs[lane:]
	}
	for i, x := range xs {
		lanes[i] += x
	}
	return fold(&lanes)
}

func laneSquares(xs []float32) float32 {
	var lanes [lane]float32
	for len(xs) >= lane {
		for i, x := range (*[lane]float32)(xs) {
			lanes[i] += float32(x * x)
		}
		xs = xs[lane:]
	}
	for i, x := range xs {
		lanes[i] += float32(x * x)
	}
	return fold(&lanes)
}

func fold(lanes *[lane]float32) float32 {
	for n := lane / 2; n > 0; n /= 2 {
		for i := range n {
			lanes[i] += lanes[i+n]
		}
	}
	return lanes[0]
}

// ReLU sets all that is less than 0 to 0.
func ReLU(m Matrix) {
	for i := range m.Rows {
		row := m.Row(i)
		for j, v := range row {
			bits := math.Float32bits(v)
			row[j] = math.Float32frombits(bits &^ uint32(int32(bits)>>31)) // max takes twice as long, for it minds NaN
		}
	}
}
