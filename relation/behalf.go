package relation

import (
	"slices"

	"github.com/actant-project/actant/fact"
)

// befalls are nouns of what is done to the person whose it is: who demands his release asks nothing of him.
var befalls = setOf([]string{"release", "freedom", "liberation", "arrest", "detention", "dismissal", "sacking", "firing", "expulsion",
	"deportation", "extradition", "prosecution", "trial", "acquittal", "conviction", "punishment", "execution", "head", "reinstatement", "appointment", "nomination"})

// onBehalf reports whether verb i asks for what is to be done to somebody, of whom nothing is asked: "demanded Demir's release", "lobbied for
// his appointment".
func (a *analysis) onBehalf(i int) bool {
	if !a.isVerb(i) || !a.requests(i) {
		return false
	}
	o := a.objectChild(i)
	if o < 0 {
		o = a.prepOf(i, "for")
	}
	return o >= 0 && a.words[o].ment < 0 && befalls[a.lemma(o)]
}

// requests reports whether the lists know the verb i for a request, or for what bears one.
func (a *analysis) requests(i int) bool {
	v := a.verbAt(i)
	return v != nil && (v.effect&eRequest != 0 || slices.ContainsFunc(v.patterns, func(p pattern) bool { return p.kind == fact.Request }))
}

// treeHolder reads of whom it is asked what is to be done to another: "demanded the release of nurses held by Chad", "demanded his release by Chad".
func (a *analysis) treeHolder(d *deed) (event, bool) {
	e := event{kind: fact.Request, rule: "tree-holder", score: 0.75, lemma: d.verb.lemma}
	if d.passive || !a.onBehalf(d.word) {
		return e, false
	}
	o := a.objectChild(d.word)
	if o < 0 {
		o = a.prepOf(d.word, "for")
	}
	at := a.prepOf(o, "by")
	if h := a.prepOf(o, "of"); at < 0 && h >= 0 {
		if k := a.childBy(h, "acl"); k > h {
			at = a.takenFrom(k)
		}
	}
	e.sources = a.treeActors(nil, d.subj, asSource)
	e.targets = without(a.treeActors(nil, at, asTarget), e.sources)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}
