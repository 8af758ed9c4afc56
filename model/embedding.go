package model

import "fmt"

// Embedding is a table of quantized vectors, one a row, each with a scale.
type Embedding struct {
	Rows, Cols int
	codes      []int8
	scales     []float32
	scale      float32 // of all rows, where scales is nil
}

// Embedding reads a table from an int8 tensor of two dimensions with Scale or Scales.
func (f *File) Embedding(name string) (*Embedding, error) {
	t, err := f.Want(name, Int8, -1, -1)
	if err != nil {
		return nil, err
	}
	e := &Embedding{Rows: t.Shape[0], Cols: t.Shape[1], codes: t.Int8s(), scale: t.Scale}
	if e.scales, err = f.scales(t); err != nil {
		return nil, err
	}
	return e, nil
}

// scales returns the scales of the rows of t; nil if it has one Scale for all.
func (f *File) scales(t *Tensor) ([]float32, error) {
	if t.Scales == "" {
		if t.Scale == 0 {
			return nil, fmt.Errorf("model: tensor %q has no scale", t.Name)
		}
		return nil, nil
	}
	s, _ := f.Tensor(t.Scales) // Open has checked that it is there
	if !allFinite(s.Float32s()) {
		return nil, fmt.Errorf("model: tensor %q: a scale is not finite", t.Scales)
	}
	return s.Float32s(), nil
}

// Add adds row i of the table to dst, which has Cols values.
func (e *Embedding) Add(w *Work, dst []float32, i int) {
	w.AddScaled(dst[:e.Cols], e.codes[i*e.Cols:][:e.Cols], e.Scale(i))
}

// Sum sets dst to the sum of rows, taken in their order.
func (e *Embedding) Sum(w *Work, dst []float32, rows []int32) {
	clear(dst[:e.Cols])
	for _, i := range rows {
		e.Add(w, dst, int(i))
	}
}

// SumCodes sets dst to the sum of the codes of rows, each counted as often as it comes. It is exact; the caller scales it.
func (e *Embedding) SumCodes(dst, rows []int32) {
	clear(dst[:e.Cols])
	for _, i := range rows {
		for k, code := range e.codes[int(i)*e.Cols:][:e.Cols] {
			dst[k] += int32(code)
		}
	}
}

// Scale returns the scale of row i.
func (e *Embedding) Scale(i int) float32 {
	if e.scales == nil {
		return e.scale
	}
	return e.scales[i]
}
