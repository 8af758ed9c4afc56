package relation

import "strings"

// forms is the set of inflected forms that a word can be of one verb.
type forms uint8

const (
	base forms = 1 << iota
	third
	past
	participle
	gerund
)

// inflector spells the forms of English verbs: regular ones by rule, the others by a table.
type inflector struct {
	irregular map[string][2][]string // lemma: past, participle
	double    map[string]bool        // longer lemmas that double their last consonant
	twin      map[string]bool        // lemmas that are spelt with one l or two
}

// parseInflector reads irregular.txt.
func parseInflector(data string) inflector {
	f := inflector{map[string][2][]string{}, map[string]bool{}, map[string]bool{}}
	for line := range lines(data) {
		w := strings.Fields(line)
		switch {
		case w[0] == "double":
			f.double = setOf(w[1:])
		case w[0] == "twin":
			f.twin = setOf(w[1:])
		case len(w) == 3:
			f.irregular[w[0]] = [2][]string{strings.Split(w[1], "/"), strings.Split(w[2], "/")}
		}
	}
	return f
}

// each calls put with every form of the verb lemma.
func (f inflector) each(lemma string, put func(form string, is forms)) {
	put(lemma, base)
	put(addS(lemma), third)
	for _, g := range f.stems(lemma) {
		put(addIng(g), gerund)
	}
	if irr, ok := f.irregular[lemma]; ok {
		for _, w := range irr[0] {
			put(w, past)
		}
		for _, w := range irr[1] {
			put(w, participle)
		}
		return
	}
	for _, g := range f.stems(lemma) {
		put(addEd(g), past|participle)
	}
}

// stems returns the spellings of the lemma before -ing and -ed: "stop" gives "stopp".
func (f inflector) stems(lemma string) []string {
	doubled := lemma + lemma[len(lemma)-1:]
	switch {
	case f.twin[lemma]:
		return []string{doubled, lemma}
	case f.double[lemma], shortVowelVerb(lemma):
		return []string{doubled}
	}
	return []string{lemma}
}

// shortVowelVerb reports whether lemma has one syllable and ends in consonant, vowel, consonant.
func shortVowelVerb(lemma string) bool {
	n := len(lemma)
	if n < 3 || strings.IndexByte("wxy", lemma[n-1]) >= 0 || vowel(lemma[n-1]) || !vowel(lemma[n-2]) {
		return false
	}
	if vowel(lemma[n-3]) && lemma[n-3:n-1] != "ui" {
		return false
	}
	for i := range n - 3 {
		if vowel(lemma[i]) && !(lemma[i] == 'u' && i > 0 && lemma[i-1] == 'q') {
			return false
		}
	}
	return true
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }

// addS spells the -s form of a verb or the plural of a noun.
func addS(w string) string {
	switch {
	case strings.HasSuffix(w, "y") && len(w) > 1 && !vowel(w[len(w)-2]):
		return w[:len(w)-1] + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "x"), strings.HasSuffix(w, "z"),
		strings.HasSuffix(w, "ch"), strings.HasSuffix(w, "sh"), w == "go", w == "do", w == "veto", w == "echo":
		return w + "es"
	}
	return w + "s"
}

func addEd(w string) string {
	switch {
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case strings.HasSuffix(w, "y") && !vowel(w[len(w)-2]):
		return w[:len(w)-1] + "ied"
	}
	return w + "ed"
}

func addIng(w string) string {
	switch {
	case strings.HasSuffix(w, "ie"):
		return w[:len(w)-2] + "ying"
	case strings.HasSuffix(w, "ee"), strings.HasSuffix(w, "oe"), strings.HasSuffix(w, "ye"), w == "be":
		return w + "ing"
	case strings.HasSuffix(w, "e"):
		return w[:len(w)-1] + "ing"
	}
	return w + "ing"
}

// plurals of the nouns of the lists that do not take -s.
var oddPlurals = map[string]string{"wife": "wives", "aircraft": "aircraft", "person": "people", "human": "humans", "corps": "corps"}

// pluralOf spells the plural of noun; words that are plural or have none come back as they are.
func pluralOf(noun string) string {
	if p, ok := oddPlurals[noun]; ok {
		return p
	}
	if s, ok := strings.CutSuffix(noun, "man"); ok {
		return s + "men"
	}
	if strings.HasSuffix(noun, "child") {
		return noun + "ren"
	}
	if strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") {
		return noun
	}
	return addS(noun)
}
