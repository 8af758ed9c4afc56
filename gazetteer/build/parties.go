package main

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

// parties adds the political parties of all countries, but those that the lists have already.
func (b *build) parties() error {
	for _, l := range b.partyLists {
		b.partiesOf(l[0], l[1])
	}
	return nil
}

// partiesOf adds a country's parties as the Factbook lists them: "Brothers of Italy or FdI<br>Democratic Party or PD".
func (b *build) partiesOf(code, s string) {
	for _, line := range strings.Split(strings.ReplaceAll(s, "\u00a0", " "), "<br>") {
		line, note, _ := strings.Cut(line, "(")
		names := strings.Split(line, " or ")
		if also, _, ok := strings.Cut(note, ")"); ok && !strings.Contains(line, " or ") {
			names = append(names, also)
		}
		if party := partyName(names[0]); party != "" {
			b.party(code, party, names[1:])
		}
	}
}

// party adds one party. Its short forms, and a name of ordinary words such as "Democratic Party" that many bear, are not
// enough alone.
func (b *build) party(code, name string, short []string) {
	if fs := b.forms[name]; len(fs) > 0 && b.entries[fs[0].entry].typ == fact.Organisation {
		return
	}
	i := b.add(entry{typ: fact.Organisation, country: code})
	for _, s := range []string{name, strings.ReplaceAll(name, "Labor", "Labour")} {
		b.addForm(i, s, form{safe: strings.Count(s, " ") > 1 || !b.doubtful(s), rank: 4})
	}
	for _, s := range short {
		if s = partyName(s); len(s) > 2 && len(b.forms[s]) == 0 && !b.is(s, format.Common|format.NoName) {
			b.addForm(i, s, form{rank: 6})
		}
	}
}

// partyName is s without what the Factbook adds to a name, or nothing where s is none.
func partyName(s string) string {
	s = clean(strings.Trim(s, " ;,"))
	for _, start := range []string{"none", "other", "note", "independent", "numerous", "several", "various", "no ", "there ", "list of", "<"} {
		if strings.HasPrefix(strings.ToLower(s), start) {
			return ""
		}
	}
	if len(s) > 60 || s == "" || strings.ContainsAny(s, ":;,<>/\"[]") || s[0] < 'A' || s[0] > 'Z' && s[0] < 0x80 {
		return ""
	}
	return s
}
