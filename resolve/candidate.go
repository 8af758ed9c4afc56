package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// place in the sentence of a name or a pronoun, from the least to the most salient.
type place uint8

const (
	oblique    place = iota // behind a preposition
	object                  // none of the others
	possessive              // "Trump's", "his"
	opening                 // opens the sentence
	subject                 // a verb follows, or a verb of saying precedes
)

// candidate is somebody a pronoun may mean. Nouns of people without a name compete, so
// that "he" is not taken for the last name when a man stands nearer.
type candidate struct {
	who    *group // nil for a noun
	noun   string
	gender gazetteer.Gender
	likely gazetteer.Gender
	place  place
	fresh  bool // a noun with "a" or "another": somebody new
	kind   fact.Kind
	sent   int
	first  int // its tokens
	last   int
	quote  int
	score  int
	signs  signs
	speaks bool // a verb of saying is beside it
	at     sits
}

// same says whether two candidates are one person.
func (c *candidate) same(o *candidate) bool {
	return c.who == o.who && (c.who != nil || c.noun == o.noun)
}

// see adds a name or a resolved description.
func (w *walker) see(m *mention, who *group) {
	x := w.x
	quote := x.quoteAt(m.Span.Start)
	w.seen[who]++
	w.count[who]++
	if w.leading == nil && m.sent < 2 {
		w.leading = who
	}
	c := candidate{
		who: who, gender: who.gender, likely: who.likely, kind: m.Kind, sent: m.sent, first: m.first, last: m.last, quote: quote,
		place: x.placeOf(m.start(), m.last, m.sent), speaks: x.speaks(m.start(), m.last, m.sent),
	}
	if n := len(w.cands); n > 0 && w.cands[n-1].sent == m.sent && w.cands[n-1].last == m.start()-1 && x.lower(m.start()-1, m.sent) == "and" {
		c.place = min(c.place, w.cands[n-1].place) // "between Trump and Putin was"
	}
	x.seatCandidate(&c)
	w.cands = append(w.cands, c)
}

// speaks says whether a verb of saying stands right before or behind a name.
func (x *resolution) speaks(first, last, s int) bool {
	for adverbs[x.lower(last, s)] || x.auxiliary(last, s) {
		last++
	}
	return speech[x.lower(last, s)] || inverted[x.lower(first-1, s)]
}

// noun adds a person without a name, unless it only stands beside one as title or apposition.
func (w *walker) noun(s, i int, t string) {
	gender, ok := personNouns[t]
	if !ok {
		return
	}
	x := w.x
	if x.partOfName(i, s) || x.nounModifier(i, s) {
		return
	}
	first := i
	for first > x.firstToken(s) && i-first < 4 && !determiners[x.lower(first, s)] {
		first--
	}
	if !determiners[x.lower(first, s)] {
		first = i
	}
	c := candidate{
		noun: t, gender: gender, fresh: indefinite[x.lower(first, s)], kind: fact.Nominal, sent: s, first: first, last: i + 1,
		quote: x.quoteAt(x.d.Tokens[i].Start), place: x.placeOf(first, i+1, s),
	}
	x.seatCandidate(&c)
	w.cands = append(w.cands, c)
}

// seatCandidate reads the place of c from the tree, where there is one.
func (x *resolution) seatCandidate(c *candidate) {
	if !x.hasTree(c.sent) {
		return
	}
	c.at = x.seat(x.headOf(c.first, c.last))
	c.place = c.at.place()
}

var indefinite = words(`a an another one`)

var determiners = words(`the a an his her their its my our your this that another one each every some any no whose`)

// partOfName says whether a noun at token i is title or apposition of a name: a name
// follows it at once, or behind a comma, or stands before its comma and article.
func (x *resolution) partOfName(i, s int) bool {
	next := i + 1
	if w := x.lower(next, s); w == "," || w == "of" || w == "for" {
		next++
	}
	if capitalised(x.token(next, s)) && x.lower(i+1, s) != "of" && x.lower(i+1, s) != "for" {
		return true
	}
	for k := i - 1; k >= max(i-6, x.firstToken(s)); k-- {
		switch w := x.lower(k, s); {
		case w == ",":
			return capitalised(x.token(k-1, s))
		case w == "is", w == "was", w == "as", w == "be", w == "become", w == "became":
			return true // predicates say what somebody is
		}
	}
	return false
}

// nounModifier says whether a noun at token i only describes the next noun ("police officer training").
func (x *resolution) nounModifier(i, s int) bool {
	w := x.lower(i+1, s)
	return w == "-" || x.lower(i-1, s) == "-" && x.lower(i-2, s) == "co"
}

// placeOf judges the tokens [first, last) by their neighbours.
func (x *resolution) placeOf(first, last, s int) place {
	begin := first
	for begin > x.firstToken(s) && determiners[x.lower(begin-1, s)] {
		begin--
	}
	before, next := x.lower(begin-1, s), x.lower(last, s)
	switch {
	case next == "'s" || next == "'":
		return possessive
	case inverted[before]:
		return subject
	case prepositions[before]:
		return oblique
	case x.verbFollows(last, s):
		return subject
	case begin == x.firstToken(s) || begin == x.firstToken(s)+1 && !isWord(before):
		return opening
	case next == "," && (before == "" || clauseMarks[before]):
		return opening
	}
	return object
}

// inverted are the verbs that stand before their subject behind a quotation.
var inverted = words(`said says added adds asked explained noted argued wrote replied insisted recalled continued concluded`)

// verbFollows says whether a finite verb stands behind token i, adverbs aside.
func (x *resolution) verbFollows(i, s int) bool {
	w := x.lower(i, s)
	for n := 0; n < 2 && (adverbs[w] || len(w) > 4 && strings.HasSuffix(w, "ly")); n++ {
		i++
		w = x.lower(i, s)
	}
	if w == "" || !isWord(w) || capitalised(x.token(i, s)) {
		return false
	}
	return finite[w] || speech[w] || acting[w] || len(w) > 3 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"))
}
