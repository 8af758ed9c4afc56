package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// roles appends who holds which office, by titles, appositions and verbs, and who belongs to whom.
func (a *analysis) roles(out []fact.Relation) []fact.Relation {
	for j := range a.chunks {
		if a.kind(j) != kNoun {
			continue
		}
		if a.isPerson(j) {
			if p, ok := a.named(&a.chunks[j]); ok && a.words[a.chunks[j].head].tag == tName {
				out = a.rolesOf(out, j, p)
				out = a.belongs(out, j, p)
			}
			continue
		}
		a.describes(j)
		out = a.described(out, j)
		out = a.memberState(out, j)
	}
	out = a.verbRoles(out)
	out = a.samePosts(out)
	a.look()
	return out
}

// rolesOf appends the offices of the person p, whose name heads chunk j.
func (a *analysis) rolesOf(out []fact.Relation, j int, p actor) []fact.Relation {
	if o, ok := a.title(j); ok {
		out = append(out, a.role(p, o, "title-apposition", 0.92))
	}
	if o, ok := a.officeAfter(j); ok {
		out = append(out, a.role(p, o, "apposition", 0.9))
		out = a.moreOffices(out, j, p, o)
	}
	if a.kind(j-1) != kComma || !a.endsName(j) {
		return out
	}
	for n := j - 2; a.kind(n) == kNoun; n -= 2 {
		if o, ok := a.officeBefore(n, j-1); ok {
			rule := "apposition"
			if a.form(n-1) == "as" {
				rule = "as-apposition"
			}
			return append(out, a.role(p, o, rule, 0.88))
		}
		if a.kind(n-1) != kPrep {
			break
		}
	}
	return out
}

// described appends the office by which chunk j speaks of somebody who is named only later: "The head of Acme left. Ann Lake said".
func (a *analysis) described(out []fact.Relation, j int) []fact.Relation {
	n := a.nominalAt(a.chunks[j].head)
	if n < 0 || a.ms[n].Type != fact.Person || a.ms[n].Entity.Index() < 0 {
		return out
	}
	o, ok := a.office(j)
	same := func(m fact.Mention) bool { return m.Entity == a.ms[n].Entity }
	if !ok || slices.ContainsFunc(a.ms[:n], same) || !slices.ContainsFunc(a.ms[n+1:], same) {
		return out
	}
	return append(out, a.role(actor{entity: int32(a.ms[n].Entity.Index()), span: a.ms[n].Span}, o, "description", 0.8))
}

// moreOffices appends the offices joined to the one, o, that is set behind the name of p in chunk j: "Ann Lake, MP for Lima and a former head of
// Acme,".
func (a *analysis) moreOffices(out []fact.Relation, j int, p actor, o office) []fact.Relation {
	k := j + 3
	if a.kind(k) == kComma && a.words[a.chunks[k-1].head].tag == tNum { // an age
		k += 2
	}
	for ; k < len(a.chunks) && !a.endsApposition(k) && a.kind(k) != kVerb; k++ {
		if a.kind(k) != kConj || a.kind(k+1) != kNoun || !a.isOffice(k+1) || a.heldBehind(k+1) {
			continue
		}
		if next, ok := a.office(k + 1); ok && next.of.entity != o.of.entity && next.of.entity != p.entity {
			out = append(out, a.role(p, next, "apposition", 0.85))
		}
	}
	return out
}

// heldBehind reports whether behind the office in chunk n stands who holds it: "and Zenit's president, Tom Demir".
func (a *analysis) heldBehind(n int) bool {
	end := a.officeEnd(n)
	return a.ownedChunk(&a.chunks[n]) && a.kind(end) == kComma && a.kind(end+1) == kNoun && a.isPerson(end+1)
}

// endsName reports whether behind the name in chunk j the clause goes on, so that what stands before it can be said of it; "and" goes
// on with a list when the name has a title of its own.
func (a *analysis) endsName(j int) bool {
	switch k := j + 1; {
	case a.kind(k) == kVerb:
		return true
	case a.kind(k) == kConj:
		return a.nameFirst(&a.chunks[j]) == a.chunks[j].first
	case a.form(k) == "of" && a.kind(k+1) == kNoun: // "Ann Lake of Lake & Finch,"
		return a.endsApposition(k + 2)
	}
	return a.endsApposition(j + 1)
}

// officeAfter reads the office set behind the name in chunk j: "Ann Lake, now the head of Acme,".
func (a *analysis) officeAfter(j int) (office, bool) {
	if a.kind(j+1) != kComma {
		return office{}, false
	}
	n := j + 2
	if a.kind(n) == kNoun && a.kind(n+1) == kComma && a.words[a.chunks[n].head].tag == tNum { // an age
		n += 2
	}
	past := false
	if a.kind(n) == kAdv && a.is(int(a.chunks[n].first), "now", "currently", "then", "formerly", "once", "previously") {
		past = !a.is(int(a.chunks[n].first), "now", "currently")
		n++
	}
	if a.kind(n) != kNoun {
		return office{}, false
	}
	n = a.nowToo(n)
	end := a.officeEnd(n)
	if !a.endsApposition(end) && !a.toldMore(n, end) && !a.setBeside(n, j) {
		return office{}, false
	}
	for k := n; k < end; k++ {
		past = past || a.kind(k) == kTime && (a.form(k) == "from" || a.form(k) == "until")
	}
	o, ok := a.office(n)
	if !ok {
		o, ok = a.knownOffice(n)
	}
	o.past = o.past || past
	return o, ok
}

// nowToo returns the chunk of the present office where the one in chunk n is no office of anybody's: "Ann Lake, her first boss and now the
// mayor of Lima"; else n.
func (a *analysis) nowToo(n int) int {
	if _, ok := a.office(n); ok {
		return n
	}
	if k := a.officeEnd(n); a.kind(k) == kConj && a.kind(k+1) == kAdv && a.is(int(a.chunks[k+1].first), "now", "currently") && a.kind(k+2) == kNoun {
		return k + 2
	}
	return n
}

// toldMore reports whether behind the office in chunk n more is told of its holder by a participle, in the chunk that begins at end: "Ann
// Lake, a Zenit commander captured in May,".
func (a *analysis) toldMore(n, end int) bool {
	if !a.tree.known || a.kind(end) != kVerb || a.chunks[end].head < 0 {
		return false
	}
	v := int(a.chunks[end].head)
	return a.rel(v) == "acl" && a.fullRel(v) != "acl:relcl" && a.headOf(v) == int(a.chunks[n].head)
}

// setBeside reports whether the tree sets the noun of chunk n beside the name in chunk j, whatever follows it: "Ann Lake, an analyst at Acme who".
func (a *analysis) setBeside(n, j int) bool {
	h := int(a.chunks[n].head)
	if !a.tree.known || a.rel(h) != "appos" || a.headOf(h) < 0 {
		return false
	}
	m := a.words[a.headOf(h)].ment
	return m >= 0 && m == a.words[a.chunks[j].head].ment
}

// officeBefore reads the office that begins at chunk n and ends before the comma at chunk end, behind which its holder is named. What is
// only the object of another office, "the spokesman for Chile's president", is not the one that is meant.
func (a *analysis) officeBefore(n, end int) (office, bool) {
	if a.officeEnd(n) != end || a.kind(n-1) == kPrep && a.kind(n-2) == kNoun && a.isOffice(n-2) {
		return office{}, false
	}
	if o, ok := a.office(n); ok {
		return o, true
	}
	if o, ok := a.whoseOffice(n); ok {
		return o, true
	}
	return a.knownOffice(n)
}

// whoseOffice reads the office in chunk n of whom "whose" before it means: "the Courier, whose editor, Ann Lake, apologised".
func (a *analysis) whoseOffice(n int) (office, bool) {
	if !a.isOffice(n) {
		return office{}, false
	}
	h := a.chunks[n].head
	x, ok := a.whoseBefore(n, a.officeSets(h))
	return office{of: x, trigger: a.wordsSpan(a.chunks[n].first, h+1)}, ok
}

// whoseBefore returns whom "whose" before chunk n means to have an office with that head.
func (a *analysis) whoseBefore(n int, head nounSet) (actor, bool) {
	k := n - 2
	if a.kind(k) == kComma {
		k--
	}
	if a.form(n-1) != "whose" || a.kind(k) != kNoun {
		return actor{}, false
	}
	x, ok := a.named(&a.chunks[k])
	return x, ok && a.hasOffice(x.entity, head)
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
	name := a.nameFirst(ch)
	if name == ch.first {
		return a.longTitle(j, name)
	}
	head := a.officeSets(name - 1)
	if head&nOffice == 0 {
		return a.longTitle(j, name)
	}
	first := a.afterPlace(j)
	if x, ok := a.whoseBefore(j, head); ok { // "Acme, whose analyst Ann Lake"
		return office{of: x, trigger: a.wordsSpan(ch.first, name)}, true
	}
	if o, ok := a.officeIn(first, name, head); ok {
		return o, true
	}
	if a.kind(j-1) == kConj && a.kind(j-2) == kNoun && a.isOffice(j-2) { // "Acme chairman and chief executive Ann Lake"
		two := &a.chunks[j-2]
		return a.officeIn(two.first, two.head+1, a.officeSets(two.head))
	}
	if a.form(j+1) == "of" && a.kind(j+2) == kNoun { // "King Hassan of Morocco"
		if x, ok := a.named(&a.chunks[j+2]); ok && a.holdsOffices(x.entity, head) {
			return office{of: x, trigger: a.wordsSpan(name-1, name), member: a.seat(x.entity, head)}, true
		}
	}
	if a.words[first].tag == tDet || a.words[first].ment == a.words[ch.head].ment || !a.ownWords(first, name) {
		return office{}, false
	}
	x, ok := actor{}, false
	switch {
	case head&nBoard != 0: // "Chief executive Ann Lake" of the company that is spoken of
		x, ok = a.ownBody(int(first), head)
	case a.ofState(head, first, name): // "Finance Minister Ann Lake"
		x, ok = a.ownState(int(first))
	}
	x.span = a.wordsSpan(first, name)
	return office{of: x, trigger: x.span, past: a.was(first, name)}, ok
}

// afterPlace returns the first word of chunk j that is not of the place in which something is: "In Oslo | Prime Minister Ann Lake".
func (a *analysis) afterPlace(j int) int32 {
	ch := &a.chunks[j]
	i := ch.first
	m := a.words[i].ment
	if a.form(j-1) != "in" || m < 0 || a.ms[m].Type != fact.Place {
		return i
	}
	for i < ch.head && a.words[i].ment == m {
		i++
	}
	if a.words[i].tag == tPoss {
		return ch.first
	}
	return i
}

// ownWords reports whether none of the words from i to before j names anyone.
func (a *analysis) ownWords(i, j int32) bool {
	for ; i < j; i++ {
		if a.words[i].ment >= 0 {
			return false
		}
	}
	return true
}

// nameFirst returns the first word of the name that heads the chunk, with a quotation mark before it.
func (a *analysis) nameFirst(ch *chunk) int32 {
	name := ch.head
	for name > ch.first && a.words[name-1].ment == a.words[ch.head].ment {
		name--
	}
	for name > ch.first && a.words[name-1].tag == tQuote {
		name--
	}
	return name
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

// isPerson reports whether the head of chunk c is the name of a person or a pronoun for one.
func (a *analysis) isPerson(c int) bool {
	m := a.words[a.chunks[c].head].ment
	return m >= 0 && a.ms[m].Type == fact.Person
}
