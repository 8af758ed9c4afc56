package relation

// infinitive finds what governs "to meet" and hence who would do it.
func (a *analysis) infinitive(f *frame, i int) {
	f.govEffect = eIntend
	through := -1 // the noun between the governing verb and the infinitive
	for j := i - 1; j >= 0; j-- {
		switch a.chunks[j].kind {
		case kAdv, kTime, kQuote:
		case kNoun:
			if through < 0 {
				through = j
			}
		case kPrep:
			if a.kind(j+1) != kNoun {
				return
			}
		case kConj:
			if a.kind(j-1) == kVerb && j == i-1 {
				if k := a.frameOf(j - 1); k >= 0 {
					f.subj, f.how, f.gov, f.govEffect = a.frames[k].subj, byControl, a.frames[k].gov, a.frames[k].govEffect
				}
				return
			}
			if a.kind(j-1) != kNoun {
				return
			}
		case kVerb:
			a.controlled(f, i, j, through)
			return
		default:
			if through >= 0 {
				a.nounControl(f, through)
			}
			return
		}
	}
	if through >= 0 {
		a.nounControl(f, through)
	}
}

// controlled gives the infinitive i the subject that the verb j or the noun before it lends.
func (a *analysis) controlled(f *frame, i, j, through int) {
	k := a.frameOf(j)
	if k < 0 {
		return
	}
	p := &a.frames[k]
	f.gov, f.how, f.subj = k, byControl, p.subj
	near := through == i-1
	switch e := a.effectOf(p); {
	case p.verb == nil: // "is willing to", "has nothing to"
		f.govEffect = eIntend
		if near {
			f.govEffect = a.headEffect(through)
		}
	case e&eObject != 0 && !p.passive && through >= 0 && !p.obj.empty():
		f.subj, f.govEffect = p.obj, e
	case e&eFact != 0 && through >= 0 && !near, e&eFact != 0 && near && a.kind(through-1) == kPrep:
		f.govEffect = eIntend
	case e != 0 && (through < 0 || !near || e&eObject == 0 && p.verb.effect&eLight == 0):
		f.govEffect = e
	case near:
		f.govEffect = a.headEffect(through)
	default:
		f.govEffect = eIntend
	}
}

// nounControl gives an infinitive that hangs on a noun ("a plan to meet") the owner of the noun.
func (a *analysis) nounControl(f *frame, through int) {
	f.subj, f.how, f.govEffect = a.put(int32(through)), byControl, a.headEffect(through)
	if a.words[a.chunks[through].head].ment >= 0 && a.headline {
		f.govEffect = eFuture // "X to meet Y"
	}
	if a.kind(through-1) == kNoun || a.words[a.chunks[through].head].ment >= 0 {
		return
	}
	if !a.ownerKnown(through) {
		f.subj, f.how = list{}, noSubject
	}
}

// headEffect is what the noun or adjective at the head of chunk c does to the infinitive after it.
func (a *analysis) headEffect(c int) effect {
	x := a.words[a.chunks[c].head].lex
	if x.eff != 0 {
		return x.eff &^ eLight
	}
	return eIntend
}

// effectOf is what the verb of frame p does to what it governs.
func (a *analysis) effectOf(p *frame) effect {
	if p.verb == nil {
		return 0
	}
	if p.particle != "" {
		if e := a.lex.phrase[p.verb.lemma+" "+p.particle]; e != 0 {
			return e
		}
	}
	return p.verb.effect &^ eLight
}

// participle finds who does what an -ing form says: "while praising the leader", "began backing", "accused X of helping".
func (a *analysis) participle(f *frame, i int) {
	j := i - 1
	for a.kind(j) == kAdv || a.kind(j) == kTime || a.kind(j) == kQuote {
		j--
	}
	f.how = byParticiple
	switch a.kind(j) {
	case kVerb:
		if k := a.frameOf(j); k >= 0 {
			f.gov, f.govEffect, f.subj = k, a.effectOf(&a.frames[k]), a.frames[k].subj
		}
	case kPrep:
		a.gerundAfterPrep(f, j)
	case kNoun:
		if a.kind(j-1) == kPrep || a.kind(j-1) == kVerb || a.kind(j-1) == kEnd {
			f.subj, f.how = a.put(int32(j)), byReduced
		}
	case kComma, kSub, kConj, kDash:
		a.mainSubject(f)
	}
}

// mainSubject takes the subject of the nearest finite verb before.
func (a *analysis) mainSubject(f *frame) {
	k := a.lastFrame(func(p *frame, g *group) bool { return g.finite && p.how != noSubject && p.how != byRelative })
	if k >= 0 {
		f.subj = a.frames[k].subj
	}
}

// gerundAfterPrep finds the subject of a gerund after the preposition chunk j: of an accusation, its object.
func (a *analysis) gerundAfterPrep(f *frame, j int) {
	prep := a.form(j)
	k := a.lastFrame(func(p *frame, g *group) bool { return int(p.chunk) < j && !p.subj.empty() })
	if k < 0 {
		return
	}
	p := &a.frames[k]
	f.subj = p.subj
	if prep == "without" {
		f.govEffect = eDeny
		return
	}
	object := !p.obj.empty() && !p.passive && int(a.phrases(p.obj)[0]) < j && (prep == "of" || prep == "for" || prep == "from" || prep == "into")
	if object {
		f.subj = p.obj
	}
	if prep == "of" || prep == "from" || prep == "for" || prep == "against" || prep == "about" || prep == "on" || prep == "in" {
		f.gov, f.govEffect = k, eIntend
		switch {
		case prep == "from" && object:
			f.govEffect = eDeny
		case prep == "in", prep == "for" && (object || p.passive), prep == "of" && p.verb != nil && p.verb.cue&qGerund != 0:
			f.govEffect = eFact
		}
	}
}

// reduced reports whether the bare past form at chunk i is a participle: "sanctions imposed by", "troops deployed there are".
func (a *analysis) reduced(i int) bool {
	if a.form(i+1) == "by" && a.kind(i+1) == kPrep {
		return true
	}
	j := i - 1
	for a.kind(j) == kAdv || a.kind(j) == kTime || a.kind(j) == kQuote {
		if a.speechEnds(i, j) {
			return false
		}
		j--
	}
	switch a.kind(j) {
	case kSub:
		return true
	case kEnd:
		return a.kind(i+1) == kPrep
	case kComma:
		return j == i-1 && a.beforeParenthesis(j) < 0 && a.kind(i+1) == kPrep
	case kNoun:
	default:
		return false
	}
	n := a.climb(j)
	if a.kind(n-1) == kVerb && !a.takesClause(n-1) {
		return true
	}
	return a.finiteFollows(i)
}

// takesClause reports whether a clause may follow the verb chunk j.
func (a *analysis) takesClause(j int) bool {
	c := a.chunks[j]
	if c.head < 0 {
		return false
	}
	v := a.words[c.head].lex.verb
	return v != nil && (v.cue&(qClause|qThat) != 0 || v.effect&eRequest != 0)
}

// finiteFollows reports whether, before the clause ends, a verb follows chunk i that is finite beyond doubt.
func (a *analysis) finiteFollows(i int) bool {
	for j := i + 1; j < len(a.chunks); j++ {
		switch a.chunks[j].kind {
		case kNoun, kPrep, kAdv, kTime, kQuote:
			if a.chunks[j].kind == kNoun && a.chunks[j-1].kind != kPrep {
				return false // it has an object, or a clause of its own
			}
		case kVerb:
			g := &a.groups[a.chunks[j].group]
			return g.finite && !g.bare && a.kind(j-1) != kPrep
		default:
			return false
		}
	}
	return false
}

// reducedSubject finds what a bare participle says something about.
func (a *analysis) reducedSubject(f *frame, i int) {
	j := i - 1
	for a.kind(j) == kAdv || a.kind(j) == kTime || a.kind(j) == kQuote {
		j--
	}
	f.how = byReduced
	if a.kind(j) == kComma {
		j--
	}
	switch a.kind(j) {
	case kNoun:
		f.subj = a.put(int32(j))
	case kVerb:
		if k := a.frameOf(j); k >= 0 {
			f.subj = a.frames[k].subj
		}
	case kSub, kConj:
		a.mainSubject(f)
	}
}

// lateSubjects gives participles that open the sentence the subject of the verb after them.
func (a *analysis) lateSubjects() {
	for k := range a.frames {
		f := &a.frames[k]
		if f.how != byParticiple && f.how != byReduced || !f.subj.empty() {
			continue
		}
		for n := k + 1; n < len(a.frames); n++ {
			if g := &a.groups[a.frames[n].group]; g.finite && a.frames[n].how == bySVO {
				f.subj = a.frames[n].subj
				break
			}
		}
	}
}
