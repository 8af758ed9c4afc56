package relation

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// complement is how a word takes what it reports.
type complement uint8

const (
	saysNothing complement = iota
	saysThat               // a clause after "that"
	saysClause             // a clause without "that", after the cue or before it
	saysAround             // the clause into which speaker and cue were put
	saysQuote              // a quotation beside the cue
	saysWhether            // "whether", "how", "what"
	saysInfinitive
	saysGerund
	saysNaming // an object and what it is called
	saysPrep   // a phrase after a preposition
	saysNoun   // an object
)

var complementNames = [...]string{"nothing", "that", "clause", "around", "quote", "whether", "infinitive", "gerund", "naming", "prep", "noun"}

// report is a word that may report, with what it would report.
type report struct {
	word    int
	verb    *verb // what the lists know of it, or nil
	kind    complement
	prep    string    // before the content of saysPrep, saysGerund
	content []stretch // by the tree
	quotes  []text.Span
	left    bool // the content stands before speaker and cue
	subject int  // the head of the speaker's phrase, or -1
	cue     stretch
	speaker voice
	shared  bool // the speaker is the subject of another verb
}

// readReports finds the statements of the sentence that has been read, by its tree: first those of words that are listed, then
// those the filter takes.
func (a *analysis) readReports() {
	t := &a.tree
	var rest []report
	for i := range t.w {
		if a.inSpeech(i) {
			continue
		}
		switch {
		case a.is(i, "according"):
			a.accordingTo(i)
		case t.w[i].UPOS == "VERB", t.w[i].UPOS == "ADJ" && t.dependent(i, "ccomp") > i && t.dependent(i, "nsubj") >= 0:
			if r, ok := a.verbReport(i); ok && !a.report(&r) {
				rest = append(rest, r)
			}
		case t.w[i].UPOS == "NOUN":
			a.nounReport(i)
		}
	}
	for k := range rest {
		if r := &rest[k]; !a.claimed(r) && a.quotesEnough(r) && a.likely(r) {
			a.addReport(r)
		}
	}
}

// verbReport reads what verb i would report; ok is false when that can be nothing.
func (a *analysis) verbReport(i int) (r report, ok bool) {
	r = report{word: i, verb: a.verbOf(i), cue: a.cueWords(i)}
	r.subject = a.subjectOf(i, 0)
	a.findComplement(&r)
	a.findSpeaker(&r)
	a.findQuotes(&r)
	if r.kind == saysNothing || r.kind > saysWhether {
		a.mend(&r)
	}
	if r.kind == saysNothing {
		a.fallBack(&r)
	}
	return r, r.kind != saysNothing && a.possible(&r)
}

// report makes the statement of r if its verb is listed with such a complement; if not, it returns whether r is done with.
func (a *analysis) report(r *report) bool {
	listed := a.listed(r)
	if listed && a.mused(r) {
		return true
	}
	if listed && (a.negated(r.word) || a.firstPerson(r) && r.verb.cue&qQuote == 0) && r.kind != saysQuote {
		return true
	}
	if a.watch != nil {
		a.watch(r, listed)
	}
	if listed {
		a.addReport(r)
	}
	return listed || r.kind > saysWhether || r.kind == saysAround
}

// mused reports whether r is what one who speaks thinks, in the words that he says: "she said she hoped that ...".
func (a *analysis) mused(r *report) bool {
	if r.verb.cue&(qQuote|qNaming) != 0 || r.subject < 0 || a.tree.w[r.subject].UPOS != "PRON" {
		return false
	}
	at := a.bytesOf(r.cue)
	for k := len(a.drafts) - 1; k >= 0 && a.drafts[k].sentence == a.sentence; k-- {
		for _, c := range a.drafts[k].content {
			if c.Contains(at) {
				return true
			}
		}
	}
	return false
}

func (a *analysis) addReport(r *report) {
	d := draft{speaker: r.speaker.entity, addressee: a.addressee(r), with: r.speaker.with, span: r.speaker.span, cue: a.bytesOf(r.cue), verb: r.verb}
	a.add(d, a.regions(r)...)
}

// quotesEnough reports whether a report that is nothing but a quotation has more than a word or two of it.
func (a *analysis) quotesEnough(r *report) bool {
	if r.kind != saysQuote {
		return true
	}
	n := 0
	for _, sp := range r.quotes {
		n += len(strings.Fields(sp.Of(a.d.Text)))
	}
	return n >= scareWords
}

// claimed reports whether a quotation that r would report is part of a statement already.
func (a *analysis) claimed(r *report) bool {
	for _, sp := range a.regions(r) {
		for q := a.quoteFrom(sp.Start); q < len(a.quotes) && a.quotes[q].outer.Start < sp.End; q++ {
			if a.quotes[q].speech && a.quotes[q].statement >= 0 {
				return true
			}
		}
	}
	return false
}

// verbOf returns what the lists know of verb i: by its form, or else by its lemma.
func (a *analysis) verbOf(i int) *verb {
	if v := a.words[i].lex.verb; v != nil && v.lemma != "" {
		return v
	}
	return a.lex.verbs[strings.ToLower(a.tree.w[i].Lemma)]
}

// cueWords is the verb with its auxiliaries, adverbs and particle.
func (a *analysis) cueWords(i int) stretch {
	t := &a.tree
	c := stretch{i, i + 1}
	for c.lo > 0 && int(t.head[c.lo-1]) == i && t.isRel(c.lo-1, "aux", "advmod", "mark") && a.words[c.lo-1].lex.class&(cWh|cSub) == 0 && t.kid[c.lo-1] < 0 && a.words[c.lo-1].tag != tTo {
		c.lo--
	}
	if c.hi < len(t.w) && int(t.head[c.hi]) == i && t.w[c.hi].Deprel == "compound:prt" {
		c.hi++
	}
	return c
}

// bytesOf returns the bytes of a run of words.
func (a *analysis) bytesOf(s stretch) text.Span {
	return text.Span{Start: a.words[s.lo].span.Start, End: a.words[s.hi-1].span.End}
}

// findSpeaker fills in who speaks: the subject, or the noun that stands where the subject of a verb of speech does.
func (a *analysis) findSpeaker(r *report) {
	t := &a.tree
	r.speaker = nobody
	if v, ok := a.lastVoice(r); ok {
		r.speaker, r.shared = v, true
		return
	}
	s := r.subject
	if speaks := r.verb != nil && r.verb.cue&(qQuote|qClause) != 0; speaks && !t.passive(r.word) && t.rel(r.word) != "xcomp" {
		inverted := (a.closes(r.cue.lo) || r.cue.lo == 0) && (s < 0 || s > r.word)
		switch n := a.nounAfter(r.cue.hi); {
		case inverted && n >= 0:
			s = n
		case s < 0 && !inverted && a.words[r.word].lex.forms&gerund == 0:
			s = a.nounBefore(r.cue.lo)
		}
	}
	if s < 0 {
		return
	}
	but := r.word
	if t.under(s, r.word) {
		but = -1
	}
	r.subject, r.speaker = s, a.voiceAt(s, but)
	r.shared = r.subject < r.word && int(t.head[s]) != r.word && t.head[s] >= 0 && int(t.head[s]) < r.word && a.verbBetween(s, r.cue.lo)
	a.joinSplit(r)
	a.fromQuote(r)
	if r.speaker.words.lo < r.cue.hi && r.cue.lo < r.speaker.words.hi { // the parser put the cue into the phrase
		if s < r.cue.lo {
			r.speaker.words.hi = r.cue.lo
		} else {
			r.speaker.words.lo = r.cue.hi
		}
		r.speaker.span = a.bytesOf(r.speaker.words)
	}
}

// lastVoice returns the speaker of the sentence's latest statement for a verb of speech that goes on from it: of "…, he said,
// adding that …" the one who said.
func (a *analysis) lastVoice(r *report) (voice, bool) {
	n := len(a.drafts) - 1
	if n < 0 || a.drafts[n].sentence != a.sentence || a.drafts[n].span.IsZero() || !a.adds(r.word) {
		return nobody, false
	}
	d := &a.drafts[n]
	v := voice{entity: d.speaker, with: d.with, span: d.span}
	v.words = stretch{a.wordAt(d.span.Start), a.wordAt(d.span.End-1) + 1}
	return v, v.words.hi <= r.word
}

// closes reports whether a quotation ends just before word i.
func (a *analysis) closes(i int) bool {
	_, ok := a.quoteEndingBefore(a.words[i].span.Start)
	return ok
}

// joinSplit takes in, on the side away from the cue, the nouns that the parser has cut off a speaker's name: "said Rep. | Jane Roe".
func (a *analysis) joinSplit(r *report) {
	t := &a.tree
	w := r.speaker.words
	joins := func(i int) bool {
		return a.nominal(i) && t.head[i] != t.head[r.subject] || t.isRel(i, "obj", "nsubj", "flat", "dep", "compound")
	}
	if r.subject > r.word {
		for w.hi < len(t.w) && a.nominal(w.hi) && a.words[w.hi].caps && a.words[w.hi].lex.class&cTime == 0 && joins(w.hi) {
			w.hi++
		}
		if w.hi+1 < len(t.w) && a.words[w.hi].tag == tComma && a.is(w.hi+1, "who", "whose") {
			w.hi = a.clauseEnd(w.hi + 1)
		}
	} else {
		for w.lo > 0 && a.nominal(w.lo-1) && a.words[w.lo-1].caps && !a.inSpeech(w.lo-1) && joins(w.lo-1) {
			w.lo--
		}
		if t.w[r.subject].UPOS == "PROPN" {
			for w.lo > 0 && w.lo <= r.subject && (a.words[w.lo-1].lex.sets&nOffice != 0 && t.w[w.lo-1].UPOS == "NOUN" || w != r.speaker.words && a.nominal(w.lo-1) && t.rel(w.lo-1) == "compound") {
				w.lo--
			}
		}
	}
	if w == r.speaker.words {
		return
	}
	r.speaker.words, r.speaker.span = w, a.bytesOf(w)
	for i := w.hi - 1; i >= w.lo && r.speaker.entity < 0; i-- {
		if e := a.entityAt(i); e >= 0 && a.canAct(e, asSource) {
			r.speaker.entity = e
		}
	}
}

// clauseEnd returns the first comma, quotation or stop from word i on.
func (a *analysis) clauseEnd(i int) int {
	for i < len(a.words) && a.tree.w[i].UPOS != "PUNCT" && !a.inSpeech(i) {
		i++
	}
	return i
}

// fromQuote lets the speaker's phrase begin where a quotation ends, if there is no verb between: “…,” the airline's chief,
// Jane Roe, said.
func (a *analysis) fromQuote(r *report) {
	lo := r.speaker.words.lo
	i := lo
	for i > 0 && a.words[i-1].quote < 0 && lo-i < 24 {
		i--
	}
	if i == 0 || i == lo || !a.inSpeech(i-1) || lo > r.cue.lo {
		return
	}
	for i < lo && a.tree.w[i].UPOS == "PUNCT" {
		i++
	}
	if i == lo || a.hasPredicate(i, lo) || !a.nominal(i) && a.tree.w[i].UPOS != "DET" && a.tree.w[i].UPOS != "ADJ" {
		return
	}
	r.speaker.words.lo = i
	r.speaker.span = a.bytesOf(r.speaker.words)
}

// verbBetween reports whether a verb stands in the words (i, j).
func (a *analysis) verbBetween(i, j int) bool { return a.hasPredicate(i+1, j) }

func (a *analysis) nominal(i int) bool {
	switch a.tree.w[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}

// block is the words of speaker and cue, when they stand together.
func (r *report) block() stretch {
	s := r.speaker.words
	if s.empty() || s.hi+3 < r.cue.lo || r.cue.hi+3 < s.lo || r.shared {
		return r.cue
	}
	return stretch{min(s.lo, r.cue.lo), max(s.hi, r.cue.hi)}
}

// addressee returns the entity that is told, or -1.
func (a *analysis) addressee(r *report) int32 {
	t := &a.tree
	if r.verb == nil || r.kind == saysNoun || r.kind == saysNaming || r.kind == saysPrep || r.verb.cue&qGerund != 0 {
		return -1
	}
	for k := t.kid[r.word]; k >= 0; k = t.next[k] {
		i := int(k)
		m := t.marker(i)
		told := r.verb.cue&qObject != 0 && (t.isRel(i, "iobj", "obj") || t.w[i].Deprel == "nsubj:pass")
		if !told && !(t.rel(i) == "obl" && m >= 0 && a.words[m].lex.form == "to") {
			continue
		}
		if e := a.speakerEntity(i, 0); e >= 0 && e != r.speaker.entity {
			return e
		}
	}
	return -1
}
