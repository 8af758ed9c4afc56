package encode

import (
	"math"

	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/text"
)

// encode computes the states of the words of some windows, which have so many rows together, into states, whose row 0 is that of
// word base of d.
func (t *largeTask) encode(r *largeRun, d *text.Document, windows []window, rows int, states model.RowCodes, base int) {
	w := &r.work
	x := w.Matrix(rows, t.size())
	r.lens = r.lens[:0]
	row := 0
	for _, win := range windows {
		n := r.rows(win)
		t.embed(w, x.Part(row, row+n), r.ids[startOf(r.ends, win.first):r.ends[win.last-1]])
		r.lens = append(r.lens, n)
		row += n
	}
	t.norm.Apply(w, x)
	for i, layer := range t.layers {
		if i == t.after {
			t.addOwn(r, d, windows, x, base)
		}
		layer.Apply(w, x, r.lens)
	}
	t.takeWords(r, windows, x, states)
}

// embed sets the rows of a window to what is known of its pieces and places.
func (t *largeTask) embed(w *model.Work, x model.Matrix, ids []int32) {
	x.Zero()
	for i := range x.Rows {
		id := int32(pieceBegin)
		switch {
		case i == x.Rows-1:
			id = pieceEnd
		case i > 0:
			id = ids[i-1]
		}
		t.pieces.Add(x.Row(i), int(id))
		t.places.Add(w, x.Row(i), i)
	}
}

// addOwn adds to the states of the pieces what their words are by themselves.
func (t *largeTask) addOwn(r *largeRun, d *text.Document, windows []window, x model.Matrix, base int) {
	w := &r.work
	defer w.Release(w.Mark())
	row := 0
	for _, win := range windows {
		mark := w.Mark()
		own := t.ownOf(r, d, win, base)
		at := row + 1 - startOf(r.ends, win.first)
		for k := win.first; k < win.last; k++ {
			for p := startOf(r.ends, k); p < r.ends[k]; p++ {
				addTo(x.Row(at+p), own.Row(k-win.first))
			}
		}
		row += r.rows(win)
		w.Release(mark)
	}
}

func addTo(dst, src []float32) {
	for i, v := range src {
		dst[i] += v
	}
}

// ownOf gives out what the words of a window are by themselves and by the lists.
func (t *largeTask) ownOf(r *largeRun, d *text.Document, win window, base int) model.Matrix {
	w, o := &r.work, &t.own
	in := w.Matrix(win.last-win.first, o.hidden.In)
	for k := range in.Rows {
		t.describe(r, in.Row(k), d.Slice(d.Tokens[base+win.first+k]))
	}
	hidden := o.hidden.Forward(w, in)
	model.ReLU(hidden)
	out := o.out.Forward(w, hidden)
	for k := range out.Rows {
		addBits(out.Row(k), o.context, r.bits[win.first+k])
	}
	return out
}

// describe sets dst to how a word is written and what the lists know of it.
func (t *largeTask) describe(r *largeRun, dst []float32, word string) {
	o := &t.own
	clear(dst)
	r.bag = appendBag(r.bag[:0], word, uint32(o.bag.Rows))
	for _, row := range r.bag {
		o.bag.Add(dst, int(row))
	}
	share := 1 / float32(math.Sqrt(float64(len(r.bag))))
	for i := range dst[:o.bag.Cols] {
		dst[i] *= share
	}
	dst = dst[o.bag.Cols:]
	o.shape.Add(&r.work, dst, int(shapeRow(word, uint32(o.shape.Rows))))
	dst = dst[o.shape.Cols:]
	for bits := BitsOfWord(t.lists, word); bits != 0; bits >>= 1 {
		dst[0] = float32(bits & 1)
		dst = dst[1:]
	}
}

// takeWords sets the states of the words that are taken from windows: those of the first and of the last piece.
func (t *largeTask) takeWords(r *largeRun, windows []window, x model.Matrix, states model.RowCodes) {
	w := &r.work
	row, n := 0, t.size()
	for _, win := range windows {
		mark := w.Mark()
		words := w.Matrix(win.end-win.start, 2*n)
		at := row + 1 - startOf(r.ends, win.first)
		for k := range words.Rows {
			word := win.start + k
			copy(words.Row(k), x.Row(at+startOf(r.ends, word)))
			copy(words.Row(k)[n:], x.Row(at+r.ends[word]-1))
		}
		w.SmoothRows(states.Part(win.start, win.end), words, t.smooth)
		row += r.rows(win)
		w.Release(mark)
	}
}
