package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// pathLimit bounds how far below a verb the other end is sought.
const pathLimit = 5

// walk is the way from a verb down to a phrase that names someone.
type walk struct {
	who  []actor
	prep string   // the preposition nearest to the phrase
	via  []string // the base forms of the words between
}

// pathEvents appends events of verbs to which no pattern gave one: who acts by the subject, on whom by the nearest name below the verb in
// the same clause, and the type by what is learnt of verb, object and the words between. typed says which words have events.
func (a *analysis) pathEvents(out []event, typed func(word int) bool) []event {
	for i := range a.words {
		if !a.isVerb(i) || typed(i) || a.fact(i) {
			continue
		}
		d := a.deedAt(i)
		if d.verb == nil || d.obj >= 0 && typed(d.obj) || d.how == byReduced && !d.passive && d.subj < 0 {
			continue
		}
		src := a.treeActors(nil, d.subj, asSource)
		if len(src) == 0 {
			continue
		}
		w, ok := a.below(&d, src)
		if !ok {
			continue
		}
		kind, score := a.guess(&d, &w)
		if kind == "" {
			continue
		}
		if w.who = a.suiting(w.who, kind); len(w.who) == 0 {
			continue
		}
		e := event{kind: kind, sources: src, targets: w.who, rule: "path", score: score, lemma: d.verb.lemma}
		e.frame = a.frameFor(&d)
		out = append(out, e)
		out = a.outerEvents(out, &d, &e)
	}
	return out
}

func (a *analysis) allCountries(xs []actor) bool {
	return !slices.ContainsFunc(xs, func(x actor) bool { return a.es[x.entity].Type != fact.Country })
}

// suiting keeps the targets that a guessed type can have: one helps, asks or thanks people, not places.
func (a *analysis) suiting(who []actor, kind fact.RelationType) []actor {
	return slices.DeleteFunc(a.fitting(who, &pattern{kind: kind}), func(x actor) bool {
		if a.es[x.entity].Type != fact.Place {
			return false
		}
		switch kind {
		case fact.Assault, fact.Coerce, fact.Mobilize, fact.Protest, fact.Sanction, fact.Threaten:
			return false
		}
		return true
	})
}

// fact reports whether the verb i only carries the one below it: "began to".
func (a *analysis) fact(i int) bool {
	v := a.verbAt(i)
	return v != nil && v.effect&(eFact|eLight) != 0 && a.childBy(i, "xcomp") >= 0 && a.isVerb(a.childBy(i, "xcomp"))
}

// below finds the nearest phrase under the deed that names someone other than the sources: its object first.
func (a *analysis) below(d *deed, src []actor) (walk, bool) {
	if d.obj >= 0 {
		if w, ok := a.descend(d.obj, d.word, "", nil, src, 0); ok {
			return w, true
		}
		if a.upos(d.obj) == "PROPN" || a.upos(d.obj) == "PRON" && a.words[d.obj].ment < 0 {
			return walk{}, false // it is somebody whom we do not know
		}
	}
	var best walk
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		i := int(c)
		switch a.rel(i) {
		case "iobj", "obl", "nmod":
			if i == d.subj {
				continue
			}
		case "xcomp":
			if a.isVerb(i) && a.verbAt(i) != nil && len(a.verbAt(i).patterns) > 0 {
				continue // it speaks for itself
			}
		case "ccomp":
			if d.verb.effect&eRequest == 0 && len(d.verb.patterns) == 0 {
				continue
			}
		case "advcl":
			if a.childBy(i, "nsubj") >= 0 || a.verbAt(i) != nil && a.isVerb(i) && len(a.verbAt(i).patterns) > 0 {
				continue
			}
		default:
			continue
		}
		if w, ok := a.descend(i, d.word, "", nil, src, 1); ok && (best.who == nil || len(w.via) < len(best.via)) {
			best = w
		}
	}
	return best, best.who != nil
}

// descend looks at word i, then at what hangs on it but for the word not.
func (a *analysis) descend(i, not int, prep string, via []string, src []actor, depth int) (walk, bool) {
	if p := a.caseOf(i); p != "" {
		prep = p
	}
	other := func(xs []actor) []actor {
		return slices.DeleteFunc(xs, func(x actor) bool {
			return slices.ContainsFunc(src, func(s actor) bool { return s.entity == x.entity })
		})
	}
	if !a.isVerb(i) {
		if who := other(a.treeActors(nil, i, asTarget)); len(who) > 0 {
			return walk{who, prep, via}, true
		}
		if a.words[i].ment < 0 && a.words[i].lex.sets&nKin == 0 {
			if who := other(a.proxies(nil, i, nAgent, asTarget)); len(who) > 0 {
				return walk{who, prep, append(via, a.lemma(i))}, true
			}
		}
	}
	if depth >= pathLimit {
		return walk{}, false
	}
	via = append(slices.Clone(via), a.lemma(i))
	private := a.words[i].lex.sets&(nKin|nOffice|nPersonal|nTrade) != 0 // the family and the lawyers of a person are not his
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if k == not {
			continue
		}
		switch a.rel(k) {
		case "nmod", "obl", "obj", "iobj", "xcomp", "appos":
		case "nsubj":
			if !a.isVerb(i) {
				continue
			}
		case "acl", "advcl":
			if a.fullRel(k) == "acl:relcl" || a.childBy(k, "nsubj") >= 0 {
				continue
			}
		default:
			continue
		}
		if w, ok := a.descend(k, not, prep, via, src, depth+1); ok && (!private || a.allCountries(w.who)) {
			return w, true
		}
	}
	return walk{}, false
}

// signs appends what the learned table is asked about: the verb, its object and the way to the other end.
func (a *analysis) signs(out []string, d *deed, w *walk) []string {
	v := d.verb.lemma
	if d.particle != "" {
		v += "+" + d.particle
	}
	out = append(out, "v="+v, "p="+w.prep, "vp="+v+" "+w.prep)
	if k := kindOf(d.verb.patterns, d.particle); k != "" {
		out = append(out, "k="+string(k))
	}
	if d.obj >= 0 && a.words[d.obj].ment < 0 {
		o := a.lemma(d.obj)
		out = append(out, "o="+o, "vo="+v+" "+o)
		if n := a.words[d.obj].lex.noun; n != nil {
			out = append(out, "n="+string(kindOf(n.patterns, "")))
		}
		out = a.setSigns(out, d.obj)
	}
	for _, b := range w.via {
		out = append(out, "b="+b)
		if x := a.lex.forms[b]; x != nil && x.noun != nil {
			out = append(out, "bn="+string(kindOf(x.noun.patterns, "")))
		}
	}
	if x := a.childBy(d.word, "xcomp"); x >= 0 {
		out = append(out, "x="+a.lemma(x), "vx="+v)
	}
	if g := a.headOf(d.word); g >= 0 && a.rel(d.word) == "xcomp" {
		out = append(out, "g="+a.lemma(g))
	}
	return out
}

// setSigns appends the sets of nouns that word i is of.
func (a *analysis) setSigns(out []string, i int) []string {
	for s := nSanctions; s <= nSupport; s <<= 1 {
		if a.words[i].lex.sets&s != 0 {
			out = append(out, setSign[s])
		}
	}
	return out
}

// setSign names the sets in signs.
var setSign = func() map[nounSet]string {
	m := make(map[nounSet]string, len(setNames))
	for name, s := range setNames {
		m[s] = "s=" + name
	}
	return m
}()

// kindOf is the type of the first pattern that asks for nothing more than the particle.
func kindOf(ps []pattern, particle string) fact.RelationType {
	for i := range ps {
		if ps[i].only == 0 && ps[i].particle == particle {
			return ps[i].kind
		}
	}
	return ""
}
