package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// misread mends what the parser reads wrongly where nothing else can be meant. It works on a copy, made when there is something to mend.
type misread struct {
	lex   *lexicon
	d     *text.Document
	old   []syntax.Word
	parse []syntax.Word
}

// mended returns the parse in which verbs are verbs: what has an object or a passive auxiliary ("was armed by"), what stands between two
// names and joins them ("Togo arms Niger"), and the participle between "had" and a name ("had armed Haiti"). An infinitive that a verb
// needs hangs on it as such ("agreed on Monday to meet"), and the name after "for" is its subject ("a mistake for Norway to attack"). Of two
// subjects of what somebody is told the first is who is told ("told Chad it would pay"). No adjunct hangs on what lies across the verb before it.
// What misplaced mends comes last.
func (l *lexicon) mended(d *text.Document, parse []syntax.Word) []syntax.Word {
	m := misread{l, d, parse, parse}
	for _, s := range d.Sentences {
		if s.Last > len(parse) || s.First == s.Last || parse[s.First].Deprel == "" {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			m.word(i, s)
			m.across(i, s)
		}
		for i := s.First + 1; i+1 < s.Last; i++ {
			m.joins(i, s)
			m.perfect(i, s)
			m.infinitive(i, s)
			m.told(i, s)
			m.misplaced(i, s)
		}
	}
	return m.parse
}

// word makes a verb of what word i hangs on when only a verb has such a dependent.
func (m *misread) word(i int, s text.Sentence) {
	w := &m.parse[i]
	h := w.Head
	switch {
	case h < s.First || h >= s.Last || m.parse[h].UPOS != "NOUN" && m.parse[h].UPOS != "ADJ":
	case w.Deprel == "aux:pass":
		m.verb(h, participle)
	case w.Deprel == "obj" && i == h+1 && w.UPOS == "PROPN":
		if m.verb(h, third|past) {
			m.subject(h, s)
		}
	}
}

// across hangs an adjunct on the verb that it stands behind where the parser has hung it on what that verb governs before it: "'It is
// over,' she said after talks with Chad".
func (m *misread) across(i int, s text.Sentence) {
	w := m.parse[i]
	if w.Deprel != "obl" && w.Deprel != "advcl" {
		return
	}
	for h, n := w.Head, 0; h >= s.First && h < i && n < 8; n++ {
		v := m.parse[h].Head
		if v > h && v < i && m.parse[v].UPOS == "VERB" {
			m.copied()
			m.parse[i].Head = v
			return
		}
		if v < 0 || v > i {
			return
		}
		h = v
	}
}

// joins makes a verb of word i when it may be one by its form and stands, without any preposition, between two names that it is or
// its head is the head of.
func (m *misread) joins(i int, s text.Sentence) {
	w := m.parse[i]
	o := m.name(i+1, s)
	if w.UPOS != "NOUN" || o < 0 || m.parse[i-1].UPOS != "PROPN" || m.parse[i-1].Head != i ||
		!slices.Contains([]string{"root", "advcl", "acl:relcl", "ccomp", "parataxis", "conj"}, w.Deprel) {
		return
	}
	if h := m.parse[o].Head; (h == i || h == w.Head) && o != w.Head && m.verb(i, third) {
		m.parse[o].Head, m.parse[o].Deprel = i, "obj"
		m.subject(i, s)
	}
}

// subject makes a name just before the verb i, until now part of a noun phrase with it, its subject.
func (m *misread) subject(i int, s text.Sentence) {
	if i > s.First && m.parse[i-1].UPOS == "PROPN" && m.parse[i-1].Head == i && !m.has(i, s, "nsubj") {
		m.parse[i-1].Deprel = "nsubj"
	}
}

// name returns the head of the name that begins at word k, or -1.
func (m *misread) name(k int, s text.Sentence) int {
	if m.parse[k].UPOS != "PROPN" {
		return -1
	}
	for h := m.parse[k].Head; h > k && h < s.Last && m.parse[h].UPOS == "PROPN"; h = m.parse[k].Head {
		k = h
	}
	return k
}

// perfect makes a verb of the participle i between "have" and a name without an article.
func (m *misread) perfect(i int, s text.Sentence) {
	w, have := m.parse[i], m.parse[i-1]
	o := w.Head
	if w.Deprel != "amod" || have.Lemma != "have" || have.UPOS != "VERB" || o <= i || o >= s.Last || o != m.name(i+1, s) ||
		m.parse[o].Head != i-1 || m.parse[o].Deprel != "obj" || m.has(o, s, "det") || !m.verb(i, participle) {
		return
	}
	m.parse[i].Head, m.parse[i].Deprel = have.Head, have.Deprel
	for k := s.First; k < s.Last; k++ {
		if m.parse[k].Head == i-1 {
			m.parse[k].Head = i
		}
	}
	m.parse[i-1].UPOS, m.parse[i-1].Head, m.parse[i-1].Deprel = "AUX", i, "aux"
}

// infinitive mends what hangs on the verb after the "to" at word i, and what that verb hangs on.
func (m *misread) infinitive(i int, s text.Sentence) {
	v := m.parse[i].Head
	if m.parse[i].Deprel != "mark" || m.parse[i].UPOS != "PART" || v <= i || v >= s.Last {
		return
	}
	w := m.parse[v]
	if n := m.nameBefore(i, s); n > s.First && m.parse[n].Head == w.Head && m.form(n-1) == "for" && w.Head >= 0 && m.parse[w.Head].UPOS != "VERB" && !m.has(v, s, "nsubj") {
		m.copied()
		m.parse[n].Head, m.parse[n].Deprel = v, "nsubj"
		m.parse[n-1].Head, m.parse[n-1].Deprel = v, "mark"
	}
	if h := w.Head; w.Deprel == "advcl" && h >= s.First && h < i && m.parse[h].UPOS == "VERB" && m.wants(h) && m.parse[i-1].UPOS != "PUNCT" &&
		!m.has(h, s, "obj") && !m.has(h, s, "xcomp") && !m.has(h, s, "ccomp") && !m.has(v, s, "nsubj") {
		m.copied()
		m.parse[v].Deprel = "xcomp"
	}
}

// told makes of word i, the first of two subjects of what is told, the one who is told.
func (m *misread) told(i int, s text.Sentence) {
	v := m.parse[i].Head
	if m.parse[i].Deprel != "nsubj" || v <= i || v >= s.Last || m.parse[v].Deprel != "ccomp" {
		return
	}
	h := m.parse[v].Head
	if h < s.First || h >= i || !tellsWhom[m.parse[h].Lemma] || m.has(h, s, "iobj") || m.has(h, s, "obj") {
		return
	}
	for k := i + 1; k < v; k++ {
		if m.parse[k].Head == v && m.parse[k].Deprel == "nsubj" {
			m.copied()
			m.parse[i].Head, m.parse[i].Deprel = h, "iobj"
			return
		}
	}
}

// tellsWhom are verbs before whose clause stands who hears it.
var tellsWhom = setOf([]string{"tell", "inform", "assure", "remind", "warn", "notify", "promise"})

// wants reports whether the verb at word h needs an infinitive.
func (m *misread) wants(h int) bool {
	v := m.lex.verbs[m.parse[h].Lemma]
	return v != nil && v.lemma != "invite" && v.cue&qInfinitive != 0 && v.effect&(eIntend|eFuture|eDeny) != 0 || toDo[m.parse[h].Lemma]
}

// toDo are verbs of no report that need an infinitive.
var toDo = setOf([]string{"attempt", "begin", "choose", "continue", "fail", "manage", "neglect", "struggle", "try"})

// nameBefore returns the head of the name that ends before word i, which is its first word; or -1.
func (m *misread) nameBefore(i int, s text.Sentence) int {
	n := i - 1
	for n > s.First && m.parse[n].Deprel == "flat" && m.parse[n].Head < n {
		n = m.parse[n].Head
	}
	if n < s.First || m.parse[n].UPOS != "PROPN" {
		return -1
	}
	return n
}

// form returns word i in small letters.
func (m *misread) form(i int) string { return strings.ToLower(m.d.Slice(m.d.Tokens[i])) }

// copied makes a copy to write on.
func (m *misread) copied() {
	if &m.parse[0] == &m.old[0] {
		m.parse = slices.Clone(m.old)
	}
}

// has reports whether a word of the sentence hangs on word i by the relation.
func (m *misread) has(i int, s text.Sentence, rel string) bool {
	return slices.ContainsFunc(m.parse[s.First:s.Last], func(w syntax.Word) bool { return w.Head == i && w.Deprel == rel })
}

// verb makes word i a verb when it is one of these forms of a listed verb.
func (m *misread) verb(i int, is forms) bool {
	x := m.lex.forms[m.form(i)]
	if x == nil || x.verb == nil || x.forms&is == 0 {
		return false
	}
	m.copied()
	m.parse[i].UPOS, m.parse[i].Lemma = "VERB", x.verb.lemma
	return true
}
