package segment

import (
	"github.com/actant-project/actant/text"
)

// scanner reads a text from left to right. It never looks back, and ahead only by
// a bounded number of bytes or once over a gap, so its time is linear.
type scanner struct {
	s     string
	end   int // of the paragraph being read
	toks  []text.Span
	stops []stop // of the paragraph being read
}

// stop is a token after which a sentence may end.
type stop struct {
	tok  int
	mark mark
}

// mark says what kind of end a token may be.
type mark uint8

const (
	period   mark = iota // .
	query                // ? ! and runs of them
	ellipsis             // ... and …
	abbrev               // a token that keeps its dot, and may end a sentence by it
	face                 // an emoticon
	wide                 // a full stop of Chinese or Japanese
)

func (c *scanner) emit(i, j int) { c.toks = append(c.toks, text.Span{Start: i, End: j}) }

func (c *scanner) stop(m mark) { c.stops = append(c.stops, stop{len(c.toks) - 1, m}) }

// scan appends the tokens of paragraph p.
func (c *scanner) scan(p text.Span) {
	c.end = p.End
	c.stops = c.stops[:0]
	for i := p.Start; i < c.end; {
		k := classes[c.s[i]]
		if k == 0 {
			i++
			continue
		}
		if k&high != 0 {
			if kd, n := c.rune(i); kd == blankRune || kd == joinRune {
				i += n
				continue
			}
		}
		b, seen := c.chunk(i)
		if seen&^letter == 0 {
			c.word(i, b)
		} else {
			c.chunkTokens(i, b, seen)
		}
		i = b
	}
}

// chunk returns the end of the run without white space that starts at i, and
// the classes of byte in it.
func (c *scanner) chunk(i int) (int, class) {
	var seen class
	s := c.s[:c.end]
	for i < len(s) {
		k := classes[s[i]]
		if k&high != 0 {
			kd, n := c.rune(i)
			if kd == blankRune {
				break
			}
			seen |= k
			i += n
			continue
		}
		if k == 0 {
			break
		}
		seen |= k
		i++
	}
	return i, seen
}

// chunkTokens cuts c.s[a:b], which holds no white space.
func (c *scanner) chunkTokens(a, b int, seen class) {
	linky := seen&(at|point) != 0 || seen&(slash|colon) == slash|colon
	for i := a; i < b; {
		k := classes[c.s[i]]
		if linky && k&alnum != 0 {
			if j := c.link(i, b); j > i {
				c.emit(i, j)
				i = j
				continue
			}
		}
		switch {
		case k&letter != 0:
			i = c.joined(i, i, b)
		case k&digit != 0:
			i = c.number(i, b)
		case k&high != 0:
			i = c.wide(i, b)
		default:
			i = c.punct(i, a, b)
		}
	}
}

// wide cuts a token that starts with a character beyond ASCII.
func (c *scanner) wide(i, b int) int {
	kd, n := c.rune(i)
	switch kd {
	case wordRune:
		return c.joined(i, i, b)
	case joinRune:
		return i + n
	case quoteRune:
		return c.quote(i, n, b)
	case emojiRune:
		return c.emoji(i, n)
	}
	j := i + n
	if r := c.s[i:j]; r == "…" {
		for c.byteAt(j) == '.' {
			j++
		}
		c.emit(i, j)
		c.stop(ellipsis)
		return j
	} else if r == "。" || r == "！" || r == "？" {
		c.emit(i, j)
		c.stop(wide)
		return j
	}
	c.emit(i, j)
	return j
}

// emoji cuts an emoji with its modifiers and what it is joined to.
func (c *scanner) emoji(i, n int) int {
	j := i + n
	flag := c.regional(i)
	for j < c.end && classes[c.s[j]]&high != 0 {
		kd, n := c.rune(j)
		tone := n == 4 && c.s[j:j+3] == "\U0001F3FB"[:3] && c.s[j+3] >= 0xBB
		joined := kd == emojiRune && c.s[j-3:j] == "\u200D"
		if flag && c.regional(j) {
			flag, joined = false, true
		}
		if kd != joinRune && !tone && !joined {
			break
		}
		j += n
	}
	c.emit(i, j)
	return j
}

// regional reports whether half of a flag stands at i.
func (c *scanner) regional(i int) bool {
	return i+4 <= c.end && c.s[i:i+3] == "\U0001F1E6"[:3] && c.s[i+3] >= 0xA6
}
