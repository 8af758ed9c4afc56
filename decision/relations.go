package decision

import (
	"cmp"
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// statements points the statements at the new entities. One whose speaker is hidden stays, with an unknown speaker.
func (a *applying) statements() []fact.Statement {
	out := slices.Clone(a.f.Statements)
	for i := range out {
		s := &out[i]
		s.Speaker = fact.RefTo(a.entityAt(s.Speaker.Index(), s.SpeakerSpan))
		if s.Addressee = a.ref(s.Addressee); s.Addressee == s.Speaker {
			s.Addressee = 0
		}
		var with []fact.Ref
		for _, c := range s.CoSpeakers {
			if c = a.ref(c); !c.IsZero() && c != s.Speaker && !slices.Contains(with, c) {
				with = append(with, c)
			}
		}
		s.CoSpeakers = with
		s.About = a.about(s)
	}
	return out
}

// about lists whom a statement is about; of an entity that is split, those parts which it mentions.
func (a *applying) about(s *fact.Statement) []int {
	var out []int
	add := func(e int) {
		if e >= 0 && !slices.Contains(out, e) {
			out = append(out, e)
		}
	}
	for _, e := range s.About {
		if e < 0 || e >= len(a.byEntity) {
			continue
		}
		before := len(out)
		if parts := a.byEntity[e]; len(parts) > 1 {
			for _, p := range parts {
				if a.within(p, s.Content) {
					add(p.index())
				}
			}
		}
		if len(out) == before {
			add(a.entity(e))
		}
	}
	if slices.IsSorted(s.About) {
		slices.Sort(out)
	}
	return out
}

func (a *applying) within(p *part, content []text.Span) bool {
	return slices.ContainsFunc(p.mentions, func(i int) bool {
		return slices.ContainsFunc(content, func(c text.Span) bool { return c.Contains(a.f.Mentions[i].Span) })
	})
}

// moved is a relation with the ends it had.
type moved struct {
	fact.Relation
	source, target int // of f
}

// relations points the relations at the new entities, applies what people decided about them, and drops those
// that have lost an end, or lead from an entity to itself.
func (a *applying) relations(statements []fact.Statement) []fact.Relation {
	all := make([]moved, 0, len(a.f.Relations))
	for _, r := range a.f.Relations {
		m := moved{r, r.Source, r.Target}
		m.Source, m.Target = a.entityAt(r.Source, r.SourceSpan), a.entityAt(r.Target, r.TargetSpan)
		if m.Source < 0 || m.Target < 0 || m.Source == m.Target {
			continue
		}
		if s := r.Statement.Index(); s >= 0 && s < len(statements) && !r.AttributedTo.IsZero() {
			m.AttributedTo = statements[s].Speaker
		} else {
			m.AttributedTo = a.ref(r.AttributedTo)
		}
		if a.judge(&m.Relation) {
			all = append(all, m)
		}
	}
	slices.SortStableFunc(all, func(p, q moved) int {
		return cmp.Or(p.Sentence.Compare(q.Sentence), p.Trigger.Compare(q.Trigger), cmp.Compare(p.Source, q.Source),
			cmp.Compare(p.Target, q.Target), cmp.Compare(p.Type, q.Type))
	})
	out := make([]fact.Relation, 0, len(all))
	for i := range all {
		if !repeated(all[:i], &all[i]) {
			out = append(out, all[i].Relation)
		}
	}
	return out
}

// repeated reports whether one of those before m, in the order of their sentences, says the same.
func repeated(before []moved, m *moved) bool {
	for i := len(before) - 1; i >= 0 && before[i].Sentence == m.Sentence && before[i].Trigger == m.Trigger; i-- {
		if repeats(&before[i], m) {
			return true
		}
	}
	return false
}

// repeats reports whether q says of merged entities what p says: "met Jim and James Roe", once they are one.
func repeats(p, q *moved) bool {
	return p.Sentence == q.Sentence && p.Trigger == q.Trigger && p.Type == q.Type && p.Mode == q.Mode && p.Polarity == q.Polarity &&
		p.Modality == q.Modality && p.Status == q.Status && p.Symmetric == q.Symmetric &&
		(p.Source == q.Source && p.Target == q.Target || p.Symmetric && p.Source == q.Target && p.Target == q.Source) &&
		(p.source != q.source || p.target != q.target)
}

// judge applies the rules to a relation, and reports whether it stays.
func (a *applying) judge(r *fact.Relation) bool {
	for _, x := range a.o.rules[pairOf(a.groups[r.Source].key, a.groups[r.Target].key)] {
		if a.refOf(r) != x.edge || !a.covers(&x, r.Sentence) {
			continue
		}
		if x.to == nil {
			return false
		}
		a.correct(r, x.to)
	}
	return true
}

func (a *applying) refOf(r *fact.Relation) EdgeRef {
	s := r.Status
	if !slices.Contains(doubts, s) { // as graphs take it
		s = fact.StatusOf(r.Polarity, r.Modality, !r.Statement.IsZero() || !r.AttributedTo.IsZero())
	}
	return EdgeRef{a.groups[r.Source].key, a.groups[r.Target].key, r.Type, s, r.Symmetric}.ordered()
}

// covers reports whether a rule is about what that sentence says.
func (a *applying) covers(x *rule, sentence text.Span) bool {
	if x.documents != nil && !x.documents[a.document] {
		return false
	}
	if x.evidence == nil {
		return true
	}
	if x.evidence.Document != a.document || sentence.Start < 0 || sentence.Start >= sentence.End || sentence.End > len(a.f.Text) {
		return false
	}
	return SentenceHash(sentence.Of(a.f.Text)) == x.evidence.Sentence ||
		SentenceHash(sentence.Of(a.f.Plain())) == x.evidence.Sentence // as a graph shows it
}

// correct makes r what to says.
func (a *applying) correct(r *fact.Relation, to *EdgeRef) {
	if r.Type != to.Type {
		r.Type, r.Mode = to.Type, ""
	}
	if r.Symmetric = to.Symmetric; !r.Symmetric && a.groups[r.Source].key != to.Source {
		r.Source, r.Target = r.Target, r.Source
		r.SourceSpan, r.TargetSpan = r.TargetSpan, r.SourceSpan
	}
	a.setStatus(r, to.Status)
}

// setStatus changes what a status follows from, too, so that the two agree.
func (a *applying) setStatus(r *fact.Relation, s fact.Status) {
	switch r.Status = s; s {
	case fact.Denied:
		r.Polarity = fact.Negative
	case fact.StatusPossible:
		r.Polarity = fact.Positive
		if r.Modality == fact.Asserted || r.Modality == "" {
			r.Modality = fact.Possible
		}
	default:
		r.Polarity, r.Modality = fact.Positive, fact.Asserted
		if s == fact.Stated {
			r.Statement, r.AttributedTo = 0, 0
		}
	}
}
