package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// office is a post that a phrase names: "US Defence Secretary", "the president of France".
type office struct {
	of      actor
	trigger text.Span
	past    bool
	member  bool // "a member of", "Republican Senator"
}

// roles appends who holds which office, by titles, appositions and "is".
func (a *analysis) roles(out []fact.Relation) []fact.Relation {
	for j := range a.chunks {
		if a.kind(j) != kNoun {
			continue
		}
		if a.isPerson(j) {
			if p, ok := a.named(&a.chunks[j]); ok && a.words[a.chunks[j].head].tag == tName {
				out = a.rolesOf(out, j, p)
			}
			continue
		}
		out = a.memberState(out, j)
		if x, ok := a.named(&a.chunks[j]); ok && a.es[x.entity].Type == fact.Country && a.kind(j+1) == kComma && a.kind(j+2) == kNoun && a.endsApposition(a.officeEnd(j+2)) {
			if o, ok := a.office(j + 2); ok && o.member {
				out = append(out, a.role(x, o, "apposition", 0.88))
			}
		}
	}
	return a.copulas(out)
}

// rolesOf appends the offices of the person p, whose name heads chunk j.
func (a *analysis) rolesOf(out []fact.Relation, j int, p actor) []fact.Relation {
	if o, ok := a.title(j); ok {
		out = append(out, a.role(p, o, "title-apposition", 0.92))
	} else if o, ok := a.body(j); ok {
		out = append(out, a.role(p, o, "body-of-person", 0.75))
	}
	k := j + 1
	if a.kind(k) == kComma && (a.form(k+1) == "now" || a.form(k+1) == "then" || a.form(k+1) == "currently") {
		k++
	}
	if a.kind(j+1) == kComma && a.kind(k+1) == kNoun && a.endsApposition(a.officeEnd(k+1)) {
		if o, ok := a.office(k + 1); ok {
			o.past = o.past || k > j+1 && a.form(k) == "then"
			out = append(out, a.role(p, o, "apposition", 0.9))
		}
	}
	if a.kind(j-1) == kComma && (a.endsApposition(j+1) || a.kind(j+1) == kVerb) {
		out = a.roleBefore(out, j, p)
	}
	return out
}

// roleBefore appends the office that ends before the comma before the name in chunk j: "the president of France, | Tom Demir", also where
// more stands before it: "a visit by Chad's president, | Tom Demir".
func (a *analysis) roleBefore(out []fact.Relation, j int, p actor) []fact.Relation {
	for n := a.climb(j - 2); n <= j-2; n += 2 {
		if a.kind(n) != kNoun || a.officeEnd(n) != j-1 {
			continue
		}
		if o, ok := a.office(n); ok {
			rule := "apposition"
			if a.form(n-1) == "as" {
				rule = "as-apposition"
			}
			return append(out, a.role(p, o, rule, 0.88))
		}
		if a.officeSets(a.chunks[n].head)&nOffice != 0 {
			break // an office of nobody knows whom
		}
	}
	return out
}

// body reads the party or company to which the person whose name heads chunk j is said to belong, without saying as what: "Labour's Tom
// Demir", "Tom Demir of Acme".
func (a *analysis) body(j int) (office, bool) {
	ch := &a.chunks[j]
	name := ch.head
	for name > ch.first && a.words[name-1].ment == a.words[ch.head].ment {
		name--
	}
	at := -1
	switch {
	case name >= ch.first+2 && a.words[name-1].tag == tPoss:
		at = int(name - 2)
	case name == ch.first && a.form(j+1) == "of" && a.kind(j+2) == kNoun && a.ms[a.words[ch.head].ment].Kind == fact.Name:
		at = int(a.chunks[j+2].head)
	}
	if at < 0 || a.words[at].ment < 0 {
		return office{}, false
	}
	x, ok := a.named(&chunk{head: int32(at)})
	if !ok || a.es[x.entity].Type != fact.Organisation || a.ms[a.words[at].ment].Kind != fact.Name {
		return office{}, false
	}
	return office{of: x, trigger: x.span, member: true}, true
}

// endsApposition reports whether at chunk j a phrase set off by commas can end.
func (a *analysis) endsApposition(j int) bool {
	switch a.kind(j) {
	case kComma, kEnd, kDash, kSemi, kQuote, kColon:
		return true
	}
	return false
}

// title reads the office that stands before the name in chunk j.
func (a *analysis) title(j int) (office, bool) {
	ch := &a.chunks[j]
	name := ch.head
	for name > ch.first && a.words[name-1].ment == a.words[ch.head].ment {
		name--
	}
	for name > ch.first && a.words[name-1].tag == tQuote {
		name--
	}
	if name == ch.first {
		return a.longTitle(j, name)
	}
	head := a.officeSets(name - 1)
	if head&nOffice == 0 {
		return a.longTitle(j, name)
	}
	if o, ok := a.officeIn(ch.first, name, head); ok {
		return o, true
	}
	if a.form(j+1) == "of" && a.kind(j+2) == kNoun { // "King Hassan of Morocco"
		if x, ok := a.named(&a.chunks[j+2]); ok && a.holdsOffices(x.entity, head) {
			return office{of: x, trigger: a.wordsSpan(name-1, name)}, true
		}
	}
	return office{}, false
}

// longTitle reads "Ukraine's Minister of Defence" before a name, which is one chunk with it.
func (a *analysis) longTitle(j int, name int32) (office, bool) {
	ch := &a.chunks[j]
	for i := name - 1; i > ch.first; i-- {
		if !a.is(int(i), "of") {
			continue
		}
		sets := a.officeSets(i - 1)
		if sets&nOffice == 0 || a.words[i-1].ment >= 0 {
			return office{}, false
		}
		o, ok := a.officeIn(ch.first, i, sets)
		o.trigger.End = a.words[name-1].span.End
		return o, ok
	}
	return office{}, false
}

// officeIn reads the office that ends before word end, with whose it is before it: "CIA director", "Trump's special envoy".
func (a *analysis) officeIn(first, end int32, head nounSet) (office, bool) {
	o, native := office{}, int32(-1)
	for i := end - 2; i >= first; i-- {
		w := &a.words[i]
		o.past = o.past || w.lex.class&cFormer != 0
		at := a.mentionAt(i)
		if x, ok := a.named(&chunk{head: i}); ok && at < 0 && a.words[i+1].tag == tPoss && a.officeOf(x.entity, &fact.Mention{}, head, true) {
			o.of, o.trigger = x, a.wordsSpan(i+2, end) // "the bank's director"
			return o, true
		}
		if at < 0 {
			if w.tag == tComma || w.tag == tConj {
				return office{}, false
			}
			continue
		}
		if i > first && a.words[i-1].tag == tHyphen {
			return office{}, false
		}
		m := &a.ms[at]
		if m.Kind == fact.Demonym && i-1 > first && a.words[i-1].tag == tPoss {
			native = i
			continue // "Leverkusen's Spanish coach"
		}
		if a.regional(i, first, m) {
			continue
		}
		e := m.Entity.Index()
		next := i + 1
		possessive := a.words[next].tag == tPoss || a.possessivePronoun(int(i))
		if a.words[next].tag == tPoss {
			next++
		}
		if e < 0 || !a.officeOf(int32(e), m, head, possessive) || a.words[next].tag == tHyphen {
			return office{}, false
		}
		for k := first; k < i; k++ {
			o.past = o.past || a.words[k].lex.class&cFormer != 0
		}
		o.of = actor{entity: int32(e), span: m.Span}
		o.member = a.es[e].Type == fact.Group || head&nMember != 0 || a.es[e].Type == fact.Organisation && a.spelt(int(end-1), deputies...)
		o.trigger = a.wordsSpan(max(next, native+1), end)
		return o, true
	}
	return o, false
}

// mentionAt returns the mention of the name, the pronoun or the description that word i ends or is a part of, or -1.
func (a *analysis) mentionAt(i int32) int32 {
	w := &a.words[i]
	if w.ment >= 0 {
		return w.ment
	}
	for _, n := range a.nominals {
		if a.ms[n].Span.End == w.span.End {
			return n
		}
	}
	return -1
}

// regional reports whether mention m, which ends at word i, only says for which part of the earth an office is that a body
// before it, from word first on, has given: "the group's West Africa director".
func (a *analysis) regional(i, first int32, m *fact.Mention) bool {
	if !located(m.Type) || m.Kind != fact.Name || a.words[i+1].tag == tPoss {
		return false
	}
	for i--; i > first; i-- {
		if a.words[i].tag == tPoss {
			p := a.mentionAt(i - 1)
			return p < 0 || a.ms[p].Type == fact.Organisation
		}
	}
	return false
}

func located(t fact.Type) bool { return t == fact.Country || t == fact.Place }

// deputies sit in a parliament for the party, or as members of the house, whose name stands with the word.
var deputies = []string{"MP", "MPs", "TD", "MEP", "MSP", "lawmaker", "legislator", "senator", "congressman", "congresswoman", "councillor"}

// officeOf reports whether an office with that head can be held in or for entity e as the mention names it.
func (a *analysis) officeOf(e int32, m *fact.Mention, head nounSet, possessive bool) bool {
	switch a.es[e].Type {
	case fact.Person:
		return possessive || head&nPersonal != 0 && m.Kind == fact.Name
	case fact.Country:
		return head&nTrade == 0 // "American lawyer" is where someone is from
	case fact.Organisation:
		return true
	case fact.Place:
		return head&nTrade == 0
	case fact.Group:
		return !possessive && head&nOffice != 0
	}
	return false
}

func (a *analysis) holdsOffices(e int32, head nounSet) bool {
	t := a.es[e].Type
	return (t == fact.Country || t == fact.Organisation || t == fact.Place) && (t != fact.Country || head&nTrade == 0)
}

// office reads the office that the noun chunk n describes, with what hangs on it: "Britain's defence secretary",
// "the president of France", "a spokesman for the party", "a member of the panel".
func (a *analysis) office(n int) (office, bool) {
	ch := &a.chunks[n]
	head := a.officeSets(ch.head)
	if head&(nOffice|nMember) == 0 || a.words[ch.head].ment >= 0 {
		return office{}, false
	}
	if o, ok := a.officeIn(ch.first, ch.head+1, head); ok {
		return o, true
	}
	for j := n + 1; a.kind(j) == kPrep && a.kind(j+1) == kNoun; j += 2 {
		switch a.form(j) {
		case "of", "for", "at", "to", "in":
		case "from":
			if !a.spelt(int(ch.head), deputies...) {
				return office{}, false
			}
		default:
			return office{}, false
		}
		x, ok := a.named(&a.chunks[j+1])
		if !ok {
			x, ok = a.divisionOf(j + 1)
		}
		if !ok {
			continue // "the secretary of state for ..."
		}
		t := a.es[x.entity].Type
		if t == fact.Person && a.words[a.chunks[j+1].first].ment < 0 {
			return office{}, false
		}
		if f := a.form(j); (t == fact.Place || t == fact.Country) && (f == "in" || f == "for") && a.ownedChunk(ch) {
			return office{}, false // "its ambassador in Hanoi"
		}
		if !a.holdsOffices(x.entity, head) && !(t == fact.Person && head&nPersonal != 0) && !(head&nMember != 0 && t == fact.Group) {
			return office{}, false
		}
		o := office{of: x, trigger: a.wordsSpan(a.afterDet(ch), ch.head+1), member: head&nMember != 0 || t == fact.Organisation && a.spelt(int(ch.head), deputies...)}
		for i := ch.first; i < ch.head; i++ {
			o.past = o.past || a.words[i].lex.class&cFormer != 0
		}
		return o, true
	}
	return office{}, false
}

// divisionOf returns the body whose part chunk n names: "the Tax Foundation's policy centre", "the Justice Department's civil division".
func (a *analysis) divisionOf(n int) (actor, bool) {
	ch := &a.chunks[n]
	if !divisions[a.lower(int(ch.head))] {
		return actor{}, false
	}
	for i := ch.head - 1; i >= ch.first; i-- {
		if m := a.words[i].ment; m >= 0 {
			x, ok := a.named(&chunk{head: i})
			return x, ok && a.es[x.entity].Type == fact.Organisation
		}
	}
	return actor{}, false
}

// divisions are the words for parts of a body, in which one works for the whole.
var divisions = setOf(strings.Fields("division unit department center centre office branch bureau section school faculty institute board committee desk arm subsidiary"))

// ownedChunk reports whether what the chunk speaks of is somebody's: "its ambassador", "the bank's director".
func (a *analysis) ownedChunk(ch *chunk) bool {
	for i := ch.first; i < ch.head; i++ {
		if a.possessivePronoun(int(i)) || a.spelt(int(i), "'s", "’s") {
			return true
		}
	}
	return false
}

// officeEnd returns the chunk after the office that starts at chunk n.
func (a *analysis) officeEnd(n int) int {
	n++
	for a.kind(n) == kPrep && a.kind(n+1) == kNoun {
		n += 2
	}
	if a.form(n) == "and" && a.kind(n+1) == kNoun && a.officeSets(a.chunks[n+1].head)&nOffice != 0 && a.words[a.chunks[n+1].head].ment < 0 {
		return a.officeEnd(n + 1) // "the founder and chief executive"
	}
	return n
}

// afterDet returns the first word of the chunk that is no determiner.
func (a *analysis) afterDet(ch *chunk) int32 {
	i := ch.first
	for i < ch.head && a.words[i].tag == tDet {
		i++
	}
	return i
}

func (a *analysis) wordsSpan(i, j int32) text.Span {
	return text.Span{Start: a.words[i].span.Start, End: a.words[j-1].span.End}
}

// memberState reads "NATO member Turkey".
func (a *analysis) memberState(out []fact.Relation, j int) []fact.Relation {
	ch := &a.chunks[j]
	x, ok := a.named(ch)
	if !ok || a.es[x.entity].Type != fact.Country || ch.head-2 < ch.first {
		return out
	}
	if first := a.wordAt(x.span.Start); int32(first) > ch.first && a.words[first-1].lex.sets&nMember != 0 {
		if o, ok := a.officeIn(ch.first, int32(first), nMember); ok && a.es[o.of.entity].Type == fact.Organisation {
			return append(out, a.role(x, o, "title-apposition", 0.9))
		}
	}
	return out
}

// copulas reads "X is the president of Y", "X became Y's leader".
func (a *analysis) copulas(out []fact.Relation) []fact.Relation {
	if !a.tree.known {
		return out
	}
	for i := range a.words {
		s, v := a.copula(i)
		if s < 0 {
			continue
		}
		p, ok := a.nameAt(s)
		if !ok || a.es[p.entity].Type != fact.Person && a.es[p.entity].Type != fact.Country {
			continue
		}
		o, ok := a.office(int(a.chunkAt(i)))
		if !ok || a.es[p.entity].Type == fact.Country && !o.member || o.of.entity == p.entity {
			continue
		}
		r := a.role(p, o, "copula", 0.85)
		w := a.weighTree(v)
		r.Modality = w.modality
		if w.tense != fact.Present {
			r.Tense = w.tense
		}
		if w.negative {
			r.Polarity = fact.Negative
		}
		out = append(out, r)
	}
	return out
}

// copula returns the subject of which word i tells what it is or became, and the word that carries the tense; -1 when it tells nothing.
func (a *analysis) copula(i int) (subject, tense int) {
	if a.upos(i) != "NOUN" && a.upos(i) != "PROPN" {
		return -1, -1
	}
	v := i
	if a.childBy(i, "cop") < 0 {
		if v = a.headOf(i); v < 0 || a.rel(i) != "xcomp" && a.rel(i) != "obj" || a.lemma(v) != "become" {
			return -1, -1
		}
	}
	s, by := a.subjectOf(v, 0)
	if by != bySVO && by != byRelative { // "offered to be the president of"
		return -1, -1
	}
	return s, v
}

// role makes the relation of an office.
func (a *analysis) role(p actor, o office, rule string, score float32) fact.Relation {
	r := fact.Relation{Type: fact.RoleOf, Source: int(p.entity), Target: int(o.of.entity), Trigger: o.trigger, SourceSpan: p.span,
		TargetSpan: o.of.span, Sentence: a.d.Sentences[a.sentence].Span, Polarity: fact.Positive, Modality: fact.Asserted,
		Tense: fact.Present, Rule: rule, Score: score, Lemma: strings.ToLower(o.trigger.Of(a.d.Text))}
	if o.past {
		r.Tense = fact.Past
	}
	if o.member {
		r.Type = fact.Member
	}
	return r
}

// officeSets returns the noun sets of word i; what the gazetteer knows for an office is one, too.
func (a *analysis) officeSets(i int32) nounSet {
	w := &a.words[i]
	if a.is(int(i), "counterpart") {
		return 0 // "his Russian counterpart": some office of Russia's, nobody knows which
	}
	if a.is(int(i), "officer") && a.chiefBefore(i) {
		return w.lex.sets | nOffice
	}
	if w.lex.sets&(nOffice|nMember) != 0 || a.x.gaz == nil || w.ment >= 0 {
		return w.lex.sets
	}
	if class, _ := a.x.gaz.Title(strings.ToLower(a.of(int(i)))); class == gazetteer.Office {
		return w.lex.sets | nOffice
	}
	return w.lex.sets
}

// chiefBefore reports whether the officer at word i is a chief one: "chief investment officer".
func (a *analysis) chiefBefore(i int32) bool {
	return a.is(int(i)-1, "chief") || a.is(int(i)-2, "chief") || a.is(int(i)-3, "chief")
}

// isPerson reports whether the head of chunk c is the name of a person or a pronoun for one.
func (a *analysis) isPerson(c int) bool {
	m := a.words[a.chunks[c].head].ment
	return m >= 0 && a.ms[m].Type == fact.Person
}

// climb goes from the object of a preposition to the noun before it: from "France" to "leader" in "the leader of France".
func (a *analysis) climb(j int) int {
	for a.kind(j-1) == kPrep && a.kind(j-2) == kNoun {
		j -= 2
	}
	return j
}
