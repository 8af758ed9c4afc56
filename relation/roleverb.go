package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// Rules of role relations whose trigger is a verb and no title: "X chairs Y", "X works for Y".
const (
	LeadsRule  = "leads"
	ServesRule = "serves"
)

// verbRoles appends the offices that verbs tell of: "X is the president of Y", "X, who chairs Y", "a party led by X", "X works for Y",
// "Y appointed X as its chief".
func (a *analysis) verbRoles(out []fact.Relation) []fact.Relation {
	if !a.tree.known {
		return out
	}
	for i := range a.words {
		out = a.copulas(out, i)
		if a.isVerb(i) {
			out = a.leads(out, i)
			out = a.serves(out, i)
		}
		if c := a.chunkAt(i); c >= 0 && int(a.chunks[c].head) == i && a.words[i].ment < 0 {
			out = a.appointed(out, i, int(c))
		}
	}
	return out
}

// copulas reads "X is the president of Y", "X became Y's leader" at the word i that names the office.
func (a *analysis) copulas(out []fact.Relation, i int) []fact.Relation {
	s, v := a.copula(i)
	if s < 0 {
		return out
	}
	p, ok := a.nameAt(s)
	if !ok || a.es[p.entity].Type != fact.Person && a.es[p.entity].Type != fact.Country {
		return out
	}
	o, ok := a.office(int(a.chunkAt(i)))
	if !ok || a.es[p.entity].Type == fact.Country && !o.member || o.of.entity == p.entity {
		return out
	}
	r := a.role(p, o, "copula", 0.85)
	w := a.weighTree(v)
	r.Modality = w.modality
	if w.tense != fact.Present {
		r.Tense = w.tense
	}
	if w.negative {
		r.Polarity = fact.Negative
	}
	return append(out, r)
}

// copula returns the subject of which word i tells what it is or became, and the word that carries the tense; -1 when it tells nothing.
func (a *analysis) copula(i int) (subject, tense int) {
	if a.upos(i) != "NOUN" && a.upos(i) != "PROPN" {
		return -1, -1
	}
	v := i
	if a.childBy(i, "cop") < 0 {
		if v = a.headOf(i); v < 0 || a.rel(i) != "xcomp" && a.rel(i) != "obj" || a.lemma(v) != "become" {
			return -1, -1
		}
	}
	s, by := a.subjectOf(v, 0)
	if by != bySVO && by != byRelative { // "offered to be the president of"
		return -1, -1
	}
	return s, v
}

// heads are verbs that say that their subject is at the head of their object.
var heads = setOf([]string{"lead", "head", "chair", "run", "command", "captain", "coach", "manage", "direct", "edit", "found", "co-found", "cofound", "preside"})

// leads reads "X chairs the agency's tribunal", "a party led by X" at verb v.
func (a *analysis) leads(out []fact.Relation, v int) []fact.Relation {
	lemma := a.lemma(v)
	if !heads[lemma] && !strings.HasSuffix(a.lower(v), "founded") || a.childBy(v, "xcomp", "ccomp") >= 0 { // "directed the agency to"
		return out
	}
	if lemma == "lead" && (a.prepOf(v, "to") >= 0 || a.prepOf(v, "into") >= 0 || a.prepOf(v, "out") >= 0 || a.prepOf(v, "over") >= 0 || a.prepOf(v, "by") >= 0 && !a.passiveAt(v)) {
		return out // a team to a title
	}
	s, o := -1, -1
	if a.passiveAt(v) {
		s = a.prepOf(v, "by")
		if o, _ = a.subjectOf(v, 0); o < 0 {
			return out
		}
	} else {
		s, _ = a.subjectOf(v, 0)
		if o = a.objectOf(v); lemma == "preside" {
			o = a.prepOf(v, "over")
		}
	}
	if s < 0 || o < 0 {
		return out
	}
	p, ok := a.nameAt(s)
	if !ok || a.es[p.entity].Type != fact.Person {
		return out
	}
	x, ok := a.headed(o)
	if !ok || x.entity == p.entity {
		return out
	}
	of := office{of: x, trigger: a.words[v].span}
	r := a.role(p, of, LeadsRule, 0.8)
	r.Lemma = lemma
	w := a.weighTree(v)
	r.Modality = w.modality
	if r.Tense = w.tense; w.tense == fact.Past && (a.still(v) || strings.HasSuffix(a.lower(v), "founded") || a.rel(v) == "acl" && a.passiveAt(v)) {
		r.Tense = fact.Present
	}
	if w.negative {
		r.Polarity = fact.Negative
	}
	return append(out, r)
}

// still reports whether what the verb v says goes on: "has led the agency since 2022".
func (a *analysis) still(v int) bool {
	x := a.childBy(v, "aux")
	return x >= 0 && a.is(x, "has", "have", "'s", "'ve") && (a.prepOf(v, "since") >= 0 || a.prepOf(v, "for") >= 0)
}

// headed returns the organisation that word o names, is set beside, or whose part it is: "the agency", "the party" in "Zenit, the
// party he leads", "the agency's tribunal".
func (a *analysis) headed(o int) (actor, bool) {
	x, ok := a.nameAt(o)
	if h := a.headOf(o); !ok && a.rel(o) == "appos" && h >= 0 {
		x, ok = a.nameAt(h)
	}
	if p := a.childBy(o, "nmod:poss"); !ok && p >= 0 && a.words[o].lex.sets&nUnit != 0 {
		x, ok = a.nameAt(p)
	}
	if n := o + 1; !ok && n < len(a.words) && a.isName(int32(n)) {
		x, ok = a.nameAt(n) // "the pension fund Cadwyn Trust"
	}
	if p := a.childBy(o, "compound"); !ok && p >= 0 && a.words[o].lex.sets&nUnit != 0 {
		x, ok = a.nameAt(p)
	}
	if p := a.prepOf(o, "of"); !ok && p >= 0 && a.words[o].lex.sets&nUnit != 0 {
		x, ok = a.nameAt(p)
	}
	return x, ok && (a.es[x.entity].Type == fact.Organisation || a.es[x.entity].Type == fact.Group && a.isName(int32(o)))
}

// serves reads "X works for Y", "X represents Y", "X sits on Y", "X belongs to Y" at verb v.
func (a *analysis) serves(out []fact.Relation, v int) []fact.Relation {
	lemma, o, member := a.lemma(v), -1, false
	switch lemma {
	case "work":
		if o = a.prepOf(v, "for"); o < 0 {
			o = a.prepOf(v, "at")
		}
	case "act":
		o = a.prepOf(v, "for")
	case "resign":
		o = a.prepOf(v, "from")
	case "sit", "serve":
		o, member = a.prepOf(v, "on"), true
	case "belong":
		o, member = a.prepOf(v, "to"), true
	case "play":
		o, member = a.prepOf(v, "for"), true
	}
	if lemma == "represent" {
		o = a.objectOf(v)
	} else if a.childBy(v, "obj") >= 0 || a.childBy(v, "advmod") > v { // "worked hard for"
		return out
	}
	s, by := a.subjectOf(v, 0)
	if h := a.headOf(v); o < 0 || s < 0 || by == byControl && a.lemma(h) != "use" && a.lemma(h) != "go" || a.passiveAt(v) { // "used to work for"
		return out
	}
	p, ok := a.nameAt(s)
	x, named := a.nameAt(o)
	if !ok || !named || a.es[p.entity].Type != fact.Person || x.entity == p.entity {
		return out
	}
	switch t := a.es[x.entity].Type; {
	case t == fact.Organisation:
	case t == fact.Person && (lemma == "act" || lemma == "represent") || t == fact.Person && lemma == "work" && a.caseOf(o) == "for":
	case t == fact.Group && lemma == "belong":
	default:
		return out
	}
	r := a.role(p, office{of: x, trigger: a.words[v].span, member: member}, ServesRule, 0.75)
	r.Lemma = lemma
	w := a.weighTree(v)
	r.Modality = w.modality
	if r.Tense = w.tense; w.tense == fact.Past && a.still(v) {
		r.Tense = fact.Present
	}
	if w.negative {
		r.Polarity = fact.Negative
	}
	return append(out, r)
}

// Verbs that say who is given an office, who takes it up, who holds it, and who leaves it: "named X head of Y", "serves as head of Y".
var (
	giving   = setOf([]string{"appoint", "reappoint", "name", "elect", "re-elect", "reelect", "choose", "hire", "install", "confirm", "promote", "unveil"})
	taking   = setOf([]string{"join", "return", "start", "begin", "continue", "stay", "remain", "take"})
	holding  = setOf([]string{"serve", "work", "act"})
	leaving  = setOf([]string{"resign", "quit", "retire", "step", "stand", "depart", "leave", "sack", "fire", "dismiss", "oust", "remove"})
	handing  = setOf([]string{"replace", "succeed"})
	tenures  = setOf([]string{"appointment", "election", "nomination", "role", "job", "post", "position", "work"})
	tenured  = setOf([]string{"resignation", "departure", "dismissal", "sacking", "time", "tenure", "stint", "term", "years", "career"})
	complete = []string{"xcomp", "obj", "obl", "iobj", "ccomp"}
)

// appointed reads the office that the chunk c with head i names as one that somebody is given, holds or leaves by the word above it.
func (a *analysis) appointed(out []fact.Relation, i, c int) []fact.Relation {
	v := a.headOf(i)
	if v < 0 || a.officeSets(int32(i))&nOffice == 0 {
		return out
	}
	as := a.form(c-1) == "as" || a.caseOf(i) == "as" || a.markOf(i, "as") >= 0
	if !a.isVerb(v) {
		return a.tenure(out, c, v, as)
	}
	lemma := a.lemma(v)
	switch {
	case as && (giving[lemma] || taking[lemma] || holding[lemma] || leaving[lemma] || handing[lemma]):
	case giving[lemma] && v < i && slices.Contains(complete, a.rel(i)) && a.caseOf(i) == "":
	case lemma == "promote" && a.caseOf(i) == "to":
	default:
		return out
	}
	of, ok := a.office(c)
	if !ok {
		if of, ok = a.givenBy(v, i); !ok {
			return out
		}
	}
	in, gone := a.changed(v, i)
	return a.given(a.given(out, in, v, of, false), gone, v, of, true)
}

// changed returns the words that name who is in an office and who is out of it by verb v, -1 for nobody; i names the office.
func (a *analysis) changed(v, i int) (in, gone int) {
	lemma := a.lemma(v)
	o := a.objectOf(v)
	if o == i {
		o = a.childBy(v, "iobj")
	}
	s, by := a.subjectOf(v, 0)
	switch passive := a.passiveAt(v); {
	case handing[lemma] && passive:
		return a.prepOf(v, "by"), s
	case handing[lemma] && by == byControl: // "a wish to replace X"
		return -1, -1
	case handing[lemma]:
		return s, o
	case giving[lemma] && passive, taking[lemma], holding[lemma]:
		return s, -1
	case giving[lemma] && o < 0: // "named | Ann Lake chief executive"
		return int(a.chunks[a.chunkAt(i)].first), -1
	case giving[lemma]:
		return o, -1
	case passive || o < 0:
		return -1, s
	}
	return -1, o
}

// tenure reads "her time as head of Acme": the office in chunk c, and the noun n on which it hangs.
func (a *analysis) tenure(out []fact.Relation, c, n int, as bool) []fact.Relation {
	past := tenured[a.lower(n)]
	p := a.childBy(n, "nmod:poss")
	if !as || p < 0 || !past && !tenures[a.lower(n)] {
		return out
	}
	o, ok := a.office(c)
	m := a.words[p].ment
	if !ok || m < 0 || a.ms[m].Entity.IsZero() || a.ms[m].Type != fact.Person {
		return out
	}
	o.past = o.past || past
	return append(out, a.role(actor{entity: int32(a.ms[m].Entity.Index()), span: a.ms[m].Span}, o, "appointed", 0.75))
}

// givenBy reads the office i that has no owner but the one who gives it by verb v: "Acme named X chief executive".
func (a *analysis) givenBy(v, i int) (office, bool) {
	if !giving[a.lemma(v)] || a.lemma(v) == "elect" && a.childBy(i, "det") >= 0 { // "elected X, as a player, to the hall of fame"
		return office{}, false
	}
	s, _ := a.subjectOf(v, 0)
	if a.passiveAt(v) {
		s = a.prepOf(v, "by")
	}
	if s < 0 {
		return office{}, false
	}
	x, ok := a.nameAt(s)
	return office{of: x, trigger: a.words[i].span}, ok && a.holdsOffices(x.entity, a.officeSets(int32(i))) && a.es[x.entity].Type != fact.Place
}

// given appends that the person whom word who names holds the office as verb v says, or, gone, that he leaves it.
func (a *analysis) given(out []fact.Relation, who, v int, o office, gone bool) []fact.Relation {
	if who < 0 {
		return out
	}
	p, ok := a.nameAt(who)
	if !ok || a.es[p.entity].Type != fact.Person || p.entity == o.of.entity {
		return out
	}
	r := a.role(p, o, "appointed", 0.8)
	w := a.weighTree(v)
	if gone {
		if w.modality == fact.Asserted && !w.negative { // who will go still holds it
			r.Tense = fact.Past
		}
		return append(out, r)
	}
	r.Modality = w.modality
	if w.tense == fact.FutureTense || w.tense == fact.Past && holding[a.lemma(v)] && !a.still(v) {
		r.Tense = w.tense
	}
	if w.negative {
		r.Polarity = fact.Negative
	}
	return append(out, r)
}
