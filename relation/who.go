package relation

// whoSays returns the word that heads who does what verb v says, its own subject or the one it shares; -1 when there is none.
func (a *analysis) whoSays(v, depth int) int {
	t := &a.syn
	if s := a.subjectIn(v); s >= 0 {
		if t.passive(v) {
			return a.agentOf(v)
		}
		if t.w[s].UPOS == "PRON" && t.isRel(v, "acl") && a.class(s)&(cWh|cThat) != 0 && t.head[v] >= 0 {
			return int(t.head[v])
		}
		if n := s - 1; n > 0 && a.is(s, "who") && (a.words[n].tag == tComma || a.words[n].tag == tDash) && a.nounBefore(n) >= 0 {
			return a.nounBefore(n)
		}
		return s
	}
	if t.passive(v) {
		return a.agentOf(v)
	}
	h := int(t.head[v])
	if h < 0 || depth > 4 {
		return -1
	}
	switch t.rel(v) {
	case "acl":
		if s := a.subjectAcross(v); s >= 0 {
			return s
		}
		if a.words[v].lex.forms&gerund != 0 || t.w[v].Deprel == "acl:relcl" {
			return h
		}
	case "conj":
		if t.verbal(h) && h < v {
			if t.passive(h) {
				return t.dependent(h, "nsubj")
			}
			return a.whoSays(h, depth+1)
		}
	case "xcomp":
		if o := t.dependent(h, "obj", "iobj"); o >= 0 && a.words[h].lex.verb != nil && a.words[h].lex.verb.effect&eObject != 0 {
			return o
		}
		if t.passive(h) {
			return t.dependent(h, "nsubj")
		}
		return a.whoSays(h, depth+1)
	case "advcl", "ccomp", "parataxis":
		if s := a.subjectAcross(v); s >= 0 {
			return s
		}
		if (a.words[v].lex.forms&gerund != 0 || t.rel(v) == "advcl" && h < v && a.toWord(v)) && t.dependent(v, "aux") < 0 && t.verbal(h) {
			if t.passive(h) {
				return t.dependent(h, "nsubj")
			}
			return a.whoSays(h, depth+1)
		}
	}
	return -1
}

// subjectAcross returns the subject of the clause that verb v, an -ing form behind a comma, goes with: "Roe laid out a way of ending
// the strike, dismissing ..."; -1 when v is no such form.
func (a *analysis) subjectAcross(v int) int {
	t := &a.syn
	if a.words[v].lex.forms&gerund == 0 || v == 0 || a.words[v-1].tag != tComma || t.dependent(v, "aux", "nsubj") >= 0 {
		return -1
	}
	h := int(t.head[v])
	for n := 0; n < 8 && h >= 0 && h < v; n++ {
		if s := a.subjectIn(h); s >= 0 && s < h && a.class(s)&(cWh|cThat) == 0 {
			if t.passive(h) {
				return t.dependent(h, "nsubj")
			}
			return s
		}
		h = int(t.head[h])
	}
	return -1
}

// toWord reports whether verb v is an infinitive with "to".
func (a *analysis) toWord(v int) bool {
	m := a.syn.dependent(v, "mark")
	return m >= 0 && a.is(m, "to")
}

// subjectIn returns the subject that hangs on verb v, of several the last before it, and never one in somebody's words; or -1.
func (a *analysis) subjectIn(v int) int {
	t := &a.syn
	s := -1
	for k := t.kid[v]; k >= 0; k = t.next[k] {
		if t.isRel(int(k), "nsubj", "csubj") && !a.inSpeech(int(k)) && (s < 0 || int(k) < v) {
			s = int(k)
		}
	}
	return s
}

// agentOf returns the noun after "by" of a passive, or -1.
func (a *analysis) agentOf(v int) int {
	t := &a.syn
	for k := t.kid[v]; k >= 0; k = t.next[k] {
		i := int(k)
		if t.w[i].Deprel == "obl:agent" {
			return i
		}
		if m := t.marker(i); t.rel(i) == "obl" && m >= 0 && a.words[m].lex.form == "by" && a.words[i].lex.class&cTime == 0 {
			return i
		}
	}
	return -1
}

// nounBefore returns the noun that ends just before word i, to take for the subject the parser has missed; -1 when none does.
func (a *analysis) nounBefore(i int) int {
	t := &a.syn
	j := i - 1
	for j >= 0 && (t.w[j].UPOS == "ADV" || t.w[j].UPOS == "AUX") {
		j--
	}
	if j >= 0 && a.words[j].tag == tComma { // an apposition, as a rule: "the minister, Jane Roe, said"
		j--
	}
	if j < 0 || a.inSpeech(j) {
		return -1
	}
	for n := 0; n < 6 && t.head[j] >= 0 && int(t.head[j]) < i && (t.isRel(j, "flat", "compound", "fixed", "case", "punct", "nmod", "det") || t.rel(j) == "obl" && t.w[t.head[j]].UPOS == "ADJ" || t.rel(j) == "amod" && int(t.head[j]) < j); n++ {
		j = int(t.head[j])
	}
	if a.nominal(j) && a.words[j].lex.class&(cTime|cMonth) == 0 {
		return j
	}
	return -1
}

// nounAfter returns the head of the noun phrase that begins at word i, after adverbs; -1 when none does.
func (a *analysis) nounAfter(i int) int {
	t := &a.syn
	for i < len(t.w) && t.w[i].UPOS == "ADV" {
		i++
	}
	if i == len(t.w) || a.inSpeech(i) {
		return -1
	}
	start := i
	for n := 0; n < 6 && int(t.head[i]) > i && t.isRel(i, "det", "amod", "compound", "nummod", "nmod", "flat", "punct", "advmod"); n++ {
		i = int(t.head[i])
	}
	if t.w[start].UPOS == "ADP" || t.w[start].UPOS == "VERB" || !a.nominal(i) && a.words[i].ment < 0 || a.inSpeech(i) || a.words[i].lex.class&cTime != 0 {
		return -1
	}
	return i
}
