package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// takenUp is how many sentences back a deed is looked for that "the accusation" takes up.
const takenUp = 3

// takesUp is the rule by which a deed was taken up.
const takesUp = "taken-up"

// takeUp appends what is done to those whose deed, told in the sentences before, an object only takes up: "Chad accused Niger of theft. Niger
// rejected the accusation." It is done to whoever did that deed, or to both who did it together. told are the relations of the sentences before.
func (a *analysis) takeUp(out []event, told []fact.Relation) []event {
	first := a.d.Sentences[max(0, a.sentence-takenUp)].Start
	n := len(told)
	for n > 0 && told[n-1].Sentence.Start >= first {
		n--
	}
	if n == len(told) {
		return out
	}
	for i := range a.words {
		if !a.isVerb(i) || slices.ContainsFunc(out, func(e event) bool { return e.word == i }) {
			continue
		}
		d := a.deedAt(i)
		kind := a.opinion(&d)
		if kind == "" || d.subj < 0 || d.obj < 0 || !a.known(d.obj) {
			continue
		}
		e := event{kind: kind, rule: takesUp, score: 0.6, lemma: d.verb.lemma, sources: a.treeActors(nil, d.subj, asSource)}
		if e.targets = a.doersOf(kindOfNoun(a.words[d.obj].lex.noun), d.obj, told[n:], e.sources); len(e.sources) == 0 || len(e.targets) == 0 {
			continue
		}
		e.on(&d)
		out = append(out, e)
	}
	return out
}

// opinion returns the type by which the deed takes a side on what somebody did ("rejected the charge", "called the charge absurd"), or "".
func (a *analysis) opinion(d *deed) fact.RelationType {
	if p := d.verb.opinion(d.particle); p != nil {
		return p.kind
	}
	if !naming[d.verb.lemma] || d.passive || d.particle != "" || d.obj < 0 || !a.ownDoing(d.obj) {
		return ""
	}
	return a.labelOf(d)
}

// opinion returns the pattern by which a verb takes a side on what somebody did, or nil.
func (v *verb) opinion(particle string) *pattern {
	for i := range v.patterns {
		p := &v.patterns[i]
		if p.only != 0 || p.particle != particle || !slices.Contains(p.slots, "own") {
			continue
		}
		switch p.kind {
		case fact.Reject, fact.Accuse, fact.Support, fact.Agree:
			return p
		}
	}
	return nil
}

// known reports whether the event noun h is one that was spoken of: "the accusation", "this offer", and nothing says which.
func (a *analysis) known(h int) bool {
	det := a.childBy(h, "det")
	return a.words[h].ment < 0 && kindOfNoun(a.words[h].lex.noun) != "" && det >= 0 && a.spelt(det, "the", "this", "that") &&
		a.childBy(h, "nmod", "acl", "amod", "compound", "conj", "ccomp") < 0
}

// doersOf returns who did the last deed of a type in told, nobody of the sources; nil when it may be one of several. What was done with each
// other is done by both.
func (a *analysis) doersOf(kind fact.RelationType, h int, told []fact.Relation, sources []actor) []actor {
	var last *fact.Relation
	for i := len(told) - 1; i >= 0; i-- {
		r := &told[i]
		if r.Type != kind || r.Polarity != fact.Positive || r.Rule == takesUp {
			continue
		}
		if last != nil && (r.Sentence != last.Sentence || r.Source != last.Source) {
			if r.Sentence == last.Sentence {
				return nil
			}
			break
		}
		last = r
	}
	if last == nil {
		return nil
	}
	at := text.Span{Start: a.words[a.childBy(h, "det")].span.Start, End: a.words[h].span.End}
	if at.End <= at.Start {
		at = a.words[h].span
	}
	doers := []actor{{entity: int32(last.Source), span: at, proxy: true}}
	if last.Symmetric {
		doers = append(doers, actor{entity: int32(last.Target), span: at, proxy: true})
	}
	if slices.ContainsFunc(doers, func(x actor) bool {
		return slices.ContainsFunc(sources, func(s actor) bool { return s.entity == x.entity })
	}) {
		return nil
	}
	return doers
}
