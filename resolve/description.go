package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// findDescriptions resolves "the president" and "the Russian leader" to the only person
// who is introduced with that office. In the span is "the", or what stands behind
// the country when one is named, so that mentions stay disjoint.
func (x *resolution) findDescriptions() {
	if len(x.roles) == 0 {
		return
	}
	next := 0
	for s := range x.d.Sentences {
		sent := &x.d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			if w := x.d.Slice(x.d.Tokens[i]); len(w) > 4 || !strings.EqualFold(w, "the") && !strings.EqualFold(w, "this") {
				continue
			}
			for next < len(x.ms) && x.ms[next].first <= i {
				next++
			}
			if next == 0 || x.ms[next-1].last <= i {
				x.describe(s, i, next)
			}
		}
	}
}

// describe tries the description that opens with "the" at token i; mention next is the
// first behind it.
func (x *resolution) describe(s, i, next int) {
	sent := &x.d.Sentences[s]
	of, at := x.ownerAt(next, i+1)
	if of != nil && of.typ != fact.Country && of.typ != fact.Organisation {
		return
	}
	n, class, gender := x.titleAt(at, sent.Last)
	if n == 0 && x.lower(at, s) == "leader" {
		n, class = 1, gazetteer.Office
	}
	if n == 0 || class == gazetteer.Honorific || x.overlapsMention(next, at, at+n) || !x.endsPhrase(at+n, s) && (of == nil || x.lower(at+n, s) != "for") && !x.apart(at+n-1, s) {
		return
	}
	if x.overlapsLater(i, at+n-1) || of == nil && x.strangerBefore(x.lower(at+n-1, s), i) {
		return
	}
	office, was := x.skipPast(at, at+n, s)
	who := x.holder(wanted{
		phrase: strings.ToLower(x.phrase(office, at+n)), head: x.lower(at+n-1, s), of: of, at: i, gender: gender, past: was,
	})
	if who == nil || x.apposition(next-1, i, who) || x.introduces(at+n, s, who) {
		return
	}
	first := i
	if of != nil {
		first = at
	}
	span := text.Span{Start: x.d.Tokens[first].Start, End: x.d.Tokens[at+n-1].End}
	x.addLater(mention{
		Mention: fact.Mention{Span: span, Text: x.d.Slice(span), Type: fact.Person, Kind: fact.Nominal, Score: 0.85},
		first:   first, last: at + n, sent: s, group: who, by: byDescription,
	})
}

// apposition says whether the description at token i only follows the person's own name
// and a comma: "Ann Lee, the mayor, ...".
func (x *resolution) apposition(before, i int, who *group) bool {
	return before >= 0 && x.ms[before].form.group == who && x.ms[before].last == i-1 && x.token(i-1, x.ms[before].sent) == ","
}

// introduces says whether the person's name stands behind the comma at token i: "the mayor, Ann Lee".
func (x *resolution) introduces(i, s int, who *group) bool {
	if x.token(i, s) != "," {
		return false
	}
	k, _ := slices.BinarySearchFunc(x.ms, i, func(m mention, tok int) int { return cmp.Compare(m.first, tok) })
	return k < len(x.ms) && x.ms[k].start() == i+1 && x.ms[k].form.group == who
}

// overlapsMention says whether a mention from next on touches the tokens [first, last] -
// the token right behind included, since a name there owns the title.
func (x *resolution) overlapsMention(next, first, last int) bool {
	for ; next < len(x.ms) && x.ms[next].first <= last; next++ {
		if x.ms[next].last > first {
			return true
		}
	}
	return false
}

// endsPhrase says whether a noun phrase can end before token i: at punctuation, a verb,
// a preposition (but not "of" or "for", which add an owner) or a joining word.
func (x *resolution) endsPhrase(i, sent int) bool {
	w := x.lower(i, sent)
	switch w {
	case "", "'s", "'", ".", ",", ";", ":", "?", "!", ")", "”", "\"", "–", "—", "and", "but", "or", "himself", "herself", "who", "that", "to":
		return true
	case "of", "for", "general", "elect", "designate", "like":
		return false
	}
	return x.predicate(i) || finite[w] || speech[w] || acting[w] || adverbs[w] || prepositions[w] || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly")
}

// predicate says whether token i is a verb of which the phrase before it may be the subject, and no "elected council".
func (x *resolution) predicate(i int) bool {
	return x.isVerb(i) && x.dep(i) != "amod" && x.dep(i) != "compound"
}

// wanted is what a description says of somebody.
type wanted struct {
	phrase string // lower case, without "former"
	head   string // its last word
	of     *group
	at     int // its token
	gender gazetteer.Gender
	past   bool
}

// holder returns the only person with this office, nil when there is none or more than
// one. Without a country the person must have been introduced before; of several it is then the one named before in the sentence
// or the paragraph, or the one whose office is nobody's: in a text from Chad "the president" is not President Roe of Mali.
func (x *resolution) holder(w wanted) *group {
	if w.of != nil {
		return single(x.holders(x.heldIn[w.of], w))
	}
	all := x.holders(x.heldAs[w.head], w)
	if who := single(all); who != nil || len(all) == 0 {
		return who
	}
	for _, from := range []int{x.firstToken(x.d.SentenceAt(x.d.Tokens[w.at].Start)), x.paragraphStart(w.at)} {
		if who := single(filter(all, func(g *group) bool { return x.namedSince(from, w.at, g) })); who != nil {
			return who
		}
	}
	return single(filter(all, func(g *group) bool {
		return !slices.ContainsFunc(x.heldAs[w.head], func(i int) bool { return x.roles[i].who == g && x.roles[i].owned })
	}))
}

// holders lists the people of whom some of the roles speak as a description does.
func (x *resolution) holders(held []int, w wanted) []*group {
	var out []*group
	for _, i := range held {
		r := &x.roles[i]
		if w.of == nil && r.at >= w.at || r.past != w.past || opposite(w.gender, r.who.gender) || !sameOffice(r, w) {
			continue
		}
		if !slices.Contains(out, r.who) {
			out = append(out, r.who)
		}
	}
	return out
}

// single is the only one of gs, nil when there are none or several.
func single(gs []*group) *group {
	if len(gs) != 1 {
		return nil
	}
	return gs[0]
}

// paragraphStart is the first token of the paragraph of token i.
func (x *resolution) paragraphStart(i int) int {
	p := x.paragraphAt(x.d.Tokens[i].Start)
	if p >= len(x.d.Paragraphs) {
		return x.firstToken(x.d.SentenceAt(x.d.Tokens[i].Start))
	}
	return x.d.TokenAt(x.d.Paragraphs[p].Start)
}

// namedSince says whether g is named between two tokens.
func (x *resolution) namedSince(from, to int, g *group) bool {
	k, _ := slices.BinarySearchFunc(x.ms, from, func(m mention, tok int) int { return cmp.Compare(m.first, tok) })
	for ; k < len(x.ms) && x.ms[k].first < to; k++ {
		if x.ms[k].form.group == g {
			return true
		}
	}
	return false
}

// sameOffice says whether a description fits a role. With a country, "leader" fits every
// ruler and "president" the one who was introduced as a counterpart; without one the
// words must agree.
func sameOffice(r *role, w wanted) bool {
	if w.of != nil {
		if r.of != w.of {
			return false
		}
		if w.head == "leader" && rulers[r.head] || r.head == "counterpart" && rulers[w.head] {
			return !strings.Contains(r.phrase, "vice") && !strings.Contains(r.phrase, "deputy")
		}
	}
	if r.head != w.head {
		return w.of == nil && w.phrase == w.head && slices.Contains(spelledOut[r.head], w.head)
	}
	if w.phrase == r.phrase {
		return true
	}
	if rest, ok := strings.CutSuffix(r.phrase, w.phrase); ok && strings.HasSuffix(rest, " ") {
		rest = strings.TrimSpace(rest)
		return !lesser[rest[strings.LastIndexByte(rest, ' ')+1:]]
	}
	return false
}
