package resolve

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// qualified is the body that "the Danish company", "the buyout firm" with the noun at token i means: the only one that was said to be what stands
// before the noun. It returns the first token of the mention as well; nil when there is none or more than one.
func (w *things) qualified(i, s int) (first int, who *group) {
	x := w.x
	noun := x.lower(i, s)
	det := x.child(i, s, "det")
	if bodyNouns[noun] == 0 || det < 0 || det >= i-1 || i-det > 6 || x.lower(det, s) != "the" || !x.unspecified(i, s) || x.overlapsLater(det, i) {
		return 0, nil
	}
	first = det
	for t := det + 1; t < i; t++ {
		if !x.above(i, t) {
			return 0, nil
		}
		if m := x.nameAt(t); m != nil {
			first = m.last
		}
	}
	for x.token(first, s) == "-" {
		first++
	}
	if first > det && first < i && x.lower(first, s) == "based" {
		first++
	}
	subject := w.subjectOver(i, s)
	for _, g := range w.named {
		if g.typ != fact.Organisation || g == subject || s-w.last[g] > remembered || w.fits(noun, g) == misfit || !w.answers(g, det+1, i, s) {
			continue
		}
		if who != nil {
			return 0, nil
		}
		who = g
	}
	if who == nil && first == i && x.lower(i-1, s) == "based" {
		who = w.seated(noun, i, s)
	}
	return first, who
}

// seated is the body of which "the Oslo-based company" tells where it is: the only one of the sentence before of which no place is told yet.
func (w *things) seated(noun string, i, s int) (who *group) {
	x := w.x
	if s == 0 || x.dep(i) != "nsubj" || x.quoteAt(x.d.Tokens[i].Start) != 0 {
		return nil
	}
	for k := range x.ms {
		m := &x.ms[k]
		g := m.form.group
		if m.sent == s && m.first < i && g.typ == fact.Organisation {
			return nil
		}
		if m.sent != s-1 || g == who || g.typ != fact.Organisation || w.fits(noun, g) == misfit || len(w.bodyOf(g).places) > 0 {
			continue
		}
		if who != nil {
			return nil
		}
		who = g
	}
	return who
}

// answers says whether all words [from, to) before a noun have been said of g.
func (w *things) answers(g *group, from, to, s int) bool {
	x := w.x
	b := w.bodyOf(g)
	for t := from; t < to; t++ {
		word := x.lower(t, s)
		switch m := x.nameAt(t); {
		case m != nil && !slices.Contains(b.places, m.form.group):
			return false
		case m != nil, word == "-", word == "based" && x.nameAt(t-2) != nil:
		case !b.words[word]:
			return false
		}
	}
	return true
}

// learnWords notes what stands before the noun at token i that a body is called by: "Paris" and "buyout" of "a Paris buyout firm".
func (w *things) learnWords(b *body, i int, m *mention) {
	x := w.x
	for t := max(i-6, x.firstToken(m.sent)); t < i; t++ {
		if !x.above(i, t) || t >= m.first && t < m.last {
			continue
		}
		if n := x.nameAt(t); n != nil {
			b.at(n)
		} else if r := x.dep(t); r == "compound" || r == "amod" {
			b.words[x.lower(t, m.sent)] = true
		}
	}
}

// learnPlaces notes the country or town before or behind the name of a body: "Peru's Banco Sol", "Danish rival Vesterby", "Nordmelk of Denmark".
func (w *things) learnPlaces(b *body, m *mention) {
	x := w.x
	if !x.hasTree(m.sent) {
		return
	}
	t := m.first - 1
	for t > m.first-4 && (x.parse[max(t, 0)].UPOS == "NOUN" || x.lower(t, m.sent) == "'s") && x.nameAt(t) == nil {
		t--
	}
	if n := x.nameAt(t); n != nil && n.sent == m.sent {
		b.at(n)
	}
	if w := x.lower(m.last, m.sent); w == "of" || w == "in" {
		if n := x.nameAt(m.last + 1); n != nil && x.up(m.last+1) == x.headOf(m.first, m.last) {
			b.at(n)
		}
	}
}

// at notes a country or a town that a body is said to be of.
func (b *body) at(m *mention) {
	if g := m.form.group; (g.typ == fact.Country || g.typ == fact.Place || m.Kind == fact.Demonym) && !slices.Contains(b.places, g) {
		b.places = append(b.places, g)
	}
}
