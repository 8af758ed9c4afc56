package model

import (
	"math"
	"testing"
)

// Every 997th float32 is tried.
func eachFloat(visit func(x float32)) {
	for bits := uint64(0); bits < 1<<32; bits += 997 {
		if x := math.Float32frombits(uint32(bits)); x == x {
			visit(x)
		}
	}
}

func TestFloatFunctionsAreAsGoodAsPromised(t *testing.T) {
	var exp, sigmoid, log float64
	eachFloat(func(x float32) {
		d := float64(x)
		if x >= expMin && x <= expMax {
			exp = max(exp, math.Abs(float64(Exp(x))/math.Exp(d)-1))
		}
		sigmoid = max(sigmoid, math.Abs(float64(Sigmoid(x))-1/(1+math.Exp(-d))))
		if x >= 0x1p-126 && x < math.MaxFloat32 {
			want := math.Log(d)
			log = max(log, math.Abs(float64(Log(x))-want)/max(math.Abs(want), 1))
		}
	})
	for _, c := range []struct {
		name       string
		got, bound float64
	}{{"Exp", exp, 8.2e-8}, {"Sigmoid", sigmoid, 8.9e-8}, {"Log", log, 9.7e-8}} {
		t.Logf("%s: %.3g", c.name, c.got)
		if !(c.got <= c.bound) {
			t.Errorf("%s: error %v, bound %v", c.name, c.got, c.bound)
		}
	}
}
