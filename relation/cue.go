package relation

import "github.com/actant-project/actant/text"

// cueStatement makes the statement that the verb of speech of frame f reports, if it reports one.
func (a *analysis) cueStatement(f *frame) {
	g := &a.groups[f.group]
	if f.passive {
		a.passiveReport(f)
		return
	}
	if g.to && !g.finite && f.govEffect&(eDeny|eIntend|eRequest) != 0 || g.bare && f.how == noSubject && f.verb.cue&qInverted == 0 {
		return
	}
	if f.verb.cue&(qQuote|qNaming|qGerund) == 0 && (!g.finite || a.firstPerson(f)) {
		return // "believing that", "I think": no report
	}
	right := a.rightContent(f)
	before := int(f.chunk)
	v := a.voiceOf(f.subj, before)
	inverted := false
	reaches := f.how == bySVO && int(v.last) >= before-1 // the phrase before the verb, with what is set off in it, is its subject
	if f.how == noSubject || !reaches && a.afterSpeech(before) && (f.how != bySVO || !right.ok && !f.obj.empty()) {
		if v, inverted = a.invertedVoice(f); !inverted {
			v = voice{entity: -1}
		} else {
			right = a.rightFrom(f, int(v.last))
		}
	}
	if v.span.IsZero() && f.how == byParticiple {
		v = a.lastVoice()
	}
	if g.negative && !right.quote {
		return
	}
	d := draft{speaker: v.entity, addressee: -1, with: v.with, span: v.span, cue: a.cueSpan(f), verb: f.verb}
	d.addressee = a.addressee(f, v.entity)
	a.placeContent(f, d, v, right, inverted)
}

// cueSpan is the verb with its auxiliaries and adverbs.
func (a *analysis) cueSpan(f *frame) text.Span {
	c := &a.chunks[f.chunk]
	return text.Span{Start: a.words[c.first].span.Start, End: a.words[c.last-1].span.End}
}

// placeContent joins what stands before and after the speaker and cue, as the three orders have it.
func (a *analysis) placeContent(f *frame, d draft, v voice, right found, inverted bool) {
	start := int(f.chunk) // the first chunk of speaker and cue
	if !inverted && f.how == bySVO && !v.span.IsZero() {
		start = int(v.first)
	}
	var regions []text.Span
	if (f.how == bySVO || inverted) && !(right.ok && !right.quote && !right.goesOn) {
		if l, ok := a.leftContent(start, right); ok {
			regions = append(regions, l)
		}
	}
	if right.ok && (len(regions) == 0 || right.goesOn || right.quote) {
		regions = append(regions, text.Span{Start: right.start, End: a.endOf(f, right)})
	}
	if len(regions) == 0 || v.span.IsZero() && f.verb.cue&qQuote == 0 {
		return
	}
	if v.span.IsZero() && !right.quote && !inverted {
		return
	}
	a.add(d, regions...)
}

// passiveReport handles "it was reported that", "was told by X that".
func (a *analysis) passiveReport(f *frame) {
	right := a.rightContent(f)
	if !right.ok || right.kind != foundThat && right.kind != foundQuote && f.verb.cue&qGerund == 0 {
		return
	}
	d := draft{speaker: -1, addressee: -1, cue: a.cueSpan(f), verb: f.verb}
	if !f.agent.empty() {
		v := a.voiceOf(f.agent, len(a.chunks))
		d.speaker, d.with, d.span = v.entity, v.with, v.span
	}
	if f.verb.cue&qGerund != 0 {
		d.addressee = -1
	} else if f.verb.cue&qObject != 0 {
		for _, x := range a.actors(nil, f.subj, asSource) {
			d.addressee = x.entity
		}
	} else if f.agent.empty() && !a.impersonal(f) {
		return
	}
	a.add(d, text.Span{Start: right.start, End: a.endOf(f, right)})
}

// impersonal reports whether the subject is "it".
func (a *analysis) impersonal(f *frame) bool {
	p := a.phrases(f.subj)
	return len(p) == 1 && a.is(int(a.chunks[p[0]].head), "it")
}

// afterSpeech reports whether a quotation, or a clause and a comma, ends just before chunk i.
func (a *analysis) afterSpeech(i int) bool {
	return a.kind(i-1) == kComma || a.kind(i-1) == kQuote || i == 0 && a.speechBefore()
}

// speechBefore reports whether the sentence before ended inside a quotation with a mark after which its speaker can
// follow: “Really?” asked X.
func (a *analysis) speechBefore() bool {
	_, ok := a.quoteEndingBefore(a.words[0].span.Start)
	return ok && a.sentence > 0
}

// invertedVoice finds the speaker after the verb: “…,” said X, the Y of Z.
func (a *analysis) invertedVoice(f *frame) (voice, bool) {
	if f.verb.cue&qInverted == 0 && !a.closesQuote(int(f.chunk)) || !a.afterSpeech(int(f.chunk)) {
		return voice{}, false
	}
	j := int(f.chunk) + 1
	for a.kind(j) == kAdv || a.kind(j) == kTime {
		j++
	}
	if a.kind(j) != kNoun || a.opensClause(j) && a.kind(j+1) == kVerb {
		return voice{}, false
	}
	l, _ := a.joined(j)
	return a.voiceOf(l, len(a.chunks)), true
}

// closesQuote reports whether a quotation ends just before chunk i.
func (a *analysis) closesQuote(i int) bool {
	return a.kind(i-1) == kQuote || a.kind(i-1) == kComma && a.kind(i-2) == kQuote
}

// addressee returns the entity that is told, or -1.
func (a *analysis) addressee(f *frame, speaker int32) int32 {
	l := a.after(f, "to")
	if f.verb.cue&qGerund != 0 {
		return -1
	}
	if f.verb.cue&qObject != 0 {
		l = f.obj
	}
	for _, c := range a.phrases(l) {
		if x, ok := a.named(&a.chunks[c]); ok && a.canAct(x.entity, asSource) && x.entity != speaker {
			return x.entity
		}
	}
	return -1
}

// firstPerson reports whether the subject is the writer or the reader.
func (a *analysis) firstPerson(f *frame) bool {
	p := a.phrases(f.subj)
	return len(p) == 1 && a.is(int(a.chunks[p[0]].head), "i", "you", "we")
}

// lastVoice returns the speaker of the sentence's latest statement: of "..., he said, adding that ..." the one who said.
func (a *analysis) lastVoice() voice {
	if n := len(a.drafts) - 1; n >= 0 && a.drafts[n].sentence == a.sentence {
		d := &a.drafts[n]
		return voice{entity: d.speaker, with: d.with, span: d.span}
	}
	for k := range a.frames {
		f := &a.frames[k]
		if f.group >= 0 && a.groups[f.group].finite && f.how != noSubject {
			return a.voiceOf(f.subj, int(f.chunk))
		}
	}
	return voice{entity: -1}
}

// colonStatements makes statements of a name, a colon and a quotation: Jane Roe: “...”.
func (a *analysis) colonStatements() {
	for j := 1; j+1 < len(a.chunks); j++ {
		if a.chunks[j].kind != kColon || !(a.kind(j+1) == kQuote && a.speechAt(j+1)) || a.inSpeech(int(a.chunks[j].first)) {
			continue
		}
		n := a.climb(j - 1)
		if a.kind(n) != kNoun || n > 0 && a.kind(n-1) != kConj {
			return
		}
		v := a.voiceOf(a.put(int32(n)), j)
		if v.entity < 0 {
			return
		}
		r := a.afterColon(j)
		a.add(draft{speaker: v.entity, addressee: -1, span: v.span, cue: a.words[a.chunks[j].first].span},
			text.Span{Start: r.start, End: a.endOf(&frame{chunk: int32(j), how: bySVO}, r)})
		return
	}
}
