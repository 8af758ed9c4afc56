package relation

import "github.com/actant-project/actant/fact"

// event is a frame that the lexicon gave a type: who did what to whom, before its status is weighed.
type event struct {
	frame            int32
	kind             fact.RelationType
	mode             string
	sources, targets []actor
	symmetric        bool
	rule             string
	score            float32
	lemma            string
}

// typeFrames gives types to the frames of the sentence. Each frame takes the first pattern that finds both ends.
func (a *analysis) typeFrames() []event {
	var out []event
	byFrame := make([]int32, len(a.frames)) // index into out + 1
	for k := range a.frames {
		f := &a.frames[k]
		var e event
		ok := false
		if f.noun != nil {
			e, ok = a.typeNoun(f)
		} else if f.verb != nil {
			e, ok = a.typeVerb(f)
		}
		if ok {
			e.frame = int32(k)
			out = append(out, e)
			byFrame[k] = int32(len(out))
		}
	}
	return a.typeControl(out, byFrame)
}

// typeVerb tries the patterns of a verb.
func (a *analysis) typeVerb(f *frame) (event, bool) {
	for i := range f.verb.patterns {
		p := &f.verb.patterns[i]
		if p.particle != f.particle || p.only != 0 && !a.objectIn(f, p.only) {
			continue
		}
		if e, ok := a.fitVerb(f, p); ok {
			return e, true
		}
		if p.only != 0 {
			return event{}, false // its object has told its type: no other fits
		}
	}
	return a.typeMust(f)
}

// typeMust reads "Russia said Sudan must leave" as a request.
func (a *analysis) typeMust(f *frame) (event, bool) {
	if f.verb.cue&qQuote == 0 || f.clause.empty() || f.passive || len(f.verb.patterns) > 0 {
		return event{}, false
	}
	j := int(a.pool[f.clause.hi-1]) + 1
	for a.kind(j) == kAdv || a.kind(j) == kPrep && a.kind(j+1) == kNoun {
		j++
		if a.kind(j) == kNoun {
			j++
		}
	}
	if a.kind(j) != kVerb {
		return event{}, false
	}
	if g := &a.groups[a.chunks[j].group]; g.modal < 0 || !a.is(int(g.modal), "must") || g.negative {
		return event{}, false
	}
	e := event{kind: fact.Request, rule: "said-must", score: 0.75, lemma: f.verb.lemma}
	e.sources, e.targets = a.actors(nil, f.subj, asSource), a.actors(nil, f.clause, asTarget)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// objectIn reports whether the object of the verb, or the subject of a passive, is a noun of the set.
func (a *analysis) objectIn(f *frame, set nounSet) bool {
	l := f.obj
	if f.passive {
		l = f.subj
	}
	if !f.obj2.empty() {
		l = f.obj2
	}
	for _, c := range a.phrases(l) {
		ch := &a.chunks[c]
		if a.words[ch.head].lex.sets&nQuantity != 0 && a.form(int(c)+1) == "of" && a.kind(int(c)+2) == kNoun {
			ch = &a.chunks[c+2]
		}
		if set&nPerson != 0 && a.isPerson(int(c)) {
			return true
		}
		for i := ch.first; i <= ch.head; i++ {
			if a.words[i].lex.sets&set != 0 && a.words[i].ment < 0 && (i == ch.head || a.words[i+1].tag != tPoss) {
				return true
			}
		}
	}
	return false
}

// fitVerb finds both ends of the pattern.
func (a *analysis) fitVerb(f *frame, p *pattern) (event, bool) {
	e := event{kind: p.kind, mode: p.mode, symmetric: p.sym, lemma: f.verb.lemma, score: 0.85}
	subject := f.subj
	if f.passive {
		subject = f.agent
		if !f.agent.empty() {
			e.rule = "passive-by"
		} else {
			e.rule = "passive"
		}
	} else {
		e.rule = howNames[f.how]
	}
	if f.particle != "" {
		e.lemma += " " + f.particle
	}
	e.sources = a.actors(nil, subject, asSource)
	e.targets = a.targets(f, p)
	if len(e.targets) == 0 && p.joint && len(e.sources) > 1 && a.alone(f) {
		e.symmetric, e.rule, e.score = true, "joint-subject", 0.85
		e.targets = e.sources[1:]
		e.sources = e.sources[:1]
		return e, true
	}
	switch f.how {
	case byCarry, byParticiple:
		e.score -= 0.08
	case byReduced:
		e.score -= 0.05
	}
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// alone reports whether nothing but a plan or a deal follows the verb, so that its subjects did it with each other.
func (a *analysis) alone(f *frame) bool {
	for _, c := range a.phrases(f.obj) {
		if a.words[a.chunks[c].head].ment >= 0 {
			return false
		}
	}
	return true
}

// targets returns the entities in the first slot of the pattern that names any.
func (a *analysis) targets(f *frame, p *pattern) []actor {
	for _, slot := range p.slots {
		var out []actor
		switch slot {
		case "obj":
			if f.passive {
				out = a.actors(nil, f.subj, asTarget)
				break
			}
			out = a.actors(nil, f.obj, asTarget)
		case "own":
			l := f.obj
			if f.passive {
				l = f.subj
			}
			out = a.owners(nil, l)
		case "clause":
			out = a.actors(nil, f.clause, asTarget)
		case "to":
			out = a.actors(nil, a.after(f, "to"), asTarget)
			if len(out) == 0 && !f.obj2.empty() { // "gave Ukraine tanks"
				out = a.actors(nil, f.obj, asTarget)
			}
		default:
			out = a.actors(nil, a.after(f, slot), asTarget)
		}
		if len(out) > 0 {
			return a.fitting(out, p)
		}
	}
	return nil
}

// fitting keeps the targets that the type of the pattern can have: nobody talks with a river.
func (a *analysis) fitting(out []actor, p *pattern) []actor {
	keep := out[:0]
	for _, x := range out {
		switch t := a.es[x.entity].Type; {
		case t == fact.Event && p.kind != fact.Support && p.kind != fact.Accuse && p.kind != fact.Reject:
		case t == fact.Other && p.kind != fact.Support && p.kind != fact.Accuse && p.kind != fact.Reject:
		case t == fact.Place && p.kind == fact.Consult && p.mode != "visit":
		case t == fact.Place && (p.kind == fact.Agree || p.kind == fact.Said || p.kind == fact.Personnel || p.kind == fact.Member):
		case p.kind == fact.Member && t == fact.Person:
		case p.kind == fact.Consult && p.mode == "visit" && x.proxy && t == fact.Person:
		default:
			keep = append(keep, x)
		}
	}
	return keep
}

// typeControl gives "agreed to visit Ukraine", "refused to meet Putin" and "threatened to attack Iran" their outer relation:
// its target is that of the inner event.
func (a *analysis) typeControl(out []event, byFrame []int32) []event {
	for _, in := range out {
		f := &a.frames[in.frame]
		if f.noun != nil {
			if e, ok := a.rejected(f, in.targets, byFrame); ok {
				byFrame[f.gov] = -1
				out = append(out, e)
			}
			continue
		}
		if f.gov < 0 || byFrame[f.gov] != 0 || f.how != byControl && f.how != byParticiple {
			continue
		}
		g := &a.frames[f.gov]
		if g.verb == nil || g.passive {
			continue
		}
		kind := outerType(g.verb, g.particle, in.kind)
		if kind == "" || len(in.targets) == 0 {
			continue
		}
		src := a.actors(nil, g.subj, asSource)
		if len(src) == 0 {
			continue
		}
		byFrame[f.gov] = -1
		out = append(out, event{frame: f.gov, kind: kind, sources: src, targets: in.targets, rule: "control", score: 0.8,
			lemma: g.verb.lemma, symmetric: in.rule == "joint-subject"})
	}
	return out
}

// outerType is the type of "V to do", where doing is of the inner type.
func outerType(v *verb, particle string, inner fact.RelationType) fact.RelationType {
	for i := range v.patterns {
		p := &v.patterns[i]
		if p.only != 0 || p.particle != particle {
			continue
		}
		switch p.kind {
		case fact.Agree:
			if hostile(inner) {
				return fact.Threaten
			}
			return fact.Agree
		case fact.Reject, fact.Threaten:
			return p.kind
		}
	}
	switch v.lemma {
	case "vow", "swear", "commit":
		if hostile(inner) {
			return fact.Threaten
		}
		return fact.Agree
	}
	return ""
}

// hostile reports whether a type is an act against its target.
func hostile(t fact.RelationType) bool {
	switch t {
	case fact.Assault, fact.Sanction, fact.Coerce, fact.Protest, fact.Mobilize, fact.Accuse:
		return true
	}
	return false
}

// rejected reads "ruled out talks with Iceland" as a rejection of Iceland.
func (a *analysis) rejected(f *frame, targets []actor, byFrame []int32) (event, bool) {
	if f.gov < 0 || byFrame[f.gov] != 0 || !a.holds(a.frames[f.gov].obj, int(f.chunk)) {
		return event{}, false
	}
	g := &a.frames[f.gov]
	src := a.actors(nil, g.subj, asSource)
	if g.verb == nil || g.passive || len(src) == 0 || outerType(g.verb, g.particle, "") != fact.Reject {
		return event{}, false
	}
	return event{frame: f.gov, kind: fact.Reject, sources: src, targets: targets, rule: "control", score: 0.78, lemma: g.verb.lemma}, true
}
