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

// eventsOf appends the relations of the sentence that has been read: events where it was parsed, and roles.
func (a *analysis) eventsOf(out []fact.Relation) []fact.Relation {
	first := len(out)
	out = a.judged(a.eventsByRule(out), first)
	return append(out[:first], dedupe(out[first:])...)
}

// eventsByRule appends what the rules find in the sentence.
func (a *analysis) eventsByRule(out []fact.Relation) []fact.Relation {
	first := len(out)
	if a.tree.known {
		for _, e := range a.takeUp(a.treeEvents(), out) {
			out = a.emit(out, &e)
		}
	}
	out = a.roles(out)
	return append(out[:first], dedupe(out[first:])...)
}

// treeEvents returns the events of a parsed sentence: those of the lexicon, and for verbs without one those that are learnt.
func (a *analysis) treeEvents() []event {
	out := a.typeTree(nil)
	n := len(out)
	out = a.pathEvents(out, func(word int) bool {
		return a.inquires(word) || a.onBehalf(word) || slices.ContainsFunc(out, func(e event) bool { return e.word == word })
	})
	for i := n; i < len(out); i++ {
		a.joinIn(&out[i])
	}
	return out
}

// emit appends the relations of one event: of a symmetric one so many that its n members hang together.
func (a *analysis) emit(out []fact.Relation, e *event) []fact.Relation {
	if !e.symmetric && e.rule != eachOther && len(e.sources) > 1 && len(e.targets) > 1 && len(without(slices.Clone(e.targets), e.sources)) == 0 {
		return out // "Chad and Niger urged both sides": two others
	}
	w := a.weighTree(e.word)
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
	if e.symmetric && (s.span.Start > t.span.Start) {
		s, t = t, s
	}
	r := fact.Relation{Type: e.kind, Mode: e.mode, Source: int(s.entity), Target: int(t.entity), Symmetric: e.symmetric,
		Lemma: e.lemma, Trigger: text.Span{Start: a.words[e.word].span.Start, End: a.words[e.last-1].span.End},
		SourceSpan: s.span, TargetSpan: t.span, Sentence: a.d.Sentences[a.sentence].Span, Polarity: fact.Positive,
		Modality: w.modality, Tense: w.tense, Passive: e.passive, Rule: e.rule, Score: e.score}
	r.Date = a.treeDate(e.word, w)
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
		case r.Symmetric && !out[i].Symmetric:
			out[i] = r
		case out[i].Mode == "" && r.Mode != "" && r.Symmetric == out[i].Symmetric:
			out[i].Mode = r.Mode
		}
	}
	return out
}

// same reports whether two relations of one sentence are of one type between the same two, and equally real. What two do with
// each other is no second act of one of them.
func same(p, q *fact.Relation) bool {
	if p.Type != q.Type || p.Polarity != q.Polarity || p.Type == fact.Consult && p.Mode != q.Mode && p.Mode != "" && q.Mode != "" {
		return false
	}
	if p.Source == q.Source && p.Target == q.Target {
		return p.Symmetric == q.Symmetric || p.Type != fact.Assault
	}
	either := p.Symmetric && q.Symmetric || (p.Symmetric || q.Symmetric) && p.Type != fact.Assault
	return either && p.Source == q.Target && p.Target == q.Source
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
		if k := in.innermost(r.Trigger); k >= 0 && (r.Type != fact.Said || in.statements[k].Cue != r.Trigger) {
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
