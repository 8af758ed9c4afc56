package relation

// nounFrame appends the frame of the event noun that heads chunk i, if it does: "talks", "a phone call", "the attack".
func (a *analysis) nounFrame(i int) {
	head := a.chunks[i].head
	w := &a.words[head]
	if w.lex.noun == nil || w.ment >= 0 || w.tag != tNoun && w.tag != tAdj {
		return
	}
	a.frames = append(a.frames, frame{noun: w.lex.noun, head: head, last: head + 1, chunk: int32(i), group: -1, gov: -1})
	f := &a.frames[len(a.frames)-1]
	a.carrier(f, i)
	a.findPreps(f, i+1)
}

// carrier finds the verb that carries the noun: of which it is the object, the subject or an adverbial.
func (a *analysis) carrier(f *frame, i int) {
	for k := range a.frames[:len(a.frames)-1] {
		p := &a.frames[k]
		if p.noun != nil {
			break
		}
		switch {
		case a.holds(p.obj, i) || a.holds(p.obj2, i):
			f.gov, f.govEffect = int32(k), a.effectOf(p)|a.lightOf(p)
			if f.govEffect&(eLight|eIntend|eFuture|eRequest|eDeny) != 0 {
				f.subj, f.how = p.subj, bySVO
			}
			return
		case a.holds(p.subj, i):
			f.gov, f.govEffect = int32(k), eFact
			return
		case p.verb != nil && p.obj.empty() && a.kind(i-1) == kPrep && int(p.chunk) == i-2:
			f.gov, f.govEffect = int32(k), a.effectOf(p)
			if a.form(i-1) == "for" && p.verb.lemma == "call" {
				f.govEffect = eRequest
			}
			if a.form(i-1) == "in" && p.verb.lemma == "engage" || a.form(i-1) == "for" && p.verb.lemma == "meet" {
				f.subj, f.how = p.subj, bySVO
			}
			return
		}
	}
	a.adjunct(f, i)
}

// adjunct gives a noun in an adverbial ("after a phone call with Putin") the subject of the sentence.
func (a *analysis) adjunct(f *frame, i int) {
	switch a.form(i - 1) {
	case "after", "following", "during", "in", "at":
	case "before", "for":
		f.govEffect = eFuture
	case "without":
		f.govEffect = eDeny
	default:
		return
	}
	for k := len(a.frames) - 2; k >= 0; k-- {
		p := &a.frames[k]
		if p.noun == nil && int(p.chunk) < i && p.how == bySVO && a.groups[p.group].finite && a.personal(p.subj) {
			f.subj, f.how = p.subj, byParticiple
			return
		}
	}
	for k := range a.frames[:len(a.frames)-1] { // "After a call with X, Y left"
		if p := &a.frames[k]; i <= 2 && p.noun == nil && p.how == bySVO && a.personal(p.subj) {
			f.subj, f.how = p.subj, byParticiple
			return
		}
	}
}

// personal reports whether a list is one phrase that names someone.
func (a *analysis) personal(l list) bool {
	if l.hi-l.lo != 1 {
		return false
	}
	x, ok := a.named(&a.chunks[a.pool[l.lo]])
	return ok && a.canAct(x.entity, asSource)
}

// lightOf is eLight when the verb of p only carries its noun: "held talks".
func (a *analysis) lightOf(p *frame) effect {
	if p.verb == nil {
		return 0
	}
	return p.verb.effect & eLight
}

// holds reports whether the list holds chunk i.
func (a *analysis) holds(l list, i int) bool {
	for _, c := range a.phrases(l) {
		if int(c) == i {
			return true
		}
	}
	return false
}
