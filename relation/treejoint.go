package relation

import "github.com/actant-project/actant/fact"

// jointly appends what two who are joined do with each other, by what is learnt of the verb and its object with somebody: "Chad and Niger
// exchanged views". It must be a deed of both sides, and nobody else may be named below the verb.
func (a *analysis) jointly(d *deed, src []actor) (event, bool) {
	if len(src) < 2 || !a.joined(&src[0], &src[1]) || d.passive || d.obj >= 0 && a.words[d.obj].ment >= 0 && a.es[a.ms[a.words[d.obj].ment].Entity.Index()].Type != fact.Place {
		return event{}, false
	}
	w := walk{who: src[1:], prep: "with", lead: "with"}
	kind, score := a.guess(d, &w)
	switch kind {
	case fact.Consult, fact.Agree, fact.Cooperate:
	default:
		if (d.verb.lemma == "become" || !a.sideBySide(d.word)) && (d.obj < 0 || !a.together(d.obj)) {
			return event{}, false
		}
		kind, score = fact.Cooperate, 0.6
	}
	return event{kind: kind, sources: src[:1], targets: src[1:], symmetric: true, rule: "path-joint", score: score, lemma: d.verb.lemma}, true
}

// sideBySide reports whether what verb i tells is done by several at one: "sailed side by side", "searched jointly", "in a joint patrol".
func (a *analysis) sideBySide(i int) bool {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		switch a.rel(k) {
		case "advmod", "obl", "obj", "nmod":
			if a.spelt(k, "together", "jointly", "alongside") || a.spelt(k, "side", "shoulder", "hand") && a.spelt(k+2, a.of(k)) || a.spelt(k, "tandem", "unison", "concert") {
				return true
			}
			if a.rel(k) == "obl" && (a.caseOf(k) == "in" || a.caseOf(k) == "with" || a.caseOf(k) == "for") && a.together(k) {
				return true
			}
		}
	}
	return false
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

// betweenSubject reads what comes of something between two: "ties between Chad and Niger were restored".
func (a *analysis) betweenSubject(d *deed) (event, bool) {
	h := d.subj
	if d.passive {
		h = d.obj
	}
	if h < 0 || a.words[h].ment >= 0 || a.words[h].lex.sets&nTie == 0 || kindOfNoun(a.words[h].lex.noun) == fact.Consult { // of "talks between" is told elsewhere
		return event{}, false
	}
	two := a.treeActors(nil, a.prepOf(h, "between"), asSource)
	if len(two) < 2 {
		return event{}, false
	}
	with := *d
	with.obj = h
	kind, score := a.guess(&with, &walk{who: two[1:], prep: "with", lead: "with"})
	return event{kind: kind, sources: two[:1], targets: two[1:], symmetric: true, rule: "path-joint", score: score, lemma: d.verb.lemma}, kind != ""
}

// unless reads what somebody will do if another does not do something as a threat to him: "will close the road unless Chad pays"; and that he
// will strike if the other does: "would retaliate if Chad attacked".
func (a *analysis) unless(d *deed) (event, bool) {
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		m := a.childBy(k, "mark")
		if a.rel(k) != "advcl" || m < 0 || !a.is(m, "unless") && !(a.is(m, "if") && a.strikesBack(d)) {
			continue
		}
		e := event{kind: fact.Threaten, rule: "tree-unless", score: 0.7, lemma: d.verb.lemma, sources: a.treeActors(nil, d.subj, asSource)}
		e.targets = without(a.treeActors(nil, a.subjectChild(k), asTarget), e.sources)
		w := a.weighTree(d.word)
		return e, len(e.sources) > 0 && len(e.targets) > 0 && w.modality != fact.Asserted
	}
	return event{}, false
}

// strikesBack reports whether the deed is one against an enemy who need not be named.
func (a *analysis) strikesBack(d *deed) bool {
	return a.spelt(d.word, "retaliate", "respond", "react", "fight", "strike", "hit", "invade", "attack") && (d.obj < 0 || a.words[d.obj].ment < 0)
}

// joined reports whether "and" stands between two actors, or both stand in one phrase: "the pair".
func (a *analysis) joined(p, q *actor) bool {
	from, to := p.span.End, q.span.Start
	if p.span == q.span {
		return true
	}
	for i := a.wordAt(from); i < len(a.words) && a.words[i].span.Start < to; i++ {
		if a.is(i, "and") {
			return true
		}
	}
	return false
}
