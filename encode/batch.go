package encode

import (
	"cmp"
	"context"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/text"
)

// MaxPart is the greatest number of tokens that a network sees at once. Longer sentences come in parts.
const MaxPart = 160

// batchTokens is how many tokens are encoded at once: enough for the recurrent layers to have many sentences side by
// side, few enough for the caches.
const batchTokens = 1024

// Part is what a network reads at once: a sentence or a stretch of a long one, or where it reads several together all of them.
// Tokens First to Last of the document, the first of which is of that Sentence, have their states from Row on.
type Part struct {
	Sentence, First, Last, Row int
}

// Len is the number of tokens.
func (p Part) Len() int { return p.Last - p.First }

// Batch is sentences side by side. It is valid until the function that got it returns.
type Batch struct {
	Work   *model.Work // for what is computed from the states
	Parts  []Part
	States model.Matrix
	// First is how many of Parts, from the first on, are of sentences to which the caller's choice said yes, and Rows how
	// many rows they have.
	First, Rows int
}

// run is the memory of one call of Run.
type run struct {
	net     *Net
	work    model.Work
	parts   []Part
	chosen  []bool   // of each sentence
	context []uint32 // of each token
	lens    []int
	packing model.Packing
	types   typeRun
	fresh   map[string]int32
	batch   Batch
}

// Run does as Encoder says.
func (n *Net) Run(ctx context.Context, d *text.Document, first func(sentence int) bool, visit func(*Batch) error) error {
	r := n.runs.get()
	defer n.runs.put(r)
	r.net = n
	r.split(d, first)
	r.context = n.contextBits(d)
	defer func() { r.context = nil }()
	for at := 0; at < len(r.parts); {
		if err := ctx.Err(); err != nil {
			return err
		}
		end := batchEnd(r.parts, at)
		r.work.Reset()
		if err := visit(r.encode(d, r.parts[at:end])); err != nil {
			return err
		}
		at = end
	}
	return ctx.Err()
}

// batchEnd is where a batch that begins with part number at ends.
func batchEnd(parts []Part, at int) int {
	tokens := parts[at].Len()
	for at++; at < len(parts) && tokens+parts[at].Len() <= batchTokens; at++ {
		tokens += parts[at].Len()
	}
	return at
}

// split lists the parts of the sentences of d by falling length, so that a batch holds like ones.
func (r *run) split(d *text.Document, first func(int) bool) {
	r.parts, r.chosen = r.parts[:0], r.chosen[:0]
	for i := range d.Sentences {
		r.chosen = append(r.chosen, first == nil || first(i))
	}
	for i := 0; i < len(d.Sentences); {
		n := r.net.together(d, i)
		r.parts = appendParts(r.parts, d, i, i+n)
		i += n
	}
	slices.SortStableFunc(r.parts, func(a, b Part) int { return cmp.Compare(b.Len(), a.Len()) })
}

// together is how many sentences from number i on the network reads as one: as in its training, as many as have no more
// tokens together than it likes, and one at least.
func (n *Net) together(d *text.Document, i int) int {
	k := 1
	for i+k < len(d.Sentences) && d.Sentences[i+k].Last-d.Sentences[i].First <= n.chunk {
		k++
	}
	return k
}

// appendParts appends the parts of sentences [sentence, end).
func appendParts(parts []Part, d *text.Document, sentence, end int) []Part {
	last := d.Sentences[end-1].Last
	for at := d.Sentences[sentence].First; at < last; {
		end := partEnd(d, at, last)
		parts = append(parts, Part{Sentence: sentence, First: at, Last: end})
		at = end
	}
	return parts
}

// partEnd is where a part that begins at a token ends: with the sentence or, where that is too long, after a
// punctuation mark or before a lower-case word, so that no name is cut.
func partEnd(d *text.Document, at, end int) int {
	if end-at <= MaxPart {
		return end
	}
	limit := at + MaxPart
	lower := 0
	for i := limit - 1; i > at+MaxPart/2; i-- {
		c, _ := utf8.DecodeRuneInString(d.Slice(d.Tokens[i]))
		if c == ',' || c == ';' || c == ':' {
			return i + 1
		}
		if lower == 0 && unicode.IsLower(c) {
			lower = i
		}
	}
	if lower > 0 {
		return lower
	}
	return limit
}

// layOut makes b a batch of parts, those of chosen sentences first, and returns how many tokens they have.
func (b *Batch) layOut(w *model.Work, parts []Part, chosen []bool) int {
	*b = Batch{Work: w, Parts: parts}
	rank := func(p Part) int {
		if chosen[p.Sentence] {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(parts, func(x, y Part) int { return cmp.Compare(rank(x), rank(y)) })
	row := 0
	for i := range parts {
		parts[i].Row = row
		row += parts[i].Len()
		if chosen[parts[i].Sentence] {
			b.First, b.Rows = i+1, row
		}
	}
	return row
}

// encode lays out a batch and computes its states.
func (r *run) encode(d *text.Document, parts []Part) *Batch {
	w := &r.work
	b := &r.batch
	tokens := b.layOut(w, parts, r.chosen)
	r.lens = r.lens[:0]
	for _, p := range parts {
		r.lens = append(r.lens, p.Len())
	}
	r.packing.Set(r.lens)
	x := w.Matrix(tokens, r.net.out.Out)
	r.fillTypes(d, x, parts)
	r.addContext(x, parts)
	for _, l := range r.net.layers {
		out := w.Matrix(tokens, l.Cols())
		l.Apply(w, out, x, &r.packing)
		x = out
	}
	b.States = x
	return b
}

// addContext adds what the tokens around say to the vectors of the words.
func (r *run) addContext(x model.Matrix, parts []Part) {
	for _, p := range parts {
		for i, b := range r.context[p.First:p.Last] {
			addBits(x.Row(p.Row+i), r.net.context, b)
		}
	}
}

// addBits adds to row those of context, one after the other, that the bits name.
func addBits(row, context []float32, bits uint32) {
	for k := 0; bits != 0; k, bits = k+1, bits>>1 {
		if bits&1 != 0 {
			for i, v := range context[k*len(row):][:len(row)] {
				row[i] += v
			}
		}
	}
}
