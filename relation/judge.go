package relation

import (
	"cmp"
	_ "embed" // the table is part of the program
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
)

//go:embed lexicon/ties.bin
var tiesData string

// tieNet judges what two names of a sentence are to each other: the rows of a pair's signs and of the words that tell of it are summed, cut
// at zero, and weighed for each class. All sums are of whole numbers, so that every machine gets the same.
type tieNet struct {
	classes []tieClass
	hidden  int
	words   map[string]int32 // words with rows of their own in each slot
	rows    string           // of signs, then of the words by slot: hidden signed bytes each
	bias    []int32
	out     []int32   // by class, hidden numbers each
	base    []float64 // by class
	scale   float64   // of what rows and out give
}

// none is the class of what is no relation.
const none = "none"

// tieClass is a type and whether it leads from the first to the second (">"), back ("<") or holds between them ("="); none has no type.
type tieClass struct {
	kind fact.RelationType
	dir  string
}

// theTies reads the embedded table on first use.
var theTies = sync.OnceValue(func() *tieNet { return readTies(tiesData) })

// readTies reads what train/py/ties.py writes: a line with the classes and one with the words; then, in little endian, the number of hidden
// values (32 bits), the scale (64), the rows, the bias (32 each), and by class its base (64) and its weights (8 each).
func readTies(data string) *tieNet {
	classes, rest, _ := strings.Cut(data, "\n")
	words, rest, _ := strings.Cut(rest, "\n")
	n := &tieNet{words: map[string]int32{}}
	for _, name := range strings.Fields(classes) {
		kind := strings.TrimRight(name, "<>=")
		n.classes = append(n.classes, tieClass{fact.RelationType(kind), name[len(kind):]})
	}
	for i, w := range strings.Fields(words) {
		n.words[w] = int32(i)
	}
	take := func(size int) []byte {
		b := []byte(rest[:size])
		rest = rest[size:]
		return b
	}
	number := func() float64 { return math.Float64frombits(binary.LittleEndian.Uint64(take(8))) }
	n.hidden = int(binary.LittleEndian.Uint32(take(4)))
	n.scale = number()
	size := (tieRows + slots*len(n.words)) * n.hidden
	n.rows, rest = rest[:size], rest[size:]
	for range n.hidden {
		n.bias = append(n.bias, int32(binary.LittleEndian.Uint32(take(4))))
	}
	for range n.classes {
		n.base = append(n.base, number())
		for _, b := range take(n.hidden) {
			n.out = append(n.out, int32(int8(b)))
		}
	}
	return n
}

// rowsOf returns the rows of the pair, until it is asked again.
func (n *tieNet) rowsOf(a *analysis, l *link, found []fact.Relation) tieSigns {
	s := a.signsOf(a.rows[:0], l, found)
	a.slotWords(l, func(slot int, lemma string) {
		if i, ok := n.words[lemma]; ok {
			s = append(s, tieRows+int32(slot*len(n.words))+i)
		}
	})
	a.rows = s
	return s
}

// judge returns the probability of each class for a pair with the rows.
func (n *tieNet) judge(signs tieSigns) []float64 {
	sums := slices.Clone(n.bias)
	for _, s := range signs {
		row := n.rows[int(s)*n.hidden:][:n.hidden]
		for i := range sums {
			sums[i] += int32(int8(row[i]))
		}
	}
	for i, x := range sums {
		sums[i] = max(x, 0)
	}
	p := make([]float64, len(n.classes))
	for c := range p {
		total := int64(0)
		for i, w := range n.out[c*n.hidden : (c+1)*n.hidden] {
			total += int64(w) * int64(sums[i])
		}
		p[c] = float64(float64(total)*n.scale) + n.base[c]
	}
	high, total := slices.Max(p), 0.0
	for c, x := range p {
		p[c] = math.Exp(x - high)
		total += p[c]
	}
	for c := range p {
		p[c] /= total
	}
	return p
}

// Thresholds of the learned judgement: from which probability it adds a relation, and from which it drops one that a rule guessed, or one
// that a rule read in the tree.
const (
	tieAdds      = 0.4
	tieDoubts    = 0.9
	tieOverrules = 0.97
)

// judged drops of the relations of the sentence, out[first:], those that are likelier none, and adds those that are likely and that no rule
// found.
func (a *analysis) judged(out []fact.Relation, first int) []fact.Relation {
	if !a.tree.known {
		return out
	}
	found := out[first:len(out):len(out)]
	var dropped []*link
	var added []event
	ls := a.links()
	for i := range ls {
		l := &ls[i]
		drops, c, p := theTies().verdict(a, l, found)
		if drops {
			dropped = append(dropped, l)
		}
		if c.kind != none {
			if e, ok := a.tieEvent(l, c, p, found); ok {
				added = append(added, e)
			}
		}
	}
	out = append(out[:first], slices.DeleteFunc(found, func(r fact.Relation) bool {
		return !personal(r.Type) && slices.ContainsFunc(dropped, func(l *link) bool { return l.direction(&r) != "" })
	})...)
	for i := range added {
		out = a.emit(out, &added[i])
	}
	return out
}

// personal reports whether the type tells what somebody is to a body, and not what he does.
func personal(k fact.RelationType) bool { return k == fact.RoleOf || k == fact.Member }

// verdict tells whether the deeds found of the pair are to be dropped, and which class is to be added with its probability, of deeds or of
// posts where none was found; its kind is none where nothing is likely.
func (n *tieNet) verdict(a *analysis, l *link, found []fact.Relation) (drops bool, c tieClass, p float64) {
	shares := n.judge(n.rowsOf(a, l, found))
	deed, post, guessed := false, false, true
	for i := range found {
		switch r := &found[i]; {
		case l.direction(r) == "":
		case personal(r.Type):
			post = true
		default:
			deed, guessed = true, guessed && strings.HasPrefix(r.Rule, "path")
		}
	}
	nothing := shares[len(shares)-1]
	drops = deed && (guessed && nothing > tieDoubts || nothing > tieOverrules)
	c.kind = none
	for i := range shares[:len(shares)-1] {
		if has := post; shares[i] >= tieAdds && shares[i] > p {
			if !personal(n.classes[i].kind) {
				has = deed
			}
			if !has {
				c, p = n.classes[i], shares[i]
			}
		}
	}
	return drops, c, p
}

// tieRule is the rule of relations that the learned judgement found.
const tieRule = "learned"

// tieEvent makes the event of a pair of the class; it has none without a word that tells of it, or where the two cannot stand so.
func (a *analysis) tieEvent(l *link, c tieClass, p float64, found []fact.Relation) (event, bool) {
	e := event{kind: c.kind, rule: tieRule, score: float32(math.Round(100*(0.3+0.4*p)) / 100), symmetric: c.dir == "="}
	from, to := a.tieActor(&l.from), a.tieActor(&l.to)
	if c.dir == "<" {
		from, to = to, from
	}
	e.sources, e.targets = []actor{from}, a.fitting([]actor{to}, &pattern{kind: c.kind})
	if len(e.targets) == 0 || !a.suitsSource(from, c.kind) || !a.suitsPlace(to, c.kind) {
		return e, false
	}
	body := l.down
	if c.dir == "<" {
		body = l.up
	}
	e.word = a.tieTrigger(l, c.kind, body)
	if e.word < 0 || a.isVerb(e.word) && (c.kind == fact.Accuse || c.kind == fact.Reject) && a.words[e.word].lex.verb != nil && a.words[e.word].lex.verb.effect&eDeny != 0 {
		return e, false
	}
	e.last, e.lemma = e.word+1, a.lemma(e.word)
	if !personal(c.kind) && a.kindAt(e.word) != c.kind { // the word says too little of the type to name the deed
		e.lemma = cmp.Or(plainWord[c.kind], string(c.kind))
	}
	e.passive = a.isVerb(e.word) && a.passiveAt(e.word)
	if a.otherwiseTold(&e, found) {
		return e, false
	}
	return e, personal(c.kind) || !a.partOfName(l.up) && !a.partOfName(l.down) && !a.besideTheDeed(&l.from) && !a.besideTheDeed(&l.to)
}

// otherwiseTold reports whether a rule has read the same word for another: who is Acme's director is not director of what stands beside it,
// and what somebody is told to do is not done by who tells it.
func (a *analysis) otherwiseTold(e *event, found []fact.Relation) bool {
	source, target := int(e.sources[0].entity), int(e.targets[0].entity)
	return slices.ContainsFunc(found, func(r fact.Relation) bool {
		if !r.Trigger.Contains(a.words[e.word].span) || personal(r.Type) != personal(e.kind) {
			return false
		}
		return personal(e.kind) && r.Source == source || r.Type == e.kind && r.Target == target && !r.Symmetric
	})
}

// besideTheDeed reports whether a mention only tells of what kind somebody is who does or suffers it: "pro-Iranian fighters", "a Kenyan".
func (a *analysis) besideTheDeed(t *tied) bool {
	m := &a.ms[t.mention]
	return a.hyphened(m) && !a.keeps(m) || a.oneOf(t.head)
}

// plainWord is the verb for a type whose name is none that one would say.
var plainWord = map[fact.RelationType]string{fact.Said: "tell", fact.Personnel: "appoint", fact.Request: "ask", fact.Mobilize: "deploy", fact.Assault: "attack"}

// suitsSource reports whether the actor can do what the type says.
func (a *analysis) suitsSource(x actor, kind fact.RelationType) bool {
	switch t := a.es[x.entity].Type; kind {
	case fact.RoleOf:
		return t == fact.Person
	case fact.Member:
		return t != fact.Place
	}
	return a.canAct(x.entity, asSource)
}

// suitsPlace reports whether the type can be done to the actor, if it is a place: one does not thank a sea.
func (a *analysis) suitsPlace(x actor, kind fact.RelationType) bool {
	if a.es[x.entity].Type != fact.Place {
		return true
	}
	switch kind {
	case fact.Aid, fact.Assault, fact.Coerce, fact.Mobilize, fact.RoleOf, fact.Sanction, fact.Threaten:
		return true
	}
	return false
}

// partOfName reports whether a way leads up from a name through somebody else who is named: what is done to "Acme's chief, Tom Demir" is not
// done to Acme.
func (a *analysis) partOfName(words []int32) bool {
	if len(words) == 0 {
		return false
	}
	own := a.words[words[0]].ment
	for i := 1; i < len(words); i++ {
		n := a.nameWord(int(words[i]))
		if n >= 0 && a.rel(int(words[i-1])) != "conj" && (own < 0 || a.words[n].ment < 0 || a.ms[own].Entity != a.ms[a.words[n].ment].Entity) {
			return true
		}
	}
	return false
}

func (a *analysis) tieActor(t *tied) actor {
	return actor{entity: int32(t.entity), span: a.ms[t.mention].Span}
}

// tieTrigger returns the word on the way that tells most of what the two are to each other: one that the lists give the type, else the verb
// nearest to where the ways meet, else the noun there; of posts only one on the way to the target; or -1.
func (a *analysis) tieTrigger(l *link, kind fact.RelationType, target []int32) int {
	best, rank := -1, 0
	try := func(i, near int) {
		if a.words[i].ment >= 0 {
			return
		}
		r := 0
		switch {
		case personal(kind):
			if i != l.top && !slices.Contains(target, int32(i)) {
				return // an office that the body does not hang on is another's
			}
			switch {
			case !a.isVerb(i) && a.words[i].lex.sets&(nOffice|nTrade|nPersonal|nMember|nChief|nBoard) != 0:
				r = 300
			case a.isVerb(i) && personal(a.kindAt(i)) && a.weighTree(i).modality == fact.Asserted:
				r = 200
			case a.upos(i) == "NOUN" && !a.crossesVerb(l):
				r = 100
			default:
				return
			}
		case a.kindAt(i) == kind:
			r = 300
		case a.isVerb(i):
			r = 200
		case a.upos(i) == "NOUN" || a.upos(i) == "ADJ":
			r = 100
		default:
			return
		}
		if r -= near; r > rank {
			best, rank = i, r
		}
	}
	try(l.top, 0)
	for i := len(l.up) - 1; i >= 0; i-- {
		try(int(l.up[i]), len(l.up)-i)
	}
	for i := len(l.down) - 1; i >= 0; i-- {
		try(int(l.down[i]), len(l.down)-i)
	}
	if k := a.objectBeside(l); k >= 0 {
		try(k, 1)
	}
	return best
}

// crossesVerb reports whether a verb stands on the way.
func (a *analysis) crossesVerb(l *link) bool {
	verb := func(w int32) bool { return a.isVerb(int(w)) }
	return a.isVerb(l.top) || slices.ContainsFunc(l.up, verb) || slices.ContainsFunc(l.down, verb)
}

// objectBeside returns the object of the verb where the ways meet, when it lies on neither; or -1.
func (a *analysis) objectBeside(l *link) int {
	if !a.isVerb(l.top) {
		return -1
	}
	if o := a.childBy(l.top, "obj"); o >= 0 && !l.passes(o) {
		return o
	}
	return -1
}
