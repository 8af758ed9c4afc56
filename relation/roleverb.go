package relation

import (
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
	if h := a.headOf(i); a.rel(i) == "conj" && h >= 0 && a.childBy(h, "cop") >= 0 && a.childBy(i, "nsubj", "cop") < 0 { // "is a critic of Acme and the head of Zenit"
		i, v = h, h
	}
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
	p, ok := a.personAt(s)
	if !ok {
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

// personAt returns the person that word s names or is set behind: "Ann Lake, a lawyer who represents Acme".
func (a *analysis) personAt(s int) (actor, bool) {
	p, ok := a.nameAt(s)
	if h := a.headOf(s); !ok && h >= 0 && a.rel(s) == "appos" {
		p, ok = a.nameAt(h)
	}
	return p, ok && a.es[p.entity].Type == fact.Person
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
	if n := o + 1; !ok && a.isName(int32(n)) {
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
	p, ok := a.personAt(s)
	x, named := a.nameAt(o)
	if !named && lemma != "represent" {
		x, named = a.headed(o) // "sits on the board of Acme"
	}
	if !ok || !named || x.entity == p.entity {
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
