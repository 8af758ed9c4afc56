package force

// The tree of Barnes and Hut (1986) lies in flat arrays: bodies are sorted along a Z curve, so that every cell is a range
// of them, and cells stand in the order of a walk, each knowing where the walk goes on when it is not entered.

const (
	indexBits = 24 // of a key: the number of a body
	axisBits  = 20 // of a key: its place on each axis, above the number
	leafSize  = 16 // bodies that are not divided further
)

// cell is a square of the plane and the bodies in it.
type cell struct {
	x, y, mass     float64 // middle of mass
	x0, y0, x1, y1 float64 // around the bodies
	reach          float64 // largest radius of a body
	next           int32   // cell after all that lie in this one
	from, to       int32   // bodies
	leaf           bool
}

type tree struct {
	cells      []cell
	leaves     []int32 // cells
	order      []int32 // of bodies: numbers
	x, y, mass []float64
	radius     []float64 // of bodies, where asked for
	keys, tmp  []uint64
}

// grow makes room for n bodies.
func (t *tree) grow(n int) {
	if cap(t.keys) < n {
		t.keys, t.tmp, t.order = make([]uint64, n), make([]uint64, n), make([]int32, n)
		t.x, t.y, t.mass, t.radius = make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	}
	t.keys, t.tmp, t.order = t.keys[:n], t.tmp[:n], t.order[:n]
	t.x, t.y, t.mass, t.radius = t.x[:n], t.y[:n], t.mass[:n], t.radius[:n]
}

// build makes the tree of bodies at the given places. mass or radius may be nil.
func (t *tree) build(x, y, mass, radius []float64) {
	t.grow(len(x))
	t.sort(x, y)
	for k, i := range t.order {
		t.x[k], t.y[k], t.mass[k], t.radius[k] = x[i], y[i], 1, 0
		if mass != nil {
			t.mass[k] = mass[i]
		}
		if radius != nil {
			t.radius[k] = radius[i]
		}
	}
	t.cells, t.leaves = t.cells[:0], t.leaves[:0]
	if len(x) > 0 {
		t.divide(0, int32(len(x)), 2*axisBits-2)
	}
}

// sort orders the bodies along the Z curve over the square around them.
func (t *tree) sort(x, y []float64) {
	x0, x1 := bounds(x)
	y0, y1 := bounds(y)
	scale := float64(1<<axisBits-1) / max(x1-x0, y1-y0, 1e-300)
	for i := range x {
		t.keys[i] = (spread(uint64(float64((x[i]-x0)*scale)))|spread(uint64(float64((y[i]-y0)*scale)))<<1)<<indexBits | uint64(i)
	}
	radix(&t.keys, &t.tmp)
	for k, key := range t.keys {
		t.order[k] = int32(key & (1<<indexBits - 1))
	}
}

func bounds(v []float64) (low, high float64) {
	if len(v) == 0 {
		return 0, 0
	}
	low, high = v[0], v[0]
	for _, a := range v[1:] {
		low, high = min(low, a), max(high, a)
	}
	return low, high
}

// spread puts a zero before each of the lower 20 bits.
func spread(v uint64) uint64 {
	v = (v | v<<16) & 0x0000ffff0000ffff
	v = (v | v<<8) & 0x00ff00ff00ff00ff
	v = (v | v<<4) & 0x0f0f0f0f0f0f0f0f
	v = (v | v<<2) & 0x3333333333333333
	return (v | v<<1) & 0x5555555555555555
}

// radix sorts keys by the bits above the index; those of the index come sorted.
func radix(keys, tmp *[]uint64) {
	const digit = 10
	var count [1 << digit]int32
	for shift := indexBits; shift < indexBits+2*axisBits; shift += digit {
		clear(count[:])
		for _, k := range *keys {
			count[k>>shift&(1<<digit-1)]++
		}
		sum := int32(0)
		for i, c := range count {
			count[i] = sum
			sum += c
		}
		for _, k := range *keys {
			d := k >> shift & (1<<digit - 1)
			(*tmp)[count[d]] = k
			count[d]++
		}
		*keys, *tmp = *tmp, *keys
	}
}

// divide adds the cell of a range of bodies and those in it. Bit shift and the one above tell its quarters apart.
func (t *tree) divide(from, to int32, shift int) {
	at := len(t.cells)
	t.cells = append(t.cells, cell{from: from, to: to})
	if to-from <= leafSize || shift < 0 {
		t.leaf(at)
		return
	}
	for shift > 0 && (t.keys[from]^t.keys[to-1])>>(indexBits+shift) == 0 {
		shift -= 2 // all in one quarter
	}
	start := from
	for quarter := uint64(0); quarter < 4; quarter++ {
		end := start
		for end < to && t.keys[end]>>(indexBits+shift)&3 == quarter {
			end++
		}
		if end > start {
			t.divide(start, end, shift-2)
		}
		start = end
	}
	t.join(at)
}

func (t *tree) leaf(at int) {
	c := &t.cells[at]
	c.leaf, c.next = true, int32(at+1)
	t.leaves = append(t.leaves, int32(at))
	c.x0, c.x1 = bounds(t.x[c.from:c.to])
	c.y0, c.y1 = bounds(t.y[c.from:c.to])
	for k := c.from; k < c.to; k++ {
		c.mass += t.mass[k]
		c.x += float64(t.mass[k] * t.x[k])
		c.y += float64(t.mass[k] * t.y[k])
		c.reach = max(c.reach, t.radius[k])
	}
	c.x, c.y = c.x/c.mass, c.y/c.mass
}

// join sums up the cells in cell at, which are the last ones.
func (t *tree) join(at int) {
	c := &t.cells[at]
	c.next = int32(len(t.cells))
	for k := int32(at + 1); k < c.next; k = t.cells[k].next {
		d := &t.cells[k]
		if c.mass == 0 {
			c.x0, c.y0, c.x1, c.y1 = d.x0, d.y0, d.x1, d.y1
		}
		c.mass += d.mass
		c.x += float64(d.mass * d.x)
		c.y += float64(d.mass * d.y)
		c.x0, c.y0, c.x1, c.y1 = min(c.x0, d.x0), min(c.y0, d.y0), max(c.x1, d.x1), max(c.y1, d.y1)
		c.reach = max(c.reach, d.reach)
	}
	c.x, c.y = c.x/c.mass, c.y/c.mass
}
