package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// tree is the dependency tree of one sentence over its words. Its slices are used again for the next sentence.
type tree struct {
	first int     // the token of word 0
	head  []int32 // the word that a word depends on, -1 at the root
	child []int32 // the first word that depends on a word, or -1
	next  []int32 // the next word with the same head, or -1
	known bool    // whether the sentence was parsed

	asked, asking bool // whether it was looked for signs of a question, and some were found
}

// readTree links the words of sentence s by the parse.
func (a *analysis) readTree(s text.Sentence) {
	t := &a.tree
	t.first, t.known, t.asked = s.First, false, false
	n := s.Last - s.First
	if a.parse == nil || n == 0 || s.Last > len(a.parse) || a.parse[s.First].Deprel == "" {
		return
	}
	t.head, t.child, t.next = t.head[:0], t.child[:0], t.next[:0]
	for range n {
		t.head, t.child, t.next = append(t.head, -1), append(t.child, -1), append(t.next, -1)
	}
	for i := n - 1; i >= 0; i-- {
		if h := a.parse[s.First+i].Head - s.First; h >= 0 && h < n && h != i {
			t.head[i] = int32(h)
			t.next[i], t.child[h] = t.child[h], int32(i)
		}
	}
	t.known = true
}

// rel returns the relation of word i to its head, without what follows a colon.
func (a *analysis) rel(i int) string {
	r, _, _ := strings.Cut(a.parse[a.tree.first+i].Deprel, ":")
	return r
}

// fullRel returns the relation of word i to its head.
func (a *analysis) fullRel(i int) string { return a.parse[a.tree.first+i].Deprel }

// upos returns the part of speech of word i.
func (a *analysis) upos(i int) string { return a.parse[a.tree.first+i].UPOS }

// lemma returns the base form of word i in small letters.
func (a *analysis) lemma(i int) string {
	if l := a.parse[a.tree.first+i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return strings.ToLower(a.of(i))
}

// head returns the word that word i depends on, or -1.
func (a *analysis) headOf(i int) int { return int(a.tree.head[i]) }

// childBy returns the first word that depends on i by one of the relations, or -1. A relation with a colon must match whole.
func (a *analysis) childBy(i int, rels ...string) int {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		full, short := a.fullRel(int(c)), a.rel(int(c))
		for _, r := range rels {
			if r == full || r == short {
				return int(c)
			}
		}
	}
	return -1
}

// markOf returns the mark of clause i that has one of the forms, or -1.
func (a *analysis) markOf(i int, forms ...string) int {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if a.rel(int(c)) == "mark" && a.spelt(int(c), forms...) {
			return int(c)
		}
	}
	return -1
}

// caseOf returns the preposition of the phrase that word i heads, in small letters; "" without one.
func (a *analysis) caseOf(i int) string {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if a.rel(int(c)) == "case" && a.upos(int(c)) != "PART" && a.words[c].tag != tPoss {
			return strings.ToLower(a.of(int(c)))
		}
	}
	return ""
}

// reach returns the run of words, from lo to before hi, that hang on word i and lie within n words of it.
func (a *analysis) reach(i, n int) (lo, hi int) {
	lo, hi = i, i+1
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if int(c) < i-n || int(c) > i+n {
			continue
		}
		l, h := int(c), int(c)+1
		if n > 1 && a.tree.child[c] >= 0 {
			l, h = a.reach(int(c), n/2)
		}
		lo, hi = min(lo, l), max(hi, h)
	}
	return lo, hi
}

// isVerb reports whether word i heads a clause by a verb.
func (a *analysis) isVerb(i int) bool { return a.upos(i) == "VERB" }

// relative reports whether word i is a relative pronoun.
func (a *analysis) relative(i int) bool {
	return a.words[i].ment < 0 && a.is(i, "who", "which", "that", "whom")
}

// passive reports whether the verb i is in the passive; a joined participle without a subject shares the voice of the first.
func (a *analysis) passiveAt(i int) bool {
	if a.childBy(i, "aux:pass", "nsubj:pass") >= 0 {
		return true
	}
	f := a.words[i].lex.forms
	if f&participle == 0 || a.childBy(i, "aux", "nsubj", "obj") >= 0 {
		return false
	}
	switch a.rel(i) {
	case "acl":
		return a.fullRel(i) != "acl:relcl"
	case "conj":
		h := a.headOf(i)
		return h >= 0 && a.isVerb(h) && a.passiveAt(h)
	case "advcl":
		return f&(past|base) == past || a.prepOf(i, "by") >= 0
	}
	return false
}

// prepOf returns the head of the phrase with the preposition that hangs on word i, or -1.
func (a *analysis) prepOf(i int, prep string) int {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if r := a.rel(int(c)); (r == "obl" || r == "nmod") && a.caseOf(int(c)) == prep {
			return int(c)
		}
	}
	return -1
}

// depthLimit bounds walks up a tree.
const depthLimit = 8

// subjectChild returns the subject that hangs on word i, or -1: of several ("the agency Reuters reported", cut in two by the
// parser) the last before it that is a name, else the first.
func (a *analysis) subjectChild(i int) int {
	best := -1
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		if k := int(c); a.rel(k) == "nsubj" && (best < 0 || k < i && a.words[k].ment >= 0 && !a.relative(best)) {
			best = k
		}
	}
	return best
}

// nameBefore returns the name that stands before the relative pronoun c, wherever the parser hangs its clause: "Demir, who"; or -1.
func (a *analysis) nameBefore(c int) int {
	j := c - 1
	if j > 0 && a.words[j].tag == tComma {
		j--
	}
	if j < 0 || a.words[j].ment < 0 || !a.is(c, "who", "which") {
		return -1
	}
	for h := a.headOf(j); h >= 0 && a.words[h].ment == a.words[j].ment; h = a.headOf(j) {
		j = h
	}
	return j
}

// aPerson reports whether word i names a person.
func (a *analysis) aPerson(i int) bool {
	x, ok := a.named(&chunk{head: int32(i)})
	return ok && a.es[x.entity].Type == fact.Person
}

// subjectOf returns the word that heads what does (or, in the passive, suffers) the verb i, and how it was found; -1 for none.
func (a *analysis) subjectOf(i, depth int) (int, how) {
	if c := a.subjectChild(i); c >= 0 {
		w := a.nameBefore(c)
		h := a.headOf(i)
		if w >= 0 && h >= 0 && h < w && a.is(c, "who") && a.aPerson(w) && a.words[h].ment < 0 && a.words[h].lex.sets&(nAgent|nActing|nPeople|nKin|nOffice|nTrade|nPersonal|nMember|nForces) == 0 {
			return w, byRelative // "action against Demir, who"
		}
		if h = a.whoever(c, h); a.relative(c) && a.fullRel(i) == "acl:relcl" && (w < 0 || !a.is(c, "which") || !a.aPerson(h) || a.aPerson(w)) {
			return h, byRelative
		}
		if w >= 0 {
			return w, byRelative
		}
		return c, bySVO
	}
	if c := a.childBy(i, "expl"); c >= 0 && a.is(c, "it") && a.words[i].lex.eff != 0 { // "it is willing to"
		return c, bySVO
	}
	h := a.headOf(i)
	if h < 0 || depth > depthLimit {
		return -1, noSubject
	}
	switch a.rel(i) {
	case "acl":
		return a.subjectOfModifier(i, h, depth)
	case "xcomp":
		return a.controller(h, depth), byControl
	case "advcl":
		if m := a.childBy(i, "mark"); m >= 0 {
			v := a.words[h].lex.verb
			if o := a.childBy(h, "obj", "iobj"); o >= 0 && o < i && (a.is(m, "of", "for", "from") || a.is(m, "with") && a.lemma(h) == "charge") {
				return o, byControl // "accused X of attacking"
			}
			if v != nil && v.effect&eObject != 0 && (a.is(m, "to") || a.is(m, "for") && a.prepMarked(i, h) >= 0) {
				return a.controller(h, depth), byControl
			}
		}
		s, _ := a.subjectOf(h, depth+1)
		return s, byParticiple
	case "conj":
		if a.isVerb(h) {
			s, by := a.subjectOf(a.parallel(i, h), depth+1)
			return s, by
		}
	case "ccomp":
		if a.words[i].lex.forms&gerund != 0 || a.childBy(i, "mark") >= 0 && a.is(a.childBy(i, "mark"), "to") {
			return a.controller(h, depth), byControl
		}
	}
	return -1, noSubject
}

// whoever returns the word that the relative pronoun c is about, where the parser hangs its clause on noun h: of "a backer of the club who", whose
// club is no person, the backer.
func (a *analysis) whoever(c, h int) int {
	if h < 0 || !a.is(c, "who") {
		return h
	}
	if o := a.prepOf(h, "of"); o > h && o < c && a.is(c+1, "were", "are", "have") && a.words[h].ment < 0 && a.lemma(h) == a.lower(h) && a.lemma(o) != a.lower(o) {
		return o // "a backer of the rebels who were"
	}
	if a.rel(h) != "nmod" || a.caseOf(h) != "of" {
		return h
	}
	x, named := a.nameAt(h)
	if g := a.headOf(h); g >= 0 && g < h && (a.rel(g) == "appos" || a.words[g].lex.sets&(nOffice|nMember|nPersonal|nKin) != 0) && (named && a.es[x.entity].Type == fact.Organisation || !named && a.body(h)) {
		return g
	}
	return h
}

// body reports whether word h means an organisation of some kind.
func (a *analysis) body(h int) bool {
	return a.words[h].lex.sets&(nKindword|nUnit|nHouse) != 0 || a.spelt(h, "federation", "association", "club", "league", "charity", "fund", "team", "society", "trust")
}

// parallel returns the verb to which the gerund i is joined, where the parser hangs it on a participle h within: "praising X for having
// paid and blaming Y".
func (a *analysis) parallel(i, h int) int {
	g := a.headOf(h)
	gerundive := func(v int) bool { return a.words[v].lex.forms&gerund != 0 && a.childBy(v, "aux") < 0 }
	if g >= 0 && a.isVerb(g) && a.rel(h) == "advcl" && gerundive(i) && !gerundive(h) && gerundive(g) {
		return g
	}
	return h
}

// subjectOfModifier is subjectOf for a clause i on noun h: "forces attacking", "sanctions imposed", "the decision to attack".
func (a *analysis) subjectOfModifier(i, h, depth int) (int, how) {
	if m := a.childBy(i, "mark"); m < 0 || !a.is(m, "to") {
		if a.fullRel(i) == "acl:relcl" {
			return -1, noSubject
		}
		if w := a.writer(h, depth); w >= 0 && a.words[i].lex.forms&gerund != 0 {
			return w, byControl
		}
		return h, byReduced
	}
	if o := a.childBy(h, "nmod:poss"); o >= 0 && !a.unlinked(o) {
		return o, byControl
	} else if g := a.headOf(h); o >= 0 && g >= 0 && a.isVerb(g) && !a.passiveAt(g) { // "blocked the road in their drive to topple Demir"
		s, _ := a.subjectOf(g, depth+1)
		if r := a.rel(h); s >= 0 && s < g && (r == "obj" || r == "obl") {
			return s, byControl
		}
		return o, byControl
	} else if o >= 0 {
		return o, byControl
	}
	if a.words[h].ment >= 0 {
		return h, byControl // "called on Norway to help"
	}
	if a.words[h].lex.sets&(nAgent|nActing|nPeople|nForces|nKin) == 0 {
		for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] { // "an Israeli decision to expel"
			if r := a.rel(int(c)); int(c) < h && (r == "amod" || r == "compound") && a.words[c].ment >= 0 {
				return int(c), byControl
			}
		}
		if o := a.prepOf(h, "by"); o >= 0 && o < i { // "efforts by Norway to"
			return o, byControl
		}
	}
	if g := a.headOf(h); g >= 0 && a.rel(h) == "obj" && a.isVerb(g) && !meets[a.lemma(g)] {
		s, _ := a.subjectOf(g, depth+1)
		return s, byControl
	}
	return -1, noSubject
}

// meets are the verbs of him whom an attempt or a plot of others meets: "foiled a plot to kill Demir".
var meets = setOf(strings.Fields("foil thwart prevent avert frustrate survive escape uncover expose discover detect fear suspect condemn denounce criticise criticize deplore decry resist oppose reveal"))

// controller returns who does what the infinitive on g says: the object of "urged X to", else the subject.
func (a *analysis) controller(g, depth int) int {
	if v := a.words[g].lex.verb; v != nil && v.effect&eObject != 0 {
		if o := a.childBy(g, "obj", "iobj"); o >= 0 {
			return o
		}
		if o := a.called(g); o >= 0 {
			return o
		}
	}
	if a.isVerb(g) && a.passiveAt(g) && a.rel(g) == "acl" {
		return a.headOf(g)
	}
	s, _ := a.subjectOf(g, depth+1)
	return s
}

// writer returns the word that heads who speaks by the text that noun h names, or -1: its owner, or who issues it ("Iran's statement
// condemning", "issued a statement condemning").
func (a *analysis) writer(h, depth int) int {
	if a.words[h].ment >= 0 || a.words[h].lex.sets&(nReport|nPaper) == 0 {
		return -1
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		if r := a.fullRel(int(c)); r == "nmod:poss" || (r == "amod" || r == "compound") && a.words[c].ment >= 0 {
			return int(c)
		}
	}
	if o := a.prepOf(h, "by"); o >= 0 {
		return o
	}
	g := a.headOf(h)
	if g < 0 || !a.isVerb(g) {
		return -1
	}
	switch r := a.rel(h); {
	case r == "obj" && a.passiveAt(g), a.fullRel(h) == "nsubj:pass":
		return a.prepOf(g, "by")
	case r == "obj", r == "obl" && a.caseOf(h) == "in":
		s, _ := a.subjectOf(g, depth+1)
		return s
	}
	return -1
}

// called returns who is called upon by verb g: "called on Iran to stop", "called for Iran to stop", where the parser hangs the
// "for" on the infinitive; or -1.
func (a *analysis) called(g int) int {
	if o := a.prepOf(g, "to"); o >= 0 && a.lemma(g) == "appeal" {
		return o
	}
	for _, prep := range [...]string{"on", "upon", "for"} {
		if o := a.prepOf(g, prep); o >= 0 && (prep != "for" || a.words[o].ment >= 0) {
			return o
		}
	}
	for c := a.tree.child[g]; c >= 0; c = a.tree.next[c] {
		if o := a.prepMarked(int(c), g); o >= 0 {
			return o
		}
	}
	return -1
}

// prepMarked returns the name after "for" before the infinitive i, when both hang on verb g and "for" on the infinitive; or -1.
func (a *analysis) prepMarked(i, g int) int {
	m := a.childBy(i, "mark")
	if m < 0 || !a.is(m, "for") {
		return -1
	}
	for c := a.tree.child[g]; c >= 0; c = a.tree.next[c] {
		if int(c) > m && int(c) < i && a.rel(int(c)) == "obl" {
			return int(c)
		}
	}
	return -1
}

// objectChild returns the object that hangs on word i, or -1: of two side by side ("told the newspaper La Prensa") the name.
func (a *analysis) objectChild(i int) int {
	o := a.childBy(i, "obj")
	if o < 0 {
		if o = a.childBy(i, "iobj"); o >= 0 { // "accused Iran of"
			return o
		}
		if x := a.childBy(i, "xcomp"); x >= 0 && a.childBy(i, "ccomp") < 0 { // "asked | Iran to join"
			if s := a.subjectChild(x); s > i && s < x {
				return s
			}
		}
		return -1
	}
	if o+1 < len(a.words) && a.words[o].ment < 0 && a.words[o+1].ment >= 0 && a.headOf(o+1) == i && a.rel(o+1) == "obj" {
		return o + 1
	}
	return o
}

// objectOf returns the word that heads the object of the verb i, or -1.
func (a *analysis) objectOf(i int) int {
	o := a.objectChild(i)
	if o >= 0 && a.relative(o) && a.fullRel(i) == "acl:relcl" {
		return a.headOf(i)
	}
	if o >= 0 || a.passiveAt(i) {
		return o
	}
	if h := a.headOf(i); h >= 0 && a.rel(i) == "conj" && a.isVerb(h) {
		if o = a.childBy(h, "obj"); o > i {
			return o
		}
		return -1
	}
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] { // "attacked and destroyed the ship"
		if a.rel(int(c)) == "conj" && a.isVerb(int(c)) && a.childBy(int(c), "nsubj", "aux") < 0 && a.childBy(i, "obl", "ccomp", "xcomp") < 0 {
			return a.childBy(int(c), "obj")
		}
	}
	if a.fullRel(i) == "acl:relcl" {
		if s := a.childBy(i, "nsubj"); s >= 0 && !a.relative(s) && a.childBy(i, "ccomp", "xcomp") < 0 {
			return a.headOf(i)
		}
	}
	return -1
}
