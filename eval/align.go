package eval

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// phrase is a gold mention.
type phrase struct {
	text.Span
	cluster, typ string
	core         []int // its head and what is joined to it as one name
	proper       bool  // the head is a proper noun
	named        bool  // ... and names one entity
	pronoun      bool
	verb         bool // no mention of an entity: what "this" goes back to
}

// aligner finds gold phrases for our mentions.
type aligner struct {
	d     *text.Document
	parse []syntax.Word
	lists Lists
}

// runeOffsets maps code points to bytes.
func runeOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

func (a *aligner) phrases(ms []CorefMention, offsets []int) ([]phrase, error) {
	out := make([]phrase, 0, len(ms))
	for _, m := range ms {
		if m.B < 0 || m.B >= m.E || m.E >= len(offsets) {
			return nil, fmt.Errorf("a mention spans the code points %d to %d of a text of %d", m.B, m.E, len(offsets)-1)
		}
		p := phrase{Span: text.Span{Start: offsets[m.B], End: offsets[m.E]}, cluster: m.Cluster, typ: m.Type}
		a.findCore(&p)
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(x, y phrase) int { return cmp.Or(x.Len()-y.Len(), x.Start-y.Start) })
	return out, nil
}

// findCore finds the head of a phrase, the word that depends on none inside it, and the words that are one name with it
// or stand in apposition to it.
func (a *aligner) findCore(p *phrase) {
	first, last := tokensOf(a.d, p.Span)
	p.core = a.coreOf(first, last)
	if len(p.core) == 0 {
		return
	}
	p.proper = slices.ContainsFunc(p.core, func(i int) bool { return a.parse[i].UPOS == "PROPN" })
	p.named = p.proper && a.isName(p.core, last)
	p.pronoun = last-first == 1 && a.parse[first].UPOS == "PRON"
}

// isName says whether the words of a core name one entity; last is the end of the phrase.
func (a *aligner) isName(core []int, last int) bool {
	var words []string
	for _, i := range core {
		words = append(words, a.d.Slice(a.d.Tokens[i]))
	}
	if a.lists.Title != nil && a.lists.Title(append(slices.Clone(words), "X")) == len(words) {
		return false
	}
	if a.lists.Demonym != nil && len(words) == 1 && a.lists.Demonym(words[0]) {
		return false
	}
	if end := core[len(core)-1] + 1; end < last && strings.EqualFold(a.d.Slice(a.d.Tokens[end]), "and") {
		return false
	}
	for i := core[0] + 1; i < last; i++ {
		if slices.Contains(core, a.parse[i].Head) && a.parse[i].Deprel == "conj" {
			return false
		}
	}
	return true
}

// coreOf returns the head of the tokens [first, last) and what is flat with it or its apposition.
func (a *aligner) coreOf(first, last int) []int {
	var core []int
	if h := a.headOf(first, last); h >= 0 {
		core = append(core, h)
	}
	for i := first; i < last && core != nil; i++ {
		if r := a.parse[i].Deprel; slices.Contains(core, a.parse[i].Head) && (r == "flat" || r == "appos") && i > core[0] {
			core = append(core, i)
		}
	}
	return core
}

// headOf is the token of [first, last) whose head is outside. Where the parser breaks the phrase up so that there are several,
// it is the last before any preposition, mark or verb: English nouns stand behind what describes them.
func (a *aligner) headOf(first, last int) int {
	head := -1
	for i := first; i < last; i++ {
		switch u := a.parse[i].UPOS; {
		case head >= 0 && (u == "ADP" || u == "PUNCT" || u == "VERB" || u == "AUX" || u == "CCONJ"):
			return head
		case u == "PUNCT" || a.parse[i].Head >= first && a.parse[i].Head < last:
		case head < 0 || u == "NOUN" || u == "PROPN":
			head = i
		}
	}
	return head
}

// tokensOf is the range of the tokens of a span.
func tokensOf(d *text.Document, sp text.Span) (first, last int) {
	first = d.TokenAt(sp.Start)
	for last = first; last < len(d.Tokens) && d.Tokens[last].Start < sp.End; last++ {
	}
	return first, last
}

// giveTypes hands the types of the annotated entities on to the chains' phrases of the same span, and to those of another
// span what the first of their chain has. Verbs have no type.
func (a *aligner) giveTypes(chains, all []phrase) {
	types := make(map[text.Span]string, len(all))
	for _, p := range all {
		types[p.Span] = p.typ
	}
	ofChain := make(map[string]string)
	for i := range chains {
		p := &chains[i]
		p.typ = types[p.Span]
		if ofChain[p.cluster] == "" {
			ofChain[p.cluster] = p.typ
		}
	}
	for i := range chains {
		p := &chains[i]
		if p.verb = p.typ == "" && a.isVerb(p); p.typ == "" && !p.verb {
			p.typ = ofChain[p.cluster]
		}
	}
}

// isVerb says whether a phrase is one word that the parser takes for a verb.
func (a *aligner) isVerb(p *phrase) bool {
	first, last := tokensOf(a.d, p.Span)
	return last-first == 1 && (a.parse[first].UPOS == "VERB" || a.parse[first].UPOS == "AUX")
}

// align returns, for each of our mentions, the index of its phrase or -1. No phrase is given twice.
func (a *aligner) align(ps []phrase, ms []fact.Mention) []int {
	byToken := make(map[int][]int)
	for i, p := range ps {
		for _, t := range p.core {
			byToken[t] = append(byToken[t], i)
		}
	}
	taken := make([]bool, len(ps))
	out := make([]int, len(ms))
	for k, m := range ms {
		out[k] = -1
		for _, t := range a.coreOf(tokensOf(a.d, m.Span)) {
			for _, i := range byToken[t] { // the smallest first
				if !taken[i] && ps[i].pronoun == (m.Kind == fact.Pronoun) && (out[k] < 0 || i < out[k]) {
					out[k] = i
				}
			}
		}
		if out[k] >= 0 {
			taken[out[k]] = true
		}
	}
	return out
}
