package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// home is what a text is of: whose minister "the finance minister" is where nothing nearer says it, and whose chairman "the chairman"; -1 when there
// is none.
type home struct {
	state, body int32
}

// What makes an entity the home of a text: it is named so often, so much more often than the next, and within the first sentences.
const (
	homeTimes     = 3
	homeSentences = 2
)

// homeOf finds the home of a text by what it names.
func (a *analysis) homeOf() home {
	times := make([]int, len(a.es))
	first := make([]int, len(a.es))
	s := 0
	for i := range a.ms {
		m := &a.ms[i]
		for s+1 < len(a.d.Sentences) && a.d.Sentences[s].End <= m.Span.Start {
			s++
		}
		e, _ := a.stateAround(m)
		if e < 0 && m.Entity.Index() >= 0 && m.Kind == fact.Name {
			e = int32(m.Entity.Index())
		}
		if e < 0 {
			continue
		}
		if times[e]++; times[e] == 1 {
			first[e] = s
		}
	}
	for e := range a.es {
		for _, r := range a.es[e].Roles { // its ministers are more of it than its name
			if of := r.Of.Index(); of >= 0 && a.lex.lookup(lastWord(r.Title)).sets&nStately != 0 {
				times[of]++
			}
		}
	}
	leading := func(t fact.Type) int32 {
		best, next := -1, 0
		for e := range a.es {
			switch {
			case a.es[e].Type != t:
			case best < 0 || times[e] > times[best]:
				if best >= 0 {
					next = times[best]
				}
				best = e
			default:
				next = max(next, times[e])
			}
		}
		if best < 0 || times[best] < homeTimes || first[best] > homeSentences || 2*times[best] < 3*next {
			return -1
		}
		return int32(best)
	}
	return home{state: leading(fact.Country), body: leading(fact.Organisation)}
}

// stateOf returns the country that a mention names, or whose capital it names, or -1.
func (a *analysis) stateOf(m *fact.Mention) int32 {
	e, capital := a.stateAround(m)
	if !capital {
		return -1
	}
	return e
}

// stateAround returns the country that a mention names or in which the town lies that it names, or -1, and whether that stands for the country.
func (a *analysis) stateAround(m *fact.Mention) (int32, bool) {
	e := m.Entity.Index()
	switch {
	case e < 0:
		return -1, false
	case a.es[e].Type == fact.Country:
		return int32(e), true
	case a.es[e].Type != fact.Place || a.x.gaz == nil || m.Kind != fact.Name:
		return -1, false
	}
	for _, match := range a.x.gaz.Lookup(m.Text) {
		if match.Kind != fact.Name || !match.Safe || match.Entry.Type != fact.Place {
			continue
		}
		code := match.Entry.Country
		in := slices.IndexFunc(a.es, func(e fact.Entity) bool { return e.Type == fact.Country && e.IDs["iso3166"] == code })
		return int32(in), match.Capital
	}
	return -1, false
}

// ownState returns whose the office of a state is that is named from word i on and that nobody is said to own: that of the country in whose capital the
// sentence is set, "In Paris the economy minister", else of the home of the text, unless the sentence has named only others so far or the one
// before is about another.
func (a *analysis) ownState(i int) (actor, bool) {
	own, set := a.stateSetIn()
	if !set {
		own = a.home.state
		if near := a.statesBefore(i); len(near) > 0 && !slices.Contains(near, own) ||
			len(near) == 0 && a.sight.subject >= 0 && a.sight.subject != own && a.es[a.sight.subject].Type == fact.Country && a.sameParagraphBefore() {
			return actor{}, false
		}
	}
	return actor{entity: own, span: a.words[i].span}, own >= 0 && a.words[i].quote < 0
}

// statesBefore lists the countries that the sentence names before word i, by their capitals as well.
func (a *analysis) statesBefore(i int) []int32 {
	var out []int32
	last := int32(-1)
	for k := range a.words[:i] {
		m := a.words[k].ment
		if m < 0 || m == last {
			continue
		}
		last = m
		if e := a.stateOf(&a.ms[m]); e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	return out
}

// stateSetIn reports whether the sentence is set in a capital from its start, and returns its country, -1 when the text does not name that.
func (a *analysis) stateSetIn() (int32, bool) {
	if len(a.words) < 2 || !a.is(0, "in") || a.words[1].ment < 0 {
		return -1, false
	}
	m := &a.ms[a.words[1].ment]
	if e := m.Entity.Index(); e < 0 || a.es[e].Type != fact.Place {
		return -1, false
	}
	return a.stateAround(m)
}

// ofState reports whether the office in the words from first to before end is a state's: "foreign minister", "president", not "union president".
func (a *analysis) ofState(head nounSet, first, end int32) bool {
	if head&nStately != 0 {
		return head&nDiplomat == 0
	}
	for ; first < end-1 && (a.words[first].tag == tDet || a.words[first].tag == tOther || a.words[first].lex.class&cFormer != 0); first++ {
	}
	return first == end-1 && a.is(int(first), "president")
}

// ownBody returns whose the office of a body is that is named from word i on, by its head, and that nobody is said to own: that of who alone can be meant
// near, else of the home of the text, unless the sentence names only others before.
func (a *analysis) ownBody(i int, head nounSet) (actor, bool) {
	if x, ok := a.ownerBefore(i, head); ok && a.alone(x, head) {
		return x, true
	}
	own := actor{entity: a.home.body, span: a.words[i].span}
	if own.entity < 0 || a.words[i].quote >= 0 || a.sight.subject >= 0 && a.sight.subject != own.entity && a.sameParagraphBefore() {
		return own, false
	}
	others, itself := false, false
	for k := range a.words[:i] {
		if m := a.words[k].ment; m >= 0 {
			if e := a.ms[m].Entity.Index(); e >= 0 && a.es[e].Type == fact.Organisation {
				itself = itself || int32(e) == own.entity
				others = others || int32(e) != own.entity
			}
		}
	}
	return own, itself || !others
}

// lastWord returns the last word of a phrase in small letters.
func lastWord(s string) string {
	return strings.ToLower(s[strings.LastIndexByte(s, ' ')+1:])
}
