package resolve

import (
	"cmp"
	"slices"
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
	place  place
	kind   fact.Kind
	sent   int
	first  int // its tokens
	last   int
	quote  int
	score  int
	signs  signs
	speaks bool // a verb of saying is beside it
}

// same says whether two candidates are one person.
func (c *candidate) same(o *candidate) bool {
	return c.who == o.who && (c.who != nil || c.noun == o.noun)
}

// pronoun is a third-person pronoun to be resolved.
type pronoun struct {
	gender gazetteer.Gender
	place  place
	sent   int
	tok    int
	quote  int
	speaks bool
}

// window is how many sentences back an antecedent may stand, wholly quoted ones not counted.
const window = 3

// findPronouns walks through the document once, keeping the people of the last sentences.
func (x *resolution) findPronouns() {
	w := walker{x: x, seen: make(map[*group]int)}
	names, described := 0, 0
	descriptions := slices.Clone(x.later)
	for s := range x.d.Sentences {
		sent := &x.d.Sentences[s]
		w.forget(s)
		for i := sent.First; i < sent.Last; {
			switch {
			case names < len(x.ms) && x.ms[names].first <= i:
				m := &x.ms[names]
				names++
				if m.sent == s && m.form.typ == fact.Person {
					w.see(m, m.form.group)
				}
				i = max(i, m.last)
			case described < len(descriptions) && descriptions[described].first <= i:
				m := &descriptions[described]
				described++
				w.see(m, m.group)
				i = max(i, m.last)
			default:
				w.token(s, i)
				i++
			}
		}
	}
}

// walker holds the people a pronoun can mean at the current token.
type walker struct {
	x     *resolution
	cands []candidate
	fits  []candidate    // kept for its memory
	seen  map[*group]int // mentions so far
}

// forget drops the candidates that are out of the window at sentence s.
func (w *walker) forget(s int) {
	n := 0
	for n < len(w.cands) && w.x.told[w.cands[n].sent] < w.x.told[s]-window {
		n++
	}
	w.cands = slices.Delete(w.cands, 0, n)
}

// see adds a name or a resolved description.
func (w *walker) see(m *mention, who *group) {
	x := w.x
	quote := x.quoteAt(m.Span.Start)
	w.seen[who]++
	c := candidate{
		who: who, gender: who.gender, kind: m.Kind, sent: m.sent, first: m.first, last: m.last, quote: quote,
		place: x.placeOf(m.start(), m.last, m.sent), speaks: x.speaks(m.start(), m.last, m.sent),
	}
	if n := len(w.cands); n > 0 && w.cands[n-1].sent == m.sent && w.cands[n-1].last == m.start()-1 && x.lower(m.start()-1, m.sent) == "and" {
		c.place = min(c.place, w.cands[n-1].place) // "between Trump and Putin was"
	}
	w.cands = append(w.cands, c)
}

// speaks says whether a verb of saying stands right before or behind a name.
func (x *resolution) speaks(first, last, s int) bool {
	for adverbs[x.lower(last, s)] || x.auxiliary(last, s) {
		last++
	}
	return speech[x.lower(last, s)] || inverted[x.lower(first-1, s)]
}

// token looks at a token that is in no mention: a pronoun, or a noun of a person.
func (w *walker) token(s, i int) {
	t := w.x.d.Slice(w.x.d.Tokens[i])
	if len(t) < 2 || len(t) > 14 {
		return
	}
	if c := t[0] | 0x20; (c == 'h' || c == 's') && len(t) <= 4 {
		if p, ok := w.x.pronounAt(s, i); ok {
			w.resolve(p)
			return
		}
	}
	if t[0] >= 'a' && t[0] <= 'z' {
		w.noun(s, i, t)
	}
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
	w.cands = append(w.cands, candidate{
		noun: t, gender: gender, kind: fact.Nominal, sent: s, first: first, last: i + 1,
		quote: x.quoteAt(x.d.Tokens[i].Start), place: x.placeOf(first, i+1, s),
	})
}

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

// pronounAt reads the pronoun at token i.
func (x *resolution) pronounAt(s, i int) (pronoun, bool) {
	p := pronoun{sent: s, tok: i}
	switch x.lower(i, s) {
	case "he":
		p.gender, p.place = gazetteer.Male, subject
	case "she":
		p.gender, p.place = gazetteer.Female, subject
	case "him":
		p.gender, p.place = gazetteer.Male, object
	case "his":
		p.gender, p.place = gazetteer.Male, possessive
	case "her":
		p.gender, p.place = gazetteer.Female, x.placeOfHer(i, s)
	case "hers":
		p.gender, p.place = gazetteer.Female, possessive
	default:
		return p, false
	}
	if p.place == object && prepositions[x.lower(i-1, s)] {
		p.place = oblique
	}
	p.quote = x.quoteAt(x.d.Tokens[i].Start)
	p.speaks = p.place == subject && x.speaks(i, i+1, s)
	return p, true
}

// placeOfHer tells "her car" from "met her".
func (x *resolution) placeOfHer(i, s int) place {
	w := x.lower(i+1, s)
	if w == "" || !isWord(w) || prepositions[w] || clauseMarks[w] || small[w] || finite[w] || adverbs[w] || w == "again" || w == "that" {
		return object
	}
	return possessive
}

func isWord(w string) bool { return w != "" && (w[0] >= 'a' && w[0] <= 'z' || w[0] >= 0x80) }

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

// resolve links p to the one candidate that clearly beats the others, and makes it a
// candidate itself. One that is not resolved hides nobody.
func (w *walker) resolve(p pronoun) {
	x := w.x
	best := x.ahead(p)
	if best == nil {
		best = w.best(p)
	}
	if best == nil {
		return
	}
	span := x.d.Tokens[p.tok]
	x.later = append(x.later, mention{
		Mention: fact.Mention{Span: span, Text: x.d.Slice(span), Type: fact.Person, Kind: fact.Pronoun, Score: 0.8},
		first:   p.tok, last: p.tok + 1, sent: p.sent, group: best.who,
	})
	w.cands = append(w.cands, candidate{
		who: best.who, gender: p.gender, kind: fact.Pronoun, sent: p.sent, first: p.tok, last: p.tok + 1, quote: p.quote, place: p.place,
	})
}

// ahead reads "In his first speech, John Smith said": a possessive in the phrase that
// opens a sentence means the subject behind the comma.
func (x *resolution) ahead(p pronoun) *candidate {
	const nearest, farthest = 5, 16
	first := x.firstToken(p.sent)
	if p.place != possessive || p.tok == first || p.tok > first+nearest || !x.opensPhrase(first, p) {
		return nil
	}
	comma := p.tok + 1
	for comma < p.tok+farthest && isWord(x.lower(comma, p.sent)) {
		comma++
	}
	k, _ := slices.BinarySearchFunc(x.ms, comma, func(m mention, tok int) int { return cmp.Compare(m.first, tok) })
	if x.token(comma, p.sent) != "," || k == len(x.ms) {
		return nil
	}
	m := &x.ms[k]
	if m.sent != p.sent || m.start() > comma+2 || m.form.typ != fact.Person || m.title.is() && m.title.first <= comma ||
		opposite(m.form.group.gender, p.gender) || x.placeOf(m.start(), m.last, m.sent) < opening {
		return nil
	}
	return &candidate{who: m.form.group}
}

// opensPhrase says whether a preposition at the sentence's start, or behind its first
// comma, leads to the pronoun, with no name on the way.
func (x *resolution) opensPhrase(first int, p pronoun) bool {
	if x.token(first+1, p.sent) == "," {
		first += 2
	}
	for i := first + 1; i < p.tok; i++ {
		if w := x.token(i, p.sent); w == "," || capitalised(w) {
			return false
		}
	}
	w := x.lower(first, p.sent)
	return first < p.tok && p.quote == 0 && (prepositions[w] || w == "prior" || w == "according")
}

// best returns the winner, nil when nobody is good enough or two are close.
func (w *walker) best(p pronoun) *candidate {
	fits := w.fits[:0]
	last := len(w.cands) - 1
	for last >= 0 && !w.admissible(&w.cands[last], p) {
		last--
	}
	for k := range w.cands {
		c := w.cands[k]
		if !w.admissible(&c, p) {
			continue
		}
		c.signs = w.signs(&c, p, k == last)
		c.score = c.signs.score()
		at := slices.IndexFunc(fits, func(o candidate) bool { return o.same(&c) })
		switch {
		case at < 0:
			fits = append(fits, c)
		case c.score > fits[at].score:
			fits[at] = c
		}
	}
	w.fits = fits
	if len(fits) == 0 {
		return nil
	}
	slices.SortStableFunc(fits, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	top := &fits[0]
	if top.who == nil || top.score-int(weights[signNobody]) < leastLead {
		return nil
	}
	if len(fits) > 1 {
		margin := leastMargin
		if fits[1].who != nil && top.signs.has(signNested) {
			margin *= 2
		}
		if top.score-fits[1].score < margin {
			return nil
		}
	}
	return top
}

// admissible rules out what cannot be: the other gender, the other side of a quotation
// mark, and the subject of the pronoun's own clause when the pronoun is its object.
func (w *walker) admissible(c *candidate, p pronoun) bool {
	if opposite(c.gender, p.gender) || p.quote != 0 && c.quote != p.quote {
		return false
	}
	if c.sent == p.sent && (p.place == object || p.place == oblique) && c.place >= possessive && c.place != possessive {
		return w.x.clauseBetween(c.last, p.tok, p.sent)
	}
	return true
}

// clauseBetween says whether a new clause opens between two tokens of a sentence.
func (x *resolution) clauseBetween(from, to, s int) bool {
	for i := from; i < to; i++ {
		if clauseMarks[x.lower(i, s)] {
			return true
		}
	}
	return false
}
