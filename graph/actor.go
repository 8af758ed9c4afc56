package graph

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// Role is an office: what it is called and the key of what it is held in, or "".
type Role struct{ Title, Of string }

// Actor adds up what documents say of one entity, in integers only, so that a document can be taken
// out again and what is left is as though it had never come. The zero Actor is of no document.
type Actor struct {
	Names, Aliases, Metonyms       tally[string] // how often it is called so; for how many keys it stands
	Types                          tally[fact.Type]
	IDs                            tally[[2]string] // list, identifier
	Roles                          tally[Role]
	Mentions, Documents, Sentences int
}

func (a *Actor) add(e *entity) { a.count(e, 1) }

// count adds what a document says of the entity (sign 1), or takes it away (sign -1).
func (a *Actor) count(e *entity, sign int) {
	a.Documents += sign
	a.Mentions += sign * e.mentions
	a.Sentences += sign * e.sentences
	a.Types.add(e.typ, sign)
	if e.name != "" {
		a.Names.add(e.name, sign)
	}
	for _, x := range e.aliases {
		a.Aliases.add(x.Name, sign*x.Count)
	}
	for _, id := range e.ids {
		a.IDs.add(id, sign)
	}
	for _, r := range e.roles {
		a.Roles.add(Role{r.title, r.of}, sign)
	}
	if e.metonymOf != "" {
		a.Metonyms.add(e.metonymOf, sign)
	}
}

// Label is the name shown of the entity with that key.
func (a *Actor) Label(key string) string {
	if names := a.Names.ranked(strings.Compare); len(names) > 0 {
		return names[0]
	}
	return key
}

// Type is the commonest type, then the first in fact.Types.
func (a *Actor) Type() fact.Type {
	if types := a.Types.ranked(func(x, y fact.Type) int { return typeRank(x) - typeRank(y) }); len(types) > 0 {
		return types[0]
	}
	return fact.Other
}

// MetonymOf is the key of what it stands for, or "".
func (a *Actor) MetonymOf() string {
	if of := a.Metonyms.ranked(strings.Compare); len(of) > 0 {
		return of[0]
	}
	return ""
}

// Node is the entity with that key as a graph shows it. labelOf returns the label of another key, "" when there is no such entity.
func (a *Actor) Node(key string, labelOf func(key string) string) Node {
	n := Node{Key: key, Label: a.Label(key), Type: a.Type(), MetonymOf: a.MetonymOf(), Roles: a.shownRoles(labelOf),
		Mentions: int(count32(a.Mentions)), Documents: int(count32(a.Documents))}
	for _, x := range a.otherNames(n.Label) {
		n.Aliases = append(n.Aliases, fact.Alias{Name: x.Name, Count: int(count32(x.Count))})
	}
	for _, id := range a.commonestIDs() {
		if n.IDs == nil {
			n.IDs = make(map[string]string)
		}
		n.IDs[id[0]] = id[1]
	}
	return n
}

// otherNames lists the aliases but for the label, commonest first; names that lost are still names.
func (a *Actor) otherNames(label string) []fact.Alias {
	all := make(tally[string], len(a.Aliases)+len(a.Names))
	for name, n := range a.Aliases {
		all[name] = n
	}
	for name, n := range a.Names {
		if all[name] == 0 {
			all[name] = n
		}
	}
	var out []fact.Alias
	for _, name := range all.ranked(strings.Compare) {
		if name != label {
			out = append(out, fact.Alias{Name: name, Count: all[name]})
		}
	}
	return out
}

// commonestIDs returns one identifier of each list, by how common they are.
func (a *Actor) commonestIDs() [][2]string {
	var out [][2]string
	for _, id := range a.IDs.ranked(func(x, y [2]string) int { return slices.Compare(x[:], y[:]) }) {
		if !slices.ContainsFunc(out, func(have [2]string) bool { return have[0] == id[0] }) {
			out = append(out, id)
		}
	}
	return out
}

// shownRoles writes roles as "Title (where)", commonest first. Roles that differ only in case count together, as the commonest is written; a
// title that has a place is not listed again without one.
func (a *Actor) shownRoles(labelOf func(key string) string) []string {
	var shown, together tally[string]
	for r, n := range a.Roles {
		s := r.Title
		if r.Of != "" {
			if of := labelOf(r.Of); of != "" {
				s += " (" + of + ")"
			}
		}
		shown.add(s, n)
	}
	written := make(map[string]string)
	for _, s := range shown.ranked(strings.Compare) {
		lower := strings.ToLower(s)
		if written[lower] == "" {
			written[lower] = s
		}
		together.add(lower, shown[s])
	}
	ranked := together.ranked(strings.Compare)
	var out []string
	for _, role := range ranked {
		if !slices.ContainsFunc(ranked, func(other string) bool { return strings.HasPrefix(other, role+" (") }) {
			out = append(out, written[role])
		}
	}
	return out
}

// Clean drops the values that no document gives any more.
func (a *Actor) Clean() {
	a.Names.clean()
	a.Aliases.clean()
	a.Metonyms.clean()
	a.Types.clean()
	a.IDs.clean()
	a.Roles.clean()
}
