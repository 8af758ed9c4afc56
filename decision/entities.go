package decision

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

func (a *applying) entities() []fact.Entity {
	out := make([]fact.Entity, 0, len(a.groups))
	for _, g := range a.groups {
		out = append(out, a.build(g))
	}
	return out
}

// build makes the entity of a group. What its parts say of themselves is united; where they differ, the one whose own key this is wins.
func (a *applying) build(g *group) fact.Entity {
	parts := slices.Clone(g.parts)
	slices.SortStableFunc(parts, func(p, q *part) int {
		return cmp.Or(cmp.Compare(b2i(a.raw(p).Key != g.key), b2i(a.raw(q).Key != g.key)), cmp.Compare(len(q.mentions), len(p.mentions)))
	})
	g.typ = a.typeOf(g, parts)
	e := fact.Entity{ID: g.index, Key: g.key, Name: a.nameOf(g, parts), Type: g.typ}
	for _, p := range parts {
		raw := a.raw(p)
		e.Mentions += len(p.mentions)
		if len(p.mentions) == 0 {
			e.Mentions += raw.Mentions
		}
		if a.byEntity[p.entity][0] == p {
			a.inherit(&e, raw, p.name == "")
		}
	}
	slices.Sort(e.Candidates)
	e.Candidates = slices.Compact(e.Candidates)
	e.Aliases = a.aliases(g, parts, e.Name)
	return e
}

func (a *applying) raw(p *part) *fact.Entity { return &a.f.Entities[p.entity] }

// nameOf is the name that people gave, or that of the part that comes first.
func (a *applying) nameOf(g *group, parts []*part) string {
	return cmp.Or(a.o.names[g.key], parts[0].name, a.raw(parts[0]).Name)
}

// typeOf is the type that the key says, which a merge or a retype chose.
func (a *applying) typeOf(g *group, parts []*part) fact.Type {
	if t, _, _ := strings.Cut(g.key, "/"); slices.Contains(fact.Types, fact.Type(t)) && a.raw(parts[0]).Key != g.key {
		return fact.Type(t)
	}
	return a.raw(parts[0]).Type
}

// inherit adds to e what raw is known for; what lists say of it only where it is the one they mean.
func (a *applying) inherit(e *fact.Entity, raw *fact.Entity, listed bool) {
	for _, list := range slices.Sorted(maps.Keys(raw.IDs)) {
		if !listed {
			break
		}
		if e.IDs == nil {
			e.IDs = make(map[string]string)
		}
		if e.IDs[list] == "" {
			e.IDs[list] = raw.IDs[list]
		}
	}
	notSelf := func(r fact.Ref) fact.Ref {
		if r = a.ref(r); r.Index() == e.ID {
			return 0
		}
		return r
	}
	for _, r := range raw.Roles {
		if r.Of = notSelf(r.Of); !slices.Contains(e.Roles, r) {
			e.Roles = append(e.Roles, r)
		}
	}
	if e.MetonymOf.IsZero() {
		e.MetonymOf = notSelf(raw.MetonymOf)
	}
	for _, c := range raw.Candidates {
		if c = notSelf(c); !c.IsZero() {
			e.Candidates = append(e.Candidates, c)
		}
	}
}

// aliases adds up the written forms of the parts, and keeps names that gave way to another.
func (a *applying) aliases(g *group, parts []*part, shown string) []fact.Alias {
	counts := make(map[string]int)
	for _, p := range parts {
		if len(a.byEntity[p.entity]) > 1 {
			a.countForms(counts, p)
			continue
		}
		for _, x := range a.raw(p).Aliases {
			counts[x.Name] += x.Count
		}
	}
	keep := func(name string) {
		if name != "" && name != shown && counts[name] == 0 {
			counts[name] = 1
		}
	}
	if len(parts) > 1 || a.o.names[g.key] != "" {
		for _, p := range parts {
			keep(cmp.Or(p.name, a.raw(p).Name))
		}
	}
	for _, name := range a.o.also[g.key] {
		keep(name)
	}
	return sortedAliases(counts)
}

// countForms counts the written forms of a part of an entity. Acting capitals count only where nothing else names it.
func (a *applying) countForms(counts map[string]int, p *part) {
	any := false
	for _, metonyms := range []bool{false, true} {
		for _, i := range p.mentions {
			if m := &a.f.Mentions[i]; named(m.Kind) && (m.Kind == fact.Metonym) == metonyms && (!metonyms || !any) {
				counts[m.Text]++
				any = any || !metonyms
			}
		}
	}
}

func sortedAliases(counts map[string]int) []fact.Alias {
	out := make([]fact.Alias, 0, len(counts))
	for name, n := range counts {
		out = append(out, fact.Alias{Name: name, Count: n})
	}
	slices.SortFunc(out, func(x, y fact.Alias) int { return cmp.Or(cmp.Compare(y.Count, x.Count), cmp.Compare(x.Name, y.Name)) })
	return out
}

// mentions returns the mentions that are left. What a list said of a name that is split off holds no longer.
func (a *applying) mentions() []fact.Mention {
	out := make([]fact.Mention, 0, len(a.f.Mentions))
	for i, m := range a.f.Mentions {
		p := a.of[i]
		if p == nil {
			out = append(out, m)
			continue
		}
		if p.group == nil {
			continue
		}
		raw := a.raw(p)
		if m.Type == raw.Type { // a demonym's is that of a group, whatever its entity
			m.Type = p.group.typ
		}
		if p.name != "" {
			m.ID = ""
		}
		m.Entity = fact.RefTo(p.index())
		out = append(out, m)
	}
	return out
}
