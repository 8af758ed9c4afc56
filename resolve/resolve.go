// Package resolve decides which mentions of a document speak of the same person,
// organisation or country, and makes them its entities.
//
// It works as a row of sieves, the most precise first: identity by a list, the same
// string, defined acronyms, full names, surnames, descriptions, pronouns. A sieve that is
// not sure leaves a mention alone: a wrong merge costs more than a missed one.
package resolve

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// Resolver groups mentions into entities. It holds no state of a document and is safe
// for many goroutines.
type Resolver struct {
	g *gazetteer.Gazetteer
}

// New returns a Resolver that knows the names, titles and given names of g.
func New(g *gazetteer.Gazetteer) *Resolver { return &Resolver{g: g} }

// Resolve returns the mentions of d with their entities, and the entities.
//
// The mentions ms come from a Recognizer; parse has a word for each token of d, or is nil. What comes back is sorted by start, then end:
// the same mentions with Text and Entity set, some with a better type, and the
// descriptions ("the president"), pronouns and acting capitals that are resolved with
// good confidence. Mentions whose span is no range of d.Text, is empty or overlaps an
// earlier one are left out.
//
// Entities are ordered by first mention; ID is the index; Key is unique; every entity
// has a mention that is a name, a demonym or a metonym, and every such mention has an
// entity. Neither d nor ms is written to.
func (r *Resolver) Resolve(d *text.Document, parse []syntax.Word, ms []fact.Mention) ([]fact.Mention, []fact.Entity, []fact.Unnamed) {
	x := r.run(d, parse, ms)
	mentions, entities := x.facts()
	return mentions, entities, x.unnamed()
}

// Link says that a name, a description or a pronoun was taken for an entity, and by which sieve.
type Link struct {
	Form   string      // as written
	Entity int         // index of the entity
	Sieve  string      // "surname", "acronym-defined", ...
	Count  int         // mentions so linked
	Spans  []text.Span // where they are, in order
}

// Explain resolves like Resolve and returns the entities and why each form of a name is where it is: in the order of the
// entities, their names first, then descriptions and pronouns, one each.
func (r *Resolver) Explain(d *text.Document, parse []syntax.Word, ms []fact.Mention) ([]fact.Entity, []Link) {
	x := r.run(d, parse, ms)
	_, entities := x.facts()
	return entities, x.links()
}

// run sends the mentions through the sieves.
func (r *Resolver) run(d *text.Document, parse []syntax.Word, ms []fact.Mention) *resolution {
	x := &resolution{g: r.g, d: d, parse: parse}
	x.sift(ms)
	return x
}

// sift resolves ms, the most precise sieve first.
func (x *resolution) sift(ms []fact.Mention) {
	x.prepare(ms)
	x.findTitles()
	x.findSurnames()
	x.settleTypes()
	x.findStates()
	x.findMetonyms()
	x.makeForms()
	x.identify()
	x.linkSameID()
	x.linkDefinedAcronyms()
	x.linkLegalForms()
	x.linkInitials()
	x.linkBeginnings()
	x.linkHeads()
	x.linkBareHeads()
	x.linkTowns()
	x.linkFirstWords()
	x.linkClips()
	x.linkCardinals()
	x.linkGroups()
	x.linkFullNames()
	x.linkShortNames()
	x.order()
	x.findRoles()
	x.findQuotes()
	x.noteCalled()
	x.findForward()
	x.findDescriptions()
	x.findLead()
	x.findCalled()
	x.findPronouns()
	x.findThings()
	x.findSpeakers()
}

// resolution is one document being resolved.
type resolution struct {
	g      *gazetteer.Gazetteer
	d      *text.Document
	parse  []syntax.Word // by token; nil without a parse
	ms     []mention
	forms  []*form
	groups []*group // in order of first mention once order has run
	quotes []text.Span
	roles  []role
	later  []mention      // descriptions and pronouns
	meant  map[int]*group // ... by token

	heldAs    map[string][]int // roles by their last word
	heldIn    map[*group][]int // ... by country or organisation
	parsed    map[string]personName
	namesakes map[string]bool                // surnames that are places here, too, settled mention by mention
	surnames  map[string]bool                // last words of people's full names
	observe   func(pronoun, candidate)       // sees every pair that is weighed; nil but for learning
	heads     map[*group]set                 // of the titles before people's full names
	lastShort map[*group]int                 // sentence in which the form being shared out last meant somebody
	called    map[string][]calling           // what people are called, by noun or age
	kin       map[*group]gazetteer.Gender    // of people whose name tells none, by whose wife or brother they are
	told      []int                          // by sentence: how many before it are not wholly quoted
	chained   map[int]*group                 // of phrases, by their head
	aside     []mention                      // of those whom the text does not name
	weigh     func(*chains, int, chainSigns) // sees what every phrase is weighed against; nil but for learning
}

// mention is a mention with what the sieves need to know about its surroundings.
type mention struct {
	fact.Mention
	first, last int // its tokens: d.Tokens[first:last]
	sent        int // its sentence, -1 outside any
	title       title
	form        *form  // of names
	group       *group // of descriptions and pronouns
	by          sieve  // ... and what put them there
}

// addLater keeps a description or a pronoun.
func (x *resolution) addLater(m mention) {
	if x.meant == nil {
		x.meant = make(map[int]*group)
	}
	for t := m.first; t < m.last; t++ {
		x.meant[t] = m.group
	}
	x.later = append(x.later, m)
}

// sieve names the rule that put a form into its entity.
type sieve string

const (
	byExact       sieve = "exact"
	byID          sieve = "list-id"
	byDefinition  sieve = "acronym-defined"
	byInitials    sieve = "acronym-initials"
	byLegalForm   sieve = "legal-form"
	byHead        sieve = "head-of-name"
	byFirstWord   sieve = "first-word"
	byPlural      sieve = "plural"
	byFullName    sieve = "full-name"
	bySurname     sieve = "surname"
	byGivenName   sieve = "given-name"
	byAmbiguous   sieve = "ambiguous"
	byCapital     sieve = "acting-capital"
	byDescription sieve = "description"
	byPronoun     sieve = "pronoun"
	bySpeaker     sieve = "speaker"
	byChain       sieve = "ranked"
)

// form is one way in which the document writes a name: all mentions of one folded
// string and one type.
type form struct {
	key   string // folded
	typ   fact.Type
	kind  fact.Kind
	ms    []int // indices of its mentions, ascending
	id    string
	entry *gazetteer.Entry
	name  personName // of persons
	group *group
	by    sieve
}

// group is an entity in the making.
type group struct {
	forms      []*form
	typ        fact.Type
	id         string
	entry      *gazetteer.Entry
	gender     gazetteer.Gender
	likely     gazetteer.Gender // of a name that may be a given one
	candidates []*group
	first      int // its first name
	start      int // the byte at which its first mention of any kind starts
	index      int // of the entity
	mentions   int
}
