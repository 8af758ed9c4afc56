package relation

// findObjects finds what follows the verb chunk i: objects, prepositional phrases, the subject of a that-clause.
func (a *analysis) findObjects(f *frame, i int) {
	j := a.skipLight(i + 1)
	if f.verb != nil {
		j = a.takeParticle(f, j)
	}
	if a.kind(j) == kNoun {
		if a.opensClause(j) {
			f.clause = a.put(int32(j))
			return
		}
		f.obj, j = a.joined(j)
		if j = a.skipLight(j); a.kind(j) == kNoun && !a.opensClause(j) && !f.obj.empty() && a.chunks[j-1].kind == kNoun {
			f.obj2, j = a.joined(j)
		}
		if f.verb != nil && f.particle == "" {
			j = a.takeParticle(f, j)
		}
	}
	a.findPreps(f, a.skipLight(j))
}

// skipLight passes adverbs, times and quotation marks.
func (a *analysis) skipLight(j int) int {
	for a.kind(j) == kAdv || a.kind(j) == kTime || a.kind(j) == kQuote {
		j++
	}
	return j
}

// takeParticle takes the particle that one of the verb's patterns asks for, when it stands at chunk j or just before.
func (a *analysis) takeParticle(f *frame, j int) int {
	for _, k := range [2]int{j, j - 1} {
		if a.kind(k) != kPrep && a.kind(k) != kAdv || k <= int(f.chunk) {
			continue
		}
		form := a.form(k)
		for p := range f.verb.patterns {
			if f.verb.patterns[p].particle == form && form != "" {
				f.particle = form
				if k == int(f.chunk)+1 {
					f.last = a.chunks[k].last
				}
				return a.skipLight(k + 1)
			}
		}
	}
	return j
}

// opensClause reports whether the noun chunk j is the subject of a clause: a finite verb follows it.
func (a *analysis) opensClause(j int) bool {
	for k := j + 1; k < len(a.chunks) && k < j+12; k++ {
		switch a.chunks[k].kind {
		case kAdv, kTime, kQuote:
		case kPrep:
			if a.kind(k+1) == kNoun {
				k++
			}
		case kConj:
			if !a.coordinates(k) || a.kind(k+1) != kNoun {
				return false
			}
			k++
		case kVerb:
			g := &a.groups[a.chunks[k].group]
			if !g.finite {
				return false
			}
			return !g.bare || !a.reduced(k)
		default:
			return false
		}
	}
	return false
}

// joined returns the noun chunk j with those joined to it, and the chunk after them. An office in apposition is no further one.
func (a *analysis) joined(j int) (list, int) { return a.joinedAfter(j, false) }

// joinedAfter is joined; both says that an "and" must follow, whatever verb comes after it.
func (a *analysis) joinedAfter(j int, both bool) (list, int) {
	chunks := []int32{int32(j)}
	end := j + 1
	for {
		k := end
		for a.kind(k) == kPrep && a.form(k) == "of" && a.kind(k+1) == kNoun {
			k += 2
		}
		comma := a.kind(k) == kComma
		if comma {
			k++
		}
		conj := a.kind(k) == kConj && a.coordinates(k)
		if conj {
			k++
		}
		if !comma && !conj || a.kind(k) != kNoun || a.opensClause(k) && !(both && conj) || comma && !conj && !a.inList(k, j) {
			return a.put(chunks...), end
		}
		if !(comma && a.apposed(k, int(chunks[len(chunks)-1]))) {
			chunks = append(chunks, int32(k))
		}
		end = k + 1
	}
}

// inList reports whether the noun chunk k after a comma belongs to a list or an apposition inside it.
func (a *analysis) inList(k, first int) bool {
	return a.listGoesOn(k) && k-first < 40
}

// apposed reports whether chunk k only describes the person of chunk p: "John Healey, Britain's defence secretary,".
func (a *analysis) apposed(k, p int) bool {
	return a.words[a.chunks[k].head].ment < 0 && a.words[a.chunks[k].head].lex.sets&nOffice != 0 && a.isPerson(p)
}

// isPerson reports whether the head of chunk c is the name of a person or a pronoun for one.
func (a *analysis) isPerson(c int) bool {
	m := a.words[a.chunks[c].head].ment
	return m >= 0 && a.ms[m].Type == "person"
}

// findPreps gathers the prepositional phrases from chunk j to the end of the clause.
func (a *analysis) findPreps(f *frame, j int) {
	lo := int32(len(a.args))
	for j < len(a.chunks) {
		switch a.chunks[j].kind {
		case kAdv, kTime, kQuote:
			j++
			continue
		case kPrep, kSub:
			if a.kind(j+1) != kNoun || a.chunks[j].kind == kSub && a.opensClause(j+1) {
				break
			}
			word := a.chunks[j].first
			var l list
			l, j = a.joinedAfter(j+1, a.form(j) == "between")
			a.args = append(a.args, prepArg{word, l})
			if f.passive && a.words[word].lex.form == "by" && f.agent.empty() {
				f.agent = l
			}
			continue
		case kComma:
			if a.kind(j+1) == kPrep && a.kind(j+2) == kNoun && !a.opensClause(j+2) && a.kind(j+3) != kComma {
				j++
				continue
			}
		case kThat:
			if k := a.skipLight(j + 1); a.kind(k) == kNoun && a.opensClauseBase(k) {
				f.clause = a.put(int32(k))
			}
		}
		break
	}
	f.preps = list{lo, int32(len(a.args))}
}

// opensClauseBase is opensClause that takes the bare form of demands as well: "that Israel withdraw".
func (a *analysis) opensClauseBase(j int) bool {
	return a.opensClause(j) || a.kind(j+1) == kVerb && !a.groups[a.chunks[j+1].group].to
}

// after returns the phrases after the preposition, or an empty list.
func (a *analysis) after(f *frame, prep string) list {
	for _, p := range a.args[f.preps.lo:f.preps.hi] {
		if a.words[p.word].lex.form == prep {
			return p.phrases
		}
	}
	return list{}
}
