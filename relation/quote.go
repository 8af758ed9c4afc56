package relation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// quotation is one stretch between outermost quotation marks, within one paragraph.
type quotation struct {
	outer     text.Span // with the marks
	inner     text.Span // without them and without white space at the ends
	style     byte      // of the mark that opens it
	paragraph int
	words     int  // words inside
	closed    bool // its closing mark is there
	speech    bool // long enough, or enough of a sentence, to be speech: not a scare quote, nickname or title
	follows   int  // the quotation that it goes on from (unclosed at the paragraph's end), or -1
	statement int  // the statement it is part of, or -1
}

// scareWords is from how many words on what stands in quotation marks is speech even when it is no sentence.
const scareWords = 4

// pairQuotes finds the outermost quotations of every paragraph.
func pairQuotes(d *text.Document) []quotation {
	var qs []quotation
	for p, sp := range d.Paragraphs {
		before := len(qs)
		qs = pairParagraph(d.Text, sp, p, qs)
		if before > 0 && before < len(qs) && !qs[before-1].closed && qs[before-1].paragraph == p-1 && qs[before-1].style == qs[before].style && qs[before].outer.Start == sp.Start {
			qs[before].follows = before - 1
		}
	}
	chained := make([]bool, len(qs))
	for q := range qs {
		if p := qs[q].follows; p >= 0 {
			chained[p], chained[q] = true, true
		}
	}
	for q := range qs { // a mark that nothing closes and nothing takes up is a slip
		qs[q].speech = qs[q].speech && (qs[q].closed || chained[q])
	}
	return qs
}

// pluralOwner reports whether the single mark at byte i is the apostrophe of a plural, “the farmers’ money”: a better
// closing mark comes soon.
func pluralOwner(s string, sp text.Span, i, n int) bool {
	if i == sp.Start || s[i-1] != 's' || i+n+1 >= sp.End || s[i+n] != ' ' || s[i+n+1] < 'a' || s[i+n+1] > 'z' {
		return false
	}
	rest := s[i+n : min(sp.End, i+n+400)]
	for k := 1; k < len(rest); k++ {
		if (rest[k] == '\'' || strings.HasPrefix(rest[k:], "’")) && strings.IndexByte(",.!?", rest[k-1]) >= 0 {
			return true
		}
	}
	return false
}

// pairParagraph appends the outermost quotations of one paragraph.
func pairParagraph(s string, sp text.Span, paragraph int, qs []quotation) []quotation {
	open := [8]quoteMark{}
	depth := 0
	for i := sp.Start; i < sp.End; {
		m, n := markAt(s, sp, i)
		if n == 0 {
			i++
			continue
		}
		if depth > 0 && m.style == 'q' && pluralOwner(s, sp, i, n) {
			i += n
			continue
		}
		switch at := closes(open[:depth], m); {
		case at >= 0:
			depth = at
			if at == 0 {
				qs = append(qs, newQuotation(s, open[0], i, i+n, paragraph, true))
			}
		case m.opens && depth < len(open):
			m.start, m.end = i, i+n
			open[depth] = m
			depth++
		}
		i += n
	}
	if depth > 0 {
		end := unclosedEnd(s, sp, open[0])
		qs = append(qs, newQuotation(s, open[0], end, end, paragraph, false))
	}
	return qs
}

// unclosedEnd is where a quotation ends whose closing mark is missing: with the paragraph when it opens it
// (more may follow in the next), else with its line.
func unclosedEnd(s string, sp text.Span, m quoteMark) int {
	if i := strings.IndexByte(s[m.end:sp.End], '\n'); i >= 0 && m.start != sp.Start {
		return m.end + i
	}
	return sp.End
}

// quoteMark is one quotation mark and what it can do where it stands.
type quoteMark struct {
	style         byte // the pair it belongs to: “ ” is 'd', " is 's', ‘ ’ and ' are 'q', « » is 'g'
	opens, closes bool
	start, end    int
}

// closes returns the index of the open mark that m closes, or -1. A single mark closes only a single one that is innermost.
func closes(open []quoteMark, m quoteMark) int {
	if !m.closes {
		return -1
	}
	for i := len(open) - 1; i >= 0; i-- {
		if open[i].style == m.style || open[i].style != 'q' && m.style != 'q' && !m.opens {
			return i
		}
		if m.style == 'q' {
			return -1
		}
	}
	return -1
}

// markAt reads the quotation mark at byte i of the paragraph; n is 0 where there is none.
func markAt(s string, sp text.Span, i int) (m quoteMark, n int) {
	switch c := s[i]; {
	case c == '"':
		return flanked('s', s, sp, i, 1), 1
	case c == '\'' && strings.HasPrefix(s[i:sp.End], "''"):
		return flanked('s', s, sp, i, 2), 2
	case c == '\'':
		return apostrophe(s, sp, i, 1)
	case c == '`' && strings.HasPrefix(s[i:sp.End], "``"):
		return quoteMark{style: 's', opens: true}, 2
	case c == 0xE2 && i+3 <= sp.End:
		switch s[i : i+3] {
		case "“", "„", "‟":
			if shut := letterBefore(s, sp, i) || i > sp.Start && strings.IndexByte(".,!?", s[i-1]) >= 0; shut && endsWord(s, sp, i+3) {
				return quoteMark{style: 'd', closes: true}, 3 // turned the wrong way, or „so“
			}
			return quoteMark{style: 'd', opens: true}, 3
		case "”":
			return quoteMark{style: 'd', closes: true, opens: i == sp.Start || s[i-1] == ' ' && i+3 < sp.End && s[i+3] != ' '}, 3
		case "‘":
			return quoteMark{style: 'q', opens: !letterBefore(s, sp, i)}, 3
		case "’":
			return apostrophe(s, sp, i, 3)
		}
	case c == 0xC2 && i+2 <= sp.End:
		switch s[i : i+2] {
		case "«":
			return quoteMark{style: 'g', opens: true}, 2
		case "»":
			return quoteMark{style: 'g', closes: true}, 2
		}
	}
	return quoteMark{}, 0
}

// flanked decides by its neighbours what a straight mark of n bytes at i can do.
func flanked(style byte, s string, sp text.Span, i, n int) quoteMark {
	before, _ := utf8.DecodeLastRuneInString(s[sp.Start:i])
	after, _ := utf8.DecodeRuneInString(s[i+n : sp.End])
	start := i == sp.Start || unicode.IsSpace(before) || strings.ContainsRune("([{—–-“‘\"'/", before)
	end := i+n == sp.End || unicode.IsSpace(after) || unicode.IsPunct(after)
	if start && end { // between spaces: it can be either
		return quoteMark{style: style, opens: true, closes: true}
	}
	return quoteMark{style: style, opens: start, closes: !start}
}

// apostrophe decides what a mark that is also the apostrophe can do: inside a word nothing, after a word close, before one open.
func apostrophe(s string, sp text.Span, i, n int) (quoteMark, int) {
	word := !endsWord(s, sp, i+n)
	if letterBefore(s, sp, i) {
		return quoteMark{style: 'q', closes: !word}, n
	}
	if n == 3 { // a curly one that follows a space is an apostrophe: ’90s
		return quoteMark{style: 'q', closes: !word}, n
	}
	m := flanked('q', s, sp, i, n)
	m.opens = m.opens && word && !elided(s[i+n:sp.End])
	return m, n
}

// elided reports whether s begins like a word that an apostrophe shortens: '90s, 'em, 'tis.
func elided(s string) bool {
	return len(s) > 1 && (s[0] >= '0' && s[0] <= '9' || strings.HasPrefix(s, "em ") || strings.HasPrefix(s, "til ") || strings.HasPrefix(s, "tis ") || strings.HasPrefix(s, "n' "))
}

// endsWord reports whether what stands at byte i, if anything, begins no word.
func endsWord(s string, sp text.Span, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:sp.End])
	return i == sp.End || !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

func letterBefore(s string, sp text.Span, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[sp.Start:i])
	return i > sp.Start && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// newQuotation makes the quotation from the opening mark to the closing one at [close, end).
func newQuotation(s string, open quoteMark, close, end, paragraph int, closed bool) quotation {
	q := quotation{outer: text.Span{Start: open.start, End: end}, style: open.style, paragraph: paragraph, closed: closed, follows: -1, statement: -1}
	q.inner = text.Trim(s, text.Span{Start: open.end, End: max(close, open.end)})
	in := q.inner.Of(s)
	q.words = len(strings.Fields(in))
	q.speech = !titleLike(in) && (q.words >= scareWords || q.words > 0 && strings.ContainsRune(",.!?…", lastRune(in)) && (!open.single() || q.words > 2))
	return q
}

// titleLike reports whether s is written like the title of a work: two words and more, every long one with a capital.
func titleLike(s string) bool {
	words := strings.Fields(strings.TrimRight(s, ","))
	if len(words) < 2 || len(words) > 12 || len(words) >= scareWords && s == strings.ToUpper(s) || strings.ContainsRune(".!?…", lastRune(s)) {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if len(w) > 3 && !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			return false
		}
	}
	r, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return unicode.IsUpper(r)
}

func (m quoteMark) single() bool { return m.style == 'q' }

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
