package relation

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// doerOf returns the word that heads who does what the passive verb i tells, also where the parser hangs him on a word beside it: "was
// given a loan by Japan", "was shot dead by rebels", "was killed at the hands of rebels"; or -1.
func (a *analysis) doerOf(i int) int {
	if o := a.prepOf(i, "by"); o >= 0 {
		return o
	}
	for _, rel := range [...]string{"obj", "xcomp"} {
		if o := a.childBy(i, rel); o >= 0 && !a.isVerb(o) {
			if o = a.prepOf(o, "by"); o >= 0 {
				return o
			}
		}
	}
	if o := a.handsOf(i); o >= 0 {
		return o
	}
	return a.byBelow(i, 0)
}

// byBelow returns who stands after "by" on a word below the deed i, where the parser hangs him too low: "was commended for her courage by
// Norway"; or -1. What follows an event is that event's own: "held for an attack by Chad".
func (a *analysis) byBelow(i, depth int) int {
	for c := a.tree.child[i]; c >= 0 && depth < 3; c = a.tree.next[c] {
		k := int(c)
		if r := a.rel(k); k < i || a.isVerb(k) || r != "obl" && r != "nmod" && r != "obj" && r != "appos" && r != "flat" {
			continue
		}
		if depth > 0 && a.caseOf(k) == "by" && len(a.treeActors(nil, k, asSource)) > 0 {
			return k
		}
		if a.words[k].ment < 0 && (a.words[k].lex.noun != nil || wrongs[a.lemma(k)] || a.words[k].lex.sets&nProposal != 0) {
			continue
		}
		if o := a.byBelow(k, depth+1); o >= 0 {
			return o
		}
	}
	return -1
}

// wrongs are what somebody is guilty of, and what else he does that others judge: who stands after "by" behind them did that.
var wrongs = setOf(strings.Fields("abuse violation crime breach excess brutality cruelty misconduct malpractice interference meddling provocation infringement mistreatment treatment handling use misuse corruption fraud injustice neglect excesses encroachment discrimination"))

// borne returns whose what word h names is, or by whom or from whom it comes, where it stands for him as the subject of a deed: "a statement
// by Norway condemned", "tents from Chad reached".
func (a *analysis) borne(h int) []actor {
	if h < 0 || a.words[h].ment >= 0 || a.upos(h) != "NOUN" || a.words[h].lex.sets&(nAgent|nActing|nPeople|nKin|nOffice|nQuantity) != 0 {
		return nil
	}
	if a.words[h].lex.sets&(nReport|nPaper|nAid|nForces|nAttack|nCharge|nSanctions|nThing) != 0 {
		if out := a.possessors(h); len(out) > 0 {
			return out
		}
	}
	return a.madeBy(h)
}

// madeBy returns by whom or from whom what word h names is: "a statement by Norway", "tanks lent by Chad".
func (a *analysis) madeBy(h int) []actor {
	for _, prep := range [...]string{"by", "from"} {
		if out := a.treeActors(nil, a.prepOf(h, prep), asSource); len(out) > 0 {
			return out
		}
	}
	if k := a.childBy(h, "acl"); k > h && a.passiveAt(k) {
		return a.treeActors(nil, a.prepOf(k, "by"), asSource)
	}
	return nil
}

// handsOf returns who is behind it where something befalls somebody "at the hands of rebels"; or -1.
func (a *analysis) handsOf(i int) int {
	if o := a.prepOf(i, "at"); o >= 0 && a.spelt(o, "hands", "hand") {
		return a.prepOf(o, "of")
	}
	return -1
}

// loyal returns the word that heads whom those whom word h names belong to: "forces loyal to Demir", "rebels backed by Iran" are not Iran's,
// but "rebels led by Demir" are his; or -1.
func (a *analysis) loyal(h int) int {
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		switch k := int(c); {
		case int(c) < h:
		case a.spelt(k, "loyal", "allied", "faithful"):
			return a.prepOf(k, "to")
		case a.rel(k) == "acl" && a.spelt(k, "led", "commanded", "headed"):
			return a.prepOf(k, "by")
		}
	}
	return -1
}

// doers returns who acts: the subject, or, where somebody comes to harm, who is behind what does the harm ("killed in an Israeli raid",
// "killed by Israeli shelling").
func (a *analysis) doers(d *deed, p *pattern) []actor {
	out := a.actorsOf(d)
	if len(out) == 0 && d.subj >= 0 {
		out = a.borne(d.subj)
	}
	if len(out) == 0 && d.subj >= 0 && !d.passive {
		out = a.treeActors(nil, a.writer(d.subj, 0), asSource) // "a report by Demir accused"
	}
	if len(out) == 0 && d.passive && d.subj < 0 {
		out = without(a.authority(d.word), a.treeActors(nil, d.obj, asTarget))
	}
	if len(out) > 0 || p.kind != fact.Assault && p.kind != fact.Coerce && p.kind != fact.Mobilize && p.kind != fact.Yield {
		return out
	}
	if d.passive && d.subj < 0 && (p.kind == fact.Mobilize || p.kind == fact.Yield && a.objectAmong(d, nForces)) && a.childBy(d.word, "aux:pass") >= 0 { // "Chadian troops were sent to"
		return a.treeActors(nil, d.obj, asSource)
	}
	blow := d.subj
	for _, prep := range [...]string{"in", "during", "by"} {
		if blow < 0 && d.passive {
			blow = a.prepHere(d.word, prep)
		}
	}
	if blow < 0 && d.passive {
		return a.treeActors(nil, a.meanwhile(d.word), asSource)
	}
	if blow < 0 || a.words[blow].lex.sets&nAttack == 0 && kindOfNoun(a.words[blow].lex.noun) != p.kind {
		return nil
	}
	if a.words[blow].ment >= 0 {
		return a.treeActors(nil, blow, asSource)
	}
	if out := a.possessors(blow); len(out) > 0 {
		return out
	}
	if out := a.treeActors(nil, a.prepOf(blow, "by"), asSource); len(out) > 0 {
		return out
	}
	if n := a.words[blow].lex.noun; n != nil && n.patterns[0].sym { // "died in a battle with rebels"
		if out := without(a.treeActors(nil, a.prepOf(blow, "with"), asSource), a.treeActors(nil, d.obj, asTarget)); len(out) > 0 {
			return out
		}
	}
	if k := a.childBy(blow, "acl"); k > blow { // "a bomb planted by rebels wounded"
		return a.treeActors(nil, a.prepOf(k, "by"), asSource)
	}
	return nil
}

// actorsOf returns who does the deed as its subject: of a relative clause only those who are named before it ("Chad, which trains them, and
// Mali").
func (a *analysis) actorsOf(d *deed) []actor {
	out := a.treeActors(nil, d.subj, asSource)
	if d.how != byRelative || d.passive {
		return out
	}
	return slices.DeleteFunc(out, func(x actor) bool { return x.span.Start > a.words[d.word].span.Start })
}

// prepHere is prepOf for verb i, or the verb joined to it: "were killed and wounded in a raid".
func (a *analysis) prepHere(i int, prep string) int {
	if o := a.prepOf(i, prep); o >= 0 {
		return o
	}
	if c := a.childBy(i, "conj"); c >= 0 && a.isVerb(c) {
		return a.prepOf(c, prep)
	}
	return -1
}

// meanwhile returns the subject of the attack when somebody came to harm: "were killed when jets bombed a wedding"; or -1.
func (a *analysis) meanwhile(i int) int {
	for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if a.rel(k) != "advcl" || !a.isVerb(k) || a.verbAt(k) == nil || a.passiveAt(k) || kindOf(a.verbAt(k).patterns, "") != fact.Assault {
			continue
		}
		if w := a.childBy(k, "mark", "advmod"); w >= 0 && a.is(w, "when", "as") {
			return a.subjectChild(k)
		}
	}
	return -1
}
