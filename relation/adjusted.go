package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// adjusted mends what the parser hangs on one side of a clause's border and belongs on the other.
func (m *misread) adjusted(i int, s text.Sentence) {
	switch w := &m.parse[i]; {
	case w.Deprel == "case" && w.UPOS == "PART":
		m.possessive(i, s)
	case w.Deprel == "case":
		m.ofWhole(i, s)
		m.conjunction(i, s)
	case w.Deprel == "compound:prt":
		m.outOf(i, s)
		m.ofObject(i, s)
	case w.Deprel == "mark" && (w.UPOS == "ADP" || w.UPOS == "SCONJ" && slices.Contains([]string{"to", "with", "on", "against", "of", "from"}, m.form(i))):
		m.preposition(i, s)
	case w.UPOS == "VERB" && w.Deprel == "parataxis":
		m.afterQuote(i, s)
		m.afterwards(i, s)
	case w.Deprel == "obl" || w.Deprel == "obl:unmarked":
		m.when(i, s)
	case w.Deprel == "amod":
		m.asSubject(i, s)
	case w.Deprel == "appos" && w.UPOS == "PROPN":
		m.apposition(i, s)
	case w.Deprel == "nsubj" && w.UPOS == "PROPN":
		m.secondName(i, s)
	case w.Deprel == "obj" || w.Deprel == "iobj":
		m.ofClause(i, s)
	case w.Deprel == "conj" && w.UPOS == "PROPN":
		m.between(i, s)
	case w.Deprel == "aux:pass":
		m.mind(i, s)
	case w.UPOS == "VERB" && w.Deprel == "nsubj":
		m.reduced(i, s)
	case w.UPOS == "VERB" && w.Deprel == "xcomp":
		m.subjunctive(i, s)
	case w.UPOS == "VERB" && w.Deprel == "advcl":
		m.question(i, s)
	}
}

// premodifier hangs a word that stands before its noun on the noun behind it where the parser has hung it on one across the verb before it,
// and a day with the mark of the possessive on what happened on it: "Roe urged U.N. officials", "the army says Monday's attack".
func (m *misread) premodifier(i int, s text.Sentence) {
	w := m.parse[i]
	if i+1 >= s.Last || !slices.Contains([]string{"compound", "nmod:unmarked", "obl:unmarked"}, w.Deprel) {
		return
	}
	n := i + 1
	owner := m.parse[n].UPOS == "PART" && m.parse[n].Deprel == "case"
	x := m.lex.forms[m.form(i)]
	switch {
	case owner && w.Deprel != "compound":
		n++
	case owner, w.Deprel != "compound", x != nil && x.class&cTime != 0, w.Head < s.First, w.Head > i, !m.verbIn(w.Head, i):
		return
	}
	if n = m.nounFrom(n, s, "compound", "amod", "nummod", "advmod"); n < 0 || !owner && m.parse[n].Head >= s.First && m.parse[n].Head < i && !m.verbIn(m.parse[n].Head-1, i) {
		return
	}
	m.copied()
	m.parse[i].Head = n
	if owner {
		m.parse[i].Deprel, m.parse[i+1].Head = "nmod:poss", i
	}
}

// verbIn reports whether a verb stands between words i and j.
func (m *misread) verbIn(i, j int) bool {
	return i+1 < j && slices.ContainsFunc(m.parse[max(i+1, 0):j], func(w syntax.Word) bool { return w.UPOS == "VERB" })
}

// nounFrom returns the noun or name of the phrase that begins at word n, where what stands before it hangs by one of the relations; or -1.
func (m *misread) nounFrom(n int, s text.Sentence, before ...string) int {
	for n < s.Last && m.parse[n].Head > n && m.parse[n].Head < s.Last && slices.Contains(before, m.parse[n].Deprel) {
		n = m.parse[n].Head
	}
	if n >= s.Last || m.parse[n].UPOS != "NOUN" && m.parse[n].UPOS != "PROPN" {
		return -1
	}
	return n
}

// reduced makes a subject of the noun before the -ing form i that the parser has taken for a subject made of both: "ministers meeting in Oslo agreed".
func (m *misread) reduced(i int, s text.Sentence) {
	n, v := i-1, m.parse[i].Head
	x := m.lex.forms[m.form(i)]
	if n < s.First || v < i || x == nil || x.forms&gerund == 0 || m.parse[n].UPOS != "NOUN" || m.parse[n].Head != i || m.parse[n].Deprel != "compound" ||
		m.form(n) == strings.ToLower(m.parse[n].Lemma) || m.child(i, s, "obl", "obj") < i {
		return
	}
	m.copied()
	m.parse[n].Head, m.parse[n].Deprel = v, "nsubj"
	m.parse[i].Head, m.parse[i].Deprel = n, "acl"
	for k := s.First; k < n; k++ {
		if m.parse[k].Head == i {
			m.parse[k].Head = n
		}
	}
}

// apposition hangs the name i on the phrase right before it where the parser has hung it on one across the verb: "one of the drivers, Roe, told
// the station".
func (m *misread) apposition(i int, s text.Sentence) {
	h := m.parse[i].Head
	if h < s.First || h >= s.Last || !m.verbIn(min(h, i), max(h, i)) {
		return
	}
	k := i - 1
	for k > s.First && (m.parse[k].Head == i || m.parse[k].UPOS == "PUNCT") {
		k--
	}
	for n := 0; n < 8 && m.parse[k].Head >= s.First && m.parse[k].Head < k && k != h && m.parse[m.parse[k].Head].UPOS != "VERB"; n++ {
		k = m.parse[k].Head
	}
	if k == h || k < s.First || !slices.Contains([]string{"NOUN", "NUM", "PRON"}, m.parse[k].UPOS) || m.parse[k].Deprel != "nsubj" {
		return
	}
	m.copied()
	m.parse[i].Head = k
}

// secondName sets the name i behind a comma beside the noun before it where the parser has made both subjects of one verb: "the coach, Roe, who was
// ill, said".
func (m *misread) secondName(i int, s text.Sentence) {
	n, v := i-2, m.parse[i].Head
	if n < s.First || v < i || m.form(i-1) != "," {
		return
	}
	for m.parse[n].Head >= s.First && m.parse[n].Head < n && m.parse[n].Deprel != "nsubj" && m.parse[m.parse[n].Head].UPOS != "VERB" {
		n = m.parse[n].Head
	}
	if m.parse[n].UPOS == "NOUN" && m.parse[n].Head == v && m.parse[n].Deprel == "nsubj" {
		m.copied()
		m.parse[i].Head, m.parse[i].Deprel = n, "appos"
	}
}

// possessive hangs the mark of the possessive i on the phrase that it ends, not on the owner in another phrase.
func (m *misread) possessive(i int, s text.Sentence) {
	n := i - 1
	for n > s.First && m.parse[n].Deprel == "flat" && m.parse[n].Head < n && m.parse[n].Head >= s.First {
		n = m.parse[n].Head
	}
	if m.parse[i].Head > i && m.parse[n].Deprel == "nmod:poss" {
		m.copied()
		m.parse[i].Head = n
	}
}

// ofWhole hangs the preposition i on the head of the name of which the parser has hung it on the first word: "with Burkina Faso".
func (m *misread) ofWhole(i int, s text.Sentence) {
	h := m.parse[i].Head
	if h <= i || h >= s.Last || m.parse[h].UPOS != "PROPN" || m.parse[h].Deprel != "compound" {
		return
	}
	if n := m.parse[h].Head; n == h+1 && n < s.Last && m.parse[n].UPOS == "PROPN" && !m.has(n, s, "case") {
		m.copied()
		m.parse[i].Head = n
	}
}

// outOf makes a preposition of "out" before "of" where verb and "out" have no meaning of their own together: "rejected out of hand".
func (m *misread) outOf(i int, s text.Sentence) {
	v := m.parse[i].Head
	if m.form(i) != "out" || i+2 >= s.Last || m.form(i+1) != "of" || v < s.First || v > i {
		return
	}
	n := m.parse[i+1].Head
	x := m.lex.verbs[m.parse[v].Lemma]
	if n <= i+1 || n >= s.Last || m.parse[i+1].Deprel != "case" || m.parse[n].Head != v || x != nil && slices.ContainsFunc(x.patterns, func(p pattern) bool { return p.particle == "out" }) {
		return
	}
	m.copied()
	m.parse[i].Head, m.parse[i].Deprel = n, "case"
}

// ofObject makes a preposition of the particle i before a noun that hangs on the verb as only one behind a preposition does: "called on the minister".
func (m *misread) ofObject(i int, s text.Sentence) {
	v, n := m.parse[i].Head, m.after(i, s)
	if v != i-1 || n < 0 || m.parse[n].Head != v || m.parse[n].Deprel != "obl" || m.has(n, s, "case") {
		return
	}
	m.copied()
	m.parse[i].Head, m.parse[i].Deprel = n, "case"
}

// conjunction makes one of the preposition i before a name that a finite verb without a subject follows: "To Meet Falk After Chad Rejects Plan".
func (m *misread) conjunction(i int, s text.Sentence) {
	n := m.parse[i].Head
	if n <= i || n >= s.Last || m.parse[n].UPOS != "PROPN" || m.parse[n].Deprel != "obl" || !slices.Contains([]string{"after", "as", "before", "since", "until"}, m.form(i)) {
		return
	}
	v := n + 1
	for v < s.Last && m.parse[v].Deprel == "flat" && m.parse[v].Head == n {
		v++
	}
	if v >= s.Last || m.parse[v].UPOS != "VERB" || len(m.subjects(v, s)) > 0 || m.child(v, s, "mark", "aux:pass") >= 0 {
		return
	}
	if x := m.lex.forms[m.form(v)]; x == nil || x.forms&third == 0 {
		return
	}
	m.copied()
	m.parse[n].Head, m.parse[n].Deprel = v, "nsubj"
	m.parse[i].Head, m.parse[i].Deprel, m.parse[i].UPOS = v, "mark", "SCONJ"
	if h := m.parse[v].Head; h >= s.First && h < s.Last && m.parse[h].Deprel == "acl" {
		if g := m.parse[h].Head; g >= s.First && g < h && m.parse[g].Deprel == "root" {
			m.parse[v].Head = g // in a headline that went before
		}
	}
}

// preposition hangs the preposition i on the noun behind it, of the same verb as the infinitive on which the parser has hung it: "called on Falk
// not to go".
func (m *misread) preposition(i int, s text.Sentence) {
	v, n := m.parse[i].Head, m.after(i, s)
	if n < 0 || v <= n || v >= s.Last || m.parse[n].Head != m.parse[v].Head || m.parse[n].Head > i || m.parse[n].Deprel != "obl" || m.form(i) == "for" {
		return
	}
	m.copied()
	m.parse[i].Head, m.parse[i].Deprel = n, "case"
}

// after returns the noun or name that heads the phrase behind word i, or -1.
func (m *misread) after(i int, s text.Sentence) int {
	return m.nounFrom(i+1, s, "compound", "det", "amod", "nmod:desc")
}

// asSubject makes a subject of the adjective i that stands with its article right before a verb without one: "the 47-year-old said".
func (m *misread) asSubject(i int, s text.Sentence) {
	v := m.parse[i].Head
	if v != i+1 || v >= s.Last || m.parse[v].UPOS != "VERB" || len(m.subjects(v, s)) > 0 || !m.finitePast(v, s) {
		return
	}
	d := m.child(v, s, "det")
	if d < 0 || d > i || slices.ContainsFunc(m.parse[d+1:i], func(w syntax.Word) bool { return w.Head < d || w.Head > v }) {
		return
	}
	m.copied()
	m.parse[i].Deprel = "nsubj"
	m.parse[d].Head = i
}

// between joins the name i behind "and" to the one behind "between", where the parser has joined it to what goes on between both: "talks between
// her and Demir".
func (m *misread) between(i int, s text.Sentence) {
	h := m.parse[i].Head
	if h < s.First || h+2 >= i || m.form(h+1) != "between" {
		return
	}
	n := m.parse[h+1].Head
	if cc := m.child(i, s, "cc"); n > h && n < i && m.parse[n].Head == h && cc > n && m.form(cc) == "and" {
		m.copied()
		m.parse[i].Head = n
	}
}
