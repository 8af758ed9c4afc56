package decision

import (
	"slices"
	"strings"
)

// person is a person's name taken apart, all of it folded. Hyphens and apostrophes count for nothing.
type person struct {
	given      []string // "j" is an initial
	family     string   // words with single spaces, without an Arabic article
	generation string   // jr, sr, ii ...
	eastern    bool     // the family stands first
	sound      string   // of the family's name, without spaces
}

// bare reports whether only a family's name is known, or what may be one.
func (p *person) bare() bool { return len(p.given) == 0 }

var generations = []string{"jr", "junior", "sr", "senior", "ii", "iii", "iv"}

var particles = []string{"von", "van", "de", "der", "den", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "bin", "ibn", "ben", "abu", "bint", "ter", "ten", "zu", "zur", "st"}

var honorifics = []string{"mr", "mrs", "ms", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "president", "gen", "general", "maj", "major",
	"capt", "captain", "col", "colonel", "lt", "sgt", "rev", "sen", "senator", "rep", "gov", "justice", "judge", "sheikh"}

// parsePerson takes a name apart.
func parsePerson(name string) person {
	p := splitPerson(name)
	p.sound = sound(strings.ReplaceAll(p.family, " ", ""))
	return p
}

func splitPerson(name string) person {
	hyphens := strings.Contains(name, "-")
	words := personWords(name)
	var p person
	for len(words) > 1 && slices.Contains(honorifics, words[0]) {
		words = words[1:]
	}
	if n := len(words); n > 1 && slices.Contains(generations, words[n-1]) {
		p.generation = words[n-1]
		words = words[:n-1]
	}
	if len(words) == 0 {
		return p
	}
	if from, ok := easternOrder(words, hyphens); ok {
		p.eastern = true
		p.family = words[from]
		p.given = []string{strings.Join(slices.Concat(words[:from], words[from+1:]), "")}
		return p
	}
	from := len(words) - 1
	for i, w := range words[:from] {
		if slices.Contains(particles, w) {
			from = i
			break
		}
	}
	p.given, p.family = words[:from], strings.Join(words[from:], " ")
	return p
}

var personSigns = strings.NewReplacer("-", " ", "'", "", ",", " ")

// personWords folds a name and splits it. "J.R.R. Tolkien" has three initials.
func personWords(name string) []string {
	if strings.Contains(name, ".") {
		name = strings.ReplaceAll(name, ".", ". ")
	}
	name = personSigns.Replace(fold(name))
	words := strings.Fields(name)
	return slices.DeleteFunc(words, func(w string) bool { return len(words) > 1 && (w == "al" || w == "el" || w == "ul") })
}

// easternOrder finds the family's name in a Chinese or Korean name of either order.
func easternOrder(words []string, hyphens bool) (int, bool) {
	l := knownNames()
	n := len(words)
	short := func(ws []string) bool {
		return !slices.ContainsFunc(ws, func(w string) bool { return len(w) > 6 || len(w) < 2 })
	}
	switch {
	case n == 3 && l.korean[words[0]] && short(words[1:]), n == 3 && l.chinese[words[0]] && short(words[1:]):
		return 0, true
	case n == 3 && hyphens && (l.korean[words[2]] || l.chinese[words[2]]) && short(words[:2]):
		return 2, true
	case n == 2 && l.chinese[words[0]] && !l.chinese[words[1]]:
		return 0, len(words[1]) > 1
	case n == 2 && l.chinese[words[1]] && !l.chinese[words[0]]:
		return 1, len(words[0]) > 1 && pinyin(words[0])
	}
	return 0, false
}

// pinyin reports whether w could be a Chinese given name in Latin letters.
func pinyin(w string) bool {
	for w != "" {
		i := strings.IndexAny(w, "aeiou")
		if i < 0 || i > 2 || i > 0 && !slices.Contains(initials, w[:i]) {
			return false
		}
		w = strings.TrimLeft(w[i:], "aeiou")
		switch {
		case strings.HasPrefix(w, "ng") && (len(w) == 2 || !strings.ContainsAny(w[2:3], "aeiou")):
			w = w[2:]
		case strings.HasPrefix(w, "n") && (len(w) == 1 || !strings.ContainsAny(w[1:2], "aeiou")):
			w = w[1:]
		}
	}
	return true
}

var initials = []string{"b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y", "w"}

// agreement is how well two names go together.
type agreement int

const (
	conflict   agreement = iota
	possible             // one leaves open what the other says: an initial
	looser               // a short form, a middle name left out
	respelt              // the same, in other letters
	equalNames           // the same
)

// givenNames compares given names: the first must agree, further ones must not disagree.
func givenNames(a, b []string) agreement {
	if len(a) == 0 || len(b) == 0 {
		return possible
	}
	out := equalNames
	for i := range min(len(a), len(b)) {
		g := givenName(a[i], b[i])
		if g == conflict {
			return conflict
		}
		out = min(out, g)
	}
	if len(a) != len(b) {
		out = min(out, looser)
	}
	return out
}

func givenName(a, b string) agreement {
	switch {
	case a == b:
		return equalNames
	case len(a) == 1 || len(b) == 1:
		if a[0] == b[0] || shortFor(a, b[:1]) || shortFor(b, a[:1]) {
			return possible
		}
		return conflict
	case knownNames().share(knownNames().given, a, b, false), len(a) >= 6 && len(b) >= 6 && sound(a) == sound(b) && a[len(a)-1] == b[len(b)-1]:
		return respelt
	case knownNames().share(knownNames().given, a, b, true):
		return looser
	}
	return conflict
}

// shortFor reports whether name can be short for one that begins with an initial, as Bill for one with W.
func shortFor(name, initial string) bool {
	l := knownNames()
	return len(name) > 1 && slices.ContainsFunc(l.given[name], func(line int) bool { return strings.HasPrefix(l.formal[line], initial) })
}

// families compares family names; weak says that they differ in what often makes two families.
func families(x, y *person) (as agreement, weak bool) {
	a, b := x.family, y.family
	switch {
	case a == b || strings.ReplaceAll(a, " ", "") == strings.ReplaceAll(b, " ", ""):
		return equalNames, false
	case len(a) < 5 || len(b) < 5 || feminine(a, b):
		return conflict, false
	case x.sound == y.sound:
		return respelt, undouble(a) == undouble(b) && !foreign(a) || min(len(a), len(b)) < 6
	case min(len(a), len(b)) >= 9 && a[0] == b[0] && distance(a, b, 1) == 1:
		return respelt, true
	}
	return conflict, false
}

// feminine reports whether one is the form for women of the other: Petrov and Petrova, Novotný and Novotná.
func feminine(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	stem := a[:len(a)-1]
	return b == a+"a" || strings.HasPrefix(b, stem) && strings.HasSuffix(b, "a") && !strings.HasSuffix(a, "a")
}

// foreign reports whether a name ends as those do that are spelt in many ways in English.
func foreign(a string) bool {
	for _, end := range []string{"ky", "kyy", "kiy", "kii", "kyi", "ki", "ov", "off", "ev", "eff", "ko", "chuk", "fi", "di", "ri", "ni", "uk"} {
		if strings.HasSuffix(a, end) {
			return true
		}
	}
	return false
}
