package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// findForward resolves "a spokesman for the union" to the one whom the text names a little later as "the spokesman, Ann Lee": the article says that
// he has been spoken of before.
func (x *resolution) findForward() {
	if len(x.parse) == 0 {
		return
	}
	for i := range x.ms {
		m := &x.ms[i]
		if m.form.typ != fact.Person || m.sent < 0 || !x.hasTree(m.sent) || x.token(m.start()-1, m.sent) != "," {
			continue
		}
		head := x.headOf(m.first, m.last)
		if head < 0 || head >= m.start() || x.nameAt(head) != nil || !personNoun(x.lower(head, m.sent)) || x.lower(x.child(head, m.sent, "det"), m.sent) != "the" ||
			x.child(head, m.sent, "nmod", "nmod:poss", "compound") >= 0 {
			continue
		}
		for _, t := range x.spokenOf(head, m.sent) {
			s := x.d.SentenceAt(x.d.Tokens[t].Start)
			x.addLater(x.standIn(x.firstOf(t, s), t+1, s, m.form.group, fact.Nominal, byDescription))
			x.nameCalled(t, m.form.group)
		}
	}
}

// backward is how many sentences back somebody is looked for who is named now.
const backward = 4

// spokenOf are the nouns before the one at token head that speak of the same person without a name: the same noun, brought in once and then only taken
// up with "the". None when it may be about several.
func (x *resolution) spokenOf(head, s int) []int {
	noun := x.lower(head, s)
	var out []int
	for t := x.firstToken(max(s-backward, 0)); t < head; t++ {
		word := x.d.Slice(x.d.Tokens[t])
		if strings.EqualFold(word, noun+"s") {
			return nil
		}
		if !strings.EqualFold(word, noun) || x.dep(t) == "compound" {
			continue
		}
		at := x.d.SentenceAt(x.d.Tokens[t].Start)
		det := x.child(t, at, "det", "nmod:poss")
		if at < 0 || det < 0 || x.nameAt(t) != nil || x.meant[t] != nil || x.child(t, at, "appos", "flat", "cop", "conj") >= 0 || x.dep(t) == "appos" ||
			x.dep(t) == "conj" && !x.isVerb(x.up(t)) || x.lower(x.child(t, at, "case"), at) == "as" {
			return nil
		}
		switch w := x.lower(det, at); {
		case w == "the":
		case x.dep(t) == "nsubj" && x.parse[x.up(t)].UPOS == "NOUN":
			return nil // "a captain is a lonely man"
		case len(out) > 0 || w != "a" && w != "an" && x.parse[det].Deprel != "nmod:poss":
			return nil // another one, or none
		}
		out = append(out, t)
	}
	return out
}

// nameCalled notes that the noun at token t, which seemed to be a stranger's, is who's.
func (x *resolution) nameCalled(t int, who *group) {
	for _, cs := range x.called {
		for k := range cs {
			if cs[k].at == t {
				cs[k].who = who
			}
		}
	}
}
