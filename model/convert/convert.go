// Package convert makes model files of what training writes: safetensors files.
package convert

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-project/actant/model"
)

// Source is what a model file is made of.
type Source struct {
	// Safetensors is a safetensors file. Its metadata may hold a JSON object by the name of MetaKey.
	Safetensors []byte
	// Card is the model card, a JSON object.
	Card json.RawMessage
	// Files are kept as they are: each becomes a uint8 tensor of that name. Word lists come so.
	Files map[string][]byte
	// Quantize names float tensors that become int8 with a scale for each row. A name that ends in "*" stands for all
	// names that begin so.
	Quantize []string
}

// MetaKey names the metadata that become Meta of the model file: numbers as they are written, strings, and anything else as
// JSON.
const MetaKey = "actant"

// The scale of an integer tensor "x" or "x.weight" is "x.scale": a float tensor of one value, or of one for each row, or a
// number in the metadata.
func scaleName(name string) string { return strings.TrimSuffix(name, ".weight") + ".scale" }

// Convert writes a model file. Floats become float32, integers keep their type, save that 64 bits must fit 32.
func Convert(out io.Writer, src Source) error {
	raws, metadata, err := parse(src.Safetensors)
	if err != nil {
		return fmt.Errorf("convert: reading safetensors: %w", err)
	}
	meta, err := readMeta(metadata[MetaKey])
	if err != nil {
		return fmt.Errorf("convert: metadata %q: %w", MetaKey, err)
	}
	tensors, err := translate(raws, src.Quantize)
	if err == nil {
		tensors, err = joinScales(tensors, meta)
	}
	if err != nil {
		return fmt.Errorf("convert: %w", err)
	}
	for name, data := range src.Files { // Write sorts
		tensors = append(tensors, model.Tensor{Name: name, Type: model.Uint8, Shape: []int{len(data)}, Data: data})
	}
	return model.Write(out, model.Contents{Card: src.Card, Meta: meta, Tensors: tensors})
}

func readMeta(text string) (map[string]string, error) {
	if text == "" {
		return nil, nil
	}
	var entries map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &entries); err != nil {
		return nil, err
	}
	meta := make(map[string]string, len(entries))
	for name, entry := range entries {
		var s string
		if json.Unmarshal(entry, &s) != nil {
			s = string(entry)
		}
		meta[name] = s
	}
	return meta, nil
}

func translate(raws []raw, quantize []string) ([]model.Tensor, error) {
	var tensors []model.Tensor
	for _, r := range raws {
		t, err := r.tensor()
		if err != nil {
			return nil, err
		}
		tensors = append(tensors, t)
		if !named(quantize, t.Name) {
			continue
		}
		codes, scales, err := quantized(t)
		if err != nil {
			return nil, fmt.Errorf("quantizing %q: %w", t.Name, err)
		}
		tensors = append(tensors[:len(tensors)-1], codes, scales)
	}
	return tensors, nil
}

func named(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		prefix, open := strings.CutSuffix(p, "*")
		return p == name || open && strings.HasPrefix(name, prefix)
	})
}

// joinScales tells integer tensors of their scales. A single scale moves into its tensor.
func joinScales(tensors []model.Tensor, meta map[string]string) ([]model.Tensor, error) {
	slices.SortFunc(tensors, func(a, b model.Tensor) int { return cmp.Compare(a.Name, b.Name) })
	moved := map[string]bool{}
	for i := range tensors {
		t := &tensors[i]
		if t.Type == model.Float32 {
			continue
		}
		name := scaleName(t.Name)
		s := find(tensors, name)
		switch {
		case s == nil:
			t.Scale = number(meta[name])
		case s.Type != model.Float32:
			return nil, fmt.Errorf("tensor %q: its scale is %s", t.Name, s.Type)
		case s.Len() != 1:
			t.Scales = s.Name
		default:
			t.Scale = s.Float32s()[0]
			moved[s.Name] = true
		}
	}
	return slices.DeleteFunc(tensors, func(t model.Tensor) bool { return moved[t.Name] }), nil
}

// number is the number that a text says, 0 if none.
func number(text string) float32 {
	x, err := strconv.ParseFloat(text, 32)
	if err != nil {
		return 0
	}
	return float32(x)
}

func find(sorted []model.Tensor, name string) *model.Tensor {
	i, ok := slices.BinarySearchFunc(sorted, name, func(t model.Tensor, name string) int { return cmp.Compare(t.Name, name) })
	if !ok {
		return nil
	}
	return &sorted[i]
}

var errNoRows = errors.New("only float tensors with rows of finite values can be quantized")
