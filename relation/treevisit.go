package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// treeVisit reads who goes to a country: "flew to Egypt", "left for Egypt". Who goes to a city may be at home there.
func (a *analysis) treeVisit(d *deed) (event, bool) {
	e := event{kind: fact.Consult, mode: "visit", rule: "tree-visit", score: 0.75, lemma: d.verb.lemma}
	at := -1
	switch d.verb.lemma {
	case "fly", "journey", "head", "jet", "go":
		at = a.prepOf(d.word, "to")
	}
	switch d.verb.lemma {
	case "leave", "depart", "head", "set":
		at = max(at, a.prepOf(d.word, "for"))
	}
	if at < 0 || d.passive || d.obj >= 0 && d.verb.lemma != "leave" || d.verb.lemma == "set" && d.particle != "off" && d.particle != "out" {
		return e, false
	}
	e.sources, e.targets = a.travellers(d.subj), a.whereTo(at)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// treeGuest reads "is in Peru for talks", "is in Peru to meet Falk" as a visit of who is there; word i is the place.
func (a *analysis) treeGuest(i int) (event, bool) {
	e := event{word: i, last: i + 1, kind: fact.Consult, mode: "visit", rule: "tree-visit", score: 0.7, lemma: "be"}
	if a.caseOf(i) != "in" || !a.onErrand(i) {
		return e, false
	}
	e.sources = a.travellers(a.subjectChild(i))
	e.targets = without(a.whereTo(i), e.sources)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// onErrand reports whether it is said what for somebody is in the place i: for talks, on a visit, to meet somebody.
func (a *analysis) onErrand(i int) bool {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		switch r := a.rel(k); {
		case r == "obl" || r == "nmod":
			if p := a.caseOf(k); (p == "for" || p == "on") && kindOfNoun(a.words[k].lex.noun) == fact.Consult {
				return true
			}
		case r == "advcl" || r == "acl" || r == "xcomp":
			if a.markOf(k, "to") >= 0 && errands[a.lemma(k)] {
				return true
			}
		}
	}
	return false
}

// errands are the verbs that tell what guests do.
var errands = setOf(strings.Fields("discuss meet attend hold sign mediate negotiate visit talk confer seek brief lobby urge help review explore consult"))

// travellers returns the people whom word h names, or the country for whose delegation or officials it stands.
func (a *analysis) travellers(h int) []actor {
	return slices.DeleteFunc(a.treeActors(nil, h, asSource), func(x actor) bool {
		return a.es[x.entity].Type != fact.Person && (!x.proxy || a.words[h].lex.sets&(nForces|nAttack) != 0)
	})
}

// whereTo returns the country that word h names.
func (a *analysis) whereTo(h int) []actor {
	if h < 0 {
		return nil
	}
	return slices.DeleteFunc(a.treeActors(nil, h, asTarget), func(x actor) bool {
		return x.proxy || a.es[x.entity].Type != fact.Country
	})
}
