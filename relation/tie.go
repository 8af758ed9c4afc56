package relation

import (
	"cmp"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// standing is where someone stands in the tree: the word that heads the phrase he acts or suffers by, and what leads up from it.
type standing struct {
	actor
	at   int   // the word
	head int   // the word that names him
	up   []int // the word and all above it, the root last
}

// tie is the way between two in the tree: up from the one to the word that governs both, and down to the other.
type tie struct {
	from, to *standing
	top      int   // the word that governs both
	src, tar []int // the words of the two branches, without the top, the actors' own first
}

// branchLimit bounds the words of one branch of a tie.
const branchLimit = 5

// manyStanding bounds the actors of a sentence whose ties are looked at.
const manyStanding = 10

// standings are those who could act, or be done something to, in the sentence.
func (a *analysis) standings() []standing {
	var out []standing
	for i := range a.words {
		m := a.words[i].ment
		if m < 0 || a.ms[m].Entity.IsZero() || len(out) == manyStanding {
			continue
		}
		if h := a.headOf(i); h >= 0 && a.words[h].ment == m || a.hyphened(&a.ms[m]) {
			continue // not the word that heads the name
		}
		s := standing{actor: actor{entity: int32(a.ms[m].Entity.Index()), span: a.ms[m].Span}, head: i}
		if !a.canAct(s.entity, asTarget) || slices.ContainsFunc(out, func(o standing) bool { return o.span == s.span }) {
			continue
		}
		if a.oneOf(i) {
			continue
		}
		s.at = a.lifted(i, s.span)
		s.proxy = s.at != i
		if a.describes(s.at) {
			continue
		}
		for h := s.at; h >= 0 && len(s.up) < 4*branchLimit; h = a.headOf(h) {
			s.up = append(s.up, h)
		}
		out = append(out, s)
	}
	return out
}

// lifted returns the word that heads the phrase of those who act for whom word i names: "Chadian army officers", "the police of Chad".
func (a *analysis) lifted(i int, name text.Span) int {
	for range depthLimit {
		h := a.headOf(i)
		if h < 0 || a.words[h].ment >= 0 || a.isVerb(h) || !slices.ContainsFunc(a.headActors(nil, h, asTarget, 0), func(x actor) bool { return x.span == name }) {
			return i
		}
		i = h
	}
	return i
}

// describes reports whether word i only says what somebody else is: "Norwegian" in "the Norwegian minister Rosa Quint".
func (a *analysis) describes(i int) bool {
	switch a.rel(i) {
	case "amod", "compound", "flat", "appos":
	case "nmod":
		if a.fullRel(i) == "nmod:poss" { // "Italy's Karl Boom"
			h := a.headOf(i)
			return h >= 0 && (a.words[h].ment >= 0 || a.nameWord(h) >= 0)
		}
		if a.fullRel(i) != "nmod:desc" {
			return false
		}
	default:
		return false
	}
	h := a.headOf(i)
	return h >= 0 && (a.words[h].ment >= 0 || a.words[h].lex.sets&nOffice != 0 || a.nameWord(h) >= 0)
}

// tieOf returns the way between two, if it is short enough and may tie them.
func (a *analysis) tieOf(p, q *standing) (tie, bool) {
	for n, w := range p.up {
		m := slices.Index(q.up, w)
		if m < 0 {
			continue
		}
		t := tie{from: p, to: q, top: w, src: p.up[:n], tar: q.up[:m]}
		return t, n <= branchLimit && m <= branchLimit && a.leads(&t)
	}
	return tie{}, false
}

// leads reports whether the way may tie the two at all: it turns at a deed, who acts stands in the clause of the deed and not in one below
// it, and it does not lead through what is said, nor into clauses that only tell more of something.
func (a *analysis) leads(t *tie) bool {
	n, m := len(t.src), len(t.tar)
	if n == 0 || m == 0 || !a.turnsAt(t.top) || a.rel(t.src[n-1]) == "conj" || a.rel(t.tar[m-1]) == "conj" {
		return false
	}
	if slices.ContainsFunc(t.src, func(w int) bool { return !a.comesUp(w) }) {
		return false
	}
	for k, w := range t.tar {
		if !a.leadsDown(w, k > 0) {
			return false
		}
		if a.rel(w) == "nsubj" && k+1 < m && a.rel(t.tar[k+1]) != "ccomp" && a.rel(t.tar[k+1]) != "acl" && a.rel(t.tar[k+1]) != "xcomp" {
			return false
		}
	}
	return m < 2 || !ownStep[a.step(t.tar[0])] || a.words[t.tar[1]].lex.noun == nil || about[a.kindAt(t.top)]
}

// turnsAt reports whether word i may name the deed at which a tie turns.
func (a *analysis) turnsAt(i int) bool {
	return !a.presides(i) && a.words[i].ment < 0 && (a.isVerb(i) || a.words[i].lex.noun != nil || a.words[i].lex.sets&(nTie|nDeal|nProposal|nAid) != 0)
}

// comesUp reports whether somebody who acts may stand at or under word w. Who is somebody's, or nobody, is not he.
func (a *analysis) comesUp(w int) bool {
	if a.words[w].ment < 0 && (a.words[w].lex.sets&(nOffice|nKin|nPersonal|nTrade) != 0 && a.words[w].lex.sets&nAgent == 0 || a.empty(w) || a.spelt(w, "nobody", "one", "none")) {
		return false
	}
	switch a.rel(w) {
	case "nsubj", "obj", "iobj", "amod", "compound", "flat", "appos":
		return true
	case "conj":
		return !a.isVerb(w)
	case "nmod", "obl":
		return comesFrom[a.caseOf(w)]
	}
	return false
}

// leadsDown reports whether what is done may be done to somebody named at word w or, where below is set, under it.
func (a *analysis) leadsDown(w int, below bool) bool {
	if aside[a.caseOf(w)] {
		return false
	}
	if below && a.words[w].lex.sets&(nOffice|nKin|nPersonal|nTrade) != 0 && a.words[w].ment < 0 {
		return false // who is somebody's, or somewhere, is not he
	}
	switch a.rel(w) {
	case "conj":
		return !a.isVerb(w)
	case "ccomp":
		v := a.words[a.headOf(w)].lex.verb
		return v == nil || v.cue&(qQuote|qClause) == 0
	case "advcl":
		m := a.childBy(w, "mark")
		return m >= 0 && a.is(m, "to") || m < 0 && a.subjectChild(w) < 0
	case "acl":
		return a.markOf(w, "to") >= 0
	case "parataxis", "csubj":
		return false
	}
	return true
}

// ownStep are the steps from an owner to what is his.
var ownStep = setOf([]string{"poss", "amod", "compound"})

// about are the types of deeds that may be done to somebody by what he did: "condemned the Chadian raid".
var about = map[fact.RelationType]bool{fact.Accuse: true, fact.Support: true, fact.Reject: true, fact.Request: true, fact.Protest: true, fact.Investigate: true}

// located are the prepositions of the place of a deed, and in are the types of deeds that are done to who is there.
var located = setOf([]string{"in", "at", "near", "within", "across", "throughout", "outside", "inside", "around"})

var thereby = map[fact.RelationType]bool{fact.Assault: true, fact.Coerce: true, fact.Mobilize: true, fact.Protest: true}

// comesFrom are the prepositions before him from whom something comes.
var comesFrom = setOf([]string{"", "by", "from", "of", "with", "between", "among"})

// tied reports whether an event is about the two, either way.
func tied(es []event, p, q int32) bool {
	has := func(xs []actor, e int32) bool {
		return slices.ContainsFunc(xs, func(x actor) bool { return x.entity == e })
	}
	return slices.ContainsFunc(es, func(e event) bool {
		return has(e.sources, p) && has(e.targets, q) || has(e.sources, q) && has(e.targets, p)
	})
}

// guessedTie is a tie with what the table says of it.
type guessedTie struct {
	tie
	kind fact.RelationType
	p    float64
}

// tieEvents appends events of two whom none ties, where what is learnt of the way between them in the tree leaves little doubt, the surest
// first.
func (a *analysis) tieEvents(out []event) []event {
	all := a.guessTies(out)
	slices.SortStableFunc(all, func(x, y guessedTie) int { return cmp.Compare(y.p, x.p) })
	for _, g := range all {
		if tied(out, g.from.entity, g.to.entity) || slices.ContainsFunc(out, func(e event) bool { return a.sharesEnd(&e, &g) }) {
			continue
		}
		out = append(out, event{kind: g.kind, sources: []actor{g.from.actor}, targets: []actor{g.to.actor}, rule: "tie", score: float32(0.3 + 0.3*g.p),
			lemma: a.lemma(g.top), word: g.top, last: g.top + 1, symmetric: g.kind == fact.Consult || g.kind == fact.Cooperate})
	}
	return out
}

// guessTies returns the ties that the table takes for deeds, of those whom no event ties.
func (a *analysis) guessTies(known []event) []guessedTie {
	ss := a.standings()
	var buf [64]string
	var out []guessedTie
	for i := range ss {
		for j := range ss {
			p, q := &ss[i], &ss[j]
			if p.entity == q.entity || !a.canAct(p.entity, asSource) || a.es[q.entity].Type == fact.Place || tied(known, p.entity, q.entity) {
				continue
			}
			t, ok := a.tieOf(p, q)
			if !ok || a.judged(&t) {
				continue
			}
			kind, pr, _, nothing := tieTable().score(a.tieSigns(buf[:0], &t))
			if pr >= tieSure && nothing <= tieHollow && a.plausible(&t, kind) && (pr >= tieClear || a.bearsOut(&t, kind)) {
				out = append(out, guessedTie{t, kind, pr})
			}
		}
	}
	return out
}

// judged reports whether the tie is from the subject of its verb to somebody below it, of which what is learnt of verbs has said already
// whether it is a deed; or its verb is one of speech.
func (a *analysis) judged(t *tie) bool {
	if !a.isVerb(t.top) {
		return false
	}
	d := a.deedAt(t.top)
	if d.verb.cue&qQuote != 0 {
		return true
	}
	src := a.treeActors(nil, d.subj, asSource)
	is := func(e int32) func(actor) bool { return func(x actor) bool { return x.entity == e } }
	if !slices.ContainsFunc(src, is(t.from.entity)) {
		return false
	}
	return slices.ContainsFunc(a.below(&d, src), func(w walk) bool { return slices.ContainsFunc(w.who, is(t.to.entity)) })
}

// plausible reports whether a deed of the type can be done to whom the tie leads to, and by the preposition before him.
func (a *analysis) plausible(t *tie, kind fact.RelationType) bool {
	if !thereby[kind] && located[a.caseOf(t.tar[0])] {
		return false
	}
	return len(a.suiting(&walk{who: []actor{t.to.actor}}, kind)) > 0
}

// bearsOut reports whether some word of the way is known for the type.
func (a *analysis) bearsOut(t *tie, kind fact.RelationType) bool {
	if a.kindAt(t.top) == kind {
		return true
	}
	of := func(w int) bool { return a.kindAt(w) == kind }
	if a.isVerb(t.top) {
		if o := a.objectOf(t.top); o >= 0 && of(o) {
			return true
		}
	}
	return slices.ContainsFunc(t.src, of) || slices.ContainsFunc(t.tar, of)
}

// sharesEnd reports whether the event is of the same words as the tie, and says who else does it to the same one, or, guessed like it, to
// whom else he does it.
func (a *analysis) sharesEnd(e *event, g *guessedTie) bool {
	if e.word != g.top && !slices.Contains(g.src, e.word) && !slices.Contains(g.tar, e.word) {
		return false
	}
	is := func(s *standing) func(actor) bool {
		return func(x actor) bool { return x.entity == s.entity }
	}
	if slices.ContainsFunc(e.targets, is(g.to)) || slices.ContainsFunc(e.targets, is(g.from)) || slices.ContainsFunc(e.sources, is(g.to)) {
		return true
	}
	return e.rule == "tie" && slices.ContainsFunc(e.sources, is(g.from))
}
