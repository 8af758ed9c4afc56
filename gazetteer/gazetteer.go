// Package gazetteer knows names: countries with codes and demonyms, cities, organisations,
// titles and given names, compiled from open lists, and users' own lists on top.
package gazetteer

import "github.com/actant-project/actant/fact"

// Entry is one known thing. Aliases hold every further surface form under which it is found.
type Entry struct {
	ID      string    // "iso3166:RU", "geonames:5128581", "wikidata:Q22250", or a user's own; may be empty
	Name    string    // as it is shown
	Type    fact.Type // country place organisation person group event other
	Country string    // ISO 3166-1 alpha-2 of the country it lies in, stands for or belongs to; may be empty
	Aliases []string
	User    bool // from a user's list: always wins
}

// Match is an entry found under a surface form.
type Match struct {
	Entry *Entry
	Kind  fact.Kind // name; demonym for "Russian" (Entry is the country); metonym for "the Kremlin" never: that is an organisation
	// Capital is set when Entry is a place that is its country's capital.
	Capital bool
	// Safe says that the surface form alone is enough to take it for this entry ("Brussels",
	// not "Reading" or "Nice" or "Turkey" in lower case).
	Safe bool
}

// TitleClass says what a title does.
type TitleClass uint8

// The classes of title.
const (
	NoTitle    TitleClass = iota
	Honorific             // Mr, Dr, Sir
	Office                // President, Secretary of State, chief executive
	Rank                  // General, Sgt
	Occupation            // lawyer, spokesman, striker
)

// Gender of a given name, title or pronoun.
type Gender uint8

// The genders; a name used for both is Unknown.
const (
	Unknown Gender = iota
	Female
	Male
)
