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

// office reads the office that the noun chunk n describes, with what hangs on it: "Britain's defence secretary",
// "the president of France", "a spokesman for the party", "a member of the panel", "Acme's founder and chief executive".
func (a *analysis) office(n int) (office, bool) {
	ch := &a.chunks[n]
	head := a.officeSets(ch.head)
	if head&(nOffice|nMember) == 0 || a.words[ch.head].ment >= 0 {
		return office{}, false
	}
	if o, ok := a.officeIn(ch.first, ch.head+1, head); ok && !a.areaOf(n, o) {
		return o, true
	}
	if a.kind(n+1) == kConj && a.kind(n+2) == kNoun && !a.ownedChunk(&a.chunks[n+2]) { // "chairman and chief executive of Acme"
		return a.office(n + 2)
	}
	for j := n + 1; a.kind(j) == kPrep && a.kind(j+1) == kNoun; j += 2 {
		x, ok := a.named(&a.chunks[j+1])
		part := false
		if !ok {
			x, ok = a.bodyOfPart(j + 1)
			part = ok && a.es[x.entity].Type == fact.Country
		}
		if !ok {
			continue // "the secretary of state for ..."
		}
		if !part && !a.heldIn(n, j, x, head) {
			return office{}, false
		}
		return office{of: x, trigger: a.wordsSpan(a.afterDet(ch), ch.head+1), member: a.seat(x.entity, head), past: a.was(ch.first, ch.head)}, true
	}
	return office{}, false
}

// areaOf reports whether the office o in chunk n is one for a region that it names, in a body that follows: "Africa director at Acme".
func (a *analysis) areaOf(n int, o office) bool {
	if t := a.es[o.of.entity].Type; t != fact.Place && t != fact.Country || a.ownedChunk(&a.chunks[n]) {
		return false
	}
	switch a.form(n + 1) {
	case "at", "of", "for", "with":
	default:
		return false
	}
	if a.kind(n+2) != kNoun {
		return false
	}
	x, ok := a.named(&a.chunks[n+2])
	return ok && a.es[x.entity].Type == fact.Organisation
}

// heldIn reports whether the preposition j after the office in chunk n, with that head, says that it is one in or for x.
func (a *analysis) heldIn(n, j int, x actor, head nounSet) bool {
	t := a.es[x.entity].Type
	owned := a.ownedChunk(&a.chunks[n])
	switch a.form(j) {
	case "of":
		if j == n+1 && t == fact.Country && head&nOffice != 0 && head&nPost == 0 { // "the coach of Chad"
			return true
		}
	case "to", "at":
	case "for":
		if owned && (t == fact.Place || t == fact.Country) {
			return false
		}
	case "in":
		if owned && (t == fact.Place || t == fact.Country) || t == fact.Place && head&(nTrade|nStately) != 0 { // "its ambassador in Hanoi", "a lawyer in Leeds"
			return false
		}
	case "from":
		if head&(nSeat|nMember) == 0 || t != fact.Organisation && t != fact.Group { // "an MP from the Green Party"
			return false
		}
	case "with":
		if head&nTrade == 0 || t != fact.Organisation { // "an analyst with Orlan Bank"
			return false
		}
	default:
		return false
	}
	if t == fact.Person {
		return head&nPersonal != 0 && a.words[a.chunks[j+1].first].ment >= 0
	}
	return a.holdsOffices(x.entity, head) || t == fact.Group && (head&nMember != 0 || head&nOffice != 0 && a.isName(a.chunks[j+1].head))
}

// bodyOfPart returns the body whose part chunk n speaks of: "the Tax Foundation's policy branch", and the country of whose bodies it speaks:
// "the Turkish foreign ministry", "the interior ministry".
func (a *analysis) bodyOfPart(n int) (actor, bool) {
	ch := &a.chunks[n]
	sets := a.words[ch.head].lex.sets
	if sets&(nUnit|nOrgan) == 0 {
		return actor{}, false
	}
	for i := ch.head - 1; i >= ch.first; i-- {
		if a.words[i].ment < 0 {
			continue
		}
		x, ok := a.named(&chunk{head: i})
		if ok && a.es[x.entity].Type == fact.Country {
			return x, sets&nOrgan != 0 && (a.is(int(ch.first), "the") || a.words[i+1].tag == tPoss)
		}
		return x, ok && sets&nUnit != 0 && a.es[x.entity].Type == fact.Organisation
	}
	if sets&nOrgan == 0 || !a.is(int(ch.first), "the") || a.is(int(ch.head), "agency", "authority", "service", "force") { // those are not a state's alone
		return actor{}, false
	}
	return a.ownState(int(ch.first))
}

// isName reports whether word i lies in a name, and in no demonym.
func (a *analysis) isName(i int32) bool {
	if int(i) >= len(a.words) {
		return false
	}
	m := a.words[i].ment
	return m >= 0 && a.ms[m].Kind == fact.Name
}

// officeIn reads the office that ends before word end, with whose it is before it: "CIA director", "the company's chief executive".
func (a *analysis) officeIn(first, end int32, head nounSet) (office, bool) {
	for i := end - 2; i >= first; i-- {
		w := &a.words[i]
		if w.tag == tComma || w.tag == tConj {
			return office{}, false
		}
		m := w.ment
		if m < 0 && a.tagAt(int(i)+1) == tPoss {
			m = a.nominalAt(i)
		}
		if m < 0 {
			if x, ok := a.itsOwner(int(i), head); ok {
				return a.officeAt(x, first, i, i+1, end, head), true
			}
			continue
		}
		if i > first && a.words[i-1].tag == tHyphen {
			return office{}, false
		}
		e := a.ms[m].Entity.Index()
		if e >= 0 && a.is(int(end)-1, "counterpart") && a.es[e].Type != fact.Country {
			return office{}, false
		}
		if e >= 0 && (a.es[e].Type == fact.Place || a.es[e].Type == fact.Country) && a.tagAt(int(i)+1) != tPoss {
			if a.bodyBefore(first, i) {
				continue // "the agency's Asia director"
			}
			if a.possessiveIn(first, i) {
				return office{}, false // some group's, nobody knows which
			}
		}
		next := i + 1
		possessive := a.words[next].tag == tPoss || a.possessivePronoun(int(i))
		if a.words[next].tag == tPoss {
			next++
		}
		if e < 0 || !a.officeOf(int32(e), &a.ms[m], head, possessive) || a.words[next].tag == tHyphen {
			return office{}, false
		}
		for next < end-1 && a.words[next].ment >= 0 && a.ms[a.words[next].ment].Kind == fact.Demonym {
			next++ // "Leverkusen's Spanish coach"
		}
		return a.officeAt(actor{entity: int32(e), span: a.ms[m].Span}, first, i, next, end, head), true
	}
	return office{}, false
}

// officeAt makes the office that ends before word end, of x, which word i names in the phrase from first on; its title begins at next.
func (a *analysis) officeAt(x actor, first, i, next, end int32, head nounSet) office {
	return office{of: x, trigger: a.wordsSpan(next, end), member: a.seat(x.entity, head), past: a.was(first, i) || a.was(i+1, end-1)}
}

// was reports whether a word between i and j tells that an office is held no more: "former".
func (a *analysis) was(i, j int32) bool {
	for ; i < j; i++ {
		if a.words[i].lex.class&cFormer != 0 {
			return true
		}
	}
	return false
}

// nominalAt returns the description ("the company") that ends with word i, or -1.
func (a *analysis) nominalAt(i int32) int32 {
	for _, n := range a.nominals {
		if a.ms[n].Span.End == a.words[i].span.End {
			return n
		}
	}
	return -1
}

// possessiveIn reports whether a possessive stands among the words from i to before j.
func (a *analysis) possessiveIn(i, j int32) bool {
	for ; i < j; i++ {
		if a.words[i].tag == tPoss {
			return true
		}
	}
	return false
}

// bodyBefore reports whether the phrase that begins at word first names an organisation before word i, and nothing parts the two.
func (a *analysis) bodyBefore(first, i int32) bool {
	own := a.words[i].ment
	for k := i - 1; k >= first; k-- {
		switch a.words[k].tag {
		case tComma, tConj, tHyphen:
			return false
		}
		m := a.words[k].ment
		if m < 0 && a.words[k+1].tag == tPoss {
			m = a.nominalAt(k)
		}
		if m >= 0 && m != own {
			e := a.ms[m].Entity.Index()
			return e >= 0 && a.es[e].Type == fact.Organisation
		}
	}
	return false
}

// seat reports whether to hold the office in entity e is to belong to it: "a member of the panel", "Labour MP", but not "the leader of
// the Taliban".
func (a *analysis) seat(e int32, head nounSet) bool {
	switch a.es[e].Type {
	case fact.Group:
		return head&nChief == 0
	case fact.Organisation:
		return head&nMember != 0 || head&nSeat != 0 && !a.house(e)
	}
	return head&nMember != 0
}

// house reports whether the organisation is one whose members sit for a party or a place: "the European Parliament".
func (a *analysis) house(e int32) bool {
	for w := range strings.FieldsSeq(strings.ToLower(a.es[e].Name)) {
		if a.lex.lookup(w).sets&nHouse != 0 {
			return true
		}
	}
	return false
}

// officeOf reports whether an office with that head can be held in or for entity e as the mention names it.
func (a *analysis) officeOf(e int32, m *fact.Mention, head nounSet, possessive bool) bool {
	switch a.es[e].Type {
	case fact.Person:
		return head&nMember == 0 && possessive || head&nPersonal != 0 && m.Kind == fact.Name
	case fact.Country:
		return head&nTrade == 0 || possessive && head&nOffice != 0 && head&nPost == 0 // "American lawyer" is where someone is from, "Chad's coach" is not
	case fact.Organisation:
		return true
	case fact.Place:
		return head&nTrade == 0
	case fact.Group:
		return head&nChief != 0 || !possessive && head&nOffice != 0 && head&nPost == 0
	}
	return false
}

// holdsOffices reports whether an office with that head can be held in entity e.
func (a *analysis) holdsOffices(e int32, head nounSet) bool {
	t := a.es[e].Type
	return (t == fact.Country || t == fact.Organisation || t == fact.Place) && (t != fact.Country || head&nTrade == 0)
}

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
	for {
		switch {
		case a.kind(n) == kTime: // "mayor of Lima from 2010 to 2014"
			n++
			continue
		case a.form(n) == "since" && a.kind(n+1) == kTime, a.form(n) == "since" && a.kind(n+1) == kNoun && a.words[a.chunks[n+1].head].tag == tNum:
		case a.kind(n) == kPrep && a.kind(n+1) == kNoun:
		case a.kind(n) == kConj && a.kind(n+1) == kNoun && a.isOffice(n+1): // "founder and chief executive"
		default:
			return n
		}
		n += 2
	}
}

// isOffice reports whether the noun chunk n is an office that nobody is named to hold.
func (a *analysis) isOffice(n int) bool {
	h := a.chunks[n].head
	return a.words[h].ment < 0 && a.officeSets(h)&(nOffice|nMember) != 0
}

// officeSets returns the noun sets of word i; what the gazetteer knows for an office is one, too.
func (a *analysis) officeSets(i int32) nounSet {
	w := &a.words[i]
	if rest, ok := strings.CutPrefix(a.lower(int(i)), "co-"); ok && w.ment < 0 { // "co-leader"
		return w.lex.sets | a.lex.lookup(rest).sets&(nOffice|nBoard|nChief|nVoice)
	}
	switch {
	case a.is(int(i), "officer") && (a.is(int(i)-1, "chief") || a.is(int(i)-2, "chief") || a.is(int(i)-3, "chief")):
		return w.lex.sets | nOffice // "chief investment officer"
	case w.lex.sets&nPost != 0:
		return w.lex.sets | nOffice | nTrade
	case w.lex.sets&nSeat != 0:
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
