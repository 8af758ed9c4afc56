package main

import (
	"iter"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
)

// once leaves out documents that are nearly the same as an earlier one, so that forty reprints of a wire story are one source, and says
// how many there were. With all it leaves out none.
func (a *app) once(facts iter.Seq[*fact.Facts], all bool) iter.Seq[*fact.Facts] {
	if all {
		return facts
	}
	return func(yield func(*fact.Facts) bool) {
		var seen store.Copies
		copies := 0
		defer func() {
			if copies > 0 {
				a.say("%s nearly the same as another, counted once (--duplicates counts all)", plural(copies, "document"))
			}
		}()
		for f := range facts {
			if f.Text != "" && seen.Repeats(f.Text) {
				copies++
			} else if !yield(f) {
				return
			}
		}
	}
}
