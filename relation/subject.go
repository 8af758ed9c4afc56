package relation

// findSubject finds the subject of the verb chunk i and what governs it.
func (a *analysis) findSubject(f *frame, i int) {
	g := &a.groups[f.group]
	switch {
	case g.to && !g.finite:
		a.infinitive(f, i)
	case g.ing:
		a.participle(f, i)
	case !g.finite && g.passive:
		a.reducedSubject(f, i)
	default:
		f.subj, f.how = a.finiteSubject(f, i)
	}
}

// finiteSubject walks left from a finite verb to its subject.
func (a *analysis) finiteSubject(f *frame, i int) (list, how) {
	for j := i - 1; j >= 0; {
		switch a.chunks[j].kind {
		case kQuote:
			if a.speechEnds(i, j) {
				return list{}, noSubject
			}
			j--
		case kAdv, kTime:
			j--
		case kNoun:
			return a.subjectFrom(j)
		case kWh:
			return a.antecedent(j)
		case kComma, kDash:
			if a.speechEnds(i, j-1) {
				return list{}, noSubject
			}
			j = a.beforeParenthesis(j)
		case kConj:
			return a.carried(f, i)
		case kVerb:
			if k := a.frameOf(j); k >= 0 && !a.groups[f.group].finite {
				return a.frames[k].subj, a.frames[k].how
			}
			return list{}, noSubject
		default:
			return list{}, noSubject
		}
	}
	return list{}, noSubject
}

// subjectFrom returns the phrase whose last part is the noun chunk j: without the phrases that hang on it by a
// preposition, with those joined to it.
func (a *analysis) subjectFrom(j int) (list, how) {
	n := a.climb(j)
	if a.kind(n-1) == kPrep {
		return list{}, noSubject // "In Moscow ..."
	}
	chunks := []int32{int32(n)}
	for {
		m := a.joinedTo(n)
		if m < 0 {
			break
		}
		chunks = append(chunks, int32(m))
		n = m
	}
	for l, r := 0, len(chunks)-1; l < r; l, r = l+1, r-1 {
		chunks[l], chunks[r] = chunks[r], chunks[l]
	}
	return a.put(chunks...), bySVO
}

// climb goes from the object of a preposition to the noun before it: from "France" to "leader" in "the leader of France".
func (a *analysis) climb(j int) int {
	for a.kind(j-1) == kPrep && a.kind(j-2) == kNoun {
		j -= 2
	}
	return j
}

// joinedTo returns the noun chunk that "and" or a comma of a list joins to the subject chunk n, or -1.
func (a *analysis) joinedTo(n int) int {
	j := n - 1
	switch {
	case a.kind(j) == kConj && a.coordinates(j):
		j--
		if a.kind(j) == kComma {
			j--
		}
	case a.kind(j) == kComma && a.listGoesOn(n):
		j--
	default:
		return -1
	}
	if a.kind(j) != kNoun {
		return -1
	}
	m := a.climb(j)
	switch a.kind(m - 1) {
	case kPrep:
		return -1
	case kVerb: // "met A and B said": only a verb of speech can have a clause there
		c := a.chunks[m-1]
		if c.head < 0 || a.words[c.head].lex.verb == nil || a.words[c.head].lex.verb.cue&(qClause|qThat) == 0 {
			return -1
		}
	}
	return m
}

// coordinates reports whether the conjunction chunk j joins phrases.
func (a *analysis) coordinates(j int) bool {
	switch a.form(j) {
	case "and", "or", "&", "nor":
		return true
	}
	return false
}

// listGoesOn reports whether the noun chunk n, which follows a comma, is followed by "and" or a comma and one more: "A, B and C".
func (a *analysis) listGoesOn(n int) bool {
	j := n + 1
	for a.kind(j) == kPrep && a.kind(j+1) == kNoun {
		j += 2
	}
	if a.kind(j) == kComma {
		j++
		if a.kind(j) == kNoun {
			return a.listGoesOn(j)
		}
	}
	return a.kind(j) == kConj && a.coordinates(j) && a.kind(j+1) == kNoun
}

// antecedent returns the noun that the relative pronoun chunk j stands for.
func (a *analysis) antecedent(j int) (list, how) {
	switch a.form(j) {
	case "what", "how", "why", "when", "where", "whatever":
		return list{}, noSubject
	}
	k := j - 1
	for a.kind(k) == kComma || a.kind(k) == kAdv || a.kind(k) == kDash {
		k--
	}
	if a.kind(k) != kNoun {
		return list{}, noSubject
	}
	if a.form(j) == "who" && !a.isPerson(k) {
		if up := a.climb(k); a.kind(up-1) != kPrep {
			k = up
		}
	}
	return a.put(int32(k)), byRelative
}

// beforeParenthesis returns the chunk before the parenthesis that the comma or dash j closes, or -1 when it closes none.
func (a *analysis) beforeParenthesis(j int) int {
	mark := a.chunks[j].kind
	verb, opened := false, false
	for k := j - 1; k > 0 && k > j-24; k-- {
		switch c := a.chunks[k].kind; {
		case c == mark:
			before := a.kind(k-1) == kNoun || a.kind(k-1) == kAdv && a.kind(k-2) == kNoun || a.kind(k-1) == kQuote && a.kind(k-2) == kNoun
			if !before || !a.opensParenthesis(k+1) {
				if mark == kComma && !opened {
					continue
				}
				return -1
			}
			if verb && !a.holdsVerb(k+1) {
				return -1
			}
			return k - 1
		case c == kSemi || c == kColon || c == kEnd:
			return -1
		case c == kVerb:
			verb = verb || a.groups[a.chunks[k].group].finite
		}
	}
	return -1
}

// opensParenthesis reports whether chunk k can open what stands between commas after a noun.
func (a *analysis) opensParenthesis(k int) bool {
	switch a.kind(k) {
	case kNoun, kWh, kPrep, kAdv, kTime, kSub:
		return true
	case kVerb:
		return !a.groups[a.chunks[k].group].finite || a.groups[a.chunks[k].group].bare
	case kConj:
		return a.kind(k+1) == kNoun || a.kind(k+1) == kPrep
	}
	return false
}

// holdsVerb reports whether the parenthesis that chunk k opens may hold a finite verb: relative and subordinate clauses may.
func (a *analysis) holdsVerb(k int) bool {
	return a.kind(k) == kWh || a.kind(k) == kSub || a.kind(k) == kVerb || a.kind(k) == kPrep && a.kind(k+1) == kWh || a.kind(k) == kNoun && a.kind(a.officeEnd(k)) == kWh
}

// carried returns the subject of the verb with which "and" joins the verb chunk i.
func (a *analysis) carried(f *frame, i int) (list, how) {
	g := &a.groups[f.group]
	like := func(p *frame, pg *group) bool {
		if f.verb != nil && a.words[f.head].form&base != 0 && g.modal < 0 && !g.do && a.words[f.head].form&past == 0 {
			return true // an infinitive goes on: "to meet A and attack B"
		}
		return pg.finite && (pg.pastTense == g.pastTense || g.modal >= 0) && p.how != byRelative && p.how != noSubject
	}
	k := a.lastFrame(like)
	if k < 0 {
		k = a.lastFrame(func(p *frame, pg *group) bool { return pg.finite && p.how != noSubject })
	}
	if k < 0 {
		return list{}, noSubject
	}
	p := &a.frames[k]
	if pg := &a.groups[p.group]; a.words[f.head].form&base != 0 && g.modal < 0 && !g.finite0() && (pg.to || pg.modal >= 0) {
		f.gov, f.govEffect = p.gov, p.govEffect
		g.modal, g.to, g.finite = pg.modal, pg.to, pg.finite
		g.negative = g.negative || pg.negative
	}
	return p.subj, byCarry
}

// finite0 reports whether the group has an auxiliary of its own that makes it finite.
func (g *group) finite0() bool { return g.do || g.be || g.have }

// speechEnds reports whether at chunk j a quotation of speech ends in which the verb chunk i does not lie: what is said is no
// subject.
func (a *analysis) speechEnds(i, j int) bool {
	if j < 0 || a.kind(j) != kQuote {
		return false
	}
	q := a.words[a.chunks[j].first].quote
	return q >= 0 && a.quotes[q].speech && a.words[a.chunks[i].first].quote != q
}
