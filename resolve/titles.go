package resolve

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// title is the title in front of a name: "US President" in "US President Donald Trump".
type title struct {
	first, last int // its tokens, without the country
	class       gazetteer.TitleClass
	gender      gazetteer.Gender
}

// is says whether there is a title.
func (t title) is() bool { return t.class != gazetteer.NoTitle }

// longestTitle is the number of tokens that are looked at in front of a name.
const longestTitle = 6

// findTitles finds the title of every person's name: cut off the name itself where a
// recogniser has left it in, else in front of it.
func (x *resolution) findTitles() {
	for i := range x.ms {
		m := &x.ms[i]
		if m.Type != fact.Person || m.sent < 0 {
			continue
		}
		x.cutLetters(m)
		if !x.cutTitle(m) {
			floor := x.d.Sentences[m.sent].First
			if i > 0 {
				floor = max(floor, x.ms[i-1].last)
			}
			m.title = x.titleBefore(m.first, floor)
		}
	}
}

// cutLetters cuts "KC" or "MP" off the end of a name of two words or more.
func (x *resolution) cutLetters(m *mention) {
	for m.last-m.first > 2 {
		w := x.token(m.last-1, m.sent)
		if w != "," && (!postnominals[fold(w)] || !capitalised(w)) {
			return
		}
		m.last--
		m.Span.End = x.d.Tokens[m.last-1].End
		m.Text = x.d.Slice(m.Span)
	}
}

// cutTitle moves a title at the start of the name's own span into its title.
func (x *resolution) cutTitle(m *mention) bool {
	n, class, gender := x.g.TitleAt(x.d, m.first, m.last)
	if n == 0 || n >= m.last-m.first || class == gazetteer.Occupation {
		return false
	}
	if _, given := x.g.GivenName(x.token(m.first, m.sent)); given && class != gazetteer.Honorific {
		return false
	}
	m.title = title{m.first, m.first + n, class, gender}
	m.first += n
	m.Span.Start = x.d.Tokens[m.first].Start
	m.Text = x.d.Slice(m.Span)
	return true
}

// titleBefore returns the longest title that ends where the name begins.
func (x *resolution) titleBefore(name, floor int) title {
	var best title
	for first := name - 1; first >= max(floor, name-longestTitle); first-- {
		if n, class, gender := x.titleAt(first, name); n == name-first {
			best = title{first, name, class, gender}
		}
	}
	return best
}

// titleAt returns the title that starts at token i, with those that follow it at once:
// "deputy" and "foreign minister" are one.
func (x *resolution) titleAt(i, end int) (tokens int, class gazetteer.TitleClass, gender gazetteer.Gender) {
	tokens, class, gender = x.g.TitleAt(x.d, i, end)
	for tokens > 0 && class != gazetteer.Honorific && i+tokens < end {
		n, c, g := x.g.TitleAt(x.d, i+tokens, end)
		if n == 0 || c == gazetteer.Honorific {
			break
		}
		tokens, class, gender = tokens+n, c, g
	}
	return tokens, class, gender
}

// start is the first token of the name with its title.
func (m *mention) start() int {
	if m.title.is() {
		return m.title.first
	}
	return m.first
}

// head is the last word of a title, in lower case: "secretary" of "Defence Secretary".
func (x *resolution) head(t title, sent int) string { return x.lower(t.last-1, sent) }

// phrase is the text of the tokens [first, last).
func (x *resolution) phrase(first, last int) string {
	return x.d.Slice(text.Span{Start: x.d.Tokens[first].Start, End: x.d.Tokens[last-1].End})
}
