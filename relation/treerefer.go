package relation

import "github.com/actant-project/actant/fact"

// antecedent returns the noun that the relative pronoun h, which is no subject, stands for: "the party to which he belonged"; or -1.
func (a *analysis) antecedent(h int) int {
	if !a.relative(h) || a.rel(h) == "nsubj" {
		return -1
	}
	for v, n := a.headOf(h), 0; v >= 0 && n < depthLimit; v, n = a.headOf(v), n+1 {
		if a.fullRel(v) == "acl:relcl" && v > h {
			if g := a.headOf(v); g >= 0 && g < h {
				return g
			}
			return -1
		}
	}
	return -1
}

// beside returns the name that the description h stands beside: "the Brigades, a militia backed by Iran"; or -1.
func (a *analysis) beside(h int) int {
	g := a.headOf(h)
	if g < 0 || g > h || a.rel(h) != "appos" || a.words[h].ment >= 0 || a.words[g].ment < 0 {
		return -1
	}
	if k := a.headOf(g); k >= 0 && a.rel(g) == "nmod" && a.words[k].ment < 0 && a.words[k].lex.sets&(nKin|nOffice) != 0 {
		return -1 // "the son of Demir, a doctor trained by Chad"
	}
	if x, ok := a.named(&chunk{head: int32(g)}); ok && a.canAct(x.entity, asSource) {
		return g
	}
	return -1
}

// ownForces returns whose agents h names by "its" or "their", which nothing has linked, in what he himself says: "Chad said its jets had hit".
func (a *analysis) ownForces(h int, sets nounSet) (actor, bool) {
	c := a.childBy(h, "nmod:poss")
	if c < 0 || sets&(nAgent|nActing) == 0 || !a.spelt(c, "its", "their") || a.words[c].ment >= 0 && !a.ms[a.words[c].ment].Entity.IsZero() {
		return actor{}, false
	}
	v := a.headOf(h)
	for n := 0; v >= 0 && n < depthLimit && a.rel(v) != "ccomp"; n++ {
		v = a.headOf(v)
	}
	g := -1
	if v >= 0 {
		g = a.headOf(v)
	}
	if g < 0 || a.verbAt(g) == nil || a.verbAt(g).cue&(qQuote|qClause) == 0 {
		return actor{}, false
	}
	s, _ := a.subjectOf(g, 0)
	if s < 0 || s == h || a.upos(s) == "PRON" {
		return actor{}, false
	}
	who := a.gather(nil, s, asSource, depthLimit-1)
	if len(who) != 1 || a.es[who[0].entity].Type == fact.Person {
		return actor{}, false
	}
	return actor{entity: who[0].entity, span: a.words[c].span, proxy: true}, true
}

// whose returns the country or body for which those act whom word h names by "whose": "Chad, whose troops were expelled".
func (a *analysis) whose(h int) (actor, bool) {
	c := a.childBy(h, "nmod:poss")
	if c < 0 || !a.spelt(c, "whose") || a.words[h].lex.sets&(nAgent|nActing) == 0 {
		return actor{}, false
	}
	for v, n := a.headOf(h), 0; v >= 0 && n < depthLimit; v, n = a.headOf(v), n+1 {
		g := a.headOf(v)
		if a.fullRel(v) != "acl:relcl" || g < 0 {
			continue
		}
		x, ok := a.nameAt(g)
		x.proxy = true
		return x, ok && a.es[x.entity].Type != fact.Person && a.canAct(x.entity, asSource)
	}
	return actor{}, false
}

// holder returns the person's name behind the office h and whose it is, which the parser hangs on the latter: "the leader of their union,
// Tom Demir"; or -1.
func (a *analysis) holder(h int) int {
	if a.words[h].lex.sets&(nOffice|nPersonal) == 0 {
		return -1
	}
	o := a.prepOf(h, "of")
	if o < 0 {
		o = a.prepOf(h, "for")
	}
	if o < 0 {
		return -1
	}
	c := a.childBy(o, "appos")
	if c < 0 {
		c = a.childBy(o, "conj")
	}
	if c < o || a.childBy(c, "cc") >= 0 {
		return -1
	}
	if x, ok := a.named(&chunk{head: int32(c)}); !ok || a.es[x.entity].Type != fact.Person {
		return -1
	}
	if x, ok := a.named(&chunk{head: int32(o)}); ok && a.es[x.entity].Type == fact.Person {
		return -1
	}
	return c
}

// utterer returns the subject of the clause of which noun h says what it is: "Chad accused Mali of theft, a charge that Mali denies", "Iran
// offered to send doctors, an offer that"; or -1.
func (a *analysis) utterer(h int) int {
	if r := a.rel(h); r != "appos" && (r != "parataxis" || a.childBy(h, "acl:relcl") < 0) && !a.remark(h) || a.words[h].lex.sets&(nCharge|nProposal) == 0 || !a.is(a.childBy(h, "det"), "a", "an") {
		return -1
	}
	for v, n := a.headOf(h), 0; v >= 0 && n < depthLimit; v, n = a.headOf(v), n+1 {
		if r := a.rel(v); a.isVerb(v) && v < h && (r == "root" || r == "conj" || r == "ccomp" || r == "parataxis") {
			s, _ := a.subjectOf(v, 0)
			return s
		}
	}
	return -1
}
