package relation

import (
	"sort"
	"strings"

	"github.com/actant-project/actant/fact"
)

// readClosed reads the classes of closed.txt.
func (l *lexicon) readClosed(data string) {
	for name, words := range named(data) {
		for _, w := range words {
			l.at(w).class |= classNames[name]
		}
	}
}

// readSets reads the noun sets of sets.txt, singular and plural.
func (l *lexicon) readSets(data string) {
	for name, words := range named(data) {
		for _, w := range words {
			l.at(w).sets |= setNames[name]
			l.at(pluralOf(w)).sets |= setNames[name]
		}
	}
}

// readVerbs reads the typed verbs of verbs.txt.
func (l *lexicon) readVerbs(data string) {
	for line := range lines(data) {
		head, lemmas, _ := strings.Cut(line, " : ")
		w := strings.Fields(head)
		p := newPattern(w[0], w[2:])
		p.slots = strings.Split(w[1], ",")
		for _, lemma := range strings.Fields(lemmas) {
			lemma, particle, _ := strings.Cut(lemma, "+")
			p.particle = particle
			v := l.addVerb(lemma)
			v.patterns = append(v.patterns, p)
		}
	}
	for _, v := range l.verbs { // what asks for more is tried first
		sort.SliceStable(v.patterns, func(i, j int) bool { return asks(v.patterns[i]) > asks(v.patterns[j]) })
	}
}

// asks counts the conditions of a verb's pattern.
func asks(p pattern) int {
	n := 0
	if p.particle != "" {
		n += 2
	}
	if p.only != 0 {
		n++
	}
	return n
}

// newPattern reads "type:mode" and the options after it.
func newPattern(kind string, options []string) pattern {
	t, mode, _ := strings.Cut(kind, ":")
	p := pattern{kind: fact.RelationType(t), mode: mode}
	for _, o := range options {
		key, value, _ := strings.Cut(o, "=")
		switch key {
		case "sym":
			p.sym = true
		case "joint":
			p.joint = true
		case "both":
			p.both = true
		case "only":
			p.only = setNames[value]
		}
	}
	return p
}

// readCues reads the verbs of speech; a verb has the letters of all its lines.
func (l *lexicon) readCues(data string) {
	for line := range lines(data) {
		letters, lemmas, _ := strings.Cut(line, " : ")
		var flags cueFlags
		for _, r := range letters {
			flags |= cueLetters[r]
		}
		for _, lemma := range strings.Fields(lemmas) {
			if verb, prep, ok := strings.Cut(lemma, "+"); ok {
				l.says[verb+" "+strings.Replace(prep, "+", " ", 1)] = true
				lemma = verb
			}
			l.addVerb(lemma).cue |= flags
		}
	}
}

// readCommon reads the verbs that only mark where a clause has its verb.
func (l *lexicon) readCommon(data string) {
	for line := range lines(data) {
		for _, w := range strings.Fields(line) {
			lemma := strings.TrimRight(w, "*~")
			v := l.addVerb(lemma)
			v.nounBase = v.nounBase || strings.Contains(w, "*")
			v.nounIng = v.nounIng || strings.Contains(w, "~")
		}
	}
}

// readEffects reads what governing words do to what depends on them.
func (l *lexicon) readEffects(data string) {
	for name, words := range named(data) {
		e := effectNames[name]
		for _, w := range words {
			if verb, particle, ok := strings.Cut(w, "+"); ok {
				l.phrase[verb+" "+particle] |= e
				continue
			}
			if v := l.verbs[w]; v != nil {
				v.effect |= e
			}
			l.at(w).eff |= e
		}
	}
}

// readNouns reads the event nouns of nouns.txt.
func (l *lexicon) readNouns(data string) {
	for line := range lines(data) {
		head, nouns, _ := strings.Cut(line, " : ")
		w := strings.Fields(head)
		p := newPattern(w[0], w[1:2])
		p.from, p.slots = strings.Split(w[2], ","), strings.Split(w[3], ",")
		for _, lemma := range strings.Fields(nouns) {
			q := p
			if before, name, ok := strings.Cut(lemma, "+"); ok && name != "" {
				q.before, lemma = before, name
			} else if ok {
				lemma = before
			}
			l.addNoun(lemma, q)
		}
	}
}

// addNoun adds a pattern to an event noun and makes its plural.
func (l *lexicon) addNoun(lemma string, p pattern) {
	x := l.at(lemma)
	if x.noun == nil {
		x.noun = &noun{lemma: lemma}
		l.at(pluralOf(lemma)).noun = x.noun
	}
	x.noun.patterns = append(x.noun.patterns, p)
	sort.SliceStable(x.noun.patterns, func(i, j int) bool { return x.noun.patterns[i].before != "" && x.noun.patterns[j].before == "" })
}

// compileVerbs spells every form of every verb. A form that two verbs share goes to the
// irregular one ("found" is find), then to the first in the alphabet.
func (l *lexicon) compileVerbs() {
	var lemmas []string
	for lemma := range l.verbs {
		lemmas = append(lemmas, lemma)
	}
	sort.Slice(lemmas, func(i, j int) bool {
		_, a := l.infl.irregular[lemmas[i]]
		_, b := l.infl.irregular[lemmas[j]]
		if a != b {
			return a
		}
		return lemmas[i] < lemmas[j]
	})
	for _, lemma := range lemmas {
		v := l.verbs[lemma]
		if x := l.forms[lemma]; x != nil && (x.noun != nil || x.sets != 0) {
			v.nounBase = true
		}
		l.infl.each(lemma, func(form string, is forms) {
			x := l.at(form)
			if is&gerund != 0 && x.noun == nil {
				l.addGerund(form, v)
			}
			if x.verb == nil {
				x.verb = v
			}
			if x.verb == v {
				x.forms |= is
			}
		})
	}
}

// addGerund makes a noun of the -ing form of a verb that has whom it is done to as its object: "the freeing of two men by Chad".
func (l *lexicon) addGerund(form string, v *verb) {
	for _, p := range v.patterns {
		if p.particle == "" && p.only == 0 && !p.sym && p.slots[0] == "obj" && p.kind != fact.Consult && p.kind != fact.Member {
			q := pattern{kind: p.kind, mode: p.mode, from: []string{"own", "by"}, slots: []string{"of"}}
			l.at(form).noun = &noun{lemma: form, patterns: []pattern{q}}
			return
		}
	}
}
