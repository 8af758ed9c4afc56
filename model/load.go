package model

import (
	"fmt"
	"slices"
)

// Layer makes the layer of a name: its weights are the tensor "name.weight", its bias "name.bias" if there is one, and the
// scale of its input is the number "name.input".
func (f *File) Layer(name string) (*Linear, error) {
	input, err := f.Number(name + ".input")
	if err != nil {
		return nil, err
	}
	bias := name + ".bias"
	if _, ok := f.Tensor(bias); !ok {
		bias = ""
	}
	return f.Linear(name+".weight", bias, input)
}

// LSTM makes the direction of a recurrent layer of the layers "name.x" and "name.h". If these give three blocks of columns and not
// four, its gates are coupled.
func (f *File) LSTM(name string) (*LSTM, error) {
	x, err := f.Layer(name + ".x")
	if err != nil {
		return nil, err
	}
	h, err := f.Layer(name + ".h")
	if err != nil {
		return nil, err
	}
	if h.Out != 4*h.In && h.Out != 3*h.In {
		return nil, fmt.Errorf("model: recurrent layer %q: gates of %d columns for a state of %d, want 4 times or, coupled, 3 times as many", name, h.Out, h.In)
	}
	if x.Out != h.Out {
		return nil, fmt.Errorf("model: recurrent layer %q: gates of %d columns from the input, %d from the state", name, x.Out, h.Out)
	}
	return &LSTM{Input: x, Recurrent: h}, nil
}

// BiLSTM makes a recurrent layer of its directions "name.forth" and "name.back".
func (f *File) BiLSTM(name string) (BiLSTM, error) {
	forth, err := f.LSTM(name + ".forth")
	if err != nil {
		return BiLSTM{}, err
	}
	back, err := f.LSTM(name + ".back")
	if err != nil {
		return BiLSTM{}, err
	}
	if forth.Input.In != back.Input.In {
		return BiLSTM{}, fmt.Errorf("model: recurrent layer %q: inputs of %d and %d columns", name, forth.Input.In, back.Input.In)
	}
	return BiLSTM{forth, back}, nil
}

// Linear makes a layer of an int8 tensor of shape [out][in], the float32 tensor of its bias ("" means none) and the scale of
// its input.
func (f *File) Linear(weight, bias string, input float32) (*Linear, error) {
	t, err := f.Want(weight, Int8, -1, -1)
	if err != nil {
		return nil, err
	}
	ws := Weights{In: t.Shape[1], Out: t.Shape[0], Codes: t.Int8s(), Input: input}
	if ws.Scales, err = f.scales(t); err != nil {
		return nil, err
	}
	if ws.Scales == nil {
		ws.Scales = slices.Repeat([]float32{t.Scale}, ws.Out)
	}
	if bias != "" {
		b, err := f.Want(bias, Float32, ws.Out)
		if err != nil {
			return nil, err
		}
		ws.Bias = b.Float32s()
	}
	l, err := NewLinear(ws)
	if err != nil {
		return nil, fmt.Errorf("tensor %q: %w", weight, err)
	}
	return l, nil
}
