package gazetteer

import (
	"github.com/actant-project/actant/gazetteer/internal/format"
	"github.com/actant-project/actant/text"
)

// TitleAt returns the longest title that starts at token i and does not pass token end:
// how many tokens it has, its modifiers ("former", "deputy") and portfolio ("culture and
// sport") included, its class and gender.
func (g *Gazetteer) TitleAt(d *text.Document, i, end int) (tokens int, class TitleClass, gender Gender) {
	end = min(end, len(d.Tokens))
	for at := i; at < end; {
		w := g.Word(d.Slice(d.Tokens[at]))
		if !w.Is(TitleStart | Modifier | Portfolio | format.PortfolioStart) {
			break
		}
		if n, c, sex := g.titleHere(d, at, end, w); n > 0 && at+n-i > tokens {
			tokens, class, gender = at+n-i, c, sex
		}
		if !w.Is(Modifier) {
			break
		}
		if at++; at < end && d.Slice(d.Tokens[at]) == "-" {
			at++
		}
	}
	return tokens, class, gender
}

// titleHere finds the title at token i, whose word is w, without modifiers: a listed one, or
// one made of a portfolio and a listed one, "culture and sport minister".
func (g *Gazetteer) titleHere(d *text.Document, i, end int, w Word) (n int, c TitleClass, sex Gender) {
	if w.Is(TitleStart) {
		if n, c, sex = g.titlePhrase(d, i, end); n > 0 {
			n += g.minds(d, i+n, end, c)
		}
	}
	if p := g.portfolios(d, i, end); p > n && i+p < end && g.Word(d.Slice(d.Tokens[i+p])).Is(TitleStart) {
		if m, class, gender := g.titlePhrase(d, i+p, end); m > 0 && class != Honorific {
			return p + m, class, gender
		}
	}
	return n, c, sex
}

// minds returns how many tokens after an office's title say what its bearer minds: "for arts
// and sport", "and sport" when the title ended in "of culture".
func (g *Gazetteer) minds(d *text.Document, at, end int, c TitleClass) int {
	if c != Office || at >= end {
		return 0
	}
	from := at
	switch d.Slice(d.Tokens[at]) {
	case "of", "for":
		if at++; at < end && d.Slice(d.Tokens[at]) == "the" {
			at++
		}
	case ",", "and", "&":
		if g.ending(d, at) == 0 {
			return 0
		}
		if at = g.next(d, at, end); at < 0 {
			return 0
		}
	default:
		if g.ending(d, at) == 0 {
			return 0
		}
	}
	if n := g.portfolios(d, at, end); n > 0 {
		return at + n - from
	}
	return 0
}

// ending returns how many tokens before token at are a portfolio after "of" or "for".
func (g *Gazetteer) ending(d *text.Document, at int) int {
	for n := 1; n <= 3 && at-n > 0; n++ {
		switch d.Slice(d.Tokens[at-n-1]) {
		case "of", "for", "the":
			if g.portfolio(d, at-n, at) == n {
				return n
			}
		}
	}
	return 0
}

// portfolios returns how many tokens at i name one portfolio or several: "arts, culture and sport".
func (g *Gazetteer) portfolios(d *text.Document, i, end int) int {
	n := g.portfolio(d, i, end)
	for n > 0 && i+n < end {
		at := g.next(d, i+n, end)
		if at < 0 {
			break
		}
		m := g.portfolio(d, at, end)
		if m == 0 {
			break
		}
		n = at + m - i
	}
	return n
}

// next returns where another portfolio may start after token at, or -1. A comma counts when
// "and" is still to come.
func (g *Gazetteer) next(d *text.Document, at, end int) int {
	switch d.Slice(d.Tokens[at]) {
	case "and", "&":
		return at + 1
	case ",":
		for k := at + 1; k < min(end, at+12); k++ {
			switch d.Slice(d.Tokens[k]) {
			case "and", "&":
				return at + 1
			case ",":
				continue
			}
			if !g.Word(d.Slice(d.Tokens[k])).Is(Portfolio | format.PortfolioStart) {
				return -1
			}
		}
		return -1
	}
	return at
}

// portfolio returns how many tokens the longest listed portfolio at token i has.
func (g *Gazetteer) portfolio(d *text.Document, i, end int) int {
	if i >= end || !g.Word(d.Slice(d.Tokens[i])).Is(Portfolio|format.PortfolioStart) {
		return 0
	}
	for last := min(end, i+3) - 1; last >= i; last-- {
		if g.Word(d.Text[d.Tokens[i].Start:d.Tokens[last].End]).Is(Portfolio) {
			return last - i + 1
		}
	}
	return 0
}

// titlePhrase finds the longest listed phrase at token i, without modifiers.
func (g *Gazetteer) titlePhrase(d *text.Document, i, end int) (int, TitleClass, Gender) {
	start := d.Tokens[i].Start
	for last := min(end, i+8) - 1; last >= i; last-- {
		s := d.Text[start:d.Tokens[last].End]
		if len(s) > 60 {
			continue
		}
		if !plain(s) {
			s = normal(s)
		}
		if w := g.Word(s); w.Class() != NoTitle {
			return last - i + 1, w.Class(), Gender(w >> format.GenderShift & 3)
		}
	}
	return 0, NoTitle, Unknown
}
