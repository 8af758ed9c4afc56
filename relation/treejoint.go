package relation

import "github.com/actant-project/actant/fact"

// jointly appends what two who are joined do with each other, by what is learnt of the verb and its object with somebody: "Chad and Niger
// exchanged views". It must be a deed of both sides, and nobody else may be named below the verb.
func (a *analysis) jointly(d *deed, src []actor) (event, bool) {
	if len(src) < 2 || d.passive || d.obj >= 0 && a.words[d.obj].ment >= 0 && a.es[a.ms[a.words[d.obj].ment].Entity.Index()].Type != fact.Place {
		return event{}, false
	}
	w := walk{who: src[1:], prep: "with", lead: "with"}
	kind, score := a.guess(d, &w)
	if kind == "" && d.obj >= 0 && a.together(d.obj) {
		kind, score = fact.Cooperate, 0.6
	}
	switch kind {
	case fact.Consult, fact.Agree, fact.Cooperate:
		return event{kind: kind, sources: src[:1], targets: src[1:], symmetric: true, rule: "path-joint", score: score, lemma: d.verb.lemma}, true
	}
	return event{}, false
}

// together reports whether what noun i names is of several: "a joint patrol".
func (a *analysis) together(i int) bool {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if a.rel(int(c)) == "amod" && a.spelt(int(c), "joint", "common", "combined", "mutual", "bilateral", "trilateral") {
			return true
		}
	}
	return false
}
