package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// possible reports whether r can be a statement at all: somebody speaks, and it is said rather than wished.
func (a *analysis) possible(r *report) bool {
	t := &a.syn
	passive := t.passive(r.word)
	switch {
	case t.rel(r.word) == "advcl" && a.is(r.word, "asked") && t.dependent(r.word, "aux", "mark", "advmod") < 0 && a.agentOf(r.word) < 0 && (r.subject < 0 || r.subject > r.word):
		return false // "asked what he would do, she said"
	case t.w[r.word].Deprel == "acl" && r.kind > saysWhether && a.words[r.word].lex.forms&gerund == 0:
		return false // "the intent to threaten"
	case a.wished(r.word) && r.kind != saysQuote,
		t.dependent(r.word, "mark") >= 0 && a.is(t.dependent(r.word, "mark"), "without", "if", "unless") && r.kind != saysQuote,
		passive && r.subject < 0 && r.kind > saysWhether,
		!passive && r.speaker.words.empty() && r.kind != saysQuote:
		return false
	}
	return true
}

// listed reports whether the lists know the verb of r to take what it takes here.
func (a *analysis) listed(r *report) bool {
	if r.verb != nil && r.verb.lemma == "put" && a.putsIt(r) {
		return true
	}
	if a.callsNames(r) || r.kind == saysPrep && r.verb != nil && courtesies[r.verb.lemma] && a.quotedPhrase(r) {
		return true
	}
	if r.verb == nil || r.verb.cue == 0 {
		return false
	}
	cue := r.verb.cue
	if cue&(qQuote|qNaming|qGerund|qObject) == 0 && !a.finite(r.word) && r.kind != saysQuote {
		return false // "believing that"
	}
	kind := r.kind
	if len(r.quotes) > 0 && kind != saysNaming {
		kind = saysQuote
	}
	switch kind {
	case saysQuote:
		return cue&(qQuote|qClause|qThat|qNoun|qNaming|qObject) != 0
	case saysThat:
		return cue&(qClause|qThat|qNoun) != 0
	case saysClause, saysAround:
		if a.unmet(r) {
			return false
		}
		return cue&(qClause|qNoun) != 0 || cue&qThat != 0 && (!r.left || r.kind == saysAround && a.setOff(r))
	case saysWhether:
		return cue&(qWhether|qClause) != 0
	case saysInfinitive:
		if a.toldNothing(r) {
			return false
		}
		if cue&qObject != 0 && !a.syn.passive(r.word) && a.syn.dependent(r.word, "obj", "iobj") < 0 {
			return false // "asking not to be named"
		}
		return cue&qInfinitive != 0 || a.toldTo(r)
	case saysGerund:
		return r.prep != "" || cue&qNoun != 0
	case saysNaming:
		return cue&qNaming != 0
	case saysPrep:
		return a.tells(r)
	case saysNoun:
		return cue&(qThat|qClause) != 0 && a.whoSpeaks(r) == "report" && a.tells(r) || (cue&qNoun != 0 || cue&(qNaming|qQuote) != 0 && a.holdsQuote(r) && (cue&qNaming != 0 || !a.movedTo(r))) && a.tells(r) && (!a.headline || a.holdsQuote(r))
	}
	return false
}

// movedTo reports whether the object of r goes somewhere: "added the words to the sign".
func (a *analysis) movedTo(r *report) bool {
	t := &a.syn
	for k := t.kid[r.word]; k >= 0; k = t.next[k] {
		if m := t.marker(int(k)); int(k) > r.word && t.rel(int(k)) == "obl" && m >= 0 && a.is(m, "to", "into") {
			return true
		}
	}
	return false
}

// toldNothing reports whether r is that somebody would not speak: "declined to comment", "refused to say".
func (a *analysis) toldNothing(r *report) bool {
	t := &a.syn
	x := t.dependent(r.word, "xcomp", "ccomp")
	if r.kind != saysInfinitive || r.verb.effect&eDeny == 0 || x < r.word {
		return false
	}
	v := a.verbOf(x)
	return v != nil && v.cue&(qQuote|qNoun|qAbout) != 0
}

// toldTo reports whether who is told stands before the infinitive, after the preposition that the verb takes: "called on him to go".
func (a *analysis) toldTo(r *report) bool {
	t := &a.syn
	for k := t.kid[r.word]; k >= 0 && r.verb.cue&qPrep != 0; k = t.next[k] {
		if m := t.marker(int(k)); m >= 0 && t.rel(int(k)) == "obl" && a.lex.says[r.verb.lemma+" "+a.words[m].lex.form+" to"] {
			return true
		}
	}
	return false
}

// putsIt reports whether r is "as Jane Roe put it".
func (a *analysis) putsIt(r *report) bool {
	o := a.syn.dependent(r.word, "obj")
	return o > r.word && a.is(o, "it") && (r.kind == saysAround || r.kind == saysQuote || r.kind == saysClause && len(r.quotes) > 0)
}

// callsNames reports whether r is words in quotation marks that somebody uses for something: "went after him as a “con artist”".
func (a *analysis) callsNames(r *report) bool {
	if r.kind != saysNaming || r.prep != "as" || len(r.content) != 1 || r.left {
		return false
	}
	who := a.whoSpeaks(r)
	return (who == "person" || who == "body") && a.words[r.content[0].hi-1].quote >= 0
}

// setOff reports whether a comma stands before speaker and cue.
func (a *analysis) setOff(r *report) bool {
	lo := r.block().lo
	return lo > 0 && a.words[lo-1].tag == tComma
}

// tells reports whether a noun phrase is enough to be a statement's content: more than names, and said by someone who can speak.
func (a *analysis) tells(r *report) bool {
	if r.left || a.holdsQuote(r) {
		return true
	}
	switch a.whoSpeaks(r) {
	case "thing", "it", "none", "first":
		return false
	}
	if o := a.syn.dependent(r.word, "obj"); r.kind == saysNoun && o > r.word && (a.words[o].ment >= 0 || a.removes(r.verb) && a.words[o].lex.sets&(nOffice|nKin) != 0) {
		return false // he met, and threatened, somebody; he dismissed the head of the bank
	}
	words, common := 0, false
	for _, s := range r.content {
		for i := s.lo; i < s.hi; i++ {
			words++
			u := a.syn.w[i].UPOS
			common = common || a.words[i].ment < 0 && (u == "NOUN" || u == "VERB" || u == "ADJ")
		}
	}
	return words >= 2 && common
}

// quotedPhrase reports whether the phrase behind the preposition of r opens a quotation of speech, before or behind the preposition.
func (a *analysis) quotedPhrase(r *report) bool {
	for k := r.cue.hi; k+1 < len(a.words); k++ {
		if a.is(k, r.prep) {
			return a.inSpeech(k) || a.inSpeech(k+1)
		}
	}
	return false
}

// courtesies are verbs for what somebody does in words that are told only where they are quoted: "thanked them for “every bag they filled”".
var courtesies = setOf([]string{"thank", "congratulate", "commend", "salute", "honour", "honor", "rebuke", "toast", "welcome", "greet"})

// removes reports whether the lists know the verb for what is done to those who hold an office.
func (a *analysis) removes(v *verb) bool {
	return v != nil && slices.ContainsFunc(v.patterns, func(p pattern) bool { return p.kind == fact.Personnel })
}

// wished reports whether verb i stands under one that says it was not, or not yet, said: "refused to say".
func (a *analysis) wished(i int) bool {
	t := &a.syn
	h := int(t.head[i])
	if h < 0 || !t.isRel(i, "xcomp", "acl") || a.words[i].lex.forms&gerund != 0 {
		return false
	}
	e := a.words[h].lex.eff
	if v := a.words[h].lex.verb; v != nil {
		e |= v.effect
	}
	return e&(eDeny|eIntend|eRequest|eFuture) != 0
}

// finite reports whether verb i is no infinitive, participle or gerund.
func (a *analysis) finite(i int) bool {
	t := &a.syn
	if t.dependent(i, "aux") >= 0 {
		return true
	}
	if m := t.dependent(i, "mark"); m >= 0 && a.is(m, "to") {
		return false
	}
	return a.words[i].lex.forms != gerund && !(t.w[i].Deprel == "acl")
}

// nobodySays reports whether the subject denies the verb: "neither would say", "nobody said", "no official confirmed".
func (a *analysis) nobodySays(r *report) bool {
	if r.subject < 0 || r.subject > r.word {
		return false
	}
	d := a.syn.dependent(r.subject, "det")
	return a.is(r.subject, "neither", "nobody", "none") || d >= 0 && a.is(d, "no", "neither") || a.is(r.subject, "one") && r.subject > 0 && a.is(r.subject-1, "no")
}

// firstPerson reports whether the subject is the writer or the reader.
func (a *analysis) firstPerson(r *report) bool {
	return r.subject >= 0 && a.is(r.subject, "i", "you", "we")
}

// negated reports whether "not", "never" or "no one" denies verb i.
func (a *analysis) negated(i int) bool {
	t := &a.syn
	for k := t.kid[i]; k >= 0; k = t.next[k] {
		if a.words[k].lex.class&cNeg != 0 && t.isRel(int(k), "advmod") {
			return true
		}
	}
	return false
}

// unmet reports whether what would be said is the condition of what is: "Had Chad attacked Mali, Norway would have condemned it".
func (a *analysis) unmet(r *report) bool {
	if len(r.content) == 0 {
		return false
	}
	k := r.content[0].lo
	return a.spelt(k, "had", "were", "should") && !a.inSpeech(k) && a.headOf(k) >= 0 && a.invertedAt(a.headOf(k))
}
