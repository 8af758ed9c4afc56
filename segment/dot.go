package segment

// dotted handles the dot at i after the word that starts at start: an acronym, an
// abbreviation or a name with dots in it. It emits and returns where to read
// on, or 0 when the dot is no part of the word.
func (c *scanner) dotted(start, i, b int) int {
	if j := c.acronym(start, i); j > 0 {
		c.emit(start, j)
		if c.s[j-1] == '.' {
			c.stop(abbrev)
		}
		return j
	}
	if j := c.listing(start, i); j > 0 {
		c.emit(start, j)
		return j
	}
	if c.byteAt(i+1) == '.' || c.wordAt(i+1) > 0 {
		return 0
	}
	if !c.abbreviation(start, i) {
		return 0
	}
	c.emit(start, i+1)
	c.stop(abbrev)
	return i + 1
}

// acronym returns the end of letters with a dot after each ("U.S.", "a.m", "Ph.D.") that
// start at start and have their first dot at i; 0 when there are none.
func (c *scanner) acronym(start, i int) int {
	if n := i - start; n > 2 || n == 2 && c.s[start:i] != "Ph" || classes[c.s[start]]&letter == 0 {
		return 0
	}
	j, count := i+1, 1
	for c.is(j, letter) {
		k := c.letters(j, 3)
		if c.byteAt(k) == '.' && (k-j == 1 || k-j == 2 && c.s[j:k] == "Sc") {
			j, count = k+1, count+1
			continue
		}
		if c.wordAt(k) == 0 && k-j == 1 && c.aposAt(k) == 0 {
			j, count = k, count+1 // the last dot is missing
		}
		break
	}
	if count < 2 {
		return 0
	}
	if c.byteAt(j-1) == '.' && c.byteAt(j) == '.' {
		j-- // an ellipsis or a full stop follows
	}
	return j
}

// listing returns the end of a share's code with its exchange in brackets, "(AAPL.O)", that starts at start and has its dot at i; 0 when
// there is none.
func (c *scanner) listing(start, i int) int {
	end := c.letters(i+1, 3)
	if start == 0 || c.s[start-1] != '(' || i-start > 6 || end == i+1 || end > i+3 || c.byteAt(end) != ')' {
		return 0
	}
	for k := start; k < end; k++ {
		if k != i && !c.is(k, upper) {
			return 0
		}
	}
	return end
}

// abbreviation reports whether the dot at i belongs to the word before it.
func (c *scanner) abbreviation(start, i int) bool {
	var buf [24]byte
	w := string(lowered(&buf, c.s[start:i]))
	if len(w) == 0 {
		return false
	}
	if len(w) == 1 {
		return c.initial(start, i)
	}
	switch abbreviationKind(w) {
	case always:
		return true
	case capital:
		return c.is(start, upper)
	case beforeNumber:
		return c.is(c.gap(i+1), digit)
	case notAtEnd:
		return !c.startsSentence(i + 1)
	case capitalNotAtEnd:
		if !c.is(start, upper) {
			return false
		}
		after := c.byteAt(i + 1)
		return after == ')' || after == ',' || !c.startsSentence(i+1) && w != "la" && w != "mass"
	}
	return false
}

// initial reports whether the letter at start with the dot at i is an initial ("J. Smith") or
// a short form ("p. 5", "c. 1500") and no word that ends a sentence ("vitamin C.").
func (c *scanner) initial(start, i int) bool {
	next := c.gap(i + 1)
	if next >= c.end || next == i+1 {
		return false
	}
	if c.is(start, lower) {
		if start > 0 && c.s[start-1] == '(' {
			return true // (b. March 2009)
		}
		switch c.s[start] {
		case 'p', 'c', 'b', 'd', 'm', 'r', 'n':
			return c.is(next, digit)
		}
		return c.s[start] == 'v'
	}
	return c.s[start] != 'I' && !c.starter(next)
}

// gap returns the first position from i on that is no space.
func (c *scanner) gap(i int) int {
	for i < c.end && classes[c.s[i]] == 0 {
		i++
	}
	return i
}

// startsSentence reports whether a sentence seems to start after the dot before i: the
// paragraph ends there, or a capital or a quotation follows.
func (c *scanner) startsSentence(i int) bool {
	for k := 0; k < 4 && i < c.end && isCloser(c.s[i]); k++ {
		i++
	}
	j := c.gap(i)
	if j >= c.end {
		return true
	}
	if j == i {
		return false
	}
	return c.is(j, upper) || c.s[j] == '"'
}

// starter reports whether the word at i is one that often starts a sentence.
func (c *scanner) starter(i int) bool {
	if !c.is(i, upper) {
		return false
	}
	j := c.letters(i, 14)
	return c.wordAt(j) == 0 && isStarter(c.s[i:j])
}

func isCloser(b byte) bool { return b == ')' || b == ']' || b == '"' || b == '\'' || b == '}' }
