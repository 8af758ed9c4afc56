package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// personName is a person's name taken apart. Words are folded; a hyphen parts words
// but not units: "Kim Jong-un" has the units "kim", "jong-un" and three words.
type personName struct {
	words []string
	units []string // family particles are units too
	lead  int      // units at the start that are particles: "von der" of "von der Leyen"
	gen   string   // "jr", "sr", "iii", ...
}

// bare says that the name is a single unit behind any particles: "Trump", "von der Leyen".
func (n personName) bare() bool { return len(n.units)-n.lead <= 1 }

// last is the family name by English order, without particles.
func (n personName) last() string {
	if len(n.units) == 0 {
		return ""
	}
	return joinArticle(n.units[len(n.units)-1])
}

// short is the one unit of a bare name.
func (n personName) short() string { return n.last() }

// joinArticle strips the Arabic article: "al-assad" is "assad".
func joinArticle(unit string) string {
	for _, a := range [...]string{"al-", "el-", "as-", "ash-", "ad-", "ar-", "an-", "at-"} {
		if t, ok := strings.CutPrefix(unit, a); ok && len(t) > 2 {
			return t
		}
	}
	return unit
}

// parsePerson takes a name apart, each spelling once.
func (x *resolution) parsePerson(name string) personName {
	n, ok := x.parsed[name]
	if !ok {
		if x.parsed == nil {
			x.parsed = make(map[string]personName)
		}
		n = x.takeApart(name)
		x.parsed[name] = n
	}
	return n
}

func (x *resolution) takeApart(name string) personName {
	var n personName
	raw := strings.Fields(name)
	for i, w := range raw {
		u := strings.Trim(fold(w), ",'\"()")
		switch {
		case u == "":
			continue
		case generations[u] != "" && i > 0:
			n.gen = generations[u]
			continue
		case i > 1 && i == len(raw)-1 && postnominals[u]:
			continue
		}
		if n.lead == len(n.units) && i < len(raw)-1 && x.opensFamilyName(w, u) {
			n.lead++
		}
		n.units = append(n.units, u)
	}
	for _, u := range n.units {
		n.words = append(n.words, expandInitials(strings.FieldsFunc(u, func(r rune) bool { return r == '-' }))...)
	}
	return n
}

// opensFamilyName tells the particle of "Van Gogh" from the given name of "Van Morrison".
func (x *resolution) opensFamilyName(raw, unit string) bool {
	if !particles[unit] {
		return false
	}
	r, _ := utf8.DecodeRuneInString(raw)
	if unicode.IsLower(r) {
		return true
	}
	_, given := x.g.GivenName(raw)
	return !given && unit != "al"
}

// expandInitials makes "jk" of "JK Rowling" two initials: two letters without a vowel.
func expandInitials(ws []string) []string {
	if len(ws) == 1 && len(ws[0]) == 2 && !strings.ContainsAny(ws[0], "aeiouy") && isASCII(ws[0]) {
		return []string{ws[0][:1], ws[0][1:]}
	}
	return ws
}

// compatible says whether two full names can be one person's: equal, one with middle
// names or initials the other lacks, given and family name swapped, or one the start or
// the end of the other.
func compatible(a, b personName) bool {
	if a.gen != b.gen {
		return false
	}
	p, q := a.words, b.words
	if len(p) > len(q) {
		p, q = q, p
	}
	if len(p) == 0 {
		return false
	}
	if len(p) == 2 && len(q) == 2 && p[0] == q[1] && p[1] == q[0] {
		return true
	}
	if startsWith(q, p) || endsWith(q, p) {
		return true
	}
	n, m := len(p)-1, len(q)-1
	return sameFamily(p[n], q[m]) && sameGiven(p[0], q[0]) && sameMiddle(p[1:n], q[1:m])
}

// startsWith says whether all of p, at least two words of more than a letter, begin q.
func startsWith(q, p []string) bool {
	if len(p) < 2 || len(p[len(p)-1]) < 2 {
		return false
	}
	for i := range p {
		if skeleton(p[i]) != skeleton(q[i]) {
			return false
		}
	}
	return true
}

// endsWith says whether p ends q; the particle of a family name does not make it full.
func endsWith(q, p []string) bool {
	if len(p) < 2 || len(p[0]) < 2 {
		return false
	}
	for i := range p {
		if skeleton(p[i]) != skeleton(q[len(q)-len(p)+i]) {
			return false
		}
	}
	return true
}

func sameFamily(a, b string) bool { return a == b || skeleton(a) == skeleton(b) }

// sameGiven compares given names: equal, an initial, a short form, another transliteration.
func sameGiven(a, b string) bool {
	switch {
	case a == b:
		return true
	case len(a) == 1 || len(b) == 1:
		return a[0] == b[0]
	}
	return standard(a) == standard(b)
}

// standard is the given name that a short form stands for.
func standard(given string) string {
	if s, ok := nicknames[given]; ok {
		return skeleton(s)
	}
	return skeleton(given)
}

// sameMiddle compares middle names: what both have must agree one by one.
func sameMiddle(p, q []string) bool {
	for i := range min(len(p), len(q)) {
		if !sameGiven(p[i], q[i]) {
			return false
		}
	}
	return true
}
