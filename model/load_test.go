package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
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
	if _, err := f.Linear("tags/weight", "", 0); err == nil || !strings.Contains(err.Error(), "positive") {
		t.Errorf("scale 0: %v", err)
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

// layersFile has layers of the given numbers of columns, in and out.
func layersFile(t *testing.T, sizes map[string][2]int) *File {
	t.Helper()
	r, c := seeded(30), Contents{Card: json.RawMessage(card), Meta: map[string]string{}}
	for name, size := range sizes {
		ws := randomWeights(r, size[0], size[1])
		c.Tensors = append(c.Tensors, Tensor{Name: name + ".weight", Type: Int8, Shape: []int{size[1], size[0]}, Scale: 0.01, Data: Int8Bytes(ws.Codes)},
			Tensor{Name: name + ".bias", Type: Float32, Shape: []int{size[1]}, Data: Float32Bytes(ws.Bias)})
		c.Meta[name+".input"] = "0.02"
	}
	var buf bytes.Buffer
	if err := Write(&buf, c); err != nil {
		t.Fatal(err)
	}
	f, err := Open(buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// recurrent is a layer "r" of two directions, in and hidden columns wide.
func recurrent(t *testing.T, in, hidden, backHidden int) *File {
	return layersFile(t, map[string][2]int{"r.forth.x": {in, 4 * hidden}, "r.forth.h": {hidden, 4 * hidden}, "r.back.x": {in, 4 * hidden}, "r.back.h": {backHidden, 4 * hidden}})
}

func TestGatesThatFitNoCellSayWhy(t *testing.T) {
	for says, out := range map[string][2]int{"24 columns for a state of 12": {24, 24}, "36 columns from the input, 48 from the state": {36, 48}} {
		f := layersFile(t, map[string][2]int{"r.x": {7, out[0]}, "r.h": {12, out[1]}})
		if _, err := f.LSTM("r"); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("got %v, want it to say %q", err, says)
		}
	}
	if l, err := layersFile(t, map[string][2]int{"r.x": {7, 36}, "r.h": {12, 36}}).LSTM("r"); err != nil || l.Hidden() != 12 {
		t.Error("coupled gates:", err)
	}
}

func TestBiLSTMIsBothDirectionsSideBySide(t *testing.T) {
	b, err := recurrent(t, 10, 12, 12).BiLSTM("r")
	if err != nil {
		t.Fatal(err)
	}
	src, w := randomMatrix(seeded(31), 14, 10, 1), new(Work)
	var p Packing
	p.Set([]int{9, 5})
	got := w.Matrix(14, b.Cols())
	b.Apply(w, got, src, &p)
	for i, lstm := range []*LSTM{b.Forth, b.Back} {
		want := w.Matrix(14, 12)
		lstm.Apply(w, want, w.QuantizePacked(src, 0.02, &p), &p, i == 1)
		for row := range want.Rows {
			if !slices.Equal(got.Row(row)[12*i:12*i+12], want.Row(row)) {
				t.Fatalf("direction %d, row %d: %v, want %v", i, row, got.Row(row), want.Row(row))
			}
		}
	}
	if _, err := recurrent(t, 10, 12, 11).BiLSTM("r"); err == nil || !strings.Contains(err.Error(), "r.back") {
		t.Error(err)
	}
	if _, err := recurrent(t, 10, 12, 12).BiLSTM("s"); err == nil || !strings.Contains(err.Error(), "s.forth.x.input") {
		t.Error(err)
	}
}
