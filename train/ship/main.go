// Ship makes the model file that the program carries of what training wrote: go run ./train/ship FOLDER. The folder holds
// model.safetensors, words.txt, lemmas.tsv and vectors.json.
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

// limit is the greatest size of a model file that may ship, in bytes.
const limit = 20 << 20

func main() {
	out := flag.String("o", "model/weights/actant.model", "the file to write")
	card := flag.String("card", "train/MODEL_CARD.md", "the model card, which goes into the file")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "ship: wants one folder that holds model.safetensors, words.txt, lemmas.tsv and vectors.json")
		os.Exit(2)
	}
	if err := ship(flag.Arg(0), *card, *out); err != nil {
		fmt.Fprintln(os.Stderr, "ship:", err)
		os.Exit(1)
	}
}

func ship(folder, card, out string) error {
	src := convert.Source{Files: map[string][]byte{}}
	var err error
	if src.Safetensors, err = os.ReadFile(filepath.Join(folder, "model.safetensors")); err != nil {
		return err
	}
	text, err := os.ReadFile(card)
	if err != nil {
		return err
	}
	if src.Card, err = json.Marshal(map[string]string{"name": "actant", "language": "en", "text": string(text)}); err != nil {
		return err
	}
	for _, name := range []string{"words.txt", "lemmas.tsv"} {
		if src.Files[name], err = os.ReadFile(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	var file bytes.Buffer
	if err := convert.Convert(&file, src); err != nil {
		return err
	}
	if file.Len() > limit {
		return fmt.Errorf("the model has %d bytes, more than %d: keep fewer words", file.Len(), limit)
	}
	if err := os.WriteFile(out, file.Bytes(), 0o644); err != nil {
		return err
	}
	return shipVectors(filepath.Join(folder, "vectors.json"), filepath.Join(filepath.Dir(out), "testdata", "vectors.json"))
}

// ownSentences is how many of the first test vectors are of sentences that may be published: the others are of treebanks.
const ownSentences = 8

// shipVectors copies what the networks must give for some sentences, for the tests.
func shipVectors(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	var vectors []json.RawMessage
	if err := json.Unmarshal(data, &vectors); err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	if vectors = vectors[:min(ownSentences, len(vectors))]; len(vectors) < ownSentences {
		return fmt.Errorf("%s has %d sentences, want at least %d", from, len(vectors), ownSentences)
	}
	if data, err = json.Marshal(vectors); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, append(data, '\n'), 0o644)
}
