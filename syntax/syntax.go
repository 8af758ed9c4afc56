// Package syntax says how the words of a sentence hang together: parts of speech, lemmas and
// dependency trees, after Universal Dependencies 2 (basic).
package syntax

import (
	"context"

	"github.com/actant-project/actant/text"
)

// Word is the analysis of one token.
type Word struct {
	UPOS   string // universal part of speech: "NOUN"
	Lemma  string // "" when unknown
	Head   int    // index in Document.Tokens of the word it depends on, in the same sentence; -1 at the root
	Deprel string // relation to the head, "nsubj:pass"; "" when the sentence was not parsed, and Head then says nothing
}

// Analyzer finds parts of speech, lemmas and trees. It is safe for many goroutines.
type Analyzer interface {
	// Analyze returns a Word for each token of d, which is segmented. Sentences for which parse is false get parts of
	// speech and lemmas only; a nil parse stands for all. Each parsed sentence is one tree with one root.
	Analyze(ctx context.Context, d *text.Document, parse func(sentence int) bool) ([]Word, error)
}
