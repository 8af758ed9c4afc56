package relation

import "github.com/actant-project/actant/fact"

// treeWrong reads "Chad said Sudan was arming rebels" as an accusation where what is said of somebody is a wrong.
func (a *analysis) treeWrong(d *deed) (event, bool) {
	c := a.childBy(d.word, "ccomp")
	if c < 0 || d.passive || d.verb.cue&qClause == 0 || a.effectAt(c)&eWrong == 0 && a.caseOf(c) != "behind" || a.passiveAt(c) {
		return event{}, false
	}
	if w := a.weighTree(c); w.negative {
		return event{}, false
	}
	e := event{kind: fact.Accuse, rule: "tree-wrong", score: 0.75, lemma: d.verb.lemma}
	e.sources = a.treeActors(nil, d.subj, asSource)
	e.targets = without(a.treeActors(nil, a.subjectChild(c), asTarget), e.sources)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// treeMust reads "Russia said Sudan must leave" as a request, also where the verb of speech stands behind what is said.
func (a *analysis) treeMust(d *deed) (event, bool) {
	c := a.childBy(d.word, "ccomp")
	if h := a.headOf(d.word); c < 0 && h >= 0 && h < d.subj && (a.rel(d.word) == "parataxis" || a.rel(d.word) == "ccomp") {
		c = h
	}
	if c < 0 || d.passive || d.verb.cue&qQuote == 0 || len(d.verb.patterns) > 0 || a.childBy(c, "advmod") >= 0 && a.weighTree(c).negative {
		return event{}, false
	}
	if m := a.childBy(c, "aux"); m < 0 || !a.is(m, "must", "should") || a.childBy(c, "expl") >= 0 {
		return event{}, false
	}
	e := event{kind: fact.Request, rule: "tree-must", score: 0.75, lemma: d.verb.lemma}
	e.sources, e.targets = a.treeActors(nil, d.subj, asSource), a.treeActors(nil, a.subjectChild(c), asTarget)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// informs are the verbs whose object is who hears what is said, and no more than that.
var informs = setOf([]string{"tell", "inform", "notify", "brief", "assure", "remind", "email", "e-mail", "text", "message"})

// treeTold reads who is told or written to where what he is told need not be known: "was told by the agency on Monday", "wrote to Falk".
func (a *analysis) treeTold(d *deed) (event, bool) {
	e := event{kind: fact.Said, rule: "tree-told", score: 0.75, lemma: d.verb.lemma}
	if len(d.verb.patterns) > 0 || d.particle != "" {
		return e, false
	}
	to := d.obj
	switch {
	case d.verb.lemma == "write", d.verb.lemma == "reply":
		to = a.prepOf(d.word, "to")
	case d.verb.lemma == "testify":
		to = max(a.prepOf(d.word, "before"), a.prepOf(d.word, "to"))
	case !informs[d.verb.lemma]:
		return e, false
	}
	p := pattern{kind: fact.Said}
	e.sources, e.targets = a.treeActors(nil, d.subj, asSource), a.fitting(a.treeActors(nil, to, asTarget), &p)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}
