package relation

import "github.com/actant-project/actant/text"

// regions turns what a report says into stretches of the text: without speaker and cue, up to where someone else speaks, and
// with the whole of each quotation that begins or ends in them.
func (a *analysis) regions(r *report) []text.Span {
	var out []text.Span
	for _, w := range r.content {
		if w.lo >= r.cue.hi && r.kind > saysWhether {
			w.hi = a.overQuote(w.hi)
		}
		for _, s := range cutOut(w, r.speaker.words, r.cue) {
			if s.lo >= r.cue.hi {
				s.hi = a.cutAt(r, s)
			}
			if s.hi == r.speaker.words.lo && s.hi-1 > s.lo && a.is(s.hi-1, "by") && a.syn.passive(r.word) {
				s.hi-- // "accused of theft by Demir"
			}
			if s = a.trimRun(s); !s.empty() {
				out = append(out, a.whole(a.bytesOf(s), a.bytesOf(r.cue)))
			}
		}
	}
	return merged(append(out, r.quotes...))
}

// overQuote returns the word behind the quotation that begins at word i, or i where none does: parsers hang the end of a phrase elsewhere, "accused
// them of treating the valley “like a car park”".
func (a *analysis) overQuote(i int) int {
	if i == 0 || i >= len(a.words) || a.words[i].quote < 0 || a.syn.w[i].UPOS != "PUNCT" || a.words[i-1].quote == a.words[i].quote {
		return i
	}
	q := a.words[i].quote
	for i < len(a.words) && a.words[i].quote == q {
		i++
	}
	return i
}

// cutOut returns what is left of w without the words of the others.
func cutOut(w stretch, others ...stretch) []stretch {
	out := []stretch{w}
	for _, o := range others {
		if o.empty() {
			continue
		}
		var left []stretch
		for _, s := range out {
			for _, p := range []stretch{{s.lo, min(s.hi, o.lo)}, {max(s.lo, o.hi), s.hi}} {
				if !p.empty() {
					left = append(left, p)
				}
			}
		}
		out = left
	}
	return out
}

// trimRun drops "that", and marks that are no quotation marks, from the ends of a run.
func (a *analysis) trimRun(s stretch) stretch {
	for !s.empty() && (a.syn.w[s.lo].UPOS == "PUNCT" && a.words[s.lo].quote < 0 || a.is(s.lo, "that") && a.syn.isRel(s.lo, "mark")) {
		s.lo++
	}
	for !s.empty() && a.syn.w[s.hi-1].UPOS == "PUNCT" && a.words[s.hi-1].quote < 0 {
		s.hi--
	}
	return s
}

// cutAt returns the word at which content after its cue ends: before somebody speaks anew, or a clause that sets the scene.
func (a *analysis) cutAt(r *report, s stretch) int {
	t := &a.syn
	for i := s.lo + 1; i < s.hi; i++ {
		if a.unstopped() && a.is(i, "as", "amid") && i > s.lo+1 && (a.sets(i) || t.w[i].UPOS == "SCONJ" || a.is(i, "amid")) {
			return i
		}
		if a.inSpeech(i) || a.words[i-1].tag != tComma && a.words[i].tag != tComma && a.words[i].tag != tSemi && t.rel(i) != "conj" && a.words[i].tag != tDash {
			continue
		}
		switch {
		case a.is(i, "according"), a.words[i].tag == tSemi && !a.is(a.afterAnd(i), "that"):
			return i
		case t.w[i].UPOS == "VERB" && a.adds(i):
			return int(max(t.lo[i], int32(s.lo+1)))
		case a.words[i].tag == tComma && i+2 < s.hi && a.is(i+1, "as", "though", "although") && a.sets(i+1), a.words[i].tag == tComma && i+2 < s.hi && r.kind == saysInfinitive && a.is(i+1, "while", "whereas") && a.sets(i+1):
			return i
		case a.words[i].tag == tDash && a.afterDash(r), a.weighed(i):
			return i
		case r.kind > saysWhether && r.kind != saysNaming && t.rel(i) == "conj" && t.w[i].UPOS == "VERB" && t.dependent(i, "nsubj") > s.lo && t.dependent(i, "mark") < 0:
			return max(int(t.lo[i]), s.lo+1) // "agreed to a truce but Chad rejected it"
		case t.rel(i) == "conj" && t.w[i].UPOS == "VERB" && a.speaksToo(r, i):
			return max(int(t.lo[i]), s.lo+1)
		}
	}
	return s.hi
}

// weighed reports whether at word i, a comma or dash, begins what the writer thinks of what was said: "..., a claim that nobody believes".
func (a *analysis) weighed(i int) bool {
	if i+2 >= len(a.words) || a.words[i].tag != tComma && a.words[i].tag != tDash || !a.is(i+1, "a", "an", "the") {
		return false
	}
	for k := i + 2; k < min(i+5, len(a.words)); k++ {
		if a.is(k, "claim", "charge", "allegation", "assertion", "accusation", "contention", "statement", "suggestion") {
			return true
		}
		if a.syn.w[k].UPOS == "PUNCT" || a.syn.w[k].UPOS == "ADP" {
			return false
		}
	}
	return false
}

// afterDash reports whether a dash stands before the cue, or before the "who" that is its subject.
func (a *analysis) afterDash(r *report) bool {
	s := a.subjectIn(r.word)
	return r.cue.lo > 0 && a.words[r.cue.lo-1].tag == tDash || s > 0 && s < r.word && a.class(s)&cWh != 0 && a.words[s-1].tag == tDash
}

// unstopped reports whether the sentence is a headline: alone in its paragraph and without a stop.
func (a *analysis) unstopped() bool {
	return a.onItsOwn() && a.syn.w[len(a.words)-1].UPOS != "PUNCT"
}

// sets reports whether word i opens a clause with a subject of its own that sets the scene: "as the army moved in".
func (a *analysis) sets(i int) bool {
	t := &a.syn
	h := max(int(t.head[i]), 0)
	clause := t.isRel(h, "advcl") || t.isRel(h, "ccomp") && a.is(i, "although", "though")
	return clause && h > i && t.isRel(i, "mark") && t.dependent(h, "nsubj") >= 0
}

// speaksToo reports whether verb i is a verb of speech in the form of the report's, by the same speaker or another who is named:
// "said A and added B", "said A and the mayor replied, “B.”".
func (a *analysis) speaksToo(r *report, i int) bool {
	t := &a.syn
	v := a.verbOf(i)
	if v == nil || v.cue&(qQuote|qGerund) == 0 || t.dependent(i, "aux") >= 0 || a.is(a.afterAnd(int(t.lo[i])), "that") || a.words[i].lex.forms&a.words[r.word].lex.forms == 0 {
		return false
	}
	if s := t.dependent(i, "nsubj"); s >= 0 && t.w[s].UPOS == "PRON" {
		return false
	}
	return t.dependent(i, "ccomp", "parataxis") >= 0 || v.cue&qGerund != 0 && t.dependent(i, "advcl") > i || a.opensSpeech(i+1) || a.opensSpeech(i+2)
}

// whole widens a span so that it holds all of each quotation of speech that it holds a part of, but never the cue.
func (a *analysis) whole(sp, cue text.Span) text.Span {
	for q := a.quoteFrom(sp.Start); q < len(a.quotes) && a.quotes[q].outer.Start < sp.End; q++ {
		o := a.quotes[q].outer
		if !a.quotes[q].speech || o.Start < cue.End && cue.Start < o.End {
			continue
		}
		if o.Start < sp.Start && (o.Start >= cue.End || sp.End <= cue.Start) {
			sp.Start = o.Start
		}
		if o.End > sp.End && (o.End <= cue.Start || sp.Start >= cue.End) {
			sp.End = o.End
		}
	}
	return sp
}

// merged joins spans that overlap or touch.
func merged(s []text.Span) []text.Span {
	sortSpans(s)
	var out []text.Span
	for _, sp := range s {
		if n := len(out) - 1; n >= 0 && sp.Start <= out[n].End {
			out[n].End = max(out[n].End, sp.End)
		} else {
			out = append(out, sp)
		}
	}
	return out
}
