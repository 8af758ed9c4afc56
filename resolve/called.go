package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// calling is what a text calls a person once: the word, who, and where.
type calling struct {
	who *group // nil: somebody without a name
	at  int    // token
}

// findCalled resolves "the girl" and "the 54-year-old" to the only person whom the text has introduced with that word or
// that age: "their daughter, Gloria", "Gloria, a schoolgirl", "Ann Lee, 54,". Whoever else is introduced with the word,
// named or not, makes it say nothing.
func (x *resolution) findCalled() {
	called := x.called
	for s := range x.d.Sentences {
		sent := &x.d.Sentences[s]
		for i := sent.First; i < sent.Last && len(x.parse) > 0; i++ {
			if w := x.lower(i, s); w == "the" || w == "this" {
				x.callBack(called, i, s)
			}
		}
	}
	slices.SortStableFunc(x.later, func(a, b mention) int { return cmp.Compare(a.first, b.first) })
}

// noteCalled notes what the people of the text are called.
func (x *resolution) noteCalled() {
	x.called, x.kin = make(map[string][]calling), make(map[*group]gazetteer.Gender)
	if len(x.parse) > 0 {
		x.callNames(x.called)
		x.callStrangers(x.called)
	}
}

// strangerBefore says whether somebody without a name has been introduced with a word before token i.
func (x *resolution) strangerBefore(word string, i int) bool {
	return slices.ContainsFunc(x.called[word], func(c calling) bool { return c.who == nil && c.at < i })
}

// callNames notes the nouns and ages that people's names are introduced with.
func (x *resolution) callNames(called map[string][]calling) {
	note := func(i, s int, who *group) {
		if w := x.lower(i, s); personNoun(w) && x.nameAt(i) == nil {
			called[w] = append(called[w], calling{who, i})
		}
	}
	for k := range x.ms {
		m := &x.ms[k]
		if m.form.typ != fact.Person || m.sent < 0 || !x.hasTree(m.sent) {
			continue
		}
		who, head := m.form.group, x.headOf(m.first, m.last)
		if noun := x.bearing(m); noun != "" {
			called[noun] = append(called[noun], calling{who, m.first})
		}
		if head < m.first || head >= m.last {
			note(head, m.sent, who) // "their daughter, Gloria"
			if who.gender == gazetteer.Unknown && m.first > head && x.child(head, m.sent, "nmod:poss") >= 0 && x.nameAt(head) == nil {
				x.kin[who] = personNouns[x.lower(head, m.sent)] // "her husband, Aubrey"
			}
		}
		own := m.first
		if a := x.child(own, m.sent, "appos"); a > own {
			note(a, m.sent, who)
		}
		if x.dep(own) == "nsubj" && x.child(x.up(own), m.sent, "cop") >= 0 && x.child(x.up(own), m.sent, "advmod", "aux") < 0 {
			note(x.up(own), m.sent, who) // "Gloria is a schoolgirl"
		}
		if n := m.last + 1; isAge(x.token(n, m.sent)) && (x.token(n-1, m.sent) == "," || x.token(n-1, m.sent) == "(") {
			if c := x.token(n+1, m.sent); c == "," || c == ")" || c == "." {
				called[x.token(n, m.sent)] = append(called[x.token(n, m.sent)], calling{who, n})
			}
		}
	}
}

// bearing is the noun by which one may be called who has the title before the name: "sheikh", "doctor" for "Dr"; or "".
func (x *resolution) bearing(m *mention) string {
	if !m.title.is() {
		return ""
	}
	h := x.head(m.title, m.sent)
	if full := spelledTitles[h]; full != "" {
		return full
	}
	if bearings[h] {
		return h
	}
	return ""
}

// bearings are titles that stand alone for the one who bears them, often with a capital.
var bearings = words(`sheikh shaikh sheik sheikha duke duchess count countess baron baroness viscount earl marquis prince princess king queen emperor
	empress sultan emir archbishop bishop cardinal pope rabbi imam ayatollah doctor professor`)

var spelledTitles = map[string]string{"dr": "doctor", "dr.": "doctor", "prof": "professor", "prof.": "professor"}

func personNoun(w string) bool {
	_, t := typeOfNoun(w)
	return t == fact.Person
}

func isAge(w string) bool {
	return len(w) == 2 && w[0] >= '1' && w[0] <= '9' && w[1] >= '0' && w[1] <= '9'
}

// callStrangers notes the people introduced with "a" or "another", or owned, who bear no name.
func (x *resolution) callStrangers(called map[string][]calling) {
	for s := range x.d.Sentences {
		sent := &x.d.Sentences[s]
		for i := sent.First; i < sent.Last && x.hasTree(s); i++ {
			w := x.lower(i, s)
			if !personNoun(w) || slices.ContainsFunc(called[w], func(c calling) bool { return c.at == i }) || x.dep(i) == "compound" {
				continue
			}
			if x.child(i, s, "cop") >= 0 || x.dep(i) == "appos" {
				continue // says what somebody is
			}
			det := x.child(i, s, "det", "nmod:poss")
			if bearings[w] && x.child(i, s, "nmod") > i {
				called[w] = append(called[w], calling{nil, i}) // "the Duke of York" is not every duke
				continue
			}
			if det >= 0 && (indefinite[x.lower(det, s)] || x.parse[det].Deprel == "nmod:poss" && !x.ownsNamed(i, called[w])) {
				called[w] = append(called[w], calling{nil, i})
			}
		}
	}
}

// ownsNamed says whether an owned noun at token i comes after its person was called so: "his daughter" after "their
// daughter, Gloria" brings in nobody new.
func (x *resolution) ownsNamed(i int, known []calling) bool {
	return slices.ContainsFunc(known, func(c calling) bool { return c.who != nil && c.at < i })
}

// callBack resolves the description that opens at token i.
func (x *resolution) callBack(called map[string][]calling, i, s int) {
	head, key := x.calledHead(i, s)
	if head < 0 || x.nameAt(head) != nil || x.dep(head) == "compound" || x.dep(head) == "appos" && x.up(head) >= i {
		return
	}
	if c := x.child(head, s, "appos", "flat", "cop"); c >= 0 && !isAge(x.token(c, s)) || x.child(head, s, "nmod", "acl") >= 0 && !x.apart(head, s) || x.overlapsLater(i, head) {
		return
	}
	who := onlyCalled(called[key], i)
	if isAge(key) && len(called[key]) == 0 {
		who = x.onlyNamed(called, head, i, s)
	}
	if who == nil || opposite(personNouns[x.lower(head, s)], who.gender) || x.dep(head) == "appos" {
		return
	}
	m := x.standIn(i, head+1, s, who, fact.Nominal, byDescription)
	for t := i; t <= head; t++ {
		if x.nameAt(t) != nil {
			return
		}
	}
	x.addLater(m)
}

// onlyNamed is whom "the 61-year-old" at token i means where nobody's age was told as that: the one person who is named before it in its sentence,
// the subject of its clause left out, or else in the sentence before; nil when there are several.
func (x *resolution) onlyNamed(called map[string][]calling, head, i, s int) *group {
	by := x.wholeNP(x.subjectOf(x.clauseOf(head), s))
	for _, at := range []int{s, s - 1} {
		var one *group
		for k := range x.ms {
			m := &x.ms[k]
			if m.sent != at || m.last > i || m.form.group.typ != fact.Person || at == s && x.headOf(m.first, m.last) == by && by != head || m.form.group == one {
				continue
			}
			if one != nil {
				return nil
			}
			one = m.form.group
		}
		if one != nil {
			if x.agedOtherwise(called, one) {
				return nil
			}
			return one
		}
	}
	return nil
}

// agedOtherwise says whether an age has been told of who.
func (x *resolution) agedOtherwise(called map[string][]calling, who *group) bool {
	for key, cs := range called {
		if isAge(key) && slices.ContainsFunc(cs, func(c calling) bool { return c.who == who }) {
			return true
		}
	}
	return false
}

// calledHead finds the head of "the shy girl" or "the 54-year-old"; -1 when it is neither. An adjective that sets one
// apart from others ("the other girl") makes it neither.
func (x *resolution) calledHead(i, s int) (head int, key string) {
	rest := x.d.Text[x.d.Tokens[i].End:]
	if t := strings.TrimLeft(rest, " "); len(t) > 12 && isAge(t[:2]) && (strings.HasPrefix(t[2:], "-year-old") || strings.HasPrefix(t[2:], " - year - old")) {
		end := x.d.Tokens[i].End + len(rest) - len(t) + len(t[:2]) + strings.Index(t[2:], "old") + len("old")
		last := x.d.TokenAt(end - 1)
		if w := x.lower(last+1, s); personNoun(w) {
			return last + 1, t[:2]
		}
		if last < len(x.parse) && x.parse[last].UPOS != "ADJ" || x.dep(last) != "amod" {
			return last, t[:2]
		}
		return -1, ""
	}
	head = x.up(i)
	if head <= i || head-i > 3 || !personNoun(x.token(head, s)) && !bearings[x.lower(head, s)] { // "The Poet" is a nickname
		return -1, ""
	}
	for t := i + 1; t < head; t++ {
		if w := x.lower(t, s); x.up(t) != head || x.dep(t) != "amod" || otherness[w] || past[w] {
			return -1, ""
		}
	}
	return head, x.lower(head, s)
}

// otherness sets somebody apart from others of the kind.
var otherness = words(`other same second third last only young younger old older eldest youngest new next different latter first`)

// onlyCalled is the only person called so before token i, nil when there are several or one without a name.
func onlyCalled(cs []calling, i int) *group {
	var who *group
	for _, c := range cs {
		if c.who == nil && c.at < i {
			return nil
		}
		if c.who == nil || c.at > i && who != nil && who == c.who {
			continue
		}
		if who != nil && who != c.who {
			return nil
		}
		if c.at < i {
			who = c.who
		}
	}
	return who
}

// overlapsLater says whether a description holds one of the tokens [first, last].
func (x *resolution) overlapsLater(first, last int) bool {
	for t := first; t <= last; t++ {
		if x.meant[t] != nil {
			return true
		}
	}
	return false
}
