package resolve

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// part is which part of a full name a short name is.
type part uint8

const (
	familyName      part = iota
	otherFamilyName      // first of two family names, or the family name put first
	givenName
	parts
)

// owners are the people a short name can belong to, by the part it is of their names.
type owners [parts][]*group

// linkShortNames gives bare names to the people whose full names hold them, one mention
// at a time: "Clinton" may be two people's.
func (x *resolution) linkShortNames() {
	index := x.indexParts()
	x.heads = make(map[*group]set)
	for _, f := range slices.Clone(x.forms) {
		if f.typ == fact.Person && f.kind == fact.Name && f.name.bare() && f.id == "" {
			x.shareOut(f, index[shortKey(f.name.short())])
		}
	}
	for _, f := range x.forms {
		if g := f.group; f.typ == fact.Person && g.gender == gazetteer.Unknown {
			g.gender = x.genderOf(g) // the title may stand before the short name: "Mr. Harrow"
			g.likely = x.likelyGender(g)
		}
	}
}

func shortKey(unit string) string { return skeleton(joinArticle(unit)) }

// indexParts maps every short name to its possible owners.
func (x *resolution) indexParts() map[string]*owners {
	index := make(map[string]*owners)
	for _, f := range x.forms {
		if f.typ != fact.Person || f.kind != fact.Name || f.name.bare() {
			continue
		}
		for p, units := range x.partsOf(f.name) {
			for _, u := range units {
				addOwner(index, shortKey(u), part(p), f.group)
			}
		}
		if u := x.barrel(f); u != "" {
			addOwner(index, shortKey(u), otherFamilyName, f.group)
		}
		if u := fold(quotedName(x.ms[f.ms[0]].Text)); u != "" {
			addOwner(index, shortKey(u), givenName, f.group)
		}
	}
	x.addCouples(index)
	return index
}

// barrel is the first part of a double family name, "kalna" of "Ilze Kalna-Brant", by which she may be called as well; "" of a given name
// as in "Kim Jong-un".
func (x *resolution) barrel(f *form) string {
	name := strings.Fields(x.ms[f.ms[0]].Text)
	first, second, ok := strings.Cut(name[len(name)-1], "-")
	u := fold(first)
	if !ok || len(u) < 4 || particles[u] || familyFirst[f.name.units[0]] || !capitalised(first) || !capitalised(second) {
		return ""
	}
	return u
}

// quotedName is the one word in quotation marks inside a full name, "Duke" of 'Ann "Duke" Lee'; "" when there is none.
func quotedName(name string) string {
	for _, marks := range [...][2]string{{"\"", "\""}, {"“", "”"}, {" '", "' "}, {" ‘", "’ "}} {
		_, rest, ok := strings.Cut(name, marks[0])
		nick, _, closed := strings.Cut(rest, marks[1])
		if ok && closed && capitalised(nick) && !strings.ContainsAny(nick, " .") {
			return nick
		}
	}
	return ""
}

func addOwner(index map[string]*owners, key string, p part, g *group) {
	o := index[key]
	if o == nil {
		o = new(owners)
		index[key] = o
	}
	if !slices.Contains(o[p], g) && len(o[p]) < mostCompared {
		o[p] = append(o[p], g)
	}
}

// partsOf lists the units by which a person may be called.
func (x *resolution) partsOf(n personName) [parts][]string {
	var out [parts][]string
	first := n.units[n.lead]
	out[familyName] = []string{n.last()}
	if len(n.units)-n.lead >= 3 {
		if second := n.units[n.lead+1]; len(second) > 2 && !particles[second] && !x.given(second) {
			out[otherFamilyName] = append(out[otherFamilyName], second)
		}
	}
	switch {
	case len(first) < 2:
	case familyFirst[first] || !x.given(first):
		out[otherFamilyName] = append(out[otherFamilyName], first)
	default:
		out[givenName] = append(out[givenName], first)
	}
	return out
}

func (x *resolution) given(unit string) bool {
	_, ok := x.g.GivenName(unit)
	return ok
}

// addCouples splits bare names that occur with titles of both genders and nobody's full
// name, "Mr Smith" and "Mrs Smith", into two people.
func (x *resolution) addCouples(index map[string]*owners) {
	for _, f := range slices.Clone(x.forms) {
		if f.typ != fact.Person || f.kind != fact.Name || !f.name.bare() || index[shortKey(f.name.short())] != nil {
			continue
		}
		var byGender [3][]int
		for _, i := range f.ms {
			byGender[x.ms[i].title.gender] = append(byGender[x.ms[i].title.gender], i)
		}
		men, women := byGender[gazetteer.Male], byGender[gazetteer.Female]
		if len(men) == 0 || len(women) == 0 {
			continue
		}
		for _, ms := range [][]int{men, women} {
			g := x.splitOff(f, ms)
			g.gender = x.ms[ms[0]].title.gender
			addOwner(index, shortKey(f.name.short()), familyName, g)
		}
	}
}

// splitOff moves mentions of f into a form and an entity of their own.
func (x *resolution) splitOff(f *form, ms []int) *group {
	if len(ms) == len(f.ms) {
		return f.group
	}
	part := *f
	part.ms = ms
	g := x.newGroup(&part)
	x.forms = append(x.forms, &part)
	for _, i := range ms {
		x.ms[i].form = &part
	}
	f.ms = slices.DeleteFunc(f.ms, func(i int) bool { return x.ms[i].form != f })
	return g
}

// verdict is to whom a mention of a short name goes.
type verdict struct {
	owner *group
	among string // the candidates' places, when ambiguous
	by    sieve
}

// shareOut gives each mention of f to its owner; what is ambiguous between the same
// people stays together as an entity with candidates.
func (x *resolution) shareOut(f *form, o *owners) {
	if o == nil || len(f.ms) == 0 {
		return
	}
	o = x.withStranger(f, o)
	shares := make(map[verdict][]int)
	between := make(map[verdict][]*group)
	var order []verdict
	x.lastShort = make(map[*group]int)
	for _, i := range f.ms {
		v, cands := x.judge(&x.ms[i], i, f, o)
		if v.owner != nil {
			x.lastShort[v.owner] = x.ms[i].sent
		}
		if shares[v] == nil {
			order = append(order, v)
			between[v] = cands
		}
		shares[v] = append(shares[v], i)
	}
	for _, v := range order {
		g := x.splitOff(f, shares[v])
		switch {
		case v.owner != nil:
			if v.owner != g && !x.join(v.owner, g, v.by) {
				g.candidates = []*group{v.owner}
			}
		case len(between[v]) > 0:
			g.candidates = between[v]
			g.forms[0].by = byAmbiguous
		default:
			g.gender = x.genderOf(g)
		}
	}
}

// withStranger makes one of the mentions whose title rules out everybody who bears the name in full: "Mr. Obama" in a text that
// names Michelle Obama alone. The rest of f may then be that man's.
func (x *resolution) withStranger(f *form, o *owners) *owners {
	var ms []int
	for _, i := range f.ms {
		if m := &x.ms[i]; m.title.is() && len(o[familyName]) > 0 &&
			!slices.ContainsFunc(o[familyName], func(g *group) bool { return !x.ruledOut(m, g) }) {
			ms = append(ms, i)
		}
	}
	if len(ms) == 0 || len(ms) == len(f.ms) {
		return o
	}
	g := x.splitOff(f, ms)
	g.gender = x.genderOf(g)
	more := *o
	more[familyName] = append(slices.Clone(o[familyName]), g)
	return &more
}

// judge decides about one mention of a short name.
func (x *resolution) judge(m *mention, at int, f *form, o *owners) (verdict, []*group) {
	for p := familyName; p < parts; p++ {
		cands := x.admissible(m, at, f, o[p], p)
		if len(cands) == 0 {
			continue
		}
		owner := cands[0]
		if len(cands) > 1 {
			owner = x.prefer(m, at, cands)
		}
		if owner != nil {
			return verdict{owner: owner, by: map[part]sieve{familyName: bySurname, otherFamilyName: bySurname, givenName: byGivenName}[p]}, nil
		}
		return verdict{among: placesOf(cands), by: byAmbiguous}, cands
	}
	return verdict{}, nil
}

func placesOf(gs []*group) string {
	var b strings.Builder
	for _, g := range gs {
		b.WriteString(g.forms[0].key)
		b.WriteByte('\n')
	}
	return b.String()
}
