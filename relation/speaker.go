package relation

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// voice is who speaks: the whole noun phrase, the entity it names, those who speak with him.
type voice struct {
	entity int32 // or -1
	with   []int32
	span   text.Span
	words  stretch // of the phrase; empty when nobody is named
}

var nobody = voice{entity: -1}

// voiceAt reads the noun phrase of word head, as far as it goes without the words of the clause of word but (-1 for none).
func (a *analysis) voiceAt(head, but int) voice {
	t := &a.syn
	v := voice{entity: -1, words: stretch{head, head + 1}}
	for _, r := range t.runs(head, but) {
		if r.lo <= head && head < r.hi {
			v.words = r
		}
	}
	v.words = a.wholeName(head, a.trimPhrase(head, v.words), but)
	v.span = text.Span{Start: a.words[v.words.lo].span.Start, End: a.words[v.words.hi-1].span.End}
	if two := a.theTwo(head, v.words); len(two) == 2 {
		v.entity, v.with = two[0].entity, []int32{two[1].entity}
		return v
	}
	if v.entity = a.speakerEntity(head, 0); v.entity < 0 {
		v.entity = a.parentNamed(head, v.words)
	}
	if v.entity < 0 {
		v.entity = a.namedWithin(head, v.words)
	}
	for k := t.kid[head]; k >= 0; k = t.next[k] {
		if t.rel(int(k)) != "conj" || !(stretch{int(k), int(k) + 1}).within(v.words) {
			continue
		}
		e := a.speakerEntity(int(k), 0)
		switch {
		case e < 0 || e == v.entity:
		case v.entity < 0:
			v.entity = e
		default:
			v.with = append(v.with, e)
		}
	}
	return v
}

// namedWithin returns the person whose name stands between commas in the phrase of an office, beside a place or body that cannot be he, "its ambassador
// in Lima, Jane Roe", or the body that issues a report, "a State Department statement"; or -1.
func (a *analysis) namedWithin(head int, w stretch) int32 {
	t := &a.syn
	for i := head + 1; i < w.hi && a.words[head].lex.sets&(nOffice|nKin|nTrade|nPersonal) != 0; i++ {
		if h := int(t.head[i]); t.rel(i) == "appos" && h > head && a.words[i-1].tag == tComma {
			if e, of := a.entityAt(i), a.entityAt(h); e >= 0 && of >= 0 && a.es[e].Type == fact.Person && a.es[of].Type != fact.Person {
				return e
			}
		}
	}
	if a.words[head].lex.sets&nReport == 0 {
		return -1
	}
	for k := t.kid[head]; k >= 0; k = t.next[k] {
		i := int(k)
		m := t.marker(i)
		if i < head && t.isRel(i, "compound", "nmod:poss") || i > head && t.rel(i) == "nmod" && m >= 0 && a.is(m, "by", "from") {
			if e := a.entityAt(i); e >= 0 && a.speaks(e) {
				return e
			}
		}
	}
	return -1
}

// parentNamed returns the person whose name follows "mother of two", or -1.
func (a *analysis) parentNamed(head int, w stretch) int32 {
	for i := head + 2; i < w.hi; i++ {
		if a.syn.w[i-1].UPOS == "NUM" && a.words[i].ment >= 0 && (a.is(head+1, "of") || a.syn.w[head+1].UPOS == "PUNCT") {
			if e := a.entityAt(i); e >= 0 && a.es[e].Type == fact.Person {
				return e
			}
		}
	}
	return -1
}

// wholeName widens a phrase over the name that its head is part of, but not over word but.
func (a *analysis) wholeName(head int, w stretch, but int) stretch {
	m := a.words[head].ment
	for m >= 0 && w.lo > 0 && a.words[w.lo-1].ment == m && w.lo-1 != but {
		w.lo--
	}
	for m >= 0 && w.hi < len(a.words) && a.words[w.hi].ment == m && w.hi != but {
		w.hi++
	}
	if lo := w.lo - 1; lo >= 0 && lo != but && a.syn.w[lo].UPOS == "DET" && a.words[lo].lex.class&cDet != 0 {
		w.lo--
	}
	return w
}

// theTwo returns the two that "the two", "the pair" or "both leaders" stands for.
func (a *analysis) theTwo(head int, w stretch) []actor {
	two := false
	for i := w.lo; i < w.hi; i++ {
		if a.words[i].ment >= 0 {
			return nil
		}
		two = two || a.is(i, "two", "both", "pair", "duo")
	}
	kind := fact.Person
	switch {
	case !two || !a.is(head, "two", "both", "pair", "duo") && a.words[head].lex.sets&nPair == 0, a.is(head, "parties", "companies", "officials", "ministers"):
		return nil
	case a.is(head, "sides", "countries", "nations", "governments", "neighbours", "neighbors", "states", "allies", "powers"):
		kind = fact.Country
	}
	start := a.words[w.lo].span.Start
	s := a.sentence
	found := a.between(a.d.Sentences[s].Start, start, kind)
	if len(found) < 2 && s > 0 {
		found = a.between(a.d.Sentences[s-1].Start, start, kind)
	}
	return found
}

func (s stretch) within(o stretch) bool { return o.lo <= s.lo && s.hi <= o.hi }

// trimPhrase cuts off what the parser has put into a noun phrase though it says when and how something was said, and
// marks at the ends.
func (a *analysis) trimPhrase(head int, w stretch) stretch {
	t := &a.syn
	for k := t.kid[head]; k >= 0; k = t.next[k] {
		i := int(k)
		y := t.yield(i)
		switch {
		case i > head && (t.isRel(i, "parataxis", "advcl", "discourse", "ccomp", "dep") || a.adverbial(head, i)):
			w.hi = min(w.hi, max(y.lo, head+1))
		case i < head && t.isRel(i, "cc", "case", "advmod", "mark", "parataxis", "discourse", "dep"):
			w.lo = max(w.lo, min(y.hi, head))
		}
	}
	for i := head + 1; i < w.hi; i++ {
		if a.inSpeech(i) || t.w[i].Lemma == ";" {
			w.hi = i
		}
	}
	for i := head - 1; i >= w.lo; i-- {
		if a.inSpeech(i) || a.words[i].tag == tDash || a.words[i].tag == tColon {
			w.lo = i + 1
		}
	}
	for w.lo < head && t.w[w.lo].UPOS == "PUNCT" {
		w.lo++
	}
	for w.hi > head+1 && t.w[w.hi-1].UPOS == "PUNCT" && a.words[w.hi-1].tag != tRight {
		w.hi--
	}
	return w
}

// adverbial reports whether the phrase of word k, which hangs on the noun head, says how, when or where something was said
// rather than who said it: “…,” said Jane Roe in a statement.
func (a *analysis) adverbial(head, k int) bool {
	t := &a.syn
	m := t.marker(k)
	if m < 0 || !t.isRel(k, "nmod", "obl") || t.marker(k) > k {
		return a.words[k].lex.class&cTime != 0 && t.isRel(k, "nmod", "obl")
	}
	if a.words[k].lex.sets&nReport != 0 {
		return true
	}
	switch a.words[m].lex.form {
	case "during", "after", "before", "on", "at", "to", "in", "by", "through", "via", "about", "following", "under", "amid":
		return a.words[head].ment >= 0
	}
	return false
}

// speakerEntity returns the entity that the noun phrase of word head names, itself or by the name beside it: "Defence
// Minister Jane Roe", "the minister, Jane Roe". It is -1 for what only belongs to someone: "Roe's office".
func (a *analysis) speakerEntity(head, depth int) int32 {
	t := &a.syn
	if a.oneOf(head) {
		return -1 // "the Norwegian said": some person
	}
	if e := a.entityAt(head); e >= 0 && (a.words[head].ment >= 0 || a.appositive(head) < 0) {
		if a.canAct(e, asSource) {
			return e
		}
		return -1
	}
	last := head
	for k := t.kid[head]; k >= 0; k = t.next[k] {
		if i := int(k); t.isRel(i, "flat", "compound", "nmod:desc") {
			last = max(last, int(t.hi[i])-1)
		}
	}
	if e := a.entityAt(last); e >= 0 && a.es[e].Type == fact.Person {
		return e
	}
	for _, typ := range []fact.Type{fact.Person, fact.Organisation} { // "the mayor, Liberal Jane Roe"
		for k := t.kid[head]; k >= 0 && depth < 3; k = t.next[k] {
			if t.rel(int(k)) != "appos" {
				continue
			}
			if e := a.speakerEntity(int(k), depth+1); e >= 0 && a.es[e].Type == typ {
				return e
			}
		}
	}
	if c := a.holder(head); c >= 0 {
		return a.entityAt(c)
	}
	return -1
}

// appositive returns the name that follows the common noun at word head at once and tells whom it speaks of: "the broadcaster Noor"; or -1.
func (a *analysis) appositive(head int) int {
	if head+1 >= len(a.words) || a.words[head+1].ment < 0 {
		return -1
	}
	for k := a.syn.kid[head]; k >= 0; k = a.syn.next[k] {
		if int(k) > head && a.syn.isRel(int(k), "appos", "flat") && a.words[k].ment == a.words[head+1].ment {
			return int(k)
		}
	}
	return -1
}

// entityAt returns the entity of the name, pronoun or description that ends or holds word i, or -1.
func (a *analysis) entityAt(i int) int32 {
	w := &a.words[i]
	if w.ment >= 0 {
		if a.possessivePronoun(i) {
			return -1
		}
		return int32(a.ms[w.ment].Entity.Index())
	}
	for _, n := range a.nominals {
		if m := &a.ms[n]; m.Span.End == w.span.End {
			return int32(m.Entity.Index())
		}
	}
	return -1
}
