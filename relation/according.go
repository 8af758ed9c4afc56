package relation

// accordingTo makes the statement of "according to X", "according" being word i.
func (a *analysis) accordingTo(i int) {
	t := &a.tree
	if i+2 >= len(t.w) || !a.is(i+1, "to") {
		return
	}
	x := i
	if t.w[i].UPOS == "VERB" && t.dependent(i, "obl", "obj") >= 0 {
		x = t.dependent(i, "obl", "obj")
	} else if h := int(t.head[i]); h > i {
		x = h
	}
	if x == i {
		return
	}
	r := report{word: x, cue: stretch{i, i + 2}, kind: saysAround}
	r.speaker = a.voiceAt(x, -1)
	r.speaker.words.lo = max(r.speaker.words.lo, i+2)
	if r.speaker.words.empty() {
		return
	}
	r.speaker.span = a.bytesOf(r.speaker.words)
	h := int(t.head[x])
	if x != i && int(t.head[x]) == i {
		h = int(t.head[i])
		x = i
	}
	for n := 0; h >= 0 && !t.verbal(h) && n < 8; n++ { // it hangs on a noun of the clause
		h = int(t.head[h])
	}
	if h < 0 {
		return
	}
	r.left = h < i
	r.content = a.aroundAccording(h, x, &r)
	a.add(draft{speaker: r.speaker.entity, addressee: -1, with: r.speaker.with, span: r.speaker.span, cue: a.bytesOf(r.cue)}, a.regions(&r)...)
}

// aroundAccording returns the clause of word h without "according to" and its noun, word x. What an earlier statement of the
// sentence has taken, or introduces, is not part of it.
func (a *analysis) aroundAccording(h, x int, r *report) []stretch {
	t := &a.tree
	first := a.clauseStart(r.cue.lo)
	if r.left && r.cue.lo > 0 && a.words[r.cue.lo-1].tag == tComma {
		return []stretch{{first, r.cue.lo - 1}}
	}
	var out []stretch
	for _, s := range t.runs(h, x) {
		s.lo = max(s.lo, first)
		if !s.empty() {
			out = append(out, s)
		}
	}
	return out
}
