package relation

import "github.com/actant-project/actant/fact"

// Verbs that give somebody a post when one is named behind them, and the nouns that mean one without being one.
var (
	posting = setOf([]string{"appoint", "name", "make", "choose", "pick", "install", "unveil", "select", "tap", "designate", "reappoint"})
	heirs   = setOf([]string{"successor", "replacement", "deputy", "heir", "candidate", "nominee", "caretaker"})
)

// treePost reads who gives somebody a post: "Demir named Falk energy minister", "named Falk as his successor", "made Falk head of Acme".
func (a *analysis) treePost(d *deed) (event, bool) {
	e := event{kind: fact.Personnel, rule: "tree-post", score: 0.8, lemma: d.verb.lemma}
	if !posting[d.verb.lemma] || d.particle != "" || d.subj < 0 {
		return e, false
	}
	post := a.postBehind(d)
	if post < 0 {
		return e, false
	}
	e.sources = a.treeActors(nil, d.subj, asSource)
	if p, ok := a.posted(d, post); ok {
		e.targets = without([]actor{p}, e.sources)
	}
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// posted returns who is given the post that word i names: the object of the verb, or the name with which the parser makes one phrase of the
// post, "named | Falk energy minister".
func (a *analysis) posted(d *deed, i int) (actor, bool) {
	if s, _ := a.subjectOf(d.word, 0); d.passive && s >= 0 {
		return a.personAt(s)
	}
	if d.obj >= 0 && d.obj != i {
		return a.personAt(d.obj)
	}
	c := a.chunkAt(i)
	if c < 0 || int(a.chunks[c].first) <= d.word {
		return actor{}, false
	}
	p, ok := a.personAt(int(a.chunks[c].first))
	return p, ok && a.tagAt(a.wordAt(p.span.End)) != tPoss
}

// postBehind returns the post that stands behind the verb of d: after "as", as its complement or as its second object; or -1.
func (a *analysis) postBehind(d *deed) int {
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if k < d.word || !a.isPost(k) || a.rel(k) == "obj" && a.childBy(k, "appos") > k { // "named the dean, Ann Lake, as president"
			continue
		}
		switch r := a.rel(k); {
		case r == "xcomp", r == "obj", r == "obl" && (a.caseOf(k) == "as" || a.caseOf(k) == ""):
			return k
		}
	}
	return -1
}

// isPost reports whether word i is an office or what means one, and no name.
func (a *analysis) isPost(i int) bool {
	return a.words[i].ment < 0 && (a.officeSets(int32(i))&nOffice != 0 || heirs[a.lemma(i)])
}
