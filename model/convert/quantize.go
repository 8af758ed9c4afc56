package convert

import (
	"math"

	"github.com/actant-project/actant/model"
)

// quantized turns a float32 tensor into codes and the scales of its rows.
func quantized(t model.Tensor) (codes, scales model.Tensor, err error) {
	if t.Type != model.Float32 || len(t.Shape) == 0 {
		return codes, scales, errNoRows
	}
	values, rows := t.Float32s(), t.Shape[0]
	c, s, ok := Rows(values, rows)
	if !ok {
		return codes, scales, errNoRows
	}
	codes = model.Tensor{Name: t.Name, Type: model.Int8, Shape: t.Shape, Data: model.Int8Bytes(c)}
	scales = model.Tensor{Name: scaleName(t.Name), Type: model.Float32, Shape: []int{rows}, Data: model.Float32Bytes(s)}
	return codes, scales, nil
}

// Rows quantizes rows of values to -127..127: the scale of a row is its greatest size over 127, and codes are rounded to
// nearest, ties to even. A row of zeros has scale 1. ok is false if a value is not finite or the rows do not divide.
func Rows(values []float32, rows int) (codes []int8, scales []float32, ok bool) {
	if rows < 0 || rows == 0 && len(values) > 0 || rows > 0 && len(values)%rows != 0 {
		return nil, nil, false
	}
	codes, scales = make([]int8, len(values)), make([]float32, rows)
	for i := range rows {
		cols := len(values) / rows
		if scales[i], ok = quantizeRow(codes[i*cols:][:cols], values[i*cols:][:cols]); !ok {
			return nil, nil, false
		}
	}
	return codes, scales, true
}

func quantizeRow(codes []int8, row []float32) (scale float32, ok bool) {
	var most float32
	for _, x := range row {
		if x-x != 0 {
			return 0, false
		}
		most = max(most, float32(math.Abs(float64(x))))
	}
	if scale = most / 127; scale == 0 {
		return 1, true // also rows so small that a scale would be none
	}
	for i, x := range row {
		codes[i] = int8(min(max(math.RoundToEven(float64(x)/float64(scale)), -127), 127))
	}
	return scale, true
}
