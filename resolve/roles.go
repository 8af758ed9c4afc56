package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// role says that a person is introduced with an office: "US President Donald Trump".
type role struct {
	who    *group
	of     *group // country or organisation, may be nil
	head   string // last word, lower case
	phrase string // lower case
	text   string // as written
	class  gazetteer.TitleClass
	past   bool
	native bool // an occupation with a nationality, "Dutch lawyer", which is no office
	owned  bool // somebody's who may not be known: "the group's chair"
	at     int  // token of the person's name
}

// findRoles reads the offices in front of and behind people's names.
func (x *resolution) findRoles() {
	for i := range x.ms {
		m := &x.ms[i]
		if m.form.typ != fact.Person || m.form.group.typ != fact.Person || m.sent < 0 {
			continue
		}
		x.roleBefore(i)
		x.roleAcross(i)
		x.roleBehind(i)
	}
	x.indexRoles()
}

// indexRoles lists each office of each person once, by its last word and by its country
// or organisation.
func (x *resolution) indexRoles() {
	type office struct {
		who, of *group
		phrase  string
		past    bool
	}
	seen := make(map[office]bool, len(x.roles))
	x.heldAs, x.heldIn = make(map[string][]int), make(map[*group][]int)
	for i := range x.roles {
		r := &x.roles[i]
		k := office{r.who, r.of, r.phrase, r.past}
		if seen[k] {
			continue
		}
		seen[k] = true
		x.heldAs[r.head] = append(x.heldAs[r.head], i)
		for _, h := range spelledOut[r.head] {
			x.heldAs[h] = append(x.heldAs[h], i)
		}
		if r.of != nil {
			x.heldIn[r.of] = append(x.heldIn[r.of], i)
		}
	}
}

// addRole keeps a role that is more than an honorific.
func (x *resolution) addRole(m *mention, first, last int, class gazetteer.TitleClass, of *group) {
	if class == gazetteer.Honorific || class == gazetteer.NoTitle || first >= last {
		return
	}
	was := x.pastBefore(first, m.sent)
	owned := of != nil || x.ownedAt(first, m.sent)
	first, inside := x.skipPast(first, last, m.sent)
	t := x.phrase(first, last)
	x.roles = append(x.roles, role{
		who: m.form.group, of: of, head: x.lower(last-1, m.sent), phrase: strings.ToLower(t), text: t, class: class, at: m.first,
		past: was || inside, owned: owned,
	})
}

// ownedAt says whether an owner stands before token i.
func (x *resolution) ownedAt(i, sent int) bool {
	switch x.lower(i-1, sent) {
	case "'s", "'", "its", "their", "his", "her", "whose", "our", "my", "your":
		return true
	}
	return false
}

// skipPast steps over "former", "ex-" and the like at the start of a title.
func (x *resolution) skipPast(first, last, sent int) (int, bool) {
	start := first
	for first < last-1 && (past[x.lower(first, sent)] || first > start && x.lower(first, sent) == "-") {
		first++
	}
	return first, first > start
}

// pastBefore says whether "former", "ex-" or the like stands right before token i.
func (x *resolution) pastBefore(i, sent int) bool {
	if x.lower(i-1, sent) == "-" {
		i--
	}
	return past[x.lower(i-1, sent)]
}

// roleBefore reads "Ukraine's President", "US Defence Secretary" in front of a name.
func (x *resolution) roleBefore(i int) {
	m := &x.ms[i]
	if !m.title.is() {
		return
	}
	of, at := x.ownerBefore(i, m.title.first)
	wasPast := x.pastBefore(at, m.sent)
	if of == nil {
		of = x.countryBehind(i)
	}
	n := len(x.roles)
	x.addRole(m, m.title.first, m.title.last, m.title.class, of)
	if len(x.roles) > n {
		x.roles[n].past = x.roles[n].past || wasPast
		x.roles[n].native = i > 0 && of != nil && of == x.ms[i-1].form.group && m.title.class == gazetteer.Occupation && x.ms[i-1].Kind == fact.Demonym
	}
}

// roleAcross reads "the governor of the Central Bank, " and "Acme's chief executive, " in front of a name.
func (x *resolution) roleAcross(i int) {
	m := &x.ms[i]
	end := m.start() - 1
	if x.token(end, m.sent) != "," || x.lower(m.last, m.sent) == "and" || x.lower(m.last, m.sent) == "or" {
		return
	}
	var of *group
	before := i
	if i > 0 && x.ms[i-1].last == end && x.ms[i-1].sent == m.sent && x.ms[i-1].form.typ != fact.Person {
		of, before, end = x.ms[i-1].form.group, i-1, x.ms[i-1].first
		if x.lower(end-1, m.sent) == "the" {
			end--
		}
		if w := x.lower(end-1, m.sent); w != "of" && w != "for" && w != "at" {
			return
		}
		end--
	}
	floor := x.d.Sentences[m.sent].First
	if before > 0 {
		floor = max(floor, x.ms[before-1].last)
	}
	t := x.titleBefore(end, floor)
	if !t.is() || x.lower(t.first-1, m.sent) == "," {
		return
	}
	at := t.first
	if of == nil {
		of, at = x.ownerBefore(before, t.first)
	}
	was := x.pastBefore(at, m.sent)
	n := len(x.roles)
	x.addRole(m, t.first, t.last, t.class, of)
	if len(x.roles) > n {
		x.roles[n].past = x.roles[n].past || was
	}
}

// countryBehind is the country of "President Ada Roe of Chad"; nil when none is named so.
func (x *resolution) countryBehind(i int) *group {
	m := &x.ms[i]
	if i+1 == len(x.ms) || x.ms[i+1].first != m.last+1 || x.ms[i+1].sent != m.sent || x.lower(m.last, m.sent) != "of" || x.ms[i+1].form.group.typ != fact.Country {
		return nil
	}
	return x.ms[i+1].form.group
}

// spelledOut are the nouns that stand for whoever bears a title.
var spelledOut = map[string][]string{
	"rep": lawmakers, "rep.": lawmakers, "representative": lawmakers, "congressman": {"lawmaker"}, "congresswoman": {"lawmaker"},
	"sen": {"senator", "lawmaker"}, "sen.": {"senator", "lawmaker"}, "senator": {"lawmaker"}, "gov": {"governor"}, "gov.": {"governor"},
	"gen": {"general"}, "gen.": {"general"}, "col": {"colonel"}, "col.": {"colonel"}, "capt": {"captain"}, "capt.": {"captain"},
	"sgt": {"sergeant"}, "sgt.": {"sergeant"}, "adm": {"admiral"}, "adm.": {"admiral"}, "amb.": {"ambassador"},
}

var lawmakers = []string{"congressman", "congresswoman", "representative", "lawmaker"}

// ownerBefore returns the country or organisation right in front of token first, with or
// without a possessive, and the token where the whole begins.
func (x *resolution) ownerBefore(i, first int) (*group, int) {
	if i == 0 {
		return nil, first
	}
	p := &x.ms[i-1]
	if i > 1 && p.Kind == fact.Demonym && p.last == first && x.ms[i-2].sent == p.sent && x.ms[i-2].last == p.first-1 && strings.HasPrefix(x.lower(p.first-1, p.sent), "'") {
		p, first = &x.ms[i-2], p.first // "Leverkusen's Spanish coach"
	}
	end := p.last
	if s := x.lower(end, p.sent); s == "'s" || s == "'" {
		end++
	}
	if end != first || p.form.typ == fact.Person || p.sent != x.ms[i].sent {
		return nil, first
	}
	return p.form.group, p.first
}

// roleBehind reads ", the president of Russia," and ", Russia's president," behind a name.
func (x *resolution) roleBehind(i int) {
	m := &x.ms[i]
	at := m.last
	if x.token(at, m.sent) != "," {
		return
	}
	at++
	was := past[x.lower(at, m.sent)]
	if w := x.lower(at, m.sent); w == "the" || w == "a" || w == "an" || was {
		at++
	}
	if past[x.lower(at, m.sent)] {
		was = true
		at++
	}
	of, at := x.ownerAt(i+1, at)
	n, class, _ := x.titleAt(at, x.d.Sentences[m.sent].Last)
	if n == 0 || x.titleOfAnother(i, at+n) {
		return
	}
	if speech[x.lower(at+n, m.sent)] && x.token(at+n+1, m.sent) == "," {
		return // "Lee, the minister said, had left"
	}
	if w := x.lower(at+n, m.sent); of == nil && (w == "of" || w == "for" || w == "at") {
		next := at + n + 1
		if x.lower(next, m.sent) == "the" {
			next++
		}
		of, _ = x.ownerAt(i+1, next)
	}
	before := len(x.roles)
	x.addRole(m, at, at+n, class, of)
	if was && len(x.roles) > before {
		x.roles[before].past = true
	}
}

// ownerAt returns the entity of mention i when it starts at token at, and the token
// behind it and its possessive.
func (x *resolution) ownerAt(i, at int) (*group, int) {
	if i >= len(x.ms) || x.ms[i].first != at || x.ms[i].form.typ == fact.Person {
		return nil, at
	}
	p := &x.ms[i]
	end := p.last
	if s := x.lower(end, p.sent); s == "'s" || s == "'" {
		end++
	}
	return p.form.group, end
}

// titleOfAnother says whether the title that ends before token at belongs to the name
// behind it: in "Marco Rubio, CIA director John Ratcliffe" the title is Ratcliffe's.
func (x *resolution) titleOfAnother(i, at int) bool {
	for j := i + 1; j < len(x.ms) && x.ms[j].first <= at; j++ {
		if x.ms[j].first == at && x.ms[j].Type == fact.Person {
			return true
		}
	}
	return capitalised(x.token(at, x.ms[i].sent))
}

// fillRoles writes the offices that people hold into their entities.
func (x *resolution) fillRoles(es []fact.Entity) {
	type key struct {
		who    int
		phrase string
	}
	seen := make(map[key]int)
	for _, r := range x.roles {
		if r.past || r.native || r.head == "counterpart" || r.class != gazetteer.Office && r.of == nil {
			continue
		}
		of := fact.Ref(0)
		if r.of != nil {
			of = fact.RefTo(r.of.index)
		}
		e := &es[r.who.index]
		k := key{r.who.index, r.phrase}
		if n, ok := seen[k]; !ok {
			seen[k] = len(e.Roles)
			e.Roles = append(e.Roles, fact.Role{Title: r.text, Of: of})
		} else if e.Roles[n].Of.IsZero() {
			e.Roles[n].Of = of
		}
	}
}

// metonymOf returns the country that a seat of government stands for, if the document names it.
func metonymOf(g *group, countries map[string]int) fact.Ref {
	for _, f := range g.forms {
		if code, ok := seats[f.key]; ok {
			if i, ok := countries[code]; ok {
				return fact.RefTo(i)
			}
		}
	}
	return 0
}
