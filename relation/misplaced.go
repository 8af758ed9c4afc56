package relation

import (
	"slices"

	"github.com/actant-project/actant/text"
)

// misplaced mends what the parser hangs on the wrong verb: subjects, a second predicate, whom something costs.
func (m *misread) misplaced(i int, s text.Sentence) {
	switch w := &m.parse[i]; {
	case w.UPOS == "VERB" && w.Deprel == "advcl" && m.inRow(i, s):
		m.copied()
		m.parse[i].Deprel = "conj"
	case w.UPOS == "VERB" && w.Deprel == "conj":
		m.parted(i, s)
		m.joined(i, s)
		m.nearest(i, s)
		fallthrough
	case w.UPOS == "VERB":
		m.twoSubjects(i, s)
	case w.Deprel == "nsubj:pass":
		m.active(i, s)
	case w.UPOS == "PROPN" && w.Deprel == "compound":
		m.costs(i, s)
	}
}

// twoSubjects gives the verb of report i and the clause that is said each its subject where the parser has hung both on one of them: "Demir,
// who was in Oslo, met Falk, her office said", "while Demir, a cousin of Falk, said she was sad".
func (m *misread) twoSubjects(i int, s text.Sentence) {
	c := m.child(i, s, "ccomp")
	if c < 0 {
		return
	}
	from, to := c, i
	if len(m.subjects(i, s)) > 0 {
		from, to = i, c
	}
	own := m.subjects(from, s)
	lo, hi := min(i, c), max(i, c)
	if his := m.subjects(c, s); c < i && len(own) == 1 && len(his) == 1 && own[0] < c && his[0] > c && m.form(m.leftOf(his[0], s)-1) == "," && his[0] < i {
		m.copied() // each hangs on the other's verb: "Demir has called Falk, the palace says"
		m.parse[own[0]].Head, m.parse[his[0]].Head = c, i
		return
	}
	if len(own) != 2 || own[0] > lo || own[1] < lo || own[1] > hi || len(m.subjects(to, s)) > 0 || m.has(to, s, "expl") {
		return
	}
	moved := own[0] // the first is of the first verb
	if to == hi {
		moved = own[1]
	}
	m.copied()
	m.parse[moved].Head, m.parse[moved].Deprel = to, "nsubj"
	if m.has(to, s, "aux:pass") {
		m.parse[moved].Deprel = "nsubj:pass"
	}
	for k := s.First; k < moved && to == lo; k++ { // "while" goes with it
		if m.parse[k].Head == from && m.parse[k].Deprel == "mark" {
			m.parse[k].Head = to
		}
	}
}

// parted makes of the verb i, joined to one of report between commas that has two subjects, what is said, and gives it the first: "Falk, the mayor
// said, threatened to leave".
func (m *misread) parted(i int, s text.Sentence) {
	h := i - 2
	if h < s.First || m.form(h+1) != "," || m.parse[h].UPOS != "VERB" || m.parse[i].Head != h && m.parse[i].Head != m.parse[h].Head || len(m.subjects(i, s)) > 0 {
		return
	}
	x, own := m.lex.verbs[m.parse[h].Lemma], m.subjects(h, s)
	if x == nil || x.cue&qClause == 0 || len(own) != 2 || own[1] > h || m.form(m.leftOf(own[1], s)-1) != "," {
		return
	}
	m.copied()
	m.parse[own[0]].Head, m.parse[i].Head, m.parse[i].Deprel = i, h, "ccomp"
}

// active makes a subject of the passive's i whose verb is none by its form and by what hangs on it: "the party, to which he belonged,
// called on Demir". A line without a stop may be a headline, which leaves the auxiliary out.
func (m *misread) active(i int, s text.Sentence) {
	v := m.parse[i].Head
	if v <= i || v >= s.Last || m.parse[v].UPOS != "VERB" || m.has(v, s, "aux:pass") || m.parse[s.Last-1].UPOS != "PUNCT" || !m.finitePast(v, s) {
		return
	}
	if h := m.parse[v].Head; h >= s.First && h < s.Last && m.has(h, s, "aux:pass") { // "nine were killed and Demir wounded"
		return
	}
	if m.child(v, s, "obj", "iobj", "ccomp", "xcomp") < 0 && !m.calls(v, s) {
		return
	}
	m.copied()
	m.parse[i].Deprel = "nsubj"
}

// inRow reports whether the verb i, read as an adverbial clause, is the next predicate of the same subject: "thanked Demir, called it a gift and
// left". With an object of its own it is no participle of the passive.
func (m *misread) inRow(i int, s text.Sentence) bool {
	h := m.parse[i].Head
	return h >= s.First && h < i && m.form(i-1) == "," && m.finitePast(i, s) && m.finitePast(h, s) && len(m.subjects(i, s)) == 0 &&
		len(m.subjects(h, s)) > 0 && m.child(i, s, "mark", "advmod") < 0 && m.child(i, s, "obj") > i
}

// calls reports whether a preposition with which the verb v has a meaning of its own stands behind it: "called on Demir".
func (m *misread) calls(v int, s text.Sentence) bool {
	x := m.lex.verbs[m.parse[v].Lemma]
	return x != nil && v+1 < s.Last && m.parse[v+1].UPOS == "ADP" && slices.ContainsFunc(x.patterns, func(p pattern) bool {
		return p.particle != "" && p.particle == m.form(v+1)
	})
}

// joined hangs the second of two predicates, a verb in the past, on the first one of its form, where the parser has joined it to one inside
// of what the first says that cannot be its fellow: "denied they had come from areas it controls and accused Falk".
func (m *misread) joined(i int, s text.Sentence) {
	h := m.parse[i].Head
	if !m.finitePast(i, s) || len(m.subjects(i, s)) > 0 || m.child(i, s, "mark", "expl") >= 0 || h < s.First || h > i || m.fellows(h, i, s) {
		return
	}
	for g, n := m.parse[h].Head, 0; g >= s.First && n < 8; g, n = m.parse[g].Head, n+1 {
		if g < h && m.parse[g].UPOS == "VERB" && m.finitePast(g, s) && m.child(g, s, "ccomp", "xcomp") > g && len(m.subjects(g, s)) > 0 {
			m.copied()
			m.parse[i].Head = g
			return
		}
	}
}

// nearest joins the verb i, which may be in the past or an infinitive, to the infinitive right before "and" and not to what governs that:
// "asked Falk to come and put the matter to rest".
func (m *misread) nearest(i int, s text.Sentence) {
	g := m.parse[i].Head
	x := m.lex.forms[m.form(i)]
	if x == nil || x.forms&(past|base) != past|base || g < s.First || g > i-3 || m.parse[i-1].UPOS != "CCONJ" || len(m.subjects(i, s)) > 0 {
		return
	}
	if v := i - 2; m.parse[v].Head == g && m.parse[v].UPOS == "VERB" && m.parse[v].Deprel == "xcomp" {
		m.copied()
		m.parse[i].Head = v
	}
}

// fellows reports whether the verb i, in the past, can go on with the verb h: not when that is in the present, under a modal verb, or, where
// i accuses or calls on somebody, in the past perfect or before a comma.
func (m *misread) fellows(h, i int, s text.Sentence) bool {
	if m.parse[h].UPOS != "VERB" {
		return true
	}
	x := m.child(h, s, "aux")
	if x < 0 {
		f := m.lex.forms[m.form(h)]
		if f == nil || f.verb == nil || f.forms&(past|third|gerund|base) == 0 {
			return true
		}
		if to := m.child(h, s, "mark"); f.forms&past == 0 || to >= 0 && m.form(to) == "to" {
			return m.lex.forms[m.form(i)].forms&base != 0
		}
		return !m.accuses(i, s) || m.parse[i-1].UPOS != "CCONJ" || m.parse[i-2].UPOS != "PUNCT"
	}
	if f := m.lex.forms[m.form(x)]; f != nil && f.class&cModal != 0 {
		return m.lex.forms[m.form(i)].forms&base != 0
	}
	return !m.accuses(i, s) || m.form(x) != "had"
}

// accuses reports whether the verb i tells of what somebody, who is named behind it, is said to have done or shall do.
func (m *misread) accuses(i int, s text.Sentence) bool {
	x := m.lex.verbs[m.parse[i].Lemma]
	if x == nil || x.cue&(qGerund|qObject) == 0 && !m.calls(i, s) {
		return m.reproaches(x) && m.child(i, s, "obj") > i && m.child(i, s, "advcl", "obl") > i
	}
	return m.child(i, s, "advcl", "xcomp", "ccomp") > i
}

// reproaches reports whether the lists know the verb for an accusation or for praise.
func (m *misread) reproaches(v *verb) bool {
	if v == nil {
		return false
	}
	k := kindOf(v.patterns, "")
	return k == "accuse" || k == "support"
}

// finitePast reports whether the verb i may be in the past by its form and has no auxiliary.
func (m *misread) finitePast(i int, s text.Sentence) bool {
	x := m.lex.forms[m.form(i)]
	return m.parse[i].UPOS == "VERB" && x != nil && x.verb != nil && x.forms&past != 0 && m.child(i, s, "aux", "aux:pass") < 0
}

// costs gives the verb whom its deed costs how much, where the parser makes one phrase of both: "fined Ajax 50,000 euros".
func (m *misread) costs(i int, s text.Sentence) {
	o := m.parse[i].Head
	if o <= i+1 || o >= s.Last || m.parse[o].Deprel != "obj" || m.parse[i+1].UPOS != "NUM" && m.parse[i+1].UPOS != "SYM" {
		return
	}
	if l := m.parse[o].Lemma; !currencies[l] && l != "percent" && m.parse[o].UPOS != "SYM" {
		return
	}
	v := m.parse[o].Head
	if v < s.First || v >= i || m.parse[v].UPOS != "VERB" {
		return
	}
	for k := v + 1; k < i; k++ {
		if m.parse[k].UPOS != "PROPN" && m.parse[k].UPOS != "DET" {
			return
		}
	}
	m.copied()
	for k := v + 1; k < i; k++ {
		if m.parse[k].Head == o {
			m.parse[k].Head = i
		}
	}
	m.parse[i].Head, m.parse[i].Deprel = v, "iobj"
}

// child returns the first word that hangs on word i by one of the relations, or -1.
func (m *misread) child(i int, s text.Sentence, rels ...string) int {
	for k := s.First; k < s.Last; k++ {
		if m.parse[k].Head == i && slices.Contains(rels, m.parse[k].Deprel) {
			return k
		}
	}
	return -1
}

// subjects returns the subjects that hang on word i.
func (m *misread) subjects(i int, s text.Sentence) []int {
	var out []int
	for k := s.First; k < s.Last; k++ {
		if d := m.parse[k].Deprel; m.parse[k].Head == i && (d == "nsubj" || d == "nsubj:pass" || d == "csubj") {
			out = append(out, k)
		}
	}
	return out
}
