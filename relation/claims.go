package relation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// subject is whom a sentence is about: who speaks when a bare quotation follows it.
type subject struct {
	entity int32 // or -1
	span   text.Span
}

// rememberSubject keeps the subject of the sentence's main clause, when it is a person.
func (a *analysis) rememberSubject() {
	if v := a.topSubject(); v.entity >= 0 && a.es[v.entity].Type == fact.Person {
		a.subjects[a.sentence] = subject{v.entity, v.span}
	}
}

// claimRest gives the quotations that no cue has claimed to the statement they go on from, or to whom the sentence before is about.
func (a *analysis) claimRest() {
	a.joinChains()
	for q := range a.quotes {
		qt := &a.quotes[q]
		if qt.statement >= 0 || !qt.speech {
			continue
		}
		if p := qt.follows; p >= 0 && a.quotes[p].statement >= 0 {
			a.append(a.quotes[p].statement, q)
			continue
		}
		if a.signed(q) {
			continue
		}
		if k := a.resumes(q); k >= 0 {
			a.append(k, q)
			continue
		}
		s := a.d.SentenceAt(qt.outer.Start)
		if s < 0 || hasWord(a.d.Text[a.d.Sentences[s].Start:max(a.d.Sentences[s].Start, qt.outer.Start)]) || !a.standsAlone(qt) {
			continue
		}
		told := s > 0 && qt.words >= 5 && a.sameParagraph(s-1, qt.paragraph) && a.subjects[s-1].entity >= 0
		switch k := a.goesOnFrom(q); {
		case k >= 0 && !(told && a.turnsTo(k, s-1)):
			a.append(k, q)
		case told:
			a.bare(q, s)
		}
	}
}

// resumes returns the statement whose quotation, ended by a comma, quotation q goes on in the same paragraph with a small letter,
// or -1: “A,” she said, turning to the mill, “and B.”
func (a *analysis) resumes(q int) int {
	if q == 0 || a.quotes[q-1].paragraph != a.quotes[q].paragraph || !strings.HasSuffix(a.quotes[q-1].inner.Of(a.d.Text), ",") {
		return -1
	}
	r, _ := utf8.DecodeRuneInString(a.quotes[q].inner.Of(a.d.Text))
	if !unicode.IsLower(r) || a.sentencesBetween(a.quotes[q-1].outer.End, a.quotes[q].outer.Start) > 0 {
		return -1
	}
	return a.quotes[q-1].statement
}

// standsAlone reports whether the quotation ends where a sentence does.
func (a *analysis) standsAlone(q *quotation) bool {
	s := a.d.SentenceAt(max(q.outer.End-1, q.outer.Start))
	return s < 0 || !hasWord(a.d.Text[q.outer.End:max(q.outer.End, a.d.Sentences[s].End)])
}

// joinChains gives every part of a quotation that runs over paragraphs to the statement that has one of them.
func (a *analysis) joinChains() {
	for q := range a.quotes {
		if p := a.quotes[q].follows; p >= 0 && a.quotes[q].statement < 0 && a.quotes[p].statement >= 0 {
			a.append(a.quotes[p].statement, q)
		}
	}
	for q := len(a.quotes) - 1; q >= 0; q-- {
		if p := a.quotes[q].follows; p >= 0 && a.quotes[p].statement < 0 && a.quotes[q].statement >= 0 {
			a.append(a.quotes[q].statement, p)
		}
	}
}

// append adds the quotation q to draft k.
func (a *analysis) append(k, q int) {
	d := &a.drafts[k]
	a.quoted(d, a.quotes[q].inner)
	a.quotes[q].statement = k
	sortSpans(d.content)
}

// goesOnFrom returns the statement that the bare quotation q goes on from, or -1: one in its paragraph whose quotation or
// speaker and cue stand just before it, or the one that the paragraph before ends with.
func (a *analysis) goesOnFrom(q int) int {
	qt := &a.quotes[q]
	for p := q - 1; p >= max(0, q-8) && a.quotes[p].paragraph >= qt.paragraph-1; p-- {
		k := a.quotes[p].statement
		if k < 0 {
			if a.quotes[p].speech {
				return -1
			}
			continue
		}
		if a.quotes[p].paragraph == qt.paragraph {
			return a.ifNear(k, q)
		}
		if a.d.Paragraphs[qt.paragraph].Start == qt.outer.Start && a.endsParagraph(k, a.quotes[p].paragraph) {
			return k
		}
		return -1
	}
	return -1
}

// ifNear returns draft k when between it and quotation q there is at most its own speaker and cue.
func (a *analysis) ifNear(k, q int) int {
	d := &a.drafts[k]
	end := max(d.cue.End, d.span.End)
	for _, c := range d.content {
		end = max(end, c.End)
	}
	start := a.quotes[q].outer.Start
	if end > start || a.sentencesBetween(end, start) > 1 {
		return -1
	}
	for n := max(0, k-8); n < min(len(a.drafts), k+8); n++ {
		if n != k && a.drafts[n].cue.Start >= end && a.drafts[n].cue.Start < start && a.drafts[n].speaker != d.speaker {
			return -1
		}
	}
	return k
}

// turnsTo reports whether sentence s, which says nothing of what draft k says, is about somebody else than its speaker: "'No,' said Roe. Doe was
// unmoved. 'Come back tomorrow.'"
func (a *analysis) turnsTo(k, s int) bool {
	d := &a.drafts[k]
	end := max(d.cue.End, d.span.End)
	for _, c := range d.content {
		end = max(end, c.End)
	}
	return end <= a.d.Sentences[s].Start && a.subjects[s].entity != d.speaker
}

// sentencesBetween counts the sentences that start in [from, to).
func (a *analysis) sentencesBetween(from, to int) int {
	n := 0
	for s := a.d.SentenceAt(from) + 1; s < len(a.d.Sentences) && a.d.Sentences[s].Start < to; s++ {
		n++
	}
	return n
}

// endsParagraph reports whether draft k is the last of its paragraph and the paragraph's last sentence is part of it.
func (a *analysis) endsParagraph(k, paragraph int) bool {
	d := &a.drafts[k]
	end := max(d.cue.End, d.span.End)
	for _, c := range d.content {
		if c.Start < a.d.Paragraphs[paragraph].End {
			end = max(end, c.End)
		}
	}
	return a.sentencesBetween(end, a.d.Paragraphs[paragraph].End) == 0
}

func (a *analysis) sameParagraph(s, paragraph int) bool {
	return a.d.Paragraphs[paragraph].Contains(a.d.Sentences[s].Span)
}

// bare makes a statement of a quotation that only the sentence before tells the speaker of.
func (a *analysis) bare(q, s int) {
	sub := a.subjects[s-1]
	d := draft{speaker: sub.entity, addressee: -1, span: sub.span, paragraph: a.quotes[q].paragraph, sentence: s}
	a.quoted(&d, a.quotes[q].inner)
	if len(d.content) > 0 {
		a.quotes[q].statement = len(a.drafts)
		a.drafts = append(a.drafts, d)
	}
}

// signed makes a statement of a quotation that a dash and a name follow: “...” — Jane Roe.
func (a *analysis) signed(q int) bool {
	qt := &a.quotes[q]
	p := a.d.Paragraphs[qt.paragraph]
	rest := text.Trim(a.d.Text, text.Span{Start: min(qt.outer.End, p.End), End: p.End})
	if rest.Len() == 0 && qt.paragraph+1 < len(a.d.Paragraphs) {
		rest = a.d.Paragraphs[qt.paragraph+1]
	}
	t := rest.Of(a.d.Text)
	name := strings.TrimLeft(t, "―—–- \u00a0")
	lead := t[:len(t)-len(name)]
	rest.End -= len(name) - len(strings.TrimRight(name, ". "))
	name = strings.TrimRight(name, ". ")
	if lead == "" && !a.nameBelow(qt, rest) || len(name) > 80 || strings.ContainsAny(name, "!?:;“”\"") || !labelLike(firstPart(name)) {
		return false
	}
	span := text.Span{Start: rest.End - len(name), End: rest.End}
	d := draft{speaker: a.labelled(span), addressee: -1, span: span, paragraph: qt.paragraph, sentence: max(0, a.d.SentenceAt(qt.outer.Start))}
	d.cue = text.Span{Start: rest.Start, End: rest.Start + len(strings.TrimRight(lead, " \u00a0"))}
	a.quoted(&d, qt.inner)
	if len(d.content) == 0 {
		return false
	}
	qt.statement = len(a.drafts)
	a.drafts = append(a.drafts, d)
	return true
}

// nameBelow reports whether, under a quotation that is all of its line, a line begins with a person's name and holds little more.
func (a *analysis) nameBelow(q *quotation, rest text.Span) bool {
	own := a.d.Text[:q.outer.Start]
	if !strings.HasPrefix(a.d.Text[q.outer.End:], "\n") || own != "" && !strings.HasSuffix(own, "\n") || strings.ContainsAny(rest.Of(a.d.Text), "\n.") {
		return false
	}
	i, _ := slices.BinarySearchFunc(a.ms, rest.Start, func(m fact.Mention, at int) int { return m.Span.Start - at })
	return i < len(a.ms) && a.ms[i].Span.Start == rest.Start && a.ms[i].Type == fact.Person && a.ms[i].Kind == fact.Name
}

// firstPart returns what stands before the first comma.
func firstPart(s string) string {
	s, _, _ = strings.Cut(s, ",")
	return s
}
