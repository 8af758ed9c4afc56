// Package convert makes model files of what training writes: safetensors files.
package convert

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/actant-project/actant/model"
)

// Keys of the metadata of a safetensors file that Convert reads.
const (
	// CardKey holds the model card, a JSON object. It must be there.
	CardKey = "card"
	// QuantizeKey holds names of float tensors, separated by spaces, that become int8 with a scale for each row. A name
	// that ends in "*" stands for all names that begin so.
	QuantizeKey = "quantize"
)

// ScaleSuffix marks scales: a float tensor "x.scale" beside an integer tensor "x" is its scale, if it has one value, or
// the scales of its rows.
const ScaleSuffix = ".scale"

// Convert writes the model file of a safetensors file. Floats become float32, integers keep their type, save that 64
// bits must fit 32.
func Convert(out io.Writer, safetensors []byte) error {
	raws, meta, err := parse(safetensors)
	if err != nil {
		return fmt.Errorf("convert: reading safetensors: %w", err)
	}
	card, ok := meta[CardKey]
	if !ok {
		return fmt.Errorf("convert: the metadata has no %q; write the model card there", CardKey)
	}
	tensors, err := translate(raws, strings.Fields(meta[QuantizeKey]))
	if err != nil {
		return fmt.Errorf("convert: %w", err)
	}
	return model.Write(out, json.RawMessage(card), tensors)
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
	return joinScales(tensors)
}

func named(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		prefix, open := strings.CutSuffix(p, "*")
		return p == name || open && strings.HasPrefix(name, prefix)
	})
}

// joinScales tells integer tensors of their scales. A single scale moves into its tensor.
func joinScales(tensors []model.Tensor) ([]model.Tensor, error) {
	slices.SortFunc(tensors, func(a, b model.Tensor) int { return cmp.Compare(a.Name, b.Name) })
	var out []model.Tensor
	for _, t := range tensors {
		if s := find(tensors, t.Name+ScaleSuffix); s != nil && t.Type != model.Float32 {
			if err := setScale(&t, s); err != nil {
				return nil, err
			}
		}
		if of := find(tensors, strings.TrimSuffix(t.Name, ScaleSuffix)); of != nil && of.Name != t.Name && of.Type != model.Float32 && single(&t) {
			continue
		}
		out = append(out, t)
	}
	return out, nil
}

func find(sorted []model.Tensor, name string) *model.Tensor {
	i, ok := slices.BinarySearchFunc(sorted, name, func(t model.Tensor, name string) int { return cmp.Compare(t.Name, name) })
	if !ok {
		return nil
	}
	return &sorted[i]
}

func single(t *model.Tensor) bool { return t.Type == model.Float32 && t.Len() == 1 }

func setScale(t, scale *model.Tensor) error {
	switch {
	case single(scale):
		if t.Scale = scale.Float32s()[0]; !(t.Scale > 0) {
			return fmt.Errorf("tensor %q: scale %v", t.Name, t.Scale)
		}
	case scale.Type == model.Float32:
		t.Scales = scale.Name
	default:
		return fmt.Errorf("tensor %q: its scale is %s", t.Name, scale.Type)
	}
	return nil
}

var errNoRows = errors.New("only float tensors with rows of finite values can be quantized")
