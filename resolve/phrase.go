package resolve

import (
	"cmp"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// wording is how a phrase speaks of what it means.
type wording uint8

const (
	heShe    wording = iota
	itself           // "it", "its"
	they             // "they", "their"
	definite         // "the nurse", "these nurses"
	owned            // "her nurse", "the clinic's nurse"
	bare             // "a nurse", "two nurses", "nurses"
	byName           // any name; nothing to be resolved
	wordings
)

// number is how many a phrase means.
type number uint8

const (
	anyNumber number = iota
	one
	many
)

// phrase is an occurrence of somebody or something, named or not: what is to be resolved, and what others go back to.
type phrase struct {
	who     *group
	named   bool // who was known before
	wording wording
	kind    fact.Kind
	typ     fact.Type // "" when unknown
	scope   scope
	gender  gazetteer.Gender
	number  number
	head    int // token
	first   int // its tokens
	last    int
	sent    int
	quote   int
	par     int
	at      sits
	place   place
	noun    string // lemma of a noun
	kids    kids   // what hangs on the head
	clause  int    // verb of its clause
}

// scope says whether a noun means something that has one of the types.
type scope uint8

const (
	unknown scope = iota
	inside
	outside
)

// kids are the relations by which words hang on a head.
type kids uint16

const (
	hasDet kids = 1 << iota
	hasPoss
	hasNum
	hasAmod
	hasNmod
	hasClause
	hasCop
	hasAppos
	hasConj
	hasFlat
	hasExpl
	hasCase
	hasCompound
)

var kidOf = map[string]kids{
	"det": hasDet, "nmod:poss": hasPoss, "nummod": hasNum, "amod": hasAmod, "nmod": hasNmod, "acl": hasClause, "acl:relcl": hasClause,
	"ccomp": hasClause, "csubj": hasClause, "cop": hasCop, "appos": hasAppos, "conj": hasConj, "flat": hasFlat, "expl": hasExpl, "case": hasCase,
	"compound": hasCompound,
}

// tally notes for each token what hangs on it, and its determiner.
func (x *resolution) tally() (has []kids, det []int) {
	has, det = make([]kids, len(x.parse)), make([]int, len(x.parse))
	for i := range x.parse {
		h := x.up(i)
		if h < 0 || h >= len(has) {
			continue
		}
		k := kidOf[x.parse[i].Deprel]
		has[h] |= k
		if k == hasDet && det[h] == 0 {
			det[h] = i + 1
		}
	}
	return has, det
}

// phrases lists all phrases of the document in order of their heads' tokens.
func (x *resolution) phrases() []phrase {
	has, det := x.tally()
	var out []phrase
	taken := make(map[int]bool) // heads of names and of what was resolved
	keep := func(m *mention, who *group, typ fact.Type) {
		if m.sent < 0 || m.first >= m.last || !x.hasTree(m.sent) {
			return
		}
		p := phrase{
			who: who, named: true, wording: byName, kind: m.Kind, typ: typ, scope: inside, gender: who.gender, number: one, head: x.headOf(m.first, m.last),
			first: m.first, last: m.last, sent: m.sent,
		}
		if typ == fact.Group {
			p.number = many
		}
		taken[p.head] = true
		x.seatPhrase(&p, has)
		out = append(out, p)
	}
	for i := range x.ms {
		keep(&x.ms[i], x.ms[i].form.group, x.ms[i].form.group.typ)
	}
	for i := range x.later {
		keep(&x.later[i], x.later[i].group, x.later[i].group.typ)
	}
	for s := range x.d.Sentences {
		if !x.hasTree(s) {
			continue
		}
		for i := x.d.Sentences[s].First; i < x.d.Sentences[s].Last; i++ {
			if taken[i] || x.nameAt(i) != nil || x.meant[i] != nil {
				continue
			}
			if p, ok := x.phraseAt(i, s, has[i], det[i]-1); ok {
				x.seatPhrase(&p, has)
				out = append(out, p)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b phrase) int { return cmp.Or(cmp.Compare(a.head, b.head), cmp.Compare(a.first, b.first)) })
	return out
}

// seatPhrase fills in where a phrase stands.
func (x *resolution) seatPhrase(p *phrase, has []kids) {
	at := x.d.Tokens[p.head].Start
	p.kids, p.quote, p.par = has[p.head], x.quoteAt(at), x.paragraphAt(at)
	p.at = x.seat(p.head)
	p.place = p.at.place()
	p.clause = x.clauseOf(p.head)
}

// phraseAt reads the pronoun or the noun at token i.
func (x *resolution) phraseAt(i, s int, has kids, det int) (phrase, bool) {
	p := phrase{head: i, first: i, last: i + 1, sent: s, number: one, scope: inside, kind: fact.Pronoun}
	switch x.parse[i].UPOS {
	case "PRON", "DET", "ADJ":
		return p, x.readPronoun(&p)
	case "NOUN":
		return p, x.readNoun(&p, has, det)
	}
	return p, false
}

// readPronoun fills in a pronoun of the third person.
func (x *resolution) readPronoun(p *phrase) bool {
	if x.d.Tokens[p.head].Len() > 10 {
		return false
	}
	switch x.lower(p.head, p.sent) {
	case "he", "him", "his", "himself":
		p.wording, p.gender, p.typ = heShe, gazetteer.Male, fact.Person
	case "she", "her", "hers", "herself":
		p.wording, p.gender, p.typ = heShe, gazetteer.Female, fact.Person
	case "it", "its", "itself":
		p.wording, p.scope = itself, unknown
		return x.dep(p.head) != "expl"
	case "they", "them", "their", "theirs", "themselves":
		p.wording, p.number, p.scope = they, many, unknown
	default:
		return x.readAnyone(p)
	}
	return true
}

// readAnyone fills in "someone", "those who", which others go back to.
func (x *resolution) readAnyone(p *phrase) bool {
	switch x.lower(p.head, p.sent) {
	case "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "nobody":
		p.number, p.typ = anyNumber, fact.Person
	case "those", "others", "many", "few", "some":
		p.number, p.scope = many, unknown
	default:
		return false
	}
	p.wording, p.kind, p.noun = bare, fact.Nominal, x.lower(p.head, p.sent)
	return true
}

// readNoun fills in a noun that heads a phrase; one that only says what another is heads none.
func (x *resolution) readNoun(p *phrase, has kids, det int) bool {
	switch x.dep(p.head) {
	case "compound", "flat", "fixed", "amod", "appos", "advmod", "goeswith", "nummod", "det", "case", "mark", "":
		return false
	}
	if has&(hasFlat|hasCop) != 0 || x.parse[p.head].Deprel == "nmod:tmod" || x.parse[p.head].Deprel == "obl:tmod" || x.parse[p.head].Deprel == "nmod:npmod" {
		return false
	}
	word := x.lower(p.head, p.sent)
	p.kind, p.noun, p.wording = fact.Nominal, x.parse[p.head].Lemma, bare
	if p.noun == "" {
		p.noun = word
	}
	p.scope, p.typ = typeOfNoun(p.noun)
	if p.typ == fact.Person {
		p.gender = personNouns[p.noun]
	}
	if word != p.noun || plurals[word] {
		p.number = many
	}
	switch d := x.lower(det, p.sent); {
	case det < 0 && has&hasPoss != 0:
		p.wording = owned
	case det >= 0 && definites[d]:
		p.wording = definite
	}
	p.first = x.firstOf(p.head, p.sent)
	return true
}

var plurals = words(`people police staff personnel folks`)

var definites = words(`the this that these those`)

// firstOf is the first token of the words before a head that belong to its phrase, without what owns it.
func (x *resolution) firstOf(head, s int) int {
	first := head
	for first > x.firstToken(s) && head-first < 8 {
		i := first - 1
		if !x.above(head, i) || x.nameAt(i) != nil || x.meant[i] != nil {
			break
		}
		if r := x.parse[i].Deprel; r == "nmod:poss" || r == "case" || r == "cc" || r == "punct" || r == "mark" || r == "conj" {
			break
		}
		first = i
	}
	return first
}
