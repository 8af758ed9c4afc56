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
	told    int  // a word of who is told, where the parser has made him part of the clause; or 0
	cue     stretch
	speaker voice
	shared  bool // the speaker is the subject of another verb
}

// readReports finds the statements of the sentence that has been read, by its tree: first those of words that are listed, then
// those the filter takes.
func (a *analysis) readReports() {
	t := &a.syn
	var rest []report
	for i := range t.w {
		if a.inSpeech(i) || a.words[i].ment >= 0 && a.words[i].caps {
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
	r.subject = a.whoSays(i, 0)
	a.findComplement(&r)
	a.findSpeaker(&r)
	a.findQuotes(&r)
	if r.kind == saysNothing || r.kind > saysWhether {
		a.mend(&r)
	}
	if r.kind == saysNothing {
		a.fallBack(&r)
	}
	a.bothSides(&r)
	return r, r.kind != saysNothing && a.possible(&r)
}

// report makes the statement of r if its verb is listed with such a complement; if not, it returns whether r is done with.
func (a *analysis) report(r *report) bool {
	listed := a.listed(r)
	if listed && (a.negated(r.word) || a.nobodySays(r) || a.firstPerson(r) && (r.verb == nil || r.verb.cue&qQuote == 0)) && r.kind != saysQuote {
		return true
	}
	if a.watch != nil {
		a.watch(r, listed)
	}
	if listed && !a.inscribed(r) {
		a.addReport(r)
	}
	return listed || r.kind > saysWhether || r.kind == saysAround
}

func (a *analysis) addReport(r *report) {
	told, venue := a.addressee(r)
	d := draft{speaker: r.speaker.entity, addressee: told, venue: venue, with: r.speaker.with, span: r.speaker.span, cue: a.bytesOf(r.cue), verb: r.verb, weak: a.weak(r), of: a.accused(r)}
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

// inscribed reports whether r is a word or two that a thing bears: a sign that reads “Mind the geese”.
func (a *analysis) inscribed(r *report) bool {
	if a.whoSpeaks(r) != "thing" || !a.holdsQuote(r) {
		return false
	}
	words := 0
	for _, sp := range a.regions(r) {
		words += len(strings.Fields(sp.Of(a.d.Text)))
	}
	return words < scareWords
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
	return a.lex.verbs[strings.ToLower(a.syn.w[i].Lemma)]
}

// cueWords is the verb with its auxiliaries, adverbs and particle.
func (a *analysis) cueWords(i int) stretch {
	t := &a.syn
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

// block is the words of speaker and cue, when they stand together.
func (r *report) block() stretch {
	s := r.speaker.words
	if s.empty() || s.hi+3 < r.cue.lo || r.cue.hi+3 < s.lo || r.shared {
		return r.cue
	}
	return stretch{min(s.lo, r.cue.lo), max(s.hi, r.cue.hi)}
}

// accused returns who is accused by r, if that is what it reports.
func (a *analysis) accused(r *report) []int32 {
	if r.verb == nil || r.verb.cue&qGerund == 0 || r.kind != saysGerund && r.kind != saysPrep {
		return nil
	}
	if o := a.syn.dependent(r.word, "obj", "iobj"); o > r.word {
		if e := a.speakerEntity(o, 0); e >= 0 {
			return []int32{e}
		}
	}
	return nil
}
