package relation

// joinIn makes those who are said to do the guessed deed e as well its doers, where they were taken for its targets: "condemned the sacking,
// as did Acme".
func (a *analysis) joinIn(e *event) {
	if !a.isVerb(e.word) {
		return
	}
	d := a.deedAt(e.word)
	if more := a.likewise(&d); len(more) > 0 {
		e.targets = without(e.targets, more)
		e.sources = append(e.sources, without(more, e.sources)...)
	}
}

// likewise returns who is said to do the same as the subject of the deed: "praised him, as did Demir and Falk".
func (a *analysis) likewise(d *deed) []actor {
	if d.passive || d.noun != nil {
		return nil
	}
	for k := d.word + 1; k+2 < len(a.words); k++ {
		if a.words[k].tag != tComma || !a.is(k+1, "as") || !a.is(k+2, "do", "does", "did", "have", "has", "had") {
			continue
		}
		c := a.chunkAt(k + 3)
		if c < 0 || a.kind(int(c)) != kNoun || int(a.chunks[c].first) != k+3 || a.kind(int(c)+1) == kVerb {
			return nil
		}
		h := int(a.chunks[c].head)
		for g := a.headOf(h); g >= int(a.chunks[c].first) && g < int(a.chunks[c].last); g = a.headOf(h) {
			h = g
		}
		if a.headOf(h) == d.word || a.headOf(h) == k+2 && a.headOf(k+2) == d.word {
			return a.treeActors(nil, h, asSource)
		}
		return nil
	}
	return nil
}
