package eval

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// rule says what a label of a gold set is among the seven types.
type rule uint8

const (
	dropped rule = iota
	person
	organisation
	country
	place
	group
	event
	other
	location // country when the lists know it as one, else place
	misc     // group when the lists know every word as a demonym, else other
	nation   // country when the lists know it as one, else group
)

// labelSet is the labels of a corpus, and which of the seven types it marks wherever they occur.
// A label that ends in "*" stands for all that start so.
type labelSet struct {
	name   string
	titles bool // its people include titles
	marks  []fact.Type
	labels []labelRule
}

type labelRule struct {
	label string
	rule  rule
}

var (
	names    = []fact.Type{fact.Person, fact.Organisation, fact.Country, fact.Place}
	noEvents = []fact.Type{fact.Person, fact.Organisation, fact.Country, fact.Place, fact.Group, fact.Other}
	allTypes = fact.Types
)

// labelSets are tried in this order; the first that knows all labels of a file is taken.
var labelSets = []labelSet{
	{"actant", false, allTypes, []labelRule{{"person", person}, {"organisation", organisation}, {"country", country}, {"place", place},
		{"group", group}, {"event", event}, {"other", other}}},
	{"conll-names", false, names, []labelRule{{"PER", person}, {"ORG", organisation}, {"LOC", location}}},
	{"conll", false, noEvents, []labelRule{{"PER", person}, {"ORG", organisation}, {"LOC", location}, {"MISC", misc}}},
	{"uner", false, names, []labelRule{{"PER", person}, {"ORG", organisation}, {"LOC", location}, {"OTH", dropped}}},
	{"re-docred", false, names, []labelRule{{"PER", person}, {"ORG", organisation}, {"LOC", location}, {"MISC", dropped}, {"TIME", dropped}, {"NUM", dropped}}},
	{"gmb", true, allTypes, []labelRule{{"per", person}, {"org", organisation}, {"geo", location}, {"gpe", nation}, {"eve", event}, {"art", other}, {"nat", other}, {"tim", dropped}}},
	{"gum", false, allTypes, []labelRule{{"person", person}, {"organization", organisation}, {"place", location}, {"norp_lex", group}, {"event", event}, {"abstract", other},
		{"object", other}, {"substance", dropped}, {"plant", dropped}, {"animal", dropped}}},
	{"men", true, allTypes, []labelRule{{"PERSON", person}, {"ORGANIZATION", organisation}, {"LOCATION", location}, {"FACILITY", place}, {"NORP", group}, {"EVENT", event},
		{"LAW", other}, {"PRODUCT", other}, {"WORK_OF_ART", other}, {"LANGUAGE", other}, {"ROLE", dropped}, {"TITLE", dropped}}},
	{"crossner-politics", false, allTypes, []labelRule{{"politician", person}, {"person", person}, {"politicalparty", organisation}, {"organisation", organisation},
		{"country", country}, {"location", location}, {"election", event}, {"event", event}, {"misc", misc}}},
	{"crossner", false, names, []labelRule{{"person", person}, {"writer", person}, {"researcher", person}, {"scientist", person}, {"musicalartist", person},
		{"organisation", organisation}, {"university", organisation}, {"band", organisation}, {"country", country}, {"location", location},
		{"event", event}, {"conference", event}, {"misc", dropped}, {"award", dropped}, {"book", dropped}, {"poem", dropped}, {"magazine", dropped}, {"literarygenre", dropped},
		{"album", dropped}, {"song", dropped}, {"musicgenre", dropped}, {"musicalinstrument", dropped}, {"task", dropped}, {"algorithm", dropped}, {"product", dropped},
		{"field", dropped}, {"metrics", dropped}, {"programlang", dropped}, {"academicjournal", dropped}, {"astronomicalobject", dropped}, {"chemicalcompound", dropped},
		{"chemicalelement", dropped}, {"protein", dropped}, {"enzyme", dropped}, {"discipline", dropped}, {"theory", dropped}}},
	{"wnut17", false, names, []labelRule{{"person", person}, {"corporation", organisation}, {"group", organisation}, {"location", location}, {"product", dropped}, {"creative-work", dropped}}},
	{"masc", false, names, []labelRule{{"person", person}, {"organization", organisation}, {"organization.*", organisation}, {"location.country", country},
		{"location.city", place}, {"location.province", place}, {"location.us_region", place}, {"location.region", place}, {"location.other", place},
		{"location.facility", place}, {"location", location}, {"location.*", location}, {"date", dropped}}},
}

// rule returns what label is in s, and whether s knows it.
func (s *labelSet) rule(label string) (rule, bool) {
	for _, r := range s.labels {
		stem, wild := strings.CutSuffix(r.label, "*")
		if r.label == label || wild && strings.HasPrefix(label, stem) {
			return r.rule, true
		}
	}
	return dropped, false
}

// Lists is what the mapping of labels asks a gazetteer. A nil function knows nothing.
type Lists struct {
	Country func(name string) bool
	Demonym func(word string) bool
	Title   func(words []string) int // how many words at the start are a title
}

// typeOf returns the type of a gold span with the words given, "" when it is not scored.
func (r rule) typeOf(words []string, l Lists) fact.Type {
	name := strings.Join(words, " ")
	isCountry := l.Country != nil && (r == location || r == nation) && l.Country(name)
	switch r {
	case person:
		return fact.Person
	case organisation:
		return fact.Organisation
	case country:
		return fact.Country
	case place:
		return fact.Place
	case group:
		return fact.Group
	case event:
		return fact.Event
	case other:
		return fact.Other
	case location, nation:
		switch {
		case isCountry:
			return fact.Country
		case r == nation:
			return fact.Group
		}
		return fact.Place
	case misc:
		for _, w := range words {
			if l.Demonym == nil || !l.Demonym(w) {
				return fact.Other
			}
		}
		return fact.Group
	}
	return ""
}
