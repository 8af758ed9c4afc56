package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// openings is how many sentences a text may have spoken of somebody before it names him.
const openings = 4

// findLead resolves the subject of an opening sentence, "The head of Acme told a court" or "A retired miner was jailed", to the one whose full name
// is the subject of the next one and who is introduced by nothing else: "Ann Lee said", "Bo Roe, 61, had".
func (x *resolution) findLead() {
	for s := 1; s < min(openings, len(x.d.Sentences)); s++ {
		if !x.hasTree(s) || !x.hasTree(s-1) {
			continue
		}
		who := x.newcomer(s)
		if who == nil {
			continue
		}
		t := x.leadNoun(s-1, who)
		if t < 0 {
			continue
		}
		first := x.firstOf(t, s-1)
		for k := first; k < t; k++ {
			if x.nameAt(k) != nil {
				first = k + 1
			}
		}
		x.addLater(x.standIn(first, t+1, s-1, who.form.group, fact.Nominal, byDescription))
		x.nameCalled(t, who.form.group)
	}
}

// newcomer is the person whose full name is the subject of sentence s and comes there for the first time, without a word of what he is; nil when
// there is none.
func (x *resolution) newcomer(s int) *mention {
	for i := range x.ms {
		m := &x.ms[i]
		if m.sent != s || m.form.typ != fact.Person {
			continue
		}
		head := x.headOf(m.first, m.last)
		if m.form.name.bare() || firstOf(m.form.group) != i || head < m.start() || head >= m.last || x.parse[head].Deprel != "nsubj" && x.parse[head].Deprel != "nsubj:pass" {
			return nil
		}
		if v := x.up(head); x.dep(v) != "root" && x.dep(v) != "parataxis" || x.child(v, s, "cop") >= 0 || m.title.is() && m.title.class != gazetteer.Honorific && !fellows[x.head(m.title, s)] {
			return nil
		}
		for k := m.last; k < x.d.Sentences[s].Last && x.token(m.last, s) != "("; k++ {
			if x.dep(k) == "appos" && x.within(x.up(k), m) && !isAge(x.token(k, s)) {
				return nil
			}
		}
		if x.child(head, s, "conj", "compound") >= 0 {
			return nil
		}
		return m
	}
	return nil
}

// leadNoun is the noun, subject of sentence s, that speaks of m: of whom an office of a body is said, or whose age is told next. -1 when the
// sentence names a person or tells of others.
func (x *resolution) leadNoun(s int, m *mention) int {
	sent := &x.d.Sentences[s]
	root := -1
	for t := sent.First; t < sent.Last; t++ {
		if n := x.nameAt(t); n != nil && n.form.typ == fact.Person {
			return -1
		}
		if x.dep(t) == "root" {
			root = t
		}
	}
	t := x.child(root, s, "nsubj")
	if t < 0 || !personNoun(x.lower(t, s)) || x.meant[t] != nil || opposite(personNouns[x.lower(t, s)], m.form.group.gender) ||
		x.child(t, s, "conj", "appos", "flat", "acl:relcl", "nummod") >= 0 || x.child(root, s, "cop") >= 0 {
		return -1
	}
	_, class, _ := x.titleAt(t, sent.Last)
	office := (class == gazetteer.Office || class == gazetteer.Rank) && !past[x.lower(x.child(t, s, "amod"), s)]
	verb := x.up(x.headOf(m.first, m.last))
	told := x.toldOf(m)
	both := speech[x.lower(root, s)] && speech[x.lower(verb, m.sent)] // "a former clerk has told a court ... Ann Lee, 81, said"
	around := -1
	if both {
		around = root
	}
	det := x.lower(x.child(t, s, "det"), s)
	aged := isAge(x.token(m.last+1, m.sent)) && x.token(m.last, m.sent) == ","
	switch {
	case x.bodyOver(t, s) != nil && det != "a" && det != "an":
		if told >= 0 && !x.namedSince(told, x.d.Sentences[m.sent].Last, x.bodyOver(t, s)) || x.heldByOther(t, s, m.form.group) || x.rival(t, s, root) {
			return -1
		}
	case (det == "a" || det == "an") && aged && !office && (both || told < 0) && !x.rival(t, s, around):
	default:
		return -1
	}
	return t
}

// toldOf is where the clause begins that tells more of m, "Ann Lee, who has led Acme since May,"; -1 when none does.
func (x *resolution) toldOf(m *mention) int {
	for k := m.last; k < x.d.Sentences[m.sent].Last; k++ {
		if x.parse[k].Deprel == "acl:relcl" && x.within(x.up(k), m) {
			return m.last
		}
	}
	return -1
}

// bodyOver is the body or country whose office the noun at token t is: "the head of Acme", "the head of the brewer Acme", "Acme's head"; nil when none
// is named.
func (x *resolution) bodyOver(t, s int) *group {
	for i := range x.ms {
		m := &x.ms[i]
		if m.sent != s || m.form.typ != fact.Organisation && m.form.typ != fact.Country || m.Kind == fact.Demonym {
			continue
		}
		h := x.headOf(m.first, m.last)
		if x.up(h) != t || x.dep(h) != "nmod" {
			continue
		}
		if w := x.lower(x.child(h, s, "case"), s); w == "" || w == "of" || w == "'s" || w == "'" {
			return m.form.group
		}
	}
	return nil
}

// heldByOther says whether somebody else is introduced with the office that the noun at token t speaks of.
func (x *resolution) heldByOther(t, s int, who *group) bool {
	of := x.bodyOver(t, s)
	for _, i := range x.heldAs[x.lower(t, s)] {
		if r := &x.roles[i]; r.who != who && (r.of == nil || r.of == of) && (x.lower(t-1, s) != "the" || !x.longerOffice(r)) {
			return true
		}
	}
	return false
}

// longerOffice says whether a noun stands before the office in front of a name, "group leader, Ann Lee", which makes it another one than "the leader".
func (x *resolution) longerOffice(r *role) bool {
	at := r.at - 1
	if x.d.Slice(x.d.Tokens[max(at, 0)]) == "," {
		at--
	}
	return x.dep(at-len(strings.Fields(r.phrase))) == "compound"
}

// rival says whether sentence s brings in another person without a name beside the one at token t, as a part of the clause of verb, or anywhere when
// verb is -1.
func (x *resolution) rival(t, s, verb int) bool {
	sent := &x.d.Sentences[s]
	for k := sent.First; k < sent.Last; k++ {
		if k == t || !personNoun(x.lower(k, s)) || x.dep(k) == "compound" || x.nameAt(k) != nil || x.parse[k].UPOS != "NOUN" || x.parse[k].Lemma != x.lower(k, s) || crowds[x.lower(k, s)] || bodyNouns[x.lower(k, s)] != 0 {
			continue
		}
		if verb < 0 || x.up(k) == verb || x.above(t, k) {
			return true
		}
	}
	return false
}

// crowds are nouns of people together, who are nobody's rivals for a name.
var crowds = words(`panel public population staff crew audience readership viewership citizenry troop`)

// fellows are titles of those who sit with others in a body, which say nothing of another office there.
var fellows = words(`cllr cllr. councillor councilor rep rep. sen sen. senator representative congressman congresswoman deputy mp mep`)
