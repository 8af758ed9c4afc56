package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// identify looks every form up in the lists. Demonyms come last: "Korean" means the one
// Korea that the document names.
func (x *resolution) identify() {
	for _, f := range x.forms {
		if f.kind != fact.Demonym {
			x.setEntry(f, x.entryOf(f))
		}
	}
	present := make(map[string]bool)
	for _, f := range x.forms {
		if f.id != "" {
			present[f.id] = true
		}
	}
	for _, f := range x.forms {
		if f.kind == fact.Demonym {
			x.setEntry(f, x.countryOfDemonym(f, present))
		}
	}
}

// setEntry gives f and its entity the identity of e.
func (x *resolution) setEntry(f *form, e *gazetteer.Entry) {
	if e == nil {
		return
	}
	f.entry = e
	if f.id == "" {
		f.id = entryID(e)
	}
	if f.id == "" {
		return
	}
	f.group.entry, f.group.id, f.group.typ = e, f.id, e.Type
	if f.kind == fact.Name {
		f.typ = e.Type
		for _, i := range f.ms {
			x.ms[i].Type = e.Type
		}
	}
}

// entryID is the list's identifier; an entry without one is known by type and name,
// unless it is a person's.
func entryID(e *gazetteer.Entry) string {
	if e.ID != "" || e.Type == fact.Person && !e.User {
		return e.ID
	}
	return unlisted + string(e.Type) + "/" + e.Name
}

// unlisted marks identities that are not shown.
const unlisted = "\x00"

// entryOf finds the entry of a name or an acting capital.
func (x *resolution) entryOf(f *form) *gazetteer.Entry {
	if code, ok := strings.CutPrefix(f.id, "iso3166:"); ok {
		return x.g.CountryByCode(code)
	}
	for _, m := range x.g.Lookup(x.ms[f.ms[0]].Text) {
		switch {
		case m.Kind != fact.Name:
		case f.id != "":
			if m.Entry.ID == f.id {
				return m.Entry
			}
		case m.Entry.User || fits(f.typ, m):
			return m.Entry
		}
	}
	return nil
}

// fits says whether a mention of type t may be what the list says it is.
func fits(t fact.Type, m gazetteer.Match) bool {
	switch t {
	case m.Entry.Type:
		return m.Safe || t == fact.Country || t == fact.Organisation
	case fact.Place, fact.Organisation, fact.Other:
		return m.Safe && m.Entry.Type == fact.Country
	}
	return false
}

// countryOfDemonym returns the country f belongs to. When several share the word it is
// the only one of them that the document names, or none.
func (x *resolution) countryOfDemonym(f *form, present map[string]bool) *gazetteer.Entry {
	if code, ok := strings.CutPrefix(f.id, "iso3166:"); ok {
		return x.g.CountryByCode(code)
	}
	var named []*gazetteer.Entry
	for _, code := range sharedDemonyms[f.key] {
		if e := x.g.CountryByCode(code); e != nil && present[entryID(e)] {
			named = append(named, e)
		}
	}
	if len(named) == 1 {
		return named[0]
	}
	for _, m := range x.g.Lookup(x.ms[f.ms[0]].Text) {
		if m.Kind == fact.Demonym && m.Safe && sharedDemonyms[f.key] == nil {
			return m.Entry
		}
	}
	return nil
}

// linkSameID joins what a list calls by one identifier, and a name that was found in no
// list with the same name that was.
func (x *resolution) linkSameID() {
	byIdentity := make(map[string]*group)
	byName := make(map[string]*group)
	for _, f := range x.forms {
		if f.id == "" {
			continue
		}
		if g := byIdentity[f.id]; g != nil {
			x.join(g, f.group, byListOrExact(g, f))
		} else {
			byIdentity[f.id] = f.group
		}
		if k := string(f.typ) + " " + f.key; byName[k] == nil && f.kind == fact.Name {
			byName[k] = f.group
		}
	}
	for _, f := range x.forms {
		if f.id == "" && f.kind == fact.Name {
			if g := byName[string(f.typ)+" "+f.key]; g != nil {
				x.join(g, f.group, byExact)
			}
		}
	}
}

func byListOrExact(g *group, f *form) sieve {
	if g.forms[0].key == f.key {
		return byExact
	}
	return byID
}
