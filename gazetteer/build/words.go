package main

import (
	"embed"
	"strings"
	"unicode"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

//go:embed lists
var lists embed.FS

var wordSections = map[string]uint32{
	"suffix": format.Suffix, "head": format.Head, "of": format.HeadOf, "news": format.News,
	"place": format.PlaceTail, "placehead": format.PlaceHead, "event": format.EventTail, "law": format.LawTail,
	"calendar": format.Calendar, "month": format.Calendar, "particle": format.Particle, "speech": format.Speech,
	"preposition": format.Preposition, "common": format.Common,
	"orgstart": format.OrgStart, "noname": format.NoName, "firm": format.Firm, "owned": format.Owned,
	"female": format.Female, "male": format.Male, "surname": format.Surname,
}

// ownWords reads the lists of words, names and titles of this folder.
func (b *build) ownWords() error {
	for _, list := range []string{"words.txt", "given.txt"} {
		err := b.sections(list, func(section, line string) {
			for _, w := range strings.Fields(line) {
				b.flag(w, wordSections[section])
			}
		})
		if err != nil {
			return err
		}
	}
	return b.titles()
}

var classes = map[string]gazetteer.TitleClass{"honorific": gazetteer.Honorific, "office": gazetteer.Office,
	"rank": gazetteer.Rank, "occupation": gazetteer.Occupation}

func (b *build) titles() error {
	return b.sections("titles.txt", func(section, line string) {
		for _, t := range strings.Split(line, ",") {
			if t = strings.TrimSpace(t); t == "" {
				continue
			}
			switch section {
			case "modifier":
				b.flag(t, format.Modifier)
			case "portfolio":
				b.flag(t, format.Portfolio)
				b.flag(format.FirstWord(t), format.PortfolioStart)
				for _, office := range []string{"minister", "secretary", "spokesman:m", "ministry spokesman:m", "ministry spokeswoman:f", "commissioner", "adviser"} {
					b.title(t+" "+office, gazetteer.Office)
				}
				for _, office := range []string{"minister of ", "minister for ", "secretary of ", "secretary for ", "minister of the "} {
					b.title(office+t, gazetteer.Office)
				}
			default:
				b.title(t, classes[section])
			}
		}
	})
}

// title adds one phrase; the first class given to it stays.
func (b *build) title(t string, class gazetteer.TitleClass) {
	t, mark, _ := strings.Cut(t, ":")
	gender := map[string]gazetteer.Gender{"f": gazetteer.Female, "m": gazetteer.Male}[mark]
	if b.words[format.Lower(t)]>>format.ClassShift&7 == 0 {
		b.flag(t, uint32(class)<<format.ClassShift|uint32(gender)<<format.GenderShift)
	}
	b.flag(format.FirstWord(t), format.TitleStart)
	first, _, _ := strings.Cut(t, " ")
	b.flag(first, format.TitleStart)
}

// corpora are the openly licensed texts whose words and names are counted.
var corpora = []string{"ner/gmb/train.conll", "ner/masc-other/all.conll", "ner/gum-names-open/train.conll", "ner/uner-ewt/train.conll"}

// corpusWords takes for common what stands in lower case at least three times and mostly so.
func (b *build) corpusWords() error {
	low, cap := map[string]int{}, map[string]int{}
	for _, name := range corpora {
		start := true
		err := b.lines(name, func(line string) {
			w, _, ok := strings.Cut(line, "\t")
			switch {
			case !ok || w == "-DOCSTART-":
				start = true
				return
			case !letters(w):
				return
			case unicode.IsUpper([]rune(w)[0]):
				if !start {
					cap[format.Lower(w)]++
				}
			default:
				low[w]++
			}
			start = false
		})
		if err != nil {
			return err
		}
	}
	for w, n := range low {
		if n >= 3 && n*2 >= cap[w] && len(w) > 1 {
			b.flag(w, format.Common)
		}
	}
	return nil
}

func letters(w string) bool {
	for _, r := range w {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return w != ""
}
