package relation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// tag is the part of speech a word is taken for: coarse, and guessed from lists and neighbours.
type tag uint8

const (
	tNoun tag = iota
	tName
	tPron
	tDet // articles, and possessives as "his"
	tPoss
	tAdj
	tNum
	tTime
	tPrep
	tTo // before an infinitive
	tConj
	tSub
	tWh
	tThat
	tAdv
	tNeg
	tModal
	tBe
	tHave
	tDo
	tVerb
	tComma
	tDash
	tColon
	tSemi
	tLeft
	tRight
	tQuote
	tHyphen
	tEnd
	tOther
)

// word is one token with what is known and guessed of it.
type word struct {
	span  text.Span
	lex   *lexeme // never nil
	tag   tag
	form  forms // of verbs
	caps  bool
	ment  int32 // the mention it lies in, or -1; nominal ones are looked up by their end
	quote int32 // the outermost quotation it lies in, or -1
}

// noLexeme is the lexeme of words that are in no list, the others those of unknown verbs by their ending.
var (
	noLexeme      = &lexeme{}
	unknownVerb   = &verb{}
	unknownBase   = &lexeme{verb: unknownVerb, forms: base}
	unknownPast   = &lexeme{verb: unknownVerb, forms: past | participle}
	unknownGerund = &lexeme{verb: unknownVerb, forms: gerund}
)

// lookup finds the lexeme of a written form, whatever its capitals and apostrophes.
func (l *lexicon) lookup(s string) *lexeme {
	var buf [40]byte
	n := 0
	for i := 0; i < len(s); i++ {
		if n == len(buf) {
			return noLexeme
		}
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == 0xE2 && strings.HasPrefix(s[i:], "’"):
			c = '\''
			i += 2
		}
		buf[n] = c
		n++
	}
	if x := l.forms[string(buf[:n])]; x != nil {
		return x
	}
	return guessed(s)
}

// guessed returns the lexeme of an unknown word by its ending.
func guessed(s string) *lexeme {
	switch {
	case len(s) < 5:
	case strings.HasSuffix(s, "ed"):
		return unknownPast
	case strings.HasSuffix(s, "ing"):
		return unknownGerund
	}
	return noLexeme
}

// words fills a.words with the tokens of sentence s and the mentions in it.
func (a *analysis) readWords(s text.Sentence) {
	a.words = a.words[:0]
	a.headline = false
	capital, small := 0, 0
	for _, sp := range a.d.Tokens[s.First:s.Last] {
		t := sp.Of(a.d.Text)
		w := word{span: sp, lex: a.lex.lookup(t), ment: -1, quote: -1}
		r, _ := utf8.DecodeRuneInString(t)
		w.caps = unicode.IsUpper(r)
		if w.caps {
			capital++
		} else if len(t) > 3 && unicode.IsLower(r) {
			small++
		}
		a.words = append(a.words, w)
	}
	a.headline = capital >= 4 && capital > 2*small
	a.placeMentions(s)
	a.placeQuotes()
}

// placeMentions marks the words that names and pronouns cover, and gathers the descriptions ("the minister").
func (a *analysis) placeMentions(s text.Sentence) {
	a.nominals = a.nominals[:0]
	for ; a.nextMention < len(a.ms) && a.ms[a.nextMention].Span.Start < s.End; a.nextMention++ {
		m := &a.ms[a.nextMention]
		if m.Span.Start < s.Start || m.Span.End > s.End {
			continue
		}
		if m.Kind == fact.Nominal {
			a.nominals = append(a.nominals, int32(a.nextMention))
			continue
		}
		for i := a.wordAt(m.Span.Start); i < len(a.words) && a.words[i].span.Start < m.Span.End; i++ {
			a.words[i].ment = int32(a.nextMention)
		}
	}
}

// wordAt returns the index of the first word that ends after the byte offset.
func (a *analysis) wordAt(offset int) int {
	lo, hi := 0, len(a.words)
	for lo < hi {
		if mid := (lo + hi) / 2; a.words[mid].span.End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// class returns the closed classes of word i; none outside the sentence.
func (a *analysis) class(i int) class {
	if i < 0 || i >= len(a.words) {
		return 0
	}
	return a.words[i].lex.class
}

// is reports whether word i has one of the forms.
func (a *analysis) is(i int, forms ...string) bool {
	if i < 0 || i >= len(a.words) {
		return false
	}
	for _, f := range forms {
		if a.words[i].lex.form == f {
			return true
		}
	}
	return false
}

// of returns the text of word i.
func (a *analysis) of(i int) string { return a.words[i].span.Of(a.d.Text) }

// lower is the text of word i in small letters, also where the lists do not know it; "" outside the sentence.
func (a *analysis) lower(i int) string {
	if i < 0 || i >= len(a.words) {
		return ""
	}
	return strings.ToLower(a.of(i))
}

// spelt reports whether word i is written as one of the forms, also where the lists do not know it.
func (a *analysis) spelt(i int, forms ...string) bool {
	return i >= 0 && i < len(a.words) && slices.ContainsFunc(forms, func(f string) bool { return strings.EqualFold(f, a.of(i)) })
}

// tagAt returns the tag of word i; tOther outside the sentence.
func (a *analysis) tagAt(i int) tag {
	if i < 0 || i >= len(a.words) {
		return tOther
	}
	return a.words[i].tag
}
