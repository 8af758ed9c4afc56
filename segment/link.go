package segment

const (
	maxLocal = 64  // longest local part of a mail address
	maxHost  = 253 // longest name of a host
)

// link returns the end of the web address, mail address or file name that starts at i in
// a chunk that ends at b; i when there is none.
func (c *scanner) link(i, b int) int {
	if j := c.scheme(i, b); j > i {
		return c.address(j, b)
	}
	if j := c.mail(i, b); j > i {
		return j
	}
	return c.host(i, b)
}

// scheme returns the end of "https://", "mailto:" or "www." at i, i when there is none.
func (c *scanner) scheme(i, b int) int {
	j := c.letters(i, 12)
	if j+3 < b && c.s[j:j+3] == "://" {
		return j + 3
	}
	if j+1 < b && c.s[j] == ':' && classes[c.s[j+1]]&alnum != 0 && (c.s[i:j] == "mailto" || c.s[i:j] == "doi") {
		return j + 1
	}
	if j-i == 3 && j+1 < b && c.s[j] == '.' && (c.s[i:j] == "www" || c.s[i:j] == "WWW") {
		return j + 1
	}
	return i
}

// address returns the end of a web address known up to i: the chunk's, less closing punctuation.
func (c *scanner) address(i, b int) int {
	open := 0
	j := i
	for ; j < b; j++ {
		switch ch := c.s[j]; {
		case ch == '(':
			open++
			continue
		case ch == ')' && open > 0:
			open--
			continue
		case ch == ')', ch == '"', ch == '<', ch == '>', ch == ']', ch == '[', ch == '|', ch >= 0x80 && c.foreign(j):
		default:
			continue
		}
		break
	}
	for j > i && isTrailing(c.s[j-1]) {
		j--
	}
	return j
}

// foreign reports whether the character at j, beyond ASCII, ends a web address: quotes do, letters do not.
func (c *scanner) foreign(j int) bool {
	if classes[c.s[j]]&high != 0 && c.s[j] < 0xC0 {
		return false // inside a character
	}
	kd, _ := c.rune(j)
	return kd != wordRune
}

func isTrailing(ch byte) bool {
	switch ch {
	case '.', ',', ';', ':', '!', '?', '\'', '*', '-':
		return true
	}
	return false
}

// mail returns the end of the mail address at i, i when there is none.
func (c *scanner) mail(i, b int) int {
	j := i
	for stop := min(b, i+maxLocal); j < stop && isLocal(c.s[j]); {
		j++
	}
	if j+1 >= b || c.s[j] != '@' || classes[c.s[j+1]]&alnum == 0 {
		return i
	}
	k := j + 1
	for stop := min(b, k+maxHost); k < stop && (isLocal(c.s[k])); {
		k++
	}
	for k > j && isTrailing(c.s[k-1]) {
		k--
	}
	return k
}

func isLocal(ch byte) bool {
	return classes[ch]&alnum != 0 || ch == '.' || ch == '-' || ch == '+' || ch == '%'
}

// host returns the end of a name with dots in it that ends in a known domain or kind of
// file ("example.com/page", "notes.doc"), i when there is none.
func (c *scanner) host(i, b int) int {
	label, labels := i, 1
	j := i
	for stop := min(b, i+maxHost); j < stop; j++ {
		ch := c.s[j]
		if ch == '.' && j > label && j+1 < stop && classes[c.s[j+1]]&alnum != 0 {
			label = j + 1
			labels++
			continue
		}
		if classes[ch]&alnum == 0 && ch != '-' {
			break
		}
	}
	if labels < 2 || c.wordAt(j) > 0 {
		return i
	}
	last := c.s[label:j]
	switch {
	case isExtension(last):
		return j
	case isDomain(last):
		if j < b && c.s[j] == '/' {
			return c.address(j, b)
		}
		return j
	case labels > 2 && c.plainLabels(i, j):
		return j
	}
	return i
}

// plainLabels reports whether c.s[i:j] is words in lower case with dots between them, as
// names of newsgroups are, and no acronym.
func (c *scanner) plainLabels(i, j int) bool {
	long := false
	for k := i; k < j; k++ {
		if ch := c.s[k]; ch != '.' && classes[ch]&lower == 0 {
			return false
		}
		long = long || k > i+1 && c.s[k] != '.' && c.s[k-1] != '.'
	}
	return long
}
