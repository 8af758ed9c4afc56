package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// entities makes the entities of the groups.
func (x *resolution) entities() []fact.Entity {
	out := make([]fact.Entity, len(x.groups))
	keys := make(map[string]int, len(x.groups))
	countries := x.countries()
	for i, g := range x.groups {
		aliases := x.aliases(g)
		e := fact.Entity{ID: i, Type: g.typ, Aliases: aliases, IDs: ids(g), Mentions: g.mentions}
		e.Name = x.nameOf(g, aliases)
		e.Key = uniqueKey(keys, string(e.Type)+"/"+slug(keyName(g, e.Name)))
		for _, c := range g.candidates {
			if len(c.forms) > 0 && c != g {
				e.Candidates = append(e.Candidates, fact.RefTo(c.index))
			}
		}
		slices.Sort(e.Candidates)
		e.Candidates = slices.Compact(e.Candidates)
		if g.typ == fact.Organisation {
			e.MetonymOf = metonymOf(g, countries)
		}
		out[i] = e
	}
	x.fillRoles(out)
	return out
}

// countries maps country codes to the document's entities.
func (x *resolution) countries() map[string]int {
	out := make(map[string]int)
	for i, g := range x.groups {
		if g.typ == fact.Country && g.entry != nil && g.entry.Country != "" {
			out[g.entry.Country] = i
		}
	}
	return out
}

// uniqueKey appends -2, -3 ... to a key that is taken.
func uniqueKey(keys map[string]int, key string) string {
	keys[key]++
	if keys[key] == 1 {
		return key
	}
	for {
		k := fmt.Sprintf("%s-%d", key, keys[key])
		if keys[k] == 0 {
			keys[k] = 1
			return k
		}
		keys[key]++
	}
}

// ids splits "iso3166:RU" into scheme and identifier; a bare identifier is a user's own.
func ids(g *group) map[string]string {
	if g.id == "" || strings.HasPrefix(g.id, unlisted) {
		return nil
	}
	scheme, id, ok := strings.Cut(g.id, ":")
	if !ok {
		scheme, id = "user", g.id
	}
	return map[string]string{scheme: id}
}

// aliases counts the written forms of names and demonyms, the commonest first. Acting
// capitals are none, unless nothing else names the entity.
func (x *resolution) aliases(g *group) []fact.Alias {
	counts := make(map[string]int)
	count := func(metonyms bool) {
		for _, f := range g.forms {
			if (f.kind == fact.Metonym) == metonyms {
				for _, i := range f.ms {
					counts[x.ms[i].Text]++
				}
			}
		}
	}
	if count(false); len(counts) == 0 {
		count(true)
	}
	out := make([]fact.Alias, 0, len(counts))
	for name, n := range counts {
		out = append(out, fact.Alias{Name: name, Count: n})
	}
	slices.SortFunc(out, func(a, b fact.Alias) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Name, b.Name))
	})
	return out
}

// keyName is what the key is made of: the list's name for what a list knows, so that
// one body has one key in all documents, whatever it is called there.
func keyName(g *group, name string) string {
	if g.entry != nil && (g.entry.User || g.typ != fact.Person) {
		return g.entry.Name
	}
	return name
}

// nameOf chooses the shown name: the list's for countries, places and users' entries,
// and for a body that the document calls by it; else the best of the document's own: full
// names before short ones, then the commonest.
func (x *resolution) nameOf(g *group, aliases []fact.Alias) string {
	listed := keyName(g, "")
	own := func(a fact.Alias) bool { return a.Name == listed }
	if listed != "" && (g.entry.User || g.typ != fact.Organisation || slices.ContainsFunc(aliases, own)) {
		return listed
	}
	best := slices.MinFunc(aliases, func(a, b fact.Alias) int {
		return cmp.Or(cmp.Compare(x.shortness(g, a.Name), x.shortness(g, b.Name)), cmp.Compare(shouted(a.Name), shouted(b.Name)),
			cmp.Compare(b.Count, a.Count), cmp.Compare(len(b.Name), len(a.Name)), cmp.Compare(a.Name, b.Name))
	})
	return strings.Join(strings.Fields(best.Name), " ")
}

// shortness is 0 for a name that can stand for the entity anywhere, higher for parts of it.
func (x *resolution) shortness(g *group, name string) int {
	if g.typ == fact.Person {
		n := x.parsePerson(name)
		switch {
		case n.bare() || n.lead > 0 || endsLonger(g, n):
			return 2
		case len(n.words[0]) == 1:
			return 1
		}
		return 0
	}
	key := strings.TrimPrefix(fold(name), "the ")
	for _, f := range g.forms {
		switch {
		case f.key != key:
		case f.by == byHead || f.by == byFirstWord:
			return 2
		case (isAcronym(name) || f.by == byDefinition && !strings.Contains(key, " ")) && len(g.forms) > 1 && g.entry == nil:
			return 1
		}
	}
	return 0
}

// endsLonger says whether n is the end of a longer name of g: "Peña Nieto".
func endsLonger(g *group, n personName) bool {
	return slices.ContainsFunc(g.forms, func(f *form) bool {
		return len(f.name.words) > len(n.words) && endsWith(f.name.words, n.words)
	})
}

// shouted is 1 for a name in capitals of more than one word, or of more letters than acronyms have.
func shouted(name string) int {
	if name == strings.ToUpper(name) && !isAcronym(name) {
		return 1
	}
	return 0
}
