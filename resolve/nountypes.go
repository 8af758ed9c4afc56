package resolve

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
)

// nounList says of which type what a noun stands for is, one type a line; "-" is none of ours. Learnt (learnnouns_test.go) from
// the entities that the openly licensed texts of GUM mark in their training part (Zeldes 2017, annotations CC BY 4.0); frequent
// nouns that GUM lacks are guessed from their GloVe vectors (PDDL) and from what WordNet 3.1 counts them among. WordNet 3.0
// Copyright 2006 by Princeton University, all rights reserved; its licence permits use, change and distribution.
//
//go:embed nouns.txt
var nounList string

var nounTypes = sync.OnceValue(func() map[string]fact.Type {
	out := make(map[string]fact.Type)
	for line := range strings.Lines(nounList) {
		typ, nouns, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			continue
		}
		for n := range strings.FieldsSeq(nouns) {
			out[n] = fact.Type(typ)
		}
	}
	return out
})

// typeOfNoun is the type of what a noun stands for, "" when unknown or none of ours.
func typeOfNoun(noun string) (scope, fact.Type) {
	if _, ok := personNouns[noun]; ok {
		return inside, fact.Person
	}
	if t, ok := kindNouns[noun]; ok {
		return inside, t
	}
	switch t := nounTypes()[noun]; t {
	case "":
		return unknown, ""
	case "-":
		return outside, ""
	default:
		return inside, t
	}
}
