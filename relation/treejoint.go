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
	switch kind {
	case fact.Consult, fact.Agree, fact.Cooperate:
		return event{kind: kind, sources: src[:1], targets: src[1:], symmetric: true, rule: "path-joint", score: score, lemma: d.verb.lemma}, true
	}
	return event{}, false
}
