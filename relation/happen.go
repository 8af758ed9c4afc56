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

// judge lets the filter decide what the rules leave open: a verb that no word makes doubtful may still tell of what never was ("any ship
// that enters"). It adds doubt and never takes any away.
func (a *analysis) judge(w *weight, i int) {
	if !a.granted(w, i) {
		return
	}
	sum := 0
	for _, s := range a.happenSigns(i, w) {
		sum += happenWeights()[s]
	}
	if sum < 0 {
		w.modality = fact.Possible
	}
}

// granted reports whether the rules take for granted what the verb i tells of.
func (a *analysis) granted(w *weight, i int) bool {
	return a.isVerb(i) && !w.negative && w.modality == fact.Asserted && !w.performed
}

// happenSigns are what the filter looks at: what the rules say, the verb, its form, place and subject, what hangs on it, and the same of
// what governs it.
func (a *analysis) happenSigns(i int, w *weight) []string {
	rule := string(w.modality) + "," + string(w.tense)
	place, own, who := a.fullRel(i), a.shape(i), a.person(i)
	out := []string{"bias", "lemma=" + a.lemma(i), "place=" + place, "own=" + own, "place=" + place + "," + own, "who=" + who, "who=" + who + "," + own,
		"who=" + who + "," + own + "," + place, "rule=" + rule, "rule=" + rule + "," + place, "rule=" + rule + "," + own}
	if m := a.childBy(i, "mark"); m >= 0 {
		f := a.lower(m)
		out = append(out, "mark="+f, "mark="+f+","+place)
	}
	if v := a.verbAt(i); v != nil {
		out = append(out, "effect="+strconv.Itoa(int(v.effect)), "cue="+strconv.Itoa(int(v.cue)))
	}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if r := a.rel(int(c)); r == "advmod" || r == "discourse" {
			out = append(out, "adverb="+a.lower(int(c)))
		}
	}
	if i == 0 {
		out = append(out, "first")
	}
	if a.question() {
		out = append(out, "asks", "asks,"+place)
	}
	return a.signsAbove(out, i, place, own)
}

// signsAbove appends what there is to see of the head of word i, of the head's own, and of the root.
func (a *analysis) signsAbove(out []string, i int, place, own string) []string {
	if r := a.top(i); r >= 0 {
		s := a.shape(r)
		out = append(out, "root="+s+","+own, "root="+s+","+a.person(r))
	}
	h := a.headOf(i)
	if h < 0 {
		return out
	}
	s := a.shape(h)
	out = append(out, "under="+s, "under="+s+","+place, "under="+s+","+place+","+own, "under,who="+a.person(h)+","+place,
		"under,lemma="+a.lemma(h), "under,lemma="+a.lemma(h)+","+place)
	if a.denied(h) {
		out = append(out, "under,no", "under,no,"+place)
	}
	if g := a.headOf(h); g >= 0 {
		s := a.shape(g)
		out = append(out, "above="+s, "above="+s+","+place+","+a.fullRel(h))
	}
	return out
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
