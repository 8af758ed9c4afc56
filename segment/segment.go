// Package segment cuts a document into paragraphs, sentences and tokens.
//
// Tokens follow Universal Dependencies English as its web and GUM treebanks write
// it: "don't" is do + n't, "well-known" is three tokens, "co-founder" one. Every
// token is a byte range of the document's text.
package segment

import "github.com/actant-project/actant/text"

// Segment returns a copy of d with Paragraphs, Sentences and Tokens filled in; d itself
// and its Text are left alone. What d.Removed covers is in none of them, and bounds
// paragraphs; but a sentence goes on over inline marks (text.Removed.Inline), which are in no token. Every visible character outside it is in exactly one token, every token in
// one sentence, every sentence in one paragraph. The time taken grows with the length
// of the text alone, whatever is in it.
func Segment(d *text.Document) *text.Document {
	out := *d
	out.Paragraphs = paragraphs(d)
	c := scanner{
		s:    text.WithoutMarks(d.Text, d.Removed),
		toks: make([]text.Span, 0, len(d.Text)/5+8),
	}
	sents := make([]text.Sentence, 0, len(d.Text)/100+len(out.Paragraphs))
	kept := out.Paragraphs[:0]
	for _, p := range out.Paragraphs {
		first := len(c.toks)
		c.scan(p)
		if len(c.toks) == first {
			continue // nothing but zero-width characters
		}
		kept = append(kept, p)
		sents = c.sentences(sents, first)
	}
	out.Paragraphs, out.Sentences, out.Tokens = kept, sents, c.toks
	return &out
}

// paragraphs returns the blocks of d's text less what was removed.
func paragraphs(d *text.Document) []text.Span {
	all := text.Paragraphs(d.Text)
	if len(d.Removed) == 0 {
		return all
	}
	out := make([]text.Span, 0, len(all)+len(d.Removed))
	r := 0
	for _, p := range all {
		for r < len(d.Removed) && d.Removed[r].Span.End <= p.Start {
			r++
		}
		at := p.Start
		for k := r; k < len(d.Removed) && d.Removed[k].Span.Start < p.End; k++ {
			if d.Removed[k].Inline(d.Text) {
				continue
			}
			out = appendTrimmed(out, d.Text, at, d.Removed[k].Span.Start)
			at = max(at, d.Removed[k].Span.End)
		}
		out = appendTrimmed(out, d.Text, at, p.End)
	}
	return out
}

func appendTrimmed(out []text.Span, s string, start, end int) []text.Span {
	if start >= end {
		return out
	}
	if sp := text.Trim(s, text.Span{Start: start, End: end}); sp.Len() > 0 {
		out = append(out, sp)
	}
	return out
}
