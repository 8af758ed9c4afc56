package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

var companyForms = []string{" Corporation", " Inc.", " plc", " Company", " Limited", " Ltd.", " Corp.", " Incorporated", " Companies", " Group", " & Co.", " & Company",
	" Technologies", " Holdings", " Enterprises", " Solutions", " Systems", " International", " Financial Services"}

// companies adds the large listed companies under their full and short names.
func (b *build) companies() error {
	rows, err := b.table("gazetteers/sp500/constituents.csv")
	if err != nil {
		return err
	}
	for _, r := range rows {
		name, _, _ := strings.Cut(r["Security"], " (")
		name = clean(name)
		if fs := b.forms[name]; len(fs) > 0 && b.entries[fs[0].entry].typ == fact.Organisation {
			continue
		}
		i := b.add(entry{typ: fact.Organisation, country: "US"})
		b.addForm(i, name, form{safe: strings.Contains(name, " ") || !b.doubtful(name), rank: 3})
		for _, suffix := range companyForms {
			short, ok := strings.CutSuffix(name, suffix)
			if ok && len(b.forms[short]) == 0 && len(short) > 3 && (strings.Contains(short, " ") || !b.is(short, ^uint32(0))) {
				b.addForm(i, short, form{safe: !b.doubtful(short), rank: 3})
			}
		}
	}
	return nil
}

// congress adds members of the US Congress, presidents and vice presidents, and committees.
// The files are read line by line: they are flat enough to need no YAML parser.
func (b *build) congress() error {
	for _, name := range []string{"us-congress/legislators-current.yaml", "us-congress/executive.yaml"} {
		var wikidata, first, nick, last, full, wiki, gender string
		flush := func() {
			if first != "" && last != "" {
				b.politician(wikidata, first, nick, last, full, wiki, gender)
			}
			wikidata, first, nick, last, full, wiki, gender = "", "", "", "", "", "", ""
		}
		err := b.lines("gazetteers/"+name, func(line string) {
			if strings.HasPrefix(line, "- id:") {
				flush()
			}
			key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
			value = strings.Trim(value, `'"`)
			switch {
			case !strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "     "):
			case key == "wikidata":
				wikidata = value
			case key == "first":
				first = value
			case key == "nickname":
				nick = value
			case key == "last":
				last = value
			case key == "official_full":
				full = value
			case key == "wikipedia":
				wiki = value
			case key == "gender":
				gender = value
			}
		})
		if err != nil {
			return err
		}
		flush()
	}
	return b.committees()
}

func (b *build) politician(wikidata, first, nick, last, full, wiki, gender string) {
	bits := map[string]uint32{"F": format.Female, "M": format.Male}[gender]
	for _, g := range []string{first, nick} {
		if letters(g) && len(g) > 2 {
			b.flag(g, bits)
		}
	}
	if letters(last) {
		b.flag(last, format.Surname)
	}
	wiki, _, _ = strings.Cut(wiki, " (")
	names := []string{wiki, full, first + " " + last}
	if wiki == "" {
		names = []string{full, first + " " + last}
	}
	if nick != "" {
		names = append(names, nick+" "+last)
	}
	if wikidata != "" {
		wikidata = "wikidata:" + wikidata
	}
	i := b.add(entry{id: wikidata, typ: fact.Person, country: "US"})
	for _, n := range names {
		if strings.Contains(n, " ") {
			b.addForm(i, n, form{safe: true, rank: 2})
		}
	}
}

func (b *build) committees() error {
	return b.lines("gazetteers/us-congress/committees-current.yaml", func(line string) {
		name, ok := strings.CutPrefix(line, "  name: ")
		if !ok || strings.Contains(name, "Subcommittee") {
			return
		}
		i := b.add(entry{typ: fact.Organisation, country: "US"})
		b.addForm(i, name, form{safe: true, rank: 3})
		if chamber, of, ok := strings.Cut(name, " Committee on "); ok {
			of, _ = strings.CutPrefix(of, "the ")
			if !strings.Contains(of, ",") {
				b.addForm(i, chamber+" "+of+" Committee", form{safe: true, rank: 3})
			}
		}
	})
}

// armedGroups adds the armed groups and the bodies of the dictionary of political actors whose
// names have two words or more and at least one that says what they are.
func (b *build) armedGroups() error {
	for _, name := range []string{"Phoenix.MilNonState.actors.txt", "Phoenix.International.actors.txt"} {
		path := filepath.Join("gazetteers/petrarch2", name)
		if _, err := os.Stat(filepath.Join(b.data, path)); err != nil {
			return fmt.Errorf("actors: %w", err)
		}
		err := b.actors(path, func(forms, codes []string) {
			if isPerson(codes) {
				return
			}
			i := -1
			for _, s := range forms {
				s = restoreCase(s)
				if !b.body(s) || len(b.forms[s]) > 0 {
					continue
				}
				if i < 0 {
					i = b.add(entry{typ: fact.Organisation})
				}
				b.addForm(i, s, form{safe: true, rank: 4})
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// body reports whether s reads as the name of an organisation and nothing less.
func (b *build) body(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 9 || strings.ContainsAny(s, "()/\"+.;,&") || b.is(words[0], format.TitleStart) && b.is(words[1], format.TitleStart) {
		return false
	}
	heads := 0
	for _, w := range words {
		if b.is(w, format.Head) && !b.is(w, format.TitleStart) {
			heads++
		}
	}
	return heads > 0 && !b.is(words[len(words)-1], format.TitleStart) && !b.is(words[0], format.Preposition) && words[0] != "The"
}
