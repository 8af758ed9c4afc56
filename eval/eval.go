// Package eval measures: it reads gold files and scores what Actant finds against them.
//
// Scores are counts of spans. They add up over documents in any order; precision,
// recall and F1 are derived at the end.
package eval

// Count is how many spans there are in the gold, how many were predicted, and how many of
// those are right. The zero Count is that of no document.
type Count struct{ Gold, Predicted, Correct int }

// Add adds the counts of o.
func (c *Count) Add(o Count) {
	c.Gold += o.Gold
	c.Predicted += o.Predicted
	c.Correct += o.Correct
}

// Precision is the share of the predicted that is right, 0 when nothing was predicted.
func (c Count) Precision() float64 { return ratio(c.Correct, c.Predicted) }

// Recall is the share of the gold that was found, 0 when there is no gold.
func (c Count) Recall() float64 { return ratio(c.Correct, c.Gold) }

// F1 is the harmonic mean of precision and recall, 0 when nothing is right.
func (c Count) F1() float64 { return ratio(2*c.Correct, c.Gold+c.Predicted) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
