package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// farUp bounds how far a tree is climbed.
const farUp = 24

// dep is the base of the relation of token i to its head, "nsubj" of "nsubj:pass"; "" without a parse.
func (x *resolution) dep(i int) string {
	if i < 0 || i >= len(x.parse) {
		return ""
	}
	base, _, _ := strings.Cut(x.parse[i].Deprel, ":")
	return base
}

// hasTree says whether sentence s was parsed.
func (x *resolution) hasTree(s int) bool {
	return s >= 0 && x.d.Sentences[s].First < len(x.parse) && x.parse[x.d.Sentences[s].First].Deprel != ""
}

// up is the head of token i, -1 at the root and without a parse.
func (x *resolution) up(i int) int {
	if x.dep(i) == "" {
		return -1
	}
	return x.parse[i].Head
}

// child returns the first token that hangs on i by a relation, -1 when none does. It looks through the sentence only.
func (x *resolution) child(i, s int, rels ...string) int {
	sent := &x.d.Sentences[s]
	for k := max(sent.First, i-farthest); k < min(sent.Last, i+farthest); k++ {
		if x.up(k) != i {
			continue
		}
		for _, r := range rels {
			if x.parse[k].Deprel == r || x.dep(k) == r {
				return k
			}
		}
	}
	return -1
}

// headOf is the head of the tokens [first, last), and then of the name or apposition that it is a part of: of
// "Greta Holm" in "Finance Minister Greta Holm" the word "Minister".
func (x *resolution) headOf(first, last int) int {
	h := first
	for i := first; i < last; i++ {
		if up := x.up(i); up < first || up >= last {
			h = i
			break
		}
	}
	return x.wholeNP(h)
}

// wholeNP climbs from a part of a name or an apposition to the head of the whole.
func (x *resolution) wholeNP(h int) int {
	for range farUp {
		if h < 0 {
			return h
		}
		if r := x.dep(h); r != "flat" && r != "appos" || x.up(h) < 0 {
			return h
		}
		h = x.up(h)
	}
	return h
}

// sits is where a phrase stands in the tree.
type sits struct {
	head int // of the phrase
	rel  string
	verb int // what the phrase depends on, conjuncts on what the first does; -1 when it is the root
}

// seat finds where the phrase with this head stands. A conjunct stands where the first one does.
func (x *resolution) seat(head int) sits {
	at := head
	for range farUp {
		if r := x.dep(at); r != "conj" && r != "flat" && r != "appos" || x.up(at) < 0 || x.isVerb(x.up(at)) {
			break
		}
		at = x.up(at)
	}
	rel := ""
	if at < len(x.parse) {
		rel = x.parse[at].Deprel
	}
	return sits{head, rel, x.up(at)}
}

// isVerb says whether token i is a verb or a predicate with a copula's subject.
func (x *resolution) isVerb(i int) bool {
	return i >= 0 && i < len(x.parse) && (x.parse[i].UPOS == "VERB" || x.parse[i].UPOS == "AUX")
}

// place translates a relation into the place of a candidate or a pronoun.
func (at sits) place() place {
	rel, _, _ := strings.Cut(at.rel, ":")
	switch {
	case rel == "nsubj" || rel == "csubj":
		return subject
	case at.rel == "nmod:poss":
		return possessive
	case rel == "obl" || rel == "nmod":
		return oblique
	case rel == "root" || rel == "parataxis" || rel == "vocative" || rel == "dislocated":
		return opening
	}
	return object
}

// subjectOf is the subject of the clause with this predicate: its own, that of the verb it is coordinated with, for a
// relative clause the noun it describes, for an infinitive the object or subject of the verb above. -1 when unknown.
func (x *resolution) subjectOf(verb, s int) int {
	for range farUp {
		if verb < 0 {
			return -1
		}
		if sub := x.child(verb, s, "nsubj", "csubj"); sub >= 0 {
			if w := x.lower(sub, s); (w == "who" || w == "which" || w == "that") && x.parse[verb].Deprel == "acl:relcl" {
				return x.wholeNP(x.up(verb))
			}
			return sub
		}
		switch x.dep(verb) {
		case "conj":
		case "advcl":
			if m := x.lower(x.child(verb, s, "mark", "case"), s); m == "for" || m == "of" || m == "from" || m == "into" {
				if o := x.child(x.up(verb), s, "obj", "iobj"); o >= 0 && o < verb {
					return o // "thanked Ann for lending her a coat"
				}
			}
		case "xcomp", "ccomp":
			if o := x.child(x.up(verb), s, "obj", "iobj"); o >= 0 && o < verb {
				return o
			}
		case "acl":
			if x.parse[verb].Deprel == "acl" {
				return x.wholeNP(x.up(verb))
			}
			return -1
		default:
			return -1
		}
		verb = x.up(verb)
	}
	return -1
}

// clauseOf is the verb or predicate whose clause token i stands in, not counting phrases on the way; -1 when unknown.
func (x *resolution) clauseOf(i int) int {
	for range farUp {
		switch x.dep(i) {
		case "", "root":
			return i
		case "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj":
			return i
		case "conj":
			if x.isVerb(i) {
				return i
			}
		}
		if i = x.up(i); i < 0 {
			return -1
		}
	}
	return i
}

// above says whether token a dominates token b.
func (x *resolution) above(a, b int) bool {
	for range farUp {
		if b < 0 {
			return false
		}
		if b = x.up(b); b == a {
			return b >= 0
		}
	}
	return false
}

// joined says whether the phrases of two heads are parts of one coordination: "Ann and Bo".
func (x *resolution) joined(a, b int) bool {
	return x.dep(b) == "conj" && x.up(b) == a || x.dep(a) == "conj" && x.up(a) == b ||
		x.dep(a) == "conj" && x.dep(b) == "conj" && x.up(a) == x.up(b)
}

// nameAt returns the name whose tokens hold token i, nil when there is none.
func (x *resolution) nameAt(i int) *mention {
	lo, hi := 0, len(x.ms)
	for lo < hi {
		if mid := (lo + hi) / 2; x.ms[mid].last <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(x.ms) && x.ms[lo].first <= i {
		return &x.ms[lo]
	}
	return nil
}

// namedBy returns the entity that the noun phrase with this head names: by a name that is its head, or is flat with it or
// its apposition. nil when it names none.
func (x *resolution) namedBy(head, s int) *group {
	if head < 0 {
		return nil
	}
	sent := &x.d.Sentences[s]
	for i := max(sent.First, head-farUp); i < min(sent.Last, head+farUp); i++ {
		if i != head && (x.up(i) != head || x.dep(i) != "flat" && x.dep(i) != "appos") {
			continue
		}
		if m := x.nameAt(i); m != nil && x.headOf(m.first, m.last) == x.wholeNP(head) && m.Kind != fact.Demonym {
			return m.form.group
		}
	}
	return nil
}
