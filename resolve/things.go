package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// findThings resolves what stands for bodies, countries, places and events: "its" and "it" to the subject of their own clause
// or of the one that reports theirs, "the court" to the only Court named before, "the country" to the only one in sight.
func (x *resolution) findThings() {
	if len(x.parse) == 0 {
		return
	}
	w := things{x: x, byHead: make(map[string]*group), several: make(map[string]bool), last: make(map[*group]int), bodies: make(map[*group]*body), unnamed: make(map[string]newcomer)}
	for s := range x.d.Sentences {
		if !x.hasTree(s) {
			continue
		}
		sent := &x.d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			for ; w.next < len(x.ms) && x.ms[w.next].first <= i; w.next++ {
				w.name(&x.ms[w.next])
			}
			if x.nameAt(i) != nil {
				continue
			}
			switch x.parse[i].UPOS {
			case "PRON":
				w.it(i, s)
			case "NOUN":
				w.noun(i, s)
			}
		}
	}
}

// things remembers what has been named.
type things struct {
	x       *resolution
	byHead  map[string]*group // by the last word of a name of several: "court"
	next    int               // the first mention that is still to come
	several map[string]bool   // heads of more than one
	named   []*group          // in order of first mention
	last    map[*group]int    // the sentence of the last mention
	defined map[string]*group // by the noun that a bracket gives it: (the “Company”)
	bodies  map[*group]*body  // what is known of organisations
	unnamed map[string]newcomer
	peoples int // the sentence in which a people or a movement was last named
}

// name notes a name that is no person's.
func (w *things) name(m *mention) {
	g := m.form.group
	if g.typ == fact.Person || m.sent < 0 {
		return
	}
	if _, ok := w.last[g]; !ok {
		w.named = append(w.named, g)
	}
	if m.Kind != fact.Demonym {
		w.last[g] = m.sent
	}
	if g.typ == fact.Group {
		w.peoples = m.sent
	}
	w.define(m, g)
	if g.typ == fact.Organisation {
		w.learn(m)
		return
	}
	for _, h := range w.x.nameHeads(m) {
		if o := w.byHead[h]; o != nil && o != g {
			w.several[h] = true
		}
		w.byHead[h] = g
	}
}

// define notes the nouns that the bracket behind a name gives to it: Acme, Inc. (“Acme” or the “Company”).
func (w *things) define(m *mention, g *group) {
	const longest = 12
	x := w.x
	if x.token(m.last, m.sent) != "(" || g.typ != fact.Organisation {
		return
	}
	for i := m.last + 1; i < m.last+longest && x.token(i, m.sent) != ")" && x.token(i, m.sent) != ""; i++ {
		if noun := x.token(i+1, m.sent); !quoteMarks[x.token(i, m.sent)] || x.lower(i-1, m.sent) != "the" ||
			!capitalised(noun) || !quoteMarks[x.token(i+2, m.sent)] {
			continue
		}
		if w.defined == nil {
			w.defined = make(map[string]*group)
		}
		w.defined[x.lower(i+1, m.sent)] = g
	}
}

var quoteMarks = set{"“": true, "”": true, "\"": true, "‘": true, "’": true, "'": true}

// nameHeads are the common nouns that a name of several words is about: "Church" of "Church of Saint Anne", "Court" of
// "Supreme Court".
func (x *resolution) nameHeads(m *mention) []string {
	if m.last-m.first < 2 || m.Kind != fact.Name {
		return nil
	}
	end := m.last - 1
	for i := m.first + 1; i < m.last; i++ {
		if w := x.lower(i, m.sent); small[w] && w != "and" && w != "&" {
			end = i - 1
			break
		}
	}
	if x.common(end, m.sent) {
		return []string{x.lower(end, m.sent)} // "Supreme Court"
	}
	if t := m.form.typ; (t == fact.Event || t == fact.Place) && x.common(m.first, m.sent) && !x.common(m.first+1, m.sent) {
		return []string{x.lower(m.first, m.sent)} // "Hurricane Ida", not "World War II"
	}
	return nil
}

// common says whether token i is a noun that can stand for the name that it is a part of; "the office" and "the state" mean
// too much else.
func (x *resolution) common(i, s int) bool {
	h := x.lower(i, s)
	return len(h) > 2 && h != "office" && h != "state" && (len(h) > 3 && x.g.CommonWord(h) || nounTypes()[h] != "")
}

// it resolves "it", "its", "itself" and "they", "their" at token i.
func (w *things) it(i, s int) {
	x := w.x
	subject, many := -1, false
	switch x.lower(i, s) {
	case "itself", "themselves":
		many = x.lower(i, s) == "themselves"
		subject = x.reflexive(i, s)
	case "its", "their":
		many = x.lower(i, s) == "their"
		verb := x.clauseOf(i)
		subject = x.subjectOf(verb, s)
		if subject >= 0 && (x.above(subject, i) || subject == i) {
			if subject = x.reporter(verb, s); subject < 0 {
				subject = x.saidBefore(verb, i, s)
			}
			if subject < 0 && !many {
				w.itsOwner(i, s)
				return
			}
		}
	case "it", "they":
		many = x.lower(i, s) == "they"
		if x.dep(i) != "nsubj" || !many && x.impersonal(x.up(i), s) {
			return
		}
		if subject = x.reporter(x.clauseOf(i), s); subject < 0 && !many {
			w.again(i, s)
			return
		}
	default:
		return
	}
	var g *group
	if subject >= 0 && subject < i && x.quoteAt(x.d.Tokens[subject].Start) == x.quoteAt(x.d.Tokens[i].Start) {
		g = x.thing(x.wholeNP(subject), s)
	}
	if g == nil && x.lower(i, s) == "its" {
		g = w.officersOf(i, s, "")
	}
	if g != nil && (g.typ == fact.Group) == many {
		x.addLater(x.standIn(i, i+1, s, g, fact.Pronoun, byPronoun))
		w.last[g] = s
	}
}

// unnamedBody says whether the noun at token head is a body that nothing names: "Acme's union".
func (x *resolution) unnamedBody(head, s int) bool {
	if head < 0 || x.nameAt(head) != nil || x.meant[head] != nil {
		return false
	}
	noun := x.lower(head, s)
	return bodyNouns[noun] != 0 || nounTypes()[noun] == fact.Organisation
}

// officersOf is whose office somebody who is named has, "its president, Moses Kato", "Moses Kato, the union's president", by the noun or none: the
// one body that is named before it in the sentence, else the subject of the sentence before in the paragraph, or the one body that is named
// there; nil when there is none.
func (w *things) officersOf(i, s int, noun string) *group {
	x := w.x
	if !x.namedPost(x.up(i), s) || x.quoteAt(x.d.Tokens[i].Start) != 0 {
		return nil
	}
	if g, several := w.bodyIn(s, noun, nil); g != nil || several {
		return g
	}
	if s == 0 || !x.hasTree(s-1) || x.paragraphAt(x.d.Sentences[s-1].Start) != x.paragraphAt(x.d.Tokens[i].Start) {
		return nil
	}
	before := x.subjectBefore(s)
	if g := x.bodyAbout(before, s-1); g != nil && (noun == "" || g.typ == fact.Organisation && w.fits(noun, g) != misfit) {
		return g
	}
	if before < 0 || x.nameAt(before) == nil && x.meant[before] == nil {
		return nil // not with "the union accused Acme"
	}
	g, _ := w.bodyIn(s-1, noun, nil)
	return g
}

// namedPost says whether the noun at token post, or that of which it is a part, is what somebody named beside it is.
func (x *resolution) namedPost(post, s int) bool {
	for post >= 0 && x.dep(post) == "compound" {
		post = x.up(post)
	}
	if post < 0 || x.parse[post].UPOS != "NOUN" {
		return false
	}
	who := x.child(post, s, "appos")
	if x.dep(post) == "appos" {
		who = x.up(post)
	}
	m := x.nameAt(who)
	return who >= 0 && m != nil && m.form.group.typ == fact.Person
}

// bodyAbout is the entity, no person, that the phrase with this head names, stands for or is about: "Acme shares", "the brewer Acme".
func (x *resolution) bodyAbout(head, s int) *group {
	if head < 0 {
		return nil
	}
	if g := x.thing(head, s); g != nil {
		return g
	}
	if g := x.namedBy(head, s); g != nil {
		if g.typ == fact.Organisation && x.nameAt(head) == nil {
			return g
		}
		return nil
	}
	if x.unnamedBody(head, s) {
		return nil
	}
	if g := x.thing(x.child(head, s, "compound", "nmod:poss"), s); g != nil && g.typ == fact.Organisation {
		return g
	}
	return nil
}

// subjectBefore is the head of the subject of the sentence before s, -1 when it has none.
func (x *resolution) subjectBefore(s int) int {
	if root := x.rootOf(s - 1); root >= 0 {
		return x.wholeNP(x.child(root, s-1, "nsubj"))
	}
	return -1
}

// rootOf is the root of the tree of sentence s, -1 when it has none.
func (x *resolution) rootOf(s int) int {
	for t := x.d.Sentences[s].First; t < x.d.Sentences[s].Last; t++ {
		if x.dep(t) == "root" {
			return t
		}
	}
	return -1
}

// impersonal says whether "it" before this predicate means nothing: "it is clear that", "it was raining".
func (x *resolution) impersonal(verb, s int) bool {
	return empty[x.parse[verb].Lemma] || x.child(verb, s, "cop") >= 0 && x.child(verb, s, "csubj", "ccomp", "xcomp", "advcl", "acl") >= 0
}

var empty = words(`rain snow hail freeze seem appear happen turn take cost matter`)

// again resolves an "It" that opens a sentence as its subject to the subject of the sentence before, in one paragraph,
// when nothing else there could be meant.
func (w *things) again(i, s int) {
	x := w.x
	if s == 0 || i != x.firstToken(s) && !x.closesQuote(i, s) || x.dep(i) != "nsubj" || x.dep(x.up(i)) != "root" || x.impersonal(x.up(i), s) || !x.hasTree(s-1) || x.parse[x.up(i)].UPOS != "VERB" {
		return
	}
	before := &x.d.Sentences[s-1]
	if x.paragraphAt(before.Start) != x.paragraphAt(x.d.Tokens[i].Start) || x.quoteAt(before.Start) != x.quoteAt(x.d.Tokens[i].Start) {
		return
	}
	if i != x.firstToken(s) && !speech[x.lower(x.rootOf(s-1), s-1)] {
		return // whoever did something need not be who speaks
	}
	if g := x.thing(x.subjectBefore(s), s-1); g != nil && g.typ != fact.Group {
		x.addLater(x.standIn(i, i+1, s, g, fact.Pronoun, byPronoun))
		w.last[g] = s
	}
}

// closesQuote says whether token i comes right behind a quotation with which sentence s begins, as the one who said it: "We won," it said.
func (x *resolution) closesQuote(i, s int) bool {
	verb := x.up(i)
	if verb < 0 || !speech[x.lower(verb, s)] || x.quoteAt(x.d.Tokens[i].Start) != 0 {
		return false
	}
	for t := x.firstToken(s) + 1; t < i-1; t++ {
		if x.quoteAt(x.d.Tokens[t].Start) == 0 && x.token(t, s) != "," {
			return false
		}
	}
	return i-x.firstToken(s) > 2
}

// itsOwner resolves an "Its" that opens a sentence to the body or country that is the subject of the sentence before, in one
// paragraph, or the only body there.
func (w *things) itsOwner(i, s int) {
	x := w.x
	if s == 0 || i != x.firstToken(s) || !x.hasTree(s-1) {
		return
	}
	before := &x.d.Sentences[s-1]
	if x.paragraphAt(before.Start) != x.paragraphAt(x.d.Tokens[i].Start) || x.quoteAt(before.Start) != x.quoteAt(x.d.Tokens[i].Start) {
		return
	}
	head := x.subjectBefore(s)
	subject := x.bodyAbout(head, s-1)
	if subject == nil && !x.unnamedBody(head, s-1) {
		subject = w.onlyBody(s - 1)
	}
	if subject == nil || subject.typ != fact.Organisation && subject.typ != fact.Country {
		return
	}
	x.addLater(x.standIn(i, i+1, s, subject, fact.Pronoun, byPronoun))
	w.last[subject] = s
}

// onlyBody is the one body that is named or meant in sentence s, nil when there is none or several.
func (w *things) onlyBody(s int) *group {
	x := w.x
	var one *group
	for t := x.d.Sentences[s].First; t < x.d.Sentences[s].Last; t++ {
		g := x.meant[t]
		if m := x.nameAt(t); m != nil && m.Kind != fact.Demonym {
			g = m.form.group
		}
		if g == nil || g.typ != fact.Organisation || g == one {
			continue
		}
		if one != nil {
			return nil
		}
		one = g
	}
	return one
}

// reporter is the subject of the verb whose content clause this is: "Acme" of "Acme said it would".
func (x *resolution) reporter(verb, s int) int {
	for x.dep(verb) == "conj" && x.isVerb(x.up(verb)) {
		verb = x.up(verb)
	}
	if r := x.dep(verb); r != "ccomp" && r != "advcl" && r != "xcomp" {
		return -1
	}
	return x.subjectOf(x.up(verb), s)
}

// saidBefore is the subject of what the verb of saying behind it reports: "Acme" of "Acme will close, its chairman said". -1 when there is none.
func (x *resolution) saidBefore(verb, i, s int) int {
	if verb < 0 || !speech[x.lower(verb, s)] {
		return -1
	}
	said := x.child(verb, s, "ccomp")
	if said < 0 && x.dep(verb) == "parataxis" {
		said = x.up(verb)
	}
	if said < 0 || said > i || x.quoteAt(x.d.Tokens[said].Start) != x.quoteAt(x.d.Tokens[i].Start) {
		return -1
	}
	return x.subjectOf(said, s)
}

// thing is the entity, no person, that the phrase with this head names or stands for.
func (x *resolution) thing(head, s int) *group {
	if m := x.nameAt(head); m != nil && m.form.group.typ != fact.Person && m.Kind != fact.Demonym &&
		x.child(head, s, "conj") < 0 {
		return m.form.group
	}
	if g := x.meant[head]; g != nil && g.typ != fact.Person {
		return g
	}
	return nil
}

// standIn is a mention by other than a name.
func (x *resolution) standIn(first, last, s int, who *group, kind fact.Kind, by sieve) mention {
	m := mention{first: first, last: last, sent: s, group: who, by: by}
	m.Span = x.d.Tokens[first]
	m.Span.End = x.d.Tokens[last-1].End
	m.Mention = fact.Mention{Span: m.Span, Text: x.d.Slice(m.Span), Type: who.typ, Kind: kind, Score: 0.8}
	return m
}

// noun resolves "the court", "the company", "the country" that end at token i.
func (w *things) noun(i, s int) {
	x := w.x
	first, ok := x.definite(i, s)
	if !ok {
		if first, g := w.qualified(i, s); g != nil {
			w.means(first, i, s, g)
			return
		}
		w.newBody(i, s)
		return
	}
	head := x.lower(i, s)
	g := w.meant(head, i, s)
	if d := w.defined[head]; d != nil && capitalised(x.token(i, s)) {
		g = d
	} else if g != nil && w.stranger(head, g, s) {
		return
	}
	if g == nil && bodyNouns[head] != 0 {
		g = w.officersOf(i, s, head)
	}
	if g == nil {
		return
	}
	w.means(first, i, s, g)
}

// means notes that the tokens from first to the noun i stand for g.
func (w *things) means(first, i, s int, g *group) {
	w.x.addLater(w.x.standIn(first, i+1, s, g, fact.Nominal, byDescription))
	w.last[g] = s
	if g.typ == fact.Organisation {
		w.bodyOf(g).times++
	}
}

// meant is what a definite noun at token i means, or nil.
func (w *things) meant(noun string, i, s int) *group {
	subject := w.subjectOver(i, s)
	if g := w.meantBody(noun, s, subject); g != nil {
		return g
	}
	class, ok := kindNouns[noun]
	var g *group
	if ok {
		if g = w.only(class, noun, s); g == nil && class == fact.Organisation {
			g = w.nearest(noun, i, s, subject)
		}
	}
	if named := w.byHead[noun]; named != nil && !w.several[noun] && s-w.last[named] <= remembered && (g == nil || class == named.typ) {
		g = named
	}
	return g
}

// subjectOver is what the subject of the clause is that token i stands in, where token i is a part of something else; or nil.
func (w *things) subjectOver(i, s int) *group {
	x := w.x
	v := x.subjectOf(x.clauseOf(i), s)
	if v < 0 || v == i {
		return nil
	}
	if by := x.child(v, s, "nmod"); by >= 0 && x.lower(x.child(by, s, "case"), s) == "by" {
		v = by // "a report by Acme accused the company"
	}
	return x.thing(v, s)
}

// remembered is how many sentences a name is remembered by its noun.
const remembered = 15

// only is the one entity of a type named in this sentence or the three before that the noun may stand for, nil when there are several.
func (w *things) only(t fact.Type, noun string, s int) *group {
	var one *group
	for _, g := range w.named {
		if g.typ != t || t == fact.Organisation && w.fits(noun, g) == misfit {
			continue
		}
		if at, ok := w.last[g]; !ok || at < s-window {
			continue
		}
		if one != nil {
			return nil
		}
		one = g
	}
	return one
}

// nearest is the one body that is named before token i in its sentence, the subject of its clause left out, or, when none is, in the
// sentence before it in the paragraph; nil when there are several.
func (w *things) nearest(noun string, i, s int, subject *group) *group {
	x := w.x
	for back := range 2 {
		one, several := w.bodyIn(s-back, noun, subject)
		if one != nil || several {
			return one
		}
		if s == 0 || x.paragraphAt(x.d.Sentences[s-1].Start) != x.paragraphAt(x.d.Tokens[i].Start) {
			break
		}
	}
	return nil
}

// bodyIn is the one body but for one that has been named in a sentence so far and that the noun may stand for, or nil, and whether
// there are several.
func (w *things) bodyIn(s int, noun string, but *group) (one *group, several bool) {
	for k := w.next - 1; k >= 0 && w.x.ms[k].sent >= s; k-- {
		m := &w.x.ms[k]
		g := m.form.group
		if m.sent != s || g.typ != fact.Organisation || g == but || g == one || noun != "" && w.fits(noun, g) == misfit {
			continue
		}
		if one != nil {
			return nil, true
		}
		one = g
	}
	return one, false
}

// kindNouns say of which type what they stand for is.
var kindNouns = kinds(map[fact.Type]string{
	fact.Country: `country nation`,
	fact.Organisation: `company firm organisation organization agency corporation group institution retailer airline carmaker charity newspaper
		magazine broadcaster startup lender insurer manufacturer`,
	fact.Place: `city town village`,
})

func kinds(lists map[fact.Type]string) map[string]fact.Type {
	m := make(map[string]fact.Type)
	for t, list := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] = t
		}
	}
	return m
}
