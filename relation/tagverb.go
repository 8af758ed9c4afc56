package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// open tags a word of the open classes: verb, adjective, adverb or noun.
func (a *analysis) open(i int) {
	w := &a.words[i]
	w.tag = tNoun
	prev := a.tagAt(i - 1)
	if prev == tHyphen {
		w.tag = tAdj
		return
	}
	if a.nextHyphen(i) {
		w.tag = tAdj
		return
	}
	x := w.lex
	if x.verb == nil {
		switch {
		case adverbial(a.of(i)) && x.sets == 0 && x.noun == nil:
			w.tag = tAdv
		case a.personBefore(i) && a.endsInS(i) && a.opensPhrase(i+1) && a.class(i+1)&cThat == 0:
			w.lex, w.form, w.tag = unknownBase, third, tVerb
		case a.baseExpected(i) && x.noun == nil && x.sets == 0:
			w.lex, w.form, w.tag = unknownBase, base, tVerb
		case x.class&cAdj != 0:
			w.tag = tAdj
		}
		return
	}
	w.tag, w.form = a.verbTag(i)
}

// nextHyphen reports whether word i is the first part of a hyphened word.
func (a *analysis) nextHyphen(i int) bool {
	if !a.glued(i + 1) {
		return false
	}
	t := a.of(i + 1)
	return t == "-" || t == "‐" || t == "‑"
}

// baseExpected reports whether an infinitive must stand at word i.
func (a *analysis) baseExpected(i int) bool {
	j := i - 1
	for j >= 0 && (a.words[j].tag == tAdv || a.words[j].tag == tNeg || a.words[j].tag == tQuote) {
		j--
	}
	return j >= 0 && (a.words[j].tag == tTo || a.words[j].tag == tModal || a.words[j].tag == tDo)
}

// verbTag decides whether word i, which could be a verb, is one here, and in which form.
func (a *analysis) verbTag(i int) (tag, forms) {
	x := a.words[i].lex
	if x.forms&base != 0 && a.baseExpected(i) {
		return tVerb, base
	}
	switch {
	case x.forms == gerund:
		return a.gerundTag(i)
	case x.forms&(past|participle) != 0 && (x.forms&base == 0 || a.pastExpected(i)):
		return a.pastTag(i)
	}
	return a.finiteTag(i)
}

// pastExpected reports whether a form that could be past or base ("put") stands where only the participle can.
func (a *analysis) pastExpected(i int) bool {
	p := a.before(i)
	return p == tBe || p == tHave
}

// nominalBefore says that a noun, not a verb, must follow the tag.
func nominalBefore(t tag) bool {
	return t == tDet || t == tPoss || t == tAdj || t == tNum
}

// gerundTag tells "praising the leader" from "a meeting" and "growing fears".
func (a *analysis) gerundTag(i int) (tag, forms) {
	v := a.words[i].lex.verb
	p := a.before(i)
	next := a.opensPhrase(i + 1)
	switch {
	case p == tBe || a.tagAt(i-1) == tBe:
		return tVerb, gerund
	case p == tVerb && a.words[i-1].lex.verb.effectful():
		return tVerb, gerund
	case nominalBefore(p) && a.tagAt(i-1) != tAdv:
		if !next && a.nounFollows(i) {
			return tAdj, 0
		}
		return tNoun, 0
	case v.nounIng && !next && p != tComma && p != tConj && p != tSub:
		return tNoun, 0
	case v.nounIng && (p == tNoun || p == tName) && a.class(i+1)&cDet == 0:
		return tNoun, 0
	case !next && a.nounFollows(i) && (p == tPrep || p == tConj || i == 0) && a.words[i].lex == unknownGerund:
		return tAdj, 0
	}
	return tVerb, gerund
}

// opensPhrase reports whether word i opens an object, complement or adverbial: what may follow a verb.
func (a *analysis) opensPhrase(i int) bool {
	if i >= len(a.words) {
		return false
	}
	w := &a.words[i]
	return w.ment >= 0 || w.caps || w.lex.class&(cDet|cPossessive|cPronoun|cThat|cTo|cSub|cWh|cNum) != 0
}

// pastTag tells "attacked" the verb from "wounded soldiers" and "the accused".
func (a *analysis) pastTag(i int) (tag, forms) {
	w := &a.words[i]
	p := a.before(i)
	is := w.lex.forms & (past | participle)
	nounNext := i+1 < len(a.words) && a.nounFollows(i) && a.class(i+1)&cTime == 0
	switch {
	case nominalBefore(p) && !(p == tNum && !nounNext):
		if nounNext || p != tAdj && p != tNum && !a.opensPhrase(i+1) {
			return tAdj, 0
		}
		if p == tDet && !a.isPronounDet(i) {
			return tAdj, 0
		}
		return tVerb, is
	case p == tBe || p == tHave:
		return tVerb, participle
	case a.tagAt(i-1) == tVerb && nounNext:
		return tAdj, 0
	case p == tPrep && nounNext:
		return tAdj, 0
	case i == 0 && nounNext && a.words[1].lex.class&(cDet|cPossessive) == 0:
		return tAdj, 0
	}
	return tVerb, is
}

// isPronounDet reports whether the determiner before word i can stand alone: "those wounded", "all said".
func (a *analysis) isPronounDet(i int) bool {
	return a.is(i-1, "these", "those", "all", "several", "many", "most", "few", "some", "both", "this")
}

// finiteTag decides on base and -s forms, which are often nouns: "talks", "attack".
func (a *analysis) finiteTag(i int) (tag, forms) {
	x := a.words[i].lex
	is := x.forms & (base | third | past)
	p := a.before(i)
	adjacent := a.tagAt(i - 1)
	if p == tBe && a.tagAt(i-1) != tHyphen {
		return tAdj, 0 // "was clean"
	}
	if p == tPron || p == tWh || adjacent == tThat && x.forms&third != 0 {
		return tVerb, is
	}
	if !x.verb.nounBase {
		if nominalBefore(p) && x.noun != nil || p == tDet && adjacent != tAdv || adjacent == tAdj && x.forms&third != 0 {
			return tNoun, 0
		}
		return tVerb, is
	}
	if nominalBefore(p) || p == tPrep || p == tTo || i == 0 || x.class&cAdj != 0 && a.nounFollows(i) {
		return tNoun, 0
	}
	switch {
	case p == tConj && a.verbBeforeConj(i):
		if a.opensPhrase(i + 1) {
			return tVerb, is
		}
		return tNoun, 0
	case p != tName && p != tNoun && p != tRight && p != tComma && p != tQuote && p != tTime && p != tDash:
		return tNoun, 0
	}
	return a.afterNoun(i, is)
}

// afterNoun decides on a form that could be a noun or verb and follows a noun: "Trump calls Putin", "peace talks with".
func (a *analysis) afterNoun(i int, is forms) (tag, forms) {
	person := a.personBefore(i)
	next := a.class(i + 1)
	plural := i > 0 && a.words[i-1].tag == tNoun && a.endsInS(i-1)
	agrees := is&third != 0 && !plural || is&base != 0 && (plural || a.joinedBefore(i)) || is&past != 0
	switch {
	case a.words[i-1].ment >= 0 && a.ms[a.words[i-1].ment].Kind == fact.Demonym && !a.endsInS(i-1):
		return tNoun, 0
	case a.inverted(i):
		return tVerb, base
	case is&base != 0 && !agrees && a.subjunctive(i):
		return tVerb, base
	case !agrees || next&(cModal|cBe|cHave|cDo) != 0:
		return tNoun, 0
	case a.tagAt(i-1) == tNoun && a.words[i].lex.class&cReporting != 0 && next&(cDet|cPossessive|cThat|cTo|cQuotative) == 0:
		return tNoun, 0
	case !person && next&(cSub|cWh) != 0 && next&(cDet|cPronoun) == 0:
		return tNoun, 0
	case a.opensPhrase(i+1) && next&cThat == 0 || next&cThat != 0 && a.words[i].lex.verb.cue != 0:
		return tVerb, is
	case person && (next&(cPrep|cAdv) != 0 && next&cTo == 0 || a.words[i].lex.verb.cue != 0):
		return tVerb, is
	case a.words[i].lex.verb.cue&qQuote != 0 && i+1 < len(a.words) && a.of(i+1) == ":":
		return tVerb, is
	case a.words[i].lex.verb.cue&qQuote != 0 && (i+1 >= len(a.words) || next&cQuotative != 0 || a.of(i + 1)[0] < '0') && a.commaBeforeName(i):
		return tVerb, is
	}
	return tNoun, 0
}

// personBefore reports whether the word before i ends the name of a person.
func (a *analysis) personBefore(i int) bool {
	for i--; i > 0 && a.words[i].tag == tAdv; i-- {
	}
	return i >= 0 && a.words[i].ment >= 0 && a.words[i].tag != tDet && a.ms[a.words[i].ment].Type == fact.Person
}

// joinedBefore reports whether the noun before word i is the last of several: "Russia and China".
func (a *analysis) joinedBefore(i int) bool {
	for j := i - 1; j >= 0 && j > i-8; j-- {
		switch a.words[j].tag {
		case tConj:
			return a.is(j, "and")
		case tNoun, tName, tAdj, tDet, tAdv, tPoss:
		default:
			return false
		}
	}
	return false
}

// verbBeforeConj reports whether a verb stands shortly before the conjunction that precedes word i.
func (a *analysis) verbBeforeConj(i int) bool {
	for j := i - 1; j >= 0 && j > i-14; j-- {
		if a.words[j].tag == tVerb {
			return true
		}
	}
	return false
}

// commaBeforeName reports whether the noun phrase before word i follows a comma or a quotation.
func (a *analysis) commaBeforeName(i int) bool {
	for j := i - 1; j >= 0; j-- {
		switch a.words[j].tag {
		case tNoun, tName, tAdj, tDet, tNum, tPoss, tHyphen:
		case tComma, tQuote:
			return true
		default:
			return false
		}
	}
	return false
}

// effectful reports whether v governs gerunds: "began backing".
func (v *verb) effectful() bool { return v != nil && v.effect&^eLight != 0 }

// adverbial reports whether a word ends like an adverb and is none of the nouns that do.
func adverbial(w string) bool {
	if len(w) < 5 || !strings.HasSuffix(w, "ly") {
		return false
	}
	switch w {
	case "family", "assembly", "monopoly", "anomaly", "bully", "rally", "reply", "supply", "butterfly", "homily":
		return false
	}
	return true
}

// inverted reports whether the auxiliary of the verb at word i stands before its subject: "Will Togo attack".
func (a *analysis) inverted(i int) bool {
	if a.words[i].lex.forms&base == 0 {
		return false
	}
	for j := i - 1; j >= 0 && j > i-8; j-- {
		switch a.words[j].tag {
		case tNoun, tName, tAdj, tDet, tPoss, tPron, tNum:
		case tModal:
			return true
		case tDo:
			return true
		default:
			return false
		}
	}
	return false
}

// subjunctive reports whether word i lies in what somebody demands: "demanded that Egypt release".
func (a *analysis) subjunctive(i int) bool {
	if !a.opensPhrase(i+1) && a.class(i+1)&(cPrep|cAdj) == 0 && i+1 < len(a.words) && a.words[i+1].lex.class != 0 {
		return false
	}
	for j := i - 1; j > 0 && j > i-7; j-- {
		if a.words[j].tag == tThat {
			v := a.words[j-1].lex.verb
			return a.words[j-1].tag == tVerb && v != nil && v.effect&eRequest != 0
		}
		if a.words[j].tag == tVerb {
			return false
		}
	}
	return false
}
