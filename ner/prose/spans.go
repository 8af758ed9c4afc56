package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
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
	i, j = trim(d, i, j)
	if i >= j {
		return out
	}
	sp := text.Span{Start: d.Tokens[i].Start, End: d.Tokens[j-1].End}
	return append(out, fact.Mention{Span: sp, Text: d.Slice(sp), Type: typ, Kind: fact.Name, Score: 0.5})
}

// trim takes titles, "the", possessives and punctuation off the ends of tokens [i, j).
func trim(d *text.Document, i, j int) (int, int) {
	for i < j && (title(d.Slice(d.Tokens[i])) || !wordy(d.Slice(d.Tokens[i]))) {
		i++
	}
	for i < j && (possessive(d.Slice(d.Tokens[j-1])) || !wordy(d.Slice(d.Tokens[j-1]))) {
		j--
	}
	return i, j
}

// title reports whether a token is "the" or one of the commonest titles.
func title(s string) bool {
	switch strings.ToLower(strings.TrimSuffix(s, ".")) {
	case "the", "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "president", "vice", "prime", "minister",
		"premier", "chancellor", "secretary", "senator", "sen", "representative", "rep", "congressman", "congresswoman", "governor", "gov", "mayor", "speaker",
		"ambassador", "general", "gen", "lt", "lieutenant", "col", "colonel", "maj", "major", "capt", "captain", "sgt", "sergeant", "cpl", "adm", "admiral",
		"king", "queen", "prince", "princess", "sheikh", "pope", "father", "rev", "reverend", "rabbi", "judge", "justice", "chairman", "director", "officer", "detective":
		return true
	}
	return false
}

// possessive reports whether a token ends as a possessive does.
func possessive(s string) bool {
	s = strings.ToLower(strings.ReplaceAll(s, "’", "'"))
	return strings.HasSuffix(s, "'s") || strings.HasSuffix(s, "'")
}

// wordy reports whether a token starts with a letter or a digit.
func wordy(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
