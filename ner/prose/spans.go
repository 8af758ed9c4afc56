package prose

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

var types = map[string]fact.Type{"PERSON": fact.Person, "GPE": fact.Place, "LOCATION": fact.Place, "ORGANIZATION": fact.Organisation}

// spans appends the mentions that the labels of the tokens from first on make up. The
// model often opens a name anew at each of its words, so that neighbours of one type are one.
func (r *Recognizer) spans(out []fact.Mention, d *text.Document, first int, labels []string) []fact.Mention {
	for i := 0; i < len(labels); {
		mark, label, _ := strings.Cut(labels[i], "-")
		typ, known := types[label]
		j := i + 1
		for j < len(labels) && strings.HasSuffix(labels[j], "-"+label) {
			j++
		}
		if known && mark != "O" {
			out = r.mention(out, d, first+i, first+j, typ)
		}
		i = j
	}
	return out
}

// mention appends tokens [i, j) less what belongs to no name.
func (r *Recognizer) mention(out []fact.Mention, d *text.Document, i, j int, typ fact.Type) []fact.Mention {
	if i, j = r.trim(d, i, j); i >= j {
		return out
	}
	sp := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[j-1].End}
	m := fact.Mention{Span: sp, Text: d.Slice(sp), Type: typ, Kind: fact.Name, Score: 0.5}
	if typ == fact.Place {
		if ms := r.g.Lookup(m.Text); ms != nil && ms[0].Kind == fact.Demonym {
			m.Type, m.Kind, m.ID = fact.Group, fact.Demonym, ms[0].Entry.ID
		} else if ms != nil && ms[0].Entry.Type == fact.Country {
			m.Type, m.ID = fact.Country, ms[0].Entry.ID
		}
	}
	return append(out, m)
}

// trim takes titles, "the", possessives and punctuation off the ends of tokens [i, j).
func (r *Recognizer) trim(d *text.Document, i, j int) (int, int) {
	for i < j {
		n, class, _ := r.g.TitleAt(d, i, j)
		switch {
		case class != gazetteer.NoTitle:
			i += n
		case strings.EqualFold(d.Slice(d.Tokens[i]), "the"), !wordy(d.Slice(d.Tokens[i])):
			i++
		default:
			return i, r.trimEnd(d, i, j)
		}
	}
	return i, j
}

func (r *Recognizer) trimEnd(d *text.Document, i, j int) int {
	for j > i {
		switch s := d.Slice(d.Tokens[j-1]); {
		case s == "'s", s == "’s", s == "'S", s == "’S", !wordy(s):
			j--
		default:
			return j
		}
	}
	return j
}

// wordy reports whether a token starts with a letter or a digit.
func wordy(s string) bool {
	for _, c := range s {
		return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0xC0 && c < 0x2000
	}
	return false
}
