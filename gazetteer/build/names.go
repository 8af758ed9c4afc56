package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

// ownNames reads this folder's list of organisations, places, groups and events.
func (b *build) ownNames() error {
	var bad error
	err := b.sections("names.txt", func(section, line string) {
		code, rest, ok := strings.Cut(line, ": ")
		if !ok || !slices.Contains(fact.Types, fact.Type(section)) {
			bad = fmt.Errorf("names.txt: [%s] %s", section, line)
			return
		}
		if code == "-" {
			code = ""
		}
		i := -1
		names := strings.Split(rest, "|")
		if fact.Type(section) == fact.Place {
			i = b.known(strings.TrimSpace(names[0]), code)
		}
		if i < 0 {
			i = b.add(entry{typ: fact.Type(section), country: code})
		}
		for _, n := range names {
			b.addForm(i, n, form{safe: true, rank: 1})
		}
	})
	if err == nil {
		err = bad
	}
	return err
}

// known returns the entry of a place of that name in that country, or -1.
func (b *build) known(name, code string) int {
	for _, f := range b.forms[name] {
		if e := b.entries[f.entry]; e.country == code && e.typ == fact.Place && !f.demonym {
			return f.entry
		}
	}
	return -1
}

// doubtful reports whether a form says too little alone: an ordinary word, a name people
// bear, a word of the lists, or very short.
func (b *build) doubtful(s string) bool {
	if len(s) < 4 {
		return true
	}
	if !strings.ContainsAny(s, " -") {
		return b.words[format.Lower(s)] != 0
	}
	for _, w := range strings.Fields(s) {
		if b.words[format.Lower(w)]&(format.Common|format.Female|format.Male|format.Given|format.Surname) == 0 {
			return false
		}
	}
	return true
}

var countryNames = map[string]string{"Democratic Republic of the Congo": "CD", "Republic of the Congo": "CG", "Palestinian Territory": "PS",
	"Macedonia": "MK", "Swaziland": "SZ", "The Netherlands": "NL", "Cabo Verde": "CV", "U.S. Virgin Islands": "VI", "Macao": "MO", "Bonaire, Saint Eustatius and Saba": "BQ",
	"Georgia": "GE", "Jordan": "JO", "Chad": "TD", "Aland Islands": "AX", "Turkey": "TR"}

func (b *build) codeOf(country string) string {
	if c := countryNames[country]; c != "" {
		return c
	}
	for _, f := range b.forms[country] {
		if e := b.entries[f.entry]; strings.HasPrefix(e.id, "iso3166:") {
			return e.country
		}
	}
	return ""
}

// cities adds every city of the open list; those that many know come first and are safe.
func (b *build) cities() error {
	major := map[string]bool{}
	if err := b.sections("cities.txt", func(_, line string) {
		code, rest, _ := strings.Cut(line, ":")
		for _, n := range strings.Split(rest, ",") {
			major[code+strings.TrimSpace(n)] = true
		}
	}); err != nil {
		return err
	}
	rows, err := b.table("gazetteers/world-cities/world-cities.csv")
	if err != nil {
		return err
	}
	regions := map[string]bool{}
	for _, r := range rows {
		b.city(r["name"], b.codeOf(r["country"]), r["geonameid"], major)
		if s := r["subcountry"]; s != r["name"] {
			regions[b.codeOf(r["country"])+":"+s] = true
		}
	}
	return b.subregions(regions)
}

func (b *build) city(name, code, id string, major map[string]bool) {
	f := form{safe: !b.doubtful(name), rank: 5}
	if major[code+name] {
		f = form{safe: !b.is(name, format.Common), rank: 2}
	}
	if i := b.known(clean(name), code); i >= 0 {
		if b.entries[i].id == "" {
			b.entries[i].id = "geonames:" + id
		}
		return
	}
	if plain := unaccent(name); plain != name && b.doubtful(plain) {
		f.safe = false
	}
	if !f.safe && f.rank == 5 && !strings.Contains(name, " ") && (len(name) < 4 || b.is(name, format.Common|format.Given|format.Surname|format.Female|format.Male)) {
		return // an ordinary word or a person's name before it is a city few know
	}
	b.addForm(b.add(entry{id: "geonames:" + id, typ: fact.Place, country: code}), name, f)
}

// subregions adds provinces and states.
func (b *build) subregions(set map[string]bool) error {
	keys := make([]string, 0, len(set))
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		code, name, _ := strings.Cut(k, ":")
		if name == "N/A" || code == "" || len(b.forms[name]) > 0 || b.is(name, format.Common) {
			continue
		}
		b.addForm(b.add(entry{typ: fact.Place, country: code}), name, form{safe: !b.doubtful(name), rank: 4})
	}
	return nil
}
