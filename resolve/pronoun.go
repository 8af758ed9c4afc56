package resolve

import (
	"cmp"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// pronoun is a third-person pronoun to be resolved.
type pronoun struct {
	gender gazetteer.Gender
	place  place
	sent   int
	tok    int
	quote  int
	self   bool // a reflexive
	speaks bool
	at     sits
}

// window is how many sentences back an antecedent may stand, wholly quoted ones not counted.
const window = 3

// mostCandidates and farthest bound the work in a text that is one endless sentence.
const (
	mostCandidates = 48
	farthest       = 150 // tokens of a sentence that are looked through
)

// findPronouns walks through the document once, keeping the people of the last sentences.
func (x *resolution) findPronouns() {
	w := walker{x: x, seen: make(map[*group]int), count: make(map[*group]int), learnt: x.kin}
	names, described, behind := 0, 0, 0 // behind is the token behind the last mention
	descriptions := slices.Clone(x.later)
	for s := range x.d.Sentences {
		sent := &x.d.Sentences[s]
		w.forget(s)
		for i := max(sent.First, behind); i < sent.Last; {
			switch {
			case names < len(x.ms) && x.ms[names].first <= i:
				m := &x.ms[names]
				names++
				if m.sent == s && m.form.typ == fact.Person {
					w.see(m, m.form.group)
				}
				behind = max(behind, m.last)
				i = max(i, behind)
			case described < len(descriptions) && descriptions[described].first <= i:
				m := &descriptions[described]
				described++
				w.see(m, m.group)
				behind = max(behind, m.last)
				i = max(i, behind)
			default:
				w.token(s, i)
				i++
			}
		}
	}
}

// walker holds the people a pronoun can mean at the current token.
type walker struct {
	x       *resolution
	cands   []candidate
	fits    []candidate                 // kept for its memory
	barred  []*group                    // who the tree says the pronoun is not
	seen    map[*group]int              // mentions so far
	count   map[*group]int              // ... with the pronouns that mean them
	leading *group                      // the first who is named, in the first two sentences
	learnt  map[*group]gazetteer.Gender // by the pronouns that mean them
}

// forget drops the candidates that are out of the window at sentence s.
func (w *walker) forget(s int) {
	n := 0
	for n < len(w.cands) && w.x.told[w.cands[n].sent] < w.x.told[s]-window {
		n++
	}
	w.cands = slices.Delete(w.cands, 0, max(n, len(w.cands)-mostCandidates))
}

// token looks at a token that is in no mention: a pronoun, or a noun of a person.
func (w *walker) token(s, i int) {
	t := w.x.d.Slice(w.x.d.Tokens[i])
	if len(t) < 2 || len(t) > 14 {
		return
	}
	if c := t[0] | 0x20; (c == 'h' || c == 's') && len(t) <= 7 {
		if p, ok := w.x.pronounAt(s, i); ok {
			w.resolve(p)
			return
		}
	}
	if t[0] >= 'a' && t[0] <= 'z' {
		w.noun(s, i, t)
	}
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
	case "himself":
		p.gender, p.place, p.self = gazetteer.Male, object, true
	case "herself":
		p.gender, p.place, p.self = gazetteer.Female, object, true
	default:
		return p, false
	}
	if p.place == object && prepositions[x.lower(i-1, s)] {
		p.place = oblique
	}
	p.quote = x.quoteAt(x.d.Tokens[i].Start)
	if x.hasTree(s) {
		p.at = x.seat(i)
		if at := p.at.place(); p.place != subject && at != opening && at != subject {
			p.place = at
		}
	}
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

// resolve links p to the one candidate that clearly beats the others, and makes it a
// candidate itself. One that is not resolved hides nobody.
func (w *walker) resolve(p pronoun) {
	w.forget(p.sent)
	x := w.x
	best := x.ahead(p)
	if best == nil {
		best = w.saidOfSelf(p)
	}
	switch {
	case p.self:
		best = w.subjectOfSelf(p)
	case best == nil:
		if best = w.best(p); best == nil {
			best = w.alone(p)
		}
		if best == nil {
			best = w.hero(p)
		}
	}
	if best == nil {
		return
	}
	span := x.d.Tokens[p.tok]
	x.addLater(mention{
		Mention: fact.Mention{Span: span, Text: x.d.Slice(span), Type: fact.Person, Kind: fact.Pronoun, Score: 0.8},
		first:   p.tok, last: p.tok + 1, sent: p.sent, group: best.who, by: byPronoun,
	})
	w.learnGender(best.who, p.gender)
	w.count[best.who]++
	w.cands = append(w.cands, candidate{
		who: best.who, gender: p.gender, kind: fact.Pronoun, sent: p.sent, first: p.tok, last: p.tok + 1, quote: p.quote, place: p.place, at: p.at,
	})
}

// saidOfSelf returns whom the same pronoun means that is the subject of what the one at p says: "he had raised it twice, he said". Another one would
// be named.
func (w *walker) saidOfSelf(p pronoun) *candidate {
	x := w.x
	verb := x.up(p.tok)
	if p.self || p.place != subject || x.dep(p.tok) != "nsubj" || verb < 0 || !speech[x.lower(verb, p.sent)] || x.lower(p.tok-1, p.sent) != "," {
		return nil
	}
	for k := len(w.cands) - 1; k >= 0 && w.cands[k].sent == p.sent; k-- {
		c := &w.cands[k]
		if c.who == nil || c.kind != fact.Pronoun || c.place != subject || c.gender != p.gender || c.quote != p.quote {
			continue
		}
		if v := x.up(c.first); v >= 0 && (x.up(v) == verb && x.dep(v) == "ccomp" || x.dep(verb) == "parataxis" && (x.up(verb) == v || x.up(verb) == x.up(v))) {
			return c
		}
	}
	return nil
}

// subjectOfSelf returns the candidate that is the subject of a reflexive's clause.
func (w *walker) subjectOfSelf(p pronoun) *candidate {
	if !w.x.hasTree(p.sent) {
		return nil
	}
	subject := w.x.reflexive(p.tok, p.sent)
	for k := range w.cands {
		if c := &w.cands[k]; c.sent == p.sent && c.who != nil && c.at.head == subject && c.quote == p.quote && !opposite(c.gender, p.gender) {
			return c
		}
	}
	return nil
}

// ahead reads "In his first speech, John Smith said": a possessive in the phrase that
// opens a sentence means the subject behind the comma.
func (x *resolution) ahead(p pronoun) *candidate {
	const nearest, longest = 5, 16
	first := x.firstToken(p.sent)
	if p.place != possessive || p.tok == first || p.tok > first+nearest || !x.opensPhrase(first, p) {
		return nil
	}
	comma := p.tok + 1
	for comma < p.tok+longest && isWord(x.lower(comma, p.sent)) {
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
	w.rank(p)
	if len(w.fits) == 0 {
		return nil
	}
	top, rest := &w.fits[0], w.fits[1:]
	if top.who == nil || top.score-int(weights[signNobody]) < leastLead && !w.leftOver(top, p) {
		return nil
	}
	if slices.ContainsFunc(rest, func(c candidate) bool {
		return c.fresh && c.quote == p.quote && c.place >= opening && c.first > top.first
	}) {
		return nil // "A man ran past. He ..."
	}
	if len(rest) == 0 {
		return top
	}
	margin := leastMargin
	if rest[0].who != nil && top.signs.has(signNested) {
		margin *= 2
	}
	if top.score-rest[0].score < margin {
		return nil
	}
	return top
}

// leftOver says whether nobody but c is there for an object whose clause has another person for its subject: "Norway expelled Oleg Roe. Bakken
// accused him".
func (w *walker) leftOver(c *candidate, p pronoun) bool {
	x := w.x
	here := x.paragraphAt(x.d.Tokens[p.tok].Start)
	others := slices.ContainsFunc(w.fits[1:], func(o candidate) bool { return x.paragraphAt(x.d.Tokens[o.first].Start) == here })
	return !others && p.place == object && p.quote == 0 && c.quote == 0 && c.kind == fact.Name && (c.gender == p.gender || c.likely == p.gender) &&
		p.sent-c.sent <= 1 && len(w.barred) > 0 && x.paragraphAt(x.d.Tokens[c.first].Start) == here
}

// alone returns the one person of the paragraph so far whom the pronoun can mean, when nobody else there can be meant: the subject of the
// sentence before, "Ann denies it. In a letter seen by Lumen, she said ...", or whose gender is known: "It was written by Ann. She ...".
func (w *walker) alone(p pronoun) *candidate {
	x := w.x
	here := x.paragraphAt(x.d.Tokens[p.tok].Start)
	if p.sent == 0 || p.quote != 0 || x.paragraphAt(x.d.Sentences[p.sent-1].Start) != here {
		return nil
	}
	var one, led *candidate
	for k := range w.cands {
		c := &w.cands[k]
		if x.paragraphAt(x.d.Tokens[c.first].Start) != here || opposite(c.gender, p.gender) || opposite(c.likely, p.gender) || c.who == nil && c.quote != 0 {
			continue
		}
		if c.who == nil || c.quote != 0 || one != nil && one.who != c.who || !w.admissible(c, p) {
			return nil
		}
		if one = c; c.sent == p.sent-1 && c.place == subject || c.sent < p.sent && c.gender == p.gender && x.lower(c.first-2, c.sent) != "according" {
			led = c
		}
	}
	return led
}

// rank fills w.fits with the people p can mean, each by the best of their mentions, the
// likeliest first.
func (w *walker) rank(p pronoun) {
	w.fits = w.fits[:0]
	w.bar(p)
	last := len(w.cands) - 1
	for last >= 0 && !w.admissible(&w.cands[last], p) {
		last--
	}
	for k := range w.cands[:last+1] {
		c := w.cands[k]
		if !w.admissible(&c, p) {
			continue
		}
		c.signs = w.signs(&c, p, k == last)
		c.score = c.signs.score()
		if w.x.observe != nil {
			w.x.observe(p, c)
		}
		at := slices.IndexFunc(w.fits, func(o candidate) bool { return o.same(&c) })
		switch {
		case at < 0:
			w.fits = append(w.fits, c)
		case c.score > w.fits[at].score:
			w.fits[at] = c
		}
	}
	slices.SortStableFunc(w.fits, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
}

// admissible rules out what cannot be: the other gender, the other side of a quotation
// mark, and the subject of the pronoun's own clause when the pronoun is its object.
func (w *walker) admissible(c *candidate, p pronoun) bool {
	if opposite(c.gender, p.gender) || opposite(w.learnt[c.who], p.gender) || p.quote != 0 && c.quote != p.quote {
		return false
	}
	if c.who != nil && slices.Contains(w.barred, c.who) || w.x.bound(c, p) {
		return false
	}
	if c.sent == p.sent && !w.x.hasTree(p.sent) && (p.place == object || p.place == oblique) && c.place >= possessive && c.place != possessive {
		return w.x.clauseBetween(c.last, p.tok, p.sent)
	}
	return true
}

// clauseBetween says whether a new clause opens between two tokens of a sentence.
func (x *resolution) clauseBetween(from, to, s int) bool {
	if to-from > farthest {
		return true
	}
	for i := from; i < to; i++ {
		if clauseMarks[x.lower(i, s)] {
			return true
		}
	}
	return false
}
