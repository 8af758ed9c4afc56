package relation

import "github.com/actant-project/actant/fact"

// claims reports whether the deed is to say who did something: "claimed responsibility via the agency".
func (a *analysis) claims(d *deed) bool {
	return d.obj >= 0 && a.spelt(d.obj, "responsibility", "credit", "blame") && a.words[d.obj].ment < 0
}

// chargedWith reports whether the deed is to accuse somebody, who is not known, of something: who is named there is not accused.
func (a *analysis) chargedWith(d *deed) bool {
	if d.obj < 0 || d.passive || kindOf(d.verb.patterns, "") != fact.Accuse {
		return false
	}
	for _, prep := range [...]string{"of", "with", "for"} {
		if a.prepOf(d.word, prep) > d.obj || a.prepOf(d.obj, prep) > d.obj && prep == "with" {
			return true
		}
	}
	for _, h := range [...]int{d.word, d.obj} {
		if c := a.childBy(h, "advcl", "acl"); c > d.obj && a.markOf(c, "of", "for", "with") >= 0 {
			return true
		}
	}
	return false
}

// outcome reports whether who is named at the end of the way is only touched by what came of the deed: "stepped down, plunging Italy's
// champions into turmoil".
func (a *analysis) outcome(d *deed, w *walk) bool {
	if len(w.via) == 0 {
		return false
	}
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		if k := int(c); a.rel(k) == "advcl" && a.words[k].lex.forms&gerund != 0 && a.childBy(k, "mark") < 0 && a.lemma(k) == w.via[0] {
			return true
		}
	}
	return false
}

// namesBehind reports whether the deed calls its object something that stands behind it in quotation marks.
func (a *analysis) namesBehind(d *deed) bool {
	return d.obj >= 0 && (a.setOffLabel(d.obj) >= 0 || a.setOffLabel(a.nameWord(d.obj)) >= 0)
}

// judges reports whether a type is what one thinks of another's deed.
func judges(k fact.RelationType) bool {
	return k == fact.Accuse || k == fact.Support || k == fact.Reject || k == fact.Protest
}

// victim reports whether who is named at the end of the way is he to whom that was done which somebody condemns: "condemned a raid on Chad".
func (a *analysis) victim(d *deed, w *walk) bool {
	if d.obj < 0 || len(w.via) == 0 {
		return false
	}
	if v := a.lex.verbs[w.via[len(w.via)-1]]; v != nil && w.prep == "" { // "condemned an attempt to kill Demir"
		k := kindOf(v.patterns, "")
		return k == fact.Assault || k == fact.Coerce
	}
	if w.prep != "on" && w.prep != "against" && w.prep != "of" && (w.prep != "" || a.prepOf(d.obj, "of") < 0) {
		return false
	}
	k := kindOfNoun(a.words[d.obj].lex.noun)
	return k == fact.Assault || k == fact.Coerce
}

// carriedAttack reports whether word i is an attack that its verb only carries, so that whose it is tells of no victim: "launched a High
// Court battle".
func (a *analysis) carriedAttack(i int) bool {
	h := a.headOf(i)
	return h >= 0 && a.rel(i) == "obj" && kindOfNoun(a.words[i].lex.noun) == fact.Assault && a.verbAt(h) != nil && a.verbAt(h).effect&eLight != 0
}
