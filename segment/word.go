package segment

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// run returns the end of the run of word characters at i.
func (c *scanner) run(i, b int) int {
	for i < b {
		if classes[c.s[i]]&alnum != 0 {
			i++
			continue
		}
		n := c.wordAt(i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// word emits a run of letters, cut in two where two words are written as one.
func (c *scanner) word(i, j int) {
	if n := j - i; n >= 2 && n <= 8 {
		if cut := c.fused(i, j); cut > 0 {
			c.emit(i, i+cut)
			c.emit(i+cut, j)
			return
		}
	}
	c.toks = append(c.toks, text.Span{Start: i, End: j})
}

// joined cuts the word that starts at start and is known up to i: it goes on over the
// marks inside a word, and splits off clitics. It returns where to read on.
func (c *scanner) joined(start, i, b int) int {
	part := i // start of the part after the last hyphen
	for {
		i = c.run(i, b)
		if i >= b {
			break
		}
		switch ch := c.s[i]; ch {
		case '.':
			if j := c.dotted(start, i, b); j > 0 {
				return j
			}
		case '\'', '`', "’"[0]:
			n := c.aposAt(i)
			if n == 0 {
				break
			}
			next, more := c.clitic(start, i, n, b)
			if !more {
				return next
			}
			i = next
			continue
		case '-':
			if c.hyphenated(part, i, b) {
				i++
				part = i
				continue
			}
		case '&', '*':
			if c.wordAt(i+1) > 0 && !c.entity(i, b) {
				i++
				continue
			}
		case '@':
			if c.wordAt(i+1) > 0 {
				i++
				continue
			}
		case '/':
			if c.slashed(start, i, b) {
				i++
				continue
			}
		case '$':
			if c.dollared(start, i) {
				i++
				if !c.is(i, letter) {
					c.emit(start, i)
					return i
				}
				continue
			}
		}
		break
	}
	c.word(start, i)
	return i
}

// clitic handles the apostrophe of n bytes at i after the word that starts at start. It either
// emits and says where to read on, or says that the word goes on there.
func (c *scanner) clitic(start, i, n, b int) (next int, more bool) {
	j := c.letters(i+n, 4)
	afterDigit := classes[c.s[i-1]]&digit != 0
	if c.wordAt(j) == 0 && j > i+n {
		switch suffix := c.s[i+n : j]; {
		case len(suffix) == 1 && suffix[0]|0x20 == 't' && c.s[i-1]|0x20 == 'n':
			if i-1 > start {
				c.emit(start, i-1)
			}
			c.emit(i-1, j)
			return j, false
		case (suffix == "ma" || suffix == "MA") && i-start == 1 && c.s[start]|0x20 == 'i':
			c.emit(start, i) // I'ma: I am going to
			c.emit(i, j-1)
			c.emit(j-1, j)
			return j, false
		case isClitic(suffix):
			c.emit(start, i)
			c.emit(i, j)
			return j, false
		case (suffix == "all" || suffix == "All" || suffix == "ALL") && i-start == 1 && c.s[start]|0x20 == 'y':
			c.emit(start, i+n)
			c.emit(i+n, j)
			return j, false
		}
	}
	if c.wordAt(i+n) > 0 && c.s[i] != '`' && !(afterDigit && c.is(i+n, digit)) {
		return i + n, true
	}
	c.word(start, i)
	return i, false
}

// hyphenated reports whether the hyphen at i joins the part before it to what follows,
// as it does after a prefix ("co-founder") or before a suffix ("clock-wise").
func (c *scanner) hyphenated(part, i, b int) bool {
	left := c.s[part:i]
	if c.is(i+1, digit) {
		return left == "mid" || left == "Mid"
	}
	var buf [24]byte
	if c.wordAt(i+1) == 0 {
		return c.cutOff(part, i, b) || i+1 == b && isPrefix(string(lowered(&buf, left)))
	}
	if isPrefix(string(lowered(&buf, left))) {
		shout := len(left) > 1 && classes[left[1]]&upper != 0
		return !shout || c.is(i+1, upper)
	}
	j := c.letters(i+1, 6)
	return c.wordAt(j) == 0 && isSuffix(c.s[i+1:j])
}

// cutOff reports whether the hyphen at i ends a word broken off and begun anew: "th- the".
func (c *scanner) cutOff(part, i, b int) bool {
	n := i - part
	next := c.gap(b)
	return i+1 == b && n <= 4 && next+n <= c.end && strings.EqualFold(c.s[part:i], c.s[next:next+n])
}

// slashed reports whether the slash at i is part of a word: "n/a", "w/o", "s/he".
func (c *scanner) slashed(start, i, b int) bool {
	j := c.letters(i+1, 4)
	if i-start != 1 || j == i+1 || c.wordAt(j) > 0 || c.byteAt(j) == '/' {
		return false
	}
	return j == i+2 || c.s[i+1:j] == "he"
}

// dollared reports whether the dollar at i belongs to the letters before it, as in "US$".
func (c *scanner) dollared(start, i int) bool {
	if c.is(i+1, letter) {
		return true
	}
	for j := start; j < i; j++ {
		if classes[c.s[j]]&upper == 0 {
			return false
		}
	}
	return i-start <= 3
}

// entity reports whether an HTML entity that escaped decoding starts at i.
func (c *scanner) entity(i, b int) bool {
	if c.byteAt(i) != '&' {
		return false
	}
	j := i + 1
	if c.byteAt(j) == '#' {
		j++
	}
	for stop := min(b, j+8); j < stop && classes[c.s[j]]&alnum != 0; {
		j++
	}
	return c.byteAt(j) == ';' && j > i+2
}
