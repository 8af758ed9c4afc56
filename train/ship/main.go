// Ship makes a model file of what training wrote: go run ./train/ship [-large] FOLDER. The folder holds model.safetensors,
// lemmas.tsv and vectors.json, and words.txt or, of the large model, pieces.txt.
package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/actant-project/actant/model/convert"
)

// kind is what differs between the models.
type kind struct {
	name  string
	out   string // the file to write; the vectors for tests go to testdata beside it
	card  string
	files []string
	limit int // of bytes of the file
	own   int // how many of the first test vectors are of sentences that may be published: the others are of treebanks
}

var (
	small = kind{"actant", "model/weights/actant.model", "train/MODEL_CARD.md", []string{"words.txt", "lemmas.tsv"}, 20 << 20, 9}
	large = kind{"actant-large", "model/weights/large.model", "train/MODEL_CARD_LARGE.md", []string{"pieces.txt", "lemmas.tsv"}, 30_000_000, 10}
)

func main() {
	isLarge := flag.Bool("large", false, "the large model")
	out := flag.String("o", "", "the file to write, if not the one that the program carries")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "ship: wants one folder that training wrote")
		os.Exit(2)
	}
	k := small
	if *isLarge {
		k = large
	}
	if *out != "" {
		k.out = *out
	}
	if err := k.ship(flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "ship:", err)
		os.Exit(1)
	}
}

func (k kind) ship(folder string) error {
	src := convert.Source{Files: map[string][]byte{}}
	var err error
	if src.Safetensors, err = os.ReadFile(filepath.Join(folder, "model.safetensors")); err != nil {
		return err
	}
	text, err := os.ReadFile(k.card)
	if err != nil {
		return err
	}
	if src.Card, err = json.Marshal(map[string]string{"name": k.name, "language": "en", "text": string(text)}); err != nil {
		return err
	}
	for _, name := range k.files {
		if src.Files[name], err = os.ReadFile(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	var file bytes.Buffer
	if err := convert.Convert(&file, src); err != nil {
		return err
	}
	if file.Len() > k.limit {
		return fmt.Errorf("the model has %d bytes, more than %d", file.Len(), k.limit)
	}
	if err := os.WriteFile(k.out, file.Bytes(), 0o644); err != nil {
		return err
	}
	return k.shipVectors(filepath.Join(folder, "vectors.json"))
}

// shipVectors copies what the networks must give for some sentences, for the tests.
func (k kind) shipVectors(from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var vectors []json.RawMessage
	if err := json.Unmarshal(data, &vectors); err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	if vectors = vectors[:min(k.own, len(vectors))]; len(vectors) < k.own {
		return fmt.Errorf("%s has %d sentences, want at least %d", from, len(vectors), k.own)
	}
	if data, err = json.Marshal(vectors); err != nil {
		return err
	}
	name := "vectors.json"
	if k.name == large.name {
		name = "large.json"
	}
	to := filepath.Join(filepath.Dir(k.out), "testdata", name)
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, append(data, '\n'), 0o644)
}
