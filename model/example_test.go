package model_test

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/actant-project/actant/model"
)

// A file with one layer is written, opened and run.
func Example() {
	var file bytes.Buffer
	err := model.Write(&file, model.Contents{
		Card:    json.RawMessage(`{"name":"one layer"}`),
		Meta:    map[string]string{"layer.input": "0.125"}, // scale of the activations
		Tensors: []model.Tensor{{Name: "layer.weight", Type: model.Int8, Shape: []int{2, 3}, Scale: 0.5, Data: model.Int8Bytes([]int8{2, 0, -2, 1, 1, 1})}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	opened, err := model.Open(file.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	layer, err := opened.Layer("layer")
	if err != nil {
		fmt.Println(err)
		return
	}
	var w model.Work
	x := w.Matrix(1, 3)
	copy(x.Row(0), []float32{1, 2, -3})
	fmt.Println(layer.Forward(&w, x).Row(0))
	// Output: [4 0]
}

// Three tokens; the second is the verb that the others hang on.
func ExampleTree() {
	var w model.Work
	scores := w.Matrix(3, 4)
	copy(scores.Row(0), []float32{1, 0, 5, 2})
	copy(scores.Row(1), []float32{4, 3, 0, 3})
	copy(scores.Row(2), []float32{2, 1, 6, 0})
	heads := make([]int32, 3)
	model.Tree(&w, heads, scores)
	fmt.Println(heads)
	// Output: [2 0 2]
}
