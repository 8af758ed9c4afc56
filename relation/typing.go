package relation

import "github.com/actant-project/actant/fact"

// event is a deed that was given a type: who did what to whom, before its status is weighed.
type event struct {
	word, last       int // the word that names it, and the word after its trigger
	passive          bool
	kind             fact.RelationType
	mode             string
	sources, targets []actor
	symmetric        bool
	rule             string
	score            float32
	lemma            string
}

// on says which deed the event is of.
func (e *event) on(d *deed) {
	e.word, e.last, e.passive = d.word, d.last, d.passive && d.noun == nil
}

// fitting keeps the targets that the type of the pattern can have: nobody talks with a river.
func (a *analysis) fitting(out []actor, p *pattern) []actor {
	keep := out[:0]
	for _, x := range out {
		switch t := a.es[x.entity].Type; {
		case t == fact.Event && p.kind != fact.Support && p.kind != fact.Accuse && p.kind != fact.Reject:
		case t == fact.Other && p.kind != fact.Support && p.kind != fact.Accuse && p.kind != fact.Reject:
		case t == fact.Place && p.kind == fact.Consult && p.mode != "visit":
		case t == fact.Place && (p.kind == fact.Agree || p.kind == fact.Said || p.kind == fact.Personnel || p.kind == fact.Member):
		case (p.kind == fact.Member || p.kind == fact.RoleOf) && t == fact.Person:
		case p.kind == fact.Consult && p.mode == "visit" && x.proxy && t == fact.Person:
		default:
			keep = append(keep, x)
		}
	}
	return keep
}

// outerType is the type of "V to do", where doing is of the inner type.
func outerType(v *verb, particle string, inner fact.RelationType) fact.RelationType {
	for i := range v.patterns {
		p := &v.patterns[i]
		if p.only != 0 || p.particle != particle {
			continue
		}
		switch p.kind {
		case fact.Agree:
			if hostile(inner) {
				return fact.Threaten
			}
			return fact.Agree
		case fact.Reject, fact.Threaten:
			return p.kind
		}
	}
	switch v.lemma {
	case "vow", "swear", "commit":
		if hostile(inner) {
			return fact.Threaten
		}
		return fact.Agree
	case "stop", "halt", "cease", "suspend", "discontinue", "quit": // "stopped buying oil from Chad", "stopped shelling Chad"
		switch {
		case inner == fact.Aid || inner == fact.Cooperate || inner == fact.Consult:
			return fact.Sanction
		case inner == fact.Support:
			return fact.Reject
		case hostile(inner) && inner != fact.Accuse:
			return fact.Yield
		}
	}
	return ""
}

// hostile reports whether a type is an act against its target.
func hostile(t fact.RelationType) bool {
	switch t {
	case fact.Assault, fact.Sanction, fact.Coerce, fact.Protest, fact.Mobilize, fact.Accuse:
		return true
	}
	return false
}
