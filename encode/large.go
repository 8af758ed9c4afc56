package encode

import (
	"fmt"
	"strings"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
)

// large is a transformer over the pieces of the words of consecutive sentences, whose states several tasks share.
type large struct {
	file   *model.File
	list   *vocabulary // of pieces
	pieces *model.Nibbles
	places *model.Embedding // a row for each place of a window
	norm   model.Norm
	layers []*model.TransformerLayer
	after  int // layers below what a word is by itself
	own    own
	smooth []float32 // factors of the columns of the words' states

	memo memo[model.RowCodes]
	runs pool[largeRun]
}

// own is what a word is by itself and by the lists.
type own struct {
	bag         *model.Nibbles
	shape       *model.Embedding
	hidden, out *model.RowLinear
	context     []float32 // a row for each bit
}

func newLargeModel(f *model.File) (*Model, error) {
	l := &large{file: f}
	if err := l.open(); err != nil {
		return nil, fmt.Errorf("encode: large model: %w", err)
	}
	return &Model{File: f, large: l}, nil
}

func (l *large) open() (err error) {
	f := l.file
	list, err := f.Want("pieces.txt", model.Uint8, -1)
	if err != nil {
		return err
	}
	l.list = newVocabulary(viewed(list.Uint8s()))
	if l.pieces, err = f.Nibbles("large.pieces.weight"); err != nil {
		return err
	}
	if l.places, err = f.Embedding("large.positions.weight"); err != nil {
		return err
	}
	if l.list.len() != l.pieces.Rows || !strings.HasPrefix(l.list.list, special) || l.places.Rows < maxWindow+2 || l.places.Cols != l.pieces.Cols {
		return fmt.Errorf("%d pieces but %d vectors of %d and %d places of %d values", l.list.len(), l.pieces.Rows, l.pieces.Cols, l.places.Rows, l.places.Cols)
	}
	if l.norm, err = f.Norm("large.norm", l.size()); err != nil {
		return err
	}
	if l.smooth, err = f.Floats("words.smooth", 2*l.size()); err != nil {
		return err
	}
	if err := l.openLayers(); err != nil {
		return err
	}
	return l.own.open(f, l.size())
}

// size is the number of values of the state of a piece, half of those of a word.
func (l *large) size() int { return l.pieces.Cols }

func (l *large) openLayers() error {
	heads, err := l.file.Number("heads")
	if err != nil {
		return err
	}
	after, err := l.file.Number("after")
	if err != nil {
		return err
	}
	for {
		name := fmt.Sprintf("large.layer.%d", len(l.layers))
		if _, more := l.file.Tensor(name + ".qkv.weight"); !more {
			break
		}
		layer, err := l.file.TransformerLayer(name, int(heads))
		if err != nil {
			return err
		}
		if layer.QKV.In != l.size() {
			return fmt.Errorf("layer %d reads %d values, not %d", len(l.layers), layer.QKV.In, l.size())
		}
		l.layers = append(l.layers, layer)
	}
	if l.after = int(after); l.after < 0 || l.after >= len(l.layers) {
		return fmt.Errorf("words come in after %d of %d layers", l.after, len(l.layers))
	}
	return nil
}

func (o *own) open(f *model.File, size int) (err error) {
	if o.bag, err = f.Nibbles("own.bag.weight"); err != nil {
		return err
	}
	if o.shape, err = f.Embedding("own.shape.weight"); err != nil {
		return err
	}
	if o.hidden, err = f.RowLayer("own.hidden", false); err != nil {
		return err
	}
	if o.out, err = f.RowLayer("own.out", false); err != nil {
		return err
	}
	if in := o.bag.Cols + o.shape.Cols + WordBits; o.hidden.In != in || o.out.In != o.hidden.Out || o.out.Out != size {
		return fmt.Errorf("layers of words of %d and %d inputs and %d outputs, want %d, %d and %d", o.hidden.In, o.out.In, o.out.Out, in, o.hidden.Out, size)
	}
	if o.bag.Rows == 0 || o.shape.Rows == 0 {
		return fmt.Errorf("an empty table of words")
	}
	context, err := f.Want("own.context", model.Float32, contextLen, size)
	if err != nil {
		return err
	}
	o.context = context.Float32s()
	return nil
}

// largeTask is the transformer with the layer that leads to one task. It is an Encoder.
type largeTask struct {
	*large
	name  string
	lists *gazetteer.Gazetteer
	down  *model.RowLinear
}

func (l *large) task(name string, g *gazetteer.Gazetteer) (*largeTask, error) {
	down, err := l.file.RowLayer(name+".down", false)
	if err != nil {
		return nil, fmt.Errorf("encode: network %q: %w", name, err)
	}
	if down.In != 2*l.size() {
		return nil, fmt.Errorf("encode: network %q reads %d values, not %d", name, down.In, 2*l.size())
	}
	return &largeTask{large: l, name: name, lists: g, down: down}, nil
}

// Cols is the number of values of a state.
func (t *largeTask) Cols() int { return t.down.Out }
