package eval_test

import (
	"fmt"

	"github.com/actant-project/actant/eval"
)

func ExampleSpans() {
	for _, s := range eval.Spans([]string{"B-person", "I-person", "O", "I-place"}) {
		fmt.Println(s.First, s.Last, s.Label)
	}
	// Output:
	// 0 2 person
	// 3 4 place
}

func ExampleCount() {
	var sum eval.Count
	sum.Add(eval.Count{Gold: 3, Predicted: 2, Correct: 2})
	sum.Add(eval.Count{Gold: 1, Predicted: 2, Correct: 1})
	fmt.Printf("P %.2f R %.2f F1 %.2f\n", sum.Precision(), sum.Recall(), sum.F1())
	// Output: P 0.75 R 0.75 F1 0.75
}
