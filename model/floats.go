package model

import "math"

// The functions below are the promise about bits: one float32 operation at a time, each rounded to nearest even.
// float32(x*y)+z is written so because Go may fuse x*y+z on some processors and not on others. The assembly
// does the same operations in the same order. Errors, as floats_test.go measures and holds them: Exp 8.2e-8, relative;
// Sigmoid 8.9e-8, absolute; Log 9.7e-8 of the greater of 1 and the result.

// magic added to a float32 of moderate size leaves its nearest integer, ties to even, in the low bits.
const magic = 3 << 22

const (
	log2e  = 1.44269504
	ln2Hi  = 0.693359375 // its products with integers below 2^9 are exact
	ln2Lo  = -2.12194440e-4
	expMin = -87
	expMax = 87 // so that Sigmoid of the least values is a normal float32
)

// Polynomial of (e^r-1-r)/r² on |r| <= ln2/2, through its Chebyshev nodes.
const (
	poly0 = 0.5
	poly1 = 0.166665734
	poly2 = 0.0416665501
	poly3 = 0.00836377387
	poly4 = 0.00139269266
)

// Exp is e^x for x in [-87, 87]; x outside (or NaN) counts as the nearer end (or -87).
func Exp(x float32) float32 {
	if !(x > expMin) {
		x = expMin
	}
	if !(x < expMax) {
		x = expMax
	}
	shifted := float32(x*log2e) + magic
	n := shifted - magic
	r := x - float32(n*ln2Hi)
	r -= float32(n * ln2Lo)
	p := float32(r*poly4) + poly3
	p = float32(p*r) + poly2
	p = float32(p*r) + poly1
	p = float32(p*r) + poly0
	p = float32(p*float32(r*r)) + r
	p++
	return math.Float32frombits(math.Float32bits(p) + math.Float32bits(shifted)<<23)
}

// Sigmoid is 1/(1+e^-x).
func Sigmoid(x float32) float32 { return 1 / (1 + Exp(-x)) }

// Log is the natural logarithm of a normal positive x; anything less counts as the least normal float32.
func Log(x float32) float32 {
	const least, sqrtHalf = 0x1p-126, 0x3f3504f3
	if !(x >= least) {
		x = least
	}
	bits := math.Float32bits(x) - sqrtHalf
	e := float32(int32(bits) >> 23)
	m := math.Float32frombits(bits&(1<<23-1) + sqrtHalf) // in sqrt(1/2) to sqrt(2)
	s := (m - 1) / (m + 1)
	q := float32(s * s)
	p := float32(q*(2./9)) + 2./7
	p = float32(p*q) + 2./5
	p = float32(p*q) + 2./3
	p = float32(float32(p*q)*s) + float32(e*ln2Lo)
	return float32(s+s) + p + float32(e*ln2Hi)
}

func maxOf(xs []float32) float32 {
	top := xs[0]
	for _, x := range xs[1:] {
		if x > top {
			top = x
		}
	}
	return top
}

func finite(x float32) bool { return x-x == 0 }

func allFinite(xs []float32) bool {
	for _, x := range xs {
		if !finite(x) {
			return false
		}
	}
	return true
}
