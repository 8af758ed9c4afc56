package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// pathLimit bounds how far below a verb the other end is sought.
const pathLimit = 5

// walk is the way from a verb down to a phrase that names someone.
type walk struct {
	who  []actor
	prep string   // the preposition nearest to the phrase
	lead string   // the preposition that hangs on the verb itself
	via  []string // the base forms of the words between
}

// pathEvents appends events of verbs to which no pattern gave one: who acts by the subject, on whom by the nearest name below the verb in
// the same clause, and the type by what is learnt of verb, object and the words between. typed says which words have events.
func (a *analysis) pathEvents(out []event, typed func(word int) bool) []event {
	for i := range a.words {
		if !a.isVerb(i) || typed(i) || a.fact(i) || a.is(i-1, "under") || a.keepsSilent(i) || a.putUnderTyped(i, typed) {
			continue
		}
		d := a.deedAt(i)
		if d.verb == nil || d.passive && a.presides(i) || // "the Chad talks are led by Norway"
			d.verb.effect&eObject != 0 && d.verb.effect&eRequest == 0 && a.inner(i) || // "forced Chad to leave": what Chad does tells
			a.claims(&d) || a.chargedWith(&d) ||
			d.obj >= 0 && typed(d.obj) && d.verb.effect&eLight != 0 || d.how == byReduced && !d.passive && d.subj < 0 {
			continue
		}
		if e, ok := a.pathEvent(&d); ok {
			e.on(&d)
			out = append(out, e)
			out = a.outerEvents(out, &d, &e)
		}
	}
	return out
}

// keepsSilent reports whether verb i is that somebody will not speak of something: "declined to comment on the row with Chad".
func (a *analysis) keepsSilent(i int) bool {
	x := a.childBy(i, "xcomp")
	return x >= 0 && a.spelt(i, "declined", "declines", "decline", "refused", "refuses", "refuse") &&
		a.spelt(x, "comment", "say", "discuss", "elaborate", "speculate", "answer", "name", "identify", "disclose", "reveal", "confirm", "specify", "speak")
}

// putUnderTyped reports whether what is done by verb i is told by the noun under which somebody is put: "placed him under arrest".
func (a *analysis) putUnderTyped(i int, typed func(word int) bool) bool {
	o := a.prepOf(i, "under")
	return o >= 0 && typed(o)
}

// pathEvent is the event of one verb.
func (a *analysis) pathEvent(d *deed) (event, bool) {
	if e, ok := a.betweenSubject(d); ok {
		return e, true
	}
	src := a.actorsOf(d)
	if len(src) == 0 {
		return event{}, false
	}
	w, kind, score := a.likeliest(d, src)
	if kind == "" {
		if e, ok := a.unless(d); ok {
			return e, true
		}
		return a.jointly(d, src)
	}
	if kind == fact.Yield && a.breaksOff(d) {
		kind = fact.Reject
	}
	if w.who = a.suiting(&w, kind); len(w.who) == 0 {
		return event{}, false
	}
	return event{kind: kind, sources: src, targets: w.who, rule: "path", score: score, lemma: d.verb.lemma, symmetric: d.verb.mutual(kind)}, true
}

// inner reports whether the verb i has a verb as its complement.
func (a *analysis) inner(i int) bool {
	k := a.childBy(i, "xcomp")
	return k >= 0 && a.isVerb(k)
}

func (a *analysis) allCountries(xs []actor) bool {
	return !slices.ContainsFunc(xs, func(x actor) bool { return a.es[x.entity].Type != fact.Country })
}

// suiting keeps the targets of a walk that a guessed type can have: one asks or thanks people, not places; help comes to a place, and what
// is far below the verb stands in a place, but is not done to it.
func (a *analysis) suiting(w *walk, kind fact.RelationType) []actor {
	return slices.DeleteFunc(a.fitting(slices.Clone(w.who), &pattern{kind: kind}), func(x actor) bool {
		if a.es[x.entity].Type != fact.Place {
			return false
		}
		switch kind {
		case fact.Assault, fact.Coerce, fact.Mobilize, fact.Protest, fact.Sanction, fact.Threaten, fact.Yield:
			far := len(w.via) > 1 && kind != fact.Assault && kind != fact.Coerce
			return far || len(w.via) > 2 || w.prep == "from" && len(w.via) > 0 || kind != fact.Mobilize && (w.lead == "near" || w.lead == "from" || w.lead == "off")
		case fact.Aid:
			return len(w.via) > 1 || w.prep != "to" && w.prep != "for" && w.prep != "into"
		}
		return len(w.via) != 1 || !posts[w.via[0]]
	})
}

// posts are what a country has in the place where it is friends with another: "opened an embassy in Tehran".
var posts = setOf([]string{"embassy", "consulate", "mission"})

// fact reports whether the verb i only carries the one below it: "began to".
func (a *analysis) fact(i int) bool {
	v := a.verbAt(i)
	return v != nil && v.effect&(eFact|eLight) != 0 && a.inner(i) && (v.effect&eRequest == 0 || a.objectChild(i) < 0) // but "wants Peru to"
}

// likeliest returns, of the ways from the deed to somebody other than the sources, the one whose type is surest; of equals the shorter,
// and somebody rather than the place where it was done.
func (a *analysis) likeliest(d *deed, src []actor) (best walk, kind fact.RelationType, score float32) {
	high := float32(0)
	ways := a.below(d, src)
	for _, w := range ways {
		k, s := a.guess(d, &w)
		if k == fact.Yield && a.outcome(d, &w) || judges(k) && a.victim(d, &w) || k == fact.Agree && w.prep == "against" || k == fact.Consult && d.verb.lemma == "call" && (len(w.via) > 0 || a.namesBehind(d)) || len(w.via) > 0 && endings[d.verb.lemma] && (k == fact.Assault || k == fact.Yield && w.prep == "") {
			continue
		}
		if d.obj >= 0 && d.verb.effect&eDeny != 0 && k != "" && k == kindOfNoun(a.words[d.obj].lex.noun) { // "blocked aid to Chad"
			if hostile(k) {
				continue
			}
			k = fact.Reject
		}
		weight := s
		if a.es[w.who[0].entity].Type == fact.Place {
			weight *= 0.8
		}
		if k != "" && weight > high {
			best, kind, score, high = w, k, s, weight
		}
	}
	if kind == "" {
		return best, kind, score
	}
	best.who = slices.Clone(best.who)
	for _, w := range ways { // "worked with Norway, with Iceland and with Chad"
		if w.prep == best.prep && w.prep != "" && len(w.via) == 0 && len(best.via) == 0 {
			best.who = append(best.who, without(w.who, best.who)...)
		}
	}
	return best, kind, score
}

// endings are what is done to somebody's war or attack and not to him: "determined to end Norway's war".
var endings = setOf(strings.Fields("end stop halt cease conclude settle resolve prevent avert"))

// below finds the phrases under the deed that name someone other than the sources, the nearest first; its object stands alone
// when it names somebody outright.
func (a *analysis) below(d *deed, src []actor) []walk {
	var out []walk
	if d.obj >= 0 {
		if w, ok := a.descend(d.obj, d.word, "", nil, src, 0); ok {
			if out = append(out, w); len(w.via) < 2 {
				return out
			}
		} else if a.upos(d.obj) == "PROPN" || a.upos(d.obj) == "PRON" && a.words[d.obj].ment < 0 {
			return nil // it is somebody whom we do not know
		}
	}
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		i := int(c)
		if s := a.condition(d, i); s >= 0 {
			if who := without(a.treeActors(nil, s, asTarget), src); len(who) > 0 {
				out = append(out, walk{who: who, lead: "if", prep: "if", via: []string{a.lemma(i)}})
			}
		}
		if who := a.tension(d, i); len(who) > 0 {
			if who = without(who, src); len(who) > 0 {
				out = append(out, walk{who: who, lead: "amid", prep: "against"})
			}
		}
		if i != d.subj && a.leadsOn(d, i) {
			if w, ok := a.descend(i, d.word, "", nil, src, 1); ok {
				w.lead = a.caseOf(i)
				out = append(out, w)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y walk) int { return len(x.via) - len(y.via) })
	return out
}

// without returns those of xs that are none of src.
func without(xs, src []actor) []actor {
	return slices.DeleteFunc(xs, func(x actor) bool {
		return slices.ContainsFunc(src, func(s actor) bool { return s.entity == x.entity })
	})
}

// condition returns the subject of the clause i that a threat is bound to: "threatened to cut supplies unless Togo pays"; or -1.
func (a *analysis) condition(d *deed, i int) int {
	v := d.verb
	if g := a.headOf(d.word); g >= 0 && a.rel(d.word) == "xcomp" && a.verbAt(g) != nil {
		v = a.verbAt(g)
	}
	m := a.childBy(i, "mark")
	if kindOf(v.patterns, "") != fact.Threaten || a.rel(i) != "advcl" || m < 0 || !a.is(m, "if", "unless") {
		return -1
	}
	return a.subjectChild(i)
}

// tension returns with whom there is a quarrel while forces are moved: "put troops on alert amid a row with Chad", "as tension with Chad rose".
func (a *analysis) tension(d *deed, i int) []actor {
	if d.obj < 0 || !a.objectAmong(d, nForces) {
		return nil
	}
	switch r := a.rel(i); {
	case r == "obl" && a.caseOf(i) == "amid":
	case r == "advcl" && a.markOf(i, "as") >= 0:
		i = a.subjectChild(i)
	default:
		return nil
	}
	if i < 0 {
		return nil
	}
	return a.treeActors(nil, a.prepOf(i, "with"), asTarget)
}

// leadsOn reports whether what the deed does may be done to somebody named under its dependent i.
func (a *analysis) leadsOn(d *deed, i int) bool {
	speaks := a.isVerb(i) && a.verbAt(i) != nil && a.typed(i, a.verbAt(i))
	switch a.rel(i) {
	case "iobj", "obl", "nmod":
		return true
	case "advmod":
		return a.childBy(i, "obl") > i // "closer to Iraq"
	case "xcomp":
		return !speaks
	case "ccomp":
		if d.verb.effect&eDeny != 0 && d.verb.cue&qThat != 0 { // "denied that it had paid anybody in Chad"
			return false
		}
		more := func(p pattern) bool { return len(p.slots) > 1 || p.slots[0] != "clause" }
		return d.verb.effect&eRequest != 0 || slices.ContainsFunc(d.verb.patterns, more)
	case "advcl":
		m := a.childBy(i, "mark")
		if m >= 0 && a.is(m, "that") && d.verb.effect&eRequest != 0 {
			return true // "demanded ... that it stop", hung too high
		}
		if d.subj < d.word && i < d.subj { // "questioned by Demir, she denied it"
			return false
		}
		misplaced := m < 0 && a.childBy(i, "aux") >= 0 // "X, who vowed to win, had been expected to"
		return a.childBy(i, "nsubj") < 0 && (!speaks || a.protesting(d)) && !misplaced
	}
	return false
}

// typed reports whether verb v at word i has a type of its own with the particle that stands there.
func (a *analysis) typed(i int, v *verb) bool {
	c := a.childBy(i, "compound:prt")
	return slices.ContainsFunc(v.patterns, func(p pattern) bool {
		if p.only == nGoods {
			return false // "agreed to buy Acme"
		}
		return p.particle == "" || c >= 0 && a.is(c, p.particle) || a.prepOf(i, p.particle) >= 0
	})
}

// protesting reports whether the deed is a protest: what for, and against whom, is told by what it is done to demand.
func (a *analysis) protesting(d *deed) bool {
	if kindOf(d.verb.patterns, d.particle) == fact.Protest {
		return true
	}
	return d.obj >= 0 && a.words[d.obj].ment < 0 && kindOfNoun(a.words[d.obj].lex.noun) == fact.Protest
}

// aside are the prepositions of what stands beside a deed: when it was, what it is like.
var aside = setOf(strings.Fields("after before during since until till following amid despite unlike like than as pending ahead besides beyond under"))

// protests reports whether word i is a verb of protest: what it comes after is then its cause.
func (a *analysis) protests(i int) bool {
	v := a.verbAt(i)
	return v != nil && kindOf(v.patterns, "") == fact.Protest
}

// currency reports whether word i is money with the name of a country before it, which is no more than its name: "Canadian dollars".
func (a *analysis) currency(i int) bool {
	return currencies[a.lemma(i)] && i > 0 && a.words[i-1].ment >= 0 && a.ms[a.words[i-1].ment].Kind == fact.Demonym
}

var currencies = setOf(strings.Fields("dollar pound peso yen franc mark crown krone krona rouble ruble rupee euro shilling dinar lira rand real yuan won"))

// harms reports whether word i is a verb of assault or coercion.
func (a *analysis) harms(i int) bool {
	if v := a.verbAt(i); v != nil && a.isVerb(i) {
		k := kindOf(v.patterns, "")
		return k == fact.Assault || k == fact.Coerce
	}
	return false
}

func (a *analysis) noPerson(xs []actor) bool {
	return !slices.ContainsFunc(xs, func(x actor) bool { return a.es[x.entity].Type == fact.Person })
}

// descend looks at word i, then at what hangs on it but for the word not.
func (a *analysis) descend(i, not int, prep string, via []string, src []actor, depth int) (walk, bool) {
	if a.spelt(i-2, "together", "along") && a.is(i-1, "with") {
		return walk{}, false
	}
	if p := a.caseOf(i); aside[p] && !(depth == 1 && a.protests(not)) || p == "in" && a.inToken(i, kindOfNoun(a.words[i].lex.noun)) {
		return walk{}, false
	} else if p != "" {
		prep = p
	}
	if !a.isVerb(i) {
		if who := without(a.treeActors(nil, i, asTarget), src); len(who) > 0 {
			return walk{who: who, prep: prep, via: via}, true
		}
		if a.words[i].ment < 0 && a.words[i].lex.sets&nKin == 0 && !a.currency(i) && !a.carriedAttack(i) {
			if who := without(a.proxies(nil, i, nAgent, asTarget), src); len(who) > 0 {
				return walk{who: who, prep: prep, via: append(via, a.lemma(i))}, true
			}
		}
	}
	if depth >= pathLimit {
		return walk{}, false
	}
	via = append(slices.Clone(via), a.lemma(i))
	private := a.words[i].lex.sets&(nKin|nOffice|nPersonal|nTrade) != 0  // the family and the lawyers of a person are not his
	chief := private && a.words[i].lex.sets&nOffice != 0 && a.harms(not) // but "killed the deputy chief of the militia"
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if k == not {
			continue
		}
		switch a.rel(k) {
		case "nmod", "obl", "obj", "iobj", "xcomp":
		case "appos":
			if a.utterer(k) >= 0 { // "offered to help, an offer that Chad accepted"
				continue
			}
		case "amod":
			if !a.spelt(k, "full", "packed", "crowded") { // "a bus full of"
				continue
			}
		case "conj":
			if a.isVerb(k) || a.isVerb(i) {
				continue
			}
		case "nsubj":
			if !a.isVerb(i) {
				continue
			}
		case "acl", "advcl":
			if from := a.takenFrom(k); from >= 0 {
				k = from
				break
			}
			s := a.subjectChild(k)
			if s < 0 && a.fullRel(k) != "acl:relcl" {
				break
			}
			if s < 0 || a.relative(s) || a.words[i].lex.sets&(nProposal|nCharge) == 0 || a.fullRel(k) == "acl:relcl" && a.childBy(k, "ccomp", "xcomp") >= 0 {
				continue
			}
			k = s // "the demand that Iran stop", "the terms that Iran has set"
		default:
			continue
		}
		if w, ok := a.descend(k, not, prep, via, src, depth+1); ok && (!private || a.allCountries(w.who) || chief && a.noPerson(w.who)) {
			return w, true
		}
	}
	return walk{}, false
}

// takenFrom returns who has those, or had that, of which the participle i tells so: "the release of nurses held by rebels", "return weapons
// seized from Chad"; or -1.
func (a *analysis) takenFrom(i int) int {
	switch v := a.lemma(i); {
	case a.rel(i) != "acl" || !a.passiveAt(i):
	case holds[v] && a.prepOf(i, "by") >= 0:
		return a.prepOf(i, "by")
	case holds[v] || v == "steal" || v == "loot" || v == "take":
		return a.prepOf(i, "from")
	}
	return -1
}

// holds are the verbs of him who has others, or what is theirs, in his hands.
var holds = setOf(strings.Fields("hold detain jail imprison capture kidnap abduct seize arrest keep confiscate occupy"))

// mutual reports whether the lists know the verb only for a deed of both sides: "clash".
func (v *verb) mutual(kind fact.RelationType) bool {
	of := func(p pattern) bool { return p.kind == kind }
	return slices.ContainsFunc(v.patterns, of) && !slices.ContainsFunc(v.patterns, func(p pattern) bool { return of(p) && !p.sym })
}

// kindOf is the type of the first pattern that asks for nothing more than the particle.
func kindOf(ps []pattern, particle string) fact.RelationType {
	for i := range ps {
		if ps[i].only == 0 && ps[i].particle == particle {
			return ps[i].kind
		}
	}
	return ""
}
