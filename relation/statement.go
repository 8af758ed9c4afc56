package relation

import (
	"cmp"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// draft is a statement while the text is being read.
type draft struct {
	speaker, addressee int32 // entities, or -1
	venue              bool  // the addressee is named by where it was said: "in a letter to Falk"
	with               []int32
	span, cue          text.Span
	content            []text.Span
	of                 []int32 // of whom it is said, outside of the content: "accused Roe of ..."
	plain, marks       bool    // some of it is outside, some inside quotation marks
	paragraph          int
	sentence           int
	verb               *verb
	weak               bool // no statement where it is part of another
	dash               bool // a paragraph of dialogue
}

// readStatements finds the statements of the sentence that has been read.
func (a *analysis) readStatements() {
	a.subjects[a.sentence] = subject{entity: -1}
	if a.growTree(); a.syn.w == nil || a.inInterview() {
		return
	}
	if first := len(a.drafts); !a.labelStatement() && !a.dashStatement() {
		a.readReports()
		a.dropNested(first)
		a.colonStatements()
	}
	a.rememberSubject()
}

// inSpeech reports whether word i is in a quotation that is speech.
func (a *analysis) inSpeech(i int) bool {
	q := a.words[i].quote
	return q >= 0 && a.quotes[q].speech
}

// add stores a draft unless it is empty; the quotations in its content are its own from now on.
func (a *analysis) add(d draft, regions ...text.Span) bool {
	for _, r := range regions {
		a.fill(&d, r)
	}
	if len(d.content) == 0 {
		return false
	}
	d.paragraph, d.sentence = a.paragraph, a.sentence
	a.claim(regions, len(a.drafts))
	a.drafts = append(a.drafts, d)
	return true
}

// claim marks the quotations that lie in the regions as part of the draft.
func (a *analysis) claim(regions []text.Span, draft int) {
	for _, r := range regions {
		for q := a.quoteFrom(r.Start); q < len(a.quotes) && a.quotes[q].outer.Start < r.End; q++ {
			if a.quotes[q].statement < 0 {
				a.quotes[q].statement = draft
			}
		}
	}
}

// quoteFrom returns the first quotation that ends after the byte offset.
func (a *analysis) quoteFrom(at int) int {
	i, _ := slices.BinarySearchFunc(a.quotes, at, func(q quotation, at int) int {
		if q.outer.End <= at {
			return -1
		}
		return 1
	})
	return i
}

// statements turns the drafts into statements in the order of their first span.
func (a *analysis) statements() []fact.Statement {
	a.drafts = slices.DeleteFunc(a.drafts, func(d draft) bool { return len(d.content) == 0 })
	slices.SortStableFunc(a.drafts, func(p, q draft) int {
		return cmp.Or(p.content[0].Compare(q.content[0]), p.cue.Compare(q.cue))
	})
	a.resumeSpeakers()
	var out []fact.Statement
	for i := range a.drafts {
		d := &a.drafts[i]
		s := fact.Statement{Speaker: ref(d.speaker), SpeakerSpan: d.span, Cue: d.cue, Content: d.content, Addressee: ref(d.addressee),
			About: a.about(d), Kind: fact.Indirect}
		for _, e := range d.with {
			s.CoSpeakers = append(s.CoSpeakers, fact.RefTo(int(e)))
		}
		switch {
		case d.marks && !d.plain:
			s.Kind = fact.Direct
		case d.marks:
			s.Kind = fact.Mixed
		}
		out = append(out, s)
	}
	return out
}

// resumeSpeakers gives a quotation whose "he", "she" or "the Norwegian" nothing has linked to the person who spoke just before it, in the same
// paragraph or the one before: “…,” he said, after a sentence in which the minister said something.
func (a *analysis) resumeSpeakers() {
	for i := 1; i < len(a.drafts); i++ {
		d, p := &a.drafts[i], &a.drafts[i-1]
		if d.speaker >= 0 || !d.marks || p.speaker < 0 || d.paragraph-p.paragraph > 1 || d.span.IsZero() {
			continue
		}
		if e := &a.es[p.speaker]; e.Type == fact.Person && a.mayMean(d.span, e.Name) {
			d.speaker = p.speaker
		}
	}
}

// mayMean reports whether the words of the span can stand for the person of the name who spoke before: a pronoun, or no more than an age or a
// nationality ("the 47-year-old said").
func (a *analysis) mayMean(sp text.Span, name string) bool {
	switch who := strings.ToLower(sp.Of(a.d.Text)); who {
	case "she":
		return a.genderOf(name) != gazetteer.Male
	case "he":
		return a.genderOf(name) != gazetteer.Female
	default:
		return aged(who) || a.native(sp)
	}
}

// aged reports whether who, in small letters, is somebody known from before of whom only the age is said: "the 47-year-old".
func aged(who string) bool {
	n, ok := strings.CutPrefix(who, "the ")
	n, old := strings.CutSuffix(n, "-year-old")
	return ok && old && len(n) == 2 && n[0] >= '1' && n[0] <= '9'
}

// native reports whether the span is somebody known from before of whom only the nationality is said: "the Norwegian".
func (a *analysis) native(sp text.Span) bool {
	i, _ := slices.BinarySearchFunc(a.ms, sp.Start, func(m fact.Mention, at int) int { return m.Span.Start - at })
	return i < len(a.ms) && a.ms[i].Kind == fact.Demonym && a.ms[i].Span.End == sp.End && sp.Len() > len(a.ms[i].Text)
}

// genderOf is what the first name says, Unknown when it says nothing.
func (a *analysis) genderOf(name string) gazetteer.Gender {
	first, _, _ := strings.Cut(name, " ")
	if a.x.gaz == nil {
		return gazetteer.Unknown
	}
	g, _ := a.x.gaz.GivenName(first)
	return g
}

func ref(e int32) fact.Ref { return fact.RefTo(int(e)) }

// about lists the entities that are mentioned in what the draft says, and of whom it says it.
func (a *analysis) about(d *draft) []int {
	var out []int
	for _, e := range d.of {
		out = append(out, int(e))
	}
	for _, sp := range d.content {
		i, _ := slices.BinarySearchFunc(a.ms, sp.Start, func(m fact.Mention, at int) int { return m.Span.Start - at })
		for ; i < len(a.ms) && a.ms[i].Span.Start < sp.End; i++ {
			if e := a.ms[i].Entity.Index(); e >= 0 && a.ms[i].Span.End <= sp.End {
				out = append(out, e)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// saidTo adds the relation from the speaker of each statement to its addressee, which takes the place of what the tree alone tells of it, unless
// the verb that says it has told of a deed between the two: "invited him to return".
func (a *analysis) saidTo(out []fact.Relation, st []fact.Statement) []fact.Relation {
	for i := range a.drafts {
		d, s := &a.drafts[i], &st[i]
		if d.speaker < 0 || d.addressee < 0 || d.speaker == d.addressee || d.verb == nil || !d.venue && len(d.verb.patterns) > 0 && d.verb.lemma != "ask" {
			continue // "urged" has a type of its own
		}
		if d.venue { // "in remarks to Falk she denied it": it is not he who is denied something
			out = slices.DeleteFunc(out, func(r fact.Relation) bool {
				return (r.Type != fact.Request || d.verb.cue&qObject != 0) && r.Rule == "path" && r.Source == int(d.speaker) && r.Target == int(d.addressee) && d.cue.Contains(r.Trigger) || a.onlySpeaking(&r, d)
			})
		}
		if slices.ContainsFunc(out, func(r fact.Relation) bool {
			same := r.Source == int(d.speaker) && r.Target == int(d.addressee)
			return same && r.Type != fact.Said && d.cue.Contains(r.Trigger) || same && r.Type == fact.Said && d.venue && r.Sentence == a.d.Sentences[d.sentence].Span
		}) {
			continue
		}
		out = slices.DeleteFunc(out, func(r fact.Relation) bool { return r.Type == fact.Said && d.cue.Contains(r.Trigger) })
		out = append(out, fact.Relation{Type: fact.Said, Source: int(d.speaker), Target: int(d.addressee), Lemma: d.verb.lemma, Trigger: d.cue,
			SourceSpan: s.SpeakerSpan, TargetSpan: a.addressSpan(d), Sentence: a.d.Sentences[d.sentence].Span,
			Polarity: fact.Positive, Modality: fact.Asserted, Tense: fact.Past, Rule: "statement-addressee", Score: 0.9})
	}
	return out
}

// onlySpeaking reports whether r is no more than that the speaker of d speaks to whom he says it: "speaking to the Courier, Roe said".
func (a *analysis) onlySpeaking(r *fact.Relation, d *draft) bool {
	between := r.Source == int(d.speaker) && r.Target == int(d.addressee) || r.Target == int(d.speaker) && r.Source == int(d.addressee)
	return between && r.Type == fact.Consult && r.Sentence == a.d.Sentences[d.sentence].Span && (r.Lemma == "speak" || r.Lemma == "talk")
}

// addressSpan finds the mention of the addressee that stands nearest after the cue, or before it in the sentence.
func (a *analysis) addressSpan(d *draft) text.Span {
	i, _ := slices.BinarySearchFunc(a.ms, d.cue.End, func(m fact.Mention, at int) int { return m.Span.Start - at })
	for ; i < len(a.ms) && a.ms[i].Span.Start < d.cue.End+400; i++ {
		if a.ms[i].Entity.Index() == int(d.addressee) {
			return a.ms[i].Span
		}
	}
	for i, _ = slices.BinarySearchFunc(a.ms, d.cue.Start, func(m fact.Mention, at int) int { return m.Span.Start - at }); i > 0; i-- {
		if m := &a.ms[i-1]; m.Span.Start < a.d.Sentences[d.sentence].Start {
			break
		} else if m.Entity.Index() == int(d.addressee) {
			return m.Span
		}
	}
	return d.cue
}

// accusations makes, of "A says B attacked A", that A accuses B.
func (a *analysis) accusations(rs []fact.Relation, in *words) []fact.Relation {
	var out []fact.Relation
	for i := range rs {
		r := &rs[i]
		if r.Type != fact.Assault || r.Symmetric || r.Polarity == fact.Negative || r.Modality != fact.Asserted {
			continue
		}
		k := in.innermost(r.Trigger)
		if k < 0 {
			continue
		}
		if s := &in.statements[k]; s.Speaker.Index() == r.Target && r.Source != r.Target && r.Sentence.Contains(s.Cue) && !s.Cue.IsZero() {
			out = append(out, fact.Relation{Type: fact.Accuse, Source: r.Target, Target: r.Source, Lemma: a.drafts[k].lemma(),
				Trigger: s.Cue, SourceSpan: s.SpeakerSpan, TargetSpan: r.SourceSpan, Sentence: r.Sentence, Polarity: fact.Positive,
				Modality: fact.Asserted, Tense: fact.Past, Rule: "statement-victim", Score: 0.75})
		}
	}
	return append(rs, out...)
}

// lemma is the verb that reports, or "say" for "according to".
func (d *draft) lemma() string {
	if d.verb == nil {
		return "say"
	}
	return d.verb.lemma
}
