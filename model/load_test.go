package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestLayersLoad(t *testing.T) {
	f, err := Open(sampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	l, err := f.Linear("tags/weight", "tags/bias", 0.5)
	if err != nil {
		t.Fatal(err)
	}
	w := new(Work)
	x, out := w.Codes(1, 5), w.Matrix(1, 3)
	copy(x.Row(0), []uint8{64, 65, 66, 63, 64}) // 0, 0.5, 1, -0.5, 0
	l.Apply(w, out, x)
	for i, want := range []float32{-1 + 0.5*(-1+127+63.5), 0.25 * (3 + 7 - 4), 1.5 - 1e-3*1} {
		if got := out.Row(0)[i]; got != want {
			t.Errorf("output %d is %v, want %v", i, got, want)
		}
	}
	e, err := f.Embedding("tags/weight")
	if err != nil {
		t.Fatal(err)
	}
	row := make([]float32, 5)
	if e.Sum(w, row, []int32{0, 1}); row[2] != 65.25 || row[0] != 1.75 {
		t.Errorf("sum %v", row)
	}
}

func TestLayersThatDoNotFitSayWhy(t *testing.T) {
	f, err := Open(sampleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ weight, bias, says string }{
		{"gone", "", `"gone"`},
		{"words", "", "uint8"},
		{"tags/weight", "gone", `"gone"`},
		{"tags/weight", "count", "int32"},
	} {
		if _, err := f.Linear(c.weight, c.bias, 1); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s, %s: got %v", c.weight, c.bias, err)
		}
	}
	if _, err := f.Linear("gone", "", 1); !errors.Is(err, ErrNoTensor) {
		t.Error(err)
	}
	var buf bytes.Buffer
	bad := Tensor{Name: "w", Type: Int8, Shape: []int{1, 2}, Scale: 1, Data: []byte{0, 128}}
	if err := Write(&buf, Contents{Card: json.RawMessage(card), Tensors: []Tensor{bad}}); err != nil {
		t.Fatal(err)
	}
	if f, err = Open(buf.Bytes()); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Linear("w", "", 1); err == nil || !strings.Contains(err.Error(), "-128") {
		t.Error(err)
	}
}
