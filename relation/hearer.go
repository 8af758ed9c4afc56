package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// addressee returns the entity that is told, or -1, and whether it is named by where or how it was said, not by the verb.
func (a *analysis) addressee(r *report) (e int32, venue bool) {
	if e = a.toldBy(r); e < 0 {
		if e, venue = a.writtenTo(r), true; e < 0 {
			e = a.spokenTo(r)
		}
		if e < 0 {
			e = a.calledUpon(r)
		}
	}
	if e == r.speaker.entity {
		e = -1
	}
	return e, venue && e >= 0
}

// toldBy returns the entity that the verb itself names as told: its object, or who stands behind "to" or "at"; or -1.
func (a *analysis) toldBy(r *report) int32 {
	t := &a.syn
	if r.verb == nil || r.kind == saysNoun || r.kind == saysNaming || r.kind == saysPrep && r.verb.cue&qObject == 0 || r.verb.cue&qGerund != 0 {
		return -1
	}
	if r.told > 0 {
		return a.entityAt(r.told)
	}
	for k := t.kid[r.word]; k >= 0; k = t.next[k] {
		i := int(k)
		m := t.marker(i)
		told := r.verb.cue&qObject != 0 && (t.isRel(i, "iobj", "obj") || t.w[i].Deprel == "nsubj:pass")
		if !told && !(t.rel(i) == "obl" && m >= 0 && (a.is(m, "to") || a.is(m, "at") && r.kind <= saysQuote)) {
			continue
		}
		if e := a.hearer(i); e >= 0 && e != r.speaker.entity && (!a.is(max(m, 0), "at") || a.es[e].Type == fact.Person) {
			return e
		}
	}
	return -1
}

// hearer returns the entity that the noun phrase of word i names as hearing something, or -1: the name, the medium ("told Noor television"), or
// whose board it is.
func (a *analysis) hearer(i int) int32 {
	t := &a.syn
	if e := a.speakerEntity(i, 0); e >= 0 {
		return e
	}
	medium := mediums[a.lemma(i)]
	if n := i + 2; medium && n < len(a.words) && a.words[i+1].tag == tComma && a.words[n].ment >= 0 {
		if e := a.entityAt(n); e >= 0 && a.es[e].Type == fact.Organisation {
			return e // "told the broadcaster, Noor"
		}
	}
	for k := t.kid[i]; k >= 0; k = t.next[k] {
		named := medium && t.isRel(int(k), "compound", "appos", "flat", "nmod:desc")
		if !named && !(t.w[k].Deprel == "nmod:poss" && boards[strings.ToLower(a.of(i))]) {
			continue
		}
		if e := a.entityAt(int(k)); e >= 0 && a.es[e].Type == fact.Organisation {
			return e
		}
	}
	return -1
}

// mediums are what the name of a medium may stand before.
var mediums = setOf([]string{"television", "tv", "radio", "newspaper", "daily", "weekly", "magazine", "agency", "news", "website", "channel", "network", "broadcaster",
	"station", "podcast", "programme", "program", "show"})

// boards are who reads what is written to an organisation.
var boards = setOf([]string{"board", "directors", "management", "leadership", "executives", "trustees", "shareholders", "investors", "members", "staff", "employees"})

// writtenTo returns to whom the letter or statement is, or with whom the interview, in which r was said, or -1.
func (a *analysis) writtenTo(r *report) int32 {
	t := &a.syn
	for k := t.kid[r.word]; k >= 0; k = t.next[k] {
		if t.rel(int(k)) != "obl" || a.words[k].lex.sets&nReport == 0 {
			continue
		}
		for n := t.kid[k]; n >= 0; n = t.next[n] {
			if m := t.marker(int(n)); t.rel(int(n)) == "nmod" && m >= 0 && (a.is(m, "to") || a.is(m, "with") && a.is(int(k), "interview", "conversation")) {
				return a.hearer(int(n))
			}
		}
	}
	return -1
}

// spokenTo returns to whom the speaker of r is said to speak, write or answer as he says it, or -1: "speaking to the Courier, Roe said",
// "asked by the Courier, Roe said", "wrote to Falk to say".
func (a *analysis) spokenTo(r *report) int32 {
	t := &a.syn
	for _, top := range []int{r.word, r.subject} {
		if top < 0 {
			continue
		}
		for k := t.kid[top]; k >= 0; k = t.next[k] {
			if i := int(k); t.isRel(i, "advcl", "acl") && t.dependent(i, "nsubj", "aux") < 0 {
				if e := a.spokenAs(i); e >= 0 {
					return e
				}
			}
		}
	}
	if h := int(t.head[r.word]); h >= 0 && h < r.word && t.isRel(r.word, "xcomp", "advcl") && a.toWord(r.word) {
		return a.contacted(h)
	}
	return -1
}

// spokenAs returns to whom one speaks who does what the participle i says, or -1.
func (a *analysis) spokenAs(i int) int32 {
	forms := a.words[i].lex.forms
	switch lemma := a.lemma(i); {
	case lemma == "ask" && forms&participle != 0 && forms&gerund == 0:
		if o := a.agentOf(i); o >= 0 {
			return a.hearer(o)
		}
		return -1
	case forms&gerund == 0:
		return -1
	default:
		return a.contacted(i)
	}
}

// contacted returns to whom one speaks or writes who does what verb i says, or -1.
func (a *analysis) contacted(i int) int32 {
	to := -1
	switch a.lemma(i) {
	case "speak", "talk", "write", "reply":
		to = max(a.prepOf(i, "to"), a.prepOf(i, "before"))
	case "testify", "appear":
		to = a.prepOf(i, "before")
	case "address", "phone", "telephone", "call", "text", "message", "email", "e-mail", "cable":
		to = a.syn.dependent(i, "obj", "iobj")
	}
	if to < 0 {
		return -1
	}
	return a.hearer(to)
}

// calledUpon returns the person who is addressed by name in the quotation that r reports, or -1: “Did you sign it, Mr. Falk?”.
func (a *analysis) calledUpon(r *report) int32 {
	for _, q := range a.regions(r) {
		for i := a.wordAt(q.Start); i < len(a.words) && a.words[i].span.Start < q.End; i++ {
			if e := a.entityAt(i); a.inSpeech(i) && e >= 0 && e != r.speaker.entity && a.es[e].Type == fact.Person && a.words[i].ment >= 0 && a.vocative(i) {
				return e
			}
		}
	}
	return -1
}

// vocative reports whether the name that word i ends calls upon somebody: by the tree, or as what stands behind a comma at the end of a question or
// a shout.
func (a *analysis) vocative(i int) bool {
	t := &a.syn
	first := i
	for first > 0 && (a.words[first-1].ment == a.words[i].ment || t.w[first-1].UPOS == "PROPN" && int(t.head[first-1]) >= first-1 && int(t.head[first-1]) <= i) {
		first--
	}
	if t.rel(first) == "vocative" || t.rel(i) == "vocative" {
		return true
	}
	return first > 1 && i+1 < len(a.words) && a.words[first-1].tag == tComma && strings.ContainsAny(a.d.Text[a.words[i].span.End:a.words[i+1].span.End], "?!")
}
