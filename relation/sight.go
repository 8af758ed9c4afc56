package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// sight is what an office without an owner can be one of: the countries and organisations that the sentence before names, and the
// offices that it gives to nobody.
type sight struct {
	things  []actor
	subject int32 // the one of them that the sentence is about, or -1
	posts   []post
}

// post is an office that was described without a name: "a spokesman for the party".
type post struct {
	head     string // in small letters
	of       actor
	sentence int
}

// postsReach is how many sentences on a described office is remembered.
const postsReach = 4

// itsOwner returns whose office it is, by its head, when word i is an "its" that nothing has linked.
func (a *analysis) itsOwner(i int, head nounSet) (actor, bool) {
	if !a.is(i, "its") || a.words[i].ment >= 0 || a.words[i].tag != tDet {
		return actor{}, false
	}
	own, ok := a.ownerBefore(i, head)
	own.span = a.words[i].span
	return own, ok
}

// ownerBefore returns who alone can be meant at word i to have an office with that head: the one named before in the sentence, else
// whom the sentence before is about, else the one named there.
func (a *analysis) ownerBefore(i int, head nounSet) (actor, bool) {
	own := actor{entity: -1}
	several := false
	last := int32(-1)
	for k := range a.words[:i+1] {
		m := a.words[k].ment
		if m < 0 || m == last || a.ms[m].Kind == fact.Demonym || a.words[k].quote >= 0 {
			continue
		}
		last = m
		if e := a.ms[m].Entity.Index(); e >= 0 && a.hasOffice(int32(e), head) && int32(e) != own.entity {
			several = several || own.entity >= 0
			own = actor{entity: int32(e), span: a.ms[m].Span}
		}
	}
	if a.unnamedBody(own.span.End, i) {
		return actor{entity: -1}, false
	}
	if own.entity < 0 {
		own, several = a.inSight(head)
	}
	return own, own.entity >= 0 && !several && a.words[i].quote < 0
}

// bodies are nouns of what has offices, of which a text with such a body means no other before.
var bodies = setOf([]string{"ministry", "federation", "association", "league", "charity", "society", "trust", "court", "university", "council", "union"})

// unnamedBody reports whether between the byte from and word i a body is spoken of that nothing names or has linked: "he leads the national
// federation, whose".
func (a *analysis) unnamedBody(from, i int) bool {
	for k := range a.words[:i] {
		w := &a.words[k]
		if w.span.Start >= from && w.ment < 0 && bodies[a.lower(k)] && a.nominalAt(int32(k)) < 0 && !a.isName(int32(k)+1) && a.tagAt(k+1) != tPoss {
			return true
		}
	}
	return false
}

// inSight returns the one in the sentence before that can have an office with that head, and whether there are several.
func (a *analysis) inSight(head nounSet) (actor, bool) {
	if s := a.sight.subject; s >= 0 && a.hasOffice(s, head) {
		return actor{entity: s}, false
	}
	if !a.sameParagraphBefore() {
		return actor{entity: -1}, false
	}
	own := actor{entity: -1}
	for _, x := range a.sight.things {
		if (a.hasOffice(x.entity, head) || a.es[x.entity].Type == fact.Person) && x.entity != own.entity {
			if own.entity >= 0 {
				return own, true
			}
			own = x
		}
	}
	return own, own.entity >= 0 && a.es[own.entity].Type == fact.Person
}

// alone reports whether nobody but x whom the sentence before names can have an office with that head.
func (a *analysis) alone(x actor, head nounSet) bool {
	return !slices.ContainsFunc(a.sight.things, func(y actor) bool { return y.entity != x.entity && a.hasOffice(y.entity, head) })
}

// sameParagraphBefore reports whether the sentence before stands in the same paragraph.
func (a *analysis) sameParagraphBefore() bool {
	return a.sentence > 0 && a.sameParagraph(a.sentence-1, a.paragraph)
}

// hasOffice reports whether "its" before an office with that head can mean entity e: a company has no minister, and a country no director.
func (a *analysis) hasOffice(e int32, head nounSet) bool {
	switch a.es[e].Type {
	case fact.Country:
		return head&nStately != 0 || head&nAgent != 0 && head&(nTrade|nBoard) == 0
	case fact.Organisation:
		return head&nStately == 0
	}
	return false
}

// look keeps what the sentence names for the next.
func (a *analysis) look() {
	s := &a.sight
	s.things, s.subject = s.things[:0], -1
	last := int32(-1)
	for i := range a.words {
		m := a.words[i].ment
		if m < 0 || m == last || a.ms[m].Kind == fact.Demonym {
			continue
		}
		last = m
		e := a.ms[m].Entity.Index()
		if e < 0 {
			continue
		}
		switch a.es[e].Type {
		case fact.Person:
			if strings.Contains(a.es[e].Name, " ") || a.ms[m].Kind != fact.Name {
				continue // a name of one word may be a body's
			}
		case fact.Organisation, fact.Country:
		default:
			continue
		}
		s.things = append(s.things, actor{entity: int32(e), span: a.ms[m].Span})
	}
	if s.subject = a.subjectThing(); s.subject < 0 && a.aboutBody() {
		s.things = s.things[:0]
	}
}

// aboutBody reports whether the subject of the sentence is a body that nothing names: "The foreign ministry summoned".
func (a *analysis) aboutBody() bool {
	if !a.tree.known {
		return false
	}
	v := a.topSubject()
	return v.entity < 0 && v.words.hi > v.words.lo && bodies[a.lower(v.words.hi-1)]
}

// lookAway forgets what the sentence before names: the one in between was not read.
func (a *analysis) lookAway() { a.sight.things, a.sight.subject = a.sight.things[:0], -1 }

// subjectThing returns the organisation or country that is the subject of the sentence, or -1.
func (a *analysis) subjectThing() int32 {
	if a.tree.known {
		if v := a.topSubject(); v.entity >= 0 && (a.es[v.entity].Type == fact.Organisation || a.es[v.entity].Type == fact.Country) {
			return v.entity
		}
	}
	return -1
}

// describes keeps an office of which the chunk n says whose it is and not who holds it: "a spokesman for the party".
func (a *analysis) describes(n int) {
	if !a.isOffice(n) {
		return
	}
	if o, ok := a.office(n); ok && !o.past && !o.member {
		a.sight.posts = append(a.sight.posts, post{a.lower(int(a.chunks[n].head)), o.of, a.sentence})
	}
}

// knownOffice returns the office that the bare chunk n, "the spokesman", was described as before, or that whoever is spoken of alone has, "the finance
// minister"; of one nothing was said of, "a spokeswoman", it is whom the sentence or the one before is about.
func (a *analysis) knownOffice(n int) (office, bool) {
	ch := &a.chunks[n]
	sets := a.officeSets(ch.head)
	if !a.isOffice(n) || a.officeEnd(n) != n+1 || !a.ownWords(ch.first, ch.head) || a.ownedChunk(ch) {
		return office{}, false
	}
	short := ch.first == ch.head-1
	o := office{trigger: a.wordsSpan(a.afterDet(ch), ch.head+1), of: actor{entity: -1}, past: a.was(ch.first, ch.head)}
	switch {
	case a.is(int(ch.first), "the"):
		if short && !a.describedBefore(a.lower(int(ch.head)), &o) {
			return office{}, false
		}
		if o.of.entity >= 0 {
			break
		}
		x, ok := actor{}, false
		switch {
		case sets&nBoard != 0 && sets&nVoice == 0:
			x, ok = a.ownBody(int(ch.first), sets)
		case a.ofState(sets, ch.first, ch.head+1):
			x, ok = a.ownState(int(ch.first))
		}
		if ok {
			o.of.entity = x.entity
		}
	case short && a.is(int(ch.first), "a") && a.words[ch.head].lex.sets&nVoice != 0:
		if o.of.entity = a.subjectThing(); o.of.entity < 0 && a.sameParagraphBefore() {
			o.of.entity = a.sight.subject
		}
	}
	o.of.span = a.words[ch.head].span
	return o, o.of.entity >= 0
}

// describedBefore finds whose the office with that head was described to be, and reports false where it is that of several.
func (a *analysis) describedBefore(head string, o *office) bool {
	for _, p := range a.sight.posts {
		if p.head != head || a.sentence-p.sentence > postsReach {
			continue
		}
		if o.of.entity >= 0 && o.of.entity != p.of.entity {
			return false
		}
		o.of.entity = p.of.entity
	}
	return true
}
