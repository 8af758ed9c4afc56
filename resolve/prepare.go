package resolve

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// prepare takes over the usable mentions: in range, on their own, without a possessive.
func (x *resolution) prepare(ms []fact.Mention) {
	x.ms = make([]mention, 0, len(ms))
	for _, m := range ms {
		if usable(x.d, m.Span) {
			if m.Span = text.Trim(x.d.Text, m.Span); m.Type != fact.Organisation || !x.listedBody(m.Span.Of(x.d.Text)) {
				m.Span = withoutPossessive(x.d.Text, m.Span)
			}
			x.ms = append(x.ms, mention{Mention: m})
		}
	}
	slices.SortStableFunc(x.ms, func(a, b mention) int { return a.Span.Compare(b.Span) })
	kept := x.ms[:0]
	for _, m := range x.ms {
		if m.Span.Len() == 0 || len(kept) > 0 && kept[len(kept)-1].Span.Overlaps(m.Span) {
			continue
		}
		kept = append(kept, m)
	}
	x.ms = x.withoutCountries(kept)
	for i := range x.ms {
		x.place(&x.ms[i])
	}
}

// withoutCountries parts "US Food Agency" into the country and a body that a list has under the shorter name as that country's.
func (x *resolution) withoutCountries(ms []mention) []mention {
	out := make([]mention, 0, len(ms))
	for _, m := range ms {
		name := m.Span.Of(x.d.Text)
		first, rest, ok := strings.Cut(name, " ")
		if ok && m.Type == fact.Organisation && m.ID == "" && strings.Contains(rest, " ") && x.g.Lookup(name) == nil {
			if c := x.countryNamed(first); c != nil && x.bodyOfCountry(rest, c.Country) {
				land := m
				land.Type, land.Span.End = fact.Country, m.Span.Start+len(first)
				m.Span.Start = m.Span.End - len(rest)
				out = append(out, land)
			}
		}
		out = append(out, m)
	}
	return out
}

// countryNamed is the country that a list knows by a name.
func (x *resolution) countryNamed(name string) *gazetteer.Entry {
	for _, m := range x.g.Lookup(name) {
		if m.Kind == fact.Name && m.Entry.Type == fact.Country {
			return m.Entry
		}
	}
	return nil
}

// bodyOfCountry says whether a list has an organisation of the country under the name.
func (x *resolution) bodyOfCountry(name, country string) bool {
	return slices.ContainsFunc(x.g.Lookup(name), func(m gazetteer.Match) bool {
		return m.Kind == fact.Name && m.Entry.Type == fact.Organisation && m.Entry.Country == country
	})
}

// usable says whether the text may be read at sp.
func usable(d *text.Document, sp text.Span) bool {
	return 0 <= sp.Start && sp.Start < sp.End && sp.End <= len(d.Text)
}

// listedBody says whether lists know a name as a body's: "Moody's" keeps its ending.
func (x *resolution) listedBody(name string) bool {
	known := x.g.Lookup(name)
	return len(known) > 0 && known[0].Safe && known[0].Entry.Type == fact.Organisation
}

// withoutPossessive cuts "'s" and a lone apostrophe off the end of a name.
func withoutPossessive(s string, sp text.Span) text.Span {
	for _, suffix := range [...]string{"'s", "’s", "'", "’"} {
		if t := sp.Of(s); len(t) > len(suffix) && strings.HasSuffix(t, suffix) {
			sp.End -= len(suffix)
			return sp
		}
	}
	return sp
}

// place finds the tokens and the sentence of m and fills its text.
func (x *resolution) place(m *mention) {
	m.Text = x.d.Slice(m.Span)
	m.Entity = 0
	if m.Kind == "" {
		m.Kind = fact.Name
	}
	if m.Type == "" {
		m.Type = fact.Other
	}
	m.first = x.d.TokenAt(m.Span.Start)
	m.last = m.first
	for m.last < len(x.d.Tokens) && x.d.Tokens[m.last].Start < m.Span.End {
		m.last++
	}
	m.sent = x.d.SentenceAt(m.Span.Start)
}

// token returns the token i as written, "" outside sentence sent.
func (x *resolution) token(i, sent int) string {
	if sent < 0 || i < x.d.Sentences[sent].First || i >= x.d.Sentences[sent].Last {
		return ""
	}
	return x.d.Slice(x.d.Tokens[i])
}

// lower is token in lower case; curly apostrophes are straight.
func (x *resolution) lower(i, sent int) string {
	return strings.ToLower(strings.ReplaceAll(x.token(i, sent), "’", "'"))
}

// makeForms gathers the mentions that are written alike and have one type.
func (x *resolution) makeForms() {
	type key struct {
		typ  fact.Type
		kind fact.Kind
		id   string
		text string
	}
	byKey := make(map[key]*form)
	for i := range x.ms {
		m := &x.ms[i]
		k := key{m.Type, m.Kind, m.ID, nameKey(m)}
		if k.typ == fact.Country {
			k.typ = fact.Place
		}
		f := byKey[k]
		if f == nil {
			f = &form{key: k.text, typ: m.Type, kind: m.Kind, id: m.ID, by: byExact}
			if f.typ == fact.Person {
				f.name = x.parsePerson(m.Text)
			}
			byKey[k] = f
			x.forms = append(x.forms, f)
			x.newGroup(f)
		}
		f.ms = append(f.ms, i)
		m.form = f
	}
}

// nameKey is the folded text; an organisation's leading article does not count.
func nameKey(m *mention) string {
	k := fold(m.Text)
	if m.Type != fact.Person {
		k = strings.TrimPrefix(k, "the ")
	}
	return k
}

// newGroup makes f an entity of its own for the time being.
func (x *resolution) newGroup(f *form) *group {
	g := &group{forms: []*form{f}, typ: f.typ, id: f.id, entry: f.entry}
	f.group = g
	return g
}

// join puts all forms of b into a, unless two lists' identities speak against it.
func (x *resolution) join(a, b *group, by sieve) bool {
	if a == b {
		return true
	}
	if a.id != "" && b.id != "" && a.id != b.id {
		return false
	}
	for _, f := range b.forms {
		f.group = a
		f.by = by
	}
	a.forms = append(a.forms, b.forms...)
	b.forms = nil
	if a.id == "" {
		a.id = b.id
	}
	if a.entry == nil {
		a.entry, a.typ = b.entry, b.typ
	}
	return true
}
