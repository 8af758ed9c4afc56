package resolve

// bound says whether the tree forbids that the candidate c and the pronoun p are one person: the object is not its
// clause's subject, nor another object; the owner of a phrase is not what the phrase names ("Mark is his lawyer"; "Ann and
// her" are two).
func (x *resolution) bound(c *candidate, p pronoun) bool {
	if c.sent != p.sent || !x.hasTree(p.sent) {
		return false
	}
	switch {
	case x.joined(c.at.head, p.tok):
		return true
	case core(p.at.rel) && x.describes(p.at.verb, c.at.head, p.sent):
		return true // "the man she met", "it was Ann that she meant"
	case p.place == possessive:
		return x.ownedBy(c, p)
	case p.at.verb < 0 || !core(p.at.rel):
		return false
	case c.at.verb == p.at.verb && core(c.at.rel):
		return true
	}
	by := x.subjectOf(p.at.verb, p.sent)
	return p.place != subject && (x.wholeNP(by) == c.at.head || x.apposed(by, c.at.head) || x.saidToBe(by, c.at.head, p.sent))
}

// saidToBe says whether a copula makes one person of the subject at token by and the predicate with this head: "her rescuer was Velga and named her".
func (x *resolution) saidToBe(by, head, s int) bool {
	return by >= 0 && x.up(by) == head && x.dep(by) == "nsubj" && x.child(head, s, "cop") >= 0
}

// apposed says whether the noun at token i stands in an apposition of the phrase with this head, where a clause with "who" may hang on it and
// mean the head: "Ann, widow of a president, who met her".
func (x *resolution) apposed(i, head int) bool {
	for n := 0; n < farUp && i >= 0; n++ {
		switch x.dep(i) {
		case "appos":
			if x.up(i) == head {
				return true
			}
		case "nmod", "flat", "conj":
		default:
			return false
		}
		i = x.up(i)
	}
	return false
}

// describes says whether the clause of a verb is about the noun with this head: a relative clause or a cleft's.
func (x *resolution) describes(verb, head, s int) bool {
	if verb < 0 || x.up(verb) != head {
		return false
	}
	return x.dep(verb) == "acl" || x.child(head, s, "cop") >= 0 && x.child(verb, s, "mark", "nsubj", "obj") >= 0 && x.lower(x.firstToken(s), s) == "it"
}

// core says whether a relation makes a noun phrase an argument of the verb.
func core(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "csubj":
		return true
	}
	return false
}

// ownedBy says whether the phrase that the possessive p owns names c: "Mark, his brother", "Mark is his lawyer".
func (x *resolution) ownedBy(c *candidate, p pronoun) bool {
	owned := x.up(p.tok)
	if owned < 0 {
		return false
	}
	if x.wholeNP(owned) == c.at.head && x.dep(owned) == "appos" {
		return true
	}
	if owned >= c.first && owned < c.last || x.wholeNP(c.first) == owned {
		return true
	}
	return x.child(owned, p.sent, "cop") >= 0 && x.child(owned, p.sent, "nsubj") == c.at.head
}

// bar gathers the people who cannot be the pronoun's, wherever they are named.
func (w *walker) bar(p pronoun) {
	w.barred = w.barred[:0]
	x := w.x
	if !x.hasTree(p.sent) {
		return
	}
	for k := range w.cands {
		if c := &w.cands[k]; c.who != nil && x.bound(c, p) {
			w.barred = append(w.barred, c.who)
		}
	}
	if owned := x.up(p.tok); p.place == possessive && owned >= 0 {
		if who := x.namedBy(x.wholeNP(owned), p.sent); who != nil {
			w.barred = append(w.barred, who) // "his counterpart Vladimir Petrov"
		}
	}
}

// reflexive returns the head of the subject that "himself" at token i goes back to, -1 when there is none, it compares or it only
// stresses the name beside it: "the mayor himself".
func (x *resolution) reflexive(i, s int) int {
	if c := x.lower(i-1, s); c == "like" || c == "as" || c == "than" {
		return -1 // "Ann, like himself, left"
	}
	if x.up(i) == i-1 && !x.isVerb(i-1) && x.d.Sentences[s].First < i {
		return -1
	}
	return x.wholeNP(x.subjectOf(x.clauseOf(i), s))
}
