package relation

import "github.com/actant-project/actant/text"

// nounCues makes statements of nouns that report: "Trump's claim that ...", "a promise by X to ...".
func (a *analysis) nounCues() {
	for j := range a.chunks {
		c := &a.chunks[j]
		if c.kind != kNoun || a.words[c.head].lex.class&cReporting == 0 || a.words[c.head].ment >= 0 || a.kind(j+1) != kThat || a.inSpeech(int(c.head)) {
			continue
		}
		r := a.at(j+2, foundThat)
		v, ok := a.possessor(j)
		if !r.ok || !ok || !a.opensClauseBase(r.chunk) && !r.quote {
			continue
		}
		d := draft{speaker: v.entity, addressee: -1, span: v.span, cue: a.words[c.head].span}
		a.add(d, text.Span{Start: r.start, End: a.endOf(&frame{chunk: int32(j), head: -1, how: bySVO}, r)})
	}
}

// possessor returns the owner in the noun chunk j as the one who speaks: its words up to the possessive.
func (a *analysis) possessor(j int) (voice, bool) {
	c := &a.chunks[j]
	for i := c.head - 1; i > c.first; i-- {
		if a.words[i].tag != tPoss {
			continue
		}
		v := voice{entity: -1, span: text.Span{Start: a.words[c.first].span.Start, End: a.words[i-1].span.End}}
		if m := a.words[i-1].ment; m >= 0 {
			v.entity = int32(a.ms[m].Entity.Index())
		}
		return v, true
	}
	if w := &a.words[c.first]; w.lex.class&cPossessive != 0 && w.tag == tDet {
		v := voice{entity: -1, span: w.span}
		if w.ment >= 0 {
			v.entity = int32(a.ms[w.ment].Entity.Index())
		}
		return v, true
	}
	return voice{}, false
}
