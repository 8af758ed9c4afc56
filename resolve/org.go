package resolve

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// linkLegalForms joins "Acme Corp." and "Acme", both organisations.
func (x *resolution) linkLegalForms() {
	byBase := make(map[string]*group)
	for _, f := range x.forms {
		if f.typ != fact.Organisation || f.kind != fact.Name {
			continue
		}
		base := strings.TrimSuffix(withoutLegalForm(f.key), " party")
		if g := byBase[base]; g != nil {
			x.join(g, f.group, byLegalForm)
		} else {
			byBase[base] = f.group
		}
	}
}

// withoutLegalForm cuts "Inc", "Ltd", "& Co" off a folded name; something always stays.
func withoutLegalForm(key string) string {
	for {
		at := strings.LastIndexByte(key, ' ')
		if at < 0 || !legalForms[key[at+1:]] && key[at+1:] != "&" {
			return key
		}
		key = strings.TrimSuffix(key[:at], ",")
	}
}

// linkHeads joins "the Contact Group" to the one longer name that ends with it and came
// before. A name that only lacks a country or place ("Supreme Court") is not safe.
func (x *resolution) linkHeads() {
	const deepest = 6
	bySuffix := make(map[string][]*form)
	for _, f := range x.forms {
		if f.typ != fact.Organisation || f.kind != fact.Name {
			continue
		}
		rest := f.key
		for range deepest {
			_, tail, ok := strings.Cut(rest, " ")
			if !ok {
				break
			}
			if fs := bySuffix[tail]; strings.Contains(tail, " ") && len(fs) < 8 {
				bySuffix[tail] = append(fs, f)
			}
			rest = tail
		}
	}
	for _, f := range x.forms {
		if f.typ == fact.Organisation && f.kind == fact.Name && f.id == "" {
			if long := x.onlyLonger(f, bySuffix[f.key]); long != nil {
				x.join(long.group, f.group, byHead)
			}
		}
	}
}

// linkBareHeads joins "the Commission" to the only body named before whose name is about that word, "European Commission",
// "Commission of Inquiry", and "the Courier" to the "Morning Courier".
func (x *resolution) linkBareHeads() {
	named := make(map[string]*group)
	several := make(map[string]bool)
	for _, f := range x.forms {
		if f.typ != fact.Organisation || f.kind != fact.Name {
			continue
		}
		heads := x.nameHeads(&x.ms[f.ms[0]])
		if at := strings.LastIndexByte(f.key, ' '); len(heads) == 0 && at > 0 && !holdsSmall(f.key) {
			heads = []string{f.key[at+1:]}
		}
		for _, h := range heads {
			if g := named[h]; g != nil && g != f.group {
				several[h] = true
			}
			named[h] = f.group
		}
	}
	for _, f := range x.forms {
		long := named[f.key]
		if f.typ == fact.Organisation && f.kind == fact.Name && f.id == "" && long != nil && long != f.group && !several[f.key] && firstOf(long) < f.ms[0] &&
			(x.articleBefore(f) || clubWords[f.key]) {
			x.join(long, f.group, byHead)
		}
	}
}

// clubWords stand for the one club whose name ends so, without an article.
var clubWords = words(`rovers wanderers rangers albion athletic hotspur villa orient argyle thistle harlequins saracens`)

// holdsSmall says whether a folded name has a word like "of".
func holdsSmall(key string) bool {
	return slices.ContainsFunc(strings.Fields(key), func(w string) bool { return small[w] })
}

// linkBeginnings joins "Pacific Crane" to "Pacific Crane Terminals", "Helvetia Fund" to "Helvetia Fund for Basic Research": the only body in the
// document that begins with these words, named before or right behind the headline.
func (x *resolution) linkBeginnings() {
	for _, f := range x.forms {
		if f.typ != fact.Organisation || f.kind != fact.Name || f.id != "" || !strings.Contains(f.key, " ") || withoutLegalForm(f.key) != f.key {
			continue
		}
		var long []*group
		for _, l := range x.forms {
			if l.typ == fact.Organisation && l.kind == fact.Name && l.group != f.group && strings.HasPrefix(l.key, f.key+" ") && !slices.Contains(long, l.group) &&
				x.dropped(l.key[len(f.key)+1:]) {
				long = append(long, l.group)
			}
		}
		if len(long) == 1 && (firstOf(long[0]) < f.ms[0] || x.inHeadline(f, long[0])) && !x.placeWord(x.ms[f.ms[0]].Text) {
			x.join(long[0], f.group, byFirstWord)
		}
	}
}

// dropped says whether the end of a name may be left out: "Terminals", "for Basic Research", and not what makes it a part of the shorter one,
// "Press", "Board of Trustees".
func (x *resolution) dropped(end string) bool {
	first, rest, several := strings.Cut(end, " ")
	if several {
		return first == "for" || first == "&" && !strings.Contains(rest, " ")
	}
	return x.g.OrgSuffix(end) || nameKinds[end] == firm || end == "international"
}

// inHeadline says whether f comes first in the first sentence, and the longer name of g in the next two.
func (x *resolution) inHeadline(f *form, g *group) bool {
	return x.ms[f.ms[0]].sent == 0 && x.ms[firstOf(g)].sent <= 2
}

// linkFirstWords joins "Tidewater" to "Tidewater Robotics": the only body in the document
// that begins so, named before, by a word that is no list's and no common one.
func (x *resolution) linkFirstWords() {
	byFirst := make(map[string]*group)
	several := make(map[string]bool)
	for _, f := range x.forms {
		first, _, longer := strings.Cut(f.key, " ")
		if f.typ != fact.Organisation || !longer {
			continue
		}
		if g := byFirst[first]; g != nil && g != f.group {
			several[first] = true
		}
		byFirst[first] = f.group
	}
	for _, f := range x.forms {
		if f.typ != fact.Organisation || f.kind != fact.Name || f.id != "" || strings.Contains(f.key, " ") {
			continue
		}
		long := byFirst[f.key]
		if long == nil || several[f.key] || len(f.key) < 4 || x.surnames[f.key] || x.g.CommonWord(f.key) && !x.firmBy(long, len(f.ms) > 1) || firstOf(long) > f.ms[0] && !hasLegalForm(long) && !x.headlined(f, long) ||
			isAcronym(x.ms[f.ms[0]].Text) || x.listed(x.ms[f.ms[0]].Text) {
			continue
		}
		x.join(long, f.group, byFirstWord)
	}
}

// firmBy says whether the longer name of g ends as firms' do and begins with a noun, which may then stand for it: "Obsidian" for "Obsidian
// Materials", not "General" for "General Motors". What stands alone several times is taken for no adjective by its ending.
func (x *resolution) firmBy(g *group, often bool) bool {
	m := &x.ms[firstOf(g)]
	if m.last-m.first < 2 || nameKinds[x.lower(m.last-1, m.sent)] != firm || nameKinds[x.lower(m.first, m.sent)] != 0 {
		return false
	}
	switch w := x.lower(m.first, m.sent); {
	case often:
		return !adjectival[w]
	case adjectival[w]:
		return false
	case nounTypes()[w] == "-": // a thing, however it ends: "opal", "obsidian"
		return true
	case strings.HasSuffix(w, "al"), strings.HasSuffix(w, "ed"), strings.HasSuffix(w, "ic"), strings.HasSuffix(w, "an"):
		return false
	}
	return true
}

// adjectival are first words of names that too many names share.
var adjectival = words(`first new great old north south east west northern southern eastern western upper lower royal public free home world state city premier social
	super mega direct modern standard prime smart green blue red black white golden`)

// headlined says whether f comes first in the first sentence, and the longer name of g, which ends as firms' do, in the next two.
func (x *resolution) headlined(f *form, g *group) bool {
	long := &x.ms[firstOf(g)]
	last := x.token(long.last-1, long.sent)
	return x.inHeadline(f, g) && (x.g.OrgSuffix(last) || nameKinds[strings.ToLower(last)] != 0)
}

// linkTowns joins "Leverkusen", the club, to "Bayer Leverkusen": the only body in the document whose name ends with its town's, and
// "Valdora" to "AC Valdora". The recogniser has told the club from the town; a capital stands for its country as well, and is left alone.
func (x *resolution) linkTowns() {
	byTown := make(map[string]*group)
	several := make(map[string]bool)
	lettered := make(map[string]bool)
	for _, f := range x.forms {
		at := strings.LastIndexByte(f.key, ' ')
		if f.typ != fact.Organisation || f.kind != fact.Name || at < 0 || small[f.key[strings.LastIndexByte(f.key[:at], ' ')+1:at]] {
			continue
		}
		town := f.key[at+1:]
		if g := byTown[town]; g != nil && g != f.group {
			several[town] = true
		}
		byTown[town] = f.group
		if letters, _, _ := strings.Cut(x.ms[f.ms[0]].Text, " "); at == len(letters) && len(letters) < 5 && letters == strings.ToUpper(letters) {
			lettered[town] = true
		}
	}
	for _, f := range x.forms {
		name := x.ms[f.ms[0]].Text
		if long := byTown[f.key]; f.typ == fact.Organisation && f.kind == fact.Name && f.id == "" && long != nil && long != f.group && !several[f.key] &&
			(x.placeWord(name) || lettered[f.key]) && !x.listed(name) {
			x.join(long, f.group, byHead)
		}
	}
}

// linkClips joins "Juve" to "Juventus", the only body of one word that begins so.
func (x *resolution) linkClips() {
	one := func(f *form) bool {
		return f.typ == fact.Organisation && f.kind == fact.Name && !strings.Contains(f.key, " ") && !isAcronym(x.ms[f.ms[0]].Text)
	}
	for _, f := range x.forms {
		if !one(f) || len(f.key) < 4 || f.id != "" || x.g.Word(f.key) != 0 || x.g.Lookup(x.ms[f.ms[0]].Text) != nil {
			continue
		}
		var long []*group
		for _, l := range x.forms {
			if one(l) && len(l.key) > len(f.key)+1 && strings.HasPrefix(l.key, f.key) && !slices.Contains(long, l.group) {
				long = append(long, l.group)
			}
		}
		if len(long) == 1 && long[0] != f.group {
			x.join(long[0], f.group, byFirstWord)
		}
	}
}

// hasLegalForm says whether a name of g ends with a company's form.
func hasLegalForm(g *group) bool {
	return slices.ContainsFunc(g.forms, func(f *form) bool { return withoutLegalForm(f.key) != f.key })
}

// listed says whether s is known as anything but a place: a town that bears a company's
// name is told from it by the recogniser, another body is not.
func (x *resolution) listed(s string) bool {
	return slices.ContainsFunc(x.g.Lookup(s), func(m gazetteer.Match) bool { return m.Entry.Type != fact.Place || m.Capital })
}

// firstOf is the first mention of g.
func firstOf(g *group) int {
	at := g.forms[0].ms[0]
	for _, f := range g.forms {
		at = min(at, f.ms[0])
	}
	return at
}

// onlyLonger returns the longer form that f stands for, nil when there are several.
func (x *resolution) onlyLonger(f *form, longer []*form) *form {
	var one *form
	for _, l := range longer {
		switch {
		case l.group == f.group || one != nil && one.group == l.group:
		case one != nil:
			return nil
		default:
			one = l
		}
	}
	if one == nil || one.ms[0] > f.ms[0] || !x.articleBefore(f) {
		return nil
	}
	dropped := strings.TrimSpace(strings.TrimSuffix(one.key, f.key))
	if small[dropped[strings.LastIndexByte(dropped, ' ')+1:]] || x.placeWord(x.ms[one.ms[0]].Text[:min(len(dropped), len(x.ms[one.ms[0]].Text))]) {
		return nil
	}
	return one
}

// articleBefore says whether f first occurs behind "the".
func (x *resolution) articleBefore(f *form) bool {
	m := &x.ms[f.ms[0]]
	return x.lower(m.first-1, m.sent) == "the"
}

// placeWord says whether a list knows s as a place, a country or a demonym.
func (x *resolution) placeWord(s string) bool {
	for _, m := range x.g.Lookup(s) {
		if m.Kind == fact.Demonym || m.Entry.Type == fact.Place || m.Entry.Type == fact.Country {
			return true
		}
	}
	return false
}

// linkGroups joins the singular and the plural of people: "Muslim", "Muslims".
func (x *resolution) linkGroups() {
	byKey := make(map[string]*group)
	for _, f := range x.forms {
		if f.typ != fact.Group || f.group.typ != fact.Group {
			continue
		}
		k := strings.TrimSuffix(f.key, "s")
		if g := byKey[k]; g != nil {
			x.join(g, f.group, byPlural)
		} else {
			byKey[k] = f.group
		}
	}
}
