// Package ner defines what finds names in a text; its subpackages are the ways to do it.
package ner

import (
	"context"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Recognizer finds the mentions of people, organisations, countries and the other types.
//
// Recognize reads a segmented document and returns mentions sorted by start, disjoint,
// each inside one sentence, on token boundaries, of kind name, demonym or metonym, without
// an entity, with a score in (0, 1]. A span holds no title ("Mr", "President"), no leading
// "the" and no possessive. It is safe for many goroutines, does not write to d, and gives
// the same mentions for the same document whatever ran before.
type Recognizer interface {
	Recognize(ctx context.Context, d *text.Document) ([]fact.Mention, error)
}
