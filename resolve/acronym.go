package resolve

import (
	"strings"
	"unicode"

	"github.com/actant-project/actant/fact"
)

// linkDefinedAcronyms joins a name and its short form in brackets, in either order, or behind ", or".
func (x *resolution) linkDefinedAcronyms() {
	for i := 1; i < len(x.ms); i++ {
		a, b := &x.ms[i-1], &x.ms[i]
		brackets := x.bracketed(a, b)
		if !brackets && !x.renamed(a, b) {
			continue
		}
		long, short := a, b
		if isAcronym(a.Text) {
			long, short = b, a
		}
		if defines(long, short) || brackets && (clips(long, short) || x.foreign(long, short)) {
			x.forgetOtherMeaning(long.form, short.form)
			x.join(long.form.group, short.form.group, byDefinition)
		}
	}
}

// bracketed says whether b stands alone in brackets right behind a.
func (x *resolution) bracketed(a, b *mention) bool {
	return a.sent == b.sent && a.sent >= 0 && b.first == a.last+1 && x.token(a.last, a.sent) == "(" && x.token(b.last, b.sent) == ")"
}

// renamed says whether b stands behind a as its other name: "the Rail Board, or RB,".
func (x *resolution) renamed(a, b *mention) bool {
	return a.sent == b.sent && a.sent >= 0 && b.first == a.last+2 && x.token(a.last, a.sent) == "," && x.lower(a.last+1, a.sent) == "or" &&
		(x.token(b.last, b.sent) == "," || x.token(b.last, b.sent) == ".")
}

// clips says whether short, one word that no list has as something else, may be made of the words of a long name of three or more, or
// of what they are in another language: "Federation of Port Workers (Fetrap)".
func clips(long, short *mention) bool {
	return long.form.typ == fact.Organisation && short.form.typ == fact.Organisation && strings.Count(long.form.key, " ") > 1 &&
		!strings.Contains(short.form.key, " ") && len(short.form.key) <= 10 && long.form.key[0] == short.form.key[0] && !strings.HasPrefix(long.form.key, short.form.key) &&
		(short.form.id == "" || long.form.id == "" && initials(long.form.key) == short.form.key)
}

// foreign says whether short, an acronym that no list has and that is nowhere another name's, may be made of the words of a long name in
// another language: "Republican Party of Labour (CYP)".
func (x *resolution) foreign(long, short *mention) bool {
	return long.form.typ == fact.Organisation && short.form.typ == fact.Organisation && strings.Count(long.form.key, " ") > 1 && !isAcronym(long.Text) &&
		isAcronym(short.Text) && len(short.form.key) > 2 && short.form.by != byDefinition && x.g.Lookup(short.Text) == nil &&
		short.form.ms[0] > long.form.ms[0] && &x.ms[short.form.ms[0]] == short
}

// isAcronym says whether s is one word of two to eight letters, most of them capitals ("DoD", "NATO").
func isAcronym(s string) bool {
	upper, lower := 0, 0
	for _, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		case r != '.' && r != '-' && r != '&' && !unicode.IsDigit(r):
			return false
		}
	}
	return upper >= 2 && upper+lower <= 8 && upper > lower
}

// defines says whether short can be the acronym of long: of its type, sharing the first
// letter, and not of two different people.
func defines(long, short *mention) bool {
	if !isAcronym(short.Text) || isAcronym(long.Text) || long.form.typ == fact.Person || short.form.typ == fact.Person {
		return false
	}
	if long.form.typ != short.form.typ && long.form.typ != fact.Other && short.form.typ != fact.Other {
		return false
	}
	return strings.ContainsRune(" "+initials(long.form.key), rune(short.form.key[0])) && strings.Contains(long.Text, " ")
}

// initials are the first letters of the words of a folded name, small words left out.
func initials(key string) string {
	var b strings.Builder
	for w := range strings.FieldsFuncSeq(key, func(r rune) bool { return r == ' ' || r == '-' || r == '/' }) {
		if !small[w] {
			b.WriteByte(w[0])
		}
	}
	return b.String()
}

// forgetOtherMeaning drops the identity a list gave an acronym when the document spells
// it out as something else: "Culinary Institute of America (CIA)".
func (x *resolution) forgetOtherMeaning(long, short *form) {
	if long.id != "" || short.id == "" || short.entry == nil || short.entry.User || initials(long.key) != short.key {
		return
	}
	for _, name := range append([]string{short.entry.Name}, short.entry.Aliases...) {
		for w := range strings.FieldsSeq(fold(name)) {
			if !small[w] && strings.Contains(" "+long.key+" ", " "+w+" ") && w != initials(w) {
				return
			}
		}
	}
	if len(short.group.forms) == 1 {
		short.id, short.entry = "", nil
		short.group.id, short.group.entry = "", nil
	}
}

// linkInitials joins an acronym that no list knows and no bracket defines to the only
// organisation in the document whose initials it is.
func (x *resolution) linkInitials() {
	byInitial := make(map[string]*group)
	shared := make(map[string]bool)
	for _, f := range x.forms {
		if f.typ != fact.Organisation && f.typ != fact.Event || isAcronym(x.ms[f.ms[0]].Text) {
			continue
		}
		k := initials(f.key)
		if g := byInitial[k]; g != nil && g != f.group {
			shared[k] = true
		}
		byInitial[k] = f.group
	}
	for _, f := range x.forms {
		if f.kind != fact.Name || f.id != "" || len(f.key) < 3 || !isAcronym(x.ms[f.ms[0]].Text) || f.by == byDefinition {
			continue
		}
		if g := byInitial[f.key]; g != nil && !shared[f.key] && g.typ == f.typ {
			x.join(g, f.group, byInitials)
		}
	}
}
