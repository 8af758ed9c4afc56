package relation

import "github.com/actant-project/actant/fact"

// colonStatements makes a statement of a colon and a quotation that no cue has claimed: Jane Roe: “...”, her answer: “...”, and of
// headlines, Roe Slams Bank: “...”.
func (a *analysis) colonStatements() {
	for j := 1; j < len(a.words); j++ {
		if q := a.quoteAfterColon(j); q >= 0 {
			if a.quotes[q].statement < 0 {
				a.colonQuote(j, q)
			}
			return
		}
	}
}

// quoteAfterColon returns the quotation of speech that opens right after word j, a colon, or -1.
func (a *analysis) quoteAfterColon(j int) int {
	if a.words[j].tag != tColon || a.inSpeech(j) {
		return -1
	}
	if j+1 < len(a.words) {
		if a.opensSpeech(j + 1) {
			return int(a.words[j+1].quote)
		}
		return -1
	}
	q, _ := a.quoteAfterSentence()
	return q
}

// colonQuote makes the statement of quotation q after the colon j, if something says whose it is.
func (a *analysis) colonQuote(j, q int) {
	v, cue := nobody, stretch{j, j + 1}
	n := a.nounBefore(j)
	switch {
	case n >= 0 && a.words[n].ment < 0 && (a.words[n].lex.sets&(nWording|nReport) != 0 || a.class(n)&cReporting != 0):
		v, cue = a.ownerOf(n, j), stretch{n, n + 1}
	case n >= 0 && !a.hasPredicate(0, j):
		v = a.voiceAt(n, -1)
		if o := a.ownerOf(n, j); v.entity < 0 && o.entity >= 0 {
			v = o
		}
	case a.quotes[q].words >= scareWords:
		v = a.topSubject()
	}
	if v.entity < 0 && a.headline {
		if f := a.firstName(j); f.entity >= 0 {
			v = f
		}
	}
	if v.entity < 0 && cue.lo == j && (!a.onItsOwn() || v.words.empty() || a.hasPredicate(0, j)) || v.words.hi > j {
		return
	}
	a.add(draft{speaker: v.entity, addressee: -1, span: v.span, cue: a.bytesOf(cue)}, a.quotes[q].outer)
}

// firstName reads the person or body that the sentence opens with, before word j.
func (a *analysis) firstName(j int) voice {
	m := a.words[0].ment
	if m < 0 {
		return nobody
	}
	w := stretch{0, 1}
	for w.hi < j && a.words[w.hi].ment == m {
		w.hi++
	}
	if e := a.entityAt(0); e >= 0 && a.speaks(e) {
		return voice{entity: e, words: w, span: a.bytesOf(w)}
	}
	return nobody
}

func (a *analysis) speaks(e int32) bool {
	return a.es[e].Type == fact.Person || a.es[e].Type == fact.Organisation
}

// labelStatement makes the statement of a clause behind a colon and the name of a person, who opens the paragraph, or in a headline
// of a source as well: "Roe: Bank Is Lost", "Poll: Voters Want Change".
func (a *analysis) labelStatement() bool {
	if a.words[0].span.Start != a.d.Paragraphs[a.paragraph].Start {
		return false
	}
	j := 1
	for j < len(a.words) && j < 8 && a.words[j].tag != tColon {
		j++
	}
	if j+2 >= len(a.words) || a.words[j].tag != tColon || a.opensSpeech(j+1) || !a.hasPredicate(j+1, len(a.words)) {
		return false
	}
	v, ok := a.label(j)
	if !ok {
		return false
	}
	s := stretch{j + 1, a.withoutStop(j+1, len(a.words))}
	return a.add(draft{speaker: v.entity, addressee: -1, span: v.span, cue: a.words[j].span}, a.whole(a.bytesOf(s), a.words[j].span))
}

// label reads the words before the colon j as the name of who speaks, with a title before it and "on ..." behind it.
func (a *analysis) label(j int) (voice, bool) {
	lo := 0
	for lo < j && a.words[lo].ment < 0 && (a.words[lo].lex.sets&nOffice != 0 || a.syn.w[lo].UPOS == "PROPN") {
		lo++
	}
	if lo == j && j == 1 && a.words[0].lex.sets&(nSource|nReport|nAgent|nTrade) != 0 && a.onItsOwn() {
		return voice{entity: -1, words: stretch{0, 1}, span: a.words[0].span}, true
	}
	hi := lo
	for hi < j && a.words[hi].ment >= 0 && a.words[hi].ment == a.words[lo].ment {
		hi++
	}
	if hi == lo || hi < j && !a.is(hi, "on", "to") || a.hasPredicate(hi, j) {
		return nobody, false
	}
	e := a.entityAt(lo)
	if e < 0 || !a.speaks(e) || a.es[e].Type != fact.Person && !a.onItsOwn() {
		return nobody, false
	}
	w := stretch{0, hi}
	return voice{entity: e, words: w, span: a.bytesOf(w)}, true
}

// onItsOwn reports whether the sentence is a headline, or a paragraph of its own.
func (a *analysis) onItsOwn() bool {
	p := a.d.Paragraphs[a.paragraph]
	return a.headline || a.d.Sentences[a.sentence].Span == p
}
