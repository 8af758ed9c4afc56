package encode

import (
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// vector is a sentence, or some that one network reads together, of what training wrote beside the weights: the inputs and states of its own computation.
type vector struct {
	Tokens   []string  `json:"tokens"`
	Parts    []int     `json:"parts"` // tokens of each sentence
	Context  []uint32  `json:"context"`
	WordBits []uint32  `json:"word_bits"`
	Rows     []int32   `json:"rows"`
	Bags     [][]int32 `json:"bags"`
	Shapes   []int32   `json:"shapes"`

	NamesType, SyntaxType   [][]float32
	NamesState, SyntaxState [][]float32
}

func (v *vector) UnmarshalJSON(b []byte) error {
	type plain vector
	if err := json.Unmarshal(b, (*plain)(v)); err != nil {
		return err
	}
	more := map[string]json.RawMessage{}
	if err := json.Unmarshal(b, &more); err != nil {
		return err
	}
	for name, to := range map[string]*[][]float32{
		"names.type.first4": &v.NamesType, "syntax.type.first4": &v.SyntaxType, "names.state.first4": &v.NamesState, "syntax.state.first4": &v.SyntaxState,
	} {
		if more[name] == nil {
			continue
		}
		if err := json.Unmarshal(more[name], to); err != nil {
			return err
		}
	}
	return nil
}

func readVectors(t *testing.T) []vector {
	t.Helper()
	data, err := os.ReadFile("../model/weights/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vs []vector
	if err := json.Unmarshal(data, &vs); err != nil || len(vs) == 0 {
		t.Fatal(len(vs), err)
	}
	return slices.DeleteFunc(vs, func(v vector) bool { return slices.ContainsFunc(v.Tokens, odd) })
}

// odd reports whether Go and Python disagree about the lower case of a word.
func odd(word string) bool { return strings.ContainsAny(word, "İΣ") }

func TestWordsAreDescribedAsInTraining(t *testing.T) {
	m := shipped(t)
	for _, v := range readVectors(t) {
		for i, word := range v.Tokens {
			if got := BitsOfWord(gazetteer.Default(), word); got != v.WordBits[i] {
				t.Errorf("%q: bits %x, want %x", word, got, v.WordBits[i])
			}
			if got := m.words.row(word); got != v.Rows[i] {
				t.Errorf("%q: row %d, want %d", word, got, v.Rows[i])
			}
			if got := appendBag(nil, word, 32768); !slices.Equal(got, v.Bags[i]) {
				t.Errorf("%q: bag %d, want %d", word, got, v.Bags[i])
			}
			if got := shapeRow(word, 512); got != v.Shapes[i] {
				t.Errorf("%q: shape %d, want %d", word, got, v.Shapes[i])
			}
		}
	}
}

func shipped(t testing.TB) *Model {
	t.Helper()
	m, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestStatesAreThoseOfTraining(t *testing.T) {
	m := shipped(t)
	for _, name := range []string{"names", "syntax"} {
		n, err := m.Net(name, gazetteer.Default())
		if err != nil {
			t.Fatal(err)
		}
		joined := false
		for _, v := range slices.Repeat(readVectors(t), 2) { // the second time from the cache
			want := v.NamesState
			if name == "syntax" {
				want = v.SyntaxState
			}
			if want == nil {
				continue
			}
			joined = joined || len(v.Parts) > 1
			got, _ := states(t, n, documentOf(v), nil)
			for i, w := range want {
				if !slices.Equal(got[i][:len(w)], w) {
					t.Fatalf("%s: %q: state %v, want %v", name, v.Tokens[i], got[i][:len(w)], w)
				}
			}
		}
		if joined != (name == "names") {
			t.Error(name, "sentences read together:", joined)
		}
	}
}

// documentOf is a text of the sentences of vs.
func documentOf(vs ...vector) *text.Document {
	d := &text.Document{}
	var b strings.Builder
	for _, v := range vs {
		words := v.Tokens
		for _, n := range v.Parts {
			s := text.Sentence{Span: text.Span{Start: b.Len()}, First: len(d.Tokens)}
			for _, w := range words[:n] {
				d.Tokens = append(d.Tokens, text.Span{Start: b.Len(), End: b.Len() + len(w)})
				b.WriteString(w + " ")
			}
			words = words[n:]
			s.End, s.Last = b.Len()-1, len(d.Tokens)
			d.Sentences = append(d.Sentences, s)
		}
	}
	d.Text = b.String()
	return d
}
