package resolve

// The signs that only a tree shows, counted from signTree.
const (
	treeGoverns   sign = 0                 // 3: the subject of a verb above the pronoun's clause x place of the pronoun
	treeNearby    sign = treeGoverns + 3   // ... the next one above
	treeClause    sign = treeNearby + 1    // 3: in the clause of the pronoun, as subject, object, other
	treeRelative  sign = treeClause + 3    // the pronoun stands in a clause that describes the candidate
	treeChain     sign = treeRelative + 1  // 3: subject of a verb that the pronoun's verb is coordinated with x place
	treeTopic     sign = treeChain + 3     // the subject of its sentence's root
	treeTopicBack sign = treeTopic + 1     // ... of the sentence before
	treeDeep      sign = treeTopicBack + 1 // inside another noun phrase
	treeInSubject sign = treeDeep + 1      // inside the subject of its clause
	treeParallel  sign = treeInSubject + 1 // 3: the same relation x place of the pronoun, other sentence
	treeFronted   sign = treeParallel + 3  // in a clause before the pronoun's own: "When X came, he"
	treeConjunct  sign = treeFronted + 1   // one of several that are named together
	treePassive   sign = treeConjunct + 1  // a passive's subject
	treeSigns     sign = treePassive + 1
)

// addTreeSigns reads the signs of candidate c for p from the tree.
func (x *resolution) addTreeSigns(s *signs, c *candidate, p pronoun) {
	if !x.hasTree(p.sent) || !x.hasTree(c.sent) {
		return
	}
	add := func(id sign, when bool) { s.add(signTree+id, when) }
	as := sign(min(max(p.place, object), opening) - object) // object, possessive, subject
	head := c.at.head
	rel := x.dep(head)
	topic := c.place == subject && x.dep(c.at.verb) == "root"
	add(treeTopic, topic)
	add(treeTopicBack, topic && c.sent == p.sent-1)
	add(treeDeep, rel == "nmod")
	add(treeInSubject, x.insideSubject(head))
	add(treeConjunct, rel == "conj" && !x.isVerb(x.up(head)) || x.child(head, c.sent, "conj") >= 0)
	add(treePassive, c.at.rel == "nsubj:pass")
	add(treeParallel+as, c.sent != p.sent && c.at.rel == p.at.rel)
	if c.sent == p.sent {
		x.addClauseSigns(add, c, p, as)
	}
}

// addClauseSigns reads how the clauses of one sentence's candidate and pronoun lie to each other.
func (x *resolution) addClauseSigns(add func(sign, bool), c *candidate, p pronoun, as sign) {
	clause := x.clauseOf(p.tok)
	own := x.clauseOf(c.at.head)
	switch {
	case own == clause && clause >= 0:
		k := sign(2)
		if c.place == subject {
			k = 0
		} else if core(c.at.rel) {
			k = 1
		}
		add(treeClause+k, true)
	case c.place == subject && x.dep(clause) == "conj" && x.up(clause) == c.at.verb:
		add(treeChain+as, true)
	case c.place == subject && x.above(c.at.verb, p.tok):
		add(treeGoverns+as, true)
		add(treeNearby, x.clauseOf(x.up(clause)) == c.at.verb)
	case x.above(clause, c.at.head) && x.dep(own) == "advcl":
		add(treeFronted, true)
	}
	add(treeRelative, x.above(c.at.head, p.tok) && x.dep(clause) == "acl")
}

// insideSubject says whether the phrase with this head belongs to another one that is a subject.
func (x *resolution) insideSubject(head int) bool {
	for range farUp {
		r := x.dep(head)
		if r != "nmod" && r != "conj" && r != "flat" && r != "appos" || x.up(head) < 0 {
			return false
		}
		inner := r == "nmod"
		head = x.up(head)
		if inner && x.dep(head) == "nsubj" {
			return true
		}
	}
	return false
}
