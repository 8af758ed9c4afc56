package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// treeActors appends the entities that the phrase with head h stands for, with those joined to it.
func (a *analysis) treeActors(out []actor, h int, end as) []actor {
	return a.gather(out, h, end, 0)
}

func (a *analysis) gather(out []actor, h int, end as, depth int) []actor {
	if h < 0 || depth > depthLimit {
		return out
	}
	if n := a.antecedent(h); n >= 0 {
		h = n
	}
	out = a.headActors(out, h, end, depth)
	if n := a.nameWord(h); n >= 0 && n != h {
		for c := a.tree.child[n]; c >= 0; c = a.tree.next[c] { // "leader | Merkel and Schroeder"
			if a.rel(int(c)) == "conj" && !a.isVerb(int(c)) {
				out = a.gather(out, int(c), end, depth+1)
			}
		}
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		switch r := a.rel(int(c)); {
		case r == "conj" && !a.isVerb(int(c)):
			out = a.gather(out, int(c), end, depth+1)
		case r == "compound" && a.words[h].ment >= 0 && a.words[c].ment >= 0 && a.words[c].ment != a.words[h].ment && a.childBy(int(c), "conj") >= 0:
			out = a.headActors(out, int(c), end, depth+1) // "Acme and Zenit Foods"
		}
	}
	return out
}

// headActors appends whom the head alone stands for, without what is joined to it.
func (a *analysis) headActors(out []actor, h int, end as, depth int) []actor {
	if a.oneOf(h) {
		return out
	}
	if x, ok := a.nameAt(h); ok {
		if a.canAct(x.entity, end) || a.es[x.entity].Type == fact.Place { // "Kosovo rejected the offer"
			out = append(out, x)
		}
		return out
	}
	if m := a.words[h].ment; m >= 0 {
		if a.upos(h) == "PRON" && a.ms[m].Entity.IsZero() {
			return a.treeAnaphor(out, h)
		}
		return out
	}
	if n := a.beside(h); n >= 0 {
		return a.headActors(out, n, end, depth)
	}
	if x, ok := a.whose(h); ok {
		return append(out, x)
	}
	if c := int(a.chunkAt(h)); c >= 0 && int(a.chunks[c].head) == h {
		if two := a.pair(c); len(two) > 0 {
			return append(out, two...)
		}
	}
	sets := a.words[h].lex.sets
	if a.upos(h) == "PRON" {
		return a.treeAnaphor(out, h)
	}
	if sets&nQuantity != 0 || a.upos(h) == "NUM" {
		for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] { // "tens of thousands of students": both may hang on the first
			if a.rel(int(c)) == "nmod" && a.caseOf(int(c)) == "of" {
				if more := a.gather(out, int(c), end, depth+1); len(more) > len(out) {
					return more
				}
			}
		}
	}
	return a.proxies(out, h, sets, end)
}

// oneOf reports whether word h is one of a people and not its country: "the 22-year-old Nigerian".
func (a *analysis) oneOf(h int) bool {
	m := a.words[h].ment
	if m < 0 || a.ms[m].Kind != fact.Demonym || a.childBy(h, "det") < 0 || a.rel(h) == "amod" || a.rel(h) == "compound" {
		return false
	}
	w := strings.ToLower(a.of(h))
	for _, end := range [...]string{"s", "sh", "ch", "ese"} { // "the Poles", "the British", "the French", "the Chinese"
		if strings.HasSuffix(w, end) {
			return false
		}
	}
	return true
}

// nameAt returns the entity that word h names, alone or with the name set beside it: "Prime Minister | Halvorsen".
func (a *analysis) nameAt(h int) (actor, bool) {
	if n := a.nameWord(h); n >= 0 {
		return a.named(&chunk{head: int32(n)})
	}
	return actor{}, false
}

// nameWord returns the word that names who h is: h itself or the name set beside it; or -1.
func (a *analysis) nameWord(h int) int {
	if _, ok := a.named(&chunk{head: int32(h)}); ok {
		return h
	}
	if a.words[h].ment >= 0 {
		return -1
	}
	if a.byOffice(h) {
		return h + 1 // "Trade Secretary Paula Stone", whatever hangs on what
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		switch a.rel(int(c)) {
		case "flat", "appos":
		case "nmod": // "Secretary of State | Richard Armitage"
			if a.caseOf(int(c)) != "" || a.fullRel(int(c)) == "nmod:poss" || a.words[h].lex.sets&nOffice == 0 || int(c) < h {
				continue
			}
		default:
			continue
		}
		x, ok := a.named(&chunk{head: c})
		if !ok {
			if n := a.childBy(int(c), "appos"); a.rel(int(c)) == "appos" && n > int(c) && a.words[c].ment < 0 && a.aPerson(n) {
				return n // "Acme's founder, the businessman | Tom Demir"
			}
			continue
		}
		if t := a.es[x.entity].Type; t == fact.Person || t == fact.Organisation || t == fact.Group || t == fact.Country && a.rel(int(c)) == "appos" {
			return int(c)
		}
	}
	return a.holder(h)
}

// byOffice reports whether word h is an office and the next word the name of who holds it.
func (a *analysis) byOffice(h int) bool {
	if a.words[h].ment >= 0 || a.words[h].lex.sets&(nOffice|nTrade|nPersonal) == 0 || h+1 >= len(a.words) || a.words[h+1].ment < 0 {
		return false
	}
	x, ok := a.named(&chunk{head: int32(h + 1)})
	return ok && a.es[x.entity].Type == fact.Person
}

// proxies appends the countries and organisations whose agents or holdings head h names: "Hungarian and Romanian officials".
func (a *analysis) proxies(out []actor, h int, sets nounSet, end as) []actor {
	n, many := len(out), a.lemma(h) != a.lower(h)
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		switch r := a.rel(int(c)); {
		case r == "amod" && end == asTarget && a.is(int(c), "held", "controlled", "occupied"): // "rebel-held territory"
			if x := a.childBy(int(c), "compound", "amod"); x >= 0 {
				out = a.proxyOf(out, x, nAgent, false, end)
			}
		case a.fullRel(int(c)) == "nmod:poss" && a.unlinked(int(c)) && sets&(nAgent|nActing|nRegime) != 0 && sets&(nKin|nPersonal) == 0:
			out = a.clauseAnaphor(out, h, int(c)) // "Chad said its army would"
		case r == "amod" || r == "compound" || r == "nmod" && a.caseOf(int(c)) == "":
			out = a.proxyOf(out, int(c), sets, many, end)
			for d := a.tree.child[c]; d >= 0; d = a.tree.next[d] {
				if a.rel(int(d)) == "conj" {
					out = a.proxyOf(out, int(d), sets, many, end)
				}
			}
		}
	}
	if x, ok := a.ownForces(h, sets); ok && len(out) == n {
		out = append(out, x)
	}
	if len(out) > n {
		return out
	}
	for _, prep := range [...]string{"of", "from", "for"} {
		if prep == "for" && !a.spelt(h, "spokesman", "spokeswoman", "spokesperson") {
			continue
		}
		if o := a.prepOf(h, prep); len(out) == n && o >= 0 && (sets&(nAgent|nActing|nPeople) != 0 || prep == "of" && sets&(nHolding|nKindword) != 0) {
			out = a.proxyOf(out, o, sets, many, end)
			for c := a.tree.child[o]; c >= 0; c = a.tree.next[c] { // "the presidents of Mali and Niger", "students from Peru"
				if a.rel(int(c)) == "conj" {
					out = a.proxyOf(out, int(c), sets, many, end)
				}
			}
			if k := a.words[o].lex.sets; len(out) == n && a.words[o].ment < 0 && k&(nAgent|nActing|nPeople) != 0 && o > h {
				out = a.proxies(out, o, k, end) // "helicopters of the Chadian air force"
			}
		}
	}
	if o := a.prepOf(h, "in"); len(out) == n && o >= 0 && sets&nHome != 0 {
		out = a.proxyOf(out, o, sets, many, end) // "prosecutors in Peru"
		for c := a.tree.child[o]; c >= 0 && len(out) > n; c = a.tree.next[c] {
			if a.rel(int(c)) == "conj" {
				out = a.proxyOf(out, int(c), sets, many, end)
			}
		}
		return out
	}
	if len(out) > n || a.words[h].ment >= 0 {
		return out
	}
	if o := a.loyal(h); o >= 0 && sets&(nAgent|nActing|nPeople) != 0 {
		return a.gather(out, o, end, depthLimit-1)
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] { // "Kenyan President | Obuya", of whom nothing is known
		if k := int(c); a.upos(h) == "PROPN" && k < h && a.words[k].ment < 0 && a.words[k].lex.sets&nOffice != 0 {
			return a.proxies(out, k, a.words[k].lex.sets, end)
		}
	}
	return out
}

// proxyOf appends the actor that word i names as the one for whom an agent of the sets stands; of many who hold an office in an
// organisation it is the organisation that acts.
func (a *analysis) proxyOf(out []actor, i int, sets nounSet, many bool, end as) []actor {
	w := &a.words[i]
	if w.ment < 0 {
		return out
	}
	m := &a.ms[w.ment]
	if a.tagAt(i-1) == tHyphen || (a.tagAt(i+1) == tHyphen || a.hyphened(m)) && !(end == asTarget && a.keeps(m)) {
		return out
	}
	e := m.Entity.Index()
	if e < 0 || m.Kind == fact.Pronoun && a.es[e].Type == fact.Person && sets&nRegime == 0 {
		return out
	}
	ok := false
	switch a.es[e].Type {
	case fact.Country:
		ok = sets&(nAgent|nActing) != 0 || end == asTarget && sets&nHolding != 0 || sets&nPeople != 0 && a.rel(i) != "nmod:poss"
	case fact.Organisation:
		ok = sets&nActing != 0 || sets&(nAgent|nKindword) != 0 && (sets&nOffice == 0 || many || sets&nAgent != 0 && sets&nTrade == 0)
	case fact.Group:
		ok = sets&(nKin|nReport|nThing) == 0 // "Taliban fighters"
	case fact.Person:
		ok = sets&nRegime != 0 && a.rel(i) == "nmod" // "Assad's forces", "his men"
	}
	same := func(x actor) bool { return x.span == m.Span } // a name of two words hangs on its head twice
	if ok && !slices.ContainsFunc(out, same) {
		out = append(out, actor{entity: int32(e), span: m.Span, proxy: true})
	}
	return out
}

// hyphened reports whether a hyphen makes one word of the mention and its neighbour: "pro-Russian", "Iran-backed".
func (a *analysis) hyphened(m *fact.Mention) bool {
	t := a.d.Text
	return m.Span.Start > 0 && t[m.Span.Start-1] == '-' || m.Span.End < len(t) && t[m.Span.End] == '-'
}

// keeps reports whether what follows the mention is theirs: "rebel-held".
func (a *analysis) keeps(m *fact.Mention) bool {
	rest := a.d.Text[m.Span.End:]
	return strings.HasPrefix(rest, "-held") || strings.HasPrefix(rest, "-controlled") || strings.HasPrefix(rest, "-occupied")
}

// unlinked reports whether word i is a pronoun that stands for no entity.
func (a *analysis) unlinked(i int) bool {
	return a.upos(i) == "PRON" && (a.words[i].ment < 0 || a.ms[a.words[i].ment].Entity.IsZero())
}

// treeAnaphor resolves a pronoun that nothing has linked and that is the subject of what somebody says: "Hungary said it would help".
func (a *analysis) treeAnaphor(out []actor, h int) []actor {
	if x, ok := a.ownVoice(h); ok {
		return append(out, x)
	}
	return a.clauseAnaphor(out, h, h)
}

// clauseAnaphor is treeAnaphor for pronoun p, which is the subject h or owns it.
func (a *analysis) clauseAnaphor(out []actor, h, p int) []actor {
	v := a.headOf(h)
	if v < 0 || a.rel(h) != "nsubj" && a.rel(h) != "expl" {
		return out
	}
	for n := 0; n < depthLimit && a.rel(v) == "conj" && a.headOf(v) >= 0; n++ { // "said it had won and it would help"
		v = a.headOf(v)
	}
	if a.rel(v) != "ccomp" {
		return out
	}
	g := a.headOf(v)
	if g < 0 || a.words[g].lex.verb == nil || a.words[g].lex.verb.cue&(qQuote|qClause) == 0 {
		return out
	}
	s, _ := a.subjectOf(g, 0)
	if s < 0 || s == h || a.upos(s) == "PRON" && a.words[s].ment < 0 {
		return out
	}
	who := a.gather(nil, s, asSource, 1)
	if len(who) != 1 || !a.agrees(a.words[p].lex.form, who[0], s) {
		return out
	}
	who[0].proxy, who[0].span = true, a.words[h].span
	return append(out, who[0])
}

// agrees reports whether the pronoun can stand for the subject with head s, which is actor x: a country is "it" whatever its
// ending, those who act for it are "they".
func (a *analysis) agrees(pronoun string, x actor, s int) bool {
	t := a.es[x.entity].Type
	many := a.endsInS(s) || a.words[s].lex.sets&nQuantity != 0
	switch pronoun {
	case "he", "she", "his", "her":
		return t == fact.Person
	case "it", "its":
		return t != fact.Person && (!many || t == fact.Country && !x.proxy)
	case "they", "their":
		return t != fact.Person && (many || x.proxy)
	}
	return false
}

// treeOwners appends to whom what head h names belongs: the possessor, the nationality, or what follows "of".
func (a *analysis) treeOwners(out []actor, h int) []actor {
	if h < 0 || a.words[h].ment >= 0 {
		return out
	}
	sets := a.words[h].lex.sets
	person, holding := sets&(nKin|nOffice) != 0, sets&nHolding != 0
	keep := func(i int) {
		m := a.words[i].ment
		if m < 0 || a.tagAt(i+1) == tHyphen || a.tagAt(i-1) == tHyphen {
			return
		}
		if e := a.ms[m].Entity.Index(); e >= 0 && (!person || a.es[e].Type == fact.Country || holding && a.es[e].Type == fact.Organisation) {
			out = append(out, actor{entity: int32(e), span: a.ms[m].Span, proxy: true})
		}
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		i := int(c)
		switch {
		case a.fullRel(i) == "nmod:poss":
			keep(i)
		case a.rel(i) == "amod" || a.rel(i) == "compound":
			if m := a.words[i].ment; m >= 0 && (a.ms[m].Kind == fact.Demonym || a.ms[m].Entity.Index() >= 0 && a.es[a.ms[m].Entity.Index()].Type == fact.Country || sets&nProposal != 0) {
				keep(i)
			}
		}
	}
	if len(out) > 0 {
		return out
	}
	if x := a.drafter(h); x >= 0 && sets&nProposal != 0 {
		return a.headActors(out, x, asTarget, 1)
	}
	if k := a.childBy(h, "acl"); k > h && sets&nProposal != 0 && a.passiveAt(k) { // "a deadline set by Spain"
		if o := a.prepOf(k, "by"); o >= 0 {
			return a.gather(out, o, asTarget, 1)
		}
	}
	for _, p := range [...]string{"of", "by", "from"} {
		if o := a.prepOf(h, p); o >= 0 && (p == "of" || sets&nProposal != 0) && (!person || holding && a.words[o].ment >= 0) {
			own := a.gather(nil, o, asTarget, 1)
			return append(out, slices.DeleteFunc(own, func(x actor) bool { return person && a.es[x.entity].Type == fact.Person })...)
		}
	}
	if out = a.treeActors(out, a.utterer(h), asTarget); len(out) > 0 {
		return out
	}
	return a.treeActors(out, a.offerer(h), asTarget)
}

// offerer returns the subject of the verb by which what noun h names was offered, where a clause tells what became of it: "Acme offered Demir
// a seat, which he refused"; or -1.
func (a *analysis) offerer(h int) int {
	v := a.headOf(h)
	if v < 0 || a.rel(h) != "obj" || a.childBy(h, "acl:relcl") < h || a.passiveAt(v) || !a.isVerb(v) || a.lemma(v) != "offer" && a.lemma(v) != "promise" && a.lemma(v) != "propose" {
		return -1
	}
	s, _ := a.subjectOf(v, 0)
	return s
}

// drafter returns who is behind what noun h names by a participle before it: "a British-drafted resolution"; or -1.
func (a *analysis) drafter(h int) int {
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		if a.rel(int(c)) == "amod" && a.is(int(c), "drafted", "sponsored", "proposed", "authored", "brokered", "backed", "led", "written", "tabled") {
			if x := a.childBy(int(c), "compound", "amod", "advmod", "obl"); x >= 0 && a.words[x].ment >= 0 {
				return x
			}
		}
	}
	return -1
}

// remark reports whether noun h, behind a comma, has a relative clause of its own, whatever the parser makes of it: ", a charge that he denied".
func (a *analysis) remark(h int) bool {
	c := a.childBy(h, "acl:relcl")
	return c > h && a.tagAt(a.childBy(h, "det")-1) == tComma && a.headOf(h) >= 0 && a.headOf(h) < h
}

// chunkAt returns the chunk that word i lies in, or -1.
func (a *analysis) chunkAt(i int) int32 {
	lo, hi := 0, len(a.chunks)
	for lo < hi {
		if mid := (lo + hi) / 2; int(a.chunks[mid].last) <= i {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(a.chunks) && int(a.chunks[lo].first) <= i {
		return int32(lo)
	}
	return -1
}
