package resolve

import "github.com/actant-project/actant/fact"

// chainSign is one thing that speaks for or against a phrase as what another goes back to, or for somebody new. Every
// sign is a row: one for each wording of what is resolved.
type chainSign uint16

// The rows.
const (
	linkDistance  chainSign = 0                 // 6: sentences back: 0-3, 5, more
	linkKind      chainSign = linkDistance + 6  // 7: name, demonym or metonym, definite, owned, bare, same pronoun, other pronoun
	linkPlace     chainSign = linkKind + 7      // 10: place of the antecedent x same sentence
	linkPlaces    chainSign = linkPlace + 10    // 15: place of the antecedent x place of the phrase
	linkType      chainSign = linkPlaces + 15   // 9: the antecedent's type, unknown, none of ours
	linkAgrees    chainSign = linkType + 9      // 3: types alike, one unknown, differ
	linkNumber    chainSign = linkAgrees + 3    // 3: numbers alike, differ, differ for a body
	linkNoun      chainSign = linkNumber + 3    // 6: same noun: modifiers the same, fewer, more, others; name's noun; none
	linkRank      chainSign = linkNoun + 6      // 4: nearest of those that fit, next ...
	linkBorder    chainSign = linkRank + 4      // 3: another paragraph, a quotation between, both in one quotation
	linkOften     chainSign = linkBorder + 3    // 3: named once, 2-3, more
	linkTopic     chainSign = linkOften + 3     // 2: subject of its sentence's root, one sentence back or other
	linkParallel  chainSign = linkTopic + 2     // the same relation
	linkClause    chainSign = linkParallel + 1  // 3: subject of a verb above, in the phrase's own clause, of a clause beside
	linkDeep      chainSign = linkClause + 3    // 2: inside another phrase, one of several
	linkNew       chainSign = linkDeep + 2      // 2: the antecedent was introduced with "a", the phrase is definite; it is post-modified
	linkGender    chainSign = linkNew + 2       // the gender is known and fits
	linkCalled    chainSign = linkGender + 1    // the antecedent was called so
	linkPost      chainSign = linkCalled + 1    // 2: the phrase, the antecedent has a clause or phrase behind it
	linkLast      chainSign = linkPost + 2      // the last phrase of its entity is nearer
	freshBias     chainSign = linkLast + 1      // somebody new
	freshPost     chainSign = freshBias + 1     // 2: with a phrase, a clause behind it
	freshPlace    chainSign = freshPost + 2     // 5: place
	freshScope    chainSign = freshPlace + 5    // 3: has one of our types, unknown, has none
	freshNumber   chainSign = freshScope + 3    // plural
	freshNoun     chainSign = freshNumber + 1   // 2: the noun was used before, is a name's
	freshModified chainSign = freshNoun + 2     // 2: with an adjective, with a noun before it
	freshThis     chainSign = freshModified + 2 // 2: "this" or "these", "that" or "those"
	freshEmpty    chainSign = freshThis + 2     // 3: "it" that may mean nothing: with a clause, a copula, an empty verb
	freshFew      chainSign = freshEmpty + 3    // 3: of those that fit there are 0, 1, more
	freshSubject  chainSign = freshFew + 3      // opens its sentence
	freshQuoted   chainSign = freshSubject + 1  // inside a quotation
	chainRows     chainSign = freshQuoted + 1   // rows
	chainCount              = chainRows * chainSign(byName)
)

// chainSigns are the signs of one pair.
type chainSigns struct {
	n   uint8
	by  wording
	ids [36]uint16
}

func (s *chainSigns) add(row chainSign, when bool) {
	if when && int(s.n) < len(s.ids) {
		s.ids[s.n] = uint16(row*chainSign(byName) + chainSign(s.by))
		s.n++
	}
}

// score sums the weights.
func (s *chainSigns) score() int {
	sum := 0
	for _, id := range s.ids[:s.n] {
		sum += int(chainWeights[id])
	}
	return sum
}

// chainSigns reads the signs of c as what p goes back to; rank is how many that fit are nearer.
func (x *resolution) chainSigns(w *chains, c, p *phrase, rank int) chainSigns {
	s := chainSigns{by: p.wording}
	back := x.told[p.sent] - x.told[c.sent]
	same := chainSign(0)
	if c.sent == p.sent {
		same = 1
	}
	far := chainSign(min(back, 3))
	if back > 3 {
		far = 4
	}
	if back > farBack {
		far = 5
	}
	as := chainSign(max(min(p.place, opening), object) - object)
	s.add(linkDistance+far, true)
	s.add(linkKind+kindSign(c, p), true)
	s.add(linkPlace+chainSign(c.place)*2+same, true)
	s.add(linkPlaces+chainSign(c.place)*3+as, true)
	s.add(linkType+typeSign(c), true)
	s.add(linkAgrees+agreement(c, p), true)
	s.add(linkNumber+numbers(c, p), true)
	s.add(linkNoun+x.nounSign(w, c, p), true)
	s.add(linkRank+chainSign(min(rank, 3)), true)
	s.add(linkBorder, c.par != p.par)
	s.add(linkBorder+1, c.quote != p.quote)
	s.add(linkBorder+2, c.quote == p.quote && c.quote > 0)
	s.add(linkOften, w.size[c.who] == 1)
	s.add(linkOften+1, w.size[c.who] == 2 || w.size[c.who] == 3)
	s.add(linkOften+2, w.size[c.who] > 3)
	if c.place == subject && x.dep(c.at.verb) == "root" {
		s.add(linkTopic, back == 1)
		s.add(linkTopic+1, back != 1)
	}
	s.add(linkParallel, c.sent != p.sent && c.at.rel == p.at.rel)
	if same == 1 {
		x.addClauses(&s, c, p)
	}
	s.add(linkDeep, x.dep(c.head) == "nmod")
	s.add(linkDeep+1, c.kids&hasConj != 0 || x.dep(c.head) == "conj" && !x.isVerb(x.up(c.head)))
	s.add(linkNew, p.wording == definite && c.wording == bare && c.kids&hasDet != 0)
	s.add(linkNew+1, p.noun != "" && p.noun == c.noun && p.kids&(hasNmod|hasClause) != 0)
	s.add(linkGender, p.gender != 0 && c.who.gender == p.gender)
	s.add(linkCalled, p.noun != "" && c.named && w.calledSo(p.noun, c.who, p.head))
	s.add(linkPost, p.kids&(hasNmod|hasClause) != 0)
	s.add(linkPost+1, c.kids&(hasNmod|hasClause) != 0)
	s.add(linkLast, w.ps[w.lastOf[c.who]].head > c.head)
	return s
}

// addClauses reads how the clauses of one sentence lie to each other.
func (x *resolution) addClauses(s *chainSigns, c, p *phrase) {
	switch {
	case c.place == subject && x.above(c.at.verb, p.clause):
		s.add(linkClause, true)
	case c.clause == p.clause:
		s.add(linkClause+1, c.place == subject)
	default:
		s.add(linkClause+2, c.place == subject)
	}
}

func kindSign(c, p *phrase) chainSign {
	switch {
	case c.kind == fact.Name:
		return 0
	case c.kind == fact.Demonym || c.kind == fact.Metonym:
		return 1
	case c.wording == definite || c.kind == fact.Nominal && c.named:
		return 2
	case c.wording == owned:
		return 3
	case c.wording == bare:
		return 4
	case c.wording == p.wording:
		return 5
	}
	return 6
}

func typeSign(c *phrase) chainSign {
	t := c.typ
	if t == "" {
		t = c.who.typ
	}
	for i, o := range fact.Types {
		if o == t {
			return chainSign(i)
		}
	}
	if c.scope == outside {
		return 8
	}
	return 7
}

func agreement(c, p *phrase) chainSign {
	switch {
	case c.typ == "" || p.typ == "":
		return 1
	case c.typ == p.typ:
		return 0
	}
	return 2
}

func numbers(c, p *phrase) chainSign {
	switch {
	case c.number == p.number:
		return 0
	case c.typ == fact.Organisation || c.typ == fact.Country || c.typ == fact.Group:
		return 2
	}
	return 1
}

// nounSign compares the nouns and what modifies them.
func (x *resolution) nounSign(w *chains, c, p *phrase) chainSign {
	switch {
	case p.noun == "" || p.noun != c.noun && w.nounOf(c) != p.noun:
		return 5
	case p.noun != c.noun:
		return 4
	}
	return x.modifiers(c, p)
}

// modifiers is 0 when two phrases with one noun are modified alike, 1 when p is by less, 2 by more, 3 when by something else.
func (x *resolution) modifiers(c, p *phrase) chainSign {
	inC, inP := 0, 0
	for i := p.first; i < p.head; i++ {
		if x.modifies(i) && !x.holds(c, x.lower(i, p.sent)) {
			inP++
		}
	}
	for i := c.first; i < c.head; i++ {
		if x.modifies(i) && !x.holds(p, x.lower(i, c.sent)) {
			inC++
		}
	}
	switch {
	case inC == 0 && inP == 0:
		return 0
	case inP == 0:
		return 1
	case inC == 0:
		return 2
	}
	return 3
}

// modifies says whether token i tells a phrase from others with its noun.
func (x *resolution) modifies(i int) bool {
	switch x.dep(i) {
	case "amod", "compound", "nummod", "nmod", "flat":
		return true
	}
	return false
}

func (x *resolution) holds(p *phrase, word string) bool {
	for i := p.first; i < p.head; i++ {
		if x.lower(i, p.sent) == word {
			return true
		}
	}
	return false
}

// freshSigns reads what speaks for p as the first of its kind.
func (x *resolution) freshSigns(w *chains, p *phrase) chainSigns {
	s := chainSigns{by: p.wording}
	s.add(freshBias, true)
	s.add(freshPost, p.kids&hasNmod != 0)
	s.add(freshPost+1, p.kids&hasClause != 0)
	s.add(freshPlace+chainSign(p.place), true)
	s.add(freshScope+chainSign(p.scope), true)
	s.add(freshNumber, p.number == many)
	s.add(freshNoun, p.noun != "" && len(w.byNoun[p.noun]) > 0)
	s.add(freshModified, p.kids&hasAmod != 0)
	s.add(freshModified+1, p.kids&hasCompound != 0)
	d := x.lower(p.first, p.sent)
	s.add(freshThis, p.noun != "" && (d == "this" || d == "these"))
	s.add(freshThis+1, p.noun != "" && (d == "that" || d == "those"))
	if p.wording == itself && p.place == subject && p.at.verb >= 0 {
		s.add(freshEmpty, x.child(p.at.verb, p.sent, "ccomp", "csubj", "xcomp", "advcl") >= 0)
		s.add(freshEmpty+1, x.child(p.at.verb, p.sent, "cop") >= 0)
		s.add(freshEmpty+2, empty[x.parse[p.at.verb].Lemma])
	}
	s.add(freshFew+chainSign(min(len(w.pairs), 2)), true)
	s.add(freshSubject, p.first <= x.firstToken(p.sent)+1)
	s.add(freshQuoted, p.quote > 0)
	return s
}
