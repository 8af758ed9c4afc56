package convert

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/actant-project/actant/model"
)

// What training computes in Python and what the kernels compute are the same bits, from the file to the tags.
func TestTheReferenceOfTrainingGivesTheSameBits(t *testing.T) {
	file, err := os.ReadFile("testdata/reference.safetensors")
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Convert(&out, Source{Safetensors: file, Card: json.RawMessage("{}")}); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range model.Available() {
		t.Run(k.Name(), func(t *testing.T) { checkReference(t, f, model.NewWork(k)) })
	}
}

const sentences, tokens = 3, 9

func checkReference(t *testing.T, f *model.File, w *model.Work) {
	lstm, err := f.BiLSTM("lstm.0")
	if err != nil {
		t.Fatal(err)
	}
	emit, err := f.Layer("emit")
	if err != nil {
		t.Fatal(err)
	}
	var p model.Packing
	p.Set(slices.Repeat([]int{tokens}, sentences))
	states := w.Matrix(sentences*tokens, lstm.Cols())
	lstm.Apply(w, states, matrix(t, f, w, "x"), &p)
	same(t, "states", states, matrix(t, f, w, "states"))
	emissions := emit.Forward(w, states)
	same(t, "emissions", emissions, matrix(t, f, w, "emissions"))
	queries, keys, arcs := w.Codes(states.Rows, states.Cols), w.Codes(states.Rows, states.Cols), w.Matrix(states.Rows, tokens)
	w.Quantize(queries, states, 0.02)
	w.Quantize(keys, states, 0.03)
	for at := 0; at < states.Rows; at += tokens {
		w.Products(arcs.Part(at, at+tokens), queries.Part(at, at+tokens), keys.Part(at, at+tokens))
	}
	same(t, "arcs", arcs, matrix(t, f, w, "arcs"))
	checkPaths(t, f, w, emissions)
}

func checkPaths(t *testing.T, f *model.File, w *model.Work, emissions model.Matrix) {
	t.Helper()
	tags, err := f.Strings("tags")
	if err != nil {
		t.Fatal(err)
	}
	start, _ := f.Tensor("crf.start")
	transitions, _ := f.Tensor("crf.transitions")
	crf, err := model.NewCRF(tags, transitions.Float32s(), start.Float32s(), nil)
	if err != nil {
		t.Fatal(err)
	}
	want, _ := f.Tensor("paths")
	got := make([]uint8, sentences*tokens)
	for at := 0; at < len(got); at += tokens {
		crf.Decode(w, got[at:at+tokens], emissions.Part(at, at+tokens))
	}
	if !slices.Equal(got, want.Uint8s()) {
		t.Errorf("paths %v, want %v", got, want.Uint8s())
	}
}

func matrix(t *testing.T, f *model.File, w *model.Work, name string) model.Matrix {
	t.Helper()
	x, err := f.Want(name, model.Float32, -1, -1)
	if err != nil {
		t.Fatal(err)
	}
	m := w.Matrix(x.Shape[0], x.Shape[1])
	for i := range m.Rows {
		copy(m.Row(i), x.Float32s()[i*m.Cols:])
	}
	return m
}

func same(t *testing.T, name string, got, want model.Matrix) {
	t.Helper()
	if got.Rows != want.Rows {
		t.Fatalf("%s: %d rows, want %d", name, got.Rows, want.Rows)
	}
	for i := range got.Rows {
		if !slices.Equal(got.Row(i), want.Row(i)) {
			t.Fatalf("%s: row %d is %v, want %v", name, i, got.Row(i), want.Row(i))
		}
	}
}
