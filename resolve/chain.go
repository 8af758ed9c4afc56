package resolve

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// findChains resolves what is left: "it", "they", and phrases around a noun, to a name or to another such phrase before.
// What leads to a name becomes a mention of it; what leads to none is kept aside, as what the text never names.
func (x *resolution) findChains() {
	if len(x.parse) == 0 {
		return
	}
	w := chains{x: x, ps: x.phrases(), byNoun: make(map[string][]int), size: make(map[*group]int), lastOf: make(map[*group]int), called: x.firstCalled()}
	for i := range w.ps {
		w.next(i)
	}
	w.keep()
}

// never is a lead that nobody has: whether "he" has a name is settled before.
const never = 1 << 20

// The least lead of the best antecedent over the next one and over nobody, by wording, for one with a name and for others.
var (
	namedLead   = [wordings]int{never, 150, 150, 150, 150, 150}
	unnamedLead = [wordings]int{0, 0, 0, -50, -50, -50}
)

// chains walks through the phrases of a document.
type chains struct {
	x      *resolution
	ps     []phrase
	recent []int            // phrases of the last sentences
	byNoun map[string][]int // phrases by their noun
	size   map[*group]int   // phrases so far
	lastOf map[*group]int   // the last of them
	called map[nickname]int // the token behind which somebody was first called so
	pairs  []pair           // kept for its memory
}

// nickname is a noun that somebody with a name was introduced with.
type nickname struct {
	noun string
	who  *group
}

// firstCalled finds where people are first called by a noun.
func (x *resolution) firstCalled() map[nickname]int {
	out := make(map[nickname]int)
	for noun, cs := range x.called {
		for _, c := range cs {
			k := nickname{noun, c.who}
			if at, ok := out[k]; c.who != nil && (!ok || c.at < at) {
				out[k] = c.at
			}
		}
	}
	return out
}

// calledSo says whether who was introduced with this noun before token i.
func (w *chains) calledSo(noun string, who *group, i int) bool {
	at, ok := w.called[nickname{noun, who}]
	return ok && at < i
}

// pair is an antecedent that the phrase in hand may go back to.
type pair struct {
	at    int
	signs chainSigns
	score int
}

// farBack is how many sentences back what is no pronoun is looked for when the noun is another.
const farBack = 5

// mostAlike bounds how many phrases with one noun are weighed.
const mostAlike = 6

// next resolves phrase i and makes it one that others can go back to.
func (w *chains) next(i int) {
	p := &w.ps[i]
	w.forget(p)
	if p.who == nil && !w.x.saysOther(p) && w.x.parse[p.head].UPOS != "NUM" {
		w.link(i)
	}
	if p.who == nil {
		p.who = &group{typ: p.typ, gender: p.gender}
	}
	w.size[p.who]++
	w.lastOf[p.who] = i
	w.recent = append(w.recent, i)
	if n := w.nounOf(p); n != "" {
		w.byNoun[n] = append(w.byNoun[n], i)
	}
}

// saysOther says whether a phrase sets somebody apart from those before: "the other lawyer".
func (x *resolution) saysOther(p *phrase) bool {
	for i := p.first; i < p.head; i++ {
		if w := x.lower(i, p.sent); w == "other" || w == "another" {
			return true
		}
	}
	return false
}

// ofAnother says whether both phrases say of what they are, and not of the same: "the mayor of Ulm ... the mayor of Bonn".
func (x *resolution) ofAnother(c, p *phrase) bool {
	if c.kids&hasNmod == 0 || p.kids&hasNmod == 0 {
		return false
	}
	a, b := x.child(c.head, c.sent, "nmod"), x.child(p.head, p.sent, "nmod")
	return a > c.head && b > p.head && x.lower(a, c.sent) != x.lower(b, p.sent)
}

// nounOf is the noun by which a phrase is found again: that of a name is "court" for "Supreme Court".
func (w *chains) nounOf(p *phrase) string {
	if p.noun != "" || p.kind != fact.Name {
		return p.noun
	}
	if m := w.x.nameAt(p.first); m != nil {
		for _, h := range w.x.nameHeads(m) {
			return h
		}
	}
	return ""
}

// forget drops the phrases that are out of sight of p.
func (w *chains) forget(p *phrase) {
	n := 0
	for n < len(w.recent) && w.x.told[w.ps[w.recent[n]].sent] < w.x.told[p.sent]-farBack {
		n++
	}
	w.recent = slices.Delete(w.recent, 0, max(n, len(w.recent)-2*mostCandidates))
}

// link gives phrase i to the antecedent that beats all others and the chance that it is somebody new.
func (w *chains) link(i int) {
	p := &w.ps[i]
	w.gather(i)
	fresh := w.x.freshSigns(w, p)
	least := fresh.score()
	best, second := -1, least
	for k := range w.pairs {
		c := &w.pairs[k]
		c.score = c.signs.score()
		switch {
		case best < 0 || c.score > w.pairs[best].score:
			if best >= 0 && w.ps[w.pairs[best].at].who != w.ps[c.at].who {
				second = max(second, w.pairs[best].score)
			}
			best = k
		case w.ps[c.at].who != w.ps[w.pairs[best].at].who:
			second = max(second, c.score)
		}
	}
	if w.x.weigh != nil {
		w.x.weigh(w, i, fresh)
	}
	if best < 0 {
		return
	}
	who := w.ps[w.pairs[best].at].who
	lead := unnamedLead
	if len(who.forms) > 0 {
		lead = namedLead
	}
	if w.pairs[best].score-second < lead[p.wording] {
		return
	}
	p.who = who
	if who.typ == "" {
		who.typ = p.typ
	}
}

// gather fills w.pairs with what phrase i can go back to.
func (w *chains) gather(i int) {
	w.pairs = w.pairs[:0]
	p := &w.ps[i]
	rank := 0
	for k := len(w.recent) - 1; k >= 0; k-- {
		j := w.recent[k]
		c := &w.ps[j]
		if !w.admits(c, p) {
			continue
		}
		w.pairs = append(w.pairs, pair{at: j, signs: w.x.chainSigns(w, c, p, rank)})
		rank++
	}
	if p.noun == "" {
		return
	}
	alike := w.byNoun[p.noun]
	for k := len(alike) - 1; k >= 0 && k >= len(alike)-mostAlike; k-- {
		j := alike[k]
		if c := &w.ps[j]; !slices.ContainsFunc(w.pairs, func(o pair) bool { return o.at == j }) && w.fits(c, p) {
			w.pairs = append(w.pairs, pair{at: j, signs: w.x.chainSigns(w, c, p, rank)})
			rank++
		}
	}
}

// admits says whether p can go back to c, which is in sight.
func (w *chains) admits(c, p *phrase) bool {
	if !w.fits(c, p) {
		return false
	}
	back := w.x.told[p.sent] - w.x.told[c.sent]
	switch {
	case p.noun == "":
		return back <= window
	case p.noun == w.nounOf(c) || c.named && w.calledSo(p.noun, c.who, p.head):
		return true
	case p.wording == definite:
		return p.scope == inside && (c.noun == "" || general[p.noun] && p.typ == c.typ && p.number == c.number) // "the company" for a name or "a brewery"
	}
	return false
}

// general nouns take up what was called by a narrower one.
var general = words(`event incident accident attack disaster crisis meeting match game contest competition race fight battle operation ceremony
	company firm business organisation organization agency group team body institution authority outlet side party
	place area region site location spot town city village country nation state district facility venue building
	man woman person boy girl child baby teenager youth pair couple victim suspect people men women children`)

// fits rules out what cannot be: another gender, another kind of thing, a phrase inside the other, two parts of one clause.
func (w *chains) fits(c, p *phrase) bool {
	x := w.x
	if opposite(c.gender, p.gender) || c.head == p.head {
		return false
	}
	switch p.wording {
	case heShe:
		if c.typ != fact.Person && (c.typ != "" || c.scope == outside) || c.number == many {
			return false
		}
	case itself:
		if c.typ == fact.Person || c.number == many && c.typ != fact.Organisation {
			return false
		}
	}
	if p.typ != "" && c.typ != "" && p.typ != c.typ && !(landlike[p.typ] && landlike[c.typ]) && !(bodylike[p.typ] && bodylike[c.typ]) {
		return false
	}
	if p.noun != "" && p.noun == c.noun && (x.saysOther(c) && !x.saysOther(p) || x.ofAnother(c, p)) {
		return false
	}
	if c.sent != p.sent {
		return true
	}
	if x.above(c.head, p.head) && p.wording != heShe && p.noun != "" || x.above(p.head, c.head) {
		return false
	}
	if x.joined(c.head, p.head) {
		return false
	}
	if p.noun == "" && x.parse[p.head].Deprel != "nmod:poss" {
		w := x.lower(p.head, p.sent)
		self := len(w) > 4 && (w[len(w)-4:] == "self" || w[len(w)-4:] == "lves")
		return self || !(core(c.at.rel) && core(p.at.rel) && c.at.verb == p.at.verb)
	}
	if p.noun == "" && x.up(p.head) == c.head {
		return false // "its court" is not the court's
	}
	return true
}

var landlike = map[fact.Type]bool{fact.Country: true, fact.Place: true}

var bodylike = map[fact.Type]bool{fact.Organisation: true, fact.Person: false}

// keep hands over what was resolved: mentions of names, and the chains that bear none.
func (w *chains) keep() {
	x := w.x
	x.chained = make(map[int]*group, len(w.ps))
	for i := range w.ps {
		p := &w.ps[i]
		x.chained[p.head] = p.who
		if p.named || p.who == nil {
			continue
		}
		m := x.standIn(p.first, p.last, p.sent, p.who, p.kind, byChain)
		switch {
		case len(p.who.forms) > 0:
			if !x.overlapsLater(p.first, p.last-1) {
				x.addLater(m)
			}
		default:
			x.aside = append(x.aside, m)
		}
	}
}
