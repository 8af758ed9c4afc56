package relation

import "github.com/actant-project/actant/fact"

// Verbs that give their object a name, and the words by which the name is a reproach or an honour. Most of them are no verbs, too.
var (
	naming = setOf([]string{"call", "brand", "label", "dub", "term", "deem", "describe", "denounce", "portray", "characterise", "characterize", "dismiss"})
	slurs  = setOf([]string{"absurd", "abhorrent", "appalling", "arrogant", "barbaric", "barbarian", "baseless", "bigot", "bitter", "blackmail", "bogus", "bully",
		"butcher", "catastrophic", "cheat", "childish", "clown", "contemptible", "corrupt", "coward", "cowardly", "cowardice", "criminal", "crook", "cruel", "cynical", "dangerous",
		"deceitful", "demagogue", "despicable", "despot", "dictator", "disaster", "disastrous", "disgrace", "disgraceful", "disgusting", "dishonest", "dishonourable", "divisive",
		"extremist", "failure", "false", "fanatic", "farce", "farcical", "fascist", "foolish", "fool", "fraud", "fraudster", "garbage", "hypocrite", "hypocritical", "hysteric", "hysterical",
		"idiot", "idiotic", "illegal", "illegitimate", "immoral", "incompetent", "inhumane", "inhuman", "irresponsible", "laughable", "lazy", "liar", "lies", "ludicrous",
		"madman", "menace", "misguided", "misleading", "monster", "monstrous", "murderer", "nonsense", "nonsensical", "offensive", "opportunist", "outrage", "outrageous",
		"parasite", "pathetic", "petty", "puppet", "racist", "reckless", "ridiculous", "rubbish", "scandal", "scandalous", "sexist", "shambles", "shame", "shameful", "shameless",
		"slander", "stupid", "stupidity", "terrorist", "thief", "thug", "traitor", "treason", "treacherous", "tyrant", "unacceptable", "unconstitutional", "unfair",
		"unfit", "unfriendly", "unhinged", "unjust", "unjustified", "unlawful", "unprovoked", "unworthy", "vile", "weak", "worthless", "wrongheaded"})
	honours = setOf([]string{"admirable", "brave", "brilliant", "courageous", "excellent", "exemplary", "fantastic", "generous", "genius", "hero", "heroic", "heroine",
		"historic", "honourable", "honorable", "inspiring", "inspiration", "invaluable", "magnificent", "outstanding", "remarkable", "statesmanlike", "superb", "terrific", "visionary",
		"wise", "wonderful"})
)

// treeLabel reads "Chad called the envoy's remarks shameful" as a reproach, "called Demir a hero" as praise, by the words of the name that is
// given to somebody, to what he says or to what he plans.
func (a *analysis) treeLabel(d *deed) (event, bool) {
	e := event{rule: "tree-label", score: 0.75, lemma: d.verb.lemma}
	if !naming[d.verb.lemma] || d.passive || d.particle != "" || d.obj < 0 || d.subj < 0 {
		return e, false
	}
	if e.kind = a.labelOf(d); e.kind == "" {
		return e, false
	}
	e.sources = a.treeActors(nil, d.subj, asSource)
	if e.targets = a.treeActors(nil, d.obj, asTarget); len(e.targets) == 0 && a.ownDoing(d.obj) {
		if e.targets = a.treeOwners(nil, d.obj); len(e.targets) == 0 {
			e.targets = a.treeActors(nil, a.prepOf(d.word, "by"), asTarget) // "called the veto by Chad shameful", hung too high
		}
	}
	e.targets = without(e.targets, e.sources)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// ownDoing reports whether word i names what its owner says, plans or does, not what befalls him.
func (a *analysis) ownDoing(i int) bool {
	switch kindOfNoun(a.words[i].lex.noun) {
	case fact.Reject, fact.Accuse, fact.Request, fact.Threaten, fact.Sanction:
		return true
	}
	return a.words[i].lex.sets&(nProposal|nThing|nCharge|nReport|nPaper|nWording) != 0
}

// labelOf returns what the name is that verb d gives its object: a reproach, praise, or neither.
func (a *analysis) labelOf(d *deed) fact.RelationType {
	for c := a.tree.child[d.word]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		if k <= d.obj || a.words[k].ment >= 0 || a.isVerb(k) {
			continue
		}
		switch r := a.rel(k); {
		case r == "xcomp", r == "obj", r == "appos", r == "obl" && a.caseOf(k) == "as":
		default:
			continue
		}
		if kind := a.labelAt(k, d.obj); kind != "" {
			return kind
		}
	}
	for _, h := range [...]int{d.obj, a.nameWord(d.obj)} {
		if k := a.setOffLabel(h); k >= 0 {
			return a.labelAt(k, d.obj)
		}
	}
	return ""
}

// setOffLabel returns what is set behind word h in quotation marks, which the parser takes for who he is: "called the envoy, Falk, 'a liar'";
// or -1.
func (a *analysis) setOffLabel(h int) int {
	if h < 0 {
		return -1
	}
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		k := int(c)
		lo, _ := a.reach(k, 4)
		if a.tagAt(lo) == tComma {
			lo++
		}
		if k > h && a.words[k].ment < 0 && a.rel(k) == "appos" && a.tagAt(lo) == tQuote {
			return k
		}
	}
	return -1
}

// labelAt returns what the label with head k, behind the object at word obj, is: a reproach, praise, or neither.
func (a *analysis) labelAt(k, obj int) fact.RelationType {
	lo, _ := a.reach(k, 4)
	for i := max(lo, obj+1); i <= k; i++ {
		if a.words[i].tag == tNeg || a.is(i, "no", "hardly", "anything") {
			return ""
		}
	}
	for i := max(lo, obj+1); i <= k; i++ {
		switch w := a.lower(i); {
		case slurs[w]:
			return fact.Accuse
		case honours[w]:
			return fact.Support
		}
	}
	return ""
}
