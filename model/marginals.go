package model

// leastEmission is how far below the best tag of a token a tag can be: further down counts as so far. It keeps products of
// probabilities within the range of float32.
const leastEmission = -60

// Marginals sets row t of out to the probability of each tag of token t, by the forward-backward algorithm with each
// step scaled to a sum of 1. out may be emissions.
func (c *CRF) Marginals(w *Work, out, emissions Matrix) {
	if emissions.Rows == 0 {
		return
	}
	defer w.Release(w.Mark())
	n := len(c.Tags)
	odds, alpha := w.Matrix(emissions.Rows, n), w.Matrix(emissions.Rows, n)
	c.setOdds(w, odds, emissions)
	c.forward(alpha, odds)
	c.backward(out, alpha, odds)
}

// setOdds sets odds to e^emission, relative to the best tag of the token; starts and ends count as emissions.
func (c *CRF) setOdds(w *Work, odds, emissions Matrix) {
	for t := range emissions.Rows {
		row := odds.Row(t)
		copy(row, emissions.Row(t))
		if t == 0 {
			addTo(row, c.start[:])
		}
		if t == emissions.Rows-1 {
			addTo(row, c.end[:])
		}
		top := maxOf(row)
		for i, v := range row {
			row[i] = max(v-top, leastEmission)
		}
	}
	all := odds.Data[:odds.Rows*odds.Stride] // all at once, the unused columns too
	w.Exp(all, all)
	c.forbidStarts(odds.Row(0))
}

func (c *CRF) forbidStarts(row []float32) {
	for i := range row {
		if c.start[i] == forbidden {
			row[i] = 0
		}
	}
}

func (c *CRF) forward(alpha, odds Matrix) {
	row := alpha.Row(0)
	copy(row, odds.Row(0))
	normalize(row)
	for t := 1; t < alpha.Rows; t++ {
		var sums [MaxTags]float32
		for from, a := range alpha.Row(t - 1) {
			addProducts(sums[:len(c.Tags)], a, c.weights[from][:])
		}
		row := alpha.Row(t)
		for to, o := range odds.Row(t) {
			row[to] = sums[to] * o
		}
		normalize(row)
	}
}

// backward goes from the end and joins what comes from both sides.
func (c *CRF) backward(out, alpha, odds Matrix) {
	n := len(c.Tags)
	var beta, ahead [MaxTags]float32
	for i := range n {
		beta[i] = 1
	}
	for t := out.Rows - 1; t >= 0; t-- {
		row := out.Row(t)[:n]
		o := odds.Row(t)
		for i, a := range alpha.Row(t) {
			row[i] = a * beta[i]
			ahead[i] = o[i] * beta[i]
		}
		normalize(row)
		for from := range n {
			beta[from] = dot(c.weights[from][:n], ahead[:n])
		}
		normalize(beta[:n])
	}
}

func addTo(dst, src []float32) {
	for i := range dst {
		dst[i] += src[i]
	}
}

func addProducts(sums []float32, a float32, weights []float32) {
	for i, x := range weights[:len(sums)] {
		sums[i] += float32(a * x)
	}
}

// dot sums products from left to right.
func dot(a, b []float32) float32 {
	var sum float32
	for i, x := range a {
		sum += float32(x * b[i])
	}
	return sum
}

// normalize divides by the sum, which must not be 0.
func normalize(row []float32) {
	var sum float32
	for _, x := range row {
		sum += x
	}
	for i := range row {
		row[i] /= sum
	}
}
