package resolve

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
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
	for _, g := range x.groups {
		g.mentions = 0
		g.start = x.ms[g.first].Span.Start
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
	out := make([]fact.Mention, 0, len(x.ms)+len(x.later))
	slices.SortFunc(x.later, func(a, b mention) int { return a.Span.Compare(b.Span) })
	x.reorder()
	later := x.later
	for i := range x.ms {
		m := &x.ms[i]
		for len(later) > 0 && later[0].Span.Start < m.Span.Start {
			out = append(out, later[0].counted())
			later = later[1:]
		}
		out = append(out, m.counted())
	}
	for i := range later {
		out = append(out, later[i].counted())
	}
	return out, x.entities()
}

// reorder sorts the entities by first mention of any kind: "in his first speech, Smith".
func (x *resolution) reorder() {
	for i := range x.later {
		m := &x.later[i]
		m.group.start = min(m.group.start, m.Span.Start)
	}
	slices.SortFunc(x.groups, func(a, b *group) int { return a.start - b.start })
	for i, g := range x.groups {
		g.index = i
	}
}

// counted returns the mention with its entity, which counts it.
func (m *mention) counted() fact.Mention {
	g := m.entityOf()
	g.mentions++
	m.Entity = fact.RefTo(g.index)
	return m.Mention
}

// links lists which form came into which entity by which sieve.
func (x *resolution) links() []Link {
	out := []Link{}
	for _, g := range x.groups {
		for _, f := range g.forms {
			if len(f.ms) == 0 {
				continue
			}
			l := Link{Form: x.ms[f.ms[0]].Text, Entity: g.index, Sieve: string(f.by), Count: len(f.ms)}
			for _, i := range f.ms {
				l.Spans = append(l.Spans, x.ms[i].Span)
			}
			out = append(out, l)
		}
	}
	for i := range x.later {
		m := &x.later[i]
		out = append(out, Link{m.Text, m.group.index, string(m.by), 1, []text.Span{m.Span}})
	}
	slices.SortStableFunc(out, func(a, b Link) int { return a.Entity - b.Entity })
	return out
}

// unnamed gathers the phrases of what is spoken of more than once and never named, in order of first mention.
func (x *resolution) unnamed() []fact.Unnamed {
	slices.SortStableFunc(x.aside, func(a, b mention) int { return a.Span.Compare(b.Span) })
	times := make(map[*group]int)
	for i := range x.aside {
		times[x.aside[i].group]++
	}
	out := []fact.Unnamed{}
	at := make(map[*group]int)
	for i := range x.aside {
		m := &x.aside[i]
		if times[m.group] < 2 || m.group.typ == "" {
			continue
		}
		if _, ok := at[m.group]; !ok {
			at[m.group] = len(out)
			out = append(out, fact.Unnamed{Type: m.group.typ})
		}
		u := &out[at[m.group]]
		m.Type = u.Type
		u.Mentions = append(u.Mentions, m.Mention)
	}
	return out
}
