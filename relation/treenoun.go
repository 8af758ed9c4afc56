package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// nounDeed reads the event noun at word i with the light verb that carries it.
func (a *analysis) nounDeed(i int) deed {
	d := deed{word: i, noun: a.words[i].lex.noun, last: i + 1, subj: -1, obj: -1, iobj: -1, clause: -1, carrier: -1, over: -1}
	if h := a.headOf(i); h >= 0 && a.rel(i) == "nmod" && a.caseOf(i) == "of" && a.words[h].ment < 0 && (a.words[h].lex.sets&nQuantity != 0 || a.words[h].lex.class&cTime != 0) {
		d.over, i = h, h
	}
	if a.childBy(i, "cop") >= 0 && (a.caseOf(i) == "in" || a.caseOf(i) == "at" || a.caseOf(i) == "on" && kindOfNoun(d.noun) == fact.Consult || a.upos(i) == "ADJ") { // "is in talks with", "is at war with"
		d.carrier, d.subj, d.how = i, a.subjectChild(i), bySVO
		return d
	}
	h := a.headOf(i)
	if v := a.avowed(i); v >= 0 {
		d.carrier, d.subj, d.how = v, a.subjectChild(v), bySVO
		if d.subj < 0 {
			d.subj, d.how = a.subjectOf(v, 0)
		}
		return d
	}
	if h >= 0 && (a.rel(i) == "nmod" || a.rel(i) == "obl" && a.words[h].ment >= 0) && a.caseOf(i) == "for" && a.childBy(h, "cop") >= 0 { // "is in Oslo for talks"
		d.subj, d.how = a.subjectChild(h), byParticiple
		return d
	}
	token := h >= 0 && a.caseOf(i) == "in" && (a.rel(i) == "obj" || a.rel(i) == "nmod" && a.rel(h) == "obj") && a.inToken(i, kindOfNoun(d.noun))
	if token && !a.isVerb(h) { // "imposed a ban in defiance of Chad"
		h = a.headOf(h)
	}
	if h < 0 || !a.isVerb(h) {
		return d
	}
	v := a.verbAt(h)
	switch r := a.rel(i); {
	case token, r == "obl" && occasions[a.caseOf(i)] && (v == nil || v.lemma != "engage" && v.lemma != "meet"):
		if d.subj = a.prepOf(h, "by"); !a.passiveAt(h) || d.subj < 0 {
			d.subj, _ = a.subjectOf(h, 0)
		}
		d.how = byParticiple
	case v == nil:
	case (r == "obj" || a.fullRel(i) == "nsubj:pass") && a.carries(h, v),
		r == "obl" && (v.lemma == "engage" && a.caseOf(i) == "in" || v.lemma == "meet" && a.caseOf(i) == "for"):
		d.carrier = h
		if a.passiveAt(h) {
			d.subj = a.prepOf(h, "by")
		} else {
			d.subj, d.how = a.subjectOf(h, 0)
		}
	}
	return d
}

// avowed returns the verb by which somebody says that the attack i was his: "claimed responsibility for the attack", "claimed the attack";
// or -1.
func (a *analysis) avowed(i int) int {
	h := a.headOf(i)
	if h < 0 || a.words[i].lex.sets&nAttack == 0 && kindOfNoun(a.words[i].lex.noun) != fact.Assault {
		return -1
	}
	v := h
	switch r := a.rel(i); {
	case r == "nmod" && a.caseOf(i) == "for" && a.spelt(h, "responsibility", "credit"):
		v = a.headOf(h)
	case r == "obl" && a.caseOf(i) == "for" && a.isVerb(h) && a.spelt(a.childBy(h, "obj"), "responsibility", "credit"):
	case r == "obj" && a.isVerb(h) && a.lemma(h) == "claim" && !a.passiveAt(h):
	default:
		return -1
	}
	if v < 0 || !a.isVerb(v) || a.passiveAt(v) || !takesBlame[a.lemma(v)] {
		return -1
	}
	return v
}

// takesBlame are verbs by which somebody says that a deed was his.
var takesBlame = setOf([]string{"claim", "accept", "admit", "take", "assume", "acknowledge"})

// occasions are the prepositions between what somebody does and the meeting at which, before or after which he does it.
var occasions = map[string]bool{"after": true, "following": true, "during": true, "for": true, "in": true, "at": true, "before": true}

// carries reports whether the subject of verb h, which is v, is he who does what its object names: "held talks", "ruled out talks".
func (a *analysis) carries(h int, v *verb) bool {
	e := v.effect
	if c := a.childBy(h, "compound:prt"); c >= 0 {
		e |= a.lex.phrase[v.lemma+" "+a.words[c].lex.form]
	}
	return e&(eLight|eDeny|eIntend|eFuture) != 0
}

// clauseOf returns the subject of the clause that says what noun i asks for ("its demand that Israel stop"), wherever the
// parser hangs it; -1 for none.
func (a *analysis) clauseOf(i int) int {
	for _, h := range [...]int{i, a.headOf(i)} {
		if h < 0 {
			continue
		}
		for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
			if m := a.childBy(int(c), "mark"); int(c) > i && m > i && a.is(m, "that") && a.rel(int(c)) != "nsubj" {
				return a.subjectChild(int(c))
			}
		}
	}
	return -1
}

// treeNoun tries the patterns of an event noun.
func (a *analysis) treeNoun(d *deed) (event, bool) {
	for i := range d.noun.patterns {
		p := &d.noun.patterns[i]
		if p.before != "" && !a.spelt(d.word-1, p.before) || p.kind == fact.Assault && a.walkout(d.word, d.subj) {
			continue
		}
		if e, ok := a.fitTreeNoun(d, p); ok {
			return e, true
		}
	}
	return event{}, false
}

// walkout reports whether the strike i is one of workers and no attack: "a hunger strike", "nurses began a strike"; s is who does it.
func (a *analysis) walkout(i, s int) bool {
	if a.lemma(i) != "strike" {
		return false
	}
	for _, p := range a.words[i].lex.noun.patterns {
		if p.before != "" && a.spelt(i-1, p.before) {
			return true
		}
	}
	return s >= 0 && (a.words[s].lex.sets&nPeople != 0 && a.words[s].lex.sets&(nAgent|nActing|nForces|nRegime) == 0 || a.spelt(s, "union", "unions"))
}

// presides reports whether word i is a verb of those who lead talks, who need not have them with each other.
func (a *analysis) presides(i int) bool {
	return a.spelt(i, "led", "headed", "chaired", "hosted", "mediated", "overseen", "brokered")
}

// fitTreeNoun finds both ends of the pattern of a noun.
func (a *analysis) fitTreeNoun(d *deed, p *pattern) (event, bool) {
	e := event{kind: p.kind, mode: p.mode, symmetric: p.sym, lemma: d.noun.lemma, score: 0.86, rule: "tree-nominal"}
	if p.sym || p.both {
		for _, prep := range [...]string{"between", "among", "of"} {
			if prep == "of" && !p.sym {
				continue
			}
			at := a.slot(d, prep)
			if h := a.headOf(d.word); at < 0 && prep == "between" && h > d.word && a.isVerb(h) && a.rel(d.word) == "nsubj" {
				at = a.prepOf(h, prep) // "fighting broke out between"
			}
			two := a.treeActors(nil, at, asSource)
			if len(two) == 1 && prep != "of" {
				two = a.treeActors(two, a.andBeside(at), asSource)
			}
			if len(two) > 1 && two[0].entity != two[1].entity {
				e.symmetric, e.sources, e.targets = true, two[:1], two[1:]
				return e, true
			}
		}
	}
	if two := a.hyphenated(d.word); p.sym && len(two) == 2 {
		e.rule, e.sources, e.targets, e.score = "tree-compound", two[:1], two[1:], 0.8
		return e, true
	}
	for _, slot := range p.slots {
		at := -1
		if slot == "clause" {
			at = a.clauseOf(d.word)
		} else {
			at = a.slot(d, slot)
		}
		if e.targets = a.fitting(a.treeActors(nil, at, asTarget), p); len(e.targets) > 0 {
			break
		}
		if e.targets = a.fitting(a.blamed(at, p), p); len(e.targets) > 0 {
			break
		}
		if w, ok := a.into(at, d.word, p); ok {
			e.targets = a.fitting(w.who, p)
			break
		}
	}
	if len(e.targets) == 0 && a.inToken(d.word, p.kind) && !p.sym { // "in support of Chad" is not Chad's support
		at := a.slot(d, "of")
		if e.targets = a.fitting(a.treeActors(nil, at, asTarget), p); len(e.targets) == 0 {
			e.targets = a.blamed(at, p)
		}
	}
	if len(e.targets) == 0 && p.sym && d.carrier >= 0 && !a.presides(d.carrier) {
		if two := a.treeActors(nil, d.subj, asSource); len(two) > 1 {
			e.rule, e.sources, e.targets = "tree-joint", two[:1], two[1:]
			return e, true
		}
	}
	if len(e.targets) == 0 && p.sym && p.mode == "call" {
		return a.callFrom(d, e)
	}
	if len(e.targets) == 0 {
		return e, false
	}
	for _, from := range p.from {
		switch from {
		case "own":
			e.sources = a.possessors(d.word)
		case "subj":
			if d.carrier >= 0 && !p.sym && a.onBehalf(d.carrier) { // who demands a release does not release
				continue
			}
			if d.how != byParticiple || p.kind == fact.Consult || p.kind == fact.Protest || a.inToken(d.word, p.kind) {
				e.sources = a.treeActors(nil, d.subj, asSource)
			}
		default:
			e.sources = a.treeActors(nil, a.slot(d, from), asSource)
		}
		if len(e.sources) > 0 {
			break
		}
	}
	if k := a.childBy(d.word, "acl"); len(e.sources) == 0 && p.kind == fact.Assault && k > d.word && a.lemma(k) == "claim" {
		e.sources = a.treeActors(nil, a.prepOf(k, "by"), asSource) // "an attack on Chad claimed by rebels"
	}
	return e, len(e.sources) > 0
}

// inToken reports whether the bare noun i after "in" says what its clause is done for: "marched in support of Chad", "in defiance of the
// police", "in cooperation with Norway".
func (a *analysis) inToken(i int, kind fact.RelationType) bool {
	if a.caseOf(i) != "in" || a.childBy(i, "det", "nmod:poss") >= 0 || a.endsInS(i) {
		return false
	}
	switch kind {
	case fact.Support, fact.Reject, fact.Cooperate, fact.Protest:
		return true
	}
	return a.is(i, "retaliation", "revenge", "vengeance", "reprisal")
}

// callFrom reads who was called by whom: "changed sides after a phone call from Demir", "had a call from Demir".
func (a *analysis) callFrom(d *deed, e event) (event, bool) {
	from, h := a.prepOf(d.word, "from"), a.headOf(d.word)
	if from < 0 || h < 0 || !a.isVerb(h) || a.passiveAt(h) {
		return e, false
	}
	if r := a.rel(d.word); !(r == "obl" && occasions[a.caseOf(d.word)]) && !(r == "obj" && suffers[a.lemma(h)]) {
		return e, false
	}
	s, _ := a.subjectOf(h, 0)
	e.sources, e.targets = a.treeActors(nil, from, asSource), a.treeActors(nil, s, asTarget)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// andBeside returns the word behind "and" that the parser hangs beside word i and not on it: "talks between her and | Demir"; or -1.
func (a *analysis) andBeside(i int) int {
	h := a.headOf(i)
	if h < 0 {
		return -1
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		if k := int(c); k > i && a.rel(k) == a.rel(i) && a.caseOf(k) == "" && a.childBy(k, "cc") > i {
			return k
		}
	}
	return -1
}

// into finds of whom something is looked into, or protested against: "an inquiry into the role of Chadian diplomats".
func (a *analysis) into(h, not int, p *pattern) (walk, bool) {
	if h < 0 || p.kind != fact.Investigate && p.kind != fact.Protest {
		return walk{}, false
	}
	return a.descend(h, not, "", nil, nil, 1)
}

// hyphenated returns the two actors of "US-China talks", "the Trump-Putin summit", whose event is at word h.
func (a *analysis) hyphenated(h int) []actor {
	var out []actor
	for i := h - 2; i > 0 && i > h-6; i-- {
		if t := a.words[i].tag; t != tHyphen && t != tDash || a.words[i-1].ment < 0 || a.words[i+1].ment < 0 {
			continue
		}
		for _, k := range [2]int{i - 1, i + 1} {
			m := &a.ms[a.words[k].ment]
			if e := m.Entity.Index(); e >= 0 && a.canAct(int32(e), asSource) {
				out = append(out, actor{entity: int32(e), span: m.Span})
			}
		}
		return out
	}
	return nil
}

// possessors are owners without "of", which names the victim or the theme of an event.
func (a *analysis) possessors(h int) []actor {
	if c := a.childBy(h, "nmod:poss"); c >= 0 && a.words[c].ment < 0 && a.upos(c) == "PRON" { // "reiterated its demand"
		if g := a.headOf(h); g >= 0 && a.isVerb(g) && a.rel(h) == "obj" {
			s, _ := a.subjectOf(g, 0)
			return a.treeActors(nil, s, asSource)
		}
	}
	if c := a.childBy(h, "nmod:poss"); c >= 0 {
		if out := a.treeActors(nil, c, asSource); len(out) > 0 || a.words[c].ment < 0 {
			return out
		}
	}
	if a.childBy(h, "amod", "compound", "nmod:poss") < 0 {
		return nil
	}
	if out := a.treeOwners(nil, h); len(out) > 0 {
		return slices.DeleteFunc(out, func(x actor) bool { return !a.canAct(x.entity, asSource) })
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] { // "NATO air strikes", "Taliban attacks"
		if r := a.rel(int(c)); r == "amod" || r == "compound" {
			if x, ok := a.named(&chunk{head: c}); ok && !a.hyphened(&a.ms[a.words[c].ment]) && (a.es[x.entity].Type == fact.Organisation || a.es[x.entity].Type == fact.Group) {
				return []actor{x}
			}
		}
	}
	return nil
}

// blowOf reports whether word h names what is done to somebody against his will, so that "of" tells whom it befalls.
func (a *analysis) blowOf(h int) bool {
	if h < 0 || a.words[h].ment >= 0 {
		return false
	}
	k := kindOfNoun(a.words[h].lex.noun)
	return k == fact.Assault || k == fact.Coerce
}

// blamed returns whom a deed of opinion about what word h names is done to: "criticism of Jordan's plan".
func (a *analysis) blamed(h int, p *pattern) []actor {
	switch p.kind {
	case fact.Accuse, fact.Support, fact.Reject, fact.Protest:
		if h < 0 || a.words[h].ment >= 0 {
			return nil
		}
		if a.blowOf(h) { // "against the occupation of Chad by Mali"
			for _, by := range [...]int{a.prepOf(h, "by"), a.prepBehind(h, "by")} {
				if out := a.treeActors(nil, by, asTarget); len(out) > 0 {
					return out
				}
			}
			return a.possessors(h)
		}
		if out := a.treeOwners(nil, h); len(out) > 0 {
			return out
		}
		return a.treeActors(nil, a.prepOf(h, "by"), asTarget) // "protests against abuses by the army"
	}
	return nil
}
