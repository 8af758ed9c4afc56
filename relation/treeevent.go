package relation

import "github.com/actant-project/actant/fact"

// deed is a verb or an event noun of a parsed sentence with what hangs on it; its phrases are heads in the tree.
type deed struct {
	word            int
	verb            *verb
	noun            *noun
	particle        string
	last            int // the word after the trigger
	passive         bool
	how             how
	subj, obj, iobj int // -1 for none; subj is who acts, also of a passive
	clause          int // the subject of the clause that is its object
	carrier         int // of nouns: the light verb that carries it, or -1
}

// deedAt reads the verb at word i.
func (a *analysis) deedAt(i int) deed {
	d := deed{word: i, verb: a.verbAt(i), last: i + 1, subj: -1, obj: -1, iobj: -1, clause: -1, carrier: -1}
	if d.verb == nil {
		d.verb = &verb{lemma: a.lemma(i)}
	}
	if c := a.childBy(i, "compound:prt"); c >= 0 {
		d.particle = a.words[c].lex.form
		if c == i+1 {
			d.last = c + 1
		}
	}
	s, by := a.subjectOf(i, 0)
	d.how, d.passive = by, a.passiveAt(i)
	d.iobj = a.childBy(i, "iobj")
	if c := a.childBy(i, "ccomp"); c >= 0 {
		d.clause = a.childBy(c, "nsubj")
	} else if c := a.childBy(i, "xcomp"); c >= 0 {
		d.clause = a.childBy(c, "nsubj")
	}
	if !d.passive {
		d.subj, d.obj = s, a.objectOf(i)
		return d
	}
	d.obj = s
	d.subj = a.prepOf(i, "by")
	if o := a.childBy(i, "obj"); o >= 0 && d.subj < 0 { // "was given a loan by Japan"
		d.subj = a.prepOf(o, "by")
	}
	if o := a.childBy(i, "obj"); o >= 0 { // "was given tanks"
		d.obj, d.iobj = o, s
	}
	return d
}

// verbAt returns what the lexicon knows of the verb at word i, or nil.
func (a *analysis) verbAt(i int) *verb {
	if v := a.lex.verbs[a.lemma(i)]; v != nil {
		return v
	}
	return a.words[i].lex.verb
}

// slot returns the head of the phrase with the preposition that hangs on the deed: on its word, its object or its carrier.
func (a *analysis) slot(d *deed, prep string) int {
	if o := a.prepOf(d.word, prep); o >= 0 && !(prep == "by" && d.passive) {
		return o
	}
	if d.obj >= 0 && d.verb != nil && a.words[d.obj].ment < 0 {
		if o := a.prepOf(d.obj, prep); o >= 0 {
			return o
		}
	}
	if d.carrier >= 0 {
		if o := a.prepOf(d.carrier, prep); o >= 0 {
			return o
		}
	}
	if d.noun == nil {
		for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] { // "launched attacks and raids on"
			if a.rel(int(c)) == "xcomp" && !a.isVerb(int(c)) {
				return a.prepOf(int(c), prep)
			}
		}
	}
	return -1
}

// typeTree appends the events of the parsed sentence.
func (a *analysis) typeTree(out []event) []event {
	for i := range a.words {
		var e event
		var d deed
		ok := false
		switch {
		case a.isVerb(i):
			d = a.deedAt(i)
			e, ok = a.treeVerb(&d)
		case a.upos(i) == "NOUN" && a.words[i].ment < 0 && a.words[i].lex.noun != nil:
			d = a.nounDeed(i)
			e, ok = a.treeNoun(&d)
		}
		if ok {
			e.frame = a.frameFor(&d)
			out = append(out, e)
			out = a.outerEvents(out, &d, &e)
		}
	}
	return out
}

// frameFor appends a frame that names the deed's trigger and returns its index.
func (a *analysis) frameFor(d *deed) int32 {
	f := frame{verb: d.verb, noun: d.noun, head: int32(d.word), last: int32(d.last), particle: d.particle, chunk: max(0, a.chunkAt(d.word)),
		group: -1, gov: -1, passive: d.passive && d.noun == nil}
	a.frames = append(a.frames, f)
	return int32(len(a.frames) - 1)
}

// treeVerb tries the patterns of a verb.
func (a *analysis) treeVerb(d *deed) (event, bool) {
	for i := range d.verb.patterns {
		p := &d.verb.patterns[i]
		if p.particle != d.particle && (p.particle == "" || a.prepOf(d.word, p.particle) < 0) || p.only != 0 && !a.objectAmong(d, p.only) {
			continue
		}
		if e, ok := a.fitDeed(d, p); ok {
			return e, true
		}
		if p.only != 0 {
			return event{}, false
		}
	}
	return a.treeMust(d)
}

// treeMust reads "Russia said Sudan must leave" as a request.
func (a *analysis) treeMust(d *deed) (event, bool) {
	c := a.childBy(d.word, "ccomp")
	if c < 0 || d.passive || d.clause < 0 || d.verb.cue&qQuote == 0 || len(d.verb.patterns) > 0 || a.childBy(c, "advmod") >= 0 && a.weighTree(c).negative {
		return event{}, false
	}
	if m := a.childBy(c, "aux"); m < 0 || !a.is(m, "must") {
		return event{}, false
	}
	e := event{kind: fact.Request, rule: "tree-must", score: 0.75, lemma: d.verb.lemma}
	e.sources, e.targets = a.treeActors(nil, d.subj, asSource), a.treeActors(nil, d.clause, asTarget)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// objectAmong reports whether the object, or a word that tells its kind, is a noun of the set.
func (a *analysis) objectAmong(d *deed, set nounSet) bool {
	for h := d.obj; h >= 0; h = a.prepOf(h, "of") {
		if set&nPerson != 0 && a.words[h].ment >= 0 {
			if e := a.ms[a.words[h].ment].Entity.Index(); e >= 0 && a.es[e].Type == fact.Person {
				return true
			}
		}
		if a.words[h].lex.sets&set != 0 && a.words[h].ment < 0 {
			return true
		}
		for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
			if r := a.rel(int(c)); (r == "compound" || r == "conj") && a.words[c].lex.sets&set != 0 && a.words[c].ment < 0 {
				return true
			}
		}
		if a.words[h].lex.sets&nQuantity == 0 {
			break
		}
	}
	return false
}

// fitDeed finds both ends of the pattern.
func (a *analysis) fitDeed(d *deed, p *pattern) (event, bool) {
	e := event{kind: p.kind, mode: p.mode, symmetric: p.sym, lemma: d.verb.lemma, score: 0.86, rule: "tree-" + howNames[d.how]}
	if d.passive {
		e.rule = "tree-passive"
	}
	if d.particle != "" {
		e.lemma += " " + d.particle
	}
	if d.how == byParticiple {
		e.score -= 0.08
	}
	e.sources = a.treeActors(nil, d.subj, asSource)
	e.targets = a.treeTargets(d, p)
	if len(e.targets) == 0 && p.joint && len(e.sources) > 1 && (d.obj < 0 || a.words[d.obj].ment < 0) {
		e.symmetric, e.rule = true, "tree-joint"
		e.sources, e.targets = e.sources[:1], e.sources[1:]
	}
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// treeTargets returns the entities in the first slot of the pattern that names any.
func (a *analysis) treeTargets(d *deed, p *pattern) []actor {
	for _, slot := range p.slots {
		var out []actor
		switch slot {
		case "obj":
			if a.verbless(d, p) {
				continue
			}
			out = a.treeActors(nil, d.obj, asTarget)
		case "own":
			out = a.treeOwners(nil, d.obj)
		case "clause":
			out = a.treeActors(nil, d.clause, asTarget)
		case "to":
			if out = a.treeActors(nil, a.slot(d, "to"), asTarget); len(out) == 0 {
				out = a.treeActors(nil, d.iobj, asTarget)
			}
			if o := d.obj; len(out) == 0 && o > 0 && p.only != 0 && a.rel(o-1) == "compound" && a.headOf(o-1) == o && a.words[o-1].ment >= 0 {
				out = a.headActors(nil, o-1, asTarget, 0) // "gave Kenya weapons", taken for one phrase
			}
		default:
			out = a.treeActors(nil, a.slot(d, slot), asTarget)
		}
		if len(out) > 0 {
			return a.fitting(out, p)
		}
	}
	return nil
}

// verbless reports whether a particle of the pattern stands as a preposition, so that the object follows it: "called on Iran".
func (a *analysis) verbless(d *deed, p *pattern) bool {
	if p.particle == "" || p.particle == d.particle {
		return false
	}
	d.obj, d.last = a.prepOf(d.word, p.particle), d.word+2
	return d.obj < 0
}

// nounDeed reads the event noun at word i with the light verb that carries it.
func (a *analysis) nounDeed(i int) deed {
	d := deed{word: i, noun: a.words[i].lex.noun, last: i + 1, subj: -1, obj: -1, iobj: -1, clause: -1, carrier: -1}
	h := a.headOf(i)
	if h < 0 || !a.isVerb(h) {
		return d
	}
	v := a.verbAt(h)
	switch r := a.rel(i); {
	case v == nil:
	case (r == "obj" || a.fullRel(i) == "nsubj:pass") && v.effect&eLight != 0,
		r == "obl" && (v.lemma == "engage" && a.caseOf(i) == "in" || v.lemma == "meet" && a.caseOf(i) == "for"):
		d.carrier = h
		if a.passiveAt(h) {
			d.subj = a.prepOf(h, "by")
		} else {
			d.subj, d.how = a.subjectOf(h, 0)
		}
	case r == "obl" && (a.caseOf(i) == "after" || a.caseOf(i) == "following" || a.caseOf(i) == "during"):
		d.subj, _ = a.subjectOf(h, 0)
		d.how = byParticiple
	}
	return d
}

// treeNoun tries the patterns of an event noun.
func (a *analysis) treeNoun(d *deed) (event, bool) {
	for i := range d.noun.patterns {
		p := &d.noun.patterns[i]
		if p.before != "" && !a.is(d.word-1, p.before) {
			continue
		}
		if e, ok := a.fitTreeNoun(d, p); ok {
			return e, true
		}
	}
	return event{}, false
}

// fitTreeNoun finds both ends of the pattern of a noun.
func (a *analysis) fitTreeNoun(d *deed, p *pattern) (event, bool) {
	e := event{kind: p.kind, mode: p.mode, symmetric: p.sym, lemma: d.noun.lemma, score: 0.86, rule: "tree-nominal"}
	if p.sym || p.both {
		for _, prep := range [...]string{"between", "among", "of"} {
			if prep == "of" && !p.sym {
				continue
			}
			if two := a.treeActors(nil, a.slot(d, prep), asSource); len(two) > 1 {
				e.symmetric, e.sources, e.targets = true, two[:1], two[1:]
				return e, true
			}
		}
	}
	for _, slot := range p.slots {
		if slot == "with" && p.kind == fact.Assault {
			continue
		}
		if e.targets = a.fitting(a.treeActors(nil, a.slot(d, slot), asTarget), p); len(e.targets) > 0 {
			break
		}
	}
	if len(e.targets) == 0 && p.sym && d.carrier >= 0 {
		if two := a.treeActors(nil, d.subj, asSource); len(two) > 1 {
			e.rule, e.sources, e.targets = "tree-joint", two[:1], two[1:]
			return e, true
		}
	}
	if len(e.targets) == 0 {
		return e, false
	}
	for _, from := range p.from {
		switch from {
		case "own":
			e.sources = a.possessors(d.word)
		case "subj":
			if d.how != byParticiple || p.kind == fact.Consult {
				e.sources = a.treeActors(nil, d.subj, asSource)
			}
		default:
			e.sources = a.treeActors(nil, a.slot(d, from), asSource)
		}
		if len(e.sources) > 0 {
			break
		}
	}
	return e, len(e.sources) > 0
}

// possessors are owners without "of", which names the victim or the theme of an event.
func (a *analysis) possessors(h int) []actor {
	if c := a.childBy(h, "nmod:poss"); c >= 0 {
		if out := a.treeActors(nil, c, asSource); len(out) > 0 || a.words[c].ment < 0 {
			return out
		}
	}
	if a.childBy(h, "amod", "compound", "nmod:poss") < 0 {
		return nil
	}
	return a.treeOwners(nil, h)
}

// outerEvents gives what governs the event by control ("agreed to visit Ukraine", "ruled out talks with Iran") its own relation.
func (a *analysis) outerEvents(out []event, d *deed, in *event) []event {
	i := d.word
	if d.carrier >= 0 {
		i = d.carrier
	}
	g := a.headOf(i)
	for g >= 0 && a.isVerb(g) && a.rel(i) == "xcomp" && a.verbAt(g) != nil && a.verbAt(g).effect&eFact != 0 {
		i, g = g, a.headOf(g)
	}
	if g < 0 || !a.isVerb(g) || a.rel(i) != "xcomp" && !(a.rel(i) == "obj" && d.noun != nil) {
		return out
	}
	o := a.deedAt(g)
	if o.passive || o.verb.lemma == "deny" || len(in.targets) == 0 { // who denies a killing rejects nobody
		return out
	}
	kind := outerType(o.verb, o.particle, in.kind)
	if kind == "" || a.rel(i) == "obj" && kind != fact.Reject && !(kind == fact.Threaten && hostile(in.kind)) {
		return out
	}
	src := a.treeActors(nil, o.subj, asSource)
	if len(src) == 0 {
		return out
	}
	return append(out, event{frame: a.frameFor(&o), kind: kind, sources: src, targets: in.targets, rule: "tree-control", score: 0.8,
		lemma: o.verb.lemma, symmetric: in.rule == "tree-joint"})
}
