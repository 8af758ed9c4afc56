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
