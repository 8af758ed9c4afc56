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
// A participle between a name and its object is the verb of "Has Peru armed Chile?", a name set behind what is joined by "and" tells who that is, and
// a subject behind "and" is joined to the one before it. What misplaced and adjusted mend comes last.
func (l *lexicon) mended(d *text.Document, parse []syntax.Word) []syntax.Word {
	m := misread{l, d, parse, parse}
	for _, s := range d.Sentences {
		if s.Last > len(parse) || s.First == s.Last || parse[s.First].Deprel == "" {
			continue
		}
		for i := s.First; i < s.Last; i++ {
			m.premodifier(i, s)
			m.word(i, s)
			m.across(i, s)
		}
		for i := s.First + 1; i+1 < s.Last; i++ {
			m.joins(i, s)
			m.perfect(i, s)
			m.infinitive(i, s)
			m.told(i, s)
			m.inverted(i, s)
			m.before(i-1, s)
			m.beside(i, s)
			m.second(i, s)
			m.misplaced(i, s)
			m.adjusted(i, s)
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
	if w.Deprel != "obl" && w.Deprel != "advcl" && (w.Deprel != "obj" || !m.has(i, s, "case")) {
		return
	}
	for h, n := w.Head, 0; h >= s.First && h < i && n < 8; n++ {
		v := m.parse[h].Head
		if v > h && v < i && m.parse[v].UPOS == "VERB" {
			m.copied()
			m.parse[i].Head = v
			if w.Deprel == "obj" {
				m.parse[i].Deprel = "obl"
			}
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
	w := &m.parse[i]
	o := m.name(i+1, s)
	if w.UPOS != "NOUN" || o < 0 {
		return
	}
	if w.Deprel == "compound" && w.Head == o {
		m.clause(i, o, s)
		return
	}
	n := m.parse[i-1]
	both := n.Deprel == "conj" && w.Deprel == "conj" && n.Head == w.Head // "France arms Germany and Spain arms Italy"
	if n.UPOS != "PROPN" || n.Head != i && !both || !slices.Contains([]string{"root", "advcl", "acl:relcl", "ccomp", "parataxis", "conj"}, w.Deprel) {
		return
	}
	if h := m.parse[o].Head; (h == i || h == w.Head) && o != w.Head && m.verb(i, third) {
		w = &m.parse[i]
		if g := w.Head; both && g >= s.First && g < i && m.parse[g].Deprel == "obj" {
			w.Head = m.parse[g].Head
		}
		m.parse[i-1].Head = i
		m.parse[o].Head, m.parse[o].Deprel = i, "obj"
		m.subject(i, s)
	}
}

// clause makes a verb of word i, taken for a part of the name o behind it, where a conjunction and a name or a relative pronoun stand
// before it: "while Togo arms Niger", "a state that arms Chad".
func (m *misread) clause(i, o int, s text.Sentence) {
	n := m.parse[i-1]
	rel := ""
	switch {
	case n.UPOS == "PROPN" && (n.Head == i || n.Head == o) && (m.has(i, s, "mark") || m.has(o, s, "mark")):
		rel = "advcl"
	case n.UPOS == "PRON" && n.Head == i && slices.Contains([]string{"who", "which", "that"}, m.form(i-1)) && m.parse[o].Head < i-1:
		rel = "acl:relcl"
	default:
		return
	}
	if !m.verb(i, third) {
		return
	}
	for k := s.First; k < i; k++ {
		if m.parse[k].Head == o {
			m.parse[k].Head = i
		}
	}
	m.parse[i].Head, m.parse[i].Deprel = m.parse[o].Head, rel
	m.parse[o].Head, m.parse[o].Deprel = i, "obj"
	m.parse[i-1].Head, m.parse[i-1].Deprel = i, "nsubj"
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

// inverted makes a verb of the participle i that stands between a name behind "has" and its object: "Has Peru armed Chile?"
func (m *misread) inverted(i int, s text.Sentence) {
	o := m.parse[i].Head
	if m.parse[i].Deprel != "amod" || o <= i || o >= s.Last || o != m.name(i+1, s) || m.has(o, s, "det") {
		return
	}
	n := i
	for n > s.First && m.parse[n-1].UPOS == "ADV" {
		n--
	}
	have := n - 1
	for have >= s.First && m.parse[have].UPOS == "PROPN" {
		have--
	}
	if have < s.First || have == n-1 || !slices.Contains([]string{"has", "have", "had"}, m.form(have)) || have > s.First && m.parse[have-1].UPOS != "PUNCT" || !m.verb(i, participle) {
		return
	}
	if x := m.parse[have]; x.Head == m.parse[o].Head { // "Had Peru armed Chile, Norway would have"
		m.parse[i].Head, m.parse[i].Deprel = x.Head, "advcl"
	} else {
		m.parse[i].Head, m.parse[i].Deprel = x.Head, x.Deprel
	}
	for k := s.First; k < s.Last; k++ {
		if m.parse[k].Head == have && k != i {
			m.parse[k].Head = i
		}
	}
	m.parse[have].UPOS, m.parse[have].Lemma, m.parse[have].Head, m.parse[have].Deprel = "AUX", "have", i, "aux"
	m.parse[o].Head, m.parse[o].Deprel = i, "obj"
	if b := m.nameBefore(n, s); b > have {
		m.parse[b].Head, m.parse[b].Deprel = i, "nsubj"
	}
}

// before hangs the auxiliary i on the verb of the subject right behind it where the parser has hung it on a later one: "'Has Chad left?' he asked".
func (m *misread) before(i int, s text.Sentence) {
	n := m.parse[i+1]
	v := n.Head
	if m.parse[i].UPOS != "AUX" || n.Deprel != "nsubj" || v <= i || v >= s.Last || m.parse[i].Head <= v || m.parse[v].UPOS != "VERB" || m.has(v, s, "aux") {
		return
	}
	if x := m.lex.forms[m.form(v)]; x == nil || x.forms&(participle|base) == 0 {
		return
	}
	m.copied()
	m.parse[i].Head, m.parse[i].Deprel = v, "aux"
}

// beside hangs the name i, set off by a comma, on the noun before the comma where that noun is the second of two and the parser has hung it
// on the first: "between the minister and the UN envoy, Jane Roe".
func (m *misread) beside(i int, s text.Sentence) {
	n := i - 2
	if r := m.parse[i].Deprel; r != "appos" && r != "conj" || m.has(i, s, "cc") || m.parse[i].UPOS != "PROPN" || n <= s.First || m.form(i-1) != "," || m.parse[n].UPOS != "NOUN" ||
		m.parse[n].Deprel != "conj" || !m.has(n, s, "cc") || m.parse[i].Head >= n {
		return
	}
	m.copied()
	m.parse[i].Head, m.parse[i].Deprel = n, "appos"
}

// second joins the subject i behind "and" to the subject of the same verb before it: "Roe, who ..., and Doe signed".
func (m *misread) second(i int, s text.Sentence) {
	v := m.parse[i].Head
	if m.parse[i].Deprel != "nsubj" || v <= i || v >= s.Last {
		return
	}
	and := false
	for k := i - 1; k > s.First && !and && (m.parse[k].Head == i || m.parse[k].UPOS == "PUNCT" || m.parse[k].Deprel == "cc"); k-- {
		and = m.parse[k].Deprel == "cc" && m.form(k) == "and" && (m.parse[k].Head == i || m.parse[k].Head == v)
	}
	for k := s.First; and && k < i; k++ {
		if m.parse[k].Head == v && m.parse[k].Deprel == "nsubj" {
			m.copied()
			m.parse[i].Head, m.parse[i].Deprel = k, "conj"
			return
		}
	}
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
