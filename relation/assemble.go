package relation

import (
	"cmp"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// longSentence bounds the words of a sentence in which relations are sought: beyond it there is no sentence but a list or a
// text without stops, where the walks over its chunks would cost the square.
const longSentence = 400

// manyPairs bounds the pairs that one event makes.
const manyPairs = 12

// spanOf returns the bytes of a chunk.
func (a *analysis) spanOf(c *chunk) text.Span {
	return text.Span{Start: a.words[c.first].span.Start, End: a.words[c.last-1].span.End}
}

// eventsOf appends the relations of the sentence that has been read.
func (a *analysis) eventsOf(out []fact.Relation) []fact.Relation {
	first := len(out)
	events := a.typeFrames()
	if a.tree.known {
		events = a.treeFirst(events)
	}
	for _, e := range events {
		out = a.emit(out, &e)
	}
	out = a.roles(out)
	return append(out[:first], dedupe(out[first:])...)
}

// treeFirst returns the events that the tree gives, and those of the frames whose trigger the tree gives no event.
func (a *analysis) treeFirst(old []event) []event {
	out := a.typeTree(nil)
	n := len(out)
	for _, e := range old {
		if a.refuted(int(a.frames[e.frame].head)) {
			continue
		}
		if !slices.ContainsFunc(out[:n], func(o event) bool { return a.frames[o.frame].head == a.frames[e.frame].head }) {
			out = append(out, e)
		}
	}
	return a.pathEvents(out, func(word int) bool {
		return slices.ContainsFunc(out, func(e event) bool { return a.frames[e.frame].head == int32(word) })
	})
}

// refuted reports whether word i is a verb whose subject the tree knows to be nobody that acts: "whose brother met".
func (a *analysis) refuted(i int) bool {
	if !a.isVerb(i) {
		return false
	}
	d := a.deedAt(i)
	return d.subj >= 0 && a.rel(d.subj) == "nsubj" && a.upos(d.subj) == "NOUN" && len(a.treeActors(nil, d.subj, asSource)) == 0 || d.verb.lemma == "deny"
}

// emit appends the relations of one event: of a symmetric one so many that its n members hang together.
func (a *analysis) emit(out []fact.Relation, e *event) []fact.Relation {
	var w weight
	if a.tree.known {
		w = a.weighTree(int(a.frames[e.frame].head))
	} else {
		w = a.weigh(e.frame, 0)
	}
	n := 0
	for i := range e.sources {
		for j := range e.targets {
			if i > 0 && j > 0 && (e.symmetric || n >= manyPairs) || e.sources[i].entity == e.targets[j].entity {
				continue
			}
			n++
			out = append(out, a.relation(e, &e.sources[i], &e.targets[j], &w))
		}
	}
	return out
}

// relation makes one relation of an event.
func (a *analysis) relation(e *event, s, t *actor, w *weight) fact.Relation {
	f := &a.frames[e.frame]
	if e.symmetric && (s.span.Start > t.span.Start) {
		s, t = t, s
	}
	r := fact.Relation{Type: e.kind, Mode: e.mode, Source: int(s.entity), Target: int(t.entity), Symmetric: e.symmetric,
		Lemma: e.lemma, Trigger: text.Span{Start: a.words[f.head].span.Start, End: a.words[f.last-1].span.End},
		SourceSpan: s.span, TargetSpan: t.span, Sentence: a.d.Sentences[a.sentence].Span, Polarity: fact.Positive,
		Modality: w.modality, Tense: w.tense, Passive: f.passive, Rule: e.rule, Score: e.score}
	if a.tree.known {
		r.Date = a.treeDate(int(f.head), w)
	} else {
		r.Date = a.dateOf(f, w)
	}
	if a.later(r.Date) && r.Modality == fact.Asserted && r.Tense == fact.Present { // "meets Falk on Saturday"
		r.Modality, r.Tense = fact.Future, fact.FutureTense
	}
	if w.negative {
		r.Polarity = fact.Negative
	}
	if s.proxy || t.proxy {
		r.Score -= 0.1
	}
	return r
}

// dedupe drops, within one sentence, relations that say the same of the same two: the one that says more stays.
func dedupe(rs []fact.Relation) []fact.Relation {
	var out []fact.Relation
	for _, r := range rs {
		if r.Source == r.Target {
			continue
		}
		i := slices.IndexFunc(out, func(o fact.Relation) bool { return same(&o, &r) })
		switch {
		case i < 0:
			out = append(out, r)
		case out[i].Mode == "" && r.Mode != "":
			out[i].Mode = r.Mode
		}
	}
	return out
}

// same reports whether two relations of one sentence are of one type between the same two, and equally real.
func same(p, q *fact.Relation) bool {
	if p.Type != q.Type || p.Symmetric != q.Symmetric || p.Polarity != q.Polarity || p.Type == fact.Consult && p.Mode != q.Mode && p.Mode != "" && q.Mode != "" {
		return false
	}
	if p.Source == q.Source && p.Target == q.Target {
		return true
	}
	return p.Symmetric && p.Source == q.Target && p.Target == q.Source
}

// ordered sorts relations as the contract wants them.
func ordered(rs []fact.Relation) {
	slices.SortStableFunc(rs, func(p, q fact.Relation) int {
		return cmp.Or(p.Sentence.Compare(q.Sentence), p.Trigger.Compare(q.Trigger), cmp.Compare(p.Source, q.Source),
			cmp.Compare(p.Target, q.Target), cmp.Compare(p.Type, q.Type))
	})
}

// attribute says in whose words a relation stands, and gives it its status.
func attribute(rs []fact.Relation, in *words) {
	for i := range rs {
		r := &rs[i]
		if k := in.innermost(r.Trigger); k >= 0 && r.Type != fact.Said {
			r.Statement = fact.RefTo(k)
			r.AttributedTo = in.statements[k].Speaker
		}
		r.Status = fact.StatusOf(r.Polarity, r.Modality, !r.Statement.IsZero())
	}
}

// words are the contents of statements, to look up who said what stands where.
type words struct {
	statements []fact.Statement
	spans      []saying
	reach      []int // the highest end of spans[:i+1]
}

// saying is one content span of a statement.
type saying struct {
	text.Span
	statement int
}

func newWords(st []fact.Statement) *words {
	w := &words{statements: st}
	for k := range st {
		for _, c := range st[k].Content {
			w.spans = append(w.spans, saying{c, k})
		}
	}
	slices.SortStableFunc(w.spans, func(p, q saying) int { return p.Compare(q.Span) })
	high := 0
	for _, s := range w.spans {
		high = max(high, s.End)
		w.reach = append(w.reach, high)
	}
	return w
}

// innermost returns the statement with the shortest content span that holds the trigger, or -1.
func (w *words) innermost(trigger text.Span) int {
	i, _ := slices.BinarySearchFunc(w.spans, trigger.Start, func(s saying, at int) int {
		if s.Start <= at {
			return -1
		}
		return 1
	})
	best, size := -1, 0
	for i--; i >= 0 && w.reach[i] >= trigger.End; i-- {
		if s := w.spans[i]; s.Contains(trigger) && (best < 0 || s.Len() < size) {
			best, size = s.statement, s.Len()
		}
	}
	return best
}
