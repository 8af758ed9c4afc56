package relation

import (
	_ "embed" // the lists are part of the program
	"iter"
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
)

//go:embed lexicon/closed.txt
var closedText string

//go:embed lexicon/irregular.txt
var irregularText string

//go:embed lexicon/sets.txt
var setsText string

//go:embed lexicon/verbs.txt
var verbsText string

//go:embed lexicon/cues.txt
var cuesText string

//go:embed lexicon/common.txt
var commonText string

//go:embed lexicon/nouns.txt
var nounsText string

//go:embed lexicon/effects.txt
var effectsText string

// lexeme is what the lists know of one written form.
type lexeme struct {
	form  string
	class class
	verb  *verb // the verb it is a form of, or nil
	forms forms
	noun  *noun // the event noun it is a form of, or nil
	sets  nounSet
	eff   effect // of adjectives and nouns: "unwilling to meet"
}

// verb is one lemma and all that the lists say of it.
type verb struct {
	lemma    string
	nounBase bool // the base and -s forms are nouns as well: "talk", "talks"
	nounIng  bool // so is the -ing form: "meeting"
	patterns []pattern
	cue      cueFlags
	effect   effect
}

// pattern is one way a verb or event noun expresses a relation.
type pattern struct {
	kind     fact.RelationType
	mode     string
	particle string   // must follow the verb
	before   string   // of nouns: the word that must stand before ("phone" call)
	from     []string // of nouns: where the source is found
	slots    []string // where the target is found, in this order
	sym      bool
	joint    bool
	both     bool    // of nouns: symmetric only with "between"
	only     nounSet // the object must be of this set
}

// noun is one event noun.
type noun struct {
	lemma    string
	patterns []pattern
}

// lexicon is all lists compiled into one map by written form.
type lexicon struct {
	forms  map[string]*lexeme
	verbs  map[string]*verb
	phrase map[string]effect // "rule out"
	says   map[string]bool   // "refer to": a verb of speech and the preposition before what is said
	infl   inflector
}

// theLexicon compiles the embedded lists on first use.
var theLexicon = sync.OnceValue(compile)

// compile reads the embedded lists.
func compile() *lexicon {
	l := &lexicon{forms: map[string]*lexeme{}, verbs: map[string]*verb{}, phrase: map[string]effect{}, says: map[string]bool{}, infl: parseInflector(irregularText)}
	l.readClosed(closedText)
	l.readSets(setsText)
	l.readVerbs(verbsText)
	l.readCues(cuesText)
	l.readCommon(commonText)
	l.readEffects(effectsText)
	for lemma := range l.infl.irregular {
		l.addVerb(lemma)
	}
	l.readNouns(nounsText)
	l.compileVerbs()
	return l
}

// lines yields the lines of a list without comments and blank ones.
func lines(data string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for line := range strings.Lines(data) {
			line = strings.TrimSpace(line)
			if line != "" && line[0] != '#' && !yield(line) {
				return
			}
		}
	}
}

// named yields the lines of the form "name: words".
func named(data string) iter.Seq2[string, []string] {
	return func(yield func(string, []string) bool) {
		for line := range lines(data) {
			name, words, _ := strings.Cut(line, ":")
			if !yield(strings.TrimSpace(name), strings.Fields(words)) {
				return
			}
		}
	}
}

func setOf(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// at returns the lexeme of a form, making it when it is new.
func (l *lexicon) at(form string) *lexeme {
	x := l.forms[form]
	if x == nil {
		x = &lexeme{form: form}
		l.forms[form] = x
	}
	return x
}

// addVerb returns the verb of a lemma, making it when it is new.
func (l *lexicon) addVerb(lemma string) *verb {
	v := l.verbs[lemma]
	if v == nil {
		v = &verb{lemma: lemma}
		l.verbs[lemma] = v
	}
	return v
}
