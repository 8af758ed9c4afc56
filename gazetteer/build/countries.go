package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

// table reads a CSV file with a header into rows by column name.
func (b *build) table(name string) ([]map[string]string, error) {
	f, err := os.Open(filepath.Join(b.data, name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	var out []map[string]string
	for _, r := range rows[1:] {
		m := map[string]string{}
		for i, h := range rows[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out, nil
}

// countries adds every country and territory with its names, capital and people.
func (b *build) countries() error {
	rows, err := b.table("gazetteers/country-codes/country-codes.csv")
	if err != nil {
		return err
	}
	rows = append(rows, map[string]string{"ISO3166-1-Alpha-2": "XK", "CLDR display name": "Kosovo", "is_independent": "Yes", "FIPS": "KV", "Capital": "Pristina"})
	fips := map[string]string{"RI": "RS", "GM": "DE", "GZ": "PS", "WE": "PS"}
	for _, r := range rows {
		code := r["ISO3166-1-Alpha-2"]
		if code == "AQ" || code == "UM" || code == "BQ" {
			continue
		}
		typ := fact.Place
		if r["is_independent"] == "Yes" || code == "TW" || code == "PS" {
			typ = fact.Country
		}
		b.country[code] = b.add(entry{id: "iso3166:" + code, typ: typ, country: code})
		if _, taken := fips[r["FIPS"]]; !taken && r["FIPS"] != "" {
			fips[r["FIPS"]] = code
		}
	}
	if err := b.countryForms(); err != nil {
		return err
	}
	for _, r := range rows {
		b.countryRow(r)
	}
	return b.factbook(fips)
}

func (b *build) countryRow(r map[string]string) {
	i, ok := b.country[r["ISO3166-1-Alpha-2"]]
	if !ok {
		return
	}
	for _, col := range []string{"CLDR display name", "UNTERM English Short", "UNTERM English Formal", "official_name_en"} {
		name := strings.TrimRight(strings.TrimPrefix(r[col], "the "), " *")
		name = strings.TrimSuffix(name, " (the)")
		if name == "" || strings.ContainsAny(name, "(,*") {
			continue
		}
		for _, n := range []string{name, strings.Replace(name, "St. ", "Saint ", 1), strings.ReplaceAll(name, " & ", " and ")} {
			if n != "Congo" && n != "Georgia" && n != "Jordan" && n != "Chad" {
				b.addForm(i, n, form{safe: true, rank: 0})
			}
		}
	}
	if c := r["Capital"]; c != "" {
		b.capital(i, c)
	}
}

// capital adds the capital of country i; territories' capitals are ordinary cities.
func (b *build) capital(i int, name string) {
	e := b.entries[i]
	if e.typ != fact.Country || e.country == "PS" {
		return
	}
	c := b.add(entry{typ: fact.Place, country: e.country, capital: true})
	f := form{safe: !b.is(name, format.Common), rank: 1}
	switch name {
	case "Victoria", "Georgetown", "Hamilton", "San Jose", "Kingston", "Santiago", "Bridgetown", "Jamestown", "Stanley":
		f.safe = false
	case "Washington", "Sofia", "Paris", "London", "Vienna", "Lima", "Male", "Nice":
		f.safe = name != "Male" && name != "Nice"
	}
	b.addForm(c, name, f)
	for _, also := range capitalForms[name] {
		b.addForm(c, also, form{safe: true, rank: 1})
	}
}

var capitalForms = map[string][]string{
	"Washington": {"Washington, D.C.", "Washington, DC", "Washington D.C.", "Washington DC", "D.C."},
	"Kyiv":       {"Kiev"}, "Beijing": {"Peking"}, "Brasilia": {"Brasília"}, "Bogota": {"Bogotá"}, "Asuncion": {"Asunción"},
	"Yangon": {"Rangoon"}, "Nay Pyi Taw": {"Naypyidaw", "Naypyitaw"}, "Nur-Sultan": {"Astana"}, "Sanaa": {"Sana'a"}, "Chisinau": {"Chișinău"},
	"Yaounde": {"Yaoundé"}, "N'Djamena": {"Ndjamena"}, "Ulaanbaatar": {"Ulan Bator"}, "Bern": {"Berne"}, "Pristina": {"Prishtina"},
	"Brussels": {"Bruxelles"}, "Mexico City": {"Ciudad de México"}, "Kuwait City": {}, "San Jose": {"San José"}, "Ashgabat": {"Ashkhabad"},
}

// countryForms reads this folder's own list of names and peoples.
func (b *build) countryForms() error {
	var bad error
	err := b.sections("countries.txt", func(_, line string) {
		line = strings.TrimPrefix(line, "place ")
		code, rest, _ := strings.Cut(line, ":")
		i, ok := b.country[code]
		if !ok {
			bad = fmt.Errorf("countries.txt: unknown code %q", code)
			return
		}
		names, peoples, _ := strings.Cut(rest, ";")
		for _, n := range strings.Split(names, "|") {
			b.addForm(i, strings.TrimPrefix(strings.TrimSpace(n), "the "), form{safe: true, rank: 0})
		}
		for _, p := range strings.Split(peoples, "|") {
			b.addForm(i, p, form{demonym: true, safe: true, rank: 0})
		}
	})
	if err == nil {
		err = bad
	}
	return err
}

// factbook adds peoples, long names and the surnames of those in office.
func (b *build) factbook(fips map[string]string) error {
	files, err := filepath.Glob(filepath.Join(b.data, "gazetteers/factbook/*/*.json"))
	if err != nil {
		return err
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		var doc map[string]any
		if err := json.Unmarshal(raw, &doc); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		gec := strings.ToUpper(strings.TrimSuffix(filepath.Base(name), ".json"))
		i, ok := b.country[fips[gec]]
		if !ok {
			continue
		}
		b.peoples(i, dig(doc, "People and Society", "Nationality", "noun"))
		b.peoples(i, dig(doc, "People and Society", "Nationality", "adjective"))
		b.partyLists = append(b.partyLists, [2]string{fips[gec], dig(doc, "Government", "Political parties")})
		for _, office := range []string{"chief of state", "head of government"} {
			b.leader(fips[gec], dig(doc, "Government", "Executive branch", office))
		}
	}
	return nil
}

func dig(v any, path ...string) string {
	for _, p := range append(path, "text") {
		m, ok := v.(map[string]any)
		if !ok {
			return ""
		}
		v = m[p]
	}
	s, _ := v.(string)
	return s
}

// peoples takes the plain forms of a nationality: "Angolan(s)", "Beninese (singular and plural)".
func (b *build) peoples(i int, s string) {
	if b.entries[i].country == "KP" || b.entries[i].country == "KR" || strings.ContainsAny(s, ";/") || strings.Contains(s, "man(men)") {
		return
	}
	s, _, _ = strings.Cut(s, ", and")
	for _, part := range strings.FieldsFunc(strings.ReplaceAll(s, " or ", ","), func(r rune) bool { return r == ',' }) {
		word, note, _ := strings.Cut(strings.TrimSpace(part), "(")
		word = strings.TrimSpace(word)
		name := len(b.entries[i].forms) > 0 && contains(b.entries[i].forms, word)
		if word == "" || name || word[0] < 'A' || word[0] > 'Z' || word == "NA" || word == "Congo" || word == "Congolese" || word == "Dominican" || word == "Chinese" {
			continue
		}
		b.addForm(i, word, form{demonym: true, safe: true, rank: 2})
		if strings.HasPrefix(note, "s)") {
			b.addForm(i, word+"s", form{demonym: true, safe: true, rank: 2})
		}
	}
}

// leader takes the surname, which is written in capitals, and the name of one in office.
func (b *build) leader(code, s string) {
	s, _, ok := strings.Cut(s, "(since")
	if !ok {
		return
	}
	var name []string
	for _, w := range strings.Fields(s) {
		if strings.HasSuffix(w, ".") || b.is(w, format.TitleStart|format.Modifier) && w != strings.ToUpper(w) {
			name = name[:0]
			continue
		}
		if w == strings.ToUpper(w) && len(w) > 2 {
			w = restoreCase(w)
			b.flag(w, format.Surname)
		} else if len(name) == 0 && letters(w) && w[0] >= 'A' && w[0] <= 'Z' && !b.is(w, format.Common) {
			b.flag(w, format.Given)
		}
		name = append(name, w)
	}
	if len(name) < 2 || len(name) > 4 || !letters(strings.Join(name, "")) || strings.ToLower(name[0]) == name[0] {
		return
	}
	i := b.add(entry{typ: fact.Person, country: code})
	b.addForm(i, strings.Join(name, " "), form{safe: true, rank: 1})
}
