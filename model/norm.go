package model

import "math"

// LayerNorm sets each row of dst to (x-mean)/sqrt(variance+epsilon)*gain + bias. Sums run in 16 lanes, value i in lane i
// mod 16, which are then added half to half. dst may be src.
func LayerNorm(dst, src Matrix, gain, bias []float32, epsilon float32) {
	for i := range src.Rows {
		x, y := src.Row(i), dst.Row(i)
		mean := laneSum(x) / float32(len(x))
		for j, v := range x {
			y[j] = v - mean
		}
		spread := float32(laneSquares(y)/float32(len(x))) + epsilon
		inverse := 1 / float32(math.Sqrt(float64(spread)))
		for j, v := range y {
			y[j] = float32(float32(v*inverse)*gain[j]) + bias[j]
		}
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

// AddRows adds src to dst: a residual.
func AddRows(dst, src Matrix) {
	for i := range dst.Rows {
		x, y := src.Row(i), dst.Row(i)
		for j, v := range x {
			y[j] += v
		}
	}
}

// ReLU sets all that is less than 0 to 0.
func ReLU(m Matrix) {
	for i := range m.Rows {
		row := m.Row(i)
		for j, v := range row {
			row[j] = max(v, 0)
		}
	}
}
