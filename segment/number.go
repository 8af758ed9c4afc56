package segment

// number cuts the token that starts with the digit at i.
func (c *scanner) number(i, b int) int {
	start := i
	for {
		i = c.digits(i)
		if !c.numberGoesOn(start, i) {
			break
		}
		i++
	}
	if j := c.phone(start, i); j > i {
		c.emit(start, j)
		return j
	}
	if c.wordAt(i) > 0 {
		if c.unit(i, b) {
			c.emit(start, i)
			return i
		}
		return c.joined(start, i, b)
	}
	if n := c.aposAt(i); n > 0 && c.s[i-1] == '0' && c.byteAt(i+n)|0x20 == 's' && c.wordAt(i+n+1) == 0 {
		c.emit(start, i+n+1) // the 1930's, but 2003 + 's
		return i + n + 1
	}
	c.emit(start, i)
	return i
}

// numberGoesOn reports whether the mark at i, after digits, is inside a number:
// "1,000", "4.16", "10:30", "9/11".
func (c *scanner) numberGoesOn(start, i int) bool {
	if !c.is(i+1, digit) {
		return false
	}
	switch c.s[i] {
	case '.', ':', '/':
		return true
	case ',':
		j := c.digits(i + 1)
		return j-i == 4 || j-i == 3 && c.byteAt(j) == ',' && c.is(j+1, digit)
	}
	return false
}

// phone returns the end of a telephone number or of a date with hyphens whose first
// digits are c.s[start:i]; i when there is none.
func (c *scanner) phone(start, i int) int {
	var n [5]int
	groups := 1
	n[0] = i - start
	end := i
	for groups < len(n) && c.byteAt(end) == '-' && c.is(end+1, digit) {
		j := c.digits(end + 1)
		n[groups] = j - end - 1
		groups++
		end = j
	}
	if c.wordAt(end) > 0 {
		return i
	}
	switch {
	case groups == 2 && n[1] == 4 && (n[0] == 3 || n[0] == 5 || n[0] >= 7):
		return end // 555-0134, ZIP+4, 713/555-0134
	case groups == 3 && n[2] == 4 && (n[1] == 3 || n[1] <= 2 && n[0] <= 2):
		return end // 202-555-0134, 20-11-2000
	case groups == 3 && n[0] == 4 && n[1] == 2 && n[2] == 2:
		return end // 2000-11-20
	case groups == 4 && n[2] == 3 && n[3] == 4:
		return end // 1-800-555-0134
	}
	return i
}

// unit reports whether the letters at i, after a number, are a word of their own: "4.16am".
func (c *scanner) unit(i, b int) bool {
	if ch := c.byteAt(i) | 0x20; (ch == 'a' || ch == 'p') && c.byteAt(i+1) == '.' && c.byteAt(i+2)|0x20 == 'm' && c.wordAt(i+3) == 0 {
		return true
	}
	j := c.letters(i, 10)
	return c.wordAt(j) == 0 && isUnit(c.s[i:j])
}
