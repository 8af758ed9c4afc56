package relation

import (
	"slices"

	"github.com/actant-project/actant/text"
)

// ofClause makes a subject of the object i of a verb that nobody is the object of, where what is said has none: "say Roe is expected".
func (m *misread) ofClause(i int, s text.Sentence) {
	v := m.parse[i].Head
	if v < s.First || v > i || m.parse[v].UPOS != "VERB" {
		return
	}
	x, c := m.lex.verbs[m.parse[v].Lemma], m.child(v, s, "ccomp")
	if x == nil || x.cue&qClause == 0 || x.cue&qObject != 0 || c < i || len(m.subjects(c, s)) > 0 || m.child(c, s, "mark", "expl") >= 0 || m.child(c, s, "aux", "aux:pass", "cop") < i {
		return
	}
	m.copied()
	m.parse[i].Head, m.parse[i].Deprel = c, "nsubj"
	if m.has(c, s, "aux:pass") {
		m.parse[i].Deprel = "nsubj:pass"
	}
}

// mind makes an adjective of the participle with the auxiliary i that says what somebody thinks or feels: "was convinced it was a trick".
func (m *misread) mind(i int, s text.Sentence) {
	v := m.parse[i].Head
	if v < i || v >= s.Last || m.parse[v].UPOS != "VERB" || !minds[m.form(v)] || m.child(v, s, "ccomp") < v {
		return
	}
	m.copied()
	m.parse[v].UPOS, m.parse[v].Lemma, m.parse[i].Deprel = "ADJ", m.form(v), "cop"
	if n := m.child(v, s, "nsubj:pass"); n >= 0 {
		m.parse[n].Deprel = "nsubj"
	}
}

// minds are participles for what somebody thinks or feels.
var minds = setOf([]string{"alarmed", "amazed", "concerned", "convinced", "delighted", "determined", "disappointed", "persuaded", "pleased", "satisfied", "surprised",
	"worried"})

// subjunctive gives the verb i its subject, which the parser has taken for the object of a verb that asks for something: "recommended Roe stay".
func (m *misread) subjunctive(i int, s text.Sentence) {
	h := m.parse[i].Head
	if h < s.First || h > i || !proposes[m.parse[h].Lemma] || m.child(i, s, "mark", "nsubj:pass", "aux", "cop") >= 0 {
		return
	}
	if x := m.lex.forms[m.form(i)]; x == nil || x.forms&base == 0 {
		return
	}
	if o := m.child(i, s, "nsubj"); o > h {
		m.copied()
		m.parse[i].Deprel = "ccomp"
	} else if o := m.child(h, s, "obj"); o > h && o < i && len(m.subjects(i, s)) == 0 {
		m.copied()
		m.parse[o].Head, m.parse[o].Deprel, m.parse[i].Deprel = i, "nsubj", "ccomp"
	}
}

// proposes are verbs that take a clause whose verb is in the subjunctive.
var proposes = setOf([]string{"demand", "insist", "propose", "recommend", "request", "suggest", "urge"})

// question makes of the clause i what is asked: "asked him if he was ill".
func (m *misread) question(i int, s text.Sentence) {
	h, c := m.parse[i].Head, m.child(i, s, "mark")
	if h < s.First || h > i || m.parse[h].Lemma != "ask" || m.has(h, s, "ccomp") || c < h || m.form(c) != "if" && m.form(c) != "whether" || m.parse[c-1].UPOS == "PUNCT" {
		return
	}
	if m.child(h, s, "iobj", "obj") > h && len(m.subjects(i, s)) > 0 {
		m.copied()
		m.parse[i].Deprel = "ccomp"
	}
}

// afterQuote gives the verb i behind a closing quotation mark the noun behind it for subject, where the parser has hung that on what is said.
func (m *misread) afterQuote(i int, s text.Sentence) {
	h, n := m.parse[i].Head, i+1
	if h >= i || n >= s.Last || !slices.Contains([]string{"”", "\"", "’", "''"}, m.form(i-1)) || len(m.subjects(i, s)) > 0 {
		return
	}
	if w := m.parse[n]; w.Head != h || w.Deprel != "obj" || w.UPOS != "NOUN" && w.UPOS != "PROPN" {
		return
	}
	m.copied()
	m.parse[n].Head, m.parse[n].Deprel = i, "nsubj"
}

// afterwards hangs the verb of report i behind a comma on the verb of what is said, not on that one's subject: "Demir, who was due in Oslo, met
// Falk, her office said".
func (m *misread) afterwards(i int, s text.Sentence) {
	n := m.parse[i].Head
	x := m.lex.verbs[m.parse[i].Lemma]
	if x == nil || x.cue&qClause == 0 || n < s.First || n > i {
		return
	}
	if len(m.subjects(i, s)) == 0 && m.finitePast(i, s) {
		m.itsSpeaker(i, s)
		return
	}
	if m.parse[n].UPOS == "VERB" || m.parse[n].Deprel != "nsubj" {
		return
	}
	own := m.subjects(i, s)
	if v := m.parse[n].Head; v > n && v < i && len(own) == 1 && own[0] > v && m.parse[v].UPOS == "VERB" {
		m.copied()
		m.parse[i].Head = v
	}
}

// itsSpeaker gives the verb of report i the noun behind a comma before it that the parser has made the subject of a verb before that: "Demir backed
// the plan and will fund it, her deputy in Oslo, Falk, announced".
func (m *misread) itsSpeaker(i int, s text.Sentence) {
	for k := i - 1; k > s.First+1; k-- {
		w := m.parse[k]
		if w.Deprel == "nsubj" && w.Head < k && w.Head >= s.First && m.parse[w.Head].UPOS == "VERB" && m.form(m.leftOf(k, s)-1) == "," {
			m.copied()
			m.parse[k].Head = i
			return
		}
		if w.UPOS == "VERB" || w.UPOS == "AUX" || m.form(k) == ";" {
			return
		}
	}
}

// leftOf returns the first word of those right before word i that hang on it.
func (m *misread) leftOf(i int, s text.Sentence) int {
	first := i
	for first > s.First && m.parse[first-1].UPOS != "PUNCT" && m.parse[first-1].Head >= first && m.parse[first-1].Head <= i {
		first--
	}
	return first
}

// when hangs the time i between a verb of report and the subject of what is said on the verb: "said on Friday the water was safe".
func (m *misread) when(i int, s text.Sentence) {
	c := m.parse[i].Head
	if c <= i || c >= s.Last || m.parse[c].Deprel != "ccomp" || i+1 >= s.Last || m.parse[i+1].UPOS == "PUNCT" {
		return
	}
	v := m.parse[c].Head
	if x := m.lex.forms[m.form(i)]; (x == nil || x.class&cTime == 0) && !isUnit(m.parse[i].Lemma) || v < s.First || v >= i {
		return
	}
	for k := v + 1; k < i; k++ {
		if m.parse[k].Head != i {
			return
		}
	}
	m.copied()
	m.parse[i].Head = v
}
