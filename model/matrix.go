package model

// lane is the number of columns that kernels take at a time.
const lane = 16

// Matrix is float32 rows at a fixed stride. Take one from a Work; the zero value is empty.
type Matrix struct {
	Data               []float32
	Rows, Cols, Stride int
	room               int // columns of a row that may be overwritten, at least Cols
}

// Row returns row i.
func (m Matrix) Row(i int) []float32 { return m.Data[i*m.Stride:][:m.Cols:m.Cols] }

// Part returns a view of rows [from, to).
func (m Matrix) Part(from, to int) Matrix {
	m.Data, m.Rows = m.Data[from*m.Stride:min(to*m.Stride, len(m.Data))], to-from // of Columns the last row is short
	return m
}

// Columns returns a view of the columns [from, to).
func (m Matrix) Columns(from, to int) Matrix {
	room := to - from
	if to == m.Cols {
		room = m.room - from
	}
	data := m.Data
	if m.Rows > 0 {
		data = data[from:]
	}
	return Matrix{Data: data, Rows: m.Rows, Cols: to - from, Stride: m.Stride, room: room}
}

// Zero fills all rows with 0.
func (m Matrix) Zero() {
	for i := range m.Rows {
		clear(m.Row(i))
	}
}

// Codes is rows of quantized activations: each byte is in 0..127, and Origin stands for 0.
type Codes struct {
	Data               []uint8
	Rows, Cols, Stride int
}

// Origin is the code of an activation of 0.
const Origin = 64

// Row returns row i.
func (c Codes) Row(i int) []uint8 { return c.Data[i*c.Stride:][:c.Cols:c.Cols] }

// Part returns a view of rows [from, to).
func (c Codes) Part(from, to int) Codes {
	c.Data, c.Rows = c.Data[from*c.Stride:to*c.Stride], to-from
	return c
}
