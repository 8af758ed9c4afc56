package relation

import "github.com/actant-project/actant/fact"

// accordingTo makes the statement of "according to X", "according" being word i.
func (a *analysis) accordingTo(i int) {
	if i+2 >= len(a.words) || !a.is(i+1, "to") {
		return
	}
	v := a.accordingVoice(i + 2)
	if v.words.empty() {
		return
	}
	r := report{word: i, cue: stretch{i, i + 2}, kind: saysAround, speaker: v, subject: i}
	left := stretch{a.clauseStart(i), i}
	if i >= 2 && a.words[i-1].tag == tComma && a.class(i-2)&(cWh|cThat) != 0 {
		left.lo = i // "ships which, according to the board, ..."
	}
	right := stretch{v.words.hi, a.withoutStop(v.words.hi, len(a.words))}
	if right.lo < len(a.words) && a.words[right.lo].tag == tComma {
		right.lo++
	} else {
		right.hi = right.lo
	}
	switch whole := a.hasPredicate(left.lo, left.hi); {
	case left.hi-left.lo < 2, !whole && a.reportsBefore(left):
		r.content = []stretch{right}
	case whole:
		r.content, r.left = []stretch{left}, true
		if rest := a.quotedRest(v.words.hi + 1); !rest.empty() && a.words[v.words.hi].tag == tComma {
			r.content = append(r.content, rest)
		}
	default:
		r.content = []stretch{left, right}
	}
	a.add(draft{speaker: v.entity, addressee: -1, with: v.with, span: v.span, cue: a.bytesOf(r.cue)}, a.regions(&r)...)
}

// reportsBefore reports whether the words do not begin a clause: "and", "but", "in all".
func (a *analysis) reportsBefore(s stretch) bool {
	for i := s.lo; i < s.hi; i++ {
		if a.nominal(i) {
			return false
		}
	}
	return true
}

// accordingVoice reads the noun phrase that begins at word i, up to the comma or stop after it.
func (a *analysis) accordingVoice(i int) voice {
	t := &a.syn
	head := i
	for n := 0; n < 12 && int(t.head[head]) > head && !t.verbal(int(t.head[head])); n++ {
		head = int(t.head[head])
	}
	plain := a.nominal(head) || t.w[head].UPOS == "NUM"
	if !plain {
		if head = a.lastNoun(i); head < 0 {
			return nobody
		}
	}
	v := a.voiceAt(head, -1)
	if v.words.lo = max(v.words.lo, i); !plain {
		v.words.lo = i
	}
	for k := v.words.hi; k < len(t.w) && k < v.words.hi+16; k++ {
		if t.w[k].UPOS == "AUX" || a.inSpeech(k) {
			break
		}
		if t.w[k].UPOS == "PUNCT" {
			v.words.hi = k
			break
		}
	}
	if v.words.empty() {
		return nobody
	}
	a.namedBehind(&v)
	v.span = a.bytesOf(v.words)
	return v
}

// namedBehind takes a person's name between commas behind a description into the phrase: "according to her deputy, Paolo Ricci, ...".
func (a *analysis) namedBehind(v *voice) {
	i := v.words.hi
	if v.entity >= 0 || i+1 >= len(a.words) || a.words[i].tag != tComma || a.words[i+1].ment < 0 {
		return
	}
	end := i + 1
	for end < len(a.words) && a.words[end].ment == a.words[i+1].ment {
		end++
	}
	e := a.entityAt(i + 1)
	if e < 0 || a.es[e].Type != fact.Person || end < len(a.words) && a.syn.w[end].UPOS != "PUNCT" {
		return
	}
	v.entity, v.words.hi = e, end
}

// lastNoun returns the last noun of the run of words from i on without a mark, preposition or auxiliary, or -1.
func (a *analysis) lastNoun(i int) int {
	last := -1
	for ; i < len(a.words) && !a.inSpeech(i); i++ {
		switch a.syn.w[i].UPOS {
		case "PUNCT", "ADP", "AUX", "SCONJ":
			return last
		case "NOUN", "PROPN":
			last = i
		}
	}
	return last
}
