package encode

import (
	"context"

	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/text"
)

// How much is computed at once.
const (
	chunkWords   = 110  // words of consecutive sentences that see each other, as in training
	stretchWords = 2000 // words of one sentence that may see each other; a longer one is cut
	segmentWords = 2000 // words whose states are kept at once
	batchPieces  = 400  // pieces that go through the layers together: their states stay in the caches
)

// largeRun is the memory of one call of Run.
type largeRun struct {
	work   model.Work
	parts  []Part
	chosen []bool // of each sentence
	batch  Batch

	// Of the segment at work:
	bits    []uint32 // the context of each word
	ids     []int32  // the pieces of all words
	ends    []int    // where those of each word end
	windows []window
	lens    []int // rows of the windows of a batch
	bag     []int32
}

// Run does as Encoder says. Segment by segment it takes the states of the words from the memo or computes them.
func (t *largeTask) Run(ctx context.Context, d *text.Document, first func(sentence int) bool, visit func(*Batch) error) error {
	r := t.runs.get()
	defer t.runs.put(r)
	r.parts, r.chosen = r.parts[:0], r.chosen[:0]
	for i := range d.Sentences {
		r.chosen = append(r.chosen, first == nil || first(i))
		r.parts = appendParts(r.parts, d, i, i+1)
	}
	for from := 0; from < len(r.parts); {
		to := segmentEnd(r.parts, from)
		states, err := t.states(ctx, r, d, r.parts[from:to])
		if err != nil {
			return err
		}
		if err := t.visitAll(ctx, r, r.parts[from:to], states, visit); err != nil {
			return err
		}
		from = to
	}
	return ctx.Err()
}

// segmentEnd is the part before which a segment that begins with a part ends: after some whole chunks.
func segmentEnd(parts []Part, from int) int {
	to := from
	for to < len(parts) && (to == from || parts[to-1].Last-parts[from].First < segmentWords) {
		to = chunkEnd(parts, to)
	}
	return to
}

// chunkEnd is the part before which a chunk that begins with a part ends: after a sentence, or as many as are short together.
func chunkEnd(parts []Part, from int) int {
	to := sentenceEnd(parts, from)
	for to < len(parts) {
		next := sentenceEnd(parts, to)
		if parts[next-1].Last-parts[from].First > chunkWords {
			break
		}
		to = next
	}
	return to
}

// sentenceEnd is the part before which the sentence of a part ends, or the stretch of it that begins there.
func sentenceEnd(parts []Part, from int) int {
	to := from + 1
	for to < len(parts) && parts[to].Sentence == parts[from].Sentence && parts[to].Last-parts[from].First <= stretchWords {
		to++
	}
	return to
}

// visitAll hands the states of the words of some parts to visit.
func (t *largeTask) visitAll(ctx context.Context, r *largeRun, parts []Part, states model.RowCodes, visit func(*Batch) error) error {
	base := parts[0].First
	for at := 0; at < len(parts); {
		if err := ctx.Err(); err != nil {
			return err
		}
		end := batchEnd(parts, at)
		r.work.Reset()
		if err := visit(t.lead(r, parts[at:end], states, base)); err != nil {
			return err
		}
		at = end
	}
	return nil
}

// lead lays out a batch and gives it the states of the task. Row 0 of states is that of word base.
func (t *largeTask) lead(r *largeRun, parts []Part, states model.RowCodes, base int) *Batch {
	w, b := &r.work, &r.batch
	codes := w.RowCodes(b.layOut(w, parts, r.chosen), states.Cols)
	for _, p := range parts {
		from := states.Part(p.First-base, p.Last-base)
		copy(codes.Data[p.Row*codes.Stride:], from.Data)
		copy(codes.Scales[p.Row:], from.Scales)
	}
	b.States = t.down.Apply(w, codes)
	model.ReLU(b.States)
	return b
}

// states returns the states of the words of some parts, from the memo or computed now.
func (t *largeTask) states(ctx context.Context, r *largeRun, d *text.Document, parts []Part) (model.RowCodes, error) {
	key := memoKey{t.lists, parts[0].First, parts[len(parts)-1].Last}
	if states, ok := t.memo.get(d, key, t.name); ok {
		return states, nil
	}
	states := new(model.Work).RowCodes(key.last-key.first, 2*t.size())
	t.prepare(r, d, parts)
	for at := 0; at < len(r.windows); {
		if err := ctx.Err(); err != nil {
			return states, err
		}
		end, rows := at, 0
		for end < len(r.windows) && (end == at || rows+r.rows(r.windows[end]) <= batchPieces) {
			rows += r.rows(r.windows[end])
			end++
		}
		r.work.Reset()
		t.encode(r, d, r.windows[at:end], rows, states, key.first)
		at = end
	}
	t.memo.put(d, key, t.name, states)
	return states, nil
}

// prepare cuts the words of some parts into pieces, the chunks of the parts into windows, and finds the context of each word.
func (t *largeTask) prepare(r *largeRun, d *text.Document, parts []Part) {
	base := parts[0].First
	r.bits, r.ids, r.ends, r.windows = r.bits[:0], r.ids[:0], r.ends[:0], r.windows[:0]
	for at := 0; at < len(parts); {
		end := chunkEnd(parts, at)
		for _, word := range d.Tokens[parts[at].First:parts[end-1].Last] {
			r.ids = t.list.appendPieces(r.ids, d.Slice(word))
			r.ends = append(r.ends, len(r.ids))
		}
		r.windows = appendWindows(r.windows, r.ends, parts[at].First-base, parts[end-1].Last-base)
		at = end
	}
	for range parts[len(parts)-1].Last - base {
		r.bits = append(r.bits, 0) // stays so where a token is of no sentence
	}
	for at := 0; at < len(parts); {
		end := sentenceEnd(parts, at)
		first, last := parts[at].First, parts[end-1].Last
		setContext(t.lists, r.bits[first-base:last-base], d, d.Sentences[parts[at].Sentence], first)
		at = end
	}
}
