package segment

import (
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// sentences appends the sentences of the paragraph whose tokens start at first.
func (c *scanner) sentences(out []text.Sentence, first int) []text.Sentence {
	start := first
	for i := 0; i < len(c.stops); i++ {
		st := c.stops[i]
		last, quoted := c.closers(st.tok + 1)
		if last >= len(c.toks) {
			break
		}
		// Stops among the closers are part of the same end; a full stop or a face there decides.
		for i+1 < len(c.stops) && c.stops[i+1].tok < last {
			i++
			switch m := c.stops[i].mark; m {
			case period, query:
				st.mark = m
			case face:
				st = c.stops[i]
			}
		}
		if c.ends(st, start, last, quoted) {
			out = append(out, c.sentence(start, last))
			start = last
		}
	}
	return append(out, c.sentence(start, len(c.toks)))
}

func (c *scanner) sentence(first, last int) text.Sentence {
	return text.Sentence{Span: text.Span{Start: c.toks[first].Start, End: c.toks[last-1].End}, First: first, Last: last}
}

// closers returns the first token from i on that closes nothing opened before it, and
// whether quotation marks were passed.
func (c *scanner) closers(i int) (int, bool) {
	quoted := false
	for ; i < len(c.toks); i++ {
		t := c.toks[i]
		tight := c.toks[i-1].End == t.Start
		loose := i+1 == len(c.toks) || c.toks[i+1].Start > t.End
		switch c.s[t.Start:t.End] {
		case "”", "’", "''", "’’", "»":
			quoted = true
			if tight || loose {
				continue
			}
		case "\"", "'":
			if tight {
				quoted = true
				continue
			}
		case ")", "]", "}":
			continue
		case ".", "!", "?":
			continue
		case "...", "…":
			if tight {
				continue
			}
		case "[":
			if j := c.citation(i); j > i {
				i = j
				continue
			}
		default:
			if t.Len() <= 4 && isEmoticon(c.s[t.Start:t.End]) {
				continue
			}
		}
		break
	}
	return i, quoted
}

// citation returns the closing bracket of the note that starts at token i ("[3]", "[citation
// needed]"), i when it is none.
func (c *scanner) citation(i int) int {
	for k := i + 1; k < len(c.toks) && k < i+5; k++ {
		switch t := c.toks[k]; {
		case c.s[t.Start] == ']' && k > i+1:
			return k
		case c.is(t.Start, upper), !c.is(t.Start, alnum) && c.s[t.Start:t.End] != "," && c.s[t.Start:t.End] != "–":
			return i
		}
	}
	return i
}

// ends decides whether the sentence that started at token start ends before token next.
func (c *scanner) ends(st stop, start, next int, quoted bool) bool {
	gap := c.toks[next].Start > c.toks[next-1].End
	word := c.opened(next)
	if word >= len(c.toks) {
		return false
	}
	small := c.small(word)
	switch st.mark {
	case wide:
		return true
	case abbrev:
		return gap && c.endsAbbreviation(st.tok, word)
	case face:
		return gap && (c.capitalised(word) || c.afterStop(st.tok, start))
	case ellipsis:
		return !small && c.capitalised(word)
	case query:
		if small && next > st.tok+1 || quoted && c.reported(word) {
			return false
		}
		return gap || c.capitalised(word)
	}
	if !gap {
		return c.capitalised(word)
	}
	if small && (quoted || next > st.tok+1) {
		return false
	}
	return !c.listNumber(st.tok, start)
}

// afterStop reports whether the token before tok ends a sentence that began at start.
func (c *scanner) afterStop(tok, start int) bool {
	if tok == start {
		return false
	}
	switch c.s[c.toks[tok-1].End-1] {
	case '.', '!', '?':
		return true
	}
	return false
}

// opened returns the first token from i on that opens nothing.
func (c *scanner) opened(i int) int {
	for k := 0; k < 4 && i < len(c.toks); k++ {
		switch c.s[c.toks[i].Start:c.toks[i].End] {
		case "“", "‘", "\"", "'", "(", "[", "``", "«", "-", "--", "—", "–", "•", "*":
			i++
			continue
		}
		break
	}
	return i
}

// listNumber reports whether the full stop at tok follows nothing but a number: "1. Do this".
func (c *scanner) listNumber(tok, start int) bool {
	start = c.opened(start)
	return tok == start+1 && c.is(c.toks[start].Start, alnum) && c.toks[start].Len() <= 3 && (c.is(c.toks[start].Start, digit) || c.toks[start].Len() == 1)
}

// capitalised reports whether token i starts with a capital letter.
func (c *scanner) capitalised(i int) bool {
	at := c.toks[i].Start
	if c.s[at] < utf8.RuneSelf {
		return classes[c.s[at]]&upper != 0
	}
	r, _ := utf8.DecodeRuneInString(c.s[at:c.end])
	return unicode.IsUpper(r)
}

// small reports whether token i starts with a small letter.
func (c *scanner) small(i int) bool {
	at := c.toks[i].Start
	if c.s[at] < utf8.RuneSelf {
		return classes[c.s[at]]&lower != 0
	}
	r, _ := utf8.DecodeRuneInString(c.s[at:c.end])
	return unicode.IsLower(r)
}

// endsAbbreviation decides for a token that keeps its dot.
func (c *scanner) endsAbbreviation(tok, word int) bool {
	if !c.capitalised(word) {
		return false
	}
	var buf [24]byte
	t := c.toks[tok]
	switch w := string(lowered(&buf, c.s[t.Start:t.End])); w {
	case "a.m.", "p.m.":
		next := c.s[c.toks[word].Start:c.toks[word].End]
		return !isTimeWord(next)
	case "inc.", "ltd.", "corp.", "co.", "bros.", "jr.", "sr.", "plc.", "llc.", "u.s.", "u.k.", "u.n.", "d.c.", "e.u.", "ave.", "blvd.", "rd.":
		return isStarter(c.s[c.toks[word].Start:c.toks[word].End])
	default:
		return t.Len() > 3 && c.s[t.End-3] == '.' && w != "e.g." && w != "i.e." && isStarter(c.s[c.toks[word].Start:c.toks[word].End])
	}
}

func isTimeWord(w string) bool {
	switch w {
	case "ET", "EST", "EDT", "PT", "PST", "PDT", "CT", "MT", "GMT", "BST", "CET", "UTC", "AEST", "AEDT", "IST", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
		"Sunday", "Eastern", "Pacific", "Central", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December":
		return true
	}
	return false
}

// reported reports whether the words from token i on say who spoke: "Smith asked", after
// a quotation that ends in ? or !.
func (c *scanner) reported(i int) bool {
	for k := i; k < len(c.toks) && k < i+6; k++ {
		w := c.s[c.toks[k].Start:c.toks[k].End]
		if isReport(w) {
			return true
		}
		if !c.capitalised(k) && k > i+1 || !c.is(c.toks[k].Start, letter) {
			return false
		}
	}
	return false
}

func isReport(w string) bool {
	switch w {
	case "said", "says", "asked", "asks", "told", "wrote", "writes", "tweeted", "posted", "added", "replied", "shouted", "joked", "exclaimed", "declared",
		"wondered", "cried", "demanded", "yelled", "screamed", "recalled", "continued", "insisted", "responded":
		return true
	}
	return false
}
