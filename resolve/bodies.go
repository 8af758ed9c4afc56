package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// bodyKinds is what a body may be: a firm, a club, a party.
type bodyKinds uint16

const (
	firm bodyKinds = 1 << iota
	bank
	press
	agency // of a state
	club
	party
	union
	charity
	armed
	police
	assembly // that decides together, or the seat of those who do
	bloc     // of countries
	council  // of a town
	school
)

// bodyNouns say of what kinds the bodies are that they stand for.
var bodyNouns = kindsOf(map[string]bodyKinds{
	`company firm corporation manufacturer carmaker airline retailer startup start-up brewer insurer contractor conglomerate carrier
	railroad railway consultancy subsidiary drugmaker chipmaker planemaker automaker shipbuilder housebuilder homebuilder steelmaker
	utility studio`: firm,
	`lender bank`: bank,
	`newspaper magazine broadcaster daily weekly`: press,
	`agency regulator bureau`:                     agency,
	`authority`:                                   agency | council,
	`watchdog`:                                    agency | charity,
	`club`:                                        club,
	`party`:                                       party,
	`union`:                                       union,
	`charity foundation`:                          charity,
	`force`:                                       police | armed,
	`militia`:                                     armed,
	`bloc`:                                        bloc,
	`group`:                                       firm | charity | armed | union,
	`organisation organization`:                   charity | union | armed | agency,
	`institution`:                                 bank | charity | agency | school,
})

// nameKinds say of what kind a body is whose name holds the word.
var nameKinds = kindsOf(map[string]bodyKinds{
	`airlines airways shipping energy motors foods holdings holding industries trading steel oil petroleum water pharmaceuticals pharma
	enterprises capital partners logistics construction mining telecom communications technologies software robotics aerospace insurance
	cement stores terminals materials supermarkets hotels properties ventures resources minerals metals chemicals colliery iron company corporation`: firm,
	`bank bancorp banco banca banque sparkasse monetary`:                                              bank,
	`radio television tv broadcasting`:                                                                press,
	`agency commission authority bureau service inspectorate administration directorate`:              agency,
	`ministry department ombudsman secretariat office`:                                                agency,
	`police constabulary carabinieri garda gendarmerie`:                                               police | agency,
	`committee subcommittee parliament senate congress assembly court tribunal jury commission panel`: assembly,
	`council`:                                   assembly | council,
	`community communities states bloc`:         bloc,
	`fc ac afc cf rfc rovers wanderers hotspur`: club,
	`party partei partido parti`:                party,
	`union federation guild workers teamsters`:  union,
	`foundation trust watch international institute fund society relief charity amnesty association alliance network coalition`: charity,
	`brigade brigades army forces militia guards resistance`:                                                                    armed,
	`university college school academy polytechnic`:                                                                             school,
})

func kindsOf(lists map[string]bodyKinds) map[string]bodyKinds {
	m := make(map[string]bodyKinds)
	for list, k := range lists {
		for w := range strings.FieldsSeq(list) {
			m[w] |= k
		}
	}
	return m
}

// body is what has been said of an organisation so far.
type body struct {
	kinds  bodyKinds // by the words of its name
	said   bodyKinds // by what the text calls it
	called set       // nouns that stand for it: "court" for "Supreme Court", "regulator" for "Ofwat, the regulator"
	words  set       // what stands before those nouns: "buyout" of "a buyout firm"
	places []*group  // where it is said to be: Peru for "a Peruvian bank", "Peru's Banco Sol"
	times  int       // it was named or meant
}

// bodyOf is what is known of g.
func (w *things) bodyOf(g *group) *body {
	b := w.bodies[g]
	if b == nil {
		b = &body{called: make(set), words: make(set)}
		w.bodies[g] = b
	}
	return b
}

// learn notes what the name and its apposition say of a body.
func (w *things) learn(m *mention) {
	x := w.x
	b := w.bodyOf(m.form.group)
	b.times++
	for t := m.first; t < m.last; t++ {
		word := x.lower(t, m.sent)
		b.kinds |= nameKinds[word]
		if m.last-m.first > 1 && (t == m.last-1 && legalForms[word]) {
			b.kinds |= firm
		}
		if strings.HasSuffix(word, "bank") {
			b.kinds |= bank
		}
		if t == m.last-1 && t > m.first && x.g.Word(word).Is(gazetteer.News) {
			b.kinds |= press
		}
	}
	if b.kinds&party != 0 {
		b.kinds &^= union // a Workers' Party
	}
	if x.representsWorkers(m) {
		b.said |= union
	}
	if blocs[m.form.key] {
		b.kinds |= bloc
	}
	for _, h := range x.nameHeads(m) {
		b.called[h] = h != "press" && h != "government" // those mean many
	}
	for _, i := range x.bodyCalls(m) {
		if h := x.lower(i, m.sent); bodyNouns[h] != 0 || nounTypes()[h] == fact.Organisation && x.dep(i) == "appos" {
			b.called[h] = true
			b.called[alsoCalled[h]] = true
			b.said |= bodyNouns[h]
			w.learnWords(b, i, m)
		} else if makers[h] {
			b.said |= firm
		}
	}
	w.learnPlaces(b, m)
}

// makers are called so for what they do; people are, too.
var makers = words(`operator maker manufacturer builder developer supplier producer distributor publisher exporter importer owner`)

// alsoCalled are nouns that say the same of a body.
var alsoCalled = map[string]string{"airline": "carrier", "carrier": "airline", "bank": "lender", "lender": "bank", "railway": "railroad", "railroad": "railway",
	"carmaker": "automaker", "automaker": "carmaker", "newspaper": "daily", "company": "firm", "firm": "company"}

// blocs are countries together whose names do not say so.
var blocs = set{"european union": true, "eu": true, "african union": true, "eurasian economic union": true, "arab league": true, "mercosur": true,
	"caricom": true, "ecowas": true, "asean": true, "association of southeast asian nations": true, "gulf cooperation council": true, "brics": true}

// representsWorkers says whether the body is said to speak for those who work: "Unite, which represents 1,900 drivers".
func (x *resolution) representsWorkers(m *mention) bool {
	if !x.hasTree(m.sent) {
		return false
	}
	own := x.headOf(m.first, m.last)
	for i := m.last; i < min(m.last+8, x.d.Sentences[m.sent].Last); i++ {
		if x.parse[i].Lemma != "represent" || x.subjectOf(i, m.sent) != own {
			continue
		}
		for t := i + 1; t < min(i+10, x.d.Sentences[m.sent].Last); t++ {
			if workers[x.lower(t, m.sent)] && x.above(i, t) {
				return true
			}
		}
	}
	return false
}

var workers = words(`workers employees staff members crew crews drivers pilots nurses doctors teachers miners dockers dockworkers steelworkers journalists
	officers firefighters seafarers sailors guards clerks postmen lecturers actors writers players farmworkers cleaners`)

// bodyCalls are the nouns by which a text introduces a body: "Ofwat, the regulator", "the union Havens", "the ANF agency",
// "Ofwat is a regulator".
func (x *resolution) bodyCalls(m *mention) []int {
	s := m.sent
	if !x.hasTree(s) {
		return nil
	}
	own := m.first
	for own < m.last-1 && x.up(own) >= m.first && x.up(own) < m.last {
		own++
	}
	var out []int
	keep := func(i int) {
		if i >= 0 && x.nameAt(i) == nil {
			out = append(out, i)
		}
	}
	keep(x.child(own, s, "appos"))
	up, behind := x.up(own), m.last
	switch x.dep(own) {
	case "appos", "flat":
		keep(up)
	case "compound":
		if x.lower(m.first-1, s) == "the" && (up == behind || up == behind+1) {
			keep(up)
		}
	case "nsubj":
		if x.child(up, s, "cop") >= 0 && x.child(up, s, "advmod", "aux") < 0 {
			keep(up)
		}
	}
	if i := m.first - 1; bodyNouns[x.lower(i, s)] != 0 || x.up(i) == own && (x.dep(i) == "compound" || x.dep(i) == "appos" || x.dep(i) == "flat") {
		keep(i)
	}
	return out
}

// How well a noun fits a body.
const (
	misfit = iota
	open   // nothing is known of the body
	kin    // "agency" for a Commission
	taught // "agency" for a body that was called a regulator
	own    // "commission" for a Commission
)

// fits says how well the noun fits g.
func (w *things) fits(noun string, g *group) int {
	b := w.bodyOf(g)
	switch k := bodyNouns[noun]; {
	case b.called[noun] && noun == "group":
		return kin // what is no Group is called so, too
	case b.called[noun]:
		return own
	case k&b.said != 0 && !general[noun]:
		return kin // "the airline" for what was called a brewer
	case k&b.said != 0:
		return taught
	case k&b.kinds != 0:
		return kin
	case k != 0 && b.kinds|b.said == 0:
		return open
	}
	return misfit
}

// leastAhead is by how much a body must fit better than another one.
const leastAhead = 5

// meantBody is the body that "the agency" at token i means: the one that fits best by its name and by what it was called, was named
// last and is named most; nil when another comes close. The subject of its clause is not meant.
func (w *things) meantBody(noun string, s int, subject *group) *group {
	var best *group
	top, second, least := 0, 0, 0
	for _, g := range w.named {
		if g.typ != fact.Organisation || g == subject {
			continue
		}
		fit, score := w.suits(noun, g, s)
		switch {
		case score > top:
			best, top, second, least = g, score, top, fit
		case score > second:
			second = score
		}
	}
	if least < kin || top-second < leastAhead || noun == "group" && w.peoples > w.last[best]+2 {
		return nil // "the group" may be the movement that was named since
	}
	return best
}

// fitScores are what each fit is worth against nearness.
var fitScores = [...]int{misfit: 0, open: 4, kin: 8, taught: 12, own: 18}

// suits says how well the noun in sentence s fits g, and how likely g is meant: 0 when it can't be.
func (w *things) suits(noun string, g *group, s int) (fit, score int) {
	far := s - w.last[g]
	fit = w.fits(noun, g)
	if fit == misfit || far > remembered || fit == open && far > 1 {
		return fit, 0
	}
	score = 40 + fitScores[fit] + min(w.bodyOf(g).times, 4) - 2*min(far, 8)
	if fit == open && !general[noun] {
		score -= 2 // nothing says that this one is a carrier
	}
	return fit, score
}

// newcomer is a body without a name that a noun has brought in: "a company", "Peru's tax agency".
type newcomer struct {
	sent  int
	fresh bool // by "a" or "another"
}

// newBody notes that the noun at token i brings in a body without a name.
func (w *things) newBody(i, s int) {
	x := w.x
	noun := x.lower(i, s)
	if bodyNouns[noun] == 0 || x.meant[i] != nil || x.child(i, s, "cop", "appos", "flat") >= 0 {
		return
	}
	switch x.dep(i) {
	case "appos", "flat", "compound":
		return // says what a name is
	}
	det := x.child(i, s, "det", "nmod:poss")
	if det < 0 || x.parse[det].Deprel == "nmod:poss" && x.parse[det].UPOS == "PRON" {
		return
	}
	w.unnamed[noun] = newcomer{sent: s, fresh: indefinite[x.lower(det, s)]}
}

// stranger says whether "the agency" rather means a body without a name that came in since g was named, or at all where nothing but
// its nearness speaks for g.
func (w *things) stranger(noun string, g *group, s int) bool {
	n, ok := w.unnamed[noun]
	return ok && s-n.sent <= remembered && g.typ == fact.Organisation && (w.fits(noun, g) == open || n.fresh && w.last[g] <= n.sent)
}
