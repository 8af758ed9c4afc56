package relation

import (
	_ "embed" // the table is part of the program
	"slices"
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
)

//go:embed lexicon/ties.txt
var tiesText string

// tieTable reads the embedded table of ties on first use; TestLearn learns it again.
var tieTable = sync.OnceValue(func() *table { return readTable(tiesText) })

// tieSure is the probability from which a type that is learnt of a tie is taken, tieHollow that of no relation above which none is, and
// tieClear that from which no word of the way need be known for the type.
const tieSure, tieHollow, tieClear = 0.4, 0.5, 0.7

// step is how word i hangs on its head: the relation, and the preposition or mark before it.
func (a *analysis) step(i int) string {
	switch r := a.fullRel(i); a.rel(i) {
	case "obl", "nmod":
		if r == "nmod:poss" {
			return "poss"
		}
		if r == "nmod:desc" {
			return "flat"
		}
		return a.caseOf(i)
	case "advcl", "acl", "ccomp", "xcomp":
		if r == "acl:relcl" {
			return "relcl"
		}
		if m := a.childBy(i, "mark"); m >= 0 {
			return a.rel(i) + " " + a.lower(m)
		}
		if a.isVerb(i) && a.words[i].lex.forms&gerund != 0 {
			return a.rel(i) + " ing"
		}
		return a.rel(i)
	case "nsubj":
		return r
	default:
		return a.rel(i)
	}
}

// branch spells the steps of a branch.
func (a *analysis) branch(words []int) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(a.step(w))
		b.WriteByte('>')
	}
	return b.String()
}

// tieSigns are what the table of ties is asked about.
func (a *analysis) tieSigns(out []string, t *tie) []string {
	l, kind := a.lemma(t.top), string(a.kindAt(t.top))
	if c := a.childBy(t.top, "compound:prt"); a.isVerb(t.top) && c >= 0 {
		l += "+" + a.lower(c)
	}
	src, tar := a.branch(t.src), a.branch(t.tar)
	up, down := a.step(t.src[len(t.src)-1]), a.step(t.tar[len(t.tar)-1])
	both := " s=" + up + " t=" + down
	out = append(out, "any", "l="+l, "u="+a.upos(t.top), "S="+src, "T="+tar, "S="+src+" T="+tar, "s="+up, "t="+down, both,
		"l="+l+" s="+up, "l="+l+" t="+down, "st="+string(a.es[t.from.entity].Type), "tt="+string(a.es[t.to.entity].Type))
	if kind != "" {
		out = append(out, "k="+kind, "k="+kind+both, "k="+kind+" S="+src+" T="+tar)
	}
	if t.from.span.Start < t.to.span.Start {
		out = append(out, "before", "before"+both)
	}
	out = a.branchSigns(out, "s", t.src)
	out = a.branchSigns(out, "t", t.tar)
	if o := a.objectOf(t.top); a.isVerb(t.top) && o >= 0 && a.words[o].ment < 0 && !slices.Contains(t.src, o) && !slices.Contains(t.tar, o) {
		out = append(a.wordSigns(out, "o", o), "l="+l+" o="+a.lemma(o))
	}
	return out
}

// kindAt is the type of the deed that word i names: by the lists, or by what is learnt of verb and object.
func (a *analysis) kindAt(i int) fact.RelationType {
	if a.words[i].ment >= 0 {
		return ""
	}
	if !a.isVerb(i) {
		return kindOfNoun(a.words[i].lex.noun)
	}
	v, lemma, particle := a.verbAt(i), a.lemma(i), ""
	if v == nil {
		v = &verb{lemma: lemma}
	}
	lemma = v.lemma
	if c := a.childBy(i, "compound:prt"); c >= 0 {
		particle = a.lower(c)
		lemma += "+" + particle
	}
	o := a.objectChild(i)
	if o < 0 {
		o = a.childBy(i, "nsubj:pass")
	}
	for _, p := range v.patterns {
		if p.particle == particle && (p.only == 0 || o >= 0 && a.words[o].lex.sets&p.only != 0) {
			return p.kind
		}
	}
	var buf [16]string
	kind, p, own, nothing := theTable().score(a.deedSigns(buf[:0], v, lemma, o))
	if p < kindSure || own < heard || nothing > kindHollow {
		return ""
	}
	return kind
}

// kindSure and kindHollow are what sure and hollow are, where no way to anybody is known.
const kindSure, kindHollow = 0.25, 0.5

// deedSigns are the signs of a verb and its object without a way to anybody.
func (a *analysis) deedSigns(out []string, v *verb, lemma string, o int) []string {
	if v.effect&eLight != 0 && o >= 0 {
		out = append(out, "b v="+lemma)
	} else {
		out = append(out, "v="+lemma)
	}
	out = append(out, "b any")
	if o < 0 || a.words[o].ment >= 0 {
		return out
	}
	at := a.counted(o)
	out = append(out, "o="+a.lemma(at), "vo="+lemma+" "+a.lemma(at))
	if n := a.words[at].lex.noun; n != nil {
		out = append(out, "n="+string(kindOf(n.patterns, "")))
	}
	return a.setSigns(out, at)
}

// branchSigns are those of the words between an actor and the top.
func (a *analysis) branchSigns(out []string, side string, words []int) []string {
	for i, w := range words {
		if i == 0 && a.words[w].ment >= 0 {
			continue
		}
		if i == 0 {
			out = append(out, side+"a="+a.lemma(w)) // who acts for him
			continue
		}
		out = a.wordSigns(out, side, w)
	}
	if len(words) > 3 {
		out = append(out, side+" far")
	}
	return out
}

// wordSigns are a word, its type and the sets it is of.
func (a *analysis) wordSigns(out []string, side string, w int) []string {
	out = append(out, side+"b="+a.lemma(w))
	out = append(out, "b="+a.lemma(w))
	k := string(a.kindAt(w))
	if !a.isVerb(w) {
		for s := nSanctions; s <= nSupport; s <<= 1 {
			if a.words[w].lex.sets&s != 0 {
				out = append(out, side+setSign[s])
			}
		}
	}
	if k != "" {
		out = append(out, side+"k="+k, "bk="+k)
	}
	return out
}
