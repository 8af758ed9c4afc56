package resolve

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// order gathers the entities that are left and sorts them by first mention.
func (x *resolution) order() {
	x.groups = x.groups[:0]
	for i := range x.ms {
		g := x.ms[i].form.group
		if g.mentions == 0 {
			g.first = i
			x.groups = append(x.groups, g)
		}
		g.mentions++
	}
	for i, g := range x.groups {
		g.index = i
		g.mentions = 0
		slices.SortFunc(g.forms, func(a, b *form) int { return first(a) - first(b) })
	}
}

// first is the first mention of a form; forms that were shared out have none.
func first(f *form) int {
	if len(f.ms) == 0 {
		return 1 << 30
	}
	return f.ms[0]
}

// entityOf is the entity of a mention of any kind, nil when it has none.
func (m *mention) entityOf() *group {
	if m.form != nil {
		return m.form.group
	}
	return m.group
}

// facts returns the result: all mentions in order, and the entities.
func (x *resolution) facts() ([]fact.Mention, []fact.Entity) {
	all := append(slices.Clone(x.ms), x.later...)
	slices.SortStableFunc(all, func(a, b mention) int { return a.Span.Compare(b.Span) })
	out := make([]fact.Mention, len(all))
	for i := range all {
		m := &all[i]
		g := m.entityOf()
		g.mentions++
		m.Entity = fact.RefTo(g.index)
		out[i] = m.Mention
	}
	return out, x.entities()
}

// links lists which form came into which entity by which sieve.
func (x *resolution) links() []Link {
	out := []Link{}
	for _, g := range x.groups {
		for _, f := range g.forms {
			if len(f.ms) > 0 {
				out = append(out, Link{x.ms[f.ms[0]].Text, g.index, string(f.by), len(f.ms)})
			}
		}
	}
	for i := range x.later {
		m := &x.later[i]
		by := byPronoun
		if m.Kind == fact.Nominal {
			by = byDescription
		}
		out = append(out, Link{m.Text, m.group.index, string(by), 1})
	}
	return out
}
