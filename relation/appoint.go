package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// Verbs that say who is given an office, who takes it up, who holds it, and who leaves it: "named X head of Y", "serves as head of Y".
var (
	giving   = setOf([]string{"appoint", "reappoint", "name", "elect", "re-elect", "reelect", "choose", "hire", "install", "confirm", "promote", "unveil", "make"})
	taking   = setOf([]string{"join", "return", "start", "begin", "continue", "stay", "remain", "take", "emerge", "cling", "survive", "carry"})
	holding  = setOf([]string{"serve", "work", "act", "reign", "rule"})
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
	case as && c == 1: // "As head of Acme, X ..."
		if s, _ := a.subjectOf(v, 0); s > i {
			if o, ok := a.office(c); ok {
				return a.given(out, s, v, o, false)
			}
		}
		return out
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
	case giving[lemma] && a.spelt(o, "himself", "herself"):
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

// givenBy reads the office i that has no owner but the one who gives it by verb v, or whom its holder joins: "Acme named X chief
// executive", "X joined Acme as chief executive".
func (a *analysis) givenBy(v, i int) (office, bool) {
	lemma := a.lemma(v)
	if !giving[lemma] && lemma != "join" || lemma == "elect" && a.childBy(i, "det") >= 0 { // "elected X, as a player, to the hall of fame"
		return office{}, false
	}
	s, _ := a.subjectOf(v, 0)
	switch passive := a.passiveAt(v); {
	case lemma == "join":
		s = a.objectOf(v)
	case passive:
		if s = a.prepOf(v, "by"); s < 0 && a.rel(v) == "ccomp" { // "Acme said X had been named"
			s, _ = a.subjectOf(a.headOf(v), 0)
		}
	}
	if s < 0 {
		return office{}, false
	}
	x, ok := a.nameAt(s)
	if !ok {
		x, ok = a.decidedFor(s)
	}
	first := i
	for first > 0 && a.words[first-1].ment < 0 && (a.words[first-1].tag == tNoun || a.words[first-1].tag == tAdj || a.words[first-1].tag == tName || a.words[first-1].tag == tHyphen) {
		first--
	}
	return office{of: x, trigger: a.wordsSpan(int32(first), int32(i)+1)}, ok && a.holdsOffices(x.entity, a.officeSets(int32(i))) && a.es[x.entity].Type != fact.Place
}

// deciders are those who give posts in what they are of.
var deciders = setOf([]string{"delegate", "member", "shareholder", "board", "council", "committee", "congress", "trustee", "owner", "director", "investor", "convention", "conference"})

// decidedFor returns the body for which they decide whom word s speaks of: "delegates to the congress of the Dockers' Union".
func (a *analysis) decidedFor(s int) (actor, bool) {
	const deep = 3
	for n := 0; n < deep && s >= 0 && deciders[a.lemma(s)]; n++ {
		for c := a.tree.child[s]; c >= 0; c = a.tree.next[c] {
			if r := a.rel(int(c)); r != "nmod" && r != "compound" {
				continue
			}
			if x, ok := a.nameAt(int(c)); ok {
				return x, a.es[x.entity].Type == fact.Organisation
			}
		}
		s = a.childBy(s, "nmod")
	}
	return actor{}, false
}

// given appends that the person whom word who names holds the office as verb v says, or, gone, that he leaves it.
func (a *analysis) given(out []fact.Relation, who, v int, o office, gone bool) []fact.Relation {
	if who < 0 {
		return out
	}
	p, ok := a.personAt(who)
	if !ok || p.entity == o.of.entity {
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
