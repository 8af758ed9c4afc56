package segment

// punct cuts the punctuation at i in the chunk c.s[a:b].
func (c *scanner) punct(i, a, b int) int {
	if j := c.emoticon(i, a, b); j > i {
		c.emit(i, j)
		c.stop(face)
		return j
	}
	ch := c.s[i]
	switch ch {
	case '.':
		return c.dots(i)
	case '!', '?':
		j := i + 1
		for c.byteAt(j) == '!' || c.byteAt(j) == '?' {
			j++
		}
		c.emit(i, j)
		c.stop(query)
		return j
	case '\'', '`':
		return c.quote(i, 1, b)
	case '#', '@':
		if c.is(i+1, letter) && (i == a || !c.is(i-1, alnum)) {
			j := c.run(i+1, b)
			c.emit(i, j)
			return j
		}
	case '+':
		if i == a && c.is(i+1, digit) {
			return c.tail(i, b)
		}
	case '[':
		if i+5 <= c.end && c.s[i:i+5] == "[...]" {
			c.emit(i, i+5)
			return i + 5
		}
	case '&':
		if c.entity(i, b) {
			j := i + 1
			for c.s[j] != ';' {
				j++
			}
			c.emit(i, j+1)
			return j + 1
		}
	}
	j := i + 1
	if isRunning(ch) {
		for c.byteAt(j) == ch {
			j++
		}
	}
	c.emit(i, j)
	return j
}

// tail emits the sign at i together with the number after it.
func (c *scanner) tail(i, b int) int {
	n := len(c.toks)
	j := c.number(i+1, b)
	c.toks[n].Start = i
	return j
}

// dots cuts a full stop, an ellipsis, or a number that starts with its point.
func (c *scanner) dots(i int) int {
	if c.is(i+1, digit) && (i == 0 || !c.is(i-1, alnum)) {
		return c.tail(i, c.end)
	}
	j := i + 1
	for c.byteAt(j) == '.' {
		j++
	}
	if j == i+1 && (c.byteAt(j) == '?' || c.byteAt(j) == '!') {
		for c.byteAt(j) == '!' || c.byteAt(j) == '?' {
			j++
		}
		c.emit(i, j)
		c.stop(query)
		return j
	}
	c.emit(i, j)
	if j > i+1 {
		c.stop(ellipsis)
	} else {
		c.stop(period)
	}
	return j
}

// quote cuts the apostrophe or single quotation mark of n bytes at i.
func (c *scanner) quote(i, n, b int) int {
	j := c.letters(i+n, 6)
	after := len(c.toks) > 0 && c.toks[len(c.toks)-1].End == i
	switch {
	case j > i+n && c.wordAt(j) == 0 && isClitic(c.s[i+n:j]):
	case !after && j > i+n && c.wordAt(j) == 0 && isTis(c.s[i+n:j]):
		c.emit(i, i+n+1)
		c.emit(i+n+1, j)
		return j
	case j > i+n && c.wordAt(j) == 0 && !after && isElided(c.s[i+n:j]):
	case !after && c.is(i+n, digit) && c.is(i+n+1, digit) && !c.is(i+n+2, digit):
		j = i + n + 2 // '72, the '60s
		if c.byteAt(j) == 's' {
			j++
		}
		if c.wordAt(j) > 0 {
			j = i + n
		}
	case i+2*n <= c.end && c.s[i:i+n] == c.s[i+n:i+2*n]:
		j = i + 2*n // '' and `` for double quotation marks
	default:
		j = i + n
	}
	c.emit(i, j)
	return j
}

// isRunning reports whether a run of ch is one token: "--", "***", "====".
func isRunning(ch byte) bool {
	switch ch {
	case '-', '*', '=', '~', '#', '+', '<', '>', '|', '^', '\\':
		return true
	}
	return false
}

// emoticon returns the end of the emoticon at i, i when there is none.
func (c *scanner) emoticon(i, a, b int) int {
	switch c.s[i] {
	case ':', ';', '=', '^', '<', '(', '-', '8':
	default:
		return i
	}
	for n := min(4, b-i); n >= 2; n-- {
		if isEmoticon(c.s[i:i+n]) && c.wordAt(i+n) == 0 && c.byteAt(i+n) != '/' && (i == a || !c.is(i-1, digit)) {
			return i + n
		}
	}
	return i
}
