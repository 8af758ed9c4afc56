package relation

import (
	_ "embed" // the weights are part of the program
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
)

//go:embed lexicon/tail.txt
var tailText string

// tailWeights are the weights of the filter of reports whose verb the lists do not know to take such a complement, in
// thousandths; they are learnt by TestLearnTail.
var tailWeights = sync.OnceValue(func() map[string]int { return readWeights(tailText) })

// likely reports whether r is more likely a statement than not, as the filter has it.
func (a *analysis) likely(r *report) bool {
	w := tailWeights()
	sum := 0
	for _, f := range a.features(r) {
		sum += w[f]
	}
	return sum > 0
}

// features are what the filter looks at: the verb, the class of its complement, its form and place, who its subject is.
func (a *analysis) features(r *report) []string {
	t := &a.syn
	v := r.word
	kind := complementNames[r.kind]
	marks := "plain"
	if a.holdsQuote(r) {
		marks = "marks"
	}
	who := a.whoSpeaks(r)
	out := []string{"bias", "kind=" + kind, "kind=" + kind + "," + marks, "who=" + who, "who=" + who + "," + marks, "lemma=" + strings.ToLower(t.w[v].Lemma), "place=" + t.rel(v)}
	if r.verb != nil && r.verb.cue != 0 {
		out = append(out, "reports")
	}
	if r.verb != nil && r.verb.effect != 0 {
		out = append(out, "governs,"+kind)
	}
	if a.negated(v) {
		out = append(out, "negated")
	}
	if t.passive(v) {
		out = append(out, "passive")
	}
	if !a.finite(v) {
		out = append(out, "infinite")
	}
	if a.modal(v) {
		out = append(out, "modal")
	}
	if r.left {
		out = append(out, "left,"+marks)
	}
	return out
}

// holdsQuote reports whether quotation marks stand in what r says.
func (a *analysis) holdsQuote(r *report) bool {
	if len(r.quotes) > 0 {
		return true
	}
	for _, s := range r.content {
		for i := s.lo; i < s.hi; i++ {
			if a.words[i].quote >= 0 {
				return true
			}
		}
	}
	return false
}

// whoSpeaks is the class of the subject: a person, a body, "I", "it", a thing.
func (a *analysis) whoSpeaks(r *report) string {
	s := r.subject
	if s < 0 || r.speaker.words.empty() {
		return "none"
	}
	w := &a.words[s]
	if e := r.speaker.entity; e >= 0 {
		if a.es[e].Type == fact.Person {
			return "person"
		}
		return "body"
	}
	switch {
	case a.is(s, "i", "we", "you"):
		return "first"
	case a.is(s, "he", "she", "they", "who"):
		return "person"
	case a.syn.w[s].UPOS == "PRON":
		return "it"
	case w.lex.sets&(nOffice|nAgent|nKin|nTrade|nMember|nPersonal) != 0, w.caps && a.syn.w[s].UPOS == "PROPN":
		return "body"
	case w.lex.sets&(nReport|nSource) != 0 && w.lex.sets&nAgent == 0:
		return "report"
	}
	return "thing"
}
