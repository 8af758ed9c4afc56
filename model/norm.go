package model

import "math"

// laneSum adds in 16 lanes, value i in lane i mod 16, which are then added half to half.
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
