package relation

// frame is one candidate for an event: a verb or event noun with the phrases that hang on it. It is the seam at which a
// parser comes in: whatever fills frames, typing, scope and assembling read nothing else of the syntax.
// Phrases are chunks; lists of them lie in analysis.pool.
type frame struct {
	verb     *verb // nil for nouns and copulas
	noun     *noun
	head     int32  // the word that names the event
	last     int32  // the word after the trigger: head and particle
	particle string // "out" of "rule out"
	chunk    int32
	group    int32 // auxiliaries, or -1
	how      how   // how the subject was found

	subj, obj, obj2, agent list
	clause                 list // the subject of the that-clause that is its object
	preps                  list // in analysis.args
	passive                bool
	gov                    int32  // the frame that governs it ("agreed to meet"), or -1
	govEffect              effect // what governs it does to it
}

// list is a run of analysis.pool (or analysis.args).
type list struct{ lo, hi int32 }

func (l list) empty() bool { return l.lo == l.hi }

// prepArg is a preposition and the phrases after it.
type prepArg struct {
	word    int32
	phrases list
}

// how names the way in which a subject was found; with the rule of the type it makes the rule of a relation.
type how uint8

const (
	noSubject how = iota
	bySVO
	byCarry
	byRelative
	byReduced
	byControl
	byParticiple
)

var howNames = [...]string{"none", "svo", "carried", "relative", "reduced", "control", "participle"}

// put stores chunks in the pool.
func (a *analysis) put(chunks ...int32) list {
	lo := int32(len(a.pool))
	a.pool = append(a.pool, chunks...)
	return list{lo, int32(len(a.pool))}
}

// phrases returns the chunks of a list.
func (a *analysis) phrases(l list) []int32 { return a.pool[l.lo:l.hi] }

// kind returns the kind of chunk i; kEnd outside the sentence.
func (a *analysis) kind(i int) chunkKind {
	if i < 0 || i >= len(a.chunks) {
		return kEnd
	}
	return a.chunks[i].kind
}

// form returns the written form, in small letters, of the first word of chunk i.
func (a *analysis) form(i int) string {
	if i < 0 || i >= len(a.chunks) {
		return ""
	}
	return a.words[a.chunks[i].first].lex.form
}

// findFrames fills a.frames with the verbs of the sentence, in order, and then its event nouns.
func (a *analysis) findFrames() {
	a.frames, a.pool, a.args = a.frames[:0], a.pool[:0], a.args[:0]
	for i := range a.chunks {
		if a.chunks[i].kind == kVerb {
			a.verbFrame(i)
		}
	}
	a.lateSubjects()
	for i := range a.chunks {
		if a.chunks[i].kind == kNoun {
			a.nounFrame(i)
		}
	}
}

// verbFrame appends the frame of the verb chunk i.
func (a *analysis) verbFrame(i int) {
	c := &a.chunks[i]
	g := &a.groups[c.group]
	f := frame{head: c.head, last: c.last, chunk: int32(i), group: c.group, gov: -1}
	if c.head < 0 {
		f.head = c.last - 1
	} else {
		f.verb = a.words[c.head].lex.verb
	}
	a.frames = append(a.frames, f)
	p := &a.frames[len(a.frames)-1]
	if g.bare && !g.passive && a.reduced(i) {
		g.passive, g.finite = true, false
	}
	p.passive = g.passive
	a.findSubject(p, i)
	a.findObjects(p, i)
}

// frameOf returns the index of the frame of the verb chunk i, or -1.
func (a *analysis) frameOf(i int) int32 {
	for k := len(a.frames) - 1; k >= 0; k-- {
		if a.frames[k].chunk == int32(i) && a.frames[k].noun == nil {
			return int32(k)
		}
	}
	return -1
}

// lastFrame returns the latest frame before the one being built that ok accepts, or -1.
func (a *analysis) lastFrame(ok func(f *frame, g *group) bool) int32 {
	for k := len(a.frames) - 2; k >= 0; k-- {
		f := &a.frames[k]
		if f.group >= 0 && ok(f, &a.groups[f.group]) {
			return int32(k)
		}
	}
	return -1
}
