package relation

import "github.com/actant-project/actant/fact"

// tieRows is the number of rows of the table of signs: a sign is a hash of its parts, cut to it.
const tieRows = 1 << 15

// tieSigns collects the signs of one pair.
type tieSigns []int32

// add appends the sign that the parts spell.
func (s *tieSigns) add(parts ...string) {
	h := uint32(2166136261) // FNV-1a
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint32(p[i])) * 16777619
		}
		h = (h ^ ' ') * 16777619
	}
	h ^= h >> 15
	*s = append(*s, int32(h&(tieRows-1)))
}

// distances are names of how far apart two words stand, by the number of words; beyond them it is "far".
var distances = [...]string{"0", "1", "2", "3", "6", "6", "6", "12", "12", "12", "12", "12", "12", "20", "20", "20", "20", "20", "20", "20", "20"}

func bucket(distance int) string {
	if distance < len(distances) {
		return distances[distance]
	}
	return "far"
}

// Slots of words whose meaning is known by their vectors.
const (
	slotTop = iota
	slotBeside
	slotFrom
	slotTo
	slotOver
	slots
)

// slotWords calls add with the words that tell what the pair is about, by where they stand.
func (a *analysis) slotWords(l *link, add func(slot int, lemma string)) {
	if a.words[l.top].ment < 0 {
		add(slotTop, a.lemma(l.top))
		for c := a.tree.child[l.top]; c >= 0; c = a.tree.next[c] {
			k := int(c)
			switch a.rel(k) {
			case "obj", "xcomp", "compound", "ccomp":
				if a.words[k].ment < 0 && !l.passes(k) {
					add(slotBeside, a.lemma(k))
				}
			}
		}
		if h := a.headOf(l.top); h >= 0 && a.words[h].ment < 0 {
			add(slotOver, a.lemma(h))
		}
	}
	for slot, words := range [...][]int32{slotFrom: l.up, slotTo: l.down} {
		for _, w := range words {
			if k := int(w); a.words[k].ment < 0 && k != l.from.head && k != l.to.head {
				add(slot, a.lemma(k))
			}
		}
	}
}

// signsOf appends the signs of the pair: the way between the two in the tree, the words on it and around the word where it turns, what the
// two are, and what the rules found of them.
func (a *analysis) signsOf(out tieSigns, l *link, found []fact.Relation) tieSigns {
	s := &out
	types := [2]string{string(a.es[l.from.entity].Type), string(a.es[l.to.entity].Type)}
	s.add("bias")
	s.add("types", types[0], types[1])
	s.add("kinds", string(a.ms[l.from.mention].Kind), string(a.ms[l.to.mention].Kind))
	s.add("distance", bucket(l.to.first-l.from.first))
	s.add("length", bucket(l.length()))
	s.add("entities", bucket(l.others))
	up, down := a.way(l.up, true), a.way(l.down, true)
	bareUp, bareDown := a.way(l.up, false), a.way(l.down, false)
	s.add("up", up)
	s.add("down", down)
	s.add("way", bareUp, bareDown)
	s.add("full way", up, down)
	s.add("way types", bareUp, bareDown, types[0], types[1])
	ends := [2]string{a.lastStep(l.up), a.lastStep(l.down)}
	s.add("steps", ends[0], ends[1])
	a.topSigns(s, l, ends, types, bareUp, bareDown)
	a.sideSigns(s, "from", l.up, l)
	a.sideSigns(s, "to", l.down, l)
	a.foundSigns(s, l, found, types)
	a.betweenSigns(s, l)
	return out
}

// way writes the relations of the words to their heads, with prepositions where cases is set; what is joined to an equal is no step.
func (a *analysis) way(words []int32, cases bool) string {
	var buf [96]byte
	b := buf[:0]
	for _, w := range words {
		r := a.fullRel(int(w))
		switch r {
		case "conj":
			b = append(b, '&')
			continue
		case "flat", "fixed":
			continue
		}
		b = append(b, r...)
		if c := a.caseOf(int(w)); cases && c != "" {
			b = append(b, ':')
			b = append(b, c...)
		}
		b = append(b, ' ')
	}
	return string(b)
}

// lastStep names the step by which a way reaches the word where both meet.
func (a *analysis) lastStep(words []int32) string {
	for i := len(words) - 1; i >= 0; i-- {
		switch r := a.fullRel(int(words[i])); r {
		case "conj", "flat", "fixed":
		default:
			if c := a.caseOf(int(words[i])); c != "" {
				return r + ":" + c
			}
			return r
		}
	}
	return "-"
}

// kindAt is the type that the lists give the verb or noun at word i by itself.
func (a *analysis) kindAt(i int) fact.RelationType {
	if a.words[i].ment >= 0 {
		return ""
	}
	if !a.isVerb(i) {
		return kindOfNoun(a.words[i].lex.noun)
	}
	v := a.verbAt(i)
	if v == nil {
		return ""
	}
	particle := ""
	if c := a.childBy(i, "compound:prt"); c >= 0 {
		particle = a.words[c].lex.form
	}
	if k := kindOf(v.patterns, particle); k != "" {
		return k
	}
	for _, p := range v.patterns {
		if p.particle != "" && p.only == 0 && a.prepOf(i, p.particle) >= 0 {
			return p.kind
		}
	}
	return ""
}

// topSigns adds what stands where the ways meet and what hangs on it besides them.
func (a *analysis) topSigns(s *tieSigns, l *link, ends, types [2]string, up, down string) {
	top := l.top
	if a.words[top].ment >= 0 {
		s.add("a name on top")
		return
	}
	lemma, kind := a.lemma(top), string(a.kindAt(top))
	s.add("top", lemma)
	s.add("top from", lemma, ends[0])
	s.add("top to", lemma, ends[1])
	s.add("top steps", lemma, ends[0], ends[1])
	s.add("top tag", a.upos(top))
	if kind != "" {
		s.add("kind", kind)
		s.add("kind steps", kind, ends[0], ends[1])
		s.add("kind way", kind, up, down)
		s.add("kind types", kind, types[0], types[1])
	}
	for c := a.tree.child[top]; c >= 0; c = a.tree.next[c] {
		if k := int(c); !l.passes(k) {
			a.besideSigns(s, top, k, lemma, ends)
		}
	}
	if a.isVerb(top) && a.passiveAt(top) {
		s.add("passive", ends[0], ends[1])
	}
	s.add("hangs", a.rel(top))
	if h := a.headOf(top); h >= 0 && a.words[h].ment < 0 {
		s.add("over", a.rel(top), a.lemma(h))
		if k := a.kindAt(h); k != "" {
			s.add("kind over", a.rel(top), string(k))
		}
	}
}

// besideSigns adds what word k, which hangs on the top, tells of the deed.
func (a *analysis) besideSigns(s *tieSigns, top, k int, lemma string, ends [2]string) {
	full := a.fullRel(k)
	switch a.rel(k) {
	case "obl":
		if p := a.caseOf(k); p != "" && a.words[k].ment < 0 {
			s.add("beside", lemma, p)
		}
	case "nsubj":
		s.add("another subject")
	case "advmod", "aux":
		if a.words[k].tag == tNeg {
			s.add("not")
		}
	case "obj", "xcomp", "compound", "ccomp", "advcl":
		if a.words[k].ment >= 0 {
			s.add("a name as", full)
			return
		}
		s.add(full, a.lemma(k))
		s.add("both", lemma, a.lemma(k))
		if kind := a.kindAt(k); kind != "" {
			s.add("kind of", full, string(kind))
			s.add("kind beside", ends[0], ends[1], full, string(kind))
		}
		a.addSets(s, full, k)
	}
}

// sideSigns adds the words on one of the ways, without the name itself.
func (a *analysis) sideSigns(s *tieSigns, side string, words []int32, l *link) {
	for i, w := range words {
		k := int(w)
		switch {
		case k == l.from.head || k == l.to.head:
			continue
		case a.words[k].ment >= 0:
			s.add(side, "a name")
			continue
		}
		lemma, rel := a.lemma(k), a.rel(k)
		s.add(side, lemma)
		s.add(side, rel, lemma)
		if kind := a.kindAt(k); kind != "" {
			below := "-"
			if i > 0 {
				below = a.fullRel(int(words[i-1]))
			}
			s.add(side, "kind", string(kind))
			s.add(side, "kind", string(kind), rel, below)
			s.add(side, "kinds", string(kind), string(a.kindAt(l.top)))
		}
		a.addSets(s, side, k)
	}
}

// addSets adds the sets of nouns that word i is of.
func (a *analysis) addSets(s *tieSigns, where string, i int) {
	sets := a.words[i].lex.sets
	if sets&(nAgent|nActing) != 0 {
		s.add(where, "agent")
	}
	if sets&(nOffice|nTrade|nPersonal|nKin) != 0 {
		s.add(where, "office")
	}
	for set := nSanctions; set <= nSupport; set <<= 1 {
		if sets&set != 0 {
			s.add(where, setSign[set])
		}
	}
}

// foundSigns adds what the rules found of the two, with each other and with others.
func (a *analysis) foundSigns(s *tieSigns, l *link, found []fact.Relation, types [2]string) {
	none := true
	for i := range found {
		r := &found[i]
		from, to := r.Source, r.Target
		dir := l.direction(r)
		k := string(r.Type)
		if dir == "" {
			switch l.from.entity {
			case int32(from):
				s.add("from does", k)
			case int32(to):
				s.add("from suffers", k)
			}
			switch l.to.entity {
			case int32(from):
				s.add("to does", k)
			case int32(to):
				s.add("to suffers", k)
			}
			continue
		}
		none = false
		s.add("found", k, dir)
		s.add("found by", k, dir, r.Rule)
		s.add("found types", k, dir, types[0], types[1])
		s.add("found at", k, dir, r.Lemma)
		s.add("rule", r.Rule)
	}
	if none {
		s.add("found nothing")
		s.add("found nothing", types[0], types[1])
	}
}

// near bounds the words between two of which each counts, around those just before and behind them that do.
const (
	near   = 8
	around = 3
)

// betweenSigns adds the words between the two, all where they are few, else those that bear meaning, and those around them.
func (a *analysis) betweenSigns(s *tieSigns, l *link) {
	_, from := a.wordsOf(&a.ms[l.from.mention])
	_, to := a.wordsOf(&a.ms[l.to.mention])
	for i := from; i < l.to.first; i++ {
		if kind := a.kindAt(i); kind != "" {
			s.add("kind between", string(kind))
		}
		switch {
		case a.words[i].ment >= 0:
			s.add("a name between")
		case l.to.first-from <= near:
			s.add("between", a.lemma(i))
		case a.bears(i):
			s.add("far between", a.lemma(i))
		}
	}
	for i := max(0, l.from.first-around); i < l.from.first; i++ {
		if a.words[i].ment < 0 {
			s.add("before", a.lemma(i))
		}
	}
	for i := to; i < min(len(a.words), to+around); i++ {
		if a.words[i].ment < 0 {
			s.add("behind", a.lemma(i))
		}
	}
}

// bears reports whether word i is a noun, a verb, an adjective or a preposition.
func (a *analysis) bears(i int) bool {
	switch a.upos(i) {
	case "NOUN", "VERB", "ADJ", "ADP":
		return true
	}
	return false
}

// wordsOf returns the first word of mention m and the word after it.
func (a *analysis) wordsOf(m *fact.Mention) (first, last int) {
	first = a.wordAt(m.Span.Start)
	for last = first; last < len(a.words) && a.words[last].span.Start < m.Span.End; last++ {
	}
	return first, last
}
