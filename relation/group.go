package relation

// verbAfterAdverbs returns the index of the verb or auxiliary that follows the adverbs and negations from word i on, or i.
func (a *analysis) verbAfterAdverbs(i int) int {
	for j := i; j < len(a.words); j++ {
		switch a.words[j].tag {
		case tAdv, tNeg:
		case tModal, tBe, tHave, tDo, tTo, tVerb:
			return j
		default:
			return i
		}
	}
	return i
}

// verbChunk takes a verb group: negation, auxiliaries, adverbs between them, the main verb.
func (a *analysis) verbChunk(i int) int {
	g := group{modal: -1, chunk: int32(len(a.chunks))}
	main, end := -1, i
	for j := i; j < len(a.words) && main < 0; j++ {
		t := a.words[j].tag
		if t == tQuote && j > i && a.tagAt(j+1) == tVerb && a.joins(&g, j+1, i) {
			continue // to “work together”
		}
		if t == tAdv || t == tNeg {
			if v := a.verbAfterAdverbs(j); v == j && !(t == tNeg && end == j && j > i) || v != j && !a.joins(&g, v, i) {
				break
			}
			if t == tNeg {
				g.negative, end = true, j+1
			}
			continue
		}
		if !a.joins(&g, j, i) {
			break
		}
		if a.takes(&g, j) {
			main = j
		}
		end = j + 1
	}
	a.finish(&g, main)
	a.chunks = append(a.chunks, chunk{kind: kVerb, first: int32(i), last: int32(max(end, i+1)), head: int32(main), group: int32(len(a.groups))})
	a.groups = append(a.groups, g)
	return max(end, i+1)
}

// joins reports whether word j may continue the group g that began at word i.
func (a *analysis) joins(g *group, j, i int) bool {
	empty := g.modal < 0 && !g.be && !g.have && !g.do && !g.to
	switch a.words[j].tag {
	case tModal:
		return empty
	case tTo:
		return empty || g.be != g.have && g.modal < 0 && !g.do
	case tBe:
		return empty || !a.is(j, "is", "was", "were", "are", "am", "'s", "'re", "'m")
	case tHave:
		return empty || g.modal >= 0 || g.to || g.do
	case tDo:
		return empty || (g.modal >= 0 || g.to) && a.is(j, "do")
	case tVerb:
		f := a.words[j].form
		switch {
		case empty:
			return true
		case g.be && !g.isTo:
			return f&(participle|gerund) != 0
		case g.have && !g.isTo:
			return f&participle != 0
		}
		return f&base != 0
	}
	return false
}

// takes adds word j to the group and reports whether it is the main verb.
func (a *analysis) takes(g *group, j int) bool {
	switch a.words[j].tag {
	case tModal:
		g.modal = int32(j)
	case tTo:
		if g.be || g.have {
			g.isTo = true
		}
		g.to = true
	case tBe:
		g.be = true
		if a.is(j, "was", "were") {
			g.pastTense = true
		}
		if a.is(j, "being") {
			g.ing = !g.finite && !g.have && g.modal < 0
		}
		g.finite = g.finite || !g.to && !a.is(j, "be", "been", "being")
	case tHave:
		return a.takesHave(g, j)
	case tDo:
		g.do = true
		g.pastTense = g.pastTense || a.is(j, "did")
		g.finite = true
	case tVerb:
		return true
	}
	return false
}

// takesHave tells the auxiliary from "have talks"; a main verb ends the group.
func (a *analysis) takesHave(g *group, j int) bool {
	next := a.verbAfterAdverbs(j + 1)
	if a.tagAt(j+1) == tVerb || a.tagAt(j+1) == tBe || a.tagAt(j+1) == tHave || a.tagAt(j+1) == tTo {
		next = j + 1
	}
	follows := next < len(a.words) && (a.words[next].tag == tBe || a.words[next].tag == tVerb && a.words[next].form&participle != 0 ||
		a.words[next].tag == tHave && a.is(next, "had") || a.words[next].tag == tTo)
	if !follows {
		a.words[j].tag = tVerb
		if a.words[j].form == 0 {
			a.words[j].form = base
		}
		return true
	}
	g.have, g.perfect = true, true
	g.pastTense = true
	g.finite = g.finite || !g.to && !a.is(j, "having")
	g.ing = g.ing || a.is(j, "having")
	return false
}

// finish derives voice and finiteness once the main verb is known.
func (a *analysis) finish(g *group, main int) {
	g.finite = g.finite || g.modal >= 0
	if main < 0 {
		return
	}
	f := a.words[main].form
	switch {
	case g.be && f&gerund != 0:
	case g.be && f&participle != 0:
		g.passive = true
	case g.finite || g.to || g.have:
	case f&gerund != 0:
		g.ing = true
	case f&past != 0 && f&participle != 0 && f&base == 0:
		g.bare, g.finite, g.pastTense = true, true, true
	case f&participle != 0 && f&past == 0 && f&base == 0:
		g.bare, g.passive = true, true
	default:
		g.finite = true
		g.pastTense = f&past != 0 && f&base == 0
	}
}
