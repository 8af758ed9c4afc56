package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// lawful are the verbs of what only the authorities of the country do in which it is done; evicting are those of what only they do to whoever
// has to leave it.
var (
	lawful   = setOf(strings.Fields("arrest detain jail imprison incarcerate rearrest sentence convict prosecute indict arraign handcuff fine acquit"))
	evicting = setOf(strings.Fields("deport expel banish extradite exile"))
)

// authority returns the country that did what the passive verb i tells without saying by whom: "was jailed in Chad", "was deported from Chad".
func (a *analysis) authority(i int) []actor {
	switch v := a.lemma(i); {
	case lawful[v]:
		return a.countryOf(a.prepOf(i, "in"))
	case evicting[v]:
		return a.countryOf(a.prepOf(i, "from"))
	}
	return nil
}

// countryOf returns the country that word h names, or in which the place lies that it names: "Lima, Peru".
func (a *analysis) countryOf(h int) []actor {
	if h < 0 {
		return nil
	}
	x, ok := a.nameAt(h)
	if k := a.childBy(h, "appos"); ok && a.es[x.entity].Type == fact.Place && k > h {
		x, ok = a.nameAt(k)
	}
	if !ok || a.es[x.entity].Type != fact.Country {
		return nil
	}
	return []actor{x}
}

// treeTaken reads "took six Chadians hostage", "holds them prisoner".
func (a *analysis) treeTaken(d *deed) (event, bool) {
	p := pattern{kind: fact.Assault, slots: []string{"obj"}}
	switch d.verb.lemma {
	case "take", "hold", "keep", "seize":
	default:
		return event{}, false
	}
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if k == d.obj && !d.passive || a.caseOf(k) != "" || !a.spelt(k, "hostage", "captive", "prisoner") {
			continue
		}
		if a.is(k, "prisoner") {
			p.kind = fact.Coerce
		}
		if of := *d; of.obj == k && of.iobj >= 0 { // of a passive, whose subject is whom it befalls
			of.obj = of.iobj
			return a.fitDeed(&of, &p)
		}
		return a.fitDeed(d, &p)
	}
	return event{}, false
}
