package gazetteer

import (
	"strings"

	"github.com/actant-project/actant/gazetteer/internal/format"
)

// Word is what the lists know of one word, whatever its case.
type Word uint32

// The properties of a word.
const (
	Common       Word = format.Common      // an ordinary English word
	GivenFemale  Word = format.Female      // a woman's given name
	GivenMale    Word = format.Male        // a man's given name
	Given        Word = format.Given       // a given name of either
	Surname      Word = format.Surname     // a family name
	Suffix       Word = format.Suffix      // a company's form
	Head         Word = format.Head        // ends an organisation's name
	HeadOf       Word = format.HeadOf      // starts an organisation's name before "of"
	News         Word = format.News        // ends a newspaper's name
	PlaceTail    Word = format.PlaceTail   // ends a place's name
	PlaceHead    Word = format.PlaceHead   // starts a place's name
	EventTail    Word = format.EventTail   // ends an event's name
	LawTail      Word = format.LawTail     // ends the name of a law or treaty
	Calendar     Word = format.Calendar    // a month, a weekday, a zone of time
	Particle     Word = format.Particle    // within a surname
	Speech       Word = format.Speech      // a verb of saying
	TitleStart   Word = format.TitleStart  // may start a title
	Modifier     Word = format.Modifier    // stands before a title
	Preposition  Word = format.Preposition // of place
	Portfolio    Word = format.Portfolio   // what a minister minds: defence, public works
	OrgStart     Word = format.OrgStart    // starts an organisation's name: FC, Banco, Parti
	NoName       Word = format.NoName      // an abbreviation that names nobody: CHF, PDF
	Firm         Word = format.Firm        // says what kind of company or body one is: airline, lender, club
	Owned        Word = format.Owned       // what only those have: shares, flights, shareholders
	AnyGivenName Word = Given | GivenFemale | GivenMale
)

// Is reports whether w has any of the properties p.
func (w Word) Is(p Word) bool { return w&p != 0 }

// Class is the class of the word as a title by itself.
func (w Word) Class() TitleClass { return TitleClass(w >> format.ClassShift & 7) }

// Gender is that of the title or, when it is none, of the given name.
func (w Word) Gender() Gender {
	if g := Gender(w >> format.GenderShift & 3); g != Unknown {
		return g
	}
	switch w & (GivenFemale | GivenMale) {
	case GivenFemale:
		return Female
	case GivenMale:
		return Male
	}
	return Unknown
}

// Word returns what is known of a word or phrase, in any case; zero when nothing is.
func (g *Gazetteer) Word(s string) Word {
	v, _ := g.lists.words.Fold(s)
	return Word(v)
}

// Title returns the class and gender of a lower-cased title: "president", "former defence
// secretary", "mr". NoTitle when it is none.
func (g *Gazetteer) Title(lower string) (TitleClass, Gender) {
	for {
		w := g.Word(lower)
		if w.Class() != NoTitle {
			return w.Class(), Gender(w >> format.GenderShift & 3)
		}
		first, rest, ok := strings.Cut(lower, " ")
		if !ok || !g.Word(strings.TrimSuffix(first, "-")).Is(Modifier) {
			return NoTitle, Unknown
		}
		lower = rest
	}
}

// GivenName reports whether word is a given name, and of which gender.
func (g *Gazetteer) GivenName(word string) (Gender, bool) {
	w := g.Word(word)
	if !w.Is(AnyGivenName) {
		return Unknown, false
	}
	return (w & (GivenFemale | GivenMale)).Gender(), true
}

// OrgSuffix reports whether word ends the names of organisations or companies: Inc, GmbH, University.
func (g *Gazetteer) OrgSuffix(word string) bool { return g.Word(word).Is(Suffix | Head) }

// CommonWord reports whether a lower-cased word is an ordinary English one, so that its
// capital at the start of a sentence says nothing.
func (g *Gazetteer) CommonWord(lower string) bool { return g.Word(lower).Is(Common) }
