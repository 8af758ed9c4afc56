package encodetest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/model"
)

// Sizes of the tiny model.
const (
	size, heads, inner, layers = 32, 2, 48, 3
	places                     = 512
	bag, shape, hidden         = 12, 6, 16
	names, syntax, arc, label  = 32, 48, 16, 16
)

// Tiny is the file of a large model of random weights, which finds something everywhere and means nothing by it.
func Tiny(seed uint64) ([]byte, error) {
	small, err := encode.Shipped()
	if err != nil {
		return nil, err
	}
	t := &tiny{random: rand.New(rand.NewPCG(seed, 1)), meta: map[string]string{"heads": strconv.Itoa(heads), "after": "2", "version": "0"}}
	for _, list := range []string{"tags", "upos", "relations"} {
		t.meta[list] = small.Meta[list]
	}
	t.transformer()
	if err := t.tasks(small); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = model.Write(&out, model.Contents{Card: json.RawMessage(`{"name":"tiny","text":"A model for tests. It knows nothing."}`), Meta: t.meta, Tensors: t.tensors})
	return out.Bytes(), err
}

type tiny struct {
	random  *rand.Rand
	meta    map[string]string
	tensors []model.Tensor
}

func (t *tiny) transformer() {
	list := pieceList()
	t.bytes("pieces.txt", []byte(list))
	t.nibbles("large.pieces", strings.Count(list, "\n"), size)
	t.codes("large.positions", places, size)
	t.norm("large.norm")
	for i := range layers {
		p := fmt.Sprintf("large.layer.%d.", i)
		t.layer(p+"qkv", size, 3*size, true)
		t.layer(p+"out", size, size, false)
		t.layer(p+"up", size, inner, true)
		t.layer(p+"down", inner, size, false)
		t.norm(p + "norm1")
		t.norm(p + "norm2")
	}
	t.nibbles("own.bag", 64, bag)
	t.codes("own.shape", 32, shape)
	t.layer("own.hidden", bag+shape+encode.WordBits, hidden, false)
	t.layer("own.out", hidden, size, false)
	t.floats("own.context", 0.1, 30, size)
	t.around("words.smooth", 1, 2*size)
}

func (t *tiny) tasks(small *encode.Model) error {
	t.layer("names.down", 2*size, names, false)
	t.layer("syntax.down", 2*size, syntax, false)
	tags, err := small.Strings("tags")
	if err != nil {
		return err
	}
	upos, err := small.Strings("upos")
	if err != nil {
		return err
	}
	relations, err := small.Strings("relations")
	if err != nil {
		return err
	}
	t.head("names.emit", names, len(tags))
	t.floats("names.crf.transitions", 1, len(tags), len(tags))
	t.floats("names.crf.start", 1, len(tags))
	t.head("syntax.upos", syntax, len(upos))
	t.head("syntax.arc_dep", syntax, arc)
	t.head("syntax.arc_head", syntax, arc)
	t.head("syntax.arc", arc, arc)
	t.head("syntax.label_dep", syntax, label)
	t.head("syntax.label_head", syntax, label)
	t.head("syntax.label_out", label, len(relations))
	t.floats("syntax.root", 1, syntax)
	t.meta["syntax.arc.query"], t.meta["syntax.arc.key"] = "0.05", "0.05"
	lemmas, err := small.Want("lemmas.tsv", model.Uint8, -1)
	if err != nil {
		return err
	}
	t.bytes("lemmas.tsv", lemmas.Uint8s())
	return nil
}

// pieceList is all characters of ASCII, alone and within words, and some words.
func pieceList() string {
	var b strings.Builder
	b.WriteString("[PAD]\n[UNK]\n[CLS]\n[SEP]\n")
	for c := '!'; c <= '~'; c++ {
		if c < 'A' || c > 'Z' {
			fmt.Fprintf(&b, "%c\n##%c\n", c, c)
		}
	}
	b.WriteString("the\nof\nmet\n##ing\n##ed\n")
	return b.String()
}

func (t *tiny) add(name string, typ model.Type, data []byte, dims ...int) {
	t.tensors = append(t.tensors, model.Tensor{Name: name, Type: typ, Shape: dims, Data: data})
}

func (t *tiny) scaled(name, scales string, typ model.Type, data []byte, dims ...int) {
	t.tensors = append(t.tensors, model.Tensor{Name: name, Type: typ, Shape: dims, Data: data, Scales: scales})
}

func (t *tiny) bytes(name string, data []byte) { t.add(name, model.Uint8, data, len(data)) }

func (t *tiny) floats(name string, spread float64, dims ...int) {
	n := 1
	for _, d := range dims {
		n *= d
	}
	values := make([]float32, n)
	for i := range values {
		values[i] = float32(t.random.NormFloat64() * spread)
	}
	t.add(name, model.Float32, model.Float32Bytes(values), dims...)
}

// around are values about a middle.
func (t *tiny) around(name string, middle float32, n int) {
	values := make([]float32, n)
	for i := range values {
		values[i] = middle * (0.75 + t.random.Float32()/2)
	}
	t.add(name, model.Float32, model.Float32Bytes(values), n)
}

func (t *tiny) norm(name string) {
	t.around(name+".gain", 1, size)
	t.floats(name+".bias", 0.1, size)
}

func (t *tiny) codes(name string, rows, cols int) {
	data := make([]int8, rows*cols)
	for i := range data {
		data[i] = int8(t.random.IntN(255) - 127)
	}
	t.scaled(name+".weight", name+".scale", model.Int8, model.Int8Bytes(data), rows, cols)
	t.around(name+".scale", 0.01, rows)
}

func (t *tiny) nibbles(name string, rows, cols int) {
	data := make([]byte, rows*cols/2)
	for i := range data {
		data[i] = byte(1+t.random.IntN(15)) | byte(1+t.random.IntN(15))<<4
	}
	t.scaled(name+".weight", name+".scale", model.Uint8, data, rows, cols/2)
	t.around(name+".scale", 0.05, rows)
}

func (t *tiny) layer(name string, in, out int, smooth bool) {
	t.codes(name, out, in)
	t.floats(name+".bias", 0.3, out)
	if smooth {
		t.around(name+".smooth", 1, in)
	}
}

// head is a layer whose input has one scale for all rows.
func (t *tiny) head(name string, in, out int) {
	t.layer(name, in, out, false)
	t.meta[name+".input"] = "0.03"
}
