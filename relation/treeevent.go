package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// how names the way in which a subject was found; with the rule of the type it makes the rule of a relation.
type how uint8

const (
	noSubject how = iota
	bySVO
	byRelative
	byReduced
	byControl
	byParticiple
)

var howNames = [...]string{"none", "svo", "relative", "reduced", "control", "participle"}

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
	over            int // of nouns: the noun that counts it ("a series of attacks"), or -1
}

// deedAt reads the verb at word i.
func (a *analysis) deedAt(i int) deed {
	d := deed{word: i, verb: a.verbAt(i), last: i + 1, subj: -1, obj: -1, iobj: -1, clause: -1, carrier: -1, over: -1}
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
	if d.passive && d.verb.effect&eState != 0 && a.prepOf(i, "by") < 0 { // "is opposed to"
		d.passive, d.subj = false, s
		return d
	}
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
	d.subj = a.doerOf(i)
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
	if v := a.words[i].lex.verb; v != unknownVerb {
		return v
	}
	return nil
}

// slot returns the head of the phrase with the preposition that hangs on the deed: on its word, its object or its carrier.
func (a *analysis) slot(d *deed, prep string) int {
	if o := a.prepOf(d.word, prep); o >= 0 && !(prep == "by" && d.passive) {
		return o
	}
	if d.obj >= 0 && d.verb != nil && a.words[d.obj].ment < 0 {
		if o := a.prepUnder(d.obj, prep); o >= 0 {
			return o
		}
	}
	for _, i := range [...]int{d.over, d.carrier} {
		if i < 0 {
			continue
		}
		if o := a.prepOf(i, prep); o >= 0 && !(prep == "by" && i == d.carrier && a.passiveAt(i)) {
			return o
		}
	}
	if o := a.prepBehind(d.word, prep); o >= 0 {
		return o
	}
	if d.noun != nil && prep == "by" {
		return a.byBelow(d.word, 0)
	}
	if d.noun == nil {
		for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] { // "launched attacks and raids on"
			if a.rel(int(c)) == "xcomp" && !a.isVerb(int(c)) {
				return a.prepOf(int(c), prep)
			}
		}
		return a.slotBeside(d, prep)
	}
	return -1
}

// slotBeside finds whom one speaks to where the parser has hung him on how it is done: "spoke by phone to Pugh".
func (a *analysis) slotBeside(d *deed, prep string) int {
	if prep != "to" && prep != "with" {
		return -1
	}
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		if k := int(c); a.rel(k) == "obl" && a.words[k].ment < 0 && a.spelt(k-1, "by", "over", "via") {
			if o := a.prepOf(k, prep); o >= 0 {
				return o
			}
		}
	}
	return -1
}

// prepBehind returns the phrase with the preposition that the parser hangs on a name after word i: "the attack by Niger on Chad";
// or -1. A name has hardly a phrase of its own but with "of" and "in".
func (a *analysis) prepBehind(i int, prep string) int {
	if prep == "of" || prep == "in" {
		return -1
	}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if r := a.rel(int(c)); int(c) > i && (r == "obl" || r == "nmod") && a.words[c].ment >= 0 {
			if o := a.prepOf(int(c), prep); o > i {
				return o
			}
		}
	}
	return -1
}

// prepUnder is prepOf for noun i, what is joined to it, what it is of and what was done to it: "photographs and other intelligence to",
// "a state of emergency in", "sanctions imposed on".
func (a *analysis) prepUnder(i int, prep string) int {
	if o := a.prepOf(i, prep); o >= 0 {
		return o
	}
	if k := a.prepOf(i, "of"); k >= 0 && a.words[k].ment < 0 {
		if o := a.prepOf(k, prep); o >= 0 {
			return o
		}
	}
	if k := a.childBy(i, "acl"); k > i && a.fullRel(k) != "acl:relcl" && a.words[k].lex.forms&participle != 0 && prep != "by" {
		if o := a.prepOf(k, prep); o >= 0 {
			return o
		}
	}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if a.rel(int(c)) == "conj" && !a.isVerb(int(c)) {
			if o := a.prepOf(int(c), prep); o >= 0 {
				return o
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
			if e, ok = a.treeVerb(&d); !ok {
				e, ok = a.died(&d)
			}
			if !ok {
				e, ok = a.received(&d)
			}
			if !ok && a.words[i].lex.noun != nil && (a.rel(i) == "csubj" || a.rel(i) == "nsubj") { // "fighting between A and B went on"
				d = a.nounDeed(i)
				e, ok = a.treeNoun(&d)
			}
		case a.childBy(i, "cop") >= 0 && a.words[i].ment >= 0:
			d = deed{word: i, last: i + 1, subj: -1, obj: -1, iobj: -1, clause: -1, carrier: -1, over: -1}
			e, ok = a.treeGuest(i)
		case (a.upos(i) == "NOUN" || a.upos(i) == "ADJ" && a.childBy(i, "cop") >= 0) && a.words[i].ment < 0 && a.words[i].lex.noun != nil:
			d = a.nounDeed(i)
			if e, ok = a.suffered(i); !ok {
				e, ok = a.treeNoun(&d)
			}
		}
		if ok {
			e.sources = append(e.sources, without(a.likewise(&d), e.sources)...)
			e.on(&d)
			out = append(out, e)
			out = a.outerEvents(out, &d, &e)
		}
	}
	return out
}

// inquires reports whether the verb i only asks a question: "asked whether", "asked him about the deal".
func (a *analysis) inquires(i int) bool {
	if a.lemma(i) != "ask" {
		return false
	}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if r := a.rel(k); (r == "ccomp" || r == "parataxis" || r == "advcl") && (a.markOf(k, "whether", "if") > i || a.wh(k) || k < i && a.questionMark(k) >= 0) {
			return true
		}
	}
	return a.prepOf(i, "about") >= 0
}

// treeVerb tries the patterns of a verb.
func (a *analysis) treeVerb(d *deed) (event, bool) {
	if a.inquires(d.word) {
		return event{}, false
	}
	if e, ok := a.treeMarch(d); ok {
		return e, true
	}
	for i := range d.verb.patterns {
		p := &d.verb.patterns[i]
		if p.kind == fact.RoleOf && a.childBy(d.word, "xcomp", "ccomp") >= 0 {
			continue // "led Chad to leave"
		}
		if p.kind == fact.Request && d.verb.lemma == "call" && (p.particle == "on" || p.particle == "upon") && !a.calledTo(d.word) {
			continue // "called on the Queen": to see her
		}
		if p.particle != d.particle && (p.particle == "" || a.afterVerb(d.word, p.particle) < 0) || p.only != 0 && !a.objectAmong(d, p.only) {
			continue
		}
		if e, ok := a.fitDeed(d, p); ok {
			return e, true
		}
		if p.only != 0 && p.only != nGoods { // but "ordered the ships to leave"
			return event{}, false
		}
	}
	if e, ok := a.treeWrong(d); ok {
		return e, true
	}
	if e, ok := a.treeMust(d); ok {
		return e, true
	}
	if e, ok := a.treePost(d); ok {
		return e, true
	}
	if e, ok := a.treeLabel(d); ok {
		return e, true
	}
	if e, ok := a.treeVisit(d); ok {
		return e, true
	}
	if e, ok := a.treeHolder(d); ok {
		return e, true
	}
	if e, ok := a.treeTaken(d); ok {
		return e, true
	}
	return a.treeTold(d)
}

// objectAmong reports whether the object, or a word that tells its kind, is a noun of the set.
func (a *analysis) objectAmong(d *deed, set nounSet) bool {
	if d.obj >= 0 && set == nAttack && a.walkout(d.obj, d.subj) {
		return false
	}
	for h := d.obj; h >= 0; h = a.prepOf(h, "of") {
		if set&nPerson != 0 && a.words[h].ment >= 0 {
			if e := a.ms[a.words[h].ment].Entity.Index(); e >= 0 && (a.es[e].Type == fact.Person || d.verb.lemma == "charge" && a.chargedWith(d)) {
				return true
			}
		}
		if a.words[h].lex.sets&set != 0 && (a.words[h].ment < 0 || set == nDiplomat) { // a name may hold its title
			return true
		}
		for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
			if r := a.rel(int(c)); (r == "compound" || r == "conj" || a.fullRel(int(c)) == "nmod:desc") && a.words[c].lex.sets&set != 0 && a.words[c].ment < 0 {
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
	e.sources = a.doers(d, p)
	e.targets = a.treeTargets(d, p)
	if p.kind == fact.Yield && a.breaksOff(d) {
		e.kind = fact.Reject
	}
	if p.kind == fact.RoleOf || p.kind == fact.Member && d.verb.lemma == "belong" {
		e.sources = slices.DeleteFunc(e.sources, func(x actor) bool {
			return (a.es[x.entity].Type != fact.Person && (p.kind == fact.RoleOf || a.es[x.entity].Type != fact.Organisation)) || x.proxy
		})
		e.targets = slices.DeleteFunc(e.targets, func(x actor) bool { return x.proxy || p.kind == fact.Member && a.es[x.entity].Type == fact.Country })
	}
	if p.only == nGoods {
		e.sources = slices.DeleteFunc(e.sources, func(x actor) bool { return a.es[x.entity].Type != fact.Country })
	}
	if len(e.targets) == 0 && p.joint && !d.passive && len(e.sources) > 1 && (d.obj < 0 || a.words[d.obj].ment < 0) {
		e.symmetric, e.rule = true, "tree-joint"
		e.sources, e.targets = e.sources[:1], e.sources[1:]
	}
	if len(e.targets) == 0 && len(e.sources) > 1 && a.reciprocal(d, p) {
		e.targets, e.rule = e.sources, eachOther
		if p.sym {
			e.sources, e.targets = e.sources[:1], e.sources[1:]
		}
	}
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// breaksOff reports whether what somebody withdraws from is no place but a deal or talks with another: "pulled out of talks with Chad".
func (a *analysis) breaksOff(d *deed) bool {
	return slices.ContainsFunc([]string{"from", "of"}, func(prep string) bool {
		h := a.slot(d, prep)
		return h >= 0 && a.words[h].ment < 0 && a.words[h].lex.sets&(nDeal|nTalk) != 0 && a.prepOf(h, "with") >= 0
	})
}

// eachOther is the rule of what several do to each other.
const eachOther = "tree-reciprocal"

// reciprocal reports whether the subjects do it to each other: "sued each other", "apologised to one another".
func (a *analysis) reciprocal(d *deed, p *pattern) bool {
	return slices.ContainsFunc(p.slots, func(slot string) bool {
		h := -1
		switch slot {
		case "obj":
			h = d.obj
		case "own":
			if d.obj >= 0 {
				h = a.childBy(d.obj, "nmod:poss")
			}
		case "clause":
		default:
			h = a.slot(d, slot)
		}
		return h >= 0 && (a.oneAnother(h) || h > 0 && a.oneAnother(h-1))
	})
}

// oneAnother reports whether "each other" or "one another" begins at word i.
func (a *analysis) oneAnother(i int) bool {
	return a.spelt(i, "each") && a.spelt(i+1, "other") || a.spelt(i, "one") && a.spelt(i+1, "another")
}

// died reads "two Chadians died in a Libyan air strike".
func (a *analysis) died(d *deed) (event, bool) {
	if d.verb.lemma != "die" && d.verb.lemma != "perish" || d.subj < 0 {
		return event{}, false
	}
	p := pattern{kind: fact.Assault, slots: []string{"obj"}}
	fall := deed{word: d.word, verb: d.verb, last: d.last, passive: true, how: d.how, subj: -1, obj: d.subj, iobj: -1, clause: -1, carrier: -1, over: -1}
	e, ok := a.fitDeed(&fall, &p)
	e.rule = "tree-died"
	return e, ok
}

// kindOfNoun is the type of an event noun, "" of any other.
func kindOfNoun(n *noun) fact.RelationType {
	if n == nil {
		return ""
	}
	return n.patterns[0].kind
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
			if k := a.blowOf(d.obj); k && p.kind != fact.Yield { // who is killed is not he who is blamed for the killing
				out = a.blamed(d.obj, p)
			} else {
				out = a.treeOwners(nil, d.obj)
			}
		case "clause":
			out = a.treeActors(nil, d.clause, asTarget)
		case "to":
			if out = a.treeActors(nil, a.slot(d, "to"), asTarget); len(out) == 0 && p.particle == d.particle {
				out = a.treeActors(nil, d.iobj, asTarget)
			}
			if o := d.obj; len(out) == 0 && o > 0 && p.only != 0 && a.rel(o-1) == "compound" && a.headOf(o-1) == o && a.words[o-1].ment >= 0 {
				out = a.headActors(nil, o-1, asTarget, 0) // "gave Kenya weapons", taken for one phrase
			}
		default:
			h := a.slot(d, slot)
			if out = a.treeActors(nil, h, asTarget); len(out) == 0 {
				out = a.blamed(h, p)
			}
		}
		if (slot == "own" || slot == "of") && p.kind == fact.Request && a.onBehalf(d.word) {
			out = slices.DeleteFunc(out, func(x actor) bool { return a.es[x.entity].Type == fact.Person })
		}
		if len(out) > 0 {
			return a.fitting(out, p)
		}
	}
	if (p.kind == fact.Request || p.kind == fact.Threaten) && p.particle == "" {
		return a.fitting(a.treeActors(nil, a.addressed(d), asTarget), p)
	}
	return nil
}

// afterVerb returns the head of what follows verb i with the preposition, also where "for" opens a clause: "called for Iran to stop".
func (a *analysis) afterVerb(i int, prep string) int {
	if o := a.prepOf(i, prep); o >= 0 || prep != "for" {
		return o
	}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if m := a.childBy(int(c), "mark"); a.rel(int(c)) != "advcl" || m < i || !a.is(m, "for") {
			continue
		}
		if s := a.subjectChild(int(c)); s >= 0 {
			return s
		}
		return a.prepMarked(int(c), i)
	}
	return -1
}

// verbless reports whether a particle of the pattern stands as a preposition, so that the object follows it: "called on Iran".
func (a *analysis) verbless(d *deed, p *pattern) bool {
	if p.particle == "" || p.particle == d.particle {
		return false
	}
	at := a.afterVerb(d.word, p.particle)
	if d.obj > d.word && at > d.obj && (p.particle == "out" || p.particle == "off") { // "threw Kuwait out of the cup"
		return false
	}
	d.obj = at
	if a.is(d.word+1, p.particle) {
		d.last = d.word + 2
	}
	return d.obj < 0
}

// outerEvents gives what governs the event by control ("agreed to visit Ukraine", "ruled out talks with Iran") its own relation.
func (a *analysis) outerEvents(out []event, d *deed, in *event) []event {
	i := d.word
	if c := d.carrier; c >= 0 && (a.verbAt(c) == nil || a.verbAt(c).effect&eLight != 0) {
		i = c
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
	targets := in.targets
	if own := without(slices.Clone(in.sources), src); kind == fact.Reject && d.noun != nil && len(own) > 0 { // "vetoed a French loan to Chad"
		targets = own
	}
	e := event{kind: kind, sources: src, targets: targets, rule: "tree-control", score: 0.8, lemma: o.verb.lemma, symmetric: in.rule == "tree-joint"}
	e.on(&o)
	return append(out, e)
}
