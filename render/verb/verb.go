// Package verb words the label of a relation: "accused", "did not call", "may meet", "will meet".
package verb

import (
	"cmp"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Phrase is what an edge says, short and in plain words: what is stated stands in the past tense, what is denied or
// possible says so, what is alleged, or denied by somebody, stands in quotation marks. Co-occurrence says nothing.
func Phrase(e graph.Edge) string {
	if e.Status == fact.Cooccurring || e.Type == graph.Cooccur {
		return ""
	}
	p := parse(e)
	switch e.Status {
	case fact.Denied:
		if len(e.AttributedTo) > 0 { // somebody's denial is no more than his word
			return "“" + p.denied() + "”"
		}
		return p.denied()
	case fact.StatusPossible:
		return p.possible()
	case fact.Alleged:
		return "“" + p.past() + "”"
	}
	return p.past()
}

// PhraseOf is Phrase, but for what all the evidence says will be: "will meet".
func PhraseOf(e graph.Edge, evidence []graph.Evidence) string {
	future := len(evidence) > 0 && e.Status == fact.StatusPossible && e.Type != graph.Cooccur
	for i := range evidence {
		future = future && evidence[i].Modality == fact.Future
	}
	if p := parse(e); future && !p.noun {
		return join("will "+p.base, p.rest)
	}
	return Phrase(e)
}

// phrase is a verb with what follows it, or a noun with its preposition.
type phrase struct {
	base, rest string
	noun       bool
}

func parse(e graph.Edge) phrase {
	label := strings.Join(strings.FieldsFunc(e.Label, func(r rune) bool { return r == '-' || r == '_' || r == ' ' }), " ")
	if label == "" || !plain(label) {
		if label != "" {
			return phrase{base: label, noun: true}
		}
		label = plainest[e.Type]
	}
	switch e.Type {
	case fact.RoleOf:
		return office(label)
	case fact.Member:
		return phrase{base: "member of", noun: true}
	}
	label = strings.ToLower(label)
	if v, ok := verbOf[label]; ok {
		label = v
	}
	if word := plainest[e.Type]; light[label] && word != "" && e.Type != fact.Personnel {
		label = word
	}
	first, rest, _ := strings.Cut(label, " ")
	if nounLike(first) {
		return phrase{base: label, noun: true}
	}
	return phrase{base: first, rest: join(rest, after(e, label))}
}

// after is the preposition that a verb needs before the one it is done to, or with.
func after(e graph.Edge, v string) string {
	if e.Type == fact.Request && v == "call" {
		return "on"
	}
	word, known := complement[v]
	if !known && e.Symmetric && (e.Type == fact.Agree || e.Type == fact.Cooperate) {
		return "with"
	}
	return word
}

// office words the holding of a post.
func office(title string) phrase {
	if title == "" || title == "role" || title == "be" {
		return phrase{base: "role in", noun: true}
	}
	if p, ok := officeOf[title]; ok {
		return phrase{base: p, noun: true}
	}
	if strings.HasSuffix(title, " of") || strings.HasSuffix(title, " for") {
		return phrase{base: title, noun: true}
	}
	return phrase{base: title + " " + cmp.Or(officeFor[strings.ToLower(title[strings.LastIndexByte(title, ' ')+1:])], "of"), noun: true}
}

func (p phrase) past() string {
	if p.noun {
		return p.base
	}
	return join(Past(p.base), p.rest)
}

func (p phrase) denied() string {
	if p.noun {
		return "no " + p.base
	}
	return join("did not "+p.base, p.rest)
}

func (p phrase) possible() string {
	if p.noun {
		return "possible " + p.base
	}
	return join("may "+p.base, p.rest)
}

func join(a, b string) string { return strings.TrimSpace(a + " " + b) }

// plain reports whether s is made of letters and blanks that English rules apply to.
func plain(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return r == ' ' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }) == ""
}

// nounLike reports whether a word without an entry can be no verb.
func nounLike(w string) bool {
	for _, end := range []string{"tion", "sion", "ment", "ism", "ship", "ness", "ance", "ence", "ings", "acy"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			_, known := irregular[w]
			return !known && !nounlikeVerbs[w]
		}
	}
	return false
}

// Past returns the past tense of a verb's base form.
func Past(v string) string {
	if p, ok := irregular[v]; ok {
		return p
	}
	n := len(v)
	switch {
	case n < 2:
		return v
	case strings.HasSuffix(v, "e"):
		return v + "d"
	case strings.HasSuffix(v, "ic"):
		return v + "ked"
	case v[n-1] == 'y' && !vowel(v[n-2]):
		return v[:n-1] + "ied"
	case doubles(v):
		return v + v[n-1:] + "ed"
	}
	return v + "ed"
}

// doubles reports whether the last letter is doubled: one short stressed syllable, or one of those listed.
func doubles(v string) bool {
	n := len(v)
	if n < 3 || doubled[v] {
		return doubled[v]
	}
	if vowel(v[n-1]) || strings.ContainsRune("wxy", rune(v[n-1])) || !vowel(v[n-2]) || vowel(v[n-3]) && !strings.HasPrefix(v[n-3:], "ui") {
		return false
	}
	groups := 0
	for i := range n {
		if vowel(v[i]) && (i == 0 || !vowel(v[i-1])) {
			groups++
		}
	}
	return groups == 1
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
