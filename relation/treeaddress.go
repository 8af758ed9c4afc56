package relation

// addressed returns the word that heads to whom somebody writes or speaks who asks for something or threatens it: "wrote to Falk, asking for an answer",
// "wrote to Falk and asked for an answer"; or -1.
func (a *analysis) addressed(d *deed) int {
	g := a.headOf(d.word)
	if r := a.rel(d.word); g < 0 || g > d.word || r != "advcl" && r != "conj" || d.passive || d.obj >= 0 && a.upos(d.obj) != "NOUN" || a.childBy(d.word, "nsubj", "iobj", "ccomp") >= 0 || d.verb.effect&eObject != 0 && a.childBy(d.word, "xcomp") >= 0 {
		return -1
	}
	switch a.lemma(g) {
	case "write", "speak", "appeal", "turn", "go", "talk":
		return a.prepOf(g, "to")
	case "call", "phone", "telephone", "email", "contact", "approach", "meet", "visit":
		return a.objectChild(g)
	}
	return -1
}

// calledTo reports whether something is said that somebody is called upon to do by verb i.
func (a *analysis) calledTo(i int) bool {
	for k := i + 1; k < len(a.words); k++ {
		if a.words[k].tag == tTo && k+1 < len(a.words) || a.is(k, "for") && a.words[k].ment < 0 || a.words[k].tag == tColon {
			return true
		}
		if a.isVerb(k) && a.markOf(k, "to") >= 0 {
			return true
		}
		if a.words[k].tag == tSemi {
			return false
		}
	}
	return a.childBy(i, "advcl", "xcomp", "ccomp") > i || a.headline
}
