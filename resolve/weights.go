package resolve

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// sign is one thing that speaks for or against an antecedent.
type sign uint8

// The signs. Those that end in a capital letter pair begin a row of several.
const (
	signDistance  sign = 0                    // 12: sentences back (0-3) x place of the pronoun
	signPlace     sign = signDistance + 12    // 10: place of the antecedent x same sentence
	signPlaces    sign = signPlace + 10       // 15: place of the antecedent x place of the pronoun
	signGender    sign = signPlaces + 15      // the gender is known and fits
	signLikely    sign = signGender + 1       // 2: a bare name is likely of that gender, of the other
	signPronoun   sign = signLikely + 2       // the antecedent is a pronoun
	signNoun      sign = signPronoun + 1      // ... a noun
	signQuote     sign = signNoun + 1         // a quotation mark between
	signParagraph sign = signQuote + 1        // in another paragraph
	signSpeakers  sign = signParagraph + 1    // both say something
	signTells     sign = signSpeakers + 1     // "X said he"
	signNearest   sign = signTells + 1        // 2: the last that fits x same sentence
	signFor       sign = signNearest + 2      // "praised X for his"
	signClause    sign = signFor + 1          // a new clause begins between, same sentence
	signOften     sign = signClause + 1       // 2: named three, six times before
	signOpens     sign = signOften + 2        // the pronoun opens its sentence, the antecedent was a subject one back
	signNested    sign = signOpens + 1        // "X said others heard his": a verb of somebody else between
	signTree      sign = signNested + 1       // the signs of the tree, see treesigns.go
	signNobody    sign = signTree + treeSigns // the bias of "none of them"
	signsCount    sign = signNobody + 1
)

// signs are the signs of one pair, at most 24.
type signs struct {
	n   uint8
	ids [24]sign
}

func (s *signs) add(id sign, when bool) {
	if when {
		s.ids[s.n] = id
		s.n++
	}
}

func (s *signs) has(id sign) bool { return slices.Contains(s.ids[:s.n], id) }

// score sums the weights.
func (s *signs) score() int {
	sum := 0
	for _, id := range s.ids[:s.n] {
		sum += int(weights[id])
	}
	return sum
}

// signs reads the signs of candidate c for p; nearest says that c is the last that fits.
func (w *walker) signs(c *candidate, p pronoun, nearest bool) signs {
	x := w.x
	back := min(x.told[p.sent]-x.told[c.sent], window)
	same := 0
	if c.sent == p.sent {
		same = 1
	}
	as := min(p.place, possessive) // oblique and object alike
	if p.place == subject {
		as = opening
	}
	as = max(as, object) - object // object, possessive, subject
	var s signs
	s.add(signDistance+sign(back*3)+sign(as), true)
	s.add(signPlace+sign(c.place)*2+sign(same), true)
	s.add(signPlaces+sign(c.place)*3+sign(as), true)
	s.add(signGender, c.gender == p.gender)
	s.add(signLikely, c.gender != p.gender && c.likely == p.gender)
	s.add(signLikely+1, opposite(c.likely, p.gender))
	s.add(signPronoun, c.kind == fact.Pronoun)
	s.add(signNoun, c.who == nil)
	s.add(signQuote, c.quote != p.quote)
	s.add(signParagraph, same == 0 && x.paragraphAt(x.d.Tokens[c.first].Start) != x.paragraphAt(x.d.Tokens[p.tok].Start))
	s.add(signSpeakers, p.speaks && c.speaks)
	s.add(signTells, same == 1 && c.speaks && p.tok-c.last <= 3)
	s.add(signNearest+sign(same), nearest)
	s.add(signFor, same == 1 && p.place == possessive && c.last == p.tok-1 && x.lower(c.last, c.sent) == "for")
	s.add(signClause, same == 1 && x.clauseBetween(c.last, p.tok, p.sent))
	if c.who != nil {
		s.add(signOften, w.seen[c.who] >= 3)
		s.add(signOften+1, w.seen[c.who] >= 6)
	}
	s.add(signOpens, back == 1 && c.place >= opening && p.tok <= x.firstToken(p.sent)+1)
	s.add(signNested, same == 1 && c.speaks && p.place != subject && x.verbsBetween(c.last, p.tok, p.sent) > 1)
	x.addTreeSigns(&s, c, p)
	return s
}

// verbsBetween counts the finite verbs between two tokens of a sentence up to two, an
// auxiliary and its participle as one.
func (x *resolution) verbsBetween(from, to, s int) int {
	n := 0
	to = min(to, from+farthest)
	for i := from; i < to && n < 2; i++ {
		if x.verbFollows(i, s) {
			n++
			i++
		}
	}
	return n
}

// weights, in hundredths of the log-odds, learnt by maximum likelihood (see learn_test.go)
// from the pronouns of GAP's development set (Webster and others 2018, Apache-2.0) and of
// the training part of GUM's news, interviews and speeches (Zeldes 2017, CC BY 4.0).
var weights = [signsCount]int16{
	49, 121, 135, 30, -3, 84, -86, -120, -83, -84, -35, -32, -109, 30, -66, 17, -21, 41,
	-82, 60, -39, 90, -25, -38, -21, -13, -29, -3, 40, 6, -21, -32, -16, 26, -38, -6,
	61, -11, 23, -250, 51, -320, -70, -46, 71, -30, 37, 95, 33, -28, 25, 53, 33, -33,
	-18, -40, 16, 49, 12, 13, 15, 53, -10, 19, 33, -21, 101, -48, -9, 4, 74, -5,
	-111, -111, 4, -40,
}

// The least lead of an antecedent over the next one, and over nobody.
const (
	leastMargin = 120
	leastLead   = 50
)
