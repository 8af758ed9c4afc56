package pipeline

import (
	"context"
	"iter"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Result is the facts of one document, or why there are none.
type Result struct {
	Facts *fact.Facts
	Err   error
}

// Run extracts from a stream of documents on the given number of goroutines (at least
// one) and yields the results in the order of the documents, whatever the number. Errors
// of the stream are passed on in their place. Only a few documents a worker are in memory.
// It stops when ctx is done or the consumer breaks off; no goroutine outlives the loop.
func (p *Pipeline) Run(ctx context.Context, docs iter.Seq2[*text.Document, error], workers int) iter.Seq[Result] {
	return func(yield func(Result) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		queue := p.start(ctx, docs, max(1, workers))
		for slot := range queue {
			if r := <-slot; !yield(r) {
				break
			}
		}
		cancel()
		for slot := range queue { // let the reader and the workers end
			<-slot
		}
	}
}

// job is one document and the slot its result goes to.
type job struct {
	doc  *text.Document
	slot chan Result
}

// start reads the documents into an ordered queue of result slots that workers fill.
func (p *Pipeline) start(ctx context.Context, docs iter.Seq2[*text.Document, error], workers int) <-chan chan Result {
	queue := make(chan chan Result, 2*workers)
	jobs := make(chan job)
	for range workers {
		go func() {
			for j := range jobs {
				f, err := p.Extract(ctx, j.doc)
				j.slot <- Result{f, err}
			}
		}()
	}
	go func() {
		defer close(queue)
		defer close(jobs)
		for d, err := range docs {
			if ctx.Err() != nil {
				return
			}
			slot := make(chan Result, 1)
			select {
			case queue <- slot:
			case <-ctx.Done():
				return
			}
			if err != nil {
				slot <- Result{Err: err}
				continue
			}
			jobs <- job{d, slot}
		}
	}()
	return queue
}
