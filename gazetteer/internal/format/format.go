// Package format is what the compiled gazetteer's writer and reader agree on.
package format

import (
	"math/bits"
	"strings"
)

// The sections of the compiled file.
const (
	Forms    = iota // table: surface form -> a posting, or the index of the first of several
	Postings        // 4 bytes each, see the bits below
	Entries         // EntrySize bytes each: type, flags and id kind (1), further forms (1), country (2), id (4), first form (4), its place in FormRefs (4)
	FormRefs        // 4 bytes each: where the keys of further forms lie in Forms
	Firsts          // FirstSlots masks of 4 bytes: lengths of the forms that start with a word, by its hash
	Words           // table: lower-cased word or phrase -> the bits below
)

// EntrySize is the size of a record of an entry.
const EntrySize = 16

// FirstSlots is how many masks Firsts has; words that share one cost a look-up, no more.
const FirstSlots = 1 << 15

// The bits of a posting; the rest is the index of an entry.
const (
	One     = 1 << 31 // in Forms: this is the posting itself; in Postings: the last of its form
	Demonym = 1 << 30
	Safe    = 1 << 29
	Index   = 1<<24 - 1
)

// The kinds of identifier in a record.
const (
	NoID = iota
	ISO3166
	GeoNames
	Wikidata
)

// Capital is the flag of a record of a country's capital.
const Capital = 1

// The bits of a word.
const (
	Common         = 1 << iota // an ordinary English word
	Female                     // a given name
	Male                       // a given name; with Female one used for both
	Given                      // a given name of unknown gender
	Surname                    // a family name
	Suffix                     // a company's form: Inc, Holdings
	Head                       // ends the name of an organisation: University, Party
	HeadOf                     // starts the name of an organisation before "of" or "for"
	News                       // ends the name of a newspaper
	PlaceTail                  // ends the name of a place: River, Square
	PlaceHead                  // starts the name of a place: Mount, Lake
	EventTail                  // ends the name of an event: War, Summit
	LawTail                    // ends the name of a law or treaty
	Calendar                   // a month, a weekday, a zone of time
	Particle                   // within a surname: de, van, bin
	Speech                     // a verb of saying
	TitleStart                 // the first word of a title phrase
	Modifier                   // stands before a title: former, deputy
	Preposition                // of place: in, at, near
	Portfolio                  // what a minister minds: defence, public works
	PortfolioStart             // the first word of such a phrase
	OrgStart                   // starts the name of an organisation: FC, Banco, Parti
	NoName                     // an abbreviation that names nobody: CHF, PDF
	// Bits 24 to 26 hold the class of a title, 27 and 28 its gender.
	Firm  = 1 << 29 // says what kind of company or body one is: airline, lender, club
	Owned = 1 << 30 // what only those have: shares, flights, shareholders
)

// Where the class and gender of a title lie.
const (
	ClassShift  = 24
	GenderShift = 27
)

// LengthBit is the bit of Firsts for a form of n bytes.
func LengthBit(n int) uint32 { return 1 << (min(n, 63) / 2) }

// MaxLength is the length of the longest form that a mask of LengthBits stands for.
func MaxLength(mask uint32) int {
	if n := bits.Len32(mask); n < 32 {
		return 2*n - 1
	}
	return 160
}

// Lower puts ASCII letters in lower case and leaves all else as it is.
func Lower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// FirstWord returns the leading letters and digits of s; all of s when it starts otherwise.
func FirstWord(s string) string {
	for i := range len(s) {
		if c := s[i]; c < 0x80 && !(c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z') {
			if i == 0 {
				return s[:1]
			}
			return s[:i]
		}
	}
	return s
}
