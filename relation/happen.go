package relation

import (
	_ "embed" // the weights are part of the program
	"strconv"
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
)

//go:embed lexicon/happen.txt
var happenText string

// happenWeights are the weights, in thousandths, of the filter of what happened; they are learnt by TestLearnHappened.
var happenWeights = sync.OnceValue(func() map[string]int { return readWeights(happenText) })

func readWeights(data string) map[string]int {
	w := map[string]int{}
	for line := range lines(data) {
		name, value, _ := strings.Cut(line, " ")
		w[name], _ = strconv.Atoi(value)
	}
	return w
}

// judge lets the filter decide what the rules leave open. A verb that no word makes doubtful may still tell of what never was ("any ship
// that enters"), and what somebody did it for, or takes to be so, may have come about ("used gas to end the siege"). What is denied, asked,
// supposed, wanted, or stands under a modal verb is not open.
func (a *analysis) judge(w *weight, i int) {
	if !a.isVerb(i) || w.negative || w.performed {
		return
	}
	g := *w
	if w.modality != fact.Asserted {
		if g = a.generously(i); g.negative || g.modality != fact.Asserted {
			return
		}
	}
	s := signer{text: a.signText[:0], weights: happenWeights()}
	a.happenSigns(&s, i, w)
	a.signText = s.text
	switch {
	case s.sum >= 0:
		*w = g
	case w.modality == fact.Asserted:
		w.modality = fact.Possible
	}
}

// generously is the weight of word i where purposes and suppositions count as facts.
func (a *analysis) generously(i int) weight {
	a.generous = true
	w := a.weighAt(i, 0)
	a.generous = false
	return w
}

// undecided reports whether the filter decides on word i, whose weight by the rules is w.
func (a *analysis) undecided(w *weight, i int) bool {
	if !a.isVerb(i) || w.negative || w.performed {
		return false
	}
	g := a.generously(i)
	return !g.negative && g.modality == fact.Asserted
}

// signer sums the weights of signs; without weights it keeps the signs.
type signer struct {
	text    []byte // the latest sign
	weights map[string]int
	sum     int
	all     []string
}

// add takes the sign that the parts spell.
func (s *signer) add(parts ...string) {
	s.text = s.text[:0]
	for _, p := range parts {
		s.text = append(s.text, p...)
	}
	if s.weights == nil {
		s.all = append(s.all, string(s.text))
	}
	s.sum += s.weights[string(s.text)]
}

// happenSigns adds what the filter looks at: what the rules say, the verb, its form, place and subject, what hangs on it, and the same of
// what governs it.
func (a *analysis) happenSigns(s *signer, i int, w *weight) {
	place, own, who := a.fullRel(i), a.shape(i), a.person(i)
	s.add("bias")
	s.add("lemma=", a.lemma(i))
	s.add("place=", place)
	s.add("own=", own)
	s.add("place=", place, ",", own)
	s.add("who=", who)
	s.add("who=", who, ",", own)
	s.add("who=", who, ",", own, ",", place)
	modality, tense := string(w.modality), string(w.tense)
	s.add("rule=", modality, ",", tense)
	s.add("rule=", modality, ",", tense, ",", place)
	s.add("rule=", modality, ",", tense, ",", own)
	if v := a.verbAt(i); v != nil {
		s.add("effect=", strconv.Itoa(int(v.effect)))
		s.add("cue=", strconv.Itoa(int(v.cue)))
	}
	if i == 0 {
		s.add("first")
	}
	if a.question() {
		s.add("asks")
		s.add("asks,", place)
	}
	a.signsBelow(s, i, place)
	a.signsAbove(s, i, place, own)
	a.signsOfClauses(s, i, own)
	a.signsOfSentence(s, own)
}

// signsOfClauses adds the marks and auxiliaries of all that governs word i, and its lemmas beyond the head.
func (a *analysis) signsOfClauses(s *signer, i int, own string) {
	n := 0
	for h := a.headOf(i); h >= 0 && n < 5; h = a.headOf(h) {
		for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
			switch a.fullRel(int(c)) {
			case "mark", "aux", "cop":
				s.add("over=", a.lower(int(c)))
				s.add("over=", a.lower(int(c)), ",", own)
			}
		}
		if n > 0 {
			s.add("over,lemma=", a.lemma(h))
		}
		n++
	}
	s.add("depth=", strconv.Itoa(n))
}

// signsOfSentence adds where the sentence begins and ends, about how long it is, and its words of mood, time and address.
func (a *analysis) signsOfSentence(s *signer, own string) {
	n := len(a.words)
	s.add("begins=", a.lower(0))
	s.add("ends=", a.lower(n-1))
	s.add("length=", strconv.Itoa(min(8, n/5)))
	for k := range n {
		if w := a.lower(k); moody[w] {
			s.add("has=", w)
			s.add("has=", w, ",", own)
		}
	}
}

// moody are words that tell of what kind a sentence is.
var moody = setOf(strings.Fields("will would can could may might should must shall if please when you your i we not n't ago yesterday today tomorrow next last " +
	"week year now always usually often never sometimes ! ?"))

// signsBelow adds the marks and adverbs on word i.
func (a *analysis) signsBelow(s *signer, i int, place string) {
	if m := a.childBy(i, "mark"); m >= 0 {
		s.add("mark=", a.lower(m))
		s.add("mark=", a.lower(m), ",", place)
	}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if r := a.rel(int(c)); r == "advmod" || r == "discourse" {
			s.add("adverb=", a.lower(int(c)))
		}
	}
}

// signsAbove adds what there is to see of the head of word i, of the head's own, and of the root.
func (a *analysis) signsAbove(s *signer, i int, place, own string) {
	if r := a.top(i); r >= 0 {
		shape := a.shape(r)
		s.add("root=", shape, ",", own)
		s.add("root=", shape, ",", a.person(r))
	}
	h := a.headOf(i)
	if h < 0 {
		return
	}
	shape, lemma := a.shape(h), a.lemma(h)
	s.add("under=", shape)
	s.add("under=", shape, ",", place)
	s.add("under=", shape, ",", place, ",", own)
	s.add("under,who=", a.person(h), ",", place)
	s.add("under,lemma=", lemma)
	s.add("under,lemma=", lemma, ",", place)
	if a.denied(h) {
		s.add("under,no")
		s.add("under,no,", place)
	}
	if g := a.headOf(h); g >= 0 {
		shape := a.shape(g)
		s.add("above=", shape)
		s.add("above=", shape, ",", place, ",", a.fullRel(h))
	}
}

// top returns the root above word i, or -1 when it lies too far above.
func (a *analysis) top(i int) int {
	for range 2 * depthLimit {
		h := a.headOf(i)
		if h < 0 {
			return i
		}
		i = h
	}
	return -1
}

// denied reports whether a negation hangs on word i.
func (a *analysis) denied(i int) bool {
	var w weight
	a.weighOwn(&w, i)
	return w.negative
}

// shape is the form of a verb with its auxiliaries, or the part of speech of another word.
func (a *analysis) shape(i int) string {
	shape, m := "", a.childBy(i, "mark")
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if r := a.rel(int(c)); r != "aux" && r != "cop" {
			continue
		}
		f := a.words[c].lex
		switch {
		case f.class&cModal != 0:
			return f.form
		case shape != "":
		case a.spelt(int(c), "did", "was", "were", "had"):
			shape = "past"
		case f.class&cHave != 0:
			shape = "perfect"
		case f.class&cBe != 0:
			shape = "be"
		default:
			shape = "do"
		}
	}
	switch {
	case m >= 0 && a.spelt(m, "to"):
		return "to"
	case shape == "be" && a.words[i].lex.forms&gerund != 0:
		return "progressive"
	case shape != "":
		return shape
	}
	return a.formOf(i)
}

// formOf is the form of a verb without auxiliaries, or the part of speech of another word.
func (a *analysis) formOf(i int) string {
	f := a.lower(i)
	switch {
	case a.upos(i) != "VERB" && a.upos(i) != "AUX":
		return a.upos(i)
	case strings.HasSuffix(f, "ing"):
		return "ing"
	case f == a.lemma(i):
		return "base"
	case strings.HasSuffix(f, "s"):
		return "third"
	}
	return "past"
}

// person is the grammatical person of the subject of word i, or what kind of word it is.
func (a *analysis) person(i int) string {
	s := a.childBy(i, "nsubj", "csubj", "expl")
	switch {
	case s < 0:
		return "none"
	case a.spelt(s, "i", "we"):
		return "first"
	case a.spelt(s, "you", "u"):
		return "second"
	case a.spelt(s, "it"):
		return "it"
	case a.upos(s) == "PRON":
		return "third"
	}
	return a.upos(s)
}
