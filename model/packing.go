package model

// Packing says how sentences lie in a matrix by time: first the first tokens of all, then the second tokens of those that
// have one, and so on. Sentences stand by falling length, so that at each time those still alive come first.
type Packing struct {
	Alive   []int // sentences at each time
	Offsets []int // first row of each time
	Rows    int

	order, starts, count []int
}

// Set packs sentences of the given numbers of tokens. It reuses memory.
func (p *Packing) Set(lens []int) {
	longest := 0
	for _, n := range lens {
		longest = max(longest, n)
	}
	p.countLens(lens, longest)
	p.order, p.starts = resized(p.order, len(lens)), resized(p.starts, len(lens))
	p.Rows = 0
	for i, n := range lens { // a stable counting sort; p.count[n] is the next rank of sentences of n tokens
		rank := p.count[n]
		p.count[n]++
		p.order[rank], p.starts[rank] = i, p.Rows
		p.Rows += n
	}
	p.setTimes(lens, longest)
}

// countLens sets p.count[n] to the number of sentences longer than n.
func (p *Packing) countLens(lens []int, longest int) {
	p.count = resized(p.count, longest+1)
	clear(p.count)
	for _, n := range lens {
		p.count[n]++
	}
	longer := 0
	for n := longest; n >= 0; n-- {
		p.count[n], longer = longer, longer+p.count[n]
	}
}

func (p *Packing) setTimes(lens []int, longest int) {
	p.Alive, p.Offsets = resized(p.Alive, longest), resized(p.Offsets, longest)
	alive, row := len(lens), 0
	for t := range longest {
		for alive > 0 && lens[p.order[alive-1]] <= t {
			alive--
		}
		p.Alive[t], p.Offsets[t] = alive, row
		row += alive
	}
}

// Plain is the row of a plain layout where token t of the sentence of that rank lies.
func (p *Packing) Plain(rank, t int) int { return p.starts[rank] + t }

// QuantizePacked gives out the packed form of src, which is plain, as codes at the given scale.
func (w *Work) QuantizePacked(src Matrix, scale float32, p *Packing) Codes {
	out := w.Codes(p.Rows, src.Cols)
	inverse := 1 / scale
	for t, alive := range p.Alive {
		for rank := range alive {
			w.QuantizeRow(out.Row(p.Offsets[t]+rank), src.Row(p.Plain(rank, t)), inverse)
		}
	}
	return out
}

func resized(s []int, n int) []int {
	if cap(s) < n {
		return make([]int, n, n+n/4)
	}
	return s[:n]
}

func fillOrigin(c Codes) {
	for i := range c.Data {
		c.Data[i] = Origin
	}
}
