package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// tagWords guesses the part of speech of every word, left to right.
func (a *analysis) tagWords() {
	for i := range a.words {
		a.tagWord(i)
		if a.words[i].tag == tNum {
			a.quantify(i)
		}
	}
}

// quantify makes the words before a number part of it: "more than 100", "at least 12", "up to 16".
func (a *analysis) quantify(i int) {
	switch {
	case a.is(i-1, "than") && a.is(i-2, "more", "fewer", "less"), a.is(i-1, "to") && a.is(i-2, "up"), a.is(i-1, "least", "most") && a.is(i-2, "at"):
		a.words[i-1].tag, a.words[i-2].tag = tNum, tNum
	case a.is(i-1, "nearly", "almost", "some", "roughly", "approximately"):
		a.words[i-1].tag = tNum
	}
}

// tagWord guesses the part of speech of word i; those of the words before are known.
func (a *analysis) tagWord(i int) {
	w := &a.words[i]
	if w.ment >= 0 && a.ms[w.ment].Kind != fact.Pronoun {
		w.tag = tName
		return
	}
	t := a.of(i)
	if tag, ok := a.punctuation(i, t); ok {
		w.tag = tag
		return
	}
	if a.is(i, "last", "next") && a.periodAt(i+1) || a.is(i-1, "last", "next") && a.words[i-1].tag == tTime && a.periodAt(i) {
		w.tag = tTime // "criticised France last year"
		return
	}
	if c := w.lex.class; c&(cModal|cBe|cHave|cDo|cDet|cPossessive) == 0 && a.nextHyphen(i) {
		w.tag = tAdj
		return
	}
	if c := t[0]; '0' <= c && c <= '9' || c == '$' || strings.HasPrefix(t, "£") || strings.HasPrefix(t, "€") {
		w.tag = tNum
		return
	}
	if w.caps && a.insideSentence(i) && !a.headline && w.lex.class&(cPronoun|cTime|cMonth) == 0 {
		w.tag = tName
		return
	}
	if w.lex.class != 0 && a.closed(i) {
		return
	}
	a.open(i)
}

// periodAt reports whether word i names a stretch of time.
func (a *analysis) periodAt(i int) bool {
	if i < 0 || i >= len(a.words) {
		return false
	}
	switch a.of(i) {
	case "week", "month", "year", "night", "spring", "summer", "autumn", "fall", "winter", "weekend", "decade", "century", "season", "term":
		return true
	}
	return a.class(i)&(cTime|cMonth) != 0
}

// insideSentence reports whether word i does not open the sentence or a quotation.
func (a *analysis) insideSentence(i int) bool {
	return i > 0 && a.words[i-1].tag != tQuote && a.words[i-1].tag != tColon
}

// punctuation tags marks; ok is false for words such as "’s".
func (a *analysis) punctuation(i int, t string) (tag, bool) {
	if c := t[0]; c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || len(t) > 1 && c < 0x80 && t[1] >= 'a' {
		return tOther, false
	}
	switch t {
	case ",":
		return tComma, true
	case ";":
		return tSemi, true
	case ":":
		return tColon, true
	case ".", "!", "?", "…", "...", "?!", "!?":
		return tEnd, true
	case "(", "[", "{":
		return tLeft, true
	case ")", "]", "}":
		return tRight, true
	case "--", "---", "—", "–", "―":
		return tDash, true
	case "-", "‐", "‑", "/":
		if a.glued(i) {
			return tHyphen, true
		}
		return tDash, true
	case "'", "’":
		if i > 0 && a.words[i-1].span.End == a.words[i].span.Start && a.endsInS(i-1) {
			return tPoss, true
		}
		return tQuote, true
	}
	if a.words[i].lex.class&cQuotative != 0 {
		return tQuote, true
	}
	return tOther, false
}

// glued reports whether no space parts word i from its neighbours.
func (a *analysis) glued(i int) bool {
	return i > 0 && i+1 < len(a.words) && a.words[i-1].span.End == a.words[i].span.Start && a.words[i].span.End == a.words[i+1].span.Start
}

func (a *analysis) endsInS(i int) bool {
	t := a.of(i)
	return strings.HasSuffix(t, "s") || strings.HasSuffix(t, "S")
}

// closed tags words of the closed classes; it reports false for those better taken as open ones.
func (a *analysis) closed(i int) bool {
	w := &a.words[i]
	c := w.lex.class
	set := func(t tag) bool { w.tag = t; return true }
	if i > 0 && a.words[i-1].tag == tHyphen {
		return set(tAdj)
	}
	switch {
	case w.lex.form == "'s":
		if p := a.before(i); p == tPron || p == tWh || p == tThat {
			return set(tBe)
		}
		return set(tPoss)
	case c&cTo != 0:
		return set(a.toTag(i))
	case c&cThat != 0:
		return set(a.thatTag(i))
	case w.lex.form == "her":
		if a.nounFollows(i) && (!a.tree.known || a.rel(i) != "obj" && a.rel(i) != "iobj") { // not with "appointed her ten months ago"
			return set(tDet)
		}
		return set(tPron)
	case c&cModal != 0:
		if c&cTime|c&cMonth != 0 && w.caps && a.class(i+1)&cNum == 0 && a.words[i].lex.form == "may" && a.tagAt(i-1) == tPrep {
			return set(tTime)
		}
		if p := a.before(i); p == tDet || p == tPoss || p == tAdj {
			return set(tNoun)
		}
		return set(tModal)
	case c&cBe != 0:
		return set(tBe)
	case c&cHave != 0:
		w.form = w.lex.forms
		return set(tHave)
	case c&cDo != 0:
		return set(tDo)
	case w.lex.form == "nor" && a.class(i+1)&(cModal|cBe|cHave|cDo) == 0:
		return set(tConj)
	case c&cNeg != 0:
		return set(tNeg)
	case c&cPossessive != 0:
		if w.lex.form == "whose" {
			return set(tWh)
		}
		return set(tDet)
	case w.lex.form == "no" && a.is(i+1, "longer"):
		return set(tNeg)
	case w.lex.form == "per" && a.is(i+1, "cent"):
		return set(tNoun)
	case c&cDet != 0 && (c&cPronoun == 0 || a.nounFollows(i)):
		return set(tDet)
	case c&cPronoun != 0:
		if w.lex.form == "one" && a.nounFollows(i) {
			return set(tNum)
		}
		return set(tPron)
	case c&cTime != 0, c&cMonth != 0 && w.caps && w.lex.verb == nil, c&cDaypart != 0 && a.before(i) == tTime:
		return set(tTime)
	case c&cMonth != 0 && w.caps:
		return set(tTime)
	case w.lex.form == "once" && a.class(i+1)&cAdv != 0:
		return set(tAdv)
	case c&cWh != 0:
		return set(tWh)
	case c&cSub != 0 && !(w.lex.form == "so" && c&cAdv != 0 && a.class(i+1)&cAdj != 0):
		return set(tSub)
	case c&cConj != 0:
		return set(tConj)
	case c&cPrep != 0:
		return set(tPrep)
	case c&cNum != 0:
		return set(tNum)
	case c&cAdj != 0 && a.tagAt(i-1) == tVerb && a.nounFollows(i) && c&cParticle == 0:
		return set(tAdj)
	case c&cParticle != 0 && a.tagAt(i-1) == tVerb:
		return set(tAdv)
	case w.lex.verb != nil && w.lex.verb != unknownVerb:
		return false // "close", "free", "back", "open"
	case c&cAdj != 0 && (c&cAdv == 0 || a.nounFollows(i)):
		return set(tAdj)
	case c&cAdv != 0, c&cParticle != 0:
		return set(tAdv)
	}
	return false
}

// before returns the tag of the last word before i that is no adverb.
func (a *analysis) before(i int) tag {
	for i--; i >= 0; i-- {
		if t := a.words[i].tag; t != tAdv && t != tNeg {
			return t
		}
	}
	return tOther
}

// nounFollows guesses whether the word after i belongs to a noun phrase that word i opens.
func (a *analysis) nounFollows(i int) bool {
	if i+1 >= len(a.words) {
		return false
	}
	n := &a.words[i+1]
	if n.ment >= 0 || n.caps {
		return n.ment < 0 || a.ms[n.ment].Kind != fact.Pronoun
	}
	const not = cPrep | cConj | cSub | cWh | cTo | cModal | cBe | cHave | cDo | cDet | cPossessive | cPronoun | cThat | cTime
	t := a.of(i + 1)
	if n.lex.class&not != 0 || t[0] < '0' || n.lex.class&cQuotative != 0 {
		return false
	}
	return n.lex.verb == nil || n.lex.verb.nounBase || n.lex.forms&(base|third|past) == 0 || n.lex.class&cAdj != 0 || n.lex.noun != nil
}

// toTag tells the infinitive's "to" from the preposition.
func (a *analysis) toTag(i int) tag {
	j := i + 1
	for a.class(j)&(cAdv|cNeg|cQuotative) != 0 || j < len(a.words) && a.words[j].lex == noLexeme && strings.HasSuffix(a.of(j), "ly") {
		j++
	}
	if j >= len(a.words) || a.words[j].ment >= 0 || a.words[j].caps && !a.headline {
		return tPrep
	}
	n := a.words[j].lex
	switch {
	case n.class&(cBe|cHave|cDo) != 0 && n.form != "being" && n.form != "doing":
		return tTo
	case n.verb != nil && n.forms&base != 0:
		return tTo
	case n.class != 0 || n.verb != nil || n.noun != nil || n.sets != 0:
		return tPrep
	}
	if j+1 < len(a.words) && (a.words[j+1].ment >= 0 || a.class(j+1)&(cDet|cPossessive|cPronoun) != 0) && !a.endsInS(j) && !a.is(j, "") {
		return tTo
	}
	return tPrep
}

// thatTag tells the conjunction from the relative pronoun and the determiner.
func (a *analysis) thatTag(i int) tag {
	p := a.before(i)
	verbNext := a.class(i+1)&(cModal|cBe|cHave|cDo) != 0 || i+1 < len(a.words) && a.words[i+1].lex.verb != nil && !a.words[i+1].lex.verb.nounBase && a.words[i+1].ment < 0
	switch {
	case a.class(i+1)&(cTime|cDaypart) != 0:
		return tDet
	case p == tVerb && i > 0 && a.words[i-1].tag != tComma:
		return tThat
	case verbNext && (p == tNoun || p == tName || p == tRight):
		return tWh
	case verbNext:
		return tPron
	case p == tPrep || i == 0:
		return tDet
	case a.class(i+1)&(cDet|cPossessive|cPronoun|cPrep|cSub) != 0, i+1 < len(a.words) && (a.words[i+1].ment >= 0 || a.words[i+1].caps || a.endsInS(i+1)):
		return tThat
	case p == tNoun || p == tName || p == tComma || p == tQuote || p == tConj:
		return tThat
	}
	return tDet
}
