// Package encodetest helps tests: it reads what training computed of some sentences, and makes large models that are tiny, for those
// that need none that knows anything.
package encodetest

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/actant-project/actant/text"
)

// Vector is a sentence with what training's copy of the networks made of it.
type Vector struct {
	Tokens    []string `json:"tokens"`
	Parts     []int    `json:"parts"` // tokens of each sentence: one network may read some together
	Tags      []string `json:"names.tags"`
	UPOS      []string `json:"syntax.upos"`
	Heads     []int    `json:"syntax.heads"`
	Relations []string `json:"syntax.relations"`
}

// Vectors reads the sentences that come with the weights; root is the top of the repository. Those with letters of whose
// lower case Go and Python disagree are left out, and those that one network reads together.
func Vectors(t testing.TB, root fs.FS) (out []Vector) {
	t.Helper()
	data, err := fs.ReadFile(root, "model/weights/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []Vector
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, v := range all {
		if len(v.Parts) == 1 && !strings.ContainsAny(strings.Join(v.Tokens, ""), "İΣ") {
			out = append(out, v)
		}
	}
	if len(out) < 5 {
		t.Fatalf("only %d vectors", len(out))
	}
	return out
}

// Document is a document of one sentence.
func Document(tokens []string) *text.Document {
	d := &text.Document{Text: strings.Join(tokens, " ")}
	at := 0
	for _, w := range tokens {
		d.Tokens = append(d.Tokens, text.Span{Start: at, End: at + len(w)})
		at += len(w) + 1
	}
	d.Sentences = []text.Sentence{{Span: text.Span{End: len(d.Text)}, Last: len(tokens)}}
	return d
}
