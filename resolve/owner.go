package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// admissible keeps the owners whose gender and generation agree with the mention. A
// given name alone is only for people introduced before, and behind few titles.
func (x *resolution) admissible(m *mention, at int, f *form, gs []*group, p part) []*group {
	var out []*group
	for _, g := range gs {
		switch {
		case len(g.forms) == 0 || len(g.candidates) > 0:
		case x.ruledOut(m, g):
		case f.name.gen != "" && g.generation() != f.name.gen:
		case p == givenName && x.sharesFamily(m, at, g):
			out = append(out, g)
		case p == givenName && (m.title.is() && !givenNameTitles[x.head(m.title, m.sent)] || g.firstFull() > at):
		default:
			out = append(out, g)
		}
	}
	if plain := slices.DeleteFunc(slices.Clone(out), func(g *group) bool { return g.generation() != "" }); f.name.gen == "" && len(plain) > 0 {
		out = plain
	}
	return out
}

// sharesFamily says whether a given name is joined to the full name of somebody who bears the family name of g: "the brothers Eoin and Donal Roe".
func (x *resolution) sharesFamily(m *mention, at int, g *group) bool {
	if at+1 == len(x.ms) || x.ms[at+1].first != m.last+1 || x.ms[at+1].sent != m.sent || x.lower(m.last, m.sent) != "and" {
		return false
	}
	next := x.ms[at+1].form
	return next.typ == fact.Person && !next.name.bare() && slices.ContainsFunc(g.forms, func(f *form) bool {
		return !f.name.bare() && f.name.last() == next.name.last()
	})
}

// ruledOut says whether the title of m tells that another is meant than g: a gender that g has not, or the presidency of the United States
// where g bears a president's family name and another given name. "President Clinton" is not Hillary.
func (x *resolution) ruledOut(m *mention, g *group) bool {
	return opposite(m.title.gender, g.gender) || x.presidential(m) && slices.ContainsFunc(g.forms, kinOfPresident) && !x.hasTitle(g, "president")
}

// presidential says whether the title of m is that of a president.
func (x *resolution) presidential(m *mention) bool {
	if !m.title.is() || x.head(m.title, m.sent) != "president" {
		return false
	}
	for i := m.title.first; i < m.title.last; i++ {
		if x.lower(i, m.sent) == "vice" {
			return false
		}
	}
	return true
}

// kinOfPresident says whether f is the full name of somebody who shares a president's family name and not the given name.
func kinOfPresident(f *form) bool {
	if f.name.bare() || len(f.name.units) < 2 {
		return false
	}
	given := presidents[strings.ToLower(f.name.last())]
	first := strings.ToLower(f.name.units[0])
	return given != nil && len(strings.ReplaceAll(first, ".", "")) > 2 && !slices.Contains(given, first) // "J.F." may be John's
}

// presidents are the given names of the presidents of the United States from 1933 on, by family name.
var presidents = map[string][]string{"roosevelt": {"franklin", "theodore", "teddy"}, "truman": {"harry"}, "eisenhower": {"dwight", "ike"},
	"kennedy": {"john", "jack"}, "johnson": {"lyndon"}, "nixon": {"richard", "dick"}, "ford": {"gerald", "gerry"}, "carter": {"jimmy", "james"},
	"reagan": {"ronald", "ron"}, "bush": {"george"}, "clinton": {"bill", "william"}, "obama": {"barack"}, "trump": {"donald"},
	"biden": {"joe", "joseph"}}

func opposite(a, b gazetteer.Gender) bool {
	return a != gazetteer.Unknown && b != gazetteer.Unknown && a != b
}

// generation is the "jr" or "sr" of a person.
func (g *group) generation() string {
	for _, f := range g.forms {
		if f.name.gen != "" {
			return f.name.gen
		}
	}
	return ""
}

// firstFull is the first mention of g by a full name, or of g at all.
func (g *group) firstFull() int {
	first := -1
	for _, f := range g.forms {
		if len(f.ms) > 0 && (first < 0 || !f.name.bare() && f.ms[0] < first) {
			first = f.ms[0]
		}
	}
	return first
}

// prefer picks among several owners of one short name, or nobody: by gender that only one
// has, by the office in the title, by who alone has been introduced, by who alone was
// just named, unless somebody else clearly leads the document, and by who leads it.
func (x *resolution) prefer(m *mention, at int, gs []*group) *group {
	if likely := filter(gs, x.likelyName); len(likely) > 0 {
		gs = likely
	}
	if m.title.gender != gazetteer.Unknown {
		gs = filter(gs, func(g *group) bool { return g.gender == m.title.gender })
	}
	if m.title.class >= gazetteer.Office && len(gs) > 1 {
		head := x.head(m.title, m.sent)
		if same := filter(gs, func(g *group) bool { return x.hasTitle(g, head) }); len(same) > 0 {
			gs = same
		} else if strangers := filter(gs, (*group).onlyBare); len(strangers) == 1 {
			return strangers[0] // "President Obama" where only Michelle Obama is named in full
		}
	}
	if before := filter(gs, func(g *group) bool { return g.firstFull() < at }); len(gs) > 1 && len(before) > 0 {
		gs = before
	}
	switch len(gs) {
	case 0:
		return nil
	case 1:
		return gs[0]
	}
	fresh := filter(gs, func(g *group) bool { return x.namedNear(g, m, at) })
	lead := leader(gs, at)
	switch {
	case len(fresh) == 0:
		return lead
	case len(fresh) == 1 && (lead == nil || lead == fresh[0]):
		return fresh[0]
	}
	return nil
}

// likelyName is false for what a headline makes of a name and the verb before it:
// "Injecting Clinton". Such an owner does not compete.
func (x *resolution) likelyName(g *group) bool {
	first := g.forms[0].name.units[0]
	return x.given(first) || !x.g.CommonWord(first) && !strings.HasSuffix(first, "ing")
}

func filter(gs []*group, keep func(*group) bool) []*group {
	return slices.DeleteFunc(slices.Clone(gs), func(g *group) bool { return !keep(g) })
}

// hasTitle says whether a title with this head stands before a full name of g.
func (x *resolution) hasTitle(g *group, head string) bool {
	heads, ok := x.heads[g]
	if !ok {
		heads = x.headsOf(g)
		x.heads[g] = heads
	}
	return heads[head]
}

func (x *resolution) headsOf(g *group) set {
	heads := make(set)
	for _, f := range g.forms {
		for _, i := range f.ms {
			if t := x.ms[i].title; t.is() && !f.name.bare() {
				heads[x.head(t, x.ms[i].sent)] = true
			}
		}
	}
	return heads
}

// namedNear says whether g is named in the sentence of m or the two before, ahead of m:
// in full, or by a short name that has been given to it. Who is nowhere named in full must have been named twice.
func (x *resolution) namedNear(g *group, m *mention, at int) bool {
	if s, ok := x.lastShort[g]; ok && m.sent-s <= near {
		return true
	}
	least := 0
	if g.onlyBare() {
		least = 1
	}
	for _, f := range g.forms {
		if f.name.bare() && least == 0 {
			continue
		}
		k, _ := slices.BinarySearch(f.ms, at)
		if k > least && m.sent-x.ms[f.ms[k-1]].sent <= near {
			return true
		}
	}
	return false
}

// near is how many sentences back a name is still fresh.
const near = 2

// onlyBare says whether g is nowhere named in full.
func (g *group) onlyBare() bool {
	return !slices.ContainsFunc(g.forms, func(f *form) bool { return !f.name.bare() })
}

// leader is the person named in full at least three times as often as each other one
// before mention at, and first; nil when there is none.
func leader(gs []*group, at int) *group {
	count := func(g *group) int {
		n, bare := 0, g.onlyBare()
		for _, f := range g.forms {
			if k, _ := slices.BinarySearch(f.ms, at); bare || !f.name.bare() {
				n += k
			}
		}
		return n
	}
	best := slices.MaxFunc(gs, func(a, b *group) int { return cmp.Compare(count(a), count(b)) })
	for _, g := range gs {
		if g != best && (count(best) < 3*count(g) || g.firstFull() < best.firstFull()) {
			return nil
		}
	}
	return best
}
