package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// marches are the verbs of forces that go somewhere or are brought there; it is the preposition that tells whether they come or leave.
var marches = setOf(strings.Fields("move fly ship bring airlift drive evacuate march sail cross pour advance roll head go arrive land push stream return enter leave depart shift transfer pull"))

// treeMarch reads forces that come to a country, and those that leave it: "Kenyan soldiers crossed into Chad", "was flown out of Mali".
func (a *analysis) treeMarch(d *deed) (event, bool) {
	if !marches[d.verb.lemma] || a.inner(d.word) {
		return event{}, false
	}
	of := *d
	switch moved := d.obj >= 0 && a.objectAmong(d, nForces); {
	case d.passive && d.subj < 0 && moved:
		of.subj = d.obj
	case !d.passive && moved:
	default:
		of.obj = d.subj
		if d.passive || d.obj >= 0 && a.marched(d, d.obj) == "" || !a.objectAmong(&of, nForces) {
			return event{}, false
		}
	}
	e := event{rule: "tree-march", score: 0.75, lemma: d.verb.lemma, sources: a.treeActors(nil, of.subj, asSource)}
	for c := a.tree.child[d.word]; c >= 0 && len(e.targets) == 0; c = a.tree.next[c] {
		if e.kind = a.marched(d, int(c)); e.kind != "" {
			e.targets = slices.DeleteFunc(without(a.treeActors(nil, int(c), asTarget), e.sources), func(x actor) bool {
				return a.es[x.entity].Type != fact.Country && a.es[x.entity].Type != fact.Place
			})
		}
	}
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// marched is what forces do to whoever word c below the verb names: they come or they leave.
func (a *analysis) marched(d *deed, c int) fact.RelationType {
	if c == d.obj && c > d.word && a.rel(c) == "obj" {
		switch d.verb.lemma {
		case "enter", "cross":
			return fact.Mobilize
		case "leave", "evacuate":
			return fact.Yield
		}
	}
	if r := a.rel(c); r != "obl" && r != "nmod" {
		return ""
	}
	switch a.caseOf(c) {
	case "out":
		return fact.Yield
	case "from":
		if v := d.verb.lemma; v == "evacuate" || v == "depart" || v == "return" || v == "pull" {
			return fact.Yield
		}
	case "into", "onto", "towards", "toward", "near", "across":
		return fact.Mobilize
	case "to":
		if d.verb.lemma != "return" {
			return fact.Mobilize
		}
	case "in":
		if v := d.verb.lemma; v == "arrive" || v == "land" {
			return fact.Mobilize
		}
	}
	return ""
}
