package relation

import "github.com/actant-project/actant/fact"

// typeNoun tries the patterns of an event noun.
func (a *analysis) typeNoun(f *frame) (event, bool) {
	for i := range f.noun.patterns {
		p := &f.noun.patterns[i]
		if p.before != "" && !a.is(int(f.head)-1, p.before) {
			continue
		}
		if e, ok := a.fitNoun(f, p); ok {
			return e, true
		}
	}
	return event{}, false
}

// fitNoun finds both ends of the pattern.
func (a *analysis) fitNoun(f *frame, p *pattern) (event, bool) {
	e := event{kind: p.kind, mode: p.mode, symmetric: p.sym, lemma: f.noun.lemma, score: 0.85}
	if p.sym || p.both {
		if two := a.actors(nil, a.either(f, "between", "among"), asTarget); len(two) > 1 {
			e.rule, e.symmetric = "nominal-between", true
			e.sources, e.targets = two[:1], two[1:]
			return e, a.allAct(two)
		}
	}
	e.rule = "nominal"
	for _, slot := range p.slots {
		l := a.after(f, slot)
		if slot == "with" && p.kind == fact.Assault {
			continue
		}
		if e.targets = a.fitting(a.actors(nil, l, asTarget), p); len(e.targets) > 0 {
			break
		}
	}
	if len(e.targets) == 0 && p.sym {
		return a.nounPair(f, p, e)
	}
	for _, from := range p.from {
		if e.sources = a.nounSource(f, p, from); len(e.sources) > 0 {
			if from == "subj" {
				e.rule, e.score = "nominal-subject", 0.75
			}
			break
		}
	}
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// nounSource finds the source of a noun in one slot.
func (a *analysis) nounSource(f *frame, p *pattern, slot string) []actor {
	switch slot {
	case "own":
		if x, ok := a.ownerOfEvent(f); ok {
			return []actor{x}
		}
	case "subj":
		if f.how != byParticiple || p.kind == fact.Consult {
			return a.actors(nil, f.subj, asSource)
		}
	default:
		return a.actors(nil, a.after(f, slot), asSource)
	}
	return nil
}

// ownerOfEvent is owner without "of", which names the victim or the theme of an event.
func (a *analysis) ownerOfEvent(f *frame) (actor, bool) {
	ch := a.chunks[f.chunk]
	if a.form(int(f.chunk)+1) == "of" {
		for i := ch.first; i < ch.head; i++ {
			if a.words[i].ment >= 0 {
				return a.owner(int(f.chunk))
			}
		}
		return actor{}, false
	}
	return a.owner(int(f.chunk))
}

// nounPair is for "held talks" with joined subjects and for "US-China talks".
func (a *analysis) nounPair(f *frame, p *pattern, e event) (event, bool) {
	if two := a.compound(f); len(two) == 2 {
		e.rule, e.sources, e.targets, e.score = "nominal-compound", two[:1], two[1:], 0.8
		return e, true
	}
	if f.how != bySVO || f.govEffect&eLight == 0 {
		return e, false
	}
	both := a.actors(nil, f.subj, asSource)
	if len(both) < 2 {
		return e, false
	}
	e.rule, e.sources, e.targets, e.score = "joint-subject", both[:1], both[1:], 0.8
	return e, true
}

// compound returns the two actors of "US-China talks", "the Trump-Putin summit".
func (a *analysis) compound(f *frame) []actor {
	ch := a.chunks[f.chunk]
	var out []actor
	for i := ch.first + 1; i+1 < ch.head; i++ {
		w := &a.words[i]
		if w.tag != tHyphen && w.tag != tDash || a.words[i-1].ment < 0 || a.words[i+1].ment < 0 {
			continue
		}
		for _, k := range [2]int32{i - 1, i + 1} {
			m := &a.ms[a.words[k].ment]
			if e := m.Entity.Index(); e >= 0 && a.canAct(int32(e), asSource) {
				out = append(out, actor{entity: int32(e), span: m.Span})
			}
		}
	}
	return out
}

// either returns the phrases after the first of the prepositions that the frame has.
func (a *analysis) either(f *frame, preps ...string) list {
	for _, p := range preps {
		if l := a.after(f, p); !l.empty() {
			return l
		}
	}
	return list{}
}

func (a *analysis) allAct(xs []actor) bool {
	for _, x := range xs {
		if !a.canAct(x.entity, asSource) {
			return false
		}
	}
	return true
}
