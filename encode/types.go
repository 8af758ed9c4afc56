package encode

import (
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/text"
)

// typeRun is the memory for vectors of words.
type typeRun struct {
	bag   []int32
	sums  []int32
	words []string // met in this batch and not in the cache
	rows  []miss
}

// miss is a row of the batch whose word has the vector of that number.
type miss struct{ row, word int32 }

// fillTypes sets each row to the vector of its word, from the cache or computed now, all at once.
func (r *run) fillTypes(d *text.Document, x model.Matrix, parts []Part) {
	t := &r.types
	clear(r.fresh)
	t.words, t.rows = t.words[:0], t.rows[:0]
	for _, p := range parts {
		for i := p.First; i < p.Last; i++ {
			row := p.Row + i - p.First
			word := d.Slice(d.Tokens[i])
			if r.net.types.get(x.Row(row), word) {
				continue
			}
			k, ok := r.fresh[word]
			if !ok {
				k = int32(len(t.words))
				if r.fresh == nil {
					r.fresh = map[string]int32{}
				}
				r.fresh[word] = k
				t.words = append(t.words, word)
			}
			t.rows = append(t.rows, miss{int32(row), k})
		}
	}
	if len(t.words) == 0 {
		return
	}
	defer r.work.Release(r.work.Mark())
	vectors := r.vectors(t.words)
	for _, m := range t.rows {
		copy(x.Row(int(m.row)), vectors.Row(int(m.word)))
	}
	for k, word := range t.words {
		r.net.types.put(word, vectors.Row(k))
	}
	clear(r.fresh) // the words are parts of a text that must not be kept
	clear(t.words)
}

// vectors computes the vectors of words.
func (r *run) vectors(words []string) model.Matrix {
	w, n := &r.work, r.net
	in := w.Matrix(len(words), n.hidden.In)
	for k, word := range words {
		r.describe(in.Row(k), word)
	}
	hidden := n.hidden.Forward(w, in)
	model.ReLU(hidden)
	return n.out.Forward(w, hidden)
}

// describe sets dst to what is known of a word by itself.
func (r *run) describe(dst []float32, word string) {
	w, n, t := &r.work, r.net, &r.types
	clear(dst)
	if row := n.model.words.row(word); row > 0 {
		n.model.vectors.Add(w, dst, int(row))
	}
	dst = dst[n.model.vectors.Cols:]
	t.bag = appendBag(t.bag[:0], word, uint32(n.bag.Rows))
	if len(t.sums) < n.bag.Cols {
		t.sums = make([]int32, n.bag.Cols)
	}
	n.bag.SumCodes(t.sums[:n.bag.Cols], t.bag)
	scale := n.bagRoots[len(t.bag)]
	for i, s := range t.sums[:n.bag.Cols] {
		dst[i] = float32(s) * scale
	}
	dst = dst[n.bag.Cols:]
	n.shape.Add(w, dst, int(shapeRow(word, uint32(n.shape.Rows))))
	dst = dst[n.shape.Cols:]
	for bits := BitsOfWord(n.lists, word); bits != 0; bits >>= 1 {
		dst[0] = float32(bits & 1)
		dst = dst[1:]
	}
}
