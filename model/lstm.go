package model

// LSTM is one direction of a long short-term memory layer. Gates stand in the order in, forget, candidate, out, as in
// PyTorch. Where they are coupled (Greff et al. 2017, "CIFG"), forget is 1-in and has no block of its own. The input part of some
// times together is one product; the recurrent part is one product per time over the sentences still alive.
type LSTM struct {
	Input     *Linear // In to 4*Hidden, or 3*Hidden if the gates are coupled, with the sum of both biases
	Recurrent *Linear // Hidden to as many; its Input is the scale of the quantized state
}

// stretch is how many rows the times whose input part is one product have at least: enough for a product, few enough for
// what it gives to stay in the second cache until it is used.
const stretch = 128

// Hidden is the number of columns of the output.
func (l *LSTM) Hidden() int { return l.Recurrent.In }

// Apply sets out, which is plain (see Packing.Plain), to the hidden states for x, which is packed. Backward reads each
// sentence from its end.
func (l *LSTM) Apply(w *Work, out Matrix, x Codes, p *Packing, backward bool) {
	if p.Rows == 0 {
		return
	}
	defer w.Release(w.Mark())
	times, alive := len(p.Alive), p.Alive[0]
	gates := w.Matrix(min(p.Rows, stretch+alive), l.Recurrent.Out)
	cells, state := w.Matrix(alive, l.Hidden()), w.Codes(alive, l.Hidden())
	cells.Zero()
	fillOrigin(state)
	at := func(step int) int {
		if backward {
			return times - 1 - step
		}
		return step
	}
	for step := 0; step < times; {
		end, rows := step, 0
		for ; end < times && rows < stretch; end++ {
			rows += p.Alive[at(end)]
		}
		first := p.Offsets[min(at(step), at(end-1))]
		l.Input.Apply(w, gates.Part(0, rows), x.Part(first, first+rows))
		for ; step < end; step++ {
			t := at(step)
			row := p.Offsets[t] - first
			l.step(w, out, gates.Part(row, row+p.Alive[t]), cells, state, p, t)
		}
	}
}

func (l *LSTM) step(w *Work, out, gates, cells Matrix, state Codes, p *Packing, t int) {
	l.Recurrent.ApplyAdd(w, gates, state.Part(0, gates.Rows), gates)
	for rank := range gates.Rows {
		w.Cell(out.Row(p.Plain(rank, t)), cells.Row(rank), gates.Row(rank), state.Row(rank), 1/l.Recurrent.Input)
	}
}

// BiLSTM is two LSTMs over the same rows, one from each end of a sentence.
type BiLSTM struct{ Forth, Back *LSTM }

// Cols is the number of columns of the output.
func (b BiLSTM) Cols() int { return b.Forth.Hidden() + b.Back.Hidden() }

// Apply sets out to the states for src, both plain: those of Forth in the left columns, those of Back in the right ones.
func (b BiLSTM) Apply(w *Work, out, src Matrix, p *Packing) {
	defer w.Release(w.Mark())
	n := b.Forth.Hidden()
	x := w.QuantizePacked(src, b.Forth.Input.Input, p)
	b.Forth.Apply(w, out.Columns(0, n), x, p, false)
	if b.Back.Input.Input != b.Forth.Input.Input {
		x = w.QuantizePacked(src, b.Back.Input.Input, p)
	}
	b.Back.Apply(w, out.Columns(n, b.Cols()), x, p, true)
}
