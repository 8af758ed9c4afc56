package decision

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Apply returns what f says under the decisions. It writes nothing to f, and returns f itself when no decision changes
// it. f is a raw extraction with its text; without the text, decisions on single pieces of evidence find nothing.
// What it returns keeps the promises of the machine contract; only a relation that people call alleged may lie in no statement.
func (o *Overlay) Apply(f *fact.Facts) *fact.Facts {
	if f == nil || !o.touches(f) {
		return f
	}
	a := &applying{o: o, f: f, document: cmp.Or(f.Doc.ID, f.Doc.Source)}
	a.followMentions()
	a.followRest()
	a.arrange()
	out := *f
	out.Entities = a.entities()
	out.Mentions = a.mentions()
	out.Statements = a.statements()
	out.Relations = a.relations(out.Statements)
	out.Cooccurrences = a.cooccurrences(out.Mentions, out.Entities)
	if reflect.DeepEqual(&out, f) {
		return f
	}
	return &out
}

// applying is one document on its way through an overlay.
type applying struct {
	o        *Overlay
	f        *fact.Facts
	document string
	parts    []*part
	of       []*part   // by mention of f; nil: of no entity
	byEntity [][]*part // by entity of f: what became of it, the main part first
	groups   []*group  // the entities to be, in order
}

// part is that part of an entity which goes one way: all of it, unless it is split.
type part struct {
	entity   int // of f
	key      string
	name     string // that a split gave, or ""
	mentions []int  // of f, ascending
	named    int    // how many of them can stand for an entity
	group    *group // nil: dropped
}

// group is an entity to be.
type group struct {
	key   string
	parts []*part
	index int
	typ   fact.Type // known once the entity is built
}

// named reports whether a mention of that kind can stand for an entity.
func named(k fact.Kind) bool { return k == fact.Name || k == fact.Demonym || k == fact.Metonym }

// clean is a written form with single spaces.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// follow leads a mention, written in one of forms, from its key to the last; name is what the last split gave.
func (a *applying) follow(key string, forms ...string) (last, name string) {
	at := -1
	for {
		i := slices.IndexFunc(a.o.steps[key], func(s step) bool { return s.at > at && a.takes(&s, forms) })
		if i < 0 {
			return key, name
		}
		s := &a.o.steps[key][i]
		if s.split {
			name = s.name
		}
		at, key = s.at, s.to
	}
}

func (a *applying) takes(s *step, forms []string) bool {
	return (s.documents == nil || s.documents[a.document]) &&
		(s.forms == nil || slices.ContainsFunc(forms, func(f string) bool { return s.forms[f] }))
}

// followMentions finds where each mention goes. A pronoun or a description goes with the name before it, else with the one after.
func (a *applying) followMentions() {
	a.of = make([]*part, len(a.f.Mentions))
	a.byEntity = make([][]*part, len(a.f.Entities))
	last := make([]string, len(a.f.Entities))
	for i := len(a.f.Mentions) - 1; i >= 0; i-- { // so that last is the first name at the end
		if m := &a.f.Mentions[i]; a.entityOf(m) >= 0 && named(m.Kind) {
			last[a.entityOf(m)] = clean(m.Text)
		}
	}
	for i := range a.f.Mentions {
		m := &a.f.Mentions[i]
		e := a.entityOf(m)
		if e < 0 {
			continue
		}
		forms := []string{clean(m.Text)}
		if named(m.Kind) {
			last[e] = forms[0]
		} else {
			forms = append(forms, last[e])
		}
		p := a.part(e, forms)
		p.mentions = append(p.mentions, i)
		if named(m.Kind) {
			p.named++
		}
		a.of[i] = p
	}
}

func (a *applying) entityOf(m *fact.Mention) int {
	if e := m.Entity.Index(); e < len(a.f.Entities) {
		return e
	}
	return -1
}

// part returns the part of an entity that is written in one of forms.
func (a *applying) part(e int, forms []string) *part {
	key, name := a.follow(a.f.Entities[e].Key, forms...)
	if i := slices.IndexFunc(a.byEntity[e], func(p *part) bool { return p.key == key }); i >= 0 {
		return a.byEntity[e][i]
	}
	p := &part{entity: e, key: key, name: name}
	a.byEntity[e] = append(a.byEntity[e], p)
	a.parts = append(a.parts, p)
	return p
}

// followRest finds where entities go that no mention names, and puts the main part of each entity first: the one that
// is not split off, else the one most often named.
func (a *applying) followRest() {
	for e := range a.byEntity {
		if len(a.byEntity[e]) == 0 {
			a.part(e, nil)
		}
		slices.SortStableFunc(a.byEntity[e], func(p, q *part) int {
			return cmp.Or(cmp.Compare(b2i(p.name != ""), b2i(q.name != "")), cmp.Compare(q.named, p.named))
		})
	}
}

// arrange makes groups of the parts of one key, in the order of their first mentions, and drops those that
// are hidden, or of which a split left nothing that names them.
func (a *applying) arrange() {
	byKey := make(map[string]*group)
	for _, p := range a.parts {
		g := byKey[p.key]
		if g == nil {
			g = &group{key: p.key}
			byKey[p.key] = g
			a.groups = append(a.groups, g)
		}
		g.parts = append(g.parts, p)
	}
	a.groups = slices.DeleteFunc(a.groups, func(g *group) bool {
		lost := slices.ContainsFunc(g.parts, func(p *part) bool { return len(a.byEntity[p.entity]) > 1 }) &&
			!slices.ContainsFunc(g.parts, func(p *part) bool { return p.named > 0 })
		return lost || a.o.hidden[g.key]
	})
	slices.SortStableFunc(a.groups, func(g, h *group) int { return cmp.Compare(a.first(g), a.first(h)) })
	for i, g := range a.groups {
		g.index = i
		for _, p := range g.parts {
			p.group = g
		}
		slices.SortFunc(g.parts, func(p, q *part) int { return cmp.Compare(p.entity, q.entity) })
	}
}

// first is where a group is mentioned first; those not mentioned come last, in their old order.
func (a *applying) first(g *group) int {
	at := len(a.f.Mentions) + len(a.f.Entities)
	for _, p := range g.parts {
		if len(p.mentions) > 0 {
			at = min(at, p.mentions[0])
		} else {
			at = min(at, len(a.f.Mentions)+p.entity)
		}
	}
	return at
}

func (p *part) index() int {
	if p.group == nil {
		return -1
	}
	return p.group.index
}

// entity returns what became of an entity of f, or -1.
func (a *applying) entity(e int) int {
	if e < 0 || e >= len(a.byEntity) {
		return -1
	}
	return a.byEntity[e][0].index()
}

func (a *applying) ref(r fact.Ref) fact.Ref { return fact.RefTo(a.entity(r.Index())) }

// entityAt returns what became of an entity where span mentions it: the mention that shares most with it, else the
// nearest one.
func (a *applying) entityAt(e int, span text.Span) int {
	if e < 0 || e >= len(a.byEntity) || len(a.byEntity[e]) == 1 || span.IsZero() {
		return a.entity(e)
	}
	best, gap := a.byEntity[e][0], 1<<62
	for _, p := range a.byEntity[e] {
		for _, i := range p.mentions {
			m := a.f.Mentions[i].Span
			if g := max(m.Start, span.Start) - min(m.End, span.End); g < gap {
				best, gap = p, g
			}
		}
	}
	return best.index()
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
