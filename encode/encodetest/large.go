package encodetest

import (
	"encoding/json"
	"errors"
	"io/fs"
	"testing"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/model"
)

// Open is the model of a file that lies in memory.
func Open(t testing.TB, data []byte) *encode.Model {
	t.Helper()
	f, err := model.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := encode.New(f)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// Chunk is some sentences that the large model reads together, with what training's copy of it made of each.
type Chunk struct {
	Sentences []Vector `json:"sentences"`
}

// Large is the large model of the repository and what training computed with it; root is the top of the repository. Where the
// model is not there, the test is skipped.
func Large(t testing.TB, root fs.FS) (*encode.Model, []Chunk) {
	t.Helper()
	data, err := fs.ReadFile(root, "model/weights/large.model")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the large model is not there")
	}
	if err != nil {
		t.Fatal(err)
	}
	m := Open(t, data)
	if data, err = fs.ReadFile(root, "model/weights/testdata/large.json"); err != nil {
		t.Fatal(err)
	}
	var chunks []Chunk
	if err := json.Unmarshal(data, &chunks); err != nil || len(chunks) == 0 {
		t.Fatal(len(chunks), err)
	}
	return m, chunks
}
