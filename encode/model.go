// Package encode turns the words of a text into the states from which networks tell names, parts of speech and trees: what
// the lists know of a word, how it is written, what it is known to mean, and what stands around it.
package encode

import (
	"fmt"
	"math"
	"sync"
	"unsafe"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/model/weights"
)

// Model is an opened model file with the words that it knows. It is read-only and may be shared.
type Model struct {
	*model.File

	words   *vocabulary
	vectors *model.Embedding
	// contexts keeps the bits of a document's tokens until the second network has seen them.
	contexts memo[[]uint32]
	large    *large // nil but in a large model, which has neither words nor vectors
}

// New makes a Model of a file.
func New(f *model.File) (*Model, error) {
	if _, ok := f.Tensor("pieces.txt"); ok {
		return newLargeModel(f)
	}
	list, err := f.Want("words.txt", model.Uint8, -1)
	if err != nil {
		return nil, err
	}
	m := &Model{File: f}
	if m.vectors, err = f.Embedding("words.weight"); err != nil {
		return nil, err
	}
	m.words = newVocabulary(viewed(list.Uint8s()))
	if m.words.len()+1 != m.vectors.Rows {
		return nil, fmt.Errorf("encode: %d words but %d vectors; the model file is wrong", m.words.len(), m.vectors.Rows)
	}
	return m, nil
}

// viewed is b as a string without a copy: the bytes of a model file never change.
func viewed(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Shipped is the model that comes with the program, opened at the first call.
var Shipped = sync.OnceValues(func() (*Model, error) {
	f, err := weights.Open()
	if err != nil {
		return nil, err
	}
	return New(f)
})

// Net is one network up to its last recurrent layer. It is safe for many goroutines.
type Net struct {
	model *Model
	name  string
	lists *gazetteer.Gazetteer

	bag, shape *model.Embedding
	bagRoots   []float32 // scale of a bag of n rows
	hidden     *model.Linear
	out        *model.Linear
	context    []float32 // a row for each bit
	layers     []model.BiLSTM
	chunk      int // up to how many tokens of consecutive sentences are read together; 0: each sentence by itself
	types      cache
	runs       pool[run]
}

// Net opens the network of a name in the model, which sees the names that g knows.
func (m *Model) Net(name string, g *gazetteer.Gazetteer) (*Net, error) {
	n := &Net{model: m, name: name, lists: g}
	err := n.open(name)
	if err == nil {
		err = n.check()
	}
	if err != nil {
		return nil, fmt.Errorf("encode: network %q: %w", name, err)
	}
	return n, nil
}

func (n *Net) open(name string) (err error) {
	f := n.model.File
	if n.bag, err = f.Embedding(name + ".bag.weight"); err != nil {
		return err
	}
	if n.shape, err = f.Embedding(name + ".shape.weight"); err != nil {
		return err
	}
	if n.hidden, err = f.Layer(name + ".type.hidden"); err != nil {
		return err
	}
	if n.out, err = f.Layer(name + ".type.out"); err != nil {
		return err
	}
	context, err := f.Want(name+".context", model.Float32, contextLen, n.out.Out)
	if err != nil {
		return err
	}
	n.context = context.Float32s()
	for {
		layer := fmt.Sprintf("%s.lstm.%d", name, len(n.layers))
		if _, more := f.Tensor(layer + ".forth.x.weight"); !more {
			break
		}
		l, err := f.BiLSTM(layer)
		if err != nil {
			return err
		}
		n.layers = append(n.layers, l)
	}
	if _, ok := f.Meta[name+".chunk"]; ok {
		chunk, err := f.Number(name + ".chunk")
		if err != nil {
			return err
		}
		n.chunk = min(int(chunk), MaxPart)
	}
	n.bagRoots = make([]float32, 1+1+2*maxEnds+maxTri)
	for k := 1; k < len(n.bagRoots); k++ {
		n.bagRoots[k] = n.bag.Scale(0) / float32(math.Sqrt(float64(k)))
	}
	return nil
}

// check holds the sizes against each other: a file may be sound and yet no model of ours.
func (n *Net) check() error {
	in := n.model.vectors.Cols + n.bag.Cols + n.shape.Cols + WordBits
	if n.hidden.In != in || n.out.In != n.hidden.Out {
		return fmt.Errorf("layers of %d and %d inputs, want %d and %d", n.hidden.In, n.out.In, in, n.hidden.Out)
	}
	if len(n.layers) == 0 {
		return fmt.Errorf("no recurrent layer")
	}
	width := n.out.Out
	for i, l := range n.layers {
		if l.Forth.Input.In != width {
			return fmt.Errorf("recurrent layer %d reads %d values, not %d", i, l.Forth.Input.In, width)
		}
		width = l.Cols()
	}
	return nil
}

// Cols is the number of values of a state.
func (n *Net) Cols() int { return n.layers[len(n.layers)-1].Cols() }
